"""Training: what still counts as learned, who must take what, and how far a person is.

A person must take the courses of the curriculum of their role family at their skill level *and at every lower level
of the same family*, and the courses that are mandatory: for everyone, or for the role families the course names. A
completion counts until the day it expires, that day included.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.periods import months_later
from axonix_desktop.core.records.choices import SKILL_LEVEL
from axonix_desktop.core.words import tr, trn, within

LEVELS = ("awareness", "practitioner", "expert")
OPEN_STATUSES = frozenset({"planned", "enrolled", "in_progress", "failed"})
SOON = (30, 60, 90)
"""Days within which a completion that expires is told of."""

State = Literal["valid", "overdue", "failed", "open", "expired", "missing"]
_ORDER: tuple[State, ...] = ("valid", "overdue", "failed", "open", "expired", "missing")
_RANK = {state: place for place, state in enumerate(_ORDER)}


class CourseFacts(NamedTuple):
    """What the rules ask of a course; ``families`` are folded (see :func:`folded`), none of them stands for all."""

    id: int
    title: str
    code: str = ""
    level: str = ""
    is_mandatory: bool = False
    families: frozenset[str] = frozenset()
    is_literacy: bool = False
    validity_months: int | None = None
    hours: float | None = None


class Learner(NamedTuple):
    """A person who still works here; ``family`` is as it was typed."""

    id: int
    name: str
    unit_id: int | None = None
    family: str = ""
    level: str = ""
    job_role: str = ""


class Taken(NamedTuple):
    """One enrolment."""

    id: int
    person_id: int
    course_id: int
    status: str
    due_on: date | None = None
    completed_on: date | None = None
    expires_on: date | None = None
    cohort: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands in a course: the state, and the day it turns on (expiry or due day, where one is known)."""

    state: State
    day: date | None = None
    enrolment_id: int = 0

    @property
    def is_held(self) -> bool:
        """Whether the course counts as learned today."""
        return self.state == "valid"

    @property
    def is_running(self) -> bool:
        """Whether the person is enrolled and not through."""
        return self.state in ("open", "overdue", "failed")


MISSING = Standing("missing")


def folded(family: str) -> str:
    """A role family as it is compared: without regard to case and blanks."""
    return " ".join(family.split()).casefold()


def valid_until(taken: Taken, validity_months: int | None) -> date | None:
    """The last day on which a completion counts: what was entered, else completion plus validity; None for ever."""
    if taken.expires_on is not None:
        return taken.expires_on
    if taken.completed_on is None or not validity_months:
        return None
    return months_later(taken.completed_on, validity_months)


def standing(taken: Taken, validity_months: int | None, today: date) -> Standing | None:
    """Where one enrolment stands today; None for one that was cancelled."""
    match taken.status:
        case "cancelled":
            return None
        case "completed":
            last = valid_until(taken, validity_months)
            state: State = "valid" if last is None or last >= today else "expired"
            return Standing(state, last, taken.id)
        case "expired":
            return Standing("expired", valid_until(taken, validity_months), taken.id)
        case _:
            if taken.due_on is not None and taken.due_on < today:
                return Standing("overdue", taken.due_on, taken.id)
            return Standing("failed" if taken.status == "failed" else "open", taken.due_on, taken.id)


def better(one: Standing | None, other: Standing) -> Standing:
    """Of two standings in the same course the one that counts: a valid completion, the longest; else what is late."""
    if one is None or _RANK[other.state] < _RANK[one.state]:
        return other
    if one.state != other.state:
        return one
    if one.state == "valid":
        return other if one.day is not None and (other.day is None or other.day > one.day) else one
    if one.state == "expired":
        return other if other.day is not None and (one.day is None or other.day > one.day) else one
    return other if other.day is not None and (one.day is None or other.day < one.day) else one


def standing_words(found: Standing, today: date) -> str:
    """A standing with its reason in words."""
    day = Date().show(found.day)
    match found.state:
        case "valid":
            if found.day is None:
                return tr("Completed; does not expire")
            left = (found.day - today).days
            if left <= SOON[-1]:
                if not left:
                    return tr("Completed; expires today")
                return trn("Completed; expires in {count} day, on {day}",
                           "Completed; expires in {count} days, on {day}", left, day=day)  # fmt: skip
            return tr("Completed; valid until {day}", day=day)
        case "overdue":
            return tr("Overdue since {day}", day=day)
        case "failed":
            return tr("Not passed; due again {day}", day=day) if day else tr("Not passed")
        case "open":
            return tr("Enrolled; due {day}", day=day) if day else tr("Enrolled; no due date")
        case "expired":
            return tr("Expired on {day}; a refresher is due", day=day) if day else tr("Expired; a refresher is due")
        case _:
            return tr("Not enrolled yet")


