"""The figures of training: who has reached what, what is late or runs out, classes, units, operators, evidence.

:func:`training` gives all of them at once; :func:`attained`, :func:`operator_coverage`, :func:`without_required` and
:func:`literacy_rows` are for gates, attention and reports that ask for one thing. All of them read one
:class:`~axonix_desktop.store.queries.training_book.TrainingBook`, which may be handed in where it is at hand.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from axonix_desktop.core.attainment import Cell, Coverage, OperatorFacts
from axonix_desktop.core.training import (
    LEVELS,
    OPEN_STATUSES,
    SOON,
    Standing,
    Taken,
    expiring,
    folded,
    needs_refresher,
)
from axonix_desktop.core.training_time import Curve, PlannedClass, Seats, curve, seats
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.training_book import TrainingBook, day_of, read_book, unit_names


@dataclass(frozen=True, slots=True)
class UnitTraining:
    """A business unit: people of whom courses are asked, those through all, those on their way, those behind.

    Behind is who has something overdue, or lacks a required course without being enrolled. ``unit_id`` is None for
    people without a unit.
    """

    unit_id: int | None
    name: str
    through: tuple[int, ...]
    on_the_way: tuple[int, ...]
    behind: tuple[int, ...]

    @property
    def people(self) -> int:
        """People of whom something is asked."""
        return len(self.through) + len(self.on_the_way) + len(self.behind)


class CaseOperators(NamedTuple):
    """A use case with the people who operate it."""

    use_case_id: int
    key: str
    title: str
    stage: int
    coverage: Coverage


@dataclass(frozen=True)
class Training:
    """Every figure of training as of ``today``; people who have left are not counted.

    ``cells`` are role families by skill level; ``asked`` the people of whom any course is asked and ``through`` those
    who hold all of them; ``overdue`` the enrolments past their due day, longest first; ``expiring`` by 30, 60 and 90
    days the enrolments whose completion runs out (each count includes the one before); ``expired`` the completions
    that ran out and were not renewed; ``operators`` every use case with operators.
    """

    today: date
    people: int = 0
    courses: int = 0
    enrolments: int = 0
    completed: int = 0
    cells: tuple[Cell, ...] = ()
    asked: tuple[int, ...] = ()
    through: tuple[int, ...] = ()
    overdue: tuple[Taken, ...] = ()
    expiring: dict[int, tuple[int, ...]] = field(default_factory=dict[int, tuple[int, ...]])
    expired: tuple[int, ...] = ()
    curve: Curve = field(default_factory=Curve)
    classes: tuple[Seats, ...] = ()
    units: tuple[UnitTraining, ...] = ()
    operators: tuple[CaseOperators, ...] = ()
    has_curricula: bool = False
    names: dict[int, str] = field(default_factory=dict[int, str])
    titles: dict[int, str] = field(default_factory=dict[int, str])

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of training at all."""
        return not (self.courses or self.enrolments or self.has_curricula)

    @property
    def share(self) -> float | None:
        """The percentage of people through of those of whom something is asked; None where nothing is asked."""
        return 100.0 * len(self.through) / len(self.asked) if self.asked else None

    @property
    def gap(self) -> int:
        """How many people are lacking to all targets together."""
        return sum(one.gap for one in self.cells)

    @property
    def cells_below(self) -> int:
        """How many targets are not reached."""
        return sum(one.is_met is False for one in self.cells)

    @property
    def operators_total(self) -> int:
        """How many operators there are, once for each use case they operate."""
        return sum(len(one.coverage.operators) for one in self.operators)

    @property
    def operators_trained(self) -> int:
        """How many of these are trained."""
        return sum(one.coverage.trained for one in self.operators)


class PersonRow(NamedTuple):
    """One person: how many courses are asked, held, overdue, run out within 90 days, and neither held nor begun."""

    id: int
    name: str
    unit_id: int | None
    unit: str
    family: str
    level: str
    job_role: str
    required: int
    done: int
    overdue: int
    expiring: int
    missing: int
    running: int
    expired: int


class LiteracyRow(NamedTuple):
    """One completed course that counts as AI literacy."""

    person_id: int
    person: str
    unit: str
    family: str
    level: str
    course: str
    hours: float | None
    completed_on: date | None
    score: float | None
    until: date | None
    is_valid: bool
    job_role: str


