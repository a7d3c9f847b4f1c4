"""What gates are told of single use cases: of a few by their ids, of many with each table read once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from axonix_desktop.core.attainment import Coverage
from axonix_desktop.core.gate_rules.facts import Confirmation, Incident, Risk
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.confirmations import reworded_since
from axonix_desktop.store.queries.gate_checks import CheckReader
from axonix_desktop.store.queries.gate_proofs import Proofs
from axonix_desktop.store.queries.training import operator_coverage

FEW = 1_000
"""Up to so many use cases are looked up by their ids; for more it is quicker to read the tables once."""
_WHOLE_MONTHS = 3
"""So many months must be told of before it is said how much of the planned benefit came in."""
_IN_DATE = "(t.valid_until IS NULL OR t.valid_until >= ?1)"
_OWNER = " JOIN person p ON p.id = d.owner_id"
Named = dict[int, list[tuple[int, str]]]


class Parts:
    """Reads everything that hangs on use cases once; :meth:`of` gives the facts of one of them."""

    def __init__(self, f: ProgrammeFile, today: date, ids: Collection[int]) -> None:
        self._file, self._ids, self._day = f, list(ids) if len(ids) <= FEW else None, today.isoformat()
        self._today = today
        self._checks = CheckReader(f, today, self._ids)
        self._scores: dict[int, dict[tuple[str, str], tuple[int, int]]] = defaultdict(dict)
        for use_case, number, dimension, item, score in self._read(
            "SELECT t.use_case_id, t.id, t.dimension, t.item, t.score FROM readiness_item t WHERE t.score IS NOT NULL"
        ):
            self._scores[use_case][dimension, item] = number, score
        self._answers = dict(
            self._read(
                "SELECT t.use_case_id, count(*) FROM checklist_response t WHERE t.use_case_id IS NOT NULL",
                " GROUP BY 1",
            )
        )
        self._read_foundation()
        self._operators = operator_coverage(f, today, self._ids)
        self._read_proofs()
        self._read_troubles()

    def _read_foundation(self) -> None:
        source = (
            "SELECT t.use_case_id, d.id, {name} FROM data_source_use t JOIN data_source d ON d.id = t.data_source_id"
        )
        self._owners = self._named(source.format(name="p.name") + f"{_OWNER} WHERE p.is_active IS NOT 0")
        self._owners_left = self._named(source.format(name="p.name") + f"{_OWNER} WHERE p.is_active IS 0")
        self._ownerless = self._named(source.format(name="d.name") + " WHERE d.owner_id IS NULL")
        used = "SELECT t.use_case_id, c.id, c.name FROM component_use t JOIN component c ON c.id = t.component_id"
        self._components = self._named(f"{used} WHERE coalesce(t.is_waiting, 0) = 0")
        self._awaited = self._named(f"{used} WHERE t.is_waiting = 1")

    def _read_proofs(self) -> None:
        """What proves that a use case is fit to run: agreed, signed off, in date, realised."""
        self._workflows = dict(
            self._read(
                "SELECT t.use_case_id, count(*) FROM workflow_change t WHERE t.use_case_id IS NOT NULL"
                " AND t.status <> 'cancelled'",
                " GROUP BY 1",
            )
        )
        self._unagreed = self._named(
            "SELECT t.use_case_id, t.id, t.process FROM workflow_change t WHERE t.use_case_id IS NOT NULL"
            " AND t.agreed_on IS NULL AND t.status NOT IN ('done', 'cancelled')"
        )
        self._proofs = Proofs(self._file, self._today, self._read)
        self._benefits: dict[int, float] = {}
        self._months: dict[int, tuple[int, ...]] = {}
        for use_case, planned, actual, told, numbers in self._read(
            "SELECT t.use_case_id, sum(t.planned_minor), sum(t.actual_minor), count(t.actual_minor),"
            " json_group_array(t.id ORDER BY t.month_on) FROM actual t"
            " WHERE t.line = 'benefit' AND t.month_on >= date(?1, 'start of month', '-3 months')"
            " AND t.month_on < date(?1, 'start of month')",
            " GROUP BY 1",
        ):
            self._months[use_case] = tuple(json.loads(numbers))
            if planned and told >= _WHOLE_MONTHS:
                self._benefits[use_case] = 100.0 * actual / planned
        reworded = reworded_since(self._file)
        self._confirmed: dict[int, dict[int, Confirmation]] = defaultdict(dict)
        for use_case, criterion, number, by, on, until, is_valid in self._read(
            "SELECT t.use_case_id, t.gate_criterion_id, t.id, coalesce(t.confirmed_by, ''), t.confirmed_on,"
            f" t.valid_until, {_IN_DATE} FROM criterion_confirmation t WHERE 1"
        ):
            self._confirmed[use_case][criterion] = Confirmation(
                number, by, on, until, bool(is_valid), number in reworded
            )

    def _read_troubles(self) -> None:
        """Incidents with their lessons, and open risks."""
        self._lessons = dict(
            self._read("SELECT t.use_case_id, count(*) FROM incident t WHERE t.is_lesson_closed = 1", " GROUP BY 1")
        )
        self._unlearned = self._named(
            "SELECT t.use_case_id, t.id, t.summary FROM incident t WHERE coalesce(t.is_lesson_closed, 0) = 0"
        )
        self._incidents: dict[int, list[Incident]] = defaultdict(list)
        for use_case, number, name, severity in self._read(
            "SELECT t.use_case_id, t.id, coalesce(t.key, t.summary), t.severity FROM incident t"
            " WHERE t.closed_on IS NULL AND coalesce(t.is_rehearsal, 0) = 0"
        ):
            self._incidents[use_case].append(Incident(number, name, severity))
        self._risks: dict[int, list[Risk]] = defaultdict(list)
        for use_case, number, name, score in self._read(
            "SELECT t.use_case_id, t.id, coalesce(t.key, t.title), t.probability * t.impact FROM raid t"
            " WHERE t.entry_kind = 'risk' AND t.status IN ('open', 'in_progress') AND t.use_case_id IS NOT NULL"
        ):
            self._risks[use_case].append(Risk(number, name, score))

    def _read(self, sql: str, tail: str = "") -> list[tuple[Any, ...]]:
        """Rows of a query on ``t`` that ends in its conditions: of the use cases wanted alone while they are few."""
        params: list[str] = [self._day] if "?1" in sql else []
        if self._ids is None:
            return self._file.read(sql + tail, params)
        few = f" AND t.use_case_id IN (SELECT value FROM json_each(?{len(params) + 1}))"
        return self._file.read(sql + few + tail, [*params, json.dumps(self._ids)])

    def _named(self, sql: str) -> Named:
        """(id, name) by use case, by name."""
        found: Named = defaultdict(list)
        for use_case, number, name in self._read(sql, " ORDER BY 3, 2"):
            found[use_case].append((number, name))
        return dict(found)

    def of(self, use_case: int, tier: str | None) -> tuple[dict[str, Any], dict[str, tuple[int, ...]]]:
        """The facts of one use case of ``tier`` by the names of ``GateFacts``, and the ids behind them."""
        scores = self._scores.get(use_case, {})
        proofs, proof_rows = self._proofs.of(use_case, tier)
        rows = {
            "data_sources_without_owner": _ids(self._ownerless, use_case),
            "data_owners_left": _ids(self._owners_left, use_case),
            "components_waited_for": _ids(self._awaited, use_case),
            "workflow_changes_open": _ids(self._unagreed, use_case),
            "benefits": self._months.get(use_case, ()),
            "lessons_open": _ids(self._unlearned, use_case),
        }
        return {
            "scores": {key: score for key, (_, score) in scores.items()},
            "score_ids": {key: number for key, (number, _) in scores.items()},
            "data_owners": _names(self._owners, use_case),
            "data_owners_left": tuple(dict.fromkeys(_names(self._owners_left, use_case))),
            "data_sources_without_owner": _names(self._ownerless, use_case),
            "components": _names(self._components, use_case),
            "answers": self._answers.get(use_case, 0),
            "checks": self._checks.of(use_case),
            "lessons_closed": self._lessons.get(use_case, 0),
            "workflow_changes": self._workflows.get(use_case, 0),
            "workflow_changes_open": _names(self._unagreed, use_case),
            "operators": self._operators.get(use_case, Coverage()),
            "realised_percent": self._benefits.get(use_case),
            "incidents": tuple(self._incidents.get(use_case, ())),
            "risks": tuple(self._risks.get(use_case, ())),
            "confirmations": self._confirmed.get(use_case, {}),
            **proofs,
        }, rows | proof_rows


def _ids(found: Named, use_case: int) -> tuple[int, ...]:
    return tuple(number for number, _ in found.get(use_case, ()))


def _names(found: Named, use_case: int) -> tuple[str, ...]:
    return tuple(name for _, name in found.get(use_case, ()))
