"""A gate tells from the facts alone what holds, and says why in words."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from axonix_desktop.core.gates import RULES, Criterion, GateFacts, evaluate, objections
from axonix_desktop.core.portfolio import programme_stage
from axonix_desktop.core.readiness import ITEMS, OPERATIONS
from axonix_desktop.paths import database_folder

_SEED = tomllib.loads((database_folder() / "seed" / "gate_criteria.toml").read_text(encoding="utf-8"))
CRITERIA = tuple(
    Criterion(one["code"], one["stage"], one["text"], one["rule"], one.get("threshold")) for one in _SEED["criterion"]
)
SCORES = {(dimension, item): 3 for dimension, items in ITEMS.items() for item in items}
PERFECT = GateFacts(
    stage=1,
    risk_tier="high",
    scores=SCORES | {("architecture", item): 3 for item in OPERATIONS},
    data_owners=("Ada",),
    checklist_total=4,
    checklist_done=4,
    components=("Retrieval",),
    units_in_scope=("Finance",),
    champions=1,
    has_champion_curriculum=True,
    units_live=2,
    others_deployed=2,
    support_owner="Bo",
    runbook="wiki",
    lessons_closed=1,
    rehearsals=1,
    workflow_changes=1,
    curricula_percent=90.0,
    owner="Ada",
    partner_share=10.0,
    escalation_rules=1,
    self_service_users=12,
    fairness_in_date=1,
    handover_on="2026-01-01",
    realised_percent=85.0,
)
SPOILED = {
    "data_readiness": {"scores": {}},
    "risk_tier_set": {"risk_tier": None},
    "data_owner_named": {"data_sources_without_owner": ("Ledger",)},
    "checklist_opened": {"checklist_total": 0},
    "component_used": {"components": ()},
    "architecture_readiness": {"scores": {}},
    "units_have_champions": {"units_without_champion": ("Legal",)},
    "champions_trained": {"champions_untrained": ("Cy",)},
    "checklist_complete": {"checklist_done": 1},
    "beyond_pilot_unit": {"units_live": 1},
    "further_use_cases": {"others_deployed": 1},
    "support_and_runbook": {"runbook": None},
    "lesson_closed": {"lessons_closed": 0},
    "incident_rehearsed": {"rehearsals": 0},
    "workflow_agreed": {"workflow_changes_open": ("Triage",)},
    "curricula_complete": {"curricula_percent": 59.0},
    "internal_owner": {"owner": None},
    "partner_share": {"partner_share": 51.0},
    "guardrails_signed": {"escalation_rules_unsigned": 1},
    "self_service_reported": {"self_service_users": None},
    "operations_readiness": {"scores": {}},
    "fairness_in_date": {"fairness_failing": 1},
    "handover_signed": {"handover_on": None},
    "benefits_realised": {"realised_percent": 79.0},
}


def test_every_default_criterion_names_a_rule_and_every_rule_is_used() -> None:
    assert {one.rule for one in CRITERIA} == set(RULES) == set(SPOILED)


@pytest.mark.parametrize("stage", range(1, 10))
def test_every_gate_opens_when_all_holds(stage: int) -> None:
    gate = evaluate(stage, CRITERIA, PERFECT)
    assert gate.findings
    assert gate.is_open, [finding.reason for finding in gate.missing]


@pytest.mark.parametrize("rule", sorted(RULES))
def test_each_criterion_shuts_its_gate_with_a_reason(rule: str) -> None:
    criterion = next(one for one in CRITERIA if one.rule == rule)
    gate = evaluate(criterion.stage, CRITERIA, replace(PERFECT, **SPOILED[rule]))
    assert [finding.criterion.rule for finding in gate.missing] == [rule]
    assert gate.missing[0].reason.endswith(".")


@pytest.mark.parametrize("rule", sorted(RULES))
def test_nothing_recorded_never_opens_a_gate(rule: str) -> None:
    criterion = next(one for one in CRITERIA if one.rule == rule)
    assert not evaluate(criterion.stage, (criterion,), GateFacts(stage=1)).is_open


def test_a_waiver_opens_the_gate_and_is_shown() -> None:
    facts = replace(PERFECT, risk_tier=None)
    gate = evaluate(1, CRITERIA, facts, waived={"G1-TIER"})
    assert gate.is_open
    assert [finding.is_waived for finding in gate.findings if not finding.holds] == [True]


def test_a_rule_of_a_newer_version_keeps_the_gate_shut() -> None:
    gate = evaluate(1, (Criterion("X", 1, "Later", "telepathy"),), PERFECT)
    assert "telepathy" in gate.missing[0].reason


def test_prohibited_use_never_passes_the_first_gate() -> None:
    assert not evaluate(1, CRITERIA, replace(PERFECT, risk_tier="prohibited")).is_open


def test_skipping_needs_a_waiver_and_going_back_needs_none() -> None:
    gate = evaluate(1, CRITERIA, PERFECT)
    assert objections(1, 2, gate) == ()
    assert "in order" in objections(1, 3, gate)[0]
    assert objections(1, 3, gate, skip_waiver="Bought ready made") == ()
    assert objections(3, 1, evaluate(3, CRITERIA, GateFacts(stage=3))) == ()


def test_the_programme_stands_where_all_active_use_cases_meet_the_criteria() -> None:
    behind = replace(PERFECT, risk_tier=None)
    assert programme_stage(CRITERIA, {}).number == 0
    assert programme_stage((), {"UC-1": PERFECT}).number == 0
    assert programme_stage(CRITERIA, {"UC-1": PERFECT}).number == 9
    stage = programme_stage(CRITERIA, {"UC-1": PERFECT, "UC-2": behind})
    assert (stage.number, "UC-2" in stage.reason) == (0, True)
    third = replace(PERFECT, units_without_champion=("Legal",))
    assert programme_stage(CRITERIA, {"UC-1": third}).number == 2
