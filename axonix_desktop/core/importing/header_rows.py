"""Which rows of a sheet are the headers of a table, and what each column's header says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from axonix_desktop.core.importing.cells import CellValue, Sheet
from axonix_desktop.core.importing.phrases import is_blank, is_words, names_a_total, plain, words_of

Knows = Callable[[str], bool]
"""Says whether a header in its plain form is a name of one of our fields."""

LOOKED_AT = 60
"""Rows from the top of a stretch among which its header is sought."""
_BELOW = 6
_LONG = 80
_ANSWERS = frozenset({"no", "yes", "in progress", "not started", "not applicable", "n/a", "na", "tbd", "tbc", "open"})
"""Answers that read like names of fields: "No" is also short for "number", "In progress" holds "progress"."""
_BARE = frozenset({"name", "title", "code"})
"""Headers that say little without the name of their group above them."""
_GENERATED = 0.8


@dataclass(frozen=True, slots=True)
class HeaderFound:
    """The header lines of a table as positions in ``sheet.rows`` (not sheet rows), and each column's joined header."""

    lines: tuple[int, ...]
    headers: dict[int, str]
    score: float
    known: int

    @property
    def last(self) -> int:
        """Position of the last header line in ``sheet.rows``."""
        return self.lines[-1]


def filled_cells(row: Sequence[CellValue], first: int = 0, last: int | None = None) -> list[tuple[int, CellValue]]:
    """The cells of ``row`` that hold something, with their columns, from column ``first`` to ``last``."""
    end = len(row) if last is None else last + 1
    return [(first + at, one) for at, one in enumerate(row[first:end]) if not is_blank(one)]


def find_header(
    sheet: Sheet, start: int, stop: int, knows: Knows, *, first: int = 0, last: int | None = None
) -> HeaderFound | None:
    """The best header among the rows ``start`` to ``stop`` (positions in ``sheet.rows``), None when none will do."""
    best: tuple[float, int, int] | None = None
    until = min(stop, start + LOOKED_AT)
    widest = max((len(filled_cells(sheet.rows[at], first, last)) for at in range(start, until)), default=0)
    for at in range(start, until):
        rated = _rate(sheet, at, stop, widest, knows, (first, last))
        if rated is not None:
            score = rated[0] - 0.012 * (at - start)
            if best is None or score > best[0]:
                best = (score, at, rated[1])
    if best is None or best[0] < 2.0:
        return None
    main = best[1] + 1 if _only_groups(sheet, best[1], stop, (first, last)) else best[1]
    lines, headers = _joined(sheet, main, start, stop, (first, last))
    return HeaderFound(lines, headers, best[0], best[2])


def _only_groups(sheet: Sheet, at: int, stop: int, span: tuple[int, int | None]) -> bool:
    """Whether row ``at`` only names groups of the columns below: the next row names them all, and values follow it."""
    if at + 2 >= stop or sheet.row_numbers[at + 1] != sheet.row_numbers[at] + 1:
        return False
    over = {column for column, _ in filled_cells(sheet.rows[at], *span)}
    under = filled_cells(sheet.rows[at + 1], *span)
    named = {column for column, one in under if is_words(one)}
    if len(named) < len(under) or len(named) < len(over) + 2 or not over < named or min(over) <= min(named):
        return False
    below = [sheet.rows[row] for row in range(at + 2, min(stop, at + 2 + _BELOW))]
    values = sum(1 for column in named if any(_is_value(row, column) for row in below))
    return values >= 0.5 * len(named)


