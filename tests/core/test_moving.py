"""What a move between stages means and what stands against it, from facts alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.gates import Criterion, Finding, Gate
from axonix_desktop.core.move_words import button_words, label, result_words
from axonix_desktop.core.moving import (
    START,
    Decision,
    OpenConditions,
    Standing,
    goal,
    objections_to,
    objections_to_move,
    outcome,
    plan_dates,
    usual_decision,
    way,
)

TODAY = date(2026, 11, 22)
HOLDS = Finding(Criterion("G5-LESSON", 5, "At least one lesson is closed", "lesson_closed"), True, "1 lesson.")
MISSING = Finding(
    Criterion("G5-SUPPORT", 5, "A support owner is named", "support_and_runbook"), False, "No runbook is named."
)
AT_5 = Standing(7, "UC-104", "HR chatbot", 5, "active", "limited", date(2026, 9, 1), Gate(5, (HOLDS,)))
SHUT = replace(AT_5, gate=Gate(5, (HOLDS, MISSING)))
IDEA = replace(AT_5, stage=0, gate=Gate(0, ()), entered_on=None, status="proposed")
GO = Decision("go", TODAY)


def about(standing: Standing, decision: Decision) -> list[str]:
    return [one.about for one in objections_to(standing, decision, TODAY)]


@pytest.mark.parametrize(
    ("stage", "target", "wanted"),
    [(0, 1, "start"), (0, 3, "skip"), (4, 5, "on"), (4, 6, "skip"), (4, 4, "stay"), (4, 0, "back"), (9, 8, "back")],
)
def test_a_move_has_one_meaning(stage: int, target: int, wanted: str) -> None:
    assert way(stage, target) == wanted


def test_a_move_begins_with_the_decision_it_needs() -> None:
    assert [usual_decision(*pair) for pair in ((0, 1), (0, 4), (4, 5), (4, 7), (4, 2))] == [
        START, START, "go", "go", "recycle",
    ]  # fmt: skip


def test_an_open_gate_lets_the_next_stage_in_and_no_other() -> None:
    assert objections_to_move(AT_5, 6) == ()
    assert "skips 6 Capability" in objections_to_move(AT_5, 7)[0]
    assert objections_to_move(AT_5, 5)
    assert objections_to_move(AT_5, 10)


def test_a_shut_gate_says_in_words_what_is_missing() -> None:
    assert objections_to_move(SHUT, 6) == ("No runbook is named.",)
    assert about(SHUT, GO) == ["criteria"]


def test_a_waiver_with_a_reason_opens_the_gate_and_one_without_does_not() -> None:
    assert about(SHUT, replace(GO, waivers={"G5-SUPPORT": "The partner runs it until May"})) == []
    assert about(SHUT, replace(GO, waivers={"G5-SUPPORT": "  "})) == ["criteria", "waiver"]
    assert about(AT_5, replace(GO, waivers={"G1-TIER": "why not"})) == ["waiver"]


def test_going_back_needs_no_gate_but_a_reason() -> None:
    assert objections_to_move(SHUT, 3) == ()
    assert about(SHUT, Decision("recycle", TODAY, target=3)) == ["reason"]
    assert about(SHUT, Decision("recycle", TODAY, target=3, note="Data has changed")) == []
    assert about(SHUT, Decision("recycle", TODAY, target=5, note="x")) == ["target"]


def test_a_conditional_go_needs_conditions_and_a_day_and_may_leave_criteria_open() -> None:
    assert about(SHUT, Decision("conditional_go", TODAY)) == ["conditions", "due"]
    whole = Decision("conditional_go", TODAY, conditions="Write the runbook", conditions_due_on=date(2026, 12, 24))
    assert about(SHUT, whole) == []
    assert about(SHUT, replace(whole, conditions_due_on=TODAY - timedelta(1))) == ["due"]


def test_open_conditions_block_the_next_gate_and_nothing_else() -> None:
    waits = replace(AT_5, open_conditions=(OpenConditions(1, 4, "Train the desk", TODAY, TODAY),))
    assert about(waits, GO) == ["conditions_before"]
    assert about(waits, Decision("conditional_go", TODAY, conditions="x", conditions_due_on=TODAY)) == [
        "conditions_before"
    ]
    assert "Train the desk" in objections_to_move(waits, 6)[0]
    assert objections_to_move(waits, 4) == ()
    assert about(waits, Decision("hold", TODAY)) == []


def test_a_skip_needs_a_waiver_of_its_own() -> None:
    assert about(AT_5, replace(GO, target=8)) == ["skip"]
    assert about(AT_5, replace(GO, target=8, skip_reason="Bought ready-made")) == []
    assert about(IDEA, Decision(START, TODAY, target=3)) == ["skip"]


def test_an_idea_starts_without_a_gate_and_knows_no_other_decision() -> None:
    assert objections_to_move(IDEA, 1) == ()
    assert about(IDEA, Decision(START, TODAY)) == []
    for code in ("go", "conditional_go", "hold", "recycle", "stop"):
        assert about(IDEA, Decision(code, TODAY, note="x", conditions="x", conditions_due_on=TODAY))[0] == "target"
    assert about(AT_5, Decision(START, TODAY)) == ["target"]


@pytest.mark.parametrize("status", ["completed", "retired"])
def test_what_is_over_does_not_move(status: str) -> None:
    over = replace(AT_5, status=status)
    assert objections_to_move(over, 6)
    assert objections_to_move(over, 4)
    for code in ("go", "hold", "recycle", "stop"):
        assert "case" in about(over, Decision(code, TODAY, note="x"))


def test_a_prohibited_use_goes_nowhere_but_back_or_out() -> None:
    barred = replace(AT_5, risk_tier="prohibited")
    assert about(barred, GO) == ["case"]
    assert about(replace(IDEA, risk_tier="prohibited"), Decision(START, TODAY)) == ["case"]
    assert about(barred, Decision("stop", TODAY, note="Against the law")) == []


def test_the_last_gate_completes_and_cannot_leave_conditions_open() -> None:
    last = replace(AT_5, stage=9, gate=Gate(9, (HOLDS,)))
    assert about(last, GO) == []
    assert outcome(last, GO).status == "completed"
    assert about(last, Decision("conditional_go", TODAY, conditions="x", conditions_due_on=TODAY)) == ["target"]


def test_a_stop_says_why_and_a_hold_need_not() -> None:
    assert about(SHUT, Decision("stop", TODAY)) == ["reason"]
    assert about(SHUT, Decision("hold", TODAY)) == []
    assert about(SHUT, Decision("perhaps", TODAY)) == ["case"]


def test_a_decision_is_dated_between_entering_the_stage_and_today() -> None:
    assert about(AT_5, replace(GO, on=TODAY + timedelta(1))) == ["date"]
    assert about(AT_5, replace(GO, on=date(2026, 8, 31))) == ["date"]
    assert about(AT_5, replace(GO, on=date(2026, 9, 1))) == []


def test_what_comes_of_a_decision() -> None:
    assert outcome(AT_5, GO) == outcome(replace(AT_5, status="on_hold"), GO)
    assert (outcome(AT_5, Decision("hold", TODAY)).stage, outcome(AT_5, Decision("hold", TODAY)).status) == (
        5,
        "on_hold",
    )
    assert outcome(AT_5, Decision("stop", TODAY)).status == "retired"
    assert outcome(AT_5, Decision("recycle", TODAY, target=0)).status == "proposed"
    assert outcome(AT_5, Decision("recycle", TODAY)).stage == 4


def test_a_decision_is_told_in_plain_words() -> None:
    waived = replace(GO, waivers={"G5-SUPPORT": "The partner runs it"})
    assert result_words(SHUT, waived) == "UC-104 moves to stage 6 Capability; 1 criterion is waived."
    assert button_words(waived, 5) == "Record decision: go"
    assert label([(SHUT, waived)]) == "Move UC-104 to stage 6 Capability"
    assert label([(SHUT, waived), (SHUT, waived)]) == "Move 2 use cases to stage 6 Capability"
    assert label([(IDEA, Decision(START, TODAY))]) == "Start UC-104"
    assert label([(SHUT, Decision("recycle", TODAY, target=0))]) == "Move UC-104 back to the pipeline"
    assert label([(SHUT, Decision("hold", TODAY))]) == "Hold UC-104 at stage 5 Refine"
    assert label([(SHUT, Decision("stop", TODAY))]) == "Stop UC-104"
    assert label([(replace(AT_5, stage=9), GO)]) == "Complete UC-104"


@given(st.integers(0, 9), st.integers(0, 9), st.dates())
def test_after_a_move_the_stage_entered_is_open_and_none_after_it_has_begun(stage: int, target: int, on: date) -> None:
    dates = plan_dates(stage, target, on, None)
    if target != stage:
        assert goal(replace(AT_5, stage=stage), Decision("recycle" if target < stage else "go", on, target)) == target
        assert all(not values.get("actual_start_on") for number, values in dates.items() if number != target)
        if target:
            assert dates[target]["actual_start_on"] == on
            assert dates[target]["actual_end_on"] is None
    assert all(1 <= number <= 9 for number in dates)


@given(st.integers(0, 9), st.integers(0, 9))
def test_a_move_without_objection_is_a_decision_without_objection(stage: int, target: int) -> None:
    here = replace(AT_5, stage=stage, gate=Gate(stage, (HOLDS,)))
    decision = Decision(usual_decision(stage, target), TODAY, target=target, note="Because")
    if not objections_to_move(here, target):
        assert objections_to(here, decision, TODAY) == ()
