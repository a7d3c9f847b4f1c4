"""How the value of a field is painted in a cell: words, chips, stage bars, shares, people, right-aligned figures.

Chips, bars and initials are painted once per value, width and pixel ratio and then copied.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Choice, Key, LongText, Moment, Percent, Reference, StageNumber
from axonix_desktop.core.kinds import Date as DateKind
from axonix_desktop.core.stages import LAST
from axonix_desktop.ui.records.columns import Column
from axonix_desktop.ui.theme.look import Look

TONE_ICONS = {
    "green": "circle-check", "amber": "triangle-alert", "red": "octagon-alert", "blue": "circle-dot",
    "violet": "eye", "grey": "circle-dashed",
}  # fmt: skip
_AVATAR_TONES = ("blue", "green", "violet", "amber", "grey", "red")
_PAD = 10


@dataclass(slots=True)
class Cell:
    """Where and in what state a value is painted; ``x`` … ``height`` in pixels of the view."""

    x: int
    y: int
    width: int
    height: int
    is_rtl: bool = False


Paint = Callable[[QPainter, Cell, Column, int], None]


def initials(name: str) -> str:
    """Two letters for a person: first and last word (``Priya Nair`` is ``PN``)."""
    words = [word for word in name.replace("(", " ").replace(".", " ").split() if word[0].isalpha()]
    if not words:
        return name[:1].upper()
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def tone_of(name: str) -> str:
    """A steady colour role for a person's initials."""
    return _AVATAR_TONES[sum(map(ord, name)) % len(_AVATAR_TONES)]


def is_judgement(kind: object) -> bool:
    """Whether a field says how well something goes (green, amber, red only); these get filled chips."""
    return isinstance(kind, Choice) and {option.tone for option in kind.options} <= {"green", "amber", "red"}


def tone_of_value(column: Column, row: int) -> str:
    """The colour role of a choice's value."""
    kind, value = column.field.kind, column.values[row]
    option = kind.option(value) if isinstance(kind, Choice) and isinstance(value, str) else None
    return option.tone if option else "grey"


