"""What saved views need of the programme file: the views kept, and the rows that their named sets stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import rows


@dataclass(frozen=True, slots=True)
class KeptView:
    """A saved view as the file has it; ``number`` is None for one that is not kept yet."""

    number: int | None
    name: str
    layout: str | None
    position: int | None


def kept_views(f: ProgrammeFile, kind: str) -> list[KeptView]:
    """The saved views of the records of a kind, in the order of their tabs."""
    found = [
        KeptView(
            int(row[0] or 0),
            str(row[1] or ""),
            None if row[2] is None else str(row[2]),
            row[3] if isinstance(row[3], int) else None,
        )
        for row in rows(f, "saved_view", ["id", "name", "layout", "position"], {"record_kind": kind})
    ]
    return sorted(found, key=lambda one: (one.position is None, one.position or 0, one.number or 0))


def due_cases(f: ProgrammeFile, today: date, days: int) -> frozenset[int]:
    """The open use cases whose next date (the stage's planned end or the target) lies from today to ``days`` on.

    Which date counts and what is open are the rules of :class:`CaseFacts`; the query only leaves out what cannot do.
    """
    from axonix_desktop.core.health import CLOSED_STATUSES, CaseFacts

    last = today + timedelta(days=days)
    closed = ", ".join(f"'{one}'" for one in sorted(CLOSED_STATUSES))
    found = f.read(
        "SELECT c.id, c.stage, c.status, c.target_on, CASE WHEN s.actual_end_on IS NULL THEN s.planned_end_on END AS d"
        " FROM use_case c LEFT JOIN stage_plan s ON s.use_case_id = c.id AND s.stage = c.stage"
        f" WHERE c.status NOT IN ({closed}) AND (c.target_on BETWEEN ?1 AND ?2 OR d BETWEEN ?1 AND ?2)",
        (today.isoformat(), last.isoformat()),
    )
    cases = (
        CaseFacts(row[0], "", "", row[1], row[2], target_on=_day(row[3]), stage_end_on=_day(row[4])) for row in found
    )
    return frozenset(
        case.id for case in cases if case.is_open and case.due_on is not None and today <= case.due_on <= last
    )


def people_called(f: ProgrammeFile, name: str) -> list[int]:
    """The people with a name or an e-mail address, whatever the case."""
    wanted = " ".join(name.split()).casefold()
    if not wanted:
        return []
    return [
        int(row[0] or 0)
        for row in rows(f, "person", ["id", "name", "email"])
        if wanted in (str(row[1] or "").casefold(), str(row[2] or "").casefold())
    ]


def _day(stored: object) -> date | None:
    try:
        return date.fromisoformat(str(stored)) if stored else None
    except ValueError:
        return None
