"""The radar of the five dimensions: one outline a series, told apart by colour, stroke and marker, labels at the axes.

Each axis label is a mark: Tab reaches the radar once, the arrows go round it, Enter opens the dimension.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.readiness import HIGHEST, value_words
from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.theme.look import Look

_LABEL, _GAP, _MOVE_MS = 42, 8, 160
_OVERLAP, _LIFT, _APART = 38, 20, 2
"""How far an upper label reaches in over its corner, and how high above it it stands."""
_STROKES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
MOST = len(_STROKES)
Values = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One outline: its name and a value for each axis, None where nothing is scored."""

    name: str
    values: Values


class RadarChart(MarkField):
    """``open(place)`` opens an axis. The first series is the one asked for; at most three are drawn."""

    def __init__(
        self, look: Look, open_axis: Callable[[int], object], parent: QWidget | None = None, *, is_small: bool = False
    ) -> None:
        super().__init__(look, parent)
        self._open, self._is_small = open_axis, is_small
        self._axes: tuple[str, ...] = ()
        self.series: tuple[Series, ...] = ()
        self._drawn: tuple[Values, ...] = ()
        self.current = -1
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(_MOVE_MS)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._on_moved)
        self._from: tuple[Values, ...] = ()

    def sizeHint(self) -> QSize:
        side = self.look.px(300 if self._is_small else 400)
        return QSize(side, round(side * 0.84))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(260 if self._is_small else 320), self.look.px(270 if self._is_small else 390))

    def show_series(self, axes: Sequence[str], series: Sequence[Series]) -> None:
        """Show ``series`` over ``axes``; the outlines move from where they were."""
        is_same = tuple(axes) == self._axes and len(series) == len(self._drawn) and self.isVisible()
        self._from = self._drawn if is_same else ()
        self._axes, self.series = tuple(axes), tuple(series)[:MOST]
        focused = next((place for place, one in enumerate(self.marks) if one.hasFocus()), None)
        self.clear()
        for place, axis in enumerate(self._axes):
            self.put(MarkSpec(axis, self._said(place), self._label(place), lambda place=place: self._open(place)))
        if focused is not None and focused < len(self.marks):
            self.marks[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleName(tr("Radar of the five dimensions"))
        self._motion.stop()
        self._drawn = tuple(one.values for one in self.series)
        if self._from and not QAccessible.isActive() and self._from != self._drawn:
            self._motion.start()
        self.lay_out()
        self.update()

    def show_current(self, place: int) -> None:
        """Mark an axis as the one whose items are shown."""
        self.current = place
        for mark in self.marks:
            mark.update()

    def _said(self, place: int) -> str:
        parts = [tr("{name} {value}", name=one.name, value=value_words(one.values[place])) for one in self.series]
        return ", ".join(parts)

    def lay_out(self) -> None:
        """Place the labels round the outer ring: above its upper corners, below its lower ones."""
        centre, radius, high = self._middle(), self._radius(), self.look.px(_LABEL)
        for place, mark in enumerate(self.marks):
            wide, way = self._label_width(place), self._way(place)
            tip = centre + way * radius
            if abs(way.x()) < 0.1:
                box = QRectF(tip.x() - wide / 2, tip.y() - _GAP - high, wide, high)
            else:
                overlap = self.look.px(_OVERLAP) if way.y() < 0 else wide * 0.6
                x = tip.x() - overlap if way.x() > 0 else tip.x() - wide + overlap
                if way.y() > 0:  # the two below the ring never run into each other
                    x = max(x, centre.x() + _APART) if way.x() > 0 else min(x, centre.x() - _APART - wide)
                box = QRectF(x, tip.y() - high - _LIFT if way.y() < 0 else tip.y() + _GAP - 2, wide, high)
            mark.setGeometry(box.toRect())

    def _label_width(self, place: int) -> float:
        words = self.look.metrics("body_strong").horizontalAdvance(self._axes[place])
        values = sum(self._value_width(one.values[place]) for one in self._told)
        return max(words, values) + self.look.px(16)

    @property
    def _told(self) -> tuple[Series, ...]:
        """The series whose values stand at the axes; three would crowd them, and stand in the table."""
        return self.series if len(self.series) < MOST else self.series[:1]

    def _value_width(self, value: float | None) -> float:
        return self.look.metrics("small_strong").horizontalAdvance(_short(value)) + self.look.px(20)

    def _radius(self) -> float:
        if not self._axes:
            return 10
        high = self.height() - 2 * self.look.px(_LABEL) - 3 * _GAP
        widest = max(self._label_width(place) for place in range(len(self._axes)))
        wide = self.width() / 2 - widest + self.look.px(_OVERLAP) - 2
        return max(min(high / (1 + cos(pi / len(self._axes))), wide / 0.951), 40)

    def _middle(self) -> QPointF:
        """The centre, so that the figure with its labels stands in the middle."""
        count = max(len(self._axes), 1)
        radius, high = self._radius(), self.look.px(_LABEL)
        whole = radius * (1 + cos(pi / count)) + 2 * high + 2 * _GAP
        return QPointF(self.width() / 2, max((self.height() - whole) / 2, 0) + high + _GAP + radius)

    def _way(self, place: int) -> QPointF:
        """The direction of an axis; in a window that reads from right to left they go round the other way."""
        angle = 2 * pi * place / max(len(self._axes), 1)
        side = -1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
        return QPointF(side * sin(angle), -cos(angle))

    def point(self, place: int, value: float) -> QPointF:
        """Where a value of an axis stands."""
        return self._middle() + self._way(place) * (self._radius() * value / HIGHEST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._axes:
            self._paint_web(painter)
            for place in range(len(self._drawn) - 1, -1, -1):
                self._paint_series(painter, place, self._moving(place))
            self._paint_scale(painter)
        painter.end()

    def _paint_web(self, painter: QPainter) -> None:
        look, count = self.look, len(self._axes)
        for ring in range(HIGHEST, 0, -1):
            is_outer = ring == HIGHEST
            painter.setPen(QPen(look.colour("border_strong" if is_outer else "grid"), 1))
            painter.setBrush(look.colour("surface_alt" if ring % 2 == 0 else "surface"))
            painter.drawPolygon(QPolygonF([self.point(place, ring) for place in range(count)]))
        painter.setPen(QPen(look.colour("grid"), 1))
        for place in range(count):
            painter.drawLine(self._middle(), self.point(place, HIGHEST))

    def _paint_scale(self, painter: QPainter) -> None:
        """The numbers of the rings beside the first axis."""
        look = self.look
        side, wide = look.px(14), look.px(12)
        plate = QColor(look.colour("surface"))
        plate.setAlphaF(0.7)
        painter.setFont(look.font("caption"))
        for ring in range(1, HIGHEST):
            at = self.point(0, ring)
            box = QRectF(at.x() - wide - 5, at.y() - side / 2, wide, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(plate)
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(look.colour("text_muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(ring))

    def _paint_series(self, painter: QPainter, number: int, values: Values) -> None:
        """Fill and outline between neighbours that are both scored; a marker at each value."""
        look, count = self.look, len(values)
        ink = series_colour(look, number)
        middle = self._middle()
        points = [None if value is None else self.point(place, value) for place, value in enumerate(values)]
        fill = QColor(ink)
        fill.setAlphaF(0.0 if look.scheme.is_contrast else (0.20, 0.07, 0.0)[number])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        if all(one is not None for one in points):
            painter.drawPolygon(QPolygonF([one for one in points if one is not None]))
        pairs = [(points[place], points[(place + 1) % count]) for place in range(count)]
        if any(one is None for one in points):
            for here, there in pairs:
                if here is not None and there is not None:
                    painter.drawPolygon(QPolygonF([middle, here, there]))
        pen = QPen(ink, 2.4 if number == 0 else 1.8, _STROKES[number])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for here, there in pairs:
            if here is not None and there is not None:
                painter.drawLine(here, there)
        for one in points:
            if one is not None:
                paint_marker(painter, look, number, one, 4.5 if number == 0 else 4.0)

    def _moving(self, place: int) -> Values:
        """The values of a series while it moves."""
        wanted = self._drawn[place]
        if self._motion.state() is not QVariantAnimation.State.Running or place >= len(self._from):
            return wanted
        share = float(self._motion.currentValue())
        share = 1 - (1 - share) ** 3
        pairs = zip(self._from[place], wanted, strict=True)
        return tuple(new if old is None or new is None else old + (new - old) * share for old, new in pairs)

    def _on_moved(self) -> None:
        self.update()

    def _label(self, place: int) -> Callable[[QPainter, QRectF], None]:
        """The name of an axis, and below it each series' value behind its marker."""

        def paint(painter: QPainter, box: QRectF) -> None:
            look = self.look
            half = box.height() / 2
            if place == self.current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("accent_soft"))
                painter.drawRoundedRect(box, 6, 6)
            painter.setPen(look.colour("accent_text" if place == self.current else "text"))
            painter.setFont(look.font("body_strong"))
            top = QRectF(box.x(), box.y() + 2, box.width(), half)
            painter.drawText(top, Qt.AlignmentFlag.AlignCenter, self._axes[place])
            widths = [self._value_width(one.values[place]) for one in self._told]
            x, y = box.center().x() - sum(widths) / 2, box.y() + half + half / 2 - 2
            for number, (one, wide) in enumerate(zip(self._told, widths, strict=True)):
                value = one.values[place]
                paint_marker(painter, look, number, QPointF(x + look.px(8), y), 3.5, is_hollow=value is None)
                painter.setPen(look.colour("text" if value is not None else "text_faint"))
                painter.setFont(look.font("small_strong" if number == 0 else "small"))
                words = QRectF(x + look.px(14), box.y() + half - 2, wide, half)
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _short(value))
                x += wide

        return paint

    def step(self, mark: Mark, key: int) -> bool:
        ways = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        way = ways.get(Qt.Key(key))
        if way is None:
            return super().step(mark, key)
        place = (self.marks.index(mark) + way) % len(self.marks)
        self.marks[place].setFocus(Qt.FocusReason.OtherFocusReason)
        return True


def series_colour(look: Look, number: int) -> QColor:
    """The colour of the first, second and third series."""
    return look.scheme.chart[(0, 1, 2)[number]] if number else look.colour("blue")


def paint_marker(
    painter: QPainter, look: Look, number: int, at: QPointF, size: float, *, is_hollow: bool = False
) -> None:
    """A disc, a square or a diamond in the colour of the series, ringed so that it stands off the lines."""
    ink = series_colour(look, number)
    painter.setPen(QPen(ink if is_hollow else look.colour("surface"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush if is_hollow else ink)
    if number == 0:
        painter.drawEllipse(at, size, size)
    elif number == 1:
        painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size).adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        reach = size * 1.3
        corners = (QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0))
        painter.drawPolygon(QPolygonF([at + one for one in corners]))


def _short(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
