"""Figures of the past, from the journal: one walk back through the changes of each kind, kept once they are known.

What was true at the end of a day stays true, so a day's figures are worked out once in a session.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from axonix_desktop.core.overview import ACTIVE, PastCase
from axonix_desktop.core.stages import LAST
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.duties_past import late_items
from axonix_desktop.store.queries.past_rows import Rows, end_of, states

_CASE = ("stage", "status", "target_on")
_PLAN = ("use_case_id", "stage", "planned_end_on", "actual_end_on")
_CHAMPION = ("business_unit_id", "status")
_PAST_CASE = ("key", "title", "stage", "status", "rag", "owner_id")


@dataclass(frozen=True, slots=True)
class PastFigures:
    """What cards and flow show of one day; ``stages`` are those of all use cases by id, ``active_ids`` the active."""

    day: date
    active: int
    due: int
    units: int
    units_covered: int
    enrolments: int
    completed: int
    items_overdue: int
    by_stage: tuple[int, ...]
    stages: dict[int, int]
    active_ids: frozenset[int]


class PastReader:
    """Figures of days gone by of one programme file; a day once read is kept."""

    def __init__(self, f: ProgrammeFile, due_days: int = 30) -> None:
        self._f, self._due_days = f, due_days
        self._known: dict[date, PastFigures] = {}

    def knows(self, days: Sequence[date]) -> bool:
        """Whether all of ``days`` have been read."""
        return all(day in self._known for day in days)

    def read(self, days: Sequence[date], step: Callable[[], object] = lambda: None) -> tuple[PastFigures, ...]:
        """The figures at the end of each of ``days`` (UTC), oldest first; ``step`` is called between kinds."""
        wanted = sorted(set(days))
        missing = [day for day in wanted if day not in self._known]
        if missing:
            self._known.update(self._read(missing, step))
        return tuple(self._known[day] for day in wanted)

    def _read(self, days: list[date], step: Callable[[], object]) -> dict[date, PastFigures]:
        """Walk back through every kind; the newest day comes first in each."""
        f, newest_first = self._f, days[::-1]
        ends = [end_of(f, day) for day in newest_first]
        cases = list(states(f, "use_case", _CASE, ends, Rows.copy))
        step()
        plans = list(states(f, "stage_plan", _PLAN, ends, _plan_ends))
        champions = list(states(f, "champion", _CHAMPION, ends, _covered))
        units = list(states(f, "business_unit", (), ends, frozenset[int]))
        step()
        training = list(states(f, "enrolment", ("status",), ends, _statuses))
        step()
        late = list(late_items(f, newest_first, ends))
        found: dict[date, PastFigures] = {}
        for place, day in enumerate(newest_first):
            rows, statuses = cases[place], training[place]
            found[day] = PastFigures(
                day=day,
                active=sum(row[1] == ACTIVE for row in rows.values()),
                due=_due(rows, plans[place], day, self._due_days),
                units=len(units[place]),
                units_covered=len(units[place] & champions[place]),
                enrolments=sum(statuses.values()) - statuses["cancelled"],
                completed=statuses["completed"],
                items_overdue=late[place],
                by_stage=_by_stage(rows),
                stages={number: row[0] for number, row in rows.items()},
                active_ids=frozenset(number for number, row in rows.items() if row[1] == ACTIVE),
            )
        return found


def past_cases(f: ProgrammeFile, day: date) -> dict[int, PastCase]:
    """Every use case as it stood at the end of ``day`` (UTC), by id."""
    rows = next(states(f, "use_case", _PAST_CASE, [end_of(f, day)], Rows.copy))
    return {number: PastCase._make(row) for number, row in rows.items()}


def _plan_ends(rows: Rows) -> dict[tuple[int, int], str]:
    """The planned end of every stage that had not ended, by use case and stage."""
    return {(case, stage): end for case, stage, end, ended in rows.values() if end and not ended}


def _covered(rows: Rows) -> frozenset[int]:
    return frozenset(unit for unit, status in rows.values() if status == "active" and unit is not None)


def _statuses(rows: Rows) -> Counter[str]:
    return Counter(status for (status,) in rows.values())


def _by_stage(rows: Rows) -> tuple[int, ...]:
    counts = Counter(row[0] for row in rows.values() if row[1] == ACTIVE)
    return tuple(counts[stage] for stage in range(LAST + 1))


def _due(rows: Rows, plans: dict[tuple[int, int], str], day: date, due_days: int) -> int:
    """How many gates of active use cases lay ahead within ``due_days``."""
    first, last = day.isoformat(), (day + timedelta(days=due_days)).isoformat()
    count = 0
    for number, (stage, status, target) in rows.items():
        if status == ACTIVE:
            due = min((one for one in (target, plans.get((number, stage))) if one), default="")
            count += first <= due <= last
    return count
