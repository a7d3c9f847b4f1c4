"""Who takes what, read once: people, courses, curricula, enrolments, and where each person stands in each course."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from axonix_desktop.core.records.training import Course
from axonix_desktop.core.training import (
    MISSING,
    CourseFacts,
    Curricula,
    Learner,
    Progress,
    Standing,
    Taken,
    better,
    folded,
    progress,
    standing,
)
from axonix_desktop.store.engine import ProgrammeFile

_TAKEN = (
    "SELECT e.id, e.person_id, e.course_id, e.status, e.due_on, e.completed_on, e.expires_on, coalesce(e.cohort, ''),"
    " e.score FROM enrolment e"
)
_LEARNERS = (
    "SELECT id, name, business_unit_id, coalesce(role_family, ''), coalesce(skill_level, ''), coalesce(job_role, '')"
    " FROM person WHERE coalesce(is_active, 1) = 1"
)
_AMONG = " IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class Asked:
    """Who works here, which courses there are, and what is asked of whom as of ``today``."""

    today: date
    learners: dict[int, Learner]
    courses: dict[int, CourseFacts]
    curricula: Curricula
    has_curricula: bool = False

    def required(self, person: int) -> frozenset[int]:
        """The courses a person must take."""
        one = self.learners[person]
        return self.curricula.required(one.family, one.level)

    def titles(self, courses: Collection[int]) -> tuple[str, ...]:
        """The titles of courses in alphabetical order."""
        return tuple(sorted(self.courses[one].title for one in courses))


@dataclass(frozen=True)
class TrainingBook(Asked):
    """Every enrolment, and where each person stands.

    People who have left are not in it, nor are their enrolments. ``standings`` holds, by person and course, the
    standing that counts (:func:`axonix_desktop.core.training.better`); what a person never took is not in it.
    """

    taken: list[Taken] = field(default_factory=list[Taken])
    standings: dict[int, dict[int, Standing]] = field(default_factory=dict[int, dict[int, Standing]])
    _far: dict[int, Progress] = field(default_factory=dict[int, Progress])

    def progress(self, person: int) -> Progress:
        """How far a person is with what is asked of them; nothing is asked of those who are not in the book."""
        if person not in self.learners:
            return Progress()
        if person not in self._far:
            self._far[person] = progress(self.required(person), self.standings.get(person, {}))
        return self._far[person]

    def standing(self, person: int, course: int) -> Standing:
        """Where a person stands in a course."""
        return self.standings.get(person, {}).get(course, MISSING)


def read_asked(f: ProgrammeFile, today: date, people: Collection[int] | None = None) -> Asked:
    """What is asked of all people, or of some."""
    courses = {one.id: one for one in _courses(f)}
    lines = f.read("SELECT role_family, skill_level, course_id FROM curriculum_course")
    sql, params = (_LEARNERS, ()) if people is None else (f"{_LEARNERS} AND id{_AMONG}", (json.dumps(sorted(people)),))
    learners = {row[0]: Learner._make(row) for row in f.read(sql, params)}
    return Asked(today, learners, courses, Curricula(courses, lines), has_curricula=bool(lines))


def read_book(f: ProgrammeFile, today: date, people: Collection[int] | None = None) -> TrainingBook:
    """Every enrolment as of ``today``, of all people or of some."""
    asked = read_asked(f, today, people)
    learners, courses = asked.learners, asked.courses
    book = TrainingBook(today, learners, courses, asked.curricula, asked.has_curricula)
    days: dict[str | None, date | None] = {None: None, "": None}
    judged: dict[tuple[Any, ...], Standing | None] = {}
    standings = book.standings

    def day(text: str | None) -> date | None:
        if text not in days:
            days[text] = day_of(text)
        return days[text]

    sql, params = (_TAKEN, ()) if people is None else (
        f"{_TAKEN} WHERE e.person_id{_AMONG}", (json.dumps(sorted(people)),)
    )  # fmt: skip
    for number, person, course, status, due, completed, expires, cohort, score in f.read(
        f"{sql} ORDER BY e.id", params
    ):
        if person not in learners or course not in courses:
            continue
        one = Taken(number, person, course, status, day(due), day(completed), day(expires), cohort, score)
        book.taken.append(one)
        months = courses[course].validity_months
        is_done = status in ("completed", "expired")
        key = (status, completed, expires, months) if is_done else (status, due)
        if key not in judged:  # what a standing rests on is the same for many
            judged[key] = standing(one, months, today)
        found = judged[key]
        if found is not None:
            own = Standing(found.state, found.day, number)
            held = standings.get(person)
            if held is None:
                held = standings[person] = {}
            before = held.get(course)
            held[course] = own if before is None else better(before, own)
    return book


def taken_by_ids(f: ProgrammeFile, ids: Collection[int]) -> list[Taken]:
    """The enrolments with these ids, oldest first; those that are gone are left out."""
    rows = f.read(f"{_TAKEN} WHERE e.id{_AMONG} ORDER BY e.id", (json.dumps(sorted(ids)),))
    return [
        Taken(number, person, course, status, day_of(due), day_of(completed), day_of(expires), cohort, score)
        for number, person, course, status, due, completed, expires, cohort, score in rows
    ]


def day_of(text: str | None) -> date | None:
    """A stored day."""
    return date.fromisoformat(text[:10]) if text else None


def _courses(f: ProgrammeFile) -> list[CourseFacts]:
    """The courses as the rules ask for them."""
    rows = f.read(
        "SELECT id, title, coalesce(code, ''), coalesce(level, ''), coalesce(is_mandatory, 0), role_families,"
        " coalesce(is_literacy, 0), validity_months, duration_hours FROM course ORDER BY title, id"
    )
    return [
        CourseFacts(row[0], row[1], row[2], row[3], bool(row[4]), _families(row[5]), bool(row[6]), row[7], row[8])
        for row in rows
    ]


def _families(stored: Any) -> frozenset[str]:
    found = Course.fields["role_families"].kind.from_store(stored)
    return frozenset(folded(str(one)) for one in found) if isinstance(found, tuple) else frozenset()


def unit_names(f: ProgrammeFile) -> dict[int, str]:
    """The names of the business units."""
    return dict(f.read("SELECT id, name FROM business_unit ORDER BY name"))


def cohort_names(f: ProgrammeFile) -> list[str]:
    """The names of the classes planned, and of those that enrolments name."""
    return [
        name
        for (name,) in f.read(
            "SELECT name FROM cohort WHERE purpose = 'training' UNION SELECT DISTINCT cohort FROM enrolment"
            " WHERE cohort <> '' ORDER BY 1"
        )
    ]
