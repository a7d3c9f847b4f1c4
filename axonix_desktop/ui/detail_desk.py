"""The detail panel of a workbench: shown or hidden, following the current record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.records.source import RecordSource

if TYPE_CHECKING:
    from axonix_desktop.ui.records.detail import DetailPanel


class DetailDesk(QObject):
    """Makes the panel when it is first wanted; ``step`` leads to the previous or next record."""

    def __init__(self, context: PageContext, step: Callable[[int], object], left: Callable[[], object]) -> None:
        """``left`` is called when the panel was closed, to give the keyboard back to the page."""
        super().__init__(context.window)
        self._context, self._step, self._left = context, step, left
        self._sources: dict[str, RecordSource] = {}
        self.panel: DetailPanel | None = None
        context.current.changed.connect(lambda _record_id: self.show_current())

    @property
    def is_shown(self) -> bool:
        """Whether the panel is to be seen."""
        return self._context.window.workspace.is_detail_shown

    def show(self, *, is_shown: bool, keeps: bool = True) -> None:
        """Show or hide the panel; ``keeps`` remembers the choice."""
        context, workspace = self._context, self._context.window.workspace
        if is_shown and self.panel is None:
            from axonix_desktop.ui.records.detail import DetailPanel

            self.panel = DetailPanel(context.look)
            self.panel.close_wanted.connect(lambda: self.show(is_shown=False))
            self.panel.step_wanted.connect(self._step)
            workspace.set_detail(self.panel)
        workspace.show_detail(is_shown=is_shown)
        if keeps:
            context.state.keep("detail", is_shown)
        self.show_current()
        if not is_shown:
            self._left()
        context.commands.refresh()

    def show_current(self) -> None:
        """Show the current record."""
        if self.panel is None or not self.is_shown:
            return
        current = self._context.current
        source = self._sources.get(current.kind)
        if source is None:
            source = self._sources[current.kind] = RecordSource(self._context.programme, record_of(current.kind))
        self.panel.show_record(source.detail(current.record_id) if current.record_id is not None else None)

    def end(self) -> None:
        """Take the panel away."""
        self._context.window.workspace.set_detail(None)
        self.deleteLater()
