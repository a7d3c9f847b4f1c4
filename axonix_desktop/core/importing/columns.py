"""The columns of a table as they are looked at: their headers in plain form and what their values look like."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace

from axonix_desktop.core.importing.cells import CellValue, Sheet
from axonix_desktop.core.importing.looks import Look, look_at, spread
from axonix_desktop.core.importing.phrases import plain
from axonix_desktop.core.importing.proposal import TableFound

TAKEN = 0.65
"""Confidence from which a match is taken without asking."""
LEAST = 0.40


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header as written, in plain form whole and without its group, and its look.

    ``line`` is the last line of the header as written; ``rest`` is the leaf without a first word that half of the
    columns share ("CAIO name", "CAIO title").
    """

    column: int
    header: str
    full: str
    leaf: str
    look: Look
    is_first: bool
    line: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    """A field a column may be: how sure, why, and by which word of the index (empty for looks and clues)."""

    kind: str
    field: str
    confidence: float
    reason: str
    word: str


def columns_of(table: TableFound, sheet: Sheet) -> list[Column]:
    """The columns of ``table`` with the look of at most 300 of their values."""
    numbers = sheet.row_numbers
    rows = [sheet.rows[bisect_left(numbers, number)] for number in spread(table.data_rows)]
    columns: list[Column] = []
    for at, header in table.headers.items():
        values: list[CellValue] = [row[at] if at < len(row) else None for row in rows]
        group, line = _group_and_line(header, len(table.header_rows))
        whole = plain(f"{group} {line}") if group else plain(header)
        words = (whole, plain(line)) if header else ("", "")
        columns.append(Column(at, header, *words, look_at(values), is_first=not columns, line=line))
    return _without_shared_word(columns)


def _group_and_line(header: str, lines: int) -> tuple[str, str]:
    """The groups above a header, and its last line; a stroke in a header of one line is its writer's own."""
    if lines < 2:
        return "", header
    group, _, line = header.rpartition(" / ")
    return group, line


def _without_shared_word(columns: list[Column]) -> list[Column]:
    """The columns, with the rest of the header where three of them, and half, begin with the same word."""
    begins = Counter(one.leaf.split()[0] for one in columns if " " in one.leaf)
    shared = {word for word, count in begins.items() if count >= max(3, 0.5 * len(columns))}
    return [
        replace(one, rest=one.leaf.partition(" ")[2]) if one.leaf.partition(" ")[0] in shared else one
        for one in columns
    ]
