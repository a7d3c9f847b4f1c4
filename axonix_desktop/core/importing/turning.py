"""Sheets whose field names stand below each other, a record a column: turned so that they read like any other.

Turned only where it is evident: most cells of the first column are names of one kind's fields, and the first row is
no header. What is said of a cell names it where it stands in the file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from axonix_desktop.core.importing.cells import CellProblem, CellValue, Sheet, Workbook
from axonix_desktop.core.importing.names.index import NameIndex, importable_fields, name_index
from axonix_desktop.core.importing.phrases import is_blank, is_words, plain
from axonix_desktop.core.words import tr

_FEWEST, _SURE_ALONE = 4, 6
"""Field names from which on a first column may head records, and a single record."""
_MOST_FIELDS, _MOST_RECORDS = 60, 120
_LONGEST_NAME = 60
_SHARE = 0.6


def upright(workbook: Workbook) -> Workbook:
    """``workbook`` with the sheets turned that stand on their side; the very same where none does."""
    likely = [sheet for sheet in workbook.sheets if _may_be_turned(sheet)]
    if not likely:
        return workbook
    index = name_index(importable_fields())
    found = {sheet.index: turned(sheet) for sheet in likely if _is_turned(sheet, index)}
    if not found:
        return workbook
    notes = [tr("“{sheet}” holds a record in each column; it is read so.", sheet=one.name) for one in found.values()]
    sheets = [found.get(sheet.index, sheet) for sheet in workbook.sheets]
    return replace(workbook, sheets=sheets, notes=[*workbook.notes, *notes])


def turned(sheet: Sheet) -> Sheet:
    """``sheet`` with its columns as rows."""
    width = sheet.width
    height = sheet.row_numbers[-1] + 1 if sheet.row_numbers else 0
    rows: list[list[CellValue]] = [[None] * height for _ in range(width)]
    for number, row in zip(sheet.row_numbers, sheet.rows, strict=True):
        for column, value in enumerate(row):
            rows[column][number] = value
    kept: list[tuple[int, list[CellValue]]] = []
    for number, row in enumerate(rows):
        while row and row[-1] is None:
            row.pop()
        if row:
            kept.append((number, row))
    return replace(
        sheet,
        row_numbers=[number for number, _ in kept],
        rows=[row for _, row in kept],
        merged=[(left, top, right, bottom) for top, left, bottom, right in sheet.merged],
        hidden_rows=sheet.hidden_columns,
        hidden_columns=sheet.hidden_rows,
        percent_columns=frozenset(),
        problems=[
            CellProblem(one.column if one.column is not None else 0, one.row, one.message) for one in sheet.problems
        ],
        is_turned=True,
    )


def as_in_file(workbook: Workbook) -> Workbook:
    """``workbook`` with every sheet as it stands in the file."""
    sheets = [replace(turned(sheet), is_turned=False) if sheet.is_turned else sheet for sheet in workbook.sheets]
    return replace(workbook, sheets=sheets)


def _may_be_turned(sheet: Sheet) -> bool:
    """A cheap look: few rows, more records than fields are wide, and a first column of short words."""
    if not _FEWEST <= len(sheet.rows) <= _MOST_FIELDS or not 2 <= sheet.width <= _MOST_RECORDS:
        return False
    first = [row[0] for row in sheet.rows if row and not is_blank(row[0])]
    names = [one for one in first if is_words(one) and len(one) <= _LONGEST_NAME]
    return len(names) >= _FEWEST and len(names) == len(first) and len(set(names)) == len(names)


def _is_turned(sheet: Sheet, index: NameIndex) -> bool:
    first = [str(row[0]) for row in sheet.rows if row and not is_blank(row[0])]
    down = _most_of_a_kind(first, index)
    if any(_heads(row, index) for row in sheet.rows[:3]):
        return False
    records = max((sum(1 for cell in row[1:] if not is_blank(cell)) for row in sheet.rows), default=0)
    filled = [sum(1 for cell in row[1:] if not is_blank(cell)) for row in sheet.rows if row and not is_blank(row[0])]
    is_full = sum(filled) >= 0.5 * records * len(filled)
    enough = _SURE_ALONE if records == 1 else _FEWEST
    return records > 0 and is_full and down >= enough and down >= _SHARE * len(first)


def _heads(row: list[CellValue], index: NameIndex) -> bool:
    """Whether a row is a header: half of what follows its first cell are names of one kind's fields."""
    names = [str(cell) for cell in row[1:] if not is_blank(cell)]
    return len(names) > 1 and _most_of_a_kind(names, index) >= 0.5 * len(names)


def _most_of_a_kind(names: list[str], index: NameIndex) -> int:
    """How many of ``names`` are fields of the kind that has most of them, each field once."""
    kinds: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for name in names:
        for one in index.exact.get(plain(name.rstrip(": ")), ()):
            if one.weight == 1 and (one.kind, one.field) not in seen:
                seen.add((one.kind, one.field))
                kinds[one.kind] += 1

    return max(kinds.values(), default=0)
