"""The numbers by which spreadsheets count days, as dates and times."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from axonix_desktop.core.importing.cells import CellValue, ErrorCell
from axonix_desktop.core.words import tr

_DAY = 86_400_000
_MIDNIGHT = datetime(1, 1, 1)  # noqa: DTZ001 - spreadsheets know no zones
_LEAP_DAY_THAT_NEVER_WAS = 60
_LAST = date(9999, 12, 31).toordinal()
_ORDINAL_1900 = date(1899, 12, 30).toordinal()
_ORDINAL_1904 = date(1904, 1, 1).toordinal()

NO_DATE = ErrorCell("#DATE!")


def no_date(serial: float) -> str:
    """The sentence for a number that is formatted as a date and is none."""
    return tr(
        "The cell is formatted as a date, but its number {serial:.15g} is no date between 1900 and 9999.", serial=serial
    )


def moment(serial: float, *, is_time: bool, uses_1904: bool) -> CellValue:
    """The date, moment or (``is_time``: below one day) time that ``serial`` stands for, to the millisecond.

    :data:`NO_DATE` for what is none: negative, below 1, after 9999, and 29 February 1900, which never was.
    """
    days, milliseconds = _split(serial)
    if days < 0:
        return NO_DATE
    if days == 0 and is_time:
        return (_MIDNIGHT + timedelta(milliseconds=milliseconds)).time()
    if uses_1904:
        ordinal = days + _ORDINAL_1904
    elif days in (0, _LEAP_DAY_THAT_NEVER_WAS):
        return NO_DATE
    else:
        ordinal = days + _ORDINAL_1900 + (days < _LEAP_DAY_THAT_NEVER_WAS)
    if ordinal > _LAST:
        return NO_DATE
    day = date.fromordinal(ordinal)
    if not milliseconds:
        return day
    return datetime.combine(day, time()) + timedelta(milliseconds=milliseconds)


def span(serial: float) -> CellValue:
    """A length of time: a time below a day, else hours and minutes in words such as ``36:30``."""
    days, milliseconds = _split(abs(serial))
    if days == 0 and serial >= 0:
        return (_MIDNIGHT + timedelta(milliseconds=milliseconds)).time()
    minutes, seconds = divmod(round((days * _DAY + milliseconds) / 1000), 60)
    sign = "-" if serial < 0 else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")


def _split(serial: float) -> tuple[int, int]:
    """Whole days and milliseconds; what lies within half a second of a day's end belongs to the next."""
    if not -1e7 < serial < 1e7:
        return (-1, 0) if serial < 0 else (10_000_000, 0)
    days = int(serial // 1)
    milliseconds = round((serial - days) * _DAY)
    return (days + 1, 0) if milliseconds == _DAY else (days, milliseconds)


def from_iso(text: str) -> CellValue:
    """``2026-11-22``, ``2026-11-22T14:30:00`` or ``14:30:00``; :data:`NO_DATE` for anything else."""
    try:
        if "T" in text or " " in text:
            found = datetime.fromisoformat(text).replace(tzinfo=None)
            return found.date() if found.time() == time() else found
        return time.fromisoformat(text).replace(tzinfo=None) if ":" in text else date.fromisoformat(text)
    except ValueError:
        return NO_DATE
