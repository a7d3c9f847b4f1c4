"""The lists of the governance overview, and the windows that show all of their lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from axonix_desktop.core.forms import short_day
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.classification import NewLook
from axonix_desktop.store.queries.governance import CaseTally, Entry, Governance
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.governance.cards import GovernanceCards
from axonix_desktop.ui.governance.going import show_checklist
from axonix_desktop.ui.overview.cards import LinkButton, ListCard
from axonix_desktop.ui.overview.list_dialog import ListDialog, Listing
from axonix_desktop.ui.overview.rows import RowWords

T = TypeVar("T")
Line = tuple[RowWords, Callable[[], object]]
_MOST_LISTED = 5_000
_FEW_CODES = 2


@dataclass(frozen=True, slots=True)
class Look:
    """A use case that needs a look at its classification, with why."""

    use_case_id: int | None
    key: str
    title: str
    reasons: tuple[str, ...]


class GovernanceLists:
    """Fills the lists of ``cards``; each line opens the checklist it speaks of."""

    def __init__(self, context: PageContext, cards: GovernanceCards, window: QWidget) -> None:
        self._context, self._cards, self._window = context, cards, window
        self._figures: Governance | None = None
        self._overdue: tuple[Entry, ...] = ()
        self._looks: list[Look] = []
        cards.all_blocked.clicked.connect(lambda _checked=False: self.show_all_blocked())
        cards.all_overdue.clicked.connect(lambda _checked=False: self.show_all_overdue())
        cards.all_classify.clicked.connect(lambda _checked=False: self.show_all_to_classify())

    @property
    def _today(self) -> date:
        return self._context.programme.today()

    def show(
        self, figures: Governance, overdue: Sequence[Entry], expiring: Sequence[Entry], unclassified: frozenset[int],
        looks: Sequence[NewLook],
    ) -> None:  # fmt: skip
        """Fill every list; ``unclassified`` have no risk classification yet, ``looks`` need a new one."""
        self._figures, self._overdue = figures, tuple(overdue)
        self._looks = [Look(one.use_case_id, one.key, one.title, one.reasons) for one in looks]
        never = (tr("Never classified"),)
        self._looks += [Look(one.id, one.key, one.title, never) for one in figures.cases if one.id in unclassified]
        cards = self._cards
        self._fill(cards.blocked, cards.all_blocked, figures.blocked, self._blocked_line,
                   tr("No open item keeps a gate shut."))  # fmt: skip
        self._fill(cards.overdue, cards.all_overdue, overdue, self._overdue_line, tr("No item is past its day."))
        self._fill(cards.expiring, None, expiring, self._expiring_line,
                   tr("No evidence expires within 90 days."))  # fmt: skip
        self._fill(cards.classify, cards.all_classify, self._looks, self._classify_line,
                   tr("Every use case is classified, and nothing has changed since."))  # fmt: skip

    def _fill(
        self,
        card: ListCard,
        all_button: LinkButton | None,
        found: Sequence[T],
        line: Callable[[T], Line],
        nothing: str,
    ) -> None:
        """The first lines of a list, or the good news that there is none."""
        if all_button is not None:
            all_button.setVisible(bool(found))
        most = card.list.most
        remark = tr("{shown} of {all}", shown=min(most, len(found)), all=f"{len(found):,}") if len(found) > most else ""
        card.set_heading(card.title, remark)
        if not found:
            card.show_state("circle-check", nothing)
            return
        card.show_list()
        card.list.show_rows([line(one) for one in found[:most]])

    def _blocked_line(self, one: CaseTally) -> Line:
        codes = ", ".join(item.code for item in one.blocked_by[:_FEW_CODES])
        more = len(one.blocked_by) - _FEW_CODES
        if more > 0:
            codes = tr("{codes} +{more}", codes=codes, more=f"{more:,}")
        name = f"{one.key} {one.title}".strip()
        when = gate_words(one, self._today)
        text = trn("{count} blocking item open", "{count} blocking items open", len(one.blocked_by))
        whole = ", ".join(item.code for item in one.blocked_by)
        said = tr("{case}: {count} ({codes}), gate {when}", case=name, count=text, codes=whole, when=when)
        is_late = one.gate_on is not None and one.gate_on < self._today
        shown = RowWords(name, "octagon-alert" if is_late else "lock", "red" if is_late else "amber", new=codes,
                         chip_tone="grey", age=when, said=said)  # fmt: skip
        return shown, lambda: self._open(one.id)

    def _overdue_line(self, one: Entry) -> Line:
        days = (self._today - one.day).days if one.day else 0
        text = tr("{code} · {case}", code=one.item.code, case=_case_words(one))
        owner = one.owner or tr("Nobody named")
        said = tr("{code} {item}, {case}, {owner}, {late}", code=one.item.code, item=one.item.text,
                  case=_case_words(one), owner=owner,
                  late=trn("{count} day overdue", "{count} days overdue", days))  # fmt: skip
        shown = RowWords(text, "clock", "red", age=tr("{days} d", days=f"{days:,}"), new=owner, said=said,
                         chip_tone="grey" if one.owner else "amber")  # fmt: skip
        return shown, lambda: self._open(one.use_case_id, one.answer_id)

    def _expiring_line(self, one: Entry) -> Line:
        day = short_day(one.day, self._today) if one.day else ""
        days = (one.day - self._today).days if one.day else 0
        text = tr("{code} · {case}", code=one.item.code, case=_case_words(one))
        said = tr("{code} {item}, {case}, evidence expires {day}", code=one.item.code, item=one.item.text,
                  case=_case_words(one), day=day)  # fmt: skip
        tone = "red" if days <= 30 else "amber" if days <= 60 else "blue"
        shown = RowWords(text, "timer", tone, age=tr("in {days} d", days=f"{days:,}"), new=day, said=said)
        return shown, lambda: self._open(one.use_case_id, one.answer_id)

    def _classify_line(self, one: Look) -> Line:
        name = f"{one.key} {one.title}".strip()
        words = " ".join(one.reasons)
        verb = "" if self._context.is_read_only else tr("Classify")
        shown = RowWords(name, "scale", "amber", new=words, verb=verb, said=f"{name}: {words}. {verb}".rstrip(". "))
        return shown, lambda: self._classify(one.use_case_id)

    def _classify(self, use_case_id: int | None) -> None:
        """Ask the questions of the risk classification; where nothing can be written, show what there is."""
        if self._context.is_read_only:
            self._open(use_case_id)
            return
        self._context.current.set(use_case_id, "use_case")
        self._context.run("governance.classify")

    def _open(self, use_case_id: int | None, answer_id: int | None = None) -> None:
        """The checklist of a use case; the programme's own answers have no use case and are opened themselves."""
        if use_case_id is not None:
            show_checklist(self._context, use_case_id)
        elif answer_id is not None:
            self._context.open_record("checklist_response", answer_id)

    def show_all_blocked(self) -> None:
        """Every use case whose gate is kept shut, with the items that do it."""
        found = self._figures.blocked if self._figures else ()
        heads = (tr("Use case"), tr("Stage"), tr("Gate"), tr("Owner"), tr("Blocking items still open"))
        lines = [
            (f"{one.key} {one.title}", str(one.stage), Date().show(one.gate_on), one.owner,
             ", ".join(item.code for item in one.blocked_by))
            for one in found[:_MOST_LISTED]
        ]  # fmt: skip
        listing = Listing(tr("Blocked go-lives"), heads, lines, len(found), 4)
        self._show(listing, lambda row: self._open(found[row].id))

    def show_all_overdue(self) -> None:
        """Every open item past its day with who owns it."""
        found = self._overdue
        heads = (tr("Item"), tr("Code"), tr("Use case"), tr("Owner"), tr("Due"))
        lines = [
            (one.item.text, one.item.code, _case_words(one), one.owner or tr("Nobody named"), Date().show(one.day))
            for one in found[:_MOST_LISTED]
        ]
        listing = Listing(tr("Overdue items"), heads, lines, len(found))
        self._show(listing, lambda row: self._open(found[row].use_case_id, found[row].answer_id))

    def show_all_to_classify(self) -> None:
        """Every use case that needs a classification."""
        found = self._looks
        heads = (tr("Use case"), tr("Why"))
        lines = [(f"{one.key} {one.title}".strip(), " ".join(one.reasons)) for one in found[:_MOST_LISTED]]
        listing = Listing(tr("To be classified"), heads, lines, len(found), 1)
        self._show(listing, lambda row: self._classify(found[row].use_case_id))

    def _show(self, listing: Listing, opens: Callable[[int], object]) -> None:
        dialog = ListDialog(self._context.look, listing, opens, self._window)
        dialog.exec()
        dialog.deleteLater()


def gate_words(one: CaseTally, today: date) -> str:
    """When the present gate is due."""
    if one.gate_on is None:
        return tr("no date")
    return short_day(one.gate_on, today)


def _case_words(one: Entry) -> str:
    if one.use_case_id is None:
        return tr("Programme")
    return f"{one.key} {one.title}".strip()