def _rate(
    sheet: Sheet, at: int, stop: int, widest: int, knows: Knows, span: tuple[int, int | None]
) -> tuple[float, int] | None:
    """How much row ``at`` looks like a header, and how many of its cells are names we know."""
    cells = filled_cells(sheet.rows[at], *span)
    texts = [(column, one) for column, one in cells if is_words(one)]
    if len(cells) < 2 or not texts:
        return None
    labels = [
        column
        for column, one in cells
        if is_words(one) or isinstance(one, (date, time)) or (isinstance(one, (int, float)) and 0 <= one <= 2100)
    ]
    years = sum(1 for _, one in cells if isinstance(one, (int, float)) and 1990 <= one <= 2100)
    told = [one for _, one in texts if not one.rstrip().endswith(":") or len(cells) > 4]
    names = {plain(one) for one in told if one.strip().casefold() not in _ANSWERS}
    known = sum(1 for one in names if knows(one))
    if names_a_total(texts[0][1]) and known < len(texts) / 2:
        return None
    below = [sheet.rows[under] for under in range(at + 1, min(stop, at + 1 + _BELOW))]
    supported = sum(1 for column, _ in cells if any(column < len(row) and row[column] is not None for row in below))
    contrast = sum(1 for column, _ in texts if any(_is_value(row, column) for row in below))
    distinct = len({one for _, one in texts})
    above = [sheet.rows[over] for over in range(max(0, at - 3), at)]
    recurring = _recurring(texts, below, above)
    as_above = sum(1 for column, one in texts if any(column < len(row) and row[column] == one for row in above))
    labels_beside = sum(1 for _, one in texts if one.rstrip().endswith(":"))
    size = len(cells)
    short = sum(1 for _, one in texts if len(one) <= _LONG or one.rstrip().endswith("?") or knows(plain(one)))
    dates_and_marks = len(cells) - len(texts)
    score = (
        1.6 * size / max(widest, 1)
        + 1.5 * known / size
        + 0.10 * min(known, 8)
        + 1.0 * (len(texts) - 0.6 * (len(cells) - len(labels))) / size
        + 0.6 * supported / size
        + 0.6 * contrast / size
        + 0.8 * distinct / size
        + 0.5 * short / size
        - 0.4 * (dates_and_marks - years) / size
        + 0.7 * years / size
        - 1.2 * recurring / size
        - 1.0 * as_above / size
        - (1.2 if labels_beside > 1 or size < 5 else 0.0) * labels_beside / size
        - (0.6 if _is_generated([one for _, one in texts]) else 0.0)
    )
    return score, known


def _recurring(
    texts: Sequence[tuple[int, str]], below: Sequence[Sequence[CellValue]], above: Sequence[Sequence[CellValue]]
) -> int:
    """How many cells come again in their column, as values do; a header printed again below does not count."""
    same = [{column for column, one in texts if column < len(row) and row[column] == one} for row in below]
    again = [one for one in same if len(one) >= 0.6 * len(texts)]
    if 0 < len(again) <= len(below) / 3:
        same = [one for one in same if one not in again]
    same.extend({column for column, one in texts if column < len(row) and row[column] == one} for row in above)
    return len(set[int]().union(*same))


def _is_value(row: Sequence[CellValue], column: int) -> bool:
    """True when the cell holds a number, a day or a yes/no rather than words."""
    if column >= len(row):
        return False
    cell = row[column]
    return cell is not None and (not isinstance(cell, str) or (bool(cell.strip()) and not is_words(cell)))


def _is_generated(texts: Sequence[str]) -> bool:
    """True for the names a spreadsheet gives by itself, such as Column1 and Column2."""
    made = sum(
        1 for one in texts if one.strip().casefold().rstrip("0123456789 ") in ("column", "spalte", "colonne", "columna")
    )
    return made > _GENERATED * len(texts)


def is_generated(row: Sequence[CellValue]) -> bool:
    """True for a row of the spreadsheet's own column names."""
    texts = [one for _, one in filled_cells(row) if is_words(one)]
    return len(texts) > 1 and _is_generated(texts)


def _joined(
    sheet: Sheet, main: int, start: int, stop: int, span: tuple[int, int | None]
) -> tuple[tuple[int, ...], dict[int, str]]:
    """The header lines around ``main`` and the text of each column's header, lines joined by " / "."""
    own = {column: words_of(one) for column, one in filled_cells(sheet.rows[main], *span)}
    own = {column: text for column, text in own.items() if text}
    below = _second_line(sheet, main, stop, own, span)
    if below is not None:
        groups = _spread_groups(sheet, main, own, set(below))
        headers = {column: text for column, text in own.items() if column not in below}
        for column, text in below.items():
            over = own.get(column) or groups.get(column, "")
            headers[column] = f"{over} / {text}" if over else text
        return (main, main + 1), dict(sorted(headers.items()))
    above = _group_line(sheet, main, start, own, span)
    if above is not None:
        groups = _spread_groups(sheet, main - 1, above, set(own))
        headers = {c: f"{groups[c]} / {text}" if groups.get(c) else text for c, text in own.items()}
        headers.update({column: text for column, text in above.items() if column not in own})
        return (main - 1, main), dict(sorted(headers.items()))
    return (main,), own


