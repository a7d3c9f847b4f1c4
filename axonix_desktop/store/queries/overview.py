"""The figures of the Overview, each read again only when records it rests on were touched since the last time."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from axonix_desktop.core.champions import Quiet, inactive
from axonix_desktop.core.gate_rules.facts import Criterion, GateFacts
from axonix_desktop.core.matters import MATTERS, Around, Matter, Thresholds, matters
from axonix_desktop.core.overview import CaseRow, Portfolio, portfolio
from axonix_desktop.core.portfolio import ProgrammeStage, programme_findings, programme_stage
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.champions import champion_rows, champions_by_unit, limits
from axonix_desktop.store.queries.classification import KINDS as LOOK_KINDS
from axonix_desktop.store.queries.classification import new_looks
from axonix_desktop.store.queries.duties import KINDS as DUTY_KINDS
from axonix_desktop.store.queries.duties import Duties, DutyReader
from axonix_desktop.store.queries.gates import criteria, gate_facts
from axonix_desktop.store.queries.incidents import figures as incident_figures
from axonix_desktop.store.queries.touched import position as journal_position
from axonix_desktop.store.queries.touched import touched_since
from axonix_desktop.store.queries.training_counts import TrainingCounts, training_counts

_CASES = (
    "SELECT c.id, c.key, c.title, c.stage, c.status, c.rag, c.business_unit_id, c.owner_id, c.risk_tier,"
    " CASE WHEN s.actual_end_on IS NOT NULL OR s.planned_end_on IS NULL THEN c.target_on WHEN c.target_on IS NULL THEN"
    " s.planned_end_on ELSE min(c.target_on, s.planned_end_on) END, coalesce(c.updated_at, '9999') FROM use_case c"
    " LEFT JOIN stage_plan s ON s.use_case_id = c.id AND s.stage = c.stage"
)
_KINDS_OF_CASES = frozenset({"use_case", "stage_plan"})
_FIRST_FEW = 10
_MANY = 200
_MANY_ENROLMENTS = 20_000
_GATE_KINDS = frozenset({
    "use_case", "business_unit", "person", "champion", "enrolment", "curriculum_course", "checklist_item",
    "checklist_response", "readiness_item", "data_source", "data_source_use", "component", "component_use", "incident",
    "workflow_change", "escalation_rule", "fairness_test", "actual", "gate_criterion", "explainability", "raid",
    "operator", "course", "criterion_confirmation", "risk_answer", "attachment",
})  # fmt: skip
_EXPIRING_DAYS = 30
_GRAVE = ("high", "critical")


@dataclass(frozen=True, slots=True)
class People:
    """Champions and training: units with an active champion of all units, completed enrolments of all that count.

    ``expiring`` are the enrolments whose completion runs out within thirty days.
    """

    units: int = 0
    units_covered: int = 0
    uncovered: tuple[int, ...] = ()
    enrolments: int = 0
    completed: int = 0
    training_overdue: int = 0
    expiring: tuple[int, ...] = ()


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
    names: dict[str, dict[int, str]]
    """What champions, incidents and enrolments that need attention are called, by kind and id."""

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
        self._duties = DutyReader(f)
        self._kept_duties: Duties | None = None
        self._now = datetime.max.replace(tzinfo=UTC)
        self._parts = {
            "units": _Part(frozenset({"business_unit"}), self._read_units),
            "champions": _Part(frozenset({"champion", "business_unit", "person"}), self._read_covered),
            "training": _Part(frozenset({"enrolment", "course", "person"}), self._read_training),
            "quiet": _Part(frozenset({"champion", "check_in", "person", "setting"}), self._read_quiet),
            "looks": _Part(LOOK_KINDS, self._read_looks),
            "left": _Part(frozenset({"person"}), self._read_left),
            "capacity": _Part(frozenset({"programme"}), self._read_capacity),
            "stage": _Part(_GATE_KINDS, self._read_stage),
        }

    def read(self, today: date, now: datetime | None = None) -> Overview:
        """The figures as of ``today``; reporting clocks are read at ``now``, else at the end of the day (UTC)."""
        self._now = now or datetime.combine(today, time.max, tzinfo=UTC)
        position = journal_position(self._f)
        touched = touched_since(self._f, self._position, position) if today == self._day else None
        duties = self._read_duties(today, touched)
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
        training: TrainingCounts = self._get("training")
        rows = list(self._cases.values())
        uncovered = tuple(number for number in units if number not in covered)
        by_case = {number: found for number, found in duties.overdue.items() if number is not None}
        others, names = self._others(training)
        around = Around(
            overdue_items=by_case, unchecked=duties.unchecked, blocked=duties.blocked, expired=duties.expired,
            new_looks=self._get("looks"), people_left=self._get("left"), others=others,
            units_without_champion=_with_cases(rows, uncovered),
            capacity_limit=self._get("capacity"), training_overdue=training.overdue,
        )  # fmt: skip
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
            people=People(
                len(units), len(units) - len(uncovered), uncovered, training.enrolments, training.completed,
                training.overdue, training.within(_EXPIRING_DAYS),
            ),
            items_overdue=sum(count for count, _ in duties.overdue.values()),
            cases_with_overdue=tuple(by_case),
            stage=self._get("stage"),
            matters=self._told[2],
            names=names,
        )  # fmt: skip

    def _read_duties(self, today: date, touched: dict[str, list[int]] | None) -> Duties:
        """The checklist duties, for the records touched alone where the rest is known."""
        if touched is not None and self._kept_duties is not None and DUTY_KINDS.isdisjoint(touched):
            return self._kept_duties
        self._kept_duties = self._duties.read(today, touched, self._position)
        return self._kept_duties

    def _others(self, training: TrainingCounts) -> tuple[tuple[Matter, ...], dict[str, dict[int, str]]]:
        """Matters of champions, trainings and incidents, with the names of what they are about."""
        found: list[Matter] = []
        names: dict[str, dict[int, str]] = {}
        quiet = self._get("quiet")
        if quiet:
            ids = tuple(one.champion_id for one in quiet)
            found.append(Matter("quiet_champion", "amber", ids, tuple(one.days for one in quiet), len(ids)))
            names["champion"] = {one.champion_id: one.name for one in quiet}
        expiring = training.within(_EXPIRING_DAYS)
        if expiring:
            found.append(Matter("expiring", "blue", expiring, (None,) * len(expiring), len(expiring)))
        incidents = incident_figures(self._f, self._now)
        grave = frozenset(
            number for severity, ids in incidents.open_by_severity if severity in _GRAVE for number in ids
        )
        told: set[int] = set()
        for code, ids in (
            ("report_missed", incidents.clocks_missed),
            ("report_runs", incidents.clocks_running),
            ("grave_incident", grave),
        ):
            rest = tuple(sorted(ids - told))
            told |= ids
            if rest:
                found.append(Matter(code, MATTERS[code], rest, (None,) * len(rest), len(rest)))
        if told:
            names["incident"] = dict(
                self._f.read(
                    "SELECT id, coalesce(key || ' ', '') || summary FROM incident WHERE id IN"
                    " (SELECT value FROM json_each(?))",
                    (json.dumps(sorted(told)),),
                )
            )
        return tuple(found), names

    def _get(self, name: str) -> Any:
        part = self._parts[name]
        if not part.is_read:
            part.value, part.is_read = part.read(), True
        return part.value

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
        return frozenset(champions_by_unit(self._f))

    def _read_training(self) -> TrainingCounts:
        return training_counts(self._f, self._day)

    def _read_quiet(self) -> tuple[Quiet, ...]:
        return inactive(champion_rows(self._f, self._day), self._day, limits(self._f))

    def _read_looks(self) -> frozenset[int]:
        """Use cases whose risk classification no longer stands on the same ground."""
        rows = self._f.read(
            "SELECT DISTINCT c.id FROM use_case c JOIN risk_classification k ON k.use_case_id = c.id"
            " WHERE c.status NOT IN ('proposed', 'completed', 'retired')"
        )
        ids = [number for (number,) in rows]
        return frozenset(one.use_case_id for one in new_looks(self._f, ids)) if ids else frozenset()

    def _read_left(self) -> frozenset[int]:
        """People who are not there any more."""
        return frozenset(number for (number,) in self._f.read("SELECT id FROM person WHERE is_active = 0"))

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
                words = tr("Not every active use case meets stage 1 yet. {example}", example=example)
                return self._with_findings(ProgrammeStage(0, words), asked, next(iter(first.values())))
        facts = gate_facts(self._f, [number for _, number in ids], self._day)
        found = programme_stage(asked, {key: facts[number] for key, number in ids if number in facts})
        return self._with_findings(found, asked, next(iter(facts.values()), None))

    def _with_findings(
        self, found: ProgrammeStage, asked: tuple[Criterion, ...], facts: GateFacts | None
    ) -> ProgrammeStage:
        """Add how the programme's own criteria come out; of a large file only those of the stages reached."""
        if facts is None:
            return found
        is_large = self._get("training").enrolments > _MANY_ENROLMENTS
        wanted = [one for one in asked if not is_large or one.stage <= found.number + 1]
        return replace(found, findings=programme_findings(wanted, facts))


def _with_cases(rows: list[CaseRow], units: tuple[int, ...]) -> tuple[int, ...]:
    """Those of ``units`` that have an active use case."""
    busy = {row.unit_id for row in rows if row.status == "active"}
    return tuple(number for number in units if number in busy)


def people_names(f: ProgrammeFile, ids: set[int]) -> dict[int, str]:
    """Names by id."""
    wanted = json.dumps(sorted(ids))
    return dict(f.read("SELECT id, name FROM person WHERE id IN (SELECT value FROM json_each(?))", (wanted,)))


def next_meeting_on(f: ProgrammeFile, today: date) -> date | None:
    """The day of the next steering meeting from ``today`` on; None when none is planned."""
    found = f.read("SELECT min(held_on) FROM steering_meeting WHERE held_on >= ?", (today.isoformat(),))[0][0]
    return date.fromisoformat(found) if found else None
