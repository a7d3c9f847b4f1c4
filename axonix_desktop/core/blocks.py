"""A block of cells as programs lay it on the clipboard: lines with tabs as Excel writes them, and an HTML table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from html.parser import HTMLParser

from axonix_desktop.core.kinds import Date, Integer, Kind, Moment, Money, Number, Percent, Stored
from axonix_desktop.core.moments import copied_moment

Block = list[list[str]]
_TEXT_FORMAT = "mso-number-format:'\\@'"
_DATE_FORMAT = "mso-number-format:'d mmm yyyy'"
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_STYLE = "br{mso-data-placement:same-cell} td,th{font-family:Arial,Helvetica,sans-serif;font-size:10pt}"
_MOST_SPAN = 200
_EPOCH, _LAST_DAY = date(1899, 12, 30), 2_958_465
_LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Copied:
    """One cell to be copied: its words, and what other programs must take these for: a text, a day, a number."""

    words: str
    is_text: bool = False
    is_date: bool = False
    number: float | None = None


def copied(kind: Kind, stored: Stored, words: str) -> Copied:
    """The cell for a stored value with its ``words`` on screen.

    Days and moments as ISO dates, figures without grouping: Excel and Calc take these for such in any language.
    """
    if stored is None:
        return Copied("")
    if isinstance(kind, Date):
        return Copied(str(stored), is_date=True)
    if isinstance(kind, Moment):
        return Copied(copied_moment(str(stored)))
    if isinstance(kind, Money) and isinstance(stored, int):
        whole, minor = divmod(abs(stored), 100)
        words = f"{'-' if stored < 0 else ''}{whole}" + (f".{minor:02d}" if minor else "")
        return Copied(words, number=stored / 100)
    if isinstance(kind, Percent) and isinstance(stored, (int, float)):
        return Copied(f"{stored:.15g}%", number=stored / 100)
    if isinstance(kind, (Integer, Number)) and isinstance(stored, (int, float)):
        return Copied(str(stored) if isinstance(stored, int) else f"{stored:.15g}", number=stored)
    return Copied(words.replace("\r\n", "\n").replace("\r", "\n"), is_text=True)


def tsv_of(rows: Sequence[Sequence[str]]) -> str:
    """The block as Excel writes it: tabs, CRLF, quotes round cells that hold a tab, a line break or a quote."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect="excel-tab")
    for row in rows:
        if list(row) == [""]:
            out.write("\r\n")
        else:
            writer.writerow([one.replace("\r\n", "\n").replace("\r", "\n") for one in row])
    return out.getvalue()


def html_of(rows: Sequence[Sequence[Copied]], headings: Sequence[str] = ()) -> str:
    """The block as an HTML table; text stays text there (leading zeros, a leading ``=``), dates are marked as such."""
    lines = [f"<html><head><meta charset='utf-8'><style>{_STYLE}</style></head><body><table>"]
    if headings:
        lines.append("<tr>" + "".join(f"<th>{_marked(one)}</th>" for one in headings) + "</tr>")
    made: dict[int, str] = {}
    for row in rows:
        cells = [made.get(id(one)) or made.setdefault(id(one), _cell(one)) for one in row]
        lines.append("<tr>" + "".join(cells) + "</tr>")
    lines.append("</table></body></html>")
    return "\n".join(lines)


def block_of(text: str, html: str = "") -> Block:
    """The block on a clipboard, every row as long as the longest; empty when there is none.

    The text counts where both tell of the same shape; where they do not (line breaks within cells), the table does.
    Line breaks that only the table has are kept; days that Calc marks as such count as days, however they are shown.
    """
    lines = _even(_lined(text))
    table, days = _table_of(html) if "<table" in html.lower() else ([], {})
    table = _even(table)
    if table and _shape(table) != _shape(lines):
        lines = table
    elif table:
        lines = [[_fuller(*pair) for pair in zip(*rows, strict=True)] for rows in zip(lines, table, strict=True)]
    for (row, column), day in days.items():
        lines[row][column] = day
    return lines


def _even(block: Block) -> Block:
    """The block with every row as long as the longest."""
    wide = max(map(len, block), default=0)
    return [row + [""] * (wide - len(row)) for row in block]


