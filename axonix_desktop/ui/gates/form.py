"""What is decided at a gate: the choice, and the fields that this choice asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.move_words import stage_words
from axonix_desktop.core.moving import Decision, Standing, objections_to
from axonix_desktop.core.records.choices import GATE_DECISION
from axonix_desktop.core.stages import LAST
from axonix_desktop.core.words import tr
from axonix_desktop.ui.day_boxes import dress_days
from axonix_desktop.ui.gates.parts import ChoiceCard
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.theme.look import Look

DECISION_ICONS = {
    "go": "circle-check", "conditional_go": "clipboard-check", "hold": "pause", "recycle": "rotate-ccw", "stop": "ban",
}  # fmt: skip
_FIRST_DUE_DAYS = 30
_UNMENDABLE = ("case", "criteria", "conditions_before", "target")
"""What no field of this form can mend; it greys the choice."""


class DecisionForm(QWidget):
    """``changed`` whenever another decision, or another word of it, stands here."""

    changed = Signal()

    def __init__(self, look: Look, standing: Standing, today: date, words_used: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._look, self._today = look, today
        self._target = 1
        self.standing = standing
        self._labels: dict[str, PlainLabel] = {}
        self.group = QButtonGroup(self)
        self.cards: dict[str, ChoiceCard] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for option in GATE_DECISION.options:
            card = ChoiceCard(look, option.code, tr(option.label), DECISION_ICONS[option.code], option.tone)
            self.cards[option.code] = card
            self.group.addButton(card)
            column.addWidget(card)
        self.group.buttonToggled.connect(lambda _card, is_on: self._on_chosen() if is_on else None)
        column.addSpacing(8)
        self._fields = QGridLayout()
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setHorizontalSpacing(12)
        self._fields.setVerticalSpacing(8)
        self._fields.setColumnStretch(1, 1)
        column.addLayout(self._fields)
        column.addStretch(1)
        self._make_fields(words_used)

    def _make_fields(self, words_used: Mapping[str, Sequence[str]]) -> None:
        """The fields below the choice, each with its label."""
        self.back_to = QComboBox()
        self.back_to.currentIndexChanged.connect(self._on_edited)
        self.skip = self._line()
        self.conditions = self._text()
        self.due = self._day(self._today + timedelta(_FIRST_DUE_DAYS), most=None)
        self.on = self._day(self._today, most=self._today)
        self.forum = self._line(words_used.get("forum", ()))
        self.approver = self._line(words_used.get("approver", ()))
        self.note = self._text()
        for name, words, widget in (
            ("back_to", tr("&Back to"), self.back_to),
            ("skip", tr("&Why skip"), self.skip),
            ("conditions", tr("C&onditions"), self.conditions),
            ("due", tr("D&ue"), self.due),
            ("on", tr("&Date"), self.on),
            ("forum", tr("&Forum"), self.forum),
            ("approver", tr("&Approver"), self.approver),
            ("note", tr("&Note"), self.note),
        ):
            label = self._labels[name] = PlainLabel(self._look, words, "body", "text_muted")
            label.setBuddy(widget)
            widget.setFont(self._look.font("body"))
            widget.setAccessibleName(words.replace("&", ""))
            row = self._fields.rowCount()
            top = Qt.AlignmentFlag.AlignTop if isinstance(widget, QPlainTextEdit) else Qt.AlignmentFlag.AlignVCenter
            label.setContentsMargins(0, self._look.px(6) if isinstance(widget, QPlainTextEdit) else 0, 0, 0)
            self._fields.addWidget(label, row, 0, top)
            self._fields.addWidget(widget, row, 1)
        self.conditions.setPlaceholderText(tr("What is still to be done, and by whom"))
        self.skip.setPlaceholderText(tr("Why stages may be skipped"))

    def _line(self, offers: Sequence[str] = ()) -> QLineEdit:
        line = QLineEdit()
        line.textChanged.connect(self._on_edited)
        if offers:
            completer = QCompleter(list(offers), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
            popup = completer.popup()
            if popup is not None:
                popup.setProperty("kind", "popup")
                popup.setFont(self._look.font("body"))
        return line

    def _text(self) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setTabChangesFocus(True)
        text.setFixedHeight(self._look.px(52))
        text.textChanged.connect(self._on_edited)
        return text

    def _day(self, day: date, most: date | None) -> QDateEdit:
        edit = QDateEdit(QDate(day.year, day.month, day.day))
        dress_days(edit)
        if most is not None:
            edit.setMaximumDate(QDate(most.year, most.month, most.day))
        edit.dateChanged.connect(self._on_edited)
        return edit

    def begin(self, standing: Standing, code: str, target: int) -> None:
        """Offer what can be decided about ``standing``; ``code`` is chosen, ``target`` the stage wished for."""
        self.standing = standing
        self._target = target if target > standing.stage else min(standing.stage + 1, LAST)
        self.back_to.blockSignals(True)
        self.back_to.clear()
        for number in range(standing.stage - 1, -1, -1):
            words = stage_words(number)
            self.back_to.addItem(words[:1].upper() + words[1:], number)
        if target < standing.stage:
            self.back_to.setCurrentIndex(self.back_to.findData(target))
        self.back_to.blockSignals(False)
        self.cards[code].setChecked(True)
        self._on_chosen()

    @property
    def code(self) -> str:
        """The decision chosen."""
        return next((code for code, card in self.cards.items() if card.isChecked()), "go")

    def decision(self, waivers: Mapping[str, str], code: str | None = None) -> Decision:
        """What stands in the form, with the waivers of the criteria beside it."""
        code = code or self.code
        back = self.back_to.currentData()
        return Decision(
            decision=code,
            on=_plain(self.on.date()),
            target=back if code == "recycle" else self._target if code in ("go", "conditional_go") else None,
            waivers=waivers if code in ("go", "conditional_go", "hold") else {},
            skip_reason=self.skip.text(),
            conditions=self.conditions.toPlainText(),
            conditions_due_on=_plain(self.due.date()),
            forum=self.forum.text(),
            approver=self.approver.text(),
            note=self.note.toPlainText(),
        )

    def show_possible(self, waivers: Mapping[str, str]) -> None:
        """Grey what cannot be decided as things stand, with the reason; say what the rest means."""
        target = stage_words(self._target)
        is_last = self.standing.stage == LAST
        notes = {
            "go": tr("It is completed") if is_last else tr("It moves to {stage}", stage=target),
            "conditional_go": tr("It moves on; what is missing gets a date"),
            "hold": tr("It stays here and waits"),
            "recycle": tr("It goes back to an earlier stage"),
            "stop": tr("It ends here and is retired"),
        }
        for code, card in self.cards.items():
            found = objections_to(self.standing, self.decision(waivers, code), self._today)
            first = next((one for one in found if one.about in _UNMENDABLE), None)
            reason = first.words if first is not None else None
            if first is not None and first.about == "conditions_before":
                reason = tr("Conditions of an earlier gate are still open")
            card.set_note(reason or notes[code], is_possible=reason is None)

    def mark(self, abouts: set[str]) -> None:
        """Outline the fields that still lack something."""
        pairs = (("skip", self.skip), ("conditions", self.conditions), ("due", self.due), ("reason", self.note))
        for about, widget in pairs:
            state = "bad" if about in abouts else ""
            if widget.property("state") != state:
                widget.setProperty("state", state)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def _on_chosen(self) -> None:
        """Show the fields that the choice asks for."""
        code = self.code
        wanted = {
            "back_to": code == "recycle",
            "skip": code in ("go", "conditional_go") and self._target > self.standing.stage + 1,
            "conditions": code == "conditional_go",
            "due": code == "conditional_go",
        }
        for name, is_wanted in wanted.items():
            for widget in (self._labels[name], getattr(self, name)):
                widget.setVisible(is_wanted)
        needs_reason = code in ("recycle", "stop")
        self._labels["note"].setText(tr("&Reason") if needs_reason else tr("&Note"))
        self.note.setAccessibleName(tr("Reason") if needs_reason else tr("Note"))
        self.note.setPlaceholderText(tr("Why, for the record") if needs_reason else "")
        self.changed.emit()

    def _on_edited(self) -> None:
        self.changed.emit()


def _plain(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
