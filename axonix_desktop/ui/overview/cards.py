"""The cards of the Overview in their grid, which turns over to one column where there is little room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.charts.frame import Card, ChartFrame, FrameDoor, QuietState
from axonix_desktop.ui.charts.heat import HeatMap
from axonix_desktop.ui.charts.signs import paint_sign
from axonix_desktop.ui.charts.stacked import Level, StackedBars
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.overview.first_steps import FirstSteps
from axonix_desktop.ui.overview.kpi import KpiCard
from axonix_desktop.ui.overview.rows import LinkList
from axonix_desktop.ui.overview.since import SinceButton
from axonix_desktop.ui.overview.track import ProgrammeTrack
from axonix_desktop.ui.texts import Plate
from axonix_desktop.ui.theme.look import Look

if TYPE_CHECKING:
    from axonix_desktop.ui.charts.flow import FlowChart

MARGIN, GAP = 24, 12
_WIDE, _TIGHT, _SLIM, _CHART_SHARE, _FLOW = 900, 930, 700, 0.62, 310
LEVELS = (
    Level("green", mark("On track"), "green", "on_green"),
    Level("amber", mark("At risk"), "amber", "on_amber"),
    Level("red", mark("Off track"), "red", "on_red"),
    Level("none", mark("Not rated"), "grey", "on_grey"),
)
KPIS = ("active", "due", "coverage", "training", "items")
LINES, CHANGES = 7, 7


class ListCard(Card):
    """A card with a list of lines, or a sentence in its place."""

    def __init__(self, look: Look, title: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(look, title, "", parent)
        self.list = LinkList(look, most)
        self.state = QuietState(look)
        self.state.hide()
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.state, 1)

    def show_state(self, icon: str, words: str) -> None:
        """Show a sentence in place of the lines."""
        self.state.show_words(icon, words)
        self.state.show()
        self.list.hide()

    def show_list(self) -> None:
        """Show the lines again."""
        self.state.hide()
        self.list.show()


class LinkButton(QPushButton):
    """A quiet button at the head of a card, in the colour of links."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "quiet")
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        """Take font and colour from the look in use."""
        self.setFont(self._look.font("body_strong"))
        self.setStyleSheet(f"color: {self._look.colour('link').name()}; padding: 0 4px;")


