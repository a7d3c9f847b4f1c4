"""A short word of what was done, with one action, at the bottom centre; announced politely, reached with F6."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_SHOWN_MS, _WITH_ACTION_MS = 5_000, 9_000
_CLEARANCE, _PAGE_MARGIN = 12, 16
_MOST_WIDE = 520


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say ``words`` when it has nothing else to say."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


@dataclass(frozen=True, slots=True)
class Word:
    """What a toast says; ``verb`` and ``act`` are its one action."""

    text: str
    verb: str = ""
    act: Callable[[], object] | None = None


class Toast(QWidget):
    """One at a time over ``host``; further words wait. The clock stands while pointer or keyboard is on it."""

    room_wanted = Signal(int)

    def __init__(self, look: Look, host: QWidget) -> None:
        """``room_wanted(int)`` asks for so many pixels below the content, so that no row is covered."""
        super().__init__(host)
        self._look, self._host = look, host
        self._waiting: deque[Word] = deque()
        self._act: Callable[[], object] | None = None
        self._text = PlainLabel(look, colour="toast_fg")
        self._button = QPushButton()
        self._button.setFlat(True)
        self._button.clicked.connect(self._on_clicked)
        self._button.installEventFilter(self)
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(12)
        layout.addWidget(self._text)
        layout.addWidget(self._button)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._next)
        host.installEventFilter(self)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def text(self) -> str:
        """The words shown."""
        return self._text.text()

    def say(self, text: str, verb: str = "", act: Callable[[], object] | None = None) -> None:
        """Show ``text`` now or after those that wait."""
        if act is not None:  # an older offer to undo would now take back another step: the newest word wins
            self._waiting = deque(one for one in self._waiting if one.act is None)
        self._waiting.append(Word(text, verb, act))
        if not self.isVisible() or (act is not None and self._act is not None):
            self._next()

    def do(self) -> None:
        """Do the toast's action, as a click on it does."""
        self._on_clicked()

    def _next(self) -> None:
        """Show the next word or go away."""
        if not self._waiting:
            self.hide()
            return
        word = self._waiting.popleft()
        self._act = word.act
        self._text.setText(word.text)
        most = self._look.px(_MOST_WIDE)
        is_long = self._look.metrics("body").horizontalAdvance(word.text) > most
        self._text.setWordWrap(is_long)
        self._text.setMinimumWidth(most if is_long else 0)
        self._button.setText(word.verb)
        self._button.setAccessibleName(f"{word.verb}: {word.text}")
        self._button.setVisible(bool(word.verb))
        self._row.setContentsMargins(14, 6, 8 if word.verb else 14, 6)
        self.setAccessibleName(word.text)
        self.adjustSize()
        self._place()
        self.room_wanted.emit(self.height() + 2 * _CLEARANCE - _PAGE_MARGIN)
        self.show()
        self.raise_()
        announce(self, word.text)
        self._clock.start(_WITH_ACTION_MS if word.verb else _SHOWN_MS)

    def _on_clicked(self) -> None:
        """Do the action once and go on."""
        act, self._act = self._act, None
        self._clock.stop()
        self._next()
        if act is not None:
            act()

    def _place(self) -> None:
        """Bottom centre of the host."""
        host = self._host
        self.setMinimumHeight(self._look.px(40))
        self.adjustSize()
        self.move((host.width() - self.width()) // 2, host.height() - self.height() - _CLEARANCE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self._button and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._pause(is_paused=event.type() is QEvent.Type.FocusIn)
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.room_wanted.emit(0)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._pause(is_paused=True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pause(is_paused=self._button.hasFocus())
        super().leaveEvent(event)

    def _pause(self, *, is_paused: bool) -> None:
        """Stop the clock or start it afresh."""
        if is_paused:
            self._clock.stop()
        elif self.isVisible():
            self._clock.start(_SHOWN_MS)

    def _dress(self) -> None:
        """Take the colours of the look in use (a toast is dark on light and light on dark)."""
        look = self._look
        action, ring = look.colour("toast_action").name(), look.colour("toast_action").name()
        self._button.setFont(look.font("body_strong"))
        self._button.setStyleSheet(
            tr(
                "QPushButton {{ color: {action}; background: transparent; border: 2px solid "
                "transparent; padding: 0 6px; min-height: {words}px; }} QPushButton:focus {{ "
                "border-color: {ring}; }} QPushButton:hover {{ text-decoration: underline; }}",
                action=action,
                words=look.px(24),
                ring=ring,
            )
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.colour("toast_bg"))
        painter.setBrush(self._look.colour("toast_bg"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
