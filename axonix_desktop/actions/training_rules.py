"""The rules of completions, asked wherever enrolments are edited in general: in grids, the form, by pasting.

Whoever types "completed" gets what recording a completion writes: the day, the percent and the day it expires; a
corrected day moves the expiry with it. Imports take what a list says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from axonix_desktop.core.kinds import Value
from axonix_desktop.core.moments import day_here
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.training_acts import future_objection, with_completion
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.queries.training_book import taken_by_ids

Changes = Sequence[tuple[int, Mapping[str, Value]]]
_ASKED = frozenset({"status", "completed_on"})


def refuse_bad_completions(f: ProgrammeFile, kind: str, given: Changes) -> None:
    """Raises RefusedError where a completion lies in the future; other kinds pass."""
    if kind != "enrolment":
        return
    days = [one for _, values in given if isinstance(one := values.get("completed_on"), date)]
    reason = future_objection(max(days), day_here(f.now)) if days else None
    if reason:
        raise RefusedError(reason)


def with_completions(f: ProgrammeFile, kind: str, given: Changes, today: date) -> Changes:
    """``given`` with what goes with a completion; other kinds as they are."""
    typed = [number for number, values in given if _ASKED & values.keys()] if kind == "enrolment" else []
    if not typed:
        return given
    held = {one.id: one for one in taken_by_ids(f, typed)}
    lengths = {row[0]: row[1] for row in rows(f, "course", ["id", "validity_months"])}
    found: list[tuple[int, Mapping[str, Value]]] = []
    for number, values in given:
        one = held.get(number)
        if one is None:
            found.append((number, values))
            continue
        course = values.get("course_id", one.course_id)
        months = lengths.get(course) if isinstance(course, int) else None
        found.append((number, with_completion(one, values, months if isinstance(months, int) else None, today)))
    return found
