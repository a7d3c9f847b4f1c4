"""Puts an open programme file into the window: pages, detail, status, undo; the only one who knows them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.ui.bridge import Bridge, Current
from axonix_desktop.ui.commands import Commands
from axonix_desktop.ui.jobs import Jobs, Ticket
from axonix_desktop.ui.main_window import MainWindow
from axonix_desktop.ui.messages import Messages
from axonix_desktop.ui.pages.records import RecordsPage
from axonix_desktop.ui.programme import Programme
from axonix_desktop.ui.records.source import RecordSource
from axonix_desktop.ui.shell.rail import RailItem
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce
from axonix_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from axonix_desktop.ui.pages.board import BoardPage
    from axonix_desktop.ui.records.detail import DetailPanel

WIDTHS = {"key": 104, "title": 236, "business_unit_id": 128, "stage": 228, "rag": 112, "owner_id": 146, "status": 114,
          "target_on": 106}  # fmt: skip
BOARD_FIELDS = ("key", "title", "business_unit_id", "stage", "rag", "owner_id")
PAGES = (
    RailItem("use_cases", "Use cases", "table-2", "Programme", "Ctrl+1"),
    RailItem("board", "Board", "square-kanban", "Programme", "Ctrl+2"),
)

_LARGE = 40_000_000
_AFTER_PAINT_MS = 30


class Workbench(QObject):
    """One open programme in one window. ``import_wanted`` and ``sample_wanted`` come from empty pages."""

    import_wanted = Signal()
    sample_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        commands: Commands,
        state: WindowState,
        messages: Messages,
        programme: Programme,
    ) -> None:
        super().__init__(window)
        self._window, self._look, self._commands = window, look, commands
        self._state, self._messages = state, messages
        self.programme = programme
        self.bridge = Bridge(self)
        self.current = Current(self)
        self.jobs = Jobs(self)
        self._ticket: Ticket | None = None
        source = self._source = RecordSource(programme, UseCase)
        self.grid_page = RecordsPage(look, source, self.current, state, WIDTHS, BOARD_FIELDS)
        self.board_page: BoardPage | None = None
        self.detail: DetailPanel | None = None
        self.page = "use_cases"
        self.is_reading = False
        self._connect()
        window.workspace.pages.addWidget(self.grid_page)
        window.rail.show_items(PAGES)

    def _connect(self) -> None:
        """Follow pages, jobs and changes."""
        grid, window = self.grid_page, self._window
        grid.rows_changed.connect(self._on_rows_changed)
        grid.selection_changed.connect(self.show_counts)
        grid.detail_wanted.connect(lambda: self.show_detail(is_shown=True))
        grid.clear_wanted.connect(window.top_bar.filter_box.clear_now)
        self.current.changed.connect(lambda _record_id: self._show_current())
        self.bridge.changed.connect(self._on_changed)
        self.jobs.started.connect(self._on_job_started)
        self.jobs.ended.connect(self._on_job_ended)
        window.status.cancel_wanted.connect(self._cancel_job)
        window.top_bar.filter_box.filter_wanted.connect(self._on_filter_wanted)
        window.top_bar.filter_box.left_down.connect(self.take_focus)

    def begin(self) -> None:
        """Read the rows and show the page shown last."""
        window = self._window
        window.setWindowTitle(f"{self.programme.path.name} – Axonix Desktop")
        window.workspace.show_detail(is_shown=False)
        self.show_saved()
        if self.programme.path.stat().st_size > _LARGE:
            self.is_reading = True
            self.grid_page.show_state().show_state(
                "table-2", "blue", "Reading the use cases", "This is a large programme file; it takes a moment."
            )
            self.grid_page.state.bar.show()
            self.show_page("use_cases")
            QTimer.singleShot(_AFTER_PAINT_MS, self, self._begin_with_rows)
        else:
            self._begin_with_rows()

    def _begin_with_rows(self) -> None:
        """Read the rows and show them as they were shown last."""
        self._load()
        self.is_reading = False
        self.grid_page.state.bar.hide()
        window = self._window
        page = self._state.text("page", "use_cases")
        self.show_page(page if page in {item.page for item in PAGES} else "use_cases")
        if self._state.flag("detail", default=True) and not window.workspace.is_narrow:
            QTimer.singleShot(0, self, self._show_detail_at_first)
        if self.programme.read_only_reason:
            window.toast.say(self.programme.read_only_reason)

    def _show_detail_at_first(self) -> None:
        """Bring the detail panel back, unless an import has taken the page meanwhile."""
        if self._window.workspace.pages.currentWidget() in (self.grid_page, self.board_page):
            self.show_detail(is_shown=True, keeps=False)

    def end(self) -> None:
        """Remember what was shown and let go of the file."""
        self.jobs.stop_all()
        if self.grid_page.records.columns:
            self.grid_page.keep_columns()
        self._state.keep("page", self.page)
        window = self._window
        window.workspace.set_detail(None)
        filter_box = window.top_bar.filter_box
        filter_box.filter_wanted.disconnect(self._on_filter_wanted)
        filter_box.left_down.disconnect(self.take_focus)
        window.status.cancel_wanted.disconnect(self._cancel_job)
        filter_box.clear()
        for page in (self.grid_page, self.board_page):
            if page is not None:
                window.workspace.pages.removeWidget(page)
                page.deleteLater()
        self.programme.close()
        self.deleteLater()

    def show_page(self, page: str) -> None:
        """Show a page of the rail and put the keyboard into it."""
        self.page = page
        window = self._window
        if page == "board":
            self._board().show_records(self.grid_page.records)
            self._show_state_of_board()
            window.workspace.pages.setCurrentWidget(self._board())
        else:
            window.workspace.pages.setCurrentWidget(self.grid_page)
        window.rail.show_page(page)
        self.show_counts()
        self.take_focus()
        self._commands.refresh()

    def take_focus(self) -> None:
        """Put the keyboard into the page."""
        if self.page == "board":
            self._board().take_focus()
        else:
            self.grid_page.take_focus()

    def show_detail(self, *, is_shown: bool, keeps: bool = True) -> None:
        """Show or hide the detail panel; ``keeps`` remembers the choice."""
        workspace = self._window.workspace
        if is_shown and self.detail is None:
            from axonix_desktop.ui.records.detail import DetailPanel

            self.detail = DetailPanel(self._look)
            self.detail.close_wanted.connect(lambda: self.show_detail(is_shown=False))
            self.detail.step_wanted.connect(self._on_step_wanted)
            workspace.set_detail(self.detail)
        workspace.show_detail(is_shown=is_shown)
        if keeps:
            self._state.keep("detail", is_shown)
        self._show_current()
        if not is_shown:
            self.take_focus()
        self._commands.refresh()

    def show_counts(self) -> None:
        """Bring title, count and status bar in line with the page."""
        window, grid = self._window, self.grid_page
        is_board = self.page == "board"
        item = next(item for item in PAGES if item.page == self.page)
        window.top_bar.show_page(
            item.title, self._board().counts() if is_board else grid.counts(), has_filter=bool(grid.records.total)
        )
        selected = f"{grid.selected:,} selected" if grid.selected and not is_board else ""
        window.status.show_counts(grid.counts(), selected)

    def show_saved(self) -> None:
        """Bring file name and save state in line with the file."""
        reason = self.programme.read_only_reason
        self._window.status.show_file(self.programme.path.name, "Read only" if reason else self.programme.saved())
        self._window.status.setToolTip(reason or "")

    def change(self, act: Callable[[], frozenset[str]], title: str) -> bool:
        """Do something that changes records, show the change, and tell when it cannot be done."""
        try:
            kinds = act()
        except Exception as error:
            self._messages.tell_error(title, error)
            return False
        self.bridge.tell(kinds)
        return True

    def undo(self) -> None:
        """Take the last step back and say so."""
        label = self.programme.undo_label()
        if label and self.change(self.programme.undo, "Undo is not possible"):
            self._window.toast.say(f"Undone: {label}", "Redo", self.redo)

    def redo(self) -> None:
        """Bring the last undone step back and say so."""
        label = self.programme.redo_label()
        if label and self.change(self.programme.redo, "Redo is not possible"):
            self._window.toast.say(f"Done again: {label}", "Undo", self.undo)

    def _load(self) -> None:
        """Read the rows; a failure becomes the page's state."""
        try:
            self.grid_page.load()
        except Exception as error:
            self._show_failure(str(error) or type(error).__name__)
            return
        if not self.grid_page.records.total:
            self._show_nothing_yet()

    def _show_nothing_yet(self) -> None:
        """Say what the page is for."""
        self.grid_page.show_state().show_state(
            "table-2",
            "blue",
            "Your use cases will stand here",
            "Import the tracker you already have; nothing is written before you have seen what it becomes. "
            "Or look around in the sample programme first.",
            [("Import a tracker…", self.import_wanted.emit), ("Open the sample", self.sample_wanted.emit)],
        )

    def _show_failure(self, words: str) -> None:
        """Say why the rows cannot be shown."""
        self.grid_page.show_state().show_state(
            "triangle-alert", "amber", "The use cases cannot be read", words, [("Try again", self._retry)]
        )

    def _retry(self) -> None:
        """Read the rows again."""
        self._load()
        self.show_page(self.page)

    def _show_state_of_board(self) -> None:
        """The board shows the same states as the grid."""
        board, records = self._board(), self.grid_page.records
        if not records.total:
            board.show_state().show_state(
                "square-kanban",
                "blue",
                "Use cases move from left to right here",
                "Nine stages from data and governance to advisory. Import your tracker and every use case gets "
                "its card.",
                [("Import a tracker…", self.import_wanted.emit), ("Open the sample", self.sample_wanted.emit)],
            )
        elif not records.shown:
            board.show_state().show_state(
                "search-x",
                "grey",
                "Nothing matches the filter",
                f"No card holds all of the words “{records.filter_text[:80]}”.",
                [("Clear the filter", self._window.top_bar.filter_box.clear_now)],
            )

    def _board(self) -> BoardPage:
        """The board, made when it is first wanted."""
        if self.board_page is None:
            from axonix_desktop.ui.pages.board import BoardPage

            self.board_page = BoardPage(self._look, self.current)
            self.board_page.detail_wanted.connect(lambda: self.show_detail(is_shown=True))
            self._window.workspace.pages.addWidget(self.board_page)
        return self.board_page

    def _show_current(self) -> None:
        """Show the current record in the detail panel."""
        if self.detail is not None and self._window.workspace.is_detail_shown:
            record_id = self.current.record_id
            self.detail.show_record(self._source.detail(record_id) if record_id is not None else None)

    def _on_step_wanted(self, steps: int) -> None:
        """Previous or next record in the grid's order."""
        records = self.grid_page.records
        place = records.place_of(self.current.record_id) if self.current.record_id is not None else None
        if place is not None and 0 <= place + steps < records.shown:
            self.current.set(records.ids[records.order[place + steps]])

    def _on_filter_wanted(self, text: str) -> None:
        """Narrow grid and board alike."""
        if text != self.grid_page.records.filter_text:
            self.grid_page.filter_by(text)
            announce(self.grid_page, self.grid_page.counts())

    def _on_rows_changed(self) -> None:
        """The rows of the grid are those of the board."""
        if self.page == "board" and self.board_page is not None:
            self.board_page.show_records(self.grid_page.records)
            self._show_state_of_board()
        self.show_counts()

    def _on_changed(self, _kinds: frozenset[str]) -> None:
        """Read anew after a change set."""
        self._load()
        if self.page == "board" and self.board_page is not None:
            self.board_page.show_records(self.grid_page.records)
            self._show_state_of_board()
        self._show_current()
        self.show_counts()
        self.show_saved()
        self._commands.refresh()

    def _on_job_started(self, ticket: Ticket) -> None:
        """Show the job in the status bar."""
        self._ticket = ticket
        self._window.status.show_job(ticket.title, may_cancel=ticket.may_cancel)
        ticket.progressed.connect(self._on_job_progressed)

    def _on_job_progressed(self, words: str) -> None:
        """Say how far the job is."""
        if self._ticket is not None:
            self._window.status.show_job(f"{self._ticket.title}: {words}", may_cancel=self._ticket.may_cancel)

    def _on_job_ended(self, _ticket: Ticket) -> None:
        """Take the job off the status bar."""
        self._ticket = None
        self._window.status.show_job("")

    def _cancel_job(self) -> None:
        """Cancel the job that runs."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._window.status.show_job("Cancelling…", may_cancel=False)
