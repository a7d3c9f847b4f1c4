"""What the printed roadmap says, as values: rows with their bars, in groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from axonix_desktop.core.health import Level

BarKind = Literal["planned", "over", "now", "actual", "expected", "baseline", "wish"]


@dataclass(frozen=True, slots=True)
class PrintedBar:
    """A bar from its first to its last day."""

    kind: BarKind
    stage: int
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A use case; ``level`` and ``late`` say how late it is."""

    key: str
    title: str
    unit: str
    level: Level
    late: str
    bars: tuple[PrintedBar, ...]
    target_on: date | None = None


@dataclass(frozen=True, slots=True)
class PrintedGroup:
    """Rows under a name; an empty one where nothing is grouped."""

    name: str
    rows: tuple[PrintedRow, ...]


@dataclass(frozen=True, slots=True)
class RoadmapSheet:
    """The whole roadmap; ``about`` says what is shown of it, ``span`` from when to when."""

    programme: str
    about: str
    as_of: date
    span: tuple[date, date]
    groups: tuple[PrintedGroup, ...]
    file_name: str = ""
