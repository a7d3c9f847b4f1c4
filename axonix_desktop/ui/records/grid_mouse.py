"""The pointer in a grid: click, Shift+click, Ctrl+click, dragging a range, dragging the fill handle."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from axonix_desktop.ui.records.cell_view import CellView
from axonix_desktop.ui.records.grid_paint import handle_box
from axonix_desktop.ui.records.selection import Spot

_SCROLL_MS = 40


class GridMouse(QObject):
    """Answers press, move and release; each returns False for what Qt is to treat itself."""

    def __init__(self, grid: CellView) -> None:
        super().__init__(grid)
        self._grid = grid
        self._drag = ""
        self._at = QPoint()
        self._goal: Spot | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_SCROLL_MS)
        self._clock.timeout.connect(self._scroll_on)

    def stretch(self) -> QRect | None:
        """The cells that a drag of the fill handle covers, in pixels of the viewport."""
        boxes = self._grid.selection.boxes()
        if self._drag != "fill" or self._goal is None or len(boxes) != 1:
            return None
        top, bottom, first, last = boxes[0]
        goal = self._goal
        if bottom < goal.row:
            return self._grid.box_of(Spot(top, first), Spot(goal.row, last))
        return self._grid.box_of(Spot(top, first), Spot(bottom, goal.column)) if last < goal.column else None

    def press(self, event: QMouseEvent) -> bool:
        """Begin a selection, or a drag of the fill handle."""
        grid, at = self._grid, event.position().toPoint()
        spot = grid.spot_at(at)
        if event.button() is Qt.MouseButton.RightButton and spot is not None:
            if not grid.selection.holds(spot):
                grid.selection.go(spot)
            return True
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        handle = handle_box(grid)
        if handle is not None and handle.adjusted(-3, -3, 3, 3).contains(at) and grid.hasFocus():
            self._drag, self._goal = "fill", None
            self._clock.start()
            return True
        if spot is None:
            return False
        grid.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            grid.selection.extend(spot)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            grid.selection.begin_another(spot)
        else:
            grid.selection.go(spot)
        self._drag, self._at = "range", at
        self._clock.start()
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Extend what was begun; over the fill handle, show that it can be dragged."""
        self._at = event.position().toPoint()
        if not self._drag:
            handle = handle_box(self._grid)
            is_over = handle is not None and handle.adjusted(-3, -3, 3, 3).contains(self._at)
            self._grid.viewport().setCursor(Qt.CursorShape.CrossCursor if is_over else Qt.CursorShape.ArrowCursor)
            return True
        self._reach()
        return True

    def release(self, event: QMouseEvent) -> bool:
        """End the drag."""
        drag, goal = self._drag, self._goal
        self._drag, self._goal = "", None
        self._clock.stop()
        self._grid.viewport().update()
        if drag == "fill" and goal is not None:
            self._grid.fill_wanted.emit(goal)
        return bool(drag) and event.button() is Qt.MouseButton.LeftButton

    def _scroll_on(self) -> None:
        """While the pointer is held outside, the rows move on."""
        area, grid = self._grid.viewport().rect(), self._grid
        if area.contains(self._at):
            return
        bars = ((grid.verticalScrollBar(), self._at.y(), area.bottom()),
                (grid.horizontalScrollBar(), self._at.x(), area.right()))  # fmt: skip
        for bar, at, end in bars:
            if at < 0 or at > end:
                bar.setValue(bar.value() + (bar.singleStep() if at > end else -bar.singleStep()))
        self._reach()

    def _reach(self) -> None:
        """Take the cell nearest to the pointer for the range's other corner."""
        area = self._grid.viewport().rect()
        inside = QPoint(min(max(self._at.x(), 0), area.right()), min(max(self._at.y(), 0), area.bottom()))
        spot = self._grid.spot_at(inside)
        if spot is None:
            return
        if self._drag == "fill":
            self._goal = spot
            self._grid.viewport().update()
        elif spot != self._grid.selection.reach:
            self._grid.selection.extend(spot)
