"""Finds the tables of a stranger's spreadsheet: their headers, their records, and why the other rows are none.

The header is the row that names most columns, in words our fields are known by where possible, over columns that
hold values of another look. Rows below it are records unless they repeat the header, add up, title a group, tell how
to fill the table in, or hold nothing but what was prepared for them. What is left out is said, row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.importing.data_rows import rows_below, shape_of
from axonix_desktop.core.importing.header_rows import HeaderFound, Knows, filled_cells, find_header, joined_headers
from axonix_desktop.core.importing.looks import spread
from axonix_desktop.core.importing.names.index import NameIndex, importable_fields, name_index
from axonix_desktop.core.importing.phrases import is_blank, plain
from axonix_desktop.core.importing.proposal import TableFound
from axonix_desktop.core.words import tr

_MOST_TABLES = 12
BETWEEN = "below the table, under no header of its own"


def find_all(workbook: Workbook, index: NameIndex | None = None) -> list[TableFound]:
    """Every table of ``workbook``, best first: visible sheets before hidden ones, tables with records before empty."""
    words = index or name_index(importable_fields())
    found = [(sheet, table) for sheet in workbook.sheets for table in find_tables(sheet, words)]
    ranked = sorted(
        found,
        key=lambda one: (
            one[0].state != "visible",
            not one[1].data_rows,
            -round(one[1].confidence, 2),
            one[1].sheet_index,
        ),
    )
    return [table for _, table in ranked]


def find_tables(sheet: Sheet, index: NameIndex | None = None) -> list[TableFound]:
    """The tables of ``sheet`` from top to bottom, each followed by those that stand to its right."""
    words = index or name_index(importable_fields())
    core = _core_words(words)
    tables: list[TableFound] = []
    start, stop = 0, len(sheet.rows)
    while start < stop and len(tables) < _MOST_TABLES:
        header = find_header(sheet, start, stop, words.knows)
        if header is None:
            break
        table, end = _table(sheet, header, stop, words.knows, core.__contains__)
        if table is not None:
            tables.append(table)
            tables.extend(_beside(sheet, table, start, end, words.knows, core.__contains__))
        start = max(end, header.last + 1)
    return _with_rows_between(sheet, tables)


def table_under(sheet: Sheet, header_rows: Sequence[int], index: NameIndex | None = None) -> TableFound | None:
    """The table under the header lines that a person pointed at (sheet rows); None when nothing is named there."""
    words = index or name_index(importable_fields())
    places = [at for at, number in enumerate(sheet.row_numbers) if number in set(header_rows)]
    if not places:
        return None
    headers = joined_headers(sheet, places)
    known = sum(1 for text in headers.values() if words.knows(plain(text)))
    header = HeaderFound(tuple(places), headers, 6.0, known)
    table, _ = _table(sheet, header, len(sheet.rows), words.knows, _core_words(words).__contains__)
    return table


def _with_rows_between(sheet: Sheet, tables: list[TableFound]) -> list[TableFound]:
    """The tables with every row below the first header told: what stands between or below them is left out of one."""
    if not tables:
        return tables
    told = {row for one in tables for row in (*one.header_rows, *one.data_rows, *(row for row, _ in one.left_out))}
    more: dict[int, list[tuple[int, str]]] = {}
    for number in sheet.row_numbers:
        above = [place for place, one in enumerate(tables) if one.header_row < number]
        if above and number not in told:
            nearest = max(above, key=lambda place: (tables[place].header_row, -place))
            more.setdefault(nearest, []).append((number, BETWEEN))
    return [
        replace(one, left_out=tuple(sorted((*one.left_out, *more[place])))) if place in more else one
        for place, one in enumerate(tables)
    ]


def _core_words(index: NameIndex) -> frozenset[str]:
    """Names of fields that say what a record is: a row without any of them is hardly a record."""
    titles = {
        "title",
        "problem",
        "description",
        "text",
        "summary",
        "name",
        "person_id",
        "course_id",
        "checklist_item_id",
        "item",
    }
    return frozenset(
        word
        for word, meanings in index.exact.items()
        if any(one.field in titles and one.weight == 1 for one in meanings)
    )


def _table(sheet: Sheet, header: HeaderFound, stop: int, knows: Knows, is_core: Knows) -> tuple[TableFound | None, int]:
    """The table under ``header`` and the position in ``sheet.rows`` where it ends; None when nothing is left."""
    header = _without_side_lists(sheet, header, stop)
    header = _with_unnamed_columns(sheet, header, stop)
    if len(header.headers) < 2:
        return None, header.last + 1
    shape = shape_of(sheet, header, stop, is_core)
    found = rows_below(sheet, header, stop, shape, knows)
    numbers = sheet.row_numbers
    return (
        TableFound(
            sheet=sheet.name,
            sheet_index=sheet.index,
            header_rows=tuple(numbers[at] for at in header.lines),
            data_rows=tuple(numbers[at] for at in found.data),
            headers=header.headers,
            left_out=tuple((numbers[at], reason) for at, reason in found.left_out),
            confidence=max(0.05, min(1.0, (header.score - 1.5) / 4.0)),
            reason=_reason(header, len(found.data), len(found.left_out), numbers[header.last]),
        ),
        found.stop,
    )


def _reason(header: HeaderFound, records: int, left_out: int, row: int) -> str:
    known = f", {header.known} of them known words" if header.known else ""
    rest = f"; {left_out} rows left out" if left_out else ""
    return tr(
        "Row {words} names {headers} columns{known}; {records} records below{rest}.",
        words=row + 1,
        headers=len(header.headers),
        known=known,
        records=records,
        rest=rest,
    )


def _beside(sheet: Sheet, table: TableFound, start: int, end: int, knows: Knows, is_core: Knows) -> list[TableFound]:
    """Tables to the right of ``table``, with a header of at least two known words of their own."""
    right = max(table.headers) + 2
    if sheet.width <= right:
        return []
    header = find_header(sheet, start, end, knows, first=right)
    if header is None or header.known < 2 or sheet.row_numbers[header.last] in table.header_rows:
        return []
    other, _ = _table(sheet, header, end, knows, is_core)
    return [replace(other, confidence=0.8 * other.confidence)] if other is not None else []


def _sample(header: HeaderFound, stop: int) -> list[int]:
    return list(spread(range(header.last + 1, stop), 120))


def _without_side_lists(sheet: Sheet, header: HeaderFound, stop: int) -> HeaderFound:
    """Leave out lists of allowed values that stand beside the table with a heading in its header row."""
    rows = [sheet.rows[at] for at in _sample(header, stop)]
    columns = sorted(header.headers)
    used = {column for row in rows for column, _ in filled_cells(row)} | set(columns)
    blocks: list[list[int]] = []
    for column in columns:
        if blocks and all(one in used for one in range(blocks[-1][-1] + 1, column)):
            blocks[-1].append(column)
        else:
            blocks.append([column])
    if len(blocks) == 1:
        return header
    main = max(blocks, key=len)
    kept = dict(header.headers)
    for block in blocks:
        if block is main or len(block) > 2:
            continue
        mine = [at for at, row in enumerate(rows) if any(c < len(row) and not is_blank(row[c]) for c in block)]
        theirs = {at for at, row in enumerate(rows) if any(c < len(row) and not is_blank(row[c]) for c in main)}
        if mine and not theirs.issuperset(mine):
            kept = {column: text for column, text in kept.items() if column not in block}
    return replace(header, headers=kept)


def _with_unnamed_columns(sheet: Sheet, header: HeaderFound, stop: int) -> HeaderFound:
    """Take in columns without a header that hold values: within the table, before it (group names), right after it."""
    if not header.headers:
        return header
    rows = [sheet.rows[at] for at in _sample(header, stop)]
    first, last = min(header.headers), max(header.headers)
    within = [row for row in rows if len(filled_cells(row, first, last)) > 1]
    beyond = [row for row in rows if not filled_cells(row, first, last)]
    more: dict[int, str] = {}
    for column in range(max(0, first - 1), last + 2):
        count = _filled(within, column)
        if column in header.headers or not count:
            continue
        if column < first:
            is_part = count >= max(2, 0.1 * len(within))
        elif column <= last:
            is_part = count >= 0.02 * len(within)
        else:  # a list beside the table goes on where the table has ended
            is_part = count >= 0.6 * len(within) and not _filled(beyond, column)
        if is_part:
            more[column] = ""
    return replace(header, headers=dict(sorted({**header.headers, **more}.items()))) if more else header


def _filled(rows: Sequence[Sequence[CellValue]], column: int) -> int:
    """In how many of ``rows`` the column holds something."""
    return sum(1 for row in rows if column < len(row) and not is_blank(row[column]))
