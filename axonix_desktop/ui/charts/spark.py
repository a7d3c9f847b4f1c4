"""A small line without axes: how a figure came to be what it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from axonix_desktop.ui.theme.look import Look

_DOT = 3.0


def paint_spark(painter: QPainter, box: QRectF, values: Sequence[float] | None, look: Look, *, is_rtl: bool) -> None:
    """Draw ``values``, oldest first, with a dot at the last; a faint dashed line while they are not known."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if values is None or not values:
        pen = QPen(look.colour("border_strong"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(box.left(), box.bottom() - 4), QPointF(box.right(), box.bottom() - 4))
        return
    points = spark_points(box, values)
    if is_rtl:
        points = [QPointF(box.left() + box.right() - one.x(), one.y()) for one in points]
    if len(points) > 1:
        area = QPolygonF([*points, QPointF(points[-1].x(), box.bottom()), QPointF(points[0].x(), box.bottom())])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent_soft"))
        painter.drawPolygon(area)
        pen = QPen(look.colour("blue"), 1.6)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
    painter.setPen(QPen(look.colour("surface"), 1.5))
    painter.setBrush(look.colour("blue"))
    painter.drawEllipse(points[-1], _DOT, _DOT)


def spark_points(box: QRectF, values: Sequence[float]) -> list[QPointF]:
    """Where the points stand. A line that never moves lies in the middle; small moves are not blown up to the full."""
    inner = box.adjusted(_DOT, _DOT + 1, -_DOT - 1, -_DOT - 1)
    low, high = min(values), max(values)
    span = max(high - low, abs(high) * 0.1, 1e-9)
    middle = (low + high) / 2
    step = inner.width() / max(len(values) - 1, 1)
    start = inner.right() - step * (len(values) - 1)
    return [
        QPointF(start + step * place, inner.center().y() - (value - middle) / span * inner.height())
        for place, value in enumerate(values)
    ]
