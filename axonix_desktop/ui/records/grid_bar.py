"""Everything above the rows of a grid: tabs of views, buttons, chips; and the row of filters under the headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.chips import ChipBar
from axonix_desktop.ui.records.views_bar import ViewsBar
from axonix_desktop.ui.theme.look import Look


class GridBar(QWidget):
    """``filters_wanted``, ``groups_wanted``, ``rows_wanted`` and ``columns_wanted`` come from its buttons."""

    filters_wanted = Signal()
    groups_wanted = Signal()
    rows_wanted = Signal()
    columns_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.views = ViewsBar(look)
        self.chips = ChipBar(look)
        self.filters = self._button(
            tr("Filter row"), tr("Show a filter under each heading (Ctrl+Shift+L)"), self.filters_wanted.emit
        )
        self.filters.setCheckable(True)
        self.groups = self._button(tr("Group the rows"), tr("Group the rows (Ctrl+Shift+G)"), self.groups_wanted.emit)
        self.rows = self._button(
            tr("Height of the rows"), tr("Compact, normal or comfortable rows"), self.rows_wanted.emit
        )
        self.columns = self._button(
            tr("Columns"), tr("Show, hide, move, fit and freeze columns; add a field"), self.columns_wanted.emit
        )
        self._icons: Sequence[tuple[QToolButton, str]] = (
            (self.filters, "funnel"), (self.groups, "layers"), (self.rows, "rows-3"), (self.columns, "columns-3"),
        )  # fmt: skip
        top = QHBoxLayout()
        top.setContentsMargins(6, 2, 8, 0)
        top.setSpacing(2)
        top.addWidget(self.views, 1)
        for button, _icon in self._icons:
            top.addWidget(button)
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 12, 0)
        below.addWidget(self.chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(below)
        look.changed.connect(self._resize)
        self._resize()

    def _button(self, name: str, tip: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(tip)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def show_what_is_on(self, *, has_filter_row: bool, is_grouped: bool) -> None:
        """Let the buttons say what is in use."""
        self.filters.setChecked(has_filter_row)
        self.groups.setProperty("kind", "on" if is_grouped else "")
        self.groups.setIcon(self._look.icon("layers", "accent_text" if is_grouped else "text_muted"))

    def paint_icons(self) -> None:
        """Give the buttons their icons (after the first paint)."""
        for button, icon in self._icons:
            button.setIcon(self._look.icon(icon))

    def _resize(self) -> None:
        look = self._look
        for button, _icon in self._icons:
            button.setFixedSize(look.size("control"), look.size("control"))
            button.setIconSize(QSize(look.size("icon"), look.size("icon")))
        self.paint_icons()
