"""Recognises tables in which every filled cell is a record: a column per course, per item, per person, per use case.

Such a table names its rows in a column or two and leaves the rest to marks: ticks, days, shares, scores, words of a
status. It is proposed with the columns marked ``cells``; ``unfolding`` lays it out when the import is planned.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from axonix_desktop.core.importing.cells import CellValue, Sheet
from axonix_desktop.core.importing.columns import TAKEN, Column, Guess
from axonix_desktop.core.importing.looks import look_at, spread
from axonix_desktop.core.importing.names.index import NameIndex
from axonix_desktop.core.importing.person_names import names_a_person
from axonix_desktop.core.importing.phrases import is_blank, plain, word_set
from axonix_desktop.core.importing.proposal import TableFound
from axonix_desktop.core.importing.questions import checklist_item
from axonix_desktop.core.importing.table_kinds import Context, KindRated, speaks_of
from axonix_desktop.core.importing.ticks import is_mark
from axonix_desktop.core.importing.unfolding import dimension_named, groups_above
from axonix_desktop.core.readiness import ITEMS, OPERATIONS

PerKind = Mapping[str, Mapping[tuple[int, str], Guess]]
_MARKED, _MOSTLY = 0.8, 0.5
"""The share of filled cells that must be marks: in the columns that make a matrix, and in the others beside them."""
_SAMPLED = 60
_NO_MARKS = word_set(
    "timestamp date datum fecha dato hire hired birth joined total sum count average submitted ist soll target "
    "goal desired current rating score"
)
"""Words of headers under which a day or a figure stands beside the marks: when somebody was hired or answered."""
_SHORT = 3
_FEW = 4
"""Values that may well rise by chance."""
_LONGEST_MARK = 24
"""Columns whose cells are longer on average hold texts."""
_SAID: Mapping[str, frozenset[str]] = {
    "enrolment": word_set(
        "training trainings course courses learning elearning schulung schulungen formation capacitacion curso module "
        "formazione opleiding opleidingen utbildning uddannelse szkolenia szkolenie treinamento treinamentos formacao "
        "capacitaciones opplaering lernen lernpfad "
        "modules academy upskilling certification certifications kurs kurse curriculum qualification learner attendance"
    ),
    "checklist_response": word_set(
        "checklist checklists golive compliance control controls governance checkliste prufliste assurance readiness "
        "go live gate requirement requirements"
    ),
    "readiness_item": word_set("readiness maturity reife reifegrad madurez maturite score scores assessment"),
}
_NAMES_THE_ROW: Mapping[str, tuple[str, ...]] = {
    "person": (
        "person_id",
        "person_id.email",
        "person_id.given",
        "person_id.family",
        "person_id.business_unit_id",
        "person_id.job_role",
        "person_id.role_family",
        "person_id.skill_level",
        "cohort",
        "notes",
    ),
    "case": ("key", "title", "business_unit_id", "owner_id", "risk_tier", "stage"),
}
_MOST_DESCRIBED = 6
"""Fields of a use case from which on a table describes use cases, whatever marks it holds."""
_OF_PEOPLE = ("enrolment", "person", "champion", "course")
_OF_CASES = (None, "use_case", "business_unit", "component", "readiness_item")
_KNOWN_ITEMS = [name.casefold() for items in (*ITEMS.values(), OPERATIONS) for name in items]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of cells: what its rows are, the field its columns name, the columns, and those that name a row."""

    kind: str
    names: str
    columns: tuple[int, ...]
    rows: Mapping[int, tuple[str, Guess]]
    confidence: float


