"""Readiness: what is not scored is never counted as 0, means stay on the scale, each gap says what closes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core import readiness as r
from axonix_desktop.core.readiness import Book, ItemLevel, Subject, case_profile, joint_profile, period_ends, tally_of
from axonix_desktop.core.scale_gaps import GAPS, Gap, GapFacts, Limits, Source, gaps, width_of

PAIRS = [(dimension, item) for dimension, items in r.ITEMS.items() for item in items]
SCORES = st.dictionaries(st.sampled_from(PAIRS), st.one_of(st.none(), st.integers(0, 4)))
ALL_GOOD = GapFacts(
    scores={**dict.fromkeys(PAIRS, 3), ("architecture", r.MONITORING): 3},
    sources=(Source("Ledger", 95.0, is_automated=True, is_catalogued=True),),
    components=1, support_owner="Ada", runbook="wiki", partner_share=20.0, units_live=3, unit="Claims", champions=1,
    workflows=2,
)  # fmt: skip


def _gap(facts: GapFacts, code: str) -> Gap:
    return next(one for one in gaps(facts) if one.code == code)


@given(SCORES)
def test_items_that_are_not_scored_change_no_mean(scores: dict[tuple[str, str], int | None]) -> None:
    without = {pair: score for pair, score in scores.items() if score is not None}
    assert case_profile(tally_of(scores)) == case_profile(tally_of(without))


@given(SCORES)
def test_a_mean_lies_between_the_lowest_and_the_highest_score(scores: dict[tuple[str, str], int | None]) -> None:
    for level in case_profile(tally_of(scores)).levels:
        held = [one for (dimension, _), one in scores.items() if dimension == level.dimension and one is not None]
        assert (level.value is None) == (not held)
        assert level.scored == len(held)
        if held and level.value is not None:
            assert min(held) <= level.value <= max(held)


@given(SCORES, st.integers(1, 5))
def test_a_unit_of_equal_use_cases_is_as_ready_as_one_of_them(
    scores: dict[tuple[str, str], int | None], count: int
) -> None:
    alone = case_profile(tally_of(scores))
    together = joint_profile([tally_of(scores)] * count)
    assert [one.value for one in together.levels] == pytest.approx([one.value for one in alone.levels])
    assert together.cases == count


@given(SCORES)
def test_a_use_case_without_scores_changes_nothing_of_its_unit(scores: dict[tuple[str, str], int | None]) -> None:
    alone = case_profile(tally_of(scores))
    joined = joint_profile([tally_of(scores), {}])
    assert [one.value for one in joined.levels] == [one.value for one in alone.levels]
    assert all(one.asked == 2 for one in joined.levels)


def test_a_score_of_zero_is_a_score() -> None:
    profile = case_profile(tally_of({("data", r.CATALOGUED): 0}))
    assert profile.level("data").value == 0
    assert profile.level("economics").value is None
    assert profile.weakest == profile.level("data")


def test_the_programme_counts_its_own_scores_first_and_its_active_use_cases_elsewhere() -> None:
    book = Book(
        {1: (7, True), 2: (7, False), 3: (8, True)},
        {None: {"data": (8, 2)}, 1: {"data": (4, 4), "economics": (2, 1)}, 2: {"economics": (0, 4)}},
    )
    programme = book.profile(Subject())
    assert programme.level("data").value == 4
    assert programme.own == {"data"}
    assert programme.level("economics").value == 2
    assert (programme.level("economics").scored, programme.level("economics").asked) == (1, 2)
    assert book.profile(Subject("unit", 8)).is_scored is False
    assert book.profile(Subject("case", 2)).level("economics").value == 0


def test_the_weakest_items_leave_out_what_is_not_scored_and_what_is_exemplary() -> None:
    low = ItemLevel("data", r.CATALOGUED, (2, 0, 0, 0, 0), 4)
    middle = ItemLevel("data", r.QUALITY, (0, 0, 3, 0, 0), 4)
    top = ItemLevel("data", r.PIPELINES, (0, 0, 0, 0, 4), 4)
    blank = ItemLevel("data", r.BALANCED, (0, 0, 0, 0, 0), 4)
    assert r.weakest_items([top, blank, middle, low]) == (low, middle)


@pytest.mark.parametrize(("score", "is_kept"), [(None, True), (0, True), (4, True), (5, False), (-1, False)])
def test_a_score_outside_0_to_4_is_refused_in_words(score: int | None, is_kept: bool) -> None:
    reasons = r.score_objections("data", r.CATALOGUED, score)
    assert (not reasons) is is_kept
    assert all("0 to 4" in one for one in reasons)


@given(st.dates(date(2020, 1, 1), date(2026, 1, 1)), st.integers(0, 2_000), st.integers(1, 12))
def test_past_moments_are_ends_of_months_within_the_history_in_order(first: date, days: int, most: int) -> None:
    today = first + timedelta(days=days)
    found = period_ends(first, today, most)
    assert list(found) == sorted(set(found))
    assert len(found) <= most
    assert all(first <= day < today and (day + timedelta(days=1)).day == 1 for day in found)


def test_a_long_history_is_told_in_quarters() -> None:
    found = period_ends(date(2025, 1, 10), date(2026, 11, 22))
    assert found[-1] == date(2026, 9, 30)
    assert all(day.month % 3 == 0 for day in found)


@given(st.lists(st.sampled_from([True, False, None]), min_size=1))
def test_more_in_place_never_makes_a_gap_wider(holds: list[bool | None]) -> None:
    order = {"unknown": 0, "wide": 1, "partly": 2, "closed": 3}
    for place, one in enumerate(holds):
        if one is not True:
            better = [*holds[:place], True, *holds[place + 1 :]]
            assert order[width_of(better)] >= order[width_of(holds)]
    assert (width_of(holds) == "closed") is all(holds)


def test_a_use_case_of_which_nothing_is_known_has_no_gap_that_is_known() -> None:
    for gap in gaps(GapFacts()):
        assert gap.width == "unknown"
        assert gap.closing


def test_all_gaps_are_closed_where_everything_is_in_place() -> None:
    found = gaps(ALL_GOOD)
    assert [one.code for one in found] == list(GAPS)
    assert {one.width for one in found} == {"closed"}
    assert all(one.closing == () for one in found)


@pytest.mark.parametrize(
    ("code", "facts", "step"),
    [
        ("real_data", replace(ALL_GOOD, sources=(Source("Ledger", 60.0, True, True),)), "quality of Ledger to 80%"),
        ("real_data", replace(ALL_GOOD, sources=(Source("Ledger", 90.0, False, True),)), "Automate the pipeline of Le"),
        ("real_data", replace(ALL_GOOD, sources=(Source("Ledger", 90.0, True, False),)), "Enter Ledger in the catal"),
        ("real_data", replace(ALL_GOOD, sources=()), "Link the data sources"),
        ("infrastructure", replace(ALL_GOOD, components=0, waiting_for=("Token API",)), "waits for: Token API"),
        ("operations", replace(ALL_GOOD, support_owner=None), "Name who keeps it running"),
        ("operations", replace(ALL_GOOD, runbook=""), "Write the runbook"),
        ("operations", replace(ALL_GOOD, partner_share=80.0), "down to 50%"),
        ("teams", replace(ALL_GOOD, units_live=1), "production in 2 units"),
        ("people", replace(ALL_GOOD, champions=0), "Nominate an active champion in Claims"),
        ("people", replace(ALL_GOOD, workflows_open=("Claims intake",)), "new way of working: Claims intake"),
    ],
)
def test_each_fact_that_is_missing_opens_its_gap_and_names_what_closes_it(
    code: str, facts: GapFacts, step: str
) -> None:
    gap = _gap(facts, code)
    assert gap.width in ("partly", "wide")
    assert any(step in one for one in gap.closing)
    assert "Missing" in gap.reason
    assert {one.width for one in gaps(facts) if one.code != code} == {"closed"}


def test_a_low_score_is_a_step_to_raise_it_and_a_missing_one_a_step_to_score_it() -> None:
    pair = ("data", r.QUALITY)
    low = replace(ALL_GOOD, scores={**ALL_GOOD.scores, pair: 1})
    assert "Raise “Quality monitored” from 1 to 2." in _gap(low, "real_data").closing
    scores = {key: value for key, value in ALL_GOOD.scores.items() if key != pair}
    assert (
        "Score “Quality monitored”, with what shows it." in _gap(replace(ALL_GOOD, scores=scores), "real_data").closing
    )


def test_other_limits_judge_otherwise() -> None:
    found = gaps(ALL_GOOD, Limits(least_score=4))
    assert {one.code for one in found if one.width != "closed"} == set(GAPS)
