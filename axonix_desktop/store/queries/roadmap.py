"""What the roadmap reads: the dates of every use case by stage, what waits for what, how long stages last."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from axonix_desktop.core.health import CLOSED_STATUSES
from axonix_desktop.core.roadmap import CasePlan, StageDates, usual_lengths
from axonix_desktop.core.stages import FIRST, LAST
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.seed import table

LENGTHS_SETTING = "stage_durations"
_LONGEST = 3_660
_DATES = "stage, planned_start_on, planned_end_on, baseline_start_on, baseline_end_on, actual_start_on, actual_end_on"


@dataclass(frozen=True, slots=True)
class Dependency:
    """One use case waits for another."""

    id: int
    waiting: int
    needed: int
    reason: str | None


class PlanBook:
    """The plans of all use cases as they stood when they were read; each is put together when it is asked for."""

    def __init__(self, cases: dict[int, tuple[Any, ...]], stages: dict[int, dict[int, list[Any]]]) -> None:
        """``cases`` holds (stage, status, start, target) by id, ``stages`` the six stored dates by id and stage."""
        self._cases = cases
        self._stages = stages
        self._made: dict[int, CasePlan] = {}

    def __contains__(self, case: int) -> bool:
        return case in self._cases

    @property
    def ids(self) -> Iterable[int]:
        """The ids of all use cases."""
        return self._cases.keys()

    @property
    def has_plans(self) -> bool:
        """Whether any date of any stage is recorded."""
        return any(any(dates) for stages in self._stages.values() for dates in stages.values())

    def take(self, fresh: PlanBook) -> None:
        """Take over the plans of a few use cases that were read anew."""
        for case, row in fresh._cases.items():
            self._cases[case] = row
            self._stages[case] = fresh._stages.get(case, {})
            self._made.pop(case, None)

    def plan(self, case: int) -> CasePlan:
        """The plan of a use case. Raises KeyError for an id that is none."""
        found = self._made.get(case)
        if found is None:
            stage, status, start, target = self._cases[case]
            dates = {
                number: StageDates(number, *(_day(one) for one in stored))
                for number, stored in sorted(self._stages.get(case, {}).items())
            }
            found = CasePlan(case, stage, status not in CLOSED_STATUSES, _day(start), _day(target), dates)
            self._made[case] = found
        return found


def plan_book(f: ProgrammeFile, ids: Iterable[int] | None = None) -> PlanBook:
    """The plans of all use cases, or of ``ids``.

    An actual date that no plan records comes from the gates: a go ends its stage on the day it was decided, and the
    next stage begins.
    """
    only = "" if ids is None else " WHERE {} IN (SELECT value FROM json_each(?))"
    params = () if ids is None else (json.dumps(list(ids)),)
    cases = {
        row[0]: row[1:]
        for row in f.read(f"SELECT id, stage, status, start_on, target_on FROM use_case{only.format('id')}", params)
    }
    stages: dict[int, dict[int, list[Any]]] = defaultdict(dict)
    for row in f.read(f"SELECT use_case_id, {_DATES} FROM stage_plan{only.format('use_case_id')}", params):
        if FIRST <= row[1] <= LAST:
            stages[row[0]][row[1]] = list(row[2:])
    passed = f.read(
        "SELECT use_case_id, stage, min(decided_on) FROM gate_decision"
        + (only.format("use_case_id") + " AND " if only else " WHERE ")
        + "decision IN ('go', 'conditional_go') GROUP BY 1, 2",
        params,
    )
    for case, stage, day in passed:
        _fill_in(stages[case], stage, day, cases[case][0])
    return PlanBook(cases, dict(stages))


def _fill_in(stages: dict[int, list[Any]], stage: int, day: str, now: int) -> None:
    """Let a gate that was passed tell when its stage ended and the next one began, where nothing else does."""
    if FIRST <= stage < now:
        dates = stages.setdefault(stage, [None] * 6)
        dates[5] = dates[5] or day
    if FIRST <= stage + 1 <= min(now, LAST):
        following = stages.setdefault(stage + 1, [None] * 6)
        following[4] = following[4] or day


def first_and_last_day(f: ProgrammeFile) -> tuple[date, date] | None:
    """The first and the last day that any use case or stage speaks of; None without any."""
    names = [one.strip() for one in _DATES.split(",")[1:]]
    parts = [f"SELECT min({one}) a, max({one}) z FROM stage_plan" for one in names]
    parts += [f"SELECT min({one}), max({one}) FROM use_case" for one in ("start_on", "target_on")]
    first, last = f.read(f"SELECT min(a), max(z) FROM ({' UNION ALL '.join(parts)})")[0]
    return (date.fromisoformat(first), date.fromisoformat(last)) if first else None


def dependencies(f: ProgrammeFile) -> list[Dependency]:
    """Everything that waits for something, oldest first."""
    rows = f.read("SELECT id, use_case_id, needs_id, reason FROM use_case_dependency ORDER BY id")
    return [Dependency(*row) for row in rows]


def lengths(f: ProgrammeFile) -> dict[int, int]:
    """How many days each stage usually lasts: the programme's setting, else its past, else the shipped content."""
    rows = f.read(
        "SELECT stage, julianday(actual_end_on) - julianday(actual_start_on) + 1 FROM stage_plan"
        " WHERE actual_end_on >= actual_start_on AND stage BETWEEN ? AND ?",
        (FIRST, LAST),
    )
    seen: dict[int, list[int]] = defaultdict(list)
    for stage, days in rows:
        seen[stage].append(int(days))
    return {**usual_lengths(seen, shipped_lengths()), **_own_lengths(f)}


def shipped_lengths() -> dict[int, int]:
    """Days by stage as the shipped content has them."""
    return {int(number): int(days) for number, days in table("stage_durations")["days"].items()}


def plan_rows(f: ProgrammeFile, case: int) -> dict[int, int]:
    """The ids of a use case's stage plans, by stage."""
    return dict(f.read("SELECT stage, id FROM stage_plan WHERE use_case_id = ?", (case,)))


def recorded_dates(f: ProgrammeFile, case: int) -> dict[int, StageDates]:
    """The dates of a use case as they are recorded, by stage, without what its gates tell."""
    rows = f.read(f"SELECT {_DATES} FROM stage_plan WHERE use_case_id = ? ORDER BY stage", (case,))
    return {row[0]: StageDates(row[0], *(_day(one) for one in row[1:])) for row in rows}


def with_plan(f: ProgrammeFile) -> list[tuple[int, int, str | None, str | None, str | None, str | None]]:
    """(id, use case, planned start and end, baseline start and end) of every stage plan, as stored."""
    return f.read(
        "SELECT id, use_case_id, planned_start_on, planned_end_on, baseline_start_on, baseline_end_on FROM stage_plan"
        " ORDER BY id"
    )


def _own_lengths(f: ProgrammeFile) -> dict[int, int]:
    """What the programme's own setting says; nonsense in it is passed over."""
    rows = f.read("SELECT value FROM setting WHERE name = ?", (LENGTHS_SETTING,))
    try:
        held: Any = json.loads(rows[0][0]) if rows and rows[0][0] else {}
    except ValueError:
        return {}
    if not isinstance(held, dict):
        return {}
    own = cast("dict[str, Any]", held)
    found = {number: own.get(str(number)) for number in range(FIRST, LAST + 1)}
    return {number: days for number, days in found.items() if isinstance(days, int) and 1 <= days <= _LONGEST}


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
