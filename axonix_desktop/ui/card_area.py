"""Cards in a grid that rolls up and down (sideways with large text), laid out anew where the room calls for it."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from axonix_desktop.ui.overview.cards import GAP, MARGIN
from axonix_desktop.ui.texts import Plate
from axonix_desktop.ui.theme.look import Look

_COLUMNS = 30
"""So many columns can be shared by one, two, three, five or six cards."""


class CardArea(QScrollArea):
    """Who derives it says in :attr:`breaks` at which widths, widest first, the cards stand otherwise, and where.

    They call :meth:`settle` once their cards are made.
    """

    breaks: ClassVar[tuple[int, ...]] = ()

    def __init__(self, look: Look, parent: QWidget | None = None, *, top: int = 12, bottom: int = 16) -> None:
        super().__init__(parent)
        self.look = look
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = Plate(look, "window")
        self.setWidget(self.body)
        self.grid = QGridLayout(self.body)
        self.grid.setContentsMargins(MARGIN, top, MARGIN, bottom)
        self.grid.setSpacing(GAP)
        self.figures = QWidget()
        self._figure_grid = QGridLayout(self.figures)
        self._figure_grid.setContentsMargins(0, 0, 0, 0)
        self._figure_grid.setSpacing(GAP)
        self.fits: tuple[bool, ...] | None = None
        """For each break whether there is that much room; None before the cards were put anywhere."""
        look.changed.connect(self._on_look_changed)

    def settle(self) -> None:
        """Put the cards where they belong, unless they stand there."""
        wide = self.viewport().width()
        fits = tuple(wide >= self.look.px(one) for one in self.breaks)
        if fits == self.fits:
            return
        self.fits = fits
        while self.grid.count():
            self.grid.takeAt(0)
        self.arrange(*fits)

    def arrange(self, *fits: bool) -> None:
        """Put the cards into the empty :attr:`grid`; ``fits`` says for each break whether there is that much room."""

    def spread(self, cards: Collection[QWidget], across: int) -> None:
        """Put the cards of figures at the top, ``across`` to a row; a row with fewer is as wide as the others."""
        grid, rows = self._figure_grid, [list(cards)[first : first + across] for first in range(0, len(cards), across)]
        for row, here in enumerate(rows):
            span = _COLUMNS // len(here)
            for place, card in enumerate(here):
                grid.addWidget(card, row, place * span, 1, span)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.grid.addWidget(self.figures, 0, 0, 1, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def _on_look_changed(self) -> None:
        if self.fits is not None:
            self.settle()
