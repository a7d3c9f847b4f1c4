"""What gates are told agrees with what the pages show: superseded proof, cancelled work, people who have left."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.gate_rules.facts import Criterion
from axonix_desktop.core.gates import Finding, judged
from axonix_desktop.core.records.economics import Actual
from axonix_desktop.core.records.governance import EscalationRule, Explainability, FairnessTest, WorkflowChange
from axonix_desktop.core.records.portfolio import CriterionConfirmation, GateCriterion
from axonix_desktop.core.records.readiness import ReadinessItem
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries import fairness as fairness_queries
from axonix_desktop.store.queries.escalation import escalation
from axonix_desktop.store.queries.explanations import explanations
from axonix_desktop.store.queries.gates import gate_facts
from axonix_desktop.store.queries.workflows import workflows_by_unit
from tests.builders import champion, checklist_item, person, unit, use_case

if TYPE_CHECKING:
    from axonix_desktop.core.fields import Record
    from axonix_desktop.store.engine import ProgrammeFile

TODAY = date(2026, 11, 22)
LAST_YEAR, SPRING, AHEAD = date(2025, 11, 1), date(2026, 3, 1), date(2027, 3, 1)


@pytest.fixture
def begun(programme: ProgrammeFile) -> ProgrammeFile:
    begin_programme(programme, "Rollout", actor="Ada")
    return programme


def keep(f: ProgrammeFile, *made: Record) -> None:
    with f.work("Keep", actor="Ada") as work:
        for one in made:
            work.insert(one)


def asked(f: ProgrammeFile, case: int, rule: str, threshold: float | None = None, parameter: str | None = None,
          stage: int = 4) -> Finding:  # fmt: skip
    criterion = Criterion("X", stage, "Asked", rule, threshold, parameter)
    return judged(criterion, gate_facts(f, [case], TODAY, fields=[parameter] if parameter else [])[case])


def rows(found: Finding) -> tuple[str, tuple[int, ...]]:
    assert found.rows is not None
    return found.rows.kind, found.rows.ids


def fairness(case: int, on: date, value: float | None, **values: object) -> FairnessTest:
    whole = {"metric": "Parity", "group_tested": "Women", "threshold": 0.8, "tested_on": on, "value": value, **values}
    return FairnessTest(id=new_id(), use_case_id=case, **whole)


def test_a_failed_fairness_test_that_was_repeated_and_passed_holds_no_gate_shut(begun: ProgrammeFile) -> None:
    case = use_case(stage=8)
    failed, passed = fairness(case.id, SPRING, 0.7, has_passed=False), fairness(case.id, TODAY, 0.9, has_passed=True)
    keep(begun, case, failed)
    assert rows(asked(begun, case.id, "fairness_in_date")) == ("fairness_test", (failed.id,))
    keep(begun, passed)
    assert [one.state for one in fairness_queries.tests_by_case(begun, TODAY)] == ["passed"]
    assert asked(begun, case.id, "fairness_in_date").holds


def test_a_fairness_test_is_judged_by_its_numbers_at_the_gate_as_on_its_page(begun: ProgrammeFile) -> None:
    case = use_case(stage=8)
    keep(begun, case, fairness(case.id, SPRING, 0.9))
    assert asked(begun, case.id, "fairness_in_date").holds
    wrong = fairness(case.id, TODAY, 0.7, has_passed=True)
    keep(begun, wrong)
    assert [one.state for one in fairness_queries.tests_by_case(begun, TODAY)] == ["failed"]
    assert rows(asked(begun, case.id, "fairness_in_date")) == ("fairness_test", (wrong.id,))


def test_a_failed_fairness_test_does_not_get_better_by_running_out(begun: ProgrammeFile) -> None:
    case = use_case(stage=8)
    failed = fairness(case.id, LAST_YEAR, 0.7, valid_until=SPRING)
    keep(begun, case, failed, fairness(case.id, TODAY, 0.9, metric="Odds"))
    assert rows(asked(begun, case.id, "fairness_in_date")) == ("fairness_test", (failed.id,))


def test_a_workflow_change_that_was_cancelled_is_neither_asked_for_nor_proof(begun: ProgrammeFile) -> None:
    case = use_case(stage=5)
    dropped = WorkflowChange(id=new_id(), use_case_id=case.id, process="Triage", status="cancelled")
    keep(begun, case, dropped)
    assert asked(begun, case.id, "workflow_agreed").reason == "No workflow change is recorded."
    assert [(one.unagreed, one.share) for one in workflows_by_unit(begun, TODAY)] == [(frozenset(), 0.0)]
    keep(begun, WorkflowChange(id=new_id(), use_case_id=case.id, process="Review", agreed_on=SPRING))
    assert asked(begun, case.id, "workflow_agreed").holds


def test_the_programmes_scores_that_fall_short_are_named_and_no_others(begun: ProgrammeFile) -> None:
    case = use_case(stage=2)
    made = {
        item: ReadinessItem(id=new_id(), dimension=dimension, item=item, score=score)
        for dimension, item, score in (
            ("data", "Catalogued", 1), ("data", "Quality monitored", 4), ("governance", "Audit trail", 0),
        )
    }  # fmt: skip
    keep(begun, case, *made.values())
    found = asked(begun, case.id, "programme_readiness", 2, "data")
    assert (found.holds, rows(found)) == (False, ("readiness_item", (made["Catalogued"].id,)))
    found = asked(begun, case.id, "programme_readiness", 2, "data/Catalogued")
    assert rows(found) == ("readiness_item", (made["Catalogued"].id,))
    found = asked(begun, case.id, "programme_readiness", 2, "governance/Incident response")
    assert rows(found) == ("readiness_item", ())


def test_a_checklist_topic_of_which_nothing_applies_is_no_obstacle_but_one_that_is_gone_is(
    begun: ProgrammeFile,
) -> None:
    plain, personal = use_case(personal_data=False), use_case(personal_data=True)
    keep(begun, plain, personal, checklist_item(topic="Own privacy", condition="personal_data"))
    assert not asked(begun, personal.id, "topic_settled", parameter="Own privacy").holds
    assert asked(begun, plain.id, "topic_settled", parameter="Own privacy").holds
    assert not asked(begun, plain.id, "topic_settled", parameter="No such topic").holds


@pytest.mark.parametrize(("today", "counted"), [(date(2026, 11, 30), 3), (date(2026, 12, 1), 2)])
def test_benefits_are_those_of_the_last_three_whole_months_and_the_rows_are_named(
    begun: ProgrammeFile, today: date, counted: int
) -> None:
    case = use_case(stage=9)
    made = [
        Actual(id=new_id(), use_case_id=case.id, month_on=date(2026, month, 1), line="benefit", planned_minor=100_00,
               actual_minor=70_00)
        for month in (7, 8, 9, 10)
    ]  # fmt: skip
    keep(begun, case, *made)
    found = judged(Criterion("X", 9, "Asked", "benefits_realised", 80), gate_facts(begun, [case.id], today)[case.id])
    assert rows(found) == ("actual", tuple(one.id for one in made[-counted:]))
    assert ("70% of plan" in found.reason) is (counted == 3)


def test_days_in_reasons_are_written_as_everywhere(begun: ProgrammeFile) -> None:
    case = use_case(stage=9, handover_on=SPRING)
    keep(begun, case)
    assert asked(begun, case.id, "handover_signed").reason == "Handover signed 1 Mar 2026."


def test_a_confirmation_without_a_name_is_told_without_one(begun: ProgrammeFile) -> None:
    case = use_case()
    own = GateCriterion(id=new_id(), code="G4-OWN-9", stage=4, text="It is so", rule="confirmed_by_person")
    keep(begun, case, own)
    keep(begun, CriterionConfirmation(id=new_id(), use_case_id=case.id, gate_criterion_id=own.id, confirmed_on=SPRING))
    facts = gate_facts(begun, [case.id], TODAY)[case.id]
    found = judged(Criterion(own.code, 4, own.text, own.rule, id=own.id), facts)
    assert found.holds
    assert found.reason.startswith("Somebody confirmed it on 1 Mar 2026")


def test_a_champion_who_has_left_covers_no_unit_and_holds_no_gate_shut(begun: ProgrammeFile) -> None:
    finance, gone = unit(name="Finance"), person(name="Gone", is_active=False)
    case = use_case(business_unit_id=finance.id, stage=3)
    keep(begun, finance, gone, case, champion(person_id=gone.id, business_unit_id=finance.id))
    assert not asked(begun, case.id, "unit_champion_active").holds
    assert rows(asked(begun, case.id, "units_have_champions")) == ("business_unit", (finance.id,))
    assert asked(begun, case.id, "champions_trained").reason == "There is no active champion to train."


def test_a_sponsor_alone_does_not_make_a_unit_covered(begun: ProgrammeFile) -> None:
    finance, boss = unit(name="Finance"), person(name="Boss")
    case = use_case(business_unit_id=finance.id, stage=3)
    keep(begun, finance, boss, case, champion(person_id=boss.id, business_unit_id=finance.id, role="sponsor"))
    assert not asked(begun, case.id, "unit_champion_active").holds
    assert not asked(begun, case.id, "units_have_champions").holds


def explained(case: int, **values: object) -> Explainability:
    whole = {"method": "Reasons", "reviewed_by": "Vera", "reviewed_on": SPRING, **values}
    return Explainability(id=new_id(), use_case_id=case, **whole)


@pytest.mark.parametrize("tier", [None, "minimal", "limited", "high", "prohibited"])
@pytest.mark.parametrize("values", [
    None, {}, {"audience": "Staff", "limits": "Tone"}, {"reviewed_on": None}, {"valid_until": SPRING},
    {"audience": "Staff", "limits": "Tone", "reviewed_on": LAST_YEAR}, {"audience": "Staff", "limits": "Tone",
                                                                       "valid_until": TODAY},
])  # fmt: skip
def test_a_use_case_is_explained_at_its_gate_as_on_its_page(
    begun: ProgrammeFile, tier: str | None, values: dict[str, object] | None
) -> None:
    case = use_case(stage=8, risk_tier=tier, status="active")
    keep(begun, case, *([] if values is None else [explained(case.id, **values)]))
    page = explanations(begun, TODAY)
    assert asked(begun, case.id, "explainability_in_date").holds is (case.id in page.at("fits", "free"))


def test_the_gate_says_what_an_explanation_lacks_and_leads_to_it(begun: ProgrammeFile) -> None:
    case = use_case(stage=8, risk_tier="high")
    thin = explained(case.id)
    keep(begun, case, thin)
    found = asked(begun, case.id, "explainability_in_date")
    assert found.reason == "A high risk also needs: to whom it is explained, what it cannot explain."
    assert rows(found) == ("explainability", (thin.id,))


def test_a_fairness_test_out_of_date_or_unjudged_holds_the_gate_shut_beside_one_in_date(begun: ProgrammeFile) -> None:
    case = use_case(stage=8)
    good = fairness(case.id, SPRING, 0.9)
    old = fairness(case.id, LAST_YEAR, 0.9, metric="Odds", valid_until=SPRING)
    keep(begun, case, good, old)
    found = asked(begun, case.id, "fairness_in_date")
    assert (found.holds, found.reason) == (False, "1 fairness test is out of date.")
    assert rows(found) == ("fairness_test", (old.id,))
    bare = fairness(case.id, SPRING, None, metric="Odds")
    keep(begun, bare)
    found = asked(begun, case.id, "fairness_in_date")
    assert (found.holds, rows(found)) == (False, ("fairness_test", (bare.id,)))
    assert [one.state for one in fairness_queries.tests_by_case(begun, TODAY)] == ["unknown"]


def rule(case: int | None, **values: object) -> EscalationRule:
    whole = {"trigger": "Doubt", "decider": "Head", "within_hours": 4.0, "signed_off_on": SPRING, **values}
    return EscalationRule(id=new_id(), use_case_id=case, **whole)


def test_a_rule_that_is_signed_off_but_does_not_say_all_it_must_holds_the_gate_shut(begun: ProgrammeFile) -> None:
    case = use_case(stage=7, risk_tier="limited")
    vague = rule(case.id, within_hours=None)
    keep(begun, case, vague)
    found = asked(begun, case.id, "guardrails_signed")
    assert (found.holds, rows(found)) == (False, ("escalation_rule", (vague.id,)))
    assert found.reason == "It does not say within how long."


@pytest.mark.parametrize("tier", [None, "limited", "high"])
@pytest.mark.parametrize(("own", "everywhere"), [
    ((), ()), ((), ({},)), (({},), ()), (({"rule_kind": "guardrail"},), ()), (({"rule_kind": "guardrail"},), ({},)),
    (({}, {"signed_off_on": None}), ({},)), (({"decider": None},), ({},)),
])  # fmt: skip
def test_rules_hold_a_gate_open_only_where_their_page_calls_the_use_case_covered(
    begun: ProgrammeFile, tier: str | None, own: tuple[dict[str, object], ...],
    everywhere: tuple[dict[str, object], ...],
) -> None:  # fmt: skip
    case = use_case(stage=7, risk_tier=tier, status="active")
    keep(begun, case, *(rule(case.id, **one) for one in own), *(rule(None, **one) for one in everywhere))
    assert asked(begun, case.id, "guardrails_signed").holds is (case.id in escalation(begun).cases_at("covered"))
