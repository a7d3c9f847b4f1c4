"""Holds a programme file against its journal: the chain, every seal, and every row replayed to its beginning.

Each finding carries the entry it was found at, so that the first bad entry can be named. What this cannot see is said
in the manual: a whole chain rewritten by someone who knows how, and the newest entries cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from axonix_desktop.core.fields import Record
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.core.words import tr
from axonix_desktop.store.connection import Connection
from axonix_desktop.store.driver import driver
from axonix_desktop.store.replay import Row, image
from axonix_desktop.store.schema import SCHEMA_VERSION
from axonix_desktop.store.seal import (
    DIGEST,
    ERASED_SALT,
    FIRST_HEAD,
    SALT,
    ChangeSetFacts,
    content_of,
    content_sql,
    entry_digest,
    facts_digest,
    head_of,
    images_bytes,
)
from axonix_desktop.store.sql_text import quoted
from axonix_desktop.store.versions import shipped


class Finding(NamedTuple):
    """A fault and the journal entry (``seq``) it shows at."""

    seq: int
    sentence: str


@dataclass(frozen=True, slots=True)
class SealedSet:
    """A change set's facts and seal."""

    facts: ChangeSetFacts
    digests: bytes
    salts: bytes

    @property
    def name(self) -> str:
        """How a finding names it."""
        return f"change set {self.facts.id} (“{self.facts.what}”, {self.facts.at[:10]})"

    def holds(self, place: tuple[int, str, int, str], content: bytes) -> bool:
        """Whether an entry's content is what was sealed; erased entries count as holding."""
        salt = self.salt(place[0])
        index = place[0] - self.facts.first_seq + 1
        sealed = self.digests[index * DIGEST : (index + 1) * DIGEST]
        return salt == ERASED_SALT or entry_digest(salt, place, content) == sealed

    def salt(self, seq: int) -> bytes:
        """The salt of the entry ``seq``; all zero when it was erased."""
        index = seq - self.facts.first_seq + 1
        return self.salts[index * SALT : (index + 1) * SALT]


def sealed_sets(connection: Connection) -> dict[int, SealedSet]:
    """Every change set with its seal, by number."""
    rows = connection.execute(
        "SELECT id, at, who, what, role, target, schema_version, first_seq, entries, digests, salts FROM jr_txn "
        "ORDER BY id"
    )
    return {row[0]: SealedSet(ChangeSetFacts(*row[:9]), row[9], row[10]) for row in rows}


def chain_findings(connection: Connection, sets: dict[int, SealedSet]) -> Iterator[Finding]:
    """Whether change sets follow each other without a gap, each chained to the one before, entries complete."""
    heads: dict[int, bytes] = dict(connection.execute("SELECT id, head FROM jr_txn"))
    head, seq = FIRST_HEAD, 1
    for expected, (number, one) in enumerate(sets.items(), start=1):
        facts = one.facts
        if number != expected:
            yield Finding(seq, tr("Change set {expected:,} is missing from the journal.", expected=expected))
            return
        if facts.first_seq != seq or len(one.digests) != DIGEST * (facts.entries + 1):
            yield Finding(seq, tr("The place of {name} in the journal was altered.", name=one.name))
            return
        salt = one.salts[:SALT]
        if salt != ERASED_SALT and facts_digest(salt, facts) != one.digests[:DIGEST]:
            yield Finding(seq, tr("When, who or what was altered in {name}.", name=one.name))
        head = head_of(head, facts, one.digests)
        if head != heads[number]:
            yield Finding(seq, tr("The chain is broken at {name}: it, or its seal, was altered.", name=one.name))
            return
        yield from _entry_gaps(connection, one)
        seq += facts.entries
    stray = connection.execute("SELECT min(seq), count(*) FROM jr_row WHERE seq >= ?", (seq,)).fetchone()
    if stray[1]:
        yield Finding(stray[0], tr("The journal has {stray:,} entries that belong to no change set.", stray=stray[1]))
    if connection.execute("SELECT count(*) FROM jr_current").fetchone()[0]:
        yield Finding(seq, tr("A change set was left open, so that any program could write rows."))


def _entry_gaps(connection: Connection, one: SealedSet) -> Iterator[Finding]:
    first = one.facts.first_seq
    last = first + one.facts.entries - 1
    found = connection.execute(
        "SELECT count(*) FROM jr_row WHERE seq BETWEEN ? AND ? AND txn = ?", (first, last, one.facts.id)
    ).fetchone()[0]
    if found == one.facts.entries:
        return
    there = {
        row[0]
        for row in connection.execute(
            "SELECT seq FROM jr_row WHERE seq BETWEEN ? AND ? AND txn = ?", (first, last, one.facts.id)
        )
    }
    missing = next(seq for seq in range(first, last + 1) if seq not in there)
    yield Finding(
        missing, tr("Entry {missing:,} of the journal, in {name}, is missing.", missing=missing, name=one.name)
    )


