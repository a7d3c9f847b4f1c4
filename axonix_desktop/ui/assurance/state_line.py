"""A line of what is recorded: columns of two words below each other, and at its end how it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from axonix_desktop.ui.painted import PaintedLine
from axonix_desktop.ui.texts import start_of_line
from axonix_desktop.ui.theme.look import Look

_HEIGHT, _SIDE, _GAP, _TILE = 46, 12, 10, 24
STATE_ICONS = {
    "green": "circle-check", "red": "circle-x", "amber": "triangle-alert", "grey": "circle-dashed",
    "blue": "circle-dot",
}  # fmt: skip
"""The icon of a state that has none of its own, by its tone."""


@dataclass(frozen=True, slots=True)
class State:
    """How something stands: a word in a tone with its icon, and a few words ``below`` it."""

    word: str
    tone: str
    below: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class LineWords:
    """What a line shows: ``columns`` of two words each, ``state`` at its end, an ``icon`` in ``tone`` before it.

    A column that is None leaves its room to the one before. ``verb`` says at the very end what the line does, where
    that is not to open it; ``said`` is the whole line in words; ``tip`` is added to it for the pointer.
    """

    columns: tuple[tuple[str, str] | None, ...]
    state: State
    icon: str = ""
    tone: str = "grey"
    verb: str = ""
    said: str = ""
    tip: str = ""


class StateLine(PaintedLine):
    """One line; a click or Enter does what it is for. ``shares`` are the widths of the columns and of the state."""

    def __init__(
        self, look: Look, words: LineWords, act: Callable[[], object], shares: Sequence[float],
        parent: QWidget | None = None, *, widest_verb: str = "",
    ) -> None:  # fmt: skip
        """``widest_verb`` is the longest verb of the lines it stands among: columns stay below each other."""
        super().__init__(look, act, parent)
        self.shares = tuple(shares)
        self.words, self._widest_verb = words, widest_verb or words.verb
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    def show_words(self, words: LineWords) -> None:
        """Show other words."""
        self.words = words
        said = words.said or _said(words)
        self.setAccessibleName(said)
        self.setToolTip(f"{said}\n{words.tip}" if words.tip not in said else said)  # words may be cut
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(520), self.look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(320), self.look.px(_HEIGHT))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        look, words = self.look, self.words
        self.draw_hover(painter, box.adjusted(0, 1, 0, -1))
        x, end = self.columns_start(), box.width() - look.px(_SIDE)
        if words.icon:
            x = self._draw_tile(painter, x)
        if self._widest_verb:
            end = self._draw_verb(painter, end)
        wide, gap = end - x, look.px(_GAP)
        shares = self._joined()
        for place, share in shares.items():
            room = QRectF(x, 0, wide * share - (0 if place == max(shares) else gap), box.height())
            self.draw_column(painter, place, self.mirrored(room))
            x += wide * share

    def _joined(self) -> dict[int, float]:
        """The width of each column by its place; one that is left out gives its own to the one before."""
        found: dict[int, float] = {}
        for place, share in enumerate(self.shares):
            is_out = place < len(self.words.columns) and self.words.columns[place] is None
            found[max(found) if is_out else place] = share + (found[max(found)] if is_out else 0.0)
        return found

    def columns_start(self) -> float:
        """Where the columns begin, told from where reading begins."""
        return float(self.look.px(_SIDE))

    def draw_column(self, painter: QPainter, place: int, room: QRectF) -> None:
        """Draw one column; the one behind the last is the state."""
        pair = self.words.columns[place] if place < len(self.words.columns) else None
        if pair is not None:
            self.draw_pair(painter, room, *pair)
        else:
            self._draw_state(painter, room)

    def draw_pair(self, painter: QPainter, room: QRectF, first: str, second: str) -> None:
        """Two words below each other; one alone stands in the middle."""
        if not second:
            self._write(painter, room, first, "body", "text")
            return
        above, below = self._halves(room)
        self._write(painter, above, first, "body", "text")
        self._write(painter, below, second, "small", "text_muted")

    def _halves(self, room: QRectF) -> tuple[QRectF, QRectF]:
        half = room.height() / 2
        above = QRectF(room.x(), room.y() + self.look.px(3), room.width(), half - 2)
        return above, QRectF(room.x(), room.y() + half - 2, room.width(), half - 2)

    def _write(self, painter: QPainter, room: QRectF, words: str, role: str, ink: str) -> None:
        look = self.look
        painter.setFont(look.font(role))
        painter.setPen(look.colour(ink))
        shown = look.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, self.line_start | Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_state(self, painter: QPainter, room: QRectF) -> None:
        """The state as icon and word, a few words below."""
        look, state, size = self.look, self.words.state, self.look.px(15)
        above, below = self._halves(room)
        if not state.below:
            above = room
        left = room.right() - size if self.is_rtl else room.x()
        icon = state.icon or STATE_ICONS[state.tone]
        sign = look.pixmap(icon, f"{state.tone}_fg", size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, above.center().y() - size / 2), sign)
        beside = (0, 0, -size - 6, 0) if self.is_rtl else (size + 6, 0, 0, 0)
        self._write(painter, above.adjusted(*beside), state.word, "small_strong", f"{state.tone}_fg")
        self._write(painter, below.adjusted(*beside), state.below, "small", "text_muted")

    def _draw_tile(self, painter: QPainter, x: float) -> float:
        """The icon on its tile; returns where the columns begin."""
        look, side, small = self.look, self.look.px(_TILE), self.look.px(14)
        tile = self.mirrored(QRectF(x, (self.height() - side) / 2, side, side))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{self.words.tone}_bg"))
        painter.drawRoundedRect(tile, 5, 5)
        sign = look.pixmap(self.words.icon, f"{self.words.tone}_fg", small, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(tile.center().x() - small / 2, tile.center().y() - small / 2), sign)
        return x + side + look.px(_GAP)

    def _draw_verb(self, painter: QPainter, end: float) -> float:
        """What the line does; returns where the columns end."""
        look = self.look
        wide = look.metrics("body_strong").horizontalAdvance(self._widest_verb) + 2
        painter.setFont(look.font("body_strong"))
        painter.setPen(look.colour("link"))
        room = self.mirrored(QRectF(end - wide, 0, wide, self.height()))
        painter.drawText(room, start_of_line(is_rtl=not self.is_rtl) | Qt.AlignmentFlag.AlignVCenter, self.words.verb)
        return end - wide - look.px(_GAP)


def _said(words: LineWords) -> str:
    """A line in words: its columns, its state, and what it does where that is not to open it."""
    parts = (*(one for pair in words.columns for one in pair or ()), words.state.word, words.state.below, words.verb)
    return ", ".join(part for part in parts if part)
