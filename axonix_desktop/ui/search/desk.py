"""Feeds the palette: the commands of the window, the records of the open programme, what was chosen last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.records import titles
from axonix_desktop.store.search import Found, SearchIndex
from axonix_desktop.ui.bridge import Touched
from axonix_desktop.ui.commands import Commands
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.help.topics import Topic
from axonix_desktop.ui.jobs import Ticket
from axonix_desktop.ui.main_window import MainWindow
from axonix_desktop.ui.reach import Reach
from axonix_desktop.ui.search.entries import KIND_ICONS, Entry, command_entries
from axonix_desktop.ui.search.palette import Palette
from axonix_desktop.ui.settings.declared import SETTINGS, Setting
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.window_state import WindowState

_MOST_RECENT = 8


class SearchDesk(QObject):
    """One palette for a window; the index is that of the programme open now.

    ``setting_wanted(str)`` and ``topic_wanted(str)`` name a setting and a help topic.
    """

    setting_wanted = Signal(str)
    topic_wanted = Signal(str)

    def __init__(
        self, window: MainWindow, look: Look, state: WindowState, commands: Commands, reach: Reach,
        topics: Sequence[Topic] = (),
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._topics = topics
        self._state, self._commands, self._reach = state, commands, reach
        self._context: PageContext | None = None
        self._index: SearchIndex | None = None
        self._ticket: Ticket | None = None
        self._touched: list[Touched] = []
        self._words = ""
        self.palette = Palette(look, window, self)

    def open(self, *, is_everything: bool = False) -> None:
        """Show the palette on the programme open now."""
        self._follow(self._reach.context)
        self._commands.refresh()
        self.palette.open(is_everything=is_everything)

    def entries(self) -> Sequence[Entry]:
        """All commands but those that open the palette itself, all settings, and the help."""
        commands = [one for one in command_entries(self._commands) if not one.entry_id.startswith("command:search.")]
        return [*commands, *(self._setting(one) for one in SETTINGS), *(self._topic(one) for one in self._topics)]

    def _topic(self, one: Topic) -> Entry:
        """A help topic as a line."""
        return Entry(
            f"help:{one.name}", one.title, "circle-question-mark", tr("Help"),
            act=lambda: self.topic_wanted.emit(one.name),
        )  # fmt: skip

    def _setting(self, one: Setting) -> Entry:
        """A setting as a line."""
        return Entry(
            f"setting:{one.name}", tr(one.title), "sliders-horizontal", tr("Settings"),
            act=lambda: self.setting_wanted.emit(one.name),
        )  # fmt: skip

    def recent(self) -> Sequence[Entry]:
        """What was chosen last, as far as it is still there."""
        commands = {one.entry_id: one for one in self.entries()}
        return [found for one in self._recent() if (found := commands.get(one) or self._record(one)) is not None]

    def chosen(self, entry: Entry) -> None:
        """Remember what was chosen."""
        kept = [entry.entry_id, *(one for one in self._recent() if one != entry.entry_id)][:_MOST_RECENT]
        self._state.keep("palette/recent", "\n".join(kept))

    def find(self, typed: str, most: int) -> Found | None:
        """Records that hold what was typed."""
        index = self._index
        if index is None or not index.is_ready:
            return None
        while self._touched:
            index.update(self._touched.pop(0))
        return index.find(typed, most)

    def waiting(self) -> str:
        """Why records are not found."""
        if self._context is None:
            return tr("Open a programme file to search its records.")
        return tr("Reading the records… {words}", words=self._words) if self._ticket is not None else ""

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a record."""
        if self._context is not None:
            self._context.open_record(kind, record_id)

    def _recent(self) -> list[str]:
        """The ids of what was chosen last."""
        return [one for one in self._state.text("palette/recent").split("\n") if one]

    def _record(self, entry_id: str) -> Entry | None:
        """A record chosen before, when this programme has it."""
        what, _, rest = entry_id.partition(":")
        kind, _, number = rest.partition(":")
        if what != "record" or self._context is None or kind not in KIND_ICONS or not number.isdigit():
            return None
        title = titles(self._context.programme.file, kind, [int(number)]).get(int(number))
        if not title:
            return None
        return Entry(
            entry_id, title, KIND_ICONS[kind], tr(record_of(kind).label),
            act=lambda: self.open_record(kind, int(number)),
        )  # fmt: skip

    def _follow(self, context: PageContext | None) -> None:
        """Search another programme, when another one is open now."""
        if context is self._context:
            return
        if self._index is not None:
            self._index.close()
        self._context, self._index, self._ticket = context, None, None
        self._touched = []
        if context is None:
            return
        index = self._index = SearchIndex(context.programme.file)
        context.bridge.changed.connect(lambda touched: self._on_changed(context, touched))
        ticket = self._ticket = context.jobs.start(tr("Preparing the search"), lambda job: index.build(job.step))
        ticket.progressed.connect(self._on_progress)
        for ended in (ticket.done, ticket.failed):
            ended.connect(lambda _result, ticket=ticket: self._on_built(ticket))

    def _on_changed(self, context: PageContext, touched: Touched) -> None:
        """Remember what is to be read anew before the next search."""
        if context is self._context:
            self._touched.append(touched)

    def _on_progress(self, words: str) -> None:
        """Say how far the reading is."""
        self._words = words

    def _on_built(self, ticket: Ticket) -> None:
        """Everything is read: answer what has been typed meanwhile."""
        if ticket is self._ticket:
            self._ticket = None
            if self.palette.isVisible():
                self.palette.show_answers()
