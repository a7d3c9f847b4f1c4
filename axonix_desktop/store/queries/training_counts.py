"""Counts of training for the first page and the command line, quick with hundreds of thousands of enrolments.

They are those of ``store.queries.training``: people who have left do not count, and a completion counts while it is
valid. A test holds the two beside each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from axonix_desktop.core.training import OPEN_STATUSES, SOON
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.sql_text import months_later

_OPEN = ", ".join(repr(one) for one in sorted(OPEN_STATUSES))
_GONE = "person_id IN (SELECT id FROM person WHERE is_active = 0)"
_END = (
    "coalesce(e.expires_on, CASE WHEN k.validity_months > 0 THEN"
    f" {months_later('e.completed_on', 'k.validity_months')} END)"
)
_ENDING = (
    f"SELECT e.id, e.person_id, e.course_id, {_END} AS ends FROM enrolment e JOIN course k ON k.id = e.course_id"
    " WHERE e.status = 'completed' AND {narrowed}"
)


@dataclass(frozen=True, slots=True)
class TrainingCounts:
    """Enrolments that are not cancelled, completed ones, and those past their due day.

    ``expiring`` are the ids of the enrolments whose completion runs out within :data:`SOON` days, by days, each with
    the ones before; soonest first.
    """

    enrolments: int = 0
    completed: int = 0
    overdue: int = 0
    expiring: tuple[tuple[int, str], ...] = ()
    today: date = date.min

    def within(self, days: int) -> tuple[int, ...]:
        """The enrolments whose completion runs out within ``days`` days."""
        last = (self.today + timedelta(days=days)).isoformat()
        return tuple(number for number, ends in self.expiring if ends <= last)


def training_counts(f: ProgrammeFile, today: date) -> TrainingCounts:
    """The counts as of ``today``."""
    counts: dict[str, int] = dict(f.read("SELECT status, count(*) FROM enrolment GROUP BY status"))
    late = f"SELECT count(*) FROM enrolment WHERE status IN ({_OPEN}) AND due_on < ?"
    day = (today.isoformat(),)
    overdue = f.read(late, day)[0][0]
    if f.read("SELECT EXISTS(SELECT 1 FROM person WHERE is_active = 0)")[0][0]:
        for status, count in f.read(f"SELECT status, count(*) FROM enrolment WHERE {_GONE} GROUP BY status"):
            counts[status] -= count
        overdue -= f.read(f"{late} AND {_GONE}", day)[0][0]
    return TrainingCounts(
        enrolments=sum(counts.values()) - counts.get("cancelled", 0),
        completed=counts.get("completed", 0),
        overdue=overdue,
        expiring=_expiring(f, today),
        today=today,
    )


def _expiring(f: ProgrammeFile, today: date) -> tuple[tuple[int, str], ...]:
    """(enrolment, last day) of valid completions that run out soon, without those that a longer one outlasts."""
    first, last = today.isoformat(), (today + timedelta(days=SOON[-1])).isoformat()
    rows = f.read(_ENDING.format(narrowed="e.expires_on BETWEEN ? AND ?"), (first, last))
    if f.read("SELECT EXISTS(SELECT 1 FROM course WHERE validity_months > 0)")[0][0]:
        narrowed = "e.expires_on IS NULL AND k.validity_months > 0"
        rows += [row for row in f.read(_ENDING.format(narrowed=narrowed)) if row[3] and first <= row[3] <= last]
    if not rows:
        return ()
    left = {number for (number,) in f.read("SELECT id FROM person WHERE is_active = 0")}
    best: dict[tuple[int, int], tuple[str, int]] = {}
    for number, person, course, ends in sorted(rows):
        held = best.get((person, course))
        if person not in left and (held is None or ends > held[0]):
            best[person, course] = (ends, number)
    longer = _outlasted(f, best, last)
    found = [(ends, number) for pair, (ends, number) in best.items() if pair not in longer]
    return tuple((number, ends) for ends, number in sorted(found))


def _outlasted(f: ProgrammeFile, best: dict[tuple[int, int], tuple[str, int]], last: str) -> set[tuple[int, int]]:
    """Of (person, course) those with a completion that lasts beyond ``last``."""
    found: set[tuple[int, int]] = set()
    for person, course in best:
        for _, _, _, ends in f.read(_ENDING.format(narrowed="e.person_id = ? AND e.course_id = ?"), (person, course)):
            if ends is None or ends > last:
                found.add((person, course))
    return found
