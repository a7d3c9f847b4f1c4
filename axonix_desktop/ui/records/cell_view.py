"""A table view of records that knows its cells as a person sees them: where they lie, which are selected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from axonix_desktop.core.fields import Field
from axonix_desktop.ui.records.grid_columns import ColumnedView
from axonix_desktop.ui.records.selection import GridSelection, Spot
from axonix_desktop.ui.records.table import RecordTableModel
from axonix_desktop.ui.theme.look import Look


class CellView(ColumnedView):
    """``fill_wanted(Spot)`` comes when the fill handle was dragged to a cell.

    ``is_editing`` says whether an editor is open, ``has_handle`` whether cells can be filled at all, ``stretch_of``
    what a drag of the handle covers now.
    """

    fill_wanted = Signal(object)

    def __init__(self, look: Look, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(look, model, parent)
        self.selection = GridSelection(model, self.selectionModel(), self._header, self)
        self.is_editing: Callable[[], bool] = lambda: False
        self.stretch_of: Callable[[], QRect | None] = lambda: None
        self.has_handle = False

    def go(self, spot: Spot) -> None:
        """Put the keyboard on a cell, select it alone and bring it into view."""
        self.selection.go(spot)
        self.show_spot(spot)

    def show_spot(self, spot: Spot) -> None:
        """Bring a cell into view."""
        sections = self.selection.sections()
        if 0 <= spot.column < len(sections):
            self.scrollTo(self._model.index(spot.row, sections[spot.column]))
        self.viewport().update()

    def spot_at(self, at: QPoint) -> Spot | None:
        """The cell under a point of the viewport, None for none and for the heading of a group."""
        row, section = self.rowAt(at.y()), self.columnAt(at.x())
        sections = self.selection.sections()
        return Spot(row, sections.index(section)) if section in sections and self._model.is_record(row) else None

    def box_of(self, spot: Spot, end: Spot | None = None) -> QRect:
        """Where a cell (or all up to ``end``) lies in the viewport."""
        sections, end = self.selection.sections(), end or spot
        first = self.visualRect(self._model.index(spot.row, sections[spot.column]))
        return first.united(self.visualRect(self._model.index(end.row, sections[end.column])))

    @property
    def shows_handle(self) -> bool:
        """Whether the fill handle is there to be dragged."""
        return self.has_handle and not self.is_editing()

    def field_at(self, column: int) -> Field:
        """The field of a column as seen."""
        return self._model.fields[self.selection.sections()[column]]

    def is_rtl(self) -> bool:
        """Whether columns run from right to left."""
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft
