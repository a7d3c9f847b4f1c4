"""Lines of the Overview's lists: each is one button that opens what it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from axonix_desktop.ui.painted import PaintedLine
from axonix_desktop.ui.theme.look import Look

ROW = 36


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a line shows.

    ``icon`` with ``tone`` leads it; then ``text``; at the end ``age`` and ``verb``, or ``old`` and ``new`` as a chip.
    """

    text: str
    icon: str = ""
    tone: str = "grey"
    age: str = ""
    verb: str = ""
    old: str = ""
    new: str = ""
    chip_tone: str = "grey"
    said: str = ""


class LinkRow(PaintedLine):
    """One line."""

    radius = 4

    def __init__(
        self, look: Look, words: RowWords, act: Callable[[], object], parent: QWidget | None = None, *, has_line: bool
    ) -> None:
        super().__init__(look, act, parent)
        self.words, self._has_line = words, has_line
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(look.px(ROW + 12))
        self.setAccessibleName(words.said or words.text)
        self.setToolTip(words.said or words.text)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(300), self.look.px(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(160), self.look.px(ROW))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        look, words = self.look, self.words
        if self._has_line:
            painter.fillRect(QRectF(0, 0, box.width(), 1), look.colour("border"))
        self.draw_hover(painter, box.adjusted(0, 2, 0, -1))
        start, end = 0.0, box.width()
        if words.icon:
            start = self._paint_lead(painter)
        if words.verb:
            end = self._paint_end(painter, end, words.verb, "body_strong", "link") - 14
        if words.age:
            end = self._paint_end(painter, end, words.age, "small", "text_faint") - 10
        if words.new:
            end = self._paint_chip(painter, end, start) - 10
        painter.setPen(look.colour("text"))
        painter.setFont(look.font("body"))
        room = self.mirrored(QRectF(start, 0, max(end - start, 0), box.height()))
        text = look.metrics("body").elidedText(words.text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, self.line_start | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_lead(self, painter: QPainter) -> float:
        """The icon on its tile; returns where the text begins."""
        look, side, small = self.look, self.look.px(24), self.look.px(14)
        box = self.mirrored(QRectF(0, (self.height() - side) / 2, side, side))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{self.words.tone}_bg"))
        painter.drawRoundedRect(box, 5, 5)
        sign = look.pixmap(self.words.icon, f"{self.words.tone}_fg", small, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(box.center().x() - small / 2, box.center().y() - small / 2), sign)
        return side + 10

    def _paint_end(self, painter: QPainter, end: float, words: str, role: str, ink: str) -> float:
        look = self.look
        wide = look.metrics(role).horizontalAdvance(words) + 2
        painter.setPen(look.colour(ink))
        painter.setFont(look.font(role))
        box = self.mirrored(QRectF(end - wide, 0, wide, self.height()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter, words)
        return end - wide

    def _paint_chip(self, painter: QPainter, end: float, start: float) -> float:
        """The new value as a chip, an arrow and the old one before it; at most two thirds of the line."""
        look, words = self.look, self.words
        most = (end - start) * 0.62
        new = look.metrics("small_strong").elidedText(words.new, Qt.TextElideMode.ElideRight, int(most * 0.6))
        wide, high = look.metrics("small_strong").horizontalAdvance(new) + look.px(16), look.px(22)
        chip = self.mirrored(QRectF(end - wide, (self.height() - high) / 2, wide, high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{words.chip_tone}_bg"))
        painter.drawRoundedRect(chip, 5, 5)
        painter.setPen(look.colour(f"{words.chip_tone}_fg"))
        painter.setFont(look.font("small_strong"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, new)
        end -= wide + 6
        if not words.old:
            return end
        side = look.px(13)
        arrow = self.mirrored(QRectF(end - side, (self.height() - side) / 2, side, side))
        name = "arrow-left" if self.is_rtl else "arrow-right"
        painter.drawPixmap(arrow.topLeft(), look.pixmap(name, "text_faint", side, self.devicePixelRatioF()))
        end -= side + 6
        old = look.metrics("small").elidedText(words.old, Qt.TextElideMode.ElideRight, int(max(most - wide - 24, 40)))
        return self._paint_end(painter, end, old, "small", "text_faint")


class LinkList(QWidget):
    """Lines below each other, as many as have room; ``most`` bounds them."""

    def __init__(self, look: Look, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.most = look, most
        self.rows: list[LinkRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def show_rows(self, rows: Sequence[tuple[RowWords, Callable[[], object]]]) -> None:
        """Show the first lines; the keyboard stays on the line where it was."""
        place = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for number, (words, act) in enumerate(rows[: self.most]):
            row = LinkRow(self._look, words, act, has_line=number > 0)
            self._column.insertWidget(number, row, 10)
            self.rows.append(row)
        if place is not None and self.rows:
            self.rows[min(place, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
