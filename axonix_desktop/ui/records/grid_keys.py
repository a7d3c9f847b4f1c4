"""The keys that move about in a grid and select there, as in Excel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from axonix_desktop.ui.records.selection import GridSelection, Spot
from axonix_desktop.ui.records.table import RecordTableModel

_KEY = Qt.Key
_ARROWS = {_KEY.Key_Up: (-1, 0), _KEY.Key_Down: (1, 0), _KEY.Key_Left: (0, -1), _KEY.Key_Right: (0, 1)}
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_NO = Qt.KeyboardModifier.NoModifier


def is_tab(event: QKeyEvent) -> bool:
    """Whether a key is Tab or Shift+Tab, which walk from cell to cell."""
    return event.key() in (_KEY.Key_Tab, _KEY.Key_Backtab) and not event.modifiers() & _CTRL


class GridKeys:
    """Answers the keys of one grid. ``page_rows`` says how many rows fit, ``may_edit`` whether a cell takes typing."""

    def __init__(
        self,
        model: RecordTableModel,
        selection: GridSelection,
        page_rows: Callable[[], int],
        is_rtl: Callable[[], bool],
        may_edit: Callable[[Spot], bool],
    ) -> None:
        self._model, self._selection = model, selection
        self._page_rows, self._is_rtl, self._may_edit = page_rows, is_rtl, may_edit

    def press(self, event: QKeyEvent) -> Spot | None:
        """Do what the key says; returns the cell to bring into view, None when the key is not for moving about."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        has_shift, has_ctrl = bool(modifiers & _SHIFT), bool(modifiers & _CTRL)
        if modifiers & ~(_SHIFT | _CTRL):
            return None
        chosen = self._choose(key, has_shift, has_ctrl)
        if chosen is not None:
            return chosen
        start = self._selection.reach if has_shift else self._selection.current
        if start is None:
            if key in _ARROWS and self._model.rowCount():
                self._selection.go(self._near(Spot(0, 0), 1))
                return self._selection.current
            return None
        goal = self._goal(key, has_ctrl, start)
        if goal is None:
            return None
        if has_shift:
            self._selection.extend(goal)
        else:
            self._selection.go(goal)
        return goal

    def step(self, start: Spot, direction: str) -> Spot | None:
        """The next cell from ``start``; None says that the grid ends here.

        Down and up stay in the column and at the edge; right and left go over to the next row's first cell that
        takes typing.
        """
        if direction in ("down", "up"):
            return self._near(Spot(start.row, start.column), 0, 1 if direction == "down" else -1)
        by, columns = (1, self._columns()) if direction == "right" else (-1, self._columns())
        if 0 <= start.column + by < columns:
            return Spot(start.row, start.column + by)
        row = start.row + by
        while 0 <= row < self._model.rowCount() and not self._model.is_record(row):
            row += by
        if not 0 <= row < self._model.rowCount():
            return None
        order = range(columns) if by > 0 else range(columns - 1, -1, -1)
        return next((Spot(row, one) for one in order if self._may_edit(Spot(row, one))), Spot(row, order[0]))

    def _choose(self, key: Qt.Key, has_shift: bool, has_ctrl: bool) -> Spot | None:
        """Shift+Space, Ctrl+Space, Ctrl+A."""
        current = self._selection.current
        if current is None:
            return None
        if key == _KEY.Key_Space and has_shift and not has_ctrl:
            self._selection.select_rows()
        elif key == _KEY.Key_Space and has_ctrl and not has_shift:
            self._selection.select_columns()
        elif (key == _KEY.Key_A and has_ctrl and not has_shift) or (key == _KEY.Key_Space and has_ctrl and has_shift):
            self._selection.select_all()
        else:
            return None
        return current

    def _goal(self, key: Qt.Key, has_ctrl: bool, start: Spot) -> Spot | None:
        """Where the key leads from ``start``."""
        last_row, last_column = self._model.rowCount() - 1, self._columns() - 1
        if key in _ARROWS:
            down, right = _ARROWS[key]
            right = -right if self._is_rtl() else right
            if has_ctrl:
                return self._edge(start, down, right)
            if down:
                return self._near(start, 0, down)
            return Spot(start.row, min(max(start.column + right, 0), last_column))
        if key in (_KEY.Key_PageDown, _KEY.Key_PageUp) and not has_ctrl:
            by = self._page_rows() if key == _KEY.Key_PageDown else -self._page_rows()
            return self._near(Spot(min(max(start.row + by, 0), last_row), start.column), 1 if by > 0 else -1)
        if key == _KEY.Key_Home:
            return self._near(Spot(0, 0), 1) if has_ctrl else Spot(start.row, 0)
        if key == _KEY.Key_End:
            return self._near(Spot(last_row, last_column), -1) if has_ctrl else Spot(start.row, last_column)
        return None

    def _edge(self, start: Spot, down: int, right: int) -> Spot:
        """The edge of the data: the last filled cell of a run, or the next filled one, or the end."""

        def ahead(spot: Spot) -> Spot:
            return (
                self._near(spot, 0, down)
                if down
                else Spot(spot.row, min(max(spot.column + right, 0), self._columns() - 1))
            )

        following = ahead(start)
        if following == start:
            return start
        if self._is_filled(start) and self._is_filled(following):
            spot = following
            while (further := ahead(spot)) != spot and self._is_filled(further):
                spot = further
            return spot
        spot = following
        while not self._is_filled(spot) and (further := ahead(spot)) != spot:
            spot = further
        return spot

    def _is_filled(self, spot: Spot) -> bool:
        column = self._model.column(self._selection.sections()[spot.column])
        return column is not None and column.values[self._model.records.order[spot.row]] not in (None, "")

    def _near(self, start: Spot, settle: int, by: int = 0) -> Spot:
        """``by`` records from ``start`` on (stopping at the edge), or the nearest record to it in ``settle``'s way."""
        row, count = start.row, self._model.rowCount()
        step = by or settle
        candidate = row + by
        while 0 <= candidate < count and not self._model.is_record(candidate):
            candidate += step
        if 0 <= candidate < count:
            return Spot(candidate, start.column)
        candidate = row if by else row - step
        while not by and 0 <= candidate < count and not self._model.is_record(candidate):
            candidate -= step
        return Spot(min(max(candidate, 0), max(count - 1, 0)), start.column)

    def _columns(self) -> int:
        return len(self._selection.sections())
