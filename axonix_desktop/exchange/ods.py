"""Reads OpenDocument spreadsheets: repeats are followed only where there is a value, and then only so far."""

from __future__ import annotations

import re
from typing import Any

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import limits
from axonix_desktop.exchange.container import Container
from axonix_desktop.exchange.wire import SheetWriter, Writer
from axonix_desktop.exchange.xlsx_cells import NO_CACHED_VALUE
from axonix_desktop.exchange.xml_parts import Attributes, clean, parse

_LENGTH = re.compile(r"(-?)P(?:(\d{1,6})D)?T?(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,12}(?:[.,]\d+)?)S)?")
_NUMBERS = {"float": "n", "currency": "n", "percentage": "p"}
_MEMORY = "The sheet repeats cells so often that it cannot be read; delete what is not part of the table."


def sheet_list(container: Container) -> list[tuple[str, str]]:
    """Names and states (``visible`` or ``hidden``) of the sheets."""
    styles: set[str] = set()
    sheets: list[tuple[str, str]] = []
    style = ""

    def start(element: str, attributes: Attributes) -> None:
        nonlocal style
        if element == "style":
            style = attributes.get("style:name", "")
        elif element == "table-properties" and attributes.get("table:display") == "false":
            styles.add(style)
        elif element == "table":
            state = "hidden" if attributes.get("table:style-name") in styles else "visible"
            sheets.append((clean(attributes.get("table:name", ""))[0], state))

    parse(container.blocks(_content(container)), "content.xml", start)
    if not sheets:
        raise FileProblemError(tr("The workbook holds no sheet; the file is damaged or empty."))
    return sheets


def read_sheets(container: Container, writer: Writer, wanted: set[int]) -> None:
    """Read the sheets at the positions ``wanted``. Raises FileProblemError when one cannot be read."""
    part = _content(container)
    reader = _Reader(writer, wanted)
    done = 0

    def told() -> Any:
        nonlocal done
        for block in container.blocks(part):
            done += len(block)
            writer.say("tick", done, part.size)
            yield block

    parse(told(), "content.xml", reader.start, reader.end, reader.text)


def _content(container: Container) -> Any:
    part = container.find("content.xml")
    if part is None:
        raise FileProblemError(tr("The workbook's content is missing; the file is damaged."))
    return part


