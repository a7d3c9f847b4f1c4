"""Which cells of a grid are selected, as rows and columns a person sees, and how the keyboard moves among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject
from PySide6.QtWidgets import QHeaderView

from axonix_desktop.ui.records.table import RecordTableModel

_FLAG = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell as it is seen: ``row`` from the top, ``column`` from the leading edge, hidden columns not counted."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Area:
    """The selected cells: each selected row with its columns (as :class:`Spot` counts them, rising)."""

    rows: tuple[int, ...]
    columns: tuple[tuple[int, ...], ...]

    @property
    def is_block(self) -> bool:
        """Whether every row has the same columns, so that the cells can be laid down as one table."""
        return bool(self.rows) and all(one == self.columns[0] for one in self.columns)

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return sum(map(len, self.columns))

    def spots(self) -> list[Spot]:
        """Every cell, row by row."""
        return [Spot(row, column) for row, line in zip(self.rows, self.columns, strict=True) for column in line]


class GridSelection(QObject):
    """The selection of one grid. ``current`` stays where a range began; ``reach`` is its other corner, as in Excel."""

    def __init__(
        self,
        model: RecordTableModel,
        selection: QItemSelectionModel,
        header: QHeaderView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._selection, self._header = model, selection, header
        self._reach: Spot | None = None
        self._others = QItemSelection()

    def sections(self) -> list[int]:
        """The logical sections of the columns shown, from the leading edge on."""
        header = self._header
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [section for section in order if not header.isSectionHidden(section)]

    @property
    def current(self) -> Spot | None:
        """The cell the keyboard is on."""
        index = self._selection.currentIndex()
        sections = self.sections()
        if not index.isValid() or not sections:
            return None
        column = sections.index(index.column()) if index.column() in sections else 0
        return Spot(index.row(), column)

    @property
    def reach(self) -> Spot | None:
        """The corner of the range that moves with Shift; the current cell when there is no range."""
        return self._reach or self.current

    def go(self, spot: Spot) -> None:
        """Put the keyboard on ``spot`` and select it alone."""
        self._others, self._reach = QItemSelection(), None
        self._put(spot, _FLAG.ClearAndSelect)

    def begin_another(self, spot: Spot) -> None:
        """Put the keyboard on ``spot`` and keep what is selected (Ctrl+click)."""
        self._others, self._reach = QItemSelection(self._selection.selection()), None
        self._put(spot, _FLAG.Select)

    def move_current(self, spot: Spot) -> None:
        """Put the keyboard on ``spot`` without touching the selection."""
        self._put(spot, _FLAG.NoUpdate)

    def extend(self, spot: Spot) -> None:
        """Select from the current cell to ``spot``; ranges added before stay."""
        current = self.current
        if current is None:
            self.go(spot)
            return
        self._reach = spot
        self._select(current, spot)

    def select_rows(self) -> None:
        """Widen the range to whole rows."""
        current, reach = self.current, self.reach
        if current is not None and reach is not None:
            self._reach = Spot(reach.row, len(self.sections()) - 1)
            self._select(Spot(current.row, 0), self._reach)

    def select_columns(self) -> None:
        """Widen the range to whole columns."""
        current, reach = self.current, self.reach
        if current is not None and reach is not None:
            self._reach = Spot(self._model.rowCount() - 1, reach.column)
            self._select(Spot(0, current.column), self._reach)

    def select_all(self) -> None:
        """Select every cell shown."""
        rows, columns = self._model.rowCount(), len(self.sections())
        if rows and columns:
            self._others = QItemSelection()
            self._reach = Spot(rows - 1, columns - 1)
            self._select(Spot(0, 0), self._reach)
            if self.current is None:
                self.move_current(Spot(0, 0))

    def forget(self) -> None:
        """The rows are others: there is no range."""
        self._others, self._reach = QItemSelection(), None

    def boxes(self) -> list[tuple[int, int, int, int]]:
        """The selected ranges as (top, bottom, first, last) of rows and columns as seen."""
        places = {section: place for place, section in enumerate(self.sections())}
        found: list[tuple[int, int, int, int]] = []
        selection = self._selection.selection()
        for at in range(selection.count()):
            one = selection[at]  # pyright: ignore[reportIndexIssue]
            columns = sorted(places[s] for s in range(one.left(), one.right() + 1) if s in places)
            for first, last in _runs(columns):
                found.append((one.top(), one.bottom(), first, last))
        return _joined(found)

    def area(self) -> Area:
        """The selected cells; the current one alone when nothing is selected. Headings of groups are left out."""
        boxes = self.boxes()
        current = self.current
        if not boxes and current is not None:
            boxes = [(current.row, current.row, current.column, current.column)]
        if len(boxes) == 1:
            top, bottom, first, last = boxes[0]
            line = tuple(range(first, last + 1))
            rows = tuple(row for row in range(top, bottom + 1) if self._model.is_record(row))
            return Area(rows, (line,) * len(rows))
        lines: dict[int, set[int]] = {}
        for top, bottom, first, last in boxes:
            for row in range(top, bottom + 1):
                if self._model.is_record(row):
                    lines.setdefault(row, set()).update(range(first, last + 1))
        rows = tuple(sorted(lines))
        return Area(rows, tuple(tuple(sorted(lines[row])) for row in rows))

    def holds(self, spot: Spot) -> bool:
        """Whether a cell is selected."""
        return any(
            top <= spot.row <= bottom and first <= spot.column <= last for top, bottom, first, last in self.boxes()
        )

    def row_count(self) -> int:
        """How many rows have a selected cell."""
        boxes = self.boxes()
        if len(boxes) == 1 and self._model.has_only_records:
            return boxes[0][1] - boxes[0][0] + 1
        return len({row for top, bottom, _a, _b in boxes for row in range(top, bottom + 1)
                    if self._model.is_record(row)})  # fmt: skip

    def _put(self, spot: Spot, flag: QItemSelectionModel.SelectionFlag) -> None:
        sections = self.sections()
        if sections:
            section = sections[min(max(spot.column, 0), len(sections) - 1)]
            self._selection.setCurrentIndex(self._model.index(spot.row, section), flag)

    def _select(self, one: Spot, other: Spot) -> None:
        """Select the block between two corners besides the ranges added before."""
        sections = self.sections()
        first, last = sorted((one.column, other.column))
        top, bottom = sorted((one.row, other.row))
        chosen = QItemSelection(self._others)
        for left, right in _runs(sorted(sections[first : last + 1])):
            chosen.select(self._model.index(top, left), self._model.index(bottom, right))
        self._selection.select(chosen, _FLAG.ClearAndSelect)


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Rising numbers as runs without a gap."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _joined(boxes: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Boxes of the same rows that lie side by side, as one (Qt cuts a range where sections were moved)."""
    found: list[tuple[int, int, int, int]] = []
    for top, bottom, first, last in sorted(boxes):
        if found and found[-1][:2] == (top, bottom) and found[-1][3] + 1 >= first:
            found[-1] = (top, bottom, found[-1][2], max(last, found[-1][3]))
        else:
            found.append((top, bottom, first, last))
    return found
