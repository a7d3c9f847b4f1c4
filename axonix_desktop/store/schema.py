"""The schema of a programme file as SQL text, generated from the declared records; pure text, no database needed.

Names are fixed, because migrations are written against them:

* table: the record's kind (``use_case``); columns: :meth:`Record.columns`; every table is STRICT;
* ``ux_<table>__<columns>``: a combination that may occur once (no value counts as a value, keys ignore case);
* ``ix_<table>__<columns>``: a declared look-up, and every reference that no other index begins with;
* ``jr_txn``, ``jr_current``, ``jr_row`` and the triggers ``jr_<table>_{insert,update,delete,key}``: the journal
  (``journal_schema``).

Rules kept here (tests/store/test_rules.py): no ON DELETE, an index on every reference, at most 100 columns, no
collation on a column, since a trigger compares old and new with the column's own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import (
    Choice,
    Date,
    Integer,
    Json,
    Key,
    Kind,
    Number,
    Reference,
    StageNumber,
    Text,
    Value,
    Words,
    YesNo,
)
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.store.journal_schema import journal_objects, triggers_of
from axonix_desktop.store.sql_text import SchemaObject, literal, quoted

SCHEMA_VERSION = 2
"""The ``user_version`` of the files this program writes."""

_FINGERPRINT = "0b82bfb175803f72439aaaf7328aff5a64e30e00445da3d2c9123e13647b191e"

APPLICATION_ID = 0x41584E58
"""``AXNX``: marks an SQLite file as a programme file."""

MOST_COLUMNS = 100
_MOST_BYTES_A_CHARACTER = 4
_INTEGER_LIMITS = (-(2**63), 2**63 - 1)
_ALEMBIC_TABLE = "alembic_version"

Records = Sequence[type[Record]]


class Readable(Protocol):
    """A database connection as far as it is needed to read the schema."""

    def execute(self, sql: str, /) -> Any:
        """Run a statement that returns rows."""


def default_of(field: Field) -> str | None:
    """The SQL constant that stands for no value in a field that always has one; None where no value is allowed."""
    if field.name == "id" or field.default is None:
        return None
    stored = field.kind.to_store(field.default)
    return None if stored is None or isinstance(stored, bytes) else literal(stored)


def schema_objects(records: Records = RECORDS) -> list[SchemaObject]:
    """Every table and index of the programme, journal included, in the order in which they can be created."""
    objects = journal_objects()
    for record in records:
        objects.append(_table(record))
        objects.extend(_indexes(record))
    return objects


def schema_statements(records: Records = RECORDS) -> list[str]:
    """The CREATE TABLE and CREATE INDEX statements of schema version :data:`SCHEMA_VERSION`."""
    return [item.sql for item in schema_objects(records)]


def trigger_objects(records: Records = RECORDS) -> list[SchemaObject]:
    """The journal's triggers of every table."""
    return [trigger for record in records for trigger in triggers_of(record)]


def trigger_statements(records: Records = RECORDS) -> list[str]:
    """The CREATE TRIGGER statements by which every change of a row writes itself into the journal."""
    return [item.sql for item in trigger_objects(records)]


def drop_trigger_statements(records: Records = RECORDS) -> list[str]:
    """DROP statements for the same triggers; a migration runs them first and creates the triggers anew at its end."""
    return [f"DROP TRIGGER IF EXISTS {quoted(item.name)}" for item in trigger_objects(records)]


def fingerprint_of(connection: Readable) -> str:
    """Hash type, name, table and SQL of every object in the file; Alembic's own version table does not count."""
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema").fetchall()
    return _fingerprint((str(a), str(b), str(c), str(d)) for a, b, c, d in rows if not _is_alembics(b, c, d))


def expected_fingerprint() -> str:
    """What :func:`fingerprint_of` answers for a whole file of this version.

    It is kept, not worked out at every opening of a file; the tests hold it against the declarations.
    """
    return _FINGERPRINT


def declared_fingerprint() -> str:
    """The fingerprint that the declarations of this version lead to."""
    objects = [*schema_objects(), *trigger_objects()]
    return _fingerprint((item.type, item.name, item.table, item.sql) for item in objects)


def normalised(sql: str) -> str:
    """SQL text with every run of blanks made one, so that layout does not count."""
    return " ".join(sql.split())


