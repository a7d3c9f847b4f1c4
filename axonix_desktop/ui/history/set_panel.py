"""One change set opened: what, when, by whom, how much, its changes in a table, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.core.changes import Line, counts_in_words, moment_words
from axonix_desktop.core.words import tr
from axonix_desktop.ui.history.change_table import ChangeTable
from axonix_desktop.ui.history.journal_model import SetRow, Standing
from axonix_desktop.ui.history.reading import HistoryContext, Told, changes_in_words
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import PlainLabel

_PAGE = 100


class SetPanel(QWidget):
    """The signals carry the :class:`SetRow` shown; ``restore_wanted`` the :class:`Told` whose old value is meant."""

    take_back_wanted = Signal(object)
    undo_to_wanted = Signal(object)
    redo_to_wanted = Signal(object)
    past_wanted = Signal(object)
    restore_wanted = Signal(object)

    def __init__(self, context: HistoryContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = context.look
        self._context = context
        self._row: SetRow | None = None
        self._told: list[Told] = []
        self._entries = 0
        self.title = PlainLabel(look, role="subtitle", wraps=True, selects=True)
        self.facts = PlainLabel(look, colour="text_muted", wraps=True)
        self.standing = PlainLabel(look, colour="text_muted", wraps=True)
        self.table = ChangeTable(look)
        self.table.changes.more_wanted.connect(self._show_more)
        self.table.restore_wanted.connect(self._on_restore)
        self.take_back = self._button(tr("&Take this step back"), self.take_back_wanted)
        self.undo_to = self._button(tr("U&ndo back to here…"), self.undo_to_wanted)
        self.redo_to = self._button(tr("&Redo up to here…"), self.redo_to_wanted)
        self.past = self._button(tr("&Show as it stood then"), self.past_wanted)
        self.empty = StatePane(look)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._body())
        self._stack.addWidget(self.empty)

    def _body(self) -> QWidget:
        look = self._context.look
        holder = QWidget()
        head = QVBoxLayout()
        head.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(10))
        head.setSpacing(look.px(4))
        head.addWidget(self.title)
        head.addWidget(self.facts)
        head.addWidget(self.standing)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(8))
        for button in (self.take_back, self.undo_to, self.redo_to, self.past):
            buttons.addWidget(button)
        buttons.addStretch(1)
        head.addSpacing(look.px(6))
        head.addLayout(buttons)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, look.px(6))
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._line_acts())
        return holder

    def _line_acts(self) -> QHBoxLayout:
        """What can be done with the line the keyboard is on; the same as in its menu."""
        look, table = self._context.look, self.table
        self.restore = self._quiet(tr("Restore the old &value"), lambda: self._with_line(self._on_restore))
        self.open = self._quiet(tr("&Open the record"), lambda: self._with_line(table.open_wanted.emit))
        self.only = self._quiet(tr("Its &history only"), lambda: self._with_line(table.only_wanted.emit))
        self.copy = self._quiet(tr("Cop&y as a table"), table.copy)
        row = QHBoxLayout()
        row.setContentsMargins(look.px(8), look.px(4), look.px(8), 0)
        row.setSpacing(look.px(2))
        for button in (self.restore, self.open, self.only, self.copy):
            row.addWidget(button)
        row.addStretch(1)
        table.selectionModel().currentChanged.connect(lambda _now, _before: self._dress_acts())
        table.changes.modelReset.connect(self._dress_acts)
        self._dress_acts()
        return row

    def _dress_acts(self) -> None:
        """Offer what fits the line."""
        line = self.table.current_line()
        is_open = self._context.programme.read_only_reason is None
        self.restore.setEnabled(is_open and line is not None and line.op == "changed")
        for button in (self.open, self.only):
            button.setEnabled(line is not None)

    def _with_line(self, act: Callable[[Line], object]) -> None:
        line = self.table.current_line()
        if line is not None:
            act(line)

    def _quiet(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("kind", "quiet")
        button.clicked.connect(lambda _checked=False: act())
        return button

    @property
    def row(self) -> SetRow | None:
        """The change set shown."""
        return self._row

    def show_set(self, row: SetRow | None, *, has_later: bool = True) -> None:
        """Show a change set; ``has_later`` says whether steps after it can be undone."""
        self._row = row
        if row is None:
            return
        self._stack.setCurrentIndex(0)
        self.title.setText(row.set.label)
        self.facts.setText(
            tr(
                "{moment} by {person}  ·  {records}",
                moment=moment_words(row.at),
                person=row.set.actor,
                records=counts_in_words(row.touched, most=5),
            )
        )
        self._show_standing(row, has_later=has_later)
        self._told, self._entries = [], 0
        first = self._next_page()
        self.table.changes.show_lines([one.line for one in first], is_complete=self._is_complete())
        self.table.scrollToTop()

    def _show_standing(self, row: SetRow, *, has_later: bool) -> None:
        """Say where the step stands and offer what fits."""
        words = {
            Standing.UNDONE: tr("This step has been taken back; what it did is not in force."),
            Standing.NEXT: tr("You are here: the next undo takes this step back."),
            Standing.MOVE: tr("This step took another one back or did it again."),
        }.get(row.standing, "")
        self.standing.setText(words)
        self.standing.setVisible(bool(words))
        is_open = self._context.programme.read_only_reason is None
        is_in_force = row.standing in (Standing.DONE, Standing.NEXT)
        self.take_back.setVisible(is_open and is_in_force and row.set.id != 1)
        self.undo_to.setVisible(is_open and row.standing is Standing.DONE and has_later)
        self.redo_to.setVisible(is_open and row.standing is Standing.UNDONE)

    def told(self, line: Line) -> Told | None:
        """The change that stands behind a line of the table."""
        return next((one for one in self._told if one.line is line), None)

    def _show_more(self) -> None:
        """The table came to its end."""
        more = self._next_page()
        self.table.changes.add_lines([one.line for one in more], is_complete=self._is_complete())

    def _next_page(self) -> list[Told]:
        row = self._row
        if row is None:
            return []
        found = changes_in_words(self._context.programme.file, row.set.id, skip=self._entries, limit=_PAGE)
        self._entries += _PAGE
        self._told.extend(found)
        return found

    def _is_complete(self) -> bool:
        return self._row is None or self._entries >= self._row.set.changes

    def _on_restore(self, line: Line) -> None:
        found = self.told(line)
        if found is not None:
            self.restore_wanted.emit(found)

    def show_empty(self) -> StatePane:
        """Put the state pane in front and return it to be filled."""
        self._row = None
        self._stack.setCurrentIndex(1)
        return self.empty

    def _button(self, words: str, signal: object) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda _checked=False: signal.emit(self._row))  # type: ignore[attr-defined]
        return button
