"""Entries of the sample's roll-out, gathered by day, author and label."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

BEGINS = -176
OFFICE, ANALYST, MANAGER = "Ravi Joshi", "Tess Calloway", "Helen Marsden"
Record = dict[str, Any]


class Book:
    """Entries by day, author and label."""

    def __init__(self) -> None:
        self._steps: defaultdict[tuple[int, str, str], list[Record]] = defaultdict(list)

    def add(self, day: int, by: str, label: str, kind: str, values: Record, **more: Any) -> None:
        """A record added, or changed where ``at`` names one; no value is left out."""
        kept = {name: value for name, value in values.items() if value is not None}
        self._steps[day, by, label].append({"kind": kind, "values": kept, **more})

    def entries(self) -> list[Record]:
        """All steps, oldest first."""
        return [
            {"day": day, "by": by, "label": label, "records": records}
            for (day, by, label), records in sorted(self._steps.items(), key=lambda step: step[0][0])
        ]


def week(day: int) -> int:
    """The Friday-like day of the week a thing is noted on."""
    return min(day + (-day) % 7, -1)
