"""The journal read backwards: rows as they stood after an entry, and a database taken back to a change set.

Images say what a row held before; so a state of the past is the present with the entries after it taken back, newest
first. Nothing here looks at the time: the order is ``seq``.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from axonix_desktop.core.kinds import Stored
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import RECORDS, record_of
from axonix_desktop.core.words import small, tr
from axonix_desktop.store.connection import Connection
from axonix_desktop.store.schema import drop_trigger_statements, trigger_statements
from axonix_desktop.store.sql_text import quoted

Row = dict[str, Stored]
CUSTOM = "custom"
STAMP = "updated_at"
GONE = "-"
"""Marks the image of a removed row that was reduced."""
_CHUNK = 5_000


class Entry(NamedTuple):
    """One entry of the journal; images are JSON text."""

    seq: int
    table: str
    record_id: int
    op: str
    before: str | None
    after: str | None


def image(text: str | bytes) -> Row:
    """The columns and stored values an image holds, without those that are no longer kept.

    Raises ValueError for an image that is not one of ours.
    """
    held: dict[str, Any] = json.loads(text)
    if not _holds_objects(text):
        return held
    return {
        name: bytes.fromhex(value["b"]) if isinstance(value, dict) else value  # pyright: ignore[reportUnknownArgumentType]
        for name, value in held.items()
        if not is_gone(value)
    }


def _holds_objects(text: str | bytes) -> bool:
    """Whether an image may hold more than plain values; a brace within a text counts too."""
    return (text.find("{", 1) if isinstance(text, str) else text.find(b"{", 1)) > 0


def is_gone(value: object) -> bool:
    """Whether a value of an image is the mark of one that is no longer kept (``reduce.py``)."""
    return isinstance(value, dict) and "b" not in value


def refuse_gone(entry: Entry) -> None:
    """Raises RefusedError for an entry of which values are no longer kept."""
    for text in (entry.before, entry.after):
        if text is not None and _holds_objects(text) and any(map(is_gone, json.loads(text).values())):
            raise RefusedError(
                tr("The history of this step was reduced to which fields were changed, so it cannot be taken back.")
            )


def span_of(connection: Connection, change_set: int) -> tuple[int, int] | None:
    """The first and last ``seq`` of a change set, or None when there is none of that number."""
    row = connection.execute("SELECT first_seq, entries FROM jr_txn WHERE id = ?", (change_set,)).fetchone()
    return None if row is None else (row[0], row[0] + row[1] - 1)


def entries_backwards(connection: Connection, first: int, last: int) -> Iterator[list[Entry]]:
    """The entries from ``last`` down to ``first`` in lists of some thousand, newest first."""
    high = last
    while high >= first:
        low = max(first, high - _CHUNK + 1)
        rows = connection.execute(
            "SELECT seq, tbl, pk, op, before, after FROM jr_row WHERE seq BETWEEN ? AND ? ORDER BY seq DESC",
            (low, high),
        ).fetchall()
        yield [*map(Entry._make, rows)]
        high = low - 1


def rows_after(
    connection: Connection, table: str, seq: int, record_ids: Collection[int] | None = None
) -> dict[int, Row]:
    """The rows of a table as they stood after entry ``seq``, by id; only ``record_ids`` where they are given."""
    columns = record_of(table).columns()
    terms = ", ".join(quoted(name) for name in columns)
    where, ids = "", ""
    if record_ids is not None:
        where, ids = "IN (SELECT value FROM json_each(?))", json.dumps(list(record_ids))
    query = f"SELECT {terms} FROM {quoted(table)}" + (f" WHERE id {where}" if where else "")
    rows: dict[int, Row] = {
        row[0]: dict(zip(columns, row, strict=True)) for row in connection.execute(query, (ids,) if where else ())
    }
    later = connection.execute(
        f"SELECT pk, op, before FROM jr_row WHERE tbl = ? AND seq > ? {f'AND pk {where}' if where else ''} "
        "ORDER BY seq DESC",
        (table, seq, ids) if where else (table, seq),
    )
    for record_id, op, before in later:
        if op == "I":
            rows.pop(record_id, None)
        elif before is not None:
            rows.setdefault(record_id, {"id": record_id}).update(image(before))
    return rows


def take_back_entry(connection: Connection, entry: Entry) -> None:
    """Undo one entry in the tables without looking whether the row still is as the entry left it."""
    table = quoted(entry.table)
    if entry.op == "I":
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (entry.record_id,))
        return
    if entry.before is None:
        return  # erased on request: what stood there is not known any more
    held = known_image(entry, entry.before)
    if entry.op == "U":
        sets = ", ".join(f"{quoted(name)} = ?" for name in held)
        connection.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*held.values(), entry.record_id))
    else:
        connection.execute(insert_sql(entry.table, held), (entry.record_id, *held.values()))


def insert_sql(table: str, columns: Collection[str]) -> str:
    """INSERT of the id and ``columns``."""
    names = ", ".join(quoted(name) for name in ("id", *columns))
    return f"INSERT INTO {quoted(table)} ({names}) VALUES ({', '.join('?' * (len(columns) + 1))})"


def known_image(entry: Entry, text: str | None) -> Row:
    """An image whose columns the table still has. Raises RefusedError for erased entries and earlier layouts."""
    record = record_of(entry.table)
    if text is None:
        raise RefusedError(
            tr("A change of a {label} was erased on request and cannot be taken back.", label=small(record.label))
        )
    held = image(text)
    for name in held:
        if name not in record.fields and name != CUSTOM:
            raise RefusedError(
                tr(
                    "This was changed under an earlier layout of the programme file, which had "
                    "“{name}”; it cannot be taken back any more.",
                    name=name,
                )
            )
    return held


def rewind(connection: Connection, change_set: int) -> None:
    """Take a copy of a programme file back to the end of ``change_set``, journal included, in one transaction.

    The journal's beginning stays as it is, so its chain still holds. Only for copies; the guard must be lifted.
    """
    span = span_of(connection, change_set)
    kept = span[1] if span else 0
    last: int = connection.execute("SELECT coalesce(max(seq), 0) FROM jr_row").fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for statement in drop_trigger_statements():
        connection.execute(statement)
    for entries in entries_backwards(connection, kept + 1, last):
        for entry in entries:
            take_back_entry(connection, entry)
    connection.execute("DELETE FROM jr_row WHERE seq > ?", (kept,))
    connection.execute("DELETE FROM jr_txn WHERE id > ?", (change_set,))
    for statement in trigger_statements():
        connection.execute(statement)
    connection.execute("COMMIT")


def counts(connection: Connection) -> dict[str, int]:
    """How many records of each kind there are; kinds without any are left out."""
    found = {
        record.kind: int(connection.execute(f"SELECT count(*) FROM {quoted(record.kind)}").fetchone()[0])
        for record in RECORDS
    }
    return {kind: number for kind, number in found.items() if number}
