"""What the commands of the shell do: undo, pages visited, panes, look, sort; files are the desk's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from axonix_desktop.core.words import tr
from axonix_desktop.ui.main_window import MainWindow
from axonix_desktop.ui.messages import Messages
from axonix_desktop.ui.reach import Reach
from axonix_desktop.ui.shell.command_list import Act, Acts
from axonix_desktop.ui.shell.panes import Panes
from axonix_desktop.ui.shell.view_acts import ViewActs
from axonix_desktop.ui.workbench import Workbench

if TYPE_CHECKING:
    from axonix_desktop.ui.pages.records import RecordsPage


@dataclass(frozen=True, slots=True)
class FileActs:
    """What is done with files."""

    new: Act
    open: Act
    import_tracker: Act
    sample: Act
    close: Act


class DeskActs:
    """Answers the commands of one window; ``bench`` is the open programme, if any."""

    def __init__(  # noqa: PLR0913 - the parts of a window
        self,
        window: MainWindow,
        view: ViewActs,
        panes: Panes,
        files: FileActs,
        messages: Messages,
        reach: Reach,
        *,
        bench: Callable[[], Workbench | None],
        is_settled: Callable[[], bool],
    ) -> None:
        """``is_settled`` says whether the first page is on screen; undo is not looked up before."""
        self._window, self._view, self._panes, self._files = window, view, panes, files
        self._messages, self._reach = messages, reach
        self._bench, self._is_settled = bench, is_settled

    def acts(self) -> Acts:
        """What each command does."""
        window, view, files = self._window, self._view, self._files
        box = window.top_bar.filter_box
        return Acts(
            new=files.new, open=files.open, import_tracker=files.import_tracker, sample=files.sample,
            close=files.close, quit=window.close,
            undo=self._with_bench(Workbench.undo), redo=self._with_bench(Workbench.redo),
            undo_name=lambda: _named(tr("&Undo"), self._undo_label()),
            redo_name=lambda: _named(tr("&Redo"), self._redo_label()),
            undo_objection=lambda: None if self._undo_label() else tr("there is nothing to undo"),
            redo_objection=lambda: None if self._redo_label() else tr("there is nothing to redo"),
            find=lambda: (box.setFocus(Qt.FocusReason.ShortcutFocusReason), box.selectAll()),
            back=self._with_bench(lambda bench: bench.go_along(-1)),
            forward=self._with_bench(lambda bench: bench.go_along(1)),
            back_objection=lambda: self._trail_objection(-1), forward_objection=lambda: self._trail_objection(1),
            detail=self._with_bench(lambda bench: bench.detail.show(is_shown=not bench.detail.is_shown)),
            is_detail=lambda: window.workspace.is_detail_shown,
            rail=lambda: window.rail.set_folded(is_folded=not window.rail.is_folded),
            is_rail=lambda: window.rail.is_folded,
            theme=view.toggle, mode=view.set_mode, is_mode=view.is_mode,
            text_size=view.change_text_size,
            next_pane=lambda: self._panes.step(1), previous_pane=lambda: self._panes.step(-1),
            sort=lambda down, added: self._on_grid(lambda page: page.sort_current_column(
                is_descending=down, is_added=added))(),
            clear_sort=self._on_grid(lambda page: page.clear_sort()),
            columns=self._on_grid(lambda page: page.open_columns_menu()),
            clear_filter=box.clear_now, full_screen=view.toggle_full_screen,
            reset_layout=lambda: (view.reset(), self._on_grid(lambda page: page.reset_columns())()),
            keyboard_map=view.show_keyboard_map, about=self._messages.tell_about,
            needs_file=self._reach.needs_file, needs_grid=self._needs_grid, may_write=self._may_import,
        )  # fmt: skip

    def _needs_grid(self) -> str | None:
        """Why a command for the grid cannot be done."""
        return None if isinstance(self._reach.page(), _grid_page()) else tr("it works on a grid")

    def _on_grid(self, act: Callable[[RecordsPage], object]) -> Callable[[], None]:
        """An act on the grid shown."""

        def done() -> None:
            page = self._reach.page()
            if isinstance(page, _grid_page()):
                act(page)

        return done

    def _undo_label(self) -> str | None:
        """What undo would take back; not looked up before the first page is on screen."""
        bench = self._bench()
        return bench.programme.undo_label() if bench is not None and self._is_settled() else None

    def _redo_label(self) -> str | None:
        """What redo would bring back."""
        bench = self._bench()
        return bench.programme.redo_label() if bench is not None and self._is_settled() else None

    def _trail_objection(self, steps: int) -> str | None:
        """Why there is no going back or forward."""
        bench = self._bench()
        if bench is not None and bench.trail.may_step(steps):
            return None
        return tr("there is no page before this one") if steps < 0 else tr("there is no page after this one")

    def _with_bench(self, act: Callable[[Workbench], object]) -> Callable[[], None]:
        """An act that is done when a file is open."""

        def done() -> None:
            bench = self._bench()
            if bench is not None:
                act(bench)

        return done

    def _may_import(self) -> str | None:
        """Why nothing can be imported; without a file an import makes one."""
        return self._reach.may_write() if self._bench() is not None else None


def _grid_page() -> type[RecordsPage]:
    """The class of pages with a grid, loaded when first asked for."""
    from axonix_desktop.ui.pages.records import RecordsPage

    return RecordsPage


def _named(verb: str, label: str | None) -> str:
    """A verb with the step it is about, for a menu: the step's first letter small, its ampersands kept."""
    return f"{verb} {label[:1].lower()}{label[1:]}".replace(" & ", " && ") if label else verb
