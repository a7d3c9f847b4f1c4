"""The guided risk classification: all questions on one screen, and what they lead to, live beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.actions.classification import Decision
from axonix_desktop.core.classification import ADVICE, Outcome, Questions, classify, decision_objection
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.governance.questions import QuestionBox
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.records.form import lay_out_now
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.toasts import announce

_WIDE, _HIGH, _SIDE = 1020, 760, 372


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose risk is classified, and what is known before: answers with where they come from, and why it is asked."""

    key: str
    title: str
    tier: str | None
    before: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, str]
    occasion: tuple[str, ...]
    answered_by: str


class ClassifyDialog(QDialog):
    """``decision`` is what was answered and decided, None until it is kept."""

    def __init__(self, look: Look, content: Questions, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._content, self._subject = look, content, subject
        self._answers: dict[str, tuple[str, ...]] = {
            one.code: subject.before.get(one.code, ()) for one in content.questions
        }
        self._has_chosen_tier = False
        self.decision: Decision | None = None
        self.outcome: Outcome = classify(content, self._answers)
        self.boxes: dict[str, QuestionBox] = {}
        self.setWindowTitle(tr("Classify the risk"))
        self.chip = QLabel()
        self.state = PlainLabel(look, role="body", colour="text_muted", wraps=True)
        self.reasons = QVBoxLayout()
        self.tier = QComboBox()
        self.reason = QPlainTextEdit()
        self.by = QLineEdit(subject.answered_by)
        self.objection = PlainLabel(look, role="small", colour="text_muted", wraps=True)
        self.next = QPushButton(tr("Go to the next question"))
        self.keep = QPushButton()
        self.cancel = QPushButton(tr("Cancel"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._questions(), 1)
        middle.addWidget(self._side())
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot())
        self._tell()
        room = parent.window().size() if parent is not None else None
        wide, high = look.px(_WIDE), look.px(_HIGH)
        self.resize(min(wide, room.width() - 48) if room else wide, min(high, room.height() - 32) if room else high)
        self._ask_next(is_first=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.outcome.missing:
            self._bring_into_view(self.boxes[self.outcome.missing[0].code])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_keep()
        elif is_enter and not event.modifiers():
            self._ask_next()
        else:
            super().keyPressEvent(event)

    def _head(self) -> QWidget:
        """Key, title, and why it is asked."""
        look, subject = self._look, self._subject
        plate = Plate(look, "surface", "b")
        column = QVBoxLayout(plate)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(4)
        column.addWidget(PlainLabel(look, f"{subject.key}  {subject.title}", "subtitle", wraps=True))
        words = " ".join(subject.occasion) or tr(
            "Answer in plain words what it does. Nothing is kept until you say so."
        )
        column.addWidget(PlainLabel(look, words, "small", "text_muted", wraps=True))
        return plate

    def _questions(self) -> QScrollArea:
        look = self._look
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 14, 20, 20)
        column.setSpacing(10)
        section = ""
        for question in self._content.questions:
            if question.section != section:
                section = question.section
                title = PlainLabel(look, tr(section), "subtitle")
                title.setContentsMargins(0, 8 if self.boxes else 0, 0, 0)
                column.addWidget(title)
            box = QuestionBox(look, question, self._answers[question.code], self._subject.notes.get(question.code, ""))
            box.changed.connect(lambda codes, code=question.code: self._on_answer(code, codes))
            self.boxes[question.code] = box
            column.addWidget(box)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(tr("Questions"))
        self.area.setWidget(holder)
        return self.area

    def _side(self) -> QWidget:
        """What the answers lead to, and what is decided."""
        look = self._look
        plate = Plate(look, "surface", "l")
        plate.setFixedWidth(look.px(_SIDE))
        column = QVBoxLayout(plate)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(look, tr("What the answers lead to"), "subtitle"))
        column.addWidget(self.chip)
        column.addWidget(self.state)
        column.addWidget(self.next, alignment=Qt.AlignmentFlag.AlignLeading)
        self.reasons.setSpacing(8)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 2, 6, 2)
        rows.addLayout(self.reasons)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(tr("Reasons"))
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        column.addWidget(area, 1)
        for option in RISK_TIER.options:
            self.tier.addItem(tr(option.label), option.code)
        self.tier.activated.connect(self._on_tier)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(look.px(64))
        self.reason.setPlaceholderText(tr("Why you decide otherwise, or anything to remember"))
        self.reason.textChanged.connect(self._tell_decision)
        for words, widget in (
            (tr("&Decided tier"), self.tier),
            (tr("&Reason"), self.reason),
            (tr("Decided &by"), self.by),
        ):
            label = PlainLabel(look, words, "small_strong", "text_muted")
            label.setBuddy(widget)
            widget.setFont(look.font("body"))
            widget.setAccessibleName(words.replace("&", ""))
            column.addWidget(label)
            column.addWidget(widget)
        column.addWidget(self.objection)
        self.next.clicked.connect(self._on_next)
        self.next.setAutoDefault(False)
        return plate

    def _foot(self) -> QWidget:
        plate = Plate(self._look, "surface", "t")
        row = QHBoxLayout(plate)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        row.addWidget(PlainLabel(self._look, tr(ADVICE), "small", "text_muted", wraps=True), 1)
        self.keep.setProperty("kind", "primary")
        for button, act in ((self.cancel, self.reject), (self.keep, self._on_keep)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        return plate

    def _on_answer(self, code: str, codes: tuple[str, ...]) -> None:
        self._answers[code] = codes
        self._tell()

    def _on_tier(self) -> None:
        """A person decides: from now on the answers do not move the tier."""
        self._has_chosen_tier = self.tier.currentData() != self.outcome.tier
        self._tell_decision()

    def _on_next(self) -> None:
        self._ask_next()

    def _ask_next(self, *, is_first: bool = False) -> None:
        """Put the keyboard on the first question without an answer; on the decision when all are answered."""
        if self.outcome.missing:
            box = self.boxes[self.outcome.missing[0].code]
            box.ask()
            self._bring_into_view(box)
        elif is_first:
            self.boxes[self._content.questions[0].code].ask()
        else:
            self.tier.setFocus(Qt.FocusReason.TabFocusReason)

    def _bring_into_view(self, box: QuestionBox) -> None:
        """Scroll so that the whole question is seen; where it is too high for that, from its beginning."""
        lay_out_now()
        bar, gap = self.area.verticalScrollBar(), self._look.px(44)
        top, room = box.y() - gap, self.area.viewport().height()
        if top < bar.value() or box.y() + box.height() > bar.value() + room:
            bar.setValue(max(top, 0))

    def _tell(self) -> None:
        """Show what the answers lead to now."""
        look, before = self._look, self.outcome.tier
        outcome = self.outcome = classify(self._content, self._answers)
        option = RISK_TIER.option(outcome.tier)
        painter = CellPainter(look)
        painter.set_ratio(self.devicePixelRatioF())
        words = tr(RISK_TIER.show(outcome.tier))
        self.chip.setPixmap(painter.chip(words, option.tone if option else "grey", look.px(_SIDE - 40)))
        self.chip.setAccessibleName(words)
        count = len(outcome.missing)
        if count:
            self.state.setText(
                trn(
                    "At least that. {count} question is still open.",
                    "At least that. {count} questions are still open.",
                    count,
                )
            )
        else:
            self.state.setText(tr("All questions are answered."))
        self.next.setVisible(bool(count))
        while self.reasons.count():
            item = self.reasons.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in outcome.reasons:
            self.reasons.addWidget(self._reason_row(one.tier, one.words, " · ".join(one.references)))
        if not self._has_chosen_tier:
            self.tier.setCurrentIndex(self.tier.findData(outcome.tier))
        if outcome.tier != before:
            announce(self, tr("The answers lead to: {tier}", tier=words))
        self._tell_decision()

    def _reason_row(self, tier: str, words: str, references: str) -> QWidget:
        look = self._look
        option = RISK_TIER.option(tier)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        tone = option.tone if option else "grey"
        column.addWidget(PlainLabel(look, tr(RISK_TIER.show(tier)), "small_strong", f"{tone}_fg"))
        column.addWidget(PlainLabel(look, words, "body", wraps=True))
        if references:
            column.addWidget(PlainLabel(look, references, "caption", "text_faint", wraps=True))
        return row

    def _tell_decision(self) -> None:
        tier = str(self.tier.currentData())
        reason = decision_objection(self.outcome, tier, self.reason.toPlainText())
        self.objection.setText(reason or "")
        self.objection.setVisible(bool(reason))
        self.keep.setText(tr("Classify as {tier}", tier=tr(RISK_TIER.show(tier))))
        self.keep.setEnabled(reason is None)
        self.keep.setToolTip(reason or tr("Keep the classification (Ctrl+Enter)"))

    def _on_keep(self) -> None:
        if self.keep.isEnabled():
            self.decision = Decision(
                dict(self._answers), str(self.tier.currentData()), self.reason.toPlainText(), self.by.text()
            )
            self.accept()
