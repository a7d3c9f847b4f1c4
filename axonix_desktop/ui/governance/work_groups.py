"""The list of items to work on in groups: by use case, topic, framework, owner or when they are due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from axonix_desktop.core.checklists import SETTLED, STATE_WORDS, Item
from axonix_desktop.core.governance import FRAMEWORKS, LEVEL_OF, Tally, number_order, together
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.checklists import AskedItems, Standing
from axonix_desktop.store.queries.work_list import Lines, Run, WorkCase
from axonix_desktop.ui.governance.going import Sought
from axonix_desktop.ui.governance.work_sieve import matching, places_of, references

GROUPS = (
    ("use_case", mark("Use case")), ("topic", mark("Topic")), ("framework", mark("Framework")),
    ("owner", mark("Owner")), ("due", mark("Due")),
)  # fmt: skip
_SOON, _LATER = 7, 30


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item with how all who are asked it stand: the lines of the view by framework."""

    item: Item
    tally: Tally


Line = Standing | ItemLine


@dataclass(slots=True)
class Group:
    """A heading with how far its items are, and below it groups or lines."""

    code: str
    title: str
    tally: Tally
    note: str = ""
    groups: Sequence[Group] = ()
    lines: Sequence[Line] = ()

    @property
    def size(self) -> int:
        """How much stands directly below it."""
        return len(self.groups) or len(self.lines)


@dataclass(frozen=True, slots=True)
class Choices:
    """What is looked for, how it is grouped, and which lines are shown (``level``, or what is open)."""

    sought: Sought
    words: str
    group: str
    level: str
    is_open_only: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """What a choice leaves: how many items are sought, how many are open or late, and the groups."""

    choices: Choices
    count: int
    open: int
    late: int
    groups: list[Group]


def listed(found: Sequence[WorkCase], choices: Choices, today: date) -> Listed:
    """Do what the choices say; no line is made for it."""
    sought = matching(found, choices.sought, choices.words)
    counting = _Counting()
    groups = _Grouping(sought, choices, today, counting).groups()
    whole = counting.tally(sought)
    return Listed(choices, whole.applicable, whole.applicable - whole.settled, whole.overdue, groups)


class _Counting:
    """Tallies of runs; those that stand alike share one."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], Tally] = {}

    def tally(self, runs: Iterable[Run]) -> Tally:
        """How all of the runs stand together."""
        each = [self.of(run) for run in runs]
        return each[0] if len(each) == 1 else together(each)

    def of(self, run: Run) -> Tally:
        """How one run stands."""
        answers, places = run[0].answers, run[1]
        given = [answers[place] for place in places if place in answers] if answers else ()
        key = len(places), *[(one.state, one.is_overdue) for one in given]
        found = self._kept.get(key)
        if found is None:
            states = Counter[str](one.state for one in given)
            if len(given) < len(places):
                states["not_started"] += len(places) - len(given)
            found = self._kept[key] = Tally(dict(states), sum(one.is_overdue for one in given))
        return found


class _Grouping:
    """Puts runs into groups. Tallies count everything found; lines are what the level and the switch leave."""

    def __init__(self, found: Sequence[Run], choices: Choices, today: date, counting: _Counting) -> None:
        self._found, self._today, self._counting, self._choices = found, today, counting, choices
        level = choices.level
        self._shown = {
            state
            for state in STATE_WORDS
            if (LEVEL_OF[state] == level if level else not choices.is_open_only or state not in SETTLED)
        }
        self._by_topic: dict[tuple[int, tuple[int, ...]], list[tuple[str, tuple[int, ...]]]] = {}

    def groups(self) -> list[Group]:
        """The groups in their order, without those of which no line is left."""
        if self._choices.group == "framework":
            return _by_framework(self._found)
        made = {"topic": self._topics, "owner": self._owners, "due": self._days}.get(self._choices.group, self._cases)()
        return [one for one in made if one.lines]

    def _group(self, code: str, title: str, runs: Sequence[Run]) -> Group:
        is_whole = len(self._shown) == len(STATE_WORDS)
        lines = (
            runs
            if is_whole
            else [(held, own) for held, places in runs if (own := _standing_in(held, places, self._shown))]
        )
        return Group(code, title, self._counting.tally(runs), lines=Lines(lines, self._today))

    def _cases(self) -> list[Group]:
        """By use case in the order of their keys; the programme's own items first."""
        own = [run for run in self._found if run[0].case.id is None]
        made = [self._group("", tr("Programme level: once for all"), own)] if own else []
        return made + [
            self._group(str(run[0].case.id), f"{run[0].case.key} {run[0].case.title}".strip(), (run,))
            for run in self._found
            if run[0].case.id is not None
        ]

    def _topics(self) -> list[Group]:
        groups: dict[str, list[Run]] = {}
        for held, places in self._found:
            for topic, own in self._parted(held.asked, places):
                groups.setdefault(topic, []).append((held, own))
        return [self._group(topic, topic, runs) for topic, runs in groups.items()]

    def _parted(self, asked: AskedItems, places: tuple[int, ...]) -> list[tuple[str, tuple[int, ...]]]:
        """Places by topic; use cases that are alike share the parts."""
        key = id(asked), places
        found = self._by_topic.get(key)
        if found is None:
            topics: dict[str, list[int]] = {}
            for place in places:
                topics.setdefault(asked[place][0].topic, []).append(place)
            found = self._by_topic[key] = [(topic, tuple(own)) for topic, own in topics.items()]
        return found

    def _owners(self) -> list[Group]:
        """By owner, those that nobody owns first."""
        groups: dict[str, list[Run]] = {}
        for held, places in self._found:
            named = {place: one.given.owner for place, one in held.answers.items() if one.given.owner}
            if not named:
                groups.setdefault("", []).append((held, places))
                continue
            own: dict[str, list[int]] = {}
            for place in places:
                own.setdefault(named.get(place) or "", []).append(place)
            for owner, few in own.items():
                groups.setdefault(owner, []).append((held, tuple(few)))
        made = [self._group(owner, owner or tr("Nobody named"), runs) for owner, runs in groups.items()]
        return sorted(made, key=lambda one: (one.code != "", one.title.casefold()))

    def _days(self) -> list[Group]:
        """What is overdue, due soon, later, and without a day; only what is open."""
        names = {
            "0": tr("Overdue"), "1": tr("Due within 7 days"), "2": tr("Due within 30 days"), "3": tr("Later"),
            "4": tr("No date"),
        }  # fmt: skip
        dated: list[tuple[date, Run]] = []
        undated: list[Run] = []
        is_open = set(STATE_WORDS) - SETTLED
        for held, places in self._found:
            own = _standing_in(held, places, is_open)
            days = {place: one.given.due_on for place, one in held.answers.items() if one.given.due_on}
            if days:
                dated += [(days[place], (held, places_of(place))) for place in own if place in days]
                own = tuple(place for place in own if place not in days)
            if own:
                undated.append((held, own))
        dated.sort(key=lambda one: (one[0], one[1][0].case.key))
        groups: dict[str, list[Run]] = {}
        for day, run in dated:
            groups.setdefault(self._span(day), []).append(run)
        if undated:
            groups["4"] = sorted(undated, key=lambda one: one[0].case.key)
        return [self._group(code, names[code], groups[code]) for code in sorted(groups)]

    def _span(self, day: date) -> str:
        """The code of the group of a day."""
        if day < self._today:
            return "0"
        if day <= self._today + timedelta(days=_SOON):
            return "1"
        return "2" if day <= self._today + timedelta(days=_LATER) else "3"


