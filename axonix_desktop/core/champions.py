"""Champions: coverage of the units against their targets, where it hangs on one person, who has gone quiet.

A lead champion and a champion look after people and fill the target; a sponsor opens doors and does not. The target
of a unit is its headcount divided by the people one champion should look after, rounded up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from axonix_desktop.core.words import tr, trn

ROLES = ("sponsor", "lead", "champion")
FILLING = frozenset({"lead", "champion"})
"""The roles that fill the target of a unit."""
ORDER = ("nominated", "onboarding", "active", "paused", "alumni")
COMING = frozenset({"nominated", "onboarding"})
Coverage = Literal["covered", "short", "none", "open"]


@dataclass(frozen=True, slots=True)
class Limits:
    """From when on something is told; a programme may have its own."""

    inactive_days: int = 45
    most_use_cases: int = 5


class UnitRow(NamedTuple):
    """A business unit; ``cases`` counts its active use cases."""

    id: int
    name: str
    headcount: int | None
    people_per_champion: int | None
    cases: int = 0


class ChampionRow(NamedTuple):
    """A champion as the rules need it.

    ``last_on`` is the latest check-in, wherever it is noted; ``use_cases`` counts those supported that are not over.
    """

    id: int
    person_id: int
    name: str
    unit_id: int | None
    role: str
    wave: str
    status: str
    since_on: date | None = None
    until_on: date | None = None
    last_on: date | None = None
    hours: float | None = None
    deputy_id: int | None = None
    deputy: str = ""
    use_cases: int = 0
    check_ins: int = 0
    reached: int = 0

    @property
    def fills(self) -> bool:
        """Whether an active champion of this role fills the target."""
        return self.role in FILLING


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """A unit with its champions by role: those active, those on the way (nominated, onboarding), those paused."""

    unit: UnitRow
    active: Mapping[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]])
    coming: Mapping[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]])
    paused: tuple[int, ...] = ()

    @property
    def target(self) -> int | None:
        """Champions the unit should have; None where headcount or people per champion is not known."""
        return target(self.unit.headcount, self.unit.people_per_champion)

    @property
    def filling(self) -> tuple[int, ...]:
        """The active champions that fill the target."""
        return tuple(one for role in ROLES if role in FILLING for one in self.active.get(role, ()))

    @property
    def on_the_way(self) -> tuple[int, ...]:
        """The champions who may fill the target soon."""
        return tuple(one for role in ROLES if role in FILLING for one in self.coming.get(role, ()))

    @property
    def needed(self) -> int:
        """The target; at least one champion where use cases are active, as the gates ask."""
        return max(self.target or 0, int(self.unit.cases > 0))

    @property
    def filled(self) -> int:
        """How much of what is needed is there; more champions than needed do not count for other units."""
        return min(len(self.filling), self.needed)

    @property
    def gap(self) -> int:
        """How many champions are missing."""
        return self.needed - self.filled

    @property
    def level(self) -> Coverage:
        """``covered``, ``short`` of some, ``none`` although some are needed, or ``open``: nothing to judge by."""
        if not self.needed:
            return "covered" if self.filling else "open"
        return "covered" if not self.gap else "short" if self.filling else "none"

    def reason(self) -> str:
        """The level in words."""
        have = len(self.filling)
        if self.target is None:
            return self._reason_without_target(have)
        if not self.needed:
            return tr("No one works here, so no champion is needed.")
        if not self.target:
            cases = trn("{count} use case is active", "{count} use cases are active", self.unit.cases)
            return tr("{have} of 1 champion: nobody is counted here, but {cases}.", have=f"{have:,}", cases=cases)
        told = tr(
            "{have} of {target} champions: {headcount} people, one champion for {people}.",
            have=f"{have:,}", target=f"{self.target:,}", headcount=f"{self.unit.headcount or 0:,}",
            people=f"{self.unit.people_per_champion or 0:,}",
        )  # fmt: skip
        if self.gap and self.on_the_way:
            coming = trn("{count} is on the way.", "{count} are on the way.", len(self.on_the_way))
            return f"{told} {coming}"
        return told

    def _reason_without_target(self, have: int) -> str:
        lacking = tr("No target: the headcount is not known.")
        if self.unit.headcount is not None:
            lacking = tr("No target: people per champion is not set.")
        if self.gap:
            cases = trn(
                "{count} active use case and no champion.", "{count} active use cases and no champion.", self.unit.cases
            )
            return f"{cases} {lacking}"
        if have:
            return trn("{count} champion.", "{count} champions.", have) + f" {lacking}"
        return lacking


def target(headcount: int | None, people_per_champion: int | None) -> int | None:
    """Champions needed for so many people; None where one of the two is not known."""
    if headcount is None or not people_per_champion or people_per_champion < 0:
        return None
    return -(-max(headcount, 0) // people_per_champion)


def coverage(units: Iterable[UnitRow], champions: Iterable[ChampionRow]) -> tuple[UnitCoverage, ...]:
    """Every unit with its champions, largest gap first, then largest target, then by name."""
    active: dict[int | None, dict[str, list[int]]] = {}
    coming: dict[int | None, dict[str, list[int]]] = {}
    paused: dict[int | None, list[int]] = {}
    for one in champions:
        if one.status == "active":
            active.setdefault(one.unit_id, {}).setdefault(one.role, []).append(one.id)
        elif one.status in COMING:
            coming.setdefault(one.unit_id, {}).setdefault(one.role, []).append(one.id)
        elif one.status == "paused":
            paused.setdefault(one.unit_id, []).append(one.id)
    found = [
        UnitCoverage(
            unit, _frozen(active.get(unit.id, {})), _frozen(coming.get(unit.id, {})), tuple(paused.get(unit.id, ()))
        )
        for unit in units
    ]
    return tuple(sorted(found, key=lambda one: (-one.gap, -one.needed, -one.unit.cases, one.unit.name.casefold())))


@dataclass(frozen=True, slots=True)
class Total:
    """All units together: champions needed, those places filled, and units covered of units that need any."""

    needed: int = 0
    filled: int = 0
    units: int = 0
    units_covered: int = 0

    @property
    def gap(self) -> int:
        """Champions missing."""
        return self.needed - self.filled

    @property
    def percent(self) -> float | None:
        """Share of the places that are filled; None where none is needed."""
        return 100 * self.filled / self.needed if self.needed else None


def total(units: Sequence[UnitCoverage]) -> Total:
    """The sum of units."""
    asked = [one for one in units if one.needed]
    return Total(
        sum(one.needed for one in asked), sum(one.filled for one in asked), len(asked),
        sum(one.level == "covered" for one in asked),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """Where much hangs on one champion: a unit ``alone`` with one and no deputy, or one ``loaded`` with use cases."""

    kind: Literal["alone", "loaded"]
    champion_id: int
    unit_id: int | None
    name: str
    number: int = 0
    unit: str = ""

    def words(self) -> str:
        """What hangs on whom."""
        if self.kind == "alone":
            return tr("{unit} rests on {name} alone", unit=self.unit, name=self.name)
        return trn("{name} supports {count} use case", "{name} supports {count} use cases", self.number, name=self.name)


def single_points(
    units: Iterable[UnitCoverage], champions: Iterable[ChampionRow], limits: Limits
) -> tuple[SinglePoint, ...]:
    """Units with one active champion and no deputy, most use cases first; then champions with too many use cases."""
    by_id = {one.id: one for one in champions}
    alone: list[tuple[int, SinglePoint]] = []
    for one in units:
        if len(one.filling) == 1 and (only := by_id.get(one.filling[0])) is not None and only.deputy_id is None:
            point = SinglePoint("alone", only.id, one.unit.id, only.name, one.unit.cases, one.unit.name)
            alone.append((-one.unit.cases, point))
    loaded = [
        SinglePoint("loaded", one.id, one.unit_id, one.name, one.use_cases)
        for one in by_id.values()
        if one.status == "active" and one.use_cases > limits.most_use_cases
    ]
    first = [point for _, point in sorted(alone, key=lambda pair: (pair[0], pair[1].unit.casefold()))]
    return (*first, *sorted(loaded, key=lambda point: (-point.number, point.name.casefold())))


@dataclass(frozen=True, slots=True)
class Quiet:
    """An active champion not heard of for ``days`` since ``last_on``; None where no check-in was ever noted.

    Without a check-in the days run from when the champion began; ``days`` is None where that is not known either.
    """

    champion_id: int
    name: str
    unit_id: int | None
    days: int | None
    last_on: date | None

    def words(self) -> str:
        """Who, and for how long."""
        if self.last_on is None:
            return tr("{name} has never checked in", name=self.name)
        if self.days is None:
            return self.name
        return trn("{name} has been quiet for {count} day", "{name} has been quiet for {count} days", self.days,
                   name=self.name)  # fmt: skip


def inactive(champions: Iterable[ChampionRow], today: date, limits: Limits) -> tuple[Quiet, ...]:
    """Active champions without a check-in for more than the days allowed, longest first.

    Who began less than that ago and has not checked in yet is given time.
    """
    found: list[Quiet] = []
    for one in champions:
        if one.status != "active":
            continue
        heard = one.last_on or one.since_on
        days = (today - heard).days if heard is not None else None
        if days is None or days > limits.inactive_days:
            found.append(Quiet(one.id, one.name, one.unit_id, days, one.last_on))
    return tuple(sorted(found, key=lambda quiet: (quiet.days is not None, -(quiet.days or 0), quiet.name.casefold())))


def _frozen(found: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {role: tuple(ids) for role, ids in found.items()}
