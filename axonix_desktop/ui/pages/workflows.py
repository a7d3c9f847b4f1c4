"""Workflow changes: each unit with the share that is agreed, how work was and will be done, and what is overdue."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.records.choices import WORK_STATUS
from axonix_desktop.core.records.governance import WorkflowChange
from axonix_desktop.core.shortening import shortened
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.assurance import UnitWorkflows, workflow_changes, workflows_by_unit
from axonix_desktop.ui.assurance.recording import agree
from axonix_desktop.ui.assurance.share_bar import ShareBar
from axonix_desktop.ui.charts.frame import Card
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.making import new_record
from axonix_desktop.ui.detail.part import clear
from axonix_desktop.ui.overview.kpi import Kpi, KpiCard
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.records.cells import CellPainter
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import PlainLabel

_KIND = "workflow_change"
_CARDS = {
    "agreed": mark("Agreed"), "unagreed": mark("Not agreed"), "overdue": mark("Overdue"),
    "people": mark("People who work differently"),
}  # fmt: skip
_COLUMNS = ((5, 120), (6, 90), (0, 16), (6, 90), (0, 124), (0, 116))
"""How much each column of a card stretches, and its least width: process, before, arrow, after, state, agreed."""
_LONGEST, _MOST_ROWS = 30, 150
Held = dict[int, tuple[WorkflowChange, str, str]]


class WorkflowsPage(Page):
    """Figures above, a card for each unit below."""

    kinds = frozenset({"workflow_change", "business_unit", "use_case", "person"})
    has_filter = True
    primary = "workflow.new"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        look = context.look
        self.units: list[UnitWorkflows] = []
        self.held: Held = {}
        self._words = ""
        self.links: list[QPushButton] = []
        self.figures = {name: KpiCard(look, partial(self._show_rows, name)) for name in _CARDS}
        self._body = QVBoxLayout()
        self._body.setSpacing(12)
        self.pane = StatePane(look)
        self._full = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        strip = QHBoxLayout()
        strip.setSpacing(12)
        for card in self.figures.values():
            strip.addWidget(card)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(strip)
        column.addLayout(self._body)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
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
            self.units, self.held = workflows_by_unit(file, today), workflow_changes(file)
        except Exception as error:
            self.pane.show_state("circle-alert", "red", tr("The changes cannot be read"), str(error),
                                 [(tr("Try again"), lambda: self.refresh(frozenset()))])  # fmt: skip
            self._stack.setCurrentWidget(self.pane)
            return
        if self.units:
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
        count = len(self.held)
        return trn("{count} workflow change", "{count} workflow changes", count) if count else tr("None yet")

    def filter_by(self, text: str) -> None:
        self._words = " ".join(text.casefold().split())
        self._fill()

    def filter_words(self) -> str:
        return self._words

    def take_focus(self) -> None:
        if self._stack.currentWidget() is self.pane:
            self.pane.take_focus()
        elif self.links:
            self.links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ids(self, name: str) -> frozenset[int]:
        """The rows behind a figure."""
        if name == "people":
            return frozenset(number for number, (one, _, _) in self.held.items() if one.people_affected)
        every = {"agreed": lambda one: one.agreed, "overdue": lambda one: one.overdue}.get(
            name, lambda one: one.unagreed
        )  # fmt: skip
        return frozenset(number for unit in self.units for number in every(unit))

    def _fill(self) -> None:
        agreed, whole = len(self._ids("agreed")), sum(len(unit.counted) for unit in self.units)
        people = sum(one.people_affected or 0 for one, _, _ in self.held.values())
        share = f"{100 * agreed / whole:.0f}%" if whole else "–"
        figures = {
            "agreed": (share, tr("{agreed} of {count}", agreed=f"{agreed:,}", count=f"{whole:,}")),
            "unagreed": (f"{len(self._ids('unagreed')):,}", tr("before and after to be agreed")),
            "overdue": (f"{len(self._ids('overdue')):,}", tr("past their day and not done")),
            "people": (f"{people:,}", trn("in {count} unit", "in {count} units", len(self.units))),
        }
        for name, (value, since) in figures.items():
            self.figures[name].show_kpi(Kpi(tr(_CARDS[name]), value, since=since, has_trend=False))
        inside = self.window().focusWidget()
        is_lost = inside is not None and self._full.isAncestorOf(inside) and inside not in self.figures.values()
        clear(self._body)
        self.links = []
        left, room = 0, _MOST_ROWS
        for unit in self.units:
            rows = [self.held[number] for number in sorted(unit.ids) if self._is_wanted(unit, number)]
            shown, left = rows[:room], left + len(rows[room:])
            room -= len(shown)
            if shown:
                self._body.addWidget(self._card(unit, shown))
        if left:
            words = trn("{count} more change in the grid", "{count} more changes in the grid", left)
            self._body.addWidget(self._button(words, partial(self.context.go, "assurance/workflow_list")))
        if is_lost or self._refocus.isActive():
            self._refocus.start()  # what is new is not on screen yet

    def _is_wanted(self, unit: UnitWorkflows, number: int) -> bool:
        one, owner, key = self.held[number]
        parts = (unit.name, one.process, one.before, one.after, owner, key)
        return self._words in " ".join(part for part in parts if part).casefold()

    def _card(self, unit: UnitWorkflows, rows: list[tuple[WorkflowChange, str, str]]) -> QWidget:
        look = self.context.look
        words = tr("{agreed} of {count} agreed", agreed=f"{len(unit.agreed):,}", count=f"{len(unit.counted):,}")
        card = Card(look, unit.name or tr("No unit named"), words)
        card.head.addWidget(ShareBar(look, unit.share, words))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
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
        link = self._button(shortened(one.process, _LONGEST), partial(self.context.open_record, _KIND, one.id), "link")
        link.setStyleSheet("text-align: left; padding: 0; min-height: 0;")
        link.setToolTip(one.process)
        link.setAccessibleName(one.process)
        self.links.append(link)
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
            state.addWidget(self._chip(tr(option.label), option.tone))
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
            button = self._button(tr("Agree…"), partial(self._agree, one.id))
            button.setAccessibleName(tr("Agree “{process}”", process=one.process))
            button.setEnabled(not self.context.is_read_only)
            grid.addWidget(button, place, 5, top)

    def _agree(self, number: int) -> None:
        """Ask when a change was agreed; the keyboard comes back to the page."""
        agree(self.context, [number])
        self._refocus.start()

    def _button(self, words: str, act: Callable[[], object], kind: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setFont(self.context.look.font("body_strong" if kind else "body"))
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _chip(self, words: str, tone: str) -> QLabel:
        label = QLabel()
        painter = CellPainter(self.context.look)
        painter.set_ratio(self.devicePixelRatioF())
        label.setPixmap(painter.chip(words, tone, self.context.look.px(200)))
        label.setAccessibleName(words)
        return label

    def _show_nothing_yet(self) -> None:
        buttons = [(tr("Add a workflow change…"), partial(new_record, self.context, _KIND))]
        self.pane.show_state(
            "network", "blue", tr("Changed ways of working will stand here"),
            tr("Say for each unit how work was done and how it will be done with AI, and agree it with those it"
               " concerns: scaling fails where this is left unmapped."),
            [] if self.context.is_read_only else buttons,
        )  # fmt: skip
        self._stack.setCurrentWidget(self.pane)

    def _show_rows(self, name: str) -> None:
        """Open the rows behind a figure."""
        title = tr(_CARDS[name])
        ids = tuple(sorted(self._ids(name)))
        self.context.show_rows((Condition("id", "any_of", ids, title),), title, _KIND)


def _giving_way(label: PlainLabel) -> PlainLabel:
    """A label whose width is its column's, so that the columns of all cards stand below each other."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label
