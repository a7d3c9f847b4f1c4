"""A large button with an icon, a title and a line of explanation."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from axonix_desktop.ui.painted import PaintedButton
from axonix_desktop.ui.theme.look import Look


class Tile(PaintedButton):
    """A large button: icon, title and a line of explanation; ``room_at_end`` is left free of words."""

    draws_focus = True

    def __init__(self, look: Look, icon: str, title: str, text: str) -> None:
        super().__init__(look)
        self._icon, self._line = icon, text
        self.room_at_end = look.px(14)
        self.is_missing = False
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(340), self.look.px(64))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.look.px(64))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        look, has_focus, is_rtl = self.look, self.hasFocus(), self.is_rtl
        painter.setPen(QPen(look.colour("focus" if has_focus else "border"), 2 if has_focus else 1))
        painter.setBrush(look.colour("hover" if self.underMouse() and self.isEnabled() else "surface"))
        inset = 1.0 if has_focus else 0.5
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 10, 10)
        side, lead = look.px(22), look.px(18)
        x = self.width() - lead - side if is_rtl else lead
        painter.drawPixmap(
            x,
            (self.height() - side) // 2,
            look.pixmap(
                self._icon, "text_disabled" if self.is_missing else "accent_text", side, self.devicePixelRatioF()
            ),
        )
        gap, end = lead + side + look.px(16), self.room_at_end
        words = self.rect().adjusted(end, 0, -gap, 0) if is_rtl else self.rect().adjusted(gap, 0, -end, 0)
        align = self.line_start
        half = self.height() // 2
        for role, colour, text, area, edge in (
            (
                "body_strong",
                "text_faint" if self.is_missing else "text",
                self.text(),
                words.adjusted(0, 0, 0, -half - 1),
                Qt.AlignmentFlag.AlignBottom,
            ),
            ("small", "text_muted", self._line, words.adjusted(0, half + 1, 0, 0), Qt.AlignmentFlag.AlignTop),
        ):
            painter.setFont(look.font(role))
            painter.setPen(look.colour(colour))
            shown = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
            painter.drawText(area, align | edge, shown)
