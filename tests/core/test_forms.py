"""Whatever form a person chose, what is shown can be typed again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.forms import DateForm, shown_amount, write_dates, write_money
from axonix_desktop.core.kinds import Date, Money

FORMS: tuple[DateForm, ...] = ("words", "iso", "dotted")


@pytest.fixture(autouse=True)
def forms_of_the_start() -> Iterator[None]:
    yield
    write_dates("words")
    write_money(None)


@given(st.dates(date(1900, 1, 1)), st.sampled_from(FORMS))
def test_a_day_reads_back_in_every_form(day: date, form: DateForm) -> None:
    write_dates(form)
    assert Date().parse(Date().show(day)) == day


@given(st.integers(-(10**12), 10**12), st.sampled_from(["GBP", "EUR", "USD", "CHF", None]))
def test_an_amount_reads_back_with_any_sign(minor: int, currency: str | None) -> None:
    write_money(currency)
    assert Money().parse(Money().show(minor)) == minor


def test_the_sign_stands_after_the_minus() -> None:
    write_money("GBP")
    assert shown_amount(-123_450) == "-£1,234.50"
