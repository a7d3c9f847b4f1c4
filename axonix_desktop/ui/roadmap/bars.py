"""How the bars of one row are painted: plan, what happened, what is expected, what was promised."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from axonix_desktop.core.health import LATE_RED_DAYS
from axonix_desktop.core.roadmap import CasePlan, Days, Expected, StageDates
from axonix_desktop.core.words import tr
from axonix_desktop.ui.roadmap.axis import Axis
from axonix_desktop.ui.roadmap.rows import CaseRow, Outlook
from axonix_desktop.ui.roadmap.words import stage_title
from axonix_desktop.ui.theme.look import Look

_DAY = timedelta(days=1)


class BarPainter:
    """Paints rows of bars on an axis; ``shift`` is how far the axis is scrolled."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._inks: dict[int, QColor] = {}
        self._widths: dict[str, int] = {}
        look.changed.connect(self._forget)

    def _forget(self) -> None:
        self._inks.clear()
        self._widths.clear()

    def bar_box(self, axis: Axis, shift: float, top: float, days: Days) -> QRectF:
        """Where the bar of planned ``days`` stands in a row whose top is ``top``."""
        left = axis.x(days[0]) - shift
        width = max(axis.x(days[1] + _DAY) - shift - left, 3.0)
        return QRectF(left, top + self._look.px(5), width, self._look.px(15))

    def paint_case(  # noqa: PLR0913, PLR0917 - a row is where, what and how it is changed
        self,
        painter: QPainter,
        axis: Axis,
        shift: float,
        top: float,
        row: CaseRow,
        outlook: Outlook,
        room: float,
        pending: dict[int, Days] | None = None,
    ) -> None:
        """Paint all bars of a use case; ``pending`` are planned days that are being changed."""
        plan = outlook.plan(row.id)
        if not plan.stages:
            self._paint_wish(painter, axis, shift, top, plan)
        expected = {one.stage: one for one in outlook.expected(row.id)}
        for number in sorted({*plan.stages, *expected}):
            dates = plan.dates(number)
            planned = (pending or {}).get(number) or dates.planned
            if planned:
                box = self.bar_box(axis, shift, top, planned)
                if box.right() > -4 and box.left() < room + 4:
                    self._paint_planned(painter, box, plan, dates, room, is_pending=number in (pending or {}))
            self._paint_actual(painter, axis, shift, top, dates, outlook.today)
            if number in expected:
                self._paint_expected(painter, axis, shift, top, dates, expected[number], outlook.today)
            if dates.baseline:
                self._paint_baseline(painter, axis, shift, top, dates.baseline)
        if plan.target_on:
            self._paint_target(painter, axis.x(plan.target_on + _DAY) - shift, top)

    def paint_group(self, painter: QPainter, axis: Axis, shift: float, top: float, days: Days) -> None:
        """The span of a group's plans: a thin line with feet."""
        look = self._look
        left, right = axis.x(days[0]) - shift, axis.x(days[1] + _DAY) - shift
        y = top + look.size("row") / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("border_strong"))
        painter.drawRect(QRectF(left, y - 2, max(right - left, 3), 3))
        for x in (left, right - 2):
            painter.drawRect(QRectF(x, y - 2, 2, 8))

    def _paint_planned(
        self, painter: QPainter, box: QRectF, plan: CasePlan, dates: StageDates, room: float, *, is_pending: bool
    ) -> None:
        """The plan: filled with the stage's colour; what is over is pale with a tick, what is under way has a rim."""
        look, number = self._look, dates.stage
        is_over = bool(dates.actual_end) or number < plan.stage or not plan.is_open
        is_now = number == plan.stage and not is_over
        fill = look.colour("sunken") if is_over else look.stage_colour(number)
        edge = "focus" if is_pending else "text" if is_now else "border_strong"
        painter.setPen(QPen(look.colour(edge), 2 if is_now or is_pending else 1))
        painter.setBrush(fill)
        half = 1.0 if is_now or is_pending else 0.5
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), 3, 3)
        ink = look.colour("text_muted") if is_over else self._ink(number)
        in_view = box.intersected(QRectF(0, box.top(), room, box.height()))
        self._write(painter, in_view, number, ink, is_over=is_over)

    def _write(self, painter: QPainter, box: QRectF, number: int, ink: QColor, *, is_over: bool) -> None:
        """Number and name of the stage, as much as there is room for."""
        look = self._look
        words = stage_title(number)
        if is_over:
            words = tr("✓ {stage}", stage=words)
        if self._width(words) + 12 > box.width():
            words = tr("✓ {stage}", stage=number) if is_over else str(number)
        if self._width(words) + 4 > box.width():
            words = str(number)
        if self._width(words) + 4 <= box.width():
            painter.setPen(ink)
            painter.setFont(look.font("caption"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_actual(
        self, painter: QPainter, axis: Axis, shift: float, top: float, dates: StageDates, today: date
    ) -> None:
        """What happened: a solid line below the plan, up to today while it goes on."""
        if dates.actual_start is None and dates.actual_end is None:
            return
        start = dates.actual_start or dates.actual_end or today
        end = dates.actual_end or max(today, start)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("text"))
        painter.drawRect(self._line(axis, shift, top, (start, end), 22, 4))

    def _paint_expected(
        self, painter: QPainter, axis: Axis, shift: float, top: float, dates: StageDates, one: Expected, today: date
    ) -> None:
        """What is expected where it differs from the plan: hatched, with a rim."""
        if dates.planned == (one.start, one.end):
            return
        start = max(one.start, today) if dates.actual_start or one.start < today else one.start
        late = (one.end - dates.due).days if dates.due else 0
        tone = "red" if late > LATE_RED_DAYS else "amber" if late > 0 else "blue"
        box = self._line(axis, shift, top, (start, max(one.end, start)), 21, 6)
        colour = self._look.colour(tone)
        painter.setPen(QPen(colour, 1))
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_baseline(self, painter: QPainter, axis: Axis, shift: float, top: float, days: Days) -> None:
        """What was promised: a thin line at the foot with ticks at both ends."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("grey"))
        box = self._line(axis, shift, top, days, 30, 2)
        painter.drawRect(box)
        high = self._look.px(5)
        painter.drawRect(QRectF(box.left(), box.bottom() - high, 1.5, high))
        painter.drawRect(QRectF(box.right() - 1.5, box.bottom() - high, 1.5, high))

    def _paint_wish(self, painter: QPainter, axis: Axis, shift: float, top: float, plan: CasePlan) -> None:
        """Start and target of a use case whose stages are not planned: a dashed frame."""
        if plan.start_on is None or plan.target_on is None or plan.target_on < plan.start_on:
            return
        look = self._look
        box = self.bar_box(axis, shift, top, (plan.start_on, plan.target_on)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.colour("border_strong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        words = tr("Start to target, stages not planned")
        if self._width(words) + 12 < box.width():
            painter.setPen(look.colour("text_faint"))
            painter.setFont(look.font("caption"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_target(self, painter: QPainter, x: float, top: float) -> None:
        """The target day: a diamond."""
        look = self._look
        y, half = top + look.px(12.5), look.px(5)
        painter.setPen(QPen(look.colour("surface"), 1))
        painter.setBrush(look.colour("violet"))
        painter.drawPolygon(
            QPolygonF([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)])
        )

    def _line(self, axis: Axis, shift: float, top: float, days: Days, below: float, high: float) -> QRectF:
        left = axis.x(days[0]) - shift
        width = max(axis.x(days[1] + _DAY) - shift - left, 2.0)
        return QRectF(left, top + self._look.px(below), width, self._look.px(high))

    def _ink(self, stage: int) -> QColor:
        """The colour that can be read on a stage's."""
        found = self._inks.get(stage)
        if found is None:
            back = self._look.stage_colour(stage)
            choices = [self._look.colour(role) for role in ("text", "surface")]
            found = self._inks[stage] = max(choices, key=lambda one: contrast(one, back))
        return found

    def _width(self, words: str) -> int:
        found = self._widths.get(words)
        if found is None:
            found = self._widths[words] = self._look.metrics("caption").horizontalAdvance(words)
        return found


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours, 1 to 21."""
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: QColor) -> float:
    parts = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour.getRgbF()[:3]]  # type: ignore[index]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
