"""Where the grid, the board and the detail panel get their rows: one query of just the columns they show."""

from __future__ import annotations

import json
from bisect import bisect
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Reference, Stored
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.ui.records.columns import Column, RecordColumns


class RecordDoor(Protocol):
    """What is asked of the programme file; ``store.queries`` answers it."""

    def rows(self, kind: str, fields: Sequence[str]) -> list[tuple[Stored, ...]]:
        """The stored values of ``fields`` of every record of ``kind``, in the file's order."""
        ...

    def row(self, kind: str, record_id: int, fields: Sequence[str]) -> tuple[Stored, ...] | None:
        """The stored values of ``fields`` of one record."""
        ...

    def titles(self, kind: str) -> Mapping[int, str]:
        """The title of every record of ``kind`` by id."""
        ...

    def custom_fields(self, kind: str) -> list[Field]:
        """The fields that this programme added to ``kind``."""
        ...

    def today(self) -> date:
        """The day it is where the person sits."""
        ...


@dataclass(frozen=True, slots=True)
class Detail:
    """One record for the detail panel: each field with its stored value and its words."""

    record_id: int
    key: str
    title: str
    values: tuple[tuple[Field, Stored, str], ...]

    def value(self, name: str) -> Stored:
        """The stored value of the field ``name``."""
        return next((stored for field, stored, _words in self.values if field.name == name), None)


class RecordSource:
    """The records of one kind in one programme file."""

    def __init__(self, door: RecordDoor, record: type[Record]) -> None:
        self.record = record
        self._door = door
        self._custom: list[Field] | None = None

    def today(self) -> date:
        """The day that relative dates count from."""
        return self._door.today()

    def forget_custom_fields(self) -> None:
        """The programme's own fields are others now."""
        self._custom = None

    def fields(self) -> list[Field]:
        """The fields that may be columns: those declared, then the programme's own."""
        return [field for field in self.record.fields.values() if field.is_in_grid] + self.custom_fields()

    def custom_fields(self) -> list[Field]:
        """The programme's own fields of this kind."""
        if self._custom is None:
            self._custom = self._door.custom_fields(self.record.kind) if self.record.has_custom_fields else []
        return self._custom

    def load(self, names: Sequence[str]) -> RecordColumns:
        """All records with the columns ``names`` (declared or custom), read by one query."""
        by_name = self._by_name(names)
        asked = ["id", *by_name]
        rows = self._door.rows(self.record.kind, asked)
        values = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in asked]
        ids = [value for value in values[0] if isinstance(value, int)]
        return RecordColumns(
            ids, [self._column(field, values[place]) for place, field in enumerate(by_name.values(), start=1)]
        )

    def _by_name(self, names: Sequence[str]) -> dict[str, Field]:
        """The fields that ``names`` call for; the programme's own are looked up only when one is asked for."""
        declared = self.record.fields
        own = {field.name: field for field in self.custom_fields()} if any(one not in declared for one in names) else {}
        return {name: declared.get(name) or own[name] for name in names if name in declared or name in own}

    def patch(self, columns: RecordColumns, ids: Collection[int]) -> bool:
        """Read the records ``ids`` anew into ``columns``; False when one of them is gone or new."""
        names = list(columns.columns)
        for record_id in ids:
            found, row = self._door.row(self.record.kind, record_id, names), columns.row_of(record_id)
            if found is None or row is None:
                return False
            columns.put(row, dict(zip(names, found, strict=True)))
        self._freshen_labels(columns)
        return True

    def renewed(self, columns: RecordColumns, ids: Collection[int]) -> RecordColumns:
        """``columns`` with the records ``ids`` as they are now: changed, added in the file's order, or gone."""
        names = list(columns.columns)
        kept = [row for row, one in enumerate(columns.ids) if one not in ids]
        numbers = [columns.ids[row] for row in kept]
        values = [[columns.columns[name].values[row] for row in kept] for name in names]
        for record_id in sorted(ids):
            found = self._door.row(self.record.kind, record_id, names)
            if found is not None:
                place = bisect(numbers, record_id)
                numbers.insert(place, record_id)
                for line, value in zip(values, found, strict=True):
                    line.insert(place, value)
        held = zip(columns.columns.values(), values, strict=True)
        fresh = RecordColumns(numbers, [Column(old.field, line, old.labels) for old, line in held])
        self._freshen_labels(fresh)
        return fresh

    def _freshen_labels(self, columns: RecordColumns) -> None:
        """Read titles anew where a reference points to a record that was not known."""
        for column in columns.columns.values():
            kind = column.field.kind
            is_reference = isinstance(kind, Reference)
            if is_reference and any(one and one not in column.labels for one in set(column.values)):
                column.relabel(self._door.titles(kind.target))

    def rename(self, columns: RecordColumns, kinds: Collection[str]) -> None:
        """Read the titles anew of what columns refer to, where records of ``kinds`` may be called otherwise now."""
        for name, column in columns.columns.items():
            kind = column.field.kind
            if isinstance(kind, Reference) and not named_by(kind.target).isdisjoint(kinds):
                labels = self._door.titles(kind.target)
                if labels != column.labels:
                    columns.relabel(name, labels)

    def add(self, columns: RecordColumns, name: str) -> None:
        """Load the column ``name`` into ``columns`` as well."""
        loaded = self.load([name])
        if name not in loaded.columns:
            return
        column = loaded.columns[name]
        if loaded.ids != columns.ids:
            by_id = dict(zip(loaded.ids, column.values, strict=True))
            column = Column(column.field, [by_id.get(one) for one in columns.ids], column.labels)
        columns.add_column(column)

    def detail(self, record_id: int) -> Detail | None:
        """One record with all its fields, or None when it is gone."""
        record = self.record
        names = list(record.columns())
        row = self._door.row(record.kind, record_id, names)
        if row is None:
            return None
        stored = dict(zip(names, row, strict=True))
        own = _own_values(stored.get("custom"))
        values: list[tuple[Field, Stored, str]] = []
        for field in [*record.fields.values(), *self.custom_fields()]:
            value = own.get(field.name.removeprefix("custom:")) if field.is_custom else stored.get(field.name)
            values.append((field, value, self._column(field, [value]).text(0)))
        key = str(stored.get(record.key_field) or "") if record.key_field else ""
        title = next((words for field, _stored, words in values if field.name == record.title_field), "")
        return Detail(record_id, key, title, tuple(values))

    def _column(self, field: Field, values: list[Stored]) -> Column:
        """A column with the titles that its references need."""
        labels: Mapping[int, str] | None = None
        if isinstance(field.kind, Reference) and any(value is not None for value in values):
            labels = self._door.titles(field.kind.target)
        return Column(field, values, labels)


def named_by(kind: str) -> frozenset[str]:
    """The kinds after whose records those of ``kind`` are called: its own, and what its title refers to."""
    found: set[str] = set()
    while kind not in found:
        found.add(kind)
        record = record_of(kind)
        title = record.fields[record.title_field].kind
        kind = title.target if isinstance(title, Reference) else kind
    return frozenset(found)


def seen_in(record: type[Record]) -> frozenset[str]:
    """The kinds whose changes are seen in rows of ``record``: also those after which what it names is called."""
    targets = (one.kind.target for one in record.fields.values() if isinstance(one.kind, Reference))
    return frozenset({record.kind}).union(*map(named_by, targets))


def _own_values(stored: Stored) -> dict[str, Stored]:
    """The values of a record's own fields by the field's id as text."""
    if not stored:
        return {}
    try:
        parsed = json.loads(str(stored))
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}
