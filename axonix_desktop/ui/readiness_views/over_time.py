"""Readiness over time: a small chart for each dimension on the same scale, its last value and how it moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.readiness import HIGHEST, value_words
from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_HEAD, _FOOT, _GAP, _SCALE = 44, 20, 28, 14


@dataclass(frozen=True, slots=True)
class Line:
    """One dimension: its name and its value on each day, None where nothing was scored."""

    name: str
    values: tuple[float | None, ...]

    @property
    def change(self) -> float | None:
        """From the first value to the last; None without two values."""
        there = [one for one in self.values if one is not None]
        return there[-1] - there[0] if len(there) > 1 else None


class OverTime(MarkField):
    """``open(place)`` opens a day; the last day is today."""

    def __init__(self, look: Look, open_day: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._open = open_day
        self._days: tuple[date, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._placed: list[tuple[Mark, int, int]] = []

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(800), self.look.px(168))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(420), self.look.px(160))

    def show_lines(self, days: Sequence[date], lines: Sequence[Line]) -> None:
        """Show a chart for each of ``lines`` over ``days``, oldest first."""
        self.clear()
        self._days, self._lines, self._placed = tuple(days), tuple(lines), []
        for number, line in enumerate(self._lines):
            for place, day in enumerate(self._days):
                value = line.values[place]
                if value is not None:
                    name = tr("{dimension}, {day}", dimension=line.name, day=Date().show(day))
                    spec = MarkSpec(
                        name, value_words(value), self._dot(number, place), lambda place=place: self._open(place)
                    )
                    self._placed.append((self.put(spec), number, place))
        self.lay_out()
        self.update()

    def lay_out(self) -> None:
        """Place a strip round every value, as wide as its share of the chart."""
        for mark, number, place in self._placed:
            at = self._point(number, place, self._lines[number].values[place] or 0.0)
            box = self._plot(number)
            wide = max(min(box.width() / max(len(self._days), 1), self.look.px(40)), 12)
            self.place(mark, at.x() - wide / 2, box.top() - 4, wide, box.height() + 8)

    def _plot(self, number: int) -> QRectF:
        """Where the chart of a line stands, before it is mirrored."""
        look = self.look
        wide = (self.width() - look.px(_GAP) * (len(self._lines) - 1)) / max(len(self._lines), 1)
        left, scale = number * (wide + look.px(_GAP)), look.px(_SCALE)
        high = self.height() - look.px(_HEAD) - look.px(_FOOT)
        return QRectF(left + scale, look.px(_HEAD), max(wide - scale - 6, 20), max(high, 20))

    def _point(self, number: int, place: int, value: float) -> QPointF:
        box = self._plot(number)
        step = box.width() / max(len(self._days) - 1, 1)
        x = box.left() + step * place if len(self._days) > 1 else box.center().x()
        return QPointF(x, box.bottom() - box.height() * value / HIGHEST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        for number in range(len(self._lines)):
            self._paint_frame(painter, number)
            self._paint_line(painter, number)
        painter.end()

    def _paint_frame(self, painter: QPainter, number: int) -> None:
        """Name, last value, change; the scale and the first and last day."""
        look, line, box = self.look, self._lines[number], self._plot(number)
        left = box.left() - look.px(_SCALE)
        start = start_of_line(is_rtl=self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        painter.setPen(look.colour("text_muted"))
        painter.setFont(look.font("small"))
        head = self.mirrored_f(QRectF(left, 0, box.right() - left, look.px(16)))
        painter.drawText(head, start | Qt.AlignmentFlag.AlignVCenter, line.name)
        last = next((one for one in reversed(line.values) if one is not None), None)
        words = "–" if last is None else f"{last:.1f}"
        painter.setFont(look.font("subtitle"))
        painter.setPen(look.colour("text"))
        wide = look.metrics("subtitle").horizontalAdvance(words) + 8
        painter.drawText(
            self.mirrored_f(QRectF(left, look.px(15), wide, look.px(24))), start | Qt.AlignmentFlag.AlignVCenter, words
        )
        if (change := line.change) is not None:
            sign = "▲" if change >= 0.05 else "▼" if change <= -0.05 else "="
            role = "green_fg" if change >= 0.05 else "amber_fg" if change <= -0.05 else "text_faint"
            painter.setFont(look.font("small_strong"))
            painter.setPen(look.colour(role))
            told = f"{sign} {abs(change):.1f}" if sign != "=" else tr("unchanged")
            room = self.mirrored_f(QRectF(left + wide, look.px(16), box.right() - left - wide, look.px(24)))
            painter.drawText(room, start | Qt.AlignmentFlag.AlignVCenter, told)
        self._paint_scale(painter, number, box)

    def _paint_scale(self, painter: QPainter, number: int, box: QRectF) -> None:
        look = self.look
        painter.setFont(look.font("caption"))
        for value in (0, 2, 4):
            y = round(box.bottom() - box.height() * value / HIGHEST) + 0.5
            line = self.mirrored_f(QRectF(box.left(), y, box.width(), 0))
            painter.setPen(QPen(look.colour("border_strong" if value == 0 else "grid"), 1))
            painter.drawLine(line.topLeft(), line.topRight())
            painter.setPen(look.colour("text_faint"))
            side = QRectF(box.left() - look.px(_SCALE), y - 8, look.px(_SCALE) - 4, 16)
            painter.drawText(self.mirrored_f(side), Qt.AlignmentFlag.AlignCenter, str(value))
        if not self._days:
            return
        below = QRectF(box.left(), box.bottom() + 3, box.width(), look.px(16))
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for day, is_first in ((self._days[0], True), (self._days[-1], False)):
            if is_first and len(self._days) == 1:
                continue
            side = Qt.AlignmentFlag.AlignLeft if is_first != is_rtl else Qt.AlignmentFlag.AlignRight
            words = tr("today") if not is_first else _month(day)
            painter.drawText(self.mirrored_f(below), side | Qt.AlignmentFlag.AlignAbsolute, words)

    def _paint_line(self, painter: QPainter, number: int) -> None:
        look, line, box = self.look, self._lines[number], self._plot(number)
        points = [
            self._point(number, place, value) for place, value in enumerate(line.values) if value is not None
        ]  # fmt: skip
        if not points:
            return
        points = [self.mirrored_f(QRectF(one.x(), one.y(), 0, 0)).topLeft() for one in points]
        if len(points) > 1:
            area = QPolygonF([*points, QPointF(points[-1].x(), box.bottom()), QPointF(points[0].x(), box.bottom())])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft"))
            painter.drawPolygon(area)
            pen = QPen(look.colour("blue"), 2)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(points))

    def _dot(self, number: int, place: int) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look, value = self.look, self._lines[number].values[place]
            y = box.top() + 4 + (box.height() - 8) * (1 - (value or 0.0) / HIGHEST)
            size = 4.0 if place == len(self._days) - 1 else 2.8
            painter.setPen(QPen(look.colour("surface"), 1.5))
            painter.setBrush(look.colour("blue"))
            painter.drawEllipse(QPointF(box.center().x(), y), size, size)

        return paint


def _month(day: date) -> str:
    """A day as an axis shows it, without its number: ``Jun 2026``."""
    return Date().show(day).split(" ", 1)[-1]
