"""A change set being made: one act of a person, one transaction, one entry in the history, one undo step.

Rows are written through here, never by SQL of one's own; the triggers write the journal, :func:`Work.commit` seals it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Reference, Stored, Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import small, tr
from axonix_desktop.store.bulk import MANY, insert_rows
from axonix_desktop.store.connection import Connection, pragma
from axonix_desktop.store.driver import driver
from axonix_desktop.store.faults import in_words
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.schema import SCHEMA_VERSION, default_of
from axonix_desktop.store.seal import FIRST_HEAD, ChangeSetFacts, head_of, seal
from axonix_desktop.store.sql_text import quoted

Role = Literal["edit", "undo", "redo"]
CUSTOM = "custom"
CUSTOM_PREFIX = "custom:"
_ROOM = -512_000
_T = TypeVar("_T")


class Work:
    """One open change set. Made by ``ProgrammeFile.work``; of no use after the ``with`` block.

    When a method raises, let it leave the block: the rows before the one at fault would otherwise be kept.
    """

    def __init__(
        self, connection: Connection, path: Path, *, at: str, label: str, actor: str, role: Role, target: int | None
    ) -> None:
        self._connection = connection
        self._path = path
        self.at = at
        self._label, self._actor, self._role, self._target = label, actor, role, target
        self._number = 0
        self._first_seq = 1
        self._head = FIRST_HEAD
        self._has_sealed = False
        self._is_erasure = False
        self._room_before: int | None = None
        self._has_deferred = False
        self._statements: dict[tuple[str, tuple[str, ...]], str] = {}

    @property
    def change_set(self) -> int:
        """The change set's number; 0 when, after the block, nothing turned out to be changed."""
        return self._number

    @property
    def connection(self) -> Connection:
        """The writing connection, for the store's own modules."""
        self._defer_references()
        return self._connection

    def begin(self) -> None:
        """Start the transaction; references are looked at when it ends, so rows may come in any order."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._begin_change_set()

    def insert(self, record: Record, custom: Mapping[str, Value] | None = None) -> int:
        """Add a record and return its id; ``custom`` holds values of custom fields by the field's id as text."""
        kind = type(record)
        names = [name for name in kind.fields if name not in ("created_at", "updated_at")]
        row: list[Stored] = [kind.fields[name].kind.to_store(getattr(record, name)) for name in names]
        if custom:
            names.append(CUSTOM)
            row.append(_custom_text({key: value for key, value in custom.items() if value is not None}))
        self.insert_many(kind, names, [tuple(row)])
        return record.id

    def insert_many(self, kind: type[Record], columns: Sequence[str], rows: Iterable[tuple[Stored, ...]]) -> int:
        """Add many rows of stored values at once and return how many.

        Ids are made where ``columns`` has no ``id``; the stamps are filled in where it does not name them. No value
        in a field that has a default becomes the default.
        """
        names = list(columns)
        if "id" not in names:
            given = list(rows)
            names = ["id", *names]
            rows = ((key, *row) for key, row in zip(new_ids(len(given)), given, strict=True))
        stamps = [name for name in ("created_at", "updated_at") if name not in names]
        values = [*(_placeholder(kind, name) for name in names), *("?" for _ in stamps)]
        tail = (self.at,) * len(stamps)
        before = self._last_seq()
        self._defer_references()
        with in_words(self._path):
            insert_rows(
                self._connection, kind.kind, [*names, *stamps], self._with_room(row + tail for row in rows), values
            )
        return self._last_seq() - before

    def update(self, kind: str, record_id: int, values: Mapping[str, Value]) -> None:
        """Set fields of a record; setting what is already there changes nothing, not even the stamp.

        ``custom:<id>`` names a custom field. Raises RefusedError when the record is gone.
        """
        self.update_many(kind, [(record_id, values)])

    def update_many(self, kind: str, rows: Iterable[tuple[int, Mapping[str, Value]]]) -> None:
        """Set fields of many records; each row is an id and its new values. Raises RefusedError for a missing one."""
        record = record_of(kind)
        with in_words(self._path):
            for record_id, values in self._with_room(rows):
                stored = self._stored(record, record_id, values)
                if not stored:
                    continue
                new = tuple(stored.values())
                sql = self._update_sql(record, tuple(stored))
                if self._connection.execute(sql, (*new, self.at, record_id, *new)).rowcount == 0:
                    self._refuse_missing(record, record_id)

    def delete(self, kind: str, record_id: int) -> None:
        """Remove a record; what refers to it must be removed in the same change set. Raises RefusedError."""
        self.delete_many(kind, [record_id])

    def delete_many(self, kind: str, record_ids: Iterable[int]) -> None:
        """Remove many records. Raises RefusedError for one that is not there."""
        record = record_of(kind)
        self._defer_references()
        with in_words(self._path):
            for record_id in record_ids:
                done = self._connection.execute(f"DELETE FROM {quoted(kind)} WHERE id = ?", (record_id,))
                if done.rowcount == 0:
                    self._refuse_missing(record, record_id)

    def go_on(self, label: str, actor: str, target: int | None) -> None:
        """Seal this change set and begin the next one of the same role in the same transaction."""
        self._seal()
        self._label, self._actor, self._target = label, actor, target
        self._begin_change_set()

    def make_room(self) -> None:
        """Let SQLite keep the pages that many changes touch, until the end of the transaction.

        Changed pages stay in memory until the commit; when they fill the room there is, every other page, such as
        those of the indexes by which references are looked up, would be read again for each row.
        """
        if self._room_before is None:
            self._room_before = int(pragma(self._connection, "cache_size"))
            self._connection.execute(f"PRAGMA cache_size = {_ROOM}")

    def mark_as_erasure(self) -> None:
        """Seal this change set without salts: its entries count as erased on request, and nothing can be taken back."""
        self._is_erasure = True

    def commit(self) -> None:
        """Seal and commit; a change set in which nothing changed leaves no trace. Raises RefusedError."""
        self._seal()
        if not self._has_sealed:
            self.roll_back()
            return
        self._connection.execute("DELETE FROM jr_current")
        try:
            self._connection.execute("COMMIT")
        except driver.IntegrityError as error:
            raise RefusedError(self._broken_reference()) from error

    def roll_back(self) -> None:
        """Take back what was not committed; safe to call when SQLite has already done so, or nothing is left to do."""
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        finally:
            if self._room_before is not None:
                self._connection.execute(f"PRAGMA cache_size = {self._room_before}")
                self._room_before = None

    def _with_room(self, rows: Iterable[_T]) -> Iterator[_T]:
        """The same rows; room is made as soon as they turn out to be many."""
        for count, row in enumerate(rows, start=1):
            if count == MANY:
                self.make_room()
            yield row

    def _defer_references(self) -> None:
        """Have references looked at when the transaction ends.

        Called before the first statement that may break one, and no sooner: SQLite prepares every statement anew
        after it, at twice the cost of a small edit.
        """
        if not self._has_deferred:
            self._connection.execute("PRAGMA defer_foreign_keys = ON")
            self._has_deferred = True

    def _begin_change_set(self) -> None:
        last = self._connection.execute("SELECT id, head FROM jr_txn ORDER BY id DESC LIMIT 1").fetchone()
        if last is not None:
            self._head = last[1]
        self._number = last[0] + 1 if last else 1
        self._first_seq = self._last_seq() + 1
        self._connection.execute(
            "INSERT INTO jr_current (one, txn) VALUES (1, ?) ON CONFLICT DO UPDATE SET txn = excluded.txn",
            (self._number,),
        )

    def _seal(self) -> None:
        entries = self._last_seq() - self._first_seq + 1
        if entries == 0:
            self._number = 0
            return
        self._has_sealed = True
        facts = ChangeSetFacts(
            self._number, self.at, self._actor, self._label, self._role, self._target, SCHEMA_VERSION,
            self._first_seq, entries,
        )  # fmt: skip
        digests, salts = seal(self._connection, facts)
        if self._is_erasure:
            salts = bytes(len(salts))
        self._connection.execute(
            "INSERT INTO jr_txn (id, at, who, what, role, target, schema_version, first_seq, entries, head, digests, "
            "salts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                facts.id, facts.at, facts.who, facts.what, facts.role, facts.target, facts.schema_version,
                facts.first_seq, facts.entries, head_of(self._head, facts, digests), digests, salts,
            ),
        )  # fmt: skip

    def _last_seq(self) -> int:
        return self._connection.execute("SELECT coalesce(max(seq), 0) FROM jr_row").fetchone()[0]

    def _update_sql(self, record: type[Record], names: tuple[str, ...]) -> str:
        sql = self._statements.get((record.kind, names))
        if sql is None:
            if any(isinstance(record.fields[name].kind, Reference) for name in names if name != CUSTOM):
                self._defer_references()
            sets = [f"{quoted(name)} = {_placeholder(record, name)}" for name in names]
            differs = " OR ".join(f"{quoted(name)} IS NOT {_placeholder(record, name)}" for name in names)
            sql = f"UPDATE {quoted(record.kind)} SET {', '.join(sets)}, updated_at = ? WHERE id = ? AND ({differs})"
            self._statements[record.kind, names] = sql
        return sql

    def _stored(self, record: type[Record], record_id: int, values: Mapping[str, Value]) -> dict[str, Stored]:
        stored: dict[str, Stored] = {}
        custom: dict[str, Value] = {}
        for name, value in values.items():
            if name.startswith(CUSTOM_PREFIX):
                custom[name.removeprefix(CUSTOM_PREFIX)] = value
            elif name == CUSTOM:
                stored[CUSTOM] = None if value is None else str(value)
            else:
                stored[name] = record.fields[name].kind.to_store(value)
        if custom:
            stored[CUSTOM] = self._merged_custom(record, record_id, custom)
        return stored

    def _merged_custom(self, record: type[Record], record_id: int, changes: Mapping[str, Value]) -> str | None:
        row = self._connection.execute(
            f"SELECT custom FROM {quoted(record.kind)} WHERE id = ?", (record_id,)
        ).fetchone()
        if row is None:
            self._refuse_missing(record, record_id)
            return None
        held: dict[str, Value] = json.loads(row[0]) if row[0] else {}
        merged = {**held, **changes}
        return _custom_text({key: value for key, value in merged.items() if value is not None})

    def _refuse_missing(self, record: type[Record], record_id: int) -> None:
        found = self._connection.execute(f"SELECT 1 FROM {quoted(record.kind)} WHERE id = ?", (record_id,)).fetchone()
        if found is None:
            raise RefusedError(
                tr(
                    "{label} {record_id} is not there any more; someone may have deleted it. Nothing was changed.",
                    label=record.label,
                    record_id=record_id,
                )
            )

    def _broken_reference(self) -> str:
        row = self._connection.execute("PRAGMA foreign_key_check").fetchone()
        if row is None:
            return tr("A record still refers to one that is gone. Nothing was changed.")
        referring, target = record_of(row[0]), record_of(row[2])
        count = self._connection.execute(
            "SELECT count(*) FROM pragma_foreign_key_check(?) WHERE parent = ?", (row[0], row[2])
        ).fetchone()[0]
        noun = referring.label if count == 1 else referring.plural
        return tr(
            "{value:,} {noun} would refer to a {label} that is not there. Remove or change them "
            "first. Nothing was changed.",
            value=count,
            noun=noun.lower(),
            label=small(target.label),
        )


def _placeholder(record: type[Record], name: str) -> str:
    default = default_of(record.fields[name]) if name in record.fields else None
    return "?" if default is None else f"coalesce(?, {default})"


def _custom_text(values: Mapping[str, Value]) -> str | None:
    """Values of custom fields in stored form as JSON text, keys in order so that equal values are equal text."""
    if not values:
        return None
    return json.dumps({key: _custom_stored(value) for key, value in values.items()}, sort_keys=True, ensure_ascii=False)


def _custom_stored(value: Value) -> Stored:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(list(value), ensure_ascii=False)
    return value
