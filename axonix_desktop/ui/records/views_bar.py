"""The tabs of saved views above a grid, with a dot on the one that was changed and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QTabBar, QToolButton, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.views import View
from axonix_desktop.ui.theme.look import Look

_DOT = " •"


class ViewsBar(QWidget):
    """``chosen(str)`` gives a view's key; ``moved(list)`` the keys in their new order; the others ask for an act."""

    chosen = Signal(str)
    moved = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._views: tuple[View, ...] = ()
        self._current = ""
        self._is_changed = False
        self._is_filling = False
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Views"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setMovable(True)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.save = QPushButton(" " + tr("Save"))
        self.save.setAccessibleName(tr("Save view"))
        self.save.setProperty("kind", "quiet")
        self.save.setToolTip(tr("Keep these columns, filters, order and groups in this view"))
        self.more = QToolButton()
        self.more.setAccessibleName(tr("What can be done with this view"))
        self.more.setToolTip(tr("Save as new, reset, rename, delete or move this view"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.tabs)
        layout.addWidget(self.save)
        layout.addWidget(self.more)
        layout.addStretch(1)
        self.tabs.currentChanged.connect(self._on_current_changed)
        self.tabs.tabMoved.connect(self._on_moved)
        self.tabs.customContextMenuRequested.connect(self._on_menu)
        self.more.clicked.connect(
            lambda: self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
        )
        look.changed.connect(self._dress)
        self._dress()

    @property
    def current(self) -> str:
        """The key of the view shown."""
        return self._current

    def show_views(self, views: Sequence[View], current: str, *, is_changed: bool) -> None:
        """Show these tabs with ``current`` in front; ``is_changed`` gives it a dot and a way to save it."""
        shown = tuple(view for view in views if not view.is_hidden)
        if (shown, current, is_changed) == (self._views, self._current, self._is_changed):
            return
        self._is_filling = True
        while self.tabs.count() > len(shown):
            self.tabs.removeTab(self.tabs.count() - 1)
        while self.tabs.count() < len(shown):
            self.tabs.addTab("")
        for at, view in enumerate(shown):
            is_dotted = is_changed and view.key == current
            title = view.title.replace("&", "&&")
            self.tabs.setTabText(at, title + _DOT if is_dotted else title)
            self.tabs.setTabData(at, view.key)
            self.tabs.setTabToolTip(at, tr("{view}, changed and not saved", view=view.title) if is_dotted else "")
            self.tabs.setAccessibleTabName(
                at, tr("{view}, changed and not saved", view=view.title) if is_dotted else view.title
            )
            if view.key == current:
                self.tabs.setCurrentIndex(at)
        self._views, self._current, self._is_changed = shown, current, is_changed
        self.save.setVisible(is_changed)
        self._is_filling = False

    def step(self, steps: int) -> None:
        """Choose the next or previous tab."""
        at = self.tabs.currentIndex() + steps
        if 0 <= at < self.tabs.count():
            self.tabs.setCurrentIndex(at)

    def keys(self) -> list[str]:
        """The keys of the tabs in their order."""
        return [str(self.tabs.tabData(at)) for at in range(self.tabs.count())]

    def move_current(self, steps: int) -> None:
        """Move the current tab among the others."""
        at = self.tabs.currentIndex()
        if 0 <= at + steps < self.tabs.count():
            self.tabs.moveTab(at, at + steps)

    def _on_current_changed(self, at: int) -> None:
        if not self._is_filling and at >= 0:
            self.chosen.emit(str(self.tabs.tabData(at)))

    def _on_moved(self, _before: int, _after: int) -> None:
        if not self._is_filling:
            self.moved.emit(self.keys())

    def _on_menu(self, at: QPoint) -> None:
        tab = self.tabs.tabAt(at)
        if tab >= 0:
            self.tabs.setCurrentIndex(tab)
            self.menu_wanted.emit(self.tabs.mapToGlobal(at))

    def open_menu(self, menu: QMenu, at: QPoint) -> None:
        """Show a menu that goes away by itself."""
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _dress(self) -> None:
        look = self._look
        self.tabs.setFont(look.font("body"))
        self.save.setFont(look.font("small_strong"))
        self.save.setIcon(look.icon("save"))
        self.more.setIcon(look.icon("chevron-down"))
        self.more.setIconSize(QSize(look.px(16), look.px(16)))
        self.more.setFixedSize(look.px(28), look.px(28))
