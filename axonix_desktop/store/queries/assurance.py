"""The trail of one use case: everything that proves how it was decided, changed and watched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from axonix_desktop.core.records.governance import (
    EscalationRule,
    Explainability,
    FairnessTest,
    Incident,
    ModelChange,
    WorkflowChange,
)
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.fairness import TestRow, judged_tests
from axonix_desktop.store.queries.records import records


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
