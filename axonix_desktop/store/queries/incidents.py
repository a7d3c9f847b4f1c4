"""Incidents as pages and paper need them: rows with their clocks, timelines, figures with the ids behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from statistics import fmean

from axonix_desktop.core.incidents import (
    SEVERITIES,
    Clock,
    Running,
    Step,
    clock_of,
    next_step,
    reached,
    steps_for,
)
from axonix_desktop.core.moments import utc_moment
from axonix_desktop.core.records.governance import Incident, IncidentEvent
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import records, titles
from axonix_desktop.store.seed import table


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident with the names it refers to, its clock, the steps it goes through and how far it has come."""

    incident: Incident
    case_key: str
    case_title: str
    owner: str
    clock: Running | None
    steps: tuple[Step, ...]
    place: int
    """The place of the last step reached among ``steps``; -1 before the first."""
    next: Step | None

    @property
    def is_open(self) -> bool:
        """Whether it is not closed yet."""
        return self.incident.closed_on is None


@dataclass(frozen=True, slots=True)
class IncidentFigures:
    """What the incidents of a programme come to; exercises count only as such. Each set holds the ids behind it.

    ``open``: not closed; ``open_by_severity``: the same by severity, worst first ("" where none is set);
    ``clocks_running``, ``clocks_missed``: nobody told yet, in time or past it; ``clocks_late``: told too late;
    ``lessons_open``: closed or resolved with a lesson that nobody acted upon; ``hours_to_contain`` and
    ``hours_to_resolve``: means from noticing, None without a case; ``rehearsals`` with the day of the last one.
    """

    total: int = 0
    open: frozenset[int] = frozenset()
    open_by_severity: tuple[tuple[str, frozenset[int]], ...] = ()
    clocks_running: frozenset[int] = frozenset()
    clocks_missed: frozenset[int] = frozenset()
    clocks_late: frozenset[int] = frozenset()
    lessons_open: frozenset[int] = frozenset()
    hours_to_contain: float | None = None
    hours_to_resolve: float | None = None
    contained: int = 0
    resolved: int = 0
    rehearsals: frozenset[int] = frozenset()
    last_rehearsed_at: str | None = None
    next_due_at: datetime | None = None


@cache
def protocol() -> tuple[Step, ...]:
    """The steps of the incident protocol as shipped."""
    return tuple(
        Step(one["code"], one["title"], one["asks"], one.get("sets"), tuple(one["needs"]),
             bool(one.get("only_with_clock")))
        for one in table("incident_protocol")["step"]
    )  # fmt: skip


@cache
def reporting_clocks() -> tuple[Clock, ...]:
    """The reporting clocks as shipped: dated information with its source, not legal advice."""
    return tuple(
        Clock(one["code"], tuple(one["harms"]), float(one["hours"]), one["title"], one["whom"], one["words"],
              one["source"], one["region"], one["applies_from"], one["confidence"])
        for one in table("reporting_clocks")["clock"]
    )  # fmt: skip


def incident_rows(f: ProgrammeFile, now: datetime, ids: Sequence[int] | None = None) -> list[IncidentRow]:
    """Incidents (all, or those of ``ids``): open ones first, the most pressing clock and the worst severity before."""
    found = [one for one in records(f, "incident", None if ids is None else {"id": list(ids)})
             if isinstance(one, Incident)]  # fmt: skip
    cases = {row[0]: (row[1] or "", row[2]) for row in f.read("SELECT id, key, title FROM use_case")} if found else {}
    people = titles(f, "person", {one.owner_id for one in found if one.owner_id})
    rows = [incident_row(one, cases.get(one.use_case_id or 0, ("", "")), people.get(one.owner_id or 0, ""), now)
            for one in found]  # fmt: skip
    return sorted(rows, key=_urgency)


def incident_row(one: Incident, case: tuple[str, str], owner: str, now: datetime) -> IncidentRow:
    """One incident with what the rules say of it."""
    steps, clocks = protocol(), reporting_clocks()
    own = steps_for(one, steps, clocks)
    passed = {step.code for step in steps[: reached(one, steps) + 1]}
    place = max((at for at, step in enumerate(own) if step.code in passed), default=-1)
    return IncidentRow(
        one, case[0], case[1], owner, clock_of(one, clocks, now), own, place, next_step(one, steps, clocks)
    )


