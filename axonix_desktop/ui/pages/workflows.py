"""Workflow changes: each unit with the share that is agreed, how work was and will be done, and what is overdue."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.records.choices import WORK_STATUS
from axonix_desktop.core.records.governance import WorkflowChange
from axonix_desktop.core.shortening import shortened
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.workflows import UnitWorkflows, workflow_changes, workflows_by_unit
from axonix_desktop.ui.assurance.cards_page import CardsPage, NothingYet
from axonix_desktop.ui.assurance.recording import agree
from axonix_desktop.ui.assurance.share_bar import ShareBar
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.making import new_record
from axonix_desktop.ui.reading_page import ReadingWords
from axonix_desktop.ui.texts import PlainLabel

_KIND = "workflow_change"
_CARDS = {
    "agreed": (mark("Agreed"), _KIND), "unagreed": (mark("Not agreed"), _KIND), "overdue": (mark("Overdue"), _KIND),
    "people": (mark("People who work differently"), _KIND),
}  # fmt: skip
_COLUMNS = ((5, 120), (6, 90), (0, 16), (6, 90), (0, 150), (0, 116))
"""How much each column of a card stretches, and its least width: process, before, arrow, after, state, agreed."""
_LONGEST, _MOST_ROWS = 24, 60
Held = dict[int, tuple[WorkflowChange, str, str]]


class WorkflowsPage(CardsPage):
    """Figures above, a card for each unit below."""

    kinds = frozenset({"workflow_change", "business_unit", "use_case", "person"})
    primary = "workflow.new"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = ReadingWords("network", tr("Reading the workflow changes"), tr("The changes cannot be read"),
                             tr("The changes were not read"))  # fmt: skip
        super().__init__(context, words, self._read, _CARDS, parent)
        self.units: list[UnitWorkflows] = []
        self.held: Held = {}

    def _read(self) -> tuple[list[UnitWorkflows], Held]:
        file, today = self.context.programme.file, self.context.programme.today()
        return workflows_by_unit(file, today), workflow_changes(file)

    def keeps(self, found: tuple[list[UnitWorkflows], Held]) -> bool:
        self.units, self.held = found
        return bool(self.units)

    def counts(self) -> str:
        count = len(self.held)
        if not self.has_read:
            return ""
        return trn("{count} workflow change", "{count} workflow changes", count) if count else tr("None yet")

    def figure_ids(self, name: str) -> frozenset[int]:
        if name == "people":
            return frozenset(number for number, (one, _, _) in self.held.items() if one.people_affected)
        every = {"agreed": lambda one: one.agreed, "overdue": lambda one: one.overdue}.get(
            name, lambda one: one.unagreed
        )  # fmt: skip
        return frozenset(number for unit in self.units for number in every(unit))

    def fill_cards(self) -> None:
        agreed, whole = len(self.figure_ids("agreed")), len(self.held)
        people = sum(one.people_affected or 0 for one, _, _ in self.held.values())
        share = as_percent(round(100 * agreed / whole)) if whole else "–"
        figures = {
            "agreed": (share, tr("{agreed} of {count}", agreed=f"{agreed:,}", count=f"{whole:,}")),
            "unagreed": (f"{len(self.figure_ids('unagreed')):,}", tr("before and after to be agreed")),
            "overdue": (f"{len(self.figure_ids('overdue')):,}", tr("past their day and not done")),
            "people": (f"{people:,}", trn("in {count} unit", "in {count} units", len(self.units))),
        }
        for name, (value, since) in figures.items():
            self.show_number(name, value, since)
        left, room = 0, _MOST_ROWS
        for unit in self.units:
            rows = [self.held[number] for number in sorted(unit.ids) if self._is_wanted(unit, number)]
            shown, left = rows[:room], left + len(rows[room:])
            room -= len(shown)
            if shown:
                self.body.addWidget(self._card(unit, shown))
        self.say_rest(left, "assurance/workflow_list")

    def _is_wanted(self, unit: UnitWorkflows, number: int) -> bool:
        one, owner, key = self.held[number]
        parts = (unit.name, one.process, one.before, one.after, owner, key)
        return self.is_wanted(lambda: parts)

    def _card(self, unit: UnitWorkflows, rows: list[tuple[WorkflowChange, str, str]]) -> QWidget:
        look = self.context.look
        words = tr("{agreed} of {count} agreed", agreed=f"{len(unit.agreed):,}", count=f"{len(unit.counted):,}")
        card = Card(look, unit.name or tr("No unit named"), words)
        card.head.addWidget(ShareBar(look, unit.share, words))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        for column, (stretch, least) in enumerate(_COLUMNS):
            grid.setColumnStretch(column, stretch)
            grid.setColumnMinimumWidth(column, look.px(least))
        for place, (one, owner, key) in enumerate(rows):
            self._add_row(grid, place, one, (owner, key), is_overdue=one.id in unit.overdue)
        card.column.addLayout(grid)
        return card

    def _add_row(
        self, grid: QGridLayout, place: int, one: WorkflowChange, about: tuple[str, str], *, is_overdue: bool
    ) -> None:
        """Process with what belongs to it, before, after, where it stands, and the way to agree it."""
        look, top = self.context.look, Qt.AlignmentFlag.AlignTop
        owner, key = about
        first = QVBoxLayout()
        first.setSpacing(2)
        longest = _LONGEST * 100 // look.px(100)  # large text leaves room for the other columns
        link = self.button(shortened(one.process, longest), partial(self.context.open_record, _KIND, one.id), "link")
        link.setStyleSheet("text-align: left; padding: 0; min-height: 0;")
        link.setToolTip(one.process)
        link.setAccessibleName(one.process)
        self.stops.append(link)
        first.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeading)
        people = trn("{count} person", "{count} people", one.people_affected) if one.people_affected else ""
        people = people.replace(" ", "\N{NO-BREAK SPACE}")
        note = "  ·  ".join(part for part in (key, owner, people) if part)
        first.addWidget(_giving_way(PlainLabel(look, note, "small", "text_muted", wraps=True)))
        first.addStretch(1)
        grid.addLayout(first, place, 0)
        before = PlainLabel(look, one.before or tr("Not described"), colour="text_muted", wraps=True)
        grid.addWidget(_giving_way(before), place, 1, top)
        arrow = QLabel()
        name = "arrow-left" if self.isRightToLeft() else "arrow-right"
        arrow.setPixmap(look.pixmap(name, "text_faint", look.px(16), self.devicePixelRatioF()))
        grid.addWidget(arrow, place, 2, top)
        role = "text" if one.after else "text_muted"
        after = PlainLabel(look, one.after or tr("Not described"), colour=role, wraps=True)
        grid.addWidget(_giving_way(after), place, 3, top)
        state = QVBoxLayout()
        state.setSpacing(2)
        option = WORK_STATUS.option(one.status)
        if option is not None:
            state.addWidget(self.chip(tr(option.label), option.tone))
        due = tr("overdue since {date}", date=Date().show(one.due_on)) if is_overdue else (
            tr("due {date}", date=Date().show(one.due_on)) if one.due_on and one.status != "done" else ""
        )  # fmt: skip
        if due:
            state.addWidget(PlainLabel(look, due, "small", "red_fg" if is_overdue else "text_muted"))
        state.addStretch(1)
        grid.addLayout(state, place, 4)
        if one.agreed_on is not None:
            words = tr("Agreed {date}", date=Date().show(one.agreed_on))
            grid.addWidget(PlainLabel(look, words, "small", "green_fg"), place, 5, top)
        elif one.status not in ("done", "cancelled"):
            button = self.button(tr("Agree…"), partial(self._agree, one.id), writes=True)
            button.setAccessibleName(tr("Agree “{process}”", process=one.process))
            grid.addWidget(button, place, 5, top)

    def _agree(self, number: int) -> None:
        """Ask when a change was agreed; the keyboard comes back to the page."""
        agree(self.context, [number])
        self.refocus()

    def nothing_yet(self) -> NothingYet:
        return NothingYet(
            "network", tr("Changed ways of working will stand here"),
            tr("Say for each unit how work was done and how it will be done with AI, and agree it with those it"
               " concerns: scaling fails where this is left unmapped."),
            tr("Add a workflow change…"), partial(new_record, self.context, _KIND),
        )  # fmt: skip


def _giving_way(label: PlainLabel) -> PlainLabel:
    """A label whose width is its column's, so that the columns of all cards stand below each other."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label
