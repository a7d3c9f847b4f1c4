"""Spans of days told from today: this month, next 30 days, overdue. Weeks begin on Monday."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from axonix_desktop.core.words import mark, tr, trn

Span = tuple[date | None, date | None]
"""First and last day, both included; None leaves that side open."""

FIXED: tuple[str, ...] = (
    mark("overdue"), mark("today"), mark("yesterday"), mark("tomorrow"), mark("this week"), mark("last week"),
    mark("next week"), mark("this month"), mark("last month"), mark("next month"), mark("this quarter"),
    mark("last quarter"), mark("next quarter"), mark("this year"), mark("last year"), mark("next year"),
)  # fmt: skip
OFFERED: tuple[str, ...] = (
    "overdue", "today", "this week", "next week", "this month", "next month", "this quarter", "next quarter",
    "this year", "next 30 days", "next 90 days", "last 7 days", "last 30 days",
)  # fmt: skip
"""What a list of relative dates begins with."""
MOST = 3_650
_COUNTED = re.compile(r"^(next|last) (\d{1,4}) (day|week|month)s$")


def _counted_words(code: str, count: int) -> str:
    """The words of a period that counts, such as ``next 30 days``."""
    match code:
        case "next day":
            return trn("next {count} day", "next {count} days", count)
        case "last day":
            return trn("last {count} day", "last {count} days", count)
        case "next week":
            return trn("next {count} week", "next {count} weeks", count)
        case "last week":
            return trn("last {count} week", "last {count} weeks", count)
        case "next month":
            return trn("next {count} month", "next {count} months", count)
        case _:
            return trn("last {count} month", "last {count} months", count)


def words_of_period(code: str) -> str:
    """A period as a person reads it; ``code`` is how it is kept (``next 30 days``)."""
    found = _COUNTED.match(code)
    return _counted_words(f"{found[1]} {found[3]}", int(found[2])) if found else tr(code)


def period_from(text: str) -> str | None:
    """The code of the period a person wrote, in English or in the language in use; None when it is none."""
    typed = " ".join(text.casefold().split())
    for code in FIXED:
        if typed in (code, tr(code).casefold()):
            return code
    english = re.match(r"^(next|last|past|in) ([\d,]+) (day|week|month)s?$", typed)
    if english:
        direction = "next" if english[1] in ("next", "in") else "last"
        return _counted(direction, english[2], english[3])
    for direction in ("next", "last"):
        for unit in ("day", "week", "month"):
            number = _number_in(typed, lambda n, code=f"{direction} {unit}": _counted_words(code, n))
            if number is not None:
                return _counted(direction, number, unit)
    return None


def _number_in(typed: str, words: Callable[[int], str]) -> str | None:
    """The figures where the counted words of the language in use have theirs."""
    for sample in (1, 5):
        pattern = re.escape(words(sample).casefold()).replace(str(sample), r"([\d,]+)", 1)
        found = re.fullmatch(pattern, typed)
        if found and found.groups():
            return found[1]
    return None


def _counted(direction: str, digits: str, unit: str) -> str | None:
    number = digits.replace(",", "")
    return f"{direction} {int(number)} {unit}s" if number and 0 < int(number) <= MOST else None


def span_of(code: str, today: date) -> Span:
    """First and last day of the period ``code``. Raises ValueError for a word that names none."""
    found = _COUNTED.match(code)
    if found:
        return _counted_span(found[1], int(found[2]), found[3], today)
    if code == "overdue":
        return None, today - timedelta(days=1)
    days = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if code in days:
        day = today + timedelta(days=days[code])
        return day, day
    which, _, unit = code.partition(" ")
    step = {"this": 0, "last": -1, "next": 1}.get(which)
    if step is None or unit not in ("week", "month", "quarter", "year"):
        raise ValueError(f"{code} is no period")
    return _calendar_span(unit, step, today)


def _calendar_span(unit: str, step: int, today: date) -> Span:
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = (today.month - 1) // months * months
    start = month_after(date(today.year, 1, 1), first + step * months)
    return start, month_after(start, months) - timedelta(days=1)


def _counted_span(direction: str, count: int, unit: str, today: date) -> Span:
    sign = 1 if direction == "next" else -1
    if unit == "month":
        first = month_after(today.replace(day=1), sign * count)
        last = month_after(first, 1) - timedelta(days=1)
        far = first.replace(day=min(today.day, last.day))
    else:
        far = today + timedelta(days=sign * count * (7 if unit == "week" else 1))
    return (today, far) if sign > 0 else (far, today)


def month_after(day: date, months: int) -> date:
    """The first of the month that lies ``months`` after the month of ``day``."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def months_later(day: date, months: int) -> date:
    """The same day ``months`` later; the last day of a month that is too short, the last day there is past the end."""
    if day.year * 12 + day.month - 1 + months > date.max.year * 12 + 11:
        return date.max
    first = month_after(day, months)
    days = 31 if first.month == 12 else (month_after(first, 1) - timedelta(days=1)).day  # no month follows the last one
    return first.replace(day=min(day.day, days))
