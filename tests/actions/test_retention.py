"""How long records of people are kept: what is due, and that only a person's act lets go of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.actions import retention
from axonix_desktop.actions.retention import keep_for, reduce_history, reducible_history, settle
from axonix_desktop.core.personal import ERASED_NAME
from axonix_desktop.core.problems import FileProblemError, RefusedError
from axonix_desktop.core.records.governance import Incident, IncidentEvent
from axonix_desktop.core.records.people import Champion, CheckIn
from axonix_desktop.core.records.programme import Person
from axonix_desktop.core.records.steering import SteeringMeeting
from axonix_desktop.core.records.training import Cohort, Course, Enrolment
from axonix_desktop.core.retention import RULES, last_day_due, rule_of
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.erase import erased_numbers
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.integrity import check
from axonix_desktop.store.journal import change_set, change_sets
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.queries.retention import all_due, due
from axonix_desktop.store.rolling import Rolled
from axonix_desktop.store.undo import undo
from tests.conftest import Clock

LEFT, HERE, COURSE, CHAMPION, CASE = (new_id() for _ in range(5))


@pytest.fixture
def aged(programme: ProgrammeFile, clock: Clock) -> ProgrammeFile:
    """A programme with one old and one fresh record of every sort that a rule speaks of."""
    f, today = programme, programme.now.date()
    old = date(today.year - 4, 5, 1)
    clock.advance(days=-1200)
    with f.work("Begin", "Ada") as work:
        work.insert(Person(id=LEFT, name="Leif Gone", is_active=False))
        work.insert(Person(id=HERE, name="Hanna Then"))
        work.insert(Course(id=COURSE, title="Basics"))
        work.insert(Champion(id=CHAMPION, person_id=LEFT, status="alumni", until_on=old))
        work.insert(CheckIn(id=new_id(), champion_id=CHAMPION, held_on=old, subject="Talk"))
        work.insert(Cohort(id=new_id(), name="One", trainer="Tea Cher", ends_on=old))
        work.insert(Enrolment(id=new_id(), person_id=HERE, course_id=COURSE, status="completed", completed_on=old))
        work.insert(Enrolment(id=new_id(), person_id=HERE, course_id=COURSE, cohort="b", status="completed",
                              completed_on=old, expires_on=date(today.year + 1, 1, 1)))  # fmt: skip
        work.insert(SteeringMeeting(id=new_id(), name="One", held_on=old, attendees=("Ann Old",)))
        work.insert(Incident(id=CASE, key="INC-1", summary="Wrong letter", closed_by="Ann Old", closed_on=old))
        work.insert(IncidentEvent(id=new_id(), incident_id=CASE, happened_at=f"{old}T08:00:00Z", text="Seen",
                                  told_by="Ann Old"))  # fmt: skip
    with f.work("Rename", "Ada") as work:
        work.update("person", HERE, {"name": "Hanna Here"})
    clock.advance(days=1200)
    with f.work("Lately", "Ada") as work:
        work.insert(SteeringMeeting(id=new_id(), name="Two", held_on=today, attendees=("Ann Old",)))
    return f


def keep(f: ProgrammeFile, name: str, months: int | None = 24) -> int | None:
    return keep_for(f, name, months, actor="Ada")


def test_everything_is_kept_until_the_programme_chooses_and_a_choice_removes_nothing(aged: ProgrammeFile) -> None:
    today = aged.now.date()
    assert all_due(aged, today) == {}
    before = [len(rows(aged, rule.kind)) for rule in RULES]
    for rule in RULES:
        assert keep(aged, rule.name)
    assert {name: len(found) for name, found in all_due(aged, today).items()} == {rule.name: 1 for rule in RULES}
    assert [len(rows(aged, rule.kind)) for rule in RULES] == before
    assert keep(aged, "people") is None
    keep(aged, "people", None)
    assert "people" not in all_due(aged, today)


@pytest.mark.parametrize("rule", RULES, ids=lambda one: one.name)
def test_one_act_lets_go_of_what_is_due_and_undo_brings_it_back_unless_it_was_erased(
    aged: ProgrammeFile, rule: object
) -> None:
    one = rule_of(getattr(rule, "name", ""))
    keep(aged, one.name)
    today, held = aged.now.date(), rows(aged, one.kind)
    ids = [found.id for found in due(aged, one, today)]
    number = settle(aged, one.name, ids, today=today, actor="Ada")
    assert due(aged, one, today) == []
    done = change_set(aged, number)
    assert done is not None
    assert not {"Leif", "Ann", "Hanna"} & set(done.label.split())
    if one.act == "erase":
        assert erased_numbers(aged) == [LEFT]
        assert rows(aged, "person", ["name"], {"id": LEFT}) == [(ERASED_NAME,)]
    else:
        undo(aged, actor="Ada")
        assert [row[:-1] for row in rows(aged, one.kind)] == [row[:-1] for row in held]
    assert check(aged).ok


def test_what_is_not_due_is_refused_and_nothing_is_changed(aged: ProgrammeFile) -> None:
    keep(aged, "people")
    sets = len(change_sets(aged))
    for ids in ([HERE], [LEFT, HERE], []):
        with pytest.raises(RefusedError, match="has changed meanwhile"):
            settle(aged, "people", ids, today=aged.now.date(), actor="Ada")
    assert len(change_sets(aged)) == sets


def test_stopping_an_erasure_changes_nothing(aged: ProgrammeFile) -> None:
    keep(aged, "people")

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        settle(aged, "people", [LEFT], today=aged.now.date(), actor="Ada", step=stop)
    assert rows(aged, "person", ["name"], {"id": LEFT}) == [("Leif Gone",)]
    assert check(aged).ok


def test_the_history_is_reduced_after_a_backup_or_not_at_all(
    aged: ProgrammeFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today, asked = aged.now.date(), []
    assert reducible_history(aged, 12, today).entries == 1

    def no_backup(_f: ProgrammeFile, reason: str, _now: object) -> Rolled:
        asked.append(reason)
        return Rolled(None, "The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(retention, "rolling", no_backup)
        with pytest.raises(FileProblemError, match="disk is full"):
            reduce_history(aged, 12, today=today, now=aged.now, actor="Ada")
    assert reducible_history(aged, 12, today).entries == 1
    assert asked
    made: list[Path] = []
    rolling = retention.rolling
    monkeypatch.setattr(
        retention, "rolling",
        lambda f, reason, now: (done := rolling(f, reason, now, root=tmp_path), made.append(done.backup.path))[0],  # type: ignore[union-attr]
    )  # fmt: skip
    assert reduce_history(aged, 12, today=today, now=aged.now, actor="Ada").entries == 1
    assert b"Hanna Then" in made[0].read_bytes()
    assert b"Hanna Then" not in aged.path.read_bytes()
    assert check(aged).ok


@given(day=st.dates(date(2000, 1, 1), date(2100, 1, 1)), months=st.integers(1, 240))
def test_the_longer_it_is_kept_the_earlier_the_last_day_that_is_due(day: date, months: int) -> None:
    assert last_day_due(day, months + 1) < last_day_due(day, months) < day
