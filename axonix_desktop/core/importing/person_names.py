"""Names of people that stand in two columns, first and last, and become one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.proposal import ColumnMatch
from axonix_desktop.core.words import mark

GIVEN, FAMILY = "given", "family"
PARTS: Mapping[str, str] = {GIVEN: mark("First name"), FAMILY: mark("Last name")}
"""The parts of a name as fields beside it: ``person_id.given`` is the first name of the person."""


def part_field(whole: Field, part: str) -> Field:
    """The field for a part of the name that ``whole`` is."""
    return replace(whole, label=PARTS[part], names=(), required=False)


def names_a_person(dotted: str) -> bool:
    """Whether a field beside a person names that person by itself."""
    return dotted.rpartition(".")[2] in (GIVEN, FAMILY, "email")


def whole_names(
    whole: Sequence[str | None] | None, given: Sequence[str | None] | None, family: Sequence[str | None] | None
) -> list[str | None]:
    """First and last names as one. A whole name that lacks the part beside it is the other part: "Name, Vorname"."""
    count = len(whole or given or family or ())
    nothing: list[str | None] = [None] * count
    found: list[str | None] = []
    for name, first, last in zip(whole or nothing, given or nothing, family or nothing, strict=True):
        pair = (first, last) if name is None else _beside(name, first, last)
        found.append(" ".join(part for part in pair if part) or None)
    return found


def parts_of(name: str, columns: Mapping[str, ColumnMatch]) -> tuple[ColumnMatch | None, ColumnMatch | None]:
    """The columns of the first and of the last name beside the field ``name``."""
    return columns.get(f"{name}.{GIVEN}"), columns.get(f"{name}.{FAMILY}")


def _beside(name: str, first: str | None, last: str | None) -> tuple[str | None, str | None]:
    """The two parts of a name of which one column may be the whole."""
    part = first or last
    if part is None or (first and last) or part.casefold() in name.casefold():
        return name, None
    return (first, name) if first is not None else (name, last)
