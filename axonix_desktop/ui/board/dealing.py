"""Deals the rows shown out to stages and swimlanes, and counts what the headings and feet tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from axonix_desktop.core.stages import LAST, STAGES
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.columns import RecordColumns

BLANK = -1
"""An item without a card, which keeps the lanes of all columns level."""
_HEADINGS = -2


@dataclass(frozen=True, slots=True)
class Lane:
    """One swimlane: ``name`` tells it from the others, ``title`` is what people read."""

    name: str
    title: str
    count: int
    is_folded: bool


@dataclass(slots=True)
class Deal:
    """``items[stage]`` lists rows of the columns, :data:`BLANK`, and headings of lanes (see :func:`lane_at`)."""

    lanes: list[Lane] = field(default_factory=list[Lane])
    items: list[list[int]] = field(default_factory=lambda: [[] for _ in STAGES])
    rows: list[list[int]] = field(default_factory=lambda: [[] for _ in STAGES])


def lane_at(item: int) -> int | None:
    """The number of the lane whose heading an item is, None for anything else."""
    return _HEADINGS - item if item <= _HEADINGS else None


def deal(records: RecordColumns, lanes_by: str, folded: frozenset[str]) -> Deal:
    """The rows that are shown, by stage, and by lane within it where ``lanes_by`` names what makes one."""
    done = Deal()
    if "stage" not in records.columns:
        return done
    stages = records.columns["stage"].values
    for row in records.rows:
        stage = stages[row]
        done.rows[stage if isinstance(stage, int) and 0 <= stage <= LAST else 0].append(row)
    if lanes_by not in ("horizon", *records.columns):
        done.items = done.rows
        return done
    for place, (name, title, by_stage) in enumerate(_lanes(records, done.rows, lanes_by)):
        is_folded = name in folded
        done.lanes.append(Lane(name, title, sum(map(len, by_stage)), is_folded))
        deepest = 0 if is_folded else max(map(len, by_stage))
        for stage, rows in enumerate(by_stage):
            shown = [] if is_folded else rows
            done.items[stage] += [_HEADINGS - place, *shown, *([BLANK] * (deepest - len(shown)))]
    return done


def _lanes(
    records: RecordColumns, by_stage: Sequence[Sequence[int]], lanes_by: str
) -> list[tuple[str, str, list[list[int]]]]:
    """Name, title and rows by stage of each lane; those without a value last."""
    found: dict[str, list[list[int]]] = {}
    column = records.columns.get(lanes_by)
    for stage, rows in enumerate(by_stage):
        for row in rows:
            name = column.text(row) if column is not None else STAGES[stage].horizon
            found.setdefault(name, [[] for _ in STAGES])[stage].append(row)
    if column is None:
        order = list(dict.fromkeys(one.horizon for one in STAGES))
        return [(name, tr(name), found[name]) for name in order if name in found]
    without = tr("No owner") if lanes_by == "owner_id" else tr("No business unit")
    ordered = sorted(found, key=lambda name: (not name, name.casefold()))
    return [(name, name or without, found[name]) for name in ordered]


def sum_words(records: RecordColumns, rows: Sequence[int], name: str) -> str:
    """The sum of a field over ``rows`` as its kind shows it; empty where nothing is recorded."""
    column = records.columns.get(name)
    if column is None:
        return ""
    values = [value for row in rows if isinstance(value := column.values[row], (int, float))]
    return column.word(sum(values)) if values else ""


def median_days(records: RecordColumns, rows: Sequence[int], days: Mapping[int, int]) -> int | None:
    """The median of days in the stage, None where no day is known."""
    found = [days[number] for row in rows if (number := records.ids[row]) in days]
    return round(median(found)) if found else None
