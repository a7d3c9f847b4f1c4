"""Nine numbered steps: those passed are ticked, the present one is ringed; a click or Enter asks to move there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from axonix_desktop.core.stages import LAST, STAGES
from axonix_desktop.core.words import tr
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce


class StageTrack(QWidget):
    """Shows where a use case stands; 0 (pipeline) leaves every step open. ``stage_wanted`` carries a step asked for.

    Left and right walk along the steps, Enter or a click asks for the one marked.
    """

    stage_wanted = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._stage, self._marked, self._pointed = 0, 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    @property
    def stage(self) -> int:
        """The stage shown."""
        return self._stage

    def set_stage(self, stage: int) -> None:
        """Show ``stage`` (0 to 9)."""
        self._stage = self._marked = min(max(stage, 0), LAST)
        self.setAccessibleName(stage_words(self._stage))
        self.setAccessibleDescription(tr("Left and right choose a stage, Enter asks to move there."))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(280), self._look.px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, y = look.px(22), self.height() / 2
        centres = self._centres()
        for number in range(1, LAST):
            reached = number < self._stage
            painter.setPen(QPen(look.colour("accent" if reached else "border_strong"), 2 if reached else 1))
            painter.drawLine(QPointF(centres[number - 1], y), QPointF(centres[number], y))
        for number, x in enumerate(centres, start=1):
            self._paint_step(painter, number, QRectF(x - side / 2, y - side / 2, side, side))
        painter.end()

    def _centres(self) -> list[float]:
        """The middle of each step, from the first."""
        side = self._look.px(30)
        step = (self.width() - side) / (LAST - 1)
        centres = [side / 2 + step * place for place in range(LAST)]
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return [self.width() - x for x in centres] if is_rtl else centres

    def _paint_step(self, painter: QPainter, number: int, box: QRectF) -> None:
        """One step: ticked, present or open; ringed where the pointer or the keyboard is."""
        look = self._look
        if self.hasFocus() and number == max(self._marked, 1):
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(look.colour("surface"))
            painter.drawEllipse(box.adjusted(-3, -3, 3, 3))
        is_pointed = number == self._pointed
        if number < self._stage:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_hover" if is_pointed else "accent"))
            painter.drawEllipse(box)
            size = look.px(13)
            mark = look.pixmap("check", "on_accent", size, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.center().x() - size / 2, box.center().y() - size / 2), mark)
            return
        is_here = number == self._stage
        painter.setPen(QPen(look.colour("accent" if is_here or is_pointed else "border_strong"), 2 if is_here else 1))
        painter.setBrush(look.colour("accent_soft" if is_here else "hover" if is_pointed else "surface"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.setPen(look.colour("accent_text" if is_here else "text_muted"))
        painter.setFont(look.font("caption_strong"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _step_at(self, x: float) -> int:
        """The step under the pointer, 0 between two."""
        reach = self._look.px(15)
        return next((place for place, centre in enumerate(self._centres(), start=1) if abs(centre - x) <= reach), 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._step_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(0)
        super().leaveEvent(event)

    def _point(self, number: int) -> None:
        """The pointer is on a step."""
        if number != self._pointed:
            self._pointed = number
            self.setCursor(Qt.CursorShape.PointingHandCursor if number else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._step_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and number and self.rect().contains(event.position().toPoint()):
            self._ask(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and not event.modifiers():
            step = steps[Qt.Key(event.key())] * (-1 if is_rtl else 1)
            self._marked = min(max(self._marked + step, 1), LAST)
            self.update()
            announce(self, step_words(self._marked, self._stage))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask(max(self._marked, 1))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._marked = self._stage
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            number = self._step_at(event.pos().x())
            QToolTip.showText(event.globalPos(), step_words(number, self._stage) if number else "", self)
            return True
        return super().event(event)

    def _ask(self, number: int) -> None:
        """Ask for a step, unless it is the present one."""
        if number != self._stage:
            self.stage_wanted.emit(number)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


def stage_words(stage: int) -> str:
    """Where a use case stands, in words."""
    if not stage:
        return tr("In the pipeline, not yet rolling out")
    return tr("Stage {number} of {last} · {name}", number=stage, last=LAST, name=tr(STAGES[stage].short))


def step_words(number: int, stage: int) -> str:
    """A step in words, and how it stands to the stage reached."""
    name = tr(STAGES[number].name)
    if number < stage:
        return tr("{number} · {name}: passed", number=number, name=name)
    if number == stage:
        return tr("{number} · {name}: now", number=number, name=name)
    return tr("{number} · {name}: to come", number=number, name=name)