def one_incident(f: ProgrammeFile, incident_id: int, now: datetime) -> IncidentRow | None:
    """One incident as a row; None when it is gone."""
    found = incident_rows(f, now, [incident_id])
    return found[0] if found else None


def timeline(f: ProgrammeFile, incident_id: int) -> list[IncidentEvent]:
    """What happened in the course of an incident, oldest first."""
    found = [one for one in records(f, "incident_event", {"incident_id": incident_id})
             if isinstance(one, IncidentEvent)]  # fmt: skip
    return sorted(found, key=lambda one: (one.happened_at, one.id))


def figures(f: ProgrammeFile, now: datetime) -> IncidentFigures:
    """What the incidents come to at a moment."""
    fields = ("id", "severity", "harm", "aware_at", "reported_at", "detected_at", "contained_at", "resolved_at",
              "closed_on", "is_rehearsal", "is_lesson_closed", "lesson")  # fmt: skip
    rows = f.read(f"SELECT {', '.join(fields)} FROM incident ORDER BY id")
    exercises = [row for row in rows if row[9]]
    real = [row for row in rows if not row[9]]
    open_rows = [row for row in real if row[8] is None]
    clocks = {row[0]: _clock(row, now) for row in real}
    waiting = {number: one for number, one in clocks.items() if one is not None and one.told_at is None}
    spans = [_spans(row) for row in real]
    contained = [one for one, _ in spans if one is not None]
    resolved = [one for _, one in spans if one is not None]
    due = [one.due_at for one in waiting.values() if one.state == "running"]
    return IncidentFigures(
        total=len(real),
        open=frozenset(row[0] for row in open_rows),
        open_by_severity=tuple(
            (severity, ids)
            for severity in (*SEVERITIES, "")
            if (ids := frozenset(row[0] for row in open_rows if (row[1] or "") == severity))
        ),
        clocks_running=frozenset(number for number, one in waiting.items() if one.state == "running"),
        clocks_missed=frozenset(number for number, one in waiting.items() if one.state == "missed"),
        clocks_late=frozenset(number for number, one in clocks.items() if one is not None and one.state == "late"),
        lessons_open=frozenset(row[0] for row in real if row[11] and not row[10]),
        hours_to_contain=fmean(contained) if contained else None,
        hours_to_resolve=fmean(resolved) if resolved else None,
        contained=len(contained),
        resolved=len(resolved),
        rehearsals=frozenset(row[0] for row in exercises),
        last_rehearsed_at=max((row[5] for row in exercises if row[5]), default=None),
        next_due_at=min(due, default=None),
    )


def _clock(row: tuple[object, ...], now: datetime) -> Running | None:
    """The clock of a row of :func:`figures`."""
    bare = Incident(id=row[0], summary="", harm=row[2], aware_at=row[3], reported_at=row[4], detected_at=row[5])
    return clock_of(bare, reporting_clocks(), now)


def _spans(row: tuple[object, ...]) -> tuple[float | None, float | None]:
    """Hours from noticing to containing and to resolving."""
    began, ends = _at(row[5]), (_at(row[6]), _at(row[7]))
    found = [None if began is None or end is None or end < began else (end - began).total_seconds() / 3600
             for end in ends]  # fmt: skip
    return found[0], found[1]


def _at(stored: object) -> datetime | None:
    try:
        return utc_moment(str(stored)) if stored else None
    except ValueError:
        return None


def _urgency(row: IncidentRow) -> tuple[int, int, float, int, int]:
    """Open before closed; missed and pressing clocks first, then the worst severity, then the newest."""
    waits = row.clock is not None and row.clock.told_at is None
    hours = row.clock.hours_left if row.clock is not None and waits else float("inf")
    severity = row.incident.severity or ""
    rank = SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)
    is_exercise = int(bool(row.incident.is_rehearsal))
    return int(not row.is_open) * 2 + is_exercise, int(not waits), hours, rank, -row.incident.id
