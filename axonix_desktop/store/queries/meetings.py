"""When the committee met, and how often it does."""

from __future__ import annotations

from datetime import date

from axonix_desktop.store.engine import ProgrammeFile

_CADENCE_DAYS = 28


def last_meeting_on(f: ProgrammeFile, before: date) -> date | None:
    """The day of the last steering meeting before ``before``; None when none is recorded."""
    rows = f.read("SELECT max(held_on) FROM steering_meeting WHERE held_on < ?", (before.isoformat(),))
    return date.fromisoformat(rows[0][0]) if rows[0][0] else None


def meeting_on(f: ProgrammeFile, name: str) -> date | None:
    """The day of the meeting called ``name``; None when there is none of that name."""
    rows = f.read("SELECT held_on FROM steering_meeting WHERE name = ? COLLATE NOCASE", (name,))
    return date.fromisoformat(rows[0][0]) if rows else None


def cadence_days(f: ProgrammeFile) -> int:
    """Days between two meetings as the programme has it, 28 where nothing is said."""
    rows = f.read("SELECT committee_cadence_days FROM programme LIMIT 1")
    return int(rows[0][0]) if rows and rows[0][0] else _CADENCE_DAYS
