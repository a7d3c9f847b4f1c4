"""Answering checklist items: status, evidence with files, owner and dates; what that makes of them is said live."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.core.checklists import (
    NEEDS_REASON,
    SETTLED,
    STATE_TONES,
    STATE_WORDS,
    Given,
    change_objection,
    consequences,
    state,
)
from axonix_desktop.core.governance import references_told
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.records.governance import ChecklistResponse
from axonix_desktop.core.words import tr
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.asked import Asked, Shared, called
from axonix_desktop.ui.detail.dropping import local_files
from axonix_desktop.ui.detail.editing import Editing
from axonix_desktop.ui.detail.file_copies import read_whole
from axonix_desktop.ui.jobs import Ticket
from axonix_desktop.ui.records.form_editors import ChoiceEditor, FieldEditor, LongTextEditor, TextEditor
from axonix_desktop.ui.records.form_lookups import DateEditor, ReferenceEditor
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.toasts import announce

_FIELDS = ("status", "reason", "holds_until", "evidence", "evidence_on", "evidence_expires_on", "owner_id", "due_on")
_WIDE, _HIGH = 620, 656
_EXCUSES = ("reason", "holds_until")
Files = list[tuple[str, bytes]]


class AnswerDialog(QDialog):
    """``changes`` and ``files`` are what a person gave; only what was touched is among them."""

    def __init__(
        self, context: PageContext, asked: Sequence[Asked], now: Shared, status: str = "", parent: QWidget | None = None
    ) -> None:
        """``status`` is set right away when the dialog is opened to make, say, an exception."""
        super().__init__(parent or context.window)
        self._context, self._look = context, context.look
        self._asked, self._now = asked, now
        self._today: date = context.programme.today()
        self.files: Files = []
        self.changes: dict[str, Value] = {}
        self.editors: dict[str, FieldEditor] = {}
        self._labels: dict[str, PlainLabel] = {}
        self._door = Editing(context)
        self.setAcceptDrops(True)
        self.setWindowTitle(tr("Answer the checklist"))
        self.outcome = PlainLabel(self._look, role="body", wraps=True)
        self.outcome.setMinimumHeight(self._look.px(40))
        self.file_words = PlainLabel(self._look, role="small", colour="text_muted", wraps=True)
        self.add = QPushButton(tr("Add file…"))
        self.keep, self.cancel = QPushButton(tr("Keep answer")), QPushButton(tr("Cancel"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self._body(), 1)
        layout.addWidget(self._foot())
        for name, editor in self.editors.items():
            editor.show_value(now.values.get(name), now.words.get(name, ""), is_mixed=name in now.mixed)
        if status and status != now.values.get("status"):
            editor = self.editors["status"]
            editor.show_value(status, "")
            editor.is_touched = True
        self._tell()
        self.resize(self._look.px(_WIDE), min(self._look.px(_HIGH), context.window.height() - 32))
        first = "reason" if status in NEEDS_REASON else "evidence" if status == "done" else "status"
        self.editors[first].inner.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_keep()
        elif not is_enter:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_files(local_files(event))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read files off the GUI thread; they are attached when the answer is kept."""
        if not paths:
            return

        def work(ticket: Ticket) -> Files:
            found: Files = []
            for path in paths:
                ticket.step(path.name)
                found.append(read_whole(path))
            return found

        ticket = self._context.jobs.start(tr("Reading files"), work)
        ticket.done.connect(self._on_files, Qt.ConnectionType.QueuedConnection)
        ticket.failed.connect(
            lambda error: self._context.messages.tell_error(tr("The file cannot be attached"), error),
            Qt.ConnectionType.QueuedConnection,
        )

    def _head(self) -> QWidget:
        """What is asked, what proves it, and why."""
        look = self._look
        plate = Plate(look, "surface", "b")
        column = QVBoxLayout(plate)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(4)
        column.addWidget(PlainLabel(look, called(self._asked), "subtitle", wraps=True))
        if len(self._asked) > 1:
            codes = ", ".join(dict.fromkeys(one.item.code for one in self._asked))
            column.addWidget(PlainLabel(look, codes, "small", "text_muted", wraps=True))
            return plate
        one = self._asked[0]
        column.addWidget(PlainLabel(look, one.item.text, "body", wraps=True, selects=True))
        notes = [
            tr("Evidence wanted: {evidence}.", evidence=one.item.evidence_wanted) if one.item.evidence_wanted else "",
            one.item.guidance or "",
            one.why,
            tr("A second person has to look at the evidence.") if one.item.needs_sign_off else "",
        ]
        column.addWidget(PlainLabel(look, " ".join(note for note in notes if note), "small", "text_muted", wraps=True))
        if one.item.frameworks:
            words = PlainLabel(look, references_told(one.item.frameworks), "caption", "text_faint", wraps=True)
            column.addWidget(words)
        return plate

    def _body(self) -> QWidget:
        look = self._look
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(24, 14, 24, 14)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(_FIELDS):
            editor = self.editors[name] = self._editor(name)
            editor.touched.connect(self._tell)
            editor.left.connect(partial(self._on_left, name))
            editor.restored.connect(partial(self._on_restored, name))
            label = PlainLabel(look, tr(ChecklistResponse.fields[name].label), "body", "text_muted")
            label.setMinimumWidth(look.px(116))
            label.setBuddy(editor.inner)
            top = Qt.AlignmentFlag.AlignTop if name == "evidence" else Qt.AlignmentFlag.AlignVCenter
            label.setContentsMargins(0, look.px(7) if name == "evidence" else 0, 0, 0)
            self._labels[name] = label
            grid.addWidget(label, row * 2, 0, top)
            grid.addWidget(editor, row * 2, 1)
        line = QHBoxLayout()
        line.addWidget(self.file_words, 1)
        line.addWidget(self.add)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._on_add)
        grid.addWidget(PlainLabel(look, tr("Files"), "body", "text_muted"), 7, 0)
        grid.addLayout(line, 7, 1)
        grid.setRowStretch(20, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(tr("Answer"))
        area.setWidget(holder)
        return area

    def _editor(self, name: str) -> FieldEditor:
        look, field = self._look, ChecklistResponse.fields[name]
        made: dict[str, Callable[[], FieldEditor]] = {
            "status": lambda: ChoiceEditor(look, field),
            "reason": lambda: TextEditor(look, field),
            "evidence": lambda: LongTextEditor(look, field),
            "owner_id": lambda: ReferenceEditor(look, field, self._door),
        }
        return made[name]() if name in made else DateEditor(look, field, self._door)

    def _foot(self) -> QWidget:
        plate = Plate(self._look, "surface", "t")
        row = QHBoxLayout(plate)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        row.addWidget(self.outcome, 1)
        self.keep.setProperty("kind", "primary")
        for button, act in ((self.cancel, self.reject), (self.keep, self._on_keep)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        return plate

    def _on_add(self) -> None:
        path = self._context.messages.file_to_open(tr("Add a file"), tr("All files (*)"), None)
        if path is not None:
            self.take_files([path])

    def _on_files(self, files: Files) -> None:
        self.files += files
        self._tell()

    def _on_left(self, name: str) -> None:
        """Show a value as tables write it once it can be read."""
        editor = self.editors[name]
        if isinstance(editor, DateEditor) and editor.is_touched:
            try:
                value = editor.read()
            except BadValueError:
                pass
            else:
                editor.show_value(value, "")
                editor.is_touched = True
        self._tell()

    def _on_restored(self, name: str) -> None:
        now = self._now
        self.editors[name].show_value(now.values.get(name), now.words.get(name, ""), is_mixed=name in now.mixed)
        self._tell()

    def _read(self) -> tuple[dict[str, Value], str]:
        """What was touched, and why something of it cannot be read."""
        found: dict[str, Value] = {}
        bad = ""
        for name, editor in self.editors.items():
            if not editor.is_touched:
                continue
            try:
                found[name] = editor.read()
                editor.set_bad(is_bad=False)
            except BadValueError as error:
                editor.set_bad(is_bad=True)
                bad = bad or str(error)
        return found, bad

    def _tell(self) -> None:
        """Show the fields the status asks for, and what would stand there."""
        changes, bad = self._read()
        self.changes = changes
        status = str(changes.get("status", self._now.values.get("status")) or "")
        is_excused = status in NEEDS_REASON
        for name in _EXCUSES:
            self.editors[name].setVisible(is_excused)
            self._labels[name].setVisible(is_excused)
        held = [name for one in self._asked for _number, name in one.files] if len(self._asked) == 1 else []
        names = [*held, *(name for name, _content in self.files)]
        self.file_words.setText(", ".join(names) if names else tr("None yet; files can be dropped here"))
        objections = [
            reason
            for one in self._asked
            if (reason := change_objection(one.given, self._after(one), changes, self._today))
        ]
        reason = bad or (objections[0] if objections else "")
        words, tone = (reason, "red") if reason else self._then()
        if words != self.outcome.text():
            announce(self, words)
        self.outcome.setText(words)
        self.outcome.set_colour(f"{tone}_fg")
        self.keep.setEnabled(not reason and bool(changes or self.files))

    def _then(self) -> tuple[str, str]:
        """What the answers stand at, or would."""
        stands = [state(one.item, self._after(one), self._today) for one in self._asked]
        first, why = stands[0]
        if len(stands) == 1:
            return tr("{state}: {why}", state=tr(STATE_WORDS[first]), why=why), STATE_TONES[first]
        settled = sum(how in SETTLED for how, _why in stands)
        return tr("{settled} of {count} would be settled.", settled=settled, count=len(stands)), "grey"

    def _after(self, one: Asked) -> Given:
        """The answer as it would stand, as far as the rule asks."""
        changes: dict[str, Any] = {name: value for name, value in self.changes.items() if name != "owner_id"}
        if "owner_id" in self.changes:
            owner = self.changes["owner_id"]
            changes["owner"] = self._door.titles("person").get(owner) if isinstance(owner, int) else None
        given = one.given
        changes = consequences(one.item, given, changes, self._today, has_new_file=bool(self.files))
        changes["has_file"] = given.has_file or bool(self.files)
        whole = {name: getattr(given, name) for name in Given.__dataclass_fields__}
        return Given(**{**whole, **changes})

    def _on_keep(self) -> None:
        if self.keep.isEnabled():
            self.accept()
