"""What the questions of training have in common: title, hint, fields with labels, what would happen, two buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.records.training import Enrolment
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.training_book import TrainingBook, read_book
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.reading import SMALL_BYTES
from axonix_desktop.ui.records.form_lookups import DateEditor
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

_JUDGE_MS = 120
_LEAST_LETTERS = 5
"""A list to choose from gets narrower rather than making the question wider than the window."""


class _Days:
    """What an editor of days asks for; it names no records."""

    def __init__(self, context: PageContext) -> None:
        self._programme = context.programme

    def titles(self, kind: str) -> Mapping[int, str]:
        """No record is named."""
        return {}

    def make(self, kind: str, title: str) -> int | None:
        """No record is made."""
        return None

    def may_make(self, kind: str) -> bool:
        """No record can be made."""
        return False

    def today(self) -> date:
        """The day it is."""
        return self._programme.today()

    def now(self) -> datetime:
        """The moment it is."""
        return self._programme.now()


class Asking(QDialog):
    """A question with a verb. Who derives it says in :meth:`judged` what would happen, and whether it can."""

    def __init__(self, context: PageContext, title: str, hint: str, verb: str) -> None:
        super().__init__(context.window)
        self.context = context
        self.look: Look = context.look
        self.setWindowTitle(title)
        self._days = _Days(context)
        self.book: TrainingBook | None = None
        self._judging = QTimer(self)
        self._judging.setSingleShot(True)
        self._judging.setInterval(_JUDGE_MS)
        self._judging.timeout.connect(self.judge)
        self.outcome = PlainLabel(self.look, "", "body", "text_muted", wraps=True)
        self.outcome.setMinimumHeight(self.look.px(40))
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.keep = QPushButton(verb)
        self.keep.setProperty("kind", "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._on_keep)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(PlainLabel(self.look, title, "subtitle"))
        column.addWidget(PlainLabel(self.look, hint, colour="text_muted", wraps=True))
        column.addLayout(self.body, 1)
        column.addWidget(self.outcome)
        column.addLayout(buttons)

    def form(self) -> QFormLayout:
        """A form for fields."""
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        return form

    def add_field(self, form: QFormLayout, words: str, editor: QWidget) -> None:
        """Add a field with its label."""
        label = PlainLabel(self.look, words, "body", "text_muted")
        label.setBuddy(editor)
        editor.setAccessibleName(words)
        form.addRow(label, editor)

    def day_editor(self, field: str, day: date | None) -> DateEditor:
        """An editor for a day of an enrolment."""
        kept = Enrolment.fields[field]
        editor = DateEditor(self.look, kept, self._days)
        editor.show_value(day, kept.kind.show(day) if day else "")
        editor.touched.connect(self.judge_soon)
        editor.entered.connect(self._on_keep)
        return editor

    def box(self, words: Sequence[str], name: str, *, is_typed: bool = False) -> QComboBox:
        """A list to choose from, or to type in as well."""
        box = QComboBox()
        box.setEditable(is_typed)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LEAST_LETTERS)
        box.setAccessibleName(name)
        box.addItems(list(words))
        if is_typed:
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.setCurrentText("")
        box.currentTextChanged.connect(self.judge_soon)
        return box

    def begin(self, people: Sequence[int] | None = None) -> None:
        """Read who stands where, at once where the file is small; :meth:`fill` is told."""
        programme = self.context.programme
        f, today = programme.file, programme.today()
        if programme.path.stat().st_size <= SMALL_BYTES:
            self._on_book(read_book(f, today, people))
            return
        self.judge()
        ticket = self.context.jobs.start(tr("Reading who holds what"), lambda _ticket: read_book(f, today, people))
        ticket.done.connect(self._on_book)
        ticket.failed.connect(lambda error: self.outcome.setText(str(error)))

    def _on_book(self, book: object) -> None:
        if isinstance(book, TrainingBook):
            self.book = book
            self.fill(book)
            self.judge()

    def fill(self, book: TrainingBook) -> None:
        """Show what was read."""

    def judge_soon(self, *_: object) -> None:
        """Say in a moment what would happen now."""
        self._judging.start()

    def judge(self) -> None:
        """Say what would happen; the verb can be chosen only where it can."""
        can, words = self.judged() if self.book is not None else (False, tr("Reading who holds what…"))
        if words != self.outcome.text():
            announce(self, words)
        self.outcome.setText(words)
        self.outcome.set_colour("text_muted" if can or self.book is None else "red_fg")
        self.keep.setEnabled(can)

    def judged(self) -> tuple[bool, str]:
        """Whether it can be done, and what would happen or why not."""
        return True, ""

    def day_of(self, editor: DateEditor) -> tuple[date | None, str]:
        """The day that stands in an editor, or why there is none."""
        try:
            day = editor.marked_day()
        except BadValueError as error:
            editor.set_bad(is_bad=True)
            return None, str(error)
        editor.set_bad(is_bad=False)
        return day, ""

    def _on_keep(self) -> None:
        self.judge()
        if self.keep.isEnabled():
            self.accept()
