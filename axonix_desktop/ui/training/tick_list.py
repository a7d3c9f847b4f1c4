"""A list to tick: a search line above, a line that counts, and one click for all that are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it stands for, its words, and what is told of it behind them."""

    id: int
    title: str
    note: str = ""

    @property
    def words(self) -> str:
        """The whole line."""
        return tr("{title} · {note}", title=self.title, note=self.note) if self.note else self.title


class _Lines(QAbstractListModel):
    """Lines with ticks."""

    ticked = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.lines: list[Line] = []
        self.on: set[int] = set()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; ticks stay, seen or not."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.words
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if line.id in self.on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = tr("ticked") if line.id in self.on else tr("not ticked")
            return tr("{line}, {state}", line=line.words, state=state)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._look.px(28))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        number = self.lines[index.row()].id
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.on.add(number)
        else:
            self.on.discard(number)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True


class _View(QListView):
    """Space ticks; Enter belongs to the dialog; Tab leaves the list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)


class TickList(QWidget):
    """``changed`` comes when other lines are ticked."""

    changed = Signal()

    def __init__(self, look: Look, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        """``hint`` stands in the search line; without one there is none."""
        super().__init__(parent)
        self._all: list[Line] = []
        self._folded: list[str] = []
        self.model = _Lines(look, self)
        self.model.ticked.connect(self._on_ticked)
        self.search = QLineEdit()
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint or name)
        self.search.setClearButtonEnabled(True)
        self.search.setVisible(bool(hint))
        self.search.textChanged.connect(self._narrow)
        self.view = _View()
        self.view.setModel(self.model)
        self.view.setAccessibleName(name)
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setFont(look.font("body"))
        self.view.setMinimumHeight(look.px(120))
        self.told = PlainLabel(look, "", "small", "text_muted")
        self.all_button, self.none_button = QPushButton(tr("Tick all shown")), QPushButton(tr("Tick none"))
        for button, is_on in ((self.all_button, True), (self.none_button, False)):
            button.setProperty("kind", "quiet")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, is_on=is_on: self._tick_shown(is_on=is_on))
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.all_button)
        foot.addWidget(self.none_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    @property
    def on(self) -> list[int]:
        """What is ticked among the lines there are, in their order."""
        return [line.id for line in self._all if line.id in self.model.on]

    def show_lines(self, lines: Sequence[Line], on: Iterable[int] | None = None) -> None:
        """Show these lines; ``on`` are ticked, those that were before without it."""
        self._all, self._folded = list(lines), []
        if on is not None:
            self.model.on = set(on)
        self._narrow(self.search.text())

    def _narrow(self, text: str) -> None:
        """Show the lines that hold every word typed."""
        wanted = text.casefold().split()
        if wanted and not self._folded:
            self._folded = [line.words.casefold() for line in self._all]
        pairs = zip(self._all, self._folded, strict=True) if wanted else ()
        found = [line for line, words in pairs if all(word in words for word in wanted)]
        self.model.show_lines(found if wanted else self._all)
        if self.model.lines:
            self.view.setCurrentIndex(self.model.index(0))
        self._tell()

    def _tick_shown(self, *, is_on: bool) -> None:
        ids = {line.id for line in self.model.lines}
        self.model.on = self.model.on | ids if is_on else self.model.on - ids
        self.model.show_lines(self.model.lines)
        self._on_ticked()

    def _on_ticked(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self.told.setText(tr("{on} of {all} ticked", on=f"{len(self.on):,}", all=f"{len(self._all):,}"))
