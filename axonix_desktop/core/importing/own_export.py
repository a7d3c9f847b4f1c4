"""Sheets that this program exported: read field by field as they were written, their records found by their Id.

They are known by their name and by the columns that nothing else writes; no word of theirs is guessed at, and their
questions about governance stay the kept columns they are: the answers come back in a sheet of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.importing.cells import CellValue
from axonix_desktop.core.importing.columns import Column
from axonix_desktop.core.importing.proposal import ColumnMatch, TableFound, TableMatch
from axonix_desktop.core.importing.values import as_text
from axonix_desktop.core.kinds import Moment
from axonix_desktop.core.records.catalogue import RECORDS, record_of
from axonix_desktop.core.words import tr

ID = "id"
_STAMPS = frozenset({"Created (UTC)", "Updated (UTC)", "Id"})
"""Headers that stand together in sheets this program exported, and nowhere else."""
_SURE = 0.99
_AGAIN = re.compile(r"^(.*) \(\d+\)$")


def exported_record(table: TableFound, columns: Sequence[Column]) -> type[Record] | None:
    """The record whose export the sheet is; None for any other sheet."""
    if not {column.header for column in columns} >= _STAMPS:
        return None
    return next((record for record in RECORDS if record.plural == table.sheet), None)


def exported_match(table: TableFound, columns: Sequence[Column], record: type[Record]) -> TableMatch:
    """What the columns of an exported sheet become; nothing of ours for records that no import may make."""
    if not record.is_importable:
        return TableMatch(table, None, 0.0, tuple(_left(column) for column in columns))
    fields = headers_of(record)
    return TableMatch(table, record.kind, _SURE, tuple(_column(column, fields) for column in columns))


def headers_of(record: type[Record]) -> dict[str, Field]:
    """The fields of a record by the header under which they are exported."""
    return {
        " ".join(one.label.split()) + (" (UTC)" if isinstance(one.kind, Moment) else ""): one
        for one in record.fields.values()
    }


def id_column(match: TableMatch) -> int | None:
    """The column of an exported sheet that tells the records; None in any other sheet."""
    return next((one.column for one in match.columns if one.becomes == "nothing" and one.field == ID), None)


def ids_in(cells: Sequence[CellValue]) -> list[int | None]:
    """The ids in the cells of that column, None for what is none."""
    texts = [as_text(cell) for cell in cells]
    return [int(text) if text is not None and text.isdecimal() else None for text in texts]


def is_exported(match: TableMatch) -> bool:
    """Whether a table was matched as a sheet of our own."""
    return id_column(match) is not None


def kind_fields(kind: str) -> dict[str, Field]:
    """The fields of a kind that an import may fill."""
    return {name: one for name, one in record_of(kind).fields.items() if one.is_importable}


def _column(column: Column, fields: Mapping[str, Field]) -> ColumnMatch:
    one = fields.get(column.header)
    if one is not None and one.name == ID:
        reason = tr("Finds the record again that the row was written from.")
        return ColumnMatch(column.column, column.header, "nothing", ID, None, 1.0, reason)
    if one is not None and not one.is_importable:
        return _left(column)
    if one is not None:
        return ColumnMatch(column.column, column.header, "field", one.name, one.concept, 1.0, tr("As it was exported."))
    if not column.look.filled:
        return ColumnMatch(column.column, column.header, "nothing", None, None, 1.0,
                           tr("Empty in every record: left out."))  # fmt: skip
    again = _AGAIN.match(column.header)
    header = again[1] if again is not None and again[1] in fields else column.header
    return ColumnMatch(column.column, header, "custom", None, None, 1.0, tr("A field of your own, as it was exported."))


def _left(column: Column) -> ColumnMatch:
    reason = tr("The program keeps this itself: left out.")
    return ColumnMatch(column.column, column.header, "nothing", None, None, 1.0, reason)
