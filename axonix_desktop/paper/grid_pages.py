"""A table on paper as it is shown: headings on every sheet, wide tables shrunk to fit or cut between columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axonix_desktop.core.drawing import Drawing, box, sign
from axonix_desktop.core.forms import long_date
from axonix_desktop.core.grid_sheet import GridColumn, GridGroup, GridRow, GridSheet
from axonix_desktop.core.words import tr, trn
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.sheet import NOTE, Paper, Sheet, printable

SIZE, SMALLEST = 8.0, 6.4
MOST_LINES = 3
_PAD, _LEADING, _SIGN = 6.0, 1.28, 11.0
_HEAD, _GROUP = 17.0, 16.0
_SAMPLE = 400


@dataclass(frozen=True, slots=True)
class _Block:
    """Columns that stand on one sheet, by their places, and the widths they have there."""

    places: tuple[int, ...]
    widths: tuple[float, ...]
    size: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with its words cut to lines, or the name of a group (``cells`` is empty then)."""

    cells: tuple[tuple[str, ...], ...]
    row: GridRow | None
    name: str
    height: float


def grid_pages(
    facts: GridSheet, paper: Paper, font: PrintFont, *, is_landscape: bool, fits: bool = True, repeats: bool = True
) -> tuple[Drawing, ...]:
    """All sheets of a table.

    With ``fits`` the columns are shrunk to the width of the paper as far as they stay legible; columns that still
    find no room go on further sheets, which begin with the first column again. ``repeats`` puts the headings on
    every sheet. A text takes three lines at most.
    """
    aside = tr("As of {day}", day=long_date(facts.as_of))
    sheet = Sheet(paper, font, facts.programme.upper(), aside, is_landscape=is_landscape)
    blocks = _blocks(facts, sheet.width, font, fits=fits)
    for number, block in enumerate(blocks):
        columns = [facts.columns[place] for place in block.places]
        lines = [line for group in facts.groups for line in _lines(group, columns, block, font)]
        title = facts.title
        if len(blocks) > 1:
            title = tr("{title}, columns {number} of {count}", title=title, number=number + 1, count=len(blocks))
        (sheet.new_page if number else sheet.begin)(title)
        _about(sheet, facts)
        _head(sheet, columns, block)
        for line in lines:
            if line.height > sheet.room:
                sheet.new_page(title)
                if repeats:
                    _head(sheet, columns, block)
                else:
                    sheet.y += 6
            _paint(sheet, columns, block, line)
    if not facts.total:
        sheet.text(0, tr("No row is shown."), role="muted", dy=8)
    return sheet.pages((facts.programme, facts.title, facts.file_name, aside))


def _about(sheet: Sheet, facts: GridSheet) -> None:
    """What of the table is shown."""
    rows = trn("{count} row.", "{count} rows.", facts.total)
    words = f"{rows} {facts.about}" if facts.about else rows
    height = sheet.paragraph(0, words, sheet.width, NOTE, role="muted", dy=4, most=2)
    sheet.y += height + 8


def _blocks(facts: GridSheet, room: float, font: PrintFont, *, fits: bool) -> list[_Block]:
    """The columns dealt out to as few sheets as they need; every further one begins with what names the row."""
    columns = facts.columns
    if not columns:
        return [_Block((), (), SIZE)]
    wanted = [_wanted(facts, place, room, font) for place in range(len(columns))]
    least = SMALLEST / SIZE if fits else 1.0
    share = max(min(room / sum(wanted), 1.0), least) if fits else 1.0
    widths = [one * share for one in wanted]
    names = next((place for place, column in enumerate(columns) if column.is_title), 0)
    lead = list(range(names + 1)) if sum(widths[: names + 1]) < room / 2 else [names]
    blocks: list[list[int]] = [[]]
    used = 0.0
    for place, width in enumerate(widths):
        if blocks[-1] and used + width > room + 0.01:
            blocks.append([one for one in lead if one < place])
            used = sum(widths[one] for one in blocks[-1])
        blocks[-1].append(place)
        used += width
    return [_spread(tuple(block), widths, room, SIZE * share) for block in blocks]


