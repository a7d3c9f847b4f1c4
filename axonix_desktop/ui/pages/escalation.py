"""Escalation: who decides, and how soon, when people disagree with the AI; by unit, with what is not covered."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from axonix_desktop.core.escalation import COVER_TONES, COVER_WORDS, RULE_TONES, RULE_WORDS
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.records.governance import EscalationRule
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.escalation import CoverRow, Escalation, RuleRow, UnitRules, escalation
from axonix_desktop.ui.assurance.cards_page import CardsPage, NothingYet
from axonix_desktop.ui.assurance.recording import sign_off
from axonix_desktop.ui.assurance.share_bar import ShareBar
from axonix_desktop.ui.assurance.state_line import LineWords, State, StateLine
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.making import new_record
from axonix_desktop.ui.overview.words import stage_words
from axonix_desktop.ui.reading_page import ReadingWords

_KIND = "escalation_rule"
_CARDS: dict[str, tuple[str, str]] = {
    "covered": (mark("Use cases covered"), "use_case"),
    "bare": (mark("Need a rule"), "use_case"),
    "incomplete": (mark("Rules incomplete"), _KIND),
    "unsigned": (mark("Not signed off"), _KIND),
    "untried": (mark("Signed, not tried"), _KIND),
}
_SORT = EscalationRule.fields["rule_kind"].kind
_SHARES = (0.4, 0.2, 0.4)
_MOST_CASES, _MOST_UNITS, _MOST_RULES = 6, 40, 80


class EscalationPage(CardsPage):
    """Figures above; below the rules that hold everywhere, then a card for each unit."""

    kinds = frozenset({"escalation_rule", "use_case", "business_unit"})
    primary = "escalation.new"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = ReadingWords("flag", tr("Reading the escalation rules"), tr("The rules cannot be read"),
                             tr("The rules were not read"))  # fmt: skip
        super().__init__(context, words, self._read, _CARDS, parent)
        self.now = Escalation()
        self.lines: list[StateLine] = []

    def _read(self) -> Escalation:
        return escalation(self.context.programme.file)

    def keeps(self, found: Escalation) -> bool:
        self.now = found
        return bool(found.units)

    def counts(self) -> str:
        if not self.has_read:
            return ""
        count = len(self.now.rules_at())
        return trn("{count} rule", "{count} rules", count) if count else tr("No rule yet")

    def figure_ids(self, name: str) -> frozenset[int]:
        now = self.now
        return {
            "covered": now.cases_at("covered"), "bare": now.cases_at("none", "general"),
            "incomplete": now.rules_at("incomplete"), "unsigned": now.rules_at("unsigned"),
            "untried": now.rules_at("untried"),
        }[name]  # fmt: skip

    def fill_cards(self) -> None:
        now = self.now
        waiting = len(now.cases_at("open"))
        notes = {
            "covered": tr("of {count} that need a rule", count=f"{len(now.cases_at()):,}"),
            "bare": trn("{count} more waits for its rule", "{count} more wait for their rule", waiting) if waiting
            else tr("none, or only the rules for all"),
            "incomplete": tr("who decides, or how soon"),
            "unsigned": tr("complete, not agreed"),
            "untried": tr("to be rehearsed"),
        }  # fmt: skip
        for name, note in notes.items():
            self.show_number(name, f"{len(self.figure_ids(name)):,}", note)
        self.lines = []
        shown, left, room = 0, 0, _MOST_RULES
        for unit in now.units:
            rules = [one for one in unit.rules if self.is_wanted(_searched, one, unit)]
            cases = [one for one in unit.cases if self.is_wanted(_searched_case, one, unit)]
            if not rules and not cases:
                continue
            if shown >= _MOST_UNITS or room <= 0:
                left += len(rules) or 1
                continue
            shown += 1
            self.body.addWidget(self._card(unit, rules, cases, room))
            left, room = left + max(len(rules) - room, 0), room - len(rules)
        self.stops += self.lines
        self.say_rest(left, "assurance/rule_list")

    def _card(self, unit: UnitRules, rules: list[RuleRow], cases: list[CoverRow], most: int) -> QWidget:
        """The rules of a unit (``most`` of them), its use cases without one, and how many are covered."""
        look = self.context.look
        name = tr("Every use case") if unit.is_everywhere else unit.name or tr("No unit named")
        words = tr("rules that hold everywhere") if unit.is_everywhere else tr(
            "{covered} of {count} covered", covered=f"{unit.covered:,}", count=f"{len(unit.cases):,}"
        )  # fmt: skip
        card = Card(look, name, words if unit.is_everywhere or unit.cases else "")
        if unit.cases:
            card.head.addWidget(ShareBar(look, 100 * unit.covered / len(unit.cases), words))
        ready = [one.rule.id for one in rules if one.judged.state == "unsigned"]
        if ready:
            sign = self.button(tr("Sign off…"), partial(self._sign_off, ready), writes=True)
            sign.setAccessibleName(tr("Sign off the rules of {unit}", unit=name))
            card.head.addWidget(sign)
        column = QVBoxLayout()
        column.setSpacing(0)
        bare = [one for one in cases if one.cover.state in ("none", "general")]
        verb = tr("Show") if self.context.is_read_only else tr("Add a rule…")
        for rule in rules[:most]:
            act = partial(self.context.open_record, _KIND, rule.rule.id)
            self._add(column, StateLine(look, _rule_words(rule), act, _SHARES, widest_verb=verb))
        for case in bare[:_MOST_CASES]:
            act = partial(self._begin, case)
            self._add(column, StateLine(look, _case_words(case, verb), act, _SHARES, widest_verb=verb))
        card.column.addLayout(column)
        covered = [one for one in cases if one.cover.state == "covered"]
        foot = QHBoxLayout()
        for is_bare, listed in ((True, bare[_MOST_CASES:]), (False, covered)):
            if listed:
                ids = frozenset(one.use_case_id for one in listed)
                foot.addWidget(self._rest(name, ids, is_bare=is_bare))
        foot.addStretch(1)
        card.column.addLayout(foot)
        return card

    def _add(self, column: QVBoxLayout, line: StateLine) -> None:
        self.lines.append(line)
        column.addWidget(line)

    def _rest(self, unit: str, ids: frozenset[int], *, is_bare: bool) -> QWidget:
        """The use cases of a unit that are not listed one by one."""
        words = (
            trn("{count} more use case needs a rule", "{count} more use cases need a rule", len(ids)) if is_bare
            else trn("{count} use case is covered", "{count} use cases are covered", len(ids))
        )  # fmt: skip
        title = tr("{unit}: {words}", unit=unit, words=words)
        button = self.button(words, partial(self.show_ids, ids, title, "use_case"), "quiet")
        button.setAccessibleName(title)
        return button

    def _begin(self, case: CoverRow) -> None:
        """Add a rule for a use case; where nothing can be written, open it."""
        if self.context.is_read_only:
            self.context.open_record("use_case", case.use_case_id)
        else:
            new_record(self.context, _KIND, {"use_case_id": case.use_case_id})

    def _sign_off(self, ids: list[int]) -> None:
        sign_off(self.context, ids)
        self.refocus()

    def nothing_yet(self) -> NothingYet:
        return NothingYet(
            "flag", tr("Escalation rules will stand here"),
            tr("When people disagree with what the AI proposes: say what sets it off, who has the last word, and within"
               " how long, for one use case or for all."),
            tr("Add an escalation rule…"), partial(new_record, self.context, _KIND),
        )  # fmt: skip


def _rule_words(row: RuleRow) -> LineWords:
    """What sets a rule off, who decides and how soon, and how it stands."""
    rule = row.rule
    sort = tr(_SORT.show(rule.rule_kind))
    about = "  ·  ".join(part for part in (sort, row.case_key, row.case_title) if part)
    limit = tr("no time limit")
    if rule.within_hours is not None:
        hours = rule.within_hours
        limit = trn("within {hours} hour", "within {hours} hours", 1 if hours == 1 else 2, hours=f"{hours:,g}")
    elif rule.rule_kind == "guardrail":
        limit = ""
    signed = tr("signed off {date}", date=Date().show(rule.signed_off_on)) if rule.signed_off_on else ""
    state = row.judged.state
    below = row.judged.reason if state == "incomplete" else signed
    return LineWords(
        ((rule.trigger, about), (rule.decider or tr("Nobody named"), limit)),
        State(tr(RULE_WORDS[state]), RULE_TONES[state], below),
        icon="shield-check" if rule.rule_kind == "guardrail" else "flag",
        tone="red" if state == "incomplete" else "blue",
        tip=row.judged.reason,
    )


def _case_words(row: CoverRow, verb: str) -> LineWords:
    """A use case that needs a rule, and why those there are do not do."""
    state = row.cover.state
    tier = tr("Risk: {tier}", tier=tr(RISK_TIER.show(row.tier)).lower()) if row.tier else tr("No risk tier")
    return LineWords(
        ((f"{row.key}  {row.title}".strip(), stage_words(row.stage)), (tier, "")),
        State(tr(COVER_WORDS[state]), COVER_TONES[state], row.cover.reason),
        icon="circle-alert", tone=COVER_TONES[state], verb=verb, tip=row.cover.reason,
    )  # fmt: skip


def _searched(row: RuleRow, unit: UnitRules) -> list[str | None]:
    """The words a rule is found by."""
    return [unit.name, row.rule.trigger, row.rule.decider, row.case_key, row.case_title]


def _searched_case(row: CoverRow, unit: UnitRules) -> list[str | None]:
    """The words a use case is found by."""
    return [unit.name, row.key, row.title]
