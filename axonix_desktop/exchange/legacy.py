"""Reads the binary formats of Excel (xls, xlsb) with calamine; runs in the helper process only."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import Any

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import limits
from axonix_desktop.exchange.wire import SheetWriter, Writer
from axonix_desktop.exchange.xls_errors import error_cells
from axonix_desktop.exchange.xml_parts import clean

_EARLY = date(1900, 3, 1)


class LegacyBook:
    """A workbook opened by calamine. Raises FileProblemError when it is damaged or protected."""

    def __init__(self, data: bytes) -> None:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError

        self._failures = (CalamineError, OSError)
        self._errors = error_cells(data)
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError:
            raise FileProblemError(
                tr(
                    "The file is protected by a password; open it in Excel, save a copy without the "
                    "password and read that."
                )
            ) from None
        except self._failures as error:
            raise _damaged(error) from None

    def sheets(self) -> list[tuple[str, str, str | None]]:
        """Name, state and ``""`` for what is no sheet of cells, of each sheet."""
        found: list[tuple[str, str, str | None]] = []
        for meta in self._book.sheets_metadata:
            seen = str(meta.visible).rpartition(".")[2]
            state = {"VeryHidden": "very hidden", "Hidden": "hidden"}.get(seen, "visible")
            is_cells = str(meta.typ).endswith("WorkSheet")
            found.append((clean(meta.name)[0], state, "cells" if is_cells else ""))
        return found

    def read_sheet(self, writer: Writer, index: int) -> None:
        """Read and send sheet ``index``."""
        try:
            sheet = self._book.get_sheet_by_index(index)
        except self._failures as error:
            raise _damaged(error) from None
        out = SheetWriter(writer, index)
        out.facts["merged"] = [[*first, *last] for first, last in sheet.merged_cell_ranges or ()]
        if sheet.end is not None and (sheet.end[0] + 1) * (sheet.end[1] + 1) > limits.SLOTS:
            raise FileProblemError(
                tr("The sheet's cells are too widely scattered to be read; delete the outlying ones.")
            )
        errors = self._errors.get(index, {})
        rows = sheet.to_python(skip_empty_area=False)
        rows += [[] for _ in range(len(rows), max(errors, default=-1) + 1)]
        for number, row in enumerate(rows):
            wrong = errors.get(number)
            last = -1
            for column, value in enumerate(row):
                if value != "":
                    out.put(column, *_cell(out, number, column, value))
                    last = column
            for column, code in (wrong or {}).items():
                if column >= len(row) or row[column] == "":
                    out.put(column, "e", code)
                    last = max(last, column)
            if last >= 0:
                out.end_row(number, last)
        out.finish()


def _cell(out: SheetWriter, row: int, column: int, value: Any) -> tuple[str, Any]:
    if isinstance(value, str):
        return "t", value
    if isinstance(value, bool):
        return "b", value
    if isinstance(value, (int, float)):
        return "n", repr(value).removesuffix(".0").encode()
    if isinstance(value, timedelta):
        return "l", repr(value / timedelta(days=1)).encode()
    if isinstance(value, (date, datetime)) and value.isoformat() < _EARLY.isoformat():
        out.problem(row, column, tr("A date before March 1900 may be a day off in this old format; please check it."))
    return ("i", value.isoformat()) if isinstance(value, (date, time)) else ("t", str(value))


def _damaged(error: Exception) -> FileProblemError:
    return FileProblemError(
        tr(
            "The workbook is damaged or of an unknown sort ({error}); open it in Excel or "
            "LibreOffice, save it as .xlsx and read that.",
            error=str(error)[:120],
        )
    )
