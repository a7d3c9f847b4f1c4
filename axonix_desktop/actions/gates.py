"""Decisions at gates and the moves they make: one change set each, undone in one step."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from axonix_desktop.core.gates import Finding
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.move_words import label
from axonix_desktop.core.moving import (
    PASSING,
    SKIP_CODE,
    START,
    Decision,
    Standing,
    goal,
    objections_to,
    outcome,
    plan_dates,
)
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.portfolio import GateDecision, StagePlan
from axonix_desktop.core.stages import STAGES, skipped
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.moves import stage_plans, standings
from axonix_desktop.store.queries.records import record
from axonix_desktop.store.work import Work


def decide_gate(f: ProgrammeFile, use_case_id: int, decision: Decision, *, today: date, actor: str) -> int:
    """Record a decision about one use case and do what it says. Raises RefusedError with every reason against it.

    Returns the change set's number.
    """
    return decide_gates(f, [(use_case_id, decision)], today=today, actor=actor)


def decide_gates(f: ProgrammeFile, moves: Sequence[tuple[int, Decision]], *, today: date, actor: str) -> int:
    """Record a decision about each of several use cases (id, decision), each with a record of its own, all or none.

    Each is looked at anew. Raises RefusedError with the reasons of every use case that may not. Returns the change
    set's number.
    """
    ids = list(dict.fromkeys(number for number, _ in moves))
    known = standings(f, ids, today)
    if not ids or len(known) < len(ids) or len(ids) < len(moves):
        raise RefusedError(tr("The use case is no longer there; it may have been removed meanwhile."))
    wanted = [(known[number], decision) for number, decision in moves]
    _refuse(wanted, today)
    plans = stage_plans(f, ids)
    with f.work(label(wanted), actor=actor) as work:
        for standing, decision in wanted:
            _carry_out(work, standing, decision, plans)
        return work.change_set


def meet_conditions(f: ProgrammeFile, decision_id: int, on: date, *, today: date, actor: str) -> int:
    """Say that what a conditional go asked for was met ``on`` a day. Raises RefusedError. Returns the change set."""
    one = record(f, "gate_decision", decision_id)
    if not isinstance(one, GateDecision):
        raise RefusedError(tr("The decision is no longer there; it may have been taken back meanwhile."))
    if one.decision != "conditional_go":
        raise RefusedError(tr("Only a conditional go has conditions to be met."))
    if one.conditions_met_on is not None:
        raise RefusedError(
            tr(
                "The conditions were called met on {conditions_met_on} already.",
                conditions_met_on=Date().show(one.conditions_met_on),
            )
        )
    if not one.decided_on <= on <= today:
        raise RefusedError(tr("The conditions are met between the day of the decision and today."))
    case = next(iter(standings(f, [one.use_case_id], today).values()), None)
    name = case.key if case else "a use case"
    with f.work(tr("Conditions of {name} at gate {stage} are met", name=name, stage=one.stage), actor=actor) as work:
        work.update("gate_decision", decision_id, {"conditions_met_on": on})
        return work.change_set


def _refuse(wanted: Sequence[tuple[Standing, Decision]], today: date) -> None:
    """Raise the reasons against the decisions, the use case named before each where there are several."""
    reasons: list[str] = []
    for one, decision in wanted:
        found = objections_to(one, decision, today)
        words = [each.words for each in found]
        if any(each.about == "criteria" for each in found):
            words += [missing.reason for missing in one.missing(decision.waivers)]
        prefix = f"{one.key}: " if len(wanted) > 1 else ""
        reasons += [prefix + " ".join(words)] if words else []
    if reasons:
        raise RefusedError("\n".join(reasons))


def _carry_out(
    work: Work, standing: Standing, decision: Decision, plans: Mapping[tuple[int, int], tuple[int, date | None]]
) -> None:
    """Write the decision, the stage and the dates of one use case."""
    target, after = goal(standing, decision), outcome(standing, decision)
    if decision.decision != START or skipped(standing.stage, target):
        work.insert(_record(standing, decision, target))
    work.update("use_case", standing.id, {"stage": after.stage, "status": after.status})
    if decision.decision not in (*PASSING, START, "recycle"):
        return
    _, started = plans.get((standing.id, target), (0, None))
    for stage, dates in plan_dates(standing.stage, target, decision.on, started).items():
        number, _ = plans.get((standing.id, stage), (0, None))
        if number:
            work.update("stage_plan", number, dates)
        elif any(dates.values()):
            work.insert(StagePlan(id=new_id(), use_case_id=standing.id, stage=stage, **dates))


def _record(standing: Standing, decision: Decision, target: int) -> GateDecision:
    """The record of a decision with the criteria as they stood."""
    is_conditional = decision.decision == "conditional_go"
    return GateDecision(
        id=new_id(),
        use_case_id=standing.id,
        stage=standing.stage,
        decision="go" if decision.decision == START else decision.decision,
        decided_on=decision.on,
        forum=decision.forum.strip() or None,
        approver=decision.approver.strip() or None,
        conditions=decision.conditions.strip() if is_conditional else None,
        conditions_due_on=decision.conditions_due_on if is_conditional else None,
        waivers=_waivers(standing, decision, target),
        snapshot=_snapshot(standing, decision, target),
        notes=decision.note.strip() or None,
    )


def _waivers(standing: Standing, decision: Decision, target: int) -> str | None:
    """The criteria and stages set aside, each with its reason, as JSON; a criterion that holds needs none."""
    if decision.decision not in (*PASSING, START, "hold"):
        return None
    found = [
        {"code": one.criterion.code, "text": one.criterion.text, "reason": decision.waivers[one.criterion.code].strip()}
        for one in standing.gate.findings
        if _is_waived(one, decision)
    ]
    found += [
        {
            "code": f"{SKIP_CODE}-{number}",
            "text": tr("Stage {number} {short} is skipped", number=number, short=STAGES[number].short),
            "reason": decision.skip_reason.strip(),
        }
        for number in (skipped(standing.stage, target) if decision.decision != "hold" else ())
    ]
    return json.dumps(found, ensure_ascii=False) if found else None


def _snapshot(standing: Standing, decision: Decision, target: int) -> str:
    """What the data said of every criterion, and where the decision led, as JSON."""
    criteria = [
        {
            "code": one.criterion.code,
            "text": one.criterion.text,
            "rule": one.criterion.rule,
            "version": one.criterion.version,
            "threshold": one.criterion.threshold,
            "parameter": one.criterion.parameter,
            "holds": one.holds,
            "waived": _is_waived(one, decision),
            "reason": one.reason,
        }
        for one in standing.gate.findings
    ]
    after = outcome(standing, decision)
    return json.dumps({"to": after.stage if decision.decision != START else target, "status": after.status,
                       "criteria": criteria}, ensure_ascii=False)  # fmt: skip


def _is_waived(one: Finding, decision: Decision) -> bool:
    return not one.holds and bool(decision.waivers.get(one.criterion.code, "").strip())
