"""What proves that a use case is fit to run, for its gates: fairness tests, explanations, escalation rules.

Each is judged by the rule of its own page, so that a gate is never milder than what the page shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, TypeVar

from axonix_desktop.core.escalation import Cover, cover, judge_rule
from axonix_desktop.core.explaining import FIT_STATES, Fit, fit_of
from axonix_desktop.core.fields import Record
from axonix_desktop.core.records.governance import EscalationRule, Explainability, FairnessTest
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.fairness import judged_tests

Kept = TypeVar("Kept", bound=Record)
Reader = Callable[[str], list[tuple[Any, ...]]]
"""Reads rows of a query on ``t`` that ends in its conditions."""
_TESTED = (
    "use_case_id", "id", "metric", "group_tested", "value", "threshold", "comparison", "has_passed", "tested_on",
    "valid_until",
)  # fmt: skip
_EXPLAINED = ("use_case_id", "id", "method", "audience", "limits", "reviewed_by", "reviewed_on", "valid_until")
_RULED = (
    "use_case_id", "id", "rule_kind", "trigger", "decider", "within_hours", "signed_off_by", "signed_off_on",
    "rehearsed_on",
)  # fmt: skip
"""The fields by which each kind is judged."""


class _Ruled(NamedTuple):
    """How many rules there are, how many nobody signed, which are not in force, and what the first vague one lacks."""

    total: int
    unsigned: int
    waiting: tuple[int, ...]
    vague: str


class Proofs:
    """Reads the proofs once; :meth:`of` gives the facts of one use case."""

    def __init__(self, f: ProgrammeFile, today: date, read: Reader) -> None:
        self._today = today
        self._tests = _held(FairnessTest, _TESTED, read)
        self._explained = _held(Explainability, _EXPLAINED, read)
        self._rules = _held(EscalationRule, _RULED, f.read)
        self._general: dict[str | None, Cover] = {}
        self._kept: dict[int | None, _Ruled] = {}

    def of(self, use_case: int, tier: str | None) -> tuple[dict[str, Any], dict[str, tuple[int, ...]]]:
        """The facts of a use case of ``tier`` by the names of ``GateFacts``, and the ids behind them."""
        fair = self._fair(use_case)
        fits = [fit_of(one, tier, self._today) for one in self._explained.get(use_case, ())]
        ruled = self._ruled(use_case if use_case in self._rules else None)
        rows = {
            "fairness_failing": tuple(number for number, state in fair if state == "failed"),
            "fairness_out_of_date": tuple(number for number, state in fair if state == "out_of_date"),
            "fairness_unjudged": tuple(number for number, state in fair if state == "unknown"),
            "explained_lacking": tuple(one.record.id for one in fits if one.record and one.state != "fits"),
            "escalation_rules_open": ruled.waiting,
        }
        return {
            "fairness_in_date": sum(state == "passed" for _, state in fair),
            "fairness_failing": len(rows["fairness_failing"]),
            "fairness_out_of_date": len(rows["fairness_out_of_date"]),
            "fairness_unjudged": len(rows["fairness_unjudged"]),
            "explained": len(fits),
            "explained_in_date": sum(one.state == "fits" for one in fits),
            "explained_lack": _best(fits),
            "escalation_rules": ruled.total,
            "escalation_rules_unsigned": ruled.unsigned,
            "escalation_lack": ruled.vague or self._uncovered(use_case, tier),
        }, rows

    def _fair(self, use_case: int) -> list[tuple[int, str]]:
        """The newest fairness test of each metric and group with its state."""
        if use_case not in self._tests:
            return []
        found = judged_tests(self._tests[use_case], self._today)
        return [(row.test.id, row.judged.state) for row in found if row.is_newest]

    def _ruled(self, whose: int | None) -> _Ruled:
        """What the rules of a use case, or those for every one (None), come to; worked out once."""
        if whose not in self._kept:
            rules = self._rules.get(whose, [])
            judged = [(one.id, judge_rule(one)) for one in rules]
            self._kept[whose] = _Ruled(
                len(rules),
                sum(one.signed_off_on is None for one in rules),
                tuple(number for number, how in judged if not how.is_in_force),
                next((how.reason for _, how in judged if how.state == "incomplete"), ""),
            )
        return self._kept[whose]

    def _uncovered(self, use_case: int, tier: str | None) -> str:
        """Why no rule in force says who decides in doubt; empty where one does."""
        own, everywhere = self._rules.get(use_case, []), self._rules.get(None, [])
        found = None if own else self._general.get(tier)
        if found is None:
            found = cover(tier, own, everywhere)
        if not own:  # as it is for most, so it is worked out once for each tier
            self._general[tier] = found
        return "" if found.state == "covered" else found.reason


def _held(record: type[Kept], names: tuple[str, ...], read: Reader) -> dict[int | None, list[Kept]]:
    """Records by use case, with no more than the fields ``names``."""
    kinds = [record.fields[name].kind if name != "id" else None for name in names]
    found: dict[int | None, list[Kept]] = defaultdict(list)
    for row in read(f"SELECT {', '.join(f't.{one}' for one in names)} FROM {record.kind} t WHERE 1"):
        values = [one if kind is None else kind.from_store(one) for kind, one in zip(kinds, row, strict=True)]
        found[row[0]].append(record(**dict(zip(names, values, strict=True))))
    return dict(found)


def _best(fits: list[Fit]) -> str:
    """Why even the explanation that says it best does not do."""
    return max(fits, key=lambda one: FIT_STATES.index(one.state)).reason if fits else ""
