"""The cards of the Training page in their grid, which turns over to one column where there is little room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout, QWidget

from axonix_desktop.core.attainment import Cell
from axonix_desktop.core.training_time import CurvePoint
from axonix_desktop.core.words import tr
from axonix_desktop.ui.card_area import CardArea
from axonix_desktop.ui.charts.frame import ChartFrame, FrameDoor
from axonix_desktop.ui.charts.stacked import Level
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.overview.cards import LinkButton, ListCard, level_tile
from axonix_desktop.ui.overview.kpi import KpiCard
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.training.curve_chart import CompletionCurve
from axonix_desktop.ui.training.seat_bars import SeatBars
from axonix_desktop.ui.training.skill_matrix import SkillMatrix
from axonix_desktop.ui.training.unit_bars import LEVELS, UnitBars

KPIS = ("through", "gap", "overdue", "expiring", "operators")
OVERDUE, WINDOWS, CASES, CLASSES = 8, 4, 8, 12


class Opening(Protocol):
    """What the cards can open; the page answers."""

    def kpi(self, name: str) -> None:
        """What a figure counts."""
        ...

    def cell(self, cell: Cell) -> None:
        """The people of a role family at a skill level."""
        ...

    def unit(self, row: int, level: str) -> None:
        """The people of a part of a unit's bar."""
        ...

    def seats(self, row: int) -> None:
        """Who is in a cohort."""
        ...

    def month(self, point: CurvePoint) -> None:
        """What was due by the end of a month and is not completed."""
        ...


class LevelKey(QWidget):
    """The levels of bars: sign, colour and word."""

    def __init__(self, look: Look, levels: tuple[Level, ...]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._look, self._levels = look, levels
        self._tiles: list[PlainLabel] = []
        for level in levels:
            tile = PlainLabel(look)
            self._tiles.append(tile)
            pair = QHBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(tile)
            pair.addWidget(PlainLabel(look, tr(level.word), "small", "text_muted"))
            row.addLayout(pair)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        side = self._look.px(16)
        for tile, level in zip(self._tiles, self._levels, strict=True):
            tile.setPixmap(level_tile(self._look, level, self.devicePixelRatioF()).pixmap(side, side))


class TrainingCards(CardArea):
    """Owns the cards; what they show is put into them by the page."""

    breaks = (900, 820)

    def __init__(
        self, look: Look, door: FrameDoor, opening: Opening, tables: Callable[[str], ChartTable],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(look, parent)
        self.kpis = {name: KpiCard(look, lambda name=name: opening.kpi(name)) for name in KPIS}
        self.matrix = SkillMatrix(look, opening.cell)
        self.matrix_frame = ChartFrame(
            look, door, tr("Role family × skill level"), tr("people who hold all that is asked of them"), self.matrix,
            lambda: tables("matrix"),
        )  # fmt: skip
        self.targets = LinkButton(look)
        self.targets.setText(tr("Targets"))
        self.matrix_frame.legend.addWidget(self.targets)
        self.curve = CompletionCurve(look, opening.month)
        self.curve_frame = ChartFrame(
            look, door, tr("Completions due and made"), tr("enrolments, added up month by month"), self.curve,
            lambda: tables("curve"),
        )  # fmt: skip
        self.units = UnitBars(look, opening.unit)
        self.units_frame = ChartFrame(
            look, door, tr("By business unit"), tr("number of people"), self.units, lambda: tables("units")
        )
        self.units_frame.legend.addWidget(LevelKey(look, LEVELS))
        self.overdue = ListCard(look, tr("Overdue"), OVERDUE)
        self.windows = ListCard(look, tr("Running out"), WINDOWS)
        self.cases = ListCard(look, tr("Operators trained"), CASES)
        self.seats = SeatBars(look, opening.seats)
        self.seats_frame = ChartFrame(
            look, door, tr("Cohorts"), tr("seats taken of those planned"), self.seats, lambda: tables("cohorts")
        )
        self.all_overdue, self.refresh_all, self.all_operators, self.all_classes = (LinkButton(look) for _ in range(4))
        for card, button, words in (
            (self.overdue, self.all_overdue, tr("View all")),
            (self.windows, self.refresh_all, tr("Enrol for refreshers…")),
            (self.cases, self.all_operators, tr("View all")),
        ):  # fmt: skip
            button.setText(words)
            card.head.addWidget(button)
        self.all_classes.setText(tr("View all"))
        self.seats_frame.legend.addWidget(self.all_classes)
        self.settle()

    def arrange(self, *fits: bool) -> None:
        """Lists beside the charts where there is room, else below them."""
        is_wide, is_roomy = fits
        grid = self.grid
        self.spread(self.kpis.values(), 5 if is_roomy else 3)
        pairs = (
            (self.matrix_frame, self.overdue), (self.curve_frame, self.windows), (self.units_frame, self.cases),
        )  # fmt: skip
        for place, (chart, side) in enumerate(pairs):
            if is_wide:
                grid.addWidget(chart, place + 1, 0)
                grid.addWidget(side, place + 1, 1)
            else:
                grid.addWidget(chart, 2 * place + 1, 0, 1, 2)
                grid.addWidget(side, 2 * place + 2, 0, 1, 2)
        grid.addWidget(self.seats_frame, 7, 0, 1, 2)
        grid.setColumnStretch(0, 19 if is_wide else 1)
        grid.setColumnStretch(1, 10 if is_wide else 1)
        grid.setRowStretch(8, 1)
