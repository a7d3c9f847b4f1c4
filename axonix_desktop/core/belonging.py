"""What belongs to a record and goes with it, and what merely speaks of it and stands against its removal.

Read from the declarations: a record that must name another belongs to it (a stage plan, a gate decision, a use of a
component), unless what it names is an entry of a library that many draw on (a checklist item, a course).
"""

from __future__ import annotations

from dataclasses import dataclass

from axonix_desktop.core.editing import is_reference_to
from axonix_desktop.core.records.catalogue import RECORDS

LIBRARIES = frozenset({"checklist_item", "course"})
"""Kinds of which each entry is there for all: what names one is an answer to it, not a part of it."""
SCOPED = frozenset(
    {
        ("readiness_item", "use_case_id"),
        ("checklist_response", "use_case_id"),
        ("escalation_rule", "use_case_id"),
        ("health_override", "use_case_id"),
        ("business_case_line", "business_case_id"),
        ("business_case_line", "use_case_id"),
    }
)
"""References that may be left out, but without which the record would speak of the whole programme instead."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Records of ``kind`` point with ``field`` to another; ``belongs`` says whether they are a part of it."""

    kind: str
    field: str
    belongs: bool


def ties_to(kind: str) -> tuple[Tie, ...]:
    """Every way in which records point to one of ``kind``."""
    return tuple(
        Tie(
            other.kind,
            field.name,
            (other.kind, field.name) in SCOPED or (field.required and kind not in LIBRARIES),
        )
        for other in RECORDS
        for field in other.fields.values()
        if is_reference_to(field, kind)
    )
