"""Gate criteria as they are edited: all of them, what was shipped, what can be chosen, and who would pass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from axonix_desktop.core.gate_editing import CriterionDraft, fixed_choices
from axonix_desktop.core.gate_rules.catalogue import ParameterKind
from axonix_desktop.core.gate_rules.facts import Criterion
from axonix_desktop.core.gates import judged
from axonix_desktop.core.records.portfolio import GateCriterion
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.gates import gate_facts
from axonix_desktop.store.queries.records import records
from axonix_desktop.store.seed import table


@dataclass(frozen=True, slots=True)
class Preview:
    """How many of the active use cases at a stage meet a criterion; ``failing`` are the ids of those that do not."""

    passing: int
    total: int
    failing: tuple[int, ...]
    example: str = ""


def all_criteria(f: ProgrammeFile) -> list[GateCriterion]:
    """Every criterion, those switched off too, by stage; within a stage in the order in which they came."""
    found = [one for one in records(f, "gate_criterion") if isinstance(one, GateCriterion)]
    return sorted(found, key=lambda one: (one.stage, one.id))


def shipped() -> dict[str, CriterionDraft]:
    """The criteria that come with the program, by code."""
    return {one["code"]: _draft(one) for one in table("gate_criteria")["criterion"]}


def new_shipped(f: ProgrammeFile) -> dict[str, CriterionDraft]:
    """Shipped criteria that this file does not have yet: it was made by an earlier version."""
    here = {code.casefold() for (code,) in f.read("SELECT code FROM gate_criterion")}
    return {code: one for code, one in shipped().items() if code.casefold() not in here}


def parameter_choices(f: ProgrammeFile, kind: ParameterKind) -> tuple[tuple[str, str], ...]:
    """What can be chosen for a parameter: (code, words)."""
    if kind == "topic":
        rows = f.read("SELECT DISTINCT topic FROM checklist_item WHERE is_active = 1 ORDER BY topic COLLATE NOCASE")
        return tuple((topic, topic) for (topic,) in rows)
    return fixed_choices(kind)


def previews(f: ProgrammeFile, criteria: list[Criterion], stage: int, today: date) -> list[Preview]:
    """For each criterion how many of the active use cases at ``stage`` meet it."""
    ids = [
        row[0] for row in f.read("SELECT id FROM use_case WHERE status = 'active' AND stage = ? ORDER BY key", (stage,))
    ]
    facts = gate_facts(f, ids, today, fields=[one.parameter for one in criteria if one.parameter])
    found: list[Preview] = []
    for one in criteria:
        missing = [(number, judged(one, facts[number])) for number in ids if number in facts]
        missing = [(number, finding) for number, finding in missing if not finding.holds]
        failing = tuple(number for number, _ in missing)
        found.append(Preview(len(ids) - len(failing), len(ids), failing, missing[0][1].reason if missing else ""))
    return found


def confirmation_of(f: ProgrammeFile, use_case: int, criterion: int) -> int | None:
    """The id of the confirmation of a criterion for a use case; None when nobody confirmed it."""
    rows = f.read(
        "SELECT id FROM criterion_confirmation WHERE use_case_id = ? AND gate_criterion_id = ?", (use_case, criterion)
    )
    return rows[0][0] if rows else None


def confirmed_by_used(f: ProgrammeFile) -> tuple[str, ...]:
    """Who has confirmed criteria so far, the latest first, and the people."""
    rows = f.read("SELECT confirmed_by FROM criterion_confirmation WHERE confirmed_by IS NOT NULL ORDER BY id DESC")
    people = f.read("SELECT name FROM person WHERE is_active = 1 ORDER BY name")
    return tuple(dict.fromkeys([*(name for (name,) in rows), *(name for (name,) in people)]))


def _draft(one: dict[str, Any]) -> CriterionDraft:
    threshold = one.get("threshold")
    return CriterionDraft(
        one["stage"], one["text"], one["rule"], None if threshold is None else float(threshold), one.get("parameter"),
        one.get("active", True),
    )  # fmt: skip
