"""What a table's surroundings lend its rows: the course or use case of a sheet, a title from another column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from axonix_desktop.core.importing.cells import CellValue, Sheet
from axonix_desktop.core.importing.linking import Linker
from axonix_desktop.core.importing.phrases import is_words, words_of
from axonix_desktop.core.importing.proposal import TableMatch
from axonix_desktop.core.importing.reading import TableRead
from axonix_desktop.core.kinds import Stored

BORROWED: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "use_case": (("title", ("description", "problem", "expected_benefit", "key")),),
    "raid": (("title", ("description", "response")),),
    "incident": (("summary", ("lesson", "root_cause")),),
    "business_case_line": (("name", ("line_kind",)),),
}
"""Where a required text may be taken from when its own cell is empty: a row is refused only when all are."""
_TITLE_LENGTH = 120
_SESSION_DAYS = ("completed_on", "due_on", "enrolled_on", "expires_on")
_LABEL = re.compile(
    r"^(?:name of (?:the )?)?(?:ai )?(?:use case|system|project|solution|application|anwendungsfall|ki-system|"
    r"cas d.usage|caso de uso)(?: name| title| id| key)?\s*(?:[:=–—-]\s*(?P<name>.*))?$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[–—|/-]\s+|:\s+|[()]")
_KEY = re.compile(r"\b[A-Za-z]{1,10}[-_ ]?\d{1,6}\b")
_LOOKED_AT = 15


@dataclass(frozen=True, slots=True)
class Subject:
    """The use case that a sheet is about: its record, or the name it gives where there is no such use case."""

    record_id: int | None
    stranger: str = ""


def subject_of(match: TableMatch, sheet: Sheet, linker: Linker) -> Subject:
    """The use case that the title cells above a table, or the name of its sheet, speak of."""
    above = [
        row
        for number, row in zip(sheet.row_numbers[:_LOOKED_AT], sheet.rows[:_LOOKED_AT], strict=False)
        if number < match.table.header_rows[0]
    ]
    labelled = [name for row in above for name in _labelled(row)]
    titles = [words_of(cell) for row in above for cell in row if is_words(cell)]
    for name in (*labelled, sheet.name, *titles):
        for part in (name, *_PARTS.split(name), *(found[0] for found in _KEY.finditer(name))):
            record_id = linker.known("use_case", part) if part.strip() else None
            if record_id is not None:
                return Subject(record_id)
    for name in (*labelled, sheet.name, *_PARTS.split(sheet.name)):
        record_id = linker.nearly("use_case", name) if name.strip() else None
        if record_id is not None:
            return Subject(record_id)
    return Subject(None, labelled[0] if labelled else "")


def _labelled(row: Sequence[CellValue]) -> Iterator[str]:
    """What stands behind "Use case:" in a row, in the same cell or in the next one that holds something."""
    filled = [words_of(cell) for cell in row if cell is not None and words_of(cell)]
    for place, text in enumerate(filled):
        found = _LABEL.match(text)
        if found is None:
            continue
        if found["name"]:
            yield found["name"].strip()
        elif place + 1 < len(filled) and (text.rstrip().endswith((":", "=")) or len(filled) == 2):
            yield filled[place + 1]


def borrow(kind: str, read: TableRead) -> None:
    """Fill an empty title from the columns that may lend it."""
    for name, lenders in BORROWED.get(kind, ()):
        count = len(read.numbers)
        own = read.columns.setdefault(name, [None] * count)
        for lender in lenders:
            texts = read.columns.get(lender)
            if texts is None:
                continue
            for position in range(count):
                if own[position] is None and isinstance(text := texts[position], str):
                    own[position] = _headline(text)


def lend_course(read: TableRead, linker: Linker, sheet_name: str) -> None:
    """A roster without a course column is of the course that its sheet is named after."""
    if "course_id" not in read.columns:
        read.columns["course_id"] = list(linker.ids("course", [sheet_name] * len(read.numbers)))
    if "cohort" not in read.columns:
        _tell_sessions_apart(read)


def _tell_sessions_apart(read: TableRead) -> None:
    """Where a person takes a course more than once, the day says which time is meant."""
    people, courses = read.columns.get("person_id"), read.columns.get("course_id")
    days = next((read.columns[name] for name in _SESSION_DAYS if name in read.columns), None)
    if people is None or courses is None or days is None:
        return
    met: set[tuple[Stored, Stored]] = set()
    cohorts: list[Stored] = [None] * len(people)
    for position, pair in enumerate(zip(people, courses, strict=True)):
        if pair in met:
            cohorts[position] = days[position]
        met.add(pair)
    if any(cohorts):
        read.columns["cohort"] = cohorts


def _headline(text: str) -> str:
    """The first sentence of a text, short enough for a title."""
    line = text.strip().splitlines()[0]
    head = line.split(". ")[0]
    return head if len(head) <= _TITLE_LENGTH else head[: _TITLE_LENGTH - 1].rstrip() + "…"
