"""The way of a champion from nominated to alumni as five steps in a line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from axonix_desktop.core.champion_steps import STATUS_WORDS
from axonix_desktop.core.champions import ORDER
from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.theme.look import Look

_HIGH, _DOT = 48, 16


class StatusTrack(QWidget):
    """Steps behind are ticked, the present one is full; a pause stands aside of the way."""

    def __init__(self, look: Look, status: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._status = look, status
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        words = ", ".join(tr(STATUS_WORDS[one]) for one in ORDER)
        now = tr(STATUS_WORDS[status]) if status in STATUS_WORDS else status
        self.setAccessibleName(tr("Status: {now}. The steps are {steps}", now=now, steps=words))
        self.setToolTip(now)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        slot, side = self.width() / len(ORDER), look.px(_DOT)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        now = ORDER.index(self._status) if self._status in ORDER else 0
        middles = [slot * (place + 0.5) for place in range(len(ORDER))]
        if is_rtl:
            middles = [self.width() - x for x in middles]
        y = 4 + side / 2
        painter.setPen(QPen(look.colour("border_strong"), 1.4))
        painter.drawLine(QPointF(middles[0], y), QPointF(middles[-1], y))
        for place, status in enumerate(ORDER):
            box = QRectF(middles[place] - side / 2, 4, side, side)
            is_behind = place < now and status != "paused"
            painter.setPen(QPen(look.colour("accent" if place <= now and (is_behind or place == now) else
                                            "border_strong"), 1.6))  # fmt: skip
            painter.setBrush(look.colour("accent" if place == now else "accent_soft" if is_behind else "surface"))
            painter.drawEllipse(box.adjusted(0.8, 0.8, -0.8, -0.8))
            if is_behind:
                small = side * 0.5
                edge = (side - small) / 2
                paint_sign(painter, "green", box.adjusted(edge, edge, -edge, -edge), look.colour("accent_text"))
            painter.setPen(look.colour("text" if place == now else "text_muted"))
            whole = tr(STATUS_WORDS[status])
            is_strong = place == now and look.metrics("small_strong").horizontalAdvance(whole) <= slot
            role = "small_strong" if is_strong else "caption"
            painter.setFont(look.font(role))
            words = look.metrics(role).elidedText(whole, Qt.TextElideMode.ElideRight, int(slot))
            room = QRectF(middles[place] - slot / 2, 4 + side + 4, slot, look.px(18))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
