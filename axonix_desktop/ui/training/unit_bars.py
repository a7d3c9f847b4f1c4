"""Bars lying on their side: a row for each business unit, its people by how far they are, the share at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.charts.stacked import Level
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

THROUGH, WAY, BEHIND = "green", "none", "amber"
LEVELS = (
    Level(THROUGH, mark("Trained"), "green", "on_green"),
    Level(WAY, mark("On the way"), "grey", "on_grey"),
    Level(BEHIND, mark("Behind"), "amber", "on_amber"),
)
_ROW, _NAME, _SHARE, _BAR = 30, 150, 46, 20
_LEAST = 4


@dataclass(frozen=True, slots=True)
class UnitBar:
    """One row: its name, its people by level, and its share in words."""

    name: str
    people: dict[str, tuple[int, ...]]
    share: str

    @property
    def total(self) -> int:
        """All people of the row."""
        return sum(len(one) for one in self.people.values())


class UnitBars(MarkField):
    """``open(row, level)`` opens the people that a part of a bar counts."""

    def __init__(self, look: Look, open_people: Callable[[int, str], object], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._open = open_people
        self._rows: tuple[UnitBar, ...] = ()
        self._placed: list[tuple[Mark, int, int, int]] = []

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(420), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(300), self._high())

    def show_rows(self, rows: Sequence[UnitBar]) -> None:
        """Show a bar for each row, all to one scale."""
        self.clear()
        self._rows, self._placed = tuple(rows), []
        for place, row in enumerate(self._rows):
            before = 0
            for level in LEVELS:
                count = len(row.people.get(level.code, ()))
                if count:
                    spec = MarkSpec(
                        f"{row.name}, {tr(level.word)}", trn("{count} person", "{count} people", count),
                        self._painter(level, count), lambda place=place, code=level.code: self._open(place, code),
                    )  # fmt: skip
                    self._placed.append((self.put(spec), place, before, count))
                    before += count
        self.setFixedHeight(self._high())
        self.lay_out()
        self.update()

    def lay_out(self) -> None:
        """Place every part of every bar."""
        look, left = self.look, self._name_width()
        room = max(self.width() - left - look.px(_SHARE), 1)
        most = max((row.total for row in self._rows), default=1) or 1
        high = look.px(_BAR)
        for part, row, before, count in self._placed:
            y = row * look.px(_ROW) + (look.px(_ROW) - high) / 2
            wide = max(room * count / most - 2, _LEAST)
            self.place(part, left + room * before / most, y, wide, high)

    def on_look(self) -> None:
        self.setFixedHeight(self._high())
        super().on_look()

    def _high(self) -> int:
        return max(self.look.px(_ROW) * len(self._rows), 1)

    def _name_width(self) -> float:
        longest = max((self.look.metrics("body").horizontalAdvance(row.name) for row in self._rows), default=0)
        return min(longest + 16, max(self.look.px(_NAME), self.width() * 0.3))

    def _painter(self, level: Level, count: int) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look, words, side = self.look, f"{count:,}", self.look.px(9)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(level.fill))
            painter.drawRoundedRect(box, 3, 3)
            advance = look.metrics("small_strong").horizontalAdvance(words)
            if advance + 4 > box.width():
                return
            has_sign = advance + side + 10 <= box.width()
            x = box.center().x() - (advance + (side + 3 if has_sign else 0)) / 2
            if has_sign:
                spot = QRectF(x, box.center().y() - side / 2, side, side)
                paint_sign(painter, level.code, spot, look.colour(level.ink))
                x += side + 3
            painter.setPen(look.colour(level.ink))
            painter.setFont(look.font("small_strong"))
            painter.drawText(QRectF(x, box.top(), advance + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, words)

        return paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        middle, name_width = Qt.AlignmentFlag.AlignVCenter, self._name_width()
        for place, row in enumerate(self._rows):
            y, high = place * look.px(_ROW), look.px(_ROW)
            painter.setPen(look.colour("text"))
            painter.setFont(look.font("body"))
            room = QRectF(0, y, name_width - 10, high)
            words = look.metrics("body").elidedText(row.name, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(self.mirrored_f(room), start_of_line(is_rtl=is_rtl) | middle, words)
            painter.setFont(look.font("small_strong"))
            share = self.mirrored_f(QRectF(self.width() - look.px(_SHARE), y, look.px(_SHARE), high))
            painter.drawText(share, start_of_line(is_rtl=not is_rtl) | middle, row.share)
        painter.end()
