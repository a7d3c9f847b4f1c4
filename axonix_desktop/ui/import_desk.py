"""The import of a workbook into the open programme: reading and applying off the GUI thread, the page between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from axonix_desktop.core.problems import WorldError
from axonix_desktop.ui.importing.preview import Outcome, Preview
from axonix_desktop.ui.jobs import Ticket
from axonix_desktop.ui.main_window import MainWindow
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.window_state import WindowState
from axonix_desktop.ui.workbench import Workbench

if TYPE_CHECKING:
    from axonix_desktop.ui.pages.importing import ImportPage

_NOT_WHILE_IMPORTING = ("file.import", "view.detail", "edit.undo", "edit.redo")


class ImportDesk(QObject):
    """One import at a time; leaving it throws away what was read."""

    def __init__(self, window: MainWindow, look: Look, state: WindowState) -> None:
        super().__init__(window)
        self._window, self._look, self._state = window, look, state
        self._bench: Workbench | None = None
        self._ticket: Ticket | None = None
        self.page: ImportPage | None = None

    def begin(self, bench: Workbench, path: Path) -> None:
        """Read the workbook at ``path`` and show what it would become."""
        from axonix_desktop.ui.importing.trackers import preview
        from axonix_desktop.ui.pages.importing import ImportPage

        self.leave()
        self._bench = bench
        page = self.page = ImportPage(self._look)
        page.cancel_wanted.connect(self.cancel)
        page.import_wanted.connect(self._apply)
        window = self._window
        window.workspace.pages.addWidget(page)
        window.workspace.pages.setCurrentWidget(page)
        window.workspace.show_detail(is_shown=False)
        window.top_bar.show_page(f"Import {path.name}", "", has_filter=False)
        for command_id in _NOT_WHILE_IMPORTING:
            window.top_bar.show_command(command_id, is_shown=False)
        window.rail.show_page("")
        window.status.show_counts("Import", "Nothing written yet")
        page.show_waiting("Reading the workbook", path.name)
        page.take_focus()
        programme = bench.programme
        ticket = self._ticket = bench.jobs.start(f"Reading {path.name}", lambda job: preview(programme.file, path, job.step))
        self._listen(ticket, self._on_preview)

    def cancel(self) -> None:
        """Leave the import; nothing is written."""
        bench = self._bench
        self.leave()
        if bench is not None:
            self._back_to(bench, bench.page_id)

    def leave(self) -> None:
        """Throw the import page away, and with it what is being read."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        if self.page is not None:
            self._window.workspace.pages.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
            for command_id in _NOT_WHILE_IMPORTING:
                self._window.top_bar.show_command(command_id, is_shown=True)
        self._bench = None

    def _apply(self, planned: Preview) -> None:
        """Apply the plan off the GUI thread."""
        from axonix_desktop.ui.importing.trackers import apply

        bench, page = self._bench, self.page
        if bench is None or page is None:
            return
        page.show_waiting("Importing", f"{planned.work_words()} in one step")
        programme = bench.programme
        ticket = self._ticket = bench.jobs.start(
            f"Importing {planned.file_name}", lambda job: apply(programme.file, planned, job.step, actor=programme.actor),
            may_cancel=False,
        )
        page.cancel.setEnabled(False)
        self._listen(ticket, self._on_imported)

    def _listen(self, ticket: Ticket, done: Callable[[object], None]) -> None:
        """Hear what becomes of ``ticket`` for as long as it is the one wanted."""

        def heard(act: Callable[..., None]) -> Callable[..., None]:
            return lambda *words: act(*words) if ticket is self._ticket else None

        ticket.progressed.connect(heard(self._on_progress))
        ticket.done.connect(heard(done))
        ticket.failed.connect(heard(self._on_failed))
        ticket.cancelled.connect(heard(self.cancel))

    def _on_progress(self, words: str) -> None:
        """Say what is being done now."""
        if self.page is not None:
            self.page.say(words)

    def _on_preview(self, preview: object) -> None:
        """The workbook is read."""
        self._ticket = None
        if isinstance(preview, Preview) and self.page is not None:
            self.page.show_preview(preview)
            self.page.take_focus()

    def _on_imported(self, outcome: object) -> None:
        """The import is done: back to the rows, with Undo at hand."""
        self._ticket = None
        bench = self._bench
        self.leave()
        if isinstance(outcome, Outcome) and bench is not None:
            bench.programme.mark_saved()
            bench.bridge.tell(outcome.kinds)
            self._back_to(bench, "use_cases")
            self._window.toast.say(outcome.words, "Undo", bench.undo)

    def _on_failed(self, error: object) -> None:
        """Say in the page why it did not work."""
        self._ticket = None
        if self.page is not None:
            self.page.cancel.setEnabled(True)
            self.page.show_failure(
                str(error)
                if isinstance(error, WorldError)
                else (f"Something went wrong inside the program ({type(error).__name__}). Please report this.")
            )
            self.page.take_focus()

    def _back_to(self, bench: Workbench, page: str) -> None:
        """Show a page of the programme, with the detail panel as it was."""
        bench.show_page(page)
        if self._state.flag("detail", default=True) and not self._window.workspace.is_narrow:
            bench.detail.show(is_shown=True, keeps=False)
            bench.take_focus()
