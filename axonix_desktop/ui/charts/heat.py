"""A heat map: rows by columns, darker where there are more, each number in its cell, sums at the side and below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.charts.scales import ink_on
from axonix_desktop.ui.theme.look import Look

_ROW = 26
_HEAD = 22
_NAME = 150
_TOTAL = 56
_GAP = 2
_OVER = 12
RAMP = (1, 3, 5, 7, 8)
"""The stages whose colours stand for few to most."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One row: its name and its counts, one a column."""

    name: str
    counts: tuple[int, ...]
    is_sum: bool = False
    """Whether it stands for several rows; it does not set the scale."""

    @property
    def total(self) -> int:
        """The sum of the row."""
        return sum(self.counts)


class HeatMap(MarkField):
    """``open(row, column)`` opens a cell; -1 stands for all rows or all columns."""

    def __init__(self, look: Look, open_rows: Callable[[int, int], object], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._open = open_rows
        self._columns: tuple[tuple[str, str], ...] = ()
        self._rows: tuple[HeatRow, ...] = ()
        self._placed: list[tuple[Mark, int, int]] = []

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(480), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(320), self._high())

    def show_rows(self, columns: Sequence[tuple[str, str]], rows: Sequence[HeatRow]) -> None:
        """Show ``rows``; a column is its short and its whole name."""
        self.clear()
        self._columns, self._rows, self._placed = tuple(columns), tuple(rows), []
        most = max((count for row in rows if not row.is_sum for count in row.counts), default=0) or 1
        for place, row in enumerate(self._rows):
            for column, count in enumerate(row.counts):
                if count:
                    self._put(place, column, f"{row.name}, {self._columns[column][1]}", count, most)
            if row.total:
                self._put(place, len(self._columns), row.name, row.total, 0)
        for column in range(len(self._columns)):
            count = sum(row.counts[column] for row in self._rows)
            if count:
                self._put(len(self._rows), column, self._columns[column][1], count, 0)
        if whole := sum(row.total for row in self._rows):
            self._put(len(self._rows), len(self._columns), tr("All business units"), whole, 0)
        self.setFixedHeight(self._high())
        self.updateGeometry()
        self.lay_out()
        self.update()

    def lay_out(self) -> None:
        """Place every cell."""
        for mark, row, column in self._placed:
            box = self._box(row, column)
            self.place(mark, box.x(), box.y(), box.width(), box.height())

    def on_look(self) -> None:
        self.setFixedHeight(self._high())
        super().on_look()

    def _put(self, row: int, column: int, name: str, count: int, most: int) -> None:
        fill = self._fill_of(count, most) if most else None
        where = (row if row < len(self._rows) else -1, column if column < len(self._columns) else -1)
        spec = MarkSpec(
            name, trn("{count} use case", "{count} use cases", count), self._cell(count, fill),
            lambda: self._open(*where),
        )  # fmt: skip
        self._placed.append((self.put(spec), row, column))

    def _high(self) -> int:
        look = self.look
        return look.px(_HEAD) + (look.px(_ROW)) * (len(self._rows) + (1 if self._rows else 0)) + 2

    def _name_width(self) -> float:
        longest = max((self.look.metrics("body").horizontalAdvance(row.name) for row in self._rows), default=0)
        return min(longest + 12, max(self.look.px(_NAME), self.width() * 0.24))

    def _box(self, row: int, column: int) -> QRectF:
        """Where a cell stands, before it is mirrored."""
        look, left = self.look, self._name_width()
        wide = (self.width() - left - look.px(_TOTAL)) / max(len(self._columns), 1)
        high, y = look.px(_ROW), look.px(_HEAD) + row * look.px(_ROW)
        if column >= len(self._columns):
            return QRectF(self.width() - look.px(_TOTAL) + _GAP, y + 1, look.px(_TOTAL) - _GAP, high - _GAP)
        return QRectF(left + wide * column + _GAP / 2, y + 1, wide - _GAP, high - _GAP)

    def _fill_of(self, count: int, most: int) -> Callable[[], QColor]:
        step = ramp_step(count, most)
        return lambda: self.look.stage_colour(RAMP[step])

    def _cell(self, count: int, fill: Callable[[], QColor] | None) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look = self.look
            ink = look.colour("text")
            if fill is not None:
                colour = fill()
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                rounded(painter, box)
                ink = ink_on(look, colour)
            painter.setPen(ink)
            painter.setFont(look.font("small_strong"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{count:,}")

        return paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text_muted"))
        for column, (short, _whole) in enumerate(self._columns):
            box = self._box(0, column)
            head = self.mirrored_f(QRectF(box.x(), 0, box.width(), look.px(_HEAD)))
            room = int(head.width()) + 2 * _OVER  # the numbers beside it leave room
            words = look.metrics("small").elidedText(short, Qt.TextElideMode.ElideRight, room)
            painter.drawText(head.adjusted(-_OVER, 0, _OVER, 0), Qt.AlignmentFlag.AlignCenter, words)
        box = self._box(0, len(self._columns))
        head = self.mirrored_f(QRectF(box.x(), 0, box.width(), look.px(_HEAD)))
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, tr("Total"))
        for place, row in enumerate(self._rows):
            self._paint_row(painter, place, row)
        if self._rows:
            self._paint_foot(painter)
        painter.end()

    def _paint_row(self, painter: QPainter, place: int, row: HeatRow) -> None:
        """The row's name, and a dot in every cell that has nothing to open."""
        look = self.look
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("text"))
        self._paint_name(painter, place, row.name, "body")
        for column, count in enumerate(row.counts):
            if not count:
                box = self.mirrored_f(self._box(place, column))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("sunken"))
                rounded(painter, box)
                painter.setPen(look.colour("text_faint"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "·")

    def _paint_foot(self, painter: QPainter) -> None:
        """The words before the sums."""
        painter.setFont(self.look.font("body_strong"))
        painter.setPen(self.look.colour("text"))
        self._paint_name(painter, len(self._rows), tr("Total"), "body_strong")
        y = self.look.px(_HEAD) + self.look.px(_ROW) * len(self._rows)
        painter.fillRect(QRectF(0, y - 0.5, self.width(), 1), self.look.colour("border"))

    def _paint_name(self, painter: QPainter, place: int, name: str, role: str) -> None:
        box = self._box(place, 0)
        room = QRectF(0, box.y(), self._name_width() - 8, box.height())
        words = self.look.metrics(role).elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self.mirrored_f(room), flags, words)


def ramp_step(count: int, most: int) -> int:
    """0 for few to 4 for most; small numbers keep a step each."""
    count = min(count, most)
    if most <= len(RAMP):
        return count - 1 if most > 2 else (count - 1) * 2
    return min(len(RAMP) - 1, (count - 1) * len(RAMP) // most)
