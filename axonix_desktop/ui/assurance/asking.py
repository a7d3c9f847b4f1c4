"""What people do with incidents, asked for in small windows: report, step, note, tell, close."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from axonix_desktop.actions import incidents as acts
from axonix_desktop.actions.bulk_records import change_records
from axonix_desktop.core.fields import Field
from axonix_desktop.core.incidents import Step
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.moments import utc_text
from axonix_desktop.core.records.governance import Incident, IncidentEvent
from axonix_desktop.core.words import mark, tr
from axonix_desktop.store.queries.incidents import IncidentRow
from axonix_desktop.store.queries.records import titles
from axonix_desktop.ui.assurance.form_dialog import Asked, ask, done
from axonix_desktop.ui.context import PageContext

_REPORTED = ("summary", "use_case_id", "severity", "harm", "owner_id", "detected_at", "aware_at")
_NOTES = {
    "contained_at": (mark("When was it contained?"), mark("Note as contained")),
    "reported_at": (mark("When was the authority told?"), mark("Note as told")),
    "resolved_at": (mark("When was it resolved?"), mark("Note as resolved")),
}


def report(context: PageContext, use_case_id: int | None = None, *, is_rehearsal: bool = False) -> int | None:
    """Ask for a new incident, or an exercise, and return its id; None when none was reported."""
    now = utc_text(context.programme.now())
    begins: dict[str, Value] = {"detected_at": now, "aware_at": now, "use_case_id": use_case_id}
    fields = [_needed(Incident.fields[name]) if name == "summary" else Incident.fields[name] for name in _REPORTED]
    title = tr("Rehearse the protocol") if is_rehearsal else tr("Report an incident")
    note = (
        tr("An exercise goes through every step; no clock runs and nothing is counted as an incident.")
        if is_rehearsal
        else tr("A line is enough for now. What it did to people decides which clocks run from when you became aware.")
    )
    made: list[Any] = []

    def make(values: dict[str, Value]) -> str | None:
        act = partial(
            acts.report_incident, values={**values, "is_rehearsal": is_rehearsal or None}, now=context.programme.now()
        )
        return done(context, act, tr("The incident cannot be reported"), made)

    verb = tr("Begin the exercise") if is_rehearsal else tr("Report")
    words = _titles(context, use_case_id)
    if not ask(context, Asked(title, note, fields, verb, begins, words, "summary"), make):
        return None
    _say(context, tr("The exercise begins") if is_rehearsal else tr("Incident reported"))
    return made[0].ids[0]


def add_entry(context: PageContext, row: IncidentRow) -> bool:
    """Ask for an entry of the timeline."""
    fields = [IncidentEvent.fields[name] for name in ("happened_at", "event_kind", "text", "told_by")]
    begins: dict[str, Value] = {"happened_at": utc_text(context.programme.now()), "event_kind": "action"}

    def make(values: dict[str, Value]) -> str | None:
        entry = acts.Entry(
            str(values.get("text", "")), str(values["happened_at"]), str(values.get("event_kind") or "action"),
            str(values.get("told_by") or ""),
        )  # fmt: skip
        act = partial(acts.add_entry, incident_id=row.incident.id, entry=entry, now=context.programme.now())
        return done(context, act, tr("The entry cannot be added"))

    asked = Asked(tr("Add to the timeline"), _called(row), fields, tr("Add"), begins, first="text")
    return _told(context, ask(context, asked, make), tr("Added to the timeline"))


def change_entry(context: PageContext, entry: IncidentEvent) -> bool:
    """Ask how an entry of the timeline is to be."""
    names = ("happened_at", "event_kind", "text", "told_by")
    begins: dict[str, Value] = {name: getattr(entry, name) for name in names}

    def make(values: dict[str, Value]) -> str | None:
        changed = {name: values.get(name) for name in names}
        act = partial(change_records, kind="incident_event", changes=[(entry.id, changed)])
        return done(context, act, tr("The entry cannot be changed"))

    fields = [IncidentEvent.fields[name] for name in names]
    asked = Asked(tr("Change an entry"), "", fields, tr("Keep"), begins, first="text")
    return _told(context, ask(context, asked, make), tr("Entry changed"))


def take_next(context: PageContext, row: IncidentRow) -> bool:
    """Ask for what the next step wants and take it; the last one closes the incident."""
    step = row.next
    if step is None:
        return False
    return close(context, row) if step.code == "close" else reach(context, row, step)


def reach(context: PageContext, row: IncidentRow, step: Step) -> bool:
    """Ask when and how a step was reached, and for the facts it needs."""
    one = row.incident
    facts = [_needed(Incident.fields[name]) for name in step.needs]
    when, text = IncidentEvent.fields["happened_at"], IncidentEvent.fields["text"]
    told = replace(text, required=False, label=mark("How"), help=mark("What was done, for the timeline"))
    noted = getattr(one, step.sets) if step.sets else None
    begins: dict[str, Value] = {name: getattr(one, name) for name in step.needs}
    begins["happened_at"] = noted or utc_text(context.programme.now())

    def make(values: dict[str, Value]) -> str | None:
        at = str(values["happened_at"])
        act = partial(
            acts.reach_step, incident_id=one.id, code=step.code, now=context.programme.now(), at=at,
            text=str(values.get("text") or ""), facts={name: values.get(name) for name in step.needs},
        )  # fmt: skip
        return done(context, act, tr("The step cannot be taken"))

    title = tr("{step}: {incident}", step=tr(step.title), incident=one.key or one.summary)
    first = next((name for name in step.needs if not begins[name]), "text")
    asked = Asked(title, tr(step.asks), [*facts, when, told], tr("Step reached"), begins, first=first)
    return _told(context, ask(context, asked, make), tr("{step} reached", step=tr(step.title)))


def note(context: PageContext, row: IncidentRow, name: str) -> bool:
    """Ask when it was contained, told or resolved."""
    title, verb = _NOTES[name]
    now = utc_text(context.programme.now())
    begins: dict[str, Value] = {name: getattr(row.incident, name) or now}

    def make(values: dict[str, Value]) -> str | None:
        act = partial(
            acts.note_moment, incident_id=row.incident.id, name=name, now=context.programme.now(),
            at=str(values[name]),
        )  # fmt: skip
        return done(context, act, tr("That cannot be noted"))

    asked = Asked(tr(title), _called(row), [_needed(Incident.fields[name])], tr(verb), begins, first=name)
    return _told(context, ask(context, asked, make), tr("Noted"))


def note_now(context: PageContext, row: IncidentRow, name: str) -> None:
    """Note that it is contained, told or resolved at this moment; say how to take it back."""
    act = partial(acts.note_moment, incident_id=row.incident.id, name=name, now=context.programme.now())
    reason = done(context, act, tr("That cannot be noted"))
    if reason is None:
        words = {
            "contained_at": tr("Contained now"), "reported_at": tr("Authority told now"),
            "resolved_at": tr("Resolved now"),
        }[name]  # fmt: skip
        _say(context, words)
    else:
        context.messages.tell(tr("That cannot be noted"), reason)


def close(context: PageContext, row: IncidentRow) -> bool:
    """Ask for the second person who closes it."""
    field = replace(
        _needed(Incident.fields["closed_by"]), label=mark("Second person"),
        help=mark("Who read the record and closes it; not the owner"),
    )  # fmt: skip
    owner = row.owner or tr("nobody yet")
    text = tr("A second person reads the record and closes it. The owner is {owner}.", owner=owner)
    actor = context.programme.actor
    begins: dict[str, Value] = {} if actor.casefold() == row.owner.casefold() else {"closed_by": actor}

    def make(values: dict[str, Value]) -> str | None:
        act = partial(
            acts.close_incident, incident_id=row.incident.id, closed_by=str(values.get("closed_by", "")),
            now=context.programme.now(),
        )  # fmt: skip
        return done(context, act, tr("The incident cannot be closed"))

    title = tr("Close {incident}", incident=row.incident.key or row.incident.summary)
    asked = Asked(title, text, [field], tr("Close the incident"), begins, first="closed_by")
    return _told(context, ask(context, asked, make), tr("Incident closed"))


def reopen(context: PageContext, row: IncidentRow) -> bool:
    """Ask why a closed incident is opened again."""
    field = replace(
        _needed(IncidentEvent.fields["text"]), label=mark("Reason"), help=mark("Why it is opened again")
    )  # fmt: skip

    def make(values: dict[str, Value]) -> str | None:
        act = partial(
            acts.reopen_incident, incident_id=row.incident.id, reason=str(values.get("text", "")),
            now=context.programme.now(),
        )  # fmt: skip
        return done(context, act, tr("The incident cannot be opened again"))

    title = tr("Open {incident} again", incident=row.incident.key or row.incident.summary)
    is_done = ask(context, Asked(title, _called(row), [field], tr("Open again")), make)
    return _told(context, is_done, tr("Incident opened again"))


def _told(context: PageContext, is_done: bool, words: str) -> bool:
    """Say what was done, when it was."""
    if is_done:
        _say(context, words)
    return is_done


def _say(context: PageContext, words: str) -> None:
    context.toast.say(words, tr("Undo"), lambda: context.run("edit.undo"))


def _needed(field: Field) -> Field:
    return replace(field, required=True)


def _called(row: IncidentRow) -> str:
    one = row.incident
    return tr("{key}: {summary}", key=one.key, summary=one.summary) if one.key else one.summary


def _titles(context: PageContext, use_case_id: int | None) -> dict[str, str]:
    if use_case_id is None:
        return {}
    return {"use_case_id": titles(context.programme.file, "use_case", [use_case_id]).get(use_case_id, "")}
