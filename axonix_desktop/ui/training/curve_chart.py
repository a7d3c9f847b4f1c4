"""The completion curve: how many completions were due and made by the end of each month, with today's month marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.forms import month_name, shown_month
from axonix_desktop.core.training_time import Curve, CurvePoint
from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.marks import MarkField, MarkSpec
from axonix_desktop.ui.charts.scales import ticks
from axonix_desktop.ui.theme.look import Look

_FOOT, _HEAD = 40, 22
_DOT = 3.5


def month_words(point: CurvePoint) -> str:
    """``Nov 2026``, as dates are written in tables."""
    return shown_month(point.month)


def point_words(point: CurvePoint) -> str:
    """One month in words."""
    if point.done is None:
        return tr("{due} due", due=f"{point.due:,}")
    behind = point.behind or 0
    said = tr("{done} completed of {due} due", done=f"{point.done:,}", due=f"{point.due:,}")
    if behind > 0:
        return tr("{said}, {count} behind", said=said, count=f"{behind:,}")
    return tr("{said}, {count} ahead", said=said, count=f"{-behind:,}") if behind else said


class CompletionCurve(MarkField):
    """``open(point)`` opens what was due by the end of a month and is not completed."""

    def __init__(self, look: Look, open_month: Callable[[CurvePoint], object], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._open = open_month
        self._points: tuple[CurvePoint, ...] = ()
        self._ticks, self._most = [0], 1

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(480), self.look.px(244))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(320), self.look.px(214))

    def show_curve(self, curve: Curve) -> None:
        """Show a curve, oldest month first."""
        self.clear()
        self._points = curve.points
        self._most = max([1, *(max(one.due, one.done or 0) for one in curve.points)])
        self._ticks = ticks(self._most)
        for point in self._points:
            self.put(
                MarkSpec(month_words(point), point_words(point), self._painter(point), lambda p=point: self._open(p))
            )
        self.lay_out()
        self.update()

    def lay_out(self) -> None:
        """Place a column for each month."""
        slot, top = self._slot(), self.look.px(_HEAD) - 8
        for place, one in enumerate(self.marks):
            self.place(one, self._left() + slot * place, top, slot, self._y(0) - top + 4)

    def _left(self) -> float:
        return self.look.metrics("small").horizontalAdvance(f"{self._ticks[-1]:,}") + self.look.px(14)

    def _slot(self) -> float:
        return max(self.width() - self._left(), 1) / max(len(self._points), 1)

    def _y(self, value: float) -> float:
        top, bottom = self.look.px(_HEAD), self.height() - self.look.px(_FOOT)
        return bottom - (bottom - top) * value / self._most

    def _at(self, place: int, value: int) -> QPointF:
        x = self._left() + self._slot() * (place + 0.5)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        return QPointF(x, self._y(value))

    def _painter(self, point: CurvePoint) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            """The dots of the month, when it is pointed at or read."""
            here = self.marks[self._points.index(point)]
            if not (here.hasFocus() or here.underMouse()):
                return
            top = here.geometry().top()
            painter.setPen(QPen(self.look.colour("surface"), 1.5))
            for value, role in ((point.due, "text_muted"), (point.done, "blue")):
                if value is not None:
                    painter.setBrush(self.look.colour(role))
                    painter.drawEllipse(QPointF(box.center().x(), self._y(value) - top), _DOT, _DOT)

        return paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        self._paint_months(painter)
        done = [self._at(place, one.done) for place, one in enumerate(self._points) if one.done is not None]
        due = [self._at(place, one.due) for place, one in enumerate(self._points)]
        look = self.look
        if len(done) > 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft"))
            foot = self._y(0)
            painter.drawPolygon(QPolygonF([*done, QPointF(done[-1].x(), foot), QPointF(done[0].x(), foot)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(look.colour("text_muted"), 1.6, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(due))
        solid = QPen(look.colour("blue"), 2.2)
        solid.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(solid)
        painter.drawPolyline(QPolygonF(done))
        self._paint_ends(painter, due, done)
        painter.end()

    def _paint_grid(self, painter: QPainter) -> None:
        look, left = self.look, self._left()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for tick in self._ticks:
            y = round(self._y(tick))
            painter.setPen(QPen(look.colour("border_strong" if not tick else "grid"), 1))
            line = self.mirrored_f(QRectF(left, y, self.width() - left, 0))
            painter.drawLine(line.topLeft(), line.topRight())
            painter.setPen(look.colour("text_faint"))
            painter.setFont(look.font("small"))
            box = self.mirrored_f(QRectF(0, y - 10, left - look.px(8), 20))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{tick:,}")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_months(self, painter: QPainter) -> None:
        """Months below, as many as have room, and the year where it begins; this month is marked."""
        look, slot, metrics = self.look, self._slot(), self.look.metrics("caption")
        widest = max(metrics.horizontalAdvance(month_name(one)) for one in range(1, 13)) + look.px(8)
        step = max(1, -(-int(widest) // max(int(slot), 1)))
        last = max((place for place, one in enumerate(self._points) if one.done is not None), default=-1)
        top, high = self.height() - look.px(_FOOT) + 4, look.px(16)
        for place, one in enumerate(self._points):
            middle, is_now = self._at(place, 0).x(), place == last
            if is_now or not (place % step or abs(place - last) < step):  # the marked month keeps its room
                painter.setPen(look.colour("text" if is_now else "text_faint"))
                painter.setFont(look.font("caption_strong" if is_now else "caption"))
                box = QRectF(middle - 40, top, 80, high)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, month_name(one.month.month))
            if one.month.month == 1 or (not place and one.month.month < 11):
                painter.setPen(look.colour("text_muted"))
                painter.setFont(look.font("caption"))
                box = QRectF(middle - 40, top + high - 2, 80, high)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(one.month.year))
        if 0 <= last < len(self._points) - 1:
            x = self._at(last, 0).x()
            painter.setPen(QPen(look.colour("border_strong"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, look.px(_HEAD)), QPointF(x, self._y(0)))

    def _paint_ends(self, painter: QPainter, due: list[QPointF], done: list[QPointF]) -> None:
        """Name and value of each line at its end, so that no legend is needed."""
        look = self.look
        now = next((one for one in reversed(self._points) if one.done is not None), None)
        ends = [(due[-1], tr("Due {count}", count=f"{self._points[-1].due:,}"), "text_muted", True)]
        if now is not None and done:
            words = tr("Completed {count}", count=f"{now.done or 0:,}")
            is_above = len(self._points) > 1 and (now.done or 0) > now.due
            ends.append((done[-1], words, "blue_fg", is_above))
        painter.setFont(look.font("small_strong"))
        for spot, words, role, is_above in ends:
            wide = look.metrics("small_strong").horizontalAdvance(words) + 2
            is_before = is_above is not (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
            x = spot.x() - wide - 6 if is_before else spot.x() + 8
            x = min(max(x, 0.0), self.width() - wide)
            y = spot.y() - look.px(20) if is_above else spot.y() + look.px(4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(role))
            painter.drawEllipse(spot, _DOT, _DOT)
            painter.setPen(look.colour(role))
            painter.drawText(QRectF(x, y, wide, look.px(18)), Qt.AlignmentFlag.AlignVCenter, words)
