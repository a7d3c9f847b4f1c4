"""Questions about the past: change sets page by page, what they touched, names of records that are gone, two states.

``journal.py`` reads the journal; here it is searched and put beside the names that people know the records by.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from axonix_desktop.core.changes import Name, Names, RecordChange, differences
from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Reference, Stored, Text
from axonix_desktop.core.records.catalogue import RECORDS, record_of
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import Change, ChangeSet
from axonix_desktop.store.queries.custom import custom_fields
from axonix_desktop.store.queries.records import find_by_key, rows
from axonix_desktop.store.replay import Row, image, rows_after

_FACTS = "t.id, t.at, t.who, t.what, t.role, t.target, t.entries"
_SPAN = "BETWEEN t.first_seq AND t.first_seq + t.entries - 1"
_FEW = 20_000
_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Sought:
    """Which change sets: by whom, of a kind of record, of one record, of a field of ``kind``, between moments, words.

    ``since`` and ``until`` are UTC texts as the journal holds them; ``words`` are looked for in what was done and by
    whom, and a record's key finds everything that touched the record.
    """

    who: str = ""
    kind: str = ""
    record: tuple[str, int] | None = None
    field: str = ""
    since: str = ""
    until: str = ""
    words: str = ""

    @property
    def is_everything(self) -> bool:
        """Whether nothing narrows the list."""
        return self == Sought()


def utc_text(moment: datetime) -> str:
    """An aware moment as the journal holds it."""
    from datetime import UTC

    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def change_sets(
    f: ProgrammeFile, sought: Sought | None = None, *, before: int | None = None, limit: int = 100
) -> list[ChangeSet]:
    """The newest change sets that are sought, newest first; the next page begins ``before`` the last one's number."""
    terms, params = _terms(f, sought or Sought())
    if before is not None:
        terms.append("t.id < ?")
        params.append(before)
    where = f" WHERE {' AND '.join(terms)}" if terms else ""
    found = f.read(f"SELECT {_FACTS} FROM jr_txn AS t{where} ORDER BY t.id DESC LIMIT ?", (*params, limit))
    return [ChangeSet(*row) for row in found]


def number_of_change_sets(f: ProgrammeFile, sought: Sought | None = None) -> int:
    """How many change sets are sought."""
    terms, params = _terms(f, sought or Sought())
    where = f" WHERE {' AND '.join(terms)}" if terms else ""
    return f.read(f"SELECT count(*) FROM jr_txn AS t{where}", params)[0][0]


def by_number(f: ProgrammeFile, numbers: Iterable[int]) -> list[ChangeSet]:
    """Change sets by their numbers, newest first."""
    asked = json.dumps(list(numbers))
    query = f"SELECT {_FACTS} FROM jr_txn AS t WHERE t.id IN (SELECT value FROM json_each(?)) ORDER BY t.id DESC"
    return [ChangeSet(*row) for row in f.read(query, (asked,))]


def people(f: ProgrammeFile) -> list[str]:
    """Everyone who ever changed something, in the order of the alphabet."""
    return [row[0] for row in f.read("SELECT DISTINCT who FROM jr_txn ORDER BY who COLLATE NOCASE")]


def first_moment(f: ProgrammeFile) -> str | None:
    """When the programme was begun (UTC text); None while nothing was ever done."""
    found = f.read("SELECT at FROM jr_txn ORDER BY id LIMIT 1")
    return found[0][0] if found else None


def kinds_touched(f: ProgrammeFile) -> list[str]:
    """The kinds of record that the journal speaks of, in the catalogue's order."""
    return [one.kind for one in RECORDS if f.read("SELECT 1 FROM jr_row WHERE tbl = ? LIMIT 1", (one.kind,))]


def touched_by(f: ProgrammeFile, sets: Sequence[ChangeSet]) -> dict[int, dict[str, int]]:
    """How many records of each kind each of the change sets touched, by number."""
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    asked = json.dumps([one.id for one in sets])
    query = (
        "SELECT t.id, r.tbl, count(DISTINCT r.pk) FROM jr_txn AS t JOIN jr_row AS r ON r.seq "
        f"{_SPAN} WHERE t.id IN (SELECT value FROM json_each(?)) GROUP BY t.id, r.tbl"
    )
    for number, kind, count in f.read(query, (asked,)):
        found[number][kind] = count
    return dict(found)


