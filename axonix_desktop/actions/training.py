"""Enrolling groups, recording completions, refreshers, cancelling: each one act and one change set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from axonix_desktop.core.periods import months_later
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.training import Enrolment
from axonix_desktop.core.training import Taken, folded
from axonix_desktop.core.training_acts import (
    EnrolPlan,
    cancel_objection,
    complete_objection,
    completed_words,
    enrol_objection,
    plan_enrolment,
    plan_words,
    refresher_due,
    repeat_name,
    to_complete,
)
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.training import refreshers
from axonix_desktop.store.queries.training_book import TrainingBook, cohort_names, read_book, taken_by_ids
from axonix_desktop.store.work import Work

Step = Callable[[str], object]
_Row = TypeVar("_Row")
_EVERY = 500


def _no_step(_words: str) -> None:
    """Nobody follows the act."""


def enrol_group(  # noqa: PLR0913 - an act is told everything once
    f: ProgrammeFile,
    *,
    people: Sequence[int],
    courses: Sequence[int],
    today: date,
    due_on: date | None = None,
    cohort: str = "",
    actor: str,
    step: Step = _no_step,
) -> int | None:
    """Enrol people in courses; who holds a course or is enrolled in it already is left out.

    ``step`` is told how far it is and may raise to stop it; nothing was changed then. Returns the change set's
    number. Raises RefusedError, in words, where nothing can or need be done.
    """
    reason = enrol_objection(people, courses, due_on, today)
    if reason:
        raise RefusedError(reason)
    book = read_book(f, today, people)
    gone = [one for one in courses if one not in book.courses]
    if gone:
        raise RefusedError(tr("One of the courses is no longer there; it may have been removed meanwhile."))
    called = spelt_as_before(f, cohort)
    plan = plan_enrolment(
        [(one, course) for one in people if one in book.learners for course in courses], book.standings, book.taken,
        called, repeat_name(today),
    )  # fmt: skip
    if not plan.total:
        raise RefusedError(plan_words(plan))
    label = _enrol_label(book, plan, len(courses), courses[0])
    with f.work(label, actor=actor) as work:
        _write(work, plan, book, lambda _person, _course: due_on, step)
        return work.change_set


def enrol_refreshers(  # noqa: PLR0913 - an act is told everything once
    f: ProgrammeFile,
    *,
    today: date,
    within_days: int,
    due_on: date | None = None,
    cohort: str = "",
    people: Sequence[int] | None = None,
    actor: str,
    step: Step = _no_step,
) -> int | None:
    """Enrol again whose completion has expired or will within ``within_days`` days, all or some people.

    Without a due day each is due when the old completion ends. Returns the change set's number. Raises RefusedError.
    """
    if due_on is not None and due_on < today:
        raise RefusedError(enrol_objection([0], [0], due_on, today) or "")
    book = read_book(f, today, people)
    found = refreshers(book, within_days)
    called = spelt_as_before(f, cohort)
    pairs = [(person, course) for person, course, _ in found]
    plan = plan_enrolment(pairs, book.standings, book.taken, called, repeat_name(today), is_refresher=True)
    if not plan.total:
        if found:
            raise RefusedError(plan_words(plan))
        raise RefusedError(tr("No refresher is due: nothing has expired or will within {days} days.", days=within_days))
    days = {(person, course): refresher_due(one.day, due_on, today) for person, course, one in found}
    label = trn("Enrol {count} refresher", "Enrol {count} refreshers", plan.total)
    with f.work(label, actor=actor) as work:
        _write(work, plan, book, lambda person, course: days[person, course], step)
        return work.change_set


def complete_group(
    f: ProgrammeFile,
    *,
    enrolments: Sequence[int],
    completed_on: date,
    today: date,
    score: float | None = None,
    actor: str,
    step: Step = _no_step,
) -> int | None:
    """Record that people are through: status, day, score, and the day it expires where the course has a validity.

    What is completed already stays as it is; the words in the history count it. Returns the change set's number.
    Raises RefusedError, also where all of it is completed already.
    """
    chosen = _chosen(f, enrolments)
    reason = complete_objection(chosen, completed_on, score, today)
    if reason:
        raise RefusedError(reason)
    courses = read_book(f, today, ()).courses
    changes: list[tuple[int, dict[str, str | float | date | None]]] = []
    fresh = to_complete(chosen)
    for one in fresh:
        months = courses[one.course_id].validity_months
        values: dict[str, str | float | date | None] = {
            "status": "completed", "percent": 100.0, "completed_on": completed_on,
            "expires_on": months_later(completed_on, months) if months else None,
        }  # fmt: skip
        if score is not None:
            values["score"] = score
        changes.append((one.id, values))
    label = trn("Record {count} completion", "Record {count} completions", len(fresh))
    if len({one.course_id for one in fresh}) == 1:
        label = tr("{label} of “{course}”", label=label, course=courses[fresh[0].course_id].title)
    if len(chosen) > len(fresh):
        label = tr("{label}; {rest}", label=label, rest=completed_words(len(chosen) - len(fresh)))
    with f.work(label, actor=actor) as work:
        work.update_many("enrolment", _followed(changes, step))
    return work.change_set or None


def cancel_enrolments(f: ProgrammeFile, *, enrolments: Sequence[int], actor: str, step: Step = _no_step) -> int | None:
    """Cancel enrolments that are not completed. Returns the change set's number, None when all were cancelled before.

    Raises RefusedError.
    """
    chosen = _chosen(f, enrolments)
    reason = cancel_objection(chosen)
    if reason:
        raise RefusedError(reason)
    label = trn("Cancel {count} enrolment", "Cancel {count} enrolments", len(chosen))
    with f.work(label, actor=actor) as work:
        work.update_many("enrolment", _followed([(one.id, {"status": "cancelled"}) for one in chosen], step))
    return work.change_set or None


def spelt_as_before(f: ProgrammeFile, cohort: str) -> str:
    """The name of a class as it is written already, so that one class does not become two by a capital."""
    name = " ".join(cohort.split())
    return next((one for one in cohort_names(f) if folded(one) == folded(name)), name)


def _chosen(f: ProgrammeFile, ids: Sequence[int]) -> list[Taken]:
    wanted = list(dict.fromkeys(ids))
    found = taken_by_ids(f, wanted)
    if len(found) != len(wanted):
        raise RefusedError(tr("One of the enrolments is no longer there; it may have been removed meanwhile."))
    return found


def _enrol_label(book: TrainingBook, plan: EnrolPlan, courses: int, first: int) -> str:
    number = plan.people + len(plan.again)
    people = trn("{count} person", "{count} people", number)
    if courses == 1:
        return tr("Enrol {people} in “{course}”", people=people, course=book.courses[first].title)
    return trn("Enrol {people} in {count} course", "Enrol {people} in {count} courses", courses, people=people)


def _write(work: Work, plan: EnrolPlan, book: TrainingBook, due: Callable[[int, int], date | None], step: Step) -> None:
    """Write the new enrolments at once, and take up again those that were cancelled."""
    columns = ["id", "person_id", "course_id", "cohort", "status", "enrolled_on", "due_on"]
    rows = [
        (new_id(), person, course, cohort or None, "enrolled", book.today.isoformat(), day.isoformat() if day else None)
        for person, course, cohort in plan.new
        for day in (due(person, course),)
    ]
    work.insert_many(Enrolment, columns, _followed(rows, step))
    again = set(plan.again)
    fresh = {"status": "enrolled", "enrolled_on": book.today, "completed_on": None, "expires_on": None, "percent": None,
             "score": None}  # fmt: skip
    taken_up = [
        (one.id, {**fresh, "due_on": due(one.person_id, one.course_id)}) for one in book.taken if one.id in again
    ]
    work.update_many("enrolment", _followed(taken_up, step))


def _followed(rows: Sequence[_Row], step: Step) -> Iterator[_Row]:
    """The rows one by one; ``step`` hears how far they are, and may stop it."""
    for place, row in enumerate(rows):
        if not place % _EVERY:
            step(tr("{done} of {all}", done=f"{place:,}", all=f"{len(rows):,}"))
        yield row
