"""The rows of the heat map: use cases by topic, narrowed and in the order a person chose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from axonix_desktop.core.checklists import RANKS
from axonix_desktop.core.governance import Tally, together
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.governance import CaseTally, Governance
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.governance.filling import tier_words
from axonix_desktop.ui.governance.progress import percent_words

Index = QModelIndex | QPersistentModelIndex
ORDERS = (
    ("name", mark("Use case")), ("least", mark("Least settled first")), ("most", mark("Most settled first")),
    ("overdue", mark("Most overdue first")), ("tier", mark("Risk tier")), ("stage", mark("Stage")),
)  # fmt: skip
"""The orders offered beside that by a topic (``topic:<place>``)."""
ALL_STAGES, ANY = -1, "*"
ALL_TOPICS = 0
"""The column of all topics together; the topics follow it."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What rows must be; :data:`ANY` and :data:`ALL_STAGES` narrow nothing, an empty tier is none at all."""

    tier: str = ANY
    unit: str = ANY
    stage: int = ALL_STAGES
    words: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out."""
        return self != Narrowing()

    def keeps(self, one: CaseTally) -> bool:
        """Whether a use case is shown."""
        told = f"{one.key} {one.title} {one.unit} {one.owner}".casefold()
        return (
            self.tier in (ANY, one.tier or "")
            and self.unit in (ANY, one.unit)
            and self.stage in (ALL_STAGES, one.stage)
            and all(word in told for word in self.words.casefold().split())
        )


class HeatModel(QAbstractTableModel):
    """``narrowed`` says that other rows are shown, or in another order. The first column is all topics together."""

    narrowed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.topics: tuple[str, ...] = ()
        self.cases: tuple[CaseTally, ...] = ()
        self.rows: list[CaseTally] = []
        self.narrowing = Narrowing()
        self.order = "name"
        self._totals: dict[int | None, Tally] = {}

    def show_figures(self, found: Governance) -> None:
        """Take other figures; narrowing and order stay."""
        self.beginResetModel()
        self.topics = tuple(dict.fromkeys(topic for one in found.cases for topic in sorted(one.topics)))
        self.topics = tuple(topic for topic in found.topics if topic in self.topics)
        self.cases = found.cases
        self._totals = {one.id: one.total for one in found.cases}
        self._put_in_order()
        self.endResetModel()
        self.narrowed.emit()

    def narrow(self, narrowing: Narrowing) -> None:
        """Show only some use cases."""
        self.beginResetModel()
        self.narrowing = narrowing
        self._put_in_order()
        self.endResetModel()
        self.narrowed.emit()

    def sort_by(self, order: str) -> None:
        """Take another order (one of :data:`ORDERS`, or ``topic:<place>``)."""
        self.beginResetModel()
        self.order = order
        self._put_in_order()
        self.endResetModel()
        self.narrowed.emit()

    def tally(self, row: int, column: int) -> Tally:
        """What stands in a cell; an empty tally where nothing applies."""
        one = self.rows[row]
        if column == ALL_TOPICS:
            return self._totals[one.id]
        return one.topics.get(self.topics[column - 1], Tally())

    def row_of(self, use_case_id: int | None) -> int | None:
        """Where a use case is shown."""
        return next((place for place, one in enumerate(self.rows) if one.id == use_case_id), None)

    def table(self) -> ChartTable:
        """The numbers shown: settled and applicable by topic."""
        heads = [tr("Use case"), tr("Risk tier"), tr("Business unit"), tr("Stage")]
        for topic in (tr("All topics"), *self.topics):
            heads += [tr("{topic}, settled", topic=topic), tr("{topic}, applicable", topic=topic)]
        lines: list[list[str | int]] = []
        for row, one in enumerate(self.rows):
            line: list[str | int] = [f"{one.key} {one.title}".strip(), tier_words(one.tier), one.unit, one.stage]
            for column in range(len(self.topics) + 1):
                tally = self.tally(row, column)
                line += [tally.settled, tally.applicable]
            lines.append(line)
        return ChartTable(heads, lines)

    def together(self) -> Tally:
        """Everything shown."""
        return together(self._totals[one.id] for one in self.rows)

    def _put_in_order(self) -> None:
        kept: list[CaseTally] = [one for one in self.cases if self.narrowing.keeps(one)]
        self.rows = sorted(kept, key=self._key())

    def _key(self) -> Callable[[CaseTally], tuple[Any, ...]]:
        if self.order.startswith("topic:"):
            place = int(self.order.partition(":")[2])
            topic = self.topics[place] if place < len(self.topics) else ""
            return lambda one: (_share(one.topics.get(topic, Tally())), one.key.casefold())
        keys: dict[str, Callable[[CaseTally], tuple[Any, ...]]] = {
            "least": lambda one: (_share(self._totals[one.id]), one.key.casefold()),
            "most": lambda one: (-_share(self._totals[one.id], -1.0), one.key.casefold()),
            "overdue": lambda one: (-self._totals[one.id].overdue, one.key.casefold()),
            "tier": lambda one: (-RANKS.get(one.tier or "", -1), one.key.casefold()),
            "stage": lambda one: (-one.stage, one.key.casefold()),
        }
        return keys.get(self.order, lambda one: (one.key.casefold(), one.title.casefold()))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.topics) + 1 if self.rows else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        tally = self.tally(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_words(tally, is_total=index.column() == ALL_TOPICS)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{name_of(self.rows[index.row()])}, {self.head(index.column())}: {told(tally)}"
        return None

    def head(self, column: int) -> str:
        """The words above a column."""
        return tr("All topics") if column == ALL_TOPICS else self.topics[column - 1]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.head(section)
        one = self.rows[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            parts: Sequence[str] = (name_of(one), tier_words(one.tier), one.unit, one.owner)
            return "\n".join(part for part in parts if part)
        return name_of(one)


def _share(tally: Tally, nothing: float = 2.0) -> float:
    """The settled share; where nothing applies what puts it last."""
    return tally.settled / tally.applicable if tally.applicable else nothing


def name_of(one: CaseTally) -> str:
    """Key and title."""
    return f"{one.key} {one.title}".strip()


def cell_words(tally: Tally, *, is_total: bool) -> str:
    """What stands in a cell."""
    if not tally.applicable:
        return "–"
    return percent_words(tally) if is_total else f"{tally.settled}/{tally.applicable}"


def told(tally: Tally) -> str:
    """A cell in words."""
    if not tally.applicable:
        return tr("nothing applies")
    words = tr("{settled} of {all} items settled", settled=f"{tally.settled:,}", all=f"{tally.applicable:,}")
    if tally.overdue:
        words = tr("{words}, {late}", words=words, late=trn("{count} overdue", "{count} overdue", tally.overdue))
    return words
