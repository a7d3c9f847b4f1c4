"""One reading of a typed number, in British English, and one form in which a share is shown."""

from __future__ import annotations

from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.words import tr


def number_from(raw: object) -> int | float | None:
    """Read a number as people type it: blanks and thousands commas allowed. Raises BadValueError."""
    if raw is None or isinstance(raw, bool):
        return None if raw is None else int(raw)
    if isinstance(raw, (int, float)):
        number = raw
    else:
        text = str(raw).replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace(",", "")
        if not text:
            return None
        try:
            number = int(text) if text.lstrip("+-").isdigit() else float(text)
        except ValueError:
            raise BadValueError(tr("“{raw}” is not a number.", raw=raw)) from None
    if number != number or number in (float("inf"), float("-inf")):  # noqa: PLR0124 - NaN differs from itself
        raise BadValueError(tr("There is no number in this cell."))
    return number or 0


def as_percent(value: float | str) -> str:
    """A share as every screen and page shows it: ``53%``, or as the language in use writes it."""
    return tr("{number}%", number=value if isinstance(value, str) else f"{value:.15g}")