@dataclass(frozen=True, slots=True)
class Looked:
    """What is known of a table when it is looked at."""

    table: TableFound
    sheet: Sheet
    columns: Sequence[Column]
    per_kind: PerKind
    index: NameIndex
    context: Context
    rated: KindRated

    def said(self, kind: str) -> bool:
        """Whether the words in and around the table speak of ``kind``."""
        headers = {word for one in self.columns for word in one.full.split()}
        return speaks_of(_SAID[kind], self.context.near | self.context.file | headers)

    def cells(self, column: int) -> list[CellValue]:
        """Some of the cells of a column, spread over its rows."""
        numbers = self.sheet.row_numbers
        rows = (self.sheet.rows[bisect_left(numbers, row)] for row in spread(self.table.data_rows, _SAMPLED))
        return [row[column] for row in rows if column < len(row) and not is_blank(row[column])]

    def may_be(self, kind: str, rated: Sequence[str]) -> bool:
        """Whether words speak of ``kind`` and the rows were not recognised as something else."""
        return self.said(kind) and (self.rated.kind is None or self.rated.kind in rated)

    def guess(self, kind: str, field: str, least: float = TAKEN) -> tuple[int, Guess] | None:
        """The column that is most surely a field of ``kind``, and how sure it is."""
        found = [(guess.confidence, -at, guess) for (at, name), guess in self.per_kind.get(kind, {}).items()
                 if name == field and guess.confidence >= least]  # fmt: skip
        best = max(found, key=lambda one: one[:2], default=None)
        return (-best[1], best[2]) if best is not None else None

    def marks(self, kind: str, rows: Mapping[int, object], fields: Sequence[str]) -> list[int]:
        """The columns with a header whose cells are marks, and that are none of the ``fields`` by their very name."""
        found: list[tuple[int, float]] = []
        for one in self.columns:
            is_number = one.look.is_running and (one.is_first or one.look.filled > _FEW)
            if one.column in rows or not one.header.strip() or is_number or _is_beside(one.leaf.split()):
                continue
            sure = max((self._sure(kind, one.column, name) for name in fields), default=0.0)
            if sure < 0.85 and (share := self.marked(kind, one.column)) >= _MOSTLY:
                found.append((one.column, share))
        is_core = sum(1 for _, share in found if share >= _MARKED) >= 2
        return [column for column, share in found if share >= (_MOSTLY if is_core else _MARKED)]

    def marked(self, kind: str, column: int) -> float:
        """The share of marks among what a column holds."""
        look = next(one.look for one in self.columns if one.column == column)
        if look.length > _LONGEST_MARK:
            return 0.0
        filled = self.cells(column)
        return sum(is_mark(cell, kind) for cell in filled) / len(filled) if filled else 0.0

    def _sure(self, kind: str, column: int, field: str) -> float:
        guess = self.per_kind.get(kind, {}).get((column, field))
        return guess.confidence if guess is not None else 0.0

    def is_most(self, marks: Sequence[int], rows: Mapping[int, object]) -> bool:
        """Whether marks are most of what the table holds beside what names its rows."""
        others = [one for one in self.columns if one.look.filled and one.column not in rows]
        return len(marks) >= 0.5 * len(others)

    def headers(self, columns: Sequence[int]) -> list[str]:
        """What the columns are called."""
        return [one.header for one in self.columns if one.column in set(columns)]


def _is_beside(words: Sequence[str]) -> bool:
    """Whether a header of a few words names a day or a figure that stands beside the marks."""
    return len(words) <= _SHORT and not _NO_MARKS.isdisjoint(words)


def matrix_of(looked: Looked, kind: str | None = None) -> Matrix | None:
    """The matrix that a table is; None for any other. ``kind`` is what its rows are when a person has said so."""
    if len(looked.columns) < 3 or not looked.table.data_rows:
        return None
    for name, find in _FINDERS:
        if kind in (None, name) and (found := find(looked)) is not None:
            return found
    return None


def _people_and_courses(looked: Looked) -> Matrix | None:
    """People in the rows, a column per course."""
    if not looked.may_be("enrolment", _OF_PEOPLE):
        return None
    rows = _rows_of(looked, "enrolment", _NAMES_THE_ROW["person"])
    if not any(name == "person_id" or names_a_person(name) for name, _ in rows.values()):
        return None
    marks = looked.marks("enrolment", rows, ("status", "completed_on", "due_on", "percent", "score", "enrolled_on",
                                             "expires_on"))  # fmt: skip
    course = looked.guess("enrolment", "course_id")
    if (course is not None and course[0] not in marks) or len(marks) < 2 or not looked.is_most(marks, rows):
        return None
    return Matrix("enrolment", "course_id", tuple(marks), rows, 0.9)


def _courses_and_people(looked: Looked) -> Matrix | None:
    """Courses in the rows, a column per person."""
    course = looked.guess("enrolment", "course_id")
    if course is None or not looked.may_be("enrolment", _OF_PEOPLE):
        return None
    if any(looked.guess("enrolment", name) for name in ("person_id.email", "person_id.given", "person_id.family")):
        return None
    rows: dict[int, tuple[str, Guess]] = {course[0]: ("course_id", course[1])}
    marks = looked.marks("enrolment", rows, ("status", "completed_on", "due_on", "percent", "score", "person_id"))
    names = [" ".join(part.capitalize() for part in header.replace(".", " ").split())
             for header in looked.headers(marks)]  # fmt: skip
    if len(marks) < 2 or look_at(names).people < 0.6 or not looked.is_most(marks, rows):
        return None
    if any(looked.index.knows(plain(header)) for header in looked.headers(marks)):
        return None
    return Matrix("enrolment", "person_id", tuple(marks), rows, 0.85)


def _items_and_cases(looked: Looked) -> Matrix | None:
    """Checklist items in the rows, a column per use case."""
    item = looked.guess("checklist_response", "checklist_item_id")
    if item is None or looked.guess("checklist_response", "status"):
        return None
    if not looked.may_be("checklist_response", ("checklist_response", "checklist_item")):
        return None
    if looked.guess("checklist_response", "use_case_id", 0.85):
        return None
    rows = _rows_of(looked, "checklist_response", ("checklist_item_id", "checklist_item_id.topic", "owner_id"))
    rows.setdefault(item[0], ("checklist_item_id", item[1]))
    marks = looked.marks("checklist_response", rows, ("status", "evidence", "due_on", "owner_id"))
    is_named = any(looked.index.knows(plain(header)) for header in looked.headers(marks))
    if len(marks) < 2 or is_named or not looked.is_most(marks, rows):
        return None
    return Matrix("checklist_response", "use_case_id", tuple(marks), rows, 0.8)


