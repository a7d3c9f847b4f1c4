"""What the attributes of a cell in an Excel file mean; used by the fast search and by the careful parser."""

from __future__ import annotations

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import limits, number_formats

NO_CACHED_VALUE = (
    "The formula in this cell has no stored result; open the file in Excel or LibreOffice, save it and read it again."
)
_SORTS = {"s": "s", "str": "t", "inlineStr": "t", "b": "b", "e": "e", "d": "i"}


def sort_of_attributes(attributes: dict[str, str], styles: list[str]) -> str:
    """The sort of value of a cell by its type ``t`` and, for numbers, by the format of its style ``s``."""
    kind = attributes.get("t", "n")
    if kind != "n":
        return _SORTS.get(kind, "x")
    style = attributes.get("s", "")
    place = int(style) if style.isdigit() and len(style) < 10 else 0
    return styles[place] if place < len(styles) else number_formats.NUMBER


def column_number(letters: str) -> int:
    """``"A"`` is 0, ``"AA"`` is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def place(reference: str) -> tuple[int, int]:
    """Row and column of ``"B7"``. Raises FileProblemError when that is outside of any sheet."""
    reference = reference.replace("$", "")
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    is_right = letters.isascii() and letters.isalpha() and letters.isupper() and len(letters) < 4 and digits
    row, column = (int(digits[:10]) - 1, column_number(letters)) if is_right else (-1, -1)
    if not (0 <= row < limits.SHEET_ROWS and 0 <= column < limits.SHEET_COLUMNS):
        raise outside(reference)
    return row, column


def outside(reference: str) -> FileProblemError:
    """The refusal of a sheet with a cell where no sheet has one."""
    return FileProblemError(
        tr(
            "The sheet names a cell outside of any sheet ({reference}); the file is damaged. Open it "
            "in the program it came from and save it again.",
            reference=reference[:20],
        )
    )


def rectangle(reference: str) -> tuple[int, int, int, int]:
    """``"A1:C3"`` as first row, first column, last row, last column."""
    first, _, last = reference.partition(":")
    return (*place(first), *place(last or first))
