"""The change sets as rows of a list, newest first under day headings; read a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from axonix_desktop.core.changes import counts_in_words, day_words, local_moment
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import ChangeSet
from axonix_desktop.store.queries.history import Sought, change_sets, touched_by
from axonix_desktop.store.undo import steps

PAGE = 100
ROW = Qt.ItemDataRole.UserRole + 1
_NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Standing(Enum):
    """Where a change set stands: in force, the one that undo takes back next, taken back, or itself an undo or redo."""

    DONE = "done"
    NEXT = "next"
    UNDONE = "undone"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Heading:
    """A day over its change sets."""

    text: str


@dataclass(frozen=True, slots=True)
class SetRow:
    """One change set with its moment on this computer, the records it touched by kind, and where it stands."""

    set: ChangeSet
    at: datetime
    touched: Mapping[str, int]
    standing: Standing

    @property
    def line(self) -> str:
        """The second line: when, who, and how many records."""
        return tr(
            "{time} · {person} · {records}",
            time=f"{self.at:%H:%M}",
            person=self.set.actor,
            records=counts_in_words(self.touched),
        )

    @property
    def standing_words(self) -> str:
        """Where it stands, in words; empty for what is simply in force."""
        if self.standing is Standing.UNDONE:
            return tr("Taken back")
        return tr("Undo takes this back next") if self.standing is Standing.NEXT else ""


class JournalModel(QAbstractListModel):
    """Headings and change sets; more are read when the end comes into sight."""

    def __init__(self, file: ProgrammeFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._sought = Sought()
        self._today = date.min
        self._rows: list[Heading | SetRow] = []
        self._is_complete = True
        self._done: frozenset[int] = frozenset()
        self._next: int | None = None
        self._touched: dict[ChangeSet, dict[str, int]] = {}  # a change set stays as it is, and a large one takes long

    def load(self, sought: Sought, today: date) -> None:
        """Read the first page of what is sought."""
        self.beginResetModel()
        self._sought, self._today = sought, today
        done, _ = steps(self._file)
        self._done, self._next = frozenset(done), done[-1] if done else None
        self._rows = []
        self._is_complete = False
        self._rows = self._page(None)
        self.endResetModel()

    @property
    def last_done(self) -> int | None:
        """The step that undo would take back next."""
        return self._next

    def row(self, index: Index) -> Heading | SetRow | None:
        """What stands at ``index``."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def place_of(self, number: int) -> QModelIndex:
        """Where a change set stands among the rows read; an invalid index when it is not there."""
        for place, row in enumerate(self._rows):
            if isinstance(row, SetRow) and row.set.id == number:
                return self.index(place)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """The newest change set."""
        place = next((place for place, row in enumerate(self._rows) if isinstance(row, SetRow)), None)
        return QModelIndex() if place is None else self.index(place)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index = _NO_INDEX) -> bool:
        return not parent.isValid() and not self._is_complete

    def fetchMore(self, parent: Index = _NO_INDEX) -> None:
        if parent.isValid() or self._is_complete:
            return
        last = next((row for row in reversed(self._rows) if isinstance(row, SetRow)), None)
        more = self._page(last)
        if more:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(more) - 1)
            self._rows.extend(more)
            self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row(index), Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Heading) else row.set.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(row, Heading):
                return row.text
            return ". ".join(part for part in (row.set.label, row.line, row.standing_words) if part)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, SetRow):
            return "\n".join(part for part in (row.set.label, row.line, row.standing_words) if part)
        return None

    def _page(self, last: SetRow | None) -> list[Heading | SetRow]:
        """The rows after ``last``."""
        sets = change_sets(self._file, self._sought, before=last.set.id if last else None, limit=PAGE)
        self._is_complete = len(sets) < PAGE
        unknown = [one for one in sets if one not in self._touched]
        counted = touched_by(self._file, unknown) if unknown else {}
        self._touched.update({one: counted.get(one.id, {}) for one in unknown})
        day = last.at.date() if last else None
        found: list[Heading | SetRow] = []
        for one in sets:
            at = local_moment(one.at)
            if at.date() != day:
                day = at.date()
                found.append(Heading(day_words(day, self._today)))
            found.append(SetRow(one, at, self._touched[one], self._standing(one)))
        return found

    def _standing(self, one: ChangeSet) -> Standing:
        if one.role != "edit":
            return Standing.MOVE
        if one.id == self._next:
            return Standing.NEXT
        return Standing.DONE if one.id in self._done or one.id == 1 else Standing.UNDONE
