"""Which use cases are explained as their risk asks, by risk tier, with the ids behind every figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from axonix_desktop.core.explaining import FIT_STATES, FREE_TIERS, Fit, FitState, fit
from axonix_desktop.core.fairness import ends_soon
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.records.governance import Explainability
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.fairness import RUNNING
from axonix_desktop.store.queries.records import records


@dataclass(frozen=True, slots=True)
class Explained:
    """A use case with how well it is explained; ``count`` says by how many records."""

    use_case_id: int
    key: str
    title: str
    unit: str
    stage: int
    tier: str | None
    fit: Fit
    count: int

    @property
    def is_needed(self) -> bool:
        """Whether it must be explained, now or before it is in use."""
        return self.tier is not None and self.tier not in FREE_TIERS and self.fit.state != "free"


@dataclass(frozen=True, slots=True)
class Explanations:
    """The use cases of each risk tier, the highest first, those without a tier last; what needs something first.

    ``states`` are the use cases by how well they are explained; ``needed`` those that must be explained, now or before
    they are in use, ``fitting`` those of them that are; ``ending`` those whose explanation ends within 30 days.
    """

    tiers: tuple[tuple[str | None, tuple[Explained, ...]], ...] = ()
    states: Mapping[FitState, frozenset[int]] = field(default_factory=dict[FitState, frozenset[int]])
    needed: frozenset[int] = frozenset()
    fitting: frozenset[int] = frozenset()
    ending: frozenset[int] = frozenset()
    has_records: bool = False

    def at(self, *states: FitState) -> frozenset[int]:
        """The use cases in one of ``states``."""
        return frozenset[int]().union(*(self.states.get(one, frozenset()) for one in states))


def explanations(f: ProgrammeFile, today: date) -> Explanations:
    """How well each use case is explained that is neither completed nor retired."""
    held: dict[int, list[Explainability]] = defaultdict(list)
    for one in records(f, "explainability"):
        if isinstance(one, Explainability):
            held[one.use_case_id].append(one)
    by_tier: dict[str | None, list[Explained]] = defaultdict(list)
    for number, key, title, unit, stage, tier in f.read(
        "SELECT c.id, c.key, c.title, coalesce(u.name, ''), c.stage, c.risk_tier FROM use_case c"
        f" LEFT JOIN business_unit u ON u.id = c.business_unit_id WHERE c.{RUNNING} ORDER BY c.stage DESC, c.key"
    ):
        judged = fit(tier, stage, held.get(number, ()), today)
        found = Explained(number, key or "", title, unit, stage, tier, judged, len(held.get(number, ())))
        by_tier[tier].append(found)
    order: tuple[str | None, ...] = (*(option.code for option in reversed(RISK_TIER.options)), None)
    tiers = tuple(
        (tier, tuple(sorted(by_tier[tier], key=lambda one: FIT_STATES.index(one.fit.state))))
        for tier in order
        if tier in by_tier
    )
    cases = [one for _, found in tiers for one in found]
    states: dict[FitState, set[int]] = defaultdict(set)
    for one in cases:
        states[one.fit.state].add(one.use_case_id)
    return Explanations(
        tiers,
        {state: frozenset(ids) for state, ids in states.items()},
        frozenset(one.use_case_id for one in cases if one.is_needed),
        frozenset(one.use_case_id for one in cases if one.is_needed and one.fit.state == "fits"),
        frozenset(one.use_case_id for one in cases if _ends_soon(one, today)),
        bool(held),
    )


def _ends_soon(one: Explained, today: date) -> bool:
    found = one.fit.record
    return one.fit.state == "fits" and found is not None and ends_soon(found.valid_until, today)
