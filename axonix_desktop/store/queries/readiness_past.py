"""Readiness at past moments, from the journal: one walk back through the scores and the use cases.

What was true at the end of a day stays true, so a day's book is made once in a session.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from axonix_desktop.core.readiness import Book
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.past_rows import Rows, end_of, states

Tallies = dict[int | None, dict[str, tuple[int, int]]]


class PastBooks:
    """The books of days gone by of one programme file; a day once read is kept."""

    def __init__(self, f: ProgrammeFile) -> None:
        self._f = f
        self._known: dict[date, Book] = {}

    def knows(self, days: Sequence[date]) -> bool:
        """Whether all of ``days`` have been read."""
        return all(day in self._known for day in days)

    def read(self, days: Sequence[date], step: Callable[[], object] = lambda: None) -> dict[date, Book]:
        """The book at the end of each of ``days`` (UTC); ``step`` is called between kinds."""
        missing = sorted({day for day in days if day not in self._known}, reverse=True)
        if missing:
            f = self._f
            ends = [end_of(f, day) for day in missing]
            cases = list(states(f, "use_case", ("business_unit_id", "status"), ends, _cases))
            step()
            scores = list(states(f, "readiness_item", ("use_case_id", "dimension", "score"), ends, _tallies))
            for day, rows, tallies in zip(missing, cases, scores, strict=True):
                self._known[day] = Book(rows, {key: one for key, one in tallies.items() if key is None or key in rows})
        return {day: self._known[day] for day in sorted(set(days))}


def _cases(rows: Rows) -> dict[int, tuple[int | None, bool]]:
    return {number: (unit, status == "active") for number, (unit, status) in rows.items()}


def _tallies(rows: Rows) -> Tallies:
    found: Tallies = {}
    for case, dimension, score in rows.values():
        if score is not None:
            held = found.setdefault(case, {})
            points, scored = held.get(dimension, (0, 0))
            held[dimension] = (points + score, scored + 1)
    return found
