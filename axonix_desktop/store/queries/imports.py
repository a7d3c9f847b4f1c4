"""What an import asks the programme: the records that are there, its custom fields, and what people changed by hand."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from axonix_desktop.core.importing.plan import Existing, StoreView
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.replay import is_gone
from axonix_desktop.store.seed import CHECKLIST_COLUMNS, checklist_items

_CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class KeptImport:
    """One import of the past. ``counts`` and ``mapping`` are JSON; ``change_set`` is what wrote it.

    ``is_undone`` says that it was taken back since.
    """

    id: int
    file_name: str
    imported_at: str
    actor: str
    counts: str
    mapping: str
    change_set: int
    is_undone: bool


def past_imports(f: ProgrammeFile) -> list[KeptImport]:
    """All imports, newest first, those that were taken back among them."""
    names = ("file_name", "imported_at", "actor", "counts", "mapping")
    there = {row[0]: row[1:] for row in f.read(f"SELECT id, {', '.join(names)} FROM import_run")}
    gone: dict[int, tuple[str | None, ...]] = {}
    for number, before in f.read(
        "SELECT pk, before FROM jr_row WHERE tbl = 'import_run' AND op = 'D' AND before IS NOT NULL ORDER BY seq"
    ):
        held = json.loads(before)
        gone[number] = tuple(held.get(name) for name in names)
    written: dict[int, int] = dict(
        f.read("SELECT pk, max(txn) FROM jr_row WHERE tbl = 'import_run' AND op = 'I' GROUP BY pk")
    )
    found: list[KeptImport] = []
    for number, change_set in written.items():
        row = there.get(number) or gone.get(number)
        if row is not None:
            name, at, actor, counts, mapping = (one or "" for one in row)
            found.append(KeptImport(number, name, at, actor, counts, mapping, change_set, number not in there))
    return sorted(found, key=lambda one: -one.change_set)


def imported_before(f: ProgrammeFile, file_hash: str) -> str | None:
    """When the very same file was imported last (UTC text); None when it was not."""
    found = f.read("SELECT max(imported_at) FROM import_run WHERE file_hash = ?", (file_hash,))
    return found[0][0] if found else None


def store_view(f: ProgrammeFile) -> StoreView:
    """The programme as the planning of an import sees it; each kind is read when it is first asked for."""
    read: dict[str, Existing] = {}

    def existing(kind: str) -> Existing:
        if kind not in read:
            columns = record_of(kind).columns()
            names = ", ".join(f'"{name}"' for name in columns)
            read[kind] = Existing(columns, f.read(f'SELECT {names} FROM "{kind}" ORDER BY id'))
        return read[kind]

    custom = f.read("SELECT id, record_kind, name, value_kind FROM custom_field ORDER BY position, id")
    months = f.read("SELECT fiscal_year_start FROM programme LIMIT 1")
    return StoreView(
        existing=existing,
        custom_fields=[(number, kind, name, sort) for number, kind, name, sort in custom],
        edited=lambda kind, ids: edited_since_import(f, kind, ids),
        new_ids=new_ids,
        fiscal_start=months[0][0] if months else 1,
    )


def fresh_view() -> StoreView:
    """The view of a programme that has just begun: the shipped checklist items and nothing else."""
    items = record_of("checklist_item").columns()
    places: dict[str, int] = {name: place for place, name in enumerate(CHECKLIST_COLUMNS)}
    seeded = [
        tuple(row[places[name]] if name in places else None for name in items)
        for row in ((number, *rest) for number, rest in enumerate(checklist_items(), start=1))
    ]

    def existing(kind: str) -> Existing:
        return Existing(record_of(kind).columns(), seeded if kind == "checklist_item" else ())

    return StoreView(existing=existing, custom_fields=(), edited=lambda _kind, _ids: {}, new_ids=new_ids)


def edited_since_import(f: ProgrammeFile, kind: str, ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
    """Fields of records that a person changed after the last import touched them; custom fields as ``custom:<id>``."""
    wanted = set(ids)
    imports = {row[0] for row in f.read("SELECT txn FROM jr_row WHERE tbl = 'import_run' AND op = 'I'")}
    found: defaultdict[int, set[str]] = defaultdict(set)
    for record, txn, before, after in f.read(
        "SELECT pk, txn, before, after FROM jr_row WHERE tbl = ? AND op = 'U' ORDER BY seq", (kind,)
    ):
        if record not in wanted:
            continue
        names = _changed(before, after)
        if txn in imports:
            found[record] -= names
        else:
            found[record] |= names
    return {record: frozenset(names) for record, names in found.items()}


def _changed(before: str | None, after: str | None) -> set[str]:
    """Names of the columns an update changed; within the JSON of custom fields, each of them."""
    if before is None:
        return set()  # holds the words of a reduced record fast; nothing was changed
    old, new = json.loads(before), json.loads(after or "{}")
    names = {str(name) for name in new}
    if is_gone(new.get(_CUSTOM)):
        return names | {f"custom:{key}" for key in new[_CUSTOM].get("keys", ())}
    if _CUSTOM in names:
        was, now = json.loads(old.get(_CUSTOM) or "{}"), json.loads(new.get(_CUSTOM) or "{}")
        names |= {f"custom:{key}" for key in {*was, *now} if was.get(key) != now.get(key)}
    return names
