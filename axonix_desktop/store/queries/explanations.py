"""Which use cases are explained as their risk asks, by risk tier, with the ids behind every figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
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
    """The use cases of each risk tier, the highest first, those without a tier last; what needs something first."""

    tiers: tuple[tuple[str | None, tuple[Explained, ...]], ...] = ()
    ending: frozenset[int] = frozenset()
    """The use cases whose explanation fits and ends within 30 days."""

    @property
    def cases(self) -> tuple[Explained, ...]:
        """All use cases."""
        return tuple(one for _, found in self.tiers for one in found)

    @property
    def needed(self) -> frozenset[int]:
        """The use cases that must be explained, now or before they are in use."""
        return self._those(lambda one: one.is_needed)

    @property
    def fitting(self) -> frozenset[int]:
        """Those that must be explained and are."""
        return self.at("fits") & self.needed

    @property
    def has_records(self) -> bool:
        """Whether any explanation is recorded."""
        return any(one.count for one in self.cases)

    def at(self, *states: FitState) -> frozenset[int]:
        """The use cases in one of ``states``."""
        return self._those(lambda one: one.fit.state in states)

    def _those(self, holds: Callable[[Explained], bool]) -> frozenset[int]:
        return frozenset(one.use_case_id for one in self.cases if holds(one))


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
    ending = frozenset(
        one.use_case_id
        for _, found in tiers
        for one in found
        if one.fit.state == "fits" and one.fit.record is not None and ends_soon(one.fit.record.valid_until, today)
    )
    return Explanations(tiers, ending)
