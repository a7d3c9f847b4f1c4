"""The steering summary as frozen facts: what reports gather once, and paper, slides and screens draw alike.

Nothing here computes; every figure is a plain value, every sentence is whole. The same facts give the same page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from axonix_desktop.core.attention import Attention
from axonix_desktop.core.drawing import Drawing
from axonix_desktop.core.health import Aspect, Level, Rag


@dataclass(frozen=True, slots=True)
class StageFigure:
    """Use cases in a stage now and then; ``then`` is None where the past is not known."""

    number: int
    short: str
    now: int
    then: int | None


@dataclass(frozen=True, slots=True)
class CountFigure:
    """A label with its count."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class UnitFigure:
    """A business unit's use cases by stage (index 0 is the pipeline) and by delivery level."""

    name: str
    by_stage: tuple[int, ...]
    levels: tuple[tuple[Level, int], ...]

    @property
    def total(self) -> int:
        """All use cases of the unit."""
        return sum(self.by_stage)


@dataclass(frozen=True, slots=True)
class HealthFigure:
    """One of the four aspects of the programme's health."""

    aspect: Aspect
    rag: Rag


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that changed: ``what`` is Move, Back, Gate, Slip, Status, New or Gone."""

    what: str
    key: str
    title: str
    change: str
    case_id: int = 0


@dataclass(frozen=True, slots=True)
class Movement:
    """What changed since a day. ``note`` says why nothing can be told where ``is_known`` is False."""

    since: date | None
    is_known: bool
    note: str
    added: int = 0
    removed: int = 0
    forward: int = 0
    back: int = 0
    slipped: int = 0
    moves: tuple[Move, ...] = ()
    total_then: int = 0


@dataclass(frozen=True, slots=True)
class TierFigure:
    """A risk tier: its use cases, those live (stage 4 or later), and their checklist items."""

    label: str
    cases: int
    live: int
    done: int
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class TopicFigure:
    """A checklist topic over the whole programme."""

    label: str
    done: int
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class RecordedFigure:
    """Of how many open use cases something is on record."""

    label: str
    recorded: int
    total: int


@dataclass(frozen=True, slots=True)
class Coming:
    """A date that lies ahead: a stage's gate or a use case's target."""

    on: date
    key: str
    title: str
    what: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A line of the use-case table; ``rag`` is the worst of delivery and governance.

    ``step`` is ↑ or ↓ where the stage changed since then; ``note`` is the reason where it is not on track, or what the
    tracker or the manager says of it.
    """

    key: str
    title: str
    unit: str
    stage: int
    step: str
    status: str
    rag: Rag
    owner: str
    due_on: date | None
    note: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class CaseTable:
    """The rows that are printed out of ``total``; ``rule`` says in words which and why."""

    rows: tuple[CaseRow, ...]
    total: int
    rule: str

    @property
    def is_whole(self) -> bool:
        """Whether every use case is printed."""
        return len(self.rows) == self.total


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision asked of the committee."""

    text: str
    recommendation: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Action:
    """An action of an earlier meeting with its level: done is on track, overdue is off track."""

    text: str
    owner: str
    due_on: date | None
    level: Level
    words: str


@dataclass(frozen=True, slots=True)
class Risk:
    """An open risk; ``score`` is probability times impact (1 to 25) or None where it was not scored."""

    title: str
    score: int | None
    owner: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class PartFigure:
    """A part of the programme in one sentence; ``has_data`` is False for "No training records yet"."""

    label: str
    words: str
    has_data: bool


@dataclass(frozen=True, slots=True)
class PeopleFigure:
    """A business unit: champions active of those needed, people through their courses of those who must take any."""

    name: str
    champions: int
    needed: int
    through: int
    asked: int
    level: Level
    note: str


@dataclass(frozen=True, slots=True)
class DimensionFigure:
    """A dimension of readiness: the mean score (None: not scored), and of how many use cases it is scored."""

    label: str
    value: float | None
    scored: int
    asked: int


@dataclass(frozen=True, slots=True)
class IncidentFigure:
    """An open incident: ``words`` say how its reporting clock stands, or how far it has come."""

    key: str
    summary: str
    severity: str
    level: Level
    words: str


@dataclass(frozen=True, slots=True)
class Capability:
    """People, readiness and incidents: what the second part of the pages tells; empty where nothing is recorded."""

    people: tuple[PeopleFigure, ...] = ()
    people_total: int = 0
    people_words: str = ""
    dimensions: tuple[DimensionFigure, ...] = ()
    readiness_words: str = ""
    incidents: tuple[IncidentFigure, ...] = ()
    incidents_total: int = 0
    incident_words: str = ""
    told: frozenset[str] = frozenset()
    """The labels of the parts that are told here and need no line of their own at the end."""


@dataclass(frozen=True, slots=True)
class SteeringSummary:
    """Everything the steering summary says."""

    programme: str
    title: str
    as_of: date
    sentences: tuple[str, str, str]
    total: int
    open_total: int
    programme_stage: int
    programme_stage_reason: str
    stages: tuple[StageFigure, ...]
    statuses: tuple[CountFigure, ...]
    tiers: tuple[TierFigure, ...]
    topics: tuple[TopicFigure, ...]
    recorded: tuple[RecordedFigure, ...]
    units: tuple[UnitFigure, ...]
    unit_count: int
    health: tuple[HealthFigure, ...]
    movement: Movement
    attention: tuple[Attention, ...]
    coming: tuple[Coming, ...]
    cases: CaseTable
    decisions: tuple[Decision, ...]
    actions: tuple[Action, ...]
    risks: tuple[Risk, ...]
    risk_total: int
    parts: tuple[PartFigure, ...]
    rules: tuple[str, ...]
    track: Drawing
    status_bars: Drawing
    unit_table: Drawing
    capability: Capability = Capability()
