"""The careful reader of a sheet in an Excel file: slower, and at ease with everything XML allows."""

from __future__ import annotations

from axonix_desktop.core.words import tr
from axonix_desktop.exchange import limits
from axonix_desktop.exchange.wire import SheetWriter
from axonix_desktop.exchange.xlsx_cells import NO_CACHED_VALUE, outside, place, rectangle, sort_of_attributes
from axonix_desktop.exchange.xml_parts import Attributes

_TRUE = ("1", "true", "on")


class CarefulSheet:
    """Takes the events of the XML parser and puts rows and cells where their addresses say."""

    def __init__(self, out: SheetWriter, styles: list[str]) -> None:
        self._out = out
        self._styles = styles
        self._row: int = -1
        self._column: int = -1
        self._row_of_cells: int = -1
        self._last = -1
        self._taken: set[int] = set()
        self._sort = ""
        self._pieces: list[str] = []
        self._hears = False
        self._phonetic = 0
        self._is_formula = False
        self._merged: list[tuple[int, int, int, int]] = []
        self._hidden_rows: list[int] = []
        self._hidden_columns: set[int] = set()

    def start(self, element: str, attributes: Attributes) -> None:
        """An element begins."""
        if element == "c":
            self._start_cell(attributes)
        elif element == "row":
            self._start_row(attributes)
        elif element in ("v", "t"):
            self._hears = not self._phonetic and self._sort != ""
        elif element == "f":
            self._is_formula = True
        elif element == "rPh":
            self._phonetic += 1
        elif element == "mergeCell":
            self._merged.append(rectangle(attributes.get("ref", "")))
        elif element == "col" and attributes.get("hidden") in _TRUE:
            least, most = (attributes.get(key, "0")[:7] for key in ("min", "max"))
            if least.isdigit() and most.isdigit():
                self._hidden_columns.update(range(int(least) - 1, min(int(most), limits.SHEET_COLUMNS)))

    def text(self, piece: str) -> None:
        """Characters inside the element that began last."""
        if self._hears:
            self._pieces.append(piece)

    def end(self, element: str) -> None:
        """An element ends."""
        if element in ("v", "t"):
            self._hears = False
        elif element == "rPh":
            self._phonetic -= 1
        elif element == "c":
            self._end_cell()
        elif element == "row":
            self._end_row()

    def finish(self) -> None:
        """All is read: send the rest."""
        self._out.facts.update(
            merged=self._merged, hidden_rows=self._hidden_rows, hidden_columns=sorted(self._hidden_columns)
        )
        self._out.finish()

    def _start_row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        if number is None:
            self._row += 1
        elif number.isdigit() and 0 < int(number[:10]) <= limits.SHEET_ROWS:
            self._row = int(number) - 1
        else:
            raise outside(f"row {number}")
        if self._row >= limits.SHEET_ROWS:
            raise outside(f"row {self._row + 1}")
        self._column = -1
        if attributes.get("hidden") in _TRUE:
            self._hidden_rows.append(self._row)

    def _start_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        row, column = place(reference) if reference else (self._row, self._column + 1)
        if column >= limits.SHEET_COLUMNS:
            raise outside(f"column {column + 1}")
        if row != self._row_of_cells:
            self._end_row()
            self._row_of_cells = row
        self._row, self._column = row, column
        self._sort = sort_of_attributes(attributes, self._styles)
        self._pieces.clear()
        self._is_formula = False

    def _end_cell(self) -> None:
        text = "".join(self._pieces)
        row, column, sort = self._row_of_cells, self._column, self._sort
        self._sort = ""
        if not text:
            if self._is_formula and sort != "t":
                self._out.problem(row, column, NO_CACHED_VALUE)
            return
        if column in self._taken:
            self._out.problem(row, column, tr("The file holds this cell twice; the last one counts."))
        self._taken.add(column)
        self._last = max(self._last, column)
        self._out.put(column, sort, text if sort in "tbeix" else text.strip().encode())

    def _end_row(self) -> None:
        if self._taken:
            self._out.end_row(self._row_of_cells, self._last)
        self._taken.clear()
        self._last = -1
        self._row_of_cells = -1
