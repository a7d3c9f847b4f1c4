"""The figures of training: who has reached what, what is late or runs out, classes, units, operators, evidence.

:func:`training` gives all of them at once; :func:`attained`, :func:`operator_coverage`, :func:`without_required` and
:func:`literacy_rows` are for gates, attention and reports that ask for one thing. What counts everybody reads a
:class:`~axonix_desktop.store.queries.training_crowd.Crowd`, what tells enrolment by enrolment a
:class:`~axonix_desktop.store.queries.training_book.TrainingBook`.
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
    folded,
    needs_refresher,
)
from axonix_desktop.core.training_time import Curve, PlannedClass, Seats, Sitting, curve, seats
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.training_book import TrainingBook, day_of, read_book, taken_by_ids, unit_names
from axonix_desktop.store.queries.training_crowd import Crowd, read_crowd, read_crowd_and_times

_LISTED = 20
_GONE = "person_id IN (SELECT id FROM person WHERE is_active = 0)"
_OPEN = ", ".join(repr(one) for one in sorted(OPEN_STATUSES))


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
    who hold all of them; ``overdue`` the enrolments past their due day, longest first, the first few of them whole in
    ``longest_overdue``; ``expiring`` by 30, 60 and 90 days the enrolments whose completion runs out (each count
    includes the one before); ``expired`` the completions that ran out and were not renewed; ``operators`` every use
    case with operators.
    """

    today: date
    people: int = 0
    courses: int = 0
    enrolments: int = 0
    completed: int = 0
    cells: tuple[Cell, ...] = ()
    asked: tuple[int, ...] = ()
    through: tuple[int, ...] = ()
    overdue: tuple[int, ...] = ()
    longest_overdue: tuple[Taken, ...] = ()
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
    """All figures as of ``today``; two hundred thousand enrolments in a third of a second."""
    crowd, times = read_crowd_and_times(f, today)
    titles = {number: one.title for number, one in crowd.courses.items()}
    overdue = _overdue(f, today)
    asked = tuple(person for required, people in crowd.groups.items() if required for person in people)
    return Training(
        today=today,
        people=len(crowd.learners),
        courses=len(crowd.courses),
        enrolments=crowd.enrolments,
        completed=crowd.completed,
        cells=attained(f, today, crowd),
        asked=asked,
        through=tuple(crowd.through),
        overdue=overdue,
        longest_overdue=_in_order(taken_by_ids(f, overdue[:_LISTED]), overdue),
        expiring={days: _within(crowd, days) for days in SOON},
        expired=tuple(crowd.expired),
        curve=curve(times.dated, today),
        classes=_classes(f, times.sitting, titles),
        units=_units(f, crowd, asked),
        operators=_operators(f, crowd),
        has_curricula=crowd.has_curricula,
        names={number: one.name for number, one in crowd.learners.items()},
        titles=titles,
    )


def attained(f: ProgrammeFile, today: date, crowd: Crowd | None = None) -> tuple[Cell, ...]:
    """Role families by skill level: people, those through, target and gap; people without either come last.

    A family that has a curriculum but neither people nor a target is left out.
    """
    crowd = crowd or read_crowd(f, today)
    spelt: dict[str, Counter[str]] = {}
    people: dict[tuple[str, str], list[int]] = {}
    for (family, level), here in crowd.alike.items():
        key = folded(family)
        spelt.setdefault(key, Counter())[family.strip()] += len(here)
        people.setdefault((key, level if level in LEVELS else ""), []).extend(here)
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
            done = tuple(one for one in here if one in crowd.through)
            asked = len(crowd.curricula.required(name, level))
            made.append(Cell(name, level, here, done, asked, percent, day_of(due), number))
    return tuple(made)


