"""The workbook to send back: the person's own, with what is wrong marked red, told in comments and in a last column.

It is written under a new name; the workbook that was read is never touched. Formulas stand as the values that were
read, so that it can be read again at once. What has no formatting of its own (text tables, other formats) becomes a
plain new workbook. An "Errors" column is nobody's data: reading it again leaves it out.
"""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axonix_desktop.core.importing.cells import CellValue, ErrorCell, Workbook
from axonix_desktop.core.importing.plan import Spot
from axonix_desktop.core.importing.proposal import ERRORS_COLUMN
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import colours

_KEPT = (".xlsx", ".xlsm", ".xltx", ".xltm")
_COMMENT_WIDTH, _COMMENT_HEIGHT = 320, 110
_ERRORS_WIDTH = 60
_LONGEST = 32_000


@dataclass(frozen=True, slots=True)
class CellError:
    """Something wrong: sheet index, row and (where it is one cell) column, 0-based, and the sentence."""

    sheet_index: int
    row: int
    column: int | None
    message: str


def write_error_workbook(
    path: Path,
    book: Workbook,
    errors: Iterable[CellError],
    headers: Mapping[int, int],
    *,
    source: Path | None = None,
    corrections: Mapping[Spot, CellValue] | None = None,
) -> int:
    """Write the workbook and return how many cells and rows were marked.

    ``headers`` gives the header row (0-based) of each sheet that was read as a table; ``corrections`` are cells mended
    since, which stand mended in it. Raises FileProblemError when ``path`` cannot be written or is ``source`` itself.
    """
    path = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
    if source is not None and source.exists() and path.exists() and path.samefile(source):
        raise FileProblemError(tr("“{name}” is the workbook that was read; choose another name.", name=path.name))
    sheets = _own(book, source) or _plain(book)
    told = list(errors)
    try:
        for (index, row, column), value in (corrections or {}).items():
            if index in sheets.by_index:
                _set(sheets.by_index[index].cell(row + 1, column + 1), value)
        for index, sheet in sheets.by_index.items():
            mine = [one for one in told if one.sheet_index == index]
            if mine:
                _mark(sheet, mine, headers.get(index), book)
        _save(sheets.book, path)
    except OSError as error:
        raise FileProblemError(
            tr(
                "“{name}” could not be written ({words}); choose another name or folder.",
                name=path.name,
                words=error.strerror or error,
            )
        ) from error
    return len(told)


@dataclass(frozen=True, slots=True)
class _Sheets:
    book: Any
    by_index: Mapping[int, Any]


def _own(book: Workbook, source: Path | None) -> _Sheets | None:
    """The person's own workbook with its formatting; None where it is of another sort or gone."""
    if source is None or book.format != "xlsx" or source.suffix.lower() not in _KEPT or not source.exists():
        return None
    from openpyxl import load_workbook

    try:
        made: Any = load_workbook(source, data_only=True)
    except Exception:  # openpyxl raises many sorts for workbooks it cannot keep; then a plain one is written
        return None
    by_name = {one.title: one for one in made.worksheets}
    made.template = False
    return _Sheets(made, {one.index: by_name[one.name] for one in book.sheets if one.name in by_name})


def _plain(book: Workbook) -> _Sheets:
    """A new workbook with the cells that were read."""
    from openpyxl import Workbook as Made

    made: Any = Made()
    made.remove(made.active)
    by_index: dict[int, Any] = {}
    for one in book.sheets:
        sheet = made.create_sheet(_sheet_name(one.name))
        for number, row in zip(one.row_numbers, one.rows, strict=True):
            for column, value in enumerate(row):
                if value is not None:
                    _set(sheet.cell(number + 1, column + 1), value)
        by_index[one.index] = sheet
    return _Sheets(made, by_index)


def _mark(sheet: Any, errors: Sequence[CellError], header_row: int | None, book: Workbook) -> None:
    """Mark the cells of a sheet, and tell row by row in the last column."""
    from openpyxl.cell.cell import MergedCell
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    red = PatternFill("solid", start_color=colours.ERROR, end_color=colours.ERROR)
    by_cell: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    by_row: defaultdict[int, list[str]] = defaultdict(list)
    for one in errors:
        by_row[one.row].append(one.message)
        if one.column is not None:
            by_cell[one.row, one.column].append(one.message)
    for (row, column), words in by_cell.items():
        cell = sheet.cell(row + 1, column + 1)
        if isinstance(cell, MergedCell):
            continue
        cell.fill = red
        text = "\n".join(dict.fromkeys(words))
        comment = Comment(text[:_LONGEST], "Axonix", width=_COMMENT_WIDTH, height=_COMMENT_HEIGHT)
        cell.comment = comment
    last = _errors_column(sheet, header_row, book)
    if header_row is not None:
        head = sheet.cell(header_row + 1, last)
        _set(head, ERRORS_COLUMN)
        head.font = Font(bold=True, color=colours.ERROR_INK)
    for row, words in by_row.items():
        if row == header_row:
            continue
        cell = sheet.cell(row + 1, last)
        _set(cell, "\n".join(dict.fromkeys(words))[:_LONGEST])
        cell.font = Font(color=colours.ERROR_INK)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions[sheet.cell(1, last).column_letter].width = _ERRORS_WIDTH


def _errors_column(sheet: Any, header_row: int | None, book: Workbook) -> int:
    """The column (1-based) that tells what is wrong: the one that did so before, emptied, else a new one at the end."""
    if header_row is not None:
        for column in range(sheet.max_column, 0, -1):
            value = sheet.cell(header_row + 1, column).value
            if value is None:
                continue
            if str(value).strip() == ERRORS_COLUMN:
                for row in range(header_row + 2, sheet.max_row + 1):
                    sheet.cell(row, column).value = None
                return column
            return column + 1
    return max((one.width for one in book.sheets if one.name == sheet.title), default=sheet.max_column) + 1


def _set(cell: Any, value: CellValue) -> None:
    """Put a value into a cell; text is text, also when it looks like a formula."""
    if isinstance(value, ErrorCell):
        value = value.code
    if isinstance(value, str):
        text = "".join(one for one in value if one in "\n\t" or ord(one) >= 32)[:_LONGEST]
        cell.value = text
        if text.startswith("="):
            cell.data_type = "s"
            cell.quotePrefix = True
    else:
        cell.value = value


def _sheet_name(name: str) -> str:
    """A name that a workbook accepts for a sheet."""
    plain = "".join(" " if one in "[]:*?/\\" else one for one in name).strip().strip("'")
    return plain[:31] or "Sheet"


def _save(made: Any, path: Path) -> None:
    """Write beside the target and put it in its place in one step."""
    with tempfile.TemporaryDirectory(prefix=".axonix-errors-", dir=path.parent) as folder:
        whole = Path(folder) / "workbook.xlsx"
        made.save(whole)
        with whole.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(whole, path)  # noqa: PTH105 - the call that is atomic on every system
