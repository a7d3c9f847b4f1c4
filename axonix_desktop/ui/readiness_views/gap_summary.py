"""The five gaps over all active use cases: a bar each, divided into closed, partly closed, wide open and not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.scale_gaps import GAP_WORDS, GAPS, WIDTHS, Width
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.readiness_views.gap_marks import SIGNS, TONES, width_name
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_ROW, _LEAST = 30, 26


class GapSummary(MarkField):
    """``open(gap code, width)`` opens the use cases a segment counts."""

    def __init__(self, look: Look, open_rows: Callable[[str, Width], object], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._open = open_rows
        self._counts: dict[str, dict[Width, int]] = {}
        self._placed: list[tuple[Mark, int, Width]] = []

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(640), self.look.px(_ROW) * len(GAPS))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(420), self.look.px(_ROW) * len(GAPS))

    def show_counts(self, counts: Mapping[str, Mapping[Width, int]]) -> None:
        """Show how many use cases have each gap how wide."""
        self.clear()
        self._counts = {code: dict(counts[code]) for code in GAPS}
        self._placed = []
        for row, code in enumerate(GAPS):
            for width in WIDTHS:
                count = self._counts[code].get(width, 0)
                if count:
                    name = tr("{gap}, {width}", gap=tr(GAP_WORDS[code]), width=width_name(width))
                    spec = MarkSpec(
                        name, trn("{count} use case", "{count} use cases", count), self._segment(width, count),
                        lambda code=code, width=width: self._open(code, width),
                    )  # fmt: skip
                    self._placed.append((self.put(spec), row, width))
        self.lay_out()
        self.update()

    def lay_out(self) -> None:
        """Place the segments; a small one keeps room for its sign and number."""
        left, high = self._left(), self.look.px(_ROW)
        for row, code in enumerate(GAPS):
            there = [(mark, self._counts[code][width]) for mark, at, width in self._placed if at == row]
            widths = self._widths([count for _, count in there], self.width() - left - 2)
            x = left
            for (mark, _count), wide in zip(there, widths, strict=True):
                self.place(mark, x, row * high + 3, wide - 2, high - 6)
                x += wide

    def _widths(self, counts: Sequence[int], room: float) -> list[float]:
        least, whole = self.look.px(_LEAST), sum(counts) or 1
        free = max(room - least * len(counts), 0)
        return [least + free * count / whole for count in counts]

    def _left(self) -> float:
        names = max(self.look.metrics("body").horizontalAdvance(tr(one)) for one in GAP_WORDS.values())
        return min(names + 16, self.width() * 0.42)

    def _segment(self, width: Width, count: int) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look, tone = self.look, TONES[width]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(tone))
            rounded(painter, box, 4)
            ink, side = look.colour(f"on_{tone}"), look.px(9)
            words = f"{count:,}"
            wordy = f"{words} {width_name(width).lower()}"
            advance = look.metrics("small_strong").horizontalAdvance(wordy)
            if advance + side + 16 <= box.width():
                words = wordy
            advance = look.metrics("small_strong").horizontalAdvance(words)
            has_sign = advance + side + 6 <= box.width()
            x = box.center().x() - (advance + (side + 4 if has_sign else 0)) / 2
            if has_sign:
                paint_sign(painter, SIGNS[width], QRectF(x, box.center().y() - side / 2, side, side), ink)
                x += side + 4
            painter.setPen(ink)
            painter.setFont(look.font("small_strong"))
            painter.drawText(QRectF(x, box.y(), advance + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, words)

        return paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as its words run
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("text"))
        start = start_of_line(is_rtl=self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        for row, code in enumerate(GAPS):
            box = QRectF(0, row * look.px(_ROW), self._left() - 10, look.px(_ROW))
            words = look.metrics("body").elidedText(
                tr(GAP_WORDS[code]), Qt.TextElideMode.ElideRight, int(box.width())
            )  # fmt: skip
            painter.drawText(self.mirrored_f(box), start | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
