"""How the levels of a checklist are shown: fill, ink and a sign that reads without colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from axonix_desktop.core.governance import LEVEL_OF, LEVEL_WORDS
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.charts.stacked import Level
from axonix_desktop.ui.theme.look import Look

LEVELS = (
    Level("settled", LEVEL_WORDS["settled"], "green", "on_green"),
    Level("at_work", LEVEL_WORDS["at_work"], "blue", "on_blue"),
    Level("reopened", LEVEL_WORDS["reopened"], "red", "on_red"),
    Level("not_started", LEVEL_WORDS["not_started"], "grey_bg", "grey_fg"),
)
"""The levels in the order in which a bar stacks them; their words are shown through ``tr``."""
STATE_ICONS = {
    "not_started": "circle-dashed", "in_progress": "circle-dot", "to_check": "eye", "done": "circle-check",
    "expired": "timer", "not_applicable": "circle-minus", "exception": "shield-alert", "lapsed": "rotate-ccw",
}  # fmt: skip
"""The icon of a state's chip."""
_SIGNS = {"settled": "green", "reopened": "red", "not_started": "none"}


def paint_level(painter: QPainter, level: str, box: QRectF, ink: QColor) -> None:
    """A tick (settled), a triangle that points on (in work), a cross (open again), a dash (not started)."""
    if level in _SIGNS:
        paint_sign(painter, _SIGNS[level], box, ink)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(ink)
    inner = box.adjusted(box.width() * 0.18, box.height() * 0.08, -box.width() * 0.08, -box.height() * 0.08)
    painter.drawPolygon(QPolygonF([
        inner.topLeft(), QPointF(inner.right(), inner.center().y()), inner.bottomLeft(),
    ]))  # fmt: skip
    painter.restore()


def level_of(state: str) -> str:
    """The level of a state."""
    return LEVEL_OF[state]


def level_tile(look: Look, level: Level, ratio: float) -> QIcon:
    """The sign of a level on its colour, for legends."""
    side, small = look.px(16), look.px(9)
    tile = QPixmap(round(side * ratio), round(side * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(level.fill))
    painter.drawRoundedRect(QRectF(0, 0, side, side), 4, 4)
    edge = (side - small) / 2
    paint_level(painter, level.code, QRectF(edge, edge, small, small), look.colour(level.ink))
    painter.end()
    return QIcon(tile)


def tile_size(look: Look) -> QSize:
    """The size of a legend's tile."""
    return QSize(look.px(16), look.px(16))
