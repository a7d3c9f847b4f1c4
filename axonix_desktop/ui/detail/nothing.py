"""What stands in the panel while there is no record to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.ui.states import Badge
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look


class Nothing(QWidget):
    """A mark, a title and a sentence in the middle."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = Badge(look)
        self.title = PlainLabel(look, role="subtitle")
        self._text = PlainLabel(look, colour="text_muted", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, look.px(72), 12, 0)
        layout.setSpacing(6)
        layout.addWidget(self._badge, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(10)
        for label in (self.title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addStretch(1)

    def say(self, icon: str, title: str, text: str) -> None:
        """Say why there is nothing."""
        self._badge.set_mark(icon, "blue")
        self.title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title}. {text}")
