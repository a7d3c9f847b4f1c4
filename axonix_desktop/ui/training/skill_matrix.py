"""The matrix of role families by skill level: share, people, target and gap in each cell, with sign and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.attainment import Cell, cell_words, percent_words
from axonix_desktop.core.training import LEVELS, level_words
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_ROW, _HEAD, _NAME, _GAP = 48, 24, 150, 4
_FAR = 25.0
_SIGN = 11


def tone_of(cell: Cell) -> str:
    """The tone of a cell: green reached, amber below, red far below; grey where nothing can be judged."""
    if cell.is_met is None or not cell.required:
        return "grey"
    if cell.is_met:
        return "green"
    return "red" if cell.gap_points > _FAR else "amber"


class SkillMatrix(MarkField):
    """``open(cell)`` opens the people of a cell."""

    def __init__(self, look: Look, open_cell: Callable[[Cell], object], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._open = open_cell
        self._families: tuple[str, ...] = ()
        self._levels: tuple[str, ...] = LEVELS
        self._placed: list[tuple[Mark, int, int]] = []
        self._bare: list[tuple[int, int]] = []

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(560), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(400), self._high())

    def show_cells(self, cells: Sequence[Cell], today: date) -> None:
        """Show the cells; families in the order given."""
        self.clear()
        self._families = tuple(dict.fromkeys(cell.family for cell in cells))
        self._levels = (*LEVELS, *([""] if any(not cell.level for cell in cells) else []))
        self._placed, self._bare = [], []
        held = {(cell.family, cell.level): cell for cell in cells}
        for row, family in enumerate(self._families):
            for column, level in enumerate(self._levels):
                cell = held.get((family, level))
                if cell is None or (not cell.people and cell.target is None):
                    self._bare.append((row, column))
                    continue
                name = f"{family or tr('No role family')}, {level_words(level)}"
                spec = MarkSpec(name, cell_words(cell, today), self._painter(cell), lambda cell=cell: self._open(cell))
                self._placed.append((self.put(spec), row, column))
        self.setFixedHeight(self._high())
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

    def _high(self) -> int:
        return self.look.px(_HEAD) + self.look.px(_ROW) * len(self._families) + 2

    def _name_width(self) -> float:
        names = [family or tr("No role family") for family in self._families]
        longest = max((self.look.metrics("body").horizontalAdvance(name) for name in names), default=0)
        return min(longest + 16, max(self.look.px(_NAME), self.width() * 0.24))

    def _box(self, row: int, column: int) -> QRectF:
        look, left = self.look, self._name_width()
        wide = (self.width() - left) / max(len(self._levels), 1)
        y = look.px(_HEAD) + row * look.px(_ROW)
        return QRectF(left + wide * column + _GAP / 2, y + _GAP / 2, wide - _GAP, look.px(_ROW) - _GAP)

    def _painter(self, cell: Cell) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look, tone = self.look, tone_of(cell)
            is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            ink = look.colour(f"{tone}_fg")
            is_outlined = look.line > 1  # high contrast has no tinted fills
            painter.setPen(QPen(ink, 1) if is_outlined else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(look.colour(f"{tone}_bg"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5) if is_outlined else box, 5, 5)
            inner = box.adjusted(look.px(10), look.px(4), -look.px(10), -look.px(4))
            upper = QRectF(inner.x(), inner.y(), inner.width(), inner.height() / 2)
            lower = QRectF(inner.x(), inner.center().y(), inner.width(), inner.height() / 2)
            side = look.px(_SIGN)
            x = upper.right() - side if is_rtl else upper.left()
            level = "none" if tone == "grey" else tone
            paint_sign(painter, level, QRectF(x, upper.center().y() - side / 2, side, side), ink)
            begins, ends = start_of_line(is_rtl=is_rtl), start_of_line(is_rtl=not is_rtl)
            step = side + look.px(6)
            rest = upper.adjusted(0, 0, -step, 0) if is_rtl else upper.adjusted(step, 0, 0, 0)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.setPen(ink)
            painter.setFont(look.font("body_strong"))
            painter.drawText(rest, begins | middle, percent_words(cell.share))
            painter.setFont(look.font("small"))
            if cell.people:
                counted = tr("{done} of {people}", done=f"{cell.attained:,}", people=f"{len(cell.people):,}")
                painter.drawText(rest, ends | middle, counted)
            aim, lacking = _lower_words(cell)
            wide = look.metrics("small_strong").horizontalAdvance(lacking) + 6
            painter.setFont(look.font("small_strong"))
            painter.drawText(lower, ends | middle, lacking)
            painter.setFont(look.font("small"))
            room = int(lower.width() - wide)
            text = look.metrics("small").elidedText(aim, Qt.TextElideMode.ElideRight, room)
            painter.drawText(lower, begins | middle, text)

        return paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.setFont(look.font("small_strong"))
        painter.setPen(look.colour("text_muted"))
        for column, level in enumerate(self._levels):
            box = self._box(0, column)
            head = self.mirrored_f(QRectF(box.x(), 0, box.width(), look.px(_HEAD)))
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, level_words(level))
        for row, family in enumerate(self._families):
            box = self._box(row, 0)
            room = QRectF(0, box.y(), self._name_width() - 12, box.height())
            painter.setFont(look.font("body"))
            painter.setPen(look.colour("text" if family else "text_muted"))
            words = look.metrics("body").elidedText(
                family or tr("No role family"), Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(self.mirrored_f(room), start_of_line(is_rtl=is_rtl) | Qt.AlignmentFlag.AlignVCenter, words)
        for row, column in self._bare:
            box = self.mirrored_f(self._box(row, column))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sunken"))
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(look.colour("text_faint"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "·")
        painter.end()


def _lower_words(cell: Cell) -> tuple[str, str]:
    """The target, and what is lacking to it."""
    if cell.people and not cell.required:
        return tr("No course is asked"), ""
    if cell.target is None:
        return tr("No target"), ""
    if not cell.people:
        return tr("Target {target}", target=percent_words(cell.target)), tr("Nobody")
    aim = tr("Target {target}", target=percent_words(cell.target))
    return aim, trn("{count} to go", "{count} to go", cell.gap) if cell.gap else tr("Reached")
