"""A mapping that is kept: how the tables of a layout are read, recognised by their headers, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from axonix_desktop.core.importing.draft import Draft, TableDraft, target_of
from axonix_desktop.core.importing.headers import table_under
from axonix_desktop.core.importing.linking import fold
from axonix_desktop.core.importing.matching import match_table
from axonix_desktop.core.importing.names.index import importable_fields, name_index
from axonix_desktop.core.importing.plan import ORDER, Decisions
from axonix_desktop.core.importing.profile import header_fingerprint
from axonix_desktop.core.importing.proposal import ColumnMatch
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr

ALIKE = 0.7
"""The share of headers from which on a table is read as another of nearly its layout."""
_DECIDED = ("words", "orders", "rules", "keys", "constants", "links")


@dataclass(frozen=True, slots=True)
class SavedTable:
    """One table of a layout; ``targets`` are what its columns become, in the order of ``headers``."""

    sheet: str
    kind: str
    fingerprint: str
    header_rows: tuple[int, ...]
    targets: tuple[str, ...]
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """How a layout is read: its tables and what was decided about values, dates, rules and keys."""

    tables: tuple[SavedTable, ...]
    decisions: Decisions = field(default_factory=Decisions)

    @property
    def fingerprint(self) -> str:
        """That of the table that leads."""
        return self.tables[0].fingerprint if self.tables else ""


def saved_of(draft: Draft) -> SavedMapping:
    """What is worth keeping of a draft; corrections and choices about single rows are not."""
    tables = tuple(
        SavedTable(
            one.table.sheet,
            str(one.kind),
            header_fingerprint(one),
            one.table.header_rows,
            tuple(target_of(column) for column in one.columns),
            tuple(fold(column.header) for column in one.columns),
        )
        for one in sorted(draft.matches, key=lambda one: (one.kind != "use_case", -len(one.table.data_rows)))
    )
    return SavedMapping(tables, replace(draft.decisions, corrections={}, rows={}))


def fingerprints(draft: Draft) -> list[str]:
    """The fingerprints by which a saved mapping of this workbook may be recognised."""
    return [header_fingerprint(one.proposed) for one in draft.tables]


def with_saved(draft: Draft, saved: SavedMapping, name: str) -> Draft | None:
    """The draft read as ``saved`` says; None when the workbook has none of its tables.

    A table that has most of the headers (a column came, another went) is read so as far as they go.
    """
    tables = list(draft.tables)
    taken: set[int] = set()
    for one in saved.tables:
        free = [(at, table) for at, table in enumerate(tables) if at not in taken]
        place = next((at for at, table in free if _is(table, one)), None)
        made = _laid_over(draft, tables[place], one) if place is not None else None
        if place is None:
            made, place = _under_saved_header(draft, tables, one, taken)
        if made is None and (near := _nearest(free, one)) is not None:
            made, place = _laid_over(draft, tables[near], one), near
        if made is None:
            continue
        if place is None:
            tables.append(made)
            place = len(tables) - 1
        tables[place] = made
        taken.add(place)
    if not taken:
        return None
    told = [table if at in taken else replace(table, is_taken=False) for at, table in enumerate(tables)]
    decisions = replace(saved.decisions, corrections=draft.decisions.corrections, rows=draft.decisions.rows)
    return replace(draft, tables=tuple(told), decisions=decisions, saved_as=name)


def to_json(saved: SavedMapping) -> str:
    """The text that the programme file keeps."""
    decisions = saved.decisions
    content: dict[str, Any] = {
        "version": 1,
        "tables": [
            {
                "sheet": one.sheet,
                "kind": one.kind,
                "fingerprint": one.fingerprint,
                "header_rows": list(one.header_rows),
                "targets": list(one.targets),
                "headers": list(one.headers),
            }
            for one in saved.tables
        ],
        "policy": decisions.policy,
        "clears": decisions.clears,
        **{name: getattr(decisions, name) for name in _DECIDED},
    }
    return json.dumps(content, ensure_ascii=False, default=dict)


def from_json(text: str) -> SavedMapping:
    """The mapping that ``text`` holds. Raises BadValueError for what is none."""
    try:
        content = cast("dict[str, Any]", json.loads(text))
        tables = tuple(
            SavedTable(
                str(one["sheet"]), str(one["kind"]), str(one["fingerprint"]),
                tuple(int(row) for row in one["header_rows"]), tuple(str(target) for target in one["targets"]),
                tuple(str(header) for header in one.get("headers") or ()),
            )
            for one in content["tables"]
            if one["kind"] in ORDER
        )  # fmt: skip
        held: dict[str, Any] = {name: content.get(name) or {} for name in _DECIDED}
        general = Decisions(policy=content.get("policy", "ask"), clears=bool(content.get("clears")))
        decisions = replace(general, **held)
    except (ValueError, KeyError, TypeError) as error:
        raise BadValueError(tr("This mapping was kept in a way that this version cannot read.")) from error
    return SavedMapping(tables, decisions)


def _is(table: TableDraft, saved: SavedTable) -> bool:
    return header_fingerprint(table.proposed) == saved.fingerprint


def _laid_over(draft: Draft, table: TableDraft, saved: SavedTable) -> TableDraft:
    """The table as it was read last time."""
    match = table.proposed
    if match.kind != saved.kind:
        fields = importable_fields()
        match = match_table(
            match.table, draft.sheet(table), fields, index=name_index(fields), file_name=draft.workbook.file_name,
            kind=saved.kind,
        )  # fmt: skip
    return TableDraft(match, is_taken=True, targets=_targets(match.columns, saved), is_kind_chosen=True)


def _under_saved_header(
    draft: Draft, tables: Sequence[TableDraft], saved: SavedTable, taken: set[int]
) -> tuple[TableDraft | None, int | None]:
    """A table whose header a person had to point at last time: looked for in the same row."""
    fields = importable_fields()
    index = name_index(fields)
    for sheet in sorted(draft.workbook.sheets, key=lambda one: one.name != saved.sheet):
        table = table_under(sheet, saved.header_rows, index)
        if table is None:
            continue
        match = match_table(table, sheet, fields, index=index, file_name=draft.workbook.file_name, kind=saved.kind)
        if header_fingerprint(match) == saved.fingerprint:
            place = next(
                (
                    at
                    for at, one in enumerate(tables)
                    if at not in taken and one.proposed.table.sheet_index == sheet.index
                ),
                None,
            )
            return TableDraft(match, True, _targets(match.columns, saved), is_kind_chosen=True), place
    return None, None


def likeness(headers: Sequence[str], saved: SavedTable) -> float:
    """The share of a saved table's headers that are among ``headers`` (folded), of those that either has."""
    own, theirs = set(headers) - {""}, set(saved.headers) - {""}
    return len(own & theirs) / len(own | theirs) if own and theirs else 0.0


