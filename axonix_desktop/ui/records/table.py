"""The one table model: any kind of record, fed by its fields and columns of stored values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import LongText
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.columns import Column, RecordColumns
from axonix_desktop.ui.records.grouping import spoken_heading
from axonix_desktop.ui.records.shown import ShownRecords

Index = QModelIndex | QPersistentModelIndex
IdRole = Qt.ItemDataRole.UserRole + 1
_NONE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LONGEST_TIP = 600


class RecordTableModel(QAbstractTableModel):
    """``fields`` are the columns in their original order; those without loaded values read as empty."""

    def __init__(
        self, fields: Sequence[Field], shown: ShownRecords, title_field: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.fields = list(fields)
        self.shown = shown
        self.title_field = title_field
        self._kept: list[int] = []
        shown.about_to_change.connect(self._before)
        shown.changed.connect(self._after)

    @property
    def records(self) -> RecordColumns:
        """The rows shown."""
        return self.shown.records

    def _before(self, what: str) -> None:
        """The rows are about to change."""
        if what == "order":
            self.layoutAboutToBeChanged.emit()
            self._kept = [self.records.order[index.row()] for index in self.persistentIndexList()]
        elif what == "rows":
            self.beginResetModel()

    def _after(self, what: str) -> None:
        """The rows have changed; after another order selections stay with their records."""
        if what == "order":
            before = self.persistentIndexList()
            place_of = {row: place for place, row in enumerate(self.records.order)} if before else {}
            after = [self.index(place_of[row], index.column()) for row, index in zip(self._kept, before, strict=True)]
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()
        elif what == "rows":
            self.endResetModel()
        elif self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Have other columns."""
        self.beginResetModel()
        self.fields = list(fields)
        self.endResetModel()

    def column(self, section: int) -> Column | None:
        """The loaded column shown at logical ``section``, or None."""
        return self.records.columns.get(self.fields[section].name) if 0 <= section < len(self.fields) else None

    def section_of(self, name: str) -> int:
        """The logical section of the field ``name``, -1 when there is none."""
        return next((place for place, one in enumerate(self.fields) if one.name == name), -1)

    def id_at(self, place: int) -> int | None:
        """The id of the record shown at ``place``."""
        return self.records.ids[self.records.order[place]] if self.is_record(place) else None

    def is_record(self, place: int) -> bool:
        """Whether a record stands at ``place`` (not the heading of a group, which has a negative row number)."""
        order = self.records.order
        return 0 <= place < len(order) and order[place] >= 0

    @property
    def has_only_records(self) -> bool:
        """Whether no headings of groups stand among the rows."""
        return len(self.records.order) <= len(self.records.ids) and min(self.records.order[:1], default=0) >= 0

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.records.order)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.records.order):
            return None
        section, row = index.column(), self.records.order[index.row()]
        if row < 0:
            is_spoken = role == Qt.ItemDataRole.AccessibleTextRole
            return spoken_heading(self.records.groups[-row - 1]) if is_spoken else None
        if role == IdRole:
            return str(self.records.ids[row])
        column = self.column(section)
        if column is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(section, row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column.field.kind.is_numeric else _LEFT
            case Qt.ItemDataRole.ToolTipRole:
                return column.text(row)[:_LONGEST_TIP] or None if isinstance(column.field.kind, LongText) else None
            case _:
                return None

    def _spoken(self, section: int, row: int) -> str:
        """What a screen reader says of a cell: label and value; the first column adds the record's title."""
        field = self.fields[section]
        column = self.records.columns[field.name]
        words = tr("{field}: {value}", field=tr(field.label), value=column.text(row) or tr("empty"))
        title = self.records.columns.get(self.title_field)
        if section == 0 and title is not None and field.name != self.title_field:
            return f"{words}, {title.text(row)}"
        return words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.fields):
            return None
        field = self.fields[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tr(field.label)
            case Qt.ItemDataRole.ToolTipRole:
                return tr(field.help)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{tr(field.label)}{self._spoken_sort(field.name)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if field.kind.is_numeric else _LEFT
            case _:
                return None

    def _spoken_sort(self, name: str) -> str:
        """How the column ``name`` is sorted, in words."""
        for place, key in enumerate(self.records.sort_keys, start=1):
            if key.field == name:
                if key.is_descending:
                    return tr(", sorted descending, key {place}", place=place)
                return tr(", sorted ascending, key {place}", place=place)
        return ""
