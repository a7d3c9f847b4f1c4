"""Late checklist items of past days, by the rule of today: where each answer really stood, from the journal.

What was proven by evidence that ran out, or excused until a day, counted as open from that day on; so an item can fall
late although nobody touched it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from axonix_desktop.core.checklists import NEEDS_REASON, SETTLED, Item, Traits, applies, state
from axonix_desktop.core.traits import told_by_answers
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import given_of, traits_of, whole_traits
from axonix_desktop.store.queries.past_rows import Rows, states

_ANSWER = (
    "use_case_id", "checklist_item_id", "due_on", "owner_id", "status", "reason", "holds_until", "evidence",
    "evidence_on", "evidence_expires_on", "signed_off_by", "signed_off_on",
)  # fmt: skip
_ITEM = (
    "code", "topic", "text", "template", "applies_from_tier", "condition", "condition_tier", "gate_stage",
    "is_blocking", "is_programme_level", "needs_sign_off", "validity_months", "is_active",
)  # fmt: skip
_CASE = ("status", "risk_tier", "stage", "personal_data", "origin", "vendor", "partner_share")
_PROVEN = frozenset({"done", *NEEDS_REASON})
_KIND = "checklist_response"


def late_items(f: ProgrammeFile, days: Sequence[date], ends: Sequence[int]) -> Iterator[int]:
    """How many checklist items were late at the end of each of ``days``, which fall, as ``ends`` do."""
    walks = (
        states(f, _KIND, _ANSWER, ends, lambda rows: rows),
        states(f, "checklist_item", _ITEM, ends, _items),
        states(f, "use_case", _CASE, ends, Rows.copy),
        states(f, "risk_answer", ("use_case_id", "code", "answer"), ends, _told),
        states(f, "person", ("name",), ends, Rows.copy),
        states(f, "attachment", ("record_kind", "record_id"), ends, _proofs),
    )
    for day, answers, items, cases, told, people, files in zip(days, *walks, strict=True):
        yield _Day(day, items, cases, told, people, files).late(answers)


class _Day:
    """Everything a day's late items depend on, as it stood."""

    def __init__(
        self, day: date, items: Mapping[int, Item], cases: Rows, told: Mapping[int, dict[str, bool]], people: Rows,
        files: Collection[int],
    ) -> None:  # fmt: skip
        self._day, self._items, self._people, self._files = day, items, people, files
        self._cases = {number: row for number, row in cases.items() if row[0] != "retired"}
        self._told = told
        self._asked: dict[tuple[object, ...], frozenset[int]] = {}
        self._whole: Traits | None = None

    def late(self, answers: Rows) -> int:
        """How many open items that apply were past their day."""
        day = self._day.isoformat()
        return sum(
            row[2] < day and self._is_asked(row[0], row[1]) and self._is_open(number, row)
            for number, row in answers.items()
            if row[2]
        )

    def _is_open(self, number: int, row: tuple[Any, ...]) -> bool:
        _, item, due, owner, status, *rest = row
        if status not in _PROVEN:
            return True
        name = self._people.get(owner, (None,))[0]
        given = given_of((status, *rest, name, due, int(number in self._files)))
        return state(self._items[item], given, self._day)[0] not in SETTLED

    def _is_asked(self, use_case: int | None, item: int) -> bool:
        held = self._items.get(item)
        if held is None or held.is_programme_level is not (use_case is None):
            return False
        if use_case is not None and use_case not in self._cases:
            return False
        own = self._programme() if use_case is None else self._traits(use_case)
        key = own.tier, *own.known.items()
        found = self._asked.get((use_case is None, key))
        if found is None:
            found = self._asked[use_case is None, key] = frozenset(
                one.id for one in self._items.values() if applies(one, own).holds
            )
        return item in found

    def _traits(self, use_case: int) -> Traits:
        return traits_of(self._told.get(use_case, {}), *self._cases[use_case][1:])

    def _programme(self) -> Traits:
        if self._whole is None:
            self._whole = whole_traits(map(self._traits, self._cases))
        return self._whole


def _items(rows: Rows) -> dict[int, Item]:
    """The items in force."""
    return {
        number: Item(
            number, *row[:8], is_blocking=bool(row[8]), is_programme_level=bool(row[9]), needs_sign_off=bool(row[10]),
            validity_months=row[11],
        )
        for number, row in rows.items()
        if row[-1]
    }  # fmt: skip


def _told(rows: Rows) -> dict[int, dict[str, bool]]:
    """What the newest answers to the questions of the risk classification say, by use case."""
    newest: dict[int, dict[str, str]] = defaultdict(dict)
    for number in sorted(rows):
        use_case, code, answer = rows[number]
        if code and answer:
            newest[use_case][code] = answer
    return {use_case: told_by_answers(given) for use_case, given in newest.items()}


def _proofs(rows: Rows) -> frozenset[int]:
    """The answers that have a file."""
    return frozenset(record for kind, record in rows.values() if kind == _KIND)
