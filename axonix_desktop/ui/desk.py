"""The desk of one window: commands, start page, opening and closing files, imports. Wires shell and workbench."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.areas.listing import AREAS
from axonix_desktop.ui.commands import Commands
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.desk_acts import DeskActs, FileActs
from axonix_desktop.ui.file_desk import FileDesk
from axonix_desktop.ui.import_desk import ImportDesk
from axonix_desktop.ui.main_window import MainWindow
from axonix_desktop.ui.menus import fill_menu_bar
from axonix_desktop.ui.messages import PROGRAMME_FILES, WORKBOOKS, Messages
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.past_desk import PastDesk
from axonix_desktop.ui.programme import Programme, Programmes
from axonix_desktop.ui.shell.command_list import register
from axonix_desktop.ui.shell.panes import Panes
from axonix_desktop.ui.shell.view_acts import ViewActs
from axonix_desktop.ui.soon import load_soon
from axonix_desktop.ui.sparing import spare_memory
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.tools import Tools
from axonix_desktop.ui.window_state import WindowState
from axonix_desktop.ui.workbench import Workbench

if TYPE_CHECKING:
    from axonix_desktop.ui.pages.start import StartPage

_TILES = (
    ("file.import", mark("Drop or choose a workbook; see what it becomes first")),
    ("file.open", mark("A programme file that is already on this computer")),
    ("file.new", mark("An empty programme file")),
    ("file.sample", mark("An invented company, to look around in")),
)
_PROGRAMME_SUFFIX = ".axonix"


class Desk(QObject):
    """Everything a window needs; ``programmes`` opens files, ``messages`` asks and tells."""

    def __init__(
        self,
        look: Look,
        state: WindowState,
        programmes: Programmes,
        messages: Callable[[MainWindow], Messages] = Messages,
    ) -> None:
        commands = Commands(look)
        window = MainWindow(look, commands)
        super().__init__(window)
        commands.setParent(window)  # what is connected to its actions would keep it for ever
        self.commands, self.window = commands, window
        self.look, self.state = look, state
        self._programmes = programmes
        self.messages = messages(self.window)
        self._is_settled = False
        self.bench: Workbench | None = None
        self.start_page: StartPage | None = None
        self.importing = ImportDesk(self.window, look, state, lambda: self.bench)
        self.past = PastDesk(self.window, look, lambda programme, keeps: self._show(programme, keeps_file=keeps))
        self.files = FileDesk(self, programmes)
        self._panes = Panes(
            (
                lambda: self.window.rail,
                lambda: self.window.top_bar,
                self._content_pane,
                self._detail_pane,
                lambda: self.window.status,
                lambda: self.window.toast,
            )
        )
        self._tools = Tools(self.window, look, state, self.commands, self)
        register(self.commands, self._acts().acts())
        for area in AREAS:
            for command in area(self):
                self.commands.add(command)
        for command in (*self.files.declared(), *self._tools.declared()):
            self.commands.add(command)
        fill_menu_bar(self.window.menuBar(), self.commands)
        bar = self.window.top_bar
        for command_id in ("search.palette", "edit.undo", "edit.redo", "view.detail", "view.theme"):
            bar.add_icon(command_id)
        self.window.rail.page_wanted.connect(self._show_page)
        self.window.rail.folded_changed.connect(lambda folded: state.keep("rail/folded", folded))
        self.window.rail.set_folded(is_folded=state.flag("rail/folded", default=False))
        self.window.dropped.connect(self.open_path)
        self.window.closing.connect(self._on_closing)
        look.changed.connect(bar.paint_icons)
        state.restore(self.window)

    def begin(self, file: Path | None) -> None:
        """Show the programme ``file``, or the start page; what has to be asked or told waits for the window."""
        is_programme = file is not None and file.suffix.casefold() == _PROGRAMME_SUFFIX
        if file is None or not (is_programme and self._open_now(file)):
            self.show_start()
        if file is not None and not is_programme:
            QTimer.singleShot(0, self, lambda: self.open_path(file))

    def _open_now(self, path: Path) -> bool:
        """Open the file that the window begins with; a failure is told once the window is there."""
        try:
            programme = self._programmes.open(path)
        except Exception as error:
            title, fault = tr("“{name}” cannot be opened", name=path.name), error
            QTimer.singleShot(0, self, lambda: self._tell_unopened(path, title, fault))
            return False
        self._show(programme)
        return True

    def _tell_unopened(self, path: Path, title: str, fault: Exception) -> None:
        """Say why a file cannot be opened, and offer its backups where it has some."""
        self.messages.tell_error(title, fault)
        if path.exists():
            self.files.offer_backups(path)

    def first_page(self) -> QWidget:
        """What must be painted before the first key is taken: the rows where rows are shown."""
        page = self.bench.page.front() if self.bench is not None and self.bench.page is not None else None
        grid = getattr(page, "grid", None)
        if page is not None and isinstance(grid, QAbstractScrollArea) and grid.isVisibleTo(page):
            return grid.viewport()
        return self.window.workspace.pages.currentWidget() or self.window

    def open_path(self, path: Path) -> bool:
        """Open a programme file, or the import for anything else. False when it could not be opened."""
        if path.suffix.casefold() == _PROGRAMME_SUFFIX:
            is_open = self._open_with(
                lambda: self._programmes.open(path), tr("“{name}” cannot be opened", name=path.name)
            )
            if not is_open and path.exists():
                self.files.offer_backups(path)
            return is_open
        self.import_workbook(path)
        return True

    def show_start(self) -> None:
        """Show the start page (no file is open)."""
        window = self.window
        if self.start_page is None:
            from axonix_desktop.ui.pages.start import StartPage

            page = self.start_page = StartPage(self.look, self.commands, _TILES)
            page.recent_wanted.connect(self.open_path)
            page.forget_wanted.connect(self._forget_recent)
            page.locate_wanted.connect(self._locate_recent)
            page.pin_wanted.connect(self._pin_recent)
            window.workspace.pages.addWidget(page)
        self.start_page.show_recent(self.state.recent(), self.state.pinned())
        window.show_frame(is_shown=False)
        window.workspace.pages.setCurrentWidget(self.start_page)
        window.setWindowTitle(tr("Axonix Desktop"))
        window.status.show_counts(tr("No programme file is open"))
        window.status.show_file("", "")
        self.commands.refresh()
        self.start_page.take_focus()

    def import_workbook(self, path: Path) -> None:
        """Read a workbook off the GUI thread and show what it would become."""
        if self.bench is None and not self._open_for_import(path):
            return
        bench = self.bench
        if bench is not None and bench.programme.read_only_reason:
            self.messages.tell(tr("Nothing can be imported"), bench.programme.read_only_reason)
        elif bench is not None:
            self.importing.begin(bench, path)

    def shown_path(self) -> Path | None:
        """The programme file the window shows."""
        present = self.past.present or (self.bench.programme if self.bench is not None else None)
        return present.path if present is not None else None

    def come_forward(self) -> None:
        """Bring the window before the others (someone started the program once more)."""
        window = self.window
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)
        window.toast.say(tr("Axonix Desktop was open already; this is its window."))

    def settle(self) -> None:
        """Do what could wait until the page was on screen: icons of menus and buttons, what undo is called."""
        self._is_settled = True
        spare_memory()
        self.commands.paint_icons()
        self.window.top_bar.paint_icons()
        self.commands.refresh()
        load_soon(self)

    def _open_for_import(self, workbook: Path) -> bool:
        """Without an open file an import makes a new one beside where the person chooses."""
        path = self.messages.file_to_make(
            tr("Where should the new programme file lie?"), PROGRAMME_FILES, workbook.with_suffix(_PROGRAMME_SUFFIX)
        )
        return path is not None and self._make(path)

    def _make(self, path: Path) -> bool:
        """Make a programme file and open it."""
        path = path if path.suffix.casefold() == _PROGRAMME_SUFFIX else path.with_name(path.name + _PROGRAMME_SUFFIX)
        return self._open_with(lambda: self._programmes.create(path), tr("“{name}” cannot be made", name=path.name))

    def _open_with(self, opening: Callable[[], Programme], failure: str) -> bool:
        """Open a programme and show it; False, and told, when that fails."""
        try:
            programme = opening()
        except Exception as error:
            self.messages.tell_error(failure, error)
            return False
        self.past.leave()
        self._show(programme)
        return True

    def _show(self, programme: Programme, *, keeps_file: bool = False) -> None:
        """Show a programme in place of the one before, whose file stays open where ``keeps_file`` says so."""
        self.importing.leave()
        if self.bench is not None:
            self.bench.end(keeps_file=keeps_file)
        window = self.window
        window.show_frame(is_shown=True)
        bench = self.bench = Workbench(window, self.look, self.commands, self.state, self.messages, programme)
        bench.past_wanted.connect(lambda moment: self.past.begin(bench, moment))
        self.files.arrived(bench)
        bench.begin()
        if not self.past.is_past:
            self.state.keep_recent(programme.path)

    def _on_new(self) -> None:
        """Ask where, then make an empty programme file."""
        path = self.messages.file_to_make(tr("New programme file"), PROGRAMME_FILES, Path("Programme.axonix"))
        if path is not None:
            self._make(path)

    def _on_open(self) -> None:
        """Ask which, then open it."""
        path = self.messages.file_to_open("Open", f"{PROGRAMME_FILES};;{WORKBOOKS}", self._folder())
        if path is not None:
            self.open_path(path)

    def _on_import(self) -> None:
        """Show the import, which asks where the rows come from; without an open file ask for the workbook first."""
        if self.bench is not None:
            self.importing.begin(self.bench)
            return
        path = self.messages.file_to_open(tr("Import a tracker"), WORKBOOKS, self._folder())
        if path is not None:
            self.import_workbook(path)

    def close_file(self) -> None:
        """Close the file and go back to the start page."""
        self.importing.leave()
        if self.bench is not None:
            self.bench.end()
            self.bench = None
        self.past.leave()
        self.files.left()
        self.show_start()

    def _on_closing(self) -> None:
        """The window closes: remember it and let go of the file."""
        self.state.keep_window(self.window)
        self.importing.leave()
        if self.bench is not None:
            self.bench.end()
            self.bench = None
        self.past.leave()

    def _folder(self) -> Path | None:
        """Where a file dialogue begins: beside the open or last file."""
        recent = self.state.recent()
        return recent[0].parent if recent else None

    def _forget_recent(self, path: Path) -> None:
        """Take a file off the list."""
        self.state.forget_recent(path)
        self.show_start()

    def _pin_recent(self, path: Path) -> None:
        """Keep a file at the top of the list, or no longer."""
        self.state.turn_pin(path)
        self.show_start()

    def _locate_recent(self, path: Path) -> None:
        """Ask where a missing file has gone."""
        found = self.messages.file_to_open(tr("Locate {name}", name=path.name), PROGRAMME_FILES, None)
        if found is not None:
            self.state.forget_recent(path)
            self.open_path(found)

    @property
    def context(self) -> PageContext | None:
        """The open programme, None when none is open."""
        return self.bench.context if self.bench is not None else None

    def page(self, page_id: str = "") -> Page | None:
        """The page shown when it is ``page_id`` (or any, for no name), else None."""
        page = self.bench.page if self.bench is not None else None
        is_there = page is not None and self.window.workspace.pages.currentWidget() is page
        if page is None or not is_there:
            return None
        front = page.front()
        return front if page_id in ("", front.page_id) else page if page_id == page.page_id else None

    def needs_file(self) -> str | None:
        """Why a command for an open file cannot be done."""
        return None if self.bench is not None else tr("no programme file is open")

    def may_write(self) -> str | None:
        """Why nothing can be changed."""
        return self.needs_file() or (self.bench.programme.read_only_reason if self.bench is not None else None)

    def _show_page(self, page: str) -> None:
        """Show a page of the open programme, in place of an import where one stands before it."""
        if self.bench is not None:
            self.importing.leave()
            self.bench.show_page(page)

    def _content_pane(self) -> QWidget:
        """The page shown."""
        return self.window.workspace.pages

    def _detail_pane(self) -> QWidget | None:
        """The detail panel while it is shown."""
        return self.bench.detail.panel if self.bench and self.bench.detail.is_shown else None

    def _acts(self) -> DeskActs:
        """What the commands of the shell do."""
        files = FileActs(self._on_new, self._on_open, self._on_import, self.files.open_sample, self.close_file)
        return DeskActs(
            self.window, ViewActs(self.window, self.look, self.state, self.commands), self._panes, files, self.messages,
            self, bench=lambda: self.bench, is_settled=lambda: self._is_settled,
        )  # fmt: skip
