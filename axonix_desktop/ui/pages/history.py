"""The history: every step of the programme by day, opened to its changes; the way back from any of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.actions.history import later_steps, redo_to, restore_value, take_back_step, undo_to
from axonix_desktop.core.changes import Line, moment_words
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.history import by_number, number_of_change_sets
from axonix_desktop.store.undo import steps
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.history.filter_bar import JournalFilter
from axonix_desktop.ui.history.journal_list import JournalList
from axonix_desktop.ui.history.journal_model import JournalModel, SetRow
from axonix_desktop.ui.history.moments import Moment
from axonix_desktop.ui.history.reading import Told
from axonix_desktop.ui.history.set_panel import SetPanel
from axonix_desktop.ui.history.undo_dialog import StepsDialog
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import Plate

_NARROW = 860


class HistoryPage(Page):
    """The journal at the left, the step chosen at the right."""

    has_filter = True
    side_buttons = ("history.past",)
    primary = "history.compare"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        look, file = context.look, context.programme.file
        self.filter = JournalFilter(look, file, context.programme.today())
        self.model = JournalModel(file, self)
        self.list = JournalList(look, self.model)
        self.panel = SetPanel(context)
        self.state = StatePane(look)
        self._found = 0
        self._total = 0
        self._lay_out()
        self.filter.changed.connect(self._load)
        self.list.chosen.connect(self._on_chosen)
        self.panel.take_back_wanted.connect(self._take_back)
        self.panel.undo_to_wanted.connect(self._undo_to)
        self.panel.redo_to_wanted.connect(self._redo_to)
        self.panel.past_wanted.connect(self._show_past)
        self.panel.restore_wanted.connect(self._restore)
        self.panel.table.open_wanted.connect(self._open)
        self.panel.table.only_wanted.connect(lambda line: self.show_record(line.kind, line.record_id))

    def _lay_out(self) -> None:
        look = self.context.look
        radius = look.tokens.radius["lg"]
        left = Plate(look, "surface", radius=radius)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.addWidget(self.list)
        right = Plate(look, "surface", radius=radius)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(1, 1, 1, 1)
        beside.addWidget(self.panel)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(look.px(12))
        self.split.setStyleSheet("QSplitter::handle { background: transparent; }")
        self.split.addWidget(left)
        self.split.addWidget(right)
        self.split.setStretchFactor(0, 2)
        self.split.setStretchFactor(1, 3)
        self.split.setSizes([look.px(420), look.px(600)])
        left.setMinimumWidth(look.px(300))
        right.setMinimumWidth(look.px(360))
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.split)
        self._stack.addWidget(self.state)
        bar = QHBoxLayout()
        bar.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(16))
        layout.setSpacing(look.px(12))
        layout.addLayout(bar)
        layout.addWidget(holder, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where there is no room beside each other."""
        super().resizeEvent(event)
        is_narrow = self.width() < self.context.look.px(_NARROW)
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self.split.orientation() is not wanted:
            self.split.setOrientation(wanted)
            self.split.setSizes([1_000, 1_000] if is_narrow else [self.context.look.px(420), self.context.look.px(600)])

    def refresh(self, kinds: frozenset[str]) -> None:
        self.filter.fill()
        self._load()

    def counts(self) -> str:
        if self._found == self._total:
            return trn("{count} step", "{count} steps", self._total)
        return tr("{found} of {total} steps", found=f"{self._found:,}", total=f"{self._total:,}")

    def filter_by(self, text: str) -> None:
        self.filter.set_words(text)

    def filter_words(self) -> str:
        return self.filter.words

    def take_focus(self) -> None:
        if self._stack.currentIndex() == 0:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.state.take_focus()

    def show_record(self, kind: str, record_id: int) -> None:
        """Show only what became of one record."""
        self.filter.show_record((kind, record_id))

    def show_step(self, number: int) -> None:
        """Go to a change set, with every filter cleared where it would not be listed."""
        self.list.choose(number)
        row = self.list.current_row()
        if row is None or row.set.id != number:
            self.filter.clear()
            while not self.model.place_of(number).isValid() and self.model.canFetchMore():
                self.model.fetchMore()
            self.list.choose(number)

    def _load(self) -> None:
        """Read the first page of what is sought, and stay at the step shown."""
        file, sought = self.context.programme.file, self.filter.sought()
        shown = self.panel.row.set.id if self.panel.row is not None else None
        self._total = number_of_change_sets(file)
        self._found = self._total if sought.is_everything else number_of_change_sets(file, sought)
        self.model.load(sought, self.context.programme.today())
        if self._found:
            self._stack.setCurrentIndex(0)
            self.list.choose(shown)
        elif self._total:
            self._stack.setCurrentIndex(1)
            self.state.show_state(
                "search-x", "grey", tr("No step matches"),
                tr("Nothing in the history was done like this. Fewer filters show more."),
                [(tr("Clear filters"), self._clear)],
            )  # fmt: skip
        else:
            self._stack.setCurrentIndex(1)
            self.state.show_state(
                "rotate-ccw-clock", "blue", tr("Every step will be listed here"),
                tr("Who changed what and when, from what to what, with the way back from each step."),
            )  # fmt: skip
        self.told.emit()

    def _clear(self) -> None:
        """Look for everything again."""
        self.filter.clear()
        self.take_focus()

    def _on_chosen(self, row: SetRow | None) -> None:
        """Open the step the keyboard is on."""
        if row is not None:
            self.panel.show_set(row, has_later=(self.model.last_done or 0) > row.set.id)

    def _take_back(self, row: SetRow) -> None:
        """Take one step back and keep all that came after it."""
        if self.context.change(partial(take_back_step, number=row.set.id), tr("This step cannot be taken back")):
            self.context.toast.say(
                tr("Taken back: {step}", step=row.set.label), tr("Undo"), partial(self.context.run, "edit.undo")
            )

    def _undo_to(self, row: SetRow) -> None:
        """Take back everything after a step, once it was shown what that is."""
        file = self.context.programme.file
        done, _ = steps(file)
        later = by_number(file, later_steps(done, row.set.id))
        if not later:
            return
        title = trn("Undo {count} step?", "Undo {count} steps?", len(later))
        text = tr(
            "The programme will be as it was after “{step}”. Each step stays in the history and can be done again.",
            step=row.set.label,
        )
        verb = trn("Undo {count} step", "Undo {count} steps", len(later))
        dialog = StepsDialog(self.context.look, title, text, verb, later, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._move(partial(undo_to, number=row.set.id), tr("Undo is not possible"))
            self.context.toast.say(trn("{count} step undone", "{count} steps undone", len(later)))

    def _redo_to(self, row: SetRow) -> None:
        """Do again what was taken back, up to a step."""
        file = self.context.programme.file
        _, taken_back = steps(file)
        if row.set.id not in taken_back:
            self.context.messages.tell(
                tr("This step cannot be done again"),
                tr("Something else was done since it was taken back. Its old values can still be restored one by one."),
            )
            return
        later = by_number(file, taken_back[taken_back.index(row.set.id) :])[::-1]
        title = trn("Do {count} step again?", "Do {count} steps again?", len(later))
        text = tr("They are done in the order in which they were done first, up to “{step}”.", step=row.set.label)
        verb = trn("Redo {count} step", "Redo {count} steps", len(later))
        dialog = StepsDialog(self.context.look, title, text, verb, later, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._move(partial(redo_to, number=row.set.id), tr("Redo is not possible"))
            self.context.toast.say(trn("{count} step done again", "{count} steps done again", len(later)))

    def _move(self, act: partial[int], failure: str) -> None:
        """Do what makes several change sets; whatever they touched is shown anew."""
        if self.context.change(act, failure):
            self.context.bridge.tell(())

    def _show_past(self, row: SetRow) -> None:
        """The whole window as it stood after a step."""
        words = tr("{moment}, after “{step}”", moment=moment_words(row.at), step=row.set.label)
        self.context.show_past(Moment(row.set.id, row.at.date(), words))

    def _restore(self, told: Told) -> None:
        """Put the old value of one change back."""
        one = told.line
        if one.op != "changed" or one.field is None:
            self.context.messages.tell(
                tr("There is no old value"), tr("The record was added or removed by this step. Take the step back.")
            )
            return
        if not told.is_kept:
            self.context.messages.tell(
                tr("There is no old value"),
                tr("The history was reduced on purpose: which field was changed is kept, what stood there is not."),
            )
            return
        act = partial(restore_value, kind=one.kind, number=one.record_id, field=one.field, stored=told.old)
        if self.context.change(act, tr("The old value cannot be put back")):
            value = " ".join(one.old.split())[:80] or tr("empty")
            self.context.toast.say(tr("{field} is “{value}” again", field=one.label, value=value))

    def _open(self, line: Line) -> None:
        """The record of a line, where it lives."""
        self.context.open_record(line.kind, line.record_id)
