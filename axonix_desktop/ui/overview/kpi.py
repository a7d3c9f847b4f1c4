"""A card with one figure: what it is, how many, how it moved since a day, and the line of its past."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from axonix_desktop.ui.charts.spark import paint_spark
from axonix_desktop.ui.painted import PaintedButton
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

Mood = Literal["good", "bad", "plain"]
_INKS: dict[Mood, str] = {"good": "green_fg", "bad": "amber_fg", "plain": "text_muted"}
_NARROW = 178


@dataclass(frozen=True, slots=True)
class Kpi:
    """``change`` is the move in words without its sign (``3``, ``6 points``); ``way`` is 1 up, -1 down, 0 none."""

    title: str
    value: str
    change: str = ""
    way: int = 0
    mood: Mood = "plain"
    since: str = ""
    said: str = ""
    """The whole card in words, for screen readers."""
    past: tuple[float, ...] | None = None
    has_trend: bool = True
    """Whether the figure has a past that could be shown."""


class KpiCard(PaintedButton):
    """The whole card is one button."""

    draws_focus = True

    def __init__(self, look: Look, open_rows: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(look, open_rows, parent)
        self.kpi = Kpi("", "")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.look.px(92))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(128), self.look.px(92))

    def show_kpi(self, kpi: Kpi) -> None:
        """Show a figure."""
        self.kpi = kpi
        self.setAccessibleName(kpi.said or f"{kpi.title}: {kpi.value}")
        self.setToolTip(self.accessibleName())
        self.update()

    def show_past(self, past: Sequence[float]) -> None:
        """Show the line of the past."""
        self.show_kpi(replace(self.kpi, past=tuple(past)))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        look, kpi, is_rtl = self.look, self.kpi, self.is_rtl
        ring = "focus" if self.hasFocus() else "border_strong" if self.underMouse() else "border"
        thick = 2 if self.hasFocus() else 1
        painter.setPen(QPen(look.colour(ring), thick))
        painter.setBrush(look.colour("surface"))
        half = thick / 2
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), 10, 10)
        room = box.adjusted(14, 10, -14, -10)
        side = self.line_start
        painter.setPen(look.colour("text_muted"))
        role = "small" if look.metrics("small").horizontalAdvance(kpi.title) <= room.width() else "caption"
        painter.setFont(look.font(role))
        title = look.metrics(role).elidedText(kpi.title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(QRectF(room.x(), room.y(), room.width(), look.px(18)), side, title)
        painter.setPen(look.colour("text"))
        painter.setFont(look.font("kpi"))
        value = QRectF(room.x(), room.y() + look.px(19), room.width(), look.px(34))
        painter.drawText(value, side | Qt.AlignmentFlag.AlignVCenter, kpi.value)
        taken = look.metrics("kpi").horizontalAdvance(kpi.value) + 16
        wide = min(look.px(84 if self.width() >= look.px(_NARROW) else 60), room.width() - taken)
        if kpi.has_trend and wide >= look.px(28):
            x = room.left() if is_rtl else room.right() - wide
            spot = QRectF(x, room.y() + look.px(17), wide, look.px(30))
            paint_spark(painter, spot, kpi.past, look, is_rtl=is_rtl)
        self._paint_change(painter, QRectF(room.x(), room.bottom() - look.px(17), room.width(), look.px(17)), is_rtl)

    def _paint_change(self, painter: QPainter, room: QRectF, is_rtl: bool) -> None:
        """A triangle, the change in strong words, since when in faint ones."""
        look, kpi = self.look, self.kpi
        x = 0.0

        def boxed(wide: float) -> QRectF:
            left = room.right() - x - wide if is_rtl else room.left() + x
            return QRectF(left, room.y(), wide, room.height())

        if kpi.way:
            half = look.px(4)
            middle = boxed(2 * half).center()
            tip = -kpi.way * half * 0.9
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(_INKS[kpi.mood]))
            painter.drawPolygon(QPolygonF([
                QPointF(middle.x(), middle.y() + tip), QPointF(middle.x() - half, middle.y() - tip),
                QPointF(middle.x() + half, middle.y() - tip),
            ]))  # fmt: skip
            x += 2 * half + 5
        if kpi.change:
            painter.setPen(look.colour(_INKS[kpi.mood]))
            painter.setFont(look.font("small_strong"))
            wide = look.metrics("small_strong").horizontalAdvance(kpi.change)
            painter.drawText(boxed(wide + 2), Qt.AlignmentFlag.AlignVCenter, kpi.change)
            x += wide + 6
        painter.setPen(look.colour("text_faint"))
        rest = room.width() - x
        role = "small" if look.metrics("small").horizontalAdvance(kpi.since) <= rest else "caption"
        painter.setFont(look.font(role))
        words = look.metrics(role).elidedText(kpi.since, Qt.TextElideMode.ElideRight, int(rest))
        side = start_of_line(is_rtl=is_rtl)
        painter.drawText(boxed(rest), side | Qt.AlignmentFlag.AlignVCenter, words)
