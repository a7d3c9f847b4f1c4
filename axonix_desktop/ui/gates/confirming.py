"""The few fields with which a person says that a criterion holds: who, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.words import tr
from axonix_desktop.ui.day_boxes import dress_days
from axonix_desktop.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class Said:
    """A person's word for a criterion."""

    criterion_id: int
    by: str
    valid_until: date | None
    note: str


class ConfirmForm(QWidget):
    """``confirmed(Said)`` when a name was given and the button pressed; ``left`` when the person goes back."""

    confirmed = Signal(object)
    left = Signal()

    def __init__(
        self,
        look: Look,
        criterion_id: int,
        actor: str,
        people: Sequence[str],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._criterion, self._today = criterion_id, today
        self.who, self.note = QLineEdit(actor), QLineEdit()
        self.who.setPlaceholderText(tr("Who confirms it"))
        self.who.setAccessibleName(tr("Who confirms it"))
        self.note.setPlaceholderText(tr("What shows it (optional)"))
        self.note.setAccessibleName(tr("What shows it (optional)"))
        completer = QCompleter(list(people), self.who)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.who.setCompleter(completer)
        self.ends = QCheckBox(tr("Valid until"))
        self.ends.setChecked(True)
        self.until = QDateEdit(QDate(today.year, today.month, today.day).addYears(1))
        dress_days(self.until)
        self.until.setMinimumDate(QDate(today.year, today.month, today.day))
        self.until.setAccessibleName(tr("Valid until"))
        self.ends.toggled.connect(self.until.setEnabled)
        self.button, self.cancel = QPushButton(tr("Confirm")), QPushButton(tr("Cancel"))
        for one in (self.button, self.cancel):
            one.setProperty("kind", "chip")
            one.setFont(look.font("small_strong"))
            one.setAutoDefault(False)
        for one in (self.who, self.note, self.ends, self.until):
            one.setFont(look.font("body"))
        self.button.clicked.connect(self._confirm)
        self.cancel.clicked.connect(self.left)
        self.who.textChanged.connect(lambda _text: self.button.setEnabled(bool(self.who.text().strip())))
        self.who.returnPressed.connect(self._confirm)
        self.note.returnPressed.connect(self._confirm)
        self.button.setEnabled(bool(actor.strip()))
        self._lay_out()

    def _lay_out(self) -> None:
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(self.who, 1)
        names.addWidget(self.ends)
        names.addWidget(self.until)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.note, 1)
        below.addWidget(self.button)
        below.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addLayout(names)
        column.addLayout(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # Enter in a field confirms; the dialog around would take it for the decision
        super().keyPressEvent(event)

    def _confirm(self) -> None:
        if not self.who.text().strip():
            return
        day = self.until.date()
        until = date(day.year(), day.month(), day.day()) if self.ends.isChecked() else None
        self.confirmed.emit(Said(self._criterion, self.who.text().strip(), until, self.note.text().strip()))
