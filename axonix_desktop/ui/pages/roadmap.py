"""The roadmap page: stages of the shown use cases over time, planned by dragging, by keys or in fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from axonix_desktop.actions import plans
from axonix_desktop.core.roadmap import overlap
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries import roadmap as query
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.roadmap.arrows import Wait, wait_words
from axonix_desktop.ui.roadmap.rows import COLUMNS, CaseRow, Outlook, rows_of
from axonix_desktop.ui.roadmap.tool_row import ToolRow
from axonix_desktop.ui.roadmap.view import RoadmapView
from axonix_desktop.ui.states import StatePane
from axonix_desktop.ui.texts import Plate

MENU = (
    "roadmap.plan", "roadmap.propose", "roadmap.waits", "", "roadmap.baseline", "roadmap.clear_baseline", "",
    "roadmap.end_later", "roadmap.end_earlier", "roadmap.bar_later", "roadmap.bar_earlier",
)  # fmt: skip
_MOST_COUNTED = 4_000


class RoadmapPage(Page):
    """Shows the rows of the grid as bars over time."""

    has_filter = True
    needs_cases = True
    kinds = frozenset({"use_case", "stage_plan", "use_case_dependency", "gate_decision", "setting", "business_unit",
                       "person"})  # fmt: skip
    primary = "roadmap.plan"
    side_buttons = ("roadmap.propose_all",)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        look, state = context.look, context.state
        self.group = state.text("roadmap/group", "unit")
        self._folded: set[str] = set()
        self._wants_bars = False
        self._is_first = True
        self._moved: int | None = None
        self._plans = query.PlanBook({}, {})
        self._dependencies: Sequence[query.Dependency] = ()
        self.outlook = Outlook(self._plans, context.programme.today(), {})
        context.cases.need(*COLUMNS)
        self.tools = ToolRow(look)
        self.view = RoadmapView(look, self.outlook)
        self.view.set_zoom(state.text("roadmap/zoom", "quarter"))
        self.view.chart.may_drag = not context.is_read_only
        self.state = StatePane(look)
        self._framed = Plate(look, "surface", radius=10)
        frame = QVBoxLayout(self._framed)
        frame.setContentsMargins(1, 6, 1, 6)
        frame.addWidget(self.view)
        self._bars = QWidget()
        column = QVBoxLayout(self._bars)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tools)
        column.addWidget(self._framed, 1)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._bars)
        self._stack.addWidget(self.state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 16)
        layout.addWidget(holder)
        self._connect()

    def _connect(self) -> None:
        """Follow both sides of the page and what other pages share."""
        context, view, tools = self.context, self.view, self.tools
        view.replanned.connect(self._on_replanned)
        view.current_wanted.connect(context.current.set)
        view.selection_wanted.connect(context.current.select)
        view.plan_wanted.connect(lambda: context.run("roadmap.plan"))
        view.detail_wanted.connect(context.show_detail)
        view.menu_wanted.connect(self._show_menu)
        view.zoom_changed.connect(self._on_zoom)
        view.folded_changed.connect(self._on_folded)
        tools.grouped.connect(self.group_by)
        tools.zoom_wanted.connect(view.set_zoom)
        tools.today_wanted.connect(view.show_today)
        context.current.changed.connect(lambda _id: self._follow())
        context.current.selection_changed.connect(self._follow)
        context.cases.changed.connect(self._on_cases_changed)
        tools.show_choices(self.group, view.chart.axis.zoom.name)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the plans anew and show them."""
        context = self.context
        file = context.programme.file
        if self._moved is not None and kinds == {"stage_plan"}:
            self._show_moved(self._moved)
            return
        self._plans = query.plan_book(file)
        self._dependencies = query.dependencies(file)
        self.outlook = Outlook(self._plans, context.programme.today(), query.lengths(file))
        self.view.chart.may_drag = not context.is_read_only
        self._show()
        self.view.show_span(query.first_and_last_day(file))
        if self._is_first:
            self._is_first = False
            self.view.show_today()

    def _show_moved(self, case: int) -> None:
        """Bring the one use case that was moved here in line with the file."""
        self._plans.take(query.plan_book(self.context.programme.file, [case]))
        self.outlook.forget(case)
        self.view.show_case(case, self._waits())
        self.told.emit()

    def _show(self) -> None:
        """Show rows, or the state that fits."""
        records = self.context.cases.records
        rows = rows_of(records, self.group, self._folded)
        self.view.show_rows(rows, self.outlook, self._waits(), has_unit=self.group != "unit")
        self._follow()
        self._stack.setCurrentIndex(0)
        if not records.total:
            self._say_nothing_yet()
        elif not records.shown:
            self._say_nothing_matches()
        elif not self._plans.has_plans and not self._wants_bars:
            self._say_no_plans(records.shown)
        self.told.emit()

    def _say_nothing_yet(self) -> None:
        self._stack.setCurrentIndex(1)
        self.state.show_state(
            "chart-gantt",
            "blue",
            tr("When each use case passes its stages"),
            tr("Import your tracker, and every use case gets its line here: planned, promised, done and expected."),
            [
                (tr("Import a tracker…"), lambda: self.context.run("file.import")),
                (tr("Open the sample"), lambda: self.context.run("file.sample")),
            ],
        )

    def _say_nothing_matches(self) -> None:
        self._stack.setCurrentIndex(1)
        self.state.show_state(
            "search-x", "grey", tr("Nothing matches the filter"), tr("No use case meets it."),
            [(tr("Clear the filter"), self._clear_filter)],
        )  # fmt: skip

    def _say_no_plans(self, count: int) -> None:
        self._stack.setCurrentIndex(1)
        self.state.show_state(
            "chart-gantt",
            "blue",
            tr("When each use case passes its stages"),
            trn(
                "No stage is planned yet. A proposal spreads the nine stages of {count} use case from its start to its "
                "target; you move what does not fit, and see every slip from then on. One undo takes it back.",
                "No stage is planned yet. A proposal spreads the nine stages of {count} use cases from start to "
                "target; you move what does not fit, and see every slip from then on. One undo takes it back.",
                count,
            ),
            [
                (tr("Propose plans"), lambda: self.context.run("roadmap.propose_all")),
                (tr("Plan by hand"), self._show_bars),
            ],
        )

    def _show_bars(self) -> None:
        """Show the rows though nothing is planned."""
        self._wants_bars = True
        self._show()
        self.take_focus()

    def _waits(self) -> list[Wait]:
        """What waits for what, in words."""
        return [self._wait(one) for one in self._dependencies]

    def _wait(self, one: query.Dependency) -> Wait:
        early = overlap(self.outlook.plan(one.waiting), self.outlook.plan(one.needed))
        return Wait(one.id, one.waiting, one.needed, wait_words(self.name_of(one.needed), early, one.reason))

    def name_of(self, case: int) -> str:
        """Key and title of a use case."""
        records = self.context.cases.records
        row = records.row_of(case)
        if row is None:
            return tr("a use case that is gone")
        return tr("{key} {title}", key=records.columns["key"].text(row), title=records.columns["title"].text(row))

    def filter_by(self, text: str) -> None:
        """Narrow the rows, and with them the grid's and the board's."""
        self.context.cases.filter_by(text)

    def filter_words(self) -> str:
        """The words of the filter."""
        return self.context.cases.filter_text

    def counts(self) -> str:
        """How many use cases there are, and how many are late."""
        records = self.context.cases.records
        shown = trn("{count} use case", "{count} use cases", records.shown)
        if records.shown != records.total:
            shown = tr("{shown} of {total} use cases", shown=f"{records.shown:,}", total=f"{records.total:,}")
        if records.shown > _MOST_COUNTED or not self._plans.has_plans:
            return shown
        slips = [self.outlook.slip(records.ids[row]) for row in records.rows]
        late = sum(one is not None and one.days > 0 for one in slips)
        return tr("{shown}  ·  {late} late", shown=shown, late=f"{late:,}")

    def take_focus(self) -> None:
        """Put the keyboard on the current row, or on what a state offers."""
        if self._stack.currentIndex():
            self.state.take_focus()
        else:
            self.view.take_focus()

    def leave(self) -> None:
        """Keep what is being moved."""
        self.view.chart.let_go()

    def group_by(self, name: str) -> None:
        """Group the rows another way."""
        self.group = name
        self._folded.clear()
        self.context.state.keep("roadmap/group", name)
        self.tools.show_choices(name, self.view.chart.axis.zoom.name)
        self._show()

    @property
    def zoom(self) -> str:
        """The zoom in use."""
        return self.view.chart.axis.zoom.name

    @property
    def is_showing_bars(self) -> bool:
        """Whether rows are shown (not a state)."""
        return self._stack.currentIndex() == 0

    @property
    def case(self) -> int | None:
        """The use case that acts are about."""
        row = self.view.row
        return row.id if isinstance(row, CaseRow) and self.is_showing_bars else None

    @property
    def selected(self) -> tuple[int, ...]:
        """The selected use cases."""
        return tuple(one for one in self.context.current.selected if one in self._plans)

    def can_propose(self, ids: Sequence[int]) -> bool:
        """Whether any of these has no plan yet."""
        return any(plans.needs_plan(self.outlook.plan(one)) for one in ids)

    def propose(self, *, is_all: bool) -> None:
        """Propose plans for the selection, or for every use case that is shown and has none."""
        records = self.context.cases.records
        ids = [records.ids[row] for row in records.rows] if is_all else list(self.selected)
        bare = [one for one in ids if plans.needs_plan(self.outlook.plan(one))]
        act = partial(plans.propose_plans, ids=bare, today=self.context.programme.today())
        words = trn("Plan proposed for {count} use case", "Plans proposed for {count} use cases", len(bare))
        self._do(act, tr("No plan can be proposed"), words)
        self.take_focus()

    def set_baseline(self, *, is_all: bool) -> None:
        """Promise the plan of the selection, or of every use case."""
        ids = None if is_all else list(self.selected)
        words = tr("Baseline set: slip is measured against it from now on")
        self._do(partial(plans.set_baseline, ids=ids), tr("The baseline cannot be set"), words)

    def clear_baseline(self) -> None:
        """Take the baseline of the selection away."""
        act = partial(plans.clear_baseline, ids=list(self.selected))
        self._do(act, tr("The baseline cannot be cleared"), tr("Baseline cleared"))

    def move_bar(self, part: str, days: int) -> None:
        """Move the bar in use, or its end, by days, and keep it."""
        self.view.nudge(part, days)
        self.view.chart.let_go()

    def plan_stages(self) -> None:
        """Ask for all dates of the current use case."""
        case = self.case
        if case is None:
            return
        from axonix_desktop.ui.roadmap.plan_dialog import PlanDialog

        now = query.recorded_dates(self.context.programme.file, case)
        stage = self.view.chart.taken[1] if self.view.chart.taken else max(self.outlook.plan(case).stage, 1)
        dialog = PlanDialog(
            self.context.look, self.name_of(case), now, stage, plans.plan_objections, self.context.window
        )
        if dialog.exec():
            act = partial(plans.plan_stages, use_case_id=case, dates=dialog.dates())
            self._do(act, tr("The plan cannot be kept"), tr("Plan kept"))
        dialog.deleteLater()
        self.take_focus()

    def edit_waits(self) -> None:
        """Show what the current use case waits for, to be added to and taken from."""
        case = self.case
        if case is None:
            return
        from axonix_desktop.ui.roadmap.waits_dialog import WaitsDialog

        context, records = self.context, self.context.cases.records
        others = [(one, self.name_of(one)) for one in records.ids if one != case]
        failure = tr("The dependency cannot be kept")

        def add(needed: int, reason: str | None) -> bool:
            return context.change(
                partial(plans.add_dependency, use_case_id=case, needs_id=needed, reason=reason), failure
            )

        def remove(number: int) -> bool:
            return context.change(partial(plans.remove_dependency, dependency_id=number), failure)

        dialog = WaitsDialog(
            context.look,
            self.name_of(case),
            others,
            lambda: [self._wait(one) for one in query.dependencies(context.programme.file) if one.waiting == case],
            lambda needed: plans.dependency_objection(context.programme.file, case, needed),
            (add, remove),
            context.window,
        )
        dialog.exec()
        dialog.deleteLater()
        self.take_focus()

    def _do(self, act: Callable[..., object], failure: str, words: str) -> None:
        """Do an act and offer to take it back."""
        if self.context.change(act, failure):
            self.context.toast.say(words, tr("Undo"), lambda: self.context.run("edit.undo"))

    def _on_replanned(self, case: int, stage: int, start: date, end: date) -> None:
        act = partial(plans.replan_stage, use_case_id=case, stage=stage, start=start, end=end)
        self._moved = case
        self.context.change(act, tr("The stage cannot be moved"))
        self._moved = None

    def _on_zoom(self, name: str) -> None:
        self.context.state.keep("roadmap/zoom", name)
        self.tools.show_choices(self.group, name)
        self.context.commands.refresh()

    def _on_folded(self, name: str, is_folded: bool) -> None:
        place = self.view.names.currentIndex().row()
        (self._folded.add if is_folded else self._folded.discard)(name)
        self._show()
        self.view.names.setCurrentIndex(self.view.model.index(max(place, 0)))

    def _on_cases_changed(self, _what: str) -> None:
        """Follow the rows while the page is shown."""
        if self.isVisible():
            self._show()

    def _follow(self) -> None:
        """Mark the shared record and selection."""
        current = self.context.current
        if current.kind == "use_case":
            self.view.follow(current.record_id, current.selected)

    def _show_menu(self, at: QPoint) -> None:
        """What can be done with the row."""
        self.context.commands.refresh()
        menu = QMenu(self)
        for one in MENU:
            if one:
                menu.addAction(self.context.commands.action(one))
            else:
                menu.addSeparator()
        menu.exec(at)
        menu.deleteLater()

    def _clear_filter(self) -> None:
        """Show all use cases."""
        self.context.cases.filter_by("")
        self.context.cases.set_conditions(())
