"""Erases a person on request: rows, journal and free pages hold the person no more; the chain of seals still holds.

One transaction. The person's row stays as "Erased person", so that counts and references stay true. Journal images of
the row are blanked, the person's words in all other images replaced, and the salts of every entry touched are set to
zero, which marks them as erased on request; their digests stay, so that the chain can still be followed. The change
set of the erasure itself is marked in the same way: it cannot be undone.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.personal import (
    ERASED_NAME,
    PERSON,
    TOLD,
    Sought,
    scrubbed,
    sort_of,
)
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import RECORDS, record_of
from axonix_desktop.core.records.programme import Erasure
from axonix_desktop.core.records.steering import Setting
from axonix_desktop.core.words import tr
from axonix_desktop.store.connection import Connection
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.person_words import records_about, records_gone, sought_of
from axonix_desktop.store.queries.settings import setting
from axonix_desktop.store.replay import CUSTOM
from axonix_desktop.store.scrub import give_back_pages, unseal
from axonix_desktop.store.seal import ERASED_SALT, SALT
from axonix_desktop.store.sql_text import quoted
from axonix_desktop.store.work import Work

FILES_SETTING = "files_erased"
"""The setting that holds the numbers of erased files."""
_EMPTIED = ("email", "business_unit_id", "job_role", "role_family", "skill_level", "notes", CUSTOM)
Place = tuple[str, int]


@dataclass(slots=True)
class Erased:
    """What an erasure reached: values in rows, entries of the journal, labels of change sets, files removed."""

    change_set: int = 0
    values: int = 0
    entries: int = 0
    labels: int = 0
    files: int = 0
    records: set[Place] = field(default_factory=set[Place])


@dataclass(frozen=True, slots=True)
class _Whom:
    """The person: id, words, and the records that are about them alone, by kind; those removed before apart."""

    number: int
    sought: Sought
    about: Mapping[str, frozenset[int]]
    gone: Mapping[str, frozenset[int]]

    def is_about(self, table: str, record_id: int) -> bool:
        return record_id in self.about.get(table, ()) or record_id in self.gone.get(table, ())


def erase_person(f: ProgrammeFile, number: int, *, actor: str, reason: str, label: str) -> Erased:
    """Erase one person; see :func:`erase_people`."""
    return erase_people(f, [number], actor=actor, reason=reason, label=label)


def erase_people(
    f: ProgrammeFile,
    numbers: Sequence[int],
    *,
    actor: str,
    reason: str,
    label: str,
    step: Callable[[], object] = lambda: None,
) -> Erased:
    """Erase people from a programme file in one change set; ``label`` is what the history says (no name in it).

    ``step`` may raise to stop: nothing was changed then. Raises RefusedError when someone is not there or the file is
    read-only. Free pages are given back at the end.
    """
    everyone = [_whom(f, number, numbers) for number in numbers]
    done = Erased()
    with f.work(label, actor) as work:
        for whom in everyone:
            step()
            before = done.values
            _empty_rows(work, whom, done)
            _replace_mentions(work, whom, done)
            _remove_files(work, whom, done)
            work.insert(
                Erasure(id=new_id(), person_number=whom.number, erased_at=work.at, actor=actor, reason=reason or None,
                        places=done.values - before)
            )  # fmt: skip
        for whom in everyone:
            step()
            _scrub_journal(work.connection, whom, done)
        work.mark_as_erasure()
    done.change_set = work.change_set
    give_back_pages(f)
    return done


def _whom(f: ProgrammeFile, number: int, together: Sequence[int]) -> _Whom:
    """The person and the words that mean them; a namesake who is not erased together with them keeps the name."""
    if not f.read("SELECT 1 FROM person WHERE id = ?", (number,)):
        raise RefusedError(tr("The person is no longer there; they may have been removed meanwhile."))
    sought = sought_of(f, number, together)
    if sought is None:
        raise RefusedError(tr("This person was erased already."))
    here, gone = records_about(f, number), records_gone(f, number)
    return _Whom(number, sought, *({kind: frozenset(ids) for kind, ids in one.items()} for one in (here, gone)))


def erase_file(
    f: ProgrammeFile,
    number: int,
    *,
    actor: str,
    label: str,
    changes: Sequence[tuple[str, int, Mapping[str, Value]]] = (),
) -> Erased:
    """Take a file and its bytes out of the programme file and its history; ``label`` is what the history says.

    ``changes`` (kind, id, values) are written with it: what follows for the record that it was tied to.
    Reaches a file that was removed before as well. Raises RefusedError when neither rows nor history hold it.
    """
    done = Erased(files=1)
    with f.work(label, actor) as work:
        touched: defaultdict[int, set[int]] = defaultdict(set)
        is_there = work.connection.execute("SELECT 1 FROM attachment WHERE id = ?", (number,)).fetchone()
        if is_there:
            work.delete("attachment", number)
        for kind, record_id, values in changes:
            work.update(kind, record_id, values)
        for seq, txn in work.connection.execute(
            "SELECT seq, txn FROM jr_row WHERE tbl = 'attachment' AND pk = ? AND (op = 'I' OR before IS NOT NULL)",
            (number,),
        ).fetchall():
            touched[txn].add(seq)
        work.connection.execute(
            "UPDATE jr_row SET before = NULL, after = NULL WHERE tbl = 'attachment' AND pk = ?", (number,)
        )
        done.entries = sum(map(len, touched.values()))
        if not done.entries:
            raise RefusedError(tr("The file is no longer there; it may have been removed meanwhile."))
        _note_file(f, work, number)
        unseal(work.connection, touched)
        work.mark_as_erasure()
    done.change_set = work.change_set
    give_back_pages(f)
    return done


def erased_numbers(f: ProgrammeFile) -> list[int]:
    """The ids of everyone who was erased from a programme file, in order."""
    return [row[0] for row in f.read("SELECT person_number FROM erasure ORDER BY id")]


def erased_files(f: ProgrammeFile) -> list[int]:
    """The ids of the files that were erased from a programme file, in order."""
    return setting(f, FILES_SETTING, list[int]())


def come_back(f: ProgrammeFile, people: Sequence[int], files: Sequence[int]) -> tuple[list[int], list[int]]:
    """Those of the people and files erased elsewhere whom this file still holds."""
    there = f.read(
        "SELECT id FROM person WHERE id IN (SELECT value FROM json_each(?)) AND name <> ?",
        (json.dumps(list(people)), ERASED_NAME),
    )
    held = f.read(
        "SELECT DISTINCT pk FROM jr_row WHERE tbl = 'attachment' AND pk IN (SELECT value FROM json_each(?1)) AND "
        "(before IS NOT NULL OR EXISTS (SELECT 1 FROM attachment AS a WHERE a.id = pk))",
        (json.dumps(list(files)),),
    )
    return [row[0] for row in there], [row[0] for row in held]


def erase_again(
    f: ProgrammeFile, numbers: Sequence[int], files: Sequence[int] = (), *, actor: str, reason: str, label: str
) -> Erased:
    """Erase those people and files that a restored or kept backup brought back; ``change_set`` is 0 for nobody."""
    people, held = come_back(f, numbers, files)
    done = erase_people(f, people, actor=actor, reason=reason, label=label) if people else Erased()
    for number in held:
        done.change_set = erase_file(f, number, actor=actor, label=label).change_set
        done.files += 1
    return done


def _note_file(f: ProgrammeFile, work: Work, number: int) -> None:
    """Keep the number of an erased file, so that it can be erased from a backup that comes back."""
    text = json.dumps(sorted({*erased_files(f), number}))
    row = work.connection.execute("SELECT id FROM setting WHERE name = ?", (FILES_SETTING,)).fetchone()
    if row is None:
        work.insert(Setting(id=new_id(), name=FILES_SETTING, value=text))
    else:
        work.update("setting", row[0], {"value": text})


def _empty_rows(work: Work, whom: _Whom, done: Erased) -> None:
    """The person's own row without what says who it is, and the records about them without what is told of them."""
    work.update(PERSON, whom.number, {"name": ERASED_NAME, "is_active": False, **dict.fromkeys(_EMPTIED)})
    done.values += 2 + len(_EMPTIED)
    done.records.add((PERSON, whom.number))
    for kind, ids in whom.about.items():
        record = record_of(kind)
        names = [*TOLD.get(kind, ()), *([CUSTOM] if record.has_custom_fields else [])]
        if names and ids:
            work.update_many(kind, [(one, dict.fromkeys(names)) for one in sorted(ids)])
            done.values += len(names) * len(ids)
            done.records |= {(kind, one) for one in ids}