def joined_headers(sheet: Sheet, lines: Sequence[int]) -> dict[int, str]:
    """Each column's header from the header ``lines`` (positions in ``sheet.rows``) that a person pointed at."""
    last = {column: words_of(one) for column, one in filled_cells(sheet.rows[lines[-1]])}
    headers = {column: text for column, text in last.items() if text}
    for line in reversed(lines[:-1]):
        above = {column: words_of(one) for column, one in filled_cells(sheet.rows[line])}
        groups = _spread_groups(sheet, line, {column: text for column, text in above.items() if text}, set(headers))
        joined = {
            column: f"{groups[column]} / {headers[column]}" if column in headers else groups[column]
            for column in groups
            if groups[column] and (column in headers or column in above)
        }
        headers |= joined
    return dict(sorted(headers.items()))


def _second_line(
    sheet: Sheet, main: int, stop: int, own: dict[int, str], span: tuple[int, int | None]
) -> dict[int, str] | None:
    """The sub-headers under ``main`` when the next row holds some: short words under group cells, first cell blank."""
    under = main + 1
    if under >= stop or sheet.row_numbers[under] != sheet.row_numbers[main] + 1 or not own:
        return None
    cells = filled_cells(sheet.rows[under], *span)
    counts = [one for _, one in cells if isinstance(one, (int, float))]
    is_series = len(counts) > 1 and all(later == one + 1 for one, later in pairwise(counts))
    texts = {column: words_of(one) for column, one in cells if is_words(one) or (is_series and one in counts)}
    first, last = min(own), max(own)
    if is_series or _spans(sheet, main, own, texts):
        last = max(last, *texts)
    is_many = len(texts) > 0.7 * len(own) and not is_series and not _spans(sheet, main, own, texts)
    if len(texts) < 2 or min(texts) == first or is_many:
        return None
    if len(texts) < 0.8 * len(cells) or max(len(text) for text in texts.values()) > _LONG:
        return None
    gaps = [column for column in range(first, last + 1) if column not in own]
    fills = sum(1 for column in texts if column in gaps or column + 1 in gaps)
    if not any(column in gaps for column in texts) or fills < 0.6 * len(texts):
        return None
    return texts


def _group_line(
    sheet: Sheet, main: int, start: int, own: dict[int, str], span: tuple[int, int | None]
) -> dict[int, str] | None:
    """The group names above ``main`` when headers repeat, columns have none, or merged cells show the groups."""
    over = main - 1
    if over < start or sheet.row_numbers[over] != sheet.row_numbers[main] - 1:
        return None
    cells = filled_cells(sheet.rows[over], *span)
    texts = {column: words_of(one) for column, one in cells if is_words(one)}
    is_needed = any(plain(text) in _BARE for text in own.values()) or not texts.keys() <= own.keys()
    is_spread = is_needed and _spans(sheet, over, texts, own)
    if not texts or len(texts) < len(cells) or (len(texts) >= len(own) and not is_spread):
        return None
    if not own or any(len(text) > _LONG or ":" in text for text in texts.values()):
        return None
    first, last = min(own), max(own)
    inside = [column for column in texts if first <= column <= last]
    fills_gap = any(column not in own and first - 2 <= column <= last + 1 for column in texts)
    repeats = any(count > 1 for count in Counter(plain(text) for text in own.values()).values())
    if (fills_gap and len(texts) > 1) or (len(inside) > 1 and (repeats or is_spread)):
        return texts
    return None


def _spans(sheet: Sheet, line: int, groups: dict[int, str], own: Container[int]) -> bool:
    """Whether merged cells lay the names in a row over most of the columns named below them."""
    row = sheet.row_numbers[line]
    merged = [(left, right) for top, left, bottom, right in sheet.merged if top == bottom == row and right > left]
    covered = {column for left, right in merged if left in groups for column in range(left, right + 1) if column in own}
    return bool(merged) and len(covered) >= 2 * len(merged)


def _spread_groups(sheet: Sheet, line: int, groups: dict[int, str], columns: set[int]) -> dict[int, str]:
    """Each column's group: the text of the merged cell above it, else of the nearest filled cell to its left."""
    row = sheet.row_numbers[line]
    merged = {left: right for top, left, bottom, right in sheet.merged if top <= row <= bottom and right > left}
    spread: dict[int, str] = {}
    starts = sorted(groups)
    for place, column in enumerate(starts):
        until = merged.get(column)
        if until is None:
            following = starts[place + 1] - 1 if place + 1 < len(starts) else max(columns, default=column)
            until = column if merged else following
        for one in range(column, until + 1):
            spread[one] = groups[column]
    return spread
