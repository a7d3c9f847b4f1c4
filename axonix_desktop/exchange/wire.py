"""How the reading helper tells what it reads: one JSON list a line, plain values only.

Lines, by their first item:

- ``["book", format, [[name, state], …], uses_1904]``
- ``["texts", [text, …], {place: sentence}]`` adds to the shared texts of the book
- ``["sheet", index]`` starts a sheet; started again, what came before is void
- ``["rows", [row, …], [[column, sort, [value, …]], …]]`` a batch of rows, by column; null is no value
- ``["facts", {"merged": …, "hidden_rows": …, "hidden_columns": …, "problems": [[row, column, sentence], …]}]``
- ``["skip", index, sentence]`` a sheet cannot be read; ``["note", sentence]``; ``["tick", done, total]``
- ``["done"]`` or ``["problem", sentence]`` is the last line

Sorts: ``s`` place in the shared texts, ``t`` text, ``n`` number, ``p`` number shown in percent, ``d`` serial of a date,
``h`` of a time, ``l`` of a length of time, ``b`` truth, ``e`` error, ``i`` ISO date or time, ``x`` not a number;
``m`` is a mixture: each value stands as ``[sort, value]``.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import IO, Any

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.exchange import limits

BATCH_ROWS = 1_000
_PLACES = re.compile(rb"(?:(?:null|0|[1-9][0-9]{0,8}),)+")
_NUMBERS = re.compile(rb"(?:(?:null|-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,25})?(?:[eE][-+]?[0-9]{1,2})?),)+")
_DATES = frozenset("dhl")


class Writer:
    """Writes the lines to a binary stream."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def say(self, *items: Any) -> None:
        """Write one line."""
        self._stream.write(json.dumps(items, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n")
        self._stream.flush()

    def raw(self, line: bytes) -> None:
        """Write one line that is JSON already."""
        self._stream.write(line + b"\n")
        self._stream.flush()


Cell = tuple[str, Any]
"""A value with its sort: numbers and places as the bytes of the file, all other values plain."""


class SheetWriter:
    """Collects the rows of one sheet and sends them in batches by column.

    ``cells[column][i]`` is row ``i`` of the batch: a bare value of the column's first sort or a :data:`Cell`.
    Raises FileProblemError when the sheet passes a limit.
    """

    def __init__(self, writer: Writer, index: int) -> None:
        self._writer = writer
        self.rows: list[int] = []
        self.cells: defaultdict[int, list[Any]] = defaultdict(lambda: [None] * BATCH_ROWS)
        self.sorts: dict[int, str] = {}
        self.mixed: set[int] = set()
        self.count = self._row_count = self._slots = 0
        self.problems: list[tuple[int, int | None, str]] = []
        self.facts: dict[str, Any] = {}
        writer.say("sheet", index)

    def put(self, column: int, sort: str, value: Any) -> None:
        """Set a value in the row that is being filled (position ``len(self.rows)``)."""
        first = self.sorts.setdefault(column, sort)
        if first == sort:
            self.cells[column][len(self.rows)] = value
        else:
            self.mixed.add(column)
            self.cells[column][len(self.rows)] = (sort, value)
        self.count += 1

    def end_row(self, row: int, last_column: int) -> None:
        """Close the row that was filled; call it only for rows with values."""
        self.rows.append(row)
        self._slots += last_column + 1
        if len(self.rows) == BATCH_ROWS or self._slots > limits.SLOTS:
            self.send()

    def problem(self, row: int, column: int | None, sentence: str) -> None:
        """Note what is odd about a cell; after 1,000 the rest is counted only."""
        if len(self.problems) < 1_000:  # noqa: PLR2004 - nobody reads more
            self.problems.append((row, column, sentence))

    def send(self) -> None:
        """Send the rows collected."""
        self._row_count += len(self.rows)
        if self._row_count > limits.ROWS:
            raise FileProblemError(
                f"The sheet has more than {limits.ROWS:,} rows with values; at most that many are read. "
                "Split it or delete rows that are not needed."
            )
        if self.count > limits.CELLS or self._slots > limits.SLOTS:
            raise FileProblemError(
                "The sheet has too many or too widely scattered cells to be read; delete what is not part of the table."
            )
        if not self.rows:
            return
        columns = [self._column(column) for column in sorted(self.sorts)]
        numbers = ",".join(map(str, self.rows)).encode()
        self._writer.raw(b'["rows",[' + numbers + b"],[" + b",".join(columns) + b"]]")
        self.rows.clear()
        self.cells.clear()
        self.sorts.clear()
        self.mixed.clear()

    def finish(self) -> None:
        """Send the rest and what is known about the sheet."""
        self.send()
        self._writer.say("facts", {**self.facts, "problems": self.problems})

    def _column(self, column: int) -> bytes:
        sort = self.sorts[column]
        values = self.cells[column]
        if len(self.rows) < BATCH_ROWS:
            values = values[: len(self.rows)]
        body: bytes | None = None
        if column not in self.mixed:
            body = self._alike(sort, values)
        if body is None:
            body = self._mixture(sort, values)
            sort = "m"
        return b'[%d,"%s",[%s]]' % (column, sort.encode(), body)

    def _alike(self, sort: str, values: list[Any]) -> bytes | None:
        if sort in "snpdhl":
            body = b",".join([b"null" if value is None else value for value in values])
            pattern = _PLACES if sort == "s" else _NUMBERS
            return body if pattern.fullmatch(body + b",") else None
        return json.dumps(values, separators=(",", ":")).encode("ascii")[1:-1]

    def _mixture(self, sort: str, values: list[Any]) -> bytes:
        items: list[list[Any] | None] = []
        for value in values:
            if value is None:
                items.append(None)
                continue
            kind, content = value if type(value) is tuple else (sort, value)
            items.append([*_plain(kind, content)])
        return json.dumps(items, separators=(",", ":")).encode("ascii")[1:-1]


def _plain(sort: str, value: Any) -> tuple[str, Any]:
    """Turn the file's bytes of a number or a place into the number, or into what says that it is none."""
    if not isinstance(value, bytes):
        return sort, value
    text = value.decode("utf-8", "replace").strip()
    try:
        if "_" in text:
            raise ValueError  # noqa: TRY301 - what Python reads as a number, spreadsheets do not
        if sort == "s":
            return ("s", int(text)) if text.isdigit() and len(text) < 10 else ("x", text[:100])  # noqa: PLR2004
        number: int | float = int(text) if text.lstrip("-").isdigit() and len(text) < 400 else float(text)  # noqa: PLR2004
    except ValueError:
        return "x", text[:100]
    if isinstance(number, int) and abs(number) >= 10**17:
        number = float(number)
    return (sort, number) if abs(number) <= 1.7e308 else ("x", text[:100])  # noqa: PLR2004 - NaN fails as well
