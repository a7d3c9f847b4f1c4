"""Adding, changing and removing single records, of every kind: one act, one change set, one undo step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from axonix_desktop.actions.bulk_records import change_records, remove_records
from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Reference, Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import RECORDS, record_of
from axonix_desktop.core.words import small, tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import count, values


def objections(made: Record) -> tuple[str, ...]:
    """Why the record cannot be kept as it is; empty when it can."""
    return tuple(
        tr("“{label}” is needed: {help}.", label=one.label, help=one.help.lower())
        for one in type(made).fields.values()
        if one.required and getattr(made, one.name) in (None, "")
    )


def add_record(f: ProgrammeFile, made: Record, *, actor: str) -> int:
    """Keep a new record. Raises RefusedError when a required field is empty. Returns the change set's number."""
    reasons = objections(made)
    if reasons:
        raise RefusedError(" ".join(reasons))
    title = getattr(made, type(made).title_field)
    with f.work(
        tr("Add {label} {title}", label=small(type(made).label), title=_named(title)).rstrip(), actor=actor
    ) as work:
        work.insert(made)
        return work.change_set


def change_record(f: ProgrammeFile, kind: str, number: int, values: Mapping[str, Value], *, actor: str) -> int | None:
    """Set fields of a record. Returns the change set's number, or None when nothing differs.

    ``custom:<id>`` names a field of the programme's own. Raises RefusedError for a field that may not be edited, a
    required field left empty, or a record that is gone.
    """
    changed = _differing(f, kind, number, values)
    return change_records(f, kind, [(number, changed)], actor=actor) if changed else None


def remove_record(f: ProgrammeFile, kind: str, number: int, *, actor: str) -> int:
    """Remove a record with what belongs to it. Raises RefusedError while others refer to it.

    Returns the change set's number.
    """
    return remove_records(f, kind, [number], actor=actor)


def references_to(f: ProgrammeFile, kind: str, number: int) -> tuple[str, ...]:
    """Which records refer to this one, in words with counts ("3 use cases")."""
    found: list[str] = []
    for other in RECORDS:
        for one in other.fields.values():
            if isinstance(one.kind, Reference) and one.kind.target == kind:
                n = count(f, other.kind, {one.name: number})
                if n:
                    found.append(f"{n:,} {small(other.label if n == 1 else other.plural)}")
    return tuple(found)


def _differing(f: ProgrammeFile, kind: str, number: int, given: Mapping[str, Value]) -> dict[str, Value]:
    """Those of ``given`` that are not so yet. Raises RefusedError when the record is gone."""
    now = values(f, kind, number)
    if now is None:
        label = small(record_of(kind).label)
        raise RefusedError(tr("The {label} is no longer there; it may have been removed meanwhile.", label=label))
    return {name: value for name, value in given.items() if name not in now or now[name] != value}


def _named(title: object) -> str:
    return "" if title is None or isinstance(title, (int, date)) else f"“{title}”"
