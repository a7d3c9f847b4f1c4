"""What the detail panel shows of one record, or of several at once, read from the programme file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Reference, Value
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.custom import custom_fields
from axonix_desktop.store.queries.records import rows, titles


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """One record: plain values by field name, and the titles of what its references point to."""

    declared: type[Record]
    id: int
    fields: tuple[Field, ...]
    values: Mapping[str, Value]
    words: Mapping[str, str]

    @property
    def kind(self) -> str:
        """The kind of record."""
        return self.declared.kind

    @property
    def key(self) -> str:
        """Its human key, empty where there is none."""
        name = self.declared.key_field
        return str(self.values.get(name) or "") if name else ""

    @property
    def title(self) -> str:
        """What people call it."""
        name = self.declared.title_field
        return self.words.get(name) or self.declared.fields[name].kind.show(self.values.get(name))

    @property
    def called(self) -> str:
        """Its key, or its title in quotation marks."""
        return self.key or (f"“{self.title}”" if self.title else self.declared.label)

    @property
    def stage(self) -> int | None:
        """Where a use case stands; None for other records."""
        stage = self.values.get("stage")
        return stage if self.kind == "use_case" and isinstance(stage, int) else None


@dataclass(frozen=True, slots=True)
class ShownMany:
    """Several records of one kind: the values they share, and the fields in which they differ."""

    declared: type[Record]
    ids: tuple[int, ...]
    fields: tuple[Field, ...]
    values: Mapping[str, Value]
    words: Mapping[str, str]
    mixed: frozenset[str]


def fields_of(f: ProgrammeFile, kind: str) -> tuple[Field, ...]:
    """The fields of a kind, the programme's own last."""
    declared = record_of(kind)
    own = custom_fields(f, kind) if declared.has_custom_fields else []
    return (*declared.fields.values(), *own)


def read_record(f: ProgrammeFile, kind: str, record_id: int) -> ShownRecord | None:
    """One record, None when it is gone."""
    fields = _readable(fields_of(f, kind))
    found = rows(f, kind, [one.name for one in fields], {"id": record_id})
    if not found:
        return None
    values = dict(_plain(fields, found[0]))
    return ShownRecord(record_of(kind), record_id, fields, values, _titles_of(f, fields, values))


def read_many(f: ProgrammeFile, kind: str, ids: Sequence[int]) -> ShownMany:
    """Several records at once."""
    fields = _readable(fields_of(f, kind))
    found = rows(f, kind, [one.name for one in fields], {"id": list(ids)})
    same: list[Any] = [None] * len(fields)
    mixed: set[str] = set()
    for place, column in enumerate(zip(*found, strict=True)):
        if len(set(column)) == 1:
            same[place] = column[0]
        else:
            mixed.add(fields[place].name)
    values = dict(_plain(fields, same))
    present = {row[0] for row in found}
    kept = tuple(one for one in ids if one in present)
    return ShownMany(record_of(kind), kept, fields, values, _titles_of(f, fields, values), frozenset(mixed))


def _readable(fields: Iterable[Field]) -> tuple[Field, ...]:
    """All fields but the bytes of files."""
    return tuple(one for one in fields if one.kind.storage != "BLOB")


def _plain(fields: Sequence[Field], row: Sequence[Any]) -> Iterable[tuple[str, Value]]:
    """Plain values by name; what cannot be read counts as no value."""
    for one, stored in zip(fields, row, strict=True):
        try:
            yield one.name, one.kind.from_store(stored)
        except (ValueError, TypeError):
            yield one.name, None


def _titles_of(f: ProgrammeFile, fields: Sequence[Field], values: Mapping[str, Value]) -> dict[str, str]:
    """The titles of the records that references point to, by field; one question for each kind."""
    wanted: dict[str, set[int]] = {}
    for one in fields:
        value = values.get(one.name)
        if isinstance(one.kind, Reference) and isinstance(value, int):
            wanted.setdefault(one.kind.target, set()).add(value)
    called = {target: titles(f, target, ids) for target, ids in wanted.items()}
    return {
        one.name: called[one.kind.target].get(value, "")
        for one in fields
        if isinstance(one.kind, Reference) and isinstance(value := values.get(one.name), int)
    }
