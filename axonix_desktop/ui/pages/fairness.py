"""Fairness: each use case with its tests against their thresholds, and what was never tested."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from axonix_desktop.core.fairness import STATE_TONES, STATE_WORDS
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.fairness import CaseTests, FairnessFigures, TestRow, fairness_figures, tests_by_case
from axonix_desktop.ui.assurance.cards_page import CardsPage, NothingYet
from axonix_desktop.ui.assurance.fairness_bars import TestLine
from axonix_desktop.ui.assurance.recording import record, settle
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.reading_page import ReadingWords
from axonix_desktop.ui.texts import PlainLabel, Plate

_CARDS: dict[str, tuple[str, str]] = {
    "failing": (mark("Tests failing"), "fairness_test"),
    "out_of_date": (mark("Tests out of date"), "fairness_test"),
    "passed": (mark("Tests passed"), "fairness_test"),
    "untested": (mark("High risk, not tested"), "use_case"),
}
_MOST_CARDS = 60
_AGAIN = ("metric", "group_tested", "comparison", "threshold")


class FairnessPage(CardsPage):
    """Figures above; below a card for each use case that was tested, those with something to do first."""

    kinds = frozenset({"fairness_test", "use_case"})
    primary = "fairness.record"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = ReadingWords("scale", tr("Reading the fairness tests"), tr("The tests cannot be read"),
                             tr("The tests were not read"))  # fmt: skip
        super().__init__(context, words, self._read, _CARDS, parent)
        look = context.look
        self.cases: list[CaseTests] = []
        self.now = FairnessFigures()
        self.lines: list[TestLine] = []
        self.odds = Plate(look, "amber_bg", radius=look.tokens.radius["md"])
        self._odds_words = PlainLabel(look, "", "body", "amber_fg", wraps=True)
        self._settle = self.button(
            tr("Read results from the numbers"), lambda: settle(context, sorted(self.now.at_odds)), writes=True
        )
        odds = QHBoxLayout(self.odds)
        odds.setContentsMargins(14, 8, 14, 8)
        odds.addWidget(self._odds_words, 1)
        odds.addWidget(self._settle)
        self.between(self.odds)

    def _read(self) -> tuple[list[CaseTests], FairnessFigures]:
        file, today = self.context.programme.file, self.context.programme.today()
        cases = tests_by_case(file, today)
        return cases, fairness_figures(file, cases, today)

    def keeps(self, found: tuple[list[CaseTests], FairnessFigures]) -> bool:
        self.cases, self.now = found
        return bool(self.cases or self.now.untested)

    def counts(self) -> str:
        if not self.has_read:
            return ""
        if not self.cases:
            return tr("No fairness tests yet")
        return trn("{count} use case tested", "{count} use cases tested", len(self.cases))

    def figure_ids(self, name: str) -> frozenset[int]:
        return getattr(self.now, name)

    def fill_cards(self) -> None:
        now = self.now
        ending = trn("{count} ends within 30 days", "{count} end within 30 days", len(now.ending)) if now.ending else ""
        none = "" if self.cases else tr("nothing tested yet")
        notes = {
            "failing": tr("outside their threshold") if now.failing else none or tr("none is failing"),
            "out_of_date": tr("to be repeated") if now.out_of_date else none or tr("all are in date"),
            "passed": ending or none or tr("the newest of each group"),
            "untested": tr("from stage 4 on"),
        }
        for name, note in notes.items():
            self.show_number(name, f"{len(self.figure_ids(name)):,}", note)
        self.odds.setVisible(bool(now.at_odds))
        self._odds_words.setText(
            trn("{count} noted result contradicts its numbers.", "{count} noted results contradict their numbers.",
                len(now.at_odds))
        )  # fmt: skip
        self.lines = []
        shown = [one for one in self.cases if self.is_wanted(_searched, one)]
        for case in shown[:_MOST_CARDS]:
            self.body.addWidget(self._card(case))
        self.stops += self.lines
        self.say_rest(len(shown) - _MOST_CARDS, "assurance/tests")
        if now.untested and not self.filter_words():
            does = ("scale", tr("Record a fairness test…"), self._record_for)
            self.body.addWidget(self.todo_card("untested", now.names, tr("from stage 4 on"), does))

    def _card(self, case: CaseTests) -> QWidget:
        """A use case with the newest test of each metric and group."""
        newest = [row for row in case.rows if row.is_newest]
        earlier = len(case.rows) - len(newest)
        remark = trn("{count} earlier test", "{count} earlier tests", earlier) if earlier else ""
        card = Card(self.context.look, f"{case.key}  {case.title}".strip(), remark)
        if case.tier:
            card.head.addWidget(self.tier_chip(case.tier))
        card.head.addWidget(self.chip(tr(STATE_WORDS[case.state]), STATE_TONES[case.state]))
        again = next((row for row in newest if row.judged.state in ("failed", "out_of_date", "unknown")), newest[0])
        button = self.button(tr("Test again…"), partial(self._test_again, case, again), writes=True)
        button.setAccessibleName(tr("Test {case} again", case=case.key or case.title))
        card.head.addWidget(button)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for row in newest:
            line = TestLine(self.context.look, row, partial(self.context.open_record, "fairness_test", row.test.id))
            self.lines.append(line)
            rows.addWidget(line)
        card.column.addLayout(rows)
        return card

    def _record_for(self, number: int) -> None:
        record(self.context, "fairness_test", number)
        self.refocus()

    def _test_again(self, case: CaseTests, row: TestRow) -> None:
        """Record another test of the same metric, group and threshold."""
        begins: dict[str, Value] = {name: getattr(row.test, name) for name in _AGAIN}
        record(self.context, "fairness_test", case.use_case_id, begins)
        self.refocus()

    def nothing_yet(self) -> NothingYet:
        nothing = NothingYet(
            "scale", tr("Fairness tests will stand here"),
            tr("Measure whether groups of people are treated alike, and note the threshold that is still fair. Each use"
               " case then shows its tests and when they must be repeated."),
            tr("Record a fairness test…"), partial(record, self.context, "fairness_test"),
        )  # fmt: skip
        return self.after_cases(nothing)


def _searched(case: CaseTests) -> list[str]:
    """The words a use case is found by."""
    return [case.key, case.title, *(f"{row.test.metric} {row.test.group_tested or ''}" for row in case.rows)]
