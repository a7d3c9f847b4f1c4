"""Components, standards or data sources below each other: what each is, a bar, and chips for what stands out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QWidget

from axonix_desktop.ui.charts.frame import rounded
from axonix_desktop.ui.charts.marks import Mark, MarkField, MarkSpec
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_ROW, _BAR, _BAR_SHARE = 52, 130, 0.25
"""Height of a line, width of its bar, and the most of a line a bar takes."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A word in a tone, with an icon that tells it without colour."""

    words: str
    tone: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``share`` (0 to 1) fills the bar in ``tone``, None leaves it empty; ``figure`` stands behind it."""

    id: int
    icon: str
    title: str
    note: str
    share: float | None
    figure: str
    tone: str
    chips: tuple[Chip, ...] = ()
    said: str = ""
    sign: str = ""
    """The icon that tells what the tone of the bar tells."""


class LineList(MarkField):
    """``chosen(line)`` follows the keyboard and the pointer; Enter and a double click are ``opened(line)``.

    ``passed(±1)`` says that an arrow led beyond the last or first line.
    """

    passed = Signal(int)

    def __init__(
        self, look: Look, chosen: Callable[[Line], object], opened: Callable[[Line], object],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(look, parent)
        self._chosen, self._opened = chosen, opened
        self.lines: tuple[Line, ...] = ()
        self.current: int | None = None
        self._is_pointed = False

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(560), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(240), self._high())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show ``lines``; the keyboard stays on the line where it was."""
        focused = next((self.lines[at].id for at, mark in enumerate(self.marks) if mark.hasFocus()), None)
        self.clear()
        self.lines = tuple(lines)
        if self.current not in [one.id for one in self.lines]:
            self.current = self.lines[0].id if self.lines else None
        for line in self.lines:
            mark = self.put(
                MarkSpec(line.title, line.said or line.note, self._paint(line), lambda line=line: self._open(line))
            )
            mark.installEventFilter(self)
            if line.id == self.current:
                self.stand_on(mark)
            if line.id == focused:
                mark.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setFixedHeight(self._high())
        self.updateGeometry()
        self.lay_out()
        self.update()

    def on_look(self) -> None:
        self.setFixedHeight(self._high())
        super().on_look()

    def lay_out(self) -> None:
        """A row for each line."""
        for number, mark in enumerate(self.marks):
            self.place(mark, 0, number * self.look.px(_ROW), self.width(), self.look.px(_ROW))

    def stand_on(self, mark: Mark) -> None:
        super().stand_on(mark)
        if mark in self.marks and mark.hasFocus():
            self._choose(self.lines[self.marks.index(mark)])

    def step(self, mark: Mark, key: int) -> bool:
        place = self.marks.index(mark)
        way = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        if way and not 0 <= place + way < len(self.marks):
            self.passed.emit(way)
            return True
        return super().step(mark, key)

    def take_end(self, way: int) -> None:
        """Put the keyboard on the first line (1), or on the last (-1)."""
        if self.marks:
            self.marks[0 if way > 0 else -1].setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Put the keyboard on the line that is chosen."""
        for mark, line in zip(self.marks, self.lines, strict=True):
            if line.id == self.current:
                mark.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def _choose(self, line: Line) -> None:
        if line.id != self.current:
            self.current = line.id
            for mark in self.marks:
                mark.update()
            self._chosen(line)

    def _open(self, line: Line) -> None:
        """A click chooses, Enter opens."""
        if self._is_pointed:
            self._is_pointed = False
            self._choose(line)
        else:
            self._opened(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tells a click from Enter, and a double click from a click."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self._is_pointed = True
        elif event.type() is QEvent.Type.MouseButtonDblClick and watched in self.marks:
            self._opened(self.lines[self.marks.index(watched)])  # type: ignore[arg-type]
            return True
        return super().eventFilter(watched, event)

    def _high(self) -> int:
        return max(self.look.px(_ROW) * len(self.lines), 1)

    def _paint(self, line: Line) -> Callable[[QPainter, QRectF], None]:
        def paint(painter: QPainter, box: QRectF) -> None:
            look = self.look
            if line is not self.lines[0]:
                painter.fillRect(QRectF(0, 0, box.width(), 1), look.colour("border"))
            if line.id == self.current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("selected"))
                painter.drawRoundedRect(box.adjusted(0, 2, 0, -1), 6, 6)
            self._paint_icon(painter, box, line)
            end = self._paint_bar(painter, box, line)
            end = self._paint_chips(painter, box, line, end)
            self._paint_words(painter, box, line, end)

        return paint

    def _paint_icon(self, painter: QPainter, box: QRectF, line: Line) -> None:
        look, side, small = self.look, self.look.px(30), self.look.px(16)
        tile = self._turned(QRectF(8, (box.height() - side) / 2, side, side))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunken" if line.id != self.current else "surface"))
        painter.drawRoundedRect(tile, 6, 6)
        sign = look.pixmap(line.icon, "text_muted", small, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(tile.center().x() - small / 2, tile.center().y() - small / 2), sign)

    def _paint_bar(self, painter: QPainter, box: QRectF, line: Line) -> float:
        """The bar with its figure at the end of the line; returns where it begins."""
        look, thick = self.look, self.look.px(8)
        wide = min(look.px(_BAR), box.width() * _BAR_SHARE)
        figure = max(look.metrics("body_strong").horizontalAdvance(one.figure) for one in self.lines) + look.px(14)
        side = look.px(14) if any(one.sign for one in self.lines) else 0
        figure += side
        left = box.width() - wide - figure - 8
        track = QRectF(left, (box.height() - thick) / 2, wide, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("sunken" if line.id != self.current else "surface"))
        rounded(painter, self._turned(track), thick / 2)
        if line.share:
            painter.setBrush(look.colour(line.tone))
            part = QRectF(track.left(), track.top(), max(wide * min(line.share, 1.0), thick), thick)
            rounded(painter, self._turned(part), thick / 2)
        painter.setPen(look.colour("text" if line.share is not None else "text_faint"))
        painter.setFont(look.font("body_strong"))
        words = self._turned(QRectF(track.right() + 4 + side, 0, figure - side, box.height()))
        if line.sign:
            spot = self._turned(QRectF(track.right() + 8, (box.height() - side) / 2, side, side))
            mark = look.pixmap(line.sign, f"{line.tone}_fg", side, self.devicePixelRatioF())
            painter.drawPixmap(spot.topLeft(), mark)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, line.figure)
        return left

    def _paint_chips(self, painter: QPainter, box: QRectF, line: Line, end: float) -> float:
        """Chips from the bar towards the words; those without room are left to what stands beside the list."""
        look, high = self.look, self.look.px(22)
        for chip in reversed(line.chips):
            icon = look.px(13) + 5 if chip.icon else 0
            wide = look.metrics("small_strong").horizontalAdvance(chip.words) + look.px(18) + icon
            if end - wide - 10 < box.width() * 0.42:
                break
            end -= wide + 10
            plate = self._turned(QRectF(end, (box.height() - high) / 2, wide, high))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(f"{chip.tone}_bg"))
            painter.drawRoundedRect(plate, 5, 5)
            x = end + look.px(8)
            if chip.icon:
                side = look.px(13)
                spot = self._turned(QRectF(x, (box.height() - side) / 2, side, side))
                painter.drawPixmap(
                    spot.topLeft(), look.pixmap(chip.icon, f"{chip.tone}_fg", side, self.devicePixelRatioF())
                )
                x += side + 5
            painter.setPen(look.colour(f"{chip.tone}_fg"))
            painter.setFont(look.font("small_strong"))
            words = self._turned(QRectF(x, 0, end + wide - x - look.px(6), box.height()))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter, chip.words)
        return end

    def _paint_words(self, painter: QPainter, box: QRectF, line: Line, end: float) -> None:
        look, left = self.look, self.look.px(30) + 20
        start = start_of_line(is_rtl=self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        room, half = end - left - 12, box.height() / 2
        for words, role, ink, y, side in (
            (line.title, "body", "text", 4, Qt.AlignmentFlag.AlignBottom),
            (line.note, "small", "text_muted", half + 1, Qt.AlignmentFlag.AlignTop),
        ):
            painter.setFont(look.font(role))
            painter.setPen(look.colour(ink))
            shown = look.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(self._turned(QRectF(left, y, room, half - 4)), start | side, shown)

    def _turned(self, box: QRectF) -> QRectF:
        """A box within a line as the reading direction has it."""
        return self.mirrored_f(box)
