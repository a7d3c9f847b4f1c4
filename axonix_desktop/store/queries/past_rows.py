"""Rows of a kind as they stood at past moments: one walk back through the journal, the newest moment first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.past import change_set_at
from axonix_desktop.store.replay import image, span_of
from axonix_desktop.store.sql_text import quoted

Rows = dict[int, tuple[Any, ...]]
T = TypeVar("T")


def end_of(f: ProgrammeFile, day: date) -> int:
    """The last journal entry up to the end of ``day`` (UTC); 0 before the beginning."""
    with f.reading() as connection:
        span = span_of(connection, change_set_at(f, day))
    return span[1] if span else 0


def states(
    f: ProgrammeFile, kind: str, names: Sequence[str], ends: Sequence[int], measure: Callable[[Rows], T]
) -> Iterator[T]:
    """What ``measure`` makes of the rows of ``kind`` after each entry of ``ends``, which fall.

    Rows are tuples of ``names`` by id, and only lent: they change as the walk goes on.
    """
    columns = "".join(f", {quoted(name)}" for name in names)
    rows: Rows = {row[0]: row[1:] for row in f.read(f"SELECT id{columns} FROM {quoted(kind)}")}
    with f.reading() as connection:
        # without an index by kind: the newest entries are few, and stand together
        cursor = connection.execute(
            "SELECT seq, pk, op, before FROM jr_row WHERE +tbl = ? AND seq > ? ORDER BY seq DESC",
            (kind, min(ends, default=0)),
        )
        entry = cursor.fetchone()
        for end in ends:
            while entry is not None and entry[0] > end:
                _take_back(rows, names, entry)
                entry = cursor.fetchone()
            yield measure(rows)


def _take_back(rows: Rows, names: Sequence[str], entry: tuple[int, int, str, str | None]) -> None:
    """The rows as they stood before ``entry``."""
    _, number, op, before = entry
    if op == "I":
        rows.pop(number, None)
    elif before is not None and (op == "D" or any(f'"{name}"' in before for name in names)):
        held = image(before)
        old = rows.get(number) or (None,) * len(names)
        rows[number] = tuple(held.get(name, value) for name, value in zip(names, old, strict=True))
