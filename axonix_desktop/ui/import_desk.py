"""The import of a workbook into the open programme: the page of seven steps in front of the programme's own pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.problems import WorldError
from axonix_desktop.core.words import tr
from axonix_desktop.ui.jobs import Ticket
from axonix_desktop.ui.main_window import MainWindow
from axonix_desktop.ui.messages import WORKBOOKS
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.window_state import WindowState
from axonix_desktop.ui.workbench import Workbench

if TYPE_CHECKING:
    from axonix_desktop.actions.imports import ImportResult
    from axonix_desktop.store.queries.mapping_profiles import KeptMapping
    from axonix_desktop.ui.pages.importing import ImportPage

_NOT_WHILE_IMPORTING = ("file.import", "view.detail", "edit.undo", "edit.redo")
_LAST = "import/last"
_EXCEL = "Excel workbooks (*.xlsx)"


class ImportDesk(QObject):
    """One import at a time; leaving it throws away what was read."""

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        state: WindowState,
        bench: Callable[[], Workbench | None] = lambda: None,
    ) -> None:
        """``bench`` answers which programme is open."""
        super().__init__(window)
        self._open_bench = bench
        self._window, self._look, self._state = window, look, state
        self._bench: Workbench | None = None
        self._ticket: Ticket | None = None
        self._made: ImportResult | None = None
        self._new_ids: tuple[int, ...] = ()
        self.page: ImportPage | None = None

    def begin(self, bench: Workbench, path: Path | None = None) -> None:
        """Show the import; read the workbook at ``path`` at once where there is one."""
        from axonix_desktop.ui.pages.importing import ImportPage

        self.leave()
        self._bench = bench
        page = self.page = ImportPage(bench.context)
        self._connect(page)
        window = self._window
        window.workspace.pages.addWidget(page)
        window.workspace.pages.setCurrentWidget(page)
        window.workspace.show_detail(is_shown=False)
        for command_id in _NOT_WHILE_IMPORTING:
            window.top_bar.show_command(command_id, is_shown=False)
        window.rail.show_page("")
        page.source.show_last(self._last_path())
        if path is not None:
            self.read(path)
        else:
            page.source.refresh()
        self._on_told()
        page.take_focus()

    def read(self, path: Path) -> None:
        """Read another workbook in the import that is shown."""
        if self.page is not None:
            self._state.keep(_LAST, str(path))
            self.page.source.show_last(path)
            self.page.read_file(path)

    def paste(self) -> None:
        """Import the block of cells on the clipboard."""
        from axonix_desktop.ui.importing.clipboard import pasted

        text = pasted(QApplication.clipboard().mimeData())
        bench = self._open_bench()
        if self.page is None and bench is not None:
            self.begin(bench)
        page = self.page
        if page is None:
            return
        if text is None:
            page.source.show_failure(
                tr("The clipboard holds no table. Copy the cells with their headings in Excel or LibreOffice first.")
            )
        else:
            page.read_clipboard(text)

    @property
    def is_under_way(self) -> bool:
        """Whether an import is shown."""
        return self.page is not None

    def step(self, *, is_back: bool) -> None:
        """Go on, or back."""
        if self.page is not None:
            (self.page.go_back if is_back else self.page.go_on)()

    def use_mapping(self, kept: KeptMapping) -> bool:
        """Read the open file as a kept mapping says; False where it does not fit."""
        return self.page is not None and self.page.use_mapping(kept)

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
            self.page.session.stop()
            self._window.workspace.pages.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
            for command_id in _NOT_WHILE_IMPORTING:
                self._window.top_bar.show_command(command_id, is_shown=True)
        self._bench, self._made = None, None

    def _connect(self, page: ImportPage) -> None:
        page.leave_wanted.connect(self._on_leave)
        page.run_wanted.connect(self._apply)
        page.told.connect(self._on_told)
        page.source.file_wanted.connect(self._on_file)
        page.source.again_wanted.connect(self.read)
        page.source.paste_wanted.connect(self.paste)
        page.source.template_wanted.connect(self._on_template)
        page.review.error_workbook_wanted.connect(self._on_error_workbook)
        page.run.undo_wanted.connect(self._on_undo)
        page.run.rows_wanted.connect(self._on_rows)
        page.run.cancel_wanted.connect(lambda: self._ticket.cancel() if self._ticket is not None else None)
        page.run.history_wanted.connect(lambda: self._bench.context.run("file.import_history") if self._bench else None)

    def _last_path(self) -> Path | None:
        kept = self._state.text(_LAST, "")
        return Path(kept) if kept else None

    def _on_told(self) -> None:
        """The step or the file is another: say so around the page."""
        page, window = self.page, self._window
        if page is None:
            return
        is_done = page.run.result is not None
        words = "" if is_done else tr("Nothing is changed until the last step")
        window.top_bar.show_page(page.title(), words, has_filter=False)
        has_file = page.session.draft is not None and not is_done
        window.top_bar.show_buttons(("import.mappings",) if has_file else (), "")
        window.status.show_counts(*page.status())
        if self._bench is not None:
            self._bench.context.commands.refresh()

    def _on_leave(self) -> None:
        if self.page is not None and self.page.run.result is not None and self._bench is not None:
            bench = self._bench
            self.leave()
            self._back_to(bench, "use_cases")
        else:
            self.cancel()

    def _on_file(self) -> None:
        bench = self._bench
        if bench is None:
            return
        last = self._last_path()
        folder = last.parent if last is not None else bench.programme.path.parent
        path = bench.context.messages.file_to_open(tr("Import a tracker"), WORKBOOKS, folder)
        if path is not None:
            self.read(path)

    def _apply(self) -> None:
        """Do the import off the GUI thread; Stop takes everything back."""
        from axonix_desktop.ui.importing.applying import applied

        bench, page = self._bench, self.page
        if bench is None or page is None or page.session.ready is None or page.session.source is None:
            return
        if page.session.is_planning:
            page.session.planned.connect(self._apply_planned)
            page.session.plan_now()
            return
        ready, source, programme = page.session.ready, page.session.source, bench.programme
        page.run.refresh()
        name = page.run.name.text().strip() if page.run.keeps.isChecked() else ""
        page.begin_running()
        ticket = self._ticket = bench.jobs.start(
            tr("Importing {name}", name=source.name),
            lambda job: applied(programme.file, ready, source, name, job, actor=programme.actor),
        )
        self._new_ids = tuple(
            one.plan.record_id
            for one in ready.rows.values()
            if one.plan.kind == "use_case" and one.plan.outcome in ("new", "changed") and one.plan.record_id is not None
        )
        ticket.progressed.connect(lambda words: page.run.say(words) if ticket is self._ticket else None)
        ticket.done.connect(lambda result: self._on_imported(result) if ticket is self._ticket else None)
        ticket.failed.connect(lambda error: self._on_failed(error) if ticket is self._ticket else None)
        ticket.cancelled.connect(lambda: self._on_stopped() if ticket is self._ticket else None)

    def _apply_planned(self) -> None:
        """The plan that was waited for is there."""
        if self.page is not None:
            self.page.session.planned.disconnect(self._apply_planned)
            self._apply()

    def _on_imported(self, result: object) -> None:
        """The import is done: show what it did, with Undo at hand."""
        from axonix_desktop.actions.imports import ImportResult

        self._ticket = None
        bench, page = self._bench, self.page
        if bench is None or page is None or not isinstance(result, ImportResult):
            return
        self._made = result
        bench.programme.mark_saved()
        bench.bridge.tell(())
        page.show_result(result)
        self._on_told()

    def _on_failed(self, error: object) -> None:
        """Say in the page why it did not work."""
        self._ticket = None
        if self.page is not None:
            self.page.show_run_failure(
                str(error)
                if isinstance(error, WorldError)
                else tr("Something went wrong inside the program ({name}). Nothing was written. Please report this.",
                        name=type(error).__name__)
            )  # fmt: skip

    def _on_stopped(self) -> None:
        """Stopped: nothing was written, everything chosen is still there."""
        self._ticket = None
        if self.page is not None:
            self.page.show_run_failure(tr("The import was stopped. Nothing was written."))

    def _on_undo(self) -> None:
        """Take the import back, whatever was done since."""
        bench, page, made = self._bench, self.page, self._made
        if bench is None or page is None or made is None or made.change_set is None:
            return
        number = made.change_set
        from axonix_desktop.actions.import_history import undo_import

        if bench.context.change(partial(undo_import, number=number), tr("The import cannot be taken back")):
            page.show_undone()

    def _on_rows(self) -> None:
        """The rows that were added or changed, in the grid."""
        bench, ids = self._bench, self._new_ids
        if bench is None:
            return
        name = self.page.session.source.name if self.page is not None and self.page.session.source else ""
        self.leave()
        if ids:
            words = tr("Imported from {name}", name=name)
            bench.context.show_rows([Condition("id", "any_of", ids, words)], words)
        else:
            self._back_to(bench, "use_cases")

    def _on_template(self, has_data: bool) -> None:
        """Save a workbook to begin with."""
        from axonix_desktop.ui.importing.saving import save_template

        if self._bench is not None:
            save_template(self._bench.context, _EXCEL, has_data=has_data)

    def _on_error_workbook(self) -> None:
        """Save the workbook with its problems marked."""
        from axonix_desktop.ui.importing.saving import save_error_workbook

        page = self.page
        if self._bench is not None and page is not None:
            save_error_workbook(self._bench.context, page.session, _EXCEL)

    def _back_to(self, bench: Workbench, page: str) -> None:
        """Show a page of the programme, with the detail panel as it was."""
        bench.show_page(page)
        if self._state.flag("detail", default=True) and not self._window.workspace.is_narrow:
            bench.detail.show(is_shown=True, keeps=False)
            bench.take_focus()
