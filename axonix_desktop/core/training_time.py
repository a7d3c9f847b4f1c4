"""Training over time: the completion curve by month, and the seats of classes planned and taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.training import folded
from axonix_desktop.core.words import tr, trn

MONTHS_BACK, MONTHS_AHEAD = 23, 12


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The end of a month: how many completions were due by then, and how many there were (None in months to come)."""

    month: date
    due: int
    done: int | None

    @property
    def behind(self) -> int | None:
        """How many fewer there were than due; negative when ahead; None in months to come."""
        return None if self.done is None else self.due - self.done


@dataclass(frozen=True, slots=True)
class Curve:
    """Completions due and made, added up month by month; ``undated`` enrolments have no due day and are left out."""

    points: tuple[CurvePoint, ...] = ()
    undated: int = 0


class Dated(NamedTuple):
    """Enrolments that were not cancelled and are due, and were completed, in the same months; ``number`` of them."""

    due_on: date | None
    is_done: bool = False
    completed_on: date | None = None
    number: int = 1


def curve(rows: Iterable[Dated], today: date) -> Curve:
    """The completion curve of the enrolments that have a due day.

    What was completed counts in the month it was completed in; where only the status says so, in the month it was due
    in, or this month when that is still to come. What expired since was completed once and still counts.
    """
    due: Counter[int] = Counter()
    done: Counter[int] = Counter()
    undated, now = 0, _month(today)
    for one in rows:
        if one.due_on is None:
            undated += one.number
            continue
        due[_month(one.due_on)] += one.number
        if one.is_done:
            done[min(_month(one.completed_on or one.due_on), now)] += one.number
    if not due:
        return Curve((), undated)
    first = max(min([*due, *done, now]), now - MONTHS_BACK)
    last = min(max(*due, now), now + MONTHS_AHEAD)
    points: list[CurvePoint] = []
    asked = sum(count for month, count in due.items() if month < first)
    made = sum(count for month, count in done.items() if month < first)
    for month in range(first, last + 1):
        asked += due[month]
        made += done[month]
        points.append(CurvePoint(_first_day(month), asked, made if month <= now else None))
    return Curve(tuple(points), undated)


def curve_words(found: Curve, today: date) -> str:
    """The curve in one sentence: where it stands this month."""
    here = next((one for one in found.points if _month(one.month) == _month(today)), None)
    if here is None or here.done is None:
        return tr("No enrolment has a due date yet.")
    stands = tr("{done} of {due} due by the end of this month are completed", done=f"{here.done:,}",
                due=f"{here.due:,}")  # fmt: skip
    behind = here.behind or 0
    if behind > 0:
        return tr("{stands}: {count} behind.", stands=stands, count=f"{behind:,}")
    return (
        tr("{stands}: {count} ahead.", stands=stands, count=f"{-behind:,}")
        if behind
        else tr("{stands}.", stands=stands)
    )


@dataclass(frozen=True, slots=True)
class Seats:
    """A class: seats planned and taken, and how many are through. ``planned`` is None where nobody planned seats."""

    name: str
    course: str = ""
    planned: int | None = None
    taken: int = 0
    completed: int = 0
    starts_on: date | None = None
    ends_on: date | None = None
    trainer: str = ""
    cohort_id: int = 0
    course_id: int | None = None

    @property
    def free(self) -> int | None:
        """Seats left; negative when there are too few; None where none were planned."""
        return None if self.planned is None else self.planned - self.taken


def seats_words(one: Seats, today: date) -> str:
    """A class in words."""
    taken = trn("{count} person", "{count} people", one.taken)
    if one.planned is None:
        said = tr("{people} enrolled; no seats are planned", people=taken)
    else:
        said = trn("{taken} of {count} seat taken", "{taken} of {count} seats taken", one.planned,
                   taken=f"{one.taken:,}")  # fmt: skip
        free = one.free or 0
        if free < 0:
            said = trn("{said}, {count} too many", "{said}, {count} too many", -free, said=said)
        elif free and one.starts_on is not None and one.starts_on > today:
            said = trn("{said}, {count} still free", "{said}, {count} still free", free, said=said)
    if one.completed:
        said = tr("{said}; {done} completed", said=said, done=f"{one.completed:,}")
    if one.starts_on is not None:
        said = tr("{said}; begins {day}", said=said, day=Date().show(one.starts_on)) if one.starts_on > today else said
    return said


@dataclass(frozen=True, slots=True)
class PlannedClass:
    """A class as it was planned; ``course_id`` is None where it serves several courses."""

    id: int
    name: str
    course_id: int | None = None
    course: str = ""
    planned: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    trainer: str = ""


class Sitting(NamedTuple):
    """The people in a class, as its name was written, who take one course and are through with it, or are not."""

    cohort: str
    course_id: int
    is_done: bool
    people: Sequence[int]


def seats(classes: Sequence[PlannedClass], rows: Iterable[Sitting], courses: dict[int, str]) -> tuple[Seats, ...]:
    """Every class with the seats taken in it, the latest first; classes that only enrolments name come last.

    An enrolment takes a seat of the class whose name it carries, unless the class teaches another course. A person
    takes one seat of a class, in however many courses.
    """
    named: dict[str, dict[int, tuple[set[int], set[int]]]] = {}
    spelt: dict[str, str] = {}
    for one in rows:
        name = folded(one.cohort)
        spelt.setdefault(name, one.cohort)
        everyone, through = named.setdefault(name, {}).setdefault(one.course_id, (set(), set()))
        everyone.update(one.people)
        if one.is_done:
            through.update(one.people)
    made: list[Seats] = []
    for one in sorted(classes, key=lambda one: (one.starts_on or date.min, one.name), reverse=True):
        here = named.get(folded(one.name), {})
        taught = here.values() if one.course_id is None else [here.get(one.course_id, (set[int](), set[int]()))]
        made.append(
            Seats(one.name, one.course, one.planned, *_heads(taught), one.starts_on, one.ends_on, one.trainer, one.id,
                  one.course_id)
        )  # fmt: skip
    loose = named.keys() - {folded(one.name) for one in classes}
    for name in sorted(loose, key=lambda name: (-sum(len(one[0]) for one in named[name].values()), spelt[name])):
        titles = {courses.get(course, "") for course in named[name]}
        taken, done = _heads(named[name].values())
        made.append(Seats(spelt[name], titles.pop() if len(titles) == 1 else "", None, taken, done))
    return tuple(made)


def _heads(courses: Iterable[tuple[set[int], set[int]]]) -> tuple[int, int]:
    """People in some courses of a class, and those through with one of them, each once."""
    both = list(courses)
    return len(set[int]().union(*(one[0] for one in both))), len(set[int]().union(*(one[1] for one in both)))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
