"""One decision at a gate as frozen facts: what paper draws on one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

CriterionState = Literal["met", "missing", "waived", "conditions"]


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion as it stood: ``waiver`` is the reason for which it was set aside."""

    words: str
    state: CriterionState
    reason: str
    waiver: str = ""


@dataclass(frozen=True, slots=True)
class PastLine:
    """An earlier decision in one line."""

    on: date
    words: str
    who: str


@dataclass(frozen=True, slots=True)
class GateSheet:
    """``is_recorded`` is False for a page that is laid before a forum, with lines to be filled in by hand."""

    programme: str
    as_of: date
    key: str
    title: str
    unit: str
    owner: str
    sponsor: str
    risk_tier: str
    stage: int
    to: int
    after: str
    is_recorded: bool
    decision: str
    tone: str
    decided_on: date | None
    forum: str
    approver: str
    conditions: str
    conditions_due_on: date | None
    conditions_met_on: date | None
    note: str
    criteria: tuple[CriterionLine, ...]
    open_before: tuple[str, ...] = ()
    past: tuple[PastLine, ...] = ()
