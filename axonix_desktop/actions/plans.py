"""Planning stages: replan, propose, promise (baseline), and what waits for what; one act, one change set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.portfolio import StagePlan, UseCaseDependency
from axonix_desktop.core.roadmap import CasePlan, Days, StageDates, circle, propose, replan
from axonix_desktop.core.stages import FIRST, LAST
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries import records as query
from axonix_desktop.store.queries.roadmap import dependencies, lengths, plan_book, plan_rows, recorded_dates, with_plan
from axonix_desktop.store.work import Work

NAMES: tuple[str, ...] = (
    "planned_start_on", "planned_end_on", "baseline_start_on", "baseline_end_on", "actual_start_on", "actual_end_on",
)  # fmt: skip
_PAIRS = (("planned", NAMES[:2]), ("baseline", NAMES[2:4]), ("actual", NAMES[4:]))


def replan_stage(f: ProgrammeFile, *, use_case_id: int, stage: int, start: date, end: date, actor: str) -> int | None:
    """Plan a stage on other days; later stages are moved back and earlier ones shortened where they would overlap.

    Returns the change set's number, None when nothing differs. Raises RefusedError.
    """
    plan = _plan_of(f, use_case_id)
    changed = replan(plan, stage, (start, end))
    if not changed:
        return None
    also = len(changed) - 1
    more = f" and {also} more" if also else ""
    with f.work(
        tr("Replan stage {stage}{more} of {f}", stage=stage, more=more, f=_key(f, use_case_id)), actor=actor
    ) as work:
        _write(work, plan_rows(f, use_case_id), use_case_id, _as_values(changed))
        return work.change_set


def plan_stages(f: ProgrammeFile, *, use_case_id: int, dates: Iterable[StageDates], actor: str) -> int | None:
    """Keep all six dates of the stages given. Returns the change set's number, None when nothing differs.

    Raises RefusedError when an end lies before its start, or an actual end has no start.
    """
    _plan_of(f, use_case_id)
    now = recorded_dates(f, use_case_id)
    given = {one.stage: one for one in dates}
    objections = plan_objections(given.values())
    if objections:
        raise RefusedError(" ".join(objections))
    values = {
        number: dict(zip(NAMES, _six(one), strict=True))
        for number, one in given.items()
        if _six(one) != _six(now.get(number, StageDates(number)))
    }
    if not values:
        return None
    with f.work(tr("Plan stages of {f}", f=_key(f, use_case_id)), actor=actor) as work:
        _write(work, plan_rows(f, use_case_id), use_case_id, values)
        return work.change_set


def plan_objections(dates: Iterable[StageDates]) -> tuple[str, ...]:
    """Why dates cannot be kept, in words; empty when they can."""
    found: list[str] = []
    for one in dates:
        six = dict(zip(NAMES, _six(one), strict=True))
        for what, (first, last) in _PAIRS:
            start, end = six[first], six[last]
            if start and end and end < start:
                found.append(_wrong_way(what, one.stage))
    return tuple(found)


def propose_plans(f: ProgrammeFile, *, ids: Sequence[int] | None, today: date, actor: str) -> int | None:
    """Plan the nine stages of every open use case that has no plan yet, of ``ids`` or of all.

    Returns the change set's number, None when there is nothing to plan.
    """
    book, days = plan_book(f, ids), lengths(f)
    bare = [plan for plan in (book.plan(one) for one in book.ids) if needs_plan(plan)]
    if not bare:
        return None
    name = _key(f, bare[0].id) if len(bare) == 1 else tr("{bare:,} use cases", bare=len(bare))
    rows = {plan.id: plan_rows(f, plan.id) for plan in bare if plan.stages}
    with f.work(tr("Propose a plan for {name}", name=name), actor=actor) as work:
        for plan in bare:
            _write(work, rows.get(plan.id, {}), plan.id, _as_values(propose(plan, today, days)))
        return work.change_set


def needs_plan(plan: CasePlan) -> bool:
    """Whether a plan would be proposed for it."""
    return plan.is_open and not plan.is_planned


def set_baseline(f: ProgrammeFile, *, ids: Sequence[int] | None, actor: str) -> int | None:
    """Promise the plan as it is now, for ``ids`` or all. Returns the change set's number, None when nothing differs.

    Raises RefusedError when none of them is planned.
    """
    wanted = None if ids is None else set(ids)
    rows = [row for row in with_plan(f) if (wanted is None or row[1] in wanted) and (row[2] or row[3])]
    if not rows:
        raise RefusedError(tr("None of these use cases has a plan yet. Propose or enter a plan first."))
    return _baseline(
        f, tr("Set baseline of"), [(row[0], row[1], row[2:4]) for row in rows if row[2:4] != row[4:]], actor
    )


def clear_baseline(f: ProgrammeFile, *, ids: Sequence[int] | None, actor: str) -> int | None:
    """Take the baseline away, of ``ids`` or all. Returns the change set's number, None when there is none."""
    wanted = None if ids is None else set(ids)
    rows = [row for row in with_plan(f) if (wanted is None or row[1] in wanted) and (row[4] or row[5])]
    return _baseline(f, tr("Clear baseline of"), [(row[0], row[1], (None, None)) for row in rows], actor)


