"""Figures beside each other: as many in a row as have room for their words, the rest below."""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from axonix_desktop.ui.overview.kpi import KpiCard
from axonix_desktop.ui.theme.look import Look

_LEAST, _GAP = 140, 12


class KpiStrip(QWidget):
    """Lays ``cards`` out in even rows; none is narrower than its words need."""

    def __init__(self, look: Look, cards: Sequence[KpiCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._cards, self._rows = look, tuple(cards), 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._lay_out(1)
        look.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many in a row as there is room for, the rows as even as can be."""
        most = max((self.width() + _GAP) // (self._look.px(_LEAST) + _GAP), 1)
        self._lay_out(-(-len(self._cards) // most))

    def _lay_out(self, rows: int) -> None:
        """Share the cards among ``rows``; every row is filled from end to end."""
        if rows == self._rows:
            return
        self._rows = rows
        whole, left = divmod(len(self._cards), rows)
        across = [whole + (row < left) for row in range(rows)]
        units = lcm(*across)
        place = 0
        for row, count in enumerate(across):
            span = units // count
            for at in range(count):
                self._grid.addWidget(self._cards[place], row, at * span, 1, span)
                place += 1
        for column in range(max(units, self._grid.columnCount())):
            self._grid.setColumnStretch(column, int(column < units))
        self.updateGeometry()
