"""The cards of the Champions page in their grid, which turns over to one column where there is little room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.card_area import CardArea
from axonix_desktop.ui.champions.coverage_map import CoverageMap, MapOpening
from axonix_desktop.ui.champions.effect_table import EffectTable
from axonix_desktop.ui.champions.timeline import CoverageTimeline
from axonix_desktop.ui.champions.wave_chart import PARTS, WaveChart
from axonix_desktop.ui.charts.frame import ChartFrame, FrameDoor
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.overview.cards import MARGIN, LinkButton, ListCard
from axonix_desktop.ui.overview.kpi import KpiCard
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

KPIS = ("places", "active", "units", "points", "inactive")
LINES = 5


class Opening(MapOpening, Protocol):
    """What the cards can open; the page answers."""

    def kpi(self, name: str) -> None:
        """What a figure counts."""
        ...

    def month(self, place: int) -> None:
        """The champions active at the end of a month."""
        ...

    def wave(self, place: int) -> None:
        """The champions of a wave."""
        ...


class Swatches(QWidget):
    """A legend: a square of each colour with its word; nothing to press."""

    def __init__(self, look: Look, parts: tuple[tuple[str, str, bool], ...], parent: QWidget | None = None) -> None:
        """Each part is its word in English, its colour role, and whether it is only outlined."""
        super().__init__(parent)
        self._look, self._parts = look, parts
        self.setAccessibleName(", ".join(tr(word) for word, _, _ in parts))
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        look = self._look
        wide = sum(look.px(16) + look.metrics("small").horizontalAdvance(tr(word)) + 12 for word, _, _ in self._parts)
        self.setFixedSize(wide, look.px(20))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font("small"))
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x, side = 0, look.px(11)
        for word, role, is_outline in self._parts:
            wide = look.metrics("small").horizontalAdvance(tr(word)) + 4
            box_x = self.width() - x - side if is_rtl else x
            painter.setPen(look.colour(role) if is_outline else Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("surface") if is_outline else look.colour(role))
            painter.drawRoundedRect(box_x, (self.height() - side) // 2, side, side, 3, 3)
            x += look.px(16)
            text_x = self.width() - x - wide if is_rtl else x
            painter.setPen(look.colour("text_muted"))
            painter.drawText(text_x, 0, wide, self.height(), Qt.AlignmentFlag.AlignVCenter, tr(word))
            x += wide + 8
        painter.end()


class ChampionCards(CardArea):
    """Owns the cards; what they show is put into them by the page."""

    breaks = (880, 820)

    def __init__(
        self, look: Look, door: FrameDoor, opening: Opening, tables: Callable[[str], ChartTable],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(look, parent, bottom=MARGIN)
        self.kpis = {name: KpiCard(look, lambda name=name: opening.kpi(name)) for name in KPIS}
        self.map = CoverageMap(look, opening)
        self.map_frame = ChartFrame(look, door, tr("Business unit × role"), tr("active champions"), self._topped(),
                                    lambda: tables("map"))  # fmt: skip
        self.map_frame.legend.addWidget(Swatches(look, (
            (mark("filled"), "green", False), (mark("on the way"), "blue", True),
            (mark("missing"), "border_strong", True),
        )))  # fmt: skip
        self.more_units = LinkButton(look)
        self.map_frame.legend.addWidget(self.more_units)
        self.points = ListCard(look, tr("Single points of failure"), LINES)
        self.inactive = ListCard(look, tr("Inactive"), LINES)
        self.most_cases = LinkButton(look)
        self.points.head.addWidget(self.most_cases)
        self.all_inactive = LinkButton(look)
        self.days = LinkButton(look)
        self.inactive.head.addWidget(self.days)
        self.inactive.head.addWidget(self.all_inactive)
        self.timeline = CoverageTimeline(look, opening.month)
        self.timeline_frame = ChartFrame(
            look, door, tr("Coverage over twelve months"), tr("places filled at the end of each month"),
            self.timeline, lambda: tables("timeline"),
        )  # fmt: skip
        self.waves = WaveChart(look, opening.wave)
        self.waves_frame = ChartFrame(
            look, door, tr("Waves, planned and actual"), "", self.waves, lambda: tables("waves")
        )
        self.plan_wave = LinkButton(look)
        self.waves_frame.legend.addWidget(self.plan_wave)
        self.parts = Swatches(look, tuple((word, role, False) for _, word, role in PARTS))
        self.waves_frame.column.addWidget(self.parts)
        self.effects = EffectTable(look, opening.unit)
        self.effects_frame = ChartFrame(
            look, door, tr("What champions changed"), tr("their unit before and after they became active"),
            self._effects_holder(), lambda: tables("effects"),
        )  # fmt: skip
        self.settle()

    def _topped(self) -> QWidget:
        """The map at the top of its card, whatever height the cards beside it take."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.map)
        column.addStretch(1)
        return holder

    def _effects_holder(self) -> QWidget:
        """The table, and below it what is said of all units together."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.effects)
        self.sides = PlainLabel(self.look, "", "body", "text", wraps=True)
        self.caution = PlainLabel(self.look, "", "small", "text_faint", wraps=True)
        column.addWidget(self.sides)
        column.addWidget(self.caution)
        return holder

    def arrange(self, *fits: bool) -> None:
        """Two columns where there is room, else one."""
        (is_wide, is_roomy), grid = fits, self.grid
        self.spread(self.kpis.values(), 5 if is_roomy else 3)
        if is_wide:
            grid.addWidget(self.map_frame, 1, 0, 2, 1)
            grid.addWidget(self.points, 1, 1)
            grid.addWidget(self.inactive, 2, 1)
            grid.addWidget(self.timeline_frame, 3, 0)
            grid.addWidget(self.waves_frame, 3, 1)
            grid.addWidget(self.effects_frame, 4, 0, 1, 2)
        else:
            places = (self.map_frame, self.points, self.inactive, self.timeline_frame, self.waves_frame,
                      self.effects_frame)  # fmt: skip
            for row, card in enumerate(places, 1):
                grid.addWidget(card, row, 0, 1, 2)
        for row in range(8):
            grid.setRowStretch(row, 0)
        grid.setRowStretch(7, 1)
        grid.setColumnStretch(0, 18 if is_wide else 1)
        grid.setColumnStretch(1, 11 if is_wide else 1)
