"""Stacked bars: a bar for each category, a segment for each level with its sign and count, the total on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.words import trn
from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.charts.scales import ticks
from axonix_desktop.ui.theme.look import Look

_TOTAL = 22
_FOOT = 40
_LEAST_INK = 15
_LEAST_BAR = 4


@dataclass(frozen=True, slots=True)
class Level:
    """One level of every bar: its word, colour roles of fill and ink, and its sign."""

    code: str
    word: str
    fill: str
    ink: str
    icon: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``number`` and ``label`` stand under it, ``counts`` are by level code."""

    number: str
    label: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """The height of the whole bar."""
        return sum(self.counts.values())


class StackedBars(MarkField):
    """``open(bar place, level code)`` opens what a segment counts; with no code, what the whole bar counts."""

    def __init__(
        self,
        look: Look,
        levels: Sequence[Level],
        open_rows: Callable[[int, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._levels, self._open = tuple(levels), open_rows
        self._bars: tuple[Bar, ...] = ()
        self._ticks = [0, 1]
        self._placed: list[tuple[Mark, int, int, int]] = []
        self._totals: list[tuple[Mark, int]] = []
        self.setMinimumHeight(look.px(200))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(480), self.look.px(236))

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show ``bars`` in the order given."""
        self.clear()
        self._bars = tuple(bars)
        self._ticks = ticks(max((bar.total for bar in bars), default=0))
        self._placed, self._totals = [], []
        for place, bar in enumerate(self._bars):
            name = f"{bar.number} {bar.label}".strip()
            below = 0
            for level in self._levels:
                count = bar.counts.get(level.code, 0)
                if count:
                    spec = MarkSpec(
                        f"{name}, {level.word}", _count_words(count), self._segment(level, count),
                        lambda place=place, code=level.code: self._open(place, code),
                    )  # fmt: skip
                    self._placed.append((self.put(spec), place, below, count))
                    below += count
            if bar.total:
                spec = MarkSpec(
                    name, _count_words(bar.total), self._total(bar.total), lambda place=place: self._open(place, "")
                )
                self._totals.append((self.put(spec), place))
        self.lay_out()
        self.update()

    def lay_out(self) -> None:
        """Place every segment and total."""
        slot, width = self._slot(), self._bar_width()
        for mark, place, below, count in self._placed:
            left = self._left() + slot * (place + 0.5) - width / 2
            top, bottom = self._y(below + count), self._y(below)
            gap = 2 if bottom - top > 8 else 0
            self.place(mark, left, top + gap / 2, width, max(bottom - top - gap, _LEAST_BAR))
        high, wide = self.look.px(_TOTAL), max(width, self.look.px(40))
        for mark, place in self._totals:
            middle = self._left() + slot * (place + 0.5)
            self.place(mark, middle - wide / 2, self._y(self._bars[place].total) - high - 1, wide, high)

    def _left(self) -> float:
        return self.look.metrics("small").horizontalAdvance(f"{self._ticks[-1]:,}") + self.look.px(14)

    def _slot(self) -> float:
        return max(self.width() - self._left(), 1) / max(len(self._bars), 1)

    def _bar_width(self) -> float:
        widest = max((count for _, _, _, count in self._placed), default=0)
        ink = self.look.metrics("small_strong").horizontalAdvance(f"{widest:,}") + self.look.px(24)
        return min(max(self.look.px(40), ink), self._slot() * 0.86)

    def _y(self, value: float) -> float:
        top, bottom = self.look.px(_TOTAL) + 2, self.height() - self.look.px(_FOOT)
        return bottom - (bottom - top) * value / self._ticks[-1]

    def _segment(self, level: Level, count: int) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look = self.look
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(level.fill))
            rounded(painter, box)
            if box.height() < look.px(_LEAST_INK):
                return
            words, side = f"{count:,}", look.px(12)
            advance = look.metrics("small_strong").horizontalAdvance(words)
            has_icon = advance + side + 10 <= box.width()
            whole = advance + (side + 3 if has_icon else 0)
            x = box.center().x() - whole / 2
            if has_icon:
                sign = look.pixmap(level.icon, level.ink, side, self.devicePixelRatioF())
                painter.drawPixmap(QPointF(x, box.center().y() - side / 2), sign)
                x += side + 3
            painter.setPen(look.colour(level.ink))
            painter.setFont(look.font("small_strong"))
            painter.drawText(QRectF(x, box.top(), advance + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, words)

        return paint

    def _total(self, total: int) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            painter.setPen(self.look.colour("text"))
            painter.setFont(self.look.font("small_strong"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{total:,}")

        return paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
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
        slot = self._slot()
        for place, bar in enumerate(self._bars):
            box = self.mirrored_f(QRectF(left + slot * place, self._y(0) + 4, slot, look.px(16)))
            painter.setPen(look.colour("text"))
            painter.setFont(look.font("small_strong"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, bar.number)
            painter.setPen(look.colour("text_muted"))
            painter.setFont(look.font("caption"))
            words = look.metrics("caption").elidedText(bar.label, Qt.TextElideMode.ElideRight, int(slot) - 2)
            painter.drawText(box.translated(0, look.px(16)), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


def _count_words(count: int) -> str:
    return trn("{count} use case", "{count} use cases", count)
