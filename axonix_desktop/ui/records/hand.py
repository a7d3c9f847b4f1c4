"""All that lets a person edit one grid, as one thing a page holds."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from axonix_desktop.core.fields import Record
from axonix_desktop.core.words import tr
from axonix_desktop.ui.bridge import Current
from axonix_desktop.ui.commands import Commands
from axonix_desktop.ui.records.clipboard import GridClipboard
from axonix_desktop.ui.records.editing import EditContext, GridEditing
from axonix_desktop.ui.records.grid import RecordGrid
from axonix_desktop.ui.records.grid_acts import GridActs

MENU: tuple[tuple[str, ...], ...] = (
    ("grid.cut", "grid.copy", "grid.copy_headings", "grid.paste"),
    ("grid.edit", "grid.choose", "grid.clear", "grid.fill_down", "grid.fill_right"),
    ("stage.next", "stage.previous", "stage.gate"),
    ("grid.insert_rows", "grid.duplicate_rows", "grid.remove_rows"),
)
"""What a right click on a cell offers: commands of the menu bar, no others."""


class HandContext(EditContext, Protocol):
    """What is asked of the window round the grid."""

    @property
    def current(self) -> Current:
        """The record and the selection that pages share."""
        ...

    @property
    def commands(self) -> Commands:
        """The registry of commands."""
        ...


class GridHand:
    """Editing, acts and clipboard of one grid; tells the window which records are selected."""

    def __init__(self, grid: RecordGrid, record: type[Record], context: HandContext) -> None:
        self.grid, self._context, self._current, self._kind = grid, context, context.current, record.kind
        self.editing = GridEditing(grid, record, context)
        self.acts = GridActs(self.editing)
        self.clipboard = GridClipboard(self.acts)
        grid.selection_count_changed.connect(self._tell_selected)
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self.open_menu)

    def objection(self) -> str | None:
        """Why nothing can be edited now, or None."""
        reason = self.editing.context.programme.read_only_reason
        return reason or (None if self.grid.isVisible() else tr("Show rows first."))

    def cell_objection(self) -> str | None:
        """Why the current cell cannot be edited, or None."""
        spot = self.grid.selection.current
        return self.objection() or (self.editing.objection(spot) if spot else tr("Choose a cell first."))

    def menu(self) -> QMenu:
        """The menu of the selected cells."""
        commands, menu = self._context.commands, QMenu(self.grid)
        menu.setToolTipsVisible(True)
        commands.refresh()
        known = {one.id for one in commands}
        for group in MENU:
            if not menu.isEmpty():
                menu.addSeparator()
            for command_id in group:
                if command_id in known:
                    menu.addAction(commands.action(command_id))
        return menu

    def open_menu(self, at: QPoint) -> None:
        """Open the menu where the pointer is, or at the current cell when a key asked for it."""
        spot = self.grid.selection.current
        if spot is None or not self.editing.finish():
            return
        under = self.grid.spot_at(self.grid.viewport().mapFrom(self.grid, at))
        place = self.grid.viewport().mapTo(self.grid, self.grid.box_of(spot).bottomLeft()) if under is None else at
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.grid.mapToGlobal(place))

    def leave(self) -> None:
        """The page is about to be hidden: keep what stands in the editor, if it fits."""
        self.editing.finish()

    def _tell_selected(self) -> None:
        """Tell the window which records are selected; one alone is the current record anyway."""
        if self._current.kind == self._kind:
            ids = self.grid.selected_ids()
            self._current.select(ids if len(ids) > 1 else ())
