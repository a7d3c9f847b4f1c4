"""Training at a glance: who has reached what their role asks for, what is late or runs out, classes and operators."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from axonix_desktop.core.attainment import TRAINED_PERCENT, Cell, operators_trained, percent_words
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.training import OPEN_STATUSES, SOON
from axonix_desktop.core.training_time import CurvePoint, curve_words
from axonix_desktop.core.words import tr, trn, within
from axonix_desktop.store.queries.training import Training, cohort_enrolments, training
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.reading_page import ReadingPage, ReadingWords
from axonix_desktop.ui.training.cards import CASES, CLASSES, OVERDUE, TrainingCards
from axonix_desktop.ui.training.curve_chart import month_words
from axonix_desktop.ui.training.filling import (
    TITLES,
    case_line,
    cell_title,
    kpi,
    overdue_line,
    table,
    unit_rows,
    window_lines,
)
from axonix_desktop.ui.training.unit_bars import LEVELS, UnitBar

_KINDS = frozenset({
    "person", "business_unit", "course", "curriculum_course", "enrolment", "skill_target", "cohort", "operator",
    "use_case",
})  # fmt: skip


class TrainingMatrixPage(ReadingPage):
    """Shows :class:`~axonix_desktop.store.queries.training.Training`; every number opens its rows."""

    kinds = _KINDS
    primary = "training.enrol"
    side_buttons = ("training.complete",)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = ReadingWords("graduation-cap", tr("Reading the figures"), tr("The figures cannot be read"),
                             tr("The figures were not read"))  # fmt: skip
        super().__init__(context, words, self._read, parent)
        self.now: Training | None = None
        self.units: list[UnitBar] = []
        self.cards = TrainingCards(context.look, context.messages, self, self._table)
        self.hold(self.cards)
        self.cards.targets.clicked.connect(lambda _checked=False: context.go("training/targets"))
        self.cards.refresh_all.clicked.connect(lambda _checked=False: context.run("training.refreshers"))
        self.cards.all_overdue.clicked.connect(lambda _checked=False: self.kpi("overdue"))
        self.cards.all_operators.clicked.connect(lambda _checked=False: context.go("training/operators"))
        self.cards.all_classes.clicked.connect(lambda _checked=False: context.go("training/cohorts"))

    def counts(self) -> str:
        now = self.now
        if now is None or now.is_empty:
            return ""
        people = trn("{count} person", "{count} people", now.people)
        courses = trn("{count} course", "{count} courses", now.courses)
        return tr("{people} · {courses}", people=people, courses=courses)

    def status(self) -> tuple[str, ...]:
        now = self.now
        if now is None or now.is_empty:
            return ()
        return (
            trn("{count} enrolment", "{count} enrolments", now.enrolments),
            tr("{count} completed", count=f"{now.completed:,}"),
            tr("{count} overdue", count=f"{len(now.overdue):,}"),
        )

    def take_focus(self) -> None:
        if self.is_showing_pane:
            self.pane.take_focus()
        elif self.cards.matrix.marks:
            self.cards.matrix.marks[0].setFocus()
        else:
            self.cards.kpis["through"].setFocus()

    def kpi(self, name: str) -> None:
        """Open what a figure counts."""
        now = self.now
        if now is None:
            return
        title = tr(TITLES[name])
        if name == "through":
            self._show("person", now.through, title)
        elif name == "gap":
            below = [one for cell in now.cells if cell.is_met is False for one in cell.lacking]
            self._show("person", below, tr("Not through in families below target"))
        elif name == "overdue":
            self._show("enrolment", now.overdue, title)
        elif name == "expiring":
            self._show("enrolment", now.expiring.get(SOON[-1], ()), title)
        else:
            lacking = [one.operator_id for case in now.operators for one in case.coverage.untrained]
            self._show("operator", lacking, tr("Operators not trained"))

    def cell(self, cell: Cell) -> None:
        """Open the people of a role family at a skill level."""
        if cell.people:
            self._show("person", cell.people, cell_title(cell))
        else:
            self.context.open_record("skill_target", cell.target_id)

    def unit(self, row: int, level: str) -> None:
        """Open the people of a part of a unit's bar."""
        word = next(tr(one.word) for one in LEVELS if one.code == level)
        one = self.units[row]
        self._show("person", one.people[level], tr("{unit}: {level}", unit=one.name, level=within(word)))

    def seats(self, row: int) -> None:
        """Open who is in a cohort, or the cohort itself while nobody is."""
        if self.now is None:
            return
        one = self.now.classes[row]
        if one.taken:
            self._show("enrolment", cohort_enrolments(self.context.programme.file, one.name, one.course_id), one.name)
        else:
            self.context.open_record("cohort", one.cohort_id)

    def month(self, point: CurvePoint) -> None:
        """Open what was due by the end of a month and is not completed."""
        last = point.month.replace(day=monthrange(point.month.year, point.month.month)[1])
        conditions = (
            Condition("due_on", "at_most", (last.isoformat(),)),
            Condition("status", "any_of", tuple(sorted(OPEN_STATUSES))),
        )
        title = tr("Due by the end of {month}, not completed", month=month_words(point))
        self.context.show_rows(conditions, title, "enrolment")

    def _show(self, kind: str, ids: Sequence[int], title: str) -> None:
        self.context.show_rows((Condition("id", "any_of", tuple(ids), title),), title, kind)

    def fill(self, found: Any) -> None:
        if not isinstance(found, Training):
            return
        self.now = found
        self.primary = "" if found.is_empty else "training.enrol"
        self.side_buttons = () if found.is_empty else ("training.complete",)
        self.told.emit()
        if found.is_empty:
            self._show_empty()
            return
        self.show_content(self.cards)
        for name, card in self.cards.kpis.items():
            card.show_kpi(kpi(name, found))
        self._fill_charts(found)
        self._fill_lists(found)

    def _fill_charts(self, now: Training) -> None:
        cards, go = self.cards, self.context.go
        cards.matrix.show_cells(now.cells, now.today)
        if now.cells and now.asked:
            cards.matrix_frame.show_chart()
        elif now.has_curricula:
            cards.matrix_frame.show_empty(
                tr("Give people a role family and a skill level, and the matrix fills."), tr("Show people"),
                lambda: go("people"),
            )  # fmt: skip
        else:
            cards.matrix_frame.show_empty(
                tr("No curriculum says yet who must take what. Name the courses of a role family, or make a course"
                   " mandatory."), tr("Set up curricula"), lambda: go("training/curricula"),
            )  # fmt: skip
        cards.curve.show_curve(now.curve)
        cards.curve_frame.set_heading(tr("Completions due and made"), curve_words(now.curve, now.today))
        if now.curve.points:
            cards.curve_frame.show_chart()
        else:
            cards.curve_frame.show_empty(tr("The curve is drawn as soon as an enrolment has a due date."))
        self.units = unit_rows(now)
        cards.units.show_rows(self.units)
        if self.units:
            cards.units_frame.show_chart()
        else:
            cards.units_frame.show_empty(tr("Units appear here as soon as a course is asked of their people."))

    def _fill_lists(self, now: Training) -> None:
        cards, context = self.cards, self.context
        lines = [
            (overdue_line(one, now), lambda number=one.id: context.open_record("enrolment", number))
            for one in now.longest_overdue[:OVERDUE]
        ]
        cards.overdue.list.show_rows(lines)
        cards.overdue.set_heading(tr("Overdue"), _part(len(lines), len(now.overdue)))
        cards.all_overdue.setVisible(bool(lines))
        if lines:
            cards.overdue.show_list()
        else:
            cards.overdue.show_state("circle-check", tr("Nobody is late with a course."))
        windows = window_lines(now)
        cards.windows.list.show_rows(
            [(words, lambda ids=ids, title=title: self._show_some(ids, title)) for words, ids, title in windows]
        )
        is_due = any(ids for _words, ids, _title in windows)
        cards.refresh_all.setVisible(is_due and not context.is_read_only)
        cards.cases.list.show_rows([
            (case_line(one), lambda one=one: self._show(
                "operator", [each.operator_id for each in one.coverage.operators],
                tr("Operators of {case}", case=one.title)))
            for one in now.operators[:CASES]
        ])  # fmt: skip
        met = sum(operators_trained(one.coverage)[0] for one in now.operators)
        least = percent_words(TRAINED_PERCENT)
        told = tr("{met} of {all} at {least}", met=met, all=len(now.operators), least=least) if now.operators else ""
        cards.cases.set_heading(tr("Operators trained"), told)
        cards.all_operators.setVisible(bool(now.operators))
        if now.operators:
            cards.cases.show_list()
        else:
            cards.cases.show_state("user-check", tr("Name who operates a use case, and their training stands here."))
        cards.seats.show_rows(now.classes[:CLASSES], now.today)
        cards.seats_frame.set_heading(tr("Cohorts"), tr("seats taken of those planned"))
        cards.all_classes.setVisible(bool(now.classes))
        if now.classes:
            cards.seats_frame.show_chart()
        else:
            cards.seats_frame.show_empty(
                tr("Plan a cohort with its seats, and it stands here."), tr("Show cohorts"),
                lambda: context.go("training/cohorts"),
            )  # fmt: skip

    def _show_some(self, ids: Sequence[int], title: str) -> None:
        if ids:
            self._show("enrolment", ids, title)

    def _table(self, name: str) -> ChartTable:
        return table(name, self.now) if self.now is not None else ChartTable((), ())

    def _show_empty(self) -> None:
        """Nothing of training is recorded: what the page is for, and ways to begin."""
        run = self.context.run
        words = tr("Here you see who has learned what their role asks for, who is late and whose knowledge runs out."
                   " Bring in the list your learning system exports, or begin with a course.")  # fmt: skip
        self.show_pane("graduation-cap", "blue", tr("Training of your people will stand here"), words, [
            (tr("Import a training list…"), lambda: run("file.import")),
            (tr("Add a course"), self._add_course),
            (tr("Open sample programme"), lambda: run("file.sample")),
        ])  # fmt: skip

    def _add_course(self) -> None:
        self.context.go("training/courses")
        self.context.run("records.new")

    def _read(self) -> Training:
        return training(self.context.programme.file, self.context.programme.today())


def _part(shown: int, whole: int) -> str:
    return tr("{shown} of {all}", shown=f"{shown:,}", all=f"{whole:,}") if whole > shown else ""
