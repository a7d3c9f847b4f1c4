"""Working on an incident: report it, keep its timeline, go through the protocol, tell the authority, close it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from axonix_desktop.actions.bulk_records import Made, insert_records
from axonix_desktop.core.incidents import (
    moment_objection,
    noted_words,
    objections_to_closing,
    objections_to_step,
    reached,
)
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.moments import local_day, utc_text
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.governance import Incident, IncidentEvent
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.incidents import protocol, reporting_clocks
from axonix_desktop.store.queries.records import record, titles
from axonix_desktop.store.work import Work

_MOST_CALLED = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a timeline as a person gives it."""

    text: str
    at: str
    kind: str = "action"
    by: str = ""


def report_incident(f: ProgrammeFile, values: Mapping[str, Value], *, now: datetime, actor: str) -> Made:
    """Report an incident or an exercise; its first timeline entry and its first step come with it.

    Without other words it was noticed and known now. Raises RefusedError for an empty summary or a moment to come.
    """
    summary = str(values.get("summary") or "").strip()
    if not summary:
        raise RefusedError(tr("Say in a line what happened."))
    at = str(values.get("detected_at") or values.get("aware_at") or utc_text(now))
    whole: dict[str, Value] = {
        **values,
        "summary": summary,
        "detected_at": at,
        "aware_at": values.get("aware_at") or at,
        "protocol_step": protocol()[0].title,
    }
    bare = Incident(id=0, summary=summary)
    reasons = [moment_objection(bare, name, str(whole[name]), now) for name in ("detected_at", "aware_at")]
    _refuse([one for one in reasons if one])
    is_exercise = bool(values.get("is_rehearsal"))
    words = _short(summary)
    label = tr("Rehearse the protocol: {summary}", summary=words) if is_exercise else tr(
        "Report an incident: {summary}", summary=words
    )  # fmt: skip
    with f.work(label, actor=actor) as work:
        made = insert_records(f, work, "incident", [whole])
        _write(work, made[0], Entry(summary, at, "noticed", actor))
    return Made(work.change_set, made)


def add_entry(f: ProgrammeFile, incident_id: int, entry: Entry, *, now: datetime, actor: str) -> int:
    """Add an entry to the timeline. Raises RefusedError without words or for a moment to come."""
    one = _incident(f, incident_id)
    text = entry.text.strip()
    reasons = [] if text else [tr("Say what happened.")]
    objection = moment_objection(one, "happened_at", entry.at, now)
    _refuse([*reasons, *([objection] if objection else [])])
    with f.work(tr("Add to the timeline of {incident}", incident=_called(one)), actor=actor) as work:
        _write(work, incident_id, Entry(text, entry.at, entry.kind, entry.by or actor))
        return work.change_set


def reach_step(  # noqa: PLR0913 - a step is told everything once
    f: ProgrammeFile,
    incident_id: int,
    code: str,
    *,
    now: datetime,
    actor: str,
    at: str = "",
    text: str = "",
    facts: Mapping[str, Value] | None = None,
) -> int:
    """Say that the next step of the protocol is reached (``at`` a moment, else now); it goes into the timeline.

    ``facts`` are fields that the step asks for (severity, root cause). A step that notes a moment (contained,
    reported, resolved) notes it where none stands. Raises RefusedError.
    """
    one, steps = _incident(f, incident_id), protocol()
    step = next((each for each in steps if each.code == code), None)
    if step is None:
        raise RefusedError(tr("The protocol has no such step."))
    if step is steps[-1]:
        raise RefusedError(tr("An incident is closed by a second person, not by a step alone."))
    values = {name: value for name, value in (facts or {}).items() if name in step.needs}
    moment = at or str((getattr(one, step.sets) if step.sets else None) or utc_text(now))
    objection = moment_objection(one, step.sets or "", moment, now)
    reasons = objections_to_step(one.changed(**values), step, steps, reporting_clocks())
    _refuse([*reasons, *([objection] if objection else [])])
    values["protocol_step"] = step.title
    if step.sets and (at or not getattr(one, step.sets)):
        values[step.sets] = moment
    words = text.strip() or tr(step.title)
    with f.work(tr("{step} reached for {incident}", step=tr(step.title), incident=_called(one)), actor=actor) as work:
        work.update("incident", incident_id, values)
        _write(work, incident_id, Entry(words, moment, "step", actor))
        return work.change_set


