"""Where the governance checklists stand: the items asked of each use case, and where each answer really is today.

What counts is said once, in ``core/checklists.py``; :data:`STATE_SQL` is the same rule for grouped figures.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any

from axonix_desktop.core.checklists import RANKS, SETTLED, Asking, Given, Item, State, Traits, applies, is_wanted, state
from axonix_desktop.core.traits import TRAITS, of_programme, told_by_answers, told_by_record
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.sql_text import months_later

_BLANKS = "' ' || char(9, 10, 13)"
EXPIRES_SQL = (
    "coalesce(r.evidence_expires_on, CASE WHEN i.validity_months > 0 THEN"
    f" {months_later('r.evidence_on', 'i.validity_months')} END)"
)
"""The last day the evidence of an answer ``r`` to the item ``i`` holds, NULL where it has no end."""
STATE_SQL = (
    "CASE WHEN coalesce(r.status, 'not_started') = 'not_started' THEN 'not_started'"
    f" WHEN r.status IN ('not_applicable', 'exception') THEN CASE WHEN trim(coalesce(r.reason, ''), {_BLANKS}) = ''"
    " OR r.holds_until IS NULL OR r.holds_until < ?1 THEN 'lapsed' ELSE r.status END"
    " WHEN r.status <> 'done' THEN 'in_progress'"
    f" WHEN trim(coalesce(r.evidence, ''), {_BLANKS}) = '' AND NOT EXISTS(SELECT 1 FROM attachment a"
    " WHERE a.record_kind = 'checklist_response' AND a.record_id = r.id) THEN 'to_check'"
    f" WHEN {EXPIRES_SQL} < ?1 THEN 'expired'"
    f" WHEN coalesce(i.needs_sign_off, 0) AND (trim(coalesce(r.signed_off_by, ''), {_BLANKS}) = ''"
    f" OR trim(r.signed_off_by, {_BLANKS}) = trim(coalesce((SELECT o.name FROM person o WHERE o.id = r.owner_id), ''),"
    f" {_BLANKS}) COLLATE NOCASE) THEN 'to_check' ELSE 'done' END"
)
"""The state of an answer ``r`` to the item ``i``; ``?1`` is today as text. The owner is looked up only where asked."""
ENDED_SQL = (
    "(r.status IN ('not_applicable', 'exception') OR r.evidence_on IS NOT NULL OR r.evidence_expires_on IS NOT NULL)"
    f" AND ({STATE_SQL}) IN ('expired', 'lapsed')"
)
"""What had an end and is past it; the first part is there for speed."""
ANSWERS_FROM = (
    "checklist_response r JOIN checklist_item i ON i.id = r.checklist_item_id LEFT JOIN person p ON p.id = r.owner_id"
)
"""What :data:`STATE_SQL` is asked of."""
_ITEM = (
    "id, code, topic, text, template, applies_from_tier, condition, condition_tier, gate_stage, is_blocking,"
    " is_programme_level, needs_sign_off, validity_months, cadence, evidence_wanted, frameworks, guidance, applies_to"
)
_RECORD = (
    f"c.risk_tier, c.stage, c.personal_data, c.origin, CASE WHEN trim(coalesce(c.vendor, ''), {_BLANKS}) <> '' THEN"
    " 'named' END, c.partner_share"
)
"""What a use case itself says of its traits."""
_IN_USE = "WHERE c.status <> 'retired'"
_AMONG = "IN (SELECT value FROM json_each(?))"
_Signature = tuple[str | None, tuple[tuple[str, bool | None], ...], bool]
AskedItems = tuple[tuple[Item, str], ...]
"""The items asked of a use case, each with the reason why."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one use case (None: the programme as a whole) stands on one item that applies to it.

    ``is_wanted``: its gate is the present one or lies behind; ``given`` is None where nobody has answered.
    """

    use_case_id: int | None
    key: str
    title: str
    unit: str
    item: Item
    answer_id: int | None
    state: State
    reason: str
    owner: str
    due_on: date | None
    is_overdue: bool
    is_wanted: bool
    given: Given | None
    why: str

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in SETTLED


@dataclass(slots=True)
class Figures:
    """How a use case (or the programme) stands on the items that apply to it.

    ``wanted`` are those of the present gate and the gates behind, ``answered`` those that have an answer at all
    (none: the checklist was not opened), ``blocked_by`` the codes of open blocking items that are wanted.
    """

    total: int = 0
    settled: int = 0
    answered: int = 0
    overdue: int = 0
    to_check: int = 0
    expired: int = 0
    wanted: int = 0
    wanted_settled: int = 0
    blocked_by: tuple[str, ...] = ()
    open_codes: tuple[str, ...] = ()

    @property
    def open(self) -> int:
        """How many items still need something."""
        return self.total - self.settled


@dataclass(frozen=True, slots=True)
class Case:
    """A use case (no ``id``: the programme as a whole) with what decides which items apply to it."""

    id: int | None
    key: str
    title: str
    unit: str
    traits: Traits


def items(f: ProgrammeFile) -> list[Item]:
    """The checklist items in force, programme-level ones too, by topic and code."""
    rows = f.read(f"SELECT {_ITEM} FROM checklist_item WHERE is_active = 1 ORDER BY topic, code, id")
    return [_item(row) for row in rows]


def items_by_id(f: ProgrammeFile, ids: Collection[int]) -> dict[int, Item]:
    """Checklist items by id, those out of force too."""
    rows = f.read(f"SELECT {_ITEM} FROM checklist_item WHERE id {_AMONG}", (json.dumps(list(ids)),))
    return {row[0]: _item(row) for row in rows}


def unanswered(f: ProgrammeFile, ids: Collection[int], only: Collection[int] | None = None) -> list[tuple[int, int]]:
    """(use case, item) without an answer: the items that apply, or those of ``only`` whether they apply or not."""
    there = set(
        f.read(
            f"SELECT use_case_id, checklist_item_id FROM checklist_response WHERE use_case_id {_AMONG}",
            (json.dumps(list(ids)),),
        )
    )
    found: list[tuple[int, int]] = []
    library = [one for one in items(f) if not one.is_programme_level]
    for case in _cases(f, ids):
        wanted = (one for one in library if (one.id in only if only is not None else applies(one, case.traits).holds))
        found += [(case.id, one.id) for one in wanted if case.id is not None and (case.id, one.id) not in there]
    return found


def left_out(f: ProgrammeFile, use_case: int) -> list[tuple[Item, str]]:
    """The items that do not apply to a use case, each with the reason in words, by topic and code."""
    cases = _cases(f, [use_case])
    library = [one for one in items(f) if not one.is_programme_level] if cases else []
    verdicts = [(one, applies(one, cases[0].traits)) for one in library]
    return [(one, verdict.reason) for one, verdict in verdicts if not verdict.holds]


def traits(f: ProgrammeFile, ids: Iterable[int] | None = None) -> dict[int, Traits]:
    """What decides which items apply, by use case: its fields, and the answers of its newest risk classification."""
    return {one.id: one.traits for one in _cases(f, ids) if one.id is not None}


def programme_traits(f: ProgrammeFile) -> Traits:
    """The programme as a whole: the highest tier and stage, and every trait of the use cases that are not retired."""
    return every_trait(f)[None]


def every_trait(f: ProgrammeFile) -> dict[int | None, Traits]:
    """Those of every use case that is not retired, and of the programme (None); use cases that are alike share them."""
    told, found, alike = _told(f, None), dict[int | None, Traits](), _Alike()
    for number, *record in f.read(f"SELECT c.id, {_RECORD} FROM use_case c {_IN_USE}"):
        found[number] = alike.of(record, told.get(number))
    return {**found, None: whole_traits(found.values())}


def standings(f: ProgrammeFile, today: date, ids: Collection[int] | None = None) -> list[Standing]:
    """One for each use case and item that applies, by key, topic and code; unanswered items are there too.

    ``ids`` None: every use case that is not retired, and after them the programme-level items with no use case.
    Else these use cases alone, retired or not.
    """
    given = answers_given(f, ids)
    return [
        standing_of(case, item, why, given.get((case.id, item.id)), today)
        for case, own in asked_cases(f, ids)
        for item, why in own
    ]


def asked_cases(f: ProgrammeFile, ids: Collection[int] | None = None) -> list[tuple[Case, AskedItems]]:
    """The use cases as in :func:`standings`, each with the items asked of it and why; alike ones share them."""
    library, cases = items(f), _cases(f, ids)
    asking = {once: Asking(one for one in library if one.is_programme_level is once) for once in (False, True)}
    asked: dict[_Signature, AskedItems] = {}
    found: list[tuple[Case, AskedItems]] = []
    for case in cases if ids is not None else [*cases, _programme(cases)]:
        key = _signature(case)
        if key not in asked:
            asked[key] = asking[case.id is None].of(case.traits)
        found.append((case, asked[key]))
    return found


def figures(f: ProgrammeFile, today: date, ids: Collection[int] | None = None) -> dict[int | None, Figures]:
    """Counts by use case (None: the programme-level items), without the words; for gates, attention and overview."""
    states: dict[int | None, dict[int, tuple[str, bool]]] = defaultdict(dict)
    among, params = _narrowed(ids, "WHERE r.use_case_id")
    for use_case, item, how, due in f.read(
        f"SELECT r.use_case_id, r.checklist_item_id, {STATE_SQL}, r.due_on < ?1 FROM {ANSWERS_FROM} {among}",
        (today.isoformat(), *params),
    ):
        states[use_case][item] = how, bool(due)
    return {case.id: _counted(own, case.traits.stage, states.get(case.id, {})) for case, own in asked_cases(f, ids)}


def _counted(asked: AskedItems, stage: int, states: dict[int, tuple[str, bool]]) -> Figures:
    made = Figures(total=len(asked))
    blocking: list[str] = []
    codes: list[str] = []
    for item, _ in asked:
        how, is_late = states.get(item.id, ("not_started", False))
        wanted = is_wanted(item, stage)
        is_settled = how in SETTLED
        made.answered += item.id in states
        made.settled += is_settled
        made.wanted += wanted
        made.wanted_settled += wanted and is_settled
        made.overdue += is_late and not is_settled
        made.to_check += how == "to_check"
        made.expired += how in ("expired", "lapsed")
        if not is_settled:
            codes.append(item.code)
            if wanted and item.is_blocking:
                blocking.append(item.code)
    made.blocked_by, made.open_codes = tuple(blocking), tuple(codes)
    return made


def standing_of(case: Case, item: Item, why: str, held: tuple[int, Given] | None, today: date) -> Standing:
    """Where a use case stands on an item; ``held`` is the answer with its id, if any."""
    number, given = held or (None, None)
    how, reason = state(item, given, today)
    due = given.due_on if given else None
    is_open = how not in SETTLED
    return Standing(
        case.id, case.key, case.title, case.unit, item, number, how, reason, (given.owner if given else "") or "", due,
        is_open and due is not None and due < today, is_wanted(item, case.traits.stage), given, why,
    )  # fmt: skip


def answers_given(
    f: ProgrammeFile, ids: Collection[int] | None = None
) -> dict[tuple[int | None, int], tuple[int, Given]]:
    """Every answer with its id, by use case and item; answers that are alike are one."""
    among, params = _narrowed(ids, "WHERE r.use_case_id")
    alike: dict[tuple[Any, ...], Given] = {}
    found: dict[tuple[int | None, int], tuple[int, Given]] = {}
    for use_case, item, number, *row in f.read(
        "SELECT r.use_case_id, r.checklist_item_id, r.id, r.status, r.reason, r.holds_until, r.evidence,"
        " r.evidence_on, r.evidence_expires_on, r.signed_off_by, r.signed_off_on, p.name, r.due_on,"
        " EXISTS(SELECT 1 FROM attachment a WHERE a.record_kind = 'checklist_response' AND a.record_id = r.id)"
        f" FROM checklist_response r LEFT JOIN person p ON p.id = r.owner_id {among}",
        params,
    ):
        key = tuple(row)
        given = alike.get(key)
        if given is None:
            given = alike[key] = given_of(row)
        found[use_case, item] = number, given
    return found


def given_answers(f: ProgrammeFile, answer_ids: Collection[int]) -> dict[int, tuple[Item, Given]]:
    """Answers by their ids with the item each is to; those that are gone are left out. Items out of force count."""
    wanted = json.dumps(list(answer_ids))
    item_columns = ", ".join(f"i.{name.strip()}" for name in _ITEM.split(","))
    found: dict[int, tuple[Item, Given]] = {}
    for row in f.read(
        "SELECT r.id, r.status, r.reason, r.holds_until, r.evidence, r.evidence_on, r.evidence_expires_on,"
        " r.signed_off_by, r.signed_off_on, p.name, r.due_on, EXISTS(SELECT 1 FROM attachment a WHERE"
        f" a.record_kind = 'checklist_response' AND a.record_id = r.id), {item_columns} FROM {ANSWERS_FROM}"
        f" WHERE r.id {_AMONG}",
        (wanted,),
    ):
        found[row[0]] = _item(row[12:]), given_of(row[1:12])
    return found


def _item(row: Sequence[Any]) -> Item:
    return Item(
        *row[:9], is_blocking=bool(row[9]), is_programme_level=bool(row[10]), needs_sign_off=bool(row[11]),
        validity_months=row[12], cadence=row[13], evidence_wanted=row[14],
        frameworks=tuple(json.loads(row[15])) if row[15] else (), guidance=row[16], applies_to=row[17],
    )  # fmt: skip


def given_of(row: Sequence[Any]) -> Given:
    """An answer from its columns as stored; the owner by name, and last 1 where a file is attached, else 0."""
    status, reason, until, evidence, on, expires, by, signed, owner, due, has_file = row
    return Given(
        intern(status or "not_started"), reason, _day(until), evidence, _day(on), _day(expires), by, _day(signed),
        owner and intern(owner), _day(due), has_file == 1,
    )  # fmt: skip


def _cases(f: ProgrammeFile, ids: Iterable[int] | None) -> list[Case]:
    """The use cases with their traits, by key."""
    wanted = None if ids is None else list(ids)
    told = _told(f, wanted)
    among, params = _narrowed(wanted, "WHERE c.id")
    alike = _Alike()
    return [
        Case(number, key, title, unit, alike.of(record, told.get(number)))
        for number, key, title, unit, *record in f.read(
            "SELECT c.id, coalesce(c.key, ''), coalesce(c.title, ''), coalesce(u.name, ''),"
            f" {_RECORD} FROM use_case c LEFT JOIN business_unit u ON u.id = c.business_unit_id {among or _IN_USE}"
            " ORDER BY c.key, c.id",
            params,
        )
    ]


class _Alike:
    """Traits of use cases; those of which the same is known share one."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, ...], Traits] = {}

    def of(self, record: list[Any], answers: Mapping[str, bool] | None) -> Traits:
        """What the ``record`` (the columns of :data:`_RECORD`) says; where it says nothing, what was answered."""
        key = *record, *(answers.items() if answers else ())
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = traits_of(answers or {}, *record)
        return found


