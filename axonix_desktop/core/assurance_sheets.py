"""The report of an incident and the trail of a use case's models as frozen facts: what paper draws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An entry of the timeline in words."""

    when: str
    sort: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class IncidentSheet:
    """One incident: what, when, its clock, its timeline, cause, lesson, and who closed it; all in words."""

    programme: str
    as_of: date
    key: str
    summary: str
    severity: str
    harm: str
    is_rehearsal: bool
    use_case: str
    owner: str
    moments: tuple[tuple[str, str], ...]
    """Label and words of each moment (noticed, aware, contained …); empty words where it is not noted."""
    steps: tuple[tuple[str, bool], ...]
    """The steps of the protocol and whether each was reached."""
    clock: str
    clock_rule: str
    clock_source: str
    timeline: tuple[IncidentLine, ...]
    root_cause: str
    lesson: str
    is_lesson_closed: bool
    closed: str
    """By whom and when it was closed; empty while it is open."""


@dataclass(frozen=True, slots=True)
class TrailSection:
    """A table of the trail: headings, the shares of the width, and rows of words."""

    title: str
    note: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str
    """What is said where there are no rows."""


@dataclass(frozen=True, slots=True)
class TrailSheet:
    """The trail of one use case for an auditor."""

    programme: str
    as_of: date
    key: str
    title: str
    tier: str
    owner: str
    unit: str
    sections: tuple[TrailSection, ...]
