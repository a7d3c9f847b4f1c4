"""Likelihood and impact from 1 to 5: words, numbers, numbers up to 10 or 100, and shares in percent."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from axonix_desktop.core.importing.amounts import amount_of
from axonix_desktop.core.importing.blanks import says_nothing
from axonix_desktop.core.importing.cells import CellValue
from axonix_desktop.core.importing.choosing import level_of
from axonix_desktop.core.kinds import Stored
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.words import tr


def level_reader(cells: Sequence[CellValue]) -> tuple[Callable[[CellValue], Stored], str | None]:
    """What reads a cell of the column, and the question where its numbers are of another scale."""
    numbers = [float(cell) for cell in cells if isinstance(cell, (int, float)) and not isinstance(cell, bool)]
    divisor, question = _scale(numbers)
    if question is None and any(isinstance(cell, str) and cell.rstrip().endswith("%") for cell in cells):
        question = tr("Shares up to 100% are read as 1 (up to 20%) to 5 (above 80%).")

    def read(cell: CellValue) -> Stored:
        if cell is None or cell == 0:
            return None
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            level = -int(-cell // divisor)
            if not 1 <= level <= 5:
                raise BadValueError(tr("{cell:g} is outside 1 to 5.", cell=cell))
            return level
        text = str(cell).strip()
        if not text or says_nothing(text):
            return None
        level = level_of(text) if not text.endswith("%") else _of_share(text)
        if level is None:
            raise BadValueError(tr("“{words}” says no level from 1 (very low) to 5 (very high).", words=text[:60]))
        return level

    return read, question


def _scale(numbers: Sequence[float]) -> tuple[float, str | None]:
    """By what the numbers of a column are divided to be 1 to 5, and the question about it."""
    top = max(numbers, default=0.0)
    if numbers and top <= 1 and any(0 < one < 1 for one in numbers):
        return 0.2, tr("Shares up to 100% are read as 1 (up to 20%) to 5 (above 80%).")
    if 5 < top <= 10:
        return 2.0, tr("Numbers up to 10 are read as 1 to 5: halved and rounded up.")
    if 10 < top <= 100:
        return 20.0, tr("Numbers up to 100 are read as 1 (up to 20) to 5 (above 80).")
    return 1.0, None


def _of_share(text: str) -> int | None:
    """1 to 5 for a share in percent."""
    share = amount_of(text.removesuffix("%"))
    return None if share is None or not 0 <= share <= 100 else max(1, -int(-share // 20))
