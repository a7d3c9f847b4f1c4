"""The figures of the governance page: items counted by use case, topic and risk tier, and the rows behind the counts.

Which items apply and where an answer stands is said in ``core/checklists.py`` and ``store/queries/checklists.py``;
here it is only counted, a use case at a time, so that a hundred thousand answers cost one short reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import repeat
from typing import Literal, get_args

from axonix_desktop.core.checklists import RANKS, SETTLED, Item, State, Traits, applies, is_wanted
from axonix_desktop.core.governance import Tally, together
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import (
    ANSWERS_FROM,
    EXPIRES_SQL,
    STATE_SQL,
    items,
    programme_traits,
    traits,
)

What = Literal["overdue", "expired", "exceptions", "expiring"]
"""Which answers are looked for: open ones past their day, those that count no longer, exceptions, proof that ends."""
_STATES: tuple[State, ...] = get_args(State)
_SIGNS = {chr(65 + 2 * place + late): (state, late) for place, state in enumerate(_STATES) for late in (0, 1)}
_NONE = "A"
_OPEN = frozenset(sign for sign, (state, _) in _SIGNS.items() if state not in SETTLED)
_LATE = frozenset(sign for sign, (_, late) in _SIGNS.items() if late) & _OPEN
_SIGNED = " ".join(f"WHEN '{state}' THEN {65 + 2 * place}" for place, state in enumerate(_STATES))
_NUMBERED = f"CASE {STATE_SQL} {_SIGNED} END"
_ANSWERS = (
    "SELECT r.use_case_id, group_concat(r.checklist_item_id, ' '),"
    f" group_concat(char({_NUMBERED} + coalesce(r.due_on < ?1, 0)), '') FROM checklist_response r"
    " CROSS JOIN checklist_item i ON i.id = r.checklist_item_id LEFT JOIN person p ON p.id = r.owner_id"
    " GROUP BY r.use_case_id"
)
_CASES = (
    "SELECT c.id, c.key, c.title, c.business_unit_id, coalesce(u.name, ''), c.risk_tier, c.stage, c.status,"
    " coalesce(p.name, ''), CASE WHEN s.actual_end_on IS NOT NULL OR s.planned_end_on IS NULL THEN c.target_on"
    " WHEN c.target_on IS NULL THEN s.planned_end_on ELSE min(c.target_on, s.planned_end_on) END FROM use_case c"
    " LEFT JOIN business_unit u ON u.id = c.business_unit_id LEFT JOIN person p ON p.id = c.owner_id"
    " LEFT JOIN stage_plan s ON s.use_case_id = c.id AND s.stage = c.stage WHERE c.status <> 'retired'"
    " ORDER BY c.key, c.id"
)
_OPEN_SQL = f"({STATE_SQL}) NOT IN ('done', 'not_applicable', 'exception')"
_WHERE: dict[What, tuple[str, str]] = {
    "overdue": ("r.due_on", f"r.due_on < ?1 AND {_OPEN_SQL}"),
    "expired": (f"coalesce({EXPIRES_SQL}, r.holds_until)", f"({STATE_SQL}) IN ('expired', 'lapsed')"),
    "exceptions": ("r.holds_until", f"r.status = 'exception' AND ({STATE_SQL}) = 'exception'"),
    "expiring": (
        EXPIRES_SQL, f"r.status = 'done' AND {EXPIRES_SQL} BETWEEN ?1 AND ?2 AND ({STATE_SQL}) IN ('done', 'to_check')"
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseTally:
    """How a use case stands, by topic; ``blocked_by`` are open items that keep its present gate shut.

    The programme-level items are the row with no ``id``.
    """

    id: int | None
    key: str
    title: str
    unit_id: int | None
    unit: str
    tier: str | None
    stage: int
    status: str
    owner: str
    gate_on: date | None
    topics: Mapping[str, Tally]
    blocked_by: tuple[Item, ...] = ()

    @property
    def total(self) -> Tally:
        """All topics together."""
        return together(self.topics.values())


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer with the day that matters about it: when it is or was due, expires, or is looked at again."""

    answer_id: int
    use_case_id: int | None
    key: str
    title: str
    item: Item
    state: State
    owner: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Governance:
    """Everything the governance overview shows of today, but for the lists of single answers."""

    today: date
    items: tuple[Item, ...]
    cases: tuple[CaseTally, ...]
    programme: CaseTally
    answers: int
    expiring: Mapping[int, int] = field(default_factory=dict[int, int])

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet: nothing applies, or only what nobody has begun for no use case."""
        return not self.total.applicable or not (self.cases or self.answers)

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics in their order, those of use cases first."""
        own = [one.topic for one in self.items if not one.is_programme_level]
        return tuple(dict.fromkeys([*sorted(own), *sorted(one.topic for one in self.items if one.is_programme_level)]))

    @property
    def total(self) -> Tally:
        """Every item that applies, those of the programme among them."""
        return together([self.programme.total, *(one.total for one in self.cases)])

    @property
    def blocked(self) -> tuple[CaseTally, ...]:
        """Active use cases in the rollout whose present gate open items keep shut, the next gate first."""
        found = [one for one in self.cases if one.blocked_by and one.status == "active" and one.stage > 0]
        return tuple(sorted(found, key=lambda one: (one.gate_on or date.max, -len(one.blocked_by), one.key)))

    def by_topic(self) -> dict[str, Tally]:
        """Every topic with its tally."""
        rows = (*self.cases, self.programme)
        return {topic: together(row.topics[topic] for row in rows if topic in row.topics) for topic in self.topics}

    def by_tier(self) -> dict[str | None, Tally]:
        """Every risk tier there is with the tally of its use cases, gravest first; None is not classified."""
        tiers = sorted({one.tier for one in self.cases}, key=lambda one: -RANKS.get(one or "", -1))
        return {tier: together(one.total for one in self.cases if one.tier == tier) for tier in tiers}


