"""A gate tells from the facts alone what holds, and says why in words."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.attainment import Coverage, OperatorFacts
from axonix_desktop.core.gate_rules.catalogue import AREAS, RULES
from axonix_desktop.core.gate_rules.facts import Check, Confirmation, Criterion, GateFacts, Incident, Learned, Risk
from axonix_desktop.core.gates import evaluate, judged, objections
from axonix_desktop.core.portfolio import programme_stage
from axonix_desktop.core.readiness import ITEMS, OPERATIONS
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.core.training import Progress
from axonix_desktop.paths import database_folder

RECORD_KINDS = {record.kind for record in RECORDS}

_SEED = tomllib.loads((database_folder() / "seed" / "gate_criteria.toml").read_text(encoding="utf-8"))
CRITERIA = tuple(
    Criterion(one["code"], one["stage"], one["text"], one["rule"], one.get("threshold"), one.get("parameter"))
    for one in _SEED["criterion"]
    if one.get("active", True)
)
OFF = tuple(one for one in _SEED["criterion"] if not one.get("active", True))
SCORES = {(dimension, item): 3 for dimension, items in ITEMS.items() for item in items}
DONE = Check(1, 11, "RA-01", "Risk", 1, True, False, True)
ONCE = Check(2, 12, "PG-01", "Programme", 2, False, True, True)
TRAINED = OperatorFacts(1, "Ada", Progress(frozenset({1}), frozenset({1})), (), 80)
UNTRAINED = OperatorFacts(2, "Bo", Progress(frozenset({1})), ("Basics",), 81)
PERFECT = GateFacts(
    stage=1,
    id=7,
    risk_tier="high",
    scores=SCORES | {("architecture", item): 3 for item in OPERATIONS},
    score_ids={key: place for place, key in enumerate(SCORES, 100)},
    programme_scores=SCORES,
    data_owners=("Ada",),
    answers=1,
    checks=(DONE, ONCE),
    topics=frozenset({"Risk", "Programme"}),
    unit="Finance",
    unit_has_champion=True,
    operators=Coverage((TRAINED,) * 10),
    explained=1,
    explained_in_date=1,
    fields={"vendor": "Acme", "users_affected": 120},
    confirmations={5: Confirmation(50, "Ada", "2026-11-01", "2027-11-01", True)},
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
    learned=lambda: Learned(90.0),
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
    "checklist_opened": {"answers": 0},
    "component_used": {"components": ()},
    "architecture_readiness": {"scores": {}},
    "units_have_champions": {"units_without_champion": ("Legal",)},
    "champions_trained": {"champions_untrained": ("Cy",)},
    "checklist_complete": {"checks": (DONE._replace(is_settled=False), ONCE)},
    "blocking_items_settled": {"checks": (DONE._replace(is_settled=False), ONCE)},
    "topic_settled": {"checks": (DONE._replace(is_settled=False), ONCE)},
    "programme_items_settled": {"checks": (DONE, ONCE._replace(is_settled=False))},
    "operators_trained": {"operators": Coverage((TRAINED, UNTRAINED, UNTRAINED))},
    "unit_champion_active": {"unit_has_champion": False},
    "units_covered_share": {"units_without_champion": ("Finance",)},
    "readiness_at_least": {"scores": {}},
    "programme_readiness": {"programme_scores": {}},
    "field_filled": {"fields": {"vendor": " "}},
    "field_at_least": {"fields": {"users_affected": 99}},
    "explainability_in_date": {"explained_in_date": 0, "explained_lack": "It held until yesterday."},
    "no_open_incident": {"incidents": (Incident(60, "INC-1", "critical"),)},
    "no_open_risk_above": {"risks": (Risk(70, "R-1", 20),)},
    "confirmed_by_person": {"confirmations": {5: Confirmation(50, "Ada", "2025-01-01", "2026-01-01", False)}},
    "beyond_pilot_unit": {"units_live": 1},
    "further_use_cases": {"others_deployed": 1},
    "support_and_runbook": {"runbook": None},
    "lesson_closed": {"lessons_closed": 0},
    "incident_rehearsed": {"rehearsals": 0},
    "workflow_agreed": {"workflow_changes_open": ("Triage",)},
    "curricula_complete": {"learned": lambda: Learned(59.0, (1,))},
    "internal_owner": {"owner": None},
    "partner_share": {"partner_share": 51.0},
    "guardrails_signed": {"escalation_rules_unsigned": 1},
    "self_service_reported": {"self_service_users": None},
    "operations_readiness": {"scores": {}},
    "fairness_in_date": {"fairness_failing": 1},
    "handover_signed": {"handover_on": None},
    "benefits_realised": {"realised_percent": 79.0},
}


PARAMETERS = {
    "field_filled": "vendor",
    "field_at_least": "users_affected",
    "topic_settled": "Risk",
    "readiness_at_least": "data",
    "programme_readiness": "data/Catalogued",
    "no_open_incident": "high",
}
THRESHOLDS = {"field_at_least": 100.0, "no_open_risk_above": 12.0}


def asking(rule: str) -> Criterion:
    """A criterion of stage 5 with what its rule asks for."""
    asked = RULES[rule].threshold
    threshold = THRESHOLDS.get(rule, asked.usual if asked else None)
    return Criterion("X", 5, "Asked", rule, threshold, PARAMETERS.get(rule), id=5)


def test_every_shipped_criterion_names_a_rule_and_every_rule_is_tried_here() -> None:
    assert {one["rule"] for one in _SEED["criterion"]} <= set(RULES)
    assert set(RULES) == set(SPOILED)


def test_every_rule_says_what_it_is_and_what_it_asks() -> None:
    for code, spec in RULES.items():
        assert (spec.code, spec.area in AREAS) == (code, True)
        assert spec.help.endswith(".")
        assert ("{number}" in spec.sentence) <= (spec.threshold is not None), code
        assert ("{what}" in spec.sentence) <= (spec.parameter is not None), code


@pytest.mark.parametrize("stage", range(1, 10))
def test_every_gate_opens_when_all_holds(stage: int) -> None:
    gate = evaluate(stage, CRITERIA, PERFECT)
    assert gate.findings
    assert gate.is_open, [finding.reason for finding in gate.missing]
    assert not [finding for finding in gate.findings if finding.rows is not None]


@pytest.mark.parametrize("rule", sorted(RULES))
def test_each_rule_holds_when_its_facts_are_good_and_says_why(rule: str) -> None:
    found = judged(asking(rule), PERFECT)
    assert found.holds, found.reason
    assert found.reason.endswith(".")
    assert found.rows is None


@pytest.mark.parametrize("rule", sorted(RULES))
def test_each_rule_fails_with_a_reason_and_the_kind_of_record_to_look_at(rule: str) -> None:
    found = judged(asking(rule), replace(PERFECT, **SPOILED[rule]))
    assert not found.holds
    assert found.reason.endswith(".")
    assert found.rows is not None
    assert found.rows.kind in RECORD_KINDS
    assert found.rows.title


@pytest.mark.parametrize(
    "rule", sorted(set(RULES) - {"no_open_incident", "no_open_risk_above", "blocking_items_settled"})
)
def test_nothing_recorded_never_makes_a_rule_hold(rule: str) -> None:
    assert not judged(asking(rule), GateFacts(stage=5)).holds


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda one: one.code)
def test_each_default_criterion_alone_shuts_its_gate(criterion: Criterion) -> None:
    gate = evaluate(criterion.stage, CRITERIA, replace(PERFECT, **SPOILED[criterion.rule]))
    assert criterion.rule in [finding.criterion.rule for finding in gate.missing]
    assert {finding.criterion.rule for finding in gate.missing} <= {criterion.rule, "checklist_complete"}


def test_what_is_shipped_besides_the_defaults_is_switched_off() -> None:
    assert [one["code"] for one in OFF if one["rule"] == "operators_trained"] == ["G4-OPERATORS"]
    assert {one["stage"] for one in OFF if one["rule"] == "blocking_items_settled"} == {1, 2, 3, 5, 6, 7, 8, 9}
    assert len(CRITERIA) == 26


def test_the_rows_are_those_that_fail_and_no_others() -> None:
    facts = replace(
        PERFECT, incidents=(Incident(1, "INC-1", "low"), Incident(2, "INC-2", "high"), Incident(3, "?", None))
    )
    found = judged(asking("no_open_incident"), facts)
    assert found.rows is not None
    assert (found.rows.kind, found.rows.ids) == ("incident", (2, 3))
    risks = replace(PERFECT, risks=(Risk(1, "R-1", 12), Risk(2, "R-2", 13), Risk(3, "R-3", None)))
    found = judged(asking("no_open_risk_above"), risks)
    assert found.rows is not None
    assert found.rows.ids == (2, 3)
    weak = replace(PERFECT, scores={**PERFECT.scores, ("data", "Catalogued"): 1})
    found = evaluate(1, CRITERIA, weak).missing[0]
    assert found.rows is not None
    assert found.rows.ids == (PERFECT.score_ids["data", "Catalogued"],)


def test_open_items_are_shown_by_their_answers_or_as_items_where_one_is_unanswered() -> None:
    open_one, unanswered = DONE._replace(is_settled=False), DONE._replace(item=3, answer=None, is_settled=False)
    complete = Criterion("X", 4, "Asked", "checklist_complete")
    found = judged(complete, replace(PERFECT, checks=(open_one, ONCE)))
    assert found.rows is not None
    assert (found.rows.kind, found.rows.ids) == ("checklist_response", (11,))
    found = judged(complete, replace(PERFECT, checks=(open_one, unanswered, ONCE)))
    assert found.rows is not None
    assert (found.rows.kind, found.rows.ids) == ("checklist_item", (1, 3))


@given(st.lists(st.builds(
    Check, st.integers(1, 99), st.none() | st.integers(1, 99), st.just("C"), st.sampled_from(["A", "B"]),
    st.integers(1, 9), st.booleans(), st.booleans(), st.booleans(),
), min_size=1), st.integers(1, 9))  # fmt: skip
def test_a_checklist_is_complete_exactly_when_every_item_due_by_the_gate_is_settled(
    checks: list[Check], stage: int
) -> None:
    facts = replace(PERFECT, checks=tuple(checks))
    due = [one for one in checks if one.gate_stage <= stage]
    complete = judged(Criterion("X", stage, "x", "checklist_complete"), facts)
    assert complete.holds == (bool(due) and all(one.is_settled for one in due))
    blocking = judged(Criterion("X", stage, "x", "blocking_items_settled"), facts)
    assert blocking.holds == all(one.is_settled for one in due if one.is_blocking)
    assert complete.holds <= blocking.holds


@given(st.integers(1, 60), st.data(), st.integers(0, 100))
def test_a_share_holds_exactly_from_its_threshold_on(total: int, data: st.DataObject, asked: int) -> None:
    missing = data.draw(st.integers(0, total))
    operators = (TRAINED,) * (total - missing) + (UNTRAINED,) * missing
    facts = replace(PERFECT, operators=Coverage(operators))
    found = judged(Criterion("X", 4, "x", "operators_trained", float(asked)), facts)
    assert found.holds == ((total - missing) * 100 >= asked * total)


def test_programme_level_rules_are_marked_as_such() -> None:
    gate = evaluate(3, CRITERIA, PERFECT)
    assert all(one.is_programme_level for one in gate.findings)
    assert not any(one.is_programme_level for one in evaluate(1, CRITERIA, PERFECT).findings)


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
