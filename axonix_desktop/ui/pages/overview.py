"""The Overview: where the programme stands, what needs attention and what changed; every number opens its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.forms import long_date, short_day
from axonix_desktop.core.overview import ACTIVE, RAG_ORDER
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.overview import Overview, next_meeting_on
from axonix_desktop.ui.charts.flow import BACK, FORWARD
from axonix_desktop.ui.charts.loading import ChartLibrary, FirstSight, load_numbers
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.overview.cards import MARGIN, OverviewCards
from axonix_desktop.ui.overview.filling import MOST_UNITS, TITLES, Flow, UnitRows, bars, bars_table, kpi
from axonix_desktop.ui.overview.first_steps import FirstSteps, Step
from axonix_desktop.ui.overview.lists import Lists
from axonix_desktop.ui.overview.reading import Past, Readings
from axonix_desktop.ui.overview.words import stage_words
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import Plate

_WEEKDAYS = (
    mark("Monday"), mark("Tuesday"), mark("Wednesday"), mark("Thursday"), mark("Friday"), mark("Saturday"),
    mark("Sunday"),
)  # fmt: skip
_CLOSED, _PRINTED = "overview/steps_closed", "overview/summary_seen"
_NEW = ("records.new", "grid.insert", "data.new")
_PRINT = ("file.print", "file.preview", "report.preview")


class OverviewPage(Page):
    """Shows :class:`Overview`; what is read is kept by :class:`Readings`."""

    primary = "records.new"
    side_buttons = ("file.print",)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.now: Overview | None = None
        self.past: Past | None = None
        self.units: UnitRows | None = None
        self._flow: Flow | None = None
        self._shows_all_units = False
        self._is_flow_seen = self._is_flow_coming = False
        self.chart_library = ChartLibrary(self)
        self.chart_library.ready.connect(self._on_library)
        self.readings = Readings(context.programme, context.jobs, self)
        self.readings.shown.connect(self._on_shown)
        self.readings.past.connect(self._on_past)
        self.readings.failed.connect(self._on_failed)
        self.readings.loading.connect(self._on_loading)
        self.readings.stopped.connect(self._on_stopped)
        self.cards = OverviewCards(context.look, context.messages, self, self._table)
        FirstSight(self.cards.flow_frame).came.connect(self._on_flow_seen)
        self.lists = Lists(context, self.cards, self)
        self.pane = StatePane(context.look)
        self.empty_steps = FirstSteps(context.look)
        self._empty = Plate(context.look, "window")
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self.pane, 1)
        column.addWidget(self.empty_steps)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.cards)
        self._connect()

    def _connect(self) -> None:
        cards = self.cards
        cards.since.chosen.connect(self._on_since)
        cards.more_units.clicked.connect(lambda _checked=False: self._toggle_units())
        cards.all_matters.setText(tr("View all"))
        cards.all_matters.clicked.connect(lambda _checked=False: self.lists.show_all_matters())
        cards.all_changes.setText(tr("View all"))
        cards.all_changes.clicked.connect(lambda _checked=False: self.lists.show_all_changes())
        cards.history.setText(tr("History"))
        cards.history.clicked.connect(lambda _checked=False: self.context.go("history"))
        for steps in (cards.steps, self.empty_steps):
            steps.closed.connect(self._close_steps)

    def refresh(self, kinds: frozenset[str]) -> None:
        self.readings.refresh()

    def counts(self) -> str:
        today = self.context.programme.today()
        meeting = next_meeting_on(self.context.programme.file, today)
        words = tr("{weekday} {day}", weekday=tr(_WEEKDAYS[today.weekday()]), day=long_date(today))
        if meeting is None:
            return words
        return tr("{today} · next meeting {day}", today=words, day=short_day(meeting, today))

    def status(self) -> tuple[str, ...]:
        now = self.now
        if now is None or now.is_empty:
            return (self.counts(),)
        found = now.portfolio
        return (
            trn("{count} active use case", "{count} active use cases", found.active),
            trn("{count} business unit", "{count} business units", len(now.units)),
            tr(
                "Health: {green} on track, {amber} at risk, {red} off track",
                green=f"{found.rated('green'):,}", amber=f"{found.rated('amber'):,}", red=f"{found.rated('red'):,}",
            ),
        )  # fmt: skip

    def take_focus(self) -> None:
        if self._stack.currentWidget() is self._empty:
            self.pane.take_focus()
        elif self.cards.track.marks:
            self.cards.track.marks[0].setFocus()

    def stages(self, stages: Sequence[int]) -> None:
        """Open the active use cases at ``stages``."""
        self.context.show_rows((_active(), Condition("stage", "any_of", tuple(stages))), tr("Use cases by stage"))

    def bar(self, place: int, level: str) -> None:
        """Open a bar, or one level of it."""
        if self.now is None:
            return
        stage = self.now.portfolio.stages[place]
        conditions = [_active(), Condition("stage", "any_of", (stage,))]
        if level:
            conditions.append(Condition("rag", "any_of", (None if level == "none" else level,)))
        self.context.show_rows(tuple(conditions), stage_words(stage))

    def rated(self, level: str) -> None:
        """Open all active use cases of a level."""
        wanted = Condition("rag", "any_of", (None if level == "none" else level,))
        self.context.show_rows((_active(), wanted), tr("Use cases by health"))

    def cell(self, row: int, column: int) -> None:
        """Open a cell of units by stages; -1 is all of them."""
        if self.units is None:
            return
        conditions = [_active()]
        if row >= 0:
            units = self.units.units[row]
            words = self.units.rows[row].name if len(units) > 1 else ""
            conditions.append(Condition("business_unit_id", "any_of", units, words))
        if column >= 0:
            conditions.append(Condition("stage", "any_of", (self.units.stages[column],)))
        self.context.show_rows(tuple(conditions), tr("Use cases by business unit"))

    def flow(self, place: int, series: str) -> None:
        """Open what a value of the flow counts, as far as it is still there."""
        flow = self._flow
        if flow is None:
            return
        name = flow.names[place]
        if series in (FORWARD, BACK):
            ids = flow.moved[place].forward if series == FORWARD else flow.moved[place].back
            title = tr("Moved forward, {period}", period=name)
            if series == BACK:
                title = tr("Moved back, {period}", period=name)
        else:
            ids, title = flow.band_ids(place, series), tr("{horizon}, {day}", horizon=series, day=name)
        if ids:
            self.context.show_rows((Condition("id", "any_of", ids, title),), title)

    def kpi(self, name: str) -> None:
        """Open what a figure counts."""
        now = self.now
        if now is None:
            return
        if name == "active":
            self.context.show_rows((_active(),), tr(TITLES[name]))
        elif name == "due":
            title = tr(TITLES[name])
            self.context.show_rows((Condition("id", "any_of", now.portfolio.due_ids, title),), title)
        else:
            self.lists.show_rows_of(name)

    def _on_shown(self, now: Overview) -> None:
        self.now = now
        self.primary = "" if now.is_empty else "records.new"  # an empty page has a primary button of its own
        self.told.emit()
        if now.is_empty:
            self._show_empty()
            return
        cards, found = self.cards, now.portfolio
        self._stack.setCurrentWidget(cards)
        counts = [found.at_stage(stage) for stage in range(10)]
        cards.track.show_programme(counts, now.stage.number, now.stage.reason, now.stage.findings)
        self._fill_figures()
        self._fill_bars()
        self._fill_units()
        self._fill_since()
        self._show_steps(cards.steps)
        self.lists.show_matters(now)
        if self.past is None:
            self.lists.show_changes_loading()

    def _on_past(self, past: Past) -> None:
        if self.now is None or self.now.is_empty:
            return
        self.past = past
        self._fill_figures()
        self._fill_since()
        self.lists.show_changes(self.now, past)
        self._want_flow()

    def _on_flow_seen(self) -> None:
        self._is_flow_seen = True
        self._want_flow()

    def _want_flow(self) -> None:
        """Draw the flow; the library it is made with, the heaviest here, comes when the card is looked at."""
        if self.past is None:
            return
        if not self.past.figures or self.cards.flow is not None:
            self._fill_flow()
        elif self._is_flow_seen and not self._is_flow_coming:
            self._is_flow_coming = True
            ticket = self.context.jobs.start(tr("Reading the past"), lambda _ticket: load_numbers(), is_quiet=True)
            ticket.done.connect(self.chart_library.load)
            ticket.failed.connect(self.chart_library.load)

    def _on_library(self) -> None:
        self._is_flow_coming = False
        self._fill_flow()

    def _on_loading(self) -> None:
        """A large file is read for the first time: the page says so instead of standing empty."""
        if self.now is None:
            self.empty_steps.hide()
            self.pane.show_state("chart-column", "blue", tr("Reading the figures"),
                                 tr("A large programme takes a moment."))  # fmt: skip
            self.pane.bar.show()
            self._stack.setCurrentWidget(self._empty)

    def _on_failed(self, error: object) -> None:
        self.pane.bar.hide()
        self.empty_steps.hide()
        self.pane.show_state("circle-alert", "red", tr("The figures cannot be read"), str(error),
                             [(tr("Try again"), self.readings.refresh)])  # fmt: skip
        self._stack.setCurrentWidget(self._empty)

    def _on_stopped(self, is_all: bool) -> None:
        """A person called the reading off: the page says so and offers to go on."""
        again = [(tr("Read again"), self.readings.refresh)]
        if is_all and self.now is None:
            self.pane.bar.hide()
            self.pane.show_state("chart-column", "grey", tr("The figures were not read"),
                                 tr("Reading was stopped. Nothing is lost."), again)  # fmt: skip
        elif not is_all:
            self.cards.flow_frame.show_failed(tr("Reading the past was stopped."), self.readings.refresh)
            self.lists.show_changes_stopped()
            self._fill_figures(tr("The past was not read"))

    def _fill_figures(self, instead: str = "") -> None:
        """The cards; ``instead`` stands where the past would be told."""
        if self.now is not None:
            for name, card in self.cards.kpis.items():
                found = kpi(name, self.now, self.past)
                card.show_kpi(replace(found, since=instead) if instead else found)

    def _fill_bars(self) -> None:
        if self.now is None:
            return
        found, frame = self.now.portfolio, self.cards.bars_frame
        self.cards.bars.show_bars(bars(found))
        self.cards.legend.show_counts([(level, found.rated(level)) for level in RAG_ORDER], self.rated)
        if found.active:
            frame.show_chart()
            self.cards.heat_frame.show_chart()
            return
        words = trn("No use case is active yet; {count} is recorded.", "No use case is active yet; {count} are"
                    " recorded.", found.total)  # fmt: skip
        frame.show_empty(words, tr("Show all use cases"), lambda: self.context.go("use_cases"))
        self.cards.heat_frame.show_empty(tr("Units appear here as soon as a use case is active."))

    def _fill_units(self) -> None:
        if self.now is None:
            return
        most = 10_000 if self._shows_all_units else MOST_UNITS
        self.units = UnitRows(self.now.portfolio, self.now.units, most)
        self.cards.heat.show_rows(self.units.columns, self.units.rows)
        is_many = self.units.hidden > 0 or len(self.units.rows) > MOST_UNITS + 1
        self.cards.more_units.setVisible(is_many)
        everything = tr("Show all {count}", count=f"{len(self.units.rows) - 1 + self.units.hidden:,}")
        self.cards.more_units.setText(tr("Show fewer") if self._shows_all_units else everything)

    def _fill_since(self) -> None:
        today = self.context.programme.today()
        first = self.past.first if self.past else today
        self.cards.since.show_day(self.readings.since, today, first, self.readings.last_meeting)

    def _fill_flow(self) -> None:
        if self.now is None or self.past is None:
            return
        frame = self.cards.flow_frame
        if not self.past.figures:
            begun = short_day(self.past.first, self.now.today)
            frame.chart.setMinimumHeight(0)
            frame.show_empty(tr("The history of this file begins {day}. The flow is drawn from its second day on.",
                                day=begun))  # fmt: skip
            return
        self._flow = Flow(self.now, self.past)
        self.cards.make_flow().show_points(self._flow.points)
        frame.show_chart()

    def _toggle_units(self) -> None:
        self._shows_all_units = not self._shows_all_units
        self._fill_units()

    def _on_since(self, day: date | None) -> None:
        self.past = None
        self._fill_figures()
        self.lists.show_changes_loading()
        self.readings.set_since(day)

    def _table(self, name: str) -> ChartTable:
        if name == "bars" and self.now is not None:
            return bars_table(self.now.portfolio)
        if name == "heat" and self.units is not None:
            return self.units.table()
        return self._flow.table() if self._flow is not None else ChartTable((), ())

    def _show_empty(self) -> None:
        """Nothing is recorded: what the page is for, and three ways to begin."""
        run = self.context.run
        buttons = [(tr("Import from Excel"), lambda: run("file.import"))]
        if (new := self._known(_NEW)) is not None:
            buttons.append((tr("New use case"), lambda: run(new)))
        buttons.append((tr("Open sample programme"), lambda: run("file.sample")))
        words = tr("Here you see where every use case stands, what needs attention and what changed since the last"
                   " meeting. Bring in the tracker you have, or begin with one use case.")  # fmt: skip
        self.pane.bar.hide()
        self.pane.show_state("layout-dashboard", "blue", tr("Your programme at a glance"), words, buttons)
        self._show_steps(self.empty_steps)
        self._stack.setCurrentWidget(self._empty)

    def _show_steps(self, steps: FirstSteps) -> None:
        """The first steps, until all are done or they were closed."""
        found = self._steps()
        is_closed = self.context.state.flag(_CLOSED, default=False)
        steps.setVisible(not is_closed and not all(step.is_done for step in found))
        steps.show_steps(found)

    def _steps(self) -> list[Step]:
        rows = list(self.now.cases.values()) if self.now else []
        run, go = self.context.run, self.context.go
        return [
            Step(tr("Import or add use cases"), bool(rows), lambda: run("file.import")),
            Step(tr("Name their owners"), bool(rows) and all(row.owner_id for row in rows if row.status == ACTIVE),
                 lambda: self.context.show_rows((Condition("owner_id", "any_of", (None,)),), tr("No owner"))),
            Step(tr("Set health and next gates"), any(row.rag for row in rows) and any(row.due_on for row in rows),
                 lambda: go("use_cases")),
            Step(tr("Print the summary"), self.context.state.flag(_PRINTED, default=False), self._print),
        ]  # fmt: skip

    def _print(self) -> None:
        command = self._known(_PRINT)
        if command is not None:
            self.context.state.keep(_PRINTED, True)
            self.context.run(command)

    def _known(self, wanted: Sequence[str]) -> str | None:
        """The first of the commands that this window has."""
        there = {command.id for command in self.context.commands}
        return next((one for one in wanted if one in there), None)

    def _close_steps(self) -> None:
        self.context.state.keep(_CLOSED, True)
        self.cards.steps.hide()
        self.empty_steps.hide()


def _active() -> Condition:
    return Condition("status", "any_of", (ACTIVE,))