class CellPainter:
    """Paints cells with the look in use; ask :meth:`paint_for` once per column, then call what it returns."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._ratio = 1.0
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        self._short: dict[tuple[str, str, int], str] = {}
        self._baselines: dict[str, int] = {}
        look.changed.connect(self.forget)

    def forget(self) -> None:
        """Drop what was painted in another look."""
        self._kept.clear()
        self._short.clear()
        self._baselines.clear()

    def set_ratio(self, ratio: float) -> None:
        """Paint for a screen with ``ratio`` device pixels to the logical one."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._kept.clear()

    def paint_for(self, field: Field, is_title: bool) -> Paint:
        """The painting of the values of ``field``."""
        kind = field.kind
        if is_title:
            return self._title
        if isinstance(kind, StageNumber):
            return self._stage
        if isinstance(kind, Choice):
            return self._choice_paint(kind)
        if isinstance(kind, Percent):
            return self._share
        if isinstance(kind, Reference) and kind.target == "person":
            return self._person
        if kind.is_numeric:
            return self._figure
        if isinstance(kind, (DateKind, Moment)):
            return self._figures_left
        if not field.is_editable:
            return self._long_text
        if isinstance(kind, Key):
            return self._key
        return self._long_text if isinstance(kind, LongText) else self._text

    def _choice_paint(self, kind: Choice) -> Paint:
        """Filled chips for judgements (green, amber, red), quiet ones for other toned lists, else words."""
        if is_judgement(kind):
            return self._chip
        return self._quiet_chip if any(option.tone != "grey" for option in kind.options) else self._text

    def words(self, painter: QPainter, cell: Cell, text: str, role: str, colour: str) -> None:
        """Paint one line of text at the cell's leading edge, shortened with an ellipsis where it must be."""
        if text:
            self._line(painter, cell, cell.width - 2 * _PAD, text, role, colour)

    def _line(  # noqa: PLR0913, PLR0917 - place and manner of a line
        self,
        painter: QPainter,
        cell: Cell,
        room: int,
        text: str,
        role: str,
        colour: str,
        offset: int = 0,
        is_right: bool = False,
    ) -> None:
        """Paint ``text`` in ``room`` pixels, ``offset`` from the padding, or at the trailing edge."""
        look = self._look
        shown = self.shortened(text, role, room)
        if cell.is_rtl:
            shown = f"\u2066{shown}\u2069"
        painter.setFont(look.font(role))
        painter.setPen(look.colour(colour))
        x = cell.x + _PAD + offset
        if is_right != cell.is_rtl:
            width = look.metrics(role).horizontalAdvance(shown)
            x = cell.x + cell.width - _PAD - width - (0 if is_right else offset)
        painter.drawText(x, cell.y + self._baseline(role, cell.height), shown)

    def shortened(self, text: str, role: str, room: int) -> str:
        """``text`` cut with an ellipsis to ``room`` pixels, in one line."""
        key = (role, text, room)
        found = self._short.get(key)
        if found is None:
            if len(self._short) > 20_000:
                self._short.clear()
            line = " ".join(text[: max(room, 16)].split()) if "\n" in text or len(text) > room else text
            metrics = self._look.metrics(role)
            found = line
            if metrics.horizontalAdvance(line) > room or len(text) > max(room, 16):
                found = metrics.elidedText(
                    line + ("…" if line != text and len(text) > len(line) else ""), Qt.TextElideMode.ElideRight, room
                )
            self._short[key] = found
        return found

    def _baseline(self, role: str, height: int) -> int:
        """Distance from a cell's top to the baseline that centres a line of ``role``."""
        key = f"{role}{height}"
        found = self._baselines.get(key)
        if found is None:
            metrics = self._look.metrics(role)
            found = self._baselines[key] = (height - metrics.height()) // 2 + metrics.ascent()
        return found

    def _text(self, painter: QPainter, cell: Cell, column: Column, row: int) -> None:
        self.words(painter, cell, column.text(row), "body", "text")

    def _long_text(self, painter: QPainter, cell: Cell, column: Column, row: int) -> None:
        self.words(painter, cell, column.text(row), "body", "text_muted")

    def _title(self, painter: QPainter, cell: Cell, column: Column, row: int) -> None:
        self.words(painter, cell, column.text(row), "body_strong", "text")

    def _key(self, painter: QPainter, cell: Cell, column: Column, row: int) -> None:
        self.words(painter, cell, column.text(row), "body", "text_muted")

    def _figures_left(self, painter: QPainter, cell: Cell, column: Column, row: int) -> None:
        self.words(painter, cell, column.text(row), "figures", "text_muted")

    def _figure(self, painter: QPainter, cell: Cell, column: Column, row: int) -> None:
        text = column.text(row)
        if text:
            self._line(painter, cell, cell.width - 2 * _PAD, text, "figures", "text", is_right=True)

    def _chip(self, painter: QPainter, cell: Cell, column: Column, row: int) -> None:
        text = column.text(row)
        if text:
            self._stamp(painter, cell, self.chip(text, tone_of_value(column, row), cell.width - 2 * _PAD + 2), _PAD - 2)

    def _quiet_chip(self, painter: QPainter, cell: Cell, column: Column, row: int) -> None:
        text = column.text(row)
        if text:
            tone, side = tone_of_value(column, row), self._look.px(14)
            mark = self._look.pixmap(TONE_ICONS.get(tone, "circle-dashed"), f"{tone}_fg", side, self._ratio)
            self._stamp(painter, cell, mark, _PAD)
            self._line(painter, cell, cell.width - 2 * _PAD - side - 6, text, "body", "text", offset=side + 6)

    def _stage(self, painter: QPainter, cell: Cell, column: Column, row: int) -> None:
        stage = column.values[row]
        if not isinstance(stage, int) or not 0 <= stage <= LAST:
            return
        bar = self.stage_bar(stage)
        wide = round(bar.width() / self._ratio)
        if cell.width < wide + 90:
            self.words(painter, cell, column.text(row), "body", "text")
            return
        self._stamp(painter, cell, bar, _PAD)
        room = cell.width - 2 * _PAD - wide - 10
        self._line(painter, cell, room, column.text(row), "body", "text" if stage else "text_muted", offset=wide + 10)

    def _share(self, painter: QPainter, cell: Cell, column: Column, row: int) -> None:
        value = column.values[row]
        if not isinstance(value, (int, float)):
            return
        self._line(painter, cell, cell.width - 2 * _PAD, column.text(row), "figures", "text_muted", is_right=True)
        room = cell.width - 2 * _PAD - self._look.px(48)
        if room >= 24:
            x = cell.x + _PAD if not cell.is_rtl else cell.x + cell.width - _PAD - room
            track = QRectF(x, cell.y + cell.height / 2 - 3, room, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("grey_bg"))
            painter.drawRoundedRect(track, 3, 3)
            track.setWidth(room * min(max(value, 0), 100) / 100)
            painter.setBrush(self._look.colour("accent"))
            painter.drawRoundedRect(track, 3, 3)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _person(self, painter: QPainter, cell: Cell, column: Column, row: int) -> None:
        name = column.text(row)
        if name:
            picture = self.avatar(name)
            wide = round(picture.width() / self._ratio)
            self._stamp(painter, cell, picture, _PAD)
            self._line(painter, cell, cell.width - 2 * _PAD - wide - 8, name, "body", "text", offset=wide + 8)

    def _stamp(self, painter: QPainter, cell: Cell, picture: QPixmap, offset: int) -> None:
        """Copy a kept picture into the middle of the cell's height."""
        wide, high = picture.width() / self._ratio, picture.height() / self._ratio
        x = cell.x + cell.width - offset - wide if cell.is_rtl else cell.x + offset
        painter.drawPixmap(QPointF(x, cell.y + round((cell.height - high) / 2)), picture)

    def chip(self, text: str, tone: str, most: int) -> QPixmap:
        """A pill with the tone's icon shape, the word and the tone's colours, at most ``most`` pixels wide."""
        look = self._look
        icon, gap, side = look.px(14), look.px(5), look.px(9)
        room = most - 2 * side - icon - gap
        shown = self.shortened(text, "small_strong", max(room, 8))
        key = ("chip", shown, tone)
        found = self._kept.get(key)
        if found is None:
            metrics = look.metrics("small_strong")
            width, height = metrics.horizontalAdvance(shown) + 2 * side + icon + gap, look.px(22)
            found = self._blank(width, height)
            painter = self._painter(found)
            painter.setBrush(look.colour(f"{tone}_bg"))
            painter.drawRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)
            mark = look.pixmap(TONE_ICONS.get(tone, "circle-dashed"), f"{tone}_fg", icon, self._ratio)
            painter.drawPixmap(QPointF(side, (height - icon) / 2), mark)
            painter.setPen(look.colour(f"{tone}_fg"))
            painter.setFont(look.font("small_strong"))
            painter.drawText(side + icon + gap, (height - metrics.height()) // 2 + metrics.ascent(), shown)
            painter.end()
            self._kept[key] = found
        return found

    def stage_bar(self, stage: int) -> QPixmap:
        """Nine segments, those reached filled with the stage ramp; pale ones are outlined."""
        key = ("stage", stage)
        found = self._kept.get(key)
        if found is None:
            look = self._look
            step, wide, high = look.px(6), look.px(4), look.px(13)
            found = self._blank(step * LAST, high)
            painter = self._painter(found)
            for number in range(1, LAST + 1):
                box = QRectF((number - 1) * step, 0, wide, high)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.stage_colour(max(stage, 5)) if number <= stage else look.colour("grey_bg"))
                painter.drawRoundedRect(box, 1.5, 1.5)
            painter.end()
            self._kept[key] = found
        return found

    def avatar(self, name: str) -> QPixmap:
        """A disc with a person's initials."""
        letters, tone = initials(name), tone_of(name)
        key = ("avatar", letters, tone)
        found = self._kept.get(key)
        if found is None:
            look = self._look
            side = look.px(24)
            found = self._blank(side, side)
            painter = self._painter(found)
            painter.setBrush(look.colour(f"{tone}_bg"))
            painter.drawEllipse(QRectF(0, 0, side, side))
            painter.setPen(look.colour(f"{tone}_fg"))
            font = look.font("caption_strong")
            painter.setFont(font)
            painter.drawText(QRect(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, letters)
            painter.end()
            self._kept[key] = found
        return found

    def _blank(self, width: int, height: int) -> QPixmap:
        """A clear picture of ``width`` × ``height`` logical pixels."""
        picture = QPixmap(max(round(width * self._ratio), 1), max(round(height * self._ratio), 1))
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def _painter(self, picture: QPixmap) -> QPainter:
        """A smooth painter on ``picture`` without an outline."""
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        return painter
