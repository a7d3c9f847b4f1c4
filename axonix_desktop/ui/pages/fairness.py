"""Fairness and explanations: each use case with its tests against their thresholds, and what is missing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.fairness import STATE_TONES, STATE_WORDS
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.assurance import (
    AssuranceFigures,
    CaseTests,
    TestRow,
    assurance_figures,
    tests_by_case,
)
from axonix_desktop.store.queries.records import titles
from axonix_desktop.ui.assurance.recording import record, settle
from axonix_desktop.ui.assurance.test_bars import TestLine
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.part import clear
from axonix_desktop.ui.overview.kpi import Kpi, KpiCard
from axonix_desktop.ui.overview.rows import LinkRow, RowWords
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import PlainLabel, Plate

_CARDS: dict[str, tuple[str, str]] = {
    "failing": (mark("Tests failing"), "fairness_test"),
    "out_of_date": (mark("Tests out of date"), "fairness_test"),
    "passed": (mark("Tests passed"), "fairness_test"),
    "untested": (mark("High risk, not tested"), "use_case"),
    "unexplained": (mark("High risk, not explained"), "use_case"),
}
_MISSING = {"untested": "fairness_test", "unexplained": "explainability"}
"""What is lacking, and the kind of record that mends it."""
_MOST_LISTED, _MOST_CARDS = 6, 60
_AGAIN = ("metric", "group_tested", "comparison", "threshold")


class FairnessPage(Page):
    """Figures above; below a card for each use case that was tested, those with something to do first."""

    kinds = frozenset({"fairness_test", "explainability", "use_case"})
    has_filter = True
    primary = "fairness.record"
    side_buttons = ("explainability.record",)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        look = context.look
        self.cases: list[CaseTests] = []
        self.now = AssuranceFigures()
        self._words = ""
        self.figures = {name: KpiCard(look, partial(self._show_rows, name)) for name in _CARDS}
        self.lines: list[TestLine] = []
        self.odds = Plate(look, "amber_bg", radius=look.tokens.radius["md"])
        self._odds_words = PlainLabel(look, "", "body", "amber_fg", wraps=True)
        self._settle = QPushButton(tr("Read results from the numbers"))
        self._settle.clicked.connect(lambda _checked=False: settle(context, sorted(self.now.at_odds)))
        self._body = QVBoxLayout()
        self.pane = StatePane(look)
        self._full = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        strip = QHBoxLayout()
        strip.setSpacing(12)
        for card in self.figures.values():
            strip.addWidget(card)
        odds = QHBoxLayout(self.odds)
        odds.setContentsMargins(14, 8, 14, 8)
        odds.addWidget(self._odds_words, 1)
        odds.addWidget(self._settle)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(strip)
        column.addWidget(self.odds)
        self._body.setSpacing(12)
        column.addLayout(self._body)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        outer = QVBoxLayout(self._full)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self.pane)
        self.context.look.changed.connect(self._on_look_changed)
        self._refocus = QTimer(self)
        self._refocus.setSingleShot(True)
        self._refocus.setInterval(0)
        self._refocus.timeout.connect(self.take_focus)

    def refresh(self, kinds: frozenset[str]) -> None:
        file, today = self.context.programme.file, self.context.programme.today()
        try:
            self.cases, self.now = tests_by_case(file, today), assurance_figures(file, today)
        except Exception as error:
            self.pane.show_state("circle-alert", "red", tr("The tests cannot be read"), str(error),
                                 [(tr("Try again"), lambda: self.refresh(frozenset()))])  # fmt: skip
            self._stack.setCurrentWidget(self.pane)
            return
        now = self.now
        if self.cases or now.untested or now.unexplained or now.explained:
            self._stack.setCurrentWidget(self._full)
            self._fill()
        else:
            self._show_nothing_yet()
        self.told.emit()

    def _on_look_changed(self) -> None:
        """Chips and bars are painted anew in the look in use."""
        if self._stack.currentWidget() is self._full:
            self._fill()

    def counts(self) -> str:
        if not self.cases:
            return tr("No fairness tests yet")
        return trn("{count} use case tested", "{count} use cases tested", len(self.cases))

    def filter_by(self, text: str) -> None:
        self._words = " ".join(text.casefold().split())
        self._fill()

    def filter_words(self) -> str:
        return self._words

    def take_focus(self) -> None:
        if self._stack.currentWidget() is self.pane:
            self.pane.take_focus()
        elif self.lines:
            self.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            next(iter(self.figures.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        now = self.now
        ending = trn("{count} ends within 30 days", "{count} end within 30 days", len(now.ending)) if now.ending else ""
        none = "" if self.cases else tr("nothing tested yet")
        notes = {
            "failing": tr("outside their threshold") if now.failing else none or tr("none is failing"),
            "out_of_date": tr("to be repeated") if now.out_of_date else none or tr("all are in date"),
            "passed": ending or tr("the newest of each group"),
            "untested": tr("from stage 4 on"),
            "unexplained": trn("{count} use case explained", "{count} use cases explained", len(now.explained)),
        }
        for name, (title, _kind) in _CARDS.items():
            kpi = Kpi(tr(title), f"{len(getattr(now, name)):,}", since=notes[name], has_trend=False)
            self.figures[name].show_kpi(kpi)
        self.odds.setVisible(bool(now.at_odds))
        self._odds_words.setText(
            trn("{count} noted result contradicts its numbers.", "{count} noted results contradict their numbers.",
                len(now.at_odds))
        )  # fmt: skip
        self._settle.setEnabled(not self.context.is_read_only)
        inside = self.window().focusWidget()
        is_lost = inside is not None and self._full.isAncestorOf(inside) and inside not in self.figures.values()
        clear(self._body)
        self.lines = []
        shown = [one for one in self.cases if not self._words or self._words in _searched(one)]
        for case in shown[:_MOST_CARDS]:
            self._body.addWidget(self._card(case))
        left = len(shown) - _MOST_CARDS
        if left > 0:
            words = RowWords(
                trn("{count} more use case in the grid", "{count} more use cases in the grid", left), verb=tr("Show")
            )
            act = partial(self.context.go, "assurance/tests")
            self._body.addWidget(LinkRow(self.context.look, words, act, has_line=False))
        if not self._words:
            for name, kind in _MISSING.items():
                if getattr(now, name):
                    self._body.addWidget(self._missing(name, kind))
        if is_lost or self._refocus.isActive():
            self._refocus.start()  # what is new is not on screen yet

    def _card(self, case: CaseTests) -> QWidget:
        """A use case with the newest test of each metric and group."""
        newest = [row for row in case.rows if row.is_newest]
        earlier = len(case.rows) - len(newest)
        remark = trn("{count} earlier test", "{count} earlier tests", earlier) if earlier else ""
        card = Card(self.context.look, f"{case.key}  {case.title}".strip(), remark)
        if case.tier:
            option = RISK_TIER.option(case.tier)
            tier = tr("Risk: {tier}", tier=tr(RISK_TIER.show(case.tier)).lower())
            card.head.addWidget(self._chip(tier, option.tone if option is not None else "grey"))
        card.head.addWidget(self._chip(tr(STATE_WORDS[case.state]), STATE_TONES[case.state]))
        again = next((row for row in newest if row.judged.state in ("failed", "out_of_date", "unknown")), newest[0])
        button = QPushButton(tr("Test again…"))
        button.setFont(self.context.look.font("body"))
        button.setAccessibleName(tr("Test {case} again", case=case.key or case.title))
        button.setEnabled(not self.context.is_read_only)
        button.clicked.connect(lambda _checked=False: self._test_again(case, again))
        card.head.addWidget(button)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for row in newest:
            line = TestLine(self.context.look, row, partial(self.context.open_record, "fairness_test", row.test.id))
            self.lines.append(line)
            rows.addWidget(line)
        card.column.addLayout(rows)
        return card

    def _missing(self, name: str, kind: str) -> QWidget:
        """The use cases of a high tier that nobody tested, or that nobody explained."""
        ids = sorted(getattr(self.now, name))
        called = titles(self.context.programme.file, "use_case", ids)
        is_test = kind == "fairness_test"
        verb = tr("Record a fairness test…") if is_test else tr("Record an explanation…")
        note = tr("from stage 4 on") if is_test else tr("none that is reviewed and in date")
        card = Card(self.context.look, tr(_CARDS[name][0]), note)
        icon = "scale" if is_test else "message-square"
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for place, number in enumerate(ids[:_MOST_LISTED]):
            words = RowWords(called.get(number, ""), icon, "amber", verb=verb)
            act = partial(self._record_for, number, kind)
            rows.addWidget(LinkRow(self.context.look, words, act, has_line=place > 0))
        left = len(ids) - _MOST_LISTED
        if left > 0:
            words = RowWords(trn("{count} more", "{count} more", left), "ellipsis", verb=tr("Show"))
            rows.addWidget(LinkRow(self.context.look, words, partial(self._show_rows, name), has_line=True))
        card.column.addLayout(rows)
        return card

    def _chip(self, words: str, tone: str) -> QLabel:
        label = QLabel()
        painter = CellPainter(self.context.look)
        painter.set_ratio(self.devicePixelRatioF())
        label.setPixmap(painter.chip(words, tone, self.context.look.px(200)))
        label.setAccessibleName(words)
        return label

    def _record_for(self, use_case_id: int, kind: str) -> None:
        if not self.context.is_read_only:
            record(self.context, kind, use_case_id)
            self._refocus.start()

    def _test_again(self, case: CaseTests, row: TestRow) -> None:
        """Record another test of the same metric, group and threshold."""
        begins: dict[str, Value] = {name: getattr(row.test, name) for name in _AGAIN}
        record(self.context, "fairness_test", case.use_case_id, begins)
        self._refocus.start()

    def _show_nothing_yet(self) -> None:
        buttons = [(tr("Record a fairness test…"), partial(record, self.context, "fairness_test"))]
        self.pane.show_state(
            "scale", "blue", tr("Fairness tests will stand here"),
            tr("Measure whether groups of people are treated alike, and note the threshold that is still fair. Each use"
               " case then shows its tests and when they must be repeated."),
            [] if self.context.is_read_only else buttons,
        )  # fmt: skip
        self._stack.setCurrentWidget(self.pane)

    def _show_rows(self, name: str) -> None:
        """Open the rows behind a figure."""
        title, kind = _CARDS[name]
        ids: tuple[int, ...] = tuple(sorted(getattr(self.now, name)))
        self.context.show_rows((Condition("id", "any_of", ids, tr(title)),), tr(title), kind)


def _searched(case: CaseTests) -> str:
    """The words a use case is found by."""
    parts = [case.key, case.title]
    parts += [f"{row.test.metric} {row.test.group_tested or ''}" for row in case.rows]
    return " ".join(parts).casefold()
