"""What a programme file knows of a person: rows about them, places that name them, and what the history holds."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from axonix_desktop.core.fields import Record
from axonix_desktop.core.filter_words import value_words
from axonix_desktop.core.kinds import Blob, Json, Reference, Stored
from axonix_desktop.core.personal import PERSON, Sought, mentions, scrubbed, sort_of
from axonix_desktop.core.records.catalogue import RECORDS, record_of
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import changes
from axonix_desktop.store.queries.custom import custom_fields, custom_values
from axonix_desktop.store.queries.person_words import namesakes, records_about, records_gone, sought_of
from axonix_desktop.store.queries.records import rows, titles
from axonix_desktop.store.sql_text import quoted

_TEXTS = "SELECT id, {0} FROM {1} WHERE typeof({0}) = 'text'"
_OWN = "SELECT id, custom ->> ?1 FROM {0} WHERE typeof(custom ->> ?1) = 'text'"
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
    """A place that names the person or points to them: the record, the field's label, and the passage.

    ``is_left`` marks what may mean the person, but is not changed when they are erased.
    """

    kind: str
    id: int
    title: str
    field: str
    passage: str
    is_left: bool = False


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
    """All that is known of a person; ``namesakes`` counts the others of that name."""

    person: KnownRecord
    about: tuple[KnownRecord, ...]
    named: tuple[Named, ...]
    files: tuple[tuple[int, str], ...]
    history: tuple[Told, ...]
    sought: Sought
    namesakes: int = 0


def people_listed(f: ProgrammeFile) -> list[tuple[int, str, str]]:
    """(id, name, e-mail address) of everyone, by name."""
    found = f.read("SELECT id, name, coalesce(email, '') FROM person ORDER BY name COLLATE NOCASE, id")
    return [(int(number), str(name), str(email)) for number, name, email in found]


def known_about(f: ProgrammeFile, number: int) -> Known | None:
    """What is known of the person ``number``; None for nobody and for those who were erased."""
    sought = sought_of(f, number)
    if sought is None:
        return None
    places = {PERSON: [number], **records_about(f, number)}
    gone = records_gone(f, number)
    about = [one for kind, ids in places.items() for one in _records(f, kind, ids)]
    files = [
        (row[0], row[1])
        for kind, ids in places.items()
        for one in ids
        for row in f.read("SELECT id, name FROM attachment WHERE record_kind = ? AND record_id = ?", (kind, one))
    ]
    named = _named(f, number, sought, places)
    both = {kind: [*ids, *gone.get(kind, ())] for kind, ids in places.items()}
    return Known(about[0], tuple(about[1:]), tuple(named), tuple(files), tuple(_history(f, sought, both)), sought,
                 namesakes(f, number))  # fmt: skip


def _records(f: ProgrammeFile, kind: str, ids: list[int]) -> list[KnownRecord]:
    if not ids:
        return []
    record = record_of(kind)
    called = titles(f, kind, ids)
    names = [name for name, one in record.fields.items() if not isinstance(one.kind, (Json, Blob))]
    own, held = (custom_fields(f, kind), custom_values(f, kind)) if record.has_custom_fields else ([], {})
    found: list[KnownRecord] = []
    for row in rows(f, kind, names, {"id": ids}):
        number = int(row[0] or 0)
        mine = held.get(number, {})
        more = [(one.label, value_words(one.kind, mine[one.name])) for one in own if one.name in mine]
        values = (*_values(f, record, names, row), *((label, words) for label, words in more if words))
        found.append(KnownRecord(kind, number, called.get(number, ""), values))
    return found


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
            words = value_words(one.kind, stored)
        if words:
            found.append((one.label, words))
    return tuple(found)


def _named(f: ProgrammeFile, number: int, sought: Sought, places: dict[str, list[int]]) -> list[Named]:
    """Every place that names the person or points to them, by record, in the catalogue's order."""
    found: list[Named] = []
    for record in RECORDS:
        hits: list[tuple[int, str, str, bool]] = []
        for name, one in record.fields.items():
            sort = sort_of(record, one)
            if sort == "link":
                linked = rows(f, record.kind, ["id"], {name: number})
                hits += [(int(row[0] or 0), one.label, "", False) for row in linked]
            elif sort in ("name", "text", "about"):
                texts = f.read(_TEXTS.format(quoted(name), quoted(record.kind)))
                hits += [(key, one.label, words, left) for key, words, left in _naming(texts, sought, sort == "name")]
        if record.has_custom_fields:
            for own in custom_fields(f, record.kind):
                texts = f.read(_OWN.format(quoted(record.kind)), (f'$."{own.name.removeprefix("custom:")}"',))
                hits += [(key, own.label, words, left) for key, words, left in _naming(texts, sought, True)]
        known = set(places.get(record.kind, ()))
        hits = [hit for hit in hits if hit[0] not in known]
        called = titles(f, record.kind, [hit[0] for hit in hits]) if hits else {}
        found += [
            Named(record.kind, key, called.get(key, ""), *where) for key, where in ((hit[0], hit[1:]) for hit in hits)
        ]
    return found


def _naming(texts: Iterable[tuple[int, str]], sought: Sought, holds_names: bool) -> list[tuple[int, str, bool]]:
    """Which texts name the person: the record, the passage, and whether it is left as it is.

    Equal texts are looked at once.
    """
    passages: dict[str, tuple[str, bool] | None] = {}
    found: list[tuple[int, str, bool]] = []
    for key, value in texts:
        if value not in passages:
            passages[value] = _passage(value, sought, holds_names=holds_names)
        if (passage := passages[value]) is not None:
            found.append((key, *passage))
    return found


def _passage(value: str, sought: Sought, *, holds_names: bool) -> tuple[str, bool] | None:
    if holds_names and scrubbed(sought, value, holds_names=True) != value:
        shown = "".join(mentions(sought.pattern(), (value,)))
        return shown or ", ".join(json.loads(value) if value[:1] == "[" else [value]), False
    if shown := "".join(mentions(sought.pattern(), (value,))):
        return shown, False
    left = "".join(mentions(sought.left_pattern, (value,)))
    return (left, True) if left else None


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
            old, new = (value_words(field.kind, value) for value in (one.old, one.new))
            found.append(f"{tr(record.label)}, {tr(field.label)}: {old or '–'} → {new or '–'}")
    return found
