"""What a page of an open programme may reach: handed to every page, dialog and panel when it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from axonix_desktop.core.filters import Condition
from axonix_desktop.ui.bridge import Bridge, Current
from axonix_desktop.ui.commands import Commands
from axonix_desktop.ui.jobs import Jobs
from axonix_desktop.ui.lately import Lately
from axonix_desktop.ui.main_window import MainWindow
from axonix_desktop.ui.messages import Messages
from axonix_desktop.ui.programme import Act, Programme
from axonix_desktop.ui.records.shown import ShownRecords
from axonix_desktop.ui.shelf import Shelf
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import Toast
from axonix_desktop.ui.window_state import WindowState


class ShowRows(Protocol):
    """Shows the rows of a kind that meet conditions; ``title`` names a set of rows without words."""

    def __call__(self, conditions: Sequence[Condition], title: str, kind: str = "use_case", /) -> None: ...


@dataclass(frozen=True, slots=True)
class PageContext:
    """One open programme in one window.

    ``change(act, failure_title)`` does an act, shows what it changed and tells kindly when it cannot be done;
    ``go(page_id)`` shows a page or a tab (``page/tab``); ``show_rows(conditions, title, kind)`` shows the records of a
    kind (use cases unless said) that meet ``conditions`` in their grid; ``open_record(kind, id)`` selects a record
    where it lives and opens the detail panel; ``leave_import`` and the like are commands: ``run(command_id)``.
    """

    window: MainWindow
    look: Look
    state: WindowState
    programme: Programme
    messages: Messages
    jobs: Jobs
    commands: Commands
    bridge: Bridge
    current: Current
    cases: ShownRecords
    change: Callable[[Act, str], bool]
    go: Callable[[str], None]
    show_rows: ShowRows
    open_record: Callable[[str, int], None]
    show_detail: Callable[[], None]
    show_full: Callable[[], None] = lambda: None
    """Shows the current record over the whole page, or goes back from there."""
    show_past: Callable[[object], None] = lambda _moment: None
    """Shows the whole window as it stood at a moment (``ui.history.moments.Moment``)."""
    lately: Lately = field(default_factory=Lately)
    """What several pages read alike."""
    shelf: Shelf = field(default_factory=Shelf)
    """Which tabs stay made."""

    @property
    def toast(self) -> Toast:
        """The short words at the bottom."""
        return self.window.toast

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.programme.read_only_reason is not None

    def run(self, command_id: str) -> None:
        """Do a command of the registry."""
        self.commands.run(command_id)
