"""Small questions of a grid: what a view is to be called, which person works at this computer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.core.words import tr
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

_WIDE = 400


class NameDialog(QDialog):
    """Asks for a name; ``objection`` says why one cannot be."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        *,
        title: str,
        verb: str,
        name: str,
        objection: Callable[[str], str | None],
    ) -> None:
        super().__init__(parent)
        self._objection = objection
        self.setWindowTitle(title)
        self.setMinimumWidth(look.px(_WIDE))
        self.name = QLineEdit(name)
        label = PlainLabel(look, tr("&Name"))
        label.setBuddy(self.name)
        self.name.setAccessibleName(tr("Name"))
        self.fault = PlainLabel(look, "", "small", "red_fg", wraps=True)
        self.done_button = QPushButton(verb)
        self.done_button.setProperty("kind", "primary")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        layout = _laid_out(self, label, self.name, self.fault)
        layout.addLayout(_buttons(self, self.done_button))
        self.name.textChanged.connect(lambda _text: self._check())
        self.name.selectAll()
        self._check()
        if not name:
            self.fault.setText("")

    def _check(self) -> None:
        reason = self._objection(self.name.text())
        self.fault.setText(reason or "")
        self.done_button.setEnabled(reason is None)


class PersonDialog(QDialog):
    """Asks which of the people the person at this computer is."""

    def __init__(self, look: Look, parent: QWidget, people: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Which of these people are you?"))
        self.setMinimumWidth(look.px(_WIDE))
        self.people = QComboBox()
        self.people.setEditable(True)
        self.people.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.people.addItems(list(people))
        self.people.setAccessibleName(tr("You are"))
        label = PlainLabel(look, tr("&You are"))
        label.setBuddy(self.people)
        hint = PlainLabel(
            look,
            tr(
                "“Mine” shows the use cases you own. This computer remembers the answer; "
                "Views in the View menu lets you change it."
            ),
            "small",
            "text_muted",
            wraps=True,
        )
        self.done_button = QPushButton(tr("Show mine"))
        self.done_button.setProperty("kind", "primary")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        known = set(people)
        self.people.editTextChanged.connect(lambda text: self.done_button.setEnabled(text in known))
        layout = _laid_out(self, label, self.people, hint)
        layout.addLayout(_buttons(self, self.done_button))


def _laid_out(dialog: QDialog, *parts: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(20, 18, 20, 16)
    layout.setSpacing(10)
    for part in parts:
        layout.addWidget(part)
    return layout


def _buttons(dialog: QDialog, done: QPushButton) -> QHBoxLayout:
    cancel = QPushButton(tr("Cancel"))
    cancel.clicked.connect(dialog.reject)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(done)
    return row
