"""Explanations: the more a use case can harm, the more an explanation must say, and the best one counts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.explaining import FIT_STATES, FIT_TONES, FIT_WORDS, fit, fit_of
from axonix_desktop.core.records.governance import Explainability

TODAY = date(2026, 11, 22)
TIERS = (None, "minimal", "limited", "high", "prohibited")


def explained(number: int = 1, **values: Any) -> Explainability:
    """An explanation that says all a high risk needs."""
    whole = {"id": number, "use_case_id": 9, "method": "Reasons", "audience": "Staff", "limits": "Local only",
             "reviewed_by": "Vera", "reviewed_on": TODAY - timedelta(days=30)}  # fmt: skip
    return Explainability(**{**whole, **values})


@pytest.mark.parametrize(
    ("tier", "stage", "state"),
    [("high", 4, "missing"), ("high", 3, "early"), ("limited", 5, "missing"), ("limited", 0, "early"),
     ("minimal", 6, "free"), (None, 6, "untiered"), ("prohibited", 0, "free"), ("prohibited", 4, "missing")],
)  # fmt: skip
def test_without_a_record_tier_and_stage_say_what_is_lacking(tier: str | None, stage: int, state: str) -> None:
    found = fit(tier, stage, (), TODAY)
    assert (found.state, found.record) == (state, None)
    assert found.reason.endswith(".")


@pytest.mark.parametrize(
    ("lacks", "words"),
    [({"audience": None}, "to whom it is explained"), ({"limits": " "}, "what it cannot explain"),
     ({"reviewed_by": None}, "who reviewed it")],
)  # fmt: skip
def test_a_high_risk_needs_more_than_a_limited_one(lacks: dict[str, Any], words: str) -> None:
    one = explained(**lacks)
    assert fit_of(one, "limited", TODAY).state == "fits"
    judged = fit_of(one, "high", TODAY)
    assert (judged.state, judged.reason) == ("thin", f"A high risk also needs: {words}.")


def test_nobody_reviewed_is_no_explanation_yet() -> None:
    assert fit_of(explained(reviewed_on=None), "limited", TODAY).state == "unreviewed"


def test_the_last_day_counts_and_the_day_after_does_not() -> None:
    assert fit_of(explained(valid_until=TODAY), "high", TODAY).state == "fits"
    assert fit_of(explained(valid_until=TODAY - timedelta(days=1)), "high", TODAY).state == "out_of_date"


@pytest.mark.parametrize(("days", "state"), [(365, "fits"), (366, "out_of_date")])
def test_a_high_risk_without_an_end_date_is_reviewed_every_year(days: int, state: str) -> None:
    one = explained(reviewed_on=TODAY - timedelta(days=days))
    assert fit_of(one, "high", TODAY).state == state
    assert fit_of(one, "limited", TODAY).state == "fits"


RECORDS = st.lists(
    st.builds(
        explained, st.integers(1, 99), audience=st.sampled_from([None, "Staff"]),
        reviewed_on=st.sampled_from([None, TODAY, TODAY - timedelta(days=500)]),
        valid_until=st.sampled_from([None, TODAY, TODAY - timedelta(days=1)]),
    ),
    min_size=1, max_size=5, unique_by=lambda one: one.id,
)  # fmt: skip


@given(RECORDS, st.sampled_from(TIERS[1:]), st.integers(0, 9))
def test_the_best_of_several_explanations_counts(found: list[Explainability], tier: str, stage: int) -> None:
    best = fit(tier, stage, found, TODAY)
    ranks = [FIT_STATES.index(fit_of(one, tier, TODAY).state) for one in found]
    assert FIT_STATES.index(best.state) == max(ranks)
    assert best.record in found
    assert best.state in FIT_WORDS
    assert best.state in FIT_TONES