def _fuller(words: str, marked: str) -> str:
    """The words of a cell from text and table: Calc writes line breaks into its table only."""
    return marked if "\n" in marked and words.split() == marked.split() else words


def _shape(block: Block) -> tuple[int, int]:
    return len(block), len(block[0]) if block else 0


def _lined(text: str) -> Block:
    """Rows of a text with tabs; quotes are taken as Excel writes them, or as they stand where they do not fit."""
    clean = text.replace("\0", "")
    if not clean:
        return []
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = [
            [one.replace("\r\n", "\n").replace("\r", "\n") for one in row] or [""]
            for row in csv.reader(io.StringIO(clean, newline=""), dialect="excel-tab", strict=True)
        ]
    except csv.Error:
        lines = clean.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
        rows = [line.split("\t") for line in lines]
    finally:
        csv.field_size_limit(before)
    return rows


def _cell(one: Copied) -> str:
    if one.is_text:
        return f'<td style="{_TEXT_FORMAT}" sdnum="2057;0;@">{_marked(one.words)}</td>'
    if one.is_date:
        serial = (date.fromisoformat(one.words) - _EPOCH).days if one.words else 0
        return f'<td style="{_DATE_FORMAT}" sdval="{serial}" sdnum="2057;2057;D MMM YYYY">{_marked(one.words)}</td>'
    if one.number is not None:
        form = "" if not one.words.endswith("%") else "0.00%" if "." in one.words else "0%"
        return f'<td align="right" sdval="{one.number:.15g}" sdnum="2057;0;{form}">{_marked(one.words)}</td>'
    return f"<td>{_marked(one.words)}</td>"


def _marked(words: str) -> str:
    """Plain words as HTML that keeps their blanks and line breaks."""
    return escape(words, quote=False).replace("  ", "\u00a0 ").replace("\n", "<br>")


class _TableReader(HTMLParser):
    """Reads the cells of all tables in a piece of HTML; nothing in it is followed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Block = []
        self.days: dict[tuple[int, int], str] = {}
        self._day = ""
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._held: dict[int, int] = {}
        self._muted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script", "head", "title"):
            self._muted += 1
        elif tag == "tr":
            self._end_row()
            self._row = []
        elif tag in ("td", "th") and self._row is not None:
            self._end_cell()
            self._skip_held()
            named = dict(attrs)
            self._spans = (_span(named.get("colspan")), _span(named.get("rowspan")))
            self._day = _day_of(named.get("sdval") or "", named.get("sdnum") or "")
            self._cell = []
        elif tag in ("br", "p", "div") and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script", "head", "title"):
            self._muted = max(self._muted - 1, 0)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._muted:
            self._cell.append(_BLANKS.sub(" ", data))

    def _skip_held(self) -> None:
        """Leave the places empty that a cell from above reaches down into."""
        row = self._row
        while row is not None and self._held.get(len(row), 0) > 0:
            self._held[len(row)] -= 1
            row.append("")

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        lines = "".join(self._cell).split("\n")
        words = "\n".join(_BLANKS.sub(" ", line).strip(" ") for line in lines).replace("\u00a0", " ").strip("\n")
        wide, high = self._spans
        if self._day and words:
            self.days[len(self.rows), len(self._row)] = self._day
        for place in range(wide):
            if high > 1:
                self._held[len(self._row)] = high - 1
            self._row.append(words if place == 0 else "")
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._skip_held()
            self.rows.append(self._row)
        self._row = None


def _table_of(html: str) -> tuple[Block, dict[tuple[int, int], str]]:
    """The cells of the tables in ``html``, and by row and column the days that are marked as such."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return (reader.rows, reader.days) if all(reader.rows) else ([row for row in reader.rows if row], {})


def _day_of(number: str, form: str) -> str:
    """The day of a cell that Calc tells the serial number and the form of (``46348``, ``1033;0;MM/DD/YY``)."""
    letters = form.rpartition(";")[2].upper()
    if not ("Y" in letters and "M" in letters) or not number.split(".", maxsplit=1)[0].isdigit():
        return ""
    serial = int(number.split(".", maxsplit=1)[0])
    return (_EPOCH + timedelta(days=serial)).isoformat() if 0 < serial < _LAST_DAY else ""


def _span(told: str | None) -> int:
    return min(max(int(told), 1), _MOST_SPAN) if told and told.isdigit() else 1