def traits_of(
    answers: Mapping[str, bool], tier: str | None, stage: int | None, personal: int | None, origin: str | None,
    vendor: str | None, share: float | None,
) -> Traits:  # fmt: skip
    """What the record of a use case says; where it says nothing, what was answered."""
    known = told_by_record(None if personal is None else bool(personal), origin, vendor, share)
    return Traits(
        tier, int(stage or 0), {**known, **{code: is_so for code, is_so in answers.items() if known.get(code) is None}}
    )


def _told(f: ProgrammeFile, ids: list[int] | None) -> dict[int, dict[str, bool]]:
    """Traits that the newest answers to the questions of the risk classification say, by use case."""
    among, params = _narrowed(ids, "WHERE use_case_id")
    newest: dict[int, dict[str, str]] = defaultdict(dict)
    for use_case, code, answer in f.read(
        f"SELECT use_case_id, code, answer FROM risk_answer {among} ORDER BY id", params
    ):
        if code and answer:
            newest[use_case][code] = answer
    return {use_case: told_by_answers(given) for use_case, given in newest.items()}


def whole_traits(cases: Iterable[Traits]) -> Traits:
    """The traits of the programme as if it were one use case."""
    each = list({id(one): one for one in cases}.values())
    tier = max((one.tier for one in each if one.tier), key=lambda one: RANKS.get(one, 0), default=None)
    stage = max((one.stage for one in each), default=0)
    return Traits(tier, stage, of_programme([dict(one.known) for one in each]))


def _programme(cases: Iterable[Case]) -> Case:
    """The programme beside its use cases."""
    return Case(None, "", "", "", whole_traits(one.traits for one in cases))


def _signature(one: Case) -> _Signature:
    """What decides which items apply: use cases that are alike in it are asked the same."""
    return one.traits.tier, tuple((code, one.traits.known.get(code)) for code in TRAITS), one.id is None


def _narrowed(ids: Collection[int] | None, words: str) -> tuple[str, tuple[str, ...]]:
    return ("", ()) if ids is None else (f"{words} {_AMONG}", (json.dumps(list(ids)),))


@lru_cache(4_096)  # a few days stand in very many answers
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
