"""The sheets of an exported workbook: tables with headers, widths, drop-downs and rows streamed into place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any, cast

from axonix_desktop.core.fields import Field
from axonix_desktop.core.importing.cells import column_letter
from axonix_desktop.core.kinds import Choice, Moment, Percent, StageNumber, Stored, YesNo
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import colours
from axonix_desktop.exchange.export_cells import (
    CELL_CHARACTERS,
    Cell,
    Style,
    TooLongError,
    cell_of,
    run,
    style_of,
    text_cell,
)

ABOUT = "About"
LONG_TEXTS = "Long texts"
_CONTINUED = " … [continued in the sheet “Long texts”]"
_FORMATS: dict[Style, dict[str, Any]] = {
    "text": {"num_format": "@"},
    "formula-like": {"num_format": "@", "quote_prefix": True},
    "whole": {"num_format": "#,##0"},
    "number": {"num_format": "#,##0.##########"},
    "percent": {"num_format": "0.##%"},
    "money": {"num_format": "#,##0.00"},
    "date": {"num_format": "d mmm yyyy", "align": "left"},
    "moment": {"num_format": "d mmm yyyy hh:mm", "align": "left"},
    "id": {"num_format": "@", "font_color": colours.MUTED},
}
_HEADER = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": colours.HEADER, "bottom": 1}
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NAME_CHARACTERS = 31
_LIST_CHARACTERS = 255
_ID_WIDTH = 60
_PAGE_WIDTH = 2_000
_ROWS_A_PIECE = 500


def sheet_names(names: Sequence[str]) -> list[str]:
    """Names that Excel accepts: at most 31 characters, no brackets or slashes, each once whatever its case."""
    taken = {ABOUT.casefold(), LONG_TEXTS.casefold(), "history"}
    found: list[str] = []
    for name in names:
        plain = _NOT_IN_NAMES.sub(" ", name).strip().strip("'").strip() or "Sheet"
        found.append(_once(plain, taken, _NAME_CHARACTERS))
    return found


def _once(name: str, taken: set[str], most: int) -> str:
    """``name``, shortened to ``most`` characters, with a number behind it when it is taken."""
    one, number = name[:most], 1
    while one.casefold() in taken:
        number += 1
        tail = f" ({number})"
        one = name[: most - len(tail)].rstrip() + tail
    taken.add(one.casefold())
    return one


class Book:
    """A workbook being written to ``path``; parts are kept in ``folder`` until it is closed."""

    def __init__(self, path: Path, folder: Path) -> None:
        import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

        self._book: Any = xlsxwriter.Workbook(str(path), {"tmpdir": str(folder), "strings_to_urls": False})
        self._formats: dict[Style, Any] = {
            name: self._book.add_format(properties) for name, properties in _FORMATS.items()
        }
        self._styles: dict[Style, int] = {name: one._get_xf_index() for name, one in self._formats.items()}  # noqa: SLF001 - streamed rows name styles by number
        self._header: Any = self._book.add_format(_HEADER)
        self._header_style: int = self._header._get_xf_index()  # noqa: SLF001 - as above
        self._long: list[tuple[str, int, str, str]] = []

    def write_cover(
        self, lines: Mapping[str, str | int | float | date | None], sheets: Sequence[tuple[str, int]]
    ) -> None:
        """Write the first sheet: what the workbook is, and which sheets it holds with how many rows."""
        sheet = self._book.add_worksheet(ABOUT)
        bold = self._book.add_format({"bold": True})
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 1, 60)
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, tr("Exported programme"), self._book.add_format({"bold": True, "font_size": 16}))
        row = 2
        for label, value in lines.items():
            sheet.write_string(row, 0, label, bold)
            if isinstance(value, date):
                sheet.write_datetime(row, 1, value, self._formats["date"])
            elif isinstance(value, (int, float)):
                sheet.write_number(row, 1, value, self._book.add_format({"align": "left"}))
            else:
                sheet.write_string(row, 1, str(value or ""), self._formats["formula-like"])
            row += 1
        row += 1
        sheet.write_string(row, 0, "Sheet", self._header)
        sheet.write_string(row, 1, "Rows", self._header)
        count = self._book.add_format({"num_format": "#,##0", "align": "left"})
        for place, (name, rows) in enumerate(sheets, row + 1):
            sheet.write_string(place, 0, name)
            sheet.write_number(place, 1, rows, count)
        sheet.fit_to_pages(1, 0)

    def write_sheet(
        self,
        name: str,
        fields: Sequence[Field],
        rows: Sequence[tuple[Stored, ...]],
        references: Mapping[str, Mapping[int, str]],
    ) -> None:
        """Write the records of one kind; the column ``id`` comes last."""
        order = sorted(range(len(fields)), key=lambda place: fields[place].name == "id")
        cells = {place: cell_of(fields[place], self._styles, references.get(fields[place].name)) for place in order}
        order = [place for place in order if cells[place] is not None]
        columns = [(place, fields[place], made) for place in order if (made := cells[place]) is not None]
        headers = _headers([one for _, one, _ in columns])
        self._note_long_texts(name, headers, columns, rows)
        sheet = self._streamed(name, len(rows), len(columns))
        sheet.pieces = lambda: self._pieces(headers, columns, rows)
        for column, (_, one, _) in enumerate(columns):
            width = _ID_WIDTH if one.name == "id" else one.width
            sheet.set_column_pixels(column, column, width, self._formats[style_of(one)])
            _offer_choices(sheet, column, one, len(rows))
        sheet.add_table(
            0, 0, len(rows), len(columns) - 1,
            {"columns": [{"header": header} for header in headers], "style": "Table Style Light 1",
             "name": "T_" + re.sub(r"\W", "_", name)},
        )  # fmt: skip
        sheet.table.clear()
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
        if sum(one.width for _, one, _ in columns) <= _PAGE_WIDTH:
            sheet.fit_to_pages(1, 0)
        else:
            sheet.set_print_scale(60)
            sheet.repeat_columns(0, 0)
            sheet.print_across()
        sheet.set_footer("&L&A&RPage &P of &N")

    def close(self) -> None:
        """Write the file. Raises OSError."""
        if self._long:
            self._write_long_texts()
        self._book.close()

    def _note_long_texts(
        self,
        name: str,
        headers: Sequence[str],
        columns: Sequence[tuple[int, Field, Cell]],
        rows: Sequence[tuple[Stored, ...]],
    ) -> None:
        for header, (place, _, cell) in zip(headers, columns, strict=True):
            for number, row in enumerate(rows, 2):
                value = row[place]
                if isinstance(value, str) and len(value) * 2 > CELL_CHARACTERS:
                    try:
                        cell(value)
                    except TooLongError as long:
                        self._long.append((name, number, header, long.text))

    def _write_long_texts(self) -> None:
        """Write the texts that do not fit a cell, in parts."""
        sheet = self._book.add_worksheet(LONG_TEXTS)
        for column, header in enumerate(("Sheet", "Row", "Column", "Part", "Text")):
            sheet.write_string(0, column, header, self._header)
        row = 0
        for name, number, header, text in self._long:
            rest, part = text, 0
            while rest:
                head, rest = _cut(rest, CELL_CHARACTERS)
                row, part = row + 1, part + 1
                sheet.write_row(row, 0, (name, number, header, part))
                sheet.write_string(row, 4, head, self._formats["formula-like"])
        sheet.freeze_panes(1, 0)

    def _streamed(self, name: str, rows: int, columns: int) -> Any:
        from xlsxwriter.worksheet import Worksheet  # pyright: ignore[reportMissingTypeStubs]

        class Streamed(Worksheet):
            """A sheet whose rows are made as the file is written."""

            pieces: Callable[[], Iterator[str]]

            def _write_sheet_data(self) -> None:
                target = cast("IO[str]", self.fh)  # pyright: ignore[reportUnknownMemberType]
                target.write("<sheetData>")
                for piece in self.pieces():
                    target.write(piece)
                target.write("</sheetData>")

        sheet: Any = self._book.add_worksheet(name, Streamed)
        sheet.dim_rowmin, sheet.dim_rowmax, sheet.dim_colmin, sheet.dim_colmax = 0, rows, 0, columns - 1
        return sheet

    def _pieces(
        self, headers: Sequence[str], columns: Sequence[tuple[int, Field, Cell]], rows: Sequence[tuple[Stored, ...]]
    ) -> Iterator[str]:
        """The rows as XML, some hundred at a time."""
        style = self._header_style
        cells = [
            f'<c r="{column_letter(column)}1" s="{style}" t="inlineStr"><is>{run(header)}</is></c>'
            for column, header in enumerate(headers)
        ]
        yield f'<row r="1">{"".join(cells)}</row>'
        made = [(place, cell, f'<c r="{column_letter(column)}') for column, (place, _, cell) in enumerate(columns)]
        piece: list[str] = []
        for number, row in enumerate(rows, 2):
            piece.append(f'<row r="{number}">')
            for place, cell, start in made:
                try:
                    found = cell(row[place])
                except TooLongError as long:
                    found = text_cell(_cut(long.text, CELL_CHARACTERS - len(_CONTINUED))[0] + _CONTINUED, self._styles)
                if found is not None:
                    piece.append(f'{start}{number}" s="{found[0]}"{found[1]}')
            piece.append("</row>")
            if number % _ROWS_A_PIECE == 0:
                yield "".join(piece)
                piece.clear()
        yield "".join(piece)


def _cut(text: str, most: int) -> tuple[str, str]:
    """``text`` in two where its first ``most`` UTF-16 units end, no character torn."""
    units = text.encode("utf-16-le", "surrogatepass")
    head = units[: most * 2]
    if len(head) >= 2 and 0xD8 <= head[-1] <= 0xDB:
        head = head[:-2]
    return head.decode("utf-16-le", "surrogatepass"), units[len(head) :].decode("utf-16-le", "surrogatepass")


def _headers(fields: Sequence[Field]) -> list[str]:
    taken: set[str] = set()
    found: list[str] = []
    for one in fields:
        label = " ".join(one.label.split()) or "Column"
        label += " (UTC)" if isinstance(one.kind, Moment) else ""
        found.append(_once(label, taken, 200))
    return found


def _offer_choices(sheet: Any, column: int, one: Field, rows: int) -> None:
    """Give the column a drop-down list where its values are of a fixed list."""
    kind = one.kind
    words: list[str] = []
    if isinstance(kind, Choice):
        words = [option.label for option in kind.options]
    elif isinstance(kind, StageNumber):
        words = [kind.show(number) for number in range(len(kind.titles))]
    elif isinstance(kind, YesNo):
        words = ["Yes", "No"]
    elif isinstance(kind, Percent):
        limit = {"validate": "decimal", "criteria": "between", "minimum": kind.least / 100, "maximum": kind.most / 100}
        sheet.data_validation(1, column, rows, column, {**limit, "error_type": "warning"})
    is_listable = words and not any("," in word for word in words)
    if is_listable and len(",".join(words)) <= _LIST_CHARACTERS:
        sheet.data_validation(1, column, rows, column, {"validate": "list", "source": words, "error_type": "warning"})
