"""What a programme file knows of a person: rows about them, places that name them, and what the history holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Blob, Json, Reference, Stored, Value
from axonix_desktop.core.personal import ABOUT, CHILDREN, ERASED_NAME, PERSON, Sought, mentions, sort_of
from axonix_desktop.core.records.catalogue import RECORDS, record_of
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import changes
from axonix_desktop.store.queries.records import rows, titles
from axonix_desktop.store.sql_text import quoted

_UNTOLD = frozenset({"id", "created_at", "updated_at"})


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """A record that tells of the person: its title and (label, words) of the fields that hold something."""

    kind: str
    id: int
    title: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A place that names the person or points to them: the record, the field's label, and the passage."""

    kind: str
    id: int
    title: str
    field: str
    passage: str


@dataclass(frozen=True, slots=True)
class Told:
    """A change set that touched what is about the person, or names them: its number, moment (UTC), who and what.

    ``details`` say what it changed of what is about the person: ``E-mail: old → new``.
    """

    id: int
    at: str
    who: str
    what: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of a person."""

    person: KnownRecord
    about: tuple[KnownRecord, ...]
    named: tuple[Named, ...]
    files: tuple[tuple[int, str], ...]
    history: tuple[Told, ...]


def people_listed(f: ProgrammeFile) -> list[tuple[int, str, str]]:
    """(id, name, e-mail address) of everyone, by name."""
    found = f.read("SELECT id, name, coalesce(email, '') FROM person ORDER BY name COLLATE NOCASE, id")
    return [(int(number), str(name), str(email)) for number, name, email in found]


def known_about(f: ProgrammeFile, number: int) -> Known | None:
    """What is known of the person ``number``; None for nobody and for those who were erased."""
    found = f.read("SELECT name, email FROM person WHERE id = ?", (number,))
    if not found or found[0][0] == ERASED_NAME:
        return None
    sought = Sought(*found[0])
    places = {PERSON: [number]}
    for kind, name in ABOUT.items():
        places[kind] = [row[0] for row in f.read(f"SELECT id FROM {quoted(kind)} WHERE {quoted(name)} = ?", (number,))]
    for kind, (parent, name) in CHILDREN.items():
        places[kind] = [int(row[0] or 0) for row in rows(f, kind, ["id"], {name: places[parent]})]
    about = [one for kind, ids in places.items() for one in _records(f, kind, ids)]
    files = [
        (row[0], row[1])
        for kind, ids in places.items()
        for one in ids
        for row in f.read("SELECT id, name FROM attachment WHERE record_kind = ? AND record_id = ?", (kind, one))
    ]
    return Known(about[0], tuple(about[1:]), tuple(_named(f, number, sought, places)), tuple(files),
                 tuple(_history(f, sought, places)))  # fmt: skip


def _records(f: ProgrammeFile, kind: str, ids: list[int]) -> list[KnownRecord]:
    if not ids:
        return []
    record = record_of(kind)
    called = titles(f, kind, ids)
    names = [name for name, one in record.fields.items() if not isinstance(one.kind, (Json, Blob))]
    return [
        KnownRecord(kind, int(row[0] or 0), called.get(int(row[0] or 0), ""), _values(f, record, names, row))
        for row in rows(f, kind, names, {"id": ids})
    ]


def _values(
    f: ProgrammeFile, record: type[Record], names: list[str], row: tuple[Stored, ...]
) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for name, stored in zip(names, row, strict=True):
        if name in _UNTOLD or stored is None:
            continue
        one = record.fields[name]
        if isinstance(one.kind, Reference):
            words = titles(f, one.kind.target, [int(stored)]).get(int(stored), "")
        else:
            value: Value = one.kind.from_store(stored)
            words = one.kind.show(value)
        if words:
            found.append((one.label, words))
    return tuple(found)


def _named(f: ProgrammeFile, number: int, sought: Sought, places: dict[str, list[int]]) -> list[Named]:
    found: list[Named] = []
    for record in RECORDS:
        known = set(places.get(record.kind, ()))
        hits: list[tuple[int, str, str]] = []
        for name, one in record.fields.items():
            sort = sort_of(record, one)
            if sort == "link":
                linked = rows(f, record.kind, ["id"], {name: number})
                hits += [(int(row[0] or 0), one.label, "") for row in linked if row[0] not in known]
            elif sort in ("name", "text", "about"):
                held = _naming(f, record, name, sought, holds_names=sort == "name")
                hits += [(key, one.label, passage) for key, passage in held if key not in known]
        if hits:
            called = titles(f, record.kind, [hit[0] for hit in hits])
            found += [Named(record.kind, key, called.get(key, ""), label, passage) for key, label, passage in hits]
    return found


def _naming(
    f: ProgrammeFile, record: type[Record], name: str, sought: Sought, *, holds_names: bool
) -> list[tuple[int, str]]:
    """Where a field names the person: the record and the passage. Equal texts are looked at once."""
    passages: dict[str, str] = {}
    found: list[tuple[int, str]] = []
    column = quoted(name)
    for key, value in f.read(f"SELECT id, {column} FROM {quoted(record.kind)} WHERE typeof({column}) = 'text'"):
        passage = passages.get(value)
        if passage is None:
            is_name = holds_names and sought.is_name(value)
            passage = passages[value] = value if is_name else "".join(mentions(sought, (value,)))
        if passage:
            found.append((key, passage))
    return found


def _history(f: ProgrammeFile, sought: Sought, places: dict[str, list[int]]) -> list[Told]:
    numbers: defaultdict[int, list[str]] = defaultdict(list)
    for kind, ids in places.items():
        for one in ids:
            for (number,) in f.read("SELECT DISTINCT txn FROM jr_row WHERE tbl = ? AND pk = ?", (kind, one)):
                numbers[number] += _details(f, number, kind, one)
    pattern = sought.pattern()
    found: list[Told] = []
    for number, at, who, what in f.read("SELECT id, at, who, what FROM jr_txn ORDER BY id DESC"):
        if number in numbers or sought.is_name(who) or (pattern is not None and pattern.search(what)):
            found.append(Told(number, at, who, what, tuple(numbers.get(number, ()))))
    return found


def _details(f: ProgrammeFile, change_set: int, kind: str, number: int) -> list[str]:
    """What a change set changed of a record, a line a field; references are told by their numbers alone."""
    record = record_of(kind)
    found: list[str] = []
    for one in changes(f, change_set, (kind, number)):
        field = record.fields.get(one.field or "")
        if field is not None and one.field not in _UNTOLD and not isinstance(field.kind, (Json, Blob, Reference)):
            old, new = (field.kind.show(field.kind.from_store(value)) for value in (one.old, one.new))
            found.append(f"{record.label}, {field.label}: {old or '–'} → {new or '–'}")
    return found