def _replace_mentions(work: Work, whom: _Whom, done: Erased) -> None:
    """The person's words in every text of every record."""
    for record in RECORDS:
        columns = _texts(record)
        if not columns:
            continue
        terms = ", ".join(quoted(name) for name in ("id", *columns))
        changed: list[tuple[int, dict[str, Value]]] = []
        for number, *values in work.connection.execute(f"SELECT {terms} FROM {quoted(record.kind)}"):
            fresh = {
                name: _as_value(record, name, new)
                for name, old in zip(columns, values, strict=True)
                if (new := scrubbed(whom.sought, old, holds_names=columns[name])) != old
            }
            if fresh:
                changed.append((number, fresh))
        work.update_many(record.kind, changed)
        done.values += sum(len(fresh) for _, fresh in changed)
        done.records |= {(record.kind, number) for number, _ in changed}


def _texts(record: type[Record]) -> dict[str, bool]:
    """The columns of a record that may hold the person's words: whether each holds names of people alone."""
    sorts = {name: sort_of(record, one) for name, one in record.fields.items()}
    found = {name: sort == "name" for name, sort in sorts.items() if sort in ("name", "text", "about")}
    return {**found, CUSTOM: True} if record.has_custom_fields else found


def _as_value(record: type[Record], name: str, stored: Any) -> Value:
    return stored if name == CUSTOM else record.fields[name].kind.from_store(stored)


