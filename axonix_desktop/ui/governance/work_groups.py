"""The list of items to work on in groups: by use case, topic, framework, owner or when they are due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import attrgetter

from axonix_desktop.core.governance import (
    FRAMEWORKS,
    LEVEL_OF,
    Reference,
    Tally,
    number_order,
    reference_of,
    together,
)
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.checklists import Item, Standing
from axonix_desktop.ui.governance.going import Sought

GROUPS = (
    ("use_case", mark("Use case")), ("topic", mark("Topic")), ("framework", mark("Framework")),
    ("owner", mark("Owner")), ("due", mark("Due")),
)  # fmt: skip
_SOON, _LATER = 7, 30
_STATE, _IS_OVERDUE = attrgetter("state"), attrgetter("is_overdue")


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
    groups: list[Group] = field(default_factory=list["Group"])
    lines: Sequence[Line] = ()

    @property
    def size(self) -> int:
        """How much stands directly below it."""
        return len(self.groups) or len(self.lines)


def matching(
    found: Iterable[Standing], sought: Sought, tiers: dict[int, str | None], words: str = ""
) -> list[Standing]:
    """The standings that are sought, whatever their level; ``words`` must occur in them."""
    wanted = words.casefold().split()
    if not wanted and sought in (Sought(), Sought(sought.words)):
        return list(found)

    def keeps(one: Standing) -> bool:
        if sought.programme_only and one.use_case_id is not None:
            return False
        if sought.has_tier and (one.use_case_id is None or tiers.get(one.use_case_id) != sought.tier):
            return False
        if sought.topic and one.item.topic != sought.topic:
            return False
        if sought.use_case_id is not None and one.use_case_id != sought.use_case_id:
            return False
        if sought.item_id is not None and one.item.id != sought.item_id:
            return False
        if sought.framework and not _refers(one.item, sought):
            return False
        return not wanted or _holds(one, wanted)

    return [one for one in found if keeps(one)]


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
    """What a choice leaves: every standing that is sought, how many are open or late, and the groups."""

    choices: Choices
    matching: list[Standing]
    open: int
    late: int
    groups: list[Group]


def listed(found: Sequence[Standing], tiers: dict[int, str | None], choices: Choices, today: date) -> Listed:
    """Do what the choices say; takes a moment in a large programme."""
    sought = matching(found, choices.sought, tiers, choices.words)
    groups = in_groups(sought, choices.group, today, level=choices.level, is_open_only=choices.is_open_only)
    whole = _tally(sought)
    return Listed(choices, sought, whole.applicable - whole.settled, whole.overdue, groups)


def in_groups(found: Sequence[Standing], group: str, today: date, *, level: str, is_open_only: bool) -> list[Group]:
    """The groups in their order. Tallies count everything found; lines are what ``level`` and the switch leave."""

    def shown(lines: Sequence[Standing]) -> list[Standing]:
        if level:
            return [one for one in lines if LEVEL_OF[one.state] == level]
        return [one for one in lines if one.is_open] if is_open_only else list(lines)

    if group == "framework":
        return _by_framework(found)
    made = {
        "topic": lambda: _grouped(found, lambda one: (one.item.topic, one.item.topic)),
        "owner": lambda: _by_owner(found),
        "due": lambda: _by_due(found, today),
    }.get(group, lambda: _by_case(found))()
    groups = [Group(code, title, _tally(lines), note, lines=shown(lines)) for code, title, note, lines in made]
    return [one for one in groups if one.lines]


_Made = list[tuple[str, str, str, list[Standing]]]


def _grouped(found: Iterable[Standing], key: Callable[[Standing], tuple[str, str]]) -> _Made:
    groups: dict[tuple[str, str], list[Standing]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return [(code, title, "", lines) for (code, title), lines in groups.items()]


def _by_case(found: Iterable[Standing]) -> _Made:
    """By use case in the order of their keys; the programme's own items first."""
    groups: dict[int | None, list[Standing]] = {}
    for one in found:
        groups.setdefault(one.use_case_id, []).append(one)
    own = groups.pop(None, [])
    made: _Made = [("", tr("Programme level: once for all"), "", own)] if own else []
    return made + [
        (str(number), f"{lines[0].key} {lines[0].title}".strip(), "", lines) for number, lines in groups.items()
    ]


def _by_owner(found: Iterable[Standing]) -> _Made:
    """By owner, those that nobody owns first."""
    made = _grouped(found, lambda one: (one.owner, one.owner or tr("Nobody named")))
    return sorted(made, key=lambda one: (one[0] != "", one[1].casefold()))


def _by_due(found: Iterable[Standing], today: date) -> _Made:
    """What is overdue, due soon, later, and without a day; only what is open."""
    names = {
        "0": tr("Overdue"), "1": tr("Due within 7 days"), "2": tr("Due within 30 days"), "3": tr("Later"),
        "4": tr("No date"),
    }  # fmt: skip

    def span(one: Standing) -> str:
        if one.due_on is None:
            return "4"
        if one.due_on < today:
            return "0"
        if one.due_on <= today + timedelta(days=_SOON):
            return "1"
        return "2" if one.due_on <= today + timedelta(days=_LATER) else "3"

    open_ones = sorted((one for one in found if one.is_open), key=lambda one: (one.due_on or date.max, one.key))
    return sorted(_grouped(open_ones, lambda one: (span(one), names[span(one)])))


def _by_framework(found: Sequence[Standing]) -> list[Group]:
    """Frameworks, their numbers, and below each the items that cover it: one evidence serves them all."""
    by_item: dict[int, list[Standing]] = {}
    for one in found:
        by_item.setdefault(one.item.id, []).append(one)
    tallies = {number: _tally(lines) for number, lines in by_item.items()}
    covers: dict[str, dict[str, list[int]]] = {}
    for number, lines in by_item.items():
        for place in _places(lines[0].item):
            covers.setdefault(place.framework, {}).setdefault(place.number, []).append(number)
    groups: list[Group] = []
    known = [name for name in FRAMEWORKS if name in covers]
    for name in [*known, *sorted(set(covers) - set(known))]:
        inner: list[Group] = []
        for number in sorted(covers[name], key=number_order):
            items = [
                ItemLine(by_item[one][0].item, _tally(by_item[one])) for one in dict.fromkeys(covers[name][number])
            ]
            note = trn("covered by {count} item", "covered by {count} items", len(items))
            inner.append(Group(f"{name}\n{number}", number, together(one.tally for one in items), note, lines=items))
        every = {one for numbers in covers[name].values() for one in numbers}
        whole = together(tallies[one] for one in every)
        note = trn("{count} reference", "{count} references", len(inner))
        groups.append(Group(name, name or tr("Other references"), whole, note, groups=inner))
    return groups


def _tally(lines: Sequence[Standing]) -> Tally:
    return Tally(dict(Counter(map(_STATE, lines))), sum(map(_IS_OVERDUE, lines)))


def _places(item: Item) -> list[Reference]:
    return list(dict.fromkeys(reference_of(words) for words in item.frameworks))


def _refers(item: Item, sought: Sought) -> bool:
    return any(place.framework == sought.framework and sought.number in ("", place.number) for place in _places(item))


def _holds(one: Standing, words: Sequence[str]) -> bool:
    told = f"{one.key} {one.title} {one.item.code} {one.item.text} {one.item.topic} {one.owner} {one.unit}".casefold()
    return all(word in told for word in words)