def level_words(level: str) -> str:
    """The name of a skill level."""
    option = SKILL_LEVEL.option(level) if level else None
    return tr(option.label) if option is not None else tr("No skill level")


class Curricula:
    """Who must take what: curriculum lines (role family, skill level, course) and the courses themselves."""

    def __init__(self, courses: Mapping[int, CourseFacts], lines: Iterable[tuple[str, str, int]]) -> None:
        self._courses = courses
        self._lines: dict[str, dict[int, str]] = {}
        for family, level, course in lines:
            held = self._lines.setdefault(folded(family), {})
            if course in courses and level in LEVELS:
                held[course] = min(held.get(course, level), level, key=LEVELS.index)
        self._known: dict[tuple[str, str], frozenset[int]] = {}

    def required(self, family: str, level: str) -> frozenset[int]:
        """The courses of a role family at a skill level, lower levels included, and the mandatory ones."""
        found = self._known.get((family, level))
        if found is None:
            name = folded(family)
            upto = LEVELS[: LEVELS.index(level) + 1] if level in LEVELS else ()
            lines = self._lines.get(name, {}) if name else {}
            asked = {course for course, at in lines.items() if at in upto}
            asked |= {one.id for one in self._courses.values() if _is_mandatory_for(one, name)}
            found = self._known[family, level] = frozenset(asked)
        return found

    def reason(self, course: int, family: str, level: str) -> str:
        """Why a course is asked of a role family at a skill level; empty when it is not."""
        if course not in self.required(family, level):
            return ""
        at = self._lines.get(folded(family), {}).get(course)
        if at is not None and level in LEVELS and LEVELS.index(at) <= LEVELS.index(level):
            return tr("Curriculum {family}, {level}", family=family, level=within(level_words(at)))
        if self._courses[course].families:
            return tr("Mandatory for {family}", family=family)
        return tr("Mandatory for everyone")


def _is_mandatory_for(course: CourseFacts, family: str) -> bool:
    return course.is_mandatory and (not course.families or family in course.families)


class Progress(NamedTuple):
    """What is asked of one person and how far they are; ``open`` counts courses begun, ``missing`` names the rest."""

    required: frozenset[int] = frozenset()
    held: frozenset[int] = frozenset()
    running: frozenset[int] = frozenset()

    @property
    def missing(self) -> frozenset[int]:
        """Required courses that are neither held nor under way: never begun, or expired without a refresher."""
        return self.required - self.held - self.running

    @property
    def is_through(self) -> bool:
        """Whether something is asked and all of it is held."""
        return bool(self.required) and self.required <= self.held

    @property
    def percent(self) -> float | None:
        """The share of the required courses that is held; None where nothing is asked."""
        return 100.0 * len(self.held) / len(self.required) if self.required else None


def progress(required: frozenset[int], standings: Mapping[int, Standing]) -> Progress:
    """How far a person is with ``required``, from their standing in each course."""
    held = frozenset(one for one in required if one in standings and standings[one].is_held)
    running = frozenset(one for one in required if one in standings and standings[one].is_running)
    return Progress(required, held, running)


def expiring(standings: Iterable[Standing], today: date, days: int) -> tuple[Standing, ...]:
    """The valid standings that end within ``days`` days, soonest first."""
    last = today + timedelta(days=days)
    found = [one for one in standings if one.is_held and one.day is not None and today <= one.day <= last]
    return tuple(sorted(found, key=lambda one: (one.day or date.max, one.enrolment_id)))


def needs_refresher(found: Standing, today: date, days: int) -> bool:
    """Whether a course is to be taken again: it expired, or does so within ``days`` days, and nobody enrolled anew.

    The standing is that of person and course together, so a longer completion or a running enrolment settles it.
    """
    if found.state == "expired":
        return True
    return found.is_held and found.day is not None and found.day <= today + timedelta(days=days)