def _remove_files(work: Work, whom: _Whom, done: Erased) -> None:
    """Files attached to the person or to what is about them."""
    places = {PERSON: frozenset({whom.number}), **whom.about}
    for kind, ids in places.items():
        rows = work.connection.execute(
            "SELECT id FROM attachment WHERE record_kind = ? AND record_id IN (SELECT value FROM json_each(?))",
            (kind, json.dumps(sorted(ids))),
        ).fetchall()
        work.delete_many("attachment", [row[0] for row in rows])
        done.files += len(rows)
        done.records |= {("attachment", row[0]) for row in rows}


def _scrub_journal(connection: Connection, whom: _Whom, done: Erased) -> None:
    """Blank or rewrite every image that holds the person, and mark the entries; labels and actors as well."""
    touched: defaultdict[int, set[int]] = defaultdict(set)
    files = {number for kind, number in done.records if kind == "attachment"} | _files_removed_before(connection, whom)
    rewritten: list[tuple[str | None, str | None, int]] = []
    rows = connection.execute("SELECT seq, txn, tbl, pk, op, before, after FROM jr_row").fetchall()
    for seq, txn, table, record_id, op, before, after in rows:
        is_own = (table == PERSON and record_id == whom.number) or (table == "attachment" and record_id in files)
        older, newer = (None if is_own else _image(whom, table, record_id, one) for one in (before, after))
        if (older, newer) != (before, after):
            rewritten.append((older, newer, seq))
            done.records.add((table, record_id))
            touched[txn].add(seq)
        elif is_own and op == "I":
            touched[txn].add(seq)
    for seq, txn, table, record_id, op, _, _ in rows:  # what an insert was sealed with may have held the person
        if op == "I" and (table, record_id) in done.records:
            touched[txn].add(seq)
    connection.executemany("UPDATE jr_row SET before = ?, after = ? WHERE seq = ?", rewritten)
    done.entries = len(rewritten)
    unseal(connection, touched)
    _scrub_labels(connection, whom, done)


def _files_removed_before(connection: Connection, whom: _Whom) -> set[int]:
    """Files of the person, or of what is about them, that were removed earlier and are in the history alone."""
    own = (PERSON, whom.number)
    removed = connection.execute(
        "SELECT pk, before ->> '$.record_kind', before ->> '$.record_id' FROM jr_row "
        "WHERE tbl = 'attachment' AND op = 'D' AND before IS NOT NULL"
    )
    return {number for number, *place in removed if tuple(place) == own or whom.is_about(*place)}


def _image(whom: _Whom, table: str, record_id: int, text: str | None) -> str | None:
    """An image without the person's words, and without what was told of them; the same text where nothing is found."""
    if text is None:
        return None
    emptied = TOLD.get(table, ()) if whom.is_about(table, record_id) else ()
    if not emptied and not whom.sought.may_stand_in(text):
        return text
    held: dict[str, Any] = json.loads(text)
    names = _texts(record_of(table))
    fresh = {
        name: None
        if name in emptied or (name == CUSTOM and whom.is_about(table, record_id))
        else scrubbed(whom.sought, value, holds_names=names[name])
        if name in names
        else value
        for name, value in held.items()
    }
    return text if fresh == held else json.dumps(fresh, ensure_ascii=False, separators=(",", ":"))


def _scrub_labels(connection: Connection, whom: _Whom, done: Erased) -> None:
    """What change sets are called, and who made them."""
    for number, who, what, salts in connection.execute("SELECT id, who, what, salts FROM jr_txn").fetchall():
        fresh = (scrubbed(whom.sought, who, holds_names=True), scrubbed(whom.sought, what))
        if fresh != (who, what):
            done.labels += 1
            connection.execute(
                "UPDATE jr_txn SET who = ?, what = ?, salts = ? WHERE id = ?",
                (*fresh, ERASED_SALT + salts[SALT:], number),
            )
