"""Figures beside each other: as many in a row as have room for their words, the rest below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from axonix_desktop.ui.overview.kpi import KpiCard
from axonix_desktop.ui.theme.look import Look

_LEAST, _GAP = 140, 12


class KpiStrip(QWidget):
    """Lays ``cards`` out in even rows; none is narrower than its words need."""

    def __init__(self, look: Look, cards: Sequence[KpiCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._cards, self._across = look, tuple(cards), 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._lay_out(len(self._cards))
        look.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many in a row as there is room for, the rows as even as can be."""
        count = len(self._cards)
        most = min(max((self.width() + _GAP) // (self._look.px(_LEAST) + _GAP), 1), count)
        rows = -(-count // most)
        self._lay_out(-(-count // rows))

    def _lay_out(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // across, place % across)
        for column in range(len(self._cards)):
            self._grid.setColumnStretch(column, int(column < across))
        self.updateGeometry()
