"""Which row is which record: by a key that is the row's own, else by what it is called, counted.

The n-th row of a name in the file is the n-th record of that name, oldest first: so the same file read twice meets
the records it made, also where its own numbers are missing or repeated.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from axonix_desktop.core.importing.linking import fold
from axonix_desktop.core.importing.matching_key import COLUMN
from axonix_desktop.core.importing.plan import Existing
from axonix_desktop.core.kinds import Stored

_STRANGER = 45
"""Titles less alike than this (0–100) under one key are different things."""

NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "use_case": ("title", "business_unit_id"),
    "raid": ("title", "entry_kind"),
    "champion": ("person_id", "business_unit_id"),
    "enrolment": ("person_id", "course_id", "cohort"),
    "course": ("title",),
    "person": ("name",),
    "business_unit": ("name",),
    "component": ("name",),
    "data_source": ("name",),
    "checklist_item": ("text",),
    "checklist_response": ("use_case_id", "checklist_item_id"),
    "incident": ("summary",),
    "readiness_item": ("use_case_id", "dimension", "item"),
    "business_case_line": ("name", "use_case_id", "line_kind", "period"),
    "actual": ("use_case_id", "month_on", "line"),
    "steering_action": ("text", "owner_id"),
    "cohort": ("name", "purpose"),
    "curriculum_course": ("role_family", "skill_level", "course_id"),
    "skill_target": ("role_family", "skill_level"),
    "stage_plan": ("use_case_id", "stage"),
    "use_case_dependency": ("use_case_id", "needs_id"),
    "champion_use_case": ("champion_id", "use_case_id"),
    "check_in": ("champion_id", "held_on", "subject"),
    "operator": ("person_id", "use_case_id"),
    "component_use": ("component_id", "use_case_id"),
    "data_source_use": ("data_source_id", "use_case_id"),
    "model_change": ("change", "use_case_id", "changed_on"),
    "fairness_test": ("metric", "use_case_id", "group_tested", "tested_on"),
    "explainability": ("method", "use_case_id", "audience"),
    "incident_event": ("text", "incident_id", "happened_at"),
    "escalation_rule": ("trigger", "use_case_id"),
    "workflow_change": ("process", "business_unit_id"),
    "business_case": ("use_case_id", "scenario"),
    "steering_meeting": ("name", "held_on"),
    "steering_decision": ("text", "steering_meeting_id"),
}
OCCURS_ONCE = frozenset(
    {
        "champion",
        "enrolment",
        "person",
        "business_unit",
        "checklist_item",
        "checklist_response",
        "readiness_item",
        "actual",
        "cohort",
        "curriculum_course",
        "skill_target",
        "stage_plan",
        "use_case_dependency",
        "champion_use_case",
        "operator",
        "component_use",
        "data_source_use",
        "business_case",
    }
)
"""Kinds of which there is one of a name: a second row of it says nothing new, or is a repetition."""
COPIED = frozenset({"use_case"})
"""Kinds that workbooks often list twice, whole and as an extract: what another sheet holds already is left out."""


@dataclass(slots=True)
class Met:
    """What the tables of one import have met so far, per kind: two sheets may list the same things.

    ``claimed`` are existing records that a row stands for; ``names`` and ``keys`` say where a new one was
    first met; ``made_keys`` are the keys given so far.
    """

    claimed: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    names: defaultdict[str, dict[tuple[object, ...], str]] = field(default_factory=lambda: defaultdict(dict))
    keys: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    made_keys: set[str] = field(default_factory=set[str])


@dataclass(slots=True)
class Identified:
    """Row by row: the existing record's id or None, and whether the row's own key tells it apart (``is_keyed``).

    ``repeats`` maps a row to the earlier row it repeats, for kinds that occur once; ``namesakes`` to an earlier row
    of the same name that is taken all the same; ``elsewhere`` to the sheet and row that hold the same record.
    """

    ids: list[int | None]
    is_keyed: list[bool]
    repeats: dict[int, int] = field(default_factory=dict[int, int])
    namesakes: dict[int, int] = field(default_factory=dict[int, int])
    elsewhere: dict[int, str] = field(default_factory=dict[int, str])

    def is_left_out(self, position: int) -> bool:
        """Whether a row says nothing new."""
        return position in self.repeats or position in self.elsewhere


def identify(  # noqa: PLR0913 - what a row can be known by
    kind: str,
    columns: Mapping[str, Sequence[Stored]],
    key: str | None,
    existing: Existing,
    is_whole: Sequence[bool],
    met: Met,
    *,
    places: Sequence[str],
    decided: Mapping[int, int | None] | None = None,
) -> Identified:
    """Tell which record each row is; rows that are not ``is_whole`` (refused) are none.

    ``met`` is shared by the tables of an import; ``places`` says where each row stands, for the sentence;
    ``decided`` is what a person said a row is: a record, or None for a new one.
    """
    said = decided or {}
    count = len(is_whole)
    named_by = tuple(name for name in NAMED_BY.get(kind, ()) if name in columns)
    keys = columns.get(key, [None] * count) if key else [None] * count
    folded = [fold(one) if one is not None else None for one in keys]
    uses = Counter(one for one, whole in zip(folded, is_whole, strict=True) if one is not None and whole)
    by_key, by_name, titles = _indexes(existing, key, named_by)
    found = Identified([None] * count, [False] * count)
    claimed = met.claimed[kind]
    title = columns[named_by[0]] if named_by else None
    _claim(said, existing, is_whole, found, claimed)
    for position, own in enumerate(folded):
        if own is None or not is_whole[position] or uses[own] > 1 or position in said:
            continue
        if own in met.keys[kind]:
            if kind in COPIED:
                found.elsewhere[position] = met.keys[kind][own]
            continue
        record = by_key.get(own)
        is_chosen = key is not None and key.startswith(COLUMN)
        if record is not None and title and not is_chosen and not _same(titles.get(record), title[position]):
            continue
        if record in claimed:
            continue
        found.is_keyed[position] = True
        found.ids[position] = record
        if record is not None:
            claimed.add(record)
    _by_names(kind, columns, named_by, by_name, found, is_whole, met=met, said=said)
    for position, place in enumerate(places):
        if is_whole[position] and not found.is_left_out(position):
            _remember(kind, met, place, folded[position], _name(columns, named_by, position))
    return found


def _remember(kind: str, met: Met, place: str, own: str | None, name: tuple[object, ...]) -> None:
    """Keep where a record was first met in this import."""
    if own is not None:
        met.keys[kind].setdefault(own, place)
    if name:
        met.names[kind].setdefault(name, place)


def _claim(
    said: Mapping[int, int | None],
    existing: Existing,
    is_whole: Sequence[bool],
    found: Identified,
    claimed: set[int],
) -> None:
    """Rows that a person said are a certain record are that record."""
    there = {row[existing.columns.index("id")] for row in existing.rows} if said else set[Stored]()
    for position, record in said.items():
        if record in there and record is not None and is_whole[position] and record not in claimed:
            found.ids[position] = record
            claimed.add(record)


def _by_names(  # noqa: PLR0913 - as above
    kind: str,
    columns: Mapping[str, Sequence[Stored]],
    named_by: tuple[str, ...],
    by_name: Mapping[tuple[object, ...], Sequence[int]],
    found: Identified,
    is_whole: Sequence[bool],
    *,
    met: Met,
    said: Mapping[int, int | None],
) -> None:
    """Rows that no key tells apart: the n-th of a name is the n-th record of that name that is still free."""
    claimed = met.claimed[kind]
    is_single = kind in OCCURS_ONCE or kind in COPIED
    first: dict[tuple[object, ...], int] = {}
    free: dict[tuple[object, ...], Iterator[int]] = {}
    for position, whole in enumerate(is_whole):
        if not whole or not named_by or position in found.elsewhere or position in said:
            continue
        name = _name(columns, named_by, position)
        if is_single and name in met.names[kind] and not found.is_keyed[position]:
            found.elsewhere[position] = met.names[kind][name]
            continue
        earlier = first.setdefault(name, position)
        if earlier != position:
            (found.repeats if kind in OCCURS_ONCE else found.namesakes)[position] = earlier
        if found.is_keyed[position] or position in found.repeats:
            continue
        if name not in free:
            free[name] = iter(by_name.get(name, ()))
        record = next((one for one in free[name] if one not in claimed), None)
        if record is not None:
            found.ids[position] = record
            claimed.add(record)


def _name(columns: Mapping[str, Sequence[Stored]], named_by: tuple[str, ...], position: int) -> tuple[object, ...]:
    return tuple(fold(one) if isinstance(one := columns[part][position], str) else one for part in named_by)


def _indexes(
    existing: Existing, key: str | None, named_by: tuple[str, ...]
) -> tuple[dict[str, int], dict[tuple[object, ...], list[int]], dict[int, Stored]]:
    place = {name: at for at, name in enumerate(existing.columns)}
    by_key: dict[str, int] = {}
    by_name: dict[tuple[object, ...], list[int]] = defaultdict(list)
    titles: dict[int, Stored] = {}
    for row in existing.rows:
        record = row[place["id"]]
        if not isinstance(record, int):
            continue
        if key and row[place[key]] is not None:
            by_key.setdefault(fold(row[place[key]]), record)
        if named_by:
            name = tuple(fold(one) if isinstance(one := row[place[part]], str) else one for part in named_by)
            by_name[name].append(record)
            titles[record] = row[place[named_by[0]]]
    return by_key, by_name, titles


def _same(there: Stored, here: Stored) -> bool:
    """Whether a key's record is what the row means: titles may change, but not into something else altogether."""
    if not isinstance(there, str) or not isinstance(here, str):
        return True
    return there == here or fuzz.token_set_ratio(fold(there), fold(here)) >= _STRANGER
