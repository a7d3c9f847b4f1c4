"""Training: what counts as learned, who must take what, and the arithmetic of attained, gap and needed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.attainment import (
    Cell,
    Coverage,
    OperatorFacts,
    cell_words,
    needed,
    operators_trained,
    percent_words,
)
from axonix_desktop.core.periods import months_later
from axonix_desktop.core.training import (
    LEVELS,
    CourseFacts,
    Curricula,
    Progress,
    Standing,
    Taken,
    better,
    expiring,
    needs_refresher,
    progress,
    standing,
    standing_words,
    valid_until,
)

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
STATUSES = st.sampled_from(["planned", "enrolled", "in_progress", "completed", "failed", "expired", "cancelled"])


def _taken(status: str = "completed", **values: object) -> Taken:
    return Taken(1, 1, 1, status, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 11, 22), 12, date(2026, 11, 22)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(9999, 6, 1), 24, date.max),
    ],
)
def test_a_validity_ends_on_the_same_day_of_a_later_month(day: date, months: int, last: date) -> None:
    assert months_later(day, months) == last


def test_the_day_entered_outweighs_the_validity_of_the_course() -> None:
    one = _taken(completed_on=date(2026, 1, 1), expires_on=date(2026, 5, 1))
    assert valid_until(one, 24) == date(2026, 5, 1)
    assert valid_until(_taken(completed_on=date(2026, 1, 1)), 24) == date(2028, 1, 1)
    assert valid_until(_taken(completed_on=date(2026, 1, 1)), None) is None
    assert valid_until(_taken(), 12) is None


@pytest.mark.parametrize(("left", "state"), [(1, "valid"), (0, "valid"), (-1, "expired")])
def test_a_completion_counts_to_the_end_of_its_last_day(left: int, state: str) -> None:
    found = standing(_taken(expires_on=TODAY + timedelta(days=left)), None, TODAY)
    assert found is not None
    assert found.state == state


@pytest.mark.parametrize(
    ("status", "due", "state"),
    [
        ("planned", TODAY, "open"),
        ("enrolled", TODAY - timedelta(days=1), "overdue"),
        ("in_progress", None, "open"),
        ("failed", TODAY + timedelta(days=3), "failed"),
        ("failed", TODAY - timedelta(days=3), "overdue"),
        ("expired", None, "expired"),
    ],
)
def test_an_enrolment_stands_where_its_status_and_due_day_say(status: str, due: date | None, state: str) -> None:
    found = standing(_taken(status, due_on=due), 12, TODAY)
    assert found is not None
    assert found.state == state


def test_a_cancelled_enrolment_does_not_stand_anywhere() -> None:
    assert standing(_taken("cancelled", due_on=TODAY), 12, TODAY) is None


def test_a_valid_completion_outweighs_every_other_enrolment_and_the_longest_counts() -> None:
    held, longer = Standing("valid", TODAY), Standing("valid", TODAY + timedelta(days=9))
    for other in (Standing("overdue", TODAY), Standing("open"), Standing("expired", TODAY)):
        assert better(other, held) is held
        assert better(held, other) is held
    assert better(held, longer) is longer
    assert better(longer, Standing("valid")).day is None
    assert better(Standing("valid"), longer).day is None
    assert better(Standing("open"), Standing("overdue", TODAY)).state == "overdue"


@given(st.lists(st.tuples(STATUSES, DAYS, DAYS, st.none() | DAYS, st.none() | st.integers(1, 60)), max_size=6))
def test_the_order_in_which_enrolments_are_read_does_not_matter(rows: list[tuple[object, ...]]) -> None:
    found = [
        one
        for place, (status, due, done, ends, months) in enumerate(rows)
        if (one := standing(Taken(place, 1, 1, status, due, done, ends), months, TODAY)) is not None  # type: ignore[arg-type]
    ]

    def best(given: list[Standing]) -> tuple[object, object]:
        kept: Standing | None = None
        for one in given:
            kept = better(kept, one)
        return (kept.state, kept.day) if kept else (None, None)

    assert best(found) == best(found[::-1])


def test_every_standing_is_told_with_its_day() -> None:
    day = TODAY + timedelta(days=12)
    assert standing_words(Standing("valid", day), TODAY) == "Completed; expires in 12 days, on 4 Dec 2026"
    assert standing_words(Standing("valid", TODAY), TODAY) == "Completed; expires today"
    assert standing_words(Standing("valid", date(2028, 1, 1)), TODAY) == "Completed; valid until 1 Jan 2028"
    assert standing_words(Standing("valid"), TODAY) == "Completed; does not expire"
    assert standing_words(Standing("overdue", date(2026, 9, 1)), TODAY) == "Overdue since 1 Sep 2026"
    assert standing_words(Standing("expired", date(2026, 9, 1)), TODAY).endswith("a refresher is due")
    assert standing_words(Standing("open", day), TODAY) == "Enrolled; due 4 Dec 2026"
    assert standing_words(Standing("failed"), TODAY) == "Not passed"
    assert standing_words(Standing("missing"), TODAY) == "Not enrolled yet"


COURSES = {
    1: CourseFacts(1, "Basics", is_mandatory=True),
    2: CourseFacts(2, "Prompting"),
    3: CourseFacts(3, "Building"),
    4: CourseFacts(4, "For managers", is_mandatory=True, families=frozenset({"manager"})),
}
CURRICULA = Curricula(COURSES, [("Analyst", "awareness", 2), ("analyst ", "expert", 3), ("Analyst", "expert", 99)])


def test_a_level_asks_for_its_courses_those_of_lower_levels_and_the_mandatory_ones() -> None:
    assert CURRICULA.required("Analyst", "awareness") == {1, 2}
    assert CURRICULA.required("Analyst", "practitioner") == {1, 2}
    assert CURRICULA.required("ANALYST", "expert") == {1, 2, 3}
    assert CURRICULA.required("Manager", "awareness") == {1, 4}


def test_without_family_or_level_only_what_is_mandatory_for_everyone_is_asked() -> None:
    assert CURRICULA.required("", "expert") == {1}
    assert CURRICULA.required("Analyst", "") == {1}
    assert CURRICULA.required("Gardener", "expert") == {1}


def test_why_a_course_is_asked_is_told() -> None:
    assert CURRICULA.reason(2, "Analyst", "expert") == "Curriculum Analyst, awareness"
    assert CURRICULA.reason(1, "Analyst", "expert") == "Mandatory for everyone"
    assert CURRICULA.reason(4, "Manager", "awareness") == "Mandatory for Manager"
    assert CURRICULA.reason(3, "Analyst", "awareness") == ""


LINES = st.lists(st.tuples(st.sampled_from(["A", "B"]), st.sampled_from(LEVELS), st.integers(1, 4)), max_size=12)


@given(LINES, st.sampled_from(["A", "B", ""]))
def test_a_higher_level_never_asks_for_less(lines: list[tuple[str, str, int]], family: str) -> None:
    found = [Curricula(COURSES, lines).required(family, level) for level in LEVELS]
    assert found[0] <= found[1] <= found[2]


@given(st.frozensets(st.integers(1, 8)), st.dictionaries(st.integers(1, 8), STATUSES))
def test_required_courses_are_held_running_or_missing_and_nothing_twice(
    required: frozenset[int], taken: dict[int, str]
) -> None:
    standings = {one: found for one, status in taken.items() if (found := standing(_taken(status), None, TODAY))}
    far = progress(required, standings)
    assert len(far.held) + len(far.running) + len(far.missing) == len(required)
    assert far.held | far.running | far.missing == required
    assert far.percent is None or 0 <= far.percent <= 100


@given(st.frozensets(st.integers(1, 6), min_size=1), st.dictionaries(st.integers(1, 6), STATUSES), st.integers(1, 6))
def test_one_more_completion_never_lowers_what_is_attained(
    required: frozenset[int], taken: dict[int, str], fresh: int
) -> None:
    before = {one: found for one, status in taken.items() if (found := standing(_taken(status), None, TODAY))}
    done = standing(_taken("completed", completed_on=TODAY), 12, TODAY)
    assert done is not None
    after = {**before, fresh: better(before.get(fresh), done)}
    assert progress(required, before).held <= progress(required, after).held
    assert progress(required, after).is_through >= progress(required, before).is_through


@given(st.integers(0, 500), st.integers(0, 500), st.floats(0, 100), st.integers(0, 9))
def test_attained_and_gap_make_up_what_is_needed(people: int, done: int, target: float, required: int) -> None:
    everyone = tuple(range(people))
    cell = Cell("A", "expert", everyone, everyone[: min(done, people)] if required else (), required, target)
    assert 0 <= cell.needed <= people
    assert cell.attained + cell.gap == max(cell.attained, cell.needed)
    assert len(cell.lacking) + cell.attained == people
    assert cell.share is None or 0 <= cell.share <= 100
    assert 0 <= cell.gap_points <= 100
    if people and required:
        assert (cell.gap == 0) == (cell.attained >= target * people / 100 - 1e-6)


@pytest.mark.parametrize(
    ("people", "target", "wanted"), [(10, 90, 9), (8, 90, 8), (3, 66.7, 3), (7, 0, 0), (0, 80, 0), (4, 150, 4)]
)
def test_a_target_asks_for_whole_persons_and_never_for_more_than_there_are(
    people: int, target: float, wanted: int
) -> None:
    assert needed(people, target) == wanted


def test_a_share_is_rounded_down_so_that_100_percent_means_all() -> None:
    assert percent_words(99.99) == "99%"
    assert percent_words(100.0) == "100%"
    assert percent_words(100 * 7 / 7) == "100%"
    assert percent_words(None) == "–"


def test_a_cell_says_what_is_lacking_and_by_when() -> None:
    day = TODAY + timedelta(days=10)
    cell = Cell("A", "expert", tuple(range(10)), tuple(range(7)), 2, 90.0, day)
    assert cell_words(cell, TODAY) == (
        "7 of 10 people through (70%); target 90% by 2 Dec 2026: 2 more people are needed."
    )
    late = Cell("A", "expert", tuple(range(10)), tuple(range(8)), 2, 90.0, TODAY - timedelta(days=1))
    assert "was due 21 Nov 2026: 1 more person is needed" in cell_words(late, TODAY)
    assert "no course is asked" in cell_words(Cell("A", "expert", (1,), (), 0, 90.0), TODAY)
    assert cell_words(Cell("A", "expert", target=50.0), TODAY) == "Target 50%; nobody has this role and level."
    assert "no target is set" in cell_words(Cell("A", "expert", (1,), (1,), 1), TODAY)
    assert "reached" in cell_words(Cell("A", "expert", (1,), (1,), 1, 100.0), TODAY)


def _operators(trained: int, untrained: int) -> Coverage:
    through = Progress(frozenset({1}), frozenset({1}))
    lacking = Progress(frozenset({1}), frozenset())
    return Coverage((
        *(OperatorFacts(n, f"Done {n}", through) for n in range(trained)),
        *(OperatorFacts(n, f"Late {n}", lacking, ("Basics",)) for n in range(untrained)),
    ))  # fmt: skip


def test_operators_are_trained_from_ninety_percent_on_and_the_others_are_named() -> None:
    holds, reason = operators_trained(_operators(9, 1))
    assert holds
    assert reason == "9 of 10 operators trained (90%); 90% needed. Not yet: Late 0."
    holds, reason = operators_trained(_operators(8, 9))
    assert not holds
    assert reason.endswith("Late 0, Late 1, Late 2, Late 3, Late 4 and 4 more.")
    assert operators_trained(_operators(1, 1), 50.0)[0]


def test_a_use_case_that_nobody_operates_is_not_covered() -> None:
    assert operators_trained(Coverage()) == (False, "Nobody is named who operates it.")


def test_an_operator_of_whom_nothing_is_asked_does_not_count_as_trained() -> None:
    one = OperatorFacts(1, "Ada", Progress())
    assert not one.is_trained
    assert one.reason == "No course is asked of this role yet"
    assert not operators_trained(Coverage((one,)))[0]


@pytest.mark.parametrize(("left", "windows"), [(0, 3), (30, 3), (31, 2), (60, 2), (61, 1), (90, 1), (91, 0), (-1, 0)])
def test_each_window_of_expiry_counts_its_last_day(left: int, windows: int) -> None:
    found = standing(_taken(expires_on=TODAY + timedelta(days=left)), None, TODAY)
    assert found is not None
    assert sum(bool(expiring([found], TODAY, days)) for days in (30, 60, 90)) == windows
    assert needs_refresher(found, TODAY, 90) == (windows > 0 or left < 0)


def test_no_refresher_is_needed_where_nothing_expires_or_one_is_running() -> None:
    assert not needs_refresher(Standing("valid"), TODAY, 90)
    assert not needs_refresher(Standing("open", TODAY), TODAY, 90)
