"""What a person mended before the import: cells corrected in the review, rows left out or laid together.

The sheets themselves stay as they were read; planning sees copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from axonix_desktop.core.importing.cells import CellValue, Sheet
from axonix_desktop.core.importing.plan import Decisions, RowChoice
from axonix_desktop.core.importing.proposal import TableMatch

_INTO = "row:"


def into_row(row: int) -> RowChoice:
    """The choice that a row completes the earlier ``row`` (0-based)."""
    return f"{_INTO}{row}"


def target_row(choice: RowChoice | None) -> int | None:
    """The earlier row that a row completes; None for any other choice."""
    if isinstance(choice, str) and choice.startswith(_INTO) and choice[len(_INTO) :].isdigit():
        return int(choice[len(_INTO) :])
    return None


def corrected(sheet: Sheet, decisions: Decisions) -> Sheet:
    """``sheet`` with the cells that were mended, and with rows that complete an earlier one laid into it."""
    cells: defaultdict[int, dict[int, CellValue]] = defaultdict(dict)
    for (index, row, column), value in decisions.corrections.items():
        if index == sheet.index:
            cells[row][column] = value
    laid = {
        row: earlier
        for (index, row), choice in decisions.rows.items()
        if index == sheet.index and (earlier := target_row(choice)) is not None
    }
    if not cells and not laid:
        return sheet
    places = {number: at for at, number in enumerate(sheet.row_numbers)}
    rows = list(sheet.rows)
    for number, mended in cells.items():
        if number in places:
            rows[places[number]] = _with(rows[places[number]], mended)
    for later, earlier in sorted(laid.items()):
        if later in places and earlier in places:
            rows[places[earlier]] = _completed(rows[places[earlier]], rows[places[later]])
    return replace(sheet, rows=rows)


def without_left_out(match: TableMatch, decisions: Decisions) -> tuple[TableMatch, list[int]]:
    """``match`` without the rows that a person left out or laid into an earlier one, and those rows."""
    index = match.table.sheet_index
    out = [
        row
        for row in match.table.data_rows
        if (choice := decisions.rows.get((index, row))) == "skip" or target_row(choice) is not None
    ]
    if not out:
        return match, []
    gone = set(out)
    kept = tuple(row for row in match.table.data_rows if row not in gone)
    return replace(match, table=replace(match.table, data_rows=kept)), out


def said_of_rows(match: TableMatch, numbers: list[int], decisions: Decisions) -> dict[int, int | None]:
    """By position in the table: the record that a person said a row is, None where it is a new one."""
    if not decisions.rows:
        return {}
    index = match.table.sheet_index
    said: dict[int, int | None] = {}
    for position, number in enumerate(numbers):
        choice = decisions.rows.get((index, number))
        if isinstance(choice, int):
            said[position] = choice
        elif choice == "new":
            said[position] = None
    return said


def _with(row: list[CellValue], mended: Mapping[int, CellValue]) -> list[CellValue]:
    """A copy of ``row`` with other values, longer where it has to be."""
    cells = [*row, *([None] * (max(mended) + 1 - len(row)))]
    for column, value in mended.items():
        cells[column] = value
    return cells


def _completed(row: list[CellValue], by: list[CellValue]) -> list[CellValue]:
    """A copy of ``row`` with what is blank in it taken from ``by``."""
    wide = max(len(row), len(by))
    first, second = ([*one, *([None] * (wide - len(one)))] for one in (row, by))
    return [theirs if mine is None or mine == "" else mine for mine, theirs in zip(first, second, strict=True)]
