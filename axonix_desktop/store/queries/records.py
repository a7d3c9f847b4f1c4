"""Records of one kind: as tuples of stored values for lists, as values for single ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, cast

from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Kind, Reference, Stored, Text, Value
from axonix_desktop.core.records.catalogue import RECORDS, record_of
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.sql_text import quoted

Where = Mapping[str, Value | list[Any] | AbstractSet[Any]]
"""Conditions that must all hold: a plain value is equal to, None is no value, a list or set is one of."""


def rows(
    f: ProgrammeFile, kind: str, fields: Sequence[str] | None = None, where: Where | None = None
) -> list[tuple[Stored, ...]]:
    """Rows of a kind as stored values, oldest id first.

    ``fields`` are columns, all of ``Record.columns()`` unless said; ``custom:<id>`` names a custom field.
    """
    record = record_of(kind)
    columns = ", ".join(_column(name) for name in fields or record.columns())
    condition, params = _condition(record, where)
    return f.read(f"SELECT {columns} FROM {quoted(kind)}{condition} ORDER BY id", params)


def record(f: ProgrammeFile, kind: str, record_id: int) -> Record | None:
    """One record by its id, or None when it is not there."""
    found = records(f, kind, {"id": record_id})
    return found[0] if found else None


def records(f: ProgrammeFile, kind: str, where: Where | None = None) -> list[Record]:
    """Records of a kind as values, oldest id first; for a page of them, not for a whole large table."""
    declared = record_of(kind)
    names = list(declared.fields)
    kinds = [declared.fields[name].kind for name in names]
    return [
        declared(**{name: _plain(one, value) for name, one, value in zip(names, kinds, row, strict=True)})
        for row in rows(f, kind, names, where)
    ]


def values(f: ProgrammeFile, kind: str, record_id: int) -> dict[str, Value] | None:
    """The plain values of one record by field name, custom fields in stored form as ``custom:<id>``."""
    one = record(f, kind, record_id)
    if one is None:
        return None
    found: dict[str, Value] = {name: getattr(one, name) for name in type(one).fields}
    if type(one).has_custom_fields:
        text = rows(f, kind, ["custom"], {"id": record_id})[0][0]
        held: dict[str, Value] = json.loads(text) if isinstance(text, str) else {}
        found.update({f"custom:{key}": value for key, value in held.items()})
    return found


def count(f: ProgrammeFile, kind: str, where: Where | None = None) -> int:
    """How many records of a kind there are."""
    condition, params = _condition(record_of(kind), where)
    return f.read(f"SELECT count(*) FROM {quoted(kind)}{condition}", params)[0][0]


def has_any(f: ProgrammeFile, kind: str) -> bool:
    """Whether there is any record of a kind."""
    return bool(f.read(f"SELECT EXISTS(SELECT 1 FROM {quoted(record_of(kind).kind)})")[0][0])


def counts(f: ProgrammeFile) -> dict[str, int]:
    """How many records of every kind there are, by kind in the catalogue's order, zeros included."""
    query = " UNION ALL ".join(f"SELECT '{one.kind}', count(*) FROM {quoted(one.kind)}" for one in RECORDS)
    return dict(f.read(query))


def titles(f: ProgrammeFile, kind: str, ids: Iterable[int] | None = None) -> dict[int, str]:
    """What people call the records of a kind, by id: title, after the key where there is none; all, or only ``ids``.

    A kind that is titled by a reference or a stage shows the referred record's title, the stage's name.
    """
    declared = record_of(kind)
    where: Where | None = None if ids is None else {"id": list(ids)}
    title = declared.fields[declared.title_field]
    names = ["id", title.name, *([declared.key_field] if declared.key_field else [])]
    found = rows(f, kind, names, where)
    if isinstance(title.kind, Reference):
        others = titles(f, title.kind.target) if title.kind.target != kind else {}
        return {int(row[0] or 0): others.get(int(row[1] or 0), "") for row in found}
    if not isinstance(title.kind, Text):
        return {int(row[0] or 0): title.kind.show(title.kind.from_store(row[1])) for row in found}
    return {int(row[0] or 0): str(row[1] or row[-1] or "") for row in found}


def find_by_key(f: ProgrammeFile, key: str) -> tuple[str, int] | None:
    """The kind and id of the record with a human key such as ``UC-042``; case does not matter. Else None.

    A bare number that is the id of a record finds that record too.
    """
    for declared in RECORDS:
        if declared.key_field:
            query = f"SELECT id FROM {quoted(declared.kind)} WHERE {quoted(declared.key_field)} = ? COLLATE NOCASE"
            found = f.read(query, (key.strip(),))
            if found:
                return declared.kind, found[0][0]
    if key.strip().isdigit():
        for declared in RECORDS:
            if count(f, declared.kind, {"id": int(key)}):
                return declared.kind, int(key)
    return None


def _plain(kind: Kind, stored: Stored) -> Any:
    return stored if isinstance(stored, bytes) else kind.from_store(stored)


def _condition(declared: type[Record], where: Where | None) -> tuple[str, list[Stored]]:
    terms: list[str] = []
    params: list[Stored] = []
    for name, wanted in (where or {}).items():
        kind = declared.fields[name].kind if name in declared.fields else None
        if isinstance(wanted, (list, set, frozenset)):
            options = [kind.to_store(one) if kind else one for one in cast("Iterable[Value]", wanted)]
            terms.append(f"{_column(name)} IN (SELECT value FROM json_each(?))")
            params.append(json.dumps(options))
        else:
            terms.append(f"{_column(name)} IS ?")
            plain = cast("Value", wanted)
            params.append(kind.to_store(plain) if kind else cast("Stored", plain))
    return (f" WHERE {' AND '.join(terms)}" if terms else ""), params


def _column(name: str) -> str:
    if name.startswith("custom:"):
        return f"custom ->> '$.\"{int(name.removeprefix('custom:'))}\"'"
    return quoted(name)
