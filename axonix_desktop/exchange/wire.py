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
from typing import IO, Any, cast

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import limits
from axonix_desktop.exchange.cell_values import plain, texts

BATCH_ROWS = 1_000
_PLACES = re.compile(rb"(?:(?:null|0|[1-9][0-9]{0,8}+),)++")
_NUMBERS = re.compile(rb"(?:(?:null|-?+(?:0|[1-9][0-9]{0,14}+)(?:\.[0-9]{1,25}+)?+(?:[eE][-+]?+[0-9]{1,2}+)?+),)++")


class Writer:
    """Writes the lines to a binary stream."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def say(self, *items: Any) -> None:
        """Write one line."""
        self._stream.write(_json(items) + b"\n")
        self._stream.flush()

    def raw(self, line: bytes) -> None:
        """Write one line that is JSON already."""
        self._stream.write(line + b"\n")
        self._stream.flush()


class Slot:
    """A column of the batch: ``values[i]`` is row ``i``'s bare value of ``sort`` or, in a mixture, (sort, value)."""

    __slots__ = ("column", "is_mixed", "sort", "values")

    def __init__(self, column: int) -> None:
        self.column = column
        self.sort = ""
        self.is_mixed = False
        self.values: list[Any] = [None] * BATCH_ROWS


class SheetWriter:
    """Collects the rows of one sheet and sends them in batches by column.

    Values are given as they stand in the file (``cell_values`` makes them plain). ``is_escaped`` says that texts hold
    Excel's own escapes. Raises FileProblemError when the sheet passes a limit.
    """

    def __init__(self, writer: Writer, index: int, *, is_escaped: bool = False) -> None:
        self._writer = writer
        self._is_escaped = is_escaped
        self.rows: list[int] = []
        self.slots: dict[int, Slot] = {}
        self._count = self._row_count = self._width = 0
        self._problems: list[tuple[int, int | None, str]] = []
        self.facts: dict[str, Any] = {}
        writer.say("sheet", index)

    def slot(self, column: int) -> Slot:
        """The column ``column`` of the batch that is being filled."""
        found = self.slots.get(column)
        if found is None:
            found = self.slots[column] = Slot(column)
        return found

    def put(self, column: int, sort: str, value: Any) -> None:
        """Set a value in the row that is being filled (position ``len(self.rows)``)."""
        slot = self.slot(column)
        if slot.sort in ("", sort):
            slot.sort = sort
            slot.values[len(self.rows)] = value
        else:
            slot.is_mixed = True
            slot.values[len(self.rows)] = (sort, value)

    def end_row(self, row: int, last_column: int) -> None:
        """Close the row that was filled; call it only for rows with values."""
        self.rows.append(row)
        self._width += last_column + 1
        if len(self.rows) == BATCH_ROWS or self._width > limits.SLOTS:
            self.send()

    def problem(self, row: int, column: int | None, sentence: str) -> None:
        """Note what is odd about a cell; after 1,000 nobody reads on."""
        if len(self._problems) < 1_000:
            self._problems.append((row, column, sentence))

    def send(self) -> None:
        """Send the rows collected."""
        self._row_count += len(self.rows)
        if self._row_count > limits.ROWS:
            raise FileProblemError(
                tr(
                    "The sheet has more than {ROWS:,} rows with values; at most that many are read. "
                    "Split it or delete rows that are not needed.",
                    ROWS=limits.ROWS,
                )
            )
        columns = [self._column(self.slots[column]) for column in sorted(self.slots)]
        if self._count > limits.CELLS or self._width > limits.SLOTS:
            raise FileProblemError(
                tr(
                    "The sheet has too many or too widely scattered cells to be read; delete what is "
                    "not part of the table."
                )
            )
        if not self.rows:
            return
        numbers = ",".join(map(str, self.rows)).encode()
        self._writer.raw(b'["rows",[' + numbers + b"],[" + b",".join(columns) + b"]]")
        self.rows.clear()
        self.slots.clear()

    def finish(self) -> None:
        """Send the rest and what is known about the sheet."""
        self.send()
        self._writer.say("facts", {**self.facts, "problems": self._problems})

    def _column(self, slot: Slot) -> bytes:
        values: list[Any] = slot.values if len(self.rows) == BATCH_ROWS else slot.values[: len(self.rows)]
        self._count += len(values) - values.count(None)
        body = None if slot.is_mixed else self._alike(slot, values)
        if body is not None:
            return b'[%d,"%s",[%s]]' % (slot.column, slot.sort.encode(), body)
        items: list[list[Any] | None] = []
        for row, value in zip(self.rows, values, strict=True):
            if value is None:
                items.append(None)
                continue
            pair = cast("tuple[str, Any]", value) if type(value) is tuple else (slot.sort, value)
            sort, content, sentence = plain(*pair, is_escaped=self._is_escaped)
            if sentence:
                self.problem(row, slot.column, sentence)
            items.append([sort, content])
        return b'[%d,"m",%s]' % (slot.column, _json(items))

    def _alike(self, slot: Slot, values: list[Any]) -> bytes | None:
        """The values of a column of one sort as JSON without brackets; None where they need a look one by one."""
        if slot.sort == "t":
            found = texts(values, is_escaped=self._is_escaped)
            if found is None:
                return None
            for place, sentence in found[1].items():
                self.problem(self.rows[place], slot.column, sentence)
            return _json(found[0])[1:-1]
        if slot.sort not in "snpdhl":
            return None
        body = b",".join([b"null" if value is None else value for value in values])
        pattern = _PLACES if slot.sort == "s" else _NUMBERS
        is_sound = body.count(b",") == len(values) - 1 and pattern.fullmatch(body + b",")
        return body if is_sound else None


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")
