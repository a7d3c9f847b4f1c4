"""What needs attention in a programme: each kind of matter with its tone and the records it is about, gravest first.

Days are ISO text here, as they are stored. Words are made by whoever shows the matters; here are codes and numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from axonix_desktop.core.health import CLOSED_STATUSES, LATE_RED_DAYS, OVERDUE_ITEMS_RED
from axonix_desktop.core.overview import ACTIVE, CaseRow

Tone = Literal["red", "amber", "blue", "grey"]
CAPACITY_STAGES = range(4, 8)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on something is told; a programme may have its own."""

    due_days: int = 30
    soon_days: int = 7
    stale_days: int = 90
    late_red_days: int = LATE_RED_DAYS
    items_red: int = OVERDUE_ITEMS_RED


@dataclass(frozen=True, slots=True)
class Around:
    """What else attention is paid to: overdue items by use case (count, oldest day), champions, capacity, training.

    ``blocked`` and ``expired`` count open blocking items and expired evidence by use case; ``others`` are matters of
    other records (champions, enrolments, incidents), told as they are; ``people_left`` are ids of people.
    """

    overdue_items: Mapping[int, tuple[int, str]] = field(default_factory=dict[int, tuple[int, str]])
    unchecked: Collection[int] = ()
    blocked: Mapping[int, int] = field(default_factory=dict[int, int])
    expired: Mapping[int, int] = field(default_factory=dict[int, int])
    new_looks: Collection[int] = ()
    people_left: Collection[int] = ()
    others: tuple[Matter, ...] = ()
    units_without_champion: tuple[int, ...] = ()
    capacity_limit: int = 0
    training_overdue: int = 0


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of thing to look at: the ids it is about, worst first, each with its days (None: no day is meant).

    ``ids`` are use cases, or records of the kind in :data:`KINDS`; ``number`` is what the words count when that is
    not the ids.
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
    ("report_missed", "red"),
    ("gate_late", "red"),
    ("unchecked", "red"),
    ("items_late", "red"),
    ("blocked", "amber"),
    ("report_runs", "amber"),
    ("grave_incident", "amber"),
    ("evidence_expired", "amber"),
    ("items_overdue", "amber"),
    ("gate_passed", "amber"),
    ("capacity", "amber"),
    ("no_owner", "amber"),
    ("owner_left", "amber"),
    ("no_champion", "amber"),
    ("quiet_champion", "amber"),
    ("on_hold", "amber"),
    ("no_tier", "amber"),
    ("new_look", "amber"),
    ("no_unit", "amber"),
    ("training", "amber"),
    ("expiring", "blue"),
    ("gate_soon", "blue"),
    ("stale", "grey"),
)
MATTERS: Mapping[str, Tone] = dict(_ORDER)
"""Every code with its tone, gravest first."""
KINDS: Mapping[str, str] = {
    "no_champion": "business_unit", "quiet_champion": "champion", "training": "enrolment", "expiring": "enrolment",
    "report_missed": "incident", "report_runs": "incident", "grave_incident": "incident",
}  # fmt: skip
"""The kind of record a matter is about where it is not a use case."""


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
    told.extend(around.others)
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
        self._duties(row)
        if row.status == "on_hold":
            add("on_hold", number, stage)
        if row.owner_id is None:
            add("no_owner", number, stage)
        elif row.owner_id in self.around.people_left:
            add("owner_left", number, stage)
        if row.tier is None and stage:
            add("no_tier", number, stage)
        if row.unit_id is None:
            add("no_unit", number, stage)
        if row.status == ACTIVE and row.updated_on < self.stale:
            idle = self._since(row.updated_on)
            add("stale", number, idle, idle)

    def _duties(self, row: CaseRow) -> None:
        """What is late, blocked, expired or to be looked at again."""
        add, number, stage = self.pile.add, row.id, row.stage
        if number in self.around.overdue_items:
            count, oldest = self.around.overdue_items[number]
            add("items_late" if count >= self.limits.items_red else "items_overdue", number, count, self._since(oldest))
        if number in self.around.blocked:
            add("blocked", number, self.around.blocked[number])
        elif number in self.around.unchecked:
            add("unchecked", number, stage)
        if number in self.around.expired and number not in self.around.blocked:
            add("evidence_expired", number, self.around.expired[number])
        if number in self.around.new_looks:
            add("new_look", number, stage)

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


_TOGETHER = frozenset({"capacity", "training", "expiring"})
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
