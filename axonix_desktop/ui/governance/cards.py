"""The cards of the governance overview in their grid, which turns over to one column where there is little room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from axonix_desktop.core.governance import Tally
from axonix_desktop.core.words import tr
from axonix_desktop.ui.card_area import CardArea
from axonix_desktop.ui.charts.frame import ChartFrame, FrameDoor
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.governance.law import LawCard
from axonix_desktop.ui.governance.levels import LEVELS, level_tile, tile_size
from axonix_desktop.ui.governance.progress import ProgressBars
from axonix_desktop.ui.overview.cards import MARGIN, LinkButton, ListCard
from axonix_desktop.ui.overview.kpi import KpiCard
from axonix_desktop.ui.theme.look import Look

KPIS = ("settled", "overdue", "expired", "exceptions", "blocked", "incidents")
SPANS = (30, 60, 90)
LINES = 6
_WIDE, _ROW, _TIGHT = 1080, 960, 760
"""From which room on lists stand beside the charts, the figures in one row, and cards side by side."""
_LEFT = 0.63
"""The share of the room that the charts have beside the lists."""
_AROUND, _INSIDE = 26, 32
"""What stands around the words of a legend's entry, and around the legend in its card."""


class LevelLegend(QWidget):
    """The levels with sign, word and count; each is a button that opens its items."""

    def __init__(self, look: Look, open_rows: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.entries: dict[str, QPushButton] = {}
        self._tally = Tally()
        self._is_short = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for level in LEVELS:
            button = self.entries[level.code] = QPushButton()
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _checked=False, code=level.code: open_rows(code))
            row.addWidget(button)
        look.changed.connect(self._dress)
        self._dress()

    def show_tally(self, tally: Tally) -> None:
        """Show how many items stand at each level; empty levels are left out."""
        self._tally = tally
        for level in LEVELS:
            count, button = tally.level(level.code), self.entries[level.code]
            button.setText(f"{count:,}" if self._is_short else f"{tr(level.word)}  {count:,}")
            button.setAccessibleName(f"{tr(level.word)}: {count:,}")
            button.setToolTip(button.accessibleName())
            button.setVisible(bool(count))

    def fit(self, room: int) -> None:
        """Leave the words to the tip where there is not enough ``room`` for them."""
        metrics, pad = self._look.metrics("small"), self._look.px(16 + _AROUND)
        counts = [(tr(level.word), self._tally.level(level.code)) for level in LEVELS]
        whole = sum(metrics.horizontalAdvance(f"{words}  {count:,}") + pad for words, count in counts if count)
        if self._is_short != (whole > room):
            self._is_short = whole > room
            self.show_tally(self._tally)

    def _dress(self) -> None:
        for level in LEVELS:
            button = self.entries[level.code]
            button.setIcon(level_tile(self._look, level, self.devicePixelRatioF()))
            button.setIconSize(tile_size(self._look))
            button.setFont(self._look.font("small"))


class Opening(Protocol):
    """What the cards can open; the page answers."""

    def kpi(self, name: str) -> None:
        """What a figure counts."""
        ...

    def topic(self, code: str, level: str) -> None:
        """The items of a topic, or those at one level."""
        ...

    def tier(self, code: str, level: str) -> None:
        """The items of the use cases of a risk tier, or those at one level."""
        ...

    def level(self, level: str) -> None:
        """All items at a level."""
        ...

    def expiring(self, days: int) -> None:
        """What expires within so many days."""
        ...


