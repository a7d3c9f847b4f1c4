"""Gather the page of an incident: what happened and when, its clock, its timeline, cause and lesson."""

from __future__ import annotations

from datetime import datetime

from axonix_desktop.core.assurance_sheets import IncidentLine, IncidentSheet
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.moments import local_day, shown_moment, utc_text
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.governance import Incident, IncidentEvent
from axonix_desktop.core.words import mark, tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.incidents import IncidentRow, one_incident, timeline
from axonix_desktop.store.queries.steering import programme_name

_MOMENTS = (
    ("detected_at", mark("Noticed")), ("aware_at", mark("Aware")), ("contained_at", mark("Contained")),
    ("reported_at", mark("Authority told")), ("resolved_at", mark("Resolved")),
)  # fmt: skip


def gather_incident(f: ProgrammeFile, incident_id: int, now: datetime) -> IncidentSheet:
    """The page as of ``now``. Raises RefusedError when the incident is gone."""
    row = one_incident(f, incident_id, now)
    if row is None:
        raise RefusedError(tr("The incident is no longer there; it may have been removed meanwhile."))
    one, fields = row.incident, Incident.fields
    day = local_day(utc_text(now)) or now.date()
    clock, rule, source = _clock(row)
    return IncidentSheet(
        programme=programme_name(f) or f.path.stem,
        as_of=day,
        key=one.key or "",
        summary=one.summary,
        severity=tr(fields["severity"].kind.show(one.severity)) if one.severity else "",
        harm=tr(fields["harm"].kind.show(one.harm)) if one.harm else "",
        is_rehearsal=bool(one.is_rehearsal),
        use_case=" ".join(part for part in (row.case_key, row.case_title) if part),
        owner=row.owner,
        moments=tuple(
            (tr(label), shown_moment(held) if (held := getattr(one, name)) else "") for name, label in _MOMENTS
        ),
        steps=tuple((tr(step.title), place <= row.place) for place, step in enumerate(row.steps)),
        clock=clock,
        clock_rule=rule,
        clock_source=source,
        timeline=tuple(_line(entry) for entry in timeline(f, incident_id)),
        root_cause=(one.root_cause or "").strip(),
        lesson=(one.lesson or "").strip(),
        is_lesson_closed=bool(one.is_lesson_closed),
        closed=tr("{person}, {date}", person=one.closed_by or tr("Somebody"), date=Date().show(one.closed_on))
        if one.closed_on
        else "",
    )


def _clock(row: IncidentRow) -> tuple[str, str, str]:
    """State, rule and source of the clock; why none runs."""
    running = row.clock
    if running is None:
        words = tr("An exercise: no clock runs.") if row.incident.is_rehearsal else tr("No reporting clock runs.")
        return words, "", ""
    one = running.clock
    rule = tr("Tell {whom}: {words}", whom=tr(one.whom), words=running.rule_words)
    source = tr("{source} ({region}), {confidence}. Information, not legal advice.", source=tr(one.source),
                region=one.region, confidence=tr(one.confidence))  # fmt: skip
    return running.words, rule, source


def _line(one: IncidentEvent) -> IncidentLine:
    sort = tr(IncidentEvent.fields["event_kind"].kind.show(one.event_kind)) if one.event_kind else ""
    return IncidentLine(shown_moment(one.happened_at), sort, one.text, one.told_by or "")
