"""The rules of champions: coverage, single points of failure, who is quiet, the order of steps, waves and time."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.champion_steps import (
    ChampionFacts,
    Talk,
    check_in_objection,
    last_check_in,
    step_objections,
    steps,
    values_after,
)
from axonix_desktop.core.champion_time import Dated, PlannedWave, effect, month_ends, sides, timeline, was_active, waves
from axonix_desktop.core.champions import (
    ORDER,
    ChampionRow,
    Limits,
    UnitRow,
    coverage,
    inactive,
    single_points,
    target,
    total,
)

TODAY = date(2026, 11, 22)
SALES = UnitRow(1, "Sales", 420, 150, 6)
LEGAL = UnitRow(2, "Legal", None, None, 0)


def _champion(number: int, **values: object) -> ChampionRow:
    whole = {"person_id": number + 100, "name": f"Person {number}", "unit_id": 1, "role": "champion", "wave": "",
             "status": "active", **values}  # fmt: skip
    return ChampionRow(id=number, **whole)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headcount", "per", "wanted"),
    [(420, 150, 3), (450, 150, 3), (451, 150, 4), (1, 150, 1), (0, 150, 0), (None, 150, None), (420, None, None),
     (420, 0, None)],
)  # fmt: skip
def test_the_target_is_headcount_by_people_per_champion_rounded_up(
    headcount: int | None, per: int | None, wanted: int | None
) -> None:
    assert target(headcount, per) == wanted


@given(st.integers(0, 10_000), st.integers(1, 500), st.integers(0, 60), st.integers(0, 10))
def test_places_filled_and_missing_make_the_target_whatever_the_numbers(
    headcount: int, per: int, active: int, coming: int
) -> None:
    rows = [_champion(n) for n in range(active)]
    rows += [_champion(1_000 + n, status="nominated") for n in range(coming)]
    one = coverage([UnitRow(1, "Unit", headcount, per)], rows)[0]
    assert one.target is not None
    assert (one.target - 1) * per < headcount <= one.target * per or headcount == one.target == 0
    assert one.filled + one.gap == one.needed == one.target
    assert 0 <= one.filled <= active
    assert (one.gap == 0) == (active >= one.target)
    assert len(one.on_the_way) == coming
    assert (one.level == "covered") == (active >= one.target and (active > 0 or one.target > 0))
    whole = total([one])
    assert (whole.needed, whole.filled) == (one.needed, one.filled)
    assert whole.percent is None or 0 <= whole.percent <= 100


def test_a_unit_without_people_but_with_active_use_cases_needs_one_champion() -> None:
    idle, busy = UnitRow(1, "Idle", 0, 150, 0), UnitRow(2, "Busy", 0, 150, 2)
    first, second = coverage([idle, busy], [])
    assert (first.unit.name, first.needed, first.level) == ("Busy", 1, "none")
    assert first.reason() == "0 of 1 champion: nobody is counted here, but 2 use cases are active."
    assert (second.needed, second.level, second.reason()) == (0, "open", "No one works here, so no champion is needed.")
    covered = coverage([busy], [_champion(1, unit_id=2)])[0]
    assert (covered.level, covered.gap) == ("covered", 0)


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 200), st.integers(0, 8)), max_size=8))
def test_too_many_champions_of_one_unit_fill_no_place_of_another(found: list[tuple[int, int, int]]) -> None:
    units = [UnitRow(place, f"Unit {place}", heads, per) for place, (heads, per, _) in enumerate(found)]
    rows = [
        _champion(place * 100 + n, unit_id=place) for place, (_, _, count) in enumerate(found) for n in range(count)
    ]
    covered = coverage(units, rows)
    whole = total(covered)
    assert whole.filled == sum(min(count, -(-heads // per)) for heads, per, count in found)
    assert whole.gap == sum(one.gap for one in covered) >= 0
    assert [one.gap for one in covered] == sorted((one.gap for one in covered), reverse=True)


def test_sponsors_the_paused_and_those_on_the_way_fill_no_place() -> None:
    rows = [_champion(1, role="sponsor"), _champion(2, status="paused"), _champion(3, status="onboarding"),
            _champion(4, role="lead"), _champion(5, status="alumni"), _champion(6, unit_id=None)]  # fmt: skip
    one = coverage([SALES], rows)[0]
    assert one.filling == (4,)
    assert one.active["sponsor"] == (1,)
    assert one.on_the_way == (3,)
    assert one.paused == (2,)
    assert (one.filled, one.gap, one.level) == (1, 2, "short")
    assert one.reason() == "1 of 3 champions: 420 people, one champion for 150. 1 is on the way."


def test_a_unit_without_a_target_needs_one_champion_as_soon_as_it_has_active_use_cases() -> None:
    idle, busy = coverage([LEGAL, LEGAL._replace(id=3, cases=2)], [])[::-1]
    assert (idle.needed, idle.level) == (0, "open")
    assert (busy.needed, busy.level) == (1, "none")
    assert busy.reason() == "2 active use cases and no champion. No target: the headcount is not known."
    assert coverage([LEGAL._replace(headcount=12)], [])[0].reason() == "No target: people per champion is not set."


def test_one_active_champion_without_a_deputy_is_a_single_point_of_failure() -> None:
    alone = [_champion(1)]
    found = single_points(coverage([SALES], alone), alone, Limits())
    assert [(one.kind, one.champion_id, one.words()) for one in found] == [
        ("alone", 1, "Sales rests on Person 1 alone")
    ]
    for safe in ([_champion(1, deputy_id=9)], [_champion(1), _champion(2)], [_champion(1, status="paused")]):
        assert not single_points(coverage([SALES], safe), safe, Limits())


def test_a_champion_of_more_use_cases_than_allowed_is_a_single_point_of_failure() -> None:
    rows = [_champion(1, use_cases=5), _champion(2, use_cases=6), _champion(3, use_cases=9, status="alumni")]
    found = single_points(coverage([SALES], rows), rows, Limits(most_use_cases=5))
    assert [(one.kind, one.champion_id, one.number) for one in found] == [("loaded", 2, 6)]
    assert found[0].words() == "Person 2 supports 6 use cases"


def test_inactive_is_who_is_active_and_has_not_checked_in_for_more_than_the_days_allowed() -> None:
    def days_ago(days: int) -> date:
        return TODAY - timedelta(days=days)

    rows = [
        _champion(1, last_on=days_ago(45)), _champion(2, last_on=days_ago(46)), _champion(3, since_on=days_ago(200)),
        _champion(4, since_on=days_ago(3)), _champion(5), _champion(6, status="paused", last_on=days_ago(400)),
    ]  # fmt: skip
    found = inactive(rows, TODAY, Limits())
    assert [(one.champion_id, one.days) for one in found] == [(5, None), (3, 200), (2, 46)]
    assert found[1].words() == "Person 3 has never checked in"
    assert found[2].words() == "Person 2 has been quiet for 46 days"
    assert len(inactive(rows, TODAY, Limits(inactive_days=30))) == 4


def _facts(status: str, **values: object) -> ChampionFacts:
    return ChampionFacts(**{"name": "Ann", "status": status, "unit_id": 1, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize("status", ORDER)
@pytest.mark.parametrize("to", ORDER)
def test_only_the_steps_offered_are_taken_and_every_other_says_why(status: str, to: str) -> None:
    objections = step_objections(_facts(status), to, TODAY, TODAY)
    assert (not objections) == (to in steps(status))
    assert all(one.endswith(".") for one in objections)
    if objections:
        assert "Ann" in objections[0]
        assert to == status or all(one in objections[1] for one in steps(status))


@pytest.mark.parametrize(
    ("facts", "to", "on", "words"),
    [
        (_facts("nominated"), "active", TODAY, "Onboarding comes before active."),
        (_facts("onboarding"), "active", None, "Say since when Ann is active."),
        (_facts("onboarding", unit_id=None), "active", TODAY, "Ann has no business unit yet."),
        (_facts("nominated", has_left=True), "onboarding", None, "Ann has left the organisation."),
        (_facts("onboarding"), "paused", None, "Only an active champion can be paused; Ann is onboarding."),
        (_facts("active"), "alumni", None, "Say until when Ann was a champion."),
        (_facts("active", since_on=TODAY), "alumni", TODAY - timedelta(1), "Ann began on 22 Nov 2026"),
        (_facts("active", use_cases=2), "alumni", TODAY, "Ann still supports 2 use cases. Hand over"),
        (_facts("alumni"), "active", TODAY, "Ann has ended. Nominate them again first."),
        (_facts("active"), "onboarding", TODAY, "that does not go back to onboarding"),
        (_facts("active"), "active", TODAY, "Ann is active already."),
        (_facts("onboarding"), "active", TODAY + timedelta(1), "23 Nov 2026 is still to come."),
        (_facts("active"), "alumni", TODAY + timedelta(1), "23 Nov 2026 is still to come."),
    ],
)
def test_a_step_that_skips_or_misses_something_is_refused_in_words(
    facts: ChampionFacts, to: str, on: date | None, words: str
) -> None:
    assert words in " ".join(step_objections(facts, to, on, TODAY))


def test_who_is_active_again_keeps_the_day_they_began_and_an_alumnus_begins_anew() -> None:
    began = TODAY - timedelta(days=300)
    again = values_after(_facts("paused", since_on=began), "active", TODAY)
    assert again == {"status": "active", "since_on": began, "until_on": None}
    assert values_after(_facts("onboarding", since_on=began), "active", TODAY)["since_on"] == TODAY
    anew = values_after(_facts("alumni", since_on=began, until_on=TODAY), "nominated", None)
    assert anew == {"status": "nominated", "since_on": None, "until_on": None, "successor_id": None}


def test_a_check_in_is_noted_when_it_has_been() -> None:
    assert check_in_objection(Talk(TODAY), TODAY) is None
    assert check_in_objection(Talk(None), TODAY) == "Say on which day it was."
    assert "still to come" in str(check_in_objection(Talk(TODAY + timedelta(1)), TODAY))
    assert "below zero" in str(check_in_objection(Talk(TODAY, people_reached=-1), TODAY))


def test_a_wave_counts_who_became_active_against_its_seats() -> None:
    plan = [
        PlannedWave(1, "Wave 1", 2, date(2026, 1, 1), date(2026, 3, 1)),
        PlannedWave(2, "Wave 2", 1, date(2026, 4, 1), date(2026, 6, 1)),
        PlannedWave(3, "Wave 3", 4, date(2026, 10, 1), date(2027, 1, 1)),
        PlannedWave(4, "Wave 4", 4, date(2027, 2, 1), None),
    ]
    rows = [
        _champion(1, wave="wave 1 "), _champion(2, wave="Wave 1", status="nominated"),
        _champion(3, wave="Wave 2", status="alumni"), _champion(4, wave="Wave 3"), _champion(5, wave="Pilot"),
        _champion(6),
    ]  # fmt: skip
    found = waves(reversed(plan), rows)
    assert [(one.name, one.became, one.level(TODAY)) for one in found] == [
        ("Wave 1", 1, "behind"), ("Wave 2", 1, "done"), ("Wave 3", 1, "running"), ("Wave 4", 0, "ahead"),
        ("Pilot", 1, "unplanned"),
    ]  # fmt: skip
    assert found[0].ids == (1, 2)


def test_a_champion_counts_in_a_month_between_the_days_noted() -> None:
    first, last = date(2026, 2, 1), date(2026, 5, 31)
    gone = _champion(1, status="alumni", since_on=first, until_on=last)
    days = [date(2026, 1, 31), first, date(2026, 5, 30), last]
    assert [was_active(gone, day, TODAY) for day in days] == [False, True, True, False]
    paused = _champion(2, status="paused", since_on=first, last_on=date(2026, 4, 10))
    assert [was_active(paused, day, TODAY) for day in (date(2026, 4, 10), date(2026, 4, 11))] == [True, False]
    assert not was_active(_champion(3), date(2026, 5, 1), TODAY)
    assert was_active(_champion(3), TODAY, TODAY)
    assert not was_active(_champion(4, status="nominated", since_on=first), TODAY - timedelta(1), TODAY)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 30))
def test_the_months_of_the_line_end_today_and_never_skip(today: date, months: int) -> None:
    found = month_ends(today, months)
    assert len(found) == months
    assert found[-1] == today
    for one, after in pairwise(found):
        assert (one + timedelta(days=1)).day == 1
        assert (after.year * 12 + after.month) - (one.year * 12 + one.month) == 1


def test_the_line_ends_with_the_coverage_of_today() -> None:
    rows = [_champion(n, since_on=date(2026, 9, n)) for n in range(1, 6)]
    units = coverage([SALES, LEGAL], rows)
    points = timeline(rows, units, TODAY)
    assert (points[-1].filled, points[-1].needed) == (total(units).filled, total(units).needed) == (3, 3)
    assert points[0].filled == 0
    assert len(points[-1].active) == 5


def _months(begin: date, count: int, step: int = 10) -> tuple[date, ...]:
    return tuple(begin + timedelta(days=step * n) for n in range(count))


def test_what_a_champion_changed_is_measured_in_equal_spans_before_and_after() -> None:
    on = TODAY - timedelta(days=90)
    days = (*_months(on - timedelta(days=90), 3, 30), *_months(on, 9))
    told = effect((1, "Sales"), [_champion(1, since_on=on)], Dated(days, days[0]), Dated(), TODAY)
    assert told.is_measured
    assert told.training is not None
    assert (told.training.days, round(told.training.before, 2), round(told.training.after, 2)) == (90, 1.0, 3.0)
    assert told.stages is None


@pytest.mark.parametrize(
    ("since", "records", "words"),
    [
        (None, 200, "No champion has become active yet"),
        (20, 200, "Fewer than 60 days are recorded"),
        (90, 100, "Fewer than 60 days are recorded"),
        (90, 400, "Too few courses and stages"),
    ],
)
def test_where_there_is_not_enough_to_compare_it_says_so(since: int | None, records: int, words: str) -> None:
    begun = TODAY - timedelta(days=since) if since is not None else None
    first = TODAY - timedelta(days=records)
    told = effect((1, "Sales"), [_champion(1, since_on=begun)], Dated((first,), first), Dated((), None), TODAY)
    assert not told.is_measured
    assert words in told.lacking
    assert told.training is None
    assert told.stages is None


def test_the_first_champion_with_enough_around_them_is_taken() -> None:
    early, late = TODAY - timedelta(days=400), TODAY - timedelta(days=100)
    days = _months(TODAY - timedelta(days=180), 18)
    rows = [_champion(1, since_on=early, name="Early"), _champion(2, since_on=late, name="Late")]
    told = effect((1, "Sales"), rows, Dated(days, days[0]), Dated(), TODAY)
    assert (told.name, told.on) == ("Late", late)


def test_covered_units_are_compared_with_those_that_are_short() -> None:
    rows = [_champion(n) for n in range(1, 4)]
    units = coverage([SALES, SALES._replace(id=2, name="Legal"), LEGAL._replace(id=3)], rows)
    covered, short = sides(units, {1: (10, 8), 2: (20, 5), 3: (9, 9)})
    assert (covered.units, covered.percent, short.units, short.percent) == (1, 80.0, 1, 25.0)


@given(st.none() | st.integers(0, 9), st.sets(st.integers(0, 9), max_size=3), st.none() | st.integers(0, 9))
def test_a_day_noted_by_hand_stands_until_a_check_in_is_newer(
    noted: int | None, before: set[int], newest: int | None
) -> None:
    def day(number: int | None) -> date | None:
        return None if number is None else TODAY + timedelta(days=number)

    found = last_check_in(day(noted), {TODAY + timedelta(days=one) for one in before}, day(newest))
    if noted is None or noted in before:
        assert found == day(newest)
    else:
        assert found == day(max(noted, newest or 0))
