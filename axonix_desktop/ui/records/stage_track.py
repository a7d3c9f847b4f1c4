"""Nine numbered steps: those passed are ticked, the present one is ringed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.stages import LAST, STAGES
from axonix_desktop.ui.theme.look import Look


class StageTrack(QWidget):
    """Shows where a use case stands; 0 (pipeline) leaves every step open."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._stage = 0
        self.setMinimumHeight(look.px(26))
        look.changed.connect(self.update)

    def set_stage(self, stage: int) -> None:
        """Show ``stage`` (0 to 9)."""
        self._stage = min(max(stage, 0), LAST)
        self.setAccessibleName(stage_words(self._stage))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(280), self._look.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(20)
        y = self.height() / 2
        step = (self.width() - side - 2) / (LAST - 1)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        centres = [side / 2 + 1 + step * place for place in range(LAST)]
        if is_rtl:
            centres = [self.width() - x for x in centres]
        for number in range(1, LAST):
            reached = number < self._stage
            painter.setPen(QPen(look.colour("accent" if reached else "border_strong"), 2 if reached else 1))
            painter.drawLine(QPointF(centres[number - 1], y), QPointF(centres[number], y))
        for number, x in enumerate(centres, start=1):
            self._paint_step(painter, number, QRectF(x - side / 2, y - side / 2, side, side))
        painter.end()

    def _paint_step(self, painter: QPainter, number: int, box: QRectF) -> None:
        """One step: ticked, present or open."""
        look = self._look
        if number < self._stage:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(box)
            size = look.px(12)
            mark = look.pixmap("check", "on_accent", size, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.center().x() - size / 2, box.center().y() - size / 2), mark)
            return
        is_here = number == self._stage
        painter.setPen(QPen(look.colour("accent" if is_here else "border_strong"), 2 if is_here else 1))
        painter.setBrush(look.colour("accent_soft" if is_here else "surface"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.setPen(look.colour("accent_text" if is_here else "text_muted"))
        painter.setFont(look.font("caption_strong"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


def stage_words(stage: int) -> str:
    """Where a use case stands, in words."""
    return f"Stage {stage} of {LAST} · {STAGES[stage].short}" if stage else "In the pipeline, not yet rolling out"
