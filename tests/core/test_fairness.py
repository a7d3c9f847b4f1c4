"""Fairness tests: passed by their numbers, in date to their last day, and at odds where somebody noted otherwise."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.fairness import (
    ends_soon,
    has_passed,
    is_at_odds,
    is_in_date,
    judge,
    judge_explanation,
    objections,
)
from axonix_desktop.core.records.governance import Explainability, FairnessTest

TODAY = date(2026, 11, 22)
NUMBERS = st.floats(-1e6, 1e6)


def measured(**values: Any) -> FairnessTest:
    whole: dict[str, Any] = {"id": 1, "use_case_id": 2, "metric": "Selection rate ratio", **values}
    return FairnessTest(**whole)


@given(NUMBERS, NUMBERS)
def test_a_value_passes_on_one_side_of_the_threshold_and_on_the_threshold_itself(value: float, limit: float) -> None:
    least = has_passed(measured(value=value, threshold=limit, comparison="at_least"))
    most = has_passed(measured(value=value, threshold=limit, comparison="at_most"))
    assert least is (value >= limit)
    assert most is (value <= limit)
    assert (least and most) is (value == limit)


def test_without_a_direction_the_value_may_not_fall_below() -> None:
    assert has_passed(measured(value=0.7, threshold=0.8)) is False


@pytest.mark.parametrize("noted", [True, False, None])
def test_without_numbers_what_was_noted_counts(noted: bool | None) -> None:
    one = measured(has_passed=noted, value=0.5)
    assert has_passed(one) is noted
    assert not is_at_odds(one)
    assert judge(one, TODAY).state == {True: "passed", False: "failed", None: "unknown"}[noted]


def test_a_noted_result_that_contradicts_its_numbers_is_found() -> None:
    assert is_at_odds(measured(value=0.7, threshold=0.8, has_passed=True))
    assert not is_at_odds(measured(value=0.7, threshold=0.8, has_passed=False))
    assert not is_at_odds(measured(value=0.7, threshold=0.8))
    assert judge(measured(value=0.7, threshold=0.8, has_passed=True), TODAY).state == "failed"


@pytest.mark.parametrize(("days", "state"), [(-1, "out_of_date"), (0, "passed"), (1, "passed")])
def test_a_test_holds_to_the_end_of_its_last_day(days: int, state: str) -> None:
    one = measured(value=0.9, threshold=0.8, valid_until=TODAY + timedelta(days=days))
    assert judge(one, TODAY).state == state
    assert is_in_date(one.valid_until, TODAY) is (days >= 0)


def test_the_reason_names_value_and_threshold() -> None:
    assert judge(measured(value=0.77, threshold=0.8), TODAY).reason == "0.77, at least 0.8 is fair."
    most = measured(value=0.06, threshold=0.1, comparison="at_most")
    assert judge(most, TODAY).reason == "0.06, at most 0.1 is fair."


def test_what_ends_within_a_month_ends_soon() -> None:
    assert ends_soon(TODAY + timedelta(days=30), TODAY)
    assert not ends_soon(TODAY + timedelta(days=31), TODAY)
    assert not ends_soon(TODAY - timedelta(days=1), TODAY)
    assert not ends_soon(None, TODAY)


def test_an_explanation_must_be_reviewed_and_in_date() -> None:
    bare = Explainability(id=1, use_case_id=2, method="Reasons")
    assert judge_explanation(bare, TODAY).state == "unknown"
    reviewed = bare.changed(reviewed_on=TODAY, reviewed_by="Ana")
    assert judge_explanation(reviewed, TODAY).reason == "Reviewed by Ana on 22 Nov 2026."
    assert judge_explanation(reviewed.changed(valid_until=TODAY - timedelta(days=1)), TODAY).state == "out_of_date"


def test_a_test_without_numbers_in_the_future_or_ended_before_it_began_is_refused() -> None:
    reasons = objections(measured(tested_on=TODAY + timedelta(days=1), valid_until=TODAY), TODAY)
    assert len(reasons) == 3
    assert objections(measured(value=1.0, threshold=0.5, tested_on=TODAY), TODAY) == ()
