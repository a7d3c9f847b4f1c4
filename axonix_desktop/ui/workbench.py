"""Puts an open programme file into the window: its pages, the way between them, detail, status, undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.words import tr
from axonix_desktop.ui.bridge import Bridge, Current, Touched
from axonix_desktop.ui.commands import Commands
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail_desk import DetailDesk
from axonix_desktop.ui.jobs import Jobs, Ticket
from axonix_desktop.ui.main_window import MainWindow
from axonix_desktop.ui.messages import Messages
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.page_list import PAGES, page_of_kind, spec_of
from axonix_desktop.ui.programme import Act, Programme
from axonix_desktop.ui.records.shown import ShownRecords
from axonix_desktop.ui.records.source import RecordSource
from axonix_desktop.ui.settings.effects import apply_forms, currency_of
from axonix_desktop.ui.shell.rail import RailItem
from axonix_desktop.ui.tabbed_page import TabbedPage
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce
from axonix_desktop.ui.trail import Trail
from axonix_desktop.ui.window_state import WindowState

CASE_FIELDS = ("key", "title", "business_unit_id", "stage", "rag", "owner_id")
FIRST_PAGE = "use_cases"

_SEEN_IN_CASES = frozenset({"use_case", "person", "business_unit", "custom_field"})
_LARGE = 40_000_000
_AFTER_PAINT_MS = 30


class Workbench(QObject):
    """One open programme in one window. ``ended`` comes when it leaves the window.

    ``past_wanted(object)`` asks to show the window as it stood at a moment.
    """

    ended = Signal()
    past_wanted = Signal(object)

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
        self._window, self._commands, self._state, self._messages = window, commands, state, messages
        self.programme = programme
        self.bridge, self.current, self.jobs = Bridge(self), Current(self), Jobs(self)
        self.cases = ShownRecords(RecordSource(programme, UseCase), CASE_FIELDS, self)
        self.context = PageContext(
            window, look, state, programme, messages, self.jobs, commands, self.bridge, self.current, self.cases,
            change=self.change, go=self.show_page, show_rows=self.show_rows, open_record=self.open_record,
            show_detail=lambda: self.detail.show(is_shown=True), show_past=self.past_wanted.emit,
            show_full=self._show_full,
        )  # fmt: skip
        self.detail = DetailDesk(self.context, self._step_record, self.take_focus)
        self.trail = Trail()
        self.pages: dict[str, Page] = {}
        self._stale: dict[str, set[str] | None] = {}
        self.page_id = ""
        self.is_ended = False
        self._ticket: Ticket | None = None
        self._connect()
        window.rail.show_items(
            [RailItem(one.page_id, tr(one.title), one.icon, tr(one.section), one.keys) for one in PAGES]
        )

    def _connect(self) -> None:
        """Follow jobs, changes and the filter box."""
        window, box = self._window, self._window.top_bar.filter_box
        self.bridge.changed.connect(self._on_changed)
        self.jobs.started.connect(self._on_job_started)
        self.jobs.ended.connect(self._on_job_ended)
        window.status.cancel_wanted.connect(self._cancel_job)
        box.filter_wanted.connect(self._on_filter_wanted)
        box.left_down.connect(self.take_focus)

    @property
    def page(self) -> Page | None:
        """The page shown last; an import may stand before it."""
        return self.pages.get(self.page_id)

    def begin(self) -> None:
        """Show the page shown last."""
        window = self._window
        window.setWindowTitle(tr("{name} – Axonix Desktop", name=self.programme.path.name))
        window.workspace.show_detail(is_shown=False)
        apply_forms(self._state, currency_of(self.context))
        self.show_saved()
        page = self._state.text("page", FIRST_PAGE)
        self.show_page(page if spec_of(page) else FIRST_PAGE)

    def _arrange_detail(self, page: Page) -> None:
        """Show the detail panel beside a page it belongs to, as the person left it, unless an import took the page."""
        is_wanted = page.has_detail and self._state.flag("detail", default=True)
        is_there = self._window.workspace.pages.currentWidget() is page
        if is_there and is_wanted != self.detail.is_shown and not (is_wanted and self._window.workspace.is_narrow):
            self.detail.show(is_shown=is_wanted, keeps=False)
            self.take_focus()

    def end(self, *, keeps_file: bool = False) -> None:
        """Remember what was shown and let go of the file, unless it is still wanted."""
        self.is_ended = True
        self.jobs.stop_all()
        for page in self.pages.values():
            page.leave()
        self._state.keep("page", self.page_id)
        window, box = self._window, self._window.top_bar.filter_box
        self.detail.end()
        box.filter_wanted.disconnect(self._on_filter_wanted)
        box.left_down.disconnect(self.take_focus)
        window.status.cancel_wanted.disconnect(self._cancel_job)
        box.clear()
        for page in self.pages.values():
            window.workspace.pages.removeWidget(page)
            page.deleteLater()
        if not keeps_file:
            self.programme.close()
        self.ended.emit()
        self.deleteLater()

    def show_page(self, page_id: str) -> None:
        """Show a page of the rail and put the keyboard into it. Unknown ids are ignored."""
        tab_id, page_id = page_id, page_id.partition("/")[0]
        spec = spec_of(page_id)
        if spec is None:
            return
        if self.page is not None and page_id != self.page_id:
            self.page.leave()
        self.trail.go(page_id, self.current.record_id)
        self.page_id = page_id
        window = self._window
        page = self.pages.get(page_id)
        if page is None:
            page = self.pages[page_id] = spec.make(self.context)
            page.told.connect(partial(self._on_told, page))
            page.front_changed.connect(partial(self._on_front_changed, page))
            window.workspace.pages.addWidget(page)
            self._stale[page_id] = None
        if isinstance(page, TabbedPage) and tab_id != page_id:
            page.show_tab(tab_id, fills=page_id not in self._stale)
        is_large = page.needs_cases and not self.cases.is_loaded and self.programme.path.stat().st_size > _LARGE
        window.workspace.pages.setCurrentWidget(page)
        window.rail.show_page(page_id)
        if not page.has_detail:
            self._arrange_detail(page)
        if is_large:
            QTimer.singleShot(_AFTER_PAINT_MS, self, lambda: self._fill(page_id))
        else:
            self._fill(page_id)

    def _fill(self, page_id: str) -> None:
        """Bring a page in line with the file, when it is not, and its words into the frame."""
        page = self.pages.get(page_id)
        if page is None or page_id != self.page_id:
            return
        if page.needs_cases and not self.cases.is_loaded:
            self.load_cases()
        if page_id in self._stale:
            kinds = self._stale.pop(page_id)
            page.refresh(frozenset(kinds or ()))
        self._on_told(page)
        self.take_focus()
        self._commands.refresh()
        if page.has_detail:
            QTimer.singleShot(0, self, lambda: self._arrange_detail(page))  # the panel is made after the first paint

    def _on_front_changed(self, page: Page) -> None:
        """Another tab of the page is shown: frame, commands and detail panel follow."""
        if page is self.page:
            self._on_told(page)
            self._commands.refresh()
            self._arrange_detail(page)

    def load_cases(self) -> None:
        """Read the use cases; a failure is told, and the pages show their empty state."""
        try:
            self.cases.load()
        except Exception as error:
            self._messages.tell_error(tr("The use cases cannot be read"), error)

    def take_focus(self) -> None:
        """Put the keyboard into the page."""
        page = self.page
        if page is not None and self._window.workspace.pages.currentWidget() is page:
            page.take_focus()

    def go_along(self, steps: int) -> None:
        """Back (-1) or forward (1) along the pages and records visited."""
        place = self.trail.step(steps, self.current.record_id)
        if place is not None:
            self.show_page(place.page_id)
            if place.record_id is not None:
                self.current.set(place.record_id)

    def show_rows(self, conditions: Sequence[Condition], title: str, kind: str = "use_case") -> None:
        """Show the records of ``kind`` that meet ``conditions`` in its grid; ``title`` names rows without words."""
        named = [one if one.words or one.field != "id" else Condition("id", one.test, one.values, title)
                 for one in conditions]  # fmt: skip
        if kind != "use_case":
            self._show_rows_of(kind, named)
            return
        if not self.cases.is_loaded:
            self.load_cases()
        self._window.top_bar.filter_box.clear()
        self.cases.filter_by("")
        self.cases.set_conditions(named)
        self.show_page("use_cases")

    def _show_rows_of(self, kind: str, conditions: Sequence[Condition]) -> None:
        """Show the rows of another kind where they live."""
        page_id = page_of_kind(kind)
        if page_id is None:
            return
        self._window.top_bar.filter_box.clear()
        self.show_page(page_id)
        page = self.page.front() if self.page is not None else None
        rows = page.shown_rows() if page is not None else None
        if rows is not None:
            rows.filter_by("")
            rows.set_conditions(conditions)
            records, held = rows.records, self.current.record_id
            is_shown = self.current.kind == kind and held is not None and records.place_of(held) is not None
            if len(records.order) and not is_shown:
                self.current.set(records.ids[records.order[0]], kind)  # the panel shows one of them

    def open_record(self, kind: str, record_id: int) -> None:
        """Select a record where it lives and open the detail panel on it."""
        page_id = page_of_kind(kind)
        if page_id is not None and not (self.page and kind == "use_case" and self.page.needs_cases):
            self.show_page(page_id)
        if kind == "use_case" and self.cases.is_loaded and self.cases.records.place_of(record_id) is None:
            self.cases.filter_by("")
            self.cases.set_conditions(())
        self.current.set(record_id, kind)
        self.detail.show(is_shown=True)

    def show_saved(self) -> None:
        """Bring file name and save state in line with the file."""
        reason = self.programme.read_only_reason
        self._window.status.show_file(self.programme.path.name, tr("Read only") if reason else self.programme.saved())
        self._window.status.setToolTip(reason or "")

    def change(self, act: Act, title: str) -> bool:
        """Do an act, show what it changed, and tell when it cannot be done."""
        return self.shown(partial(self.programme.act, act), title)

    def shown(self, doing: Callable[[], Touched], title: str) -> bool:
        """Do what answers with what it touched, and show that."""
        try:
            touched = doing()
        except Exception as error:
            self._messages.tell_error(title, error)
            return False
        if touched:  # nothing touched is nothing to show; "anything" is told by the bridge itself
            self.bridge.tell(touched)
        return True

    def undo(self) -> None:
        """Take the last step back and say so."""
        label = self.programme.undo_label()
        if label and self.shown(self.programme.undo, tr("Undo is not possible")):
            self._window.toast.say(tr("Undone: {step}", step=label), tr("Redo"), self.redo)

    def redo(self) -> None:
        """Bring the last undone step back and say so."""
        label = self.programme.redo_label()
        if label and self.shown(self.programme.redo, tr("Redo is not possible")):
            self._window.toast.say(tr("Done again: {step}", step=label), tr("Undo"), self.undo)

    def _show_full(self) -> None:
        """Show the current record over the whole page."""
        self.detail.show_full()

    def _step_record(self, steps: int) -> None:
        """Previous or next record in the order shown."""
        shown = self.page.shown_rows() if self.page is not None else None
        record_id, kind = self.current.record_id, self.current.kind
        if (
            shown is not None
            and shown.source is not None
            and shown.source.record.kind == kind
            and record_id is not None
        ):
            following = shown.records.neighbour(record_id, steps)
            if following is not None:
                self.current.set(following, kind)

    def _on_filter_wanted(self, text: str) -> None:
        """Narrow the page shown."""
        page = self.page
        if page is not None and page.has_filter and text != page.filter_words():
            page.filter_by(text)
            announce(page, page.counts())

    def _on_told(self, page: Page) -> None:
        """Bring title, count, buttons and status bar in line with the page."""
        spec = spec_of(self.page_id)
        if page is not self.page or spec is None or self._window.workspace.pages.currentWidget() is not page:
            return
        bar = self._window.top_bar
        bar.show_page(tr(spec.title), page.counts(), has_filter=page.has_filter)
        bar.show_buttons(page.side_buttons, page.primary)
        if not bar.filter_box.hasFocus() and bar.filter_box.text().strip() != page.filter_words():
            bar.filter_box.show_words(page.filter_words())
        self._window.status.show_counts(*page.status())

    def _on_changed(self, touched: Touched) -> None:
        """Read anew what a change set touched."""
        kinds = frozenset(touched)
        self.context.lately.forget()
        if self.cases.is_loaded and (not kinds or kinds & _SEEN_IN_CASES):
            self.cases.follow(touched if kinds else dict.fromkeys(_SEEN_IN_CASES))
        for page_id, page in self.pages.items():
            if not kinds or not page.kinds or kinds & page.kinds:
                before = self._stale.get(page_id, set())
                self._stale[page_id] = None if before is None or not kinds else before | set(kinds)
        if self.page is not None and self.page_id in self._stale:
            self.page.refresh(frozenset(self._stale.pop(self.page_id) or ()))
        self.detail.show_current()
        if self.page is not None:
            self._on_told(self.page)
        self.show_saved()
        self._commands.refresh()

    def _on_job_started(self, ticket: Ticket) -> None:
        """Show the job in the status bar."""
        self._ticket = ticket
        self._window.status.show_job(ticket.title, may_cancel=ticket.may_cancel)
        ticket.progressed.connect(self._on_job_progressed, Qt.ConnectionType.QueuedConnection)

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
            self._window.status.show_job(tr("Cancelling…"), may_cancel=False)
