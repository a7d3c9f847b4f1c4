"""Columns that fit no field are kept: as user-defined fields of the programme, typed by what they hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.cells import CellValue, ErrorCell, Sheet, place_in_file
from axonix_desktop.core.importing.linking import fold
from axonix_desktop.core.importing.plan import Batch, ImportPlan, Problem, StoreView
from axonix_desktop.core.importing.proposal import ColumnMatch, TableMatch
from axonix_desktop.core.importing.values import ReadingChoices, as_text, read_column
from axonix_desktop.core.kinds import Date, Kind, LongText, Number, Text, YesNo
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import small, tr

Place = Literal["custom", "notes", "nothing"]
_LONGEST_LABEL = 160
_LONGEST = 100_000
_TEXTS = frozenset({"text", "choice", "long_text"})
_YES_NO = frozenset({"yes", "no", "true", "false", "y", "n"})
_KINDS: dict[str, Kind] = {
    "text": Text(limit=_LONGEST),
    "choice": Text(limit=_LONGEST),
    "long_text": LongText(),
    "number": Number(),
    "date": Date(),
    "yes_no": YesNo(),
}


class CustomColumns:
    """Finds or plans the custom field of each kept column and writes rows of JSON for the ``custom`` column."""

    def __init__(self, plan: ImportPlan, view: StoreView) -> None:
        self._plan, self._view = plan, view
        self._known = {(kind, fold(name)): (number, sort) for number, kind, name, sort in view.custom_fields}

    def field_of(self, kind: str, header: str, cells: Sequence[CellValue], taken: set[int]) -> tuple[int, str]:
        """The custom field's id and value kind for a column; ``taken`` are ids other columns of the table use."""
        label = " ".join(header.split())[:_LONGEST_LABEL] or "Column"
        name, number = label, 2
        while (known := self._known.get((kind, fold(name)))) is not None and known[0] in taken:
            name, number = f"{label} ({number})", number + 1
        if known is None:
            known = (self._view.new_ids(1)[0], guess(cells))
            self._known[kind, fold(name)] = known
            batches = self._plan.of("custom_field").batches
            if not batches:
                batches.append(Batch(("id", "record_kind", "name", "value_kind", "position"), []))
            batches[0].rows.append((known[0], kind, name, known[1], float(len(self._known))))
        return known

    @staticmethod
    def fragments(number: int, value_kind: str, cells: Sequence[CellValue]) -> list[str | None]:
        """``"<id>": value`` as JSON text for each cell, None for no value; what does not fit the kind stays text."""
        if value_kind in _TEXTS:
            return _texts(number, value_kind, cells)
        declared = Field("custom", _KINDS[value_kind], "", "")
        read = read_column(declared, cells, ReadingChoices())
        failed = {position for position, _ in read.refused}
        prefix = f'"{number}": '
        cache: dict[tuple[type, object], str] = {}
        found: list[str | None] = []
        for position, value in enumerate(read.stored):
            kept = as_text(cells[position]) if position in failed else value
            if kept is None:
                found.append(None)
                continue
            mark = (kept.__class__, kept)
            text = cache.get(mark)
            if text is None:
                text = cache[mark] = prefix + json.dumps(kept, ensure_ascii=False)
            found.append(text)
        return found


def _texts(number: int, value_kind: str, cells: Sequence[CellValue]) -> list[str | None]:
    """The fragments of a column of texts: each distinct one is made once, nothing of it can be refused."""
    prefix = f'"{number}": '
    is_line = value_kind != "long_text"

    def fragment(cell: CellValue) -> str | None:
        text = as_text(cell)
        if text is not None and is_line and len(text) <= _LONGEST and not text.isprintable():
            text = " ".join(text.split())
        return None if text is None else prefix + json.dumps(text, ensure_ascii=False)

    strings = {cell for cell in cells if cell.__class__ is str}
    made: dict[CellValue, str | None] = {cell: fragment(cell) for cell in strings}
    return [made[cell] if cell.__class__ is str else None if cell is None else fragment(cell) for cell in cells]


def joined(columns: Sequence[Sequence[str | None]], count: int) -> list[str | None]:
    """One JSON object a row from fragments in the order of their ids; None where a row holds none."""
    if not columns:
        return [None] * count
    rows: list[str | None] = []
    for parts in zip(*columns, strict=True):
        kept = ", ".join(filter(None, parts))
        rows.append(f"{{{kept}}}" if kept else None)
    return rows


def guess(cells: Sequence[CellValue]) -> str:
    """What sort of value a column holds: date, number, yes_no, choice, long_text or text."""
    filled = [cell for cell in cells if cell is not None and not isinstance(cell, ErrorCell) and cell != ""]
    if not filled:
        return "text"
    if all(isinstance(cell, (date, datetime)) for cell in filled):
        return "date"
    if all(isinstance(cell, (int, float)) and not isinstance(cell, bool) for cell in filled):
        return "number"
    texts = [str(cell).strip() for cell in filled]
    distinct = set(texts)
    if all(text.casefold() in _YES_NO for text in distinct):
        return "yes_no"
    if any(len(text) > 150 or "\n" in text for text in texts):
        return "long_text"
    return "text"


def place_of_unknown(kind: str, *, is_matrix: bool) -> Place:
    """Where a column goes that fits no field of ``kind``: a field of its own, the notes, or nowhere.

    A row of a matrix stands for many records; its other columns would be repeated in the notes of each.
    """
    record = record_of(kind)
    if record.has_custom_fields:
        return "custom"
    return "notes" if "notes" in record.fields and not is_matrix else "nothing"


def with_places(match: TableMatch) -> TableMatch:
    """The match in which columns that fit no field say where they go in records of its kind."""
    if match.kind is None:
        return match
    place = place_of_unknown(match.kind, is_matrix=any(one.becomes == "cells" for one in match.columns))
    if place == "custom":
        return match
    label = record_of(match.kind).label.lower()
    columns = [_placed(one, place, label) if one.becomes == "custom" else one for one in match.columns]
    return replace(match, columns=tuple(columns))


def tell_unplaced(plan: ImportPlan, match: TableMatch, sheet: Sheet, *, is_matrix: bool) -> None:
    """Say of every column that a record has no place for that it is left out."""
    kind = str(match.kind)
    if place_of_unknown(kind, is_matrix=is_matrix) != "nothing":
        return
    label = small(record_of(kind).label)
    for one in match.columns:
        if one.becomes == "custom" and one.header.strip():
            sentence = tr(
                "The column is left out: no field of this kind of record ({kind}) fits it, and it can have none of its "
                "own.",
                kind=label,
            )
            row, letter = place_in_file(sheet, match.table.header_row, one.column)
            plan.problems.append(Problem(match.table.sheet, row, letter, " ".join(one.header.split())[:200], sentence))


def _placed(one: ColumnMatch, place: Place, label: str) -> ColumnMatch:
    """A column that fits no field, in words that say where it goes."""
    if place == "notes":
        return replace(one, reason="Fits no field: its values are kept in the notes.")
    return replace(one, reason=f"Fits no field of a {label}, and there are none of your own here: left out.")
