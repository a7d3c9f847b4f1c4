"""What waits for what, as arrows between the bars of two rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from axonix_desktop.core.roadmap import CasePlan, overlap
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.roadmap.axis import Axis
from axonix_desktop.ui.roadmap.rows import Outlook
from axonix_desktop.ui.theme.look import Look

_DAY = timedelta(days=1)
_ELBOW, _HEAD = 8, 5


@dataclass(frozen=True, slots=True)
class Wait:
    """Use case ``waiting`` comes after use case ``needed``."""

    id: int
    waiting: int
    needed: int
    words: str


def wait_words(key: str, days: int, reason: str | None) -> str:
    """What a use case waits for, and whether its plan allows that; ``reason`` is the person's own."""
    words = tr("Waits for {case}: {reason}", case=key, reason=reason) if reason else tr("Waits for {case}", case=key)
    if not days:
        return words
    early = trn("planned to begin {count} day too early", "planned to begin {count} days too early", days)
    return tr("{wait} ({early})", wait=words, early=early)


def last_end(plan: CasePlan) -> float | None:
    """The ordinal of the day after the last planned stage."""
    ends = [one.planned[1] for one in plan.stages.values() if one.planned]
    return (max(ends) + _DAY).toordinal() if ends else None


def first_start(plan: CasePlan) -> float | None:
    """The ordinal of the first planned day."""
    starts = [one.planned[0] for one in plan.stages.values() if one.planned]
    return min(starts).toordinal() if starts else None


class ArrowPainter:
    """Paints the arrows whose both rows are shown."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def paint(
        self,
        painter: QPainter,
        waits: Iterable[Wait],
        axis: Axis,
        shift: float,
        middle: Callable[[int], float | None],
        outlook: Outlook,
        height: float,
    ) -> None:
        """``middle`` gives the height of a use case's bars, None where its row is not shown."""
        base = axis.first.toordinal()
        for one in waits:
            above, below = middle(one.needed), middle(one.waiting)
            if above is None or below is None or max(above, below) < 0 or min(above, below) > height:
                continue
            needed, waiting = outlook.plan(one.needed), outlook.plan(one.waiting)
            end, start = last_end(needed), first_start(waiting)
            if end is not None and start is not None:
                x1 = (end - base) * axis.day_width - shift
                x2 = (start - base) * axis.day_width - shift
                self._arrow(painter, QPointF(x1, above), QPointF(x2, below), is_broken=overlap(waiting, needed) > 0)

    def _arrow(self, painter: QPainter, start: QPointF, end: QPointF, *, is_broken: bool) -> None:
        """From the end of one bar to the beginning of another; dashed and marked where the plan cannot hold."""
        look = self._look
        role = "red" if is_broken else "text_muted"
        painter.setPen(QPen(look.colour(role), 1.5, Qt.PenStyle.DashLine if is_broken else Qt.PenStyle.SolidLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        turn = start.x() + _ELBOW
        points = [start, QPointF(turn, start.y())]
        if end.x() - _ELBOW < turn:
            gap = start.y() + (1 if end.y() > start.y() else -1) * look.size("row") / 2
            points += [QPointF(turn, gap), QPointF(end.x() - _ELBOW, gap), QPointF(end.x() - _ELBOW, end.y())]
        else:
            points.append(QPointF(turn, end.y()))
        painter.drawPolyline(QPolygonF([*points, QPointF(end.x() - _HEAD, end.y())]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(role))
        painter.drawPolygon(
            QPolygonF(
                [end, QPointF(end.x() - _HEAD - 2, end.y() - _HEAD), QPointF(end.x() - _HEAD - 2, end.y() + _HEAD)]
            )
        )
        if is_broken:
            side = look.px(14)
            mark = look.pixmap("triangle-alert", "red", side, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(end.x() - _ELBOW - side - 2, end.y() - side / 2), mark)
