"""What stands where rows would be: nothing yet, nothing matches, loading, failed. Finished, with one clear action."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look


class Badge(QWidget):
    """A round mark with an icon in it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon, self._tone = "inbox", "blue"
        self.setFixedSize(look.px(64), look.px(64))
        look.changed.connect(self.update)

    def set_mark(self, icon: str, tone: str) -> None:
        """Show ``icon`` in the colours of ``tone``."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{self._tone}_bg"))
        painter.drawEllipse(QRectF(self.rect()))
        side = look.px(28)
        mark = look.pixmap(self._icon, f"{self._tone}_fg", side, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, mark)


class StatePane(QWidget):
    """One state: mark, positive title, a sentence, and buttons (the first is the primary one)."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._badge = Badge(look)
        self._title = PlainLabel(look, role="subtitle")
        self._text = PlainLabel(look, colour="text_muted", wraps=True)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setFixedWidth(look.px(440))
        self._first: QPushButton | None = None
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(look.px(220))
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setSpacing(0)
        layout.addStretch(4)
        layout.addWidget(self._badge, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(16)
        layout.addWidget(self._title)
        layout.addSpacing(4)
        layout.addWidget(self._text, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(16)
        layout.addWidget(self.bar, alignment=Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(self._buttons)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(5)

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    def show_state(
        self, icon: str, tone: str, title: str, text: str, buttons: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """Show a state; each button is its words and what it does."""
        self._badge.set_mark(icon, tone)
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title} {text}")
        self._first = None
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, (words, act) in enumerate(buttons):
            button = QPushButton(words)
            if place == 0:
                button.setProperty("kind", "primary")
            button.setFont(self._look.font("body_strong"))
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._buttons.addWidget(button)
            self._first = self._first or button
        self._text.setFixedHeight(self._text.heightForWidth(self._text.width()))

    def say(self, words: str) -> None:
        """Change the sentence of the state shown."""
        self._text.setText(words)
        self._text.setFixedHeight(self._text.heightForWidth(self._text.width()))

    def take_focus(self) -> None:
        """Put the keyboard on the primary button."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
