"""The board on paper: pipeline and nine stages as compact lists beside one another, on as few sheets as it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axonix_desktop.core.drawing import Drawing, Line, Text, box, sign
from axonix_desktop.core.forms import long_date
from axonix_desktop.core.grid_sheet import BoardCard, BoardColumn, BoardSheet
from axonix_desktop.core.words import mark, tr
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.sheet import NOTE, Paper, Sheet

TITLE = mark("Board")
LEAST_WIDTH = 118.0
_GAP, _HEAD = 8.0, 24.0
_LINE = 10.2
_TOP, _ABOUT = 79.0, 17.0


@dataclass(frozen=True, slots=True)
class _Strip:
    """What of a stage stands in one column of a sheet; ``is_more`` where it goes on from the column before."""

    column: BoardColumn
    cards: tuple[tuple[BoardCard, tuple[str, ...]], ...]
    is_more: bool


def board_pages(facts: BoardSheet, paper: Paper, font: PrintFont, *, is_landscape: bool) -> tuple[Drawing, ...]:
    """All sheets: as many columns beside one another as stay legible; a long stage goes on in the next column."""
    aside = tr("As of {day}", day=long_date(facts.as_of))
    sheet = Sheet(paper, font, facts.programme.upper(), aside, is_landscape=is_landscape)
    most = max(int((sheet.width + _GAP) // (LEAST_WIDTH + _GAP)), 1)
    width = (sheet.width - _GAP * (most - 1)) / most
    strips = [strip for column in facts.columns for strip in _strips(sheet, column, width)]
    each = -(-len(strips) // max(-(-len(strips) // most), 1))
    width = (sheet.width - _GAP * (each - 1)) / each if each else width
    for start in range(0, len(strips), each):
        beside = strips[start : start + each]
        (sheet.new_page if start else sheet.begin)(_span(beside))
        if not start:
            sheet.text(0, facts.about, NOTE, role="muted", dy=4, width=sheet.width)
        sheet.y += _ABOUT
        top = sheet.y
        for place, strip in enumerate(beside):
            sheet.y = top
            _paint(sheet, strip, place * (width + _GAP), width)
        sheet.y = top
    return sheet.pages((facts.programme, tr(TITLE), facts.file_name, aside))


def _strips(sheet: Sheet, column: BoardColumn, width: float) -> list[_Strip]:
    """A stage cut into columns of a sheet's height."""
    room = sheet.floor - _TOP - _ABOUT - _HEAD
    strips: list[list[tuple[BoardCard, tuple[str, ...]]]] = [[]]
    used = 0.0
    for card in column.cards:
        lines = tuple(sheet.font.wrapped(card.title, 8.2, 600, width - 12, 3))
        height = _height(lines)
        if used + height > room and strips[-1]:
            strips.append([])
            used = 0.0
        strips[-1].append((card, lines))
        used += height
    return [_Strip(column, tuple(cards), bool(place)) for place, cards in enumerate(strips)]


def _height(lines: Sequence[str]) -> float:
    return 12 + len(lines) * _LINE + 12 + 5


def _span(strips: Sequence[_Strip]) -> str:
    """The title of a sheet: which stages stand on it."""
    first, last = strips[0].column.stage, strips[-1].column.stage
    if first == last:
        return tr("Board, stage {stage}", stage=first) if first else tr("Board, pipeline")
    if not first:
        return tr("Board, pipeline to stage {last}", last=last)
    return tr("Board, stages {first} to {last}", first=first, last=last)


def _paint(sheet: Sheet, strip: _Strip, x: float, width: float) -> None:
    """A stage's heading and its cards."""
    _heading(sheet, strip.column, x, width, is_more=strip.is_more)
    if not strip.cards:
        sheet.text(x + 6, tr("No use case"), NOTE, role="faint", dy=5)
    for card, lines in strip.cards:
        _card(sheet, card, lines, x, width, _height(lines))


def _heading(sheet: Sheet, column: BoardColumn, x: float, width: float, *, is_more: bool) -> None:
    """Number, name and count of a stage."""
    sheet.put(box(x, sheet.y, width, _HEAD - 5, "soft"))
    left = x + 6
    if column.stage:
        sheet.put(box(left, sheet.y + 3.5, 12, 12, "paper", "rule"))
        sheet.put(Text(left + 6, sheet.y + 12.4, str(column.stage), 8, 700, "ink", "centre"))
        left += 17
    count = f"{len(column.cards):,}"
    room = width - (left - x) - sheet.font.width(count, 8.5, 600) - 12
    words = tr("{title}, continued", title=column.title) if is_more else column.title
    sheet.text(left, words, 8.5, 700, dy=4.2, width=room)
    sheet.text(x + width - 6, count, 8.5, 600, "muted", dy=4.2, align="right")
    sheet.y += _HEAD


def _card(sheet: Sheet, card: BoardCard, lines: Sequence[str], x: float, width: float, height: float) -> None:
    """Key and health, the title in up to three lines, unit and owner."""
    left, room = x + 6, width - 12
    rag = sheet.font.width(card.rag, 7.2, 600) if card.rag else 0.0
    sheet.text(left, card.key, 7.5, 500, "muted", dy=2, width=room - rag - 16)
    if card.rag:
        sheet.marks(sign(card.level, x + width - 6 - rag - 10, sheet.y + 2.4, 7))
        sheet.text(x + width - 6, card.rag, 7.2, 600, dy=2.2, align="right")
    for row, line in enumerate(lines):
        sheet.text(left, line, 8.2, 600, dy=12 + row * _LINE)
    about = ", ".join(part for part in (card.unit, card.owner or tr("no owner")) if part)
    sheet.text(left, about, 7.2, role="muted", dy=13 + len(lines) * _LINE, width=room)
    sheet.y += height
    sheet.put(Line(x, sheet.y - 2, x + width, sheet.y - 2, 0.3, "rule"))