def note_moment(
    f: ProgrammeFile, incident_id: int, name: str, *, now: datetime, actor: str, at: str = ""
) -> int | None:
    """Note when it was contained, resolved or reported (``name`` is the field), now unless said otherwise.

    It goes into the timeline, and the protocol comes forward where that was the next step. None when it stands so.
    """
    one, steps = _incident(f, incident_id), protocol()
    step = next((each for each in steps if each.sets == name), None)
    if step is None:
        raise RefusedError(tr("Only when it was contained, reported or resolved can be noted."))
    if one.closed_on is not None:
        raise RefusedError(tr("The incident is closed."))
    moment = at or utc_text(now)
    if getattr(one, name) == moment:
        return None
    objection = moment_objection(one, name, moment, now)
    _refuse([objection] if objection else [])
    values: dict[str, Value] = {name: moment}
    if steps.index(step) > reached(one, steps) and not objections_to_step(one, step, steps, reporting_clocks()):
        values["protocol_step"] = step.title
    what = noted_words(name)
    with f.work(tr("{what}: {incident}", what=what, incident=_called(one)), actor=actor) as work:
        work.update("incident", incident_id, values)
        kind = "message" if name == "reported_at" else "action"
        _write(work, incident_id, Entry(what, moment, kind, actor))
        return work.change_set


def close_incident(f: ProgrammeFile, incident_id: int, closed_by: str, *, now: datetime, actor: str) -> int:
    """Close an incident as a second person. Raises RefusedError with every reason against it."""
    one = _incident(f, incident_id)
    owner = titles(f, "person", [one.owner_id]).get(one.owner_id, "") if one.owner_id else ""
    _refuse(objections_to_closing(one, closed_by, owner, reporting_clocks(), now))
    name, at = " ".join(closed_by.split()), utc_text(now)
    with f.work(tr("Close {incident}", incident=_called(one)), actor=actor) as work:
        values: dict[str, Value] = {
            "closed_by": name, "closed_on": local_day(at), "protocol_step": protocol()[-1].title,
        }  # fmt: skip
        work.update("incident", incident_id, values)
        _write(work, incident_id, Entry(tr("Closed by {person}", person=name), at, "decision", name))
        return work.change_set


def reopen_incident(f: ProgrammeFile, incident_id: int, reason: str, *, now: datetime, actor: str) -> int:
    """Open a closed incident again, with the reason in its timeline. Raises RefusedError."""
    one = _incident(f, incident_id)
    if one.closed_on is None:
        raise RefusedError(tr("The incident is open."))
    if not reason.strip():
        raise RefusedError(tr("Say why it is opened again."))
    with f.work(tr("Open {incident} again", incident=_called(one)), actor=actor) as work:
        step = protocol()[-2].title
        work.update("incident", incident_id, {"closed_by": None, "closed_on": None, "protocol_step": step})
        _write(work, incident_id, Entry(reason.strip(), utc_text(now), "decision", actor))
        return work.change_set


def _incident(f: ProgrammeFile, incident_id: int) -> Incident:
    found = record(f, "incident", incident_id)
    if not isinstance(found, Incident):
        raise RefusedError(tr("The incident is no longer there; it may have been removed meanwhile."))
    return found


def _write(work: Work, incident_id: int, entry: Entry) -> None:
    work.insert(
        IncidentEvent(
            id=new_id(), incident_id=incident_id, happened_at=entry.at, event_kind=entry.kind, text=entry.text,
            told_by=entry.by or None,
        )
    )  # fmt: skip


def _refuse(reasons: list[str] | tuple[str, ...]) -> None:
    if reasons:
        raise RefusedError(" ".join(reasons))


def _called(one: Incident) -> str:
    return one.key or f"“{_short(one.summary)}”"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _MOST_CALLED else f"{flat[: _MOST_CALLED - 1]}…"
