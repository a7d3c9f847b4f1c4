"""Escalation rules by business unit: which use cases are covered, which rules are complete, signed off, tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from axonix_desktop.core.escalation import (
    COVER_STATES,
    RULE_STATES,
    Cover,
    CoverState,
    RuleJudged,
    RuleState,
    cover,
    is_rule_needed,
    judge_rule,
)
from axonix_desktop.core.records.governance import EscalationRule
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.fairness import RUNNING
from axonix_desktop.store.queries.records import records


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with what the rules say of it, and the use case it belongs to (empty: everywhere)."""

    rule: EscalationRule
    judged: RuleJudged
    case_key: str = ""
    case_title: str = ""


@dataclass(frozen=True, slots=True)
class CoverRow:
    """A use case that must have a rule, and whether it has."""

    use_case_id: int
    key: str
    title: str
    stage: int
    tier: str | None
    cover: Cover


@dataclass(frozen=True, slots=True)
class UnitRules:
    """The rules of a unit's use cases, and the use cases that must have one; both worst first.

    ``unit_id`` None is where no unit is named; ``is_everywhere`` the rules that belong to no use case.
    """

    unit_id: int | None
    name: str
    rules: tuple[RuleRow, ...] = ()
    cases: tuple[CoverRow, ...] = ()
    is_everywhere: bool = False

    @property
    def covered(self) -> int:
        """How many of its use cases are covered."""
        return sum(1 for one in self.cases if one.cover.state == "covered")

    @property
    def is_settled(self) -> bool:
        """Whether all its use cases are covered and all its rules in force."""
        return self.covered == len(self.cases) and all(one.judged.is_in_force for one in self.rules)


@dataclass(frozen=True, slots=True)
class Escalation:
    """The rules that hold everywhere, then those of each unit: units with something to do first, then by name."""

    units: tuple[UnitRules, ...] = ()
    rules: Mapping[RuleState, frozenset[int]] = field(default_factory=dict[RuleState, frozenset[int]])
    cases: Mapping[CoverState, frozenset[int]] = field(default_factory=dict[CoverState, frozenset[int]])

    def rules_at(self, *states: RuleState) -> frozenset[int]:
        """The rules in one of ``states``; all where none is named."""
        return frozenset[int]().union(*(self.rules.get(one, frozenset()) for one in states or RULE_STATES))

    def cases_at(self, *states: CoverState) -> frozenset[int]:
        """The use cases that must have a rule, in one of ``states``; all where none is named."""
        return frozenset[int]().union(*(self.cases.get(one, frozenset()) for one in states or COVER_STATES))


def escalation(f: ProgrammeFile) -> Escalation:
    """All rules, and whether the use cases that need one have it."""
    held: dict[int | None, list[EscalationRule]] = defaultdict(list)
    for one in records(f, "escalation_rule"):
        if isinstance(one, EscalationRule):
            held[one.use_case_id].append(one)
    everywhere = held.get(None, [])
    rules: dict[tuple[int | None, str], list[RuleRow]] = defaultdict(list)
    cases: dict[tuple[int | None, str], list[CoverRow]] = defaultdict(list)
    for number, key, title, stage, tier, is_running, unit, name in f.read(
        f"SELECT c.id, coalesce(c.key, ''), c.title, c.stage, c.risk_tier, c.{RUNNING}, u.id, coalesce(u.name, '')"
        " FROM use_case c LEFT JOIN business_unit u ON u.id = c.business_unit_id"
        " ORDER BY u.name IS NULL, u.name, c.stage DESC, c.key"
    ):
        own = held.get(number, [])
        rules[unit, name] += [RuleRow(one, judge_rule(one), key, title) for one in own]
        if is_running and is_rule_needed(tier, stage):
            cases[unit, name].append(CoverRow(number, key, title, stage, tier, cover(tier, own, everywhere)))
    found = [
        UnitRules(
            unit, name, _worst_first(rules.get((unit, name), [])),
            tuple(sorted(cases.get((unit, name), []), key=lambda one: COVER_STATES.index(one.cover.state))),
        )
        for unit, name in rules
        if rules[unit, name] or cases.get((unit, name))
    ]  # fmt: skip
    found.sort(key=lambda one: one.is_settled)
    if everywhere:
        general = _worst_first([RuleRow(one, judge_rule(one)) for one in everywhere])
        found.insert(0, UnitRules(None, "", general, is_everywhere=True))
    rules_at: dict[RuleState, set[int]] = defaultdict(set)
    cases_at: dict[CoverState, set[int]] = defaultdict(set)
    for unit in found:
        for row in unit.rules:
            rules_at[row.judged.state].add(row.rule.id)
        for case in unit.cases:
            cases_at[case.cover.state].add(case.use_case_id)
    return Escalation(
        tuple(found),
        {state: frozenset(ids) for state, ids in rules_at.items()},
        {state: frozenset(ids) for state, ids in cases_at.items()},
    )


def _worst_first(rows: list[RuleRow]) -> tuple[RuleRow, ...]:
    return tuple(sorted(rows, key=lambda one: RULE_STATES.index(one.judged.state)))
