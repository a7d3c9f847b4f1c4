"""Progress as lying bars: a bar for each topic or tier, a segment for each level, how much is settled at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.governance import Tally
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.charts.stacked import Level
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.governance.levels import LEVELS, paint_level
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_ROW, _BAR, _GAP = 34, 20, 14
_LEAST = 4.0


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One bar: ``code`` is what it stands for, ``name`` its words."""

    code: str
    name: str
    tally: Tally


class ProgressBars(MarkField):
    """``open(code, level)`` opens what a segment counts; with no level, what the whole bar counts.

    All bars are as long as the room allows: they compare shares; the counts stand in them and at their end.
    """

    def __init__(self, look: Look, open_rows: Callable[[str, str], object], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._open = open_rows
        self.nothing = tr("Nothing applies")
        """What stands where a bar would be."""
        self._rows: tuple[ProgressRow, ...] = ()
        self._placed: list[tuple[Mark, int, int]] = []
        self._ends: list[tuple[Mark, int]] = []

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(480), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(300), self._high())

    def show_rows(self, rows: Sequence[ProgressRow]) -> None:
        """Show a bar for each of ``rows``."""
        self.clear()
        self._rows, self._placed, self._ends = tuple(rows), [], []
        for place, row in enumerate(self._rows):
            for level in LEVELS:
                count = row.tally.level(level.code)
                if count:
                    self._put(place, row, level, count)
            if row.tally.applicable:
                words = _end_words(row.tally)
                act = partial(self._open, row.code, "")
                spec = MarkSpec(row.name, _said(row.tally), self._end(words), act)
                self._ends.append((self.put(spec), place))
        self.updateGeometry()
        self.lay_out()
        self.update()

    def table(self, head: str) -> ChartTable:
        """The numbers shown; ``head`` names what the bars stand for."""
        heads = [head, *(tr(level.word) for level in LEVELS), tr("Applicable"), tr("Overdue")]
        return ChartTable(heads, [
            [row.name, *(row.tally.level(level.code) for level in LEVELS), row.tally.applicable, row.tally.overdue]
            for row in self._rows
        ])  # fmt: skip

    def lay_out(self) -> None:
        """Place every segment and what stands at the end of the bars."""
        left, right = self._name_width() + self.look.px(_GAP), self.width() - self._end_width()
        room = max(right - left - self.look.px(8), 1)
        for place in range(len(self._rows)):
            own = [(mark, count) for mark, at, count in self._placed if at == place]
            x = left
            for (mark, _count), wide in zip(own, self._widths([count for _, count in own], room), strict=True):
                self.place(mark, x, self._top(place), max(wide - 2, _LEAST), self.look.px(_BAR))
                x += wide
        for mark, place in self._ends:
            self.place(mark, right, self._top(place) - 2, self._end_width(), self.look.px(_BAR) + 4)

    def _widths(self, counts: Sequence[int], room: float) -> list[float]:
        """By their share of the whole; small ones are as wide as their number needs, the widest one gives it up."""
        whole = sum(counts)
        if not whole:
            return []
        metrics = self.look.metrics("small_strong")
        found = [max(room * one / whole, metrics.horizontalAdvance(f"{one:,}") + 10.0) for one in counts]
        widest = found.index(max(found))
        found[widest] = max(found[widest] - (sum(found) - room), room / 4)
        return found

    def _put(self, place: int, row: ProgressRow, level: Level, count: int) -> None:
        name = f"{row.name}, {tr(level.word)}"
        spec = MarkSpec(name, trn("{count} item", "{count} items", count), self._segment(level, count),
                        lambda: self._open(row.code, level.code))  # fmt: skip
        self._placed.append((self.put(spec), place, count))

    def _high(self) -> int:
        return self.look.px(_ROW) * max(len(self._rows), 1) + 4

    def _top(self, place: int) -> float:
        return self.look.px(_ROW) * place + (self.look.px(_ROW) - self.look.px(_BAR)) / 2

    def _name_width(self) -> float:
        longest = max((self.look.metrics("body").horizontalAdvance(row.name) for row in self._rows), default=0)
        return min(longest + 4, self.width() * 0.42)

    def _end_width(self) -> float:
        metrics = self.look.metrics("figures")
        longest = max((metrics.horizontalAdvance(_end_words(row.tally)) for row in self._rows), default=0)
        return longest + self.look.px(8)

    def _segment(self, level: Level, count: int) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look = self.look
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(level.fill))
            rounded(painter, box)
            words, side = f"{count:,}", look.px(10)
            advance = look.metrics("small_strong").horizontalAdvance(words)
            if advance + 6 > box.width():
                return
            has_sign = advance + side + 12 <= box.width()
            x = box.center().x() - (advance + (side + 4 if has_sign else 0)) / 2
            if has_sign:
                sign = QRectF(x, box.center().y() - side / 2, side, side)
                paint_level(painter, level.code, sign, look.colour(level.ink))
                x += side + 4
            painter.setPen(look.colour(level.ink))
            painter.setFont(look.font("small_strong"))
            painter.drawText(QRectF(x, box.top(), advance + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, words)

        return paint

    def _end(self, words: str) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            painter.setPen(self.look.colour("text"))
            painter.setFont(self.look.font("figures"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

        return paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        wide = self._name_width()
        side = start_of_line(is_rtl=self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        painter.setFont(look.font("body"))
        for place, row in enumerate(self._rows):
            box = self.mirrored_f(QRectF(0, self._top(place), wide, look.px(_BAR)))
            painter.setPen(look.colour("text"))
            words = look.metrics("body").elidedText(row.name, Qt.TextElideMode.ElideRight, int(wide))
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)
            if not row.tally.applicable:
                start = wide + look.px(_GAP)
                rest = self.mirrored_f(QRectF(start, self._top(place), self.width() - start, look.px(_BAR)))
                painter.setPen(look.colour("text_faint"))
                painter.drawText(rest, side | Qt.AlignmentFlag.AlignVCenter, self.nothing)
        painter.end()


def _end_words(tally: Tally) -> str:
    if not tally.applicable:
        return ""
    return tr("{settled} of {all} · {percent}", settled=f"{tally.settled:,}", all=f"{tally.applicable:,}",
              percent=percent_words(tally))  # fmt: skip


def percent_words(tally: Tally) -> str:
    """The settled share: ``34%``, ``<1%`` for a little, a dash where nothing applies."""
    if tally.percent is None:
        return "–"
    return as_percent("<1" if tally.settled and not tally.percent else tally.percent)


def _said(tally: Tally) -> str:
    words = tr("{settled} of {all} items settled", settled=f"{tally.settled:,}", all=f"{tally.applicable:,}")
    late = trn("{count} overdue", "{count} overdue", tally.overdue) if tally.overdue else ""
    return f"{words}, {late}" if late else words
