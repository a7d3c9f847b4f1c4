"""How days, times and amounts are written: the forms in use on this computer, shared like the words (record 0010)."""

from __future__ import annotations

from datetime import UTC, date, tzinfo
from typing import Literal

DateForm = Literal["words", "iso", "dotted"]
SIGNS = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


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
    """``day`` in the form in use."""
    if _FORMS.dates == "iso":
        return day.isoformat()
    if _FORMS.dates == "dotted":
        return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04d}"


def shown_amount(minor: int) -> str:
    """``minor`` units (pence) as an amount with thousands grouped; pence only where there are any."""
    whole, rest = divmod(abs(minor), 100)
    return f"{'-' if minor < 0 else ''}{_FORMS.sign}{whole:,}" + (f".{rest:02d}" if rest else "")
