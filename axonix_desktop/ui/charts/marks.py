"""The marks of a chart (bars, cells, steps): real, focusable items with a name, a value and something to open.

Tab reaches the chart once; the arrow keys go from mark to mark, Enter and Space open, as a click does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from axonix_desktop.ui.painted import PaintedButton
from axonix_desktop.ui.theme.look import Look

Paint = Callable[[QPainter, QRectF], None]
_AWAY = 4


@dataclass(frozen=True, slots=True)
class MarkSpec:
    """``name`` says what it is, ``value`` its value in words; ``paint`` draws it within its box; ``open`` opens it."""

    name: str
    value: str
    paint: Paint
    open: Callable[[], object]


class Mark(PaintedButton):
    """One mark of a :class:`MarkField`."""

    radius = 4

    def __init__(self, look: Look, spec: MarkSpec, field: MarkField) -> None:
        super().__init__(look, spec.open, field)
        self.spec, self._field = spec, field
        self.setAccessibleName(f"{spec.name}: {spec.value}")
        self.setToolTip(f"{spec.name}: {spec.value}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        return self.size()

    def goes(self, key: int) -> bool:
        return self._field.step(self, key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._field.stand_on(self)
        super().focusInEvent(event)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        self.spec.paint(painter, box)
        if self.underMouse() and not self.hasFocus():
            painter.setPen(QPen(self.look.colour("border_strong"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), self.radius, self.radius)


class MarkField(QWidget):
    """Holds marks; a chart makes them with :meth:`put` and places them with :meth:`place`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.marks: list[Mark] = []
        look.changed.connect(self.on_look)

    def on_look(self) -> None:
        """The look has changed: lay out and paint anew."""
        self.updateGeometry()
        self.lay_out()
        self.update()

    def lay_out(self) -> None:
        """Place the marks; called when the size has changed."""

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType]
        self.lay_out()

    def clear(self) -> None:
        """Take all marks away."""
        for mark in self.marks:
            mark.hide()
            mark.deleteLater()
        self.marks = []

    def put(self, spec: MarkSpec) -> Mark:
        """Add a mark; the first one is where Tab arrives."""
        mark = Mark(self.look, spec, self)
        if not self.marks:
            mark.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.marks.append(mark)
        mark.show()
        return mark

    def place(self, mark: Mark, x: float, y: float, width: float, height: float) -> None:
        """Place a mark; in a window that reads from right to left it is mirrored."""
        box = QRectF(x, y, width, height).toRect()
        mark.setGeometry(self.mirrored(box))

    def mirrored(self, box: QRect) -> QRect:
        """The box as the reading direction has it."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return QRect(self.width() - box.right() - 1, box.top(), box.width(), box.height())
        return box

    def mirrored_f(self, box: QRectF) -> QRectF:
        """The box as the reading direction has it."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())
        return box

    def stand_on(self, mark: Mark) -> None:
        """Let Tab come back to ``mark``."""
        for one in self.marks:
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is mark else Qt.FocusPolicy.ClickFocus)

    def step(self, mark: Mark, key: int) -> bool:
        """Go to the nearest mark in the direction of an arrow key, or to the first or last; False for other keys."""
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.marks[0 if key == Qt.Key.Key_Home else -1].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        ways = {
            Qt.Key.Key_Left: QPoint(-1, 0),
            Qt.Key.Key_Right: QPoint(1, 0),
            Qt.Key.Key_Up: QPoint(0, -1),
            Qt.Key.Key_Down: QPoint(0, 1),
        }
        way = ways.get(Qt.Key(key))
        if way is None:
            return False
        here = mark.geometry().center()

        def distance(one: Mark) -> float | None:
            there = one.geometry().center() - here
            ahead = there.x() * way.x() + there.y() * way.y()
            aside = abs(there.x() * way.y()) + abs(there.y() * way.x())
            return ahead + _AWAY * aside if ahead > 1 else None

        near = [(far, place) for place, one in enumerate(self.marks) if (far := distance(one)) is not None]
        if near:
            self.marks[min(near)[1]].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
