"""Tabs in words where not all of them fit: those without room stand in a list at the end, by name and count."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.tabs import TabStrip
from axonix_desktop.ui.theme.look import Look


class FoldingTabs(TabStrip):
    """A row of tabs with a list of the rest behind it; the tab shown always stands in the row.

    The arrow keys walk through all tabs, those of the list included.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, keeps_words=True)
        self._is_wordy = True
        self._folded: frozenset[int] = frozenset()
        self.setUsesScrollButtons(False)
        self.rest = QToolButton(self)
        self.rest.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.rest.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.rest.clicked.connect(self._open_list)
        self.rest.hide()
        self.currentChanged.connect(lambda _place: self._measure())

    def hidden_tabs(self) -> list[str]:
        """The ids of the tabs that stand in the list."""
        return [tab.tab_id for place, tab in enumerate(self.tabs) if not self.isTabVisible(place)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0) * (-1 if self.isRightToLeft() else 1)
        if not step:
            super().keyPressEvent(event)
            return
        self.setCurrentIndex(min(max(self.currentIndex() + step, 0), self.count() - 1))

    def tabSizeHint(self, index: int) -> QSize:
        size = super().tabSizeHint(index)
        return QSize(0, size.height()) if index in self._folded else size

    def _measure(self) -> None:
        """Keep as many tabs in the row as there is room for."""
        widths = [super(FoldingTabs, self).tabSizeHint(place).width() for place in range(self.count())]
        shown = set(range(self.count()))
        if sum(widths) > self.width():
            self._dress_list()
            shown = self._fitting(widths, self.width() - self.rest.sizeHint().width())
        # Qt keeps the place of a hidden tab and rolls the row by it: those of the list are laid out without width
        self._folded = frozenset(range(self.count())) - shown
        super()._measure()
        for place in range(self.count()):
            if self.isTabVisible(place) is not (place in shown):
                self.setTabVisible(place, place in shown)
        hidden = self.count() - len(shown)
        self.rest.setVisible(hidden > 0)
        if hidden:
            words = trn("{count} more tab", "{count} more tabs", hidden)
            self.rest.setAccessibleName(words)
            self.rest.setToolTip(words)
            self._place_list()

    def _fitting(self, widths: list[int], room: int) -> set[int]:
        """The tab shown, and the first ones that fit beside it."""
        current = max(self.currentIndex(), 0)
        shown, room = {current}, room - widths[current]
        for place, wide in enumerate(widths):
            if place == current:
                continue
            if wide > room:
                break
            shown.add(place)
            room -= wide
        return shown

    def _dress_list(self) -> None:
        self.rest.setText(tr("More"))
        self.rest.setFont(self._look.font("small"))
        self.rest.setIcon(self._look.icon("chevron-down", size=self._look.px(14)))

    def _place_list(self) -> None:
        wide, high = self.rest.sizeHint().width(), self._look.px(28)
        x = 0 if self.isRightToLeft() else self.width() - wide
        self.rest.setGeometry(QRect(x, (self._look.px(34) - high) // 2, wide, high))

    def _open_list(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, tab in enumerate(self.tabs):
            if not self.isTabVisible(place):
                act = menu.addAction(self._look.icon(tab.icon), self.tabText(place).replace("&", "&&"))
                act.triggered.connect(partial(self._take, place))
        corner = self.rest.rect().bottomLeft() if not self.isRightToLeft() else self.rest.rect().bottomRight()
        at = self.rest.mapToGlobal(corner)
        if self.isRightToLeft():
            at -= QPoint(menu.sizeHint().width(), 0)
        menu.popup(at)

    def _take(self, place: int, _checked: bool = False) -> None:
        self.setCurrentIndex(place)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
