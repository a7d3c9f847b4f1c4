"""Which checklist duties are late or hold a gate shut: kept by use case, and read again only for those touched.

The states are the effective ones of ``core.checklists``: done without proof, or proven by what has expired, is open.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from axonix_desktop.core.checklists import SETTLED, Asking, Item, Traits, applies, is_wanted
from axonix_desktop.core.traits import TRAITS
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import (
    ANSWERS_FROM,
    ENDED_SQL,
    STATE_SQL,
    items,
    programme_traits,
    traits,
)

_SETTLED = f"({STATE_SQL}) IN ({', '.join(repr(one) for one in sorted(SETTLED))})"
_OPEN = f"NOT {_SETTLED}"
_REREAD = frozenset({"checklist_item", "person", "attachment", "risk_answer", "risk_classification"})
"""What can change the state of any answer."""
KINDS = _REREAD | {"checklist_response", "use_case"}
"""What duties depend on."""
_HIGH, _GO_LIVE = "high", 4
Answers = dict[int, set[int]]


class _Case(NamedTuple):
    overdue: int
    oldest: str
    blocking: int
    expired: int
    is_unchecked: bool


@dataclass(frozen=True, slots=True)
class Duties:
    """Late answers by use case (None: the programme's) with the oldest day, and what holds up active use cases.

    ``blocked`` counts the open blocking items of the present gate and those behind; ``expired`` evidence that ended;
    ``unchecked`` are high-risk use cases at stage 4 or later whose wanted items are not all settled.
    """

    overdue: Mapping[int | None, tuple[int, str]] = field(default_factory=dict[int | None, tuple[int, str]])
    blocked: Mapping[int, int] = field(default_factory=dict[int, int])
    expired: Mapping[int, int] = field(default_factory=dict[int, int])
    unchecked: frozenset[int] = frozenset()


class DutyReader:
    """Keeps what it has read of one programme file."""

    def __init__(self, f: ProgrammeFile) -> None:
        self._f = f
        self._kept: dict[int, _Case] = {}
        self._is_read = False
        self._read_on: str = ""

    def read(self, today: date, touched: Mapping[str, Collection[int]] | None, position: int = 0) -> Duties:
        """The duties as of ``today``; ``touched`` are records by kind since the journal stood at ``position``.

        None for ``touched`` reads everything.
        """
        day = today.isoformat()
        if touched is None or not self._is_read or day != self._read_on or not _REREAD.isdisjoint(touched):
            self._kept = _Count(self._f, day, None).cases()
            self._is_read, self._read_on = True, day
        else:
            ids = self._of(touched, position)
            for number in ids:
                self._kept.pop(number, None)
            if ids:
                self._kept.update(_Count(self._f, day, ids).cases())
        return self._duties(today)

    def _of(self, touched: Mapping[str, Collection[int]], position: int) -> set[int]:
        """The use cases whose answers were touched, wherever they belonged before, and those touched themselves."""
        ids = set(touched.get("use_case", ()))
        if answers := touched.get("checklist_response"):
            ids |= {
                number
                for (number,) in self._f.read(
                    "SELECT use_case_id FROM checklist_response WHERE id IN (SELECT value FROM json_each(?1)) UNION"
                    " SELECT CAST(before ->> 'use_case_id' AS INTEGER) FROM jr_row WHERE seq > ?2 AND"
                    " tbl = 'checklist_response' AND before IS NOT NULL",
                    (json.dumps(list(answers)), position),
                )
                if number is not None
            }
        return ids

    def _duties(self, today: date) -> Duties:
        kept = self._kept
        overdue: dict[int | None, tuple[int, str]] = {
            number: (one.overdue, one.oldest) for number, one in kept.items() if one.overdue
        }
        overdue.update(self._of_programme(today.isoformat()))
        return Duties(
            overdue,
            {number: one.blocking for number, one in kept.items() if one.blocking},
            {number: one.expired for number, one in kept.items() if one.expired},
            frozenset(number for number, one in kept.items() if one.is_unchecked),
        )

    def _of_programme(self, day: str) -> dict[int | None, tuple[int, str]]:
        """Late answers to items that the programme answers once, as far as they apply."""
        late = dict(
            self._f.read(
                f"SELECT r.checklist_item_id, r.due_on FROM {ANSWERS_FROM} WHERE r.use_case_id IS NULL"
                f" AND r.due_on < ?1 AND {_OPEN}",
                (day,),
            )
        )
        if not late:
            return {}
        whole = programme_traits(self._f)
        found = [
            late[one.id]
            for one in items(self._f)
            if one.id in late and one.is_programme_level and applies(one, whole).holds
        ]
        return {None: (len(found), min(found))} if found else {}


class _Count:
    """Counts the duties of some use cases (None: of all): of each only what can be late, blocking or unchecked."""

    def __init__(self, f: ProgrammeFile, day: str, ids: Collection[int] | None) -> None:
        self._f, self._day = f, day
        self._ids = None if ids is None else json.dumps(list(ids))
        self._items = [one for one in items(f) if not one.is_programme_level]
        self._traits, self._asking = traits(f, ids), Asking(self._items)
        self._asked: dict[tuple[object, ...], list[Item]] = {}

    def cases(self) -> dict[int, _Case]:
        """The duties of each use case that has any; those that are retired have none."""
        late: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for case, item, due in self._answers(f"r.due_on < ?1 AND {_OPEN}", ", r.due_on"):
            late[case].append((item, due))
        ended = self._by_case(ENDED_SQL)
        narrowed, params = (
            ("", ()) if self._ids is None else (" AND id IN (SELECT value FROM json_each(?))", (self._ids,))
        )
        statuses: dict[int, tuple[str, int]] = {
            row[0]: (row[1], row[2])
            for row in self._f.read(
                f"SELECT id, status, stage FROM use_case WHERE status <> 'retired'{narrowed}", params
            )
        }
        open_cases = {
            case: status == "active" and stage > 0
            for case, (status, stage) in statuses.items()
            if status != "completed"
        }
        blocking = self._blocking(open_cases)
        unchecked = self._unchecked(open_cases)
        found: dict[int, _Case] = {}
        for case in late.keys() | ended.keys() | blocking.keys() | unchecked:
            here = self._traits.get(case)
            if here is None or case not in statuses:
                continue
            asked = {one.id for one in self._of(here)}
            days = [due for item, due in late.get(case, ()) if item in asked]
            over = len(ended.get(case, set()) & asked) if open_cases.get(case) else 0
            found[case] = _Case(len(days), min(days, default=""), blocking.get(case, 0), over, case in unchecked)
        return found

    def _of(self, here: Traits) -> list[Item]:
        """The items that apply; use cases that are alike share them."""
        key = (here.tier, *map(here.known.get, TRAITS))
        if key not in self._asked:
            self._asked[key] = [one for one, _ in self._asking.of(here)]
        return self._asked[key]

    def _blocking(self, open_cases: Mapping[int, bool]) -> dict[int, int]:
        """The open blocking items of the present gate and those behind, of active use cases in the rollout."""
        if not any(one.is_blocking for one in self._items):
            return {}
        settled = self._by_case(f"i.is_blocking = 1 AND {_SETTLED}")
        found: dict[int, int] = {}
        for case, is_rolling in open_cases.items():
            if is_rolling and case in self._traits:
                here, done = self._traits[case], settled.get(case, set())
                count = sum(
                    one.is_blocking and one.id not in done and is_wanted(one, here.stage) for one in self._of(here)
                )
                if count:
                    found[case] = count
        return found

    def _unchecked(self, open_cases: Mapping[int, bool]) -> set[int]:
        """High-risk use cases at stage 4 or later with nothing answered, or with open items of their gate or before."""
        grave = [
            case
            for case in open_cases
            if (here := self._traits.get(case)) is not None and here.tier == _HIGH and here.stage >= _GO_LIVE
        ]
        if not grave:
            return set()
        wanted = json.dumps(grave)
        settled: Answers = defaultdict(set)
        for case, item, is_settled in self._f.read(
            f"SELECT r.use_case_id, r.checklist_item_id, {_SETTLED} FROM {ANSWERS_FROM}"
            " WHERE r.use_case_id IN (SELECT value FROM json_each(?2)) AND ?1 <> ''",
            (self._day, wanted),
        ):
            settled[case].update((item,) if is_settled else ())
        return {
            case
            for case in grave
            if case not in settled
            or any(
                one.id not in settled[case] and is_wanted(one, self._traits[case].stage)
                for one in self._of(self._traits[case])
            )
        }

    def _by_case(self, where: str) -> Answers:
        found: Answers = defaultdict(set)
        for case, item in self._answers(where):
            found[case].add(item)
        return found

    def _answers(self, where: str, more: str = "") -> list[tuple[Any, ...]]:
        """(use case, item, ...) of answers; only those of the use cases wanted."""
        narrowed, params = " AND ?1 <> ''", (self._day,)
        if self._ids is not None:
            narrowed, params = (
                " AND ?1 <> '' AND r.use_case_id IN (SELECT value FROM json_each(?2))",
                (self._day, self._ids),
            )
        return self._f.read(
            f"SELECT r.use_case_id, r.checklist_item_id{more} FROM {ANSWERS_FROM} WHERE r.use_case_id IS NOT NULL"
            f" AND {where}{narrowed}",
            params,
        )


def duties(f: ProgrammeFile, today: date) -> Duties:
    """The duties of the whole programme, read anew."""
    return DutyReader(f).read(today, None)
