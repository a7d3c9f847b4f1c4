"""What the Overview tells of a programme, from plain rows: counts, what needs attention, what became of it since.

Days are ISO text here, as they are stored: they compare as they stand, which matters with ten thousand use cases.
Words are made by whoever shows the figures; here are codes and numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from axonix_desktop.core.health import CLOSED_STATUSES, LATE_RED_DAYS, OVERDUE_ITEMS_RED
from axonix_desktop.core.stages import LAST

Tone = Literal["red", "amber", "blue", "grey"]
RAG_ORDER = ("green", "amber", "red", "none")
"""How levels are stacked and listed; ``none`` is not rated."""
ACTIVE = "active"
CAPACITY_STAGES = range(4, 8)


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
class Thresholds:
    """From when on something is told; a programme may have its own."""

    due_days: int = 30
    soon_days: int = 7
    stale_days: int = 90
    late_red_days: int = LATE_RED_DAYS
    items_red: int = OVERDUE_ITEMS_RED


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


@dataclass(frozen=True, slots=True)
class Around:
    """What else attention is paid to: overdue items by use case (count, oldest day), champions, capacity, training."""

    overdue_items: Mapping[int, tuple[int, str]] = field(default_factory=dict[int, tuple[int, str]])
    unchecked: Collection[int] = ()
    units_without_champion: tuple[int, ...] = ()
    capacity_limit: int = 0
    training_overdue: int = 0


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of thing to look at: the ids it is about, worst first, each with its days (None: no day is meant).

    ``ids`` are use cases, or business units where ``code`` is ``no_champion``; ``number`` is what the words count
    when that is not the ids.
    """

    code: str
    tone: Tone
    ids: tuple[int, ...]
    days: tuple[int | None, ...]
    number: int = 0


class _Pile:
    """Collects (weight, id, days) by code."""

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[int, int, int | None]]] = {}

    def add(self, code: str, number: int, weight: int, days: int | None = None) -> None:
        self.found.setdefault(code, []).append((-weight, number, days))


_ORDER: tuple[tuple[str, Tone], ...] = (
    ("prohibited", "red"),
    ("off_track", "red"),
    ("gate_late", "red"),
    ("unchecked", "red"),
    ("items_late", "red"),
    ("items_overdue", "amber"),
    ("gate_passed", "amber"),
    ("capacity", "amber"),
    ("no_owner", "amber"),
    ("no_champion", "amber"),
    ("on_hold", "amber"),
    ("no_tier", "amber"),
    ("no_unit", "amber"),
    ("training", "amber"),
    ("gate_soon", "blue"),
    ("stale", "grey"),
)
MATTERS: Mapping[str, Tone] = dict(_ORDER)
"""Every code with its tone, gravest first."""


def matters(cases: Sequence[CaseRow], around: Around, today: date, limits: Thresholds) -> tuple[Matter, ...]:
    """All that needs attention among use cases neither completed nor retired, gravest first."""
    pile = _Pile()
    day, soon = today.isoformat(), (today + timedelta(days=limits.soon_days)).isoformat()
    stale = (today - timedelta(days=limits.stale_days)).isoformat()
    look = _Look(pile, around, today, limits, day, soon, stale)
    crowd = 0
    for row in cases:
        if row.status not in CLOSED_STATUSES:
            crowd += row.status == ACTIVE and row.stage in CAPACITY_STAGES
            look.at(row)
    found = {code: sorted(hits) for code, hits in pile.found.items()}
    told = [
        Matter(code, tone, tuple(hit[1] for hit in found[code]), tuple(hit[2] for hit in found[code]), len(found[code]))
        for code, tone in _ORDER
        if code in found
    ]
    if around.units_without_champion:
        units = around.units_without_champion
        told.append(Matter("no_champion", "amber", units, (None,) * len(units), len(units)))
    if 0 < around.capacity_limit < crowd:
        inside = tuple(row.id for row in cases if row.status == ACTIVE and row.stage in CAPACITY_STAGES)
        told.append(Matter("capacity", "amber", inside, (None,) * len(inside), len(inside)))
    if around.training_overdue:
        told.append(Matter("training", "amber", (), (), around.training_overdue))
    places = {code: place for place, (code, _) in enumerate(_ORDER)}
    return tuple(sorted(told, key=lambda one: places[one.code]))


