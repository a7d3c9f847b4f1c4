"""Refreshers of people whose enrolment was cancelled meanwhile: taken up again, never refused as if they were made."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.actions.training import enrol_refreshers
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.store.journal import change_sets
from axonix_desktop.store.queries.records import values
from axonix_desktop.store.undo import undo
from tests.builders import course, enrolment, person

if TYPE_CHECKING:
    from axonix_desktop.store.engine import ProgrammeFile

TODAY, ENDED, DUE = date(2026, 11, 22), date(2026, 11, 1), date(2027, 1, 31)


def test_nobody_is_enrolled_for_the_same_refresher_twice(programme: ProgrammeFile) -> None:
    begin_programme(programme, "Rollout", actor="Ada")
    ada, basics, soon = person(name="Ada"), course(title="Basics"), date(2026, 12, 1)
    old = enrolment(person_id=ada.id, course_id=basics.id, cohort="2025", status="completed", expires_on=soon)
    with programme.work("Fill", actor="Ada") as work:
        for one in (ada, basics, old):
            work.insert(one)
    assert enrol_refreshers(programme, today=TODAY, within_days=30, actor="Ada")
    with pytest.raises(RefusedError, match="No refresher is due"):
        enrol_refreshers(programme, today=TODAY, within_days=30, actor="Ada")


def test_a_refresher_takes_up_again_what_was_cancelled(programme: ProgrammeFile) -> None:
    begin_programme(programme, "Rollout", actor="Ada")
    ada, basics = person(name="Ada"), course(title="Basics")
    old = enrolment(person_id=ada.id, course_id=basics.id, cohort="2025", status="completed", expires_on=ENDED)
    dropped = enrolment(person_id=ada.id, course_id=basics.id, cohort="Spring", status="cancelled", percent=40.0)
    with programme.work("Fill", actor="Ada") as work:
        for one in (ada, basics, old, dropped):
            work.insert(one)
    assert enrol_refreshers(programme, today=TODAY, within_days=30, due_on=DUE, cohort="spring", actor="Ada")
    assert change_sets(programme)[0].label == "Enrol 1 refresher"
    held = values(programme, "enrolment", dropped.id)
    assert held is not None
    assert [held[name] for name in ("status", "due_on", "percent", "cohort")] == ["enrolled", DUE, None, "Spring"]
    undo(programme, actor="Ada")
    assert (values(programme, "enrolment", dropped.id) or {})["status"] == "cancelled"
