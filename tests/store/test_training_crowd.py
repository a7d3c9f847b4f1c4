"""Everybody at once: sets of people tell the same as enrolment by enrolment, whatever was recorded."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from axonix_desktop.core.records.programme import Person
from axonix_desktop.core.records.training import Cohort, Course, CurriculumCourse, Enrolment
from axonix_desktop.core.training import OPEN_STATUSES, folded
from axonix_desktop.core.training_time import Dated, curve
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.training import cohort_enrolments, person_rows, training
from axonix_desktop.store.queries.training_book import read_book
from axonix_desktop.store.queries.training_crowd import read_crowd
from axonix_desktop.store.work import Work
from tests.conftest import Clock

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = NOW.date()
_STATUSES = ("planned", "enrolled", "in_progress", "completed", "completed", "completed", "failed", "expired",
             "cancelled")  # fmt: skip


def _day(lot: Random, first: int, last: int) -> date | None:
    return TODAY + timedelta(days=lot.randrange(first, last)) if lot.random() < 0.7 else None


def _fill(work: Work, lot: Random) -> None:
    """People of two families, some of whom have left, and whatever may be recorded of them."""
    families, levels = ("Analyst", "analyst ", "Nurse", ""), ("awareness", "practitioner", None)
    people = [
        work.insert(Person(id=new_id(), name=f"P{n}", is_active=lot.random() < 0.8, role_family=lot.choice(families),
                           skill_level=lot.choice(levels)))
        for n in range(7)
    ]  # fmt: skip
    courses = [
        work.insert(Course(id=new_id(), title=f"C{n}", validity_months=lot.choice([None, 1, 6]), is_mandatory=not n))
        for n in range(3)
    ]
    work.insert(CurriculumCourse(id=new_id(), role_family="Analyst", skill_level="practitioner", course_id=courses[1]))
    for name, course in (("May", courses[0]), ("June", None)):
        work.insert(Cohort(id=new_id(), name=name, purpose="training", course_id=course, planned_seats=3))
    seen: set[tuple[int, int, str]] = set()
    for _ in range(45):
        key = (lot.choice(people), lot.choice(courses), lot.choice(("", "May", "MAY", "June", "July")))
        if key not in seen:
            seen.add(key)
            work.insert(Enrolment(
                id=new_id(), person_id=key[0], course_id=key[1], cohort=key[2] or None, status=lot.choice(_STATUSES),
                due_on=_day(lot, -60, 60), completed_on=_day(lot, -220, 1), expires_on=_day(lot, -30, 150),
            ))  # fmt: skip


@settings(max_examples=25)
@given(st.integers(0, 100_000))
def test_everybody_at_once_is_told_as_enrolment_by_enrolment(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.axonix"
        with ProgrammeFile.create(path, clock=Clock(NOW)) as f, f.work("Fill", "T") as work:
            _fill(work, Random(seed))
        with ProgrammeFile.open(path, clock=Clock(NOW)) as f:
            book, crowd, now = read_book(f, TODAY), read_crowd(f, TODAY), training(f, TODAY)
            every = [(person, course, one) for person, held in book.standings.items() for course, one in held.items()]
            assert {one: crowd.progress(one) for one in book.learners} == {
                one: book.progress(one) for one in book.learners
            }
            assert crowd.through == {one for one in book.learners if book.progress(one).is_through} == {*now.through}
            assert crowd.lacking == {one for one in book.learners if book.progress(one).missing}
            last = TODAY + timedelta(days=90)
            soon = {one.enrolment_id for _, _, one in every if one.is_held and one.day and one.day <= last}
            assert {*now.expiring[90]} == soon
            gone = Counter(person for person, _, one in every if one.state == "expired")
            assert Counter(crowd.expired.values()) == gone
            counting = [one for one in book.taken if one.status != "cancelled"]
            late = [one for one in counting if one.status in OPEN_STATUSES and one.due_on and one.due_on < TODAY]
            assert list(now.overdue) == [one.id for one in sorted(late, key=lambda one: (str(one.due_on), one.id))]
            assert [one.id for one in now.longest_overdue] == list(now.overdue)
            assert now.curve == curve(
                [Dated(one.due_on, one.status not in OPEN_STATUSES, one.completed_on) for one in counting], TODAY
            )
            for row in person_rows(f, TODAY):
                far = book.progress(row.id)
                assert (row.required, row.done, row.running, row.missing, row.expired) == (
                    len(far.required), len(far.held), len(far.running), len(far.missing), gone[row.id],
                )  # fmt: skip
            for one in now.classes:
                here = [taken for taken in counting if folded(taken.cohort) == folded(one.name)
                        and one.course_id in (None, taken.course_id)]  # fmt: skip
                assert one.taken == len({taken.person_id for taken in here})
                assert one.completed == len({taken.person_id for taken in here if taken.status not in OPEN_STATUSES})
                assert list(cohort_enrolments(f, one.name, one.course_id)) == [taken.id for taken in here]
