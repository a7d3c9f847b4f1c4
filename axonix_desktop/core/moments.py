"""Days and moments as people write them: read in the zone in use, kept as UTC text to the second.

The zone stands with the forms of days and amounts (:mod:`core.forms`); it is UTC until a front end says otherwise.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from axonix_desktop.core.forms import month_named, shown_date, zone_in_use
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.words import tr

_DAYS = ("%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%Y/%m/%d", "%d.%m.%Y")
_CLOCK = re.compile(
    r"(?:^|[\sT])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<half>am|pm)?"
    r"\s*(?P<zone>Z|(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d(?::?\d\d)?)?$",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?$")
_NAMED_DAY = re.compile(r"(?P<day>\d{1,2})\.? (?P<month>[^\W\d_]+\.?) (?P<year>\d{4})$")
_NOON = 12


def day_from(text: str) -> date | None:
    """The day written as ``22 Nov 2026``, ``2026-11-22`` and the like; None when it is none of these.

    Months are read in English and in the language in use, so that what is shown can be typed again.
    """
    flat = " ".join(text.replace(",", " ").split())
    for pattern in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(flat, pattern).date()  # noqa: DTZ007 - a day has no zone
    found = _NAMED_DAY.match(flat)
    month = month_named(found["month"]) if found else None
    with suppress(ValueError):
        return date(int(found["year"]), month, int(found["day"])) if found and month else None
    return None


def split_clock(text: str) -> tuple[str, str]:
    """The words of the day and those of the time of day in ``text``; either may be empty."""
    flat = " ".join(text.replace(",", " ").split())
    found = _CLOCK.search(flat)
    return (flat[: found.start()].strip(), flat[found.start() :].lstrip(" T")) if found else (flat, "")


def moment_from(text: str, zone: tzinfo | None = None) -> str:
    """The moment a person wrote, as UTC text; a bare day is its first minute. Raises BadValueError.

    ``zone`` is that of times without one of their own; without it, the zone in use counts.
    """
    words, clock = split_clock(text)
    day = day_from(words)
    if day is None:
        raise BadValueError(
            tr("“{words}” is not a day with a time; write it as 22 Nov 2026 14:30.", words=" ".join(text.split()))
        )
    return moment_of(day, clock, zone, text)


def moment_of(day: date, clock: str, zone: tzinfo | None = None, text: str = "") -> str:
    """The moment of a ``clock`` time (``14:30``, ``14:30 UTC+1``; empty: midnight) on a day. Raises BadValueError."""
    wanted = zone if zone is not None else zone_in_use()
    at = datetime.combine(day, time())
    found = _CLOCK.search(clock) if clock else None
    if found is not None:
        at = datetime.combine(day, _time_of(found, text or clock))
        wanted = _zone_of(found["zone"], wanted)
    try:
        moment = to_utc(at, wanted)
        if found is not None and (moment.astimezone(wanted).replace(tzinfo=None) != at):
            raise BadValueError(
                tr("{time} on {day} was left out: the clocks went forward then.", time=f"{at:%H:%M}",
                   day=shown_date(day))
            )  # fmt: skip
    except (OverflowError, OSError, ValueError) as error:
        raise BadValueError(tr("“{words}” is too far away to be kept.", words=text or clock)) from error
    return utc_text(moment)


def with_day(text: str, day: date) -> str:
    """The words of a moment with another day and the time of day that was there."""
    clock = split_clock(text)[1] or "00:00"
    return f"{shown_date(day)}, {clock}"


def utc_text(moment: datetime) -> str:
    """An aware moment as it is kept: ``2026-11-22T14:32:05Z``."""
    at = moment.astimezone(UTC)
    return f"{at.year:04d}-{at:%m-%dT%H:%M:%S}Z"


def utc_moment(stored: str) -> datetime:
    """A kept moment as an aware one. Raises ValueError for what is none."""
    at = datetime.fromisoformat(stored)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def local_day(stored: str) -> date | None:
    """The day of a kept moment in the zone in use; None for what is no moment."""
    with suppress(ValueError, OverflowError, OSError):
        return utc_moment(stored).astimezone(zone_in_use()).date()
    return None


def day_here(moment: datetime) -> date:
    """The day of an aware moment in the zone in use."""
    return moment.astimezone(zone_in_use()).date()


def shown_moment(stored: str) -> str:
    """A kept moment in the zone in use: ``22 Nov 2026, 14:32``; what is no moment is shown as it is.

    In the hour that clocks repeat in autumn the distance from UTC stands behind the time.
    """
    try:
        local = utc_moment(stored).astimezone(zone_in_use())
    except (ValueError, OverflowError, OSError):
        return stored
    words = f"{shown_date(local.date())}, {local:%H:%M}"
    offset = local.utcoffset() or timedelta()
    return f"{words} {_offset_words(offset)}" if _is_told_twice(local) else words


def copied_moment(stored: str) -> str:
    """A kept moment as other programs take it for one: ``2026-11-22 14:32:05`` in the zone in use.

    In the hour that clocks repeat the distance from UTC stands behind it.
    """
    try:
        local = utc_moment(stored).astimezone(zone_in_use())
    except (ValueError, OverflowError, OSError):
        return stored
    bare = local.replace(tzinfo=None, microsecond=0)
    return f"{local.replace(microsecond=0) if _is_told_twice(local) else bare}"


def to_utc(at: datetime, zone: tzinfo | None) -> datetime:
    """A time on the wall in ``zone`` (None: this computer's) as a moment in UTC."""
    bare = at.replace(tzinfo=None)
    return (bare if zone is None else bare.replace(tzinfo=zone)).astimezone(UTC)


def _is_told_twice(local: datetime) -> bool:
    """Whether the clocks showed this time twice that day."""
    zone = zone_in_use()
    with suppress(OverflowError, OSError, ValueError):
        first, second = (to_utc(local.replace(fold=fold), zone) for fold in (0, 1))
        return first != second
    return False


def _offset_words(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")


def _time_of(found: re.Match[str], text: str) -> time:
    """The time of day in what was found. Raises BadValueError."""
    hour, half = int(found["hour"]), (found["half"] or "").casefold()
    if half:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    try:
        return time(hour, int(found["minute"]), int(found["second"] or 0))
    except ValueError as error:
        words = " ".join(text.split())
        raise BadValueError(tr("“{words}” has no such time of day; write it as 14:30.", words=words)) from error


def _zone_of(words: str | None, zone: tzinfo | None) -> tzinfo | None:
    """The zone named behind a time; ``zone`` where none is."""
    if not words:
        return zone
    found = _OFFSET.search(words)
    if found is None:
        return UTC
    away = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    if away >= timedelta(hours=24):
        raise BadValueError(tr("“{words}” is no distance from UTC.", words=words))
    return timezone(-away if found["sign"] == "-" else away)
