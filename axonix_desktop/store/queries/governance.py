"""The figures of the governance page: items counted by use case, topic and risk tier, and the rows behind the counts.

Which items apply and where an answer stands is said in ``core/checklists.py`` and ``store/queries/checklists.py``;
here it is only counted, a use case at a time, so that a hundred thousand answers cost one short reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import compress
from operator import itemgetter
from typing import Literal, NamedTuple, get_args

from axonix_desktop.core.checklists import RANKS, SETTLED, Asking, Item, State, Traits, is_wanted
from axonix_desktop.core.governance import Tally, together
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import (
    ANSWERS_FROM,
    ENDED_SQL,
    EXPIRES_SQL,
    STATE_SQL,
    every_trait,
    items,
)

What = Literal["overdue", "expired", "exceptions", "expiring"]
"""Which answers are looked for: open ones past their day, those that count no longer, exceptions, proof that ends."""
_STATES: tuple[State, ...] = get_args(State)
_SIGNS = {chr(65 + 2 * place + late): (state, late) for place, state in enumerate(_STATES) for late in (0, 1)}
_SETTLED = frozenset(sign for sign, (state, _) in _SIGNS.items() if state in SETTLED)
_LATE = frozenset(sign for sign, (_, late) in _SIGNS.items() if late) - _SETTLED
_SIGNED = " ".join(f"WHEN '{state}' THEN {65 + 2 * place}" for place, state in enumerate(_STATES))
_NUMBERED = f"CASE {STATE_SQL} {_SIGNED} END"
_ANSWERS = (
    "SELECT r.use_case_id, group_concat(r.checklist_item_id, ' '),"
    f" group_concat(char({_NUMBERED} + coalesce(r.due_on < ?1, 0)), '') FROM checklist_response r"
    " CROSS JOIN checklist_item i ON i.id = r.checklist_item_id GROUP BY r.use_case_id"
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
    "expired": (f"CASE WHEN r.status IN ('not_applicable', 'exception') THEN r.holds_until ELSE {EXPIRES_SQL} END",
                ENDED_SQL),
    "exceptions": ("r.holds_until", f"r.status = 'exception' AND ({STATE_SQL}) = 'exception'"),
    "expiring": (
        EXPIRES_SQL, f"r.status = 'done' AND {EXPIRES_SQL} BETWEEN ?1 AND ?2 AND ({STATE_SQL}) IN ('done', 'to_check')"
    ),
}  # fmt: skip


class CaseTally(NamedTuple):
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


class Entry(NamedTuple):
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
    total: Tally = field(init=False)
    """Every item that applies, those of the programme among them."""

    def __post_init__(self) -> None:
        """Add everything up once, where it is read."""
        each = (tally for row in (*self.cases, self.programme) for tally in row.topics.values())
        object.__setattr__(self, "total", together(each))

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
        return {
            tier: together(tally for one in self.cases if one.tier == tier for tally in one.topics.values())
            for tier in tiers
        }


class Asked:
    """Which items each use case (None: the programme) is asked, alike ones sharing their list."""

    def __init__(self, f: ProgrammeFile) -> None:
        self.items = tuple(items(f))
        self.by_id = {one.id: one for one in self.items}
        self.traits: dict[int | None, Traits] = every_trait(f)
        self._asking = {is_once: Asking(one for one in self.items if one.is_programme_level is is_once)
                          for is_once in (False, True)}  # fmt: skip
        self._kept: dict[object, tuple[Item, ...]] = {}
        self._alike: dict[int, tuple[Item, ...]] = {}

    def of(self, use_case_id: int | None) -> tuple[Item, ...]:
        """The items that apply; none for a use case that is retired or gone."""
        own = self.traits.get(use_case_id)
        if own is None:
            return ()
        # use cases that are alike share their traits: one look each
        found = self._alike.get(id(own))
        if found is None:
            found = self._alike[id(own)] = self._find(own, use_case_id is None)
        return found

    def _find(self, own: Traits, is_programme: bool) -> tuple[Item, ...]:
        """The items asked of what has these traits; the stage does not matter."""
        key = own.tier, tuple(own.known.items()), is_programme
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = tuple([one for one, _ in self._asking[is_programme].of(own)])
        return found


class _Sheet:
    """What is asked of use cases that are alike: how many items by topic, and what stands there without answers."""

    def __init__(self, applying: Sequence[Item], stage: int) -> None:
        self.asked = Counter([item.topic for item in applying])
        self.topic_of = {str(item.id): item.topic for item in applying}
        self.blocking = {str(one.id): one for one in applying if one.is_blocking and is_wanted(one, stage)}
        self.nothing = {topic: _tally(count, "") for topic, count in self.asked.items()}
        self.unmet = tuple(self.blocking.values())


class _Layout:
    """Where the signs of the answers to the same items count: use cases with the same sheet and items share it."""

    def __init__(self, sheet: _Sheet, numbers: Sequence[str]) -> None:
        places: dict[str, list[int]] = {}
        for place, number in enumerate(numbers):
            topic = sheet.topic_of.get(number)
            if topic is not None:
                places.setdefault(topic, []).append(place)
        self.topics = [(topic, sheet.asked[topic], itemgetter(*held)) for topic, held in places.items()]
        self._sheet = sheet
        self._blocking = [number for number in numbers if number in sheet.blocking]
        held = [place for place, number in enumerate(numbers) if number in sheet.blocking]
        self._pick = itemgetter(*held) if held else None
        self._unmet: dict[str | tuple[str, ...], tuple[Item, ...]] = {}

    def unmet(self, signs: str) -> tuple[Item, ...]:
        """The open items that keep the present gate shut."""
        if self._pick is None:
            return self._sheet.unmet
        own = self._pick(signs)
        found = self._unmet.get(own)
        if found is None:
            met = set(compress(self._blocking, map(_SETTLED.__contains__, own)))
            found = tuple(item for number, item in self._sheet.blocking.items() if number not in met)
            self._unmet[own] = found
        return found


class _Counting:
    """Counts the answers of use cases; what is asked is laid out once for each sort of use case."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._sheets: dict[tuple[int, int], _Sheet] = {}
        self._layouts: dict[tuple[int, str], _Layout] = {}
        self._seen: set[tuple[int, str]] = set()
        self._tallies: dict[tuple[int, str | tuple[str, ...]], Tally] = {}

    def count(self, use_case_id: int | None, answers: tuple[str, str]) -> tuple[Mapping[str, Tally], tuple[Item, ...]]:
        """The tally of each topic, and the open items that keep the present gate shut.

        ``answers`` are the ids of the items answered, blanks between them, and the sign of each answer.
        """
        sheet, (numbers, signs) = self._sheet(use_case_id), answers
        if not signs:
            return sheet.nothing, sheet.unmet
        tallies = sheet.nothing.copy()
        layout = self._layouts.get((id(sheet), numbers)) or self._lay_out(sheet, numbers)
        known = self._tallies
        for topic, count, pick in layout.topics:
            key = count, pick(signs)
            tally = known.get(key)
            tallies[topic] = tally if tally is not None else known.setdefault(key, _tally(*key))
        return tallies, layout.unmet(signs)

    def _lay_out(self, sheet: _Sheet, numbers: str) -> _Layout:
        """A layout, kept from the second time on: where each use case answers other items, nothing piles up."""
        layout, key = _Layout(sheet, numbers.split()), (id(sheet), numbers)
        if key in self._seen:
            self._layouts[key] = layout
        self._seen.add(key)
        return layout

    def _sheet(self, use_case_id: int | None) -> _Sheet:
        applying, stage = self._asked.of(use_case_id), self._asked.traits[use_case_id].stage
        found = self._sheets.get((id(applying), stage))
        if found is None:
            found = self._sheets[id(applying), stage] = _Sheet(applying, stage)
        return found


