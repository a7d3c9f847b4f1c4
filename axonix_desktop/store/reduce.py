"""Reduces the older part of the journal: who, when and which field stay, words and names go, the chain holds.

Of every change up to a day, texts, names, own fields and files are replaced by the mark that they are no longer kept.
Numbers, dates, choices and links stay, so that figures of the past stay true and a past state can still be shown,
with the words it has now. What was reduced cannot be taken back. Since nothing can be compared any more with what the
reduced entries were sealed with, the reduction writes for each of their records an entry of its own that holds the
words as they are: what is altered from now on by other programs still shows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Blob
from axonix_desktop.core.personal import sort_of
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import RECORDS, record_of
from axonix_desktop.core.records.steering import Setting
from axonix_desktop.core.words import tr
from axonix_desktop.store.connection import Connection
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.settings import setting
from axonix_desktop.store.replay import CUSTOM, GONE, is_gone
from axonix_desktop.store.schema import default_of
from axonix_desktop.store.scrub import give_back_pages, unseal
from axonix_desktop.store.sql_text import literal, quoted
from axonix_desktop.store.work import Work

SETTING = "journal_reduced"
WHOLE = frozenset(
    {"custom_field", "setting", "saved_view", "mapping_profile", "gate_criterion", "checklist_item", "erasure"}
)
"""Kinds that hold how the programme is set up and nothing of people: their past stays whole."""
_STRUCTURE = frozenset({("attachment", "record_kind")})
_STEP = 5_000
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Reduction:
    """How far the journal was reduced: up to change set ``through``, all before the day ``before`` (ISO).

    ``steps`` are the change sets of the reductions themselves.
    """

    through: int = 0
    before: str = ""
    steps: tuple[int, ...] = ()


@dataclass(slots=True)
class Reducible:
    """What a reduction would reach: change sets up to ``through``, entries and values by kind of record."""

    through: int = 0
    change_sets: int = 0
    entries: int = 0
    values: dict[str, int] = field(default_factory=dict[str, int])
    first: str = ""
    last: str = ""
    change_set: int = 0


def reduction(f: ProgrammeFile) -> Reduction:
    """How far the journal of a programme file was reduced."""
    held: dict[str, Any] = setting(f, SETTING, dict[str, Any]())
    through, steps = held.get("through"), held.get("steps")
    numbers = tuple(one for one in steps if isinstance(one, int)) if isinstance(steps, list) else ()  # pyright: ignore[reportUnknownVariableType]
    return Reduction(through if isinstance(through, int) else 0, str(held.get("before", "")), numbers)


def reducible(f: ProgrammeFile, before: date, step: Callable[[], object] = lambda: None) -> Reducible:
    """What :func:`reduce_journal` would reach; changes nothing. ``step`` may raise to stop."""
    with f.reading() as connection:
        found, _ = _reduced_entries(connection, _through(connection, before), step)
    return found


def reduce_journal(
    f: ProgrammeFile, before: date, *, actor: str, label: str, step: Callable[[], object] = lambda: None
) -> Reducible:
    """Reduce every change made before a day, in one change set that cannot be taken back.

    ``step`` may raise to stop while nothing is written yet. Raises RefusedError when there is nothing to reduce or
    the file is read-only.
    """
    held = reduction(f)
    with f.work(label, actor) as work:
        through = _through(work.connection, before)
        found, rewritten = _reduced_entries(work.connection, through, step)
        if not rewritten:
            raise RefusedError(tr("The history before that day holds no words that could be taken out."))
        work.connection.executemany("UPDATE jr_row SET before = ?, after = ? WHERE seq = ?",
                                    [(older, newer, seq) for seq, _, _, _, older, newer in rewritten])  # fmt: skip
        records: defaultdict[str, set[int]] = defaultdict(set)
        touched: defaultdict[int, set[int]] = defaultdict(set)
        for seq, txn, table, number, _, _ in rewritten:
            records[table].add(number)
            touched[txn].add(seq)
        for table, numbers in records.items():
            ids = json.dumps(sorted(numbers))
            for seq, txn in work.connection.execute(
                "SELECT seq, txn FROM jr_row WHERE tbl = ? AND op = 'I' AND pk IN (SELECT value FROM json_each(?))",
                (table, ids),
            ).fetchall():
                touched[txn].add(seq)
            _hold_fast(work.connection, table, ids)
        unseal(work.connection, touched)
        _remember(work, Reduction(through, before.isoformat(), (*held.steps, _number(work.connection))))
    found.change_set = work.change_set
    give_back_pages(f)
    return found


def refuse_reduced(f: ProgrammeFile, number: int) -> None:
    """Raises RefusedError for a change set that was reduced, and for a reduction."""
    held = reduction(f)
    if number in held.steps:
        raise RefusedError(tr("The words taken out of the history are no longer there, so this cannot be taken back."))
    if 0 < number <= held.through:
        raise RefusedError(
            tr(
                "The history before {day} was reduced to which fields were changed, so this cannot be taken back.",
                day=held.before,
            )
        )


def _through(connection: Connection, before: date) -> int:
    """The last change set of the beginning of the journal in which all are older than the day ``before``."""
    first = connection.execute("SELECT min(id) FROM jr_txn WHERE at >= ?", (before.isoformat(),)).fetchone()[0]
    if first is not None:
        return int(first) - 1
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM jr_txn").fetchone()[0])


def _number(connection: Connection) -> int:
    """The number of the change set that is open."""
    return int(connection.execute("SELECT txn FROM jr_current").fetchone()[0])


def _reduced_entries(
    connection: Connection, through: int, step: Callable[[], object]
) -> tuple[Reducible, list[tuple[int, int, str, int, str | None, str | None]]]:
    """What would be reached, and (seq, change set, table, id, images) of the entries with their images reduced."""
    found = Reducible(through)
    rewritten: list[tuple[int, int, str, int, str | None, str | None]] = []
    sets: set[int] = set()
    for place, (seq, txn, table, number, op, before, after) in enumerate(_entries(connection, through)):
        if place % _STEP == 0:
            step()
        if table in WHOLE:
            continue
        older, count = _image(table, number, before, is_whole_row=op == "D")
        newer, more = _image(table, number, after, is_whole_row=False)
        if (older, newer) != (before, after):
            rewritten.append((seq, txn, table, number, older, newer))
            sets.add(txn)
            found.entries += 1
            found.values[table] = found.values.get(table, 0) + max(count, more)
    found.change_sets = len(sets)
    days = connection.execute(
        "SELECT min(substr(at, 1, 10)), max(substr(at, 1, 10)) FROM jr_txn "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(sets)),),
    ).fetchone()
    found.first, found.last = days[0] or "", days[1] or ""
    return found, rewritten


def _entries(connection: Connection, through: int) -> Iterator[tuple[Any, ...]]:
    return iter(
        connection.execute(
            "SELECT seq, txn, tbl, pk, op, before, after FROM jr_row WHERE op <> 'I' AND seq < "
            "(SELECT first_seq + entries FROM jr_txn WHERE id = ?) ORDER BY seq",
            (through,),
        ).fetchall()
    )


def _image(table: str, number: int, text: str | None, *, is_whole_row: bool) -> tuple[str | None, int]:
    """An image without its words, and how many went; a removed row keeps what the table asks of every row."""
    if text is None:
        return None, 0
    held: dict[str, Any] = json.loads(text)
    words, count = _words(table), 0
    for name, value in held.items():
        if name not in words or value is None or is_gone(value):
            continue
        fresh: Any = {"keys": sorted(json.loads(value))} if name == CUSTOM and isinstance(value, str) else {}
        if is_whole_row:
            fresh = f"({number % 1_000_000_000})" if words[name] else None
        if fresh != value:
            held[name] = fresh
            count += 1
    if not count:
        return text, 0
    if is_whole_row:
        held[GONE] = {}  # says that this is not how the row was
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")), count


@cache
def _words(table: str) -> dict[str, bool]:
    """The columns of a table that hold words, names or bytes: whether every row needs them."""
    record: type[Record] = record_of(table)
    found = {
        name: one.required or default_of(one) is not None
        for name, one in record.fields.items()
        if (sort_of(record, one) in ("identifier", "name", "text", "about") or isinstance(one.kind, Blob))
        and (table, name) not in _STRUCTURE
    }
    return {**found, CUSTOM: False} if record.has_custom_fields else found


def _hold_fast(connection: Connection, table: str, ids: str) -> None:
    """An entry with the words of each record as they are, so that they stay under the seal."""
    blobs = {name for one in RECORDS if one.kind == table for name, f in one.fields.items() if isinstance(f.kind, Blob)}
    names = [name for name in _words(table) if name not in blobs]
    pairs = ", ".join(f"{literal(name)}, {quoted(name)}" for name in names)
    connection.execute(
        'INSERT INTO jr_row ("txn", "tbl", "pk", "op", "after") SELECT (SELECT txn FROM jr_current), '
        f"{literal(table)}, id, 'U', json_object({pairs}) FROM {quoted(table)} "
        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (ids,),
    )


def _remember(work: Work, held: Reduction) -> None:
    """Keep how far the journal was reduced."""
    text = json.dumps({"through": held.through, "before": held.before, "steps": list(held.steps)}, sort_keys=True)
    row = work.connection.execute("SELECT id FROM setting WHERE name = ?", (SETTING,)).fetchone()
    if row is None:
        work.insert(Setting(id=new_id(), name=SETTING, value=text))
    else:
        work.update("setting", row[0], {"value": text})