class GovernanceCards(CardArea):
    """Owns the cards; what they show is put into them by the page."""

    breaks = (_WIDE, _ROW, _TIGHT)

    def __init__(
        self, look: Look, door: FrameDoor, opening: Opening, tables: Callable[[str], ChartTable],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(look, parent, top=16)
        self.kpis = {name: KpiCard(look, lambda name=name: opening.kpi(name)) for name in KPIS}
        unit = tr("checklist items that apply")
        self.topics = ProgressBars(look, opening.topic)
        self.topics_frame = ChartFrame(look, door, tr("Progress by topic"), unit, self.topics, lambda: tables("topics"))
        self.legend = LevelLegend(look, opening.level)
        self.answered_button = QPushButton(tr("Only answered"))
        self.answered_button.setCheckable(True)
        self.answered_button.setProperty("kind", "quiet")
        self.answered_button.setFont(look.font("small"))
        self.answered_button.setToolTip(tr("Leave out the items that nobody has begun"))
        self.topics_frame.column.insertWidget(1, self.legend, 0, Qt.AlignmentFlag.AlignLeading)
        self.topics_frame.legend.addWidget(self.answered_button)
        self.tiers = ProgressBars(look, opening.tier)
        self.tiers_frame = ChartFrame(
            look, door, tr("Progress by risk tier"), unit, self.tiers, lambda: tables("tiers")
        )
        self.blocked = ListCard(look, tr("Blocked go-lives"), LINES + 2)
        self.overdue = ListCard(look, tr("Overdue items"), LINES)
        self.expiring = ListCard(look, tr("Evidence that expires"), LINES)
        self.classify = ListCard(look, tr("To be classified"), LINES)
        self.all_blocked, self.all_overdue, self.all_classify = (LinkButton(look) for _ in range(3))
        for card, button in (
            (self.blocked, self.all_blocked), (self.overdue, self.all_overdue), (self.classify, self.all_classify),
        ):  # fmt: skip
            button.setText(tr("View all"))
            card.head.addWidget(button)
        self.spans: dict[int, QPushButton] = {}
        for days in SPANS:
            button = self.spans[days] = QPushButton()
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _checked=False, days=days: opening.expiring(days))
            self.expiring.head.addWidget(button)
        self.law = LawCard(look)
        self.settle()

    def show_spans(self, counts: dict[int, int]) -> None:
        """Say how much evidence expires within each span."""
        for days, button in self.spans.items():
            words = tr("{days} days: {count}", days=days, count=f"{counts.get(days, 0):,}")
            button.setText(words)
            button.setAccessibleName(tr("Expires within {words}", words=words))
            button.setEnabled(bool(counts.get(days)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_legend()

    def show_tally(self, tally: Tally) -> None:
        """Show how many items stand at each level, in the legend."""
        self.legend.show_tally(tally)
        self.fit_legend()

    def fit_legend(self) -> None:
        """The legend is never wider than its card has room: the lists beside it would pay for it."""
        wide = self.viewport().width() - 2 * MARGIN
        is_wide = self.fits is not None and self.fits[0]
        self.legend.fit(int(wide * _LEFT if is_wide else wide) - self.look.px(_INSIDE))

    def arrange(self, *fits: bool) -> None:
        """Lists beside the charts where there is room, else below each other."""
        is_wide, is_row, is_roomy = fits
        grid = self.grid
        self.spread(self.kpis.values(), 6 if is_row else 3)
        if is_wide:
            pairs = (
                (self.topics_frame, self.blocked),
                (self.tiers_frame, self.overdue),
                (self.expiring, self.classify),
            )
            places = [(card, 1 + row, side, 1) for row, pair in enumerate(pairs) for side, card in enumerate(pair)]
        elif not is_roomy:
            below = (self.topics_frame, self.blocked, self.overdue, self.tiers_frame, self.classify, self.expiring)
            places = [(card, 1 + row, 0, 2) for row, card in enumerate(below)]
        else:
            places = [
                (self.topics_frame, 1, 0, 2), (self.blocked, 2, 0, 1), (self.overdue, 2, 1, 1),
                (self.tiers_frame, 3, 0, 1), (self.classify, 3, 1, 1), (self.expiring, 4, 0, 2),
            ]  # fmt: skip
        for card, row, column, span in places:
            grid.addWidget(card, row, column, 1, span)
        grid.addWidget(self.law, 7, 0, 1, 2)
        grid.setColumnStretch(0, round(100 * _LEFT) if is_wide else 1)
        grid.setColumnStretch(1, round(100 - 100 * _LEFT) if is_wide else 1)
        grid.setRowStretch(8, 1)
