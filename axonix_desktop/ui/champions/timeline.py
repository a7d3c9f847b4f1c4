"""Coverage month by month: a bar for the places filled, a line for the places needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.champion_time import CoveragePoint
from axonix_desktop.core.forms import month_name
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.charts.scales import ticks
from axonix_desktop.ui.theme.look import Look

_TOP, _FOOT, _BAR, _LEAST = 24, 38, 34, 3


class CoverageTimeline(MarkField):
    """``open_rows(place)`` opens the champions active at the end of a month."""

    def __init__(self, look: Look, open_rows: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._open = open_rows
        self._points: tuple[CoveragePoint, ...] = ()
        self._placed: list[tuple[Mark, int]] = []
        self._most, self._ticks = 1, [0]

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(480), self.look.px(214))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(320), self.look.px(200))

    def show_points(self, points: Sequence[CoveragePoint]) -> None:
        """Show ``points``, oldest first."""
        self.clear()
        self._points, self._placed = tuple(points), []
        tops = [max(self.value(one), one.needed) for one in self._points]
        self._most = max(1, *tops) if tops else 1
        self._ticks = ticks(self._most)
        for place, one in enumerate(self._points):
            spec = MarkSpec(
                Date().show(one.day), self._words(one), self._bar(place), lambda place=place: self._open(place)
            )
            self._placed.append((self.put(spec), place))
        self.lay_out()
        self.update()

    @staticmethod
    def value(one: CoveragePoint) -> int:
        """The height of a bar: places filled, or active champions where no place is needed."""
        return one.filled if one.needed else len(one.active)

    def lay_out(self) -> None:
        """Place every bar with the number above it."""
        slot = self._slot()
        wide = min(self.look.px(_BAR), slot * 0.7)
        for one, place in self._placed:
            x = self._left() + slot * (place + 0.5) - wide / 2
            top = self._y(self.value(self._points[place])) - self.look.px(18)
            self.place(one, x, top, wide, self._y(0) - top)

    def _words(self, one: CoveragePoint) -> str:
        active = trn("{count} active champion", "{count} active champions", len(one.active))
        if one.percent is None:
            return active
        return tr("{filled} of {needed} places filled ({share}), {active}", filled=f"{one.filled:,}",
                  needed=f"{one.needed:,}", share=as_percent(round(one.percent)), active=active)  # fmt: skip

    def _left(self) -> float:
        return self.look.metrics("small").horizontalAdvance(f"{self._ticks[-1]:,}") + self.look.px(14)

    def _slot(self) -> float:
        return max(self.width() - self._left(), 1) / max(len(self._points), 1)

    def _y(self, value: float) -> float:
        top, bottom = self.look.px(_TOP), self.height() - self.look.px(_FOOT)
        return bottom - (bottom - top) * value / self._most

    def _bar(self, place: int) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look, value = self.look, self.value(self._points[place])
            head = look.px(18)
            body = QRectF(box.x(), box.y() + head, box.width(), max(box.height() - head, _LEAST if value else 0))
            painter.setPen(Qt.PenStyle.NoPen)
            is_now = place == len(self._points) - 1
            painter.setBrush(look.colour("blue") if is_now else look.stage_colour(4))
            if value:
                rounded(painter, body)
            painter.setPen(look.colour("text" if value else "text_faint"))
            painter.setFont(look.font("small_strong"))
            painter.drawText(QRectF(box.x() - 8, box.y(), box.width() + 16, head), Qt.AlignmentFlag.AlignCenter,
                             f"{value:,}")  # fmt: skip

        return paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self._left(), float(self.width())
        for tick in self._ticks:
            y = round(self._y(tick)) + 0.5
            painter.setPen(QPen(look.colour("border_strong" if tick == 0 else "grid"), 1))
            line = self.mirrored_f(QRectF(left, y, right - left, 0))
            painter.drawLine(line.topLeft(), line.topRight())
            painter.setPen(look.colour("text_faint"))
            painter.setFont(look.font("small"))
            box = self.mirrored_f(QRectF(0, y - 10, left - look.px(8), 20))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{tick:,}")
        self._paint_needed(painter, left, right)
        slot = self._slot()
        for place, one in enumerate(self._points):
            box = self.mirrored_f(QRectF(left + slot * place, self._y(0) + 3, slot, look.px(16)))
            is_first = place == 0 or one.day.year != self._points[place - 1].day.year
            painter.setPen(look.colour("text_muted"))
            painter.setFont(look.font("caption"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, month_words(one.day))
            if is_first:
                painter.setPen(look.colour("text_faint"))
                painter.drawText(box.translated(0, look.px(15)), Qt.AlignmentFlag.AlignCenter, str(one.day.year))
        painter.end()

    def _paint_needed(self, painter: QPainter, left: float, right: float) -> None:
        """The line of the places needed, with its words at its end."""
        look = self.look
        needed = self._points[-1].needed if self._points else 0
        if not needed:
            return
        y = round(self._y(needed)) + 0.5
        pen = QPen(look.colour("amber"), 1.6, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        line = self.mirrored_f(QRectF(left, y, right - left, 0))
        painter.drawLine(line.topLeft(), line.topRight())
        words = trn("{count} place needed", "{count} places needed", needed)
        painter.setPen(look.colour("text_muted"))
        painter.setFont(look.font("caption"))
        wide = look.metrics("caption").horizontalAdvance(words) + 4
        box = self.mirrored_f(QRectF(left + 4, y - look.px(17), wide, look.px(15)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def month_words(day: date) -> str:
    """The month of a day in short."""
    return month_name(day.month)