class Asked:
    """Which items each use case (None: the programme) is asked, alike ones sharing their list."""

    def __init__(self, f: ProgrammeFile) -> None:
        self.items = tuple(items(f))
        self.by_id = {one.id: one for one in self.items}
        self.traits: dict[int | None, Traits] = {**traits(f), None: programme_traits(f)}
        self._kept: dict[object, tuple[Item, ...]] = {}

    def of(self, use_case_id: int | None) -> tuple[Item, ...]:
        """The items that apply; none for a use case that is retired or gone."""
        own = self.traits.get(use_case_id)
        if own is None:
            return ()
        key = own.tier, tuple(own.known.items()), use_case_id is None
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = tuple(
                one for one in self.items
                if one.is_programme_level is (use_case_id is None) and applies(one, own).holds
            )  # fmt: skip
        return found


class _Counting:
    """Counts the answers of use cases; what is asked is laid out once for each sort of use case."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._topics: dict[int, list[tuple[str, list[str]]]] = {}
        self._blocking: dict[tuple[int, int], list[tuple[str, Item]]] = {}

    def count(self, use_case_id: int | None, given: Mapping[str, str]) -> tuple[dict[str, Tally], tuple[Item, ...]]:
        """The tally of each topic, and the open items that keep the present gate shut.

        ``given`` are the signs of the answers by the item's id as text.
        """
        applying = self._asked.of(use_case_id)
        topics, find = self._laid_out(applying), given.get
        tallies = {topic: _tally("".join(map(find, ids, repeat(_NONE)))) for topic, ids in topics}
        stage = self._asked.traits[use_case_id].stage
        blocking = self._blocking.get((id(applying), stage))
        if blocking is None:
            wanted = [one for one in applying if one.is_blocking and is_wanted(one, stage)]
            blocking = self._blocking[id(applying), stage] = [(str(one.id), one) for one in wanted]
        return tallies, tuple([item for number, item in blocking if find(number, _NONE) in _OPEN])

    def _laid_out(self, applying: tuple[Item, ...]) -> list[tuple[str, list[str]]]:
        """The ids of items as text by topic."""
        found = self._topics.get(id(applying))
        if found is None:
            by_topic: dict[str, list[str]] = {}
            for item in applying:
                by_topic.setdefault(item.topic, []).append(str(item.id))
            found = self._topics[id(applying)] = list(by_topic.items())
        return found


def governance(
    f: ProgrammeFile, today: date, spans: Sequence[int] = (30, 60, 90), *, asked: Asked | None = None
) -> Governance:
    """The figures as of ``today``; ``spans`` are the days within which evidence that ends is counted."""
    asked = asked or Asked(f)
    counting = _Counting(asked)
    given: dict[int | None, dict[str, str]] = {}
    for use_case_id, numbers, signs in f.read(_ANSWERS, (today.isoformat(),)):
        given[use_case_id] = dict(zip(numbers.split(" "), signs, strict=True))
    nothing: dict[str, str] = {}
    cases = tuple(
        CaseTally(
            row[0], row[1] or "", row[2] or "", row[3], row[4], row[5], int(row[6] or 0), row[7], row[8],
            date.fromisoformat(row[9][:10]) if row[9] else None, *counting.count(row[0], given.get(row[0], nothing)),
        )
        for row in f.read(_CASES)
    )  # fmt: skip
    programme = CaseTally(None, "", "", None, "", None, asked.traits[None].stage, "active", "", None,
                          *counting.count(None, given.get(None, nothing)))  # fmt: skip
    days = [one.day for one in entries(f, today, "expiring", max(spans), asked=asked)] if spans else []
    expiring = {span: sum(day is not None and (day - today).days <= span for day in days) for span in spans}
    return Governance(today, asked.items, cases, programme, sum(map(len, given.values())), expiring)


def entries(
    f: ProgrammeFile, today: date, what: What, days: int = 90, most: int | None = None, *, asked: Asked | None = None
) -> list[Entry]:
    """The answers of a sort that apply, the nearest or longest past day first, at most ``most``.

    ``days`` is how far ahead evidence that ends is looked for. Answers of retired use cases are left out.
    """
    asked = asked or Asked(f)
    day, where = _WHERE[what]
    until = (today + timedelta(days=days)).isoformat()
    rows = f.read(
        "SELECT r.id, r.use_case_id, coalesce(c.key, ''), coalesce(c.title, ''), r.checklist_item_id,"
        f" {STATE_SQL}, coalesce(p.name, ''), {day} AS day FROM {ANSWERS_FROM} LEFT JOIN use_case c"
        f" ON c.id = r.use_case_id WHERE {where} AND ?2 <> '' ORDER BY day IS NULL, day, c.key, i.code, r.id",
        (today.isoformat(), until),
    )
    applying: dict[int | None, frozenset[int]] = {}
    found: list[Entry] = []
    for row in rows:
        use_case_id, item_id = row[1], row[4]
        if use_case_id not in applying:
            applying[use_case_id] = frozenset(one.id for one in asked.of(use_case_id))
        if item_id not in applying[use_case_id]:
            continue
        found.append(Entry(row[0], row[1], row[2], row[3], asked.by_id[item_id], row[5], row[6], _day(row[7])))
        if len(found) == most:
            break
    return found


def _tally(signs: str) -> Tally:
    """The tally of the signs of answers."""
    states: dict[str, int] = {}
    late = 0
    for sign in set(signs):
        count, state = signs.count(sign), _SIGNS[sign][0]
        states[state] = states.get(state, 0) + count
        if sign in _LATE:
            late += count
    return Tally(states, late)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
