"""Stacked bars: a bar for each category, a segment for each level with its sign and count, the total on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.words import trn
from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.charts.scales import ticks
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.theme.look import Look

_TOTAL = 22
_FOOT = 52
_LEAST_INK = 12
_LEAST_BAR = 4


@dataclass(frozen=True, slots=True)
class Level:
    """One level of every bar: its word, and the colour roles of fill and ink."""

    code: str
    word: str
    fill: str
    ink: str


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
        self._ticks, self._most = [0], 1
        self._placed: list[tuple[Mark, int, int, int]] = []
        self._totals: list[tuple[Mark, int]] = []
        self._told: dict[Mark, tuple[int, str, int]] = {}

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(480), self.look.px(236))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(320), self.look.px(250))

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show ``bars`` in the order given."""
        self.clear()
        self._bars = tuple(bars)
        self._most = max(1, *(bar.total for bar in bars)) if bars else 1
        self._ticks = ticks(self._most)
        self._placed, self._totals, self._told = [], [], {}
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
                    mark = self.put(spec)
                    self._told[mark] = (place, level.code, count)
                    self._placed.append((mark, place, below, count))
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
        return bottom - (bottom - top) * value / self._most

    def _segment(self, level: Level, count: int) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look = self.look
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(level.fill))
            rounded(painter, box)
            if box.height() < look.px(_LEAST_INK):
                return
            words, side = f"{count:,}", look.px(10)
            advance = look.metrics("small_strong").horizontalAdvance(words)
            has_icon = advance + side + 10 <= box.width()
            whole = advance + (side + 3 if has_icon else 0)
            x = box.center().x() - whole / 2
            if has_icon:
                paint_sign(
                    painter, level.code, QRectF(x, box.center().y() - side / 2, side, side), look.colour(level.ink)
                )
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
        for mark, place, code, count in self._small:
            self._paint_beside(painter, mark, place, code, count)
        for place, bar in enumerate(self._bars):
            box = self.mirrored_f(QRectF(left + slot * place, self._y(0) + 4, slot, look.px(16)))
            painter.setPen(look.colour("text"))
            painter.setFont(look.font("small_strong"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, bar.number)
            painter.setPen(look.colour("text_muted"))
            painter.setFont(look.font("caption"))
            self._paint_label(painter, box.translated(0, look.px(16)), place)
        painter.end()

    @property
    def _small(self) -> list[tuple[Mark, int, str, int]]:
        """Segments too low for their own number."""
        least = self.look.px(_LEAST_INK)
        return [(mark, *told) for mark, told in self._told.items() if mark.height() < least]

    def _paint_beside(self, painter: QPainter, mark: Mark, place: int, code: str, count: int) -> None:
        """The sign and number of a low segment, beside it where there is room."""
        look, words, side = self.look, f"{count:,}", self.look.px(7)
        wide = look.metrics("caption").horizontalAdvance(words) + side + 4
        edge = self._left() + self._slot() * (place + 0.5) + self._bar_width() / 2 + 3
        if wide > (self._slot() - self._bar_width()) / 2 + self._slot() * 0.1:
            return
        middle = mark.geometry().center().y() + 0.5
        box = self.mirrored_f(QRectF(edge, middle - 8, wide, 16))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sign(painter, code, QRectF(box.left(), middle - side / 2, side, side), look.colour("text_muted"))
        painter.setPen(look.colour("text"))
        painter.setFont(look.font("caption"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute  # the sign stands at the left either way
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | right, words)

    def _paint_label(self, painter: QPainter, box: QRectF, place: int) -> None:
        """The label under a bar; where labels are wider than their bars they stand in two lines in turn."""
        metrics, slot = self.look.metrics("caption"), box.width()
        is_tight = any(metrics.horizontalAdvance(bar.label) > slot - 6 for bar in self._bars)
        label, most = self._bars[place].label, int(slot * 2 - 8 if is_tight else slot)
        words = metrics.elidedText(label, Qt.TextElideMode.ElideRight, most)
        half = max(metrics.horizontalAdvance(words) / 2 + 2, slot / 2)
        middle = min(max(box.center().x(), half), self.width() - half)
        y = box.y() + (self.look.px(14) if is_tight and place % 2 else 0)
        painter.drawText(QRectF(middle - half, y, 2 * half, box.height()), Qt.AlignmentFlag.AlignCenter, words)


def _count_words(count: int) -> str:
    return trn("{count} use case", "{count} use cases", count)