def training(f: ProgrammeFile, today: date) -> Training:
    """All figures as of ``today``."""
    book = read_book(f, today)
    ending = expiring(_all(book), today, SOON[-1])
    soon = {days: tuple(one.enrolment_id for one in expiring(ending, today, days)) for days in SOON}
    asked = tuple(one for one in book.learners if book.required(one))
    through = tuple(one for one in asked if book.progress(one).is_through)
    counting = [one for one in book.taken if one.status != "cancelled"]
    late = [one for one in counting if _is_late(one, today)]
    return Training(
        today=today,
        people=len(book.learners),
        courses=len(book.courses),
        enrolments=len(counting),
        completed=sum(one.status == "completed" for one in counting),
        cells=attained(f, today, book),
        asked=asked,
        through=through,
        overdue=tuple(sorted(late, key=lambda one: (one.due_on or today, one.id))),
        expiring=soon,
        expired=tuple(one.enrolment_id for one in _all(book) if one.state == "expired"),
        curve=curve(book.taken, today),
        classes=_classes(f, book),
        units=_units(f, book, asked, frozenset(one.person_id for one in late)),
        operators=_operators(f, book),
        has_curricula=book.has_curricula,
        names={number: one.name for number, one in book.learners.items()},
        titles={number: one.title for number, one in book.courses.items()},
    )


def attained(f: ProgrammeFile, today: date, book: TrainingBook | None = None) -> tuple[Cell, ...]:
    """Role families by skill level: people, those through, target and gap; people without either come last.

    A family that has a curriculum but neither people nor a target is left out.
    """
    book = book or read_book(f, today)
    spelt: dict[str, Counter[str]] = {}
    people: dict[tuple[str, str], list[int]] = {}
    for one in book.learners.values():
        key = folded(one.family)
        spelt.setdefault(key, Counter())[one.family.strip()] += 1
        people.setdefault((key, one.level if one.level in LEVELS else ""), []).append(one.id)
    targets: dict[tuple[str, str], tuple[float, str | None, int]] = {}
    for number, family, level, percent, due in f.read(
        "SELECT id, role_family, skill_level, target_percent, due_on FROM skill_target"
    ):
        spelt.setdefault(folded(family), Counter())[family.strip()] += 0
        targets[folded(family), level] = (percent, due, number)
    made: list[Cell] = []
    for key in sorted(spelt, key=lambda one: (not one, one)):
        name = spelt[key].most_common(1)[0][0]
        for level in (*LEVELS, ""):
            here = tuple(people.get((key, level), ()))
            if not level and not here:
                continue
            percent, due, number = targets.get((key, level), (None, None, 0))
            done = tuple(one for one in here if book.progress(one).is_through)
            asked = len(book.curricula.required(name, level))
            made.append(Cell(name, level, here, done, asked, percent, day_of(due), number))
    return tuple(made)


def operator_coverage(
    f: ProgrammeFile, today: date, use_cases: Collection[int] | None = None, book: TrainingBook | None = None
) -> dict[int, Coverage]:
    """The operators of use cases with how far each is; use cases without operators are not in it.

    Operators who have left do not count. ``axonix_desktop.core.attainment.operators_trained`` judges a coverage.
    """
    sql = "SELECT o.id, o.use_case_id, o.person_id FROM operator o"
    params: tuple[str, ...] = ()
    if use_cases is not None:
        sql += " WHERE o.use_case_id IN (SELECT value FROM json_each(?))"
        params = (json.dumps(sorted(use_cases)),)
    lines = f.read(f"{sql} ORDER BY o.id", params)
    if not lines:
        return {}
    book = book or read_book(f, today, {person for _, _, person in lines})
    found: dict[int, list[OperatorFacts]] = {}
    for number, case, person in lines:
        if person in book.learners:
            far = book.progress(person)
            lacking = book.titles(far.required - far.held)
            one = OperatorFacts(person, book.learners[person].name, far, lacking, number)
            found.setdefault(case, []).append(one)
    return {case: Coverage(tuple(sorted(held, key=lambda one: one.name))) for case, held in found.items()}


def without_required(
    f: ProgrammeFile, today: date, people: Collection[int] | None = None
) -> dict[int, tuple[str, ...]]:
    """The people who do not hold every required course, each with the titles of those lacking."""
    book = read_book(f, today, people)
    found = {one: book.progress(one) for one in book.learners}
    return {one: book.titles(far.required - far.held) for one, far in found.items() if far.required - far.held}


