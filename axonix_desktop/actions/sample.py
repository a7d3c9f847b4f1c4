"""The sample programme: an import with half a year of history before it, told step by step from data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from axonix_desktop.actions.bulk_records import change_records
from axonix_desktop.actions.classification import Decision, classify_risk
from axonix_desktop.actions.imports import apply_import
from axonix_desktop.actions.sample_entries import Entries
from axonix_desktop.core.importing.plan import ImportPlan
from axonix_desktop.core.kinds import Stored, Value
from axonix_desktop.core.marks import SAMPLE
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.records.portfolio import GateDecision, StagePlan, UseCaseDependency
from axonix_desktop.core.records.steering import SteeringAction, SteeringDecision, SteeringMeeting
from axonix_desktop.core.stages import TITLES
from axonix_desktop.core.story import Told, Turn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.journal import head
from axonix_desktop.store.queries.records import records, rows
from axonix_desktop.store.work import Work


def begin_sample(
    f: ProgrammeFile, plan: ImportPlan, told: Told, story: Mapping[str, Any], today: date, *, actor: str
) -> None:
    """Import the tracker as it was at the beginning, then plan its stages and say what waits for what."""
    with f.work("Describe the programme", actor=actor) as work:
        for one in records(f, "programme"):
            work.update("programme", one.id, {**story["programme"]})
    apply_import(f, plan, actor=actor)
    by_case = told.cases
    with f.work("Plan the stages", actor=actor) as work:
        for case, plans in story["plans"].items():
            for stage, *days in plans:
                dates = dict(zip(_PLAN_FIELDS, (_day(today, one) for one in days), strict=True))
                if case in by_case:
                    work.insert(StagePlan(id=new_id(), use_case_id=by_case[case], stage=stage, **dates))
        for case, needs, reason in story["dependencies"]:
            work.insert(
                UseCaseDependency(id=new_id(), use_case_id=by_case[case], needs_id=by_case[needs], reason=reason)
            )


def tell(f: ProgrammeFile, turn: Turn, told: Told, entries: Entries) -> None:
    """Do one step of the story."""
    today = entries.today
    if turn.entries and turn.entries[0]["kind"] == "classify":
        for one in turn.entries:
            _classify(f, turn, one["values"], told, today)
    elif turn.entries:
        with f.work(turn.label, actor=turn.by) as work:
            entries.write(work, turn.entries)
    elif turn.gate is not None:
        _pass_gate(f, turn.gate, told, today)
    elif turn.meeting is not None:
        _hold_meeting(f, turn, told, today)
    elif turn.label:
        with f.work(turn.label, actor=turn.by) as work:
            for kind, values in turn.added:
                work.insert_many(record_of(kind), tuple(values), [tuple(values.values())])
            for kind, record_id, values in turn.changes:
                work.update(kind, record_id, _plain(kind, values))
    else:
        for kind, record_id, values in turn.changes:
            change_records(f, kind, [(record_id, _plain(kind, values))], actor=turn.by)


def _classify(f: ProgrammeFile, turn: Turn, told_so: Mapping[str, Any], told: Told, today: date) -> None:
    """Classify a use case by answers, as the dialog does."""
    answers = {code: tuple(words) for code, words in told_so["answers"].items()}
    decision = Decision(answers, told_so["tier"], decided_by=turn.by)
    classify_risk(f, told.cases[told_so["case"].upper()], decision, today=_on(today, turn.day), actor=turn.by)


def is_sample(f: ProgrammeFile) -> bool:
    """Whether the programme file is marked as sample data."""
    return bool(rows(f, "setting", ["id"], {"name": SAMPLE}))


def mark_as_sample(f: ProgrammeFile, *, actor: str) -> None:
    """Mark a programme file as sample data."""
    from axonix_desktop.core.records.steering import Setting

    with f.work("Mark as sample data", actor=actor) as work:
        work.insert(Setting(id=new_id(), name=SAMPLE, value=json.dumps(True)))


_PLAN_FIELDS = (
    "planned_start_on", "planned_end_on", "baseline_start_on", "baseline_end_on", "actual_start_on", "actual_end_on",
)  # fmt: skip


def _pass_gate(f: ProgrammeFile, gate: Mapping[str, Any], told: Told, today: date) -> None:
    case = told.cases.get(gate["case"])
    if case is None:
        return
    on, stage, to = _on(today, gate["day"]), int(gate["stage"]), int(gate["to"])
    words = {"hold": "Put {case} on hold at {stage}", "recycle": "Send {case} back to {stage}"}.get(
        gate["decision"], "Move {case} to {stage}"
    )
    with f.work(words.format(case=gate["case"], stage=TITLES[to]), actor=gate["by"]) as work:
        if stage > 0:
            work.insert(
                GateDecision(
                    id=new_id(), use_case_id=case, stage=stage, decision=gate["decision"], decided_on=on,
                    forum=gate["forum"], approver=gate["approver"], conditions=gate.get("conditions"),
                    conditions_due_on=_day(today, gate.get("due")), conditions_met_on=_day(today, gate.get("met")),
                    notes=gate.get("note"),
                )
            )  # fmt: skip
        status = {"hold": "on_hold"}.get(gate["decision"], "active")
        work.update("use_case", case, {"stage": to, "status": status})
        if to > stage:
            _stamp(f, work, case, stage, {"actual_end_on": on})
            _stamp(f, work, case, to, {"actual_start_on": on})


def _stamp(f: ProgrammeFile, work: Work, case: int, stage: int, values: Mapping[str, Value]) -> None:
    for row in rows(f, "stage_plan", ["id"], {"use_case_id": case, "stage": stage}):
        work.update("stage_plan", int(row[0] or 0), values)


def _hold_meeting(f: ProgrammeFile, turn: Turn, told: Told, today: date) -> None:
    meeting = turn.meeting or {}
    held = _on(today, meeting["held"])
    seen = head(f)
    with f.work(f"Prepare {meeting['name']}" if held > today else f"Minutes of {meeting['name']}", turn.by) as work:
        number = work.insert(
            SteeringMeeting(
                id=new_id(), name=meeting["name"], held_on=held, attendees=tuple(meeting["attendees"]),
                agenda=meeting["agenda"], minutes=meeting.get("minutes"), is_issued=held <= today,
                journal_position=seen if held <= today else None,
            )
        )  # fmt: skip
        for one in meeting["decisions"]:
            work.insert(
                SteeringDecision(
                    id=new_id(), steering_meeting_id=number, use_case_id=told.cases.get(one.get("case", "")),
                    text=one["text"], recommendation=one.get("recommendation"), outcome=one.get("outcome"),
                    due_on=_day(today, one.get("due")), decided_on=held if one.get("outcome") else None,
                )
            )  # fmt: skip
        for one in meeting["actions"]:
            work.insert(
                SteeringAction(
                    id=new_id(), steering_meeting_id=number, use_case_id=told.cases.get(one.get("case", "")),
                    text=one["text"], owner_id=told.people.get(one.get("owner", "")),
                    due_on=_day(today, one.get("due")), status=one["status"],
                )
            )  # fmt: skip


def _plain(kind: str, values: Mapping[str, Stored]) -> dict[str, Value]:
    fields = record_of(kind).fields
    return {name: fields[name].kind.from_store(value) for name, value in values.items()}


def _on(today: date, days: int) -> date:
    return today + timedelta(days=int(days))


def _day(today: date, days: int | None) -> date | None:
    return None if days is None else _on(today, days)