def operator_coverage(
    f: ProgrammeFile, today: date, use_cases: Collection[int] | None = None, book: TrainingBook | Crowd | None = None
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
    crowd, units = read_crowd(f, today), unit_names(f)
    done, running = crowd.counted(crowd.held), crowd.counted(crowd.running)
    soon = Counter(person for found in crowd.ending.values() for person in found.values())
    gone = Counter(crowd.expired.values())
    made: list[PersonRow] = []
    for required, people in crowd.groups.items():
        asked = len(required)
        for number in people:
            one = crowd.learners[number]
            made.append(PersonRow(
                number, one.name, one.unit_id, units.get(one.unit_id or 0, ""), one.family, one.level, one.job_role,
                asked, done[number], crowd.late[number], soon[number], asked - done[number] - running[number],
                running[number], gone[number],
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
    """(person, course, standing) of what is to be taken again: expired, or running out within ``days`` days.

    Who is enrolled again already is not in it, however long the old completion still holds.
    """
    running = {(one.person_id, one.course_id) for one in book.taken if one.status in OPEN_STATUSES}
    found = [
        (person, course, one)
        for person, held in book.standings.items()
        for course, one in held.items()
        if needs_refresher(one, book.today, days) and (person, course) not in running
    ]
    return sorted(found, key=lambda one: (one[2].day or date.min, one[0], one[1]))


def cohort_enrolments(f: ProgrammeFile, name: str, course: int | None = None) -> tuple[int, ...]:
    """The enrolments that count in a class: of one course where it teaches one."""
    spelt = [one for (one,) in f.read("SELECT DISTINCT cohort FROM enrolment WHERE cohort <> ''")]
    wanted = json.dumps([one for one in spelt if folded(one) == folded(name)])
    rows = f.read(
        "SELECT id FROM enrolment WHERE cohort IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL OR course_id = ?2)"
        f" AND status <> 'cancelled' AND NOT {_GONE} ORDER BY id",
        (wanted, course),
    )
    return tuple(number for (number,) in rows)


def _overdue(f: ProgrammeFile, today: date) -> tuple[int, ...]:
    """What is past its due day, longest first."""
    late, day = f"FROM enrolment WHERE status IN ({_OPEN}) AND due_on < ?", (today.isoformat(),)
    ids = f.read(f"SELECT json_group_array(id) FROM (SELECT id {late} ORDER BY due_on, id)", day)[0][0]
    by_person = f"SELECT id FROM enrolment WHERE {_GONE} AND +status IN ({_OPEN}) AND +due_on < ?"
    gone = {number for (number,) in f.read(by_person, day)}
    return tuple(one for one in json.loads(ids) if one not in gone)


def _in_order(found: Iterable[Taken], ids: Iterable[int]) -> tuple[Taken, ...]:
    by_id = {one.id: one for one in found}
    return tuple(by_id[one] for one in ids if one in by_id)


def _within(crowd: Crowd, days: int) -> tuple[int, ...]:
    last = crowd.today + timedelta(days=days)
    return tuple(number for day, found in crowd.ending.items() if day <= last for number in sorted(found))


def _classes(f: ProgrammeFile, sitting: Iterable[Sitting], titles: dict[int, str]) -> tuple[Seats, ...]:
    rows = f.read(
        "SELECT id, name, course_id, planned_seats, starts_on, ends_on, coalesce(trainer, '') FROM cohort"
        " WHERE purpose = 'training'"
    )
    planned = [
        PlannedClass(number, name, course, titles.get(course or 0, ""), places, day_of(first), day_of(last), trainer)
        for number, name, course, places, first, last, trainer in rows
    ]
    return seats(planned, sitting, titles)


def _units(f: ProgrammeFile, crowd: Crowd, asked: Iterable[int]) -> tuple[UnitTraining, ...]:
    names = unit_names(f)
    found: dict[int | None, tuple[list[int], list[int], list[int]]] = {}
    for person in asked:
        unit = crowd.learners[person].unit_id
        through, way, behind = found.setdefault(unit if unit in names else None, ([], [], []))
        if person in crowd.through:
            through.append(person)
        else:
            (behind if person in crowd.lacking or person in crowd.late else way).append(person)
    made = [
        UnitTraining(unit, names.get(unit or 0, ""), tuple(through), tuple(way), tuple(behind))
        for unit, (through, way, behind) in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (one.unit_id is None, one.name.casefold())))


def _operators(f: ProgrammeFile, crowd: Crowd) -> tuple[CaseOperators, ...]:
    held = operator_coverage(f, crowd.today, book=crowd)
    rows = f.read("SELECT id, key, title, stage FROM use_case WHERE id IN (SELECT use_case_id FROM operator)")
    made = [CaseOperators(case, key, title, stage, held[case]) for case, key, title, stage in rows if case in held]
    return tuple(sorted(made, key=lambda one: (one.coverage.percent or 0.0, one.key)))
