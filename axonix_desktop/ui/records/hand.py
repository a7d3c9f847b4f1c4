"""All that lets a person edit one grid, as one thing a page holds."""

from __future__ import annotations

from typing import Protocol

from axonix_desktop.core.fields import Record
from axonix_desktop.core.words import tr
from axonix_desktop.ui.bridge import Current
from axonix_desktop.ui.records.clipboard import GridClipboard
from axonix_desktop.ui.records.editing import EditContext, GridEditing
from axonix_desktop.ui.records.grid import RecordGrid
from axonix_desktop.ui.records.grid_acts import GridActs


class HandContext(EditContext, Protocol):
    """What is asked of the window round the grid."""

    @property
    def current(self) -> Current:
        """The record and the selection that pages share."""
        ...


class GridHand:
    """Editing, acts and clipboard of one grid; tells the window which records are selected."""

    def __init__(self, grid: RecordGrid, record: type[Record], context: HandContext) -> None:
        self.grid, self._current, self._kind = grid, context.current, record.kind
        self.editing = GridEditing(grid, record, context)
        self.acts = GridActs(self.editing)
        self.clipboard = GridClipboard(self.acts)
        grid.selection_count_changed.connect(self._tell_selected)

    def objection(self) -> str | None:
        """Why nothing can be edited now, or None."""
        reason = self.editing.context.programme.read_only_reason
        return reason or (None if self.grid.isVisible() else tr("Show rows first."))

    def cell_objection(self) -> str | None:
        """Why the current cell cannot be edited, or None."""
        spot = self.grid.selection.current
        return self.objection() or (self.editing.objection(spot) if spot else tr("Choose a cell first."))

    def leave(self) -> None:
        """The page is about to be hidden: keep what stands in the editor, if it fits."""
        self.editing.finish()

    def _tell_selected(self) -> None:
        """Tell the window which records are selected; one alone is the current record anyway."""
        if self._current.kind == self._kind:
            ids = self.grid.selected_ids()
            self._current.select(ids if len(ids) > 1 else ())
