"""The editor of the gate criteria: stages, the criteria of each, and the form of one with who would pass today."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.actions.gate_criteria import (
    add_criterion,
    change_criterion,
    remove_criterion,
    reset_criterion,
    switch_criterion,
    update_criteria,
)
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.gate_editing import CriterionDraft
from axonix_desktop.core.gate_rules.facts import Criterion
from axonix_desktop.core.records.portfolio import GateCriterion
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.gate_criteria import (
    Preview,
    all_criteria,
    new_shipped,
    parameter_choices,
    previews,
    shipped,
)
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.gates.editor_form import CriterionForm
from axonix_desktop.ui.gates.editor_list import Lines, criterion_lines, stage_lines
from axonix_desktop.ui.gates.editor_past import CriterionPast
from axonix_desktop.ui.programme import Act
from axonix_desktop.ui.texts import PlainLabel, Plate
from axonix_desktop.ui.toasts import announce

_NEW = -1
_WAIT_MS = 200


class CriteriaEditor(QDialog):
    """Each change is kept on its own and can be undone; decisions keep what they saw."""

    def __init__(self, context: PageContext, stage: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent or context.window)
        look = self._look = context.look
        self._context, self._file = context, context.programme.file
        self._today = context.programme.today()
        self._criteria: list[GateCriterion] = []
        self._previews: list[Preview] = []
        self._draft_preview: Preview | None = None
        self._chosen: int | None = None
        self.shows_rows = False
        self.stage = max(stage, 1)
        self.setWindowTitle(tr("Gate criteria"))
        self.stages, self.list = Lines(look, tr("Stages")), Lines(look, tr("Criteria of this stage"))
        room = context.window.size()
        self._wide = min(look.px(1120), room.width() - 48)
        self._form_wide = min(look.px(400), self._wide * 9 // 25)
        is_narrow = self._form_wide < look.px(340)
        self.form = CriterionForm(look, partial(parameter_choices, self._file), is_narrow=is_narrow)
        self.past = CriterionPast(context)
        self.heading = PlainLabel(look, role="body_strong", wraps=True)
        self.objection = PlainLabel(look, role="small", colour="text_muted", wraps=True)
        self.add_button = self._button(tr("&Add a criterion"))
        self.update_button = self._button(tr("&Update the gate criteria"))
        self.save_button = self._button(tr("&Save"), "primary")
        self.discard_button = self._button(tr("&Discard"))
        self.reset_button = self._button(tr("R&eset to shipped"))
        self.remove_button = self._button(tr("Re&move"))
        self.close_button = self._button(tr("Close"))
        self.save_button.setDefault(True)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._lay_out()
        self._connect()
        self.stages.show_lines(stage_lines(all_criteria(self._file)), self.stage)
        self._show_stage()
        self.resize(self._wide, min(look.px(700), room.height() - 48))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, words: str, kind: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setFont(self._look.font("body_strong"))
        button.setAutoDefault(False)
        if kind:
            button.setProperty("kind", kind)
        return button

    def _lay_out(self) -> None:
        look = self._look
        head = Plate(look, "surface", "b")
        top = QVBoxLayout(head)
        top.setContentsMargins(24, 14, 24, 12)
        top.setSpacing(2)
        top.addWidget(PlainLabel(look, tr("Gate criteria"), "subtitle"))
        words = tr("What must hold before a use case leaves a stage. A change counts from now on; decisions keep what"
                   " they saw.")  # fmt: skip
        top.addWidget(PlainLabel(look, words, "small", "text_muted", wraps=True))
        self.stages.setFixedWidth(min(look.px(208), self._wide // 5))
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self._card(self.list), 1)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.add_button)
        below.addWidget(self.update_button)
        below.addStretch(1)
        middle.addLayout(below)
        body = QHBoxLayout()
        body.setContentsMargins(16, 14, 16, 14)
        body.setSpacing(14)
        body.addWidget(self._card(self.stages))
        body.addLayout(middle, 1)
        body.addWidget(self._right())
        foot = Plate(look, "surface", "t")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(8)
        row.addWidget(self.objection, 1)
        for button in (self.remove_button, self.reset_button, self.discard_button, self.save_button, self.close_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addLayout(body, 1)
        layout.addWidget(foot)

    def _card(self, inner: QWidget) -> Plate:
        card = Plate(self._look, "surface", radius=10)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 6, 2, 6)
        inside.addWidget(inner)
        return card

    def _right(self) -> QWidget:
        """The form with the history of the criterion below it."""
        look = self._look
        holder = Plate(look, "surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.form)
        column.addWidget(self.past)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(tr("Criterion"))
        area.setWidget(holder)
        card = self._card(area)
        card.setFixedWidth(self._form_wide)
        return card

    def _connect(self) -> None:
        self.stages.currentRowChanged.connect(self._on_stage)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.list.ticked.connect(self._switch)
        self.form.changed.connect(self._on_changed)
        self.form.show_button.clicked.connect(self._show_rows)
        self._wait.timeout.connect(self._look_at_draft)
        self.add_button.clicked.connect(self._begin_new)
        self.update_button.clicked.connect(self._update)
        self.save_button.clicked.connect(self._save)
        self.discard_button.clicked.connect(self._discard)
        self.reset_button.clicked.connect(self._reset)
        self.remove_button.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.close)

    @property
    def current(self) -> GateCriterion | None:
        """The criterion in the form; None for a new one."""
        return next((one for one in self._criteria if one.id == self._chosen), None)

    def _show_stage(self, chosen: int | None = None) -> None:
        """Read the criteria of the stage anew and show one of them."""
        everything = all_criteria(self._file)
        self._criteria = [one for one in everything if one.stage == self.stage]
        asked = [_criterion(one) for one in self._criteria]
        self._previews = previews(self._file, asked, self.stage, self._today)
        self.stages.show_lines(stage_lines(everything), self.stage)
        self.list.show_lines(criterion_lines(self._criteria, self._previews), chosen or self._chosen)
        line = self.list.line()
        self._chosen = line.number if line is not None else None
        missing = len(new_shipped(self._file))
        self.update_button.setVisible(bool(missing))
        self.update_button.setToolTip(
            trn("Adds {count} new criterion, switched off; your own stay as they are",
                "Adds {count} new criteria, switched off; your own stay as they are", missing)
        )  # fmt: skip
        self._show_current()

    def _show_current(self) -> None:
        one = self.current
        self.form.setEnabled(not self._context.is_read_only)
        if one is None:
            self._begin_new()
            return
        self.form.show_criterion(one)
        self.past.show_criterion(one)
        version = tr("version {number}", number=one.version)
        origin = tr("shipped") if one.code in shipped() else tr("your own")
        self.heading.setText(tr("{code}, {origin}, {version}", code=one.code, origin=origin, version=version))
        self._on_changed()

    def _on_stage(self, _row: int) -> None:
        line = self.stages.line()
        if line is None or line.number == self.stage:
            return
        if not self._may_leave():
            self.stages.show_lines(stage_lines(all_criteria(self._file)), self.stage)
            return
        self.stage, self._chosen = line.number, None
        self._show_stage()

    def _on_chosen(self, _row: int) -> None:
        line = self.list.line()
        if line is None or line.number == self._chosen:
            return
        if not self._may_leave():
            self.list.show_lines(criterion_lines(self._criteria, self._previews), self._chosen)
            return
        self._chosen = line.number
        self._show_current()

    def _may_leave(self) -> bool:
        """Whether what was typed may be left behind; asks where something was."""
        if not self.form.is_changed or self._context.is_read_only:
            return True
        words = tr("What you changed in this criterion is not saved.")
        return self._context.messages.ask(tr("Discard the changes?"), words, tr("Discard"))

    def _begin_new(self) -> None:
        if self.form.is_changed and self._chosen != _NEW and not self._may_leave():
            return
        self._chosen = _NEW
        name = tr(STAGES[self.stage].short)
        self.heading.setText(tr("New criterion of stage {number} {name}", number=self.stage, name=name))
        self.list.leave()
        self.past.show_criterion(None)
        self.form.begin_new(self.stage)
        self._on_changed()
        if self.isVisible():
            self.form.rule.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        """Bring the buttons in line with what stands in the form, and look soon at who would pass."""
        is_new, one = self._chosen == _NEW, self.current
        reasons = self.form.objections()
        is_changed = is_new or self.form.is_changed
        reason = self._context.programme.read_only_reason
        self.objection.setText(reason or (reasons[0] if reasons and is_changed else ""))
        self.save_button.setEnabled(is_changed and not reasons and not reason)
        self.discard_button.setEnabled(is_changed and (not is_new or bool(self._criteria)))
        is_shipped = one is not None and one.code in shipped()
        self.reset_button.setVisible(is_shipped)
        self.reset_button.setEnabled(is_shipped and not reason and self._differs(one))
        self.remove_button.setVisible(one is not None and not is_shipped)
        self.remove_button.setEnabled(not reason)
        self.add_button.setEnabled(not reason)
        self.update_button.setEnabled(not reason)
        self._wait.start()

    def _differs(self, one: GateCriterion | None) -> bool:
        """Whether a shipped criterion is not as it was shipped."""
        original = shipped().get(one.code) if one else None
        if one is None or original is None:
            return False
        kept = (one.text, one.rule, one.threshold, one.parameter, one.is_active)
        return kept != (original.text, original.rule, original.threshold, original.parameter, original.is_active)

    def _look_at_draft(self) -> None:
        """Who would pass if the draft were in force; once the editor is closed nobody asks."""
        if not self.isVisible():
            return
        draft = self.form.draft
        if self.form.objections():
            self._draft_preview = None
            self.form.show_seen(
                tr("Fill in what is asked to see who would pass."), "circle", "text_muted", may_show=False
            )
            return
        found = previews(self._file, [draft.criterion(max(self._chosen or 0, 0))], self.stage, self._today)[0]
        self._draft_preview = found
        if not found.total:
            words = tr("No use case stands at this stage now.")
            self.form.show_seen(words, "circle", "text_muted", may_show=False)
            return
        words = trn(
            "{part} of {count} use case at this stage meets it today.",
            "{part} of {count} use cases at this stage meet it today.",
            found.total,
            part=found.passing,
        )
        if found.failing:
            words = tr("{told} For example: {reason}", told=words, reason=found.example)
        icon, tone = ("circle-check", "green_fg") if not found.failing else ("circle-x", "red_fg")
        if found.passing and found.failing:
            icon, tone = "triangle-alert", "amber_fg"
        self.form.show_seen(words, icon, tone, may_show=bool(found.failing))

    def _show_rows(self) -> None:
        """Close and show the use cases that do not meet the draft."""
        found = self._draft_preview
        if found is None or not self._may_leave():
            return
        title = tr("Do not meet: {criterion}", criterion=self.form.draft.text)
        self.shows_rows = True
        self.reject()
        self._context.show_rows((Condition("id", "any_of", found.failing, title),), title)

    def _do(self, act: Act, failure: str, said: str, chosen: int | None = None) -> bool:
        """Do an act, show what became of it and say so."""
        if not self._context.change(act, failure):
            return False
        self._show_stage(chosen)
        announce(self, said)
        return True

    def _save(self) -> None:
        draft, failure = self.form.draft, tr("The criterion cannot be saved")
        one = self.current
        if one is not None:
            self._do(partial(change_criterion, number=one.id, draft=_kept_words(draft, one)), failure, tr("Saved"))
            return
        before = {each.id for each in all_criteria(self._file)}
        if self._do(partial(add_criterion, draft=draft), failure, tr("Added")):
            added = next((each.id for each in self._criteria if each.id not in before), None)
            self._show_stage(added)

    def _discard(self) -> None:
        if self._chosen == _NEW:
            self._chosen = None
            self._show_stage()
        else:
            self._show_current()

    def _switch(self, number: int, is_on: bool) -> None:
        """Switch a criterion on or off."""
        if self._context.is_read_only or (self.form.is_changed and not self._may_leave()):
            return
        self._chosen = number
        said = tr("Switched on") if is_on else tr("Switched off")
        act = partial(switch_criterion, number=number, is_active=is_on)
        self._do(act, tr("The criterion cannot be switched"), said, number)

    def _reset(self) -> None:
        one = self.current
        if one is not None:
            self._do(partial(reset_criterion, number=one.id), tr("The criterion cannot be reset"), tr("Reset"))

    def _remove(self) -> None:
        one = self.current
        if one is not None:
            self._chosen = None
            self._do(partial(remove_criterion, number=one.id), tr("The criterion cannot be removed"), tr("Removed"))

    def _update(self) -> None:
        if self._may_leave():
            self._do(update_criteria, tr("The criteria cannot be updated"), tr("The gate criteria are up to date"))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_leave():
            super().closeEvent(event)
        else:
            event.ignore()

    def reject(self) -> None:
        if self.shows_rows or self._may_leave():
            super().reject()


def _criterion(one: GateCriterion) -> Criterion:
    """A criterion as it is judged."""
    return Criterion(one.code, one.stage, one.text, one.rule, one.threshold, one.parameter, one.id, one.version)


def _kept_words(draft: CriterionDraft, one: GateCriterion) -> CriterionDraft:
    """The draft with the words as they are kept, where a person only sees them in another language."""
    return replace(draft, text=one.text) if draft.text == tr(one.text) else draft