def add_dependency(f: ProgrammeFile, *, use_case_id: int, needs_id: int, reason: str | None = None, actor: str) -> int:
    """Let a use case wait for another. Raises RefusedError for itself, a second time, and for a circle."""
    objection = dependency_objection(f, use_case_id, needs_id)
    if objection:
        raise RefusedError(objection)
    label = tr("Let {f} wait for {f2}", f=_key(f, use_case_id), f2=_key(f, needs_id))
    with f.work(label, actor=actor) as work:
        work.insert(UseCaseDependency(id=new_id(), use_case_id=use_case_id, needs_id=needs_id, reason=reason or None))
        return work.change_set


def dependency_objection(f: ProgrammeFile, use_case_id: int, needs_id: int) -> str | None:
    """Why a use case cannot wait for another, or None."""
    if use_case_id == needs_id:
        return tr("A use case cannot wait for itself. Choose another one.")
    needs: dict[int, list[int]] = {}
    for one in dependencies(f):
        needs.setdefault(one.waiting, []).append(one.needed)
    if needs_id in needs.get(use_case_id, ()):
        return tr("{case} already waits for {other}.", case=_key(f, use_case_id), other=_key(f, needs_id))
    way = circle(needs, use_case_id, needs_id)
    if way:
        return tr(
            "{case} cannot wait for {other}: that would be a circle ({way}). Remove one of these first.",
            case=_key(f, use_case_id),
            other=_key(f, needs_id),
            way=" → ".join(_key(f, one) for one in (*way, needs_id)),
        )
    return None


def remove_dependency(f: ProgrammeFile, *, dependency_id: int, actor: str) -> int:
    """Let a use case wait no longer. Raises RefusedError when that is so already."""
    found = next((one for one in dependencies(f) if one.id == dependency_id), None)
    if found is None:
        raise RefusedError(tr("This dependency is no longer there."))
    label = tr("Let {f} no longer wait for {f2}", f=_key(f, found.waiting), f2=_key(f, found.needed))
    with f.work(label, actor=actor) as work:
        work.delete("use_case_dependency", dependency_id)
        return work.change_set


def _baseline(
    f: ProgrammeFile, verb: str, rows: Sequence[tuple[int, int, tuple[str | None, ...]]], actor: str
) -> int | None:
    """Write baselines; each row is the plan's id, its use case, and the two stored days."""
    if not rows:
        return None
    cases = {row[1] for row in rows}
    name = _key(f, rows[0][1]) if len(cases) == 1 else tr("{cases:,} use cases", cases=len(cases))
    values = [
        (row[0], {name: date.fromisoformat(day) if day else None for name, day in zip(NAMES[2:4], row[2], strict=True)})
        for row in rows
    ]
    with f.work(f"{verb} {name}", actor=actor) as work:
        work.update_many("stage_plan", values)
        return work.change_set


def _write(work: Work, rows: Mapping[int, int], case: int, values: Mapping[int, Mapping[str, date | None]]) -> None:
    """Change the stage plans that are there and add those that are not."""
    for stage, dates in values.items():
        if not FIRST <= stage <= LAST:
            raise RefusedError(tr("There is no stage {stage} to plan.", stage=stage))
        if stage in rows:
            work.update("stage_plan", rows[stage], dates)
        elif any(dates.values()):
            work.insert(StagePlan(id=new_id(), use_case_id=case, stage=stage, **dates))


def _plan_of(f: ProgrammeFile, case: int) -> CasePlan:
    book = plan_book(f, [case])
    if case not in book:
        raise RefusedError(tr("The use case is no longer there; it may have been removed meanwhile."))
    return book.plan(case)


def _as_values(days: Mapping[int, Days]) -> dict[int, dict[str, date | None]]:
    return {stage: {NAMES[0]: start, NAMES[1]: end} for stage, (start, end) in days.items()}


def _six(one: StageDates) -> tuple[date | None, ...]:
    return (
        one.planned_start, one.planned_end, one.baseline_start, one.baseline_end, one.actual_start, one.actual_end,
    )  # fmt: skip


def _wrong_way(what: str, stage: int) -> str:
    """That dates stand the wrong way round, in whole sentences."""
    if what == "planned":
        return tr("Stage {stage} is planned to end before it begins.", stage=stage)
    if what == "baseline":
        return tr("The baseline of stage {stage} ends before it begins.", stage=stage)
    return tr("Stage {stage} really ended before it began.", stage=stage)


def _key(f: ProgrammeFile, case: int) -> str:
    rows = query.rows(f, "use_case", ["key"], {"id": case})
    return str(rows[0][0]) if rows else tr("a use case that is gone")
