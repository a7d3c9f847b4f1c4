"""What was decided at the gates of a use case, newest first; each decision can be printed on one page."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.move_words import stage_words
from axonix_desktop.core.moving import SKIP_CODE
from axonix_desktop.core.records.choices import GATE_DECISION
from axonix_desktop.core.records.portfolio import GateDecision
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.moves import decisions
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.gates.criteria import Mark, quiet_button
from axonix_desktop.ui.gates.form import DECISION_ICONS
from axonix_desktop.ui.gates.paper import GatePaper
from axonix_desktop.ui.rolling import put_inside
from axonix_desktop.ui.texts import PlainLabel, Plate


class DecisionLine(Plate):
    """One decision: what, at which gate, when, by whom, with conditions and waivers in words."""

    def __init__(self, context: PageContext, one: GateDecision, parent: QWidget | None = None) -> None:
        look = context.look
        super().__init__(look, "surface", "b", parent=parent)
        self.decision = one
        self._context = context
        option = GATE_DECISION.option(one.decision)
        word = tr(option.label) if option else one.decision
        mark = Mark(look)
        mark.show_mark(DECISION_ICONS.get(one.decision, "circle"), f"{option.tone if option else 'grey'}_fg")
        gate = stage_words(one.stage)
        head = tr("{decision} at {stage}", decision=word, stage=gate)
        parts = [Date().show(one.decided_on), one.forum, one.approver]
        facts = "  ·  ".join(part for part in parts if part)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(PlainLabel(look, head, "body_strong", wraps=True))
        column.addWidget(PlainLabel(look, facts, "small", "text_muted", wraps=True))
        further = told(one)
        for words in further:
            column.addWidget(PlainLabel(look, words, "small", "text_muted", wraps=True))
        self.button: QPushButton = quiet_button(look, "", tr("Print: {decision}", decision=head))
        self.button.setIcon(look.icon("printer"))
        self.button.setToolTip(tr("Print this decision or save it as PDF"))
        menu = QMenu(self.button)
        menu.addAction(tr("Save this page as PDF…"), lambda: GatePaper(context, self).save_decision(one.id))
        menu.addAction(tr("Print this page…"), lambda: GatePaper(context, self).print_decision(one.id))
        self.button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 6, 8)
        row.setSpacing(10)
        row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(". ".join([head, facts, *further]))


class GateHistory(QScrollArea):
    """The decisions about one use case; call :meth:`show_case` whenever another one, or another state, is shown."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.lines: list[DecisionLine] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Gate decisions"))

    def show_case(self, use_case_id: int | None) -> None:
        """Show what was decided about the use case; nothing for None."""
        look = self._context.look
        found = decisions(self._context.programme.file, use_case_id) if use_case_id is not None else []
        plate = Plate(look, "surface")
        column = QVBoxLayout(plate)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.lines = [DecisionLine(self._context, one) for one in found]
        for line in self.lines:
            column.addWidget(line)
        if not found:
            none = PlainLabel(look, tr("No gate has been decided yet."), "body", "text_muted", wraps=True)
            none.setContentsMargins(12, 8, 12, 8)
            column.addWidget(none)
        column.addStretch(1)
        put_inside(self, plate)


def told(one: GateDecision) -> list[str]:
    """Conditions, waivers and note of a decision, one sentence each."""
    lines: list[str] = []
    if one.decision == "conditional_go" and one.conditions:
        if one.conditions_met_on:
            lines.append(
                tr("Met {date}: {conditions}", date=Date().show(one.conditions_met_on), conditions=one.conditions)
            )
        else:
            due = Date().show(one.conditions_due_on)
            lines.append(tr("Open, due {date}: {conditions}", date=due, conditions=one.conditions))
    waivers: list[dict[str, str]] = json.loads(one.waivers) if one.waivers else []
    skips = [each for each in waivers if each["code"].startswith(SKIP_CODE)]
    waived = [each for each in waivers if each not in skips]
    if waived:
        what = "; ".join(f"{each['text']} ({each['reason']})" for each in waived)
        lines.append(trn("{count} criterion waived: {what}", "{count} criteria waived: {what}", len(waived), what=what))
    if skips:
        lines.append(
            trn("{count} stage skipped: {why}", "{count} stages skipped: {why}", len(skips), why=skips[0]["reason"])
        )
    if one.notes:
        lines.append(one.notes)
    return lines
