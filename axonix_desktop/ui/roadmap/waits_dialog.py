"""What a use case waits for: a list to add to and take from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.words import tr
from axonix_desktop.ui.roadmap.arrows import Wait
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

Add = Callable[[int, str | None], bool]
Remove = Callable[[int], bool]


class WaitsDialog(QDialog):
    """``add(needed, reason)`` and ``remove(id)`` keep a change at once; ``waits()`` reads what stands now."""

    def __init__(
        self,
        look: Look,
        name: str,
        others: Sequence[tuple[int, str]],
        waits: Callable[[], Sequence[Wait]],
        objection: Callable[[int], str | None],
        acts: tuple[Add, Remove],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._waits, self._objection, (self._add_act, self._remove_act) = waits, objection, acts
        self.setWindowTitle(tr("Waits for"))
        self.setMinimumWidth(look.px(520))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What it waits for"))
        self.list.setMinimumHeight(look.px(120))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.other = QComboBox()
        self.other.setEditable(True)
        self.other.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.other.setAccessibleName(tr("Use case that must come first"))
        for number, title in others:
            self.other.addItem(title, number)
        self.other.setCurrentIndex(-1)
        completer = self.other.completer()
        if isinstance(completer, QCompleter):
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.because = QLineEdit()
        self.because.setPlaceholderText(tr("Optional, such as: shared customer data"))
        self.because.setAccessibleName(tr("Reason"))
        self.reason = PlainLabel(look, colour="red_fg", wraps=True)
        self.reason.setMinimumHeight(look.px(40))
        self.add = QPushButton(tr("Add"))
        self.add.setProperty("kind", "primary")
        self.remove = QPushButton(tr("Remove"))
        self._lay_out(look, name)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.other.currentIndexChanged.connect(self._judge)
        self.other.editTextChanged.connect(self._judge)
        self.list.currentRowChanged.connect(lambda _row: self._judge())
        self._show()

    def _lay_out(self, look: Look, name: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(look, tr("{case} waits for", case=name), "subtitle", wraps=True))
        layout.addWidget(self.list)
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(tr("&Use case"), self.other)
        form.addRow(tr("&Reason"), self.because)
        layout.addLayout(form)
        layout.addWidget(self.reason)
        row = QHBoxLayout()
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        self.remove.setAutoDefault(False)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.add)
        layout.addLayout(row)

    def _needed(self) -> int | None:
        """The use case chosen or typed."""
        place = self.other.findText(self.other.currentText(), Qt.MatchFlag.MatchFixedString)
        return self.other.itemData(place) if place >= 0 else None

    def _show(self) -> None:
        """Bring the list in line with the file."""
        self.list.clear()
        for one in self._waits():
            item = QListWidgetItem(one.words)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.list.addItem(item)
        self._judge()

    def _judge(self) -> None:
        """Say why the use case chosen cannot be added."""
        needed = self._needed()
        words = (self._objection(needed) or "") if needed is not None else ""
        if words and words != self.reason.text():
            announce(self, words)
        self.reason.setText(words)
        self.add.setEnabled(needed is not None and not words)
        self.remove.setEnabled(self.list.currentItem() is not None)

    def _on_add(self) -> None:
        needed = self._needed()
        if needed is not None and self._add_act(needed, self.because.text().strip() or None):
            self.other.setCurrentIndex(-1)
            self.other.clearEditText()
            self.because.clear()
            self._show()
            self.other.setFocus()

    def _on_remove(self) -> None:
        item = self.list.currentItem()
        if item is not None and self._remove_act(item.data(Qt.ItemDataRole.UserRole)):
            self._show()
            self.list.setFocus()
