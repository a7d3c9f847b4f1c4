"""What a person must learn and has learned, and who operates a use case: trained or not, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from axonix_desktop.core.attainment import Coverage, OperatorFacts, operators_trained
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.training import SOON, Standing, level_words, standing_words
from axonix_desktop.core.words import mark, tr, within
from axonix_desktop.store.queries.training import operator_coverage
from axonix_desktop.store.queries.training_book import TrainingBook, read_book
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.detail.making import new_record
from axonix_desktop.ui.detail.part import LinkRow, Part, initials_picture
from axonix_desktop.ui.detail.reading import ShownRecord
from axonix_desktop.ui.texts import PlainLabel

_WORDS = {
    "valid": mark("Held"), "overdue": mark("Overdue"), "failed": mark("Not passed"), "open": mark("Enrolled"),
    "expired": mark("Run out"), "missing": mark("Missing"),
}  # fmt: skip
_TONES = {"valid": "green", "overdue": "red", "failed": "red", "open": "blue", "expired": "amber", "missing": "amber"}
_ORDER = ("overdue", "failed", "expired", "missing", "open", "valid")


class TrainingPart(Part):
    """Of a person: course by course where they stand; a line opens the enrolment, or enrols where there is none."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.lines: list[LinkRow] = []

    def fill(self, record: ShownRecord) -> None:
        self.empty_out()
        self.body.setSpacing(0)
        self.lines = []
        programme = self.context.programme
        book = read_book(programme.file, programme.today(), [record.id])
        if record.id not in book.learners:
            self.body.addWidget(self.nothing(tr("This person has left; nothing is asked of them any more.")))
            return
        far, held = book.progress(record.id), book.standings.get(record.id, {})
        note = tr("{done} of {all} held", done=len(far.held), all=len(far.required)) if far.required else ""
        self.body.addWidget(self.heading(tr("Required"), note))
        if far.required:
            self._add_courses(book, record.id, far.required)
        else:
            self.body.addWidget(self._nothing_asked(book, record.id))
        others = set(held) - far.required
        if others:
            self.body.addSpacing(10)
            self.body.addWidget(self.heading(tr("Other courses"), f"{len(others):,}"))
            self._add_courses(book, record.id, others)
        self.body.addSpacing(12)
        self.body.addLayout(self._buttons(record.id, [one.id for one in book.taken]))

    def _add_courses(self, book: TrainingBook, person: int, courses: Iterable[int]) -> None:
        """A line for each course, what is wrong first."""
        found = [(book.standing(person, course), course) for course in courses]
        found.sort(key=lambda one: (_ORDER.index(one[0].state), book.courses[one[1]].title.casefold()))
        who = book.learners[person]
        for standing, course in found:
            reason = book.curricula.reason(course, who.family, who.level)
            said = standing_words(standing, book.today)
            whole = tr("{standing} · {reason}", standing=said, reason=reason) if reason else said
            tone, word = _look_of(standing, book)
            row = LinkRow(self.look, book.courses[course].title, _short(standing), badge=self.chip(tr(word), tone))
            row.setToolTip(whole)
            row.setAccessibleName(f"{book.courses[course].title}, {whole}")
            row.clicked.connect(partial(self._open, person, course, standing.enrolment_id))
            self.lines.append(row)
            self.body.addWidget(row)

    def _nothing_asked(self, book: TrainingBook, person: int) -> QWidget:
        one = book.learners[person]
        if one.family and one.level:
            level = within(level_words(one.level))
            words = tr("No curriculum is set up for {family}, {level}.", family=one.family, level=level)
            return self.nothing(words, tr("Show curricula"), lambda: self.context.go("training/curricula"))
        return self.nothing(
            tr("Say which role family and skill level the person has, and what they must learn stands here."),
            tr("Choose the role family"),
            lambda: self.field_wanted.emit("skill_level" if one.family else "role_family"),
        )

    def _buttons(self, person: int, enrolments: list[int]) -> QHBoxLayout:
        from axonix_desktop.ui.training.asking import complete, enrol

        row = QHBoxLayout()
        row.setSpacing(8)
        first = self.button(tr("Enrol…"), lambda: enrol(self.context, [person]))
        second = self.button(tr("Record completions…"), lambda: complete(self.context, self._running(enrolments)))
        for button in (first, second):
            button.setEnabled(self.may_write)
            button.setToolTip(self.context.programme.read_only_reason or "")
            row.addWidget(button)
        second.setEnabled(self.may_write and bool(self._running(enrolments)))
        row.addStretch(1)
        return row

    def _running(self, enrolments: list[int]) -> list[int]:
        """The enrolments that are not completed."""
        from axonix_desktop.core.training import OPEN_STATUSES
        from axonix_desktop.store.queries.training_book import taken_by_ids

        found = taken_by_ids(self.context.programme.file, enrolments)
        return [one.id for one in found if one.status in OPEN_STATUSES]

    def _open(self, person: int, course: int, enrolment: int, _checked: bool = False) -> None:
        from axonix_desktop.ui.training.asking import enrol

        if enrolment:
            self.context.open_record("enrolment", enrolment)
        elif self.may_write:
            enrol(self.context, [person], [course])
        else:
            self.context.open_record("course", course)


