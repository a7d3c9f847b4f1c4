"""Which rows below a header are records, and why each of the others is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from axonix_desktop.core.importing.cells import CellValue, Sheet
from axonix_desktop.core.importing.header_rows import HeaderFound, Knows, filled_cells, is_generated
from axonix_desktop.core.importing.looks import look_at, spread
from axonix_desktop.core.importing.phrases import (
    is_blank,
    is_guidance,
    is_placeholder,
    is_template_text,
    is_words,
    names_a_total,
    plain,
)

_DERIVED = (
    "cumulative", "discount", "npv", "irr", "roi", "payback", "net present", "internal rate", "kumuliert", "barwert",
)  # fmt: skip
_NO_PART_OF_A_NUMBER = str.maketrans("", "", "£$€%, '\u00a0\u202f")
_SMALL = 20.0
"""Sums below may be ratings that happen to add up."""
_MOST_MONEY_ROWS = 5_000
"""Longer tables of numbers are data, not budgets: no row of theirs is added up to be found out."""
REPEATED, GENERATED = "the header again", "the spreadsheet's own column names"
TITLE, NOTE, TOTAL = "a title over a group of rows", "a note or legend beside the table", "a totals row"
DERIVED, GUIDANCE = "computed from the rows above", "tells how to fill the table in"
EMPTY = "prepared, but nothing is entered"
SECOND_LINE = "the second line of the record above"


@dataclass(slots=True)
class Shape:
    """What is typical of a table's rows: its columns, those that carry the substance, defaults, the usual fill."""

    columns: list[int]
    first: int
    last: int
    core: list[int]
    defaults: dict[int, CellValue]
    usual: float
    numeric: list[int]
    people: list[int]
    is_money: bool


@dataclass(slots=True)
class RowsFound:
    """Positions in ``sheet.rows`` of the records, the rows left out with the reason, and where the table ends."""

    data: list[int]
    left_out: list[tuple[int, str]]
    stop: int
    since: int = 0
    sums: dict[int, float] = field(default_factory=dict[int, float])

    def take(self, at: int, row: Sequence[CellValue], numeric: Sequence[int]) -> None:
        """Count row ``at`` among the records; ``numeric`` columns are added up since the last row left out."""
        self.data.append(at)
        self.since += 1
        for column in numeric:
            amount = _amount(row[column]) if column < len(row) else None
            if amount is not None:
                self.sums[column] = self.sums.get(column, 0.0) + amount

    def leave(self, at: int, reason: str) -> None:
        """Leave row ``at`` out."""
        self.left_out.append((at, reason))
        self.since = 0
        self.sums.clear()


