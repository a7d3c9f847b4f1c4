"""Gather the page of a decision at a gate: as it was recorded, or as it stands before a forum decides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from axonix_desktop.core.gate_sheet import CriterionLine, CriterionState, GateSheet, PastLine
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.moving import SKIP_CODE, Decision, OpenConditions, Standing, goal, outcome
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.choices import GATE_DECISION, RISK_TIER, STATUS
from axonix_desktop.core.records.portfolio import GateDecision, UseCase
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import mark, tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.moves import decisions, standings
from axonix_desktop.store.queries.records import record, titles
from axonix_desktop.store.queries.steering import programme_name

_GONE = mark("The use case is no longer there; it may have been removed meanwhile.")


def gather_review(f: ProgrammeFile, use_case_id: int, draft: Decision, today: date) -> GateSheet:
    """The page as it stands today; ``draft`` is what the person has filled in so far."""
    standing = standings(f, [use_case_id], today).get(use_case_id)
    if standing is None:
        raise RefusedError(tr(_GONE))
    covers = draft.decision == "conditional_go"
    lines = tuple(
        CriterionLine(
            tr(one.criterion.text),
            _state(holds=one.holds, is_waived=bool(draft.waivers.get(one.criterion.code, "").strip()), covers=covers),
            one.reason,
            draft.waivers.get(one.criterion.code, "").strip(),
        )
        for one in standing.gate.findings
    )
    option = GATE_DECISION.option(draft.decision)
    return GateSheet(
        **_about(f, use_case_id, today),
        stage=standing.stage,
        to=goal(standing, draft),
        after=_after(standing.stage, outcome(standing, draft).stage, outcome(standing, draft).status),
        is_recorded=False,
        decision=tr(option.label) if option else "",
        tone=option.tone if option else "grey",
        decided_on=None,
        forum=draft.forum.strip(),
        approver=draft.approver.strip(),
        conditions=draft.conditions.strip() if covers else "",
        conditions_due_on=draft.conditions_due_on if covers else None,
        conditions_met_on=None,
        note=draft.note.strip(),
        criteria=lines,
        open_before=_open_before(standing),
        past=_past(decisions(f, use_case_id)),
    )


def gather_decision(f: ProgrammeFile, decision_id: int, today: date) -> GateSheet:
    """The page of a recorded decision, its criteria as they stood that day. Raises RefusedError when it is gone."""
    one = record(f, "gate_decision", decision_id)
    if not isinstance(one, GateDecision):
        raise RefusedError(tr("The decision is no longer there; it may have been taken back meanwhile."))
    saw: dict[str, Any] = json.loads(one.snapshot) if one.snapshot else {}
    waivers: list[dict[str, str]] = json.loads(one.waivers) if one.waivers else []
    waived = {each["code"]: each for each in waivers}
    covers = one.decision == "conditional_go"
    lines = [
        CriterionLine(
            _asked(each),
            _state(holds=each["holds"], is_waived=each["code"] in waived, covers=covers),
            each["reason"],
            waived[each["code"]]["reason"] if each["code"] in waived else "",
        )
        for each in saw.get("criteria", ())
    ]
    lines += [
        CriterionLine(_asked(each), "waived", tr("Stages are entered in order."), each["reason"])
        for code, each in waived.items()
        if code.startswith(SKIP_CODE)
    ]
    option = GATE_DECISION.option(one.decision)
    target = saw.get("to", one.stage)
    return GateSheet(
        **_about(f, one.use_case_id, today),
        stage=one.stage,
        to=target,
        after=_after(one.stage, target, saw.get("status", "")),
        is_recorded=True,
        decision=tr(option.label) if option else one.decision,
        tone=option.tone if option else "grey",
        decided_on=one.decided_on,
        forum=one.forum or "",
        approver=one.approver or "",
        conditions=one.conditions or "",
        conditions_due_on=one.conditions_due_on,
        conditions_met_on=one.conditions_met_on,
        note=one.notes or "",
        criteria=tuple(lines),
        past=_past([each for each in decisions(f, one.use_case_id) if each.id < one.id]),
    )


def _about(f: ProgrammeFile, use_case_id: int, today: date) -> dict[str, Any]:
    """What the page says of the use case itself."""
    case = record(f, "use_case", use_case_id)
    if not isinstance(case, UseCase):
        raise RefusedError(tr(_GONE))
    people = titles(f, "person", [one for one in (case.owner_id, case.sponsor_id) if one])
    units = titles(f, "business_unit", [case.business_unit_id]) if case.business_unit_id else {}
    return {
        "programme": programme_name(f) or f.path.stem,
        "as_of": today,
        "key": case.key,
        "title": case.title,
        "unit": units.get(case.business_unit_id or 0, ""),
        "owner": people.get(case.owner_id or 0, ""),
        "sponsor": people.get(case.sponsor_id or 0, ""),
        "risk_tier": tr(RISK_TIER.show(case.risk_tier)),
    }


def _asked(saw: Mapping[str, Any]) -> str:
    """The words of a criterion as it was recorded; those that came with the program are translated."""
    words = str(saw["text"])
    return tr(words)


def _state(*, holds: bool, is_waived: bool, covers: bool) -> CriterionState:
    if holds:
        return "met"
    return "waived" if is_waived else "conditions" if covers else "missing"


def _after(stage: int, target: int, status: str) -> str:
    """Where the decision leads, in words."""
    if status in ("completed", "retired", "on_hold") and target == stage:
        return tr(STATUS.show(status))
    return tr("Stage {target} {short}", target=target, short=tr(STAGES[target].short)) if target else tr("Pipeline")


def _open_before(standing: Standing) -> tuple[str, ...]:
    def told(one: OpenConditions) -> str:
        if not one.due_on:
            return tr("Gate of stage {stage}: {words}", stage=one.stage, words=one.words)
        day = Date().show(one.due_on)
        return tr("Gate of stage {stage} (due {day}): {words}", stage=one.stage, day=day, words=one.words)

    return tuple(told(one) for one in standing.open_conditions)


def _past(found: list[GateDecision]) -> tuple[PastLine, ...]:
    """Earlier decisions, newest first."""
    return tuple(
        PastLine(
            one.decided_on,
            tr("Gate {stage}: {decision}", stage=one.stage, decision=tr(GATE_DECISION.show(one.decision))),
            ", ".join(part for part in (one.forum, one.approver) if part),
        )
        for one in found
    )
