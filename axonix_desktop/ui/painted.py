"""Buttons that paint themselves: Enter presses them, focus and pointer are seen, and the page rolls to them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_ROOM = 32
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaintedButton(QAbstractButton):
    """``draw`` paints what it shows; the ring of the keyboard is put round it, unless ``draws_focus`` does that."""

    radius = 6
    """How round the ring is."""
    draws_focus = False

    def __init__(self, look: Look, act: Callable[[], object] | None = None, parent: QWidget | None = None) -> None:
        """``act`` is what a click does."""
        super().__init__(parent)
        self.look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.installEventFilter(self)  # until it would be polished
        if act is not None:
            self.clicked.connect(lambda _checked=False: act())
        look.changed.connect(self.on_look)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Paint what it shows into ``box``, the whole of the button."""

    def goes(self, key: int) -> bool:
        """Do what a key other than Enter and Space asks for; False where it asks for nothing."""
        return False

    def on_look(self) -> None:
        """The look has changed: measure and paint anew."""
        self.updateGeometry()
        self.update()

    @property
    def is_rtl(self) -> bool:
        """Whether reading begins at the right."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    @property
    def line_start(self) -> Qt.AlignmentFlag:
        """The side where reading begins."""
        return start_of_line(is_rtl=self.is_rtl)

    def mirrored(self, box: QRectF) -> QRectF:
        """A box told from where reading begins, in pixels of the button."""
        if self.is_rtl:
            return QRectF(self.width() - box.right(), box.y(), box.width(), box.height())
        return box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and event.type() is QEvent.Type.Polish:
            self.removeEventFilter(self)
            return True  # the style sheet has nothing for it, and would keep 9 kB of rules for every single one
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        elif not self.goes(event.key()):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        box = QRectF(self.rect())
        self.draw(painter, box)
        if self.hasFocus() and not self.draws_focus:
            painter.setPen(QPen(self.look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), self.radius, self.radius)
        painter.end()


class PaintedLine(PaintedButton):
    """A button as wide as its place, one of several below each other: the arrow keys go from line to line."""

    def goes(self, key: int) -> bool:
        if key not in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            return False
        self.focusNextPrevChild(key == Qt.Key.Key_Down)
        return True

    def draw_hover(self, painter: QPainter, box: QRectF) -> None:
        """Tint ``box`` while the pointer is on the line."""
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("hover"))
            painter.drawRoundedRect(box, self.radius, self.radius)


def bring_into_view(widget: QWidget) -> None:
    """Roll the areas it stands in, the innermost first, until it is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, _ROOM)
        above = above.parentWidget()
