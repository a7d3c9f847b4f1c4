"""The help window: topics at the left with a filter, the text at the right; it can be printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.words import tr
from axonix_desktop.ui.help.topics import Topic
from axonix_desktop.ui.theme.look import Look

_PRINT_POINTS = 10


class HelpWindow(QDialog):
    """Stays beside the main window; :meth:`show_topic` opens a topic."""

    def __init__(self, look: Look, topics: Sequence[Topic], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._topics = look, list(topics)
        self.setWindowTitle(tr("Help"))
        self.setModal(False)
        self.resize(look.px(860), look.px(640))
        self.filter = QLineEdit()
        self.filter.setProperty("kind", "search")
        self.filter.setPlaceholderText(tr("Search the help"))
        self.filter.setAccessibleName(tr("Search the help"))
        self.filter.textChanged.connect(self._show_list)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Topics"))
        self.list.setFixedWidth(look.px(220))
        self.list.currentRowChanged.connect(lambda _row: self._show_text())
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(tr("Help text"))
        self.text.document().setDocumentMargin(look.px(20))
        printing = QPushButton(tr("Print…"))
        printing.clicked.connect(self._print)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.close)
        left = QVBoxLayout()
        left.addWidget(self.filter)
        left.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(printing)
        foot.addWidget(close)
        right = QVBoxLayout()
        right.addWidget(self.text, 1)
        right.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(left)
        layout.addLayout(right, 1)
        look.changed.connect(self._show_text)
        self._show_list("")

    def show_topic(self, name: str) -> None:
        """Open the topic ``name``, the first one when there is none of that name."""
        self.filter.clear()
        row = next((place for place, one in enumerate(self._topics) if one.name == name), 0)
        self.list.setCurrentRow(row)

    def _show_list(self, words: str) -> None:
        """List the topics that hold ``words``."""
        self.list.clear()
        for one in self._topics:
            if one.holds(words):
                item = QListWidgetItem(one.title)
                item.setData(Qt.ItemDataRole.UserRole, one.name)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        if not self.list.count():
            self.text.setPlainText(tr("No topic holds these words. Try fewer."))

    def _topic(self) -> Topic | None:
        """The topic chosen."""
        item = self.list.currentItem()
        name = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return next((one for one in self._topics if one.name == name), None)

    def _show_text(self) -> None:
        """Show the chosen topic in the look in use."""
        topic = self._topic()
        if topic is not None:
            look = self._look
            self.text.document().setDefaultFont(look.font("body"))
            self.text.setMarkdown(topic.text)
            self.text.setAccessibleDescription(topic.title)

    def _print(self) -> None:
        """Print the topic, black on white."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        topic = self._topic()
        if topic is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        asking = QPrintDialog(printer, self)
        if asking.exec():
            document = QTextDocument()
            font = QFont(self._look.font("body"))
            font.setPointSizeF(_PRINT_POINTS)
            document.setDefaultFont(font)
            document.setMarkdown(topic.text)
            document.print_(printer)
