"""What the import proposes for a table it found: where the table is, and what each column becomes and why.

Built by ``headers`` (where) and ``matching`` (what), read by ``values`` and ``plan``, shown by the window and
``axonix inspect``, changed by a mapping profile or by a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ERRORS_COLUMN = "Errors"
"""The header of the last column of an error workbook, which tells what is wrong; it is nobody's data."""
OF_A_CASE = frozenset({"checklist_response", "readiness_item"})
"""Kinds whose rows belong to a use case, or to none where none is named."""
Becomes = Literal["field", "checklist", "cells", "custom", "nothing"]


@dataclass(frozen=True, slots=True)
class TableFound:
    """A table in a sheet. Rows and columns are 0-based positions in the sheet.

    ``header_rows`` are the lines joined into the headers, ``header_row`` the last of them; ``data_rows`` are the
    sheet rows that hold records; ``left_out`` says of every other non-blank row below the header why it is none
    (repeated header, totals row, legend, group title …). ``headers`` maps each used column to its joined header.
    """

    sheet: str
    sheet_index: int
    header_rows: tuple[int, ...]
    data_rows: tuple[int, ...]
    headers: dict[int, str]
    left_out: tuple[tuple[int, str], ...]
    confidence: float
    reason: str

    @property
    def header_row(self) -> int:
        """Position of the last header line."""
        return self.header_rows[-1]

    @property
    def first_row(self) -> int:
        """Position of the first data row (the row below the header when there is none)."""
        return self.data_rows[0] if self.data_rows else self.header_row + 1

    @property
    def last_row(self) -> int:
        """Position of the last data row (the header's when there is none)."""
        return self.data_rows[-1] if self.data_rows else self.header_row


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What one column becomes.

    ``field`` is the field's name in the record (``becomes == "field"``), the checklist item's code
    (``"checklist"``), the field that the header of a matrix column names (``"cells"``: each filled cell is a record)
    or None; ``concept`` is the judged word or None; ``confidence`` 0–1; ``reason`` is a short
    sentence for a person ("same words as “Title”", "dates in 236 of 238 rows", "kept as a custom field").
    """

    column: int
    header: str
    becomes: Becomes
    field: str | None
    concept: str | None
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class TableMatch:
    """A table with the record kind it holds (None: nothing of ours) and what its columns become."""

    table: TableFound
    kind: str | None
    confidence: float
    columns: tuple[ColumnMatch, ...]
