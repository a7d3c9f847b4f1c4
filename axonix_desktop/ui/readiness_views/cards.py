"""The cards of the radar page in their places; what they show is put into them by the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.card_area import CardArea
from axonix_desktop.ui.charts.frame import ChartFrame, FrameDoor
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.overview.cards import GAP, LinkButton, ListCard
from axonix_desktop.ui.readiness_views.chooser import Chooser
from axonix_desktop.ui.readiness_views.over_time import OverTime
from axonix_desktop.ui.readiness_views.profile_matrix import ProfileMatrix
from axonix_desktop.ui.readiness_views.radar import RadarChart
from axonix_desktop.ui.readiness_views.radar_table import RadarPane
from axonix_desktop.ui.readiness_views.score_sheet import ScoreSheet
from axonix_desktop.ui.theme.look import Look

WEAKEST = 4


class Opening(Protocol):
    """What the cards open; the page answers."""

    def axis(self, place: int) -> None:
        """A dimension of the radar."""
        ...

    def day(self, place: int) -> None:
        """A day of the charts over time."""
        ...

    def case(self, row: int) -> None:
        """A use case of the matrix."""
        ...


class RadarCards(CardArea):
    """Radar and score sheet side by side where there is room, what follows from them below."""

    breaks = (880, 720)

    def __init__(
        self, look: Look, door: FrameDoor, opening: Opening, tables: Callable[[str], ChartTable],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(look, parent, top=14)
        self.chooser = Chooser(look)
        self.radar = RadarChart(look, opening.axis)
        self.pane = RadarPane(look, self.radar)
        self.radar_frame = ChartFrame(
            look, door, tr("Five dimensions"), tr("mean score, 0 to 4"), self.pane, lambda: tables("radar")
        )
        self.sheet = ScoreSheet(look)
        self.weakest = ListCard(look, tr("Weakest items"), WEAKEST)
        self.time = OverTime(look, opening.day)
        self.time_frame = ChartFrame(
            look, door, tr("Over time"), tr("mean score, 0 to 4, at the end of each period"), self.time,
            lambda: tables("time"),
        )  # fmt: skip
        self.matrix = ProfileMatrix(look, opening.case)
        self.cases_frame = ChartFrame(
            look, door, tr("Use cases by readiness"), tr("mean score, 0 to 4, weakest first"), self.matrix,
            lambda: tables("cases"),
        )  # fmt: skip
        self.bare_cases, self.more_cases = LinkButton(look), LinkButton(look)
        self.cases_frame.legend.addWidget(self.bare_cases)
        self.cases_frame.legend.addWidget(self.more_cases)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(GAP)
        side.addWidget(self.sheet)
        side.addWidget(self.weakest, 1)
        self.settle()

    def arrange(self, *fits: bool) -> None:
        (is_wide, has_line), grid = fits, self.grid
        self.chooser.arrange(is_wide=has_line)
        grid.addWidget(self.chooser, 0, 0, 1, 2)
        pairs = ((self.radar_frame, self._side), (self.time_frame, None), (self.cases_frame, None))
        row = 1
        for first, second in pairs:
            grid.addWidget(first, row, 0, 1, 1 if is_wide and second else 2)
            if second is not None:
                row += 0 if is_wide else 1
                grid.addWidget(second, row, 1 if is_wide else 0, 1, 1 if is_wide else 2)
            row += 1
        grid.setColumnStretch(0, 10)
        grid.setColumnStretch(1, 11 if is_wide else 0)
        grid.setRowStretch(row, 1)

    def take_focus(self) -> None:
        """Put the keyboard on the first score; where the sheet lies below the radar, on this, so that nothing rolls."""
        if self.fits and not self.fits[0] and self.radar.marks:
            self.radar.marks[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sheet.take_row()
