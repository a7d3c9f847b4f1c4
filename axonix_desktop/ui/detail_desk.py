"""The detail of a workbench: a panel that follows the selection, or the record over the whole page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from axonix_desktop.ui.context import PageContext

if TYPE_CHECKING:
    from axonix_desktop.ui.detail.full_view import FullDetail
    from axonix_desktop.ui.detail.panel import DetailPanel


class DetailDesk(QObject):
    """Makes the panel when it is first wanted; ``step`` leads to the previous or next record."""

    def __init__(self, context: PageContext, step: Callable[[int], object], left: Callable[[], object]) -> None:
        """``left`` is called when the panel was closed, to give the keyboard back to the page."""
        super().__init__(context.window)
        self._context, self._step, self._left = context, step, left
        self.panel: DetailPanel | None = None
        self.full: FullDetail | None = None
        self._under_full: QWidget | None = None
        self._had_panel = False
        context.current.changed.connect(lambda _record_id: self.show_current())
        context.current.selection_changed.connect(self.show_current)
        context.window.workspace.pages.currentChanged.connect(self._on_page_changed)

    @property
    def is_shown(self) -> bool:
        """Whether the panel is to be seen."""
        return self._context.window.workspace.is_detail_shown

    @property
    def is_full(self) -> bool:
        """Whether the record stands over the whole page."""
        return self.full is not None and self._context.window.workspace.pages.currentWidget() is self.full

    def show(self, *, is_shown: bool, keeps: bool = True) -> None:
        """Show or hide the panel; ``keeps`` remembers the choice. Over the whole page it is the way back."""
        if self.is_full and not is_shown:
            self.leave_full()
            return
        context, workspace = self._context, self._context.window.workspace
        if not self.is_full:
            if is_shown:
                self._made()
            workspace.show_detail(is_shown=is_shown)
            if keeps:
                context.state.keep("detail", is_shown)
        self.show_current()
        if is_shown and self.panel is not None:
            self.panel.settle()
        if not is_shown:
            if self.panel is not None:
                self.panel.view.leave()
            self._left()
        context.commands.refresh()

    def show_current(self) -> None:
        """Show the current record, or all that are selected."""
        current = self._context.current
        if self.is_full and self.full is not None:
            self.full.show_record(current.kind, current.record_id)
        elif self.panel is not None and self.is_shown:
            if len(current.selected) > 1:
                self.panel.show_many(current.kind, current.selected)
            else:
                self.panel.show_record(current.kind, current.record_id)

    def show_full(self) -> None:
        """Show the current record over the whole page; a second time goes back."""
        if self.is_full:
            self.leave_full()
            return
        context, pages = self._context, self._context.window.workspace.pages
        if context.current.record_id is None:
            return
        panel = self._made()
        panel.view.leave()
        if self.full is None:
            from axonix_desktop.ui.detail.full_view import FullDetail

            self.full = FullDetail(context, panel.editing)
            self.full.back_wanted.connect(self.leave_full)
            self.full.step_wanted.connect(self._step)
            pages.addWidget(self.full)
        self._under_full, self._had_panel = pages.currentWidget(), self.is_shown
        self.full.show_record(context.current.kind, context.current.record_id)
        context.window.workspace.show_detail(is_shown=False)
        pages.setCurrentWidget(self.full)
        self.full.take_focus()
        context.commands.refresh()

    def leave_full(self) -> None:
        """Go back to the page under the record."""
        if self.is_full and self._under_full is not None:
            self._context.window.workspace.pages.setCurrentWidget(self._under_full)
            self._left()

    def end(self) -> None:
        """Keep what is being edited and take panel and page away."""
        workspace = self._context.window.workspace
        workspace.pages.currentChanged.disconnect(self._on_page_changed)
        if self.panel is not None:
            self.panel.stop()
            self.panel.view.leave()
            self.panel.view.record = self.panel.view.many = None  # nothing is read from a closed file
        if self.full is not None:
            self.full.leave()
            workspace.pages.removeWidget(self.full)
            self.full.deleteLater()
        workspace.set_detail(None)
        self.deleteLater()

    def _made(self) -> DetailPanel:
        """The panel, made when it is first wanted."""
        if self.panel is None:
            from axonix_desktop.ui.detail.panel import DetailPanel

            self.panel = DetailPanel(self._context)
            self.panel.close_wanted.connect(lambda: self.show(is_shown=False))
            self.panel.step_wanted.connect(self._step)
            self.panel.full_wanted.connect(self.show_full)
            self._context.window.workspace.set_detail(self.panel)
        return self.panel

    def _on_page_changed(self, _place: int) -> None:
        """The record no longer stands over the page: keep what was edited, bring the panel back."""
        if self._under_full is None or self.is_full:
            return
        self._under_full = None
        if self.full is not None:
            self.full.leave()
        self._context.window.workspace.show_detail(is_shown=self._had_panel)
        self.show_current()
        self._context.commands.refresh()
