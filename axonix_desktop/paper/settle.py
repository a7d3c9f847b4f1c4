"""Make a PDF's bytes depend on its content alone: dates are set to the day the facts speak of.

Qt writes the moment of printing with the machine's time zone; everything else it lets us set. Dates are replaced and
the table of offsets is written anew, so that the same facts give the same bytes on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

_STAMP = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


def settled(pdf: bytes, day: date) -> bytes:
    """The same document dated midnight (UTC) of ``day``. Raises ValueError when it is no PDF as Qt writes it."""
    stamp = f"(D:{day:%Y%m%d}000000Z)".encode("ascii")
    start = _START.search(pdf)
    if start is None:
        raise ValueError("The document has no table of offsets.")
    table = int(start[1])
    pieces: list[bytes] = []
    shifts: list[tuple[int, int]] = []
    position = shift = 0
    for found in _STAMP.finditer(pdf, 0, table):
        new = b"/" + found[1] + b" " + stamp
        pieces += (pdf[position : found.start()], new)
        position = found.end()
        shift += len(new) - (found.end() - found.start())
        shifts.append((found.end(), shift))
    pieces.append(pdf[position:table])

    def moved(offset: int) -> int:
        return offset + next((by for after, by in reversed(shifts) if offset >= after), 0)

    tail = _table_moved(pdf[table : start.start()], moved)
    return b"".join((*pieces, tail, b"startxref\n%d\n%%%%EOF\n" % moved(table)))


def _table_moved(table: bytes, moved: Callable[[int], int]) -> bytes:
    """The cross-reference table with every object's offset moved."""
    return re.sub(rb"(\d{10})( \d{5} n)", lambda entry: b"%010d" % moved(int(entry[1])) + entry[2], table)
