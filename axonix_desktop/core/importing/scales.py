"""Scores of another scale brought to 0 to 4: 1 to 5, marks out of ten, percent. Whoever imports is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from axonix_desktop.core.importing.cells import CellValue
from axonix_desktop.core.words import tr

HIGHEST = 4
_LEADING = re.compile(r"^\s*(\d{1,3}(?:[.,]\d+)?)(?:\s*/\s*\d{1,3})?\s*(?:[-–:.]\s*\D.*|%)?$", re.DOTALL)


def figure(cell: CellValue) -> float | None:
    """The number of a score, also before its words ("3 - Works") or its best ("3/4"); None for no number."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return float(cell)
    found = _LEADING.match(cell) if isinstance(cell, str) else None
    return float(found[1].replace(",", ".")) if found is not None else None


def rescaled(cells: Sequence[CellValue]) -> tuple[list[CellValue], str | None]:
    """``cells`` with their numbers from 0 to 4, and the question where they had another scale."""
    figures = [figure(cell) for cell in cells]
    there = [one for one in figures if one is not None]
    top, lowest = max(there, default=0.0), min(there, default=0.0)
    if top <= HIGHEST:
        shift, factor, question = 0.0, 1.0, None
    elif top <= HIGHEST + 1:
        shift, factor = (1.0, 1.0) if lowest >= 1 else (0.0, 0.8)
        question = tr("Scores up to 5 are read as 0 to 4.")
    else:
        best = 10 if top <= 10 else 100
        shift, factor = 0.0, HIGHEST / best
        question = tr("Scores up to {top} are read as 0 to 4.", top=best)
    made: list[CellValue] = [
        cell if one is None else one if one != round(one) and not question else round((one - shift) * factor)
        for cell, one in zip(cells, figures, strict=True)
    ]
    return made, question
