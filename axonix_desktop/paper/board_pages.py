"""The board on paper: pipeline and nine stages as compact lists beside one another, on as few sheets as it needs."""

from __future__ import annotations

from collections.abc import Sequence

from axonix_desktop.core.drawing import Drawing, Line, Text, box, sign
from axonix_desktop.core.grid_sheet import BoardCard, BoardColumn, BoardSheet
from axonix_desktop.core.sentences import long_date
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.sheet import NOTE, Paper, Sheet

TITLE = "Board"
LEAST_WIDTH = 118.0
_GAP, _HEAD = 8.0, 24.0
_LINE = 10.2


def board_pages(facts: BoardSheet, paper: Paper, font: PrintFont, *, is_landscape: bool) -> tuple[Drawing, ...]:
    """All sheets: as many stages beside one another as stay legible, each list going on where a sheet is full."""
    aside = f"As of {long_date(facts.as_of)}"
    sheet = Sheet(paper, font, facts.programme.upper(), aside, is_landscape=is_landscape)
    most = max(int((sheet.width + _GAP) // (LEAST_WIDTH + _GAP)), 1)
    sheets = max(-(-len(facts.columns) // most), 1)
    each = max(-(-len(facts.columns) // sheets), 1)
    is_first = True
    for start in range(0, len(facts.columns), each):
        columns = facts.columns[start : start + each]
        left = [list(column.cards) for column in columns]
        is_more = False
        while not is_more or any(left):
            (sheet.begin if is_first else sheet.new_page)(f"{TITLE}, {_span(columns)}")
            if is_first:
                sheet.text(0, facts.about, NOTE, role="muted", dy=4, width=sheet.width)
            is_first = False
            sheet.y += 17
            _columns(sheet, columns, left, is_more=is_more)
            is_more = True
    return sheet.pages((facts.programme, TITLE, facts.file_name, aside))


def _span(columns: Sequence[BoardColumn]) -> str:
    """Which stages stand on a sheet."""
    first, last = columns[0].stage, columns[-1].stage
    if first == last:
        return "pipeline" if first == 0 else f"stage {first}"
    return f"pipeline to stage {last}" if first == 0 else f"stages {first} to {last}"


def _columns(sheet: Sheet, columns: Sequence[BoardColumn], left: list[list[BoardCard]], *, is_more: bool) -> None:
    """Stages beside one another; cards that find no room stay in ``left``."""
    width = (sheet.width - _GAP * (len(columns) - 1)) / len(columns)
    top = sheet.y
    for place, column in enumerate(columns):
        x = place * (width + _GAP)
        sheet.y = top
        _heading(sheet, column, x, width, is_more=is_more and bool(left[place]))
        if not column.cards and not is_more:
            sheet.text(x + 6, "No use case", NOTE, role="faint", dy=5)
        while left[place]:
            card = left[place][0]
            lines = sheet.font.wrapped(card.title, 8.2, 600, width - 12, 3)
            height = 12 + len(lines) * _LINE + 12 + 5
            if height > sheet.room:
                break
            _card(sheet, left[place].pop(0), lines, x, width, height)
    sheet.y = top


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
    words = f"{column.title}, continued" if is_more else column.title
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
    about = ", ".join(part for part in (card.unit, card.owner or "no owner") if part)
    sheet.text(left, about, 7.2, role="muted", dy=13 + len(lines) * _LINE, width=room)
    sheet.y += height
    sheet.put(Line(x, sheet.y - 2, x + width, sheet.y - 2, 0.3, "rule"))
