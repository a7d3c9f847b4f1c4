"""The criteria of a gate, one line each: whether it holds, why in words, the way to what is missing, and a waiver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.core.gates import Finding
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.moving import OpenConditions, Standing
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.gates.confirming import ConfirmForm
from axonix_desktop.ui.gates.links import link_words
from axonix_desktop.ui.rolling import put_inside
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look

_BY_HAND = "confirmed_by_person"
_MET, _MISSING, _WAIVED = ("circle-check", "green_fg"), ("circle-x", "red_fg"), ("circle-minus", "violet_fg")


class Mark(QLabel):
    """An icon that says how a criterion came out."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown = _MISSING
        look.changed.connect(self._dress)
        self._dress()

    def show_mark(self, icon: str, role: str) -> None:
        """Show ``icon`` in the colour of ``role``."""
        self._shown = (icon, role)
        self._dress()

    def _dress(self) -> None:
        side = self._look.px(18)
        self.setFixedSize(side, side)
        self.setPixmap(self._look.pixmap(*self._shown, side, self.devicePixelRatioF()))


def quiet_button(look: Look, words: str, name: str) -> QPushButton:
    """A small button without an outline."""
    button = QPushButton(words)
    button.setProperty("kind", "quiet")
    button.setFont(look.font("small_strong"))
    button.setAccessibleName(name)
    button.setAutoDefault(False)
    return button


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """Small buttons in a line below words, their text flush with the words."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 6, 0, 2)
    row.setSpacing(6)
    for button in buttons:
        button.setProperty("kind", "chip")
        row.addWidget(button)
    row.addStretch(1)
    return row


@dataclass(frozen=True, slots=True)
class Witness:
    """Who may confirm a criterion by hand: the person at work, the names to choose from, and the day."""

    actor: str
    people: Sequence[str]
    today: date
    may_write: bool = True


class CriterionRow(Plate):
    """One criterion; ``waiver_changed`` when a waiver is given, worded or taken back.

    ``link_wanted(Finding)`` asks for the rows that fail, ``confirmed(Said)`` gives a person's word, ``withdrawn(int)``
    takes it back.
    """

    waiver_changed = Signal()
    link_wanted = Signal(object)
    confirmed = Signal(object)
    withdrawn = Signal(object)

    def __init__(
        self, look: Look, finding: Finding, reason: str | None, witness: Witness, parent: QWidget | None = None
    ) -> None:
        """``reason`` is that of a waiver that still counts, None for none."""
        super().__init__(look, "surface", "b", parent=parent)
        self.finding = finding
        self._witness = witness
        self.confirm_form: ConfirmForm | None = None
        self._mark = Mark(look)
        self._state = PlainLabel(look, role="small", colour="text_muted", wraps=True)
        asked = tr(finding.criterion.text)
        title = PlainLabel(look, asked, "body", wraps=True)
        is_by_hand = finding.criterion.rule == _BY_HAND
        link = link_words(finding)
        self.show_button = quiet_button(look, link, tr("{link} for: {criterion}", link=link, criterion=asked))
        self.show_button.clicked.connect(lambda: self.link_wanted.emit(finding))
        self.confirm_button = quiet_button(look, tr("Withdraw") if finding.holds else tr("Confirm…"), "")
        self.confirm_button.setAccessibleName(f"{self.confirm_button.text()} {asked}")
        self.confirm_button.setVisible(is_by_hand)
        self.confirm_button.setEnabled(witness.may_write)
        self.confirm_button.clicked.connect(self._on_confirm_clicked)
        self.waive_button = quiet_button(look, "", "")
        self.waive_button.clicked.connect(self._toggle)
        self.waive_button.setVisible(not finding.holds)
        self.show_button.setVisible(not finding.holds and not is_by_hand)
        self.reason = QLineEdit(reason or "")
        self.reason.setFont(look.font("body"))
        self.reason.setPlaceholderText(tr("Why may it be set aside?"))
        self.reason.setAccessibleName(tr("Reason for waiving: {criterion}", criterion=asked))
        self.reason.textChanged.connect(self._on_changed)
        self.is_waived = reason is not None and not finding.holds
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addWidget(self._state)
        words.addWidget(self.reason)
        buttons = QWidget()
        buttons.setLayout(button_row(self.confirm_button, self.show_button, self.waive_button))
        buttons.setVisible(not finding.holds or is_by_hand)
        words.addWidget(buttons)
        self._words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9 if finding.holds and not is_by_hand else 5)
        row.setSpacing(10)
        row.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._dress_state()

    @property
    def waiver(self) -> str | None:
        """The reason typed (may still be empty), None while it is not waived."""
        return self.reason.text() if self.is_waived else None

    def _on_confirm_clicked(self) -> None:
        """Take the confirmation back, or ask who gives it."""
        finding = self.finding
        if finding.holds:
            self.withdrawn.emit(finding.criterion.id)
            return
        if self.confirm_form is None:
            one = self._witness
            self.confirm_form = ConfirmForm(self._look, finding.criterion.id, one.actor, one.people, one.today, self)
            self.confirm_form.confirmed.connect(self.confirmed)
            self.confirm_form.left.connect(self._leave_form)
            self._words.addWidget(self.confirm_form)
        self.confirm_form.show()
        self.confirm_button.hide()
        self.confirm_form.who.setFocus(Qt.FocusReason.OtherFocusReason)
        self.confirm_form.who.selectAll()

    def _leave_form(self) -> None:
        if self.confirm_form is not None:
            self.confirm_form.hide()
        self.confirm_button.show()
        self.confirm_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self) -> None:
        """Waive it, or no longer."""
        self.is_waived = not self.is_waived
        self._dress_state()
        if self.is_waived:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.waiver_changed.emit()

    def _on_changed(self) -> None:
        self._dress_state()
        self.waiver_changed.emit()

    def _dress_state(self) -> None:
        """Say how it stands."""
        found, criterion = self.finding, tr(self.finding.criterion.text)
        self.reason.setVisible(self.is_waived)
        self.waive_button.setText(tr("Do not waive") if self.is_waived else tr("Waive…"))
        self.waive_button.setAccessibleName(f"{self.waive_button.text()} {criterion}")
        if found.holds:
            self._mark.show_mark(*_MET)
            words = tr("Met. {reason}", reason=found.reason)
        elif self.is_waived and self.reason.text().strip():
            self._mark.show_mark(*_WAIVED)
            words = tr("Waived. {reason}", reason=found.reason)
        else:
            self._mark.show_mark(*_MISSING)
            words = tr("Missing. {reason}", reason=found.reason)
        self._state.setText(words)
        self.setAccessibleName(f"{criterion}. {words}")


class ConditionsRow(Plate):
    """Conditions of an earlier gate that are still open, with the act that calls them met."""

    met = Signal(object)

    def __init__(self, look: Look, one: OpenConditions, *, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(look, "surface", "b", parent=parent)
        mark = Mark(look)
        mark.show_mark(*_MISSING)
        title = PlainLabel(look, tr("Conditions of the gate of stage {stage} are met", stage=one.stage), wraps=True)
        due = tr("due {date}", date=Date().show(one.due_on)) if one.due_on else tr("no date set")
        words = tr("Missing. {conditions} ({due})", conditions=one.words, due=due)
        state = PlainLabel(look, words, "small", "text_muted", wraps=True)
        self.button = quiet_button(look, tr("They are met"), tr("The conditions are met: {what}", what=one.words))
        self.button.setEnabled(may_write)
        self.button.clicked.connect(lambda: self.met.emit(one.decision_id))
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(title)
        column.addWidget(state)
        column.addLayout(button_row(self.button))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 5)
        row.setSpacing(10)
        row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setAccessibleName(f"{title.text()}. {words}")


class CriteriaList(QScrollArea):
    """All criteria of a gate, what is missing first."""

    waivers_changed = Signal()
    link_wanted = Signal(object)
    conditions_met = Signal(object)
    confirmed = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[CriterionRow] = []
        self.condition_rows: list[ConditionsRow] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Criteria"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_standing(self, standing: Standing, kept: Mapping[str, str], witness: Witness) -> None:
        """Show how the criteria stand; ``kept`` are waivers with their reasons.

        What the programme as a whole must meet stands below, once: its answer is the same for every use case.
        """
        inner = Plate(self._look, "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.condition_rows = [
            ConditionsRow(self._look, one, may_write=witness.may_write) for one in standing.open_conditions
        ]
        ordered = sorted(standing.gate.findings, key=lambda one: (one.is_programme_level, one.holds))
        self.rows = [CriterionRow(self._look, one, kept.get(one.criterion.code), witness) for one in ordered]
        for row in self.condition_rows:
            row.met.connect(self.conditions_met)
            column.addWidget(row)
        is_headed = False
        for one in self.rows:
            one.waiver_changed.connect(self.waivers_changed)
            one.link_wanted.connect(self.link_wanted)
            one.confirmed.connect(self.confirmed)
            one.withdrawn.connect(self.withdrawn)
            if one.finding.is_programme_level and not is_headed:
                is_headed = True
                column.addWidget(self._heading())
            column.addWidget(one)
        if not self.rows and not self.condition_rows:
            words = tr("No criteria are in force at this gate.")
            none = PlainLabel(self._look, words, colour="text_muted")
            none.setContentsMargins(12, 12, 12, 12)
            column.addWidget(none)
        column.addStretch(1)
        put_inside(self, inner)

    def _heading(self) -> QWidget:
        """The line above what the programme as a whole must meet."""
        plate = Plate(self._look, "sunken", "b")
        words = tr("Of the whole programme: the same for every use case")
        label = PlainLabel(self._look, words, "small_strong", "text_muted", wraps=True)
        line = QHBoxLayout(plate)
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(label)
        return plate

    def waivers(self) -> dict[str, str]:
        """Every waiver with its reason, empty ones too."""
        return {row.finding.criterion.code: row.waiver for row in self.rows if row.waiver is not None}


def summary(standing: Standing, waivers: Mapping[str, str]) -> str:
    """How many criteria hold, are waived and are missing."""
    total = len(standing.gate.findings)
    met = sum(one.holds for one in standing.gate.findings)
    missing = len(standing.missing(waivers))
    parts = [tr("{met} of {total} met", met=met, total=total)]
    if total - met - missing:
        parts.append(trn("{count} waived", "{count} waived", total - met - missing))
    if missing:
        parts.append(trn("{count} missing", "{count} missing", missing))
    return "  ·  ".join(parts)
