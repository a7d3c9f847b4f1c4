"""The cards of one stage as a list model: rows of the columns, headings of swimlanes, and the gaps between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.board.dealing import Lane, lane_at
from axonix_desktop.ui.board.options import BoardOptions
from axonix_desktop.ui.records.columns import RecordColumns

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-axonix-use-cases"
_NONE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Stay:
    """How long a use case has been at its stage: ``is_least`` where it may be longer, ``is_late`` past the plan."""

    days: int
    is_least: bool
    is_late: bool

    @property
    def words(self) -> str:
        """As it stands on a card: ``12 d``, ``12+ d``."""
        count = f"{self.days:,}"
        return tr("{days}+ d", days=count) if self.is_least and self.days else tr("{days} d", days=count)

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        words = trn("{count} day in this stage", "{count} days in this stage", self.days)
        if self.is_least:
            words = trn("at least {count} day in this stage", "at least {count} days in this stage", self.days)
        return tr("{stay}, past the planned end", stay=words) if self.is_late else words


@dataclass(slots=True)
class Pack:
    """What all columns of a board share: records, lanes, options, and how long each use case has stayed."""

    records: RecordColumns = field(default_factory=lambda: RecordColumns([], []))
    lanes: Sequence[Lane] = ()
    options: BoardOptions = field(default_factory=BoardOptions)
    stays: Mapping[int, Stay] = field(default_factory=dict[int, Stay])
    moving: frozenset[int] = frozenset()

    def words(self, row: int, name: str) -> str:
        """The words of a field of the record in row ``row`` of the columns; empty when it is not loaded."""
        column = self.records.columns.get(name)
        return column.text(row) if column else ""

    def stay(self, row: int) -> Stay | None:
        """How long the record in ``row`` has stayed."""
        return self.stays.get(self.records.ids[row])


class CardModel(QAbstractListModel):
    """The cards that stand at one stage, in the order of the grid."""

    def __init__(self, stage: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self.pack = Pack()
        self.items: list[int] = []
        self.rows: list[int] = []
        self._places: dict[int, int] | None = None

    @property
    def records(self) -> RecordColumns:
        """The records the rows belong to."""
        return self.pack.records

    def show(self, pack: Pack, items: list[int], rows: list[int]) -> None:
        """Show ``items``, of which ``rows`` are the cards."""
        self.beginResetModel()
        self.pack, self.items, self.rows, self._places = pack, items, rows, None
        self.endResetModel()

    def repaint_all(self) -> None:
        """Say that what the cards look like has changed."""
        if self.items:
            self.dataChanged.emit(self.index(0), self.index(len(self.items) - 1))

    def place_of(self, record_id: int) -> int | None:
        """The place of a record's card, None when it is not here or its lane is folded."""
        if self._places is None:
            ids = self.pack.records.ids
            self._places = {ids[item]: place for place, item in enumerate(self.items) if item >= 0}
        return self._places.get(record_id)

    def record_at(self, place: int) -> int | None:
        """The id of the record whose card stands at ``place``."""
        item = self.items[place] if 0 <= place < len(self.items) else -1
        return self.pack.records.ids[item] if item >= 0 else None

    def lane(self, place: int) -> Lane | None:
        """The lane whose heading stands at ``place``."""
        number = lane_at(self.items[place]) if 0 <= place < len(self.items) else None
        return self.pack.lanes[number] if number is not None else None

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        item = self.items[index.row()]
        if item >= 0:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return Qt.ItemFlag.ItemIsEnabled if lane_at(item) is not None else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        if item < 0:
            lane = self.lane(index.row())
            words = self.spoken_lane(lane) if lane is not None else None
            return words if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.pack.words(item, "title")
            case Qt.ItemDataRole.ToolTipRole:
                return self.tip(item)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(item)
            case _:
                return None

    def tip(self, row: int) -> str:
        """Everything the card says, in full."""
        pack, stay = self.pack, self.pack.stay(row)
        lines = [f"{pack.words(row, 'key')}  {pack.words(row, 'title')}"]
        unit, owner = pack.words(row, "business_unit_id"), pack.words(row, "owner_id")
        lines.append(" · ".join([unit or tr("no business unit"), owner or tr("no owner")]))
        if stay is not None:
            lines.append(stay.spoken[:1].upper() + stay.spoken[1:])
        return "\n".join(lines)

    def spoken(self, row: int) -> str:
        """What a screen reader says of a card."""
        pack, stay = self.pack, self.pack.stay(row)
        number, short = self.stage, tr(STAGES[self.stage].short)
        parts = [
            f"{pack.words(row, 'key')} {pack.words(row, 'title')}",
            pack.words(row, "business_unit_id"),
            pack.words(row, "rag"),
            tr("owner {name}", name=pack.words(row, "owner_id") or tr("not named")),
            tr("stage {number} {name}", number=number, name=short) if number else tr("in the pipeline"),
            stay.spoken if stay is not None else "",
            *(f"{tr(one.field.label)} {one.text(row)}" for name in pack.options.further_fields
              if (one := pack.records.columns.get(name)) is not None and one.text(row)),
        ]  # fmt: skip
        return ", ".join(part for part in parts if part)

    def spoken_lane(self, lane: Lane) -> str:
        """What a screen reader says of a swimlane's heading."""
        words = trn("{title}, {count} use case", "{title}, {count} use cases", lane.count, title=lane.title)
        return tr("{lane}, folded", lane=words) if lane.is_folded else words

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        ids = [self.record_at(index.row()) for index in sorted(indexes, key=QModelIndex.row)]
        data.setData(MIME, ",".join(str(one) for one in ids if one is not None).encode())
        return data


def ids_of(data: QMimeData) -> list[int]:
    """The ids of the use cases that are dragged."""
    text = bytes(data.data(MIME).data()).decode() if data.hasFormat(MIME) else ""
    return [int(one) for one in text.split(",") if one.isdigit()]
