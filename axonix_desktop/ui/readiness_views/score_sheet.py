"""The score sheet: a tab for each dimension with its value, and a row for each of its items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.readiness import DIMENSIONS, OPERATIONS, Profile
from axonix_desktop.core.records.choices import DIMENSION
from axonix_desktop.core.words import tr
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.detail.part import ElidedLabel, clear
from axonix_desktop.ui.readiness_views.score_row import RowItem, ScaleHead, ScoreRow
from axonix_desktop.ui.tabs import Tab, TabStrip
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

ICONS = {
    "architecture": "layers", "data": "database", "organisation": "users", "governance": "shield-check",
    "economics": "coins",
}  # fmt: skip
_FEW = 5


class ScoreRows(QWidget):
    """Rows below each other; up and down walk along them. ``scored(row, score)`` and ``opened(row)`` ask the page."""

    scored = Signal(object, object)
    opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[ScoreRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_items(self, items: Sequence[RowItem], *, may_write: bool) -> None:
        """Show ``items``; the same items again keep their rows, and the keyboard where it is."""
        if [(one.dimension, one.item) for one in items] == [(row.item.dimension, row.item.item) for row in self.rows]:
            for row, item in zip(self.rows, items, strict=True):
                row.may_write = may_write
                row.show_item(item)
            return
        had_focus = any(row.hasFocus() for row in self.rows)
        clear(self._column)
        self.rows = []
        for number, item in enumerate(items):
            if item.item == OPERATIONS[0] and item.dimension == "architecture":
                words = tr("In operation, asked for at stage 8")
                head = PlainLabel(self._look, words, "caption_strong", "text_faint")
                head.setContentsMargins(6, 10, 0, 4)
                self._column.addWidget(head)
            row = ScoreRow(
                self._look,
                item,
                has_line=number > 0 and item.item != OPERATIONS[0],
                is_tall=len(items) <= _FEW and item.level is None,
            )
            row.may_write = may_write
            row.scored.connect(lambda score, row=row: self.scored.emit(row.item, score))
            row.opened.connect(lambda row=row: self.opened.emit(row.item))
            row.stepped.connect(lambda steps, row=row: self._step(row, steps))
            self._column.addWidget(row)
            row.show()  # at once, so that it can take the keyboard
            self.rows.append(row)
        if had_focus and self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def row_of(self, item: str) -> ScoreRow | None:
        """The row of an item."""
        return next((row for row in self.rows if row.item.item == item), None)

    def _step(self, row: ScoreRow, steps: int) -> None:
        place = self.rows.index(row) + steps
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)


class ScoreSheet(Card):
    """A card of its own. ``chosen(dimension)`` says that another dimension is shown.

    ``own_wanted`` asks for the programme's own scores in place of its use cases' (or back).
    """

    chosen = Signal(str)
    own_wanted = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, tr("Scores"), "", parent)
        self.dimension = DIMENSIONS[0]
        self._is_own = True
        self._items: Mapping[str, Sequence[RowItem]] = {}
        self._may_write = True
        self.strip = TabStrip(look)
        self.strip.setAccessibleName(tr("Dimensions"))
        titles = [Tab(one, ICONS[one], tr(DIMENSION.show(one))) for one in DIMENSIONS]
        self.strip.show_tabs(titles, self.dimension)
        self.strip.currentChanged.connect(lambda _place: self._on_tab())
        self.rows = ScoreRows(look)
        self._scale = ScaleHead(look)
        self._hint = ElidedLabel(look, "", "caption", "text_faint")  # a label that wraps would keep the card too high
        self.own_button = QPushButton(tr("The programme's own"))
        self.own_button.setCheckable(True)
        self.own_button.setProperty("kind", "quiet")
        self.own_button.setToolTip(tr("Show and give scores of the programme itself instead of its use cases"))
        self.own_button.clicked.connect(self.own_wanted)
        self.head.addWidget(self.own_button)
        self.column.setSpacing(4)
        self.column.addWidget(self.strip)
        self.column.addWidget(self._scale)
        self.column.addWidget(self.rows)
        self.column.addWidget(self._hint)

    def show_sheet(
        self, title: str, profile: Profile, items: Mapping[str, Sequence[RowItem]], hint: str, *, may_write: bool
    ) -> None:
        """Show the items of every dimension; ``title`` names whose they are."""
        self._items, self._may_write = items, may_write
        self._is_own = all(row.level is None for rows in items.values() for row in rows)
        self._scale.setVisible(not self._is_own)
        level = profile.level(self.dimension)
        self.set_heading(title, self._told(level.scored, level.asked, is_own=self._is_own))
        self._profile, self._whose = profile, title
        self.strip.show_counts(
            {one.dimension: "–" if one.value is None else f"{one.value:.1f}" for one in profile.levels}
        )
        self._hint.setText(hint)
        self._hint.setToolTip(hint)
        self.rows.show_items(items.get(self.dimension, ()), may_write=may_write)

    def show_dimension(self, dimension: str) -> None:
        """Show the items of a dimension."""
        self.strip.show_tab(dimension)

    def take_row(self, item: str = "") -> None:
        """Put the keyboard on an item, or on the first one."""
        row = self.rows.row_of(item) or (self.rows.rows[0] if self.rows.rows else None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, scored: int, asked: int, *, is_own: bool) -> str:
        if is_own:
            return tr("{scored} of {all} items scored", scored=scored, all=asked)
        return tr("{scored} of {all} use cases scored", scored=f"{scored:,}", all=f"{asked:,}")

    def _on_tab(self) -> None:
        if self.strip.current_id == self.dimension:
            return
        self.dimension = self.strip.current_id
        level = self._profile.level(self.dimension)
        self.set_heading(self._whose, self._told(level.scored, level.asked, is_own=self._is_own))
        self.rows.show_items(self._items.get(self.dimension, ()), may_write=self._may_write)
        self.chosen.emit(self.dimension)