def person_rows(f: ProgrammeFile, today: date) -> list[PersonRow]:
    """Every person who works here with how far they are, by name."""
    book, units = read_book(f, today), unit_names(f)
    late = Counter(one.person_id for one in book.taken if _is_late(one, today))
    soon = Counter[int]()
    last = today + timedelta(days=SOON[-1])
    for person, held in book.standings.items():
        soon[person] = sum(one.is_held and one.day is not None and one.day <= last for one in held.values())
    made: list[PersonRow] = []
    for one in book.learners.values():
        far = book.progress(one.id)
        gone = sum(held.state == "expired" for held in book.standings.get(one.id, {}).values())
        made.append(PersonRow(
            one.id, one.name, one.unit_id, units.get(one.unit_id or 0, ""), one.family, one.level, one.job_role,
            len(far.required), len(far.held), late[one.id], soon[one.id], len(far.missing), len(far.running), gone,
        ))  # fmt: skip
    return sorted(made, key=lambda row: (row.name.casefold(), row.id))


def literacy_rows(f: ProgrammeFile, today: date) -> list[LiteracyRow]:
    """Every completion of a course that counts as AI literacy, by person and day; what expired is told as such."""
    book, units = read_book(f, today), unit_names(f)
    made: list[LiteracyRow] = []
    for one in book.taken:
        course = book.courses[one.course_id]
        if not course.is_literacy or one.status not in ("completed", "expired"):
            continue
        who, best = book.learners[one.person_id], book.standing(one.person_id, one.course_id)
        own = best.enrolment_id == one.id
        until = best.day if own else one.expires_on
        made.append(LiteracyRow(
            who.id, who.name, units.get(who.unit_id or 0, ""), who.family, who.level, course.title, course.hours,
            one.completed_on, one.score, until, best.is_held and own, who.job_role,
        ))  # fmt: skip
    return sorted(
        made, key=lambda row: (row.person.casefold(), row.person_id, row.completed_on or date.min, row.course)
    )


def refreshers(book: TrainingBook, days: int) -> list[tuple[int, int, Standing]]:
    """(person, course, standing) of what is to be taken again: expired, or running out within ``days`` days."""
    found = [
        (person, course, one)
        for person, held in book.standings.items()
        for course, one in held.items()
        if needs_refresher(one, book.today, days)
    ]
    return sorted(found, key=lambda one: (one[2].day or date.min, one[0], one[1]))


def _is_late(one: Taken, today: date) -> bool:
    return one.status in OPEN_STATUSES and one.due_on is not None and one.due_on < today


def _all(book: TrainingBook) -> Iterable[Standing]:
    return (one for held in book.standings.values() for one in held.values())


def _classes(f: ProgrammeFile, book: TrainingBook) -> tuple[Seats, ...]:
    rows = f.read(
        "SELECT id, name, course_id, planned_seats, starts_on, ends_on, coalesce(trainer, '') FROM cohort"
        " WHERE purpose = 'training'"
    )
    titles = {number: one.title for number, one in book.courses.items()}
    planned = [
        PlannedClass(number, name, course, titles.get(course or 0, ""), places, day_of(first), day_of(last), trainer)
        for number, name, course, places, first, last, trainer in rows
    ]
    return seats(planned, book.taken, titles)


def _units(
    f: ProgrammeFile, book: TrainingBook, asked: Iterable[int], late: frozenset[int]
) -> tuple[UnitTraining, ...]:
    names = unit_names(f)
    found: dict[int | None, tuple[list[int], list[int], list[int]]] = {}
    for person in asked:
        unit = book.learners[person].unit_id
        through, way, behind = found.setdefault(unit if unit in names else None, ([], [], []))
        far = book.progress(person)
        target = through if far.is_through else behind if person in late or far.missing else way
        target.append(person)
    made = [
        UnitTraining(unit, names.get(unit or 0, ""), tuple(through), tuple(way), tuple(behind))
        for unit, (through, way, behind) in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (one.unit_id is None, one.name.casefold())))


def _operators(f: ProgrammeFile, book: TrainingBook) -> tuple[CaseOperators, ...]:
    held = operator_coverage(f, book.today, book=book)
    rows = f.read("SELECT id, key, title, stage FROM use_case WHERE id IN (SELECT use_case_id FROM operator)")
    made = [CaseOperators(case, key, title, stage, held[case]) for case, key, title, stage in rows if case in held]
    return tuple(sorted(made, key=lambda one: (one.coverage.percent or 0.0, one.key)))
