"""How days, times and amounts are written: the forms in use on this computer, shared like the words (record 0010)."""

from __future__ import annotations

from datetime import UTC, date, tzinfo
from typing import Literal

from axonix_desktop.core.words import language, mark, tr

DateForm = Literal["words", "iso", "dotted"]
SIGNS = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥"}
_MONTHS = (
    mark("Jan"), mark("Feb"), mark("Mar"), mark("Apr"), mark("May"), mark("Jun"), mark("Jul"), mark("Aug"), mark("Sep"),
    mark("Oct"), mark("Nov"), mark("Dec"),
)  # fmt: skip
_LONG_MONTHS = (
    mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June"), mark("July"),
    mark("August"), mark("September"), mark("October"), mark("November"), mark("December"),
)  # fmt: skip


class _Forms:
    """Holds the forms in use."""

    def __init__(self) -> None:
        self.dates: DateForm = "words"
        self.sign = ""
        self.zone: tzinfo | None = UTC


_FORMS = _Forms()


def write_dates(form: DateForm) -> None:
    """Write days in ``form`` from now on: ``22 Nov 2026``, ``2026-11-22`` or ``22.11.2026``."""
    _FORMS.dates = form


def write_money(currency: str | None) -> None:
    """Write the sign of ``currency`` (three letters) before amounts; None writes the bare number."""
    _FORMS.sign = SIGNS.get(currency or "", "")


def write_moments(zone: tzinfo | None) -> None:
    """Read and write times of day in ``zone`` from now on; None is the time of this computer, summer time and all."""
    _FORMS.zone = zone


def zone_in_use() -> tzinfo | None:
    """The zone of times of day; None is that of this computer."""
    return _FORMS.zone


def shown_date(day: date) -> str:
    """``day`` in the form in use: ``22 Nov 2026``, in German ``22. Nov. 2026``."""
    if _FORMS.dates == "iso":
        return day.isoformat()
    if _FORMS.dates == "dotted":
        return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
    return tr("{day} {month} {year}", day=day.day, month=month_name(day.month), year=f"{day.year:04d}")


def short_day(day: date, today: date) -> str:
    """``22 Nov`` in the form in use, with the year when it is another one than today's."""
    if day.year != today.year or _FORMS.dates == "iso":
        return shown_date(day)
    if _FORMS.dates == "dotted":
        return f"{day.day:02d}.{day.month:02d}."
    return tr("{day} {month}", day=day.day, month=month_name(day.month))


def shown_month(day: date) -> str:
    """The month of ``day`` in the form in use: ``Nov 2026``, ``2026-11`` or ``11.2026``."""
    if _FORMS.dates == "iso":
        return day.isoformat()[:7]
    if _FORMS.dates == "dotted":
        return f"{day.month:02d}.{day.year:04d}"
    return tr("{month} {year}", month=month_name(day.month), year=f"{day.year:04d}")


def long_date(day: date) -> str:
    """``22 November 2026``, as reports write it; in German ``22. November 2026``."""
    month = tr(_LONG_MONTHS[day.month - 1])
    return tr("{day} {month} {year}", day=day.day, month=month, year=day.year)


def month_name(month: int) -> str:
    """The short name of a month (1 to 12) in the language in use."""
    return tr(_MONTHS[month - 1])


def month_named(word: str) -> int | None:
    """The month (1 to 12) that ``word`` names in the language in use, short or long; None when it names none."""
    wanted = word.rstrip(".").casefold()
    for names in (_MONTHS, _LONG_MONTHS):
        for month, name in enumerate(names, 1):
            if tr(name).rstrip(".").casefold() == wanted:
                return month
    return None


def typed_date() -> tuple[str, str]:
    """How a box for typing days writes them: the language of its months, and the pattern (``d MMM yyyy``)."""
    patterns = {"iso": "yyyy-MM-dd", "dotted": "dd.MM.yyyy"}
    pattern = patterns.get(_FORMS.dates) or tr("{day} {month} {year}", day="d", month="MMM", year="yyyy")
    return language(), pattern


def shown_amount(minor: int) -> str:
    """``minor`` units (pence) as an amount with thousands grouped; pence only where there are any."""
    whole, rest = divmod(abs(minor), 100)
    return f"{'-' if minor < 0 else ''}{_FORMS.sign}{whole:,}" + (f".{rest:02d}" if rest else "")
