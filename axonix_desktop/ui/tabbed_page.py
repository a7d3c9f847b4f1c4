"""A page of several views of one subject: tabs above, and the page of the tab that is shown in front."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from axonix_desktop.core.words import tr
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.folding_tabs import FoldingTabs
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.records.shown import ShownRecords
from axonix_desktop.ui.tabs import Tab


class TabSpec(Protocol):
    """What a tab says of itself; its page is made when it is first shown."""

    @property
    def page_id(self) -> str:
        """The id of the tab, ``page/tab``."""
        ...

    @property
    def title(self) -> str:
        """The word on the tab, in English."""
        ...

    @property
    def icon(self) -> str:
        """The icon of the tab."""
        ...

    def make(self, context: PageContext) -> Page:
        """Make the page of the tab."""
        ...


class TabbedPage(Page):
    """The tabs of ``specs``; whatever is asked of the page is answered by the one in front.

    ``pages`` are those that are made now: tabs not shown for long are closed, and made again when they are wanted.
    """

    def __init__(self, context: PageContext, page_id: str, specs: Sequence[TabSpec]) -> None:
        super().__init__(context)
        self.page_id = page_id
        self._specs = {one.page_id: one for one in specs}
        self.pages: dict[str, Page] = {}
        self._stale: dict[str, set[str] | None] = {}
        self.strip = FoldingTabs(context.look)
        self.strip.setAccessibleName(tr("Views of this page"))
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(24, 0, 24, 0)
        holder.addWidget(self.strip)
        layout.addLayout(holder)
        layout.addWidget(self._stack, 1)
        kept = context.state.text(f"tab/{page_id}")
        self.tab_id = kept if kept in self._specs else next(iter(self._specs))
        self.strip.show_tabs([Tab(one.page_id, one.icon, tr(one.title)) for one in specs], self.tab_id)
        self.strip.currentChanged.connect(lambda _place: self.show_tab(self.strip.current_id))
        self._made(self.tab_id)
        self._stack.setCurrentWidget(self.pages[self.tab_id])

    @property
    def tab_ids(self) -> tuple[str, ...]:
        """The ids of the tabs in their order."""
        return tuple(self._specs)

    def front(self) -> Page:
        """The page of the tab shown."""
        return self.pages[self.tab_id]

    def show_tab(self, tab_id: str, *, fills: bool = True) -> Page:
        """Show a tab; unknown ids change nothing. ``fills`` brings it in line with the file and tells of it."""
        if tab_id not in self._specs or tab_id == self.tab_id:
            return self.front()
        self.front().leave()
        self.tab_id = tab_id
        page = self._made(tab_id)
        self._stack.setCurrentWidget(page)
        self.strip.show_tab(tab_id)
        self.context.state.keep(f"tab/{self.page_id}", tab_id)
        if fills:
            self._fill()
            self.front_changed.emit()
        return page

    def step_tab(self, steps: int) -> None:
        """Show the next or previous tab, round and round."""
        ids = self.tab_ids
        self.show_tab(ids[(ids.index(self.tab_id) + steps) % len(ids)])

    def _made(self, tab_id: str) -> Page:
        page = self.pages.get(tab_id)
        if page is None:
            page = self.pages[tab_id] = self._specs[tab_id].make(self.context)
            page.told.connect(self.told)
            self._stack.addWidget(page)
            self._stale[tab_id] = None
        self.context.shelf.put(tab_id, partial(self._give_up, tab_id))
        return page

    def _give_up(self, tab_id: str) -> bool:
        """Close the page of a tab that was not shown for long; False when it must stay."""
        page = self.pages.get(tab_id)
        if page is None:
            return True
        if tab_id == self.tab_id or not page.may_be_made_anew():
            return False
        del self.pages[tab_id]
        self._stale.pop(tab_id, None)
        self._stack.removeWidget(page)
        page.deleteLater()
        return True

    def _fill(self) -> None:
        """Bring the page in front in line with the file, when it is not."""
        page = self.front()
        if page.needs_cases and not self.context.cases.is_loaded:
            self.context.cases.load()
        if self.tab_id in self._stale:
            page.refresh(frozenset(self._stale.pop(self.tab_id) or ()))

    def refresh(self, kinds: frozenset[str]) -> None:
        for tab_id, page in self.pages.items():
            if not kinds or not page.kinds or kinds & page.kinds:
                before = self._stale.get(tab_id, set())
                self._stale[tab_id] = None if before is None or not kinds else before | set(kinds)
        self._fill()

    @property
    def has_filter(self) -> bool:  # pyright: ignore[reportIncompatibleVariableOverride] - as the tab says
        """Whether the filter box narrows the tab shown."""
        return self.front().has_filter

    @property
    def needs_cases(self) -> bool:  # pyright: ignore[reportIncompatibleVariableOverride] - as the tab says
        """Whether the tab shown shows the shared use cases."""
        return self.front().needs_cases

    @property
    def has_detail(self) -> bool:  # pyright: ignore[reportIncompatibleVariableOverride] - as the tab says
        """Whether the detail panel belongs beside the tab shown."""
        return self.front().has_detail

    @property
    def primary(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride] - as the tab says
        """The primary command of the tab shown."""
        return self.front().primary

    @property
    def side_buttons(self) -> tuple[str, ...]:  # pyright: ignore[reportIncompatibleVariableOverride] - as the tab says
        """The other commands of the tab shown."""
        return self.front().side_buttons

    def shown_rows(self) -> ShownRecords | None:
        return self.front().shown_rows()

    def counts(self) -> str:
        return self.front().counts()

    def status(self) -> tuple[str, ...]:
        return self.front().status()

    def filter_by(self, text: str) -> None:
        self.front().filter_by(text)

    def filter_words(self) -> str:
        return self.front().filter_words()

    def take_focus(self) -> None:
        self.front().take_focus()

    def leave(self) -> None:
        for page in self.pages.values():
            page.leave()
