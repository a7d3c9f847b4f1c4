"""How wide a gap is, as a sign, a word and a tone; never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from axonix_desktop.core.scale_gaps import WIDTH_WORDS, Width
from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.theme.look import Look

SIGNS: dict[Width, str] = {"closed": "green", "partly": "amber", "wide": "red", "unknown": "none"}
TONES: dict[Width, str] = {"closed": "green", "partly": "amber", "wide": "red", "unknown": "grey"}

_SHORT: dict[Width, str] = {
    "closed": mark("Closed"), "partly": mark("Partly"), "wide": mark("Wide"), "unknown": mark("Not known"),
}  # fmt: skip


def short_name(width: Width) -> str:
    """The word of a width where there is little room."""
    return tr(_SHORT[width])


def width_name(width: Width) -> str:
    """The word of a width in the language in use."""
    return tr(WIDTH_WORDS[width])


def paint_width(painter: QPainter, look: Look, box: QRectF, width: Width, room: float = 0.0) -> None:
    """A pill in the tone of the width with its sign and, where there is room, its word, a shorter one where not.

    ``room`` is that of the narrowest of several pills, so that all of them speak alike; this one's where none is said.
    """
    tone, side = TONES[width], look.px(10)
    words, room = width_name(width), room or box.width()
    advance = look.metrics("small_strong").horizontalAdvance(words)
    if advance + side + look.px(22) > room:
        words = short_name(width)
        advance = look.metrics("small_strong").horizontalAdvance(words)
    has_words = advance + side + look.px(14) <= room
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(f"{tone}_bg"))
    painter.drawRoundedRect(box, 5, 5)
    ink = look.colour(f"{tone}_fg")
    whole = side + (advance + look.px(6) if has_words else 0)
    x = box.center().x() - whole / 2
    is_rtl = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    sign_x = x + whole - side if is_rtl else x
    paint_sign(painter, SIGNS[width], QRectF(sign_x, box.center().y() - side / 2, side, side), ink)
    if has_words:
        painter.setPen(ink)
        painter.setFont(look.font("small_strong"))
        left = x if is_rtl else x + side + look.px(6)
        painter.drawText(QRectF(left, box.y(), advance + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, words)
