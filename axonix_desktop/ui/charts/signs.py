"""The sign of a level, bold enough to be read at ten pixels: told by its shape alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

_TICK = ((0.08, 0.55), (0.38, 0.85), (0.94, 0.2))
_TRIANGLE = ((0.5, 0.04), (1.0, 0.94), (0.0, 0.94))


def paint_sign(painter: QPainter, level: str, box: QRectF, ink: QColor) -> None:
    """A tick (green), a full triangle (amber), a cross (red), a dash (not rated)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink, max(box.width() * 0.19, 1.6))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if level == "green":
        painter.drawPolyline(_placed(_TICK, box))
    elif level == "amber":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(_placed(_TRIANGLE, box))
    elif level == "red":
        inner = box.adjusted(box.width() * 0.12, box.height() * 0.12, -box.width() * 0.12, -box.height() * 0.12)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    else:
        y, aside = box.center().y(), box.width() * 0.15
        painter.drawLine(QPointF(box.left() + aside, y), QPointF(box.right() - aside, y))
    painter.restore()


def _placed(points: tuple[tuple[float, float], ...], box: QRectF) -> QPolygonF:
    return QPolygonF([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points])
