"""The risk tier of a use case with how it was found: the newest look, what has changed since, and those before."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.classification import Classification, answers_of, history, new_looks
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.part import Part, clear
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.texts import PlainLabel, Plate


class RiskCard(Part):
    """A card: tier, when and by whom, the reason, and its history when it is unfolded."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._unfolded_for = 0
        self._shape: tuple[object, ...] = ()
        self.classify = self.button(tr("Classify the risk…"), partial(context.run, "governance.classify"))

    def fill(self, record: ShownRecord) -> None:
        file = self.context.programme.file
        self.record = record
        tier, found, looks = record.values.get("risk_tier"), history(file, record.id), new_looks(file, [record.id])
        is_open = self._unfolded_for == record.id
        shape = (record.id, tier, tuple(found), tuple(looks), is_open, self.may_write, self.look.scheme.name,
                 self.look.scale)  # fmt: skip
        if shape == self._shape:
            return
        self._shape = shape
        had_focus = self.classify.hasFocus()
        self.classify.setParent(None)
        clear(self.body)
        look = self.look
        card = Plate(look, "surface_alt", radius=look.tokens.radius["md"])
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(look, tr("Risk tier"), "body_strong"), 1)
        option = RISK_TIER.option(tier)
        words = tr(option.label) if option else tr("Not set")
        head.addWidget(self.chip(words, option.tone if option else "grey"))
        column.addLayout(head)
        if found:
            column.addWidget(PlainLabel(look, _when(found[0]), "small", "text_muted", wraps=True))
            column.addWidget(PlainLabel(look, found[0].reason, "small", wraps=True, selects=True))
        else:
            words = tr("Nobody has answered the questions yet. They set the tier and which items apply.")
            column.addWidget(PlainLabel(look, words, "small", "text_muted", wraps=True))
        if looks:
            column.addWidget(PlainLabel(look, tr("Look again"), "small_strong", "amber_fg"))
            for reason in looks[0].reasons:
                column.addWidget(PlainLabel(look, reason, "small", "amber_fg", wraps=True, selects=True))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 4, 0, 0)
        self.classify.setEnabled(self.may_write)
        self.classify.setToolTip(self.context.programme.read_only_reason or "")
        foot.addWidget(self.classify)
        foot.addStretch(1)
        if found:
            foot.addWidget(self._switch(record, found))
        column.addLayout(foot)
        if found and is_open:
            column.addWidget(self._story(found))
        self.body.addWidget(card)
        if had_focus:
            self.classify.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch(self, record: ShownRecord, found: list[Classification]) -> QWidget:
        """Unfolds the answers and the looks before, or folds them."""
        is_open = self._unfolded_for == record.id
        words = tr("Hide answers") if is_open else trn("Answers", "Answers, {count} looks", len(found))
        return self.button(words, partial(self._toggle, record), kind="quiet")

    def _toggle(self, record: ShownRecord) -> None:
        self._unfolded_for = 0 if self._unfolded_for == record.id else record.id
        self.fill(record)

    def _story(self, found: list[Classification]) -> QWidget:
        look, holder = self.look, QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        for one in answers_of(self.context.programme.file, found[0].id):
            column.addWidget(PlainLabel(look, tr(one.question), "small", "text_muted", wraps=True))
            answers = "; ".join(tr(part.strip()) for part in one.answer.split(";"))
            column.addWidget(PlainLabel(look, answers, "small", wraps=True, selects=True))
        for one in found[1:]:
            line = QHBoxLayout()
            line.setContentsMargins(0, 8, 0, 0)
            line.addWidget(PlainLabel(look, _when(one), "small", "text_muted", wraps=True), 1)
            option = RISK_TIER.option(one.tier)
            line.addWidget(self.chip(tr(RISK_TIER.show(one.tier)), option.tone if option else "grey"))
            column.addLayout(line)
            column.addWidget(PlainLabel(look, one.reason, "small", wraps=True, selects=True))
        return holder


def _when(one: Classification) -> str:
    """When, by whom and why it was looked at; and what the answers said where it was decided otherwise."""
    parts = [Date().show(one.decided_on), one.decided_by, one.occasion]
    if one.proposed and one.proposed != one.tier:
        parts.append(tr("the answers said “{tier}”", tier=tr(RISK_TIER.show(one.proposed))))
    return " · ".join(part for part in parts if part)
