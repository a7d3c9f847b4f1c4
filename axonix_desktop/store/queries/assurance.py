"""Fairness tests, explanations, the model log, escalation rules and workflow changes: by use case, with figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import cast

from axonix_desktop.core.fairness import (
    NEEDED_FROM,
    STATES,
    Judged,
    TestState,
    ends_soon,
    is_at_odds,
    judge,
    judge_explanation,
)
from axonix_desktop.core.records.governance import (
    EscalationRule,
    Explainability,
    FairnessTest,
    Incident,
    ModelChange,
    WorkflowChange,
)
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import records

_RUNNING = "status IN ('active', 'on_hold', 'proposed')"
_TESTED_FROM = 4
"""The stage from which a use case of a high tier is expected to have been tested."""


@dataclass(frozen=True, slots=True)
class TestRow:
    """A fairness test with what the rules say of it; ``is_newest`` for the last one of its metric and group."""

    test: FairnessTest
    judged: Judged
    is_newest: bool


@dataclass(frozen=True, slots=True)
class CaseTests:
    """The tests of a use case, the newest of each metric and group first."""

    use_case_id: int
    key: str
    title: str
    tier: str | None
    rows: tuple[TestRow, ...]

    @property
    def state(self) -> TestState:
        """The worst state of the newest tests."""
        newest: list[TestState] = [one.judged.state for one in self.rows if one.is_newest]
        return min(newest, key=STATES.index) if newest else "unknown"


@dataclass(frozen=True, slots=True)
class AssuranceFigures:
    """Counts over the newest tests, explanations, rules and changes; every set holds the ids of the rows behind it.

    ``failing``, ``out_of_date``, ``passed``, ``ending`` are fairness tests (the newest of each metric and group);
    ``at_odds`` tests whose noted result contradicts their numbers; ``untested`` and ``unexplained`` use cases of a
    high tier from stage 4 without a test, at any stage without an explanation in date; ``unsigned`` and
    ``unrehearsed`` rules; ``agreed``, ``unagreed`` and ``overdue`` workflow changes.
    """

    tested: frozenset[int] = frozenset()
    failing: frozenset[int] = frozenset()
    out_of_date: frozenset[int] = frozenset()
    passed: frozenset[int] = frozenset()
    ending: frozenset[int] = frozenset()
    at_odds: frozenset[int] = frozenset()
    untested: frozenset[int] = frozenset()
    explained: frozenset[int] = frozenset()
    explained_out_of_date: frozenset[int] = frozenset()
    unexplained: frozenset[int] = frozenset()
    unsigned: frozenset[int] = frozenset()
    unrehearsed: frozenset[int] = frozenset()
    agreed: frozenset[int] = frozenset()
    unagreed: frozenset[int] = frozenset()
    overdue: frozenset[int] = frozenset()
    unapproved: frozenset[int] = frozenset()
    """Entries of the model log without an approver."""


@dataclass(frozen=True, slots=True)
class UnitWorkflows:
    """How many workflow changes of a unit are agreed; ``overdue`` are past their day and not done."""

    unit_id: int | None
    name: str
    ids: frozenset[int]
    agreed: frozenset[int]
    overdue: frozenset[int]

    @property
    def share(self) -> float:
        """The agreed share in percent."""
        return 100.0 * len(self.agreed) / len(self.ids) if self.ids else 0.0


@dataclass(frozen=True, slots=True)
class Trail:
    """Everything that proves how a use case was decided, changed and watched, each in time order."""

    changes: tuple[ModelChange, ...] = ()
    tests: tuple[TestRow, ...] = ()
    explanations: tuple[Explainability, ...] = ()
    incidents: tuple[Incident, ...] = ()
    rules: tuple[EscalationRule, ...] = ()
    workflows: tuple[WorkflowChange, ...] = ()

    @property
    def count(self) -> int:
        """How many records there are."""
        parts = (self.changes, self.tests, self.explanations, self.incidents, self.rules, self.workflows)
        return sum(len(one) for one in parts)


def tests_by_case(f: ProgrammeFile, today: date) -> list[CaseTests]:
    """The use cases that were tested, those with something to do first, then by key."""
    held: dict[int, list[FairnessTest]] = defaultdict(list)
    for one in records(f, "fairness_test"):
        if isinstance(one, FairnessTest):
            held[one.use_case_id].append(one)
    found = [
        CaseTests(number, key or "", title, tier, judged_tests(held[number], today))
        for number, key, title, tier in f.read("SELECT id, key, title, risk_tier FROM use_case ORDER BY key, id")
        if number in held
    ]
    return sorted(found, key=lambda one: STATES.index(one.state))


def judged_tests(tests: list[FairnessTest], today: date) -> tuple[TestRow, ...]:
    """Tests with what the rules say, grouped by metric and group, the newest of each first."""
    groups: dict[tuple[str, str], list[FairnessTest]] = defaultdict(list)
    for one in tests:
        groups[one.metric.casefold(), (one.group_tested or "").casefold()].append(one)
    rows: list[TestRow] = []
    for _name, group in sorted(groups.items()):
        newest_first = sorted(group, key=lambda one: (one.tested_on or date.min, one.id), reverse=True)
        rows += [TestRow(one, judge(one, today), place == 0) for place, one in enumerate(newest_first)]
    return tuple(rows)


def assurance_figures(f: ProgrammeFile, today: date) -> AssuranceFigures:
    """What tests, explanations, rules and changes come to."""
    cases = tests_by_case(f, today)
    newest = [row for case in cases for row in case.rows if row.is_newest]
    by_state = {state: frozenset(row.test.id for row in newest if row.judged.state == state) for state in STATES}
    explanations = [one for one in records(f, "explainability") if isinstance(one, Explainability)]
    good = {one.use_case_id for one in explanations if judge_explanation(one, today).state == "passed"}
    high = f.read(
        f"SELECT id, stage FROM use_case WHERE {_RUNNING} AND risk_tier IN ({', '.join('?' for _ in NEEDED_FROM)})",
        tuple(sorted(NEEDED_FROM)),
    )
    day = today.isoformat()
    rules = f.read("SELECT id, signed_off_on IS NOT NULL, rehearsed_on IS NOT NULL FROM escalation_rule")
    units = workflows_by_unit(f, today)
    tested = {case.use_case_id for case in cases}
    return AssuranceFigures(
        tested=frozenset(tested),
        failing=by_state["failed"],
        out_of_date=by_state["out_of_date"],
        passed=by_state["passed"],
        ending=frozenset(row.test.id for row in newest
                         if row.judged.state == "passed" and ends_soon(row.test.valid_until, today)),
        at_odds=frozenset(row.test.id for case in cases for row in case.rows if is_at_odds(row.test)),
        untested=frozenset(row[0] for row in high if row[1] >= _TESTED_FROM and row[0] not in tested),
        explained=frozenset(good),
        explained_out_of_date=frozenset(
            row[0] for row in f.read("SELECT id FROM explainability WHERE valid_until < ?", (day,))
        ),
        unexplained=frozenset(row[0] for row in high if row[0] not in good),
        unsigned=frozenset(row[0] for row in rules if not row[1]),
        unrehearsed=frozenset(row[0] for row in rules if row[1] and not row[2]),
        agreed=frozenset(number for unit in units for number in unit.agreed),
        unagreed=frozenset(number for unit in units for number in unit.ids - unit.agreed),
        overdue=frozenset(number for unit in units for number in unit.overdue),
        unapproved=frozenset(
            row[0] for row in f.read("SELECT id FROM model_change WHERE approver IS NULL OR approver = ''")
        ),
    )  # fmt: skip


def workflows_by_unit(f: ProgrammeFile, today: date) -> list[UnitWorkflows]:
    """The workflow changes of each unit, by its name; those without a unit last."""
    rows = f.read(
        "SELECT w.business_unit_id, coalesce(u.name, ''), w.id, w.agreed_on IS NOT NULL OR w.status = 'done',"
        " w.due_on < ? AND w.status NOT IN ('done', 'cancelled') FROM workflow_change w"
        " LEFT JOIN business_unit u ON u.id = w.business_unit_id ORDER BY u.name IS NULL, u.name, w.id",
        (today.isoformat(),),
    )
    held: dict[tuple[int | None, str], list[tuple[int, bool, bool]]] = defaultdict(list)
    for unit, name, number, is_agreed, is_overdue in rows:
        held[unit, name].append((number, bool(is_agreed), bool(is_overdue)))
    return [
        UnitWorkflows(
            unit, name, frozenset(number for number, _, _ in found),
            frozenset(number for number, is_agreed, _ in found if is_agreed),
            frozenset(number for number, _, is_overdue in found if is_overdue),
        )
        for (unit, name), found in held.items()
    ]  # fmt: skip


def trail(f: ProgrammeFile, use_case_id: int, today: date) -> Trail:
    """What proves how a use case was decided, changed and watched."""

    def of(kind: str) -> list[object]:
        return cast("list[object]", records(f, kind, {"use_case_id": use_case_id}))

    changes = [one for one in of("model_change") if isinstance(one, ModelChange)]
    tests = [one for one in of("fairness_test") if isinstance(one, FairnessTest)]
    explanations = [one for one in of("explainability") if isinstance(one, Explainability)]
    incidents = [one for one in of("incident") if isinstance(one, Incident)]
    rules = [one for one in of("escalation_rule") if isinstance(one, EscalationRule)]
    workflows = [one for one in of("workflow_change") if isinstance(one, WorkflowChange)]
    return Trail(
        tuple(sorted(changes, key=lambda one: (one.changed_on or date.min, one.id))),
        judged_tests(tests, today),
        tuple(sorted(explanations, key=lambda one: (one.reviewed_on or date.min, one.id))),
        tuple(sorted(incidents, key=lambda one: (one.detected_at or "", one.id))),
        tuple(rules),
        tuple(workflows),
    )


def workflow_changes(f: ProgrammeFile) -> dict[int, tuple[WorkflowChange, str, str]]:
    """Every workflow change by id, with the name of its owner and the key of its use case."""
    names = {
        number: (owner, key)
        for number, owner, key in f.read(
            "SELECT w.id, coalesce(p.name, ''), coalesce(c.key, '') FROM workflow_change w"
            " LEFT JOIN person p ON p.id = w.owner_id LEFT JOIN use_case c ON c.id = w.use_case_id"
        )
    }
    found = [one for one in records(f, "workflow_change") if isinstance(one, WorkflowChange)]
    return {one.id: (one, *names.get(one.id, ("", ""))) for one in found}
