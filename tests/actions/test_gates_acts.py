"""Decisions at gates: what they write, what they refuse, and that one undo takes all of it back."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import partial

import pytest

from axonix_desktop.actions.gates import decide_gate, decide_gates, meet_conditions
from axonix_desktop.core.moving import Decision
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.portfolio import GateCriterion, GateDecision, StagePlan, UseCase
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import change_sets
from axonix_desktop.store.queries import gates
from axonix_desktop.store.queries.moves import decisions, entered, open_conditions, standings
from axonix_desktop.store.queries.records import record, records
from axonix_desktop.store.undo import undo
from tests.builders import use_case

TODAY = date(2026, 11, 22)
decide = partial(decide_gate, today=TODAY, actor="Mo")


@pytest.fixture
def file(programme: ProgrammeFile) -> ProgrammeFile:
    """Use case 1 at stage 5 with its tier set, 2 at stage 5 without, 3 in the pipeline, 4 at stage 9."""
    with programme.work("Begin", actor="Mo") as work:
        for stage in (4, 5, 6, 9):
            work.insert(
                GateCriterion(
                    id=100 + stage,
                    code=f"G{stage}-TIER",
                    stage=stage,
                    text="The risk tier is set",
                    rule="risk_tier_set",
                )
            )
        for number, stage, tier in ((1, 5, "limited"), (2, 5, None), (3, 0, None), (4, 9, "high")):
            work.insert(use_case(id=number, key=f"UC-{number:03d}", stage=stage, risk_tier=tier))
        work.insert(StagePlan(id=50, use_case_id=1, stage=5, actual_start_on=date(2026, 9, 1)))
    return programme


def case(file: ProgrammeFile, number: int) -> UseCase:
    found = record(file, "use_case", number)
    assert isinstance(found, UseCase)
    return found


def plan(file: ProgrammeFile, number: int, stage: int) -> tuple[date | None, date | None] | None:
    found = records(file, "stage_plan", {"use_case_id": number, "stage": stage})
    return (found[0].actual_start_on, found[0].actual_end_on) if found else None  # type: ignore[attr-defined]


def dump(file: ProgrammeFile) -> dict[str, list[tuple[object, ...]]]:
    kinds = ("use_case", "stage_plan", "gate_decision")
    return {kind: file.read(f"SELECT * FROM {kind} ORDER BY id") for kind in kinds}


def test_a_go_moves_the_use_case_and_keeps_what_the_forum_saw(file: ProgrammeFile) -> None:
    decide(file, 1, Decision("go", TODAY, forum="AI board", approver="Ada", note="Well done"))
    assert (case(file, 1).stage, case(file, 1).status) == (6, "active")
    assert plan(file, 1, 5) == (date(2026, 9, 1), TODAY)
    assert plan(file, 1, 6) == (TODAY, None)
    kept = decisions(file, 1)[0]
    assert (kept.stage, kept.decision, kept.forum, kept.approver, kept.notes) == (
        5,
        "go",
        "AI board",
        "Ada",
        "Well done",
    )
    saw = json.loads(kept.snapshot or "")
    assert saw["to"] == 6
    assert [(one["code"], one["holds"], one["waived"]) for one in saw["criteria"]] == [("G5-TIER", True, False)]
    assert change_sets(file, 1)[0].label == "Move UC-001 to stage 6 Capability"


def test_one_undo_takes_the_whole_move_back(file: ProgrammeFile) -> None:
    before = dump(file)
    decide(file, 1, Decision("go", TODAY))
    assert dump(file) != before
    undo(file, actor="Mo")
    assert dump(file) == before


def test_a_shut_gate_refuses_with_its_reasons_and_leaves_no_trace(file: ProgrammeFile) -> None:
    before, sets = dump(file), len(change_sets(file))
    with pytest.raises(RefusedError, match="No risk tier is set"):
        decide(file, 2, Decision("go", TODAY))
    assert dump(file) == before
    assert len(change_sets(file)) == sets


def test_a_waiver_is_kept_with_its_reason_and_only_where_it_was_needed(file: ProgrammeFile) -> None:
    decide(file, 2, Decision("go", TODAY, waivers={"G5-TIER": "Counsel is on it"}))
    assert json.loads(decisions(file, 2)[0].waivers or "") == [
        {"code": "G5-TIER", "text": "The risk tier is set", "reason": "Counsel is on it"}
    ]
    decide(file, 1, Decision("go", TODAY, waivers={"G5-TIER": "Not needed"}))
    assert decisions(file, 1)[0].waivers is None


def test_a_waiver_without_a_reason_or_of_a_strange_criterion_is_refused(file: ProgrammeFile) -> None:
    for waivers in ({"G5-TIER": " "}, {"G1-DATA": "because"}):
        with pytest.raises(RefusedError):
            decide(file, 2, Decision("go", TODAY, waivers=waivers))


def test_a_conditional_go_blocks_the_next_gate_until_its_conditions_are_met(file: ProgrammeFile) -> None:
    due = TODAY + timedelta(30)
    with pytest.raises(RefusedError, match="still to be done"):
        decide(file, 1, Decision("conditional_go", TODAY, conditions_due_on=due))
    with pytest.raises(RefusedError, match="by when"):
        decide(file, 1, Decision("conditional_go", TODAY, conditions="Write the runbook"))
    decide(file, 1, Decision("conditional_go", TODAY, conditions="Write the runbook", conditions_due_on=due))
    assert case(file, 1).stage == 6
    with pytest.raises(RefusedError, match="Write the runbook"):
        decide(file, 1, Decision("go", TODAY))
    number = open_conditions(file)[1][0].decision_id
    meet_conditions(file, number, TODAY, today=TODAY, actor="Mo")
    assert open_conditions(file) == {}
    decide(file, 1, Decision("go", TODAY))
    assert case(file, 1).stage == 7


def test_conditions_are_met_once_and_between_the_decision_and_today(file: ProgrammeFile) -> None:
    decide(file, 1, Decision("conditional_go", TODAY, conditions="Runbook", conditions_due_on=TODAY))
    number = decisions(file, 1)[0].id
    for day in (TODAY - timedelta(1), TODAY + timedelta(1)):
        with pytest.raises(RefusedError, match="between"):
            meet_conditions(file, number, day, today=TODAY, actor="Mo")
    meet_conditions(file, number, TODAY, today=TODAY, actor="Mo")
    with pytest.raises(RefusedError, match="already"):
        meet_conditions(file, number, TODAY, today=TODAY, actor="Mo")


def test_conditions_of_a_gate_that_was_gone_back_over_do_not_block(file: ProgrammeFile) -> None:
    decide(file, 1, Decision("conditional_go", TODAY, conditions="Runbook", conditions_due_on=TODAY))
    decide(file, 1, Decision("recycle", TODAY, target=5, note="Not good enough"))
    assert open_conditions(file) == {}
    decide(file, 1, Decision("go", TODAY))
    assert open_conditions(file) == {}
    assert case(file, 1).stage == 6


def test_a_hold_keeps_the_stage_and_a_go_ends_it(file: ProgrammeFile) -> None:
    decide(file, 1, Decision("hold", TODAY))
    assert (case(file, 1).stage, case(file, 1).status) == (5, "on_hold")
    assert plan(file, 1, 5) == (date(2026, 9, 1), None)
    decide(file, 1, Decision("go", TODAY))
    assert (case(file, 1).stage, case(file, 1).status) == (6, "active")


def test_what_a_hold_waived_still_counts_until_the_use_case_goes_back(file: ProgrammeFile) -> None:
    decide(file, 2, Decision("hold", TODAY, waivers={"G5-TIER": "Counsel is on it"}))
    assert gates.waivers(file, [2]) == {(2, 5): {"G5-TIER": "Counsel is on it"}}
    assert standings(file, [2], TODAY)[2].waivers == {"G5-TIER": "Counsel is on it"}
    decide(file, 2, Decision("recycle", TODAY, target=4, note="Once more"))
    assert gates.waivers(file, [2]) == {}


def test_going_back_needs_a_reason_and_opens_the_earlier_stage_again(file: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="why it goes back"):
        decide(file, 1, Decision("recycle", TODAY, target=3))
    decide(file, 1, Decision("recycle", TODAY, target=3, note="The data moved"))
    assert case(file, 1).stage == 3
    assert plan(file, 1, 5) == (None, None)
    assert plan(file, 1, 3) == (TODAY, None)
    assert entered(file)[1].on == TODAY


def test_a_stop_says_why_and_retires(file: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="why it is stopped"):
        decide(file, 1, Decision("stop", TODAY))
    decide(file, 1, Decision("stop", TODAY, note="No benefit"))
    assert (case(file, 1).stage, case(file, 1).status) == (5, "retired")
    with pytest.raises(RefusedError, match="retired"):
        decide(file, 1, Decision("go", TODAY))


def test_an_idea_starts_without_a_gate_decision(file: ProgrammeFile) -> None:
    decide(file, 3, Decision("start", TODAY))
    assert (case(file, 3).stage, plan(file, 3, 1)) == (1, (TODAY, None))
    assert decisions(file, 3) == []
    assert change_sets(file, 1)[0].label == "Start UC-003"


@pytest.mark.parametrize("changes", [{"text": "The risk tier was signed"}, {"rule": "partner_share", "threshold": 50}])
def test_a_waiver_does_not_count_for_what_it_was_not_given_for(
    file: ProgrammeFile, changes: dict[str, str | float]
) -> None:
    decide(file, 2, Decision("hold", TODAY, waivers={"G5-TIER": "Counsel is on it"}))
    for values, still in (({"is_active": False}, True), ({"is_active": True}, True), (changes, False)):
        with file.work("Change", actor="Mo") as work:
            work.update("gate_criterion", 105, dict(values))
        assert bool(gates.waivers(file, [2])) is still
    assert not standings(file, [2], TODAY)[2].waivers
    assert json.loads(decisions(file, 2)[0].waivers or "")[0]["reason"] == "Counsel is on it"
    undo(file, actor="Mo")
    assert gates.waivers(file, [2])


def test_skipping_needs_a_waiver_that_is_kept_for_each_stage(file: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="in order"):
        decide(file, 1, Decision("go", TODAY, target=8))
    decide(file, 1, Decision("go", TODAY, target=8, skip_reason="Bought ready-made"))
    assert case(file, 1).stage == 8
    assert [one["code"] for one in json.loads(decisions(file, 1)[0].waivers or "")] == ["SKIP-6", "SKIP-7"]
    assert plan(file, 1, 6) is None
    decide(file, 3, Decision("start", TODAY, target=2, skip_reason="Came with the merger"))
    assert (decisions(file, 3)[0].stage, decisions(file, 3)[0].decision) == (0, "go")


def test_the_last_gate_completes(file: ProgrammeFile) -> None:
    decide(file, 4, Decision("go", TODAY))
    assert (case(file, 4).stage, case(file, 4).status, plan(file, 4, 9)) == (9, "completed", (None, TODAY))


def test_several_move_in_one_change_set_each_with_a_decision_of_its_own(file: ProgrammeFile) -> None:
    decide(file, 2, Decision("hold", TODAY, waivers={"G5-TIER": "Counsel"}))
    before, sets = dump(file), len(change_sets(file))
    waivers = {"G5-TIER": "Counsel"}
    decide_gates(
        file, [(1, Decision("go", TODAY)), (2, Decision("go", TODAY, waivers=waivers))], today=TODAY, actor="Mo"
    )
    assert [case(file, number).stage for number in (1, 2)] == [6, 6]
    assert len(change_sets(file)) == sets + 1
    assert [len(decisions(file, number)) for number in (1, 2)] == [1, 2]
    undo(file, actor="Mo")
    assert dump(file) == before


def test_of_several_none_moves_when_one_may_not(file: ProgrammeFile) -> None:
    before = dump(file)
    with pytest.raises(RefusedError, match=r"UC-002: .*No risk tier is set"):
        decide_gates(file, [(1, Decision("go", TODAY)), (2, Decision("go", TODAY))], today=TODAY, actor="Mo")
    assert dump(file) == before
    with pytest.raises(RefusedError, match="no longer there"):
        decide_gates(file, [(1, Decision("go", TODAY)), (999, Decision("go", TODAY))], today=TODAY, actor="Mo")


def test_a_decision_about_nothing_or_about_conditions_of_a_plain_go_is_refused(file: ProgrammeFile) -> None:
    decide(file, 1, Decision("go", TODAY))
    with pytest.raises(RefusedError, match="Only a conditional go"):
        meet_conditions(file, decisions(file, 1)[0].id, TODAY, today=TODAY, actor="Mo")
    with pytest.raises(RefusedError, match="no longer there"):
        meet_conditions(file, 12345, TODAY, today=TODAY, actor="Mo")


def test_the_day_a_stage_was_entered_is_exact_where_it_is_planned_and_else_the_day_it_was_recorded(
    file: ProgrammeFile,
) -> None:
    known = entered(file)
    assert (known[1].on, known[1].is_exact) == (date(2026, 9, 1), True)
    assert (known[2].on, known[2].is_exact) == (TODAY, False)


def test_decisions_are_told_newest_first_and_by_gate(file: ProgrammeFile) -> None:
    decide(file, 1, Decision("hold", TODAY))
    decide(file, 1, Decision("go", TODAY))
    assert [one.decision for one in decisions(file, 1)] == ["go", "hold"]
    assert decisions(file, 1, 6) == []
    assert all(isinstance(one, GateDecision) for one in decisions(file, 1, 5))
