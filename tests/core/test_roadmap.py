"""Forecast, slip, proposals and replanning as laws over any plan."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.roadmap import (
    CasePlan,
    StageDates,
    circle,
    earliest_start,
    forecast,
    overlap,
    plan_moved,
    propose,
    replan,
    slip,
    usual_lengths,
)

TODAY = date(2026, 11, 22)
LENGTHS = dict.fromkeys(range(1, 10), 30)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def in_a_row(first: int, length: int = 30, stages: int = 9) -> dict[int, StageDates]:
    """Stages planned one after the other from ``first`` days after today."""
    return {
        number: StageDates(number, day(first + (number - 1) * length), day(first + number * length - 1))
        for number in range(1, stages + 1)
    }


@st.composite
def plans(draw: st.DrawFn) -> CasePlan:
    """Any plan whose planned stages stand in order; actual days may be anything up to today."""
    stages: dict[int, StageDates] = {}
    at = draw(st.integers(-400, 200))
    for number in range(1, 10):
        at += draw(st.integers(0, 40))
        length = draw(st.integers(1, 90))
        dates = StageDates(number, day(at), day(at + length - 1)) if draw(st.booleans()) else StageDates(number)
        at += length
        if draw(st.booleans()):
            began = draw(st.integers(-500, 0))
            ended = draw(st.none() | st.integers(began, 0))
            dates = replace(dates, actual_start=day(began), actual_end=None if ended is None else day(ended))
        stages[number] = dates
    return CasePlan(1, draw(st.integers(0, 9)), draw(st.booleans()), stages=stages)


@given(plans())
def test_a_forecast_never_ends_in_the_past_nor_begins_before_what_happened(plan: CasePlan) -> None:
    for one in forecast(plan, TODAY, LENGTHS):
        actual = plan.dates(one.stage)
        assert actual.actual_end is None
        assert one.end >= TODAY
        assert one.start <= one.end
        assert actual.actual_start is None or one.start == actual.actual_start


@given(plans())
def test_a_forecast_keeps_the_order_of_stages_that_have_not_begun(plan: CasePlan) -> None:
    expected = forecast(plan, TODAY, LENGTHS)
    for one, following in itertools.pairwise(expected):
        if plan.dates(following.stage).actual_start is None:
            assert following.start > one.end


@given(plans())
def test_promising_the_plan_leaves_it_unmoved(plan: CasePlan) -> None:
    for one in plan.stages.values():
        promised = replace(one, baseline_start=one.planned_start, baseline_end=one.planned_end)
        assert plan_moved(promised) in (0, None)


@given(st.integers(1, 9), st.integers(0, 100), st.integers(1, 60))
def test_a_plan_just_promised_that_lies_ahead_has_no_slip(stage: int, first: int, length: int) -> None:
    stages = {
        number: replace(one, baseline_start=one.planned_start, baseline_end=one.planned_end)
        for number, one in in_a_row(first - (stage - 1) * length, length).items()
    }
    plan = CasePlan(1, stage, stages=stages)
    found = slip(plan, forecast(plan, TODAY, LENGTHS))
    assert found is not None
    assert found.days == 0


def test_an_overdue_stage_pushes_what_follows_by_its_slip() -> None:
    plan = CasePlan(1, 1, stages=in_a_row(-42))
    expected = forecast(plan, TODAY, LENGTHS)
    assert expected[0].end == TODAY
    assert [one.start - plan.dates(one.stage).planned_start for one in expected[1:]] == [timedelta(days=13)] * 8  # type: ignore[operator]
    assert slip(plan, expected) is not None
    assert slip(plan, expected).days == 13  # type: ignore[union-attr]


def test_a_gap_in_the_plan_takes_up_slip() -> None:
    stages = in_a_row(-42, stages=2)
    stages[2] = StageDates(2, day(5), day(20))
    plan = CasePlan(1, 1, stages=stages)
    assert forecast(plan, TODAY, LENGTHS)[1].start == day(5)
    assert slip(plan, forecast(plan, TODAY, LENGTHS)).stage == 1  # type: ignore[union-attr]


def test_a_stage_that_began_late_is_expected_to_end_late() -> None:
    stages = in_a_row(-10, stages=1)
    stages[1] = replace(stages[1], actual_start=day(-3))
    assert forecast(CasePlan(1, 1, stages=stages), TODAY, LENGTHS)[0].end == day(-3 + 29)


def test_stages_without_a_plan_last_as_long_as_they_usually_do() -> None:
    plan = CasePlan(1, 8, stages={8: StageDates(8, actual_start=TODAY)})
    expected = forecast(plan, TODAY, {**LENGTHS, 8: 10, 9: 20})
    assert [(one.stage, one.start, one.end) for one in expected] == [(8, TODAY, day(9)), (9, day(10), day(29))]


def test_without_any_stage_date_there_is_no_forecast() -> None:
    assert forecast(CasePlan(1, 3, start_on=TODAY, target_on=day(90)), TODAY, LENGTHS) == ()
    assert slip(CasePlan(1, 3), ()) is None


def test_a_finished_use_case_is_measured_at_its_last_stage() -> None:
    done = StageDates(9, day(-60), day(-31), day(-70), day(-41), day(-60), day(-30))
    found = slip(CasePlan(1, 9, is_open=False, stages={9: done}), ())
    assert found is not None
    assert (found.days, found.stage) == (11, 9)


@given(st.integers(0, 9), st.none() | st.integers(-800, 400), st.none() | st.integers(-800, 800))
def test_a_proposal_is_nine_stages_in_a_row_from_start_to_target(
    stage: int, start: int | None, target: int | None
) -> None:
    plan = CasePlan(
        1, stage, start_on=None if start is None else day(start), target_on=None if target is None else day(target)
    )
    days = propose(plan, TODAY, LENGTHS)
    assert list(days) == list(range(1, 10))
    for number in range(1, 9):
        assert days[number][0] <= days[number][1]
        assert days[number + 1][0] == days[number][1] + timedelta(days=1)
    if start is not None:
        assert days[1][0] == day(start) or (stage == 0 and days[1][0] == TODAY)
    if target is not None and (start is None or target - start >= 9):
        assert days[9][1] == day(target)


@given(st.integers(0, 9), st.none() | st.integers(-800, 0), st.none() | st.integers(10, 800))
def test_a_proposal_without_a_target_in_the_past_is_not_late_from_its_first_day(
    stage: int, start: int | None, target: int | None
) -> None:
    bare = CasePlan(
        1, stage, start_on=None if start is None else day(start), target_on=None if target is None else day(target)
    )
    days = propose(bare, TODAY, LENGTHS)
    plan = replace(bare, stages={number: StageDates(number, *two) for number, two in days.items()})
    found = slip(plan, forecast(plan, TODAY, LENGTHS))
    assert found is not None
    assert found.days == 0


@given(plans(), st.integers(1, 9), st.integers(-300, 300), st.integers(0, 120))
def test_replanning_leaves_planned_stages_in_order(plan: CasePlan, stage: int, first: int, length: int) -> None:
    floor = earliest_start(plan, stage)
    start = max(day(first), floor) if floor else day(first)
    changed = replan(plan, stage, (start, start + timedelta(days=length)))
    stages = {
        number: replace(plan.dates(number), planned_start=days[0], planned_end=days[1])
        for number, days in changed.items()
    }
    after = replace(plan, stages={**plan.stages, **stages})
    planned = [
        one.planned
        for number in range(max(plan.stage, 1), 10)
        if (one := after.dates(number)).planned and (not one.actual_end or number >= stage)
    ]
    for one, following in itertools.pairwise(planned):
        assert one
        assert following
        assert one[0] <= one[1] < following[0]
    assert replan(after, stage, (start, start + timedelta(days=length))) == {}


def test_a_stage_cannot_end_before_it_begins_nor_begin_before_those_ahead_of_it() -> None:
    plan = CasePlan(1, 1, stages=in_a_row(0))
    with pytest.raises(RefusedError, match="before it begins"):
        replan(plan, 2, (day(5), day(4)))
    with pytest.raises(RefusedError, match="Move these first"):
        replan(plan, 3, (day(10), day(90)))


def test_a_proposal_without_a_start_lets_the_stage_under_way_begin_today() -> None:
    days = propose(CasePlan(1, 4, target_on=day(299)), TODAY, LENGTHS)
    assert days[4] == (TODAY, day(49))
    assert days[3][1] == day(-1)
    assert days[9][1] == day(299)
    assert propose(CasePlan(1, 4), TODAY, LENGTHS)[4][0] == TODAY


def test_a_circle_is_found_along_the_whole_way() -> None:
    needs = {1: [2], 2: [3], 4: [1]}
    assert circle(needs, 3, 1) == (1, 2, 3)
    assert circle(needs, 4, 3) == ()
    assert circle(needs, 3, 4) == (4, 1, 2, 3)


def test_waiting_overlaps_by_the_days_it_begins_too_early() -> None:
    needed, waiting = CasePlan(1, 1, stages=in_a_row(0, 10)), CasePlan(2, 1, stages=in_a_row(80, 10))
    assert overlap(waiting, needed) == 10
    assert overlap(CasePlan(2, 1, stages=in_a_row(90, 10)), needed) == 0
    assert overlap(CasePlan(2, 1), needed) == 0


def test_three_examples_make_a_median() -> None:
    found = usual_lengths({1: [10, 20, 90], 2: [5, 5]}, LENGTHS)
    assert (found[1], found[2]) == (20, 30)
