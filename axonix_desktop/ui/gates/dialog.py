"""The gate dialog: what the data says of every criterion, what is decided, and what that will do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.actions.gate_criteria import confirm_criterion, withdraw_confirmation
from axonix_desktop.actions.gates import decide_gate, meet_conditions
from axonix_desktop.core.gates import Finding
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.move_words import button_words, result_words
from axonix_desktop.core.moving import Decision, Standing, objections_to, outcome
from axonix_desktop.core.records.choices import STATUS
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.gate_criteria import confirmation_of, confirmed_by_used
from axonix_desktop.store.queries.moves import standings, words_used
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.gates.confirming import Said
from axonix_desktop.ui.gates.criteria import CriteriaList, Mark, Witness, quiet_button, summary
from axonix_desktop.ui.gates.form import DecisionForm
from axonix_desktop.ui.gates.history import GateHistory
from axonix_desktop.ui.gates.links import follow
from axonix_desktop.ui.gates.paper import GatePaper
from axonix_desktop.ui.gates.parts import StageWay
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.toasts import announce


@dataclass(frozen=True, slots=True)
class Draft:
    """What had been typed when a link was followed; the dialog takes it up again."""

    decision: Decision
    target: int


class GateDialog(QDialog):
    """Decides about one use case. Following a link closes it and keeps what was typed in :attr:`draft`."""

    def __init__(
        self, context: PageContext, standing: Standing, code: str, target: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent or context.window)
        look = self._look = context.look
        self._context, self.standing, self._target = context, standing, target
        self._today: date = context.programme.today()
        self.draft: Draft | None = None
        self.decided: Decision | None = None
        self._is_ready = False
        self._wished = ""
        self.setWindowTitle(tr("Gate of stage {stage}", stage=standing.stage))
        self.way = StageWay(look)
        self.count = PlainLabel(look, role="small", colour="text_muted")
        self.criteria = CriteriaList(look)
        self.form = DecisionForm(look, standing, self._today, words_used(context.programme.file))
        self.history = GateHistory(context)
        self.edit_button = quiet_button(look, tr("Gate criteria…"), tr("Gate criteria…"))
        self.edit_button.setToolTip(tr("Change what this and the other gates ask"))
        people = confirmed_by_used(context.programme.file)
        self._witness = Witness(context.programme.actor, people, self._today, not context.is_read_only)
        self._result_mark = Mark(look)
        self.outcome_label = PlainLabel(look, role="body", wraps=True)
        self.button = QPushButton()
        self.cancel = QPushButton(tr("Cancel"))
        self.print_button = QPushButton(tr("Print…"))
        room = context.window.size()
        self._wide = min(look.px(980), room.width() - 64)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(self._body(), 1)
        layout.addWidget(self._foot())
        self.criteria.waivers_changed.connect(self._tell)
        self.criteria.link_wanted.connect(self._follow)
        self.criteria.conditions_met.connect(self._call_met)
        self.criteria.confirmed.connect(self._confirm)
        self.criteria.withdrawn.connect(self._withdraw)
        self.edit_button.clicked.connect(self._edit_criteria)
        self.form.changed.connect(self._tell)
        self.form.group.buttonClicked.connect(self._forget_wish)
        self.criteria.show_standing(standing, standing.waivers, self._witness)
        self.history.show_case(standing.id)
        self.form.begin(standing, code, target)
        self._is_ready = True
        self._tell()
        self._take_possible(code)
        self.resize(self._wide, min(look.px(744), room.height() - 48))
        self.form.cards[self.form.code].setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> QWidget:
        """Key and title, the way, and since when it stands there."""
        look, standing = self._look, self.standing
        plate = Plate(look, "surface", "b")
        column = QVBoxLayout(plate)
        column.setContentsMargins(24, 16, 24, 14)
        column.setSpacing(8)
        title = PlainLabel(look, f"{standing.key}  {standing.title}", "subtitle", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.way)
        row.addStretch(1)
        words = [tr(STATUS.show(standing.status))]
        if standing.entered_on is not None:
            days = (self._today - standing.entered_on).days
            day = Date().show(standing.entered_on)
            words.append(tr("at this stage since {date} ({days} d)", date=day, days=f"{days:,}"))
        row.addWidget(PlainLabel(look, "  ·  ".join(words), "small", "text_muted"))
        column.addWidget(title)
        column.addLayout(row)
        return plate

    def _body(self) -> QWidget:
        """The criteria and what was decided before at the left, the decision at the right."""
        look = self._look
        left = QVBoxLayout()
        left.setSpacing(8)
        head = QHBoxLayout()
        stage = STAGES[self.standing.stage]
        words = tr("Criteria to leave stage {number} {name}", number=stage.number, name=tr(stage.short))
        head.addWidget(PlainLabel(look, words, "body_strong", wraps=True), 1)
        head.addWidget(self.count)
        head.addWidget(self.edit_button)
        left.addLayout(head)
        card = Plate(look, "surface", radius=10)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.addWidget(self.criteria)
        left.addWidget(card, 3)
        left.addSpacing(6)
        left.addWidget(PlainLabel(look, tr("Decided so far"), "body_strong"))
        before = Plate(look, "surface", radius=10)
        within = QVBoxLayout(before)
        within.setContentsMargins(1, 6, 1, 6)
        within.addWidget(self.history)
        left.addWidget(before, 1)
        right = QScrollArea()
        right.setFrameShape(QFrame.Shape.NoFrame)
        right.setWidgetResizable(True)
        right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.setFixedWidth(min(look.px(372), self._wide * 2 // 5))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(2, 0, 10, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(look, tr("Decision"), "body_strong"))
        column.addWidget(self.form, 1)
        right.setWidget(holder)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 16, 12, 12)
        row.setSpacing(20)
        row.addLayout(left, 1)
        row.addWidget(right)
        return body

    def _foot(self) -> QWidget:
        """What the decision will do, and the buttons."""
        look = self._look
        plate = Plate(look, "surface", "t")
        row = QHBoxLayout(plate)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        self.button.setProperty("kind", "primary")
        self.button.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.print_button.setAutoDefault(False)
        for button in (self.button, self.cancel, self.print_button):
            button.setFont(look.font("body_strong"))
        menu = QMenu(self.print_button)
        menu.addAction(tr("Save this page as PDF…"), self._save_page)
        menu.addAction(tr("Print this page…"), self._print_page)
        self.print_button.setMenu(menu)
        self.button.clicked.connect(self._decide)
        self.cancel.clicked.connect(self.reject)
        row.addWidget(self._result_mark, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.outcome_label, 1)
        for button in (self.print_button, self.cancel, self.button):
            row.addWidget(button)
        return plate

    def decision(self) -> Decision:
        """What stands in the dialog."""
        return self.form.decision(self.criteria.waivers())

    def _take_possible(self, code: str) -> None:
        """Choose to hold where the wished decision cannot be taken; the wish is kept until a person chooses."""
        if not self.form.cards[code].isEnabled() and self.form.cards["hold"].isEnabled():
            self._wished = code
            self.form.cards["hold"].setChecked(True)

    def _take_wished(self) -> None:
        """The decision wished for, as soon as nothing stands against it any more."""
        wished = self._wished
        if wished and self.form.cards[wished].isEnabled():
            self._wished = ""
            self.form.cards[wished].setChecked(True)

    def _forget_wish(self) -> None:
        self._wished = ""

    def _tell(self) -> None:
        """Bring choice, result and button in line with what stands here."""
        if not self._is_ready:
            return
        waivers = self.criteria.waivers()
        self.form.show_possible(waivers)
        self._take_wished()
        decision = self.decision()
        found = objections_to(self.standing, decision, self._today)
        self.count.setText(summary(self.standing, waivers))
        self.form.mark({one.about for one in found} if self._is_touched() else set())
        after = outcome(self.standing, decision)
        is_over = after.status in ("completed", "retired")
        self.way.show_way(self.standing.stage, after.stage, tr(STATUS.show(after.status)) if is_over else "")
        reason = self._context.programme.read_only_reason
        words = reason or (found[0].words if found else result_words(self.standing, decision))
        before = self.outcome_label.text()
        self.outcome_label.setText(words)
        if words != before:
            announce(self, words)
        icon = ("triangle-alert", "amber_fg") if found or reason else ("arrow-right", "text_muted")
        self._result_mark.show_mark(*icon)
        self.button.setText(button_words(decision, self.standing.stage))
        self.button.setEnabled(not found and not reason)
        self.button.setToolTip(words if found or reason else "")

    def _is_touched(self) -> bool:
        """Whether a field that can lack something has the keyboard, or was left."""
        return self.form.note.document().isModified() or self.form.conditions.document().isModified()

    def _decide(self) -> None:
        """Record the decision and close; a refusal is told and the dialog stays."""
        decision = self.decision()
        act = partial(decide_gate, use_case_id=self.standing.id, decision=decision, today=self._today)
        if self._context.change(act, tr("The decision cannot be recorded")):
            self.decided = decision
            self.accept()

    def _call_met(self, decision_id: int) -> None:
        """Call the conditions of an earlier gate met today, and look at everything anew."""
        act = partial(meet_conditions, decision_id=decision_id, on=self._today, today=self._today)
        if self._context.change(act, tr("The conditions cannot be called met")):
            self.look_again()

    def look_again(self) -> None:
        """Evaluate the gate anew, keeping what was typed."""
        fresh = standings(self._context.programme.file, [self.standing.id], self._today).get(self.standing.id)
        if fresh is None:
            self.reject()
            return
        kept = {**fresh.waivers, **self.criteria.waivers()}
        self.standing = self.form.standing = fresh
        self.criteria.show_standing(fresh, kept, self._witness)
        self.history.show_case(fresh.id)
        self._tell()

    def take_up(self, draft: Draft) -> None:
        """Put back what had been typed before a link was followed."""
        form, decision = self.form, draft.decision
        self.criteria.show_standing(self.standing, {**self.standing.waivers, **decision.waivers}, self._witness)
        form.conditions.setPlainText(decision.conditions)
        form.note.setPlainText(decision.note)
        form.forum.setText(decision.forum)
        form.approver.setText(decision.approver)
        form.skip.setText(decision.skip_reason)
        if form.cards[decision.decision].isEnabled():
            form.cards[decision.decision].setChecked(True)
        self._tell()

    def _confirm(self, said: Said) -> None:
        """Record a person's word for a criterion, and look at everything anew."""
        act = partial(
            confirm_criterion, use_case_id=self.standing.id, criterion_id=said.criterion_id, by=said.by,
            valid_until=said.valid_until, note=said.note, today=self._today,
        )  # fmt: skip
        if self._context.change(act, tr("The criterion cannot be confirmed")):
            self.look_again()
            announce(self, tr("Confirmed"))

    def _withdraw(self, criterion_id: int) -> None:
        """Take a person's word back."""
        number = confirmation_of(self._context.programme.file, self.standing.id, criterion_id)
        if number is None:
            self.look_again()
            return
        act = partial(withdraw_confirmation, number=number)
        if self._context.change(act, tr("The confirmation cannot be taken back")):
            self.look_again()

    def _edit_criteria(self) -> None:
        """Change what the gates ask; afterwards everything is looked at anew."""
        from axonix_desktop.ui.gates.editor import CriteriaEditor

        editor = CriteriaEditor(self._context, self.standing.stage, parent=self)
        editor.exec()
        editor.deleteLater()
        self.look_again()

    def _follow(self, finding: Finding) -> None:
        """Close, keep what was typed, and show what the criterion asks for."""
        self.draft = Draft(self.decision(), self._target)
        self.reject()
        follow(self._context, finding, self.standing)

    def _save_page(self) -> None:
        """Save the page of this decision as a PDF."""
        self._paper().save(self.standing.id, self.decision())

    def _print_page(self) -> None:
        """Print the page of this decision."""
        self._paper().print(self.standing.id, self.decision())

    def _paper(self) -> GatePaper:
        return GatePaper(self._context, self)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.draft = None
        super().closeEvent(event)
