"""The bar above the board: quick filters shared with the grid, swimlanes, what cards show, and what is moving."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

Option = tuple[object, str]
"""A value and the words for it."""


class MenuButton(QPushButton):
    """A button whose menu offers a choice; ``picked(object)`` carries the value."""

    picked = Signal(object)

    def __init__(self, look: Look, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._icon, self._words = look, icon, name
        self._is_on = self._is_short = False
        self.setFont(look.font("small_strong"))
        self.setProperty("kind", "quiet")
        look.changed.connect(self._dress)

    def offer(self, options: Sequence[Option], chosen: object, words: str, *, is_on: bool) -> None:
        """Show ``words``; the menu lists ``options`` with the one chosen ticked."""
        menu = self.menu() or QMenu(self)
        self.setMenu(menu)
        menu.clear()
        group = QActionGroup(menu)
        for value, label in options:
            action = QAction(label.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _on=False, value=value: self.picked.emit(value))
            group.addAction(action)
            menu.addAction(action)
        self.show_words(words, is_on=is_on)

    def show_words(self, words: str, *, is_on: bool) -> None:
        """Show ``words``, marked while it narrows something."""
        self._words, self._is_on = words, is_on
        self.setAccessibleName(words)
        self.shorten(is_short=self._is_short)
        self.setProperty("kind", "chip" if is_on else "quiet")
        self.style().unpolish(self)
        self.style().polish(self)
        self._dress()

    def shorten(self, *, is_short: bool) -> None:
        """Show the icon alone where room is missing; the words are in the tip."""
        self._is_short = is_short
        self.setText("" if is_short else f" {self._words}")
        self.setToolTip(self._words if is_short else "")

    def full_width(self) -> int:
        """The width that icon, words and arrow take."""
        return self._look.metrics("small_strong").horizontalAdvance(self._words) + self._look.px(66)

    def _dress(self) -> None:
        self.setFont(self._look.font("small_strong"))
        side = self._look.px(15)
        self.setIcon(self._look.icon(self._icon, "accent_text" if self._is_on else "text_muted", side))
        self.setIconSize(QSize(side, side))


class BoardBar(QWidget):
    """Buttons in reading order; the words at the end tell what is dragged."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.unit = MenuButton(look, "building-complex", tr("Business unit"))
        self.horizon = MenuButton(look, "layers", tr("Horizon"))
        self.owner = MenuButton(look, "user", tr("Owner"))
        self.at_risk = MenuButton(look, "triangle-alert", tr("At risk"))
        self.lanes = MenuButton(look, "rows-3", tr("Swimlanes"))
        self.cards = MenuButton(look, "sliders-horizontal", tr("Cards"))
        self.cards.setMenu(QMenu(self.cards))
        self.cards.show_words(tr("Cards"), is_on=False)
        self.clear = QPushButton(tr("Clear filters"))
        self.clear.setProperty("kind", "quiet")
        self.clear.setFont(look.font("small_strong"))
        self.moving = PlainLabel(look, role="small_strong")
        self.hint = PlainLabel(look, tr("Esc cancels"), "small", "text_muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(4)
        for button in (self.unit, self.horizon, self.owner, self.at_risk, self.clear, self.lanes, self.cards):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.moving)
        row.addSpacing(6)
        row.addWidget(self.hint)
        self.say_moving("")
        look.changed.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Leave out words where all of them do not fit: those of the layout first, then those of the filters."""
        buttons = (self.cards, self.lanes, self.owner, self.horizon, self.unit, self.at_risk)
        room = self.width() - 40 - (self.clear.sizeHint().width() if self.clear.isVisibleTo(self) else 0)
        wide = sum(one.full_width() for one in buttons)
        for one in buttons:
            is_short = wide > room
            one.shorten(is_short=is_short)
            wide -= one.full_width() - self._look.px(50) if is_short else 0

    def say_moving(self, words: str) -> None:
        """Say what is dragged; nothing for no words."""
        self.moving.setText(words)
        self.moving.setVisible(bool(words))
        self.hint.setVisible(bool(words))

    def fill_cards_menu(self, entries: Sequence[tuple[str, bool, Callable[[], object], str]]) -> None:
        """The menu of what cards show: (words, is ticked, act, heading before it)."""
        menu = self.cards.menu()
        menu.clear()
        for words, is_on, act, heading in entries:
            if heading:
                menu.addSection(heading)
            action = QAction(words.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(is_on)
            action.triggered.connect(lambda _on=False, act=act: act())
            menu.addAction(action)
