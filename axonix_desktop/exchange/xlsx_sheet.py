"""Reads a sheet of an Excel file as it streams out of the container.

Nearly all programs write cells in one plain manner, so they are searched in the bytes, which is several times
faster than parsing. Whatever is written in another manner makes :func:`read_sheet` start over with the careful parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import limits
from axonix_desktop.exchange.wire import SheetWriter, Slot, Writer
from axonix_desktop.exchange.xlsx_careful import CarefulSheet
from axonix_desktop.exchange.xlsx_cells import (
    NO_CACHED_VALUE,
    column_number,
    outside,
    rectangle,
    sort_of_attributes,
)
from axonix_desktop.exchange.xlsx_parts import Book, UnusualError
from axonix_desktop.exchange.xml_parts import is_plain_utf8, parse, refused_doctype, with_plain_ends

_CELL = re.compile(
    rb'<c r="([A-Z]++)[0-9]++"([^>]*+)(?:(?<=/)>|>'
    rb'(?:(?:<v>|<is><t(?: xml:space="preserve")?+>)([^<]*+)</(?:v>|t></is>))?+</c>)'
)
_ANY_CELL = re.compile(
    rb'<c r="([A-Z]++)[0-9]++"([^>]*+)(?:(?<=/)>|>'
    rb"((?:<f(?:[^>]*/>|[^>]*>[^<]*</f>))?)"
    rb"(?:<v(?: [^>]*)?>([^<]*)</v>|<v ?/>)?(?:<is>(.*?)</is>|<is ?/>)?</c>)",
    re.DOTALL,
)
_ROW_NUMBER = re.compile(rb'\sr="([0-9]{1,10})"')
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_RUN = re.compile(rb"<t(?:\s[^>]*)?>([^<]*)</t>")
_PHONETIC = re.compile(rb"<rPh\b.*?</rPh>", re.DOTALL)
_MERGED = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]+[0-9]+(?::[A-Z]+[0-9]+)?)"')
_COLUMNS = re.compile(rb"<col\s[^>]*>")
_NUMBER_OF = re.compile(rb'\s(min|max)="([0-9]{1,7})"')
_MOST_COLUMN_ELEMENTS = 2_000


def read_sheet(book: Book, writer: Writer, index: int) -> None:
    """Read sheet ``index`` of ``book`` and send it. Raises FileProblemError when it cannot be read."""
    name = book.sheets[index][2]
    part = book.container.find(name) if name else None
    if part is None:
        raise FileProblemError(tr("The part with the sheet's cells is missing; the file is damaged."))
    fast = _FastSheet(book, SheetWriter(writer, index, is_escaped=True), part.name)

    def tick(done: int) -> None:
        writer.say("tick", done, part.size)

    try:
        fast.read(book.container.blocks(part), tick)
    except (UnusualError, UnicodeDecodeError):
        careful = CarefulSheet(SheetWriter(writer, index, is_escaped=True), book.sorts)
        parse(book.container.blocks(part), part.name, careful.start, careful.end, careful.text)
        careful.finish()


class _Slots(dict[bytes, Slot]):
    """Column letters to columns of the batch, each worked out once."""

    def __init__(self, out: SheetWriter) -> None:
        super().__init__()
        self._out = out

    def __missing__(self, letters: bytes) -> Slot:
        column = column_number(letters[:4].decode("ascii"))
        if column >= limits.SHEET_COLUMNS:
            raise outside(letters[:10].decode("ascii"))
        slot = self[letters] = self._out.slot(column)
        return slot


class _Sorts(dict[bytes, str]):
    """A cell's attributes to the sort of its value, each worked out once."""

    def __init__(self, styles: list[str]) -> None:
        super().__init__()
        self._styles = styles

    def __missing__(self, attributes: bytes) -> str:
        pairs = re.findall(r'([\w:]+)\s*=\s*"([^"]*)"', attributes.decode("utf-8"))
        sort = self[attributes] = sort_of_attributes(dict(pairs), self._styles)
        return sort


