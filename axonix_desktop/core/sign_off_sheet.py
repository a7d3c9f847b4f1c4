"""The sign-off sheet of a use case as frozen facts: what paper draws, and people sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from axonix_desktop.core.checklists import SETTLED
from axonix_desktop.core.governance import Deadline


@dataclass(frozen=True, slots=True)
class SignOffLine:
    """One item that applies, with its answer; ``state`` is one of ``core.checklists.State``, ``why`` its reason.

    ``is_wanted``: its gate is the present one or lies behind.
    """

    code: str
    text: str
    state: str
    why: str
    is_blocking: bool
    gate_stage: int | None
    is_wanted: bool
    evidence: str
    evidence_on: date | None
    evidence_expires_on: date | None
    owner: str
    due_on: date | None
    signed_off_by: str
    signed_off_on: date | None
    frameworks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignOffTopic:
    """The items of one topic."""

    name: str
    lines: tuple[SignOffLine, ...]
    settled: int


@dataclass(frozen=True, slots=True)
class SignOffSheet:
    """A use case, how it is classified and why, and every item it must answer; ``dates`` are those of the law named."""

    programme: str
    as_of: date
    key: str
    title: str
    purpose: str
    unit: str
    owner: str
    sponsor: str
    vendor: str
    stage: int
    tier: str
    tier_reason: str
    classified_by: str
    classified_on: date | None
    topics: tuple[SignOffTopic, ...]
    dates: tuple[Deadline, ...] = ()

    @property
    def items(self) -> int:
        """How many items apply."""
        return sum(len(one.lines) for one in self.topics)

    @property
    def settled(self) -> int:
        """How many of them are settled."""
        return sum(one.settled for one in self.topics)

    @property
    def blocking(self) -> tuple[str, ...]:
        """The codes of the open items that keep the present gate shut."""
        open_ones = (one for topic in self.topics for one in topic.lines if one.is_blocking and one.is_wanted)
        return tuple(one.code for one in open_ones if one.state not in SETTLED)
