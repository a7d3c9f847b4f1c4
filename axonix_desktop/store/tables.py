"""SQLModel tables derived from the declared records: the schema as SQLAlchemy knows it.

The records in ``core/records`` are the only declaration; nothing is said twice here. Lists, imports and figures go
through the driver with tuples (``docs: performance``); these classes serve migrations and sessions on single
records. Importing this module costs about half a second: never import it on the start path.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BLOB, INTEGER, REAL, TEXT, Column, ForeignKey, Index, MetaData, text
from sqlalchemy.orm import registry
from sqlalchemy.types import TypeEngine
from sqlmodel import Field as ModelField
from sqlmodel import SQLModel

from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Key, Reference, Storage, Stored
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.store.schema import default_of
from axonix_desktop.store.sql_text import literal, quoted

_TYPES: dict[Storage, tuple[type[TypeEngine[Any]], type]] = {
    "TEXT": (TEXT, str),
    "INTEGER": (INTEGER, int),
    "REAL": (REAL, float),
    "BLOB": (BLOB, bytes),
}

METADATA = MetaData()
"""Every table of the programme, journal excepted: that one is written by triggers alone."""


class Row(SQLModel, registry=registry(metadata=METADATA)):
    """A row of the programme file; values are in stored form (dates as ISO text, lists as JSON)."""


def _storage(record: type[Record], name: str) -> Storage:
    return "TEXT" if name == "custom" else record.fields[name].kind.storage


def _column(record: type[Record], name: str) -> Column[Any]:
    """One column as the record declares it; a field with a default always has a value."""
    sql_type = _TYPES[_storage(record, name)][0]
    if name == "id":
        return Column(name, sql_type, primary_key=True, autoincrement=False, nullable=False)
    if name == "custom":
        return Column(name, sql_type, nullable=True)
    field = record.fields[name]
    default = default_of(field)
    keys = [ForeignKey(f"{field.kind.target}.id")] if isinstance(field.kind, Reference) else []
    return Column(
        name,
        sql_type,
        *keys,
        nullable=not field.required and default is None,
        server_default=None if default is None else text(default),
    )


def _default(record: type[Record], name: str) -> Stored:
    return record.fields[name].kind.to_store(record.fields[name].default) if name in record.fields else None


def _unique_index(record: type[Record], names: tuple[str, ...]) -> Index:
    """A combination that may occur once: keys without regard to case, no value counting as a value."""
    terms: list[str] = []
    for name in names:
        field = record.fields[name]
        always_there = field.required or default_of(field) is not None
        empty = literal("" if field.kind.storage == "TEXT" else 0)
        plain = quoted(name) if always_there else f"coalesce({quoted(name)}, {empty})"
        terms.append(f"{quoted(name)} COLLATE NOCASE" if isinstance(field.kind, Key) else plain)
    return Index(f"ux_{record.kind}__{'__'.join(names)}", *map(text, terms), unique=True)


def _indexes(record: type[Record]) -> list[Index]:
    """Unique combinations, declared look-ups, and every reference that no other index begins with."""
    look_ups = list(record.indexes)
    unique = [_unique_index(record, names) for names in record.unique]
    led = {names[0] for names in look_ups}
    led |= {names[0] for names, index in zip(record.unique, unique, strict=True) if _begins_plain(names[0], index)}
    for field in record.fields.values():
        if isinstance(field.kind, Reference) and field.name not in led:
            look_ups.append((field.name,))
    return [*unique, *(Index(f"ix_{record.kind}__{'__'.join(names)}", *names) for names in look_ups)]


def _begins_plain(name: str, index: Index) -> bool:
    return str(index.expressions[0]) == quoted(name)


def _model(record: type[Record]) -> type[Row]:
    names = record.columns()
    namespace: dict[str, Any] = {
        "__doc__": record.__doc__,
        "__module__": __name__,
        "__tablename__": record.kind,
        "__table_args__": (*_indexes(record), {"sqlite_strict": True}),
        "__annotations__": {name: _TYPES[_storage(record, name)][1] | None for name in names},
    }
    for name in names:
        namespace[name] = ModelField(default=_default(record, name), sa_column=_column(record, name))
    make: Any = type(Row)
    return make(f"{record.__name__}Row", (Row,), namespace, table=True)


MODELS: dict[str, type[Row]] = {record.kind: _model(record) for record in RECORDS}
"""The table class of every kind of record."""
