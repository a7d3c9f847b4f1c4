"""Explainability: which use cases are explained as their risk asks, by risk tier, and why the others are not."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from axonix_desktop.core.explaining import FIT_TONES, FIT_WORDS, FREE_TIERS
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.explanations import Explained, Explanations, explanations
from axonix_desktop.ui.assurance.cards_page import CardsPage, NothingYet
from axonix_desktop.ui.assurance.recording import record
from axonix_desktop.ui.assurance.share_bar import ShareBar
from axonix_desktop.ui.assurance.state_line import LineWords, State, StateLine
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.overview.rows import RowWords
from axonix_desktop.ui.overview.words import stage_words
from axonix_desktop.ui.reading_page import ReadingWords

_KIND = "explainability"
_CARDS: dict[str, tuple[str, str]] = {
    "fitting": (mark("Explained as needed"), "use_case"),
    "missing": (mark("Missing"), "use_case"),
    "out_of_date": (mark("Past their date"), "use_case"),
    "weak": (mark("Too little or not reviewed"), "use_case"),
    "early": (mark("Still to come"), "use_case"),
}
_TITLES = {
    "prohibited": mark("Prohibited"), "high": mark("High risk"), "limited": mark("Limited risk"),
    "minimal": mark("Minimal risk"),
}  # fmt: skip
_SHARES = (0.28, 0.24, 0.32, 0.16)
_MOST_LINES = 12


class ExplainabilityPage(CardsPage):
    """Figures above; below a card for each risk tier with its use cases, what is missing first."""

    kinds = frozenset({"explainability", "use_case", "business_unit"})
    primary = "explainability.record"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = ReadingWords("message-square", tr("Reading the explanations"), tr("The explanations cannot be read"),
                             tr("The explanations were not read"))  # fmt: skip
        super().__init__(context, words, self._read, _CARDS, parent)
        self.now = Explanations()
        self.lines: list[StateLine] = []

    def _read(self) -> Explanations:
        return explanations(self.context.programme.file, self.context.programme.today())

    def keeps(self, found: Explanations) -> bool:
        self.now = found
        return bool(found.tiers)

    def counts(self) -> str:
        if not self.has_read or not self.now.tiers:
            return ""
        return tr("{fitting} of {needed} explained as needed", fitting=f"{len(self.now.fitting):,}",
                  needed=f"{len(self.now.needed):,}")  # fmt: skip

    def figure_ids(self, name: str) -> frozenset[int]:
        now = self.now
        return {
            "fitting": now.fitting, "missing": now.at("missing"), "out_of_date": now.at("out_of_date"),
            "weak": now.at("thin", "unreviewed"), "early": now.at("early"),
        }[name]  # fmt: skip

    def fill_cards(self) -> None:
        now = self.now
        ending = trn("{count} ends within 30 days", "{count} end within 30 days", len(now.ending))
        notes = {
            "fitting": tr("of {count}", count=f"{len(now.needed):,}"),
            "missing": tr("in use from stage 4 on"),
            "out_of_date": ending if now.ending else tr("to be reviewed again"),
            "weak": tr("written, but not enough"),
            "early": tr("needed before stage 4"),
        }
        for name, note in notes.items():
            self.show_number(name, f"{len(self.figure_ids(name)):,}", note)
        self.lines = []
        if not now.needed and not now.has_records and not self.filter_words():
            self.say_quietly("circle-check", tr("No use case is of a risk that asks for an explanation."))
        for tier, found in now.tiers:
            if tier is None:
                continue
            wanted = [one for one in found if self._is_shown(one) and self.is_wanted(_searched, one)]
            if wanted:
                self.body.addWidget(self._card(tier, found, wanted))
        self.stops += self.lines
        loose = dict(now.tiers).get(None, ())
        if loose and not self.filter_words():
            self.body.addWidget(self._untiered(len(loose)))

    def _is_shown(self, one: Explained) -> bool:
        """Use cases of minimal risk are listed where they are explained all the same."""
        return one.tier not in FREE_TIERS or bool(one.count)

    def _card(self, tier: str, found: tuple[Explained, ...], wanted: list[Explained]) -> QWidget:
        """A risk tier: how many are explained, and each use case with the reason."""
        look = self.context.look
        needed = [one for one in found if one.is_needed]
        fitting = [one for one in needed if one.fit.state == "fits"]
        words = tr("{fitting} of {count} explained as needed", fitting=f"{len(fitting):,}", count=f"{len(needed):,}")
        if not needed:
            words = trn("{count} use case needs none", "{count} use cases need none", len(found))
        card = Card(look, tr(_TITLES.get(tier, tier)), words)
        if needed:
            card.head.addWidget(ShareBar(look, 100 * len(fitting) / len(needed), words))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        shown = wanted[:_MOST_LINES]
        record_verb, show_verb = tr("Record…"), tr("Show")
        widest = max((record_verb, show_verb), key=len)
        for one in shown:
            verb = record_verb if self._may_record(one) else show_verb
            line = StateLine(look, _words(one, verb), partial(self._act, one), _SHARES, widest_verb=widest)
            self.lines.append(line)
            rows.addWidget(line)
        card.column.addLayout(rows)
        left = frozenset(one.use_case_id for one in wanted[_MOST_LINES:])
        if left:
            title = tr("{tier}, explanations", tier=tr(_TITLES.get(tier, tier)))
            more = self.button(trn("{count} more", "{count} more", len(left)), partial(self._show_left, left, title),
                               "quiet")  # fmt: skip
            more.setAccessibleName(trn("{count} more of {tier}", "{count} more of {tier}", len(left), tier=title))
            card.column.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeading)
        return card

    def _show_left(self, ids: frozenset[int], title: str) -> None:
        self.show_ids(ids, title, "use_case")

    def _untiered(self, count: int) -> QWidget:
        """How many use cases wait for their risk tier."""
        words = RowWords(
            trn("{count} use case has no risk tier; what it must explain follows from it",
                "{count} use cases have no risk tier; what they must explain follows from it", count),
            "circle-question-mark", "amber", verb=tr("Show"),
        )  # fmt: skip

        def show() -> None:
            title = tr("Without a risk tier")
            conditions = (
                Condition("risk_tier", "empty"), Condition("status", "any_of", ("active", "on_hold", "proposed"))
            )  # fmt: skip
            self.context.show_rows(conditions, title)

        return self.links_card(tr("No risk tier"), "", [(words, show)])

    def _act(self, one: Explained) -> None:
        """Open the explanation, or record one where there is none."""
        if one.fit.record is not None:
            self.context.open_record(_KIND, one.fit.record.id)
        elif self._may_record(one):
            record(self.context, _KIND, one.use_case_id)
            self.refocus()
        else:
            self.context.open_record("use_case", one.use_case_id)

    def _may_record(self, one: Explained) -> bool:
        """Whether an explanation is to be written: there is none, and it may be put to use."""
        return one.fit.record is None and one.tier != "prohibited" and not self.context.is_read_only

    def nothing_yet(self) -> NothingYet:
        return NothingYet(
            "message-square", tr("Explanations will stand here"),
            tr("How a decision of the AI can be explained, to whom, and what it cannot explain: for each use case as"
               " its risk asks. Begin with the use cases."),
            tr("Go to the use cases"), partial(self.context.go, "use_cases"), writes=False,
        )  # fmt: skip


def _words(one: Explained, verb: str) -> LineWords:
    """Use case with unit and stage, how it is explained and to whom, the reason, and how it stands."""
    found = one.fit.record
    about = "  ·  ".join(part for part in (one.unit, stage_words(one.stage)) if part)
    until = tr("until {date}", date=Date().show(found.valid_until)) if found is not None and found.valid_until else ""
    state = State(tr(FIT_WORDS[one.fit.state]), FIT_TONES[one.fit.state], until if one.fit.state == "fits" else "")
    case = f"{one.key}  {one.title}".strip()
    more = trn("{count} more record", "{count} more records", one.count - 1) if one.count > 1 else ""
    reason = (one.fit.reason, more)
    columns = ((case, about), reason, None)
    if found is not None:
        columns = ((case, about), (found.method, found.audience or tr("to nobody named")), reason)
    return LineWords(columns, state, verb=verb, tip=one.fit.reason)


def _searched(one: Explained) -> list[str | None]:
    """The words a use case is found by."""
    found = one.fit.record
    record_words = (found.method, found.audience, found.limits, found.reviewed_by) if found is not None else ()
    return [one.key, one.title, one.unit, tr(RISK_TIER.show(one.tier)) if one.tier else "", *record_words]
