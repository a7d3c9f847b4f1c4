"""What the colours and signs of the heat map mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from axonix_desktop.core.governance import Tally
from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.scales import ink_on
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.governance.heat_view import fill_of
from axonix_desktop.ui.theme.look import Look

_STEPS = (0, 1, 3, 5, 7, 9, 10)
_TILE, _GAP = 18, 2


class HeatKey(QWidget):
    """From nothing to everything settled as a row of tiles, and the triangle for what is overdue."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            tr("Colours: grey nothing settled, darker blue more settled, green with a tick all settled; a triangle:"
               " something is overdue")
        )  # fmt: skip
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        look, metrics = self._look, self._look.metrics("small")
        words = sum(metrics.horizontalAdvance(one) for one in self._words())
        return QSize(words + (look.px(_TILE) + _GAP) * len(_STEPS) + look.px(46), look.px(20))

    def _words(self) -> tuple[str, str, str]:
        return tr("None"), tr("All settled"), tr("Overdue")

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font("small"))
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x, side, high = 0.0, look.px(_TILE), float(self.height())
        none, every, late = self._words()

        def box(wide: float) -> QRectF:
            return QRectF(self.width() - x - wide if is_rtl else x, 0, wide, high)

        def write(words: str) -> float:
            wide = look.metrics("small").horizontalAdvance(words) + 1
            painter.setPen(look.colour("text_muted"))
            painter.drawText(box(wide), Qt.AlignmentFlag.AlignCenter, words)
            return wide

        x += write(none) + look.px(6)
        for step in _STEPS:
            tile = box(side)
            tile = QRectF(tile.x(), (high - look.px(14)) / 2, side, look.px(14))
            fill = fill_of(look, Tally({"done": step, "not_started": 10 - step}))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            rounded(painter, tile)
            if step == 10:
                small = look.px(9)
                sign = QRectF(tile.center().x() - small / 2, tile.center().y() - small / 2, small, small)
                paint_sign(painter, "green", sign, ink_on(look, fill))
            x += side + _GAP
        x += look.px(6)
        x += write(every) + look.px(16)
        small = look.px(9)
        mark = box(small)
        sign = QRectF(mark.x(), (high - small) / 2, small, small)
        paint_sign(painter, "amber", sign, look.colour("text_muted"))
        x += small + look.px(5)
        write(late)
        painter.end()
