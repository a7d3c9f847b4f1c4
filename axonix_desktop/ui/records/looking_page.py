"""What menus, filters and columns ask of the page round a grid; the page answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from axonix_desktop.core.fields import Record
from axonix_desktop.ui.records.arrangement import GridArrangement
from axonix_desktop.ui.records.grid import RecordGrid
from axonix_desktop.ui.records.grid_bar import GridBar
from axonix_desktop.ui.records.group_heads import GroupHeads
from axonix_desktop.ui.records.shown import ShownRecords
from axonix_desktop.ui.records.table import RecordTableModel
from axonix_desktop.ui.records.view_keeper import Act, ViewProgramme
from axonix_desktop.ui.records.views_desk import ViewsDesk

if TYPE_CHECKING:
    from axonix_desktop.ui.theme.look import Look
    from axonix_desktop.ui.window_state import WindowState


class LookingContext(Protocol):
    """What is asked of the window."""

    @property
    def look(self) -> Look:
        """The look in use."""
        ...

    @property
    def state(self) -> WindowState:
        """What the window remembers."""
        ...

    @property
    def programme(self) -> ViewProgramme:
        """The open programme."""
        ...

    def change(self, act: Act, failure_title: str, /) -> bool:
        """Do an act and tell when it cannot be done."""
        ...


class LookingPage(Protocol):
    """The page round the grid."""

    grid: RecordGrid
    model: RecordTableModel
    shown: ShownRecords
    heads: GroupHeads
    arrangement: GridArrangement
    bar: GridBar
    views: ViewsDesk
    kind: str

    @property
    def context(self) -> LookingContext:
        """The open programme in its window."""
        ...

    @property
    def record(self) -> type[Record]:
        """The kind of record shown."""
        ...

    def take_focus(self) -> None:
        """Put the keyboard into the rows."""
        ...

    def clear_filter(self) -> None:
        """Show all rows."""
        ...

    def clear_words(self) -> None:
        """Empty the filter box."""
        ...

    def counts(self) -> str:
        """What the page counts, in words."""
        ...
