"""How wide a column must be for what it shows."""

from __future__ import annotations

from collections.abc import Sequence

from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.columns import Column
from axonix_desktop.ui.theme.look import Look

_EXTRA = {"stage": 86, "choice": 44, "reference": 52, "percent": 90}
_USUAL, _HEADING, _WIDEST = 24, 44, 480


def fitted_width(look: Look, column: Column, rows: Sequence[int]) -> int:
    """The width in pixels that the heading of ``column`` and its values in ``rows`` need."""
    metrics = look.metrics("body_strong")
    widest = max((metrics.horizontalAdvance(column.text(row)[:120]) for row in rows), default=0)
    heading = metrics.horizontalAdvance(tr(column.field.label)) + _HEADING
    needed = widest + look.px(_EXTRA.get(column.field.kind.name, _USUAL))
    return min(max(needed, heading), look.px(_WIDEST))