def _cases_and_items(looked: Looked) -> Matrix | None:
    """Use cases in the rows, a column per checklist item."""
    title = _case_column(looked, "checklist_response")
    if len(_described(looked, ())) > _MOST_DESCRIBED:
        return None
    if title is None or looked.rated.kind not in _OF_CASES:
        return None
    rows = _rows_of(looked, "use_case", _NAMES_THE_ROW["case"])
    marks = looked.marks("checklist_response", {**rows, title[0]: None}, ())
    described = _described(looked, marks)
    asked = sum(1 for header in looked.headers(marks) if checklist_item(plain(header)) is not None)
    is_said = looked.said("checklist_response") or 2 * asked >= len(marks)
    if len(marks) < 3 or len(described) > 1 or not is_said or not looked.is_most(marks, rows):
        return None
    return Matrix("checklist_response", "checklist_item_id", tuple(marks), {title[0]: ("use_case_id", title[1])}, 0.8)


def _described(looked: Looked, marks: Sequence[int]) -> set[str]:
    """The fields of a use case, beyond what names it, that other columns of the table surely are."""
    return {
        name
        for (at, name), guess in looked.per_kind.get("use_case", {}).items()
        if guess.confidence >= TAKEN and at not in marks and name not in _NAMES_THE_ROW["case"]
    }


def _readiness(looked: Looked) -> Matrix | None:
    """Readiness: use cases in the rows and a column per item, or items in the rows and a column per use case."""
    item = looked.guess("readiness_item", "item")
    if looked.guess("readiness_item", "score", 0.85):
        return None
    dimension = looked.guess("readiness_item", "dimension")
    if item is not None and dimension is not None:
        rows: dict[int, tuple[str, Guess]] = {item[0]: ("item", item[1]), dimension[0]: ("dimension", dimension[1])}
        marks = looked.marks("readiness_item", rows, ("assessed_on", "assessed_by", "evidence"))
        score = looked.guess("readiness_item", "score")
        is_score = len(marks) == 1 and (score is not None or looked.headers(marks)[0].rstrip().endswith("?"))
        if marks and not is_score and looked.said("readiness_item") and looked.is_most(marks, rows):
            return Matrix("readiness_item", "use_case_id", tuple(marks), rows, 0.85)
        return None
    title = _case_column(looked, "readiness_item")
    if title is None or len(_described(looked, ())) > _MOST_DESCRIBED:
        return None
    marks = looked.marks("readiness_item", {title[0]: None}, ())
    groups = groups_above(looked.sheet, looked.table)
    known = sum(1 for one in looked.columns if one.column in marks and _is_item(one.header, groups[one.column]))
    rows = {title[0]: ("use_case_id", title[1])}
    is_plain = len(_described(looked, marks)) <= 1 and looked.is_most(marks, rows)
    is_of_cases = looked.rated.kind in _OF_CASES or known == len(marks)
    if known < 2 or 2 * known < len(marks) or not is_plain or not is_of_cases:
        return None
    return Matrix("readiness_item", "item", tuple(marks), rows, 0.85)


def _case_column(looked: Looked, kind: str) -> tuple[int, Guess] | None:
    """The column that names the use case of a row: its title, else its key."""
    return looked.guess("use_case", "title") or looked.guess(kind, "use_case_id") or looked.guess("use_case", "key")


def _is_item(header: str, above: str) -> bool:
    """Whether a header is an item of readiness, or stands under the name of a dimension."""
    group, slash, leaf = header.rpartition(" / ")
    if dimension_named(group if slash else "") or dimension_named(above):
        return True
    return process.extractOne(leaf.casefold(), _KNOWN_ITEMS, scorer=fuzz.token_sort_ratio, score_cutoff=85) is not None


def _rows_of(looked: Looked, kind: str, fields: Sequence[str]) -> dict[int, tuple[str, Guess]]:
    """The columns that name the rows: each of ``fields`` once, the surest column for it."""
    found: dict[int, tuple[str, Guess]] = {}
    for name in fields:
        best = looked.guess(kind, name)
        if best is not None and best[0] not in found and looked.marked(kind, best[0]) < _MARKED:
            found[best[0]] = (name, best[1])
    return found


_FINDERS: tuple[tuple[str, Callable[[Looked], Matrix | None]], ...] = (
    ("readiness_item", _readiness),
    ("enrolment", _people_and_courses),
    ("enrolment", _courses_and_people),
    ("checklist_response", _items_and_cases),
    ("checklist_response", _cases_and_items),
)
