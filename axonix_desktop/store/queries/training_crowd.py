"""Where everybody stands in every course, as sets of people: quick with hundreds of thousands of enrolments.

The rules are those of :mod:`axonix_desktop.core.training`; they are asked once for all enrolments that differ in the
person only. The enrolments come from the database packed, a column in one piece: several times quicker than by rows.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from axonix_desktop.core.training import MISSING, SOON, Progress, Standing, State, Taken, standing
from axonix_desktop.core.training_time import Dated, Sitting
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.training_book import Asked, day_of, read_asked

_MARK = (
    "e.course_id || ':' || CASE e.status WHEN 'completed' THEN CASE WHEN e.expires_on > ?1 THEN 'v'"
    " WHEN e.expires_on >= ?2 THEN 'e' || e.expires_on WHEN e.expires_on < ?2 THEN 'r'"
    " WHEN e.course_id IN (SELECT id FROM course WHERE validity_months > 0) THEN 'c' || coalesce(e.completed_on, '')"
    " ELSE 'v' END WHEN 'expired' THEN 'x' ELSE CASE WHEN e.due_on < ?2 THEN 'l' ELSE 'o' END END"
)
_MONTHS = (
    "coalesce(substr(e.due_on, 1, 7), '') || CASE WHEN e.status IN ('completed', 'expired') THEN '+' ||"
    " coalesce(substr(e.completed_on, 1, 7), '') ELSE '' END"
)
_COLUMNS = f"json_group_array(e.id), json_group_array(e.person_id), group_concat({_MARK}, ' ')"
_WITH_TIME = f"{_COLUMNS}, json_group_array(e.cohort), group_concat({_MONTHS}, ' ')"
_COUNTING = (
    " FROM enrolment e WHERE e.status <> 'cancelled' AND e.person_id NOT IN (SELECT id FROM person WHERE is_active = 0)"
)
_PLAIN: Mapping[str, State] = {"v": "valid", "r": "expired", "x": "expired", "l": "overdue", "o": "open"}


@dataclass(frozen=True)
class Crowd(Asked):
    """Who has learned each course (``held``), and who is on the way and does not hold it (``running``).

    ``ending`` holds by day the completions that end within 90 days and that no longer one outlasts, ``expired`` those
    that ran out and that nobody has begun anew, each with its person. ``late`` counts by person what is past its due
    day. ``enrolments`` counts all that were not cancelled, ``completed`` those that are.
    """

    held: Mapping[int, set[int]] = field(default_factory=dict[int, set[int]])
    running: Mapping[int, set[int]] = field(default_factory=dict[int, set[int]])
    ending: Mapping[date, dict[int, int]] = field(default_factory=dict[date, dict[int, int]])
    expired: Mapping[int, int] = field(default_factory=dict[int, int])
    late: Counter[int] = field(default_factory=Counter[int])
    enrolments: int = 0
    completed: int = 0

    def progress(self, person: int) -> Progress:
        """How far a person is; nothing is asked of those who are not here."""
        if person not in self.learners:
            return Progress()
        required = self.required(person)
        held = frozenset(one for one in required if person in self.held.get(one, ()))
        return Progress(required, held, frozenset(one for one in required if person in self.running.get(one, ())))

    @cached_property
    def alike(self) -> dict[tuple[str, str], list[int]]:
        """The people by role family, as it was typed, and skill level."""
        found: dict[tuple[str, str], list[int]] = {}
        for one in self.learners.values():
            found.setdefault((one.family, one.level), []).append(one.id)
        return found

    @cached_property
    def groups(self) -> dict[frozenset[int], set[int]]:
        """The people by what is asked of them."""
        found: dict[frozenset[int], set[int]] = {}
        for (family, level), people in self.alike.items():
            found.setdefault(self.curricula.required(family, level), set()).update(people)
        return found

    @cached_property
    def through(self) -> frozenset[int]:
        """The people who hold all that is asked of them, where something is."""
        return frozenset(person for required, people in self.groups.items() if required
                         for person in people.intersection(*(self.held.get(one, ()) for one in required)))  # fmt: skip

    @cached_property
    def lacking(self) -> frozenset[int]:
        """The people who neither hold nor have begun something that is asked of them."""
        found: set[int] = set()
        for required, people in self.groups.items():
            for course in required:
                found |= people.difference(self.held.get(course, ()), self.running.get(course, ()))
        return frozenset(found)

    def counted(self, who: Mapping[int, set[int]]) -> Counter[int]:
        """In how many of the courses asked of them people are among ``who``."""
        found: Counter[int] = Counter()
        for required, people in self.groups.items():
            for course in required:
                found.update(people.intersection(who.get(course, ())))
        return found


class Times(NamedTuple):
    """What the classes and the curve are made of."""

    sitting: list[Sitting]
    dated: list[Dated]


def read_crowd(f: ProgrammeFile, today: date) -> Crowd:
    """Where everybody stands as of ``today``."""
    asked = read_asked(f, today)
    return _crowd(asked, _columns(f, today, _COLUMNS))


def read_crowd_and_times(f: ProgrammeFile, today: date) -> tuple[Crowd, Times]:
    """The same, with the classes people sit in and the months things were due and done, in one reading."""
    asked = read_asked(f, today)
    columns = _columns(f, today, _WITH_TIME)
    seat_of = {mark: _seat(mark) for mark in set(columns.marks)}
    classes: dict[str, dict[tuple[int, bool], list[int]]] = {}
    for person, mark, cohort in zip(columns.people, columns.marks, columns.cohorts, strict=True):
        if cohort:
            classes.setdefault(cohort, {}).setdefault(seat_of[mark], []).append(person)
    sitting = [Sitting(name, *seat, people) for name, held in classes.items() for seat, people in held.items()]
    dated = [_dated(months, count) for months, count in Counter(columns.months).items()]
    return _crowd(asked, columns), Times(sitting, dated)


class _Columns(NamedTuple):
    """The enrolments that count, column by column."""

    ids: list[int]
    people: list[int]
    marks: list[str]
    cohorts: list[str | None]
    months: list[str]


def _columns(f: ProgrammeFile, today: date, columns: str) -> _Columns:
    last = today + timedelta(days=SOON[-1])
    ids, people, marks, *more = f.read(f"SELECT {columns}{_COUNTING}", (last.isoformat(), today.isoformat()))[0]
    cohorts, months = more or ("[]", None)
    return _Columns(
        json.loads(ids), json.loads(people), marks.split(" ") if marks else [], json.loads(cohorts),
        months.split(" ") if months is not None else [],
    )  # fmt: skip


def _crowd(asked: Asked, columns: _Columns) -> Crowd:
    """Judge every mark once, and put the people where they belong."""
    last, person_at = asked.today + timedelta(days=SOON[-1]), columns.people.__getitem__
    rows = defaultdict[str, list[int]](list)
    for row, mark in enumerate(columns.marks):
        rows[mark].append(row)
    held, running = defaultdict[int, set[int]](set), dict[int, set[int]]()
    soon, expired, late = dict[tuple[int, date], list[int]](), defaultdict[int, list[int]](list), list[int]()
    for mark, found in rows.items():
        course, one = _judged(mark, asked)
        if one.state == "expired":
            expired[course] += found
        elif one.is_running:
            running.setdefault(course, set()).update(map(person_at, found))
            late += found if one.state == "overdue" else ()
        elif one.day is not None and one.day <= last:
            soon.setdefault((course, one.day), []).extend(found)
        else:
            held[course].update(map(person_at, found))
    ending = _ending(columns, soon, held)
    return Crowd(
        asked.today, asked.learners, asked.courses, asked.curricula, asked.has_curricula, held,
        {course: people - held[course] for course, people in running.items()}, ending,
        _expired(columns, expired, held, running), Counter(map(person_at, late)),
        len(columns.ids), sum(len(found) for mark, found in rows.items() if mark.partition(":")[2][0] in "verc"),
    )  # fmt: skip


def _judged(mark: str, asked: Asked) -> tuple[int, Standing]:
    """The course and the standing that a mark stands for."""
    number, _, rest = mark.partition(":")
    course, kind, day = int(number), rest[0], day_of(rest[1:])
    if kind in _PLAIN:
        return course, Standing(_PLAIN[kind])
    done, ends = (None, day) if kind == "e" else (day, None)
    taken = Taken(0, 0, course, "completed", None, done, ends)
    return course, standing(taken, asked.courses[course].validity_months, asked.today) or MISSING


def _ending(
    columns: _Columns, soon: Mapping[tuple[int, date], list[int]], held: dict[int, set[int]]
) -> dict[date, dict[int, int]]:
    """By day, for each person and course the completion that ends last, unless ``held`` tells of a longer one.

    Those are then held as well.
    """
    found: dict[date, dict[int, int]] = {}
    for course, day in sorted(soon, reverse=True):
        here = held[course]
        for row in sorted(soon[course, day]):
            person = columns.people[row]
            if person not in here:
                here.add(person)
                found.setdefault(day, {})[columns.ids[row]] = person
    return dict(sorted(found.items()))


def _expired(
    columns: _Columns, lots: Mapping[int, list[int]], held: Mapping[int, set[int]], running: Mapping[int, set[int]]
) -> dict[int, int]:
    """For each person and course the newest of what ran out, unless it was begun anew."""
    found: dict[int, int] = {}
    for course, rows in lots.items():
        newest = {columns.people[row]: columns.ids[row] for row in sorted(rows)}
        open_to = newest.keys() - held.get(course, ()) - running.get(course, set())
        found.update((newest[person], person) for person in open_to)
    return found


def _seat(mark: str) -> tuple[int, bool]:
    """The course of a mark, and whether it was completed."""
    number, _, rest = mark.partition(":")
    return int(number), rest[0] not in "lo"


def _dated(months: str, count: int) -> Dated:
    """So many enrolments due, and completed, in the same months."""
    due, is_done, done = months.partition("+")
    return Dated(_month(due), bool(is_done), _month(done), count)


def _month(text: str) -> date | None:
    return day_of(f"{text}-01") if text else None
