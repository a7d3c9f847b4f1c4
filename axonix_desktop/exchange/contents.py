"""Gathers what an export holds from the programme file: read only, in stored form."""

from __future__ import annotations

from collections.abc import Mapping

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Blob, Reference
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.exchange.export import ExportSheet
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.custom import custom_fields
from axonix_desktop.store.queries.records import rows, titles

_OWN_AFFAIRS = frozenset({"setting", "saved_view", "mapping_profile", "import_run", "attachment"})
"""Records the program keeps for itself: not what a colleague asks a workbook for."""


def contents(f: ProgrammeFile, *, unit: str | None = None, kind: str | None = None) -> list[ExportSheet]:
    """All records by kind, those without rows left out.

    ``kind`` takes one kind of record only, ``unit`` (a business unit's name) only what belongs to it and its use
    cases. Raises RefusedError for a kind or unit that is not there.
    """
    chosen = [record for record in RECORDS if record.kind not in _OWN_AFFAIRS]
    if kind is not None:
        wanted = kind.strip().casefold()
        chosen = [one for one in chosen if wanted in (one.kind, one.label.casefold(), one.plural.casefold())]
        if not chosen:
            raise RefusedError(f"“{kind}” is no kind of record; use_case, person and enrolment are some.")
    known: dict[str, Mapping[int, str]] = {}
    limits = None if unit is None else _of_unit(f, unit)
    sheets = [_sheet(f, record, known, limits) for record in chosen]
    return [sheet for sheet in sheets if sheet.rows]


def _sheet(
    f: ProgrammeFile, record: type[Record], known: dict[str, Mapping[int, str]], limits: dict[str, list[int]] | None
) -> ExportSheet:
    fields = [one for one in record.fields.values() if not isinstance(one.kind, Blob)]
    if record.has_custom_fields:
        fields += custom_fields(f, record.kind)
    where = None if limits is None else _condition(fields, record.kind, limits)
    found = rows(f, record.kind, [one.name for one in fields], where)
    references = {one.name: _called(f, one.kind, known) for one in fields if isinstance(one.kind, Reference)}
    return ExportSheet(record.plural, record.kind, fields, found, references if found else {})


def _called(f: ProgrammeFile, kind: Reference, known: dict[str, Mapping[int, str]]) -> Mapping[int, str]:
    if kind.target not in known:
        known[kind.target] = titles(f, kind.target)
    return known[kind.target]


def _of_unit(f: ProgrammeFile, unit: str) -> dict[str, list[int]]:
    """The ids of the unit and of its use cases by kind."""
    wanted = unit.strip().casefold()
    units = [number for number, name in titles(f, "business_unit").items() if name.strip().casefold() == wanted]
    if not units:
        raise RefusedError(f"There is no business unit “{unit}” in this programme.")
    cases = rows(f, "use_case", ["id"], {"business_unit_id": units})
    return {"business_unit": units, "use_case": [int(row[0] or 0) for row in cases]}


def _condition(fields: list[Field], kind: str, limits: dict[str, list[int]]) -> dict[str, list[int]] | None:
    """What a row must refer to: its use case, else its unit; kinds that know neither are taken whole."""
    if kind in limits:
        return {"id": limits[kind]}
    for target in ("use_case", "business_unit"):
        for one in fields:
            if isinstance(one.kind, Reference) and one.kind.target == target:
                return {one.name: limits[target]}
    return None
