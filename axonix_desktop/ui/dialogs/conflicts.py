"""What stands against taking something back: every reason in a list that can be read, marked and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr, trn


class ConflictDialog(QDialog):
    """Lists the reasons; nothing was changed."""

    def __init__(self, title: str, text: str, reasons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(560, 360)
        heading = QLabel(title)
        font = heading.font()
        font.setPixelSize(round(font.pixelSize() * 1.15) if font.pixelSize() > 0 else 15)
        font.setBold(True)
        heading.setFont(font)
        words = QLabel(text)
        for label in (heading, words):
            label.setTextFormat(heading.textFormat().PlainText)
            label.setWordWrap(True)
        self.list = QPlainTextEdit("\n".join(reasons))
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(trn("{count} reason", "{count} reasons", len(reasons)))
        self.copy_button = QPushButton(tr("&Copy the list"))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.list.toPlainText()))
        close = QPushButton(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(words)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        close.setFocus()
