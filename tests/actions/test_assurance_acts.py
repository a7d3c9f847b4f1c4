"""Acts on tests, the model log, rules and workflows: one step each, refused without a trace, taken back by undo."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from axonix_desktop.actions.assurance import (
    agree_workflows,
    approve_changes,
    log_change,
    record_test,
    settle_results,
    sign_off_rules,
)
from axonix_desktop.actions.bulk_records import change_records
from axonix_desktop.actions.records import add_record
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.governance import (
    EscalationRule,
    FairnessTest,
    ModelChange,
    WorkflowChange,
)
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import change_sets
from axonix_desktop.store.queries.assurance import trail
from axonix_desktop.store.queries.fairness import FairnessFigures, fairness_figures
from axonix_desktop.store.queries.fairness import tests_by_case as judged_cases
from axonix_desktop.store.queries.records import count, record, records
from axonix_desktop.store.queries.workflows import workflows_by_unit
from axonix_desktop.store.undo import undo
from tests.builders import unit, use_case

TODAY = date(2026, 11, 22)
CASE, OTHER, UNIT = 500, 501, 502


@pytest.fixture
def file(programme: ProgrammeFile) -> ProgrammeFile:
    """A programme with a high-risk use case at stage 5 and a small one."""
    add_record(programme, unit(id=UNIT, name="Sales"), actor="T")
    for number, values in ((CASE, {"risk_tier": "high", "stage": 5}), (OTHER, {"risk_tier": "minimal", "stage": 5})):
        add_record(programme, use_case(id=number, **values), actor="T")  # type: ignore[arg-type]
    return programme


def measured(file: ProgrammeFile, **values: Any) -> int:
    whole = {"use_case_id": CASE, "metric": "Ratio", "value": 0.9, "threshold": 0.8, **values}
    return record_test(file, whole, today=TODAY, actor="T").ids[0]


def figures(file: ProgrammeFile) -> FairnessFigures:
    return fairness_figures(file, judged_cases(file, TODAY), TODAY)


def test_the_result_of_a_test_is_read_from_its_numbers(file: ProgrammeFile) -> None:
    good, bad = measured(file), measured(file, value=0.7)
    held = {one.id: one for one in records(file, "fairness_test") if isinstance(one, FairnessTest)}
    assert (held[good].has_passed, held[bad].has_passed) == (True, False)
    assert held[good].tested_on == TODAY
    undo(file, actor="T")
    assert count(file, "fairness_test") == 1


def test_a_test_without_numbers_is_refused(file: ProgrammeFile) -> None:
    before = len(change_sets(file))
    with pytest.raises(RefusedError, match="value and the threshold"):
        measured(file, threshold=None)
    with pytest.raises(RefusedError, match="which use case"):
        measured(file, use_case_id=None)
    assert len(change_sets(file)) == before


def test_noted_results_are_brought_in_line_with_their_numbers(file: ProgrammeFile) -> None:
    add_record(
        file, FairnessTest(id=700, use_case_id=CASE, metric="A", value=0.7, threshold=0.8, has_passed=True), actor="T"
    )
    add_record(file, FairnessTest(id=701, use_case_id=CASE, metric="B", has_passed=True), actor="T")
    assert figures(file).at_odds == {700}
    assert settle_results(file, [700, 701], actor="T")
    one = record(file, "fairness_test", 700)
    assert isinstance(one, FairnessTest)
    assert one.has_passed is False
    assert settle_results(file, [700, 701], actor="T") is None


def test_the_model_log_wants_an_approver_and_no_day_to_come(file: ProgrammeFile) -> None:
    given: dict[str, Any] = {"use_case_id": CASE, "change": "Retrained", "approver": "Ana"}
    for lacking in ("use_case_id", "change", "approver"):
        with pytest.raises(RefusedError):
            log_change(file, {**given, lacking: None}, today=TODAY, actor="T")
    with pytest.raises(RefusedError, match="future"):
        log_change(file, {**given, "changed_on": TODAY + timedelta(days=1)}, today=TODAY, actor="T")
    made = log_change(file, given, today=TODAY, actor="T")
    one = record(file, "model_change", made.ids[0])
    assert isinstance(one, ModelChange)
    assert (one.changed_on, one.approved_on) == (TODAY, TODAY)


def test_entries_are_approved_in_one_step_and_names_that_stand_there_are_kept(file: ProgrammeFile) -> None:
    day = TODAY - timedelta(days=3)
    for number, values in ((750, {}), (751, {"approver": "Ben"}), (752, {"approver": "Cy", "approved_on": day})):
        add_record(file, ModelChange(id=number, use_case_id=CASE, change="New", changed_on=day, **values), actor="T")
    before = len(change_sets(file))
    with pytest.raises(RefusedError, match="before the day of the change"):
        approve_changes(file, [750], "Ana", day - timedelta(days=1), today=TODAY, actor="T")
    assert len(change_sets(file)) == before
    assert approve_changes(file, [750, 751, 752], "Ana", TODAY, today=TODAY, actor="T")
    held = [one for one in records(file, "model_change") if isinstance(one, ModelChange)]
    assert [(one.approver, one.approved_on) for one in held] == [("Ana", TODAY), ("Ben", TODAY), ("Cy", day)]
    assert approve_changes(file, [750, 751], "Ana", TODAY, today=TODAY, actor="T") is None
    undo(file, actor="T")
    assert count(file, "model_change", {"approver": "Ana"}) == 0


def test_rules_are_signed_off_once_they_say_who_decides_and_within_how_long(file: ProgrammeFile) -> None:
    add_record(file, EscalationRule(id=800, trigger="Doubt"), actor="T")
    add_record(file, EscalationRule(id=801, trigger="Objection", decider="DPO", within_hours=4), actor="T")
    add_record(file, EscalationRule(id=802, trigger="Delay", decider="Head"), actor="T")
    with pytest.raises(RefusedError, match="Say who decides before it is signed off: Doubt"):
        sign_off_rules(file, [800, 801], "Ana", TODAY, today=TODAY, actor="T")
    with pytest.raises(RefusedError, match="Delay: It does not say within how long"):
        sign_off_rules(file, [801, 802], "Ana", TODAY, today=TODAY, actor="T")
    with pytest.raises(RefusedError, match="Name who agrees"):
        sign_off_rules(file, [801], " ", TODAY, today=TODAY, actor="T")
    assert sign_off_rules(file, [801], "Ana", TODAY, today=TODAY, actor="T")
    assert sign_off_rules(file, [801], "Ben", TODAY, today=TODAY, actor="T") is None
    signed = [one.signed_off_on for one in records(file, "escalation_rule") if isinstance(one, EscalationRule)]
    assert signed == [None, TODAY, None]


def test_a_workflow_is_agreed_when_before_and_after_are_said(file: ProgrammeFile) -> None:
    late = TODAY - timedelta(days=3)
    add_record(file, WorkflowChange(id=900, process="Orders", business_unit_id=UNIT, due_on=late), actor="T")
    add_record(
        file, WorkflowChange(id=901, process="Mails", business_unit_id=UNIT, before="By hand", after="Draft"), actor="T"
    )
    with pytest.raises(RefusedError, match="first: Orders"):
        agree_workflows(file, [900, 901], TODAY, today=TODAY, actor="T")
    assert agree_workflows(file, [901], TODAY, today=TODAY, actor="T")
    (found,) = workflows_by_unit(file, TODAY)
    assert (found.name, found.share, found.overdue) == ("Sales", 50.0, {900})
    assert found.ids - found.agreed == {900}


def test_only_the_newest_test_of_a_group_counts(file: ProgrammeFile) -> None:
    old = measured(file, value=0.5, tested_on=TODAY - timedelta(days=30))
    new = measured(file)
    women = measured(file, group_tested="Women", value=0.7)
    (case,) = judged_cases(file, TODAY)
    assert {row.test.id for row in case.rows if row.is_newest} == {new, women}
    assert case.state == "failed"
    found = figures(file)
    assert (found.failing, found.passed) == ({women}, {new})
    assert old not in found.failing | found.passed


def test_high_risk_without_a_test_is_named(file: ProgrammeFile) -> None:
    assert figures(file).untested == {CASE}
    measured(file)
    assert figures(file).untested == set()


def test_the_trail_holds_what_belongs_to_one_use_case_in_the_order_of_time(file: ProgrammeFile) -> None:
    for days, change in ((-1, "Second"), (-9, "First")):
        given = {"use_case_id": CASE, "change": change, "approver": "A", "changed_on": TODAY + timedelta(days=days)}
        log_change(file, given, today=TODAY, actor="T")
    log_change(file, {"use_case_id": OTHER, "change": "Other", "approver": "A"}, today=TODAY, actor="T")
    measured(file)
    found = trail(file, CASE, TODAY)
    assert [one.change for one in found.changes] == ["First", "Second"]
    assert found.count == 3
    assert isinstance(record(file, "use_case", CASE), UseCase)


def test_a_rule_that_says_something_else_has_to_be_signed_off_anew(file: ProgrammeFile) -> None:
    signed = {"signed_off_by": "Ana", "signed_off_on": TODAY}
    add_record(file, EscalationRule(id=810, trigger="Doubt", decider="DPO", within_hours=4, **signed), actor="T")

    def change(**values: Value) -> EscalationRule:
        change_records(file, "escalation_rule", [(810, values)], actor="T")
        (one,) = records(file, "escalation_rule", {"id": 810})
        assert isinstance(one, EscalationRule)
        return one

    assert change(rehearsed_on=TODAY, trigger="Doubt").signed_off_by == "Ana"
    one = change(within_hours=48)
    assert (one.signed_off_by, one.signed_off_on, one.rehearsed_on) == (None, None, TODAY)
    undo(file, actor="T")
    assert change(rehearsed_on=None).signed_off_on == TODAY
    assert change(decider="Head", signed_off_by="Ben", signed_off_on=TODAY).signed_off_by == "Ben"
