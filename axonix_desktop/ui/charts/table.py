"""The numbers behind a chart as a table, for the clipboard and for files."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from io import StringIO

Cell = str | int | float | None
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class ChartTable:
    """Column heads and rows; numbers stay numbers."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def tsv(self) -> str:
        """As Excel lays cells on the clipboard: tabs between cells, CRLF between rows."""
        return self._written("excel-tab", is_guarded=False)

    def csv(self) -> str:
        """As a CSV file; words that a spreadsheet would take for a formula begin with an apostrophe."""
        return self._written("excel", is_guarded=True)

    def html(self) -> str:
        """As a table that Word and Excel take with its columns."""
        head = "".join(f"<th>{escape(one)}</th>" for one in self.heads)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape('' if one is None else str(one))}</td>" for one in row) + "</tr>"
            for row in self.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _written(self, dialect: str, *, is_guarded: bool) -> str:
        out = StringIO(newline="")
        writer = csv.writer(out, dialect)
        for row in (self.heads, *self.rows):
            writer.writerow([_guarded(one) if is_guarded else one for one in row])
        return out.getvalue()


def _guarded(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RISKY) else cell
