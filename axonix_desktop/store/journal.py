"""The history as people read it: change sets, what each changed, and what became of one record."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal

from axonix_desktop.core.kinds import Stored
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.replay import Row, image, is_gone, rows_after
from axonix_desktop.store.seal import FIRST_HEAD
from axonix_desktop.store.work import CUSTOM, CUSTOM_PREFIX, Role

Op = Literal["added", "changed", "removed"]
_OPS: Mapping[str, Op] = {"I": "added", "U": "changed", "D": "removed"}
_UNTOLD = frozenset({"id", "created_at", "updated_at"})
_FACTS = "t.id, t.at, t.who, t.what, t.role, t.target, t.entries"


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One act: its number, moment (UTC text), actor, what was done, and how many row changes it made.

    ``role`` tells edits from undos and redos, ``target`` is the change set an undo or redo is about.
    """

    id: int
    at: str
    actor: str
    label: str
    role: Role
    target: int | None
    changes: int


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record as an act changed it; values are in stored form, None for no value.

    A custom field is named ``custom:<id>``. A record that was added or removed gives one change a field that had a
    value, and at least one with ``field`` None. ``is_kept`` is False where only the field is still known.
    """

    kind: str
    record_id: int
    op: Op
    field: str | None
    old: Stored
    new: Stored
    is_kept: bool = True


def change_sets(f: ProgrammeFile, limit: int | None = None, record: tuple[str, int] | None = None) -> list[ChangeSet]:
    """The newest ``limit`` change sets, newest first; only those that touched ``record`` (kind, id) where given."""
    most = -1 if limit is None else limit
    if record is None:
        rows = f.read(f"SELECT {_FACTS} FROM jr_txn AS t ORDER BY t.id DESC LIMIT ?", (most,))
    else:
        rows = f.read(
            f"SELECT {_FACTS} FROM jr_txn AS t WHERE t.id IN (SELECT txn FROM jr_row WHERE tbl = ? AND pk = ?) "
            "ORDER BY t.id DESC LIMIT ?",
            (*record, most),
        )
    return [ChangeSet(*row) for row in rows]


def change_set(f: ProgrammeFile, number: int) -> ChangeSet | None:
    """One change set by its number."""
    rows = f.read(f"SELECT {_FACTS} FROM jr_txn AS t WHERE t.id = ?", (number,))
    return ChangeSet(*rows[0]) if rows else None


def changes(
    f: ProgrammeFile,
    change_set: int,
    record: tuple[str, int] | None = None,
    limit: int | None = None,
    skip: int = 0,
) -> list[Change]:
    """What a change set changed, field by field, in the order it happened; only ``record`` where given.

    ``limit`` is the most entries (changes of one row) to tell, after the first ``skip`` of the set; an import may have
    a hundred thousand. Several changes of one row within the set are told one by one. Values of an added record are
    those at the end of the set.
    """
    only, key = ("AND tbl = ? AND pk = ?", record) if record else ("", ())
    most = -1 if limit is None else limit
    entries = f.read(
        "SELECT seq, tbl, pk, op, before, after FROM jr_row WHERE seq BETWEEN "
        f"(SELECT first_seq + {int(skip)} FROM jr_txn WHERE id = ?1) AND "
        f"(SELECT first_seq + entries - 1 FROM jr_txn WHERE id = ?1) {only} ORDER BY seq LIMIT {int(most)}",
        (change_set, *key),
    )
    added: defaultdict[str, set[int]] = defaultdict(set)
    for _, table, record_id, op, _, _ in entries:
        if op == "I":
            added[table].add(record_id)
    rows = _added_rows(f, change_set, added)
    found: list[Change] = []
    for _, table, record_id, op, before, after in entries:
        old = image(before) if before else {}
        is_held_fast = op == "U" and before is None
        new = rows.get((table, record_id), {}) if op == "I" else image(after) if after and not is_held_fast else {}
        gone = _gone(table, record_id, after) if op == "U" and not is_held_fast else []
        found.extend(_told(table, record_id, _OPS[op], old, new) + gone)
    return found


def touched(f: ProgrammeFile, change_set: int) -> dict[str, int]:
    """How many records of each kind a change set touched."""
    rows = f.read(
        "SELECT tbl, count(DISTINCT pk) FROM jr_row WHERE seq BETWEEN "
        "(SELECT first_seq FROM jr_txn WHERE id = ?1) AND "
        "(SELECT first_seq + entries - 1 FROM jr_txn WHERE id = ?1) GROUP BY tbl ORDER BY tbl",
        (change_set,),
    )
    return dict(rows)


def touched_ids(f: ProgrammeFile, change_set: int, most: int = 500) -> dict[str, frozenset[int] | None]:
    """The ids a change set touched, by kind; None for a kind in which there are more than ``most``."""
    span = (
        "seq BETWEEN (SELECT first_seq FROM jr_txn WHERE id = ?1) AND "
        "(SELECT first_seq + entries - 1 FROM jr_txn WHERE id = ?1)"
    )
    few = f.read(f"SELECT DISTINCT tbl, pk FROM jr_row WHERE {span} LIMIT ?2", (change_set, most + 1))
    if len(few) <= most:
        return {kind: frozenset(key for _, key in same) for kind, same in groupby(sorted(few), itemgetter(0))}
    # the plus keeps SQLite from going through the journal of the whole kind instead of this span
    one_kind = f"SELECT DISTINCT pk FROM jr_row WHERE +tbl = ?2 AND {span}"
    return {
        kind: None if number > most else frozenset(row[0] for row in f.read(one_kind, (change_set, kind)))
        for kind, number in touched(f, change_set).items()
    }


def history(f: ProgrammeFile, kind: str, record_id: int, limit: int = 100) -> list[tuple[ChangeSet, list[Change]]]:
    """What became of one record: the change sets that touched it, newest first, each with its changes of it."""
    key = (kind, record_id)
    return [(one, changes(f, one.id, key)) for one in change_sets(f, limit, key)]


def head(f: ProgrammeFile) -> int:
    """The number of the newest change set; 0 for a new file."""
    return f.read("SELECT coalesce(max(id), 0) FROM jr_txn")[0][0]


def head_hash(f: ProgrammeFile) -> str:
    """The head of the chain as 64 hexadecimal digits; printed on a report it is a witness outside the file."""
    rows = f.read("SELECT head FROM jr_txn ORDER BY id DESC LIMIT 1")
    return (rows[0][0] if rows else FIRST_HEAD).hex()


def _added_rows(f: ProgrammeFile, change_set: int, added: Mapping[str, set[int]]) -> dict[tuple[str, int], Row]:
    if not added:
        return {}
    last = f.read("SELECT first_seq + entries - 1 FROM jr_txn WHERE id = ?", (change_set,))[0][0]
    with f.reading() as connection:
        return {
            (table, record_id): row
            for table, ids in added.items()
            for record_id, row in rows_after(connection, table, last, ids).items()
        }


def _told(kind: str, record_id: int, op: Op, old: Row, new: Row) -> list[Change]:
    told: list[Change] = []
    for name in dict.fromkeys((*old, *new)):
        if name in _UNTOLD:
            continue
        before, after = old.get(name), new.get(name)
        if name == CUSTOM:
            told.extend(_told_custom(kind, record_id, op, before, after))
        elif before != after:
            told.append(Change(kind, record_id, op, name, before, after))
    if not told and op != "changed":
        told.append(Change(kind, record_id, op, None, None, None))
    return told


def _gone(kind: str, record_id: int, after: str | None) -> list[Change]:
    """The fields of which only is known that they were changed."""
    found: list[Change] = []
    for name, value in json.loads(after or "{}").items():
        if is_gone(value):
            keys = [CUSTOM_PREFIX + key for key in value.get("keys", ())] if name == CUSTOM else [name]
            found += [Change(kind, record_id, "changed", key, None, None, is_kept=False) for key in keys]
    return found


def _told_custom(kind: str, record_id: int, op: Op, before: Stored, after: Stored) -> list[Change]:
    old: dict[str, Stored] = json.loads(before) if isinstance(before, str) else {}
    new: dict[str, Stored] = json.loads(after) if isinstance(after, str) else {}
    return [
        Change(kind, record_id, op, CUSTOM_PREFIX + key, old.get(key), new.get(key))
        for key in dict.fromkeys((*old, *new))
        if old.get(key) != new.get(key)
    ]
