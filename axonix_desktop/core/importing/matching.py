"""Decides what a found table is, and what each of its columns becomes.

For every kind the surest one-to-one match of columns and fields is sought; the kind whose own words the table uses
wins. What fits no field is kept: as the answer to an item of the checklist, or as a custom field.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from axonix_desktop.core.importing.assignment import best_pairs
from axonix_desktop.core.importing.cells import Sheet, Workbook
from axonix_desktop.core.importing.columns import TAKEN, Column, Guess, columns_of
from axonix_desktop.core.importing.headers import find_all
from axonix_desktop.core.importing.keeping import with_places
from axonix_desktop.core.importing.matrices import Looked, Matrix, matrix_of
from axonix_desktop.core.importing.names.index import FieldsByKind, NameIndex, importable_fields, name_index
from axonix_desktop.core.importing.naming import name_by_place
from axonix_desktop.core.importing.own_export import exported_match, exported_record, headers_of
from axonix_desktop.core.importing.phrases import plain
from axonix_desktop.core.importing.proposal import ERRORS_COLUMN, Becomes, ColumnMatch, TableFound, TableMatch
from axonix_desktop.core.importing.questions import checklist_item
from axonix_desktop.core.importing.scores import guesses
from axonix_desktop.core.importing.table_kinds import KindRated, context_words, rate_kinds
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import mark, tr

_COMPARED = 250
"""Columns whose headers are compared with names that are nearly theirs; further ones must be names as they stand."""

_CELLS: Mapping[str, str] = {
    "enrolment": mark("Holds marks, days, shares or scores: each filled cell becomes an enrolment."),
    "checklist_response": mark("Holds ticks or words of a status: each filled cell becomes a checklist answer."),
    "readiness_item": mark("Holds scores: each filled cell becomes a readiness score."),
}

_CHOSEN_BUT_UNLIKE = 0.1
"""Confidence in a kind that a person chose for a table that does not look like it."""


def propose(workbook: Workbook, *, kind: str | None = None) -> list[TableMatch]:
    """What an import would make of ``workbook``: its tables with kinds and columns, best first.

    ``kind`` settles what the rows are when a person has said so.
    """
    fields = importable_fields()
    index = name_index(fields)
    sheets = {sheet.index: sheet for sheet in workbook.sheets}
    found = find_all(workbook, index)
    matches = [
        match_table(one, sheets[one.sheet_index], fields, index=index, file_name=workbook.file_name, kind=kind)
        for one in found
    ]
    return sorted(matches, key=lambda one: _rank(one, sheets[one.table.sheet_index]))


def _rank(match: TableMatch, sheet: Sheet) -> tuple[bool, bool, bool, float, int]:
    taken = sum(1 for one in match.columns if one.becomes == "field" and one.confidence >= TAKEN)
    worth = match.confidence * (2 + taken) * (1 + math.log10(1 + len(match.table.data_rows)))
    return (sheet.state != "visible", match.kind is None, not match.table.data_rows, -worth, match.table.sheet_index)


def match_table(
    table: TableFound, sheet: Sheet, fields_by_kind: FieldsByKind, *, index: NameIndex | None = None,
    file_name: str = "", kind: str | None = None,
) -> TableMatch:  # fmt: skip
    """What ``table`` is and what its columns become.

    ``fields_by_kind`` are the fields that may be matched (see ``names.index.importable_fields``; custom fields may be
    added); ``file_name`` lends its words as a hint; ``kind`` settles the kind when a person has chosen one.
    """
    words = index or name_index(fields_by_kind)
    return with_places(_matched(table, sheet, fields_by_kind, words, file_name, kind))


def _matched(
    table: TableFound, sheet: Sheet, fields_by_kind: FieldsByKind, words: NameIndex, file_name: str, kind: str | None
) -> TableMatch:
    """The surest reading of the table."""
    columns = columns_of(table, sheet)
    exported = exported_record(table, columns)
    if exported is not None and kind in (None, exported.kind):
        return exported_match(table, columns, exported)
    per_kind: dict[str, dict[tuple[int, str], Guess]] = {one: {} for one in fields_by_kind}
    for place, column in enumerate(columns):
        for guess in guesses(column, words, fields_by_kind, is_compared=place < _COMPARED):
            per_kind[guess.kind][column.column, guess.field] = guess
    context = context_words(table, sheet, file_name)
    name_by_place(columns, per_kind, context)
    rated = rate_kinds(columns, per_kind, words, context)
    cells = matrix_of(Looked(table, sheet, columns, per_kind, words, context, rated[0]), kind)
    if cells is not None:
        return _as_matrix(table, columns, cells, fields_by_kind)
    chosen = next((one for one in rated if one.kind == kind), KindRated(kind, _CHOSEN_BUT_UNLIKE)) if kind else rated[0]
    if chosen.kind is None:
        return TableMatch(table, None, chosen.confidence, tuple(_kept(column) for column in columns))
    if chosen.kind not in fields_by_kind:
        return _by_labels(table, columns, chosen)
    pairs = best_pairs({pair: guess.confidence for pair, guess in per_kind.get(chosen.kind, {}).items()})
    matched = {column: per_kind[chosen.kind][column, field] for column, field in pairs.items()}
    return TableMatch(
        table, chosen.kind, chosen.confidence, tuple(_column_matches(columns, matched, chosen.kind, fields_by_kind))
    )


def _by_labels(table: TableFound, columns: Sequence[Column], chosen: KindRated) -> TableMatch:
    """The match of a kind that is never guessed and was chosen: fields by their own names only."""
    names = {
        plain(word): one
        for one in headers_of(record_of(str(chosen.kind))).values()
        if one.is_importable
        for word in (*one.names, one.label)
    }
    taken: set[str] = set()
    out: list[ColumnMatch] = []
    for column in columns:
        one = names.get(column.leaf)
        if one is None or one.name in taken:
            out.append(_kept(column))
            continue
        taken.add(one.name)
        out.append(_become(column, "field", one.name, 0.9, tr("Called as the field is."), one.concept))
    return TableMatch(table, chosen.kind, chosen.confidence, tuple(out))


def _as_matrix(table: TableFound, columns: Sequence[Column], cells: Matrix, fields_by_kind: FieldsByKind) -> TableMatch:
    """The match of a table in which each filled cell is a record."""
    told = tr(_CELLS[cells.kind])
    out: list[ColumnMatch] = []
    for column in columns:
        if column.column in cells.columns:
            out.append(_become(column, "cells", cells.names, cells.confidence, told, None))
        elif column.column in cells.rows:
            name, guess = cells.rows[column.column]
            one = fields_by_kind[cells.kind][name]
            out.append(_become(column, "field", name, guess.confidence, guess.reason, one.concept))
        else:
            out.append(_kept(column))
    return TableMatch(table, cells.kind, cells.confidence, tuple(out))


def _column_matches(
    columns: Sequence[Column], matched: dict[int, Guess], kind: str, fields_by_kind: FieldsByKind
) -> list[ColumnMatch]:
    """What each column becomes, in sheet order."""
    answers = _answers(columns, matched) if kind == "use_case" else {}
    out: list[ColumnMatch] = []
    for column in columns:
        guess, answer = matched.get(column.column), answers.get(column.column)
        if column is columns[-1] and column.header.strip() == ERRORS_COLUMN:
            reason = "Tells what an earlier check found: left out."
            out.append(ColumnMatch(column.column, column.header, "nothing", None, None, 1.0, reason))
        elif guess is not None and (answer is None or guess.confidence >= TAKEN):
            one = fields_by_kind[kind][guess.field]
            if guess.confidence >= TAKEN:
                out.append(_become(column, "field", guess.field, guess.confidence, guess.reason, one.concept))
            elif column.look.filled:
                reason = f"{guess.reason} Not sure enough: kept as a custom field unless you choose it."
                out.append(ColumnMatch(column.column, column.header, "custom", guess.field, one.concept,
                                       min(0.64, round(guess.confidence, 2)), reason))  # fmt: skip
            else:
                out.append(_kept(column))
        elif answer is not None:
            code, clue = answer
            reason = f"Asks about “{clue}”: becomes the answer to checklist item {code}, and is kept."
            out.append(_become(column, "checklist", code, 0.8, reason, None))
        else:
            out.append(_kept(column))
    return out


def _answers(columns: Sequence[Column], matched: dict[int, Guess]) -> dict[int, tuple[str, str]]:
    """Columns that answer a governance question, each item once: the header with the most telling words wins."""
    claims: list[tuple[int, int, str, str]] = []
    for column in columns:
        guess = matched.get(column.column)
        if not column.look.filled or (guess is not None and guess.confidence >= TAKEN):
            continue
        item = checklist_item(column.full)
        if item is not None:
            claims.append((-len(item[1]), column.column, *item))
    answers: dict[int, tuple[str, str]] = {}
    taken: set[str] = set()
    for _, at, code, clue in sorted(claims):
        if code not in taken:
            answers[at] = (code, clue)
            taken.add(code)
    return answers


def _become(
    column: Column, becomes: Becomes, field: str, confidence: float, reason: str, concept: str | None
) -> ColumnMatch:
    return ColumnMatch(column.column, column.header, becomes, field, concept, round(confidence, 2), reason)


def _kept(column: Column) -> ColumnMatch:
    """A column no field fits: a custom field when it holds anything."""
    if not column.look.filled:
        return ColumnMatch(column.column, column.header, "nothing", None, None, 1.0, "Empty in every record: left out.")
    reason = f"Fits no field: its {column.look.filled} values are kept as a custom field."
    if column.look.filled < column.look.rows:
        reason = "Fits no field: its values are kept as a custom field."
    return ColumnMatch(column.column, column.header, "custom", None, None, 0.5, reason)
