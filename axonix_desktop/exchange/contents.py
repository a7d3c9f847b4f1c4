"""What the exported workbook holds: every record with its custom fields, whole or of one business unit."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Reference, Stored
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import RECORDS, record_of
from axonix_desktop.core.words import tr
from axonix_desktop.exchange.export import ExportSheet
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.custom import custom_fields
from axonix_desktop.store.queries.records import rows, titles

_CUSTOM = "custom"


def contents(f: ProgrammeFile, *, unit: str | None = None, kind: str | None = None) -> list[ExportSheet]:
    """One sheet a kind of record that has any, in the order of the catalogue.

    ``unit`` keeps what belongs to one business unit, ``kind`` one kind of record. Raises RefusedError when there is
    no such unit or kind.
    """
    wanted = RECORDS if kind is None else (_record(kind),)
    unit_id = _unit_id(f, unit) if unit is not None else None
    of_unit = _use_cases_of(f, unit_id) if unit_id is not None else None
    names: dict[str, Mapping[int, str]] = {}
    sheets: list[ExportSheet] = []
    for record in wanted:
        fields, found = _rows(f, record)
        if unit_id is not None and of_unit is not None:
            found = _within(record, fields, found, unit_id, of_unit)
        if found:
            sheets.append(ExportSheet(record.plural, record.kind, fields, found, _references(f, fields, names)))
    return sheets


def _record(kind: str) -> type[Record]:
    try:
        return record_of(kind)
    except KeyError:
        known = ", ".join(record.kind for record in RECORDS)
        raise RefusedError(tr("There is no kind “{kind}”. Choose one of: {known}.", kind=kind, known=known)) from None


def _unit_id(f: ProgrammeFile, name: str) -> int:
    for number, title in titles(f, "business_unit").items():
        if title.casefold() == name.strip().casefold():
            return number
    raise RefusedError(tr("There is no business unit “{name}” in this programme.", name=name))


def _use_cases_of(f: ProgrammeFile, unit_id: int) -> frozenset[Stored]:
    return frozenset(row[0] for row in rows(f, "use_case", ["id"], {"business_unit_id": unit_id}))


def _rows(f: ProgrammeFile, record: type[Record]) -> tuple[list[Field], list[tuple[Stored, ...]]]:
    """The kind's fields, bytes apart, and its rows; values of custom fields stand in columns of their own."""
    fields = [one for one in record.fields.values() if one.kind.storage != "BLOB"]
    names = [one.name for one in fields]
    if not record.has_custom_fields:
        return fields, rows(f, record.kind, names)
    own = custom_fields(f, record.kind)
    keys = [one.name.partition(":")[2] for one in own]
    found: list[tuple[Stored, ...]] = []
    for *values, custom in rows(f, record.kind, [*names, _CUSTOM]):
        held: dict[str, Stored] = json.loads(str(custom)) if custom else {}
        found.append((*values, *(held.get(key) for key in keys)))
    return [*fields, *own], found


def _within(
    record: type[Record],
    fields: Sequence[Field],
    found: Sequence[tuple[Stored, ...]],
    unit_id: int,
    use_cases: frozenset[Stored],
) -> list[tuple[Stored, ...]]:
    """Rows of one unit: by their own unit or their use case, or the unit itself; none of kinds that have neither."""
    places = {one.name: place for place, one in enumerate(fields)}
    if record.kind == "business_unit":
        return [row for row in found if row[places["id"]] == unit_id]
    if "business_unit_id" in places:
        return [row for row in found if row[places["business_unit_id"]] == unit_id]
    if "use_case_id" in places:
        return [row for row in found if row[places["use_case_id"]] in use_cases]
    return []


def _references(
    f: ProgrammeFile, fields: Sequence[Field], names: dict[str, Mapping[int, str]]
) -> dict[str, Mapping[int, str]]:
    """Titles of what the fields refer to, each kind asked for once."""
    found: dict[str, Mapping[int, str]] = {}
    for one in fields:
        if isinstance(one.kind, Reference):
            if one.kind.target not in names:
                names[one.kind.target] = _names(f, record_of(one.kind.target))
            found[one.name] = names[one.kind.target]
    return found


def _names(f: ProgrammeFile, record: type[Record]) -> Mapping[int, str]:
    """What each record is called: its title, or its key where several have that title."""
    found = titles(f, record.kind)
    if record.key_field is None:
        return found
    keys = {row[0]: row[1] for row in rows(f, record.kind, ["id", record.key_field])}
    counts = Counter(_folded(title) for title in found.values())
    return {
        number: str(keys.get(number) or title) if counts[_folded(title)] > 1 else title
        for number, title in found.items()
    }


def _folded(title: str) -> str:
    """A title without what people do not see as a difference: case, blanks, marks."""
    return "".join(letter for letter in normalize("NFKC", title).casefold() if letter.isalnum())
