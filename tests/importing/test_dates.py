"""Dates are read as their column says, and every doubt is told."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.importing.dates import Order, decide_order, in_words, read_date, read_dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("2025-09-08 00:00:00", date(2025, 9, 8)),
        ("2025-09-08T10:31:00Z", date(2025, 9, 8)),
        ("2023-08-27 (Sunday)", date(2023, 8, 27)),
        ("2021/01/01", date(2021, 1, 1)),
        ("20.08.2022", date(2022, 8, 20)),
        ("30.06.08", date(2008, 6, 30)),
        ("Di 20.11.2018", date(2018, 11, 20)),
        ("01/Apr/25 10:31 AM", date(2025, 4, 1)),
        ("30-Jun-2025", date(2025, 6, 30)),
        ("1 February 2026", date(2026, 2, 1)),
        ("March 5, 2024", date(2024, 3, 5)),
        ("5. März 2024", date(2024, 3, 5)),
        ("5 février 2024", date(2024, 2, 5)),
        ("05 de marzo de 2024", date(2024, 3, 5)),
        ("44770", date(2022, 7, 28)),
        ("2026年3月4日", date(2026, 3, 4)),
    ],
)
def test_a_day_is_read_without_doubt_in_many_writings(text: str, day: date) -> None:
    assert read_date(text) == (day, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mar-25", date(2025, 3, 1)),
        ("25-Mar", date(2025, 3, 1)),
        ("01/2024", date(2024, 1, 1)),
        ("2022-11-??", date(2022, 11, 1)),
        ("2024", date(2024, 1, 1)),
        ("Q4 2025", date(2025, 10, 1)),
        ("2025 Q4", date(2025, 10, 1)),
        ("10-15 August 2026", date(2026, 8, 10)),
        ("2025-01-01 to 2025-03-01", date(2025, 1, 1)),
        ("1901-12-30", date(1901, 12, 30)),
    ],
)
def test_what_names_no_single_day_is_read_with_a_doubt(text: str, day: date) -> None:
    value, doubt = read_date(text)
    assert value == day
    assert doubt


@pytest.mark.parametrize("text", ["31/02/2025", "2 May", "30 April", "6月1/2日", "Week 3", "Exempt under Section 26"])
def test_what_is_no_date_is_refused_with_a_sentence(text: str) -> None:
    value, doubt = read_date(text)
    assert value is None
    assert doubt
    assert doubt.endswith(".")


@pytest.mark.parametrize("cell", [None, "", "N/A", "TBD", "1900-12-30", "1900-12-30 (Sunday)", "dd/mm/yyyy", 0])
def test_words_and_days_for_empty_are_no_value_and_no_problem(cell: str | int | None) -> None:
    assert read_date(cell) == (None, None)


@pytest.mark.parametrize(
    ("text", "day"), [("Q3 FY25", date(2025, 4, 1)), ("Q4FY25", date(2025, 7, 1)), ("FY26", date(2025, 10, 1))]
)
def test_a_fiscal_quarter_follows_the_month_the_fiscal_year_begins_in(text: str, day: date) -> None:
    assert read_date(text, fiscal_start=10)[0] == day


def test_a_calendar_year_quarter_ignores_the_fiscal_year() -> None:
    assert read_date("Q1 2025", fiscal_start=10)[0] == date(2025, 1, 1)


def test_one_day_above_twelve_decides_the_whole_column() -> None:
    assert read_dates(["01/02/2026", "14/03/2025"]).values == [date(2026, 2, 1), date(2025, 3, 14)]
    assert read_dates(["01/02/2026", "03/14/2025"]).values == [date(2026, 1, 2), date(2025, 3, 14)]


def test_a_column_that_nothing_decides_is_asked_about_in_words() -> None:
    read = read_dates(["01/02/2026", "03/04/2026"])
    assert read.question is not None
    assert "“01/02/2026” is read as 1 February 2026" in read.question


def test_a_column_with_evidence_both_ways_is_asked_about() -> None:
    _, question = decide_order(["14/03/2025", "03/14/2025", "01/02/2026"])
    assert question is not None


def test_a_decided_order_asks_nothing() -> None:
    read = read_dates(["01/02/2026"], order="month")
    assert (read.values, read.question) == ([date(2026, 1, 2)], None)


def test_real_date_cells_are_never_turned_round() -> None:
    cells = [date(2026, 2, 1), datetime(2026, 3, 4, 12), "12/31/2025"]
    assert read_dates(cells).values == [date(2026, 2, 1), date(2026, 3, 4), date(2025, 12, 31)]


def test_a_serial_number_among_dates_is_a_date() -> None:
    assert read_dates([date(2022, 7, 1), 44770]).values == [date(2022, 7, 1), date(2022, 7, 28)]


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.sampled_from(["day", "month"]))
def test_every_day_is_read_back_from_its_own_writing(day: date, order: Order) -> None:
    slashed = f"{day.day:02}/{day.month:02}/{day.year}" if order == "day" else f"{day.month:02}/{day.day:02}/{day.year}"
    for text in (day.isoformat(), in_words(day), slashed):
        assert read_date(text, order) == (day, None)


@given(st.lists(st.one_of(st.none(), st.text(max_size=20), st.integers(), st.floats(), st.dates(), st.booleans())))
def test_any_cells_give_one_value_each_and_never_an_exception(cells: list[str | int | float | date | None]) -> None:
    read = read_dates(cells)
    assert len(read.values) == len(cells)
    assert all(0 <= position < len(cells) for position, _ in read.doubts)
