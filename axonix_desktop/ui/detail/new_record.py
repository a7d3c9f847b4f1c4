"""The short form of a new record: what it needs and what one usually knows; the rest comes later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.fields import Field, Record
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.words import small, tr
from axonix_desktop.ui.records.form import FIRST_GROUP, RecordForm, Shown
from axonix_desktop.ui.records.form_door import FormDoor
from axonix_desktop.ui.rolling import rolling
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

Make = Callable[[Mapping[str, Value]], "str | None"]
"""Makes the record; the answer is a sentence when it cannot be made."""
Begin = Callable[[], Mapping[str, Value]]
"""What a new record begins with (a proposed key), asked anew for each."""


class NewRecordDialog(QDialog):
    """Create, or create and go on with the next one; Esc leaves without a trace."""

    def __init__(  # noqa: PLR0913, PLR0917 - a dialog is told everything once
        self,
        parent: QWidget,
        look: Look,
        door: FormDoor,
        record: type[Record],
        fields: Sequence[Field],
        begin: Begin,
        make: Make,
        words: Mapping[str, str],
    ) -> None:
        """``words`` are the titles of the records that fields begin with."""
        super().__init__(parent)
        self._look, self._record, self._begin, self._make, self._words = look, record, begin, make, words
        self.draft: dict[str, Value] = {}
        self.count = 0
        label = small(record.label)
        self.setWindowTitle(tr("New {record}", record=label))
        self.setAccessibleName(self.windowTitle())
        self.form = RecordForm(look, door, self._keep)
        self.form.folds = False
        self.form.show_fields([replace(one, group=FIRST_GROUP) for one in fields], lambda _field: None)
        self.form.entered.connect(self._on_create)
        self._title = PlainLabel(look, self.windowTitle(), "title")
        self._note = PlainLabel(look, role="small", colour="text_muted", wraps=True)
        self._note.setMinimumHeight(look.px(18))
        self.again_button = QPushButton(tr("Create and add &another"))
        self.create_button = QPushButton(tr("&Create"))
        self.create_button.setProperty("kind", "primary")
        self.create_button.setDefault(True)
        self.again_button.setAutoDefault(False)
        self.create_button.clicked.connect(self._on_create)
        self.again_button.clicked.connect(self._on_again)
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        for button in (self.create_button, self.again_button, cancel):
            button.setFont(look.font("body"))
        self._lay_out(cancel)
        needed = [
            tr(one.label) for one in fields if one.required and one.default is None and one.name != record.key_field
        ]
        self._say(tr("Needed: {fields}. Everything else can come later.", fields=", ".join(needed)), "text_muted")
        self._show_beginning()

    def _lay_out(self, cancel: QPushButton) -> None:
        look = self._look
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(24, 4, 24, 8)
        inner.addWidget(self.form)
        inner.addStretch(1)
        area = rolling(holder)
        top = QVBoxLayout()
        top.setContentsMargins(24, 20, 24, 8)
        top.addWidget(self._title)
        top.addWidget(self._note)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 12, 24, 18)
        buttons.setSpacing(8)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.again_button)
        buttons.addWidget(self.create_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(area, 1)
        layout.addLayout(buttons)
        wanted = holder.sizeHint().height() + top.sizeHint().height() + buttons.sizeHint().height() + look.px(24)
        self.resize(look.px(520), min(max(wanted, look.px(260)), look.px(640)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_again()
        else:
            super().keyPressEvent(event)

    def _show_beginning(self) -> None:
        """An empty form with what the record begins with, the keyboard in the first field to fill."""
        self.draft = {name: value for name, value in self._begin().items() if value is not None}
        shown = {**{one.field.name: one.field.default for one in self.form.rows.values()}, **self.draft}
        self.form.drop_edits()
        self.form.show_values(Shown(shown, self._words))
        first = next((name for name, row in self.form.rows.items() if shown.get(name) in (None, "", ())), None)
        if self.form.rows.get(self._record.title_field) and not shown.get(self._record.title_field):
            first = self._record.title_field
        if first is not None:
            QTimer.singleShot(0, self, lambda: self.form.go_to(first))

    def _keep(self, name: str, value: Value) -> str | None:
        """Take a field into the draft."""
        self.draft[name] = value
        return None

    def _on_create(self) -> None:
        """Make the record and close."""
        if self._made():
            self.accept()

    def _on_again(self) -> None:
        """Make the record and begin the next one."""
        if self._made():
            called = self.draft.get(self._record.title_field)
            words = tr("“{name}” is created. Now the next one.", name=called) if isinstance(called, str) else tr(
                "Created. Now the next one."
            )  # fmt: skip
            self._say(words, "green_fg")
            self._show_beginning()

    def _made(self) -> bool:
        """Make the record, or say at the field or above the form what is missing."""
        if not self.form.keep_all():
            self._to_first_bad()
            return False
        lacking = [
            row for row in self.form.rows.values()
            if row.field.required and row.field.default is None and self.draft.get(row.field.name) in (None, "", ())
            and row.field.name != self._record.key_field
        ]  # fmt: skip
        for row in lacking:
            label, help_words = tr(row.field.label), tr(row.field.help)
            row.show_objection(
                tr("“{field}” is needed: {help}.", field=label, help=help_words[:1].lower() + help_words[1:])
            )
        if lacking:
            self.form.go_to(lacking[0].field.name)
            return False
        reason = self._make({name: value for name, value in self.draft.items() if value not in (None, "", ())})
        if reason is not None:
            self._say(reason, "red_fg")
            return False
        self.count += 1
        return True

    def _to_first_bad(self) -> None:
        bad = next(iter(self.form.bad_values()), None)
        if bad is not None:
            self.form.go_to(bad)

    def _say(self, words: str, colour: str) -> None:
        self._note.set_colour(colour)
        self._note.setText(words)
        announce(self, words)
