"""Which day a person means by "since": a date, the last meeting, or a meeting by its name."""

from __future__ import annotations

from datetime import date

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.problems import BadValueError, RefusedError
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.steering import meetings_before

LAST = "last"


def since_day(f: ProgrammeFile, words: str | None, as_of: date) -> date | None:
    """The day meant by ``words``; None for no words, which compares with nothing.

    Raises RefusedError where "last" is asked for and no meeting was held, or the day lies ahead of ``as_of``;
    BadValueError where the words are neither a date nor the name of a meeting held.
    """
    text = " ".join((words or "").split())
    if not text:
        return None
    meetings = meetings_before(f, as_of)
    if text.casefold() == LAST:
        if not meetings:
            raise RefusedError("No earlier meeting is recorded; give a date such as 2026-10-25, or record the meeting.")
        return meetings[0][1]
    named = next((held for name, held in meetings if name.casefold() == text.casefold()), None)
    day = named or _day(text)
    if day > as_of:
        raise RefusedError(f"{Date().show(day)} lies after {Date().show(as_of)}; give an earlier date.")
    return day


def _day(text: str) -> date:
    try:
        day = Date().parse(text)
    except BadValueError:
        day = None
    if not isinstance(day, date):
        raise BadValueError(
            f"“{text}” is neither a date such as 2026-10-25, nor “last”, nor the name of a meeting held."
        )
    return day