@dataclass(frozen=True, slots=True)
class _Look:
    """Looks at one use case after the other; days are compared as text, counted only for what is told."""

    pile: _Pile
    around: Around
    today: date
    limits: Thresholds
    day: str
    soon: str
    stale: str

    def at(self, row: CaseRow) -> None:
        """Put the use case on every pile it belongs to."""
        add, number, stage = self.pile.add, row.id, row.stage
        late = self._since(row.due_on) if row.due_on and row.due_on < self.day else None
        if row.tier == "prohibited":
            add("prohibited", number, stage)
        if row.rag == "red":
            add("off_track", number, late or 0, late)
        elif late is not None:
            add("gate_late" if late > self.limits.late_red_days else "gate_passed", number, late, late)
        if row.due_on and self.day <= row.due_on <= self.soon and row.status == ACTIVE:
            add("gate_soon", number, self._since(row.due_on), -self._since(row.due_on))
        if number in self.around.overdue_items:
            count, oldest = self.around.overdue_items[number]
            add("items_late" if count >= self.limits.items_red else "items_overdue", number, count, self._since(oldest))
        if number in self.around.unchecked:
            add("unchecked", number, stage)
        if row.status == "on_hold":
            add("on_hold", number, stage)
        if row.owner_id is None:
            add("no_owner", number, stage)
        if row.tier is None and stage:
            add("no_tier", number, stage)
        if row.unit_id is None:
            add("no_unit", number, stage)
        if row.status == ACTIVE and row.updated_on < self.stale:
            idle = self._since(row.updated_on)
            add("stale", number, idle, idle)

    def _since(self, day: str) -> int:
        return (self.today - date.fromisoformat(day[:10])).days


@dataclass(frozen=True, slots=True)
class AttentionLine:
    """One line of the list: a single use case (or unit) with its days, or several of one kind together."""

    code: str
    tone: Tone
    ids: tuple[int, ...]
    days: int | None
    number: int

    @property
    def is_single(self) -> bool:
        """Whether the line is about one record."""
        return len(self.ids) == 1


_TOGETHER = frozenset({"capacity", "training"})
SINGLY = 2
"""So many of a kind are told one by one; more than that are told together (grave ones: the rest of them)."""


def attention_lines(found: Iterable[Matter]) -> tuple[AttentionLine, ...]:
    """The list in short: few of a kind one by one, many of a kind together; the worst grave ones always by name."""
    told: list[AttentionLine] = []
    for one in found:
        if one.code in _TOGETHER:
            told.append(AttentionLine(one.code, one.tone, one.ids, None, one.number))
            continue
        is_few = len(one.ids) <= SINGLY
        alone = len(one.ids) if is_few else SINGLY if one.tone == "red" else 0
        pairs = list(zip(one.ids, one.days, strict=True))
        told.extend(AttentionLine(one.code, one.tone, (number,), days, 1) for number, days in pairs[:alone])
        if rest := pairs[alone:]:
            ids = tuple(number for number, _ in rest)
            told.append(AttentionLine(one.code, one.tone, ids, None, len(ids)))
    return tuple(told)


def in_short(lines: Sequence[AttentionLine], most: int) -> tuple[AttentionLine, ...]:
    """At most ``most`` lines in their order: the first of every kind before the second of any."""
    seen: Counter[str] = Counter()
    turns: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        turns.append((seen[line.code], place))
        seen[line.code] += 1
    return tuple(lines[place] for place in sorted(place for _, place in sorted(turns)[:most]))


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
