"""Dates of trackers are read as people mean them, or listed as doubtful, never turned round in silence."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.importing.cells import ErrorCell
from axonix_desktop.core.importing.dates import decide_order, in_words, read_date, read_dates


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-01-02", date(2026, 1, 2)),
        ("31/12/2024", date(2024, 12, 31)),
        ("12/31/2024", date(2024, 12, 31)),
        ("25.07.2025", date(2025, 7, 25)),
        ("2nd of March 2024", date(2024, 3, 2)),
        ("Mar 5, 2025", date(2025, 3, 5)),
        ("12 Mär 24", date(2024, 3, 12)),
        ("2025年3月4日", date(2025, 3, 4)),
        (44770, date(2022, 7, 28)),
        ("44770", date(2022, 7, 28)),
        (datetime(2025, 5, 6, 7, 8), date(2025, 5, 6)),
    ],
)
def test_a_day_is_read_without_a_doubt(cell: object, day: date) -> None:
    read = read_dates([cell])  # type: ignore[list-item]
    assert (read.values, read.doubts) == ([day], [])


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("25-Mar", date(2025, 3, 1)),
        ("Q4 2025", date(2025, 10, 1)),
        ("Q3 FY25", date(2025, 4, 1)),
        ("Q4FY25", date(2025, 7, 1)),
        ("FY2024", date(2023, 10, 1)),
        ("2022-11-??", date(2022, 11, 1)),
        ("10-15 August 2026", date(2026, 8, 10)),
        ("05/2024", date(2024, 5, 1)),
        (2024, date(2024, 1, 1)),
    ],
)
def test_a_month_quarter_or_year_is_taken_and_said(cell: str, day: date) -> None:
    value, doubt = read_date(cell, fiscal_start=10)
    assert value == day
    assert doubt is not None
    assert in_words(day) in doubt


@pytest.mark.parametrize("cell", [None, "", "TBD", "N/A", "1900-12-30", datetime(1899, 12, 30), 0])
def test_words_and_days_for_nothing_are_nothing(cell: object) -> None:
    read = read_dates([cell])  # type: ignore[list-item]
    assert (read.values, read.doubts) == ([None], [])


@pytest.mark.parametrize("cell", ["soon", "31/02/2026", ErrorCell("#REF!"), True, 12.5])
def test_what_is_no_date_is_listed_in_a_sentence(cell: object) -> None:
    value, doubt = read_date(cell)  # type: ignore[arg-type]
    assert value is None
    assert doubt is not None
    assert doubt.endswith(".")


def test_one_value_over_twelve_decides_the_column() -> None:
    assert read_dates(["01/02/2026", "01/14/2026"]).values[0] == date(2026, 1, 2)
    assert read_dates(["01/02/2026", "14/01/2026"]).values[0] == date(2026, 2, 1)


def test_a_column_that_says_nothing_of_its_order_is_asked_about_in_words() -> None:
    order, question = decide_order(["01/02/2026", "03/04/2026"])
    assert order == "day"
    assert question is not None
    assert "1 February 2026" in question


def test_a_decision_of_a_person_wins() -> None:
    assert read_dates(["01/02/2026"], order="month").values == [date(2026, 1, 2)]


def test_real_date_cells_are_never_turned_round() -> None:
    assert read_dates([date(2026, 1, 2), "01/14/2026"]).values[0] == date(2026, 1, 2)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d %B %Y"]))
def test_a_day_written_in_full_is_read_back(day: date, pattern: str) -> None:
    assert read_date(day.strftime(pattern)) == (day, None)


@given(st.text(max_size=30))
def test_no_text_is_too_odd_to_answer(text: str) -> None:
    value, doubt = read_date(text)
    assert value is None or isinstance(value, date)
    assert doubt is None or doubt.endswith(".")
