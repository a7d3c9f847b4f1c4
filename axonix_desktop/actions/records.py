"""Adding, changing and removing single records, of every kind: one act, one change set, one undo step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Reference, Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import RECORDS, record_of
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import count, record


def objections(made: Record) -> tuple[str, ...]:
    """Why the record cannot be kept as it is; empty when it can."""
    return tuple(
        f"“{one.label}” is needed: {one.help.lower()}."
        for one in type(made).fields.values()
        if one.required and getattr(made, one.name) in (None, "")
    )


def add_record(f: ProgrammeFile, made: Record, *, actor: str) -> int:
    """Keep a new record. Raises RefusedError when a required field is empty. Returns the change set's number."""
    reasons = objections(made)
    if reasons:
        raise RefusedError(" ".join(reasons))
    title = getattr(made, type(made).title_field)
    with f.work(f"Add {type(made).label.lower()} {_named(title)}".rstrip(), actor=actor) as work:
        work.insert(made)
        return work.change_set


def change_record(f: ProgrammeFile, kind: str, number: int, values: Mapping[str, Value], *, actor: str) -> int | None:
    """Set fields of a record. Returns the change set's number, or None when nothing differs.

    Raises RefusedError for a field that may not be edited, a required field left empty, or a record that is gone.
    """
    declared = record_of(kind)
    now = record(f, kind, number)
    if now is None:
        raise RefusedError(f"The {declared.label.lower()} is no longer there; it may have been removed meanwhile.")
    changed = {name: value for name, value in values.items() if getattr(now, name) != value}
    for name, value in changed.items():
        _check(declared.fields[name], value)
    if not changed:
        return None
    label = f"Change {_fields_in_words([declared.fields[name] for name in changed])} of {_called(now)}"
    with f.work(label, actor=actor) as work:
        work.update(kind, number, changed)
        return work.change_set


def remove_record(f: ProgrammeFile, kind: str, number: int, *, actor: str) -> int:
    """Remove a record. Raises RefusedError while other records refer to it. Returns the change set's number."""
    gone = record(f, kind, number)
    if gone is None:
        raise RefusedError("The record is no longer there.")
    users = references_to(f, kind, number)
    if users:
        raise RefusedError(f"{_called(gone)} is still used by {', '.join(users)}. Remove or change these first.")
    with f.work(f"Remove {record_of(kind).label.lower()} {_called(gone)}", actor=actor) as work:
        work.delete(kind, number)
        return work.change_set


def references_to(f: ProgrammeFile, kind: str, number: int) -> tuple[str, ...]:
    """Which records refer to this one, in words with counts ("3 use cases")."""
    found: list[str] = []
    for other in RECORDS:
        for one in other.fields.values():
            if isinstance(one.kind, Reference) and one.kind.target == kind:
                n = count(f, other.kind, {one.name: number})
                if n:
                    found.append(f"{n:,} {(other.label if n == 1 else other.plural).lower()}")
    return tuple(found)


def _check(declared: Field, value: Value) -> None:
    if not declared.is_editable:
        raise RefusedError(f"“{declared.label}” is kept by the program and cannot be edited.")
    if declared.required and value in (None, ""):
        raise RefusedError(f"“{declared.label}” is needed: {declared.help.lower()}.")


def _fields_in_words(fields: list[Field]) -> str:
    labels = [one.label.lower() for one in fields]
    return labels[0] if len(labels) == 1 else f"{labels[0]} and {len(labels) - 1} more"


def _called(one: Record) -> str:
    name = type(one).key_field
    key = getattr(one, name) if name else None
    return str(key or _named(getattr(one, type(one).title_field)) or type(one).label)


def _named(title: object) -> str:
    return "" if title is None or isinstance(title, (int, date)) else f"“{title}”"
