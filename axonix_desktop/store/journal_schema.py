"""The journal's tables and triggers as SQL text.

``jr_txn`` holds one row a change set: when, who, what, of which sort (an edit, an undo, a redo), the entries it wrote
and their seal. ``jr_current`` holds the number of the change set that is open, and is empty otherwise. ``jr_row``
holds one row a changed record: which, how (``I``, ``U``, ``D``), and its images as JSON objects of column → value:
an insert has none, an update only the columns that changed, a delete the whole row before it went.

Images are exact: SQLite 3.53 writes floats so that they read back the same, bytes are ``{"b": "<hex>"}``. Since
``jr_row.txn`` may not be empty, a change outside a change set is refused, whoever tries it.
"""

from __future__ import annotations

from axonix_desktop.core.fields import Record
from axonix_desktop.store.sql_text import SchemaObject, literal, quoted

_TABLES = {
    "jr_txn": """CREATE TABLE "jr_txn" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" > 0),
  "at" TEXT NOT NULL,
  "who" TEXT NOT NULL,
  "what" TEXT NOT NULL,
  "role" TEXT NOT NULL CHECK ("role" IN ('edit', 'undo', 'redo')),
  "target" INTEGER,
  "schema_version" INTEGER NOT NULL,
  "first_seq" INTEGER NOT NULL,
  "entries" INTEGER NOT NULL CHECK ("entries" > 0),
  "head" BLOB NOT NULL CHECK (length("head") = 32),
  "digests" BLOB NOT NULL,
  "salts" BLOB NOT NULL
) STRICT""",
    "jr_current": """CREATE TABLE "jr_current" (
  "one" INTEGER PRIMARY KEY NOT NULL CHECK ("one" = 1),
  "txn" INTEGER NOT NULL
) STRICT""",
    "jr_row": """CREATE TABLE "jr_row" (
  "seq" INTEGER PRIMARY KEY NOT NULL,
  "txn" INTEGER NOT NULL,
  "tbl" TEXT NOT NULL,
  "pk" INTEGER NOT NULL,
  "op" TEXT NOT NULL CHECK ("op" = 'I' OR "op" = 'U' OR "op" = 'D'),
  "before" TEXT,
  "after" TEXT
) STRICT""",
}
_RECORD_INDEX = 'CREATE INDEX "ix_jr_row__tbl__pk" ON "jr_row" ("tbl", "pk")'
_CURRENT = '(SELECT "txn" FROM "jr_current")'


def journal_objects() -> list[SchemaObject]:
    """The journal's tables and its index by record."""
    tables = [SchemaObject("table", name, name, sql) for name, sql in _TABLES.items()]
    return [*tables, SchemaObject("index", "ix_jr_row__tbl__pk", "jr_row", _RECORD_INDEX)]


def triggers_of(record: type[Record]) -> list[SchemaObject]:
    """The four triggers of a table: insert, update and delete journal themselves, a change of the id is refused."""
    table = record.kind
    columns = [name for name in record.columns() if name != "id"]
    blobs = {name for name in columns if name in record.fields and record.fields[name].kind.storage == "BLOB"}
    differs = " OR ".join(f"OLD.{quoted(name)} IS NOT NEW.{quoted(name)}" for name in columns)
    whole = ", ".join(f"{literal(name)}, {_object_value(name, blobs)}" for name in columns)
    bodies = {
        "insert": f"AFTER INSERT ON {quoted(table)} BEGIN {_entry(table, 'NEW', 'I')}; END",
        "update": f"AFTER UPDATE ON {quoted(table)} WHEN {differs} BEGIN "
        f"{_entry(table, 'OLD', 'U', _changed('OLD', columns, blobs), _changed('NEW', columns, blobs))}; END",
        "delete": f"AFTER DELETE ON {quoted(table)} BEGIN {_entry(table, 'OLD', 'D', f'json_object({whole})')}; END",
        "key": f'BEFORE UPDATE OF "id" ON {quoted(table)} WHEN OLD."id" IS NOT NEW."id" BEGIN '
        "SELECT RAISE(ABORT, 'the id of a record never changes'); END",
    }
    return [
        SchemaObject("trigger", f"jr_{table}_{event}", table, f"CREATE TRIGGER {quoted(f'jr_{table}_{event}')} {body}")
        for event, body in bodies.items()
    ]


def _entry(table: str, side: str, op: str, before: str = "NULL", after: str = "NULL") -> str:
    images = ("", "") if before == "NULL" else (', "before", "after"', f", {before}, {after}")
    return (
        f'INSERT INTO "jr_row" ("txn", "tbl", "pk", "op"{images[0]}) '
        f"VALUES ({_CURRENT}, {literal(table)}, {side}.\"id\", '{op}'{images[1]})"
    )


def _object_value(name: str, blobs: set[str]) -> str:
    column = f"OLD.{quoted(name)}"
    return f"iif({column} IS NULL, NULL, json_object('b', hex({column})))" if name in blobs else column


def _changed(side: str, columns: list[str], blobs: set[str]) -> str:
    """The columns that changed as a JSON object, from one flat concat() so that 100 columns are no deep expression."""
    terms: list[str] = []
    for name in columns:
        column = f"{side}.{quoted(name)}"
        value = f"json_quote({column})"
        if name in blobs:
            value = f"iif({column} IS NULL, 'null', concat('{{\"b\":\"', hex({column}), '\"}}'))"
        key = literal(f',"{name}":')
        terms.append(f"iif(OLD.{quoted(name)} IS NOT NEW.{quoted(name)}, {key} || {value}, '')")
    return f"concat('{{', substr(concat({', '.join(terms)}), 2), '}}')"
