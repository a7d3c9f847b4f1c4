"""Undo and redo as in an editor, from the journal, so they work after a restart too.

An undo is a new change set that writes back what its target replaced; history is never rewritten. A redo takes an
undo back. A new edit ends what could be redone. Where a row is no longer as the target left it, nothing is forced:
the whole undo is refused with the list of what stands in its way.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from axonix_desktop.core.kinds import Stored
from axonix_desktop.core.problems import ConflictError, RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.bulk import MANY, delete_rows, insert_rows
from axonix_desktop.store.connection import Connection
from axonix_desktop.store.driver import driver
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.faults import rule_in_words
from axonix_desktop.store.journal import ChangeSet, change_set
from axonix_desktop.store.reduce import reduction, refuse_reduced
from axonix_desktop.store.replay import (
    STAMP,
    Entry,
    Row,
    entries_backwards,
    known_image,
    refuse_gone,
    rows_after,
    span_of,
)
from axonix_desktop.store.sql_text import quoted
from axonix_desktop.store.work import Role, Work

_MOST_TOLD = 50
_ERASED = (
    "SELECT id FROM jr_txn WHERE (EXISTS (SELECT 1 FROM erasure) OR EXISTS (SELECT 1 FROM setting WHERE name = "
    "'files_erased')) AND substr(salts, 17) = zeroblob(length(salts) - 16)"
)
"""Change sets of which nothing but who, when and what is left; none is looked at while nothing was ever erased."""
_NOT_THE_BEGINNING = "NOT (id = 1 AND EXISTS (SELECT 1 FROM jr_row WHERE txn = 1 AND tbl = 'programme' AND op = 'I'))"
"""The change set that began the programme is what every other stands on; it is no step of a person to take back."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did: the change sets it was about, in the order they were treated, and its own number."""

    change_set: int
    undone: tuple[ChangeSet, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """An edit on the undo or redo stack, and the newest change set that applied it or took it back."""

    edit: int
    newest: int


def undoable(f: ProgrammeFile) -> ChangeSet | None:
    """The edit that :func:`undo` would take back next; None when there is none."""
    return next_steps(f)[0]


def redoable(f: ProgrammeFile) -> ChangeSet | None:
    """The edit that :func:`redo` would do again next; None when there is none."""
    return next_steps(f)[1]


def next_steps(f: ProgrammeFile) -> tuple[ChangeSet | None, ChangeSet | None]:
    """The edits that :func:`undo` and :func:`redo` would treat next, each None when there is none."""
    newest = f.read(f"SELECT id, role FROM jr_txn WHERE {_NOT_THE_BEGINNING} ORDER BY id DESC LIMIT 1")
    if newest and newest[0][1] == "edit" and _can_still_be_taken_back(f, newest[0][0]):
        return change_set(f, newest[0][0]), None  # whatever the history before it, which need not be gone through
    done, taken_back = _stacks(f)
    return change_set(f, done[-1].edit) if done else None, change_set(f, taken_back[-1].edit) if taken_back else None


def _can_still_be_taken_back(f: ProgrammeFile, number: int) -> bool:
    """Whether an edit was neither erased nor reduced."""
    reduced = reduction(f)
    is_kept = number > reduced.through and number not in reduced.steps
    return is_kept and not f.read(f"{_ERASED} AND id = ?", (number,))


def steps(f: ProgrammeFile) -> tuple[list[int], list[int]]:
    """The edits that can be undone and those that can be redone, by number; the next one stands last."""
    done, taken_back = _stacks(f)
    return [step.edit for step in done], [step.edit for step in taken_back]


def undo(f: ProgrammeFile, to: int | None = None, *, actor: str | None = None) -> Undone:
    """Take back the last edit, or every edit after change set ``to``, all or none.

    ``actor`` is who undoes; without it, whoever made the edit. Raises RefusedError when there is nothing to take
    back, ConflictError when a row is no longer as the edit left it.
    """
    done, _ = _stacks(f)
    if to is not None and to != 0 and change_set(f, to) is None:
        raise RefusedError(tr("There is no change set {to}. Look it up in the history.", to=to))
    if to is not None and to < reduction(f).through:
        refuse_reduced(f, to + 1)
    steps = done[-1:] if to is None else [step for step in done if step.edit > to]
    if not steps:
        raise RefusedError(tr("There is nothing to undo."))
    return _apply(f, steps[::-1], "undo", actor)


def redo(f: ProgrammeFile, *, actor: str | None = None) -> Undone:
    """Do again what was last undone. Raises RefusedError when an edit came since, or nothing was undone."""
    _, taken_back = _stacks(f)
    if not taken_back:
        raise RefusedError(tr("There is nothing to redo."))
    return _apply(f, taken_back[-1:], "redo", actor)


def take_back(f: ProgrammeFile, number: int, *, actor: str) -> Undone:
    """Take back one change set from the middle of the history and keep everything after it.

    The act is an edit of its own and can be undone like any. Raises RefusedError when there is no such change set,
    ConflictError when later work stands on it.
    """
    target = change_set(f, number)
    if target is None:
        raise RefusedError(tr("There is no change set {number}. Look it up in the history.", number=number))
    refuse_reduced(f, number)
    with _conflicts_in_words(f), f.work(tr("Take back: {label}", label=target.label), actor, target=number) as work:
        _reverse(work, number)
    return Undone(work.change_set, (target,))


def _stacks(f: ProgrammeFile) -> tuple[list[_Step], list[_Step]]:
    """What can be undone and what can be redone, the next one last."""
    done: list[_Step] = []
    taken_back: list[_Step] = []
    reduced = reduction(f)
    gone = {row[0] for row in f.read(_ERASED)} | set(reduced.steps)
    for number, role, target in f.read(f"SELECT id, role, target FROM jr_txn WHERE {_NOT_THE_BEGINNING} ORDER BY id"):
        if role == "edit":
            taken_back.clear()
            if number not in gone:  # what is undone next is looked for below it
                done.append(_Step(number, number))
        else:
            source, goal = (done, taken_back) if role == "undo" else (taken_back, done)
            if source and source[-1].edit == target:
                source.pop()
            goal.append(_Step(target, number))

    def stays(one: _Step) -> bool:
        return one.newest not in gone and one.newest > reduced.through

    return [one for one in done if stays(one)], [one for one in taken_back if stays(one)]


def _apply(f: ProgrammeFile, steps: list[_Step], role: Role, actor: str | None) -> Undone:
    """Reverse the newest change set of each step, every one in a change set of its own, in one transaction."""
    targets = [target for step in steps if (target := change_set(f, step.edit))]
    verb = "Undo" if role == "undo" else "Redo"
    first = targets[0]
    with (
        _conflicts_in_words(f),
        f.work(f"{verb}: {first.label}", actor or first.actor, role=role, target=first.id) as work,
    ):
        _reverse(work, steps[0].newest)
        for step, target in zip(steps[1:], targets[1:], strict=True):
            work.go_on(f"{verb}: {target.label}", actor or target.actor, target.id)
            _reverse(work, step.newest)
    return Undone(work.change_set, tuple(targets))


@contextmanager
def _conflicts_in_words(f: ProgrammeFile) -> Generator[None]:
    """Refusals of the schema's rules while writing back are conflicts: something took the place meanwhile."""
    if f.read_only_reason is not None:
        raise RefusedError(f.read_only_reason)
    try:
        yield
    except ConflictError:
        raise
    except RefusedError as error:
        raise ConflictError(tr("This cannot be taken back. {error}", error=error), (str(error),)) from error


def _reverse(work: Work, number: int) -> None:
    """Write back what change set ``number`` replaced, newest entry first."""
    span = span_of(work.connection, number)
    if span is None:
        raise RefusedError(tr("There is no change set {number}.", number=number))
    if span[1] - span[0] >= MANY:
        work.make_room()
    conflicts = _conflicts(work.connection, *span)
    if conflicts:
        raise ConflictError(
            trn(
                "{count} later change would be lost, so nothing was taken back. Take the later changes back first.",
                "{count} later changes would be lost, so nothing was taken back. Take the later changes back first.",
                len(conflicts),
            ),
            tuple(conflicts[:_MOST_TOLD]),
        )
    for entries in entries_backwards(work.connection, *span):
        for entry in entries:
            refuse_gone(entry)
        for (table, op), run in groupby(entries, key=attrgetter("table", "op")):
            _reverse_run(work.connection, table, op, list(run))


def _reverse_run(connection: Connection, table: str, op: str, run: list[Entry]) -> None:
    """Reverse entries of one table and sort that follow each other."""
    try:
        if op == "I":
            done = delete_rows(connection, table, [entry.record_id for entry in run])
            if done != len(run):
                raise ConflictError(
                    tr("{plural} that were added are not all there any more.", plural=record_of(table).plural)
                )
        elif op == "D":
            held = [(entry.record_id, known_image(entry, entry.before)) for entry in run]
            for names, same in groupby(held, key=lambda pair: tuple(pair[1])):
                insert_rows(connection, table, ("id", *names), ((key, *row.values()) for key, row in same))
        else:
            statements: dict[tuple[str, ...], str] = {}
            for entry in run:
                _reverse_update(connection, entry, statements)
    except driver.IntegrityError as error:
        sentence = rule_in_words(str(error))
        raise ConflictError(tr("This cannot be taken back. {sentence}", sentence=sentence), (sentence,)) from error


def _reverse_update(connection: Connection, entry: Entry, statements: dict[tuple[str, ...], str]) -> None:
    """Write back an update; ``statements`` holds the SQL of those with the same columns."""
    before, after = known_image(entry, entry.before), known_image(entry, entry.after)
    compared = [value for name, value in after.items() if name != STAMP]
    names = (*before, "", *after)
    if names not in statements:
        sets = ", ".join(f"{quoted(name)} = ?" for name in before)
        same = "".join(f" AND {quoted(name)} IS ?" for name in after if name != STAMP)
        statements[names] = f"UPDATE {quoted(entry.table)} SET {sets} WHERE id = ?{same}"
    done = connection.execute(statements[names], (*before.values(), entry.record_id, *compared))
    if done.rowcount == 0:
        sentence = tr(
            "{label} {record_id} has been changed since.", label=record_of(entry.table).label, record_id=entry.record_id
        )
        raise ConflictError(tr("{sentence} Nothing was taken back.", sentence=sentence), (sentence,))


def _conflicts(connection: Connection, first: int, last: int) -> list[str]:
    """One sentence for each row that later change sets left otherwise than this one did."""
    later = connection.execute(
        "SELECT DISTINCT a.tbl, a.pk FROM jr_row AS a WHERE a.seq BETWEEN ?1 AND ?2 AND EXISTS "
        "(SELECT 1 FROM jr_row AS b WHERE b.tbl = a.tbl AND b.pk = a.pk AND b.seq > ?2) ORDER BY a.tbl, a.pk",
        (first, last),
    ).fetchall()
    found: list[str] = []
    for table, pairs in groupby(later, key=lambda pair: pair[0]):
        ids = [pair[1] for pair in pairs]
        then, now = (rows_after(connection, table, seq, ids) for seq in (last, 2**62))
        for record_id in ids:
            names = _changed_names(connection, (table, record_id), first, last)
            found.extend(_differences(table, record_id, names, then.get(record_id), now.get(record_id)))
    return found


def _changed_names(connection: Connection, key: tuple[str, int], first: int, last: int) -> set[str] | None:
    """The columns a change set changed in a row; None when it added or removed the row, and all of them count."""
    names: set[str] = set()
    rows = connection.execute(
        "SELECT seq, tbl, pk, op, before, after FROM jr_row WHERE tbl = ? AND pk = ? AND seq BETWEEN ? AND ?",
        (*key, first, last),
    ).fetchall()
    for row in rows:
        entry = Entry(*row)
        if entry.op != "U":
            return None
        names.update(known_image(entry, entry.after))
    return names


def _differences(table: str, record_id: int, names: set[str] | None, then: Row | None, now: Row | None) -> list[str]:
    record = record_of(table)
    if then is None or now is None:
        if then is now:
            return []
        fate = "has been removed since" if now is None else "has been added again since"
        return [f"{record.label} “{_title(then or now or {}, record.title_field, record_id)}” {fate}."]
    compared = [name for name in record.columns() if name != STAMP and (names is None or name in names)]
    labels = [
        record.fields[name].label if name in record.fields else tr("Own fields")
        for name in compared
        if then.get(name) != now.get(name)
    ]
    title = _title(now, record.title_field, record_id)
    return [
        tr("{label} “{title}”: “{label2}” has been changed since.", label=record.label, title=title, label2=label)
        for label in labels
    ]


def _title(row: Row, field: str, record_id: int) -> Stored:
    return row.get(field) or record_id
