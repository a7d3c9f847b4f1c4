"""A block of cells from the clipboard as a text table that the import can read."""

from __future__ import annotations

import csv
import io
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from PySide6.QtCore import QMimeData

_MOST_CHARACTERS = 60_000_000


class _Cells(HTMLParser):
    """The cells of the first table of an HTML text; nothing else of it is looked at."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._cell = []
            wide = dict(attrs).get("colspan") or "1"
            self._span = int(wide) if wide.isdigit() and int(wide) < 1000 else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].extend(["".join(self._cell).strip(), *([""] * (self._span - 1))])
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(" ".join(data.split()) if "\n" in data else data)


def pasted(mime: QMimeData | None) -> str | None:
    """The block as tab-separated text; None where the clipboard holds no table."""
    if mime is None:
        return None
    text = mime.text() if mime.hasText() else ""
    if "\t" in text and "\n" in text.strip("\r\n"):
        return text[:_MOST_CHARACTERS]
    if mime.hasHtml():
        cells = _Cells()
        cells.feed(mime.html()[:_MOST_CHARACTERS])
        rows = [row for row in cells.rows if any(row)]
        if len(rows) > 1 and max(len(row) for row in rows) > 1:
            return tab_separated(rows)
    lines = text.strip("\r\n").splitlines()
    is_table = len(lines) > 1 and ("," in lines[0] or ";" in lines[0])
    return text[:_MOST_CHARACTERS] if is_table else None


def tab_separated(rows: list[list[str]]) -> str:
    """Rows as spreadsheets write them to the clipboard."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab").writerows(rows)
    return out.getvalue()


def laid_down(text: str) -> Path:
    """The text in a file of a folder of its own, for the reader; whoever reads it removes both."""
    folder = Path(tempfile.mkdtemp(prefix="axonix-paste-"))
    path = folder / ("clipboard.tsv" if "\t" in text else "clipboard.csv")
    path.write_text(text, encoding="utf-8", newline="")
    return path