class OperatorsPart(Part):
    """Of a use case: who operates it, trained or not, and whether enough of them are."""

    def fill(self, record: ShownRecord) -> None:
        self.empty_out()
        self.body.setSpacing(0)
        programme = self.context.programme
        found = operator_coverage(programme.file, programme.today(), [record.id]).get(record.id, Coverage())
        total = len(found.operators)
        note = tr("{done} of {people} trained", done=found.trained, people=total) if total else ""
        self.body.addWidget(self.heading(tr("Operators"), note))
        if not total:
            self.body.addSpacing(6)
            self.body.addWidget(self.nothing(
                tr("Name who works with this use case day by day; a gate asks whether they are trained."),
                tr("Name an operator…"), lambda: self._name(record.id),
            ))  # fmt: skip
            return
        holds, reason = operators_trained(found)
        told = PlainLabel(self.look, reason, "small", "green_fg" if holds else "amber_fg", wraps=True, selects=True)
        self.body.addWidget(told)
        self.body.addSpacing(6)
        for one in (*found.untrained, *(other for other in found.operators if other.is_trained)):
            self.body.addWidget(self._line(one))
        self.body.addSpacing(12)
        button = self.button(tr("Name an operator…"), lambda: self._name(record.id))
        button.setEnabled(self.may_write)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def _line(self, one: OperatorFacts) -> QWidget:
        picture = initials_picture(self.look, one.name, self.devicePixelRatioF())
        word, tone = (tr("Trained"), "green") if one.is_trained else (tr("Not yet"), "amber")
        row = LinkRow(self.look, one.name, one.reason, picture=picture, badge=self.chip(word, tone))
        row.setToolTip(one.reason)
        row.clicked.connect(lambda _checked=False: self.context.open_record("person", one.person_id))
        return row

    def _name(self, use_case: int) -> None:
        new_record(self.context, "operator", {"use_case_id": use_case})


def _short(standing: Standing) -> str:
    """The day a standing turns on, as short as the panel is narrow."""
    day = Date().show(standing.day)
    match standing.state:
        case "valid":
            return tr("until {day}", day=day) if day else tr("does not expire")
        case "overdue":
            return tr("since {day}", day=day)
        case "expired":
            return tr("on {day}", day=day) if day else tr("a refresher is due")
        case "missing":
            return tr("not enrolled yet")
        case _:
            return tr("due {day}", day=day) if day else tr("no due date")


def _look_of(standing: Standing, book: TrainingBook) -> tuple[str, str]:
    """Tone and word of a standing; what runs out soon is told apart from what holds."""
    if standing.is_held and standing.day is not None and (standing.day - book.today).days <= SOON[-1]:
        return "amber", mark("Running out")
    return _TONES[standing.state], _WORDS[standing.state]
