"""What belongs to a record: the records that refer to it, and the parts a use case has beside its fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from axonix_desktop.core.kinds import Reference
from axonix_desktop.core.records.catalogue import RECORDS, record_of
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import rows, titles
from axonix_desktop.store.sql_text import quoted


@dataclass(frozen=True, slots=True)
class Referring:
    """So many records of ``kind`` refer to a record by their field ``field``."""

    kind: str
    field: str
    count: int


@dataclass(frozen=True, slots=True)
class PartCounts:
    """How much there is on each tab of a record."""

    plans: int = 0
    decisions: int = 0
    answers: int = 0
    answers_done: int = 0
    champions: int = 0
    money: int = 0
    files: int = 0
    change_sets: int = 0


@dataclass(frozen=True, slots=True)
class UnitChampion:
    """A champion of a use case's unit, or one who supports the use case."""

    id: int
    person_id: int
    name: str
    role: str
    status: str
    supports: bool


def referring(f: ProgrammeFile, kind: str, record_id: int) -> list[Referring]:
    """Which records refer to a record, by kind and field, in the catalogue's order; none with a count of 0."""
    fields = [
        (other.kind, one.name)
        for other in RECORDS
        for one in other.fields.values()
        if isinstance(one.kind, Reference) and one.kind.target == kind
    ]
    if not fields:
        return []
    asked = " UNION ALL ".join(
        f"SELECT '{other}', '{name}', count(*) FROM {quoted(other)} WHERE {quoted(name)} = ?1" for other, name in fields
    )
    return [Referring(*row) for row in f.read(asked, (record_id,)) if row[2]]


def referrers(f: ProgrammeFile, one: Referring, record_id: int, most: int = 200) -> list[tuple[int, str, str]]:
    """The id, title and note of the first ``most`` records that ``one`` counts, oldest first.

    The note names what else a record ties together: the use case of a checklist answer. A record that would be titled
    by the very record it refers to is titled by its other side: an enrolment in a course by the person.
    """
    found = f.read(
        f"SELECT id FROM {quoted(one.kind)} WHERE {quoted(one.field)} = ? ORDER BY id LIMIT ?", (record_id, most)
    )
    ids = [row[0] for row in found]
    called, other = titles(f, one.kind, ids), _other_side(f, one, ids)
    if record_of(one.kind).title_field == one.field and other:
        return [(number, other.get(number, ""), "") for number in ids]
    return [(number, called.get(number, ""), other.get(number, "")) for number in ids]


def _other_side(f: ProgrammeFile, one: Referring, ids: Sequence[int]) -> dict[int, str]:
    """What the other reference that every record of the kind has names, by record; empty where there is none."""
    declared = record_of(one.kind)
    for name, field in declared.fields.items():
        if name in (one.field, declared.title_field) or not field.required or not isinstance(field.kind, Reference):
            continue
        found = rows(f, one.kind, ["id", name], {"id": list(ids)})
        named = {int(row[0] or 0): int(row[1] or 0) for row in found}
        called = titles(f, field.kind.target, set(named.values()))
        return {number: called.get(other, "") for number, other in named.items()}
    return {}


def part_counts(f: ProgrammeFile, kind: str, record_id: int, today: date | None = None) -> PartCounts:
    """How much there is on each tab of a record; only a use case has more than files and history.

    ``today`` counts checklist items by where they stand that day, not by what their answers say.
    """
    general = (
        "(SELECT count(*) FROM attachment WHERE record_kind = ?2 AND record_id = ?1),"
        " (SELECT count(DISTINCT txn) FROM jr_row WHERE tbl = ?2 AND pk = ?1)"
    )
    if kind != "use_case":
        row = f.read(f"SELECT {general}", (record_id, kind))[0]
        return PartCounts(files=row[0], change_sets=row[1])
    row = f.read(
        "SELECT (SELECT count(*) FROM stage_plan WHERE use_case_id = ?1),"
        " (SELECT count(*) FROM gate_decision WHERE use_case_id = ?1),"
        " (SELECT count(*) FROM checklist_response WHERE use_case_id = ?1),"
        " (SELECT count(*) FROM checklist_response WHERE use_case_id = ?1 AND status IN ('done', 'not_applicable')),"
        " (SELECT count(*) FROM champion WHERE status <> 'alumni' AND business_unit_id ="
        " (SELECT business_unit_id FROM use_case WHERE id = ?1)),"
        " (SELECT count(*) FROM business_case WHERE use_case_id = ?1)"
        " + (SELECT count(*) FROM business_case_line WHERE use_case_id = ?1 OR business_case_id IN"
        " (SELECT id FROM business_case WHERE use_case_id = ?1))"
        f" + (SELECT count(*) FROM actual WHERE use_case_id = ?1), {general}",
        (record_id, kind),
    )[0]
    counts = PartCounts(*row)
    if today is None or not counts.answers:
        return counts
    from axonix_desktop.store.queries.checklists import figures

    checks = figures(f, today, [record_id])[record_id]
    return replace(counts, answers=checks.total, answers_done=checks.settled)


def unit_champions(f: ProgrammeFile, use_case: int) -> list[UnitChampion]:
    """The champions of a use case's unit and those who support it, by name; alumni are left out."""
    rows = f.read(
        "SELECT c.id, c.person_id, p.name, c.role, c.status,"
        " EXISTS(SELECT 1 FROM champion_use_case s WHERE s.champion_id = c.id AND s.use_case_id = ?1)"
        " FROM champion c JOIN person p ON p.id = c.person_id WHERE c.status <> 'alumni' AND"
        " (c.business_unit_id = (SELECT business_unit_id FROM use_case WHERE id = ?1)"
        " OR EXISTS(SELECT 1 FROM champion_use_case s WHERE s.champion_id = c.id AND s.use_case_id = ?1))"
        " ORDER BY p.name, c.id",
        (use_case,),
    )
    return [UnitChampion(*_with_flag(row)) for row in rows]


def money_lines(f: ProgrammeFile, use_case: int) -> list[int]:
    """The ids of the benefit and cost lines of a use case, its own and those of its business cases, oldest first."""
    rows = f.read(
        "SELECT id FROM business_case_line WHERE use_case_id = ?1 OR business_case_id IN"
        " (SELECT id FROM business_case WHERE use_case_id = ?1) ORDER BY id",
        (use_case,),
    )
    return [row[0] for row in rows]


def _with_flag(row: Sequence[Any]) -> list[Any]:
    """A row whose sixth value is yes or no."""
    values = list(row)
    values[5] = bool(values[5])
    return values
