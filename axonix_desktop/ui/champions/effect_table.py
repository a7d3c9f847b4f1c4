"""What champions changed: a line for each unit with its figures before and after, or why they cannot be compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.champion_time import Effect, Pair
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_ROW, _HEAD = 36, 24
HEADS = (mark("Courses completed a month"), mark("Stages passed a month"), mark("Self-service users"))
_UNIT, _SINCE = 0.2, 0.24


class EffectTable(MarkField):
    """``open_unit(unit id)`` opens a unit."""

    def __init__(self, look: Look, open_unit: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._open = open_unit
        self._effects: tuple[Effect, ...] = ()
        self._placed: list[tuple[Mark, int]] = []

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(640), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(460), self._high())

    def show_effects(self, effects: Sequence[Effect]) -> None:
        """Show effects, those measured first."""
        self.clear()
        self._effects, self._placed = tuple(effects), []
        for place, one in enumerate(self._effects):
            spec = MarkSpec(one.unit, effect_words(one), self._line(one), lambda one=one: self._open(one.unit_id))
            self._placed.append((self.put(spec), place))
        self.setFixedHeight(self._high())
        self.updateGeometry()
        self.lay_out()
        self.update()

    def lay_out(self) -> None:
        """One line below the other."""
        high, head = self.look.px(_ROW), self.look.px(_HEAD)
        for one, place in self._placed:
            self.place(one, 0, head + place * high, self.width(), high)

    def on_look(self) -> None:
        self.setFixedHeight(self._high())
        super().on_look()

    def _high(self) -> int:
        return self.look.px(_HEAD) + self.look.px(_ROW) * max(len(self._effects), 1) + 2

    def _columns(self, box: QRectF) -> tuple[QRectF, QRectF, tuple[QRectF, ...]]:
        """Where unit, champion and the three figures stand, before they are mirrored."""
        unit = QRectF(box.x() + 6, box.y(), box.width() * _UNIT - 12, box.height())
        since = QRectF(box.x() + box.width() * _UNIT, box.y(), box.width() * _SINCE - 8, box.height())
        start = box.x() + box.width() * (_UNIT + _SINCE)
        wide = (box.right() - start) / 3
        return unit, since, tuple(QRectF(start + n * wide, box.y(), wide - 8, box.height()) for n in range(3))

    def _line(self, one: Effect) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look = self.look
            painter.fillRect(QRectF(box.x(), box.y(), box.width(), 1), look.colour("border"))
            unit, since, figures = self._columns(box)
            self._text(painter, box, unit, one.unit, "body_strong", "text")
            if not one.is_measured:
                rest = QRectF(since.x(), box.y(), box.right() - since.x() - 6, box.height())
                self._text(painter, box, rest, one.lacking, "body", "text_muted")
                return
            self._text(painter, box, since, since_words(one), "small", "text_muted")
            pairs = (one.training, one.stages, one.users)
            for place, (room, pair) in enumerate(zip(figures, pairs, strict=True)):
                self._paint_pair(painter, box, room, pair, is_whole=place == 2)

        return paint

    def _paint_pair(self, painter: QPainter, box: QRectF, room: QRectF, pair: Pair | None, *, is_whole: bool) -> None:
        """Before, an arrow, after; how it moved by colour and triangle."""
        look = self.look
        if pair is None:
            self._text(painter, box, room, tr("not enough recorded"), "small", "text_faint")
            return
        before, after = figure(pair.before, is_whole=is_whole), figure(pair.after, is_whole=is_whole)
        wide = look.metrics("small").horizontalAdvance(before) + 4
        self._text(painter, box, QRectF(room.x(), room.y(), wide, room.height()), before, "small", "text_muted")
        side = look.px(13)
        arrow = self._turned(box, QRectF(room.x() + wide + 2, room.center().y() - side / 2, side, side))
        name = "arrow-left" if self._is_rtl else "arrow-right"
        painter.drawPixmap(arrow.topLeft(), look.pixmap(name, "text_faint", side, self.devicePixelRatioF()))
        way = (before != after) * (1 if pair.after > pair.before else -1)
        role = {1: "green", -1: "amber", 0: "grey"}[way]
        words = {1: tr("{figure} up", figure=after), -1: tr("{figure} down", figure=after), 0: after}[way]
        chip_wide = look.metrics("small_strong").horizontalAdvance(words) + look.px(16)
        high = look.px(22)
        chip = QRectF(room.x() + wide + side + 8, room.center().y() - high / 2, chip_wide, high)
        chip = self._turned(box, chip)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{role}_bg"))
        painter.drawRoundedRect(chip, 5, 5)
        painter.setPen(look.colour(f"{role}_fg"))
        painter.setFont(look.font("small_strong"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)

    def _text(self, painter: QPainter, box: QRectF, room: QRectF, words: str, role: str, ink: str) -> None:
        look = self.look
        painter.setPen(look.colour(ink))
        painter.setFont(look.font(role))
        shown = look.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        side = start_of_line(is_rtl=self._is_rtl) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._turned(box, room), side, shown)

    @property
    def _is_rtl(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _turned(self, box: QRectF, part: QRectF) -> QRectF:
        if self._is_rtl:
            return QRectF(box.left() + box.right() - part.right(), part.y(), part.width(), part.height())
        return part

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        box = QRectF(0, 0, self.width(), self.look.px(_HEAD))
        unit, since, figures = self._columns(box)
        heads = (tr("Business unit"), tr("Champion and day"), *(tr(one) for one in HEADS))
        for room, words in zip((unit, since, *figures), heads, strict=True):
            self._text(painter, box, room, words, "small", "text_muted")
        painter.end()


def figure(value: float, *, is_whole: bool) -> str:
    """A figure: people whole, what is a month with one decimal."""
    return f"{value:,.0f}" if is_whole else f"{value:,.1f}"


def since_words(one: Effect) -> str:
    """Who made the difference, since when."""
    return tr("{name}, {day}", name=one.name, day=Date().show(one.on))


def effect_words(one: Effect) -> str:
    """A line in words, for tips and screen readers."""
    if not one.is_measured:
        return one.lacking
    told = [since_words(one)]
    for head, pair in zip(HEADS, (one.training, one.stages, one.users), strict=True):
        if pair is None:
            continue
        is_whole = not pair.days
        words = tr("{what}: {before} before, {after} after", what=tr(head),
                   before=figure(pair.before, is_whole=is_whole),
                   after=figure(pair.after, is_whole=is_whole))  # fmt: skip
        if pair.days:
            span = trn("{count} day on either side", "{count} days on either side", pair.days)
            words = tr("{words} ({span})", words=words, span=span)
        told.append(words)
    return ". ".join(told)
