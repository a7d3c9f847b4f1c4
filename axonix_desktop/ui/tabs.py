"""The tabs of a record: icons with counts where room is short, words as soon as all of them fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from axonix_desktop.ui.theme.look import Look


@dataclass(slots=True)
class Tab:
    """One tab: its id, icon, word, and how much there is behind it, in words."""

    tab_id: str
    icon: str
    title: str
    count: str = ""
    tip: str = ""


class TabStrip(QTabBar):
    """The tabs of a record or a page; left and right walk along them as in any tab bar.

    ``keeps_words`` keeps the words where not all fit: two buttons at the end then move the row of tabs.
    """

    def __init__(self, look: Look, parent: QWidget | None = None, *, keeps_words: bool = False) -> None:
        super().__init__(parent)
        self._look, self._keeps_words = look, keeps_words
        self._tabs: list[Tab] = []
        self._is_wordy = self._is_tight = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in self.findChildren(QToolButton):  # the arrow keys walk the tabs themselves
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look.changed.connect(self._on_look_changed)

    @property
    def tabs(self) -> Sequence[Tab]:
        """The tabs there are."""
        return self._tabs

    @property
    def current_id(self) -> str:
        """The id of the tab shown."""
        place = self.currentIndex()
        return self._tabs[place].tab_id if 0 <= place < len(self._tabs) else ""

    def show_tabs(self, tabs: Sequence[Tab], current: str = "") -> None:
        """Show these tabs instead of those before."""
        self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        self._tabs = list(tabs)
        for tab in self._tabs:
            self.addTab(tab.title)
        self._name_all()
        self.blockSignals(False)
        self.show_tab(current or (self._tabs[0].tab_id if self._tabs else ""))
        self._measure()

    def show_tab(self, tab_id: str) -> None:
        """Make a tab the current one."""
        place = next((at for at, tab in enumerate(self._tabs) if tab.tab_id == tab_id), None)
        if place is not None:
            self.setCurrentIndex(place)

    def show_counts(self, counts: dict[str, str]) -> None:
        """Say how much there is behind each tab."""
        fresh = [counts.get(tab.tab_id, "") for tab in self._tabs]
        if fresh != [tab.count for tab in self._tabs]:
            for tab, words in zip(self._tabs, fresh, strict=True):
                tab.count = words
            self._name_all()
            self._measure()

    def tabSizeHint(self, index: int) -> QSize:
        look, tab = self._look, self._tabs[index]
        wide = 2 * self._pad()
        is_current = index == self.currentIndex()
        if self._is_wordy or is_current:
            wide += self._words_width(tab.title, is_current=is_current)
        if not self._is_wordy:
            wide += look.px(16) + (look.px(5) if is_current else 0)
        if tab.count:
            wide += look.px(4) + look.metrics("caption").horizontalAdvance(tab.count)
        return QSize(wide, look.px(34))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(34))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, tab in enumerate(self._tabs):
            if self.isTabVisible(place):
                self._paint_tab(painter, place, tab)

    def _paint_tab(self, painter: QPainter, place: int, tab: Tab) -> None:
        look, box = self._look, self.tabRect(place)
        is_current = place == self.currentIndex()
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        is_pointed = self.isEnabled() and box.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        role = "accent_text" if is_current else "text" if is_pointed else "text_muted"
        x = box.right() - self._pad() + 1 if is_rtl else box.left() + self._pad()

        def place_of(wide: int) -> int:
            return x - wide if is_rtl else x

        step = -1 if is_rtl else 1
        if not self._is_wordy:
            side = look.px(16)
            mark = look.pixmap(tab.icon, role, side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(place_of(side), box.top() + (box.height() - side) / 2), mark)
            x += step * (side + (look.px(5) if is_current else 0))
        if self._is_wordy or is_current:
            wide = self._words_width(tab.title, is_current=is_current)
            painter.setFont(look.font("small_strong" if is_current else "small"))
            painter.setPen(look.colour(role))
            painter.drawText(
                QRect(place_of(wide), box.top(), wide, box.height()), Qt.AlignmentFlag.AlignCenter, tab.title
            )
            x += step * wide
        if tab.count:
            wide = look.metrics("caption").horizontalAdvance(tab.count)
            x += step * look.px(4)
            painter.setFont(look.font("caption"))
            painter.setPen(look.colour("accent_text" if is_current else "text_faint"))
            painter.drawText(
                QRect(place_of(wide), box.top(), wide, box.height()), Qt.AlignmentFlag.AlignCenter, tab.count
            )
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(box.adjusted(3, box.height() - 3, -3, -1).toRectF(), 1, 1)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(look.colour("focus"), 2))
                painter.drawRoundedRect(box.adjusted(1, 3, -1, -5).toRectF(), 4, 4)

    def _pad(self) -> int:
        if self._keeps_words:
            return self._look.px(8)
        return self._look.px(10 if self._is_wordy else 3 if self._is_tight else 6)

    def _words_width(self, title: str, *, is_current: bool) -> int:
        metrics: QFontMetrics = self._look.metrics("small_strong" if is_current else "small")
        return metrics.horizontalAdvance(title) + 2

    def _measure(self) -> None:
        """Take words when all of them fit, icons when not."""
        look = self._look
        words = sum(
            2 * look.px(10) + self._words_width(tab.title, is_current=True)
            + (look.px(4) + look.metrics("caption").horizontalAdvance(tab.count) if tab.count else 0)
            for tab in self._tabs
        )  # fmt: skip
        self._is_wordy = self._keeps_words or words <= self.width()
        self._is_tight = False
        if not self._is_wordy:
            self._is_tight = sum(self.tabSizeHint(place).width() for place in range(len(self._tabs))) > self.width()
        if self._tabs:  # asks Qt to lay the tabs out anew
            self.setTabText(0, self.tabText(0))
        self.update()

    def _name_all(self) -> None:
        """The words that a screen reader and the tip say."""
        for place, tab in enumerate(self._tabs):
            words = f"{tab.tip or tab.title} {tab.count}".rstrip()
            self.setTabText(place, words)
            self.setTabToolTip(place, words)
            self.setAccessibleTabName(place, words)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self._measure()
