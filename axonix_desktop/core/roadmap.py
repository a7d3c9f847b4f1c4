"""When use cases pass their stages: what was promised, planned and done, what to expect, and how late that is.

All dates are days, both ends included. A *plan* is what a person may move; a *baseline* is the plan as it was once
promised; an *actual* is what happened; a *forecast* is computed here and never stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.stages import FIRST, LAST
from axonix_desktop.core.words import tr

Days = tuple[date, date]
"""First and last day."""

EXAMPLES_NEEDED = 3
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StageDates:
    """The six dates of one stage of one use case, each of which may be missing."""

    stage: int
    planned_start: date | None = None
    planned_end: date | None = None
    baseline_start: date | None = None
    baseline_end: date | None = None
    actual_start: date | None = None
    actual_end: date | None = None

    @property
    def planned(self) -> Days | None:
        """When it is planned; one day where only one of the two is known."""
        return _days(self.planned_start, self.planned_end)

    @property
    def baseline(self) -> Days | None:
        """When it was promised."""
        return _days(self.baseline_start, self.baseline_end)

    @property
    def due(self) -> date | None:
        """The end it is measured by: the baseline's, else the plan's."""
        return self.baseline_end or self.planned_end


@dataclass(frozen=True, slots=True)
class CasePlan:
    """The dates of one use case; ``stage`` is where it stands, ``stages`` holds what is known of each."""

    id: int
    stage: int
    is_open: bool = True
    start_on: date | None = None
    target_on: date | None = None
    stages: Mapping[int, StageDates] = field(default_factory=dict[int, StageDates])

    @property
    def is_planned(self) -> bool:
        """Whether any stage has a planned day."""
        return any(one.planned for one in self.stages.values())

    def dates(self, stage: int) -> StageDates:
        """What is known of a stage; all empty where nothing is."""
        return self.stages.get(stage) or StageDates(stage)


@dataclass(frozen=True, slots=True)
class Expected:
    """When a stage that is not over is expected to begin and end."""

    stage: int
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Slip:
    """How late a use case is expected: ``days`` above 0 is late, below early; ``stage`` is the one that says so."""

    days: int
    stage: int


def forecast(plan: CasePlan, today: date, lengths: Mapping[int, int]) -> tuple[Expected, ...]:
    """When the stage under way and those after it are to be expected; ``lengths`` are days by stage.

    The rule: the stage under way ends at its planned end; later where it began late (it takes as many days as
    planned), and never before today. Every later stage begins as planned, or the day after the one before it is
    expected to end, and takes as many days as planned: a gap in the plan takes up slip, what is left is passed on. A
    stage for which nothing is planned lasts as long as stages of its number usually do in this programme (the
    median of those that are over, at least three), else as many days as the shipped content says.

    It reaches to the last planned stage, or to stage 9 where no stage ahead is planned. A use case that is closed, or
    of which no stage date is known at all, has no forecast.
    """
    if not plan.is_open or not (plan.is_planned or any(one.actual_start for one in plan.stages.values())):
        return ()
    current = max(plan.stage, FIRST)
    ahead = [number for number, one in plan.stages.items() if number >= current and one.planned]
    before = max(
        (one.actual_end for one in plan.stages.values() if one.stage < current and one.actual_end), default=None
    )
    found: list[Expected] = []
    for number in range(current, (max(ahead) if ahead else LAST) + 1):
        dates = plan.dates(number)
        if dates.actual_end:
            before = max(before, dates.actual_end) if before else dates.actual_end
            continue
        one = _expected(dates, before, today, lengths.get(number, 1), is_under_way=number == plan.stage)
        found.append(one)
        before = max(before, one.end) if before else one.end
    return tuple(found)


def _expected(dates: StageDates, before: date | None, today: date, length: int, *, is_under_way: bool) -> Expected:
    """What to expect of one stage; ``before`` is the day the stage before it ends."""
    planned = dates.planned
    if planned:
        length = (planned[1] - planned[0]).days + 1
    after = before + _DAY if before else None
    if dates.actual_start:
        start = dates.actual_start
    elif is_under_way:
        start = min(planned[0] if planned else after or today, today)
    else:
        start = max(day for day in (planned[0] if planned else None, after, today) if day)
    end = start + timedelta(days=max(length, 1) - 1)
    if dates.actual_start or is_under_way:
        end = max(day for day in (end, planned[1] if planned else None, today) if day)
    return Expected(dates.stage, start, end)


def slip(plan: CasePlan, expected: Sequence[Expected]) -> Slip | None:
    """How far a use case is from its baseline, or from its plan where no baseline is set; None without dates.

    Each stage that is not over is measured at its end: the latest of them counts when any is late, else the last
    one. A closed use case, or one whose stages are all over, is measured at its last finished stage.
    """
    found: list[Slip] = []
    for one in expected:
        due = plan.dates(one.stage).due
        if due:
            found.append(Slip((one.end - due).days, one.stage))
    if not found:
        done = [one for one in plan.stages.values() if one.actual_end and one.due]
        last = max(done, key=lambda one: one.stage, default=None)
        return Slip((last.actual_end - last.due).days, last.stage) if last and last.actual_end and last.due else None
    worst = max(found, key=lambda one: one.days)
    return worst if worst.days > 0 else found[-1]


def plan_moved(dates: StageDates) -> int | None:
    """By how many days the plan of a stage ends after its baseline; None where one of the two is missing."""
    if dates.planned_end is None or dates.baseline_end is None:
        return None
    return (dates.planned_end - dates.baseline_end).days


def usual_lengths(seen: Mapping[int, Sequence[int]], shipped: Mapping[int, int]) -> dict[int, int]:
    """Days by stage: the median of what was ``seen`` where there are three examples, else what is ``shipped``."""
    return {
        number: max(1, round(median(seen[number]))) if len(seen.get(number, ())) >= EXAMPLES_NEEDED else shipped[number]
        for number in range(FIRST, LAST + 1)
    }


def propose(plan: CasePlan, today: date, lengths: Mapping[int, int]) -> dict[int, Days]:
    """Nine stages in a row from the use case's start to its target, each by its share of ``lengths``.

    Without a start, the stage it stands at begins today, those before it end the day before; without a target, they
    take as many days as ``lengths`` say. Each lasts a day at least, whatever the target. Where the use case stands
    further back than that, what is left is spread from today to the target, if that still lies ahead, so that a
    proposal is no plan that is late from its first day. A target that has passed is kept: the lateness is real.
    """
    weights = {number: max(1, lengths.get(number, 1)) for number in range(FIRST, LAST + 1)}
    now, whole = max(plan.stage, FIRST), sum(weights.values())
    left = {number: weight for number, weight in weights.items() if number >= now}
    has_room = plan.target_on is not None and (plan.target_on - today).days + 1 >= len(left)
    if plan.start_on:
        start = plan.start_on
        room = (plan.target_on - start).days + 1 if plan.target_on else whole
    elif plan.target_on and not has_room:
        start, room = plan.target_on - timedelta(days=whole - 1), whole
    else:
        start, room = today - timedelta(days=whole - sum(left.values())), whole
    found = _spread(start, max(room, len(weights)), weights)
    late_from = found[now][1] if plan.stage >= FIRST else found[now][0]
    is_behind = plan.start_on is not None and late_from < today
    if plan.target_on is None:
        days_left = sum(left.values()) if is_behind else 0
    else:
        days_left = (plan.target_on - today).days + 1 if has_room and (is_behind or not plan.start_on) else 0
    if not days_left:
        return found
    ahead = _spread(today, days_left, left)
    if is_behind and plan.stage >= FIRST:
        ahead[now] = (found[now][0], ahead[now][1])
    return {**found, **ahead}


def _spread(start: date, room: int, weights: Mapping[int, int]) -> dict[int, Days]:
    """Stages in a row over ``room`` days from ``start``, each by its weight and a day long at least."""
    found: dict[int, Days] = {}
    first = passed = 0
    whole = sum(weights.values())
    for place, (number, weight) in enumerate(weights.items()):
        passed += weight
        last = min(max(round(room * passed / whole) - 1, first), room - len(weights) + place)
        found[number] = (start + timedelta(days=first), start + timedelta(days=last))
        first = last + 1
    return found


def replan_objection(plan: CasePlan, stage: int, days: Days) -> str | None:
    """Why a stage cannot be planned on ``days``, or None."""
    if days[0] > days[1]:
        return tr("A stage cannot end before it begins. Choose an end on or after its start.")
    floor = earliest_start(plan, stage)
    if floor and days[0] < floor:
        return tr("Stage {stage} would begin before the stages ahead of it have begun. Move these first.", stage=stage)
    return None


def earliest_start(plan: CasePlan, stage: int) -> date | None:
    """The first day a stage can begin on: each planned stage before it that is not over keeps one day."""
    starts = [one.planned[0] for one in _open_before(plan, stage) if one.planned]
    return max(starts) + _DAY if starts else None


def replan(plan: CasePlan, stage: int, days: Days) -> dict[int, Days]:
    """The planned days that change when ``stage`` is planned on ``days``. Raises RefusedError.

    A later stage that would begin too early is moved back and keeps its length; an earlier one that is not over and
    would end too late is shortened. Gaps stay where there is room.
    """
    reason = replan_objection(plan, stage, days)
    if reason:
        raise RefusedError(reason)
    found: dict[int, Days] = {}
    if plan.dates(stage).planned != days:
        found[stage] = days
    end = days[1]
    for number in range(stage + 1, LAST + 1):
        planned = plan.dates(number).planned
        if planned is None:
            continue
        if planned[0] <= end:
            planned = (end + _DAY, end + _DAY + (planned[1] - planned[0]))
            found[number] = planned
        end = planned[1]
    for one in _open_before(plan, stage):
        if one.planned and one.planned[1] >= days[0]:
            found[one.stage] = (one.planned[0], days[0] - _DAY)
    return found


def _open_before(plan: CasePlan, stage: int) -> list[StageDates]:
    """The stages before ``stage`` that are not over."""
    return [one for one in plan.stages.values() if plan.stage <= one.stage < stage and not one.actual_end]


def circle(needs: Mapping[int, Iterable[int]], waiting: int, needed: int) -> tuple[int, ...]:
    """The way from ``needed`` back to ``waiting`` along what each waits for; empty when there is none."""
    before: dict[int, int] = {needed: needed}
    line = [needed]
    while line:
        here = line.pop(0)
        if here == waiting:
            way = [here]
            while way[-1] != needed:
                way.append(before[way[-1]])
            return tuple(reversed(way))
        for one in needs.get(here, ()):
            if one not in before:
                before[one] = here
                line.append(one)
    return ()


def overlap(waiting: CasePlan, needed: CasePlan) -> int:
    """By how many days a use case is planned to begin before the one it waits for is planned to end; 0 for none."""
    starts = [one.planned[0] for one in waiting.stages.values() if one.planned]
    ends = [one.planned[1] for one in needed.stages.values() if one.planned]
    return max((max(ends) - min(starts)).days + 1, 0) if starts and ends else 0


def _days(start: date | None, end: date | None) -> Days | None:
    """Both days in order, from what is known of them."""
    first, last = start or end, end or start
    if first is None or last is None:
        return None
    return (first, last) if first <= last else (last, first)
