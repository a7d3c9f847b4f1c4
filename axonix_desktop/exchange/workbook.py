"""Reads any spreadsheet into sheets of plain cells with addresses."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Literal

from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.problems import FileProblemError


def read_workbook(
    path: Path,
    *,
    sheet: str | int | None = None,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Workbook:
    """Read ``path`` (xlsx, xlsm, xls, xlsb, ods, csv, tsv); ``sheet`` picks one by name or position.

    Raises FileProblemError with one sentence when the file cannot be read.
    """
    path = Path(path)
    try:
        head = path.open("rb").read(8)
    except OSError as error:
        raise FileProblemError(f"“{path.name}” cannot be opened: {error.strerror}.") from error
    if not head:
        raise FileProblemError(f"“{path.name}” is empty.")
    if head[:2] == b"PK" or head[:4] == b"\xd0\xcf\x11\xe0":
        book = _spreadsheet(path)
    else:
        book = _text(path)
    if sheet is not None:
        book.sheets = [one for one in book.sheets if sheet in (one.name, one.index)]
        if not book.sheets:
            raise FileProblemError(f"“{path.name}” has no sheet “{sheet}”.")
    return book


def _spreadsheet(path: Path) -> Workbook:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    kinds: dict[str, Literal["xlsx", "xls", "xlsb", "ods", "csv"]] = {".xls": "xls", ".xlsb": "xlsb", ".ods": "ods"}
    sheets: list[Sheet] = []
    try:
        source = CalamineWorkbook.from_path(str(path))
        for index, meta in enumerate(source.sheets_metadata):
            is_shown, is_deep = meta.visible == SheetVisibleEnum.Visible, meta.visible == SheetVisibleEnum.VeryHidden
            one = Sheet(
                name=meta.name, index=index, state="visible" if is_shown else "very hidden" if is_deep else "hidden"
            )
            for number, row in enumerate(source.get_sheet_by_index(index).to_python(skip_empty_area=False)):
                _keep(one, number, [_plain(cell) for cell in row])
            sheets.append(one)
    except CalamineError as error:
        raise FileProblemError(f"“{path.name}” cannot be read as a workbook: {error}.") from error
    return Workbook(path.name, kinds.get(path.suffix.lower(), "xlsx"), sheets)


def _plain(cell: object) -> CellValue:
    if cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell if isinstance(cell, (str, int, float, bool, date, datetime, time)) else str(cell)


def _keep(sheet: Sheet, number: int, cells: list[CellValue]) -> None:
    while cells and cells[-1] is None:
        cells.pop()
    if cells:
        sheet.row_numbers.append(number)
        sheet.rows.append(cells)


def _text(path: Path) -> Workbook:
    data = path.read_bytes()
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = data.decode("latin-1")
    head = text[:20_000]
    delimiter = max(",;\t|", key=head.count)
    one = Sheet(name=path.stem, index=0, is_text_only=True)
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
        _keep(one, number, [cell if cell.strip() else None for cell in row])
    return Workbook(path.name, "csv", [one])
