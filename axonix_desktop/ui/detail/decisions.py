"""The decisions at the gates of a use case, newest first, with what was waived and what the data said that day."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from axonix_desktop.actions.gates import meet_conditions
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.records.choices import GATE_DECISION
from axonix_desktop.core.records.portfolio import GateDecision
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.moves import decisions
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.part import Part
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.gates.paper import GatePaper
from axonix_desktop.ui.texts import PlainLabel, Plate


class Decisions(Part):
    """A card for each decision."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._unfolded: set[int] = set()
        self._criteria: dict[int, QWidget] = {}

    def show_use_case(self, record: ShownRecord) -> None:
        """Show the decisions of a use case."""
        self.record = record
        self._criteria = {}
        self.empty_out()
        found = decisions(self.context.programme.file, record.id)
        self.body.addWidget(self.heading(tr("Gate decisions"), str(len(found)) if found else ""))
        if not found:
            self.body.addWidget(
                self.nothing(tr("No gate has been decided yet. Move to the next stage, and the decision stands here."))
            )
        for one in found:
            self.body.addWidget(self._card(one))

    def _card(self, one: GateDecision) -> QWidget:
        look = self.look
        card = Plate(look, "surface_alt", radius=look.tokens.radius["md"])
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        option = GATE_DECISION.option(one.decision)
        head = QHBoxLayout()
        gate = tr("Gate {number} · {name}", number=one.stage, name=tr(STAGES[one.stage].short))
        head.addWidget(PlainLabel(look, gate, "body_strong", wraps=True), 1)
        if option is not None:
            head.addWidget(self.chip(tr(option.label), option.tone))
        column.addLayout(head)
        parts = [Date().show(one.decided_on), one.forum or "", one.approver or ""]
        column.addWidget(
            PlainLabel(
                look, " · ".join(part for part in parts if part), "small", "text_muted", wraps=True, selects=True
            )
        )
        if one.conditions:
            self._add_conditions(column, one)
        for waiver in _listed(one.waivers):
            words = tr("Waived: {what} – {why}", what=waiver.get("text", ""), why=waiver.get("reason", ""))
            column.addWidget(PlainLabel(look, words, "small", wraps=True, selects=True))
        if one.notes:
            column.addWidget(PlainLabel(look, one.notes, "small", wraps=True, selects=True))
        foot = QHBoxLayout()
        foot.setSpacing(4)
        self._add_criteria(foot, one)
        foot.addStretch(1)
        foot.addWidget(self._printing(one))
        column.addLayout(foot)
        if (rows := self._criteria.get(one.id)) is not None:
            column.addWidget(rows)
        return card

    def _printing(self, one: GateDecision) -> QPushButton:
        """The way onto one page."""
        button = self.button("", lambda: None, "quiet")
        button.setIcon(self.look.icon("printer"))
        button.setToolTip(tr("Print this decision or save it as PDF"))
        button.setAccessibleName(button.toolTip())
        menu = QMenu(button)
        paper = GatePaper(self.context, self)
        menu.addAction(tr("Save this page as PDF…"), lambda: paper.save_decision(one.id))
        menu.addAction(tr("Print this page…"), lambda: paper.print_decision(one.id))
        button.setMenu(menu)
        return button

    def _add_conditions(self, column: QVBoxLayout, one: GateDecision) -> None:
        """What a conditional go asks for, whether it was met, and the button that says so."""
        look = self.look
        column.addWidget(PlainLabel(look, one.conditions or "", wraps=True, selects=True))
        today = self.context.programme.today()
        if one.conditions_met_on:
            words, role = tr("Met on {date}", date=Date().show(one.conditions_met_on)), "green_fg"
        elif one.conditions_due_on:
            is_late = one.conditions_due_on < today
            day = Date().show(one.conditions_due_on)
            words = tr("Overdue since {date}", date=day) if is_late else tr("Due {date}", date=day)
            role = "red_fg" if is_late else "text_muted"
        else:
            words, role = tr("Not met yet"), "text_muted"
        row = QHBoxLayout()
        row.addWidget(PlainLabel(look, words, "small_strong", role), 1)
        if not one.conditions_met_on and self.may_write:
            row.addWidget(self.button(tr("Mark as met"), partial(self._meet, one.id), "quiet"))
        column.addLayout(row)

    def _add_criteria(self, foot: QHBoxLayout, one: GateDecision) -> None:
        """The criteria as they stood, folded away."""
        held = _object(one.snapshot).get("criteria", [])
        criteria = [item for item in held if isinstance(item, dict)] if isinstance(held, list) else []
        if not criteria:
            return
        passed = sum(bool(item.get("holds")) for item in criteria)
        words = tr("{passed} of {count} criteria held", passed=passed, count=len(criteria))
        rows = QWidget()
        inner = QVBoxLayout(rows)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        for item in criteria:
            inner.addWidget(self._criterion(item))
        button = self.button(words, lambda: None, "quiet")
        button.setCheckable(True)
        button.setIcon(self.look.icon("chevron-down"))
        button.toggled.connect(partial(self._fold, one.id, rows))
        rows.setVisible(one.id in self._unfolded)
        button.setChecked(one.id in self._unfolded)
        foot.addWidget(button)
        self._criteria[one.id] = rows

    def _criterion(self, item: dict[str, Any]) -> QWidget:
        look, holds = self.look, bool(item.get("holds"))
        icon, role = ("circle-check", "green_fg") if holds else ("circle-x", "red_fg")
        if item.get("waived"):
            icon, role = "circle-minus", "amber_fg"
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        mark = QLabel()
        mark.setPixmap(look.pixmap(icon, role, look.px(14), self.devicePixelRatioF()))
        state = tr("waived") if item.get("waived") else tr("held") if holds else tr("did not hold")
        mark.setAccessibleName(state)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        text = f"{item.get('text', '')}: {item.get('reason', '')}"
        row.addWidget(PlainLabel(look, text, "small", "text_muted", wraps=True, selects=True), 1)
        return holder

    def _fold(self, decision: int, rows: QWidget, is_open: bool) -> None:
        rows.setVisible(is_open)
        (self._unfolded.add if is_open else self._unfolded.discard)(decision)

    def _meet(self, decision: int) -> None:
        today = self.context.programme.today()
        self.context.change(
            partial(meet_conditions, decision_id=decision, on=today, today=today), tr("That cannot be recorded")
        )


def _object(text: str | None) -> dict[str, Any]:
    """An object held as JSON text; empty for anything else."""
    try:
        held = json.loads(text) if text else {}
    except ValueError:
        return {}
    return held if isinstance(held, dict) else {}


def _listed(text: str | None) -> list[dict[str, Any]]:
    """The objects of a JSON list; empty for anything else."""
    try:
        held = json.loads(text) if text else []
    except ValueError:
        return []
    return [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []
