"""A matrix as the rows it stands for: one for each filled cell, with the cell's own address.

A sheet with a column per course (or item, or person, or use case) is laid out anew, one row a record, and read like
any other table. Rows keep the number of the sheet row they come from, so that every sentence names the right cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from axonix_desktop.core.importing.cells import CellValue, Sheet
from axonix_desktop.core.importing.dates import decide_order
from axonix_desktop.core.importing.headings import KNOWN_ITEMS, cell_columns, is_left_out, item_named, titles_of
from axonix_desktop.core.importing.phrases import is_words, words_of
from axonix_desktop.core.importing.plan import Decisions
from axonix_desktop.core.importing.proposal import ColumnMatch, TableFound, TableMatch
from axonix_desktop.core.importing.scales import rescaled
from axonix_desktop.core.importing.ticks import TRAINING, Manner, Said, checklist_said, readiness_said, training_said
from axonix_desktop.core.importing.values import as_text
from axonix_desktop.core.records.choices import CHECK_STATUS, DIMENSION
from axonix_desktop.core.words import tr

_GIVEN: Mapping[str, tuple[str, ...]] = {
    "enrolment": ("status", "percent", "score", "completed_on", "due_on"),
    "checklist_response": ("status", "evidence", "evidence_on"),
    "readiness_item": ("dimension", "score"),
}
"""What a cell of a matrix of each kind gives beside what its column names."""
_AHEAD = frozenset({"planned", "enrolled", "in_progress"})
"""Statuses of which a day says when it is due, not when it was done."""


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that could not be read: sheet row and column, its words, and why."""

    row: int
    column: int
    value: str
    message: str


@dataclass(slots=True)
class Unfolded:
    """``match`` and ``sheet`` in long form; ``origins`` say which column of the file each row comes from.

    ``blank`` are the sheet rows without a filled cell, ``questions`` what a person should be asked, ``seen`` the words
    met and what they became, by field.
    """

    match: TableMatch
    sheet: Sheet
    origins: list[int] = field(default_factory=list[int])
    blank: list[int] = field(default_factory=list[int])
    faults: list[CellFault] = field(default_factory=list[CellFault])
    questions: list[str] = field(default_factory=list[str])
    seen: dict[str, dict[str, str | None]] = field(default_factory=dict[str, dict[str, str | None]])


def given_by_cells(kind: str) -> tuple[str, ...]:
    """The fields that a filled cell of a matrix gives beside what its column names."""
    return _GIVEN.get(kind, ())


def unfolded(match: TableMatch, sheet: Sheet, decisions: Decisions) -> Unfolded | None:
    """``match`` with a row for each filled cell; None for a table that is no matrix."""
    columns = cell_columns(match)
    kind = str(match.kind)
    if not columns or kind not in _GIVEN:
        return None
    named = str(columns[0].field)
    wide = max(sheet.width, max(one.column for one in match.columns) + 1)
    present = {one.field for one in match.columns if one.becomes == "field"}
    names = tuple(name for name in (named, *_GIVEN[kind]) if name != "dimension" or name not in present)
    made = Unfolded(match, sheet)
    wanted = set(match.table.data_rows)
    rows = [(number, row) for number, row in zip(sheet.row_numbers, sheet.rows, strict=True) if number in wanted]
    titles = titles_of(columns)
    columns = [one for one in columns if not is_left_out(match, one, titles[one.column], decisions)]
    readers = {one.column: _reader(one, kind, rows, sheet, decisions) for one in columns}
    if named == "item":
        titles = {one.column: item_named(one, titles[one.column], decisions) for one in columns}
    dimensions = _dimensions(columns, sheet, match.table, titles) if kind == "readiness_item" else {}
    numbers: list[int] = []
    cells: list[list[CellValue]] = []
    words = made.seen.setdefault("status", {}) if kind != "readiness_item" else {}
    for number, row in rows:
        before = len(cells)
        for one in columns:
            cell = row[one.column] if one.column < len(row) else None
            said = readers[one.column](cell) if cell is not None else None
            if said is None:
                continue
            if said.fault:
                made.faults.append(CellFault(number, one.column, as_text(cell) or "", said.fault))
                continue
            if isinstance(cell, str) and said.status and len(words) < 40:
                words.setdefault(cell.strip(), _shown(kind, said.status))
            numbers.append(number)
            made.origins.append(one.column)
            given = _given(kind, said, dimensions.get(one.column), names)
            cells.append([*row[:wide], *([None] * (wide - len(row))), titles[one.column], *given])
        if len(cells) == before:
            made.blank.append(number)
    if kind == "readiness_item":
        _settle_scale(cells, wide + len(names) - 1, made)
    made.match = _long(match, names, wide, numbers)
    made.sheet = replace(sheet, row_numbers=numbers, rows=cells, problems=[])
    if columns:
        made.questions.insert(0, _question(match, columns))
    return made


