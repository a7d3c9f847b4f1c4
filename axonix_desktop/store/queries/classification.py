"""Risk classifications: the newest of each use case, its history, and which use cases need a new look."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast

from axonix_desktop.core.classification import Questions, needs_new_look, read_questions, users_band
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.seed import table

KINDS = frozenset({
    "use_case", "business_unit", "risk_classification", "risk_answer", "data_source_use", "data_source", "model_change",
})  # fmt: skip
"""The kinds of record on which it depends whether a classification still fits."""
_AMONG = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer to a question, in the words of the day."""

    code: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Classification:
    """A risk classification as it was decided."""

    id: int
    use_case_id: int
    tier: str
    proposed: str | None
    reason: str
    decided_by: str
    decided_on: date | None
    occasion: str
    version: str
    basis: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NewLook:
    """A use case whose classification no longer stands on the same ground (or that has none), with why in words."""

    use_case_id: int
    key: str
    title: str
    tier: str | None
    decided_on: date | None
    reasons: tuple[str, ...]


@cache
def risk_questions() -> Questions:
    """The questions this program asks."""
    return read_questions(table("risk_questions"))


def latest(f: ProgrammeFile, ids: Collection[int] | None = None) -> dict[int, Classification]:
    """The newest classification by use case."""
    found: dict[int, Classification] = {}
    for one in _read(f, ids):
        found[one.use_case_id] = one
    return found


def history(f: ProgrammeFile, use_case: int) -> list[Classification]:
    """All classifications of a use case, newest first."""
    return _read(f, [use_case])[::-1]


def answers_of(f: ProgrammeFile, classification: int) -> list[GivenAnswer]:
    """The answers that led to a classification, in the order in which they were asked."""
    rows = f.read(
        "SELECT coalesce(code, ''), question, coalesce(answer, '') FROM risk_answer"
        " WHERE risk_classification_id = ? ORDER BY id",
        (classification,),
    )
    return [GivenAnswer(*row) for row in rows]


def newest_answers(f: ProgrammeFile, use_case: int) -> dict[str, str]:
    """What was last said to each question, by its code."""
    rows = f.read("SELECT code, answer FROM risk_answer WHERE use_case_id = ? ORDER BY id", (use_case,))
    return {code: answer for code, answer in rows if code and answer}


def facts_now(f: ProgrammeFile, ids: Collection[int] | None = None) -> dict[int, dict[str, str]]:
    """Purpose, data, model, vendor and users of use cases today, in words (``core.classification.BASIS``)."""
    where, params = ("", ()) if ids is None else (f" WHERE c.id {_AMONG}", (json.dumps(list(ids)),))
    sources: dict[int, list[str]] = defaultdict(list)
    for case, name in f.read(
        "SELECT u.use_case_id, d.name FROM data_source_use u JOIN data_source d ON d.id = u.data_source_id ORDER BY 2"
    ):
        sources[case].append(name)
    models: dict[int, str] = {}
    for case, model, version in f.read(
        "SELECT use_case_id, model, version FROM model_change WHERE coalesce(model, version) IS NOT NULL"
        " ORDER BY changed_on, id"
    ):
        models[case] = " ".join(part for part in (model, version) if part)
    found: dict[int, dict[str, str]] = {}
    for number, problem, description, personal, kind, origin, vendor, users, unit in f.read(
        "SELECT c.id, c.problem, c.description, c.personal_data, c.ai_kind, c.origin, c.vendor, c.users_affected,"
        f" u.name FROM use_case c LEFT JOIN business_unit u ON u.id = c.business_unit_id{where}",
        params,
    ):
        personal_words = {1: "personal data", 0: "no personal data"}.get(personal, "")
        found[number] = {
            "purpose": _joined(problem, description),
            "data": _joined(personal_words, *sources.get(number, [])),
            "model": _joined(kind, origin, models.get(number)),
            "vendor": vendor or "",
            "users": _joined(unit, users_band(users)),
        }
    return found


def new_looks(f: ProgrammeFile, ids: Collection[int] | None = None) -> list[NewLook]:
    """Use cases whose classification needs a new look, by key; those that were never classified are not among them.

    Proposed and retired ones are left out unless ``ids`` names them.
    """
    newest, facts = latest(f, ids), facts_now(f, ids)
    if ids is None:
        where, params = " WHERE status NOT IN ('proposed', 'retired')", ()
    else:
        where, params = f" WHERE id {_AMONG}", (json.dumps(list(ids)),)
    found: list[NewLook] = []
    for number, key, title, tier in f.read(
        f"SELECT id, key, title, risk_tier FROM use_case{where} ORDER BY key", params
    ):
        one = newest.get(number)
        if one is None:
            continue
        reasons = needs_new_look(one.basis, facts.get(number, {}))
        if tier != one.tier:
            reasons = (*reasons, _by_hand(one.tier, tier))
        if reasons:
            found.append(NewLook(number, key, title, tier, one.decided_on, reasons))
    return found


def unclassified(f: ProgrammeFile) -> list[int]:
    """Active use cases that were never classified and have no risk tier either, by key."""
    rows = f.read(
        "SELECT id FROM use_case c WHERE status = 'active' AND risk_tier IS NULL AND NOT EXISTS(SELECT 1 FROM"
        " risk_classification r WHERE r.use_case_id = c.id) ORDER BY key"
    )
    return [row[0] for row in rows]


def _by_hand(classified: str, tier: str | None) -> str:
    if tier is None:
        return tr("The risk tier was taken away since.")
    return tr(
        "The risk tier was set to “{tier}” by hand; the classification says “{classified}”.",
        tier=tr(RISK_TIER.show(tier)),
        classified=tr(RISK_TIER.show(classified)),
    )


def _read(f: ProgrammeFile, ids: Collection[int] | None) -> list[Classification]:
    """Classifications, oldest first."""
    where, params = ("", ()) if ids is None else (f" WHERE use_case_id {_AMONG}", (json.dumps(list(ids)),))
    return [
        Classification(
            row[0], row[1], row[2], row[3], row[4] or "", row[5] or "", _day(row[6]), row[7] or "", row[8] or "",
            _basis(row[9]),
        )
        for row in f.read(
            "SELECT id, use_case_id, tier, proposed_tier, reason, decided_by, decided_on, occasion, questions_version,"
            f" basis FROM risk_classification{where} ORDER BY coalesce(decided_on, ''), id",
            params,
        )
    ]  # fmt: skip


def _basis(text: str | None) -> dict[str, str]:
    raw: object = json.loads(text) if text else None
    if not isinstance(raw, dict):
        return {}
    return {str(name): str(value) for name, value in cast("dict[str, object]", raw).items()}


def _joined(*parts: str | None) -> str:
    return " · ".join(" ".join(part.split()) for part in parts if part and part.strip())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None
