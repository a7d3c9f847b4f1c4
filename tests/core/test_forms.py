"""Whatever form a person chose, what is shown can be typed again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.forms import (
    DateForm,
    long_date,
    short_day,
    shown_amount,
    shown_month,
    typed_date,
    write_dates,
    write_money,
)
from axonix_desktop.core.kinds import Date, Money
from axonix_desktop.core.words import speak

FORMS: tuple[DateForm, ...] = ("words", "iso", "dotted")


@pytest.fixture(autouse=True)
def forms_of_the_start() -> Iterator[None]:
    yield
    speak(NullTranslations())
    write_dates("words")
    write_money(None)


class German(NullTranslations):
    """A language that writes its days another way, with some months of another name."""

    _words: ClassVar = {"{day} {month} {year}": "{day}. {month} {year}", "{day} {month}": "{day}. {month}",
              "Nov": "Nov.", "Mar": "März", "March": "März", "Oct": "Okt.", "October": "Oktober", "Dec": "Dez.",
              "December": "Dezember", "Jan": "Jan.", "January": "Januar"}  # fmt: skip

    def gettext(self, message: str) -> str:
        return self._words.get(message, message)

    def info(self) -> dict[str, str]:
        return {"language": "de"}


def test_a_language_writes_its_days_its_own_way() -> None:
    day = date(2026, 10, 3)
    speak(German())
    assert (Date().show(day), long_date(day)) == ("3. Okt. 2026", "3. Oktober 2026")
    assert (short_day(day, day), shown_month(day)) == ("3. Okt.", "Okt. 2026")
    assert typed_date() == ("de", "d. MMM yyyy")


def test_a_short_day_keeps_the_year_when_it_is_another() -> None:
    day, now = date(2025, 10, 3), date(2026, 11, 22)
    assert (short_day(day, now), short_day(day, day)) == ("3 Oct 2025", "3 Oct")
    write_dates("dotted")
    assert (short_day(day, now), short_day(day, day)) == ("03.10.2025", "03.10.")


@given(st.dates(date(1900, 1, 1)))
def test_a_day_reads_back_in_another_language(day: date) -> None:
    speak(German())
    assert Date().parse(Date().show(day)) == Date().parse(long_date(day)) == day


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