def shape_of(sheet: Sheet, header: HeaderFound, stop: int, is_core: Knows) -> Shape:
    """The shape of the table under ``header``, from at most 300 rows; ``is_core``: does a header name the records."""
    columns = sorted(header.headers)
    first, last = columns[0], columns[-1]
    rows = [sheet.rows[at] for at in spread(range(header.last + 1, stop))]
    counts = sorted(sum(1 for one in row[first : last + 1] if one is not None) for row in rows)
    counts = [count for count in counts if count > 1] or counts or [1]
    usual = float(counts[len(counts) * 2 // 3])
    if len(counts) < 3:
        usual = max(usual, len(columns) / 3)
    named, wordy, numeric, people = list[int](), list[int](), list[int](), list[int]()
    defaults: dict[int, CellValue] = {}
    for column in columns:
        values = [row[column] for row in rows if column < len(row) and not is_blank(row[column])]
        texts = [one for one in values if is_words(one) and not is_placeholder(one)]
        if is_core(plain(header.headers[column].rpartition(" / ")[2])):
            named.append(column)
        if len(texts) > 0.6 * len(values) and texts and len(set(texts)) > 0.5 * len(texts):
            is_read = sum(map(len, texts)) > 12 * len(texts) and len(texts) > 0.2 * len(rows)
            wordy.extend([column] if is_read else [])
        if values and sum(1 for one in values if _amount(one) is not None) > 0.6 * len(values):
            numeric.append(column)
        if column == first and look_at(values).people > 0.6:
            people.append(column)
        if len(values) >= 5:
            value, times = Counter(map(_hashable, values)).most_common(1)[0]
            if times >= 0.75 * len(values):
                defaults[column] = value
    is_money = len(numeric) >= 0.4 * len(columns) and stop - header.last < _MOST_MONEY_ROWS
    core = sorted({*named, *wordy}) or _first_words(rows, columns, numeric)
    return Shape(columns, first, last, core, defaults, usual, numeric, people, is_money)


def _first_words(rows: Sequence[Sequence[CellValue]], columns: Sequence[int], numeric: Sequence[int]) -> list[int]:
    """The first column of words, for tables where no header says what a record is; none in a template of numbers."""
    prepared = sum(1 for row in rows if any(is_template_text(one) for one in row))
    if prepared > 0.3 * len(rows):
        return []
    return [column for column in columns if column not in numeric][:1]


def _amount(value: CellValue) -> float | None:
    """The number in a cell, also where a text file holds it as text with a currency or thousands; else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return float(value)
    if not isinstance(value, str) or len(value) > 24 or not any(one.isdigit() for one in value):
        return None
    try:
        return float(value.strip().translate(_NO_PART_OF_A_NUMBER))
    except ValueError:
        return None


def _hashable(value: CellValue) -> CellValue:
    return value.strip() if isinstance(value, str) else value


def rows_below(sheet: Sheet, header: HeaderFound, stop: int, shape: Shape, knows: Knows) -> RowsFound:
    """Tell records from the rest, from the row below the header to ``stop`` or to where another table begins."""
    found = RowsFound([], [], stop)
    names = {column: plain(text.rpartition(" / ")[2]) for column, text in header.headers.items()}
    rows, numbers = sheet.rows, sheet.row_numbers
    first, last = shape.first, shape.last + 1
    plenty = max(2.0, 0.55 * shape.usual)
    banners = _banners(sheet, shape)
    seconds = _second_lines(sheet, shape)
    header_cell = next(iter(names.items()))
    before = numbers[header.last]
    header_text = rows[header.last][header_cell[0]] if header_cell[0] < len(rows[header.last]) else None
    for at in range(header.last + 1, stop):
        row, number = rows[at], numbers[at]
        cells = row[first:last]
        filled = len(cells) - cells.count(None)
        is_after_gap, before = number > before + 1, number
        if (
            filled >= plenty
            and (not is_after_gap or _holds_a_value(cells))
            and number not in banners
            and number not in seconds
            and at > header.last + 2
            and (first >= len(row) or row[first] != header_text or header_text is None)
            and not shape.is_money
            and _has_core(row, shape)
            and not names_a_total(row[first] if first < len(row) else None)
        ):
            found.data.append(at)
            continue
        reason = _why_none(
            sheet, at, header, shape, names, found, is_banner=number in banners, second=number in seconds
        )
        is_after_break = is_after_gap or (bool(found.left_out) and found.left_out[-1][0] == at - 1)
        if not reason and is_after_break and _starts_another(row, shape, names, knows):
            found.stop = at
            break
        if reason:
            found.leave(at, reason)
        else:
            found.take(at, row, shape.columns if shape.is_money else ())
    _cut_tail(sheet, found, shape)
    return found


def _holds_a_value(cells: Sequence[CellValue]) -> bool:
    """True when a cell holds something other than text: no header does."""
    return any(one is not None and not isinstance(one, str) for one in cells)


def _has_core(row: Sequence[CellValue], shape: Shape) -> bool:
    return any(
        column < len(row) and not is_blank(row[column]) and not is_template_text(row[column]) for column in shape.core
    )


def _why_none(  # noqa: PLR0913
    sheet: Sheet, at: int, header: HeaderFound, shape: Shape, names: dict[int, str], found: RowsFound, *,
    is_banner: bool, second: bool,
) -> str:  # fmt: skip
    """Why row ``at`` is no record; empty when it is one."""
    row = sheet.rows[at]
    cells = filled_cells(row, shape.first, shape.last)
    mine = [(column, one) for column, one in cells if column in header.headers]
    checks: tuple[tuple[str, bool], ...] = (
        (NOTE, not mine),
        (REPEATED, _is_repeated(mine, names)),
        (GENERATED, is_generated(row)),
        (TITLE, is_banner and len(cells) <= 2),
        (SECOND_LINE, second and not all(column in dict(mine) for column in shape.core)),
    )
    plain_reason = next((reason for reason, holds in checks if holds), "")
    if plain_reason:
        return plain_reason
    alone = _why_alone(cells, shape)
    if alone:
        return alone
    if at <= header.last + 2 and _is_guidance([one for _, one in mine]):
        return GUIDANCE
    return _total(row, mine, shape, found) or (EMPTY if _is_prepared(row, mine, shape) else "")


def _why_alone(cells: Sequence[tuple[int, CellValue]], shape: Shape) -> str:
    """Why a row with a single cell is no record: a running number, a group's title, a total, a footer."""
    if len(cells) != 1 or shape.usual <= 2:
        return ""
    column, value = cells[0]
    if not is_words(value) or is_placeholder(value):
        return EMPTY
    is_title_column = column == shape.first and column not in shape.people
    if column not in shape.core or is_title_column or names_a_total(value) or "©" in value:
        return TOTAL if names_a_total(value) else TITLE
    return ""


def _is_prepared(row: Sequence[CellValue], cells: Sequence[tuple[int, CellValue]], shape: Shape) -> bool:
    """True for a row that a template holds ready: nothing says what the record is, and nothing else is entered."""
    if _has_core(row, shape):
        return False
    return any(is_template_text(one) for column, one in cells if column in shape.core) or not _has_substance(
        cells, shape
    )


def _is_repeated(cells: Sequence[tuple[int, CellValue]], names: dict[int, str]) -> bool:
    texts = [(column, one) for column, one in cells if is_words(one)]
    if len(texts) < 2 or len(texts) < 0.5 * len(names):
        return False
    return sum(1 for column, one in texts if plain(one) == names.get(column)) >= 0.6 * len(texts)


def _is_guidance(values: Sequence[CellValue]) -> bool:
    texts = [one for one in values if is_words(one)]
    told = sum(1 for one in texts if is_guidance(one))
    return len(texts) == len(values) and told >= 2 and told >= 0.6 * len(texts)


def _has_substance(cells: Sequence[tuple[int, CellValue]], shape: Shape) -> bool:
    """True when a row without a title still says enough: more than a running number, zeros, defaults, placeholders."""
    said = 0
    for column, one in cells:
        if is_placeholder(one) or one is False or one == 0 or column == shape.first:
            continue
        if column in shape.defaults and shape.defaults[column] == _hashable(one):
            continue
        if isinstance(one, str) and one.strip() in ("0", "FALSE", "False"):
            continue
        said += 1
    return said >= max(2.0 if shape.usual < 5 else 3.0, 0.4 * shape.usual)


def _total(row: Sequence[CellValue], cells: Sequence[tuple[int, CellValue]], shape: Shape, found: RowsFound) -> str:
    """Whether the row adds others up (its words or its sums say so) or is computed from them; empty when neither."""
    label = next((one for _, one in cells if is_words(one)), None)
    if label is None:
        return ""
    numbers = [column for column, one in cells if column != shape.first and _amount(one) is not None]
    if not numbers or len(shape.numeric) < 1:
        return TOTAL if names_a_total(label) and len(cells) < 0.5 * shape.usual else ""
    low = label.strip().casefold()
    if shape.is_money and any(low.startswith(word) or f" {word}" in f" {low}"[:30] for word in _DERIVED):
        return DERIVED
    says_total = any(names_a_total(one) for _, one in cells if isinstance(one, str))
    bare = len(plain(label).split()) <= 2 and names_a_total(label)
    if (says_total and (bare or len(cells) < 0.7 * shape.usual)) or (shape.is_money and _adds_up(row, numbers, found)):
        return TOTAL
    return ""


def _adds_up(row: Sequence[CellValue], numbers: Sequence[int], found: RowsFound) -> bool:
    """True when every number of the row is the sum of the records since the last row left out (two or more)."""
    if found.since < 2:
        return False
    largest = 0.0
    for column in numbers:
        total, amount = found.sums.get(column, 0.0), _amount(row[column])
        if amount is None or abs(total - amount) > 1e-6 * max(1.0, abs(total)):
            return False
        largest = max(largest, abs(total))
    return largest >= _SMALL


def _starts_another(row: Sequence[CellValue], shape: Shape, names: dict[int, str], knows: Knows) -> bool:
    """True when the row heads a table of its own: only words, some known (or words where numbers belong)."""
    cells = filled_cells(row)
    if len(cells) < 3 or not all(is_words(one) and len(one) < 60 for _, one in cells):
        return False
    known = sum(
        1 for column, one in cells if isinstance(one, str) and knows(plain(one)) and plain(one) != names.get(column)
    )
    breaks = sum(1 for column, _ in cells if column in shape.numeric)
    return known >= max(2, 0.5 * len(cells)) or (breaks >= 2 and breaks >= 0.6 * len(cells))


def _banners(sheet: Sheet, shape: Shape) -> set[int]:
    """Sheet rows with a cell merged over three columns or more of the table."""
    return {
        top
        for top, left, bottom, right in sheet.merged
        if top == bottom and right - left >= 2 and left >= shape.first - 1 and left <= shape.last
    }


def _second_lines(sheet: Sheet, shape: Shape) -> set[int]:
    """Sheet rows that continue the record above: where titles are merged over two rows throughout."""
    pairs = [
        top for top, left, bottom, right in sheet.merged if bottom == top + 1 and left == right and left in shape.core
    ]
    starts = sorted(set(pairs))
    if len(starts) < 3 or len(starts) * 2 < 0.6 * (sheet.row_numbers[-1] - starts[0] + 1):
        return set()
    return {top + 1 for top in starts}


def _cut_tail(sheet: Sheet, found: RowsFound, shape: Shape) -> None:
    """Take notes below the table off its end: a block after a gap whose rows hold far less than the records do."""
    if shape.usual < 4 or not found.data:
        return
    tail: list[int] = []
    for at in reversed(found.data):
        if len(filled_cells(sheet.rows[at], shape.first, shape.last)) > min(2, shape.usual / 3):
            break
        tail.append(at)
    while tail:
        at = tail[-1]
        before = [number for number in (at - 1,) if number in found.data]
        gap = sheet.row_numbers[at] - sheet.row_numbers[at - 1]
        if gap > 1 or not before:
            break
        tail.pop()
    if tail:
        cut = set(tail)
        found.data = [at for at in found.data if at not in cut]
        found.left_out = sorted([*found.left_out, *((at, NOTE) for at in cut)])