def _spread(places: tuple[int, ...], widths: Sequence[float], room: float, size: float) -> _Block:
    """Widen or narrow the columns of a sheet, each by its share, until they take its whole width."""
    held = [widths[place] for place in places]
    return _Block(places, tuple(one * room / sum(held) for one in held), size)


def _wanted(facts: GridSheet, place: int, room: float, font: PrintFont) -> float:
    """A column's width where there is room: as on screen, but no wider than its words.

    The longest word of the heading always finds its place.
    """
    column = facts.columns[place]
    heading = max((font.width(word, NOTE, 600) for word in column.title.split()), default=0.0) + _PAD + 2
    rows = [row for group in facts.groups for row in group.rows[:_SAMPLE]][:_SAMPLE]
    weight = 600 if column.is_title else 400
    words = max((font.width(row.words[place][:200], SIZE, weight) for row in rows), default=0.0)
    words += _PAD + 2 + (_SIGN if column.levels else 0.0)
    return min(max(min(column.width, words), heading), room * 0.6)


def _lines(group: GridGroup, columns: Sequence[GridColumn], block: _Block, font: PrintFont) -> list[_Line]:
    """The rows of a group with their words cut to the columns."""
    made = [_Line((), None, group.name, _GROUP)] if group.name else []
    step = block.size * _LEADING
    for row in group.rows:
        cells = tuple(
            tuple(_cut(printable(row.words[place]), column, width, block.size, font))
            for place, column, width in zip(block.places, columns, block.widths, strict=True)
        )
        deepest = max((len(cell) for cell in cells), default=1)
        made.append(_Line(cells, row, "", max(deepest, 1) * step + 5.5))
    return made


def _cut(words: str, column: GridColumn, width: float, size: float, font: PrintFont) -> list[str]:
    """The lines of a cell."""
    room = width - _PAD - (_SIGN if column.levels else 0)
    if column.align == "right":
        return [font.fitted(words, size, 400, room)]
    return font.wrapped(words, size, 600 if column.is_title else 400, room, MOST_LINES)


def _head(sheet: Sheet, columns: Sequence[GridColumn], block: _Block) -> None:
    """The line of headings."""
    x = 0.0
    deepest = 1
    for column, width in zip(columns, block.widths, strict=True):
        lines = sheet.font.wrapped(column.title, NOTE, 600, width - _PAD, 2)
        deepest = max(deepest, len(lines))
        for row, line in enumerate(lines):
            at = x + width - _PAD if column.align == "right" else x
            sheet.text(at, line, NOTE, 600, "muted", dy=2 + row * 10, align=column.align)
        x += width
    sheet.y += _HEAD + (deepest - 1) * 10 - 3
    sheet.rule(0.8)
    sheet.y += 1


def _paint(sheet: Sheet, columns: Sequence[GridColumn], block: _Block, line: _Line) -> None:
    """A row, or the name of a group."""
    if line.row is None:
        sheet.put(box(0, sheet.y, sheet.width, line.height, "soft"))
        sheet.text(4, line.name, 8.5, 700, dy=3, width=sheet.width - 8)
        sheet.y += line.height
        return
    x = 0.0
    for column, width, cell in zip(columns, block.widths, line.cells, strict=True):
        inset = _SIGN if column.levels and cell else 0.0
        if inset:
            sheet.marks(sign(line.row.level, x, sheet.y + 3.4, 7.5))
        for row, words in enumerate(cell):
            at = x + width - _PAD if column.align == "right" else x + inset
            weight = 600 if column.is_title else 400
            sheet.text(at, words, block.size, weight, dy=2.4 + row * block.size * _LEADING, align=column.align)
        x += width
    sheet.y += line.height
    sheet.rule(0.3, "hair")
