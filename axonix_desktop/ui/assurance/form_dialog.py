"""A few fields in a window, checked as a whole when the button is pressed; refusals stand above the fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import LongText, Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.editing import Editing
from axonix_desktop.ui.records.form import FIRST_GROUP, RecordForm, Shown
from axonix_desktop.ui.rolling import rolling
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.toasts import announce


@dataclass(frozen=True, slots=True)
class Asked:
    """What a dialog asks for: its title, a line below it, the fields, what they begin with, and the button's word.

    ``words`` are the titles of records that fields begin with; ``first`` is the field the keyboard begins in.
    """

    title: str
    note: str
    fields: Sequence[Field]
    verb: str
    begins: Mapping[str, Value] = field(default_factory=dict[str, Value])
    words: Mapping[str, str] = field(default_factory=dict[str, str])
    first: str = ""


class FormDialog(QDialog):
    """``make`` does what was asked for and returns why it is refused, None when it is done."""

    def __init__(self, context: PageContext, asked: Asked, make: Callable[[dict[str, Value]], str | None]) -> None:
        super().__init__(context.window)
        look = self._look = context.look
        self._asked, self._make = asked, make
        self.draft: dict[str, Value] = {name: value for name, value in asked.begins.items() if value is not None}
        self.setWindowTitle(asked.title)
        self.setAccessibleName(asked.title)
        self.form = RecordForm(look, Editing(context), self._keep)
        self.form.folds = False
        self.form.show_fields([replace(one, group=FIRST_GROUP) for one in asked.fields], lambda _field: None)
        self.form.show_values(Shown({**_defaults(asked.fields), **self.draft}, asked.words))
        self.form.entered.connect(self._on_make)
        self.note = PlainLabel(look, asked.note, "small", "text_muted", wraps=True)
        self.make_button = QPushButton(asked.verb)
        self.make_button.setProperty("kind", "primary")
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(lambda _checked=False: self._on_make())
        self._lay_out()
        first = asked.first or next((one.name for one in asked.fields if not self.draft.get(one.name)), "")
        QTimer.singleShot(0, self, lambda: self.form.go_to(first or asked.fields[0].name))

    def _lay_out(self) -> None:
        look = self._look
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(24, 4, 24, 8)
        inner.addWidget(self.form)
        inner.addStretch(1)
        area = rolling(holder)
        top = QVBoxLayout()
        top.setContentsMargins(24, 20, 24, 10)
        top.setSpacing(4)
        top.addWidget(PlainLabel(look, self._asked.title, "title", wraps=True))
        top.addWidget(self.note)
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 12, 24, 18)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.make_button)
        for button in (cancel, self.make_button):
            button.setFont(look.font("body"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(area, 1)
        layout.addLayout(buttons)
        wide = look.px(540)
        rows = sum(92 if isinstance(one.kind, LongText) else 40 for one in self._asked.fields)
        head = top.sizeHint().height() + buttons.sizeHint().height()
        high = head + look.px(rows + 20) + self.note.heightForWidth(wide - 48) - self.note.sizeHint().height()
        self.resize(wide, min(max(high, look.px(220)), look.px(700)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_make()
        else:
            super().keyPressEvent(event)

    def _keep(self, name: str, value: Value) -> str | None:
        """Take a field into the draft."""
        self.draft[name] = value
        return None

    def _on_make(self) -> None:
        """Do it and close, or say what is missing."""
        if not self.form.keep_all():
            bad = next(iter(self.form.bad_values()), None)
            if bad is not None:
                self.form.go_to(bad)
            return
        for row in self.form.rows.values():
            if row.field.required and self.draft.get(row.field.name) in (None, "", ()):
                help_words = tr(row.field.help)
                row.show_objection(
                    tr("“{field}” is needed: {help}.", field=tr(row.field.label),
                       help=help_words[:1].lower() + help_words[1:])
                )  # fmt: skip
                self.form.go_to(row.field.name)
                return
        reason = self._make({name: value for name, value in self.draft.items() if value not in (None, "", ())})
        if reason is None:
            self.accept()
            return
        self.note.set_colour("red_fg")
        self.note.setText(reason)
        announce(self, reason)


def ask(context: PageContext, asked: Asked, make: Callable[[dict[str, Value]], str | None]) -> bool:
    """Show the dialog; True when it was done."""
    dialog = FormDialog(context, asked, make)
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return done


def done(context: PageContext, act: Callable[..., Any], failure: str, made: list[Any] | None = None) -> str | None:
    """Do an act; why it is refused in words, None when it is done. Its answer comes into ``made``."""
    refusal: list[str] = []

    def tried(f: ProgrammeFile, *, actor: str) -> Any:
        try:
            answer = act(f, actor=actor)
        except RefusedError as error:
            refusal.append(str(error))
            return None
        if made is not None:
            made.append(answer)
        return answer

    is_done = context.change(tried, failure)
    if refusal:
        return refusal[0]
    return None if is_done else tr("It could not be written. Nothing was changed.")


def _defaults(fields: Sequence[Field]) -> dict[str, Value]:
    return {one.name: one.default for one in fields}