def _nearest(free: Sequence[tuple[int, TableDraft]], saved: SavedTable) -> int | None:
    """The place of the table with the most of the saved headers; None when none has enough."""
    rated = [(likeness(_headers(table), saved), at) for at, table in free]
    best = max(rated, default=(0.0, -1))
    return best[1] if best[0] >= ALIKE else None


def _headers(table: TableDraft) -> list[str]:
    return [fold(one.header) for one in table.proposed.columns]


def _targets(columns: Sequence[ColumnMatch], saved: SavedTable) -> dict[int, str]:
    fields = record_of(saved.kind).fields
    pairs: list[tuple[ColumnMatch, str]] = []
    left = list(zip(saved.headers, saved.targets, strict=False))
    is_same = not left or [fold(one.header) for one in columns][: len(left)] == [header for header, _ in left]
    if is_same:
        pairs = list(zip(columns, saved.targets, strict=False))
    else:
        for one in columns:
            found = next((pair for pair in left if pair[0] == fold(one.header)), None)
            if found is not None:
                left.remove(found)
                pairs.append((one, found[1]))
    return {
        one.column: target
        for one, target in pairs
        if target in ("custom", "nothing")
        or target.startswith(("checklist:", "cells:"))
        or target.partition(".")[0] in fields
    }
