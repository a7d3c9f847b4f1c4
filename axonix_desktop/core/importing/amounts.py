"""Numbers and amounts of money as texts, in both comma conventions; which one, a whole column decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from axonix_desktop.core.importing.cells import CellValue

_BLANKS = " \t\r\n\v\f\u00a0\u200b\ufeff\u202f\u2007"
_AMOUNT = re.compile(
    r"^([-(]?)\s*(?:[A-Z]{3}|[£€$¥])?\s*([-+]?[\d.,' \u00a0\u202f]*\d)\s*([kKmM]n?|bn)?\s*(?:[A-Z]{3}|[£€$¥])?\)?$"
)
_TWO_WAYS = re.compile(r"(?<![\d.])[1-9]\d{0,2}\.\d{3}(?![\d.,])")
_SCALE = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}


def amount_of(text: str, decimal: str | None = None) -> float | None:
    """A number in either comma convention, with currency, k, m or bn; None when it is none or reads two ways.

    ``decimal`` is the decimal mark where the column has shown it; without it ``1,200`` is 1200 and ``1.200`` unknown.
    """
    match = _AMOUNT.match(text.strip(_BLANKS))
    if match is None:
        return None
    digits = re.sub(r"[' \u00a0\u202f]", "", match[2])
    comma, dot = digits.rfind(","), digits.rfind(".")
    mark = "," if comma > dot else "."
    if comma >= 0 and dot >= 0:
        digits = digits.replace("." if mark == "," else ",", "").replace(",", ".")
    elif comma >= 0 or dot >= 0:
        tail = len(digits) - max(comma, dot) - 1
        is_thousands = digits.count(mark) > 1 or (tail == 3 and decimal != mark and not digits.startswith("0"))
        if tail == 3 and mark == "." and decimal is None and digits.count(mark) == 1 and not digits.startswith("0"):
            return None
        digits = digits.replace(mark, "" if is_thousands else ".")
    try:
        number = float(digits) * _SCALE.get((match[3] or "").lower(), 1)
    except ValueError:
        return None
    return -number if match[1] else number


def decimal_mark(cells: Sequence[CellValue]) -> str | None:
    """The decimal mark that the texts of a column show: ``,`` as in 1.234,5 or ``.`` as in 1,234.5; None if neither."""
    shown: set[str] = set()
    for text in {cell for cell in cells if isinstance(cell, str) and ("," in cell or "." in cell)}:
        match = _AMOUNT.match(text.strip(_BLANKS))
        if match is None:
            continue
        comma, dot = match[2].rfind(","), match[2].rfind(".")
        tail = len(match[2]) - max(comma, dot) - 1
        last = "," if comma > dot else "."
        if match[2].count(last) == 1 and (tail != 3 or min(comma, dot) >= 0):
            shown.add(last)
        elif match[2].count(last) > 1:
            shown.add("." if last == "," else ",")
    return shown.pop() if len(shown) == 1 else None


def reads_two_ways(cells: Sequence[CellValue]) -> str | None:
    """The first text such as ``1.200`` that is twelve hundred in one convention and a little over one in the other."""
    for cell in cells:
        if isinstance(cell, str) and _TWO_WAYS.search(cell):
            return cell.strip(_BLANKS)
    return None
