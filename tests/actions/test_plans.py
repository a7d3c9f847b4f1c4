"""Planning on a real programme file: one act is one change set, undo brings back what was."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.actions import plans
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.portfolio import GateDecision, UseCaseDependency
from axonix_desktop.core.roadmap import StageDates, earliest_start, plan_moved
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.journal import change_sets
from axonix_desktop.store.queries.records import count, rows
from axonix_desktop.store.queries.roadmap import dependencies, lengths, plan_book, recorded_dates
from axonix_desktop.store.undo import undo
from tests.builders import use_case

if TYPE_CHECKING:
    from axonix_desktop.store.engine import ProgrammeFile

TODAY = date(2026, 11, 22)


@pytest.fixture
def cases(programme: ProgrammeFile) -> list[int]:
    """Three use cases with start and target, and one that is retired."""
    with programme.work("Import", actor="Tester") as work:
        return [
            work.insert(
                use_case(
                    id=new_id(),
                    key=f"UC-10{place}",
                    stage=place,
                    status="retired" if place == 3 else "active",
                    start_on=date(2026, 6, 1),
                    target_on=date(2027, 6, 1),
                )
            )
            for place in range(4)
        ]


def _last_label(f: ProgrammeFile) -> str:
    return change_sets(f)[0].label


def test_a_proposal_plans_every_open_use_case_in_one_change_set(programme: ProgrammeFile, cases: list[int]) -> None:
    plans.propose_plans(programme, ids=None, today=TODAY, actor="Tester")
    assert count(programme, "stage_plan") == 27
    assert _last_label(programme) == "Propose a plan for 3 use cases"
    assert plans.propose_plans(programme, ids=None, today=TODAY, actor="Tester") is None
    undo(programme, actor="Tester")
    assert count(programme, "stage_plan") == 0


def test_a_proposal_leaves_a_plan_alone(programme: ProgrammeFile, cases: list[int]) -> None:
    dates = StageDates(2, date(2026, 1, 1), date(2026, 2, 1))
    plans.plan_stages(programme, use_case_id=cases[0], dates=[dates], actor="Tester")
    plans.propose_plans(programme, ids=cases[:2], today=TODAY, actor="Tester")
    assert recorded_dates(programme, cases[0]) == {2: dates}
    assert len(recorded_dates(programme, cases[1])) == 9


@given(st.integers(1, 9), st.integers(-100, 200), st.integers(0, 100))
def test_undo_takes_a_replanned_stage_back_to_what_it_was(
    tmp_path_factory: pytest.TempPathFactory, stage: int, first: int, length: int
) -> None:
    from axonix_desktop.store.engine import ProgrammeFile

    with ProgrammeFile.create(tmp_path_factory.mktemp("p") / "p.axonix", clock=_clock) as f:
        with f.work("Import", actor="Tester") as work:
            case = work.insert(use_case(id=new_id(), stage=2, start_on=date(2026, 6, 1), target_on=date(2027, 6, 1)))
        plans.propose_plans(f, ids=None, today=TODAY, actor="Tester")
        before = rows(f, "stage_plan")
        floor = earliest_start(plan_book(f).plan(case), stage)
        start = max(TODAY + timedelta(days=first), floor or date.min)
        made = plans.replan_stage(
            f, use_case_id=case, stage=stage, start=start, end=start + timedelta(days=length), actor="Tester"
        )
        if made is not None:
            assert rows(f, "stage_plan") != before
            undo(f, actor="Tester")
        assert [row[:-1] for row in rows(f, "stage_plan")] == [row[:-1] for row in before]


def _clock():  # type: ignore[no-untyped-def]
    from datetime import UTC, datetime

    return datetime(2026, 11, 22, 9, tzinfo=UTC)


def test_a_refused_replan_leaves_no_trace(programme: ProgrammeFile, cases: list[int]) -> None:
    plans.propose_plans(programme, ids=None, today=TODAY, actor="Tester")
    steps = len(change_sets(programme))
    with pytest.raises(RefusedError):
        plans.replan_stage(
            programme, use_case_id=cases[0], stage=3, start=TODAY, end=TODAY - timedelta(days=1), actor="Tester"
        )
    assert len(change_sets(programme)) == steps


def test_a_baseline_is_the_plan_as_it_was(programme: ProgrammeFile, cases: list[int]) -> None:
    plans.propose_plans(programme, ids=None, today=TODAY, actor="Tester")
    plans.set_baseline(programme, ids=None, actor="Tester")
    assert _last_label(programme) == "Set baseline of 3 use cases"
    assert {plan_moved(one) for one in recorded_dates(programme, cases[1]).values()} == {0}
    nine = recorded_dates(programme, cases[1])[9]
    assert nine.planned_end
    plans.replan_stage(
        programme,
        use_case_id=cases[1],
        stage=9,
        start=nine.planned_start or TODAY,
        end=nine.planned_end + timedelta(days=12),
        actor="Tester",
    )
    assert plan_moved(recorded_dates(programme, cases[1])[9]) == 12
    assert plans.set_baseline(programme, ids=[cases[0]], actor="Tester") is None
    plans.clear_baseline(programme, ids=[cases[1]], actor="Tester")
    assert _last_label(programme) == "Clear baseline of UC-101"
    assert plans.clear_baseline(programme, ids=[cases[1]], actor="Tester") is None


def test_nothing_planned_cannot_be_promised(programme: ProgrammeFile, cases: list[int]) -> None:
    with pytest.raises(RefusedError, match="has a plan yet"):
        plans.set_baseline(programme, ids=cases, actor="Tester")


def test_dates_the_wrong_way_round_are_refused_by_name(programme: ProgrammeFile, cases: list[int]) -> None:
    dates = StageDates(4, planned_start=date(2026, 2, 1), planned_end=date(2026, 1, 1))
    with pytest.raises(RefusedError, match="Stage 4 is planned to end before it begins"):
        plans.plan_stages(programme, use_case_id=cases[0], dates=[dates], actor="Tester")


def test_a_dependency_may_not_close_a_circle(programme: ProgrammeFile, cases: list[int]) -> None:
    plans.add_dependency(programme, use_case_id=cases[0], needs_id=cases[1], actor="Tester")
    plans.add_dependency(programme, use_case_id=cases[1], needs_id=cases[2], reason="Shared data", actor="Tester")
    assert _last_label(programme) == "Let UC-101 wait for UC-102"
    with pytest.raises(RefusedError, match=r"circle \(UC-100 → UC-101 → UC-102 → UC-100\)"):
        plans.add_dependency(programme, use_case_id=cases[2], needs_id=cases[0], actor="Tester")
    with pytest.raises(RefusedError, match="wait for itself"):
        plans.add_dependency(programme, use_case_id=cases[2], needs_id=cases[2], actor="Tester")
    with pytest.raises(RefusedError, match="already waits"):
        plans.add_dependency(programme, use_case_id=cases[0], needs_id=cases[1], actor="Tester")
    plans.remove_dependency(programme, dependency_id=dependencies(programme)[0].id, actor="Tester")
    assert [one.reason for one in dependencies(programme)] == ["Shared data"]
    assert count(programme, UseCaseDependency.kind) == 1


def test_a_gate_that_was_passed_tells_when_its_stage_ended(programme: ProgrammeFile, cases: list[int]) -> None:
    with programme.work("Decide", actor="Tester") as work:
        work.insert(
            GateDecision(id=new_id(), use_case_id=cases[2], stage=1, decision="go", decided_on=date(2026, 9, 1))
        )
    plan = plan_book(programme).plan(cases[2])
    assert plan.dates(1).actual_end == date(2026, 9, 1)
    assert plan.dates(2).actual_start == date(2026, 9, 1)
    assert recorded_dates(programme, cases[2]) == {}


def test_lengths_follow_the_past_and_the_programmes_own_setting(programme: ProgrammeFile, cases: list[int]) -> None:
    from axonix_desktop.core.records.steering import Setting

    assert lengths(programme)[1] == 42
    for case, days in zip(cases[:3], (10, 20, 30), strict=True):
        start = date(2026, 1, 1)
        dates = StageDates(1, actual_start=start, actual_end=start + timedelta(days=days - 1))
        plans.plan_stages(programme, use_case_id=case, dates=[dates], actor="Tester")
    assert lengths(programme)[1] == 20
    with programme.work("Set", actor="Tester") as work:
        work.insert(Setting(id=new_id(), name="stage_durations", value='{"1": 7, "2": "long", "3": 0}'))
    assert (lengths(programme)[1], lengths(programme)[2], lengths(programme)[3]) == (7, 42, 28)
