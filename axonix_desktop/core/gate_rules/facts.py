"""What rules of gates are told, and what they answer: a verdict with its reason and the records that fail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from axonix_desktop.core.attainment import Coverage
from axonix_desktop.core.kinds import Date, Stored
from axonix_desktop.core.words import tr


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: ``stage`` is the stage it must hold to leave, ``threshold`` the least (or most) that is enough.

    ``parameter`` names the item, field or topic that the rule looks at, where it looks at one.
    """

    code: str
    stage: int
    text: str
    rule: str
    threshold: float | None = None
    parameter: str | None = None
    id: int = 0
    version: int = 1


class Check(NamedTuple):
    """A checklist item that applies to the use case; ``answer`` is the id of what was answered, None for nothing."""

    item: int
    answer: int | None
    code: str
    topic: str
    gate_stage: int
    is_blocking: bool
    is_programme_level: bool
    is_settled: bool


class Confirmation(NamedTuple):
    """A person says that a criterion holds; days are ISO text. ``is_reworded``: they said it of other words."""

    id: int
    by: str
    on: str
    valid_until: str | None
    is_valid: bool
    is_reworded: bool = False


class Incident(NamedTuple):
    """An incident that is not over."""

    id: int
    name: str
    severity: str | None


class Risk(NamedTuple):
    """An open risk; ``score`` is probability times impact, None where it was not scored."""

    id: int
    name: str
    score: int | None


class Learned(NamedTuple):
    """How much of what is asked of people is learned in percent (None: nothing is asked), and who lacks something."""

    percent: float | None = None
    lacking: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GateFacts:
    """What the data says about a use case and its programme; None means "not recorded".

    ``scores`` maps (dimension, item) to 0–4; percentages are 0–100; counts are whole numbers; ``topics`` are those of
    the checklist library, whether they apply or not. ``explained_lack`` and ``escalation_lack`` say in words why what
    is there does not do. ``learned`` is worked out when a rule asks. ``rows`` holds the ids of the records behind a
    fact, by the fact's name.
    """

    stage: int
    id: int = 0
    risk_tier: str | None = None
    scores: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    score_ids: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    programme_scores: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    programme_score_ids: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    data_owners: tuple[str, ...] = ()
    data_owners_left: tuple[str, ...] = ()
    data_sources_without_owner: tuple[str, ...] = ()
    answers: int = 0
    checks: Sequence[Check] = ()
    topics: frozenset[str] = frozenset()
    components: tuple[str, ...] = ()
    unit: str | None = None
    unit_has_champion: bool = False
    units_in_scope: tuple[str, ...] = ()
    units_without_champion: tuple[str, ...] = ()
    champions: int = 0
    champions_untrained: tuple[str, ...] = ()
    has_champion_curriculum: bool = False
    units_live: int | None = None
    others_deployed: int = 0
    support_owner: str | None = None
    has_support_left: bool = False
    runbook: str | None = None
    lessons_closed: int = 0
    rehearsals: int = 0
    workflow_changes: int = 0
    workflow_changes_open: tuple[str, ...] = ()
    learned: Callable[[], Learned] = Learned
    operators: Coverage = field(default_factory=Coverage)
    owner: str | None = None
    has_owner_left: bool = False
    partner_share: float | None = None
    escalation_rules: int = 0
    escalation_rules_unsigned: int = 0
    escalation_lack: str = ""
    self_service_users: int | None = None
    fairness_in_date: int = 0
    fairness_failing: int = 0
    fairness_out_of_date: int = 0
    fairness_unjudged: int = 0
    explained_in_date: int = 0
    explained: int = 0
    explained_lack: str = ""
    handover_on: str | None = None
    realised_percent: float | None = None
    incidents: tuple[Incident, ...] = ()
    risks: tuple[Risk, ...] = ()
    fields: Mapping[str, Stored] = field(default_factory=dict[str, Stored])
    confirmations: Mapping[int, Confirmation] = field(default_factory=dict[int, Confirmation])
    rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]])


@dataclass(frozen=True, slots=True)
class Rows:
    """The records that keep a criterion from holding; without ids, nothing of ``kind`` is recorded yet."""

    kind: str
    ids: tuple[int, ...]
    title: str


class Verdict(NamedTuple):
    """Whether a criterion holds, why in words, and the records that fail."""

    holds: bool
    reason: str
    rows: Rows | None = None


Rule = Callable[[GateFacts, Criterion], Verdict]


def least(criterion: Criterion, usual: float = 0.0) -> float:
    """The threshold of a criterion, ``usual`` where it has none."""
    return usual if criterion.threshold is None else criterion.threshold


def failing(facts: GateFacts, kind: str, fact: str, title: str) -> Rows:
    """The records behind ``fact``."""
    return Rows(kind, facts.rows.get(fact, ()), title)


def itself(facts: GateFacts, title: str) -> Rows:
    """The use case itself, where one of its own fields fails."""
    return Rows("use_case", (facts.id,) if facts.id else (), title)


def shown_day(stored: str | None) -> str:
    """A stored day as it is shown; empty for none."""
    return Date().show(Date().from_store(stored)) if stored else ""


def names(all_names: Sequence[str], most: int = 3) -> str:
    """The first few names, and how many more there are."""
    shown = ", ".join(all_names[:most])
    rest = len(all_names) - most
    return tr("{shown} and {rest} more", shown=shown, rest=rest) if rest > 0 else shown