def _fingerprint(rows: Iterable[tuple[str, str, str, str]]) -> str:
    lines = sorted("\x1f".join((kind, name, table, normalised(sql))) for kind, name, table, sql in rows)
    return hashlib.sha256("\x1e".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _is_alembics(name: str, table: str, sql: str) -> bool:
    """Whether the object is Alembic's version table exactly as Alembic makes it, or the index of its key."""
    if table != _ALEMBIC_TABLE:
        return False
    return normalised(sql) == (
        ""
        if name == f"sqlite_autoindex_{_ALEMBIC_TABLE}_1"
        else f"CREATE TABLE {_ALEMBIC_TABLE} ( version_num VARCHAR(32) NOT NULL, "
        f"CONSTRAINT {_ALEMBIC_TABLE}_pkc PRIMARY KEY (version_num) )"
    )


def _table(record: type[Record]) -> SchemaObject:
    columns = [_column(record, name) for name in record.columns()]
    if len(columns) > MOST_COLUMNS:
        raise ValueError(f"{record.kind} has {len(columns)} columns; at most {MOST_COLUMNS} can be journalled.")
    body = ",\n  ".join(columns)
    return SchemaObject("table", record.kind, record.kind, f"CREATE TABLE {quoted(record.kind)} (\n  {body}\n) STRICT")


def _column(record: type[Record], name: str) -> str:
    if name == "id":
        return '"id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0)'
    if name == "custom":
        return '"custom" TEXT CHECK (json_valid("custom"))'
    field = record.fields[name]
    parts = [quoted(name), field.kind.storage]
    default = default_of(field)
    if field.required or default is not None:
        parts.append("NOT NULL")
    if default is not None:
        parts.append(f"DEFAULT {default}")
    check = _check(quoted(name), field.kind)
    if check:
        parts.append(f"CHECK ({check})")
    if isinstance(field.kind, Reference):
        parts.append(f'REFERENCES {quoted(field.kind.target)} ("id")')
    return " ".join(parts)


def _check(column: str, kind: Kind) -> str | None:
    """The condition that stands behind ``Kind.parse``; no value always passes."""
    match kind:
        case Choice():
            # IN would build its list anew for every row, which cost a third of a large insert.
            return " OR ".join(f"{column} = {literal(option.code)}" for option in kind.options)
        case YesNo():
            return f"{column} = 0 OR {column} = 1"
        case StageNumber():
            return f"{column} BETWEEN 0 AND {len(kind.titles) - 1}"
        case Date():
            return f"{column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
        case Text():
            return f"octet_length({column}) <= {kind.limit * _MOST_BYTES_A_CHARACTER}"
        case Words() | Json():
            return f"json_valid({column})"
        case Integer():
            return _between(column, kind.least, kind.most) if (kind.least, kind.most) != _INTEGER_LIMITS else None
        case Number():
            return _between(column, kind.least, kind.most)
        case _:
            return None


def _between(column: str, least: Value, most: Value) -> str:
    low, high = (literal(bound) for bound in (least, most) if isinstance(bound, (int, float)))
    return f"{column} BETWEEN {low} AND {high}"


def _indexes(record: type[Record]) -> list[SchemaObject]:
    unique = [_unique_index(record, columns) for columns in record.unique]
    plain = list(record.indexes)
    led = {columns[0] for columns in plain} | {c[0] for c in record.unique if not _is_rewritten(record.fields[c[0]])}
    for field in record.fields.values():
        if isinstance(field.kind, Reference) and field.name not in led:
            plain.append((field.name,))
    return [*unique, *(_plain_index(record, columns) for columns in plain)]


def _is_rewritten(field: Field) -> bool:
    """Whether a unique index holds the column in another form, so that the plain column cannot be looked up in it."""
    return isinstance(field.kind, Key) or not (field.required or default_of(field) is not None)


def _unique_index(record: type[Record], columns: tuple[str, ...]) -> SchemaObject:
    terms: list[str] = []
    for name in columns:
        field = record.fields[name]
        if isinstance(field.kind, Key):
            terms.append(f"{quoted(name)} COLLATE NOCASE")
        elif _is_rewritten(field):
            terms.append(f"coalesce({quoted(name)}, {literal('' if field.kind.storage == 'TEXT' else 0)})")
        else:
            terms.append(quoted(name))
    name = f"ux_{record.kind}__{'__'.join(columns)}"
    sql = f"CREATE UNIQUE INDEX {quoted(name)} ON {quoted(record.kind)} ({', '.join(terms)})"
    return SchemaObject("index", name, record.kind, sql)


def _plain_index(record: type[Record], columns: tuple[str, ...]) -> SchemaObject:
    name = f"ix_{record.kind}__{'__'.join(columns)}"
    terms = ", ".join(quoted(column) for column in columns)
    sql = f"CREATE INDEX {quoted(name)} ON {quoted(record.kind)} ({terms})"
    return SchemaObject("index", name, record.kind, sql)
