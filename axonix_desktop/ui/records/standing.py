"""Where a person stood in a grid, kept while its rows are read anew: current cell, range, scroll; found by record."""

from __future__ import annotations

from PySide6.QtCore import QObject

from axonix_desktop.ui.records.cell_view import CellView
from axonix_desktop.ui.records.selection import Spot
from axonix_desktop.ui.records.table import RecordTableModel

_MOST_KEPT = 5_000


class Standing(QObject):
    """Brings the keyboard back to its record after a reset; to the nearest row when the record is gone."""

    def __init__(self, grid: CellView, model: RecordTableModel) -> None:
        super().__init__(grid)
        self._grid, self._model = grid, model
        self._record: int | None = None
        self._place = self._column = -1
        self._range: tuple[tuple[int | None, ...], Spot] | None = None
        self._scroll = (0, 0)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._bring_back)

    def _keep(self) -> None:
        """Remember where the keyboard is."""
        grid, selection = self._grid, self._grid.selection
        current, reach = selection.current, selection.reach
        self._scroll = (grid.horizontalScrollBar().value(), grid.verticalScrollBar().value())
        self._range = None
        self._record = None
        if current is None or reach is None:
            return
        self._record = self._model.id_at(current.row)
        self._place, self._column = current.row, current.column
        if reach != current and abs(reach.row - current.row) < _MOST_KEPT:
            self._range = (self._ids(current.row, reach.row), Spot(reach.row - current.row, reach.column))

    def _bring_back(self) -> None:
        """Go back there, as far as it is there."""
        grid, selection = self._grid, self._grid.selection
        selection.forget()
        if self._record is None or not selection.sections():
            return
        place = self._model.records.place_of(self._record)
        if place is None and self._model.records.row_of(self._record) is None and self._model.rowCount():
            place = min(self._place, self._model.rowCount() - 1)
            place = place if self._model.is_record(place) else None
        if place is None:
            return
        selection.go(Spot(place, self._column))
        grid.horizontalScrollBar().setValue(self._scroll[0])
        grid.verticalScrollBar().setValue(self._scroll[1])
        if self._range is not None:
            ids, reach = self._range
            if self._ids(place, place + reach.row) == ids:
                selection.extend(Spot(place + reach.row, reach.column))
        box = grid.box_of(Spot(place, self._column))
        if not grid.viewport().rect().intersects(box):
            grid.show_spot(Spot(place, self._column))

    def _ids(self, one: int, other: int) -> tuple[int | None, ...]:
        """The records from one row to another."""
        top, bottom = sorted((one, other))
        return tuple(self._model.id_at(row) for row in range(top, bottom + 1))
