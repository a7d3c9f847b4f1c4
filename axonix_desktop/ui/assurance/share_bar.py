"""A thin bar of a share, told in words beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from axonix_desktop.ui.theme.look import Look


def draw_outline(painter: QPainter, look: Look, box: QRectF, radius: float) -> None:
    """Put a line round a bar where its tints are not seen (high contrast)."""
    if look.line > 1:
        painter.setPen(QPen(look.colour("border_strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)


class ShareBar(QWidget):
    """Shows ``share`` percent; ``words`` are read out."""

    def __init__(self, look: Look, share: float, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._share = look, share
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(140), self._look.px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        painter.setBrush(look.colour("grey_bg"))
        painter.drawRoundedRect(box, 4, 4)
        draw_outline(painter, look, box, 4)
        wide = box.width() * min(max(self._share, 0), 100) / 100
        if wide > 0:
            is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            painter.setBrush(look.colour("green" if self._share >= 100 else "accent"))
            painter.drawRoundedRect(
                QRectF(box.right() - wide if is_rtl else box.x(), box.y(), wide, box.height()), 4, 4
            )
        painter.end()
