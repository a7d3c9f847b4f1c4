"""What the Overview tells of a programme, from plain rows: counts, and what became of it since.

Days are ISO text here, as they are stored: they compare as they stand, which matters with ten thousand use cases.
Words are made by whoever shows the figures; here are codes and numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from axonix_desktop.core.stages import LAST

RAG_ORDER = ("green", "amber", "red", "none")
"""How levels are stacked and listed; ``none`` is not rated."""
ACTIVE = "active"


class CaseRow(NamedTuple):
    """A use case as the Overview needs it; ``due_on`` is the earlier of its stage's planned end and its target."""

    id: int
    key: str
    title: str
    stage: int
    status: str
    rag: str | None
    unit_id: int | None
    owner_id: int | None
    tier: str | None
    due_on: str | None
    updated_on: str


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Counts of the active use cases: by stage and level, by unit and stage, and which gates come next."""

    total: int
    active: int
    by_status: Mapping[str, int]
    by_stage_rag: Mapping[tuple[int, str], int]
    by_unit_stage: Mapping[tuple[int | None, int], int]
    due_ids: tuple[int, ...]

    def at_stage(self, stage: int) -> int:
        """How many active use cases stand at ``stage``."""
        return sum(self.by_stage_rag.get((stage, level), 0) for level in RAG_ORDER)

    def rated(self, level: str) -> int:
        """How many active use cases have that level (``none``: not rated)."""
        return sum(count for (_, one), count in self.by_stage_rag.items() if one == level)

    @property
    def stages(self) -> range:
        """The stages to show: 1 to 9, and the pipeline where an active use case stands in it."""
        return range(0 if self.at_stage(0) else 1, LAST + 1)


def portfolio(cases: Iterable[CaseRow], today: date, due_days: int = 30) -> Portfolio:
    """Count the use cases. A gate is due when its day lies from ``today`` to ``due_days`` later."""
    rows = cases if isinstance(cases, Sequence) else list(cases)
    statuses: Counter[str] = Counter(row.status for row in rows)
    active = [row for row in rows if row.status == ACTIVE]
    first, last = today.isoformat(), (today + timedelta(days=due_days)).isoformat()
    due = sorted((row.due_on, row.id) for row in active if row.due_on and first <= row.due_on <= last)
    return Portfolio(
        total=len(rows),
        active=len(active),
        by_status=statuses,
        by_stage_rag=Counter((row.stage, row.rag or "none") for row in active),
        by_unit_stage=Counter((row.unit_id, row.stage) for row in active),
        due_ids=tuple(number for _, number in due),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """The units of the heat map: those with a row of their own, largest first, and those summed as others."""

    units: tuple[int | None, ...]
    others: tuple[int | None, ...]


def shown_units(found: Portfolio, names: Mapping[int, str], most: int) -> Shown:
    """At most ``most`` units, by number of active use cases, then name; no unit at all comes last."""
    totals: Counter[int | None] = Counter()
    for (unit, _stage), count in found.by_unit_stage.items():
        totals[unit] += count
    ranked = sorted(totals, key=lambda unit: (unit is None, -totals[unit], names.get(unit or 0, "").casefold()))
    if len(ranked) <= most + 1:
        return Shown(tuple(ranked), ())
    return Shown(tuple(ranked[:most]), tuple(ranked[most:]))


class PastCase(NamedTuple):
    """A use case as it once stood."""

    key: str
    title: str
    stage: int
    status: str
    rag: str | None
    owner_id: int | None


ChangeCode = Literal["stage", "rag", "status", "owner", "new", "removed"]
_CHANGE_ORDER: tuple[ChangeCode, ...] = ("stage", "rag", "status", "owner", "new", "removed")


@dataclass(frozen=True, slots=True)
class CaseChange:
    """One field of one use case, then and now; for a new or removed one only that it came or went."""

    code: ChangeCode
    id: int
    key: str
    title: str
    old: str | int | None = None
    new: str | int | None = None


def changes(past: Mapping[int, PastCase], cases: Iterable[CaseRow]) -> tuple[CaseChange, ...]:
    """What differs between use cases then and now: stages first, then levels, statuses, owners, new, removed."""
    told: list[CaseChange] = []
    here: set[int] = set()
    for row in cases:
        here.add(row.id)
        then = past.get(row.id)
        if then is None:
            told.append(CaseChange("new", row.id, row.key, row.title, None, row.stage))
            continue
        pairs: tuple[tuple[ChangeCode, str | int | None, str | int | None], ...] = (
            ("stage", then.stage, row.stage),
            ("rag", then.rag, row.rag),
            ("status", then.status, row.status),
            ("owner", then.owner_id, row.owner_id),
        )
        told.extend(CaseChange(code, row.id, row.key, row.title, old, new) for code, old, new in pairs if old != new)
    told.extend(CaseChange("removed", n, then.key, then.title, then.stage) for n, then in past.items() if n not in here)
    return tuple(sorted(told, key=lambda one: (_CHANGE_ORDER.index(one.code), one.key, one.id)))


@dataclass(frozen=True, slots=True)
class Moves:
    """Use cases whose stage at a period's end is another than at its start, by direction."""

    forward: tuple[int, ...]
    back: tuple[int, ...]


def moves(before: Mapping[int, int], after: Mapping[int, int]) -> Moves:
    """Compare the stages of those that are there at both times."""
    forward = tuple(number for number, stage in after.items() if before.get(number, stage) < stage)
    return Moves(forward, tuple(number for number, stage in after.items() if before.get(number, stage) > stage))


MOST_POINTS = 12


def past_days(first: date, today: date, most: int = MOST_POINTS) -> tuple[date, ...]:
    """The days a trend looks at: ends of the last ``most`` months since ``first``, of weeks or days in a young file.

    ``today`` itself is not among them: it is known without looking back.
    """
    if (today - first).days > 7 * most:
        step: Callable[[date], date] = _month_before
    elif (today - first).days > most:
        step = _week_before
    else:
        step = _day_before
    found: list[date] = []
    day = step(today)
    while day >= first and len(found) < most:
        found.append(day)
        day = step(day)
    return tuple(reversed(found))


def _month_before(day: date) -> date:
    """The last day of the month before."""
    return day.replace(day=1) - timedelta(days=1)


def _week_before(day: date) -> date:
    return day - timedelta(days=7)


def _day_before(day: date) -> date:
    return day - timedelta(days=1)