class Legend(QWidget):
    """The levels with sign, word and count; each is a button that opens its use cases."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.entries: dict[str, QPushButton] = {}
        self._open: Callable[[str], object] = lambda _level: None
        self._counts: tuple[tuple[str, int], ...] = ()
        self._is_short = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for level in LEVELS:
            button = self.entries[level.code] = QPushButton()
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _checked=False, code=level.code: self._open(code))
            row.addWidget(button)
        look.changed.connect(self._dress)
        self._dress()

    def show_counts(self, counts: Sequence[tuple[str, int]], open_rows: Callable[[str], object]) -> None:
        """Show how many there are of each level; those of which there are none are left out."""
        self._open, self._counts = open_rows, tuple(counts)
        words = {level.code: tr(level.word) for level in LEVELS}
        for code, count in counts:
            button = self.entries[code]
            button.setText(f"{count:,}" if self._is_short else f"{words[code]}  {count:,}")
            button.setToolTip(f"{words[code]}: {count:,}")
            button.setAccessibleName(f"{words[code]}: {count:,}")
            button.setVisible(bool(count))

    def set_short(self, *, is_short: bool) -> None:
        """Leave the words to the tip where there is no room for them."""
        self._is_short = is_short
        self.show_counts(self._counts, self._open)

    def full_width(self) -> int:
        """How wide it is with the words of the three levels and counts of two digits."""
        look = self._look
        words = look.metrics("small").horizontalAdvance("".join(f"{tr(level.word)}  88" for level in LEVELS[:3]))
        return words + 3 * look.px(40)

    def _dress(self) -> None:
        look = self._look
        for level in LEVELS:
            button = self.entries[level.code]
            button.setIcon(level_tile(look, level, self.devicePixelRatioF()))
            button.setIconSize(QSize(look.px(16), look.px(16)))
            button.setFont(look.font("small"))


def level_tile(look: Look, level: Level, ratio: float) -> QIcon:
    """The sign of a level on its colour."""
    side, small = look.px(16), look.px(9)
    tile = QPixmap(round(side * ratio), round(side * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(level.fill))
    painter.drawRoundedRect(QRectF(0, 0, side, side), 4, 4)
    edge = (side - small) / 2
    paint_sign(painter, level.code, QRectF(edge, edge, small, small), look.colour(level.ink))
    painter.end()
    return QIcon(tile)


class Opening(Protocol):
    """What the cards can open; the page answers."""

    def stages(self, stages: Sequence[int]) -> None:
        """The active use cases at some stages."""
        ...

    def bar(self, place: int, level: str) -> None:
        """A bar of the chart by stage, or one level of it."""
        ...

    def cell(self, row: int, column: int) -> None:
        """A cell of units by stages."""
        ...

    def flow(self, place: int, series: str) -> None:
        """A value of the flow."""
        ...

    def kpi(self, name: str) -> None:
        """What a figure counts."""
        ...


class OverviewCards(QScrollArea):
    """Owns the cards; what they show is put into them by the page."""

    def __init__(
        self, look: Look, door: FrameDoor, opening: Opening, tables: Callable[[str], ChartTable],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._look, self._door, self._opening, self._tables = look, door, opening, tables
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = Plate(look, "window")
        self.setWidget(self.body)
        self.steps = FirstSteps(look)
        self.track = ProgrammeTrack(look, opening.stages)
        self._track_card = Plate(look, "surface", radius=10)
        around = QVBoxLayout(self._track_card)
        around.setContentsMargins(12, 12, 12, 8)
        around.addWidget(self.track)
        self.kpis = {name: KpiCard(look, lambda name=name: opening.kpi(name)) for name in KPIS}
        self.bars = StackedBars(look, [_spoken(level) for level in LEVELS], opening.bar)
        self.bars_frame = ChartFrame(
            look, door, tr("Use cases by stage and health"), tr("number of active use cases"), self.bars,
            lambda: tables("bars"),
        )  # fmt: skip
        self.legend = Legend(look)
        self.bars_frame.legend.addWidget(self.legend)
        self.heat = HeatMap(look, opening.cell)
        self.heat_frame = ChartFrame(
            look, door, tr("Business unit × stage"), tr("number of active use cases"), self.heat, lambda: tables("heat")
        )
        self.more_units = LinkButton(look)
        self.heat_frame.legend.addWidget(self.more_units)
        self.attention = ListCard(look, tr("Needs attention"), LINES)
        self.changes = ListCard(look, "", CHANGES)
        self.since = SinceButton(look)
        self.all_matters, self.all_changes, self.history = (LinkButton(look) for _ in range(3))
        self.attention.head.addWidget(self.all_matters)
        for widget in (self.since, self.all_changes, self.history):
            self.changes.head.addWidget(widget)
        self.flow: FlowChart | None = None
        coming = QWidget()
        coming.setMinimumHeight(look.px(_FLOW))  # nothing moves when the chart comes
        self.flow_frame = ChartFrame(
            look, door, tr("Flow through the stages"), tr("number of active use cases at the end of each period"),
            coming, lambda: tables("flow"),
        )  # fmt: skip
        self.flow_frame.show_loading(tr("Reading the past…"))
        self._figures = QWidget()
        self._figure_grid = QGridLayout(self._figures)
        self._figure_grid.setContentsMargins(0, 0, 0, 0)
        self._figure_grid.setSpacing(GAP)
        self._grid = QGridLayout(self.body)
        self._grid.setContentsMargins(MARGIN, 16, MARGIN, 16)
        self._grid.setSpacing(GAP)
        self._was: tuple[bool, bool, bool, bool] | None = None
        self._lay_out()

    def make_flow(self) -> FlowChart:
        """The flow chart, made when it is first needed: its library is loaded then."""
        if self.flow is None:
            from axonix_desktop.ui.charts.flow import Band, FlowChart

            bands = (Band(tr("Pipeline"), "grey_bg"), Band(tr("Foundation"), 2), Band(tr("Expansion"), 5),
                     Band(tr("Maturity"), 8))  # fmt: skip
            self.flow = FlowChart(self._look, bands, self._opening.flow)
            self.flow_frame.set_chart(self.flow)
            self.flow_frame.legend.addWidget(self.flow.reset_button)
        return self.flow

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @property
    def is_wide(self) -> bool:
        """Whether lists stand beside the charts."""
        return self.viewport().width() >= self._look.px(_WIDE)

    @property
    def is_slim(self) -> bool:
        """Whether not even two lists stand side by side."""
        return self.viewport().width() < self._look.px(_SLIM)

    def _lay_out_figures(self, *, is_tight: bool) -> None:
        """Five in a line, or three above two."""
        places = [(0, 0, 2), (0, 2, 2), (0, 4, 2), (1, 0, 3), (1, 3, 3)]
        if not is_tight:
            places = [(0, 6 * place, 6) for place in range(5)]
        for column in range(30):
            self._figure_grid.setColumnStretch(column, 1 if column < (6 if is_tight else 30) else 0)
        for card, (row, column, span) in zip(self.kpis.values(), places, strict=True):
            self._figure_grid.addWidget(card, row, column, 1, span)

    def _is_legend_short(self) -> bool:
        """Whether title and legend of the chart have no room beside each other; the lists keep theirs."""
        title = self._look.metrics("body_strong").horizontalAdvance(self.bars_frame.title)
        room = self.viewport().width() * (_CHART_SHARE if self.is_wide else 1.0)
        return title + self.legend.full_width() + self._look.px(100) > room

    def _lay_out(self) -> None:
        """Lists beside the charts where there is room, else side by side between them."""
        is_slim = self.is_slim
        is_tight = self.viewport().width() < self._look.px(_TIGHT)
        is_short = is_slim or self._is_legend_short()
        if self._was == (self.is_wide, is_slim, is_tight, is_short):
            return
        self._was = (self.is_wide, is_slim, is_tight, is_short)
        self._lay_out_figures(is_tight=is_tight)
        self.legend.set_short(is_short=is_short)
        grid = self._grid
        while grid.count():
            grid.takeAt(0)
        for row, widget in enumerate((self.steps, self._track_card, self._figures)):
            grid.addWidget(widget, row, 0, 1, 2)
        if self.is_wide:
            grid.addWidget(self.bars_frame, 3, 0)
            grid.addWidget(self.attention, 3, 1)
            grid.addWidget(self.heat_frame, 4, 0)
            grid.addWidget(self.changes, 4, 1)
        else:
            grid.addWidget(self.bars_frame, 3, 0, 1, 2)
            grid.addWidget(self.attention, 4, 0, 1, 2 if is_slim else 1)
            grid.addWidget(self.changes, 5 if is_slim else 4, 0 if is_slim else 1, 1, 2 if is_slim else 1)
            grid.addWidget(self.heat_frame, 6, 0, 1, 2)
        grid.addWidget(self.flow_frame, 7, 0, 1, 2)
        grid.setColumnStretch(0, 19 if self.is_wide else 1)
        grid.setColumnStretch(1, 10 if self.is_wide else 1)
        grid.setRowStretch(8, 1)


def _spoken(level: Level) -> Level:
    return Level(level.code, tr(level.word), level.fill, level.ink)
