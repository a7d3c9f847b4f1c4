"""The figures of the Overview, each read again only when records it rests on were touched since the last time."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from axonix_desktop.core.overview import (
    Around,
    CaseRow,
    Matter,
    Portfolio,
    Thresholds,
    matters,
    portfolio,
)
from axonix_desktop.core.portfolio import ProgrammeStage, programme_stage
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.gates import criteria, gate_facts

_CASES = (
    "SELECT c.id, c.key, c.title, c.stage, c.status, c.rag, c.business_unit_id, c.owner_id, c.risk_tier,"
    " CASE WHEN s.actual_end_on IS NOT NULL OR s.planned_end_on IS NULL THEN c.target_on WHEN c.target_on IS NULL THEN"
    " s.planned_end_on ELSE min(c.target_on, s.planned_end_on) END, coalesce(c.updated_at, '9999') FROM use_case c"
    " LEFT JOIN stage_plan s ON s.use_case_id = c.id AND s.stage = c.stage"
)
_KINDS_OF_CASES = frozenset({"use_case", "stage_plan"})
_OPEN = "('not_started', 'in_progress')"
_FIRST_FEW = 10
_MANY = 200
_MOST_TOUCHED = 500
_GATE_KINDS = frozenset({
    "use_case", "business_unit", "person", "champion", "enrolment", "curriculum_course", "checklist_item",
    "checklist_response", "readiness_item", "data_source", "data_source_use", "component", "component_use", "incident",
    "workflow_change", "escalation_rule", "fairness_test", "actual", "gate_criterion",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class People:
    """Champions and training: units with an active champion of all units, completed enrolments of all that count."""

    units: int = 0
    units_covered: int = 0
    uncovered: tuple[int, ...] = ()
    enrolments: int = 0
    completed: int = 0
    training_overdue: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the page shows of today."""

    today: date
    position: int
    cases: dict[int, CaseRow]
    units: dict[int, str]
    portfolio: Portfolio
    people: People
    items_overdue: int
    cases_with_overdue: tuple[int, ...]
    stage: ProgrammeStage
    matters: tuple[Matter, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is no use case at all."""
        return not self.cases


@dataclass(slots=True)
class _Part:
    """One reading that is kept until a record of ``kinds`` is touched, or the day has changed."""

    kinds: frozenset[str]
    read: Callable[[], Any]
    value: Any = None
    is_read: bool = False


class OverviewReader:
    """Keeps what it has read of one programme file; :meth:`read` may be called from any thread, one at a time."""

    def __init__(self, f: ProgrammeFile, limits: Thresholds | None = None) -> None:
        self._f, self._limits = f, limits or Thresholds()
        self._position = -1
        self._day = date.min
        self._cases: dict[int, CaseRow] = {}
        self._told: tuple[Around, Portfolio, tuple[Matter, ...]] | None = None
        cases = _KINDS_OF_CASES
        checks = frozenset({"checklist_response"})
        self._parts = {
            "units": _Part(frozenset({"business_unit"}), self._read_units),
            "champions": _Part(frozenset({"champion", "business_unit"}), self._read_covered),
            "training": _Part(frozenset({"enrolment"}), self._read_training),
            "items": _Part(checks, self._read_items),
            "unchecked": _Part(checks | cases, self._read_unchecked),
            "capacity": _Part(frozenset({"programme"}), self._read_capacity),
            "stage": _Part(_GATE_KINDS, self._read_stage),
        }

    def read(self, today: date) -> Overview:
        """The figures as of ``today``."""
        position = self._f.read("SELECT coalesce(max(seq), 0) FROM jr_row")[0][0]
        touched = self._touched(position) if today == self._day else None
        if touched is None:
            self._read_cases()
            for part in self._parts.values():
                part.is_read = False
        else:
            self._patch_cases(touched)
            for part in self._parts.values():
                part.is_read = part.is_read and part.kinds.isdisjoint(touched)
        self._position, self._day = position, today
        units = self._get("units")
        covered = self._get("champions")
        enrolments, completed, late = self._get("training")
        items = self._get("items")
        rows = list(self._cases.values())
        uncovered = tuple(number for number in units if number not in covered)
        by_case = {number: found for number, found in items.items() if number is not None}
        around = Around(by_case, self._get("unchecked"), _with_cases(rows, uncovered), self._get("capacity"), late)
        is_same = touched is not None and self._told is not None and _KINDS_OF_CASES.isdisjoint(touched)
        if not is_same or self._told is None or self._told[0] != around:
            self._told = (
                around, portfolio(rows, today, self._limits.due_days), matters(rows, around, today, self._limits)
            )  # fmt: skip
        return Overview(
            today=today,
            position=position,
            cases=dict(self._cases),
            units=units,
            portfolio=self._told[1],
            people=People(len(units), len(units) - len(uncovered), uncovered, enrolments, completed, late),
            items_overdue=sum(count for count, _ in items.values()),
            cases_with_overdue=tuple(by_case),
            stage=self._get("stage"),
            matters=self._told[2],
        )

    def _get(self, name: str) -> Any:
        part = self._parts[name]
        if not part.is_read:
            part.value, part.is_read = part.read(), True
        return part.value

    def _touched(self, position: int) -> dict[str, list[int]] | None:
        """The records touched since the last reading by kind; None when everything is to be read."""
        if self._position < 0 or position < self._position or position - self._position > _MOST_TOUCHED:
            return None
        found: dict[str, list[int]] = {}
        for kind, number in self._f.read("SELECT tbl, pk FROM jr_row WHERE seq > ? ORDER BY seq", (self._position,)):
            found.setdefault(kind, []).append(number)
        return found

    def _read_cases(self) -> None:
        self._cases = {row[0]: CaseRow._make(row) for row in self._f.read(_CASES)}

    def _patch_cases(self, touched: dict[str, list[int]]) -> None:
        """Read the use cases that were touched; all of them after a change of a plan."""
        if "stage_plan" in touched:
            self._read_cases()
            return
        ids = touched.get("use_case", [])
        if not ids:
            return
        rows = self._f.read(f"{_CASES} WHERE c.id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
        fresh = {row[0]: CaseRow._make(row) for row in rows}
        for number in ids:
            if number in fresh:
                self._cases[number] = fresh[number]
            else:
                self._cases.pop(number, None)

    def _read_units(self) -> dict[int, str]:
        return dict(self._f.read("SELECT id, name FROM business_unit ORDER BY name"))

    def _read_covered(self) -> frozenset[int]:
        rows = self._f.read("SELECT DISTINCT business_unit_id FROM champion WHERE status = 'active'")
        return frozenset(number for (number,) in rows if number is not None)

    def _read_training(self) -> tuple[int, int, int]:
        counts = dict(self._f.read("SELECT status, count(*) FROM enrolment GROUP BY status"))
        late = self._f.read(
            "SELECT count(*) FROM enrolment WHERE status IN ('planned', 'enrolled', 'in_progress', 'failed')"
            " AND due_on < ?",
            (self._day.isoformat(),),
        )[0][0]
        return sum(counts.values()) - counts.get("cancelled", 0), counts.get("completed", 0), late

    def _read_items(self) -> dict[int | None, tuple[int, str]]:
        rows = self._f.read(
            f"SELECT use_case_id, count(*), min(due_on) FROM checklist_response WHERE status IN {_OPEN}"
            " AND due_on < ? GROUP BY use_case_id",
            (self._day.isoformat(),),
        )
        return {number: (count, oldest) for number, count, oldest in rows}

    def _read_unchecked(self) -> frozenset[int]:
        """High-risk use cases at stage 4 or later that are open and whose checklist is not complete."""
        rows = self._f.read(
            f"SELECT c.id FROM use_case c LEFT JOIN checklist_response r ON r.use_case_id = c.id"
            f" WHERE c.risk_tier = 'high' AND c.stage >= 4 GROUP BY c.id HAVING count(r.id) = 0"
            f" OR sum(r.status IN {_OPEN}) > 0"
        )
        return frozenset(number for (number,) in rows)

    def _read_capacity(self) -> int:
        rows = self._f.read("SELECT capacity_limit FROM programme ORDER BY id LIMIT 1")
        return int(rows[0][0] or 0) if rows else 0

    def _read_stage(self) -> ProgrammeStage:
        """Where the programme stands. A few use cases tell at once when they hold it at the start."""
        ids = [(row.key, row.id) for row in self._cases.values() if row.status == "active" and row.stage > 0]
        ids.sort()
        asked = criteria(self._f)
        if len(ids) > _MANY:
            first = gate_facts(self._f, [number for _, number in ids[:_FIRST_FEW]], self._day)
            found = programme_stage(asked, {key: first[number] for key, number in ids[:_FIRST_FEW]})
            if found.number == 0:
                example = found.reason.partition(". ")[2]
                return ProgrammeStage(0, f"Not every active use case meets stage 1 yet. {example}")
        facts = gate_facts(self._f, [number for _, number in ids], self._day)
        return programme_stage(asked, {key: facts[number] for key, number in ids if number in facts})


def _with_cases(rows: list[CaseRow], units: tuple[int, ...]) -> tuple[int, ...]:
    """Those of ``units`` that have an active use case."""
    busy = {row.unit_id for row in rows if row.status == "active"}
    return tuple(number for number in units if number in busy)


def enrolments_open(f: ProgrammeFile, most: int) -> list[tuple[Any, ...]]:
    """(person, course, status, due) of enrolments that are neither completed nor cancelled, longest overdue first."""
    return f.read(
        "SELECT p.name, k.title, e.status, e.due_on FROM enrolment e JOIN person p ON p.id = e.person_id JOIN course k"
        " ON k.id = e.course_id WHERE e.status NOT IN ('completed', 'cancelled') ORDER BY e.due_on IS NULL, e.due_on,"
        " p.name LIMIT ?",
        (most,),
    )


def items_overdue(f: ProgrammeFile, today: date, most: int) -> list[tuple[Any, ...]]:
    """(item, use case, owner, due, use case id) of every overdue checklist item, longest overdue first."""
    return f.read(
        "SELECT i.text, c.key || ' ' || c.title, p.name, r.due_on, c.id FROM checklist_response r JOIN checklist_item i"
        " ON i.id = r.checklist_item_id LEFT JOIN use_case c ON c.id = r.use_case_id LEFT JOIN person p"
        f" ON p.id = r.owner_id WHERE r.status IN {_OPEN} AND r.due_on < ? ORDER BY r.due_on, r.id LIMIT ?",
        (today.isoformat(), most),
    )


def units_covered(f: ProgrammeFile) -> list[tuple[Any, ...]]:
    """(unit, active champions, active use cases, unit id), units without a champion first."""
    return f.read(
        "SELECT u.name, (SELECT count(*) FROM champion c WHERE c.business_unit_id = u.id AND c.status = 'active'),"
        " (SELECT count(*) FROM use_case x WHERE x.business_unit_id = u.id AND x.status = 'active'), u.id"
        " FROM business_unit u ORDER BY 2 > 0, 3 DESC, 1"
    )


def people_names(f: ProgrammeFile, ids: set[int]) -> dict[int, str]:
    """Names by id."""
    wanted = json.dumps(sorted(ids))
    return dict(f.read("SELECT id, name FROM person WHERE id IN (SELECT value FROM json_each(?))", (wanted,)))


def next_meeting_on(f: ProgrammeFile, today: date) -> date | None:
    """The day of the next steering meeting from ``today`` on; None when none is planned."""
    found = f.read("SELECT min(held_on) FROM steering_meeting WHERE held_on >= ?", (today.isoformat(),))[0][0]
    return date.fromisoformat(found) if found else None
