"""How long records of people and the words of the history are kept, and what is past its time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.actions.retention import keep_for, reduce_history, reducible_history, settle
from axonix_desktop.core.retention import HISTORY, RULES, Due, Rule, months_of, span_words
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.retention import all_due, kept_months
from axonix_desktop.store.reduce import Reducible, Reduction, reduction
from axonix_desktop.ui.aside import act_aside
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.privacy.due_card import DueCard
from axonix_desktop.ui.privacy.erasing import clean
from axonix_desktop.ui.privacy.history_card import HistoryCard, preview_words
from axonix_desktop.ui.privacy.rule_lines import RulesCard
from axonix_desktop.ui.privacy.sides import Sides
from axonix_desktop.ui.reading_page import ReadingPage, ReadingWords
from axonix_desktop.ui.texts import PlainLabel

_GAP = 12
_ASKED = {
    "erase": mark(
        "They are erased from records, history and the backups this program made, as on request. Counts stay true. "
        "This cannot be undone."
    ),
    "remove": mark(
        "Undo brings them back: until the history is reduced, what they held is still in it, and in the backups."
    ),
    "empty": mark("Undo brings the names back: until the history is reduced they are still in it, and in the backups."),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page shows: the months chosen, what is due by rule, and what of the history would be reduced."""

    months: Mapping[str, Any]
    due: Mapping[str, list[Due]]
    history: Reducible | None
    reduced: Reduction


class RetentionPage(ReadingPage):
    """The rules at the left, what is due at the right."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = ReadingWords(
            "calendar-clock", tr("Looking for what is due"), tr("What is due cannot be read"), tr("Looking was stopped")
        )
        super().__init__(context, words, self._read, parent)
        look = context.look
        self.standing: Standing | None = None
        self.rules = RulesCard(look, self._choose)
        self.history = HistoryCard(look, self._reduce)
        self.cards: dict[str, DueCard] = {}
        self._nothing = Card(look, tr("Nothing is due"))
        self._nothing_words = PlainLabel(look, "", colour="text_muted", wraps=True)
        self._nothing.column.addWidget(self._nothing_words)
        self._due = QVBoxLayout()
        self._due.setSpacing(_GAP)
        holder = QWidget()
        holder.setLayout(self._due)
        self._due.setContentsMargins(0, 0, 0, 0)
        right = (self._nothing, holder, self.history)
        self._scroll = Sides(look, ((self.rules,), right), (24, 16, 24, 16))
        self.hold(self._scroll)

    def _read(self) -> Standing:
        programme = self.context.programme
        file, today = programme.file, programme.today()
        held = kept_months(file)
        months = months_of(held, HISTORY)
        found = reducible_history(file, months, today) if months is not None else None
        return Standing(held, all_due(file, today), found, reduction(file))

    def fill(self, found: object) -> None:
        if not isinstance(found, Standing):
            return
        self.standing = found
        reason = self.context.programme.read_only_reason
        self.rules.show_rules(found.months, reason)
        self._show_due(found, reason)
        self.history.show_preview(found.history, found.reduced, reason)
        self.show_content(self._scroll)
        self.told.emit()

    def _show_due(self, found: Standing, reason: str | None) -> None:
        for card in self.cards.values():
            self._due.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        for rule in RULES:
            if rows := found.due.get(rule.name):
                card = DueCard(self.context.look, rule, rows, reason, self.context.open_record, self._settle)
                self.cards[rule.name] = card
                self._due.addWidget(card)
        has_rules = any(months_of(found.months, rule.name) is not None for rule in RULES)
        self._nothing.setVisible(not self.cards)
        self._nothing_words.setText(
            tr("All that is kept is within its time.") if has_rules
            else tr("Everything is kept for good. Choose at the left how long each sort is kept.")
        )  # fmt: skip

    def counts(self) -> str:
        number = sum(map(len, self.standing.due.values())) if self.standing is not None else 0
        return trn("{count} record due", "{count} records due", number)

    def take_focus(self) -> None:
        if self.is_showing_pane:
            self.pane.take_focus()
        else:
            next(iter(self.rules.lines.values())).box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, name: str, months: int | None) -> None:
        """Keep a choice; what is due by it is shown at once."""
        self.context.change(partial(keep_for, name=name, months=months), tr("The choice cannot be kept"))

    def _settle(self, rule: Rule, ids: list[int]) -> None:
        """Ask, then let go of the records of a rule that are ticked."""
        context, title = self.context, tr(rule.title)
        asked = tr("{what}: let go of {count}?", what=title, count=f"{len(ids):,}")
        verbs = {"erase": tr("Erase"), "remove": tr("Remove"), "empty": tr("Take the names out")}
        if not ids or not context.messages.ask(asked, f"{tr(rule.does)}.\n\n{tr(_ASKED[rule.act])}", verbs[rule.act]):
            return

        def done() -> None:
            if rule.act == "erase":
                context.toast.say(trn("{count} person was erased.", "{count} people were erased.", len(ids)))
                clean(context, lambda: None)
            else:
                context.toast.say(tr("{what}: {count} let go", what=title, count=f"{len(ids):,}"), tr("Undo"),
                                  partial(context.run, "edit.undo"))  # fmt: skip

        act = partial(settle, name=rule.name, ids=ids, today=context.programme.today())
        act_aside(context, tr("Letting go of what is due"), act, tr("Nothing was let go of"), done)

    def _reduce(self) -> None:
        """Ask, then reduce the history after a backup."""
        context, standing = self.context, self.standing
        months = months_of(standing.months, HISTORY) if standing is not None else None
        if standing is None or months is None:
            return
        text = "\n\n".join(
            (
                preview_words(standing.history),
                tr("Who, when and which field was changed stays; texts, names and removed files go. Figures of the "
                   "past stay true; a past state is shown with the words of today."),
                tr("A backup is made first, which still holds the whole history. Steps that are reduced can no longer "
                   "be taken back, and neither can this."),
            )
        )  # fmt: skip
        title = tr("Reduce the history older than {time}?", time=span_words(months))
        if not context.messages.ask(title, text, tr("Reduce")):
            return
        programme = context.programme
        act = partial(reduce_history, months=months, today=programme.today(), now=programme.now())
        act_aside(context, tr("Reducing the history"), act, tr("The history was not reduced"),
                  lambda: context.toast.say(tr("The history was reduced.")))  # fmt: skip
