"""Use cases by readiness: a line each with its five dimensions as cells and the whole as a bar, weakest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.readiness import HIGHEST, value_words
from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.heat import RAMP
from axonix_desktop.ui.charts.marks import MarkField, MarkSpec
from axonix_desktop.ui.charts.scales import ink_on
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_ROW, _HEAD, _CELL, _WIDE_CELL, _BAR = 32, 22, 46, 92, 130


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One use case: its name, a value for each dimension, and the whole."""

    name: str
    values: tuple[float | None, ...]
    overall: float | None


class ProfileMatrix(MarkField):
    """``open(row)`` opens a use case."""

    def __init__(self, look: Look, open_row: Callable[[int], object], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._open = open_row
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[ProfileRow, ...] = ()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(480), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(380), self._high())

    def show_rows(self, columns: Sequence[str], rows: Sequence[ProfileRow]) -> None:
        """Show ``rows`` in the order given."""
        self.clear()
        self._columns, self._rows = tuple(columns), tuple(rows)
        for number, row in enumerate(self._rows):
            parts = [
                tr("{name} {value}", name=name, value=value_words(value))
                for name, value in zip(self._columns, row.values, strict=True)
            ]
            said = ", ".join([tr("overall {value}", value=value_words(row.overall)), *parts])
            self.put(MarkSpec(row.name, said, self._paint_row(row), lambda number=number: self._open(number)))
        self.setFixedHeight(self._high())
        self.updateGeometry()
        self.lay_out()
        self.update()

    def on_look(self) -> None:
        self.setFixedHeight(self._high())
        super().on_look()

    def lay_out(self) -> None:
        """A line for each row."""
        high = self.look.px(_ROW)
        for number, mark in enumerate(self.marks):
            self.place(mark, 0, self.look.px(_HEAD) + number * high, self.width(), high)

    def _high(self) -> int:
        return self.look.px(_HEAD) + self.look.px(_ROW) * len(self._rows) + 2

    def _cell(self, column: int, high: float) -> QRectF:
        """A cell within its row; after the last dimension stands the bar."""
        look = self.look
        bar = look.px(_BAR)
        wide = min(max(self.width() * 0.4 / max(len(self._columns), 1), look.px(_CELL)), look.px(_WIDE_CELL))
        left = self.width() - bar - wide * len(self._columns) - look.px(12)
        if column >= len(self._columns):
            return QRectF(self.width() - bar, 0, bar - 4, high)
        return QRectF(left + wide * column + 1.5, 2, wide - 3, high - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setFont(look.font("caption"))
        painter.setPen(look.colour("text_muted"))
        for column, name in enumerate((*self._columns, tr("Overall"))):
            box = self.mirrored_f(self._cell(column, look.px(_HEAD)))
            words = look.metrics("caption").elidedText(name, Qt.TextElideMode.ElideRight, int(box.width()) + 2)
            painter.drawText(box.adjusted(-2, -2, 2, 0), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()

    def _paint_row(self, row: ProfileRow) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look, high = self.look, box.height()
            painter.setPen(look.colour("text"))
            painter.setFont(look.font("body"))
            room = self._cell(0, high).left() - 10
            words = look.metrics("body").elidedText(row.name, Qt.TextElideMode.ElideRight, int(room - 6))
            is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            flags = start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.mirrored_f(QRectF(6, 0, room - 6, high)), flags, words)
            for column, value in enumerate(row.values):
                cell = self.mirrored_f(self._cell(column, high))
                fill = value_colour(look, value)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(fill)
                rounded(painter, cell, 4)
                painter.setPen(ink_on(look, fill) if value is not None else look.colour("text_faint"))
                painter.setFont(look.font("small_strong" if value is not None else "small"))
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, "–" if value is None else f"{value:.1f}")
            self._paint_bar(painter, row, high)

        return paint

    def _paint_bar(self, painter: QPainter, row: ProfileRow, high: float) -> None:
        look, whole = self.look, self._cell(len(self._columns), high)
        wide, thick = whole.width() - look.px(32), look.px(8)
        track = QRectF(whole.left() + 4, (high - thick) / 2, wide, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunken"))
        rounded(painter, self.mirrored_f(track), thick / 2)
        if row.overall:
            painter.setBrush(look.colour("blue"))
            part = QRectF(track.left(), track.top(), max(wide * row.overall / HIGHEST, thick), thick)
            rounded(painter, self.mirrored_f(part), thick / 2)
        painter.setPen(look.colour("text" if row.overall is not None else "text_faint"))
        painter.setFont(look.font("small_strong"))
        words = "–" if row.overall is None else f"{row.overall:.1f}"
        end = QRectF(track.right() + 2, 0, look.px(30), high)
        painter.drawText(self.mirrored_f(end), Qt.AlignmentFlag.AlignCenter, words)


def value_colour(look: Look, value: float | None) -> QColor:
    """Darker for readier; the colour of an empty place where nothing is scored, or nothing is there yet."""
    step = 0 if value is None else round(value)
    return look.colour("sunken") if step == 0 else look.stage_colour((0, *RAMP[:3], RAMP[4])[step])
