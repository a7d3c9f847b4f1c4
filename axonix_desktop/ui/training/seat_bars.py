"""Cohorts with their seats: a frame for those planned, filled as far as they are taken, what is too many told apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.training_time import Seats, seats_words
from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.marks import MarkField, MarkSpec
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_ROW, _BAR = 32, 14
_NAME, _WHEN, _DAY, _COUNT, _NARROW = 0.4, 210, 96, 84, 760


def seat_name(one: Seats) -> str:
    """A cohort with the course it teaches."""
    return tr("{name}: {course}", name=one.name, course=one.course) if one.course else one.name


class SeatBars(MarkField):
    """``open(row)`` opens who is in a cohort; all bars are to one scale."""

    def __init__(self, look: Look, open_row: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._open = open_row
        self._rows: tuple[Seats, ...] = ()
        self._most = 1

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(640), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(400), self._high())

    def show_rows(self, rows: Sequence[Seats], today: date) -> None:
        """Show a line for each cohort."""
        self.clear()
        self._rows = tuple(rows)
        self._most = max([1, *(max(one.taken, one.planned or 0) for one in rows)])
        for place, one in enumerate(self._rows):
            self.put(MarkSpec(seat_name(one), seats_words(one, today), self._painter(one),
                              lambda place=place: self._open(place)))  # fmt: skip
        self.setFixedHeight(self._high())
        self.lay_out()
        self.update()

    def lay_out(self) -> None:
        """Place every line."""
        high = self.look.px(_ROW)
        for place, one in enumerate(self.marks):
            self.place(one, 0, place * high, self.width(), high)

    def on_look(self) -> None:
        self.setFixedHeight(self._high())
        super().on_look()

    def _high(self) -> int:
        return max(self.look.px(_ROW) * len(self._rows), 1)

    def _painter(self, one: Seats) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look, is_rtl = self.look, self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            is_narrow = box.width() < look.px(_NARROW)
            name_wide, when_wide = box.width() * _NAME, float(look.px(_DAY if is_narrow else _WHEN))
            begins, ends = start_of_line(is_rtl=is_rtl), start_of_line(is_rtl=not is_rtl)
            middle = Qt.AlignmentFlag.AlignVCenter

            def part(x: float, wide: float) -> QRectF:
                left = box.width() - x - wide if is_rtl else x
                return QRectF(left, box.y(), wide, box.height())

            painter.setPen(look.colour("text"))
            painter.setFont(look.font("body"))
            room = part(4, name_wide - 12)
            words = look.metrics("body").elidedText(seat_name(one), Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, begins | middle, words)
            bar_wide = max(box.width() - name_wide - when_wide - look.px(_COUNT), 20)
            self._paint_bar(painter, one, part(name_wide, bar_wide), is_rtl)
            painter.setPen(look.colour("text"))
            painter.setFont(look.font("small_strong"))
            counted = f"{one.taken:,}"
            if one.planned is not None:
                counted = tr("{taken} of {planned}", taken=f"{one.taken:,}", planned=f"{one.planned:,}")
            painter.drawText(part(name_wide + bar_wide + 8, look.px(_COUNT) - 8), begins | middle, counted)
            painter.setPen(look.colour("text_muted"))
            painter.setFont(look.font("small"))
            known = (Date().show(one.starts_on), "" if is_narrow else one.trainer)
            when = " · ".join(each for each in known if each)
            when = look.metrics("small").elidedText(when, Qt.TextElideMode.ElideRight, int(when_wide) - 8)
            painter.drawText(part(box.width() - when_wide, when_wide - 4), ends | middle, when)

        return paint

    def _paint_bar(self, painter: QPainter, one: Seats, room: QRectF, is_rtl: bool) -> None:
        """The frame of the seats planned, the seats taken, and those beyond the plan."""
        look, high = self.look, float(self.look.px(_BAR))
        y = room.center().y() - high / 2

        def span(first: int, last: int) -> QRectF:
            left, wide = room.width() * first / self._most, room.width() * (last - first) / self._most
            x = room.right() - left - wide if is_rtl else room.left() + left
            return QRectF(x, y, wide, high)

        within = one.taken if one.planned is None else min(one.taken, one.planned)
        painter.setPen(Qt.PenStyle.NoPen)
        if one.planned:
            painter.setBrush(look.colour("sunken"))
            painter.drawRoundedRect(span(0, one.planned), 3, 3)
        if within:
            painter.setBrush(look.colour("blue"))
            painter.drawRoundedRect(span(0, within), 3, 3)
        if one.taken > within:
            painter.setBrush(look.colour("amber"))
            painter.drawRoundedRect(span(within, one.taken), 3, 3)
        if one.planned:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("border_strong"), 1))
            painter.drawRoundedRect(span(0, one.planned).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place in range(1, len(self._rows)):
            painter.fillRect(0, place * self.look.px(_ROW), self.width(), 1, self.look.colour("border"))
        painter.end()