def _reader(
    one: ColumnMatch, kind: str, rows: Sequence[tuple[int, Sequence[CellValue]]], sheet: Sheet, decisions: Decisions
) -> Callable[[CellValue], Said | None]:
    """How the cells of a column are read: their figures as one column of them, each distinct text once."""
    if kind == "readiness_item":
        return readiness_said
    cells = [row[one.column] for _, row in rows if one.column < len(row)]
    figures = [float(cell) for cell in cells if isinstance(cell, (int, float)) and not isinstance(cell, bool)]
    is_share = one.column in sheet.percent_columns or (
        bool(figures) and max(figures) <= 1 and any(0 < figure < 1 for figure in figures)
    )
    order = decisions.orders.get(one.header) or decide_order(cells)[0]
    manner = Manner(is_share, not is_share and bool(figures) and set(figures) <= {0.0, 1.0}, order,
                    decisions.words.get(one.header, {}))  # fmt: skip
    read = training_said if kind == "enrolment" else checklist_said
    cache: dict[tuple[type, CellValue], Said | None] = {}

    def reader(cell: CellValue) -> Said | None:
        mark = (cell.__class__, cell)
        if mark not in cache:
            cache[mark] = read(cell, manner)
        return cache[mark]

    return reader


def _given(kind: str, said: Said, dimension: str | None, names: Sequence[str]) -> tuple[CellValue, ...]:
    """What a cell gives to its row, in the order of ``_GIVEN``."""
    if kind == "enrolment":
        is_ahead = said.status in _AHEAD
        percent = f"{said.percent:g}%" if said.percent is not None else None
        return (
            _shown(kind, said.status),
            percent,
            said.score,
            None if is_ahead else said.on,
            said.on if is_ahead else None,
        )
    if kind == "checklist_response":
        return _shown(kind, said.status), said.text, said.on
    score = said.score if said.text is None else said.text
    return (dimension, score) if "dimension" in names else (score,)


def groups_above(sheet: Sheet, table: TableFound) -> dict[int, str]:
    """What stands in the row over a header, spread over the columns to its right: the groups of the columns."""
    rows = zip(sheet.row_numbers, sheet.rows, strict=True)
    above = next((row for number, row in rows if number == table.header_rows[0] - 1), list[CellValue]())
    groups: dict[int, str] = {}
    latest = ""
    for column in range(max(table.headers, default=-1) + 1):
        cell = above[column] if column < len(above) else None
        latest = words_of(cell) if is_words(cell) else latest
        groups[column] = latest
    return groups


def dimension_named(words: str) -> str | None:
    """The dimension of readiness that the name of a group means."""
    said = words.casefold()
    for option in DIMENSION.options:
        names = (option.code, option.label.casefold(), *(name.casefold() for name in option.names))
        if said and any(name in said for name in names):
            return option.code
    return None


def _dimensions(
    columns: Sequence[ColumnMatch], sheet: Sheet, table: TableFound, items: Mapping[int, str]
) -> dict[int, str | None]:
    """The dimension of each column's item: the group above its header, else the one we know the item in."""
    groups = groups_above(sheet, table)
    found: dict[int, str | None] = {}
    for one in columns:
        group, slash, _ = one.header.rpartition(" / ")
        named = dimension_named(group if slash else "") or dimension_named(groups.get(one.column, ""))
        found[one.column] = named or KNOWN_ITEMS.get(items[one.column])
    return found


def _settle_scale(cells: list[list[CellValue]], at: int, made: Unfolded) -> None:
    """Scores of another scale are brought to 0 to 4, and that is asked about."""
    scores, question = rescaled([row[at] for row in cells])
    for row, score in zip(cells, scores, strict=True):
        row[at] = score
    made.questions.extend([question] if question else [])


def _long(match: TableMatch, names: Sequence[str], wide: int, numbers: Sequence[int]) -> TableMatch:
    """The match of the rows laid out anew: the columns before, then what the cells give."""
    columns = cell_columns(match)
    gone = {one.column for one in columns}
    given = set(names)
    kept = [
        replace(one, becomes="custom", field=None, concept=None) if one.field in given else one
        for one in match.columns
        if one.column not in gone
    ]
    added = [
        ColumnMatch(wide + place, name, "field", name, None, 1.0, columns[0].reason) for place, name in enumerate(names)
    ]
    table = replace(match.table, data_rows=tuple(sorted(set(numbers))))
    return replace(match, table=table, columns=(*kept, *added))


def _question(match: TableMatch, columns: Sequence[ColumnMatch]) -> str:
    """The question that a person can answer by switching columns off."""
    first, last = columns[0].header, columns[-1].header
    words = {"sheet": match.table.sheet, "count": len(columns), "first": _short(first), "last": _short(last)}
    asked = {
        "course_id": tr("Sheet “{sheet}”: are the {count} columns from “{first}” to “{last}” courses? Each filled cell "
                        "becomes one enrolment; set a column to “Do not import” to switch it off.", **words),
        "person_id": tr("Sheet “{sheet}”: are the {count} columns from “{first}” to “{last}” people? Each filled cell "
                        "becomes one enrolment; set a column to “Do not import” to switch it off.", **words),
        "checklist_item_id": tr("Sheet “{sheet}”: are the {count} columns from “{first}” to “{last}” checklist items? "
                                "Each filled cell becomes one answer; set a column to “Do not import” to switch it "
                                "off.", **words),
        "use_case_id": tr("Sheet “{sheet}”: are the {count} columns from “{first}” to “{last}” use cases? Each filled "
                          "cell becomes one record of that use case; set a column to “Do not import” to switch it "
                          "off.", **words),
    }  # fmt: skip
    other = tr("Sheet “{sheet}”: are the {count} columns from “{first}” to “{last}” items that are scored? Set a "
               "column to “Do not import” to switch it off.", **words)  # fmt: skip
    return asked.get(str(columns[0].field), other)


def _shown(kind: str, status: str | None) -> str:
    return (CHECK_STATUS if kind == "checklist_response" else TRAINING).show(status)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
