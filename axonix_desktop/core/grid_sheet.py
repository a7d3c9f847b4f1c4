"""What printed tables and boards say, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from axonix_desktop.core.drawing import Align
from axonix_desktop.core.health import Level


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a printed table: heading, width in points where there is room, how its words stand.

    ``levels`` says that its words are judgements, told by a sign beside them.
    """

    title: str
    width: float
    align: Align = "left"
    is_title: bool = False
    levels: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """The words of a row by column; ``level`` is the judgement of a column that holds one."""

    words: tuple[str, ...]
    level: Level = "none"


@dataclass(frozen=True, slots=True)
class GridGroup:
    """Rows under a name; an empty one where nothing is grouped."""

    name: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class GridSheet:
    """A table as it is shown: ``about`` names the view, the filters and the order."""

    programme: str
    title: str
    about: str
    as_of: date
    columns: tuple[GridColumn, ...]
    groups: tuple[GridGroup, ...]
    file_name: str = ""

    @property
    def total(self) -> int:
        """How many rows there are."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, slots=True)
class BoardCard:
    """A use case on the board."""

    key: str
    title: str
    unit: str
    owner: str
    level: Level
    rag: str


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A stage (0 is the pipeline) with its cards."""

    stage: int
    title: str
    cards: tuple[BoardCard, ...]


@dataclass(frozen=True, slots=True)
class BoardSheet:
    """The board as it is shown."""

    programme: str
    about: str
    as_of: date
    columns: tuple[BoardColumn, ...]
    file_name: str = ""
