"""The rule of readiness scores, asked wherever records are edited in general: in grids, the form, by pasting.

A new score or new evidence is assessed today by whoever types it, as with the score sheet, unless they say otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axonix_desktop.core.kinds import Value
from axonix_desktop.core.moments import day_here
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import rows

Changes = Sequence[tuple[int, Mapping[str, Value]]]


def with_assessment(f: ProgrammeFile, kind: str, given: Changes, actor: str) -> Changes:
    """``given`` with who assessed what is new of readiness scores, and when; other kinds as they are."""
    typed = [number for number, values in given if {"score", "evidence"} & values.keys()]
    if kind != "readiness_item" or not typed:
        return given
    held = {row[0]: row[1:] for row in rows(f, kind, ["id", "score", "evidence"], {"id": typed})}
    stamp: dict[str, Value] = {"assessed_by": actor, "assessed_on": day_here(f.now)}
    return [
        (number, {**stamp, **values} if number in held and _is_new(held[number], values) else values)
        for number, values in given
    ]


def _is_new(held: Sequence[object], values: Mapping[str, Value]) -> bool:
    score, evidence = held
    return values.get("score", score) != score or values.get("evidence", evidence) != evidence