class _Reader:
    """Takes the events of the XML parser; element names come without their prefix, attributes with it."""

    def __init__(self, writer: Writer, wanted: set[int]) -> None:
        self._writer = writer
        self._wanted = wanted
        self._index = -1
        self._depth = 0
        self._out: SheetWriter | None = None
        self._row = self._column = 0
        self._row_repeat = 1
        self._cells: list[tuple[int, int, str, Any]] = []
        self._cell: Attributes | None = None
        self._pieces: list[str] = []
        self._paragraphs = 0
        self._hears = 0
        self._silent = 0
        self._merged: list[tuple[int, int, int, int]] = []
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[int] = []
        self._columns = 0

    def start(self, element: str, attributes: Attributes) -> None:
        """An element begins."""
        if element == "table":
            self._start_table()
        elif self._out is None or self._depth > 1:
            return
        elif element == "table-column":
            self._start_column(attributes)
        elif element == "table-row":
            self._start_row(attributes)
        elif element in ("table-cell", "covered-table-cell"):
            self._cell = attributes
            self._pieces.clear()
            self._paragraphs = 0
        elif element == "annotation":
            self._silent += 1
        elif self._cell is not None and not self._silent:
            self._start_text(element, attributes)

    def text(self, piece: str) -> None:
        """Characters inside the element that began last."""
        if self._hears and not self._silent and self._depth == 1:
            self._pieces.append(piece)

    def end(self, element: str) -> None:
        """An element ends."""
        if element == "table":
            self._end_table()
        elif self._out is None or self._depth > 1:
            return
        elif element == "annotation":
            self._silent -= 1
        elif element == "p" and not self._silent:
            self._hears = max(0, self._hears - 1)
        elif element in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif element == "table-row":
            self._end_row()

    def _start_table(self) -> None:
        self._depth += 1
        if self._depth == 1:
            self._index += 1
            if self._index in self._wanted:
                self._out = SheetWriter(self._writer, self._index)
            self._row = self._columns = 0
            self._merged, self._hidden_rows, self._hidden_columns = [], [], []

    def _end_table(self) -> None:
        self._depth -= 1
        if self._depth == 0 and self._out is not None:
            self._out.facts.update(
                merged=self._merged, hidden_rows=self._hidden_rows, hidden_columns=self._hidden_columns
            )
            self._out.finish()
            self._out = None

    def _start_column(self, attributes: Attributes) -> None:
        count = _repeat(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility", "visible") != "visible":
            self._hidden_columns += range(self._columns, min(self._columns + count, limits.SHEET_COLUMNS))
        self._columns += count

    def _start_row(self, attributes: Attributes) -> None:
        self._row_repeat = _repeat(attributes, "table:number-rows-repeated")
        self._column = 0
        self._cells.clear()
        if attributes.get("table:visibility", "visible") != "visible":
            most = min(self._row + self._row_repeat, limits.SHEET_ROWS, self._row + limits.ROWS)
            self._hidden_rows += range(self._row, most)

    def _start_text(self, element: str, attributes: Attributes) -> None:
        if element == "p":
            if self._paragraphs:
                self._pieces.append("\n")
            self._paragraphs += 1
            self._hears += 1
        elif element == "s" and self._hears:
            count = _repeat(attributes, "text:c")
            if count > limits.TEXT_CHARACTERS:
                raise FileProblemError(tr("A cell repeats {value:,} blanks; no text that long is read.", value=count))
            self._pieces.append(" " * count)
        elif element == "tab" and self._hears:
            self._pieces.append("\t")
        elif element == "line-break" and self._hears:
            self._pieces.append("\n")

    def _end_cell(self) -> None:
        attributes, self._cell = self._cell or {}, None
        repeat = _repeat(attributes, "table:number-columns-repeated")
        column, self._column = self._column, self._column + repeat
        across = _repeat(attributes, "table:number-columns-spanned")
        down = _repeat(attributes, "table:number-rows-spanned")
        if across > 1 or down > 1:
            self._merged.append((self._row, column, self._row + down - 1, column + across - 1))
        sort, value = self._value(attributes, column)
        if not sort:
            return
        if column + repeat > limits.SHEET_COLUMNS or self._row + self._row_repeat > limits.SHEET_ROWS:
            raise FileProblemError(_MEMORY)
        if repeat * self._row_repeat > limits.CELLS:
            raise FileProblemError(_MEMORY)
        self._cells.append((column, repeat, sort, value))

    def _value(self, attributes: Attributes, column: int) -> tuple[str, Any]:
        out = self._out
        kind = attributes.get("office:value-type", "")
        text = "".join(self._pieces)
        if out is None or (not kind and not text):
            if out is not None and "table:formula" in attributes:
                out.problem(self._row, column, NO_CACHED_VALUE)
            return "", None
        if attributes.get("calcext:value-type") == "error" or _is_error(text, kind):
            return "e", text
        return self._typed(kind, attributes, text)

    def _typed(self, kind: str, attributes: Attributes, text: str) -> tuple[str, Any]:
        if kind in _NUMBERS:
            return _NUMBERS[kind], attributes.get("office:value", text).encode()
        if kind == "date":
            return "i", attributes.get("office:date-value", text)[:40]
        if kind == "boolean":
            return "b", attributes.get("office:boolean-value", text)
        if kind == "time":
            days = _days(attributes.get("office:time-value", ""))
            return ("l", repr(days).encode()) if days is not None else ("x", text[:100])
        text = attributes.get("office:string-value", text) if not self._paragraphs else text
        return ("t", text) if text else ("", None)

    def _end_row(self) -> None:
        out = self._out
        if out is not None and self._cells:
            total = sum(repeat for _, repeat, _, _ in self._cells)
            if total * self._row_repeat > limits.CELLS:
                raise FileProblemError(_MEMORY)
            last = self._cells[-1][0] + self._cells[-1][1] - 1
            for row in range(self._row, self._row + self._row_repeat):
                for first, repeat, sort, value in self._cells:
                    for column in range(first, first + repeat):
                        out.put(column, sort, value)
                out.end_row(row, last)
        self._row += self._row_repeat


def _is_error(text: str, kind: str) -> bool:
    """True for what LibreOffice shows in place of a value: ``#REF!``, ``#N/A``, ``Err:502`` of a number cell."""
    return kind == "float" and (text.startswith("Err:") or text in ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?"))


def _repeat(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
    if not text.isdigit() or len(text) > 12:
        raise FileProblemError(_MEMORY)
    return int(text) or 1


def _days(text: str) -> float | None:
    """``PT36H30M00S`` in days."""
    match = _LENGTH.fullmatch(text)
    if match is None:
        return None
    sign, days, hours, minutes, seconds = match.groups()
    total = int(days or 0) * 86_400 + int(hours or 0) * 3_600 + int(minutes or 0) * 60
    total += float((seconds or "0").replace(",", "."))
    return (-total if sign else total) / 86_400
