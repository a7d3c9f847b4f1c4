"""Waves as planned and as they came: a line for each, a box as wide as its seats, and who fills it by status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.champion_time import Wave
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.charts.scales import ink_on
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_ROW, _BAR, _MOST = 58, 18, 6
PARTS = (
    ("active", mark("active"), "green"),
    ("paused", mark("paused"), "amber"),
    ("alumni", mark("ended"), "grey"),
    ("onboarding", mark("in onboarding"), "blue"),
    ("nominated", mark("nominated"), "violet"),
)
"""The parts of a wave in the order drawn: those who became active first."""
_SIGNS = {"done": ("green", "green_fg"), "behind": ("red", "red_fg"), "running": ("", "blue_fg"),
          "ahead": ("", "text_muted"), "unplanned": ("none", "text_muted")}  # fmt: skip


class WaveChart(MarkField):
    """``open_wave(place)`` opens the champions of a wave."""

    def __init__(self, look: Look, open_wave: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._open = open_wave
        self._waves: tuple[Wave, ...] = ()
        self._placed: list[tuple[Mark, int]] = []
        self._widest = 1

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(340), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(240), self._high())

    def show_waves(self, waves: Sequence[Wave], today: date) -> None:
        """Show waves; where they are many, the latest."""
        self.clear()
        first = max(len(waves) - _MOST, 0)
        self._waves, self._placed = tuple(waves[first:]), []
        self._widest = max(1, *(max(one.seats or 0, len(one.ids)) for one in self._waves)) if self._waves else 1
        for place, one in enumerate(self._waves):
            level = one.level(today)
            told = tr("{level}. {parts}", level=level_words(one, level), parts=parts_words(one))
            spec = MarkSpec(one.name, told, self._line(one, level), lambda place=place: self._open(first + place))
            self._placed.append((self.put(spec), place))
        self.setMinimumHeight(self._high())
        self.updateGeometry()
        self.lay_out()
        self.update()

    def lay_out(self) -> None:
        """One line below the other."""
        high = self.look.px(_ROW)
        for one, place in self._placed:
            self.place(one, 0, place * high, self.width(), high - 4)

    def on_look(self) -> None:
        self.setMinimumHeight(self._high())
        super().on_look()

    def _high(self) -> int:
        return self.look.px(_ROW) * max(len(self._waves), 1)

    def _line(self, one: Wave, level: str) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look = self.look
            room = box.adjusted(4, 3, -4, -3)
            head = QRectF(room.x(), room.y(), room.width(), look.px(19))
            self._paint_head(painter, head, one, level)
            bar = QRectF(room.x(), head.bottom() + 4, room.width(), look.px(_BAR))
            self._paint_bar(painter, bar, one)

        return paint

    def _paint_head(self, painter: QPainter, head: QRectF, one: Wave, level: str) -> None:
        """Name and days at the start, how it stands at the end."""
        look, side = self.look, self.look.px(10)
        sign, ink = _SIGNS[level]
        words = level_words(one, level)
        wide = look.metrics("small_strong").horizontalAdvance(words) + 2
        flags = start_of_line(is_rtl=self._is_rtl) | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(look.colour(ink))
        painter.setFont(look.font("small_strong"))
        end = self._turned(head, QRectF(head.right() - wide, head.y(), wide, head.height()))
        painter.drawText(end, flags, words)
        if sign:
            box = QRectF(head.right() - wide - side - 5, head.center().y() - side / 2, side, side)
            paint_sign(painter, sign, self._turned(head, box), look.colour(ink))
            wide += side + 5
        painter.setPen(look.colour("text"))
        painter.setFont(look.font("body_strong"))
        name = look.metrics("body_strong").elidedText(one.name, Qt.TextElideMode.ElideRight, int(head.width() * 0.4))
        taken = look.metrics("body_strong").horizontalAdvance(name) + 8
        painter.drawText(self._turned(head, QRectF(head.x(), head.y(), taken, head.height())), flags, name)
        painter.setPen(look.colour("text_faint"))
        painter.setFont(look.font("small"))
        rest = QRectF(head.x() + taken, head.y(), max(head.width() - taken - wide - 10, 0), head.height())
        days = look.metrics("small").elidedText(days_words(one), Qt.TextElideMode.ElideRight, int(rest.width()))
        painter.drawText(self._turned(head, rest), flags, days)

    def _paint_bar(self, painter: QPainter, bar: QRectF, one: Wave) -> None:
        """A box for the seats planned, filled by status; who is more than planned stands outside it."""
        look, unit = self.look, bar.width() / self._widest
        if one.seats:
            painter.setPen(QPen(look.colour("border_strong"), 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(look.colour("sunken"))
            seats = QRectF(bar.x(), bar.y(), unit * one.seats, bar.height()).adjusted(0.6, 0.6, -0.6, -0.6)
            painter.drawRoundedRect(self._turned(bar, seats), 4, 4)
        at = bar.x()
        for status, _word, role in PARTS:
            count = len(one.by_status.get(status, ()))
            if not count:
                continue
            part = self._turned(bar, QRectF(at + 1, bar.y() + 1, unit * count - 2, bar.height() - 2))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(role))
            rounded(painter, part, 4)
            painter.setPen(ink_on(look, look.colour(role)))
            painter.setFont(look.font("small_strong"))
            if part.width() >= look.metrics("small_strong").horizontalAdvance(f"{count:,}") + 4:
                painter.drawText(part, Qt.AlignmentFlag.AlignCenter, f"{count:,}")
            at += unit * count

    @property
    def _is_rtl(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _turned(self, box: QRectF, part: QRectF) -> QRectF:
        if self._is_rtl:
            return QRectF(box.left() + box.right() - part.right(), part.y(), part.width(), part.height())
        return part


def level_words(one: Wave, level: str) -> str:
    """How a wave stands."""
    if one.seats is None:
        return trn("{count} champion, not planned", "{count} champions, not planned", len(one.ids))
    if level == "ahead":
        return trn("{count} seat planned", "{count} seats planned", one.seats)
    words = tr("{became} of {seats} became active", became=f"{one.became:,}", seats=f"{one.seats:,}")
    if level == "behind":
        return tr("{became} of {seats}, {short} short", became=f"{one.became:,}", seats=f"{one.seats:,}",
                  short=f"{one.seats - one.became:,}")  # fmt: skip
    return words


def parts_words(one: Wave) -> str:
    """The champions of a wave by status."""
    found = [(len(one.by_status.get(status, ())), tr(word)) for status, word, _ in PARTS]
    told = [tr("{count} {status}", count=f"{count:,}", status=word) for count, word in found if count]
    return ", ".join(told) or tr("nobody yet")


def days_words(one: Wave) -> str:
    """From when to when a wave was planned."""
    plan = one.planned
    if plan is None or (plan.starts_on is None and plan.ends_on is None):
        return ""
    if plan.starts_on is None:
        return tr("until {day}", day=Date().show(plan.ends_on))
    if plan.ends_on is None:
        return tr("from {day}", day=Date().show(plan.starts_on))
    return tr("{first} to {last}", first=Date().show(plan.starts_on), last=Date().show(plan.ends_on))
