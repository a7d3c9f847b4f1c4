"""Recording completions of a group, and enrolling for refreshers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from axonix_desktop.core.kinds import Date, Number
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.training import OPEN_STATUSES, SOON, Taken, folded
from axonix_desktop.core.training_acts import (
    complete_objection,
    completed_words,
    enrol_objection,
    plan_enrolment,
    plan_words,
    repeat_name,
    to_complete,
)
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.training import refreshers
from axonix_desktop.store.queries.training_book import TrainingBook, cohort_names
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.training.asking_frame import Asking
from axonix_desktop.ui.training.tick_list import Line, TickList


class CompleteDialog(Asking):
    """:attr:`enrolments`, :attr:`completed_on` and :attr:`score` are what was chosen."""

    def __init__(self, context: PageContext, enrolments: Sequence[int] = ()) -> None:
        """``enrolments`` are ticked at first."""
        super().__init__(
            context, tr("Record completions"),
            tr("Where a course is valid for a time, the day it runs out is filled in by itself."),
            tr("Record completions"),
        )  # fmt: skip
        room = context.window.size()
        self.resize(min(self.look.px(720), room.width() - 48), min(self.look.px(600), room.height() - 48))
        programme = context.programme
        self._today: date = programme.today()
        self._wanted = set(enrolments)
        self._open: dict[int, Taken] = {}
        self._names: dict[int, str] = {}
        self._courses: dict[int, str] = {}
        self.completed_on: date | None = None
        self.score: float | None = None
        self.who = TickList(self.look, tr("Enrolments"), tr("Find a person or course"))
        self.course_box = self.box([tr("All courses")], tr("Course"))
        self.class_box = self.box([tr("All cohorts"), *cohort_names(programme.file)], tr("Cohort"))
        self.on_day = self.day_editor("completed_on", self._today)
        self.points = QLineEdit()
        self.points.setPlaceholderText(tr("Leave empty for none"))
        self.points.textChanged.connect(self.judge_soon)
        self._lay_out()
        self.who.changed.connect(self.judge_soon)
        self.begin()
        (self.on_day if self._wanted else self.who.search).setFocus()

    def fill(self, book: TrainingBook) -> None:
        wanted = self._wanted
        self._open = {one.id: one for one in book.taken if one.status in OPEN_STATUSES or one.id in wanted}
        self._names = {number: one.name for number, one in book.learners.items()}
        self._courses = {number: one.title for number, one in book.courses.items()}
        self.course_box.addItems(list(self._courses.values()))
        self.who.model.on = set(wanted)
        self._show_rows()

    @property
    def enrolments(self) -> list[int]:
        """The enrolments ticked."""
        return self.who.on

    def judged(self) -> tuple[bool, str]:
        self.completed_on, wrong = self.day_of(self.on_day)
        self.score, bad = self._score()
        chosen = [self._open[one] for one in self.enrolments]
        reason = wrong or bad or complete_objection(chosen, self.completed_on, self.score, self._today)
        if reason:
            self.keep.setText(tr("Record completions"))
            return False, reason
        fresh = len(to_complete(chosen))
        self.keep.setText(trn("Record {count} completion", "Record {count} completions", fresh))
        if fresh < len(chosen):
            return True, tr("{words}.", words=completed_words(len(chosen) - fresh))
        return True, tr("They count as trained from {day} on.", day=Date().show(self.completed_on))

    def _score(self) -> tuple[float | None, str]:
        """The points typed, or why there are none."""
        try:
            value = Number().parse(self.points.text().strip())
        except BadValueError as error:
            return None, str(error)
        return (float(value), "") if isinstance(value, (int, float)) else (None, "")

    def _lay_out(self) -> None:
        narrowing = QHBoxLayout()
        narrowing.setSpacing(8)
        for box in (self.course_box, self.class_box):
            narrowing.addWidget(box, 1)
            box.currentIndexChanged.connect(self._show_rows)
        self.body.addLayout(narrowing)
        self.body.addWidget(self.who, 1)
        form = self.form()
        self.add_field(form, tr("Completed on"), self.on_day)
        self.add_field(form, tr("Score"), self.points)
        self.body.addLayout(form)

    def _show_rows(self) -> None:
        courses = list(self._courses)
        course = courses[self.course_box.currentIndex() - 1] if self.course_box.currentIndex() > 0 else None
        cohort = folded(self.class_box.currentText()) if self.class_box.currentIndex() > 0 else None
        on = self.who.model.on
        found = [
            one
            for one in self._open.values()
            if one.id in on
            or ((course is None or one.course_id == course) and (cohort is None or folded(one.cohort) == cohort))
        ]
        found.sort(key=lambda one: (one.id not in on, self._name(one).casefold(), one.id))
        self.who.show_lines([Line(one.id, self._name(one), self._note(one)) for one in found])
        self.judge_soon()

    def _name(self, one: Taken) -> str:
        return self._names[one.person_id]

    def _note(self, one: Taken) -> str:
        due = tr("due {day}", day=Date().show(one.due_on)) if one.due_on else ""
        return ", ".join(part for part in (self._courses[one.course_id], one.cohort, due) if part)


class RefreshDialog(Asking):
    """:attr:`days`, :attr:`due_on` and :attr:`cohort` are what was chosen, :attr:`rows` how many it would make."""

    def __init__(self, context: PageContext, people: Sequence[int] | None = None) -> None:
        """``people`` are those asked about, all without them."""
        super().__init__(
            context, tr("Enrol for refreshers"),
            tr("Everyone whose completion has run out or soon will is enrolled again, unless they are already."),
            tr("Enrol"),
        )  # fmt: skip
        self.setMinimumWidth(self.look.px(520))
        self._today: date = context.programme.today()
        self.due_on: date | None = None
        self.rows = 0
        self._pairs: dict[int, list[tuple[int, int]]] = {}
        windows = [tr("Run out already"), *(tr("Within {days} days", days=days) for days in SOON)]
        self.window_box = self.box(windows, tr("What runs out"))
        self.window_box.setCurrentIndex(len(SOON))
        self.due = self.day_editor("due_on", None)
        self.due.inner.setPlaceholderText(tr("The day each runs out"))  # type: ignore[attr-defined]
        self.class_box = self.box(["", *cohort_names(context.programme.file)], tr("Cohort"), is_typed=True)
        form = self.form()
        self.add_field(form, tr("What runs out"), self.window_box)
        self.add_field(form, tr("Due"), self.due)
        self.add_field(form, tr("Cohort"), self.class_box)
        self.body.addLayout(form)
        self.begin(people)

    @property
    def days(self) -> int:
        """Within how many days; -1 for what has run out already."""
        return (-1, *SOON)[max(self.window_box.currentIndex(), 0)]

    @property
    def cohort(self) -> str:
        """The class, empty for none."""
        return " ".join(self.class_box.currentText().split())

    def judged(self) -> tuple[bool, str]:
        self.due_on, wrong = self.day_of(self.due)
        reason = wrong or enrol_objection([0], [0], self.due_on, self._today)
        if reason or self.book is None:
            return False, reason or ""
        pairs = self._pairs.get(self.days)
        if pairs is None:
            due = refreshers(self.book, self.days)
            pairs = self._pairs[self.days] = [(person, course) for person, course, _standing in due]
        if not pairs:
            return False, tr("No refresher is due within this time.")
        plan = plan_enrolment(
            pairs, self.book.standings, self.book.taken, self.cohort, repeat_name(self._today), is_refresher=True
        )
        self.rows = len(plan.new)
        return bool(plan.new), plan_words(plan)