def names_of(f: ProgrammeFile, changes: Iterable[Change | RecordChange]) -> Names:
    """The names of every record the changes speak of, referred ones and removed ones included, and own fields."""
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    own: set[str] = set()
    for one in changes:
        declared = record_of(one.kind)
        wanted[one.kind].add(one.record_id)
        if declared.has_custom_fields:
            own.add(one.kind)
        for name, *values in _values(one):
            kind = declared.fields[name].kind if name in declared.fields else None
            if isinstance(kind, Reference):
                wanted[kind.target].update(value for value in values if isinstance(value, int))
    found: dict[tuple[str, int], Name] = {}
    for kind, ids in wanted.items():
        found.update({(kind, record_id): name for record_id, name in names(f, kind, ids).items()})
    return Names(found, {(kind, one.name): one for kind in own for one in custom_fields(f, kind)})


def names(f: ProgrammeFile, kind: str, ids: Iterable[int]) -> dict[int, Name]:
    """What the records are called, or were called last before they were removed."""
    declared, asked = record_of(kind), set(ids)
    columns = ["id", *_name_columns(declared)]
    held = {int(row[0] or 0): dict(zip(columns, row, strict=True)) for row in rows(f, kind, columns, {"id": asked})}
    for record_id in asked - held.keys():
        gone = f.read(
            "SELECT before FROM jr_row WHERE tbl = ? AND pk = ? AND op = 'D' ORDER BY seq DESC LIMIT 1",
            (kind, record_id),
        )
        if gone and gone[0][0]:
            held[record_id] = image(gone[0][0])
    return _named(f, declared, held)


def changed_between(
    f: ProgrammeFile, first: int, second: int, step: Callable[[str], object] = lambda _kind: None
) -> list[RecordChange]:
    """What differs between the ends of two change sets (0 is the empty beginning), by kind in the catalogue's order.

    ``step`` is called with each kind before it is looked at, and may raise to stop. Only what was touched in between
    is looked at; a record that came back to what it was is left out.
    """
    earlier, later = min(first, second), max(first, second)
    low, high = _last_seq(f, earlier), _last_seq(f, later)
    found: list[RecordChange] = []
    for declared in RECORDS:
        step(declared.kind)
        ids = f.read(
            "SELECT DISTINCT pk FROM jr_row WHERE tbl = ? AND seq BETWEEN ? AND ? ORDER BY pk",
            (declared.kind, low + 1, high),
        )
        for start in range(0, len(ids), _CHUNK):
            step(declared.kind)
            some = [row[0] for row in ids[start : start + _CHUNK]]
            with f.reading() as connection:
                old = rows_after(connection, declared.kind, low, some)
                new = rows_after(connection, declared.kind, high, some)
            found.extend(differences(declared.kind, *(_spread(side) for side in (old, new))))
    return found if first <= second else [_turned(one) for one in found]


def meetings(f: ProgrammeFile) -> list[tuple[str, str, int | None]]:
    """The steering meetings as name, ISO date and the last change set their summary saw, newest first."""
    query = "SELECT name, held_on, journal_position FROM steering_meeting ORDER BY held_on DESC, id DESC"
    return [(str(name), str(day), position) for name, day, position in f.read(query)]


def _terms(f: ProgrammeFile, sought: Sought) -> tuple[list[str], list[Stored]]:
    terms: list[str] = []
    params: list[Stored] = []
    for text, term in ((sought.who, "t.who = ?"), (sought.since, "t.at >= ?"), (sought.until, "t.at <= ?")):
        if text:
            terms.append(term)
            params.append(text)
    if sought.record is not None:
        more, paths = _entry_terms(sought.field)
        terms.append(f"t.id IN (SELECT txn FROM jr_row WHERE tbl = ? AND pk = ?{more})")
        params.extend((*sought.record, *paths))
    elif sought.kind:
        more, paths = _entry_terms(sought.field)
        terms.append(_of_kind(f, sought.kind).format(more=more))
        params.extend((sought.kind, *paths))
    for word in sought.words.split():
        like = f"%{word.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
        term = "t.what LIKE ? ESCAPE '!' OR t.who LIKE ? ESCAPE '!'"
        values: list[Stored] = [like, like]
        if (record := find_by_key(f, word)) is not None:
            term += " OR t.id IN (SELECT txn FROM jr_row WHERE tbl = ? AND pk = ?)"
            values.extend(record)
        terms.append(f"({term})")
        params.extend(values)
    return terms, params