def governance(f: ProgrammeFile, today: date, *, asked: Asked | None = None) -> Governance:
    """The figures as of ``today``."""
    asked = asked or Asked(f)
    counting = _Counting(asked)
    given: dict[int | None, tuple[str, str]] = {}
    for use_case_id, numbers, signs in f.read(_ANSWERS, (today.isoformat(),)):
        given[use_case_id] = numbers, signs
    nothing = "", ""
    cases = tuple(
        CaseTally(
            row[0], row[1] or "", row[2] or "", row[3], row[4], row[5], int(row[6] or 0), row[7], row[8],
            date.fromisoformat(row[9][:10]) if row[9] else None, *counting.count(row[0], given.get(row[0], nothing)),
        )
        for row in f.read(_CASES)
    )  # fmt: skip
    programme = CaseTally(None, "", "", None, "", None, asked.traits[None].stage, "active", "", None,
                          *counting.count(None, given.get(None, nothing)))  # fmt: skip
    return Governance(today, asked.items, cases, programme, sum(len(signs) for _, signs in given.values()))


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


def _tally(asked: int, signs: Sequence[str]) -> Tally:
    """The tally of so many items asked, and of the signs of the answers given to some of them."""
    states: dict[str, int] = {"not_started": asked - len(signs)} if asked > len(signs) else {}
    late = 0
    for sign in set(signs):
        count, state = signs.count(sign), _SIGNS[sign][0]
        states[state] = states.get(state, 0) + count
        late += count * (sign in _LATE)
    return Tally(states, late)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
