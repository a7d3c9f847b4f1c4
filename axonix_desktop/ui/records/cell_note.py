"""A sentence beside a cell: why a value does not fit, why a cell is locked, how a date was read."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QLabel, QWidget

from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

_WIDEST, _GAP = 340, 4
_MARKS = {"red": "octagon-alert", "grey": "lock", "blue": "info"}
_SHOWN_MS = 7_000


class CellNote(QWidget):
    """One at a time over ``host``; ``red`` for a problem, ``grey`` for a lock, ``blue`` for information.

    ``changed`` comes when its words come or go, for those who repeat them in the status bar.
    """

    changed = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._look, self._host, self._tone = look, host, "red"
        self._mark = QLabel()
        self._words = PlainLabel(look, "", "small_strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 12, 7)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.hide)
        self._cell = QRect()
        self.hide()

    @property
    def words(self) -> str:
        """The sentence shown; empty when none is."""
        return self._words.text() if self.isVisible() else ""

    def say(self, words: str, tone: str, cell: QRect, *, is_passing: bool = False, is_told: bool = True) -> None:
        """Show ``words`` beside ``cell`` (in pixels of the host); ``is_passing`` goes away by itself."""
        look, self._tone = self._look, tone
        self._words.setText(words)
        self._words.set_colour(f"{tone}_fg")
        widest = look.px(_WIDEST)
        is_long = look.metrics("small_strong").horizontalAdvance(words) > widest
        self._words.setWordWrap(is_long)
        self._words.setFixedWidth(widest if is_long else look.metrics("small_strong").horizontalAdvance(words) + 4)
        side = look.px(16)
        self._mark.setPixmap(look.pixmap(_MARKS[tone], f"{tone}_fg", side, self.devicePixelRatioF()))
        self._mark.setFixedWidth(side)
        self.setAccessibleName(words)
        self.move_to(cell)
        self.show()
        self.raise_()
        self._clock.stop()
        if is_passing:
            self._clock.start(_SHOWN_MS)
        self.changed.emit()
        if is_told:
            announce(self, words)

    def move_to(self, cell: QRect) -> None:
        """Stand below ``cell``, or above it where there is no room."""
        self._cell = cell
        self.adjustSize()
        if self._words.wordWrap():
            self.resize(self.width(), max(self.heightForWidth(self.width()), self.sizeHint().height()))
        host = self._host
        area = host.viewport().geometry() if isinstance(host, QAbstractScrollArea) else host.rect()
        y = cell.bottom() + _GAP
        if y + self.height() > area.bottom():
            y = cell.top() - _GAP - self.height()
        x = min(max(cell.left(), area.left() + 4), max(area.right() - self.width() - 4, 0))
        self.move(x, max(y, 0))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour(f"{self._tone}_fg"), 1))
        painter.setBrush(look.colour(f"{self._tone}_bg"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
