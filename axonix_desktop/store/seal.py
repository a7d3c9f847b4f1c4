"""Seals a change set: a salted digest of every entry, and a head that chains it to the change set before.

Entry *i* of a change set has the digest SHA-256(salt ‖ place ‖ images). Entry 0 is the change set itself: when, who,
what. An insert has no image in the journal, so its digest covers the row as it stood at the end of the change set.
The head is SHA-256(head before ‖ numbers ‖ all digests). To erase a person, images and salts are blanked and digests
kept: the chain still holds, and nothing can be guessed from a digest without its salt.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass

from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.store.connection import Connection
from axonix_desktop.store.sql_text import quoted

DIGEST = 32
SALT = 16
FIRST_HEAD = bytes(DIGEST)
"""What the first change set is chained to."""

ERASED_SALT = bytes(SALT)
"""Marks an entry that was erased on request."""


@dataclass(frozen=True, slots=True)
class ChangeSetFacts:
    """What ``jr_txn`` says of a change set apart from its seal."""

    id: int
    at: str
    who: str
    what: str
    role: str
    target: int | None
    schema_version: int
    first_seq: int
    entries: int


def content_sql(table: str, alias: str) -> str:
    """The SQL expression that gives a whole row of ``table`` as the bytes an insert's digest covers."""
    record = record_of(table)
    terms: list[str] = []
    for name in record.columns():
        column = f"{alias}.{quoted(name)}"
        is_blob = name in record.fields and record.fields[name].kind.storage == "BLOB"
        terms.append(f"iif({column} IS NULL, NULL, hex({column}))" if is_blob else column)
    return f"CAST(json_array({', '.join(terms)}) AS BLOB)"


def content_of(connection: Connection, values: Sequence[object]) -> bytes:
    """The same bytes for a row's values at hand, made by SQLite itself so that numbers are written alike."""
    has_bytes = bytes in map(type, values)
    terms = ",".join(["hex(?)" if has_bytes and isinstance(value, bytes) else "?" for value in values])
    return connection.execute(f"SELECT CAST(json_array({terms}) AS BLOB)", tuple(values)).fetchone()[0]


def entry_digest(salt: bytes, place: tuple[int, str, int, str], images: bytes) -> bytes:
    """The digest of an entry at ``place`` (seq, table, id, op)."""
    seq, table, key, op = place
    return hashlib.sha256(b"".join((salt, f"{seq}\x1f{table}\x1f{key}\x1f{op}\x1f".encode(), images))).digest()


def images_bytes(before: bytes | None, after: bytes | None) -> bytes:
    """The bytes of an update's or a delete's images."""
    return (before or b"") + b"\x1f" + (after or b"")


def facts_digest(salt: bytes, facts: ChangeSetFacts) -> bytes:
    """The digest of entry 0: when, who, what."""
    text = json.dumps([facts.at, facts.who, facts.what], ensure_ascii=False)
    return hashlib.sha256(salt + text.encode()).digest()


def head_of(before: bytes, facts: ChangeSetFacts, digests: bytes) -> bytes:
    """The head of the chain after a change set."""
    numbers = json.dumps(
        [facts.id, facts.role, facts.target, facts.schema_version, facts.first_seq, facts.entries]
    ).encode()
    return hashlib.sha256(before + numbers + digests).digest()


def seal(connection: Connection, facts: ChangeSetFacts) -> tuple[bytes, bytes]:
    """Digests and salts of a change set just before its commit; entry 0 first, then in the order of ``seq``."""
    count = facts.entries + 1
    salts = os.urandom(SALT * count)
    digests = bytearray(DIGEST * count)
    digests[:DIGEST] = facts_digest(salts[:SALT], facts)
    span = (facts.first_seq, facts.first_seq + facts.entries - 1)
    before_first = facts.first_seq - 1
    tables = connection.execute(
        "SELECT DISTINCT tbl FROM jr_row WHERE seq BETWEEN ? AND ? AND op = 'I'", span
    ).fetchall()
    for (table,) in tables:
        prefix, infix = f"\x1f{table}\x1f", "\x1fI\x1f"
        for seq, key, content in connection.execute(_inserts_sql(table), (*span, table)):
            place = seq - before_first
            salt = salts[place * SALT : (place + 1) * SALT]
            text = salt + f"{seq}{prefix}{key}{infix}".encode() + (content or b"")
            digests[place * DIGEST : (place + 1) * DIGEST] = hashlib.sha256(text).digest()
    others = connection.execute(
        "SELECT seq, tbl, pk, op, CAST(before AS BLOB), CAST(after AS BLOB) FROM jr_row "
        "WHERE seq BETWEEN ? AND ? AND op <> 'I' ORDER BY seq",
        span,
    )
    for seq, table, key, op, before, after in others:
        place = seq - before_first
        salt = salts[place * SALT : (place + 1) * SALT]
        digest = entry_digest(salt, (seq, table, key, op), images_bytes(before, after))
        digests[place * DIGEST : (place + 1) * DIGEST] = digest
    return bytes(digests), salts


def _inserts_sql(table: str) -> str:
    """The inserts of a span; the ``+`` keeps SQLite from going through the journal of the whole table instead."""
    content = content_sql(table, "t")
    return (
        f"SELECT j.seq, j.pk, iif(t.id IS NULL, NULL, {content}) FROM jr_row AS j "
        f"LEFT JOIN {quoted(table)} AS t ON t.id = j.pk "
        "WHERE j.seq BETWEEN ? AND ? AND +j.tbl = ? AND j.op = 'I' ORDER BY j.seq"
    )