def _standing_in(held: WorkCase, places: tuple[int, ...], states: set[str]) -> tuple[int, ...]:
    """Those of the places that stand in one of the states."""
    answers = held.answers
    if len(places) < len(answers):
        return tuple(one for one in places if (answers[one].state if one in answers else "not_started") in states)
    if "not_started" not in states:
        return tuple(place for place, one in answers.items() if one.state in states and place in places)
    hidden = {place for place, one in answers.items() if one.state not in states} if answers else ()
    return tuple(place for place in places if place not in hidden) if hidden else places


def _by_item(found: Sequence[Run]) -> dict[int, ItemLine]:
    """Each item with how all who are asked it stand."""
    times = Counter((id(held.asked), places) for held, places in found)
    items: dict[int, Item] = {}
    asked: Counter[int] = Counter()
    given: dict[int, Counter[tuple[str, bool]]] = {}
    for held, places in found:
        count = times.pop((id(held.asked), places), 0)
        if count:
            for place in places:
                item = held.asked[place][0]
                items.setdefault(item.id, item)
                asked[item.id] += count
        for place, one in held.answers.items():
            if place in places:
                given.setdefault(held.asked[place][0].id, Counter())[one.state, one.is_overdue] += 1
    return {number: ItemLine(one, _item_tally(asked[number], given.get(number, {}))) for number, one in items.items()}


def _item_tally(asked: int, given: Mapping[tuple[str, bool], int]) -> Tally:
    """The tally of an item asked so many times, with the answers by state and whether they are late."""
    states: Counter[str] = Counter({"not_started": asked - sum(given.values())})
    for (state, _), count in given.items():
        states[state] += count
    late = sum(count for (_, is_late), count in given.items() if is_late)
    return Tally({state: count for state, count in states.items() if count}, late)


def _by_framework(found: Sequence[Run]) -> list[Group]:
    """Frameworks, their numbers, and below each the items that cover it: one evidence serves them all."""
    lines = _by_item(found)
    covers: dict[str, dict[str, list[int]]] = {}
    for number, one in lines.items():
        for place in references(one.item):
            covers.setdefault(place.framework, {}).setdefault(place.number, []).append(number)
    groups: list[Group] = []
    known = [name for name in FRAMEWORKS if name in covers]
    for name in [*known, *sorted(set(covers) - set(known))]:
        inner: list[Group] = []
        for number in sorted(covers[name], key=number_order):
            items = [lines[one] for one in dict.fromkeys(covers[name][number])]
            note = trn("covered by {count} item", "covered by {count} items", len(items))
            inner.append(Group(f"{name}\n{number}", number, together(one.tally for one in items), note, lines=items))
        every = {one for numbers in covers[name].values() for one in numbers}
        whole = together(lines[one].tally for one in every)
        note = trn("{count} reference", "{count} references", len(inner))
        groups.append(Group(name, name or tr("Other references"), whole, note, groups=inner))
    return groups