class Replay:
    """Replays every table backwards against the journal, and each entry against its seal."""

    def __init__(self, connection: Connection, sets: dict[int, SealedSet]) -> None:
        self._connection = connection
        self._sets = sets
        self._layouts: dict[int, dict[str, list[str]]] = {}
        self.erased = 0

    def findings(self) -> Iterator[Finding]:
        """Every row and entry that do not agree."""
        known = {record.kind for record in RECORDS}
        for (table,) in self._connection.execute("SELECT DISTINCT tbl FROM jr_row").fetchall():
            if table not in known:
                yield Finding(0, tr("The journal speaks of “{table}”, which this layout does not have.", table=table))
        for record in RECORDS:
            yield from self._table(record)

    def _table(self, record: type[Record]) -> Iterator[Finding]:
        columns = record.columns()
        terms = ", ".join(f"t.{quoted(name)}" for name in columns)
        rows = self._connection.execute(
            f"SELECT {terms}, {content_sql(record.kind, 't')} FROM {quoted(record.kind)} AS t ORDER BY t.id DESC"
        )
        entries = self._connection.execute(
            "SELECT pk, seq, txn, op, CAST(before AS BLOB), CAST(after AS BLOB) FROM jr_row WHERE tbl = ? "
            "ORDER BY pk DESC, seq DESC",
            (record.kind,),
        )
        row: tuple[Any, ...] | None = rows.fetchone()
        for record_id, group in groupby(entries, key=lambda entry: entry[0]):
            while row is not None and row[0] > record_id:
                yield self._unjournalled(record, row[0])
                row = rows.fetchone()
            now = row if row is not None and row[0] == record_id else None
            yield from self._record(record, record_id, now, list(group))
            if now is not None:
                row = rows.fetchone()
        while row is not None:
            yield self._unjournalled(record, row[0])
            row = rows.fetchone()

    def _record(
        self, record: type[Record], record_id: int, now: tuple[Any, ...] | None, entries: list[tuple[Any, ...]]
    ) -> Iterator[Finding]:
        state: Row | None = None if now is None else dict(zip(record.columns(), now[:-1], strict=True))
        end_content = b"" if now is None else bytes(now[-1])
        txn = 0
        for _, seq, number, op, before, after in entries:
            one = self._sets.get(number)
            if one is None:
                return  # the chain has told
            if one.salt(seq) == ERASED_SALT:
                self.erased += 1
                return
            if number != txn and (txn or one.facts.schema_version != SCHEMA_VERSION):
                end_content = self._content(record.kind, one.facts.schema_version, state)
            txn = number
            content = end_content if op == "I" else images_bytes(before, after)
            if not one.holds((seq, record.kind, record_id, op), content):
                what = f"{record.label} {record_id}"
                yield Finding(
                    seq,
                    tr(
                        "Entry {seq:,} of the journal, in {name}, was altered, or {what} was since.",
                        seq=seq,
                        name=one.name,
                        what=what,
                    ),
                )
                return
            fault = _disagreement(op, state, after)
            if fault:
                yield Finding(
                    seq,
                    tr(
                        "{label} {record_id} {fault} (entry {seq:,}, in {name}).",
                        label=record.label,
                        record_id=record_id,
                        fault=fault,
                        seq=seq,
                        name=one.name,
                    ),
                )
                return
            state = _before(op, record_id, state, before)
        if state is not None:
            yield self._unjournalled(record, record_id)

    def _content(self, table: str, version: int, state: Row | None) -> bytes:
        """The sealed form of a row as it once stood, with the columns its layout had."""
        if state is None:
            return b""
        if version not in self._layouts:
            self._layouts[version] = _layout(version)
        names = self._layouts[version].get(table, [])
        return content_of(self._connection, [state.get(name) for name in names])

    def _unjournalled(self, record: type[Record], record_id: int) -> Finding:
        return Finding(
            0, tr("{label} {record_id} is in the file but not in its journal.", label=record.label, record_id=record_id)
        )


def _disagreement(op: str, state: Row | None, after: bytes | None) -> str | None:
    if op == "D":
        return None if state is None else "is in the file although it was removed"
    if state is None:
        return "is missing although the journal never says it was removed"
    if op == "U" and after is not None:
        for name, value in image(after).items():
            if state.get(name) != value:
                return f"differs from the journal in “{name}”"
    return None


def _before(op: str, record_id: int, state: Row | None, before: bytes | None) -> Row | None:
    if op == "I":
        return None
    held = image(before) if before else {}
    return {**(state or {"id": record_id}), **held}


def _layout(version: int) -> dict[str, list[str]]:
    """The columns of every table as schema ``version`` had them."""
    if version == SCHEMA_VERSION:
        return {record.kind: list(record.columns()) for record in RECORDS}
    connection = driver.connect(":memory:", isolation_level=None)
    try:
        shipped().lay(connection.execute, to=version)
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: [row[1] for row in connection.execute(f"PRAGMA table_info({quoted(name)})")] for name in tables}
    finally:
        connection.close()
