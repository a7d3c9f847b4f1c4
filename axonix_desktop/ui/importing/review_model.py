"""The rows of the review: what becomes of each, cell by cell old and new, and the cell of the file behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.cells import CellValue, column_letter, place_in_file
from axonix_desktop.core.importing.draft import TableDraft, field_label
from axonix_desktop.core.importing.linking import fold
from axonix_desktop.core.importing.meanings import declared_field
from axonix_desktop.core.importing.plan import Problem
from axonix_desktop.core.importing.proposal import ColumnMatch
from axonix_desktop.core.kinds import Stored
from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.importing.planned import Planned, RowTold
from axonix_desktop.ui.importing.wording import shown_cell, shown_value
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
OUTCOMES = {
    "new": (mark("New"), "green"),
    "changed": (mark("Changed"), "blue"),
    "unchanged": (mark("Unchanged"), "grey"),
    "refused": (mark("Not taken"), "red"),
    "skipped": (mark("Left out"), "grey"),
    "excluded": (mark("Excluded"), "grey"),
}
ROW, OUTCOME, FIRST = 0, 1, 2


@dataclass(frozen=True, slots=True)
class CellTold:
    """What a cell shows: the new text, the old one where it changes, and whether there is something wrong with it."""

    text: str
    old: str | None = None
    is_bad: bool = False
    is_mended: bool = False


class ReviewModel(QAbstractTableModel):
    """One table of the file; ``edited(sheet row, column, text)`` hands on what was typed over a cell."""

    edited = Signal(int, int, str)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.ready: Planned | None = None
        self.place = -1
        self.rows: list[RowTold] = []
        self.columns: tuple[ColumnMatch, ...] = ()
        self._fields: list[Field | None] = []
        self._cells: Mapping[int, list[CellValue]] = {}
        self._titles: dict[str, dict[int, str]] = {}
        self._kept: dict[tuple[int, int], CellTold] = {}

    @property
    def table(self) -> TableDraft | None:
        """The table shown."""
        return self.ready.draft.tables[self.place] if self.ready is not None and self.place >= 0 else None

    def show(self, ready: Planned, place: int, rows: Sequence[RowTold]) -> None:
        """Show these rows of a table."""
        is_same = place == self.place and [one.plan.row for one in rows] == [one.plan.row for one in self.rows]
        table = ready.draft.tables[place]
        columns = tuple(one for one in table.match.columns if one.becomes != "nothing")
        is_same = is_same and columns == self.columns
        if not is_same:
            self.beginResetModel()
        self.ready, self.place, self.rows, self.columns = ready, place, list(rows), columns
        kind = str(table.kind)
        self._fields = [declared_field(kind, one) for one in columns]
        sheet = ready.draft.sheet(table)
        self._cells = dict(zip(sheet.row_numbers, sheet.rows, strict=True))
        self._titles = {name: dict(titles) for name, titles in ready.known.titles.items()}
        for name, made in ready.plan.kinds.items():
            for batch in made.batches:
                column = next((at for at, one in enumerate(batch.columns) if one in ("name", "title")), None)
                if column is not None:
                    titles = self._titles.setdefault(name, {})
                    titles.update({int(row[0] or 0): str(row[column] or "") for row in batch.rows})
        self._kept.clear()
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))

    def raw(self, row: int, column: int) -> CellValue:
        """The cell of the file (with what was mended) behind a shown cell."""
        if self.ready is None or column < FIRST:
            return None
        told, one = self.rows[row], self.columns[column - FIRST]
        spot = (told.plan.sheet_index, told.plan.row, one.column)
        if spot in self.ready.draft.decisions.corrections:
            return self.ready.draft.decisions.corrections[spot]
        cells = self._cells.get(told.plan.row, [])
        return cells[one.column] if one.column < len(cells) else None

    def told(self, row: int, column: int) -> CellTold:
        """What a cell shows."""
        key = (row, column)
        if key not in self._kept:
            self._kept[key] = self._tell(row, column)
        return self._kept[key]

    def is_at(self, problem: Problem, row: int, column: int) -> bool:
        """Whether a problem is that of a cell of the sheet."""
        table = self.table
        if table is None or self.ready is None:
            return False
        return place_in_file(self.ready.draft.sheet(table), row, column) == (problem.row, problem.column)

    def bad_column(self, row: int) -> int | None:
        """The first column of the file in which something is wrong with a shown row."""
        told = self.rows[row]
        return next(
            (one.column for problem in told.problems for one in self.columns
             if self.is_at(problem, told.plan.row, one.column)),
            None,
        )  # fmt: skip

    def _tell(self, row: int, column: int) -> CellTold:
        told, at = self.rows[row], column - FIRST
        one, declared = self.columns[at], self._fields[at]
        raw = shown_cell(self.raw(row, column))
        is_bad = any(self.is_at(problem, told.plan.row, one.column) for problem in told.problems)
        spot = (told.plan.sheet_index, told.plan.row, one.column)
        is_mended = self.ready is not None and spot in self.ready.draft.decisions.corrections
        if is_bad or declared is None or told.plan.record_id is None or told.plan.outcome in ("refused", "skipped"):
            change = self._custom_change(told, one)
            return CellTold(raw, change, is_bad=is_bad, is_mended=is_mended)
        if declared.name in told.changes:
            old, new = told.changes[declared.name]
            return CellTold(self.shown(declared, new), self.shown(declared, old) or tr("empty"), is_mended=is_mended)
        values = self.ready.values.get(told.plan.record_id, {}) if self.ready is not None else {}
        stored = values.get(declared.name)
        return CellTold(self.shown(declared, stored) if stored is not None else raw, is_mended=is_mended)

    def _custom_change(self, told: RowTold, one: ColumnMatch) -> str | None:
        """The old value of a custom field that changes."""
        if one.becomes != "custom" or self.ready is None:
            return None
        number = self.ready.customs.get((told.plan.kind, fold(one.header)))
        found = told.changes.get(f"custom:{number}")
        return None if found is None else (str(found[0]) if found[0] is not None else tr("empty"))

    def shown(self, declared: Field | None, stored: Stored) -> str:
        """A stored value as people read it."""
        return " ".join(shown_value(declared, stored, self._titles).split())

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() or not self.columns else FIRST + len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = index.row(), index.column()
        if column == ROW:
            return self._number(row, role)
        if column == OUTCOME:
            words = tr(OUTCOMES[self.rows[row].plan.outcome][0])
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            return words if role == Qt.ItemDataRole.DisplayRole else None
        cell = self.told(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{cell.old} → {cell.text or tr('empty')}" if cell.old is not None else cell.text
        if role == Qt.ItemDataRole.EditRole:
            return shown_cell(self.raw(row, column))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.data(index) or tr("empty")
            return f"{self.headerData(column, Qt.Orientation.Horizontal)}: {words}. {self._tip(row, column)}"
        return None

    def _number(self, row: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.rows[row].plan.row + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def _spoken(self, row: int) -> str:
        told = self.rows[row]
        words = [tr("Row {row}", row=told.plan.row + 1), tr(OUTCOMES[told.plan.outcome][0])]
        return ", ".join([*words, *(one.message for one in told.problems)])

    def _tip(self, row: int, column: int) -> str:
        told, at = self.rows[row], self.columns[column - FIRST].column
        found = [one.message for one in told.problems if self.is_at(one, told.plan.row, at)]
        if self.told(row, column).is_mended:
            found.append(tr("Corrected here."))
        return "\n".join(found)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() >= FIRST else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() < FIRST:
            return False
        if str(value) != self.data(index, Qt.ItemDataRole.EditRole):
            self.edited.emit(self.rows[index.row()].plan.row, self.columns[index.column() - FIRST].column, str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole and section < len(self.rows):
                return str(self.rows[section].plan.row + 1)
            return self._look.font("small_figures") if role == Qt.ItemDataRole.FontRole else None
        if role == Qt.ItemDataRole.FontRole:
            return self._look.font("small_strong")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if section < FIRST:
            return (tr("Row"), tr("Result"))[section] if role == Qt.ItemDataRole.DisplayRole else None
        one = self.columns[section - FIRST] if section - FIRST < len(self.columns) else None
        if one is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("Column {letter}: {header}", letter=column_letter(one.column), header=one.header)
        if role == Qt.ItemDataRole.DisplayRole:
            table = self.table
            is_field = one.becomes == "field" and one.field and table is not None
            return tr(field_label(str(table.kind), str(one.field))) if is_field and table is not None else one.header
        return None
