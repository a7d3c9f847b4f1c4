"""Champions over time: coverage by month, waves as planned and as they came, and what champions changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from axonix_desktop.core.champions import ChampionRow, UnitCoverage
from axonix_desktop.core.words import tr

MONTHS = 12
LEAST_DAYS, MOST_DAYS = 60, 180
LEAST_FACTS = 3
_MONTH_DAYS = 30.0


@dataclass(frozen=True, slots=True)
class CoveragePoint:
    """Coverage at the end of a day: the champions active then, and the places filled and needed."""

    day: date
    active: tuple[int, ...]
    filled: int
    needed: int

    @property
    def percent(self) -> float | None:
        """Share of the places filled."""
        return 100 * self.filled / self.needed if self.needed else None


def month_ends(today: date, months: int = MONTHS) -> tuple[date, ...]:
    """The last days of the months before, and ``today``."""
    found = [today]
    first = today.replace(day=1)
    for _ in range(months - 1):
        last = first - timedelta(days=1)
        found.append(last)
        first = last.replace(day=1)
    return tuple(reversed(found))


def was_active(one: ChampionRow, day: date, today: date) -> bool:
    """Whether a champion was active at the end of ``day``: between the days noted for begin and end.

    Today the status says it. Who is paused, or ended without a day, counts until the last check-in.
    """
    if day >= today:
        return one.status == "active"
    if one.status in ("nominated", "onboarding") or one.since_on is None or one.since_on > day:
        return False
    ended = one.until_on
    if one.status in ("paused", "alumni") and ended is None:
        ended = one.last_on
        return ended is not None and day <= ended
    return ended is None or day < ended


def timeline(
    champions: Sequence[ChampionRow], units: Sequence[UnitCoverage], today: date, months: int = MONTHS
) -> tuple[CoveragePoint, ...]:
    """Coverage at the end of each month against the targets of today, oldest first."""
    needed = {one.unit.id: one.needed for one in units}
    whole = sum(needed.values())
    found: list[CoveragePoint] = []
    for day in month_ends(today, months):
        active = [one for one in champions if was_active(one, day, today)]
        counts: dict[int, int] = {}
        for one in active:
            if one.fills and one.unit_id is not None:
                counts[one.unit_id] = counts.get(one.unit_id, 0) + 1
        filled = sum(min(count, needed.get(unit, 0)) for unit, count in counts.items())
        found.append(CoveragePoint(day, tuple(one.id for one in active), filled, whole))
    return tuple(found)


class PlannedWave(NamedTuple):
    """A wave of champions as it was planned."""

    id: int
    name: str
    seats: int | None
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Wave:
    """A wave: what was planned, if anything, and the champions who carry its name, by status."""

    name: str
    planned: PlannedWave | None
    by_status: Mapping[str, tuple[int, ...]]

    @property
    def ids(self) -> tuple[int, ...]:
        """All champions of the wave."""
        return tuple(one for ids in self.by_status.values() for one in ids)

    @property
    def became(self) -> int:
        """How many became active, whatever came after."""
        return sum(len(self.by_status.get(status, ())) for status in ("active", "paused", "alumni"))

    @property
    def seats(self) -> int | None:
        """The seats planned."""
        return self.planned.seats if self.planned is not None else None

    def level(self, today: date) -> str:
        """``done``, ``behind``, ``running``, ``ahead`` (not begun) or ``unplanned``."""
        if self.planned is None or self.seats is None:
            return "unplanned"
        if self.became >= self.seats:
            return "done"
        if self.planned.ends_on is not None and self.planned.ends_on < today:
            return "behind"
        if self.planned.starts_on is not None and self.planned.starts_on > today:
            return "ahead"
        return "running"


def waves(planned: Iterable[PlannedWave], champions: Iterable[ChampionRow]) -> tuple[Wave, ...]:
    """Waves planned, by their first day; then waves that champions name and nobody planned, by name."""
    found: dict[str, dict[str, list[int]]] = {}
    spelt: dict[str, str] = {}
    for one in champions:
        name = one.wave.strip()
        if name:
            spelt.setdefault(name.casefold(), name)
            found.setdefault(name.casefold(), {}).setdefault(one.status, []).append(one.id)
    told: list[Wave] = []
    for plan in sorted(planned, key=lambda plan: (plan.starts_on or date.max, plan.name.casefold())):
        here = found.pop(plan.name.strip().casefold(), {})
        told.append(Wave(plan.name, plan, {status: tuple(ids) for status, ids in here.items()}))
    for key in sorted(found):
        told.append(Wave(spelt[key], None, {status: tuple(ids) for status, ids in found[key].items()}))
    return tuple(told)


class Dated(NamedTuple):
    """Days on which something was done in a unit, oldest first, and the day from which such things are recorded."""

    days: tuple[date, ...] = ()
    recorded_from: date | None = None


class Pair(NamedTuple):
    """A figure before and after; ``days`` is the length of each of the two spans, 0 for a figure of one day."""

    before: float
    after: float
    days: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """What changed in a unit around the day ``on`` when the champion ``name`` became active.

    ``training`` are courses completed and ``stages`` stages passed, both a month, in spans of equal length before and
    after. ``users`` are the people who use what the unit has, on that day and now, as far as the history of the file
    goes back. Where nothing can be compared ``lacking`` says why.
    """

    unit_id: int
    unit: str
    champion_id: int | None = None
    name: str = ""
    on: date | None = None
    training: Pair | None = None
    stages: Pair | None = None
    users: Pair | None = None
    lacking: str = ""

    @property
    def is_measured(self) -> bool:
        """Whether something could be compared."""
        return not self.lacking


def effect(
    unit: tuple[int, str], champions: Iterable[ChampionRow], completed: Dated, passed: Dated, today: date
) -> Effect:
    """Compare a unit before and after its first champion around whom enough is recorded on both sides.

    What lies before the first record proves nothing, so a span never reaches behind it.
    """
    number, name = unit
    turns = sorted(
        (one.since_on, one.id, one.name)
        for one in champions
        if one.unit_id == number and one.since_on is not None and one.status in ("active", "paused", "alumni")
        and one.since_on <= today
    )  # fmt: skip
    if not turns:
        return Effect(number, name, lacking=tr("No champion has become active yet, with a date."))
    for on, champion, called in turns:
        training, stages = _around(completed, on, today), _around(passed, on, today)
        if training is not None or stages is not None:
            return Effect(number, name, champion, called, on, training, stages)
    on, champion, called = turns[0]
    lacking = tr("Fewer than {days} days are recorded before or after a champion began.", days=LEAST_DAYS)
    if any(_span(dated, on, today) >= LEAST_DAYS for on, *_ in turns for dated in (completed, passed)):
        lacking = tr("Too few courses and stages are dated around the time a champion began.")
    return Effect(number, name, champion, called, on, lacking=lacking)


def _span(dated: Dated, on: date, today: date) -> int:
    """How many days can be compared on either side of ``on``."""
    if dated.recorded_from is None:
        return 0
    return min((on - dated.recorded_from).days, (today - on).days, MOST_DAYS)


def _around(dated: Dated, on: date, today: date) -> Pair | None:
    """How much a month was done in the spans before and after; None where there is too little to compare."""
    span = _span(dated, on, today)
    if span < LEAST_DAYS:
        return None
    first, last = on - timedelta(days=span), on + timedelta(days=span)
    begin, middle, end = (bisect_left(dated.days, day) for day in (first, on, last))
    before, after = middle - begin, end - middle
    if before + after < LEAST_FACTS:
        return None
    return Pair(before * _MONTH_DAYS / span, after * _MONTH_DAYS / span, span)


@dataclass(frozen=True, slots=True)
class Side:
    """Units on one side of a comparison: enrolments that count, and those completed."""

    units: int = 0
    enrolments: int = 0
    completed: int = 0

    @property
    def percent(self) -> float | None:
        """Share of the enrolments completed."""
        return 100 * self.completed / self.enrolments if self.enrolments else None


def sides(units: Iterable[UnitCoverage], counts: Mapping[int, tuple[int, int]]) -> tuple[Side, Side]:
    """Training of the units that have the champions they need, and of those that are short.

    ``counts`` are enrolments and completed ones by unit.
    """
    found = {True: [0, 0, 0], False: [0, 0, 0]}
    for one in units:
        if one.level == "open" or one.unit.id not in counts:
            continue
        side = found[one.level == "covered"]
        enrolments, completed = counts[one.unit.id]
        side[0] += 1
        side[1] += enrolments
        side[2] += completed
    return Side(*found[True]), Side(*found[False])