def _of_kind(f: ProgrammeFile, kind: str) -> str:
    """Few entries of a kind are looked up by the index; many are met soon when the newest are looked at first.

    The ``+`` keeps SQLite from reading all entries of the kind for every change set.
    """
    few = f.read("SELECT count(*) FROM (SELECT 1 FROM jr_row WHERE tbl = ? LIMIT ?)", (kind, _FEW))[0][0] < _FEW
    if few:
        return "t.id IN (SELECT txn FROM jr_row WHERE tbl = ?{more})"
    return f"EXISTS (SELECT 1 FROM jr_row WHERE seq {_SPAN} AND +tbl = ?{{more}})"


def _entry_terms(name: str) -> tuple[str, list[Stored]]:
    """The condition that an entry changed the field ``name`` of a record that was there before and after."""
    if not name:
        return "", []
    if name.startswith("custom:"):
        path = f'$."{int(name.removeprefix("custom:"))}"'
        return (
            " AND +op = 'U' AND before IS NOT NULL AND json_type(after, '$.custom') IS NOT NULL AND "
            "(before ->> '$.custom') ->> ? IS NOT (after ->> '$.custom') ->> ?",
            [path, path],
        )
    return " AND +op = 'U' AND before IS NOT NULL AND json_type(after, ?) IS NOT NULL", [f'$."{name}"']


def _values(one: Change | RecordChange) -> list[tuple[str, Stored, Stored]]:
    if isinstance(one, Change):
        return [(one.field, one.old, one.new)] if one.field is not None else []
    return [(change.field, change.old, change.new) for change in one.fields]


def _name_columns(declared: type[Record]) -> list[str]:
    return list(dict.fromkeys([declared.title_field, *([declared.key_field] if declared.key_field else [])]))


def _named(f: ProgrammeFile, declared: type[Record], held: Mapping[int, Row]) -> dict[int, Name]:
    title = declared.fields[declared.title_field]
    titles: dict[int, str] = {}
    if isinstance(title.kind, Reference):
        others = {value for row in held.values() if isinstance(value := row.get(title.name), int)}
        known = names(f, title.kind.target, others) if title.kind.target != declared.kind else {}
        titles = {key: name.title for key, name in known.items()}
    found: dict[int, Name] = {}
    for record_id, row in held.items():
        key = str(row.get(declared.key_field) or "") if declared.key_field else ""
        value = row.get(title.name)
        if isinstance(title.kind, Reference):
            words = titles.get(value, "") if isinstance(value, int) else ""
        else:
            words = str(value or "") if isinstance(title.kind, Text) else title.kind.show(title.kind.from_store(value))
        found[record_id] = Name(key, words or key or f"{declared.label} {record_id}")
    return found


def _last_seq(f: ProgrammeFile, number: int) -> int:
    if number < 1:
        return 0
    found = f.read("SELECT first_seq + entries - 1 FROM jr_txn WHERE id <= ? ORDER BY id DESC LIMIT 1", (number,))
    return found[0][0] if found else 0


def _spread(side: Mapping[int, Row]) -> dict[int, Row]:
    """Rows with the values of own fields beside the others."""
    found: dict[int, Row] = {}
    for record_id, row in side.items():
        text = row.get("custom")
        own: dict[str, Stored] = json.loads(text) if isinstance(text, str) else {}
        found[record_id] = {**row, **{f"custom:{key}": value for key, value in own.items()}}
    return found


def _turned(one: RecordChange) -> RecordChange:
    """The change the other way round."""
    from dataclasses import replace

    op = {"added": "removed", "removed": "added"}.get(one.op, one.op)
    return replace(one, op=op, fields=tuple(replace(change, old=change.new, new=change.old) for change in one.fields))  # type: ignore[arg-type]
