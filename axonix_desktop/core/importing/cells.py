"""What a spreadsheet is once it has been read: sheets of plain cells with addresses, nothing else.

Every reader (`exchange`) produces these, every rule of the import (`core.importing`) consumes them.
All row and column numbers are 0-based positions in the sheet; ``address`` turns them into what a person sees.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that holds an error such as ``#REF!`` instead of a value."""

    code: str


CellValue = str | int | float | bool | date | datetime | time | ErrorCell | None


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Something a reader noticed about a cell (or, with ``column`` None, a row): said once, in a sentence."""

    row: int
    column: int | None
    message: str


@dataclass(slots=True)
class Sheet:
    """One sheet (or one CSV file).

    ``row_numbers`` are the sheet positions of the stored rows, ascending; ``rows[i]`` are the cells of row
    ``row_numbers[i]`` from column 0, trailing blanks cut. Blank rows are not stored. ``merged`` are rectangles
    (first row, first column, last row, last column). A merged rectangle's value stands in its top-left cell only.
    """

    name: str
    index: int
    state: Literal["visible", "hidden", "very hidden"] = "visible"
    row_numbers: list[int] = field(default_factory=list[int])
    rows: list[list[CellValue]] = field(default_factory=list[list[CellValue]])
    merged: list[tuple[int, int, int, int]] = field(default_factory=list[tuple[int, int, int, int]])
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    percent_columns: frozenset[int] = frozenset()
    """Columns whose numbers the sheet shows in percent: 0.45 stands for 45 %."""
    problems: list[CellProblem] = field(default_factory=list[CellProblem])
    is_text_only: bool = False
    """True for CSV and TSV: numbers and dates are still the text the file holds."""
    is_turned: bool = False
    """True where rows and columns have changed places since the file was read: a record stood in a column."""

    @property
    def width(self) -> int:
        """Number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(slots=True)
class Workbook:
    """A file as read: its sheets in file order, and what a person should know about the reading."""

    file_name: str
    format: Literal["xlsx", "xls", "xlsb", "ods", "csv"]
    sheets: list[Sheet]
    notes: list[str] = field(default_factory=list[str])


def column_letter(column: int) -> str:
    """``0`` is ``A``, ``26`` is ``AA``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """``A`` is 0, ``AA`` is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def place_in_file(sheet: Sheet, row: int, column: int | None) -> tuple[int, str | None]:
    """Where a cell, or with no column a row, stands in the file: row from 1 and column letter as people see them."""
    if not sheet.is_turned:
        return row + 1, None if column is None else column_letter(column)
    return (1 if column is None else column + 1), column_letter(row)


def address(row: int, column: int) -> str:
    """The cell as the spreadsheet names it: ``address(0, 0) == "A1"``."""
    return f"{column_letter(column)}{row + 1}"
