"""Training over time: the curve of completions by month, the seats of classes, and what enrolling would do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.training import Standing, Taken
from axonix_desktop.core.training_acts import (
    cancel_objection,
    complete_objection,
    enrol_objection,
    plan_enrolment,
    plan_words,
    refresher_due,
    repeat_name,
)
from axonix_desktop.core.training_time import Dated, PlannedClass, Sitting, curve, curve_words, seats, seats_words

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2026, 1, 1), date(2027, 6, 30))
ROWS = st.lists(st.builds(Dated, st.none() | DAYS, st.booleans(), st.none() | DAYS, st.integers(1, 9)), max_size=20)


def _row(due: date | None, done: date | None = None, number: int = 1, *, is_done: bool = False) -> Dated:
    return Dated(due, is_done or done is not None, done, number)


def test_the_curve_adds_up_month_by_month_and_ends_where_the_last_is_due() -> None:
    rows = [
        _row(date(2026, 9, 3), date(2026, 9, 30)), _row(date(2026, 9, 30)), _row(date(2026, 10, 1), date(2026, 11, 1)),
        _row(date(2027, 1, 5)), _row(None, date(2026, 9, 1)),
    ]  # fmt: skip
    found = curve(rows, TODAY)
    assert found.undated == 1
    assert [(one.month.month, one.due, one.done) for one in found.points] == [
        (9, 2, 1), (10, 3, 1), (11, 3, 2), (12, 3, None), (1, 4, None),
    ]  # fmt: skip
    assert curve_words(found, TODAY) == "2 of 3 due by the end of this month are completed: 1 behind."


def test_a_completion_without_a_day_counts_in_the_month_it_was_due() -> None:
    found = curve([_row(date(2026, 10, 5), is_done=True), _row(date(2027, 3, 1), is_done=True)], TODAY)
    assert [(one.month.month, one.done) for one in found.points][:2] == [(10, 1), (11, 2)]


def test_an_old_programme_is_shown_for_two_years_with_all_that_came_before() -> None:
    rows = [_row(date(2020, 1, 1), date(2020, 1, 1)), _row(date(2031, 1, 1))]
    found = curve(rows, TODAY)
    assert len(found.points) == 36
    assert found.points[0].due == found.points[0].done == 1


def test_no_due_dates_make_no_curve() -> None:
    assert not curve([_row(None)], TODAY).points
    assert curve_words(curve([], TODAY), TODAY) == "No enrolment has a due date yet."


@given(ROWS)
def test_the_curve_never_falls_and_counts_everything_that_has_a_day(rows: list[Dated]) -> None:
    found = curve(rows, TODAY)
    dues = [one.due for one in found.points]
    dones = [one.done for one in found.points if one.done is not None]
    assert dues == sorted(dues)
    assert dones == sorted(dones)
    dated = [one for one in rows if one.due_on]
    if found.points:
        assert dues[-1] == sum(one.number for one in dated)
        assert dones[-1] == sum(one.number for one in dated if one.is_done)


def _in_class(person: int, name: str = "May", status: str = "enrolled", course: int = 1) -> Taken:
    return Taken(person * 10 + course, person, course, status, cohort=name)


def test_a_class_counts_people_once_however_its_name_is_spelt() -> None:
    classes = [PlannedClass(7, "May", None, "", 3, TODAY + timedelta(days=5)), PlannedClass(8, "June", 2, "Two", 5)]
    rows = [Sitting("May", 1, False, [1]), Sitting("May", 2, False, [1]), Sitting("MAY ", 1, True, [2]),
            Sitting("June", 1, False, [4]), Sitting("June", 2, False, [5]),
            Sitting("August", 1, False, [6])]  # fmt: skip
    found = {one.name: one for one in seats(classes, rows, {1: "One", 2: "Two"})}
    assert (found["May"].taken, found["May"].completed, found["May"].free) == (2, 1, 1)
    assert found["June"].taken == 1  # the other one takes another course
    assert (found["August"].planned, found["August"].taken, found["August"].course) == (None, 1, "One")
    assert seats_words(found["May"], TODAY).startswith("2 of 3 seats taken, 1 still free; 1 completed; begins ")
    assert seats_words(found["August"], TODAY) == "1 person enrolled; no seats are planned"


def test_an_overbooked_class_says_by_how_many() -> None:
    (one,) = seats([PlannedClass(7, "May", None, "", 1)], [Sitting("May", 1, False, [1, 2, 3])], {})
    assert one.free == -2
    assert seats_words(one, TODAY) == "3 of 1 seat taken, 2 too many"


def test_enrolling_leaves_out_who_holds_it_or_is_enrolled_and_takes_up_the_cancelled_again() -> None:
    standings = {1: {1: Standing("valid")}, 2: {1: Standing("overdue", TODAY)}, 3: {1: Standing("expired", TODAY)}}
    rows = [_in_class(4, status="cancelled"), _in_class(5, status="completed")]
    plan = plan_enrolment([(person, 1) for person in (1, 2, 3, 4, 5, 5)], standings, rows, "May", "Refresher")
    assert plan.new == ((3, 1, "May"),)
    assert plan.again == (41,)
    assert plan.left == {"held": 1, "running": 1, "in_class": 1}
    assert plan_words(plan) == (
        "2 enrolments will be made; 1 is left out: it is completed and still valid; 1 is enrolled already; "
        "1 was in this cohort before; name another one."
    )
    assert plan_enrolment([(1, 1)], standings, rows, "", "R", is_refresher=True).new == ((1, 1, ""),)


def test_who_takes_a_course_again_without_a_cohort_gets_one() -> None:
    rows = [_in_class(1, ""), _in_class(2, ""), _in_class(2, "Refresher Nov 2026")]
    assert repeat_name(TODAY) == "Refresher Nov 2026"
    plan = plan_enrolment([(1, 1), (2, 1), (3, 1)], {}, rows, "", repeat_name(TODAY))
    assert plan.new == ((1, 1, "Refresher Nov 2026"), (3, 1, ""))
    assert plan.left == {"in_class": 1}


def test_why_an_act_is_refused_is_told() -> None:
    assert enrol_objection([], [1], None, TODAY) == "Choose at least one person."
    assert enrol_objection([1], [], None, TODAY) == "Choose at least one course."
    assert "lies in the past" in (enrol_objection([1], [1], TODAY - timedelta(days=1), TODAY) or "")
    assert enrol_objection([1], [1], TODAY, TODAY) is None
    assert complete_objection([], TODAY, None, TODAY) == "Choose at least one enrolment."
    assert complete_objection([_in_class(1)], None, None, TODAY) == "Say on which day it was completed."
    assert "future" in (complete_objection([_in_class(1)], TODAY + timedelta(days=1), None, TODAY) or "")
    assert "not less than 0" in (complete_objection([_in_class(1)], TODAY, -1, TODAY) or "")
    assert "was cancelled" in (complete_objection([_in_class(1, status="cancelled")], TODAY, None, TODAY) or "")
    assert complete_objection([_in_class(1)], TODAY, 80, TODAY) is None
    assert "is not cancelled" in (cancel_objection([_in_class(1, status="completed")]) or "")
    assert cancel_objection([_in_class(1), _in_class(2, status="cancelled")]) is None


@pytest.mark.parametrize(
    ("ends", "chosen", "due"),
    [(9, None, 9), (-9, None, 0), (None, None, 0), (9, 30, 30)],
)
def test_a_refresher_is_due_when_the_old_completion_ends(ends: int | None, chosen: int | None, due: int) -> None:
    def day(days: int | None) -> date | None:
        return None if days is None else TODAY + timedelta(days=days)

    assert refresher_due(day(ends), day(chosen), TODAY) == day(due)
