"""The first governance view: what is settled, overdue, blocked and about to expire; every number opens its rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.governance import deadlines
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.classification import KINDS as LOOK_KINDS
from axonix_desktop.store.queries.classification import NewLook, new_looks, unclassified
from axonix_desktop.store.queries.governance import Asked, Entry, Governance, What, entries, governance
from axonix_desktop.store.queries.incidents import IncidentFigures
from axonix_desktop.store.queries.incidents import figures as incident_figures
from axonix_desktop.store.seed import legal_deadlines
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.governance.cards import SPANS, GovernanceCards
from axonix_desktop.ui.governance.filling import ANY_TIER, FIGURES, kpi, tier_rows, tier_words, topic_rows
from axonix_desktop.ui.governance.going import ANSWER, Sought, show_items
from axonix_desktop.ui.governance.lists import GovernanceLists
from axonix_desktop.ui.reading_page import ReadingPage, ReadingWords

_ONLY = "governance/overview/only_answered"
_TITLES: dict[What, Callable[[], str]] = {
    "overdue": lambda: tr("Overdue items"),
    "expired": lambda: tr("Answers that no longer count"),
    "exceptions": lambda: tr("Exceptions in force"),
    "expiring": lambda: tr("Evidence that expires"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What was read for the page: the figures, and the first lines of each list."""

    figures: Governance
    overdue: tuple[Entry, ...]
    expired: tuple[Entry, ...]
    exceptions: tuple[Entry, ...]
    expiring: tuple[Entry, ...]
    incidents: IncidentFigures
    unclassified: frozenset[int]
    new_looks: tuple[NewLook, ...]


