"""Enrolling a group: people chosen by unit, role family and level, courses, a due day, and what would come of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from axonix_desktop.core.training import LEVELS, Learner, folded, level_words
from axonix_desktop.core.training_acts import enrol_objection, plan_enrolment, plan_words, repeat_name
from axonix_desktop.core.words import tr, trn, within
from axonix_desktop.store.queries.training_book import TrainingBook, cohort_names, unit_names
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.texts import PlainLabel
from axonix_desktop.ui.training.asking_frame import Asking
from axonix_desktop.ui.training.tick_list import Line, TickList

_DUE_DAYS = 30


class EnrolDialog(Asking):
    """:attr:`people`, :attr:`courses`, :attr:`due_on` and :attr:`cohort` are what was chosen."""

    def __init__(self, context: PageContext, people: Sequence[int] = (), courses: Sequence[int] = ()) -> None:
        """``people`` and ``courses`` are ticked at first."""
        super().__init__(
            context, tr("Enrol people"),
            tr("Who holds a course already, or is enrolled in it, is left out. One undo takes all of it back."),
            tr("Enrol"),
        )  # fmt: skip
        room = context.window.size()
        self.resize(min(self.look.px(880), room.width() - 48), min(self.look.px(600), room.height() - 48))
        programme = context.programme
        self._today: date = programme.today()
        self._units = unit_names(programme.file)
        self._first = (tuple(people), tuple(courses))
        self.due_on: date | None = None
        self.who = TickList(self.look, tr("People"), tr("Find a person"))
        self.what = TickList(self.look, tr("Courses"))
        self._lay_out(cohort_names(programme.file))
        self.who.changed.connect(self.judge_soon)
        self.what.changed.connect(self.judge_soon)
        self.begin()
        (self.what.view if people else self.who.search).setFocus()

    def fill(self, book: TrainingBook) -> None:
        people, courses = self._first
        learners = book.learners.values()
        units = sorted({self._units[one.unit_id] for one in learners if one.unit_id in self._units})
        families = sorted({folded(one.family): one.family.strip() for one in learners if one.family.strip()}.values())
        self.unit_box.addItems(units)
        self.family_box.addItems(families)
        self.what.show_lines(
            [Line(one.id, one.title, _course_note(one.level, is_mandatory=one.is_mandatory))
             for one in book.courses.values()], courses
        )  # fmt: skip
        self.who.model.on = set(people)
        self._show_people()

    @property
    def people(self) -> list[int]:
        """The people ticked."""
        return self.who.on

    @property
    def courses(self) -> list[int]:
        """The courses ticked."""
        return self.what.on

    @property
    def cohort(self) -> str:
        """The class, empty for none."""
        return " ".join(self.class_box.currentText().split())

    def judged(self) -> tuple[bool, str]:
        book = self.book
        if book is None:
            return False, ""
        self.due_on, wrong = self.day_of(self.due)
        reason = wrong or enrol_objection(self.people, self.courses, self.due_on, self._today)
        if reason:
            self.keep.setText(tr("Enrol"))
            return False, reason
        chosen = set(self.people)
        plan = plan_enrolment(
            [(person, course) for person in self.people for course in self.courses], book.standings,
            [one for one in book.taken if one.person_id in chosen], self.cohort, repeat_name(self._today),
        )  # fmt: skip
        people = plan.people + len(plan.again)
        self.keep.setText(trn("Enrol {count} person", "Enrol {count} people", people) if people else tr("Enrol"))
        return bool(plan.total), plan_words(plan)

    def _lay_out(self, classes: Sequence[str]) -> None:
        look = self.look
        self.unit_box = self.box([tr("All units")], tr("Business unit"))
        self.family_box = self.box([tr("All role families")], tr("Role family"))
        self.level_box = self.box([tr("All levels"), *(level_words(one) for one in LEVELS)], tr("Skill level"))
        narrowing = QHBoxLayout()
        narrowing.setSpacing(8)
        for box in (self.unit_box, self.family_box, self.level_box):
            narrowing.addWidget(box, 1)
            box.currentIndexChanged.connect(self._show_people)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(8)
        left.addWidget(PlainLabel(look, tr("Who"), "body_strong"))
        left.addLayout(narrowing)
        left.addWidget(self.who, 1)
        right.addWidget(PlainLabel(look, tr("What"), "body_strong"))
        right.addWidget(self.what, 1)
        self.due = self.day_editor("due_on", self._today + timedelta(days=_DUE_DAYS))
        self.class_box = self.box(["", *classes], tr("Cohort"), is_typed=True)
        form = self.form()
        self.add_field(form, tr("Due"), self.due)
        self.add_field(form, tr("Cohort"), self.class_box)
        right.addLayout(form)
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addLayout(left, 3)
        sides.addLayout(right, 2)
        self.body.addLayout(sides, 1)

    def _show_people(self) -> None:
        """Who is ticked, then the people of the unit, family and level chosen."""
        if self.book is None:
            return
        unit = self.unit_box.currentText() if self.unit_box.currentIndex() else None
        family = folded(self.family_box.currentText()) if self.family_box.currentIndex() else None
        level = LEVELS[self.level_box.currentIndex() - 1] if self.level_box.currentIndex() else None
        on = self.who.model.on
        found = [
            one
            for one in self.book.learners.values()
            if one.id in on
            or (
                (unit is None or self._units.get(one.unit_id or 0) == unit)
                and (family is None or folded(one.family) == family)
                and (level is None or one.level == level)
            )
        ]
        found.sort(key=lambda one: (one.id not in on, one.name.casefold()))
        self.who.show_lines([Line(one.id, one.name, self._note(one)) for one in found])
        self.judge_soon()

    def _note(self, one: Learner) -> str:
        level = within(level_words(one.level)) if one.level else ""
        return ", ".join(part for part in (self._units.get(one.unit_id or 0, ""), one.family, level) if part)


def _course_note(level: str, *, is_mandatory: bool) -> str:
    parts = [within(level_words(level)) if level else "", tr("mandatory") if is_mandatory else ""]
    return ", ".join(part for part in parts if part)
