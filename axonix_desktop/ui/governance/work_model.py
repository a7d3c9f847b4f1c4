"""The groups and lines of the work list as a tree; lines are made into indexes only when they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from axonix_desktop.core.checklists import STATE_WORDS
from axonix_desktop.core.governance import Tally
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.checklists import Standing
from axonix_desktop.ui.governance.heat_model import told
from axonix_desktop.ui.governance.work_groups import Group, ItemLine, Line

Index = QModelIndex | QPersistentModelIndex
ITEM, WHERE, STATE, OWNER, DUE = range(5)
_ROOT = 0


class WorkModel(QAbstractItemModel):
    """The internal id of an index is the number of the group it stands in; 0 is the list itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.group = "use_case"
        self._groups: list[Group] = [Group("", "", Tally())]
        self._above: list[tuple[int, int]] = [(_ROOT, 0)]
        self._numbers: dict[int, int] = {}
        self.most = 0
        """The most items that a group counts."""

    @property
    def top(self) -> Sequence[Group]:
        """The outermost groups."""
        return self._groups[_ROOT].groups

    def show_groups(self, groups: Sequence[Group], group: str) -> None:
        """Show other groups; ``group`` says what they are."""
        self.beginResetModel()
        self.group = group
        self._groups, self._above, self._numbers = [Group("", "", Tally(), groups=list(groups))], [(_ROOT, 0)], {}
        self._number(_ROOT)
        tallies = {id(one.tally): one.tally for one in self._groups[1:]}  # alike groups share one
        self.most = max((one.applicable for one in tallies.values()), default=0)
        self.endResetModel()

    def _number(self, place: int) -> None:
        """Number the groups below one, so that indexes can name them."""
        for row, one in enumerate(self._groups[place].groups):
            number = len(self._groups)
            self._groups.append(one)
            self._above.append((place, row))
            self._numbers[id(one)] = number
            if one.groups:
                self._number(number)

    def node(self, index: Index) -> Group | Line | None:
        """The group or line an index stands for."""
        if not index.isValid():
            return None
        holder = self._groups[index.internalId()]
        row = index.row()
        if holder.groups:
            return holder.groups[row] if row < len(holder.groups) else None
        return holder.lines[row] if row < len(holder.lines) else None

    def lines_of(self, index: Index) -> Sequence[Line]:
        """The lines among which the one of an index stands."""
        return self._groups[index.internalId()].lines if index.isValid() else ()

    def _holder(self, parent: Index) -> tuple[int, Group] | None:
        """The group whose children stand below ``parent``, with its number; None below a line."""
        if not parent.isValid():
            return _ROOT, self._groups[_ROOT]
        above = self._groups[parent.internalId()].groups
        if parent.row() >= len(above):
            return None
        node = above[parent.row()]
        return self._numbers[id(node)], node

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        holder = self._holder(parent)
        if holder is None or not 0 <= row < holder[1].size or not 0 <= column <= DUE:
            return QModelIndex()
        return self.createIndex(row, column, holder[0])

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - Qt's signature
        if not child.isValid() or child.internalId() == _ROOT:
            return QModelIndex()
        above, row = self._above[child.internalId()]
        return self.createIndex(row, 0, above)

    def index_of_group(self, group: Group) -> QModelIndex:
        """Where a group stands."""
        above, row = self._above[self._numbers[id(group)]]
        return self.createIndex(row, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if parent.isValid() and parent.column() > 0:
            return 0
        holder = self._holder(parent)
        return holder[1].size if holder else 0

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        # asked of every line of a group that is opened: told without making the line
        if not parent.isValid():
            return bool(self.top)
        return bool(self._groups[parent.internalId()].groups) and not parent.column()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return DUE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            if self.group == "framework":
                return (tr("Reference and item"), tr("Covered by"), tr("Progress"), tr("Settled"), tr("Overdue"))[
                    section
                ]
            where = tr("Topic") if self.group == "use_case" else tr("Use case")
            return (tr("Item"), where, tr("State"), tr("Owner"), tr("Due"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words_of(node, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_of(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.words_of(node, column)
            return said(node) if column == ITEM else words or self.headerData(column, Qt.Orientation.Horizontal)
        return None

    def words_of(self, node: Group | Line, column: int) -> str:
        """The words of a column of a group or line."""
        if isinstance(node, Group):
            return (node.title, node.note, told(node.tally), "", _late(node))[column]
        if isinstance(node, ItemLine):
            return (f"{node.item.code} {node.item.text}", node.item.topic, told(node.tally), "", "")[column]
        where = node.item.topic if self.group == "use_case" else case_words(node)
        due = Date().show(node.due_on)
        return (f"{node.item.code} {node.item.text}", where, tr(STATE_WORDS[node.state]), node.owner, due)[column]


def case_words(one: Standing) -> str:
    """The use case of a line, or the programme."""
    return f"{one.key} {one.title}".strip() if one.use_case_id is not None else tr("Programme")


def said(node: Group | Line) -> str:
    """A line in whole, for screen readers."""
    if isinstance(node, Group):
        return ", ".join(part for part in (node.title, node.note, told(node.tally)) if part)
    if isinstance(node, ItemLine):
        return f"{node.item.code} {node.item.text}, {told(node.tally)}"
    parts = [f"{node.item.code} {node.item.text}", case_words(node), tr(STATE_WORDS[node.state]), node.reason]
    if node.owner:
        parts.append(tr("owner {name}", name=node.owner))
    if node.due_on:
        parts.append(tr("due {day}", day=Date().show(node.due_on)))
    return ", ".join(parts)


def tip_of(node: Group | Line) -> str:
    """What the pointer tells of a line: the item in whole, why it stands where it stands, what proves it."""
    if isinstance(node, Group):
        return said(node)
    item = node.item
    parts = [f"{item.code} {item.text}"]
    if isinstance(node, Standing):
        parts += [node.reason, node.why]
        if item.is_blocking and item.gate_stage:
            parts.append(tr("Blocks the gate of stage {stage}.", stage=item.gate_stage))
    if item.evidence_wanted:
        parts.append(tr("Evidence wanted: {words}", words=item.evidence_wanted))
    return "\n".join(part for part in parts if part)


def _late(node: Group) -> str:
    return trn("{count} overdue", "{count} overdue", node.tally.overdue) if node.tally.overdue else ""