class GovernanceOverviewPage(ReadingPage):
    """Figures above, progress by topic and tier beside what is blocked and overdue, then what comes."""

    kinds = frozenset({
        "checklist_item", "checklist_response", "stage_plan", "person", "incident", "attachment", *LOOK_KINDS,
    })  # fmt: skip
    primary = "view.governance/work"
    side_buttons = ("governance.print",)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = ReadingWords("shield-check", tr("Reading the checklists"), tr("The checklists cannot be read"),
                             tr("The checklists were not read"))  # fmt: skip
        super().__init__(context, words, self._read, parent)
        self.now: Shown | None = None
        self.cards = GovernanceCards(context.look, context.messages, self, self._table)
        self.hold(self.cards)
        self.cards.answered_button.setChecked(context.state.flag(_ONLY, default=False))
        self.cards.answered_button.toggled.connect(self._on_only)
        self.lists = GovernanceLists(context, self.cards, self)

    def _read(self) -> Shown:
        f, today = self.context.programme.file, self.context.programme.today()
        asked = Asked(f)
        found = {what: tuple(entries(f, today, what, max(SPANS), asked=asked)) for what in _TITLES}
        figures = self.context.lately.read(f, (FIGURES, today), lambda: governance(f, today, asked=asked))
        return Shown(
            figures, found["overdue"], found["expired"], found["exceptions"], found["expiring"],
            incident_figures(f, self.context.programme.now()), frozenset(unclassified(f)), tuple(new_looks(f)),
        )  # fmt: skip

    def counts(self) -> str:
        if self.now is None or self.now.figures.is_empty:
            return ""
        whole = self.now.figures.total
        return tr("{settled} of {all} items settled", settled=f"{whole.settled:,}", all=f"{whole.applicable:,}")

    def status(self) -> tuple[str, ...]:
        if self.now is None:
            return ()
        found = self.now.figures
        parts = (
            trn("{count} use case", "{count} use cases", len(found.cases)),
            trn("{count} item in force", "{count} items in force", len(found.items)),
            trn("{count} answer", "{count} answers", found.answers),
        )
        return (*parts, tr("Information, not legal advice"))

    def take_focus(self) -> None:
        if self.is_showing_pane:
            self.pane.take_focus()
        else:
            self.cards.kpis["settled"].setFocus()

    def kpi(self, name: str) -> None:
        """Open what a figure counts."""
        now = self.now
        if now is None:
            return
        if name == "settled":
            show_items(self, Sought())
        elif name == "blocked":
            title = tr("Blocked go-lives")
            ids = tuple(one.id for one in now.figures.blocked)
            self.context.show_rows((Condition("id", "any_of", ids, title),), title)
        elif name == "incidents":
            title = tr("Open incidents")
            ids = tuple(sorted(now.incidents.open))
            self.context.show_rows((Condition("id", "any_of", ids, title),), title, "incident")
        elif name in _TITLES:
            self.answers(name)

    def answers(self, what: What, days: int | None = None) -> None:
        """Open the answers of a sort as rows."""
        if self.now is None:
            return
        found: tuple[Entry, ...] = getattr(self.now, what)
        title = _TITLES[what]()
        if days is not None:
            today = self.context.programme.today()
            found = tuple(one for one in found if one.day is not None and (one.day - today).days <= days)
            title = tr("Evidence that expires within {days} days", days=days)
        ids = tuple(one.answer_id for one in found)
        self.context.show_rows((Condition("id", "any_of", ids, title),), title, ANSWER)

    def topic(self, code: str, level: str) -> None:
        """Open the items of a topic, or those at one level."""
        show_items(self, Sought(code, topic=code, level=level), "use_case" if level else "topic")

    def tier(self, code: str, level: str) -> None:
        """Open the items of the use cases of a risk tier, or those at one level."""
        tier = None if code == ANY_TIER else code
        show_items(self, Sought(tier_words(tier), tier=tier, has_tier=True, level=level))

    def level(self, level: str) -> None:
        """Open all items at a level."""
        show_items(self, Sought(level=level))

    def expiring(self, days: int) -> None:
        """Open what expires within so many days."""
        self.answers("expiring", days)

    def fill(self, found: Any) -> None:
        if not isinstance(found, Shown):
            return
        self.now = found
        figures, cards = found.figures, self.cards
        self.primary = "" if figures.is_empty else "view.governance/work"
        self.told.emit()
        if figures.is_empty:
            self._show_empty(figures)
            return
        self.show_content(cards)
        today = self.context.programme.today()
        for name, card in cards.kpis.items():
            card.show_kpi(kpi(name, found))
        self._fill_bars()
        cards.topics_frame.show_chart()
        if figures.cases:
            cards.tiers_frame.show_chart()
        else:
            cards.tiers_frame.show_empty(tr("Risk tiers appear here with the first use case."))
        left = [(one.day - today).days for one in found.expiring if one.day is not None]
        cards.show_spans({days: sum(one <= days for one in left) for days in SPANS})
        self.lists.show(figures, found.overdue, found.expiring, found.unclassified, found.new_looks)
        cards.law.show_deadlines(deadlines(legal_deadlines()), today)

    def _fill_bars(self) -> None:
        """The bars by topic and tier: of everything that applies, or of what has been answered."""
        if self.now is None:
            return
        cards, figures = self.cards, self.now.figures
        only = cards.answered_button.isChecked()
        for bars in (cards.topics, cards.tiers):
            bars.nothing = tr("Nothing answered yet") if only else tr("Nothing applies")
        cards.topics.show_rows(topic_rows(figures, is_answered_only=only))
        cards.tiers.show_rows(tier_rows(figures, is_answered_only=only))
        cards.show_tally(figures.total.answered if only else figures.total)

    def _on_only(self, is_on: bool) -> None:
        self.context.state.keep(_ONLY, is_on)
        self._fill_bars()

    def _show_empty(self, figures: Governance) -> None:
        """Nothing applies: there is no use case, or no item."""
        run = self.context.run
        if not figures.items:
            words = tr("The checklist library of this file is empty. Bring in your own list of checks from Excel.")
            buttons = [(tr("Import from Excel"), lambda: run("file.import"))]
        else:
            words = tr("Here you see which checks each use case must pass, what proves them, what is overdue and what"
                       " blocks a go-live. It fills with the first use case.")  # fmt: skip
            buttons = [(tr("Import from Excel"), lambda: run("file.import")),
                       (tr("Show the checklist library"), lambda: self.context.go("governance/items"))]  # fmt: skip
        self.show_pane("shield-check", "blue", tr("Governance at a glance"), words, buttons)

    def _table(self, name: str) -> ChartTable:
        if name == "topics":
            return self.cards.topics.table(tr("Topic"))
        return self.cards.tiers.table(tr("Risk tier"))