class _FastSheet:
    """Finds rows and cells in the bytes; anything it does not know raises UnusualError."""

    def __init__(self, book: Book, out: SheetWriter, name: str) -> None:
        self._out = out
        self._name = name
        self._slots = _Slots(out)
        self._sorts = _Sorts(book.sorts)
        self._hidden_rows: list[int] = []

    def read(self, blocks: Iterator[bytes], tick: Any) -> None:
        """Read all blocks; ``tick`` is called with the number of bytes done."""
        done = 0
        carry = b""
        head: bytes | None = None
        for block in blocks:
            done += len(block)
            self._look_for_oddities(block)
            data = carry + block
            if head is None:
                start = data.find(b"<sheetData")
                if start < 0:
                    carry = data
                    continue
                head, data = data[:start], data[start:]
                self._read_head(head)
            cut = data.rfind(b"</row>") + 6
            carry = data[cut:] if cut > 5 else data
            if cut > 5:
                self._read_rows(with_plain_ends(data[:cut]))
                tick(done)
        if head is None or not carry.rstrip().endswith(b"</worksheet>"):
            raise UnusualError
        rows, _, tail = carry.partition(b"</sheetData>")
        if rows and (b"<c" in rows or b"</row" in rows):
            raise UnusualError
        self._read_empty_rows(rows)
        self._out.facts["merged"] = [rectangle(ref.decode("ascii")) for ref in _MERGED.findall(tail)]
        self._out.facts["hidden_rows"] = self._hidden_rows
        self._out.finish()

    def _look_for_oddities(self, block: bytes) -> None:
        if b"<!" in block or b"\0" in block:
            if b"<!DOCTYPE" in block:
                raise refused_doctype(self._name)
            raise UnusualError

    def _read_head(self, head: bytes) -> None:
        if not is_plain_utf8(head) or b"<worksheet" not in head:
            raise UnusualError
        hidden: set[int] = set()
        for element in _COLUMNS.findall(head)[:_MOST_COLUMN_ELEMENTS]:
            if _HIDDEN.search(element):
                numbers = {key: int(value) for key, value in _NUMBER_OF.findall(element)}
                least, most = numbers.get(b"min", 1), numbers.get(b"max", 0)
                hidden.update(range(least - 1, min(most, limits.SHEET_COLUMNS)))
        self._out.facts["hidden_columns"] = sorted(hidden)

    def _read_empty_rows(self, data: bytes) -> None:
        for head in data.split(b"<row")[1:]:
            number = _ROW_NUMBER.search(head)
            if number is not None and _HIDDEN.search(head):
                self._hidden_rows.append(int(number[1]) - 1)

    def _read_rows(self, data: bytes) -> None:
        for part in data.split(b"<row")[1:]:
            end = part.find(b">")
            head = part[:end]
            match = _ROW_NUMBER.search(head)
            if match is None:
                raise UnusualError
            number = int(match[1])
            if not 0 < number <= limits.SHEET_ROWS:
                raise outside(f"row {number}")
            if b"hidden=" in head and _HIDDEN.search(head):
                self._hidden_rows.append(number - 1)
            if head.endswith(b"/"):
                continue
            count = part.count(b"<c")
            if part.count(b'%d"' % number) <= count:
                raise UnusualError
            found: list[tuple[bytes, ...]] = _CELL.findall(part) if b"<f" not in part else []
            if len(found) != count:
                found = self._worked_out(_ANY_CELL.findall(part), number - 1)
            if len(found) != count:
                raise UnusualError
            self._put_row(number - 1, found)

    def _worked_out(self, found: list[tuple[bytes, ...]], row: int) -> list[tuple[bytes, ...]]:
        """Bring cells with formulas or texts of their own to (letters, attributes, value)."""
        cells: list[tuple[bytes, ...]] = []
        for letters, attributes, formula, value, inline in found:
            if formula and not value and self._sorts[attributes] != "t":
                self._out.problem(row, column_number(letters[:4].decode("ascii")), NO_CACHED_VALUE)
            cells.append((letters, attributes, _inline(inline) if inline else value))
        return cells

    def _put_row(self, row: int, found: list[tuple[bytes, ...]]) -> None:
        """Store a row's cells; this is the innermost loop, so nothing in it is called that can be looked up."""
        slots, sorts = self._slots, self._sorts
        position = len(self._out.rows)
        last = -1
        for letters, attributes, value in found:
            if not value:
                continue
            slot = slots[letters]
            column = slot.column
            if column <= last:
                raise UnusualError
            last = column
            sort = sorts[attributes]
            if sort == slot.sort:
                slot.values[position] = value
            elif not slot.sort:
                slot.sort = sort
                slot.values[position] = value
            else:
                slot.is_mixed = True
                slot.values[position] = (sort, value)
        if last >= 0:
            self._out.end_row(row, last)
            if not self._out.rows:
                slots.clear()


def _inline(content: bytes) -> bytes:
    if b"<rPh" in content:
        content = _PHONETIC.sub(b"", content)
    found = _RUN.findall(content)
    if len(found) != content.count(b"</t>"):
        raise UnusualError
    return b"".join(found)
