"""Enrolling, completing, refreshing and cancelling: one change set each, undone whole, refused without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from axonix_desktop.actions.bulk_records import add_records, change_records
from axonix_desktop.actions.training import cancel_enrolments, complete_group, enrol_group, enrol_refreshers
from axonix_desktop.core.attainment import operators_trained
from axonix_desktop.core.periods import months_later
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.programme import Person
from axonix_desktop.core.records.training import Course, Enrolment
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.journal import change_sets, head
from axonix_desktop.store.queries.records import rows, values
from axonix_desktop.store.queries.training import (
    attained,
    literacy_rows,
    operator_coverage,
    person_rows,
    training,
    without_required,
)
from axonix_desktop.store.queries.training_book import taken_by_ids
from axonix_desktop.store.undo import undo
from tests.conftest import Clock
from tests.trained import Trained, fill_training

TODAY = date(2026, 11, 22)


@pytest.fixture
def made(tmp_path: Path, clock: Clock) -> Iterator[tuple[ProgrammeFile, Trained]]:
    """A programme of forty people."""
    with ProgrammeFile.create(tmp_path / "trained.axonix", clock=clock) as f:
        yield f, fill_training(f, TODAY, people=40)


def _fresh(f: ProgrammeFile, made: Trained, number: int = 3) -> list[int]:
    """People who have not begun the course for builders."""
    begun = {row[0] for row in rows(f, "enrolment", ["person_id"], {"course_id": made.courses["AI-310"]})}
    return [one for one in made.people if one not in begun][:number]


def test_enrolling_a_group_is_one_step_that_undo_takes_back_whole(made: tuple[ProgrammeFile, Trained]) -> None:
    f, known = made
    people, before = _fresh(f, known), rows(f, "enrolment")
    number = enrol_group(f, people=people, courses=[known.courses["AI-310"]], due_on=TODAY + timedelta(days=30),
                         cohort="class  1", today=TODAY, actor="Tester")  # fmt: skip
    assert number is not None
    new = [row for row in rows(f, "enrolment", ["person_id", "status", "due_on", "enrolled_on", "cohort", "id"])
           if row[5] not in {one[0] for one in before}]  # fmt: skip
    assert sorted(row[0] for row in new) == sorted(people)  # type: ignore[type-var]
    assert {row[1:5] for row in new} == {("enrolled", "2026-12-22", "2026-11-22", "Class 1")}
    undo(f, actor="Tester")
    assert rows(f, "enrolment") == before


def test_who_holds_a_course_is_not_enrolled_again(made: tuple[ProgrammeFile, Trained]) -> None:
    f, _known = made
    held = rows(f, "enrolment", ["person_id", "course_id"], {"status": "completed"})
    now = training(f, TODAY)
    at = head(f)
    person, course = next(row for row in held if row[0] in now.through)
    with pytest.raises(RefusedError, match="still valid"):
        enrol_group(f, people=[int(person or 0)], courses=[int(course or 0)], today=TODAY, actor="Tester")
    assert head(f) == at


@pytest.mark.parametrize(("people", "days", "words"), [(0, 5, "at least one person"), (1, -1, "lies in the past")])
def test_an_enrolment_that_cannot_be_is_refused_without_a_trace(
    made: tuple[ProgrammeFile, Trained], people: int, days: int, words: str
) -> None:
    f, known = made
    at = head(f)
    with pytest.raises(RefusedError, match=words):
        enrol_group(f, people=known.people[:people], courses=[known.courses["AI-310"]],
                    due_on=TODAY + timedelta(days=days), today=TODAY, actor="Tester")  # fmt: skip
    with pytest.raises(RefusedError, match="no longer there"):
        enrol_group(f, people=known.people[:1], courses=[12], today=TODAY, actor="Tester")
    assert head(f) == at


def test_completing_a_group_moves_the_matrix_and_fills_in_the_expiry(made: tuple[ProgrammeFile, Trained]) -> None:
    f, known = made
    before = {(one.family, one.level): one for one in attained(f, TODAY)}
    open_rows = [int(row[0] or 0) for row in rows(f, "enrolment", ["id"], {"status": ["enrolled", "in_progress",
                                                                                   "planned", "failed"]})]  # fmt: skip
    on = TODAY - timedelta(days=3)
    assert complete_group(f, enrolments=open_rows, completed_on=on, score=88.0, today=TODAY, actor="Tester")
    one = values(f, "enrolment", open_rows[0])
    assert one is not None
    months = {known.courses["AI-101"]: 24, known.courses["AI-110"]: 12, known.courses["AI-220"]: 12,
              known.courses["AI-230"]: None, known.courses["AI-310"]: 24}[int(str(one["course_id"]))]  # fmt: skip
    assert (one["status"], one["percent"], one["score"], one["completed_on"]) == ("completed", 100.0, 88.0, on)
    assert one["expires_on"] == (months_later(on, months) if months else None)
    after = {(cell.family, cell.level): cell for cell in attained(f, TODAY)}
    assert all(after[key].attained >= before[key].attained for key in before)
    assert sum(cell.attained for cell in after.values()) > sum(cell.attained for cell in before.values())
    undo(f, actor="Tester")
    assert {(cell.family, cell.level): cell for cell in attained(f, TODAY)} == before


def test_who_completed_already_keeps_their_day_and_the_history_says_how_many(
    made: tuple[ProgrammeFile, Trained],
) -> None:
    f, _known = made
    done = [int(row[0] or 0) for row in rows(f, "enrolment", ["id"], {"status": "completed"})][:2]
    begun = [int(row[0] or 0) for row in rows(f, "enrolment", ["id"], {"status": "enrolled"})][:3]
    before = [values(f, "enrolment", one) for one in done]
    assert complete_group(f, enrolments=[*done, *begun], completed_on=TODAY, score=5.0, today=TODAY, actor="Tester")
    assert [values(f, "enrolment", one) for one in done] == before
    assert {(values(f, "enrolment", one) or {})["completed_on"] for one in begun} == {TODAY}
    label = change_sets(f)[0].label
    assert label.startswith("Record 3 completions")
    assert label.endswith("2 were completed already and stay as they are")


def test_recording_what_is_completed_already_is_refused_without_a_trace(made: tuple[ProgrammeFile, Trained]) -> None:
    f, _known = made
    chosen = [int(row[0] or 0) for row in rows(f, "enrolment", ["id"], {"status": "enrolled"})][:2]
    assert complete_group(f, enrolments=chosen, completed_on=TODAY - timedelta(days=9), today=TODAY, actor="Tester")
    at = head(f)
    with pytest.raises(RefusedError, match="All of them are completed already"):
        complete_group(f, enrolments=chosen, completed_on=TODAY, today=TODAY, actor="Tester")
    assert head(f) == at


def test_refreshers_are_enrolled_once_and_due_when_the_old_completion_ends(made: tuple[ProgrammeFile, Trained]) -> None:
    f, _known = made
    now = training(f, TODAY)
    wanted = len(now.expiring[90]) + len(now.expired)
    before = {row[0] for row in rows(f, "enrolment", ["id"])}
    assert wanted
    assert enrol_refreshers(f, within_days=90, today=TODAY, actor="Tester")
    new = [row for row in rows(f, "enrolment", ["id", "due_on", "status"]) if row[0] not in before]
    assert len(new) == wanted
    assert all(str(row[1]) >= TODAY.isoformat() and row[2] == "enrolled" for row in new)
    assert not training(f, TODAY).expired  # a running refresher settles what has expired
    undo(f, actor="Tester")
    with pytest.raises(RefusedError, match="lies in the past"):
        enrol_refreshers(f, within_days=90, today=TODAY, due_on=date(2026, 1, 1), actor="Tester")


def test_a_refresher_of_a_course_taken_without_a_cohort_gets_one_by_itself(tmp_path: Path, clock: Clock) -> None:
    with ProgrammeFile.create(tmp_path / "plain.axonix", clock=clock) as f:
        with f.work("Add", "Tester") as work:
            course = work.insert(Course(id=new_id(), title="Care", validity_months=12))
            person = work.insert(Person(id=new_id(), name="Ada"))
            work.insert(Enrolment(id=new_id(), person_id=person, course_id=course, status="completed",
                                  completed_on=date(2025, 12, 1)))  # fmt: skip
        assert enrol_refreshers(f, within_days=30, today=TODAY, actor="Tester")
        assert rows(f, "enrolment", ["status", "cohort", "due_on"])[1] == (
            "enrolled", "Refresher Nov 2026", "2026-12-01",
        )  # fmt: skip


def test_no_refresher_due_is_told(tmp_path: Path, clock: Clock) -> None:
    with ProgrammeFile.create(tmp_path / "bare.axonix", clock=clock) as f, \
            pytest.raises(RefusedError, match="No refresher is due"):  # fmt: skip
        enrol_refreshers(f, within_days=90, today=TODAY, actor="Tester")


def test_what_is_completed_is_never_cancelled(made: tuple[ProgrammeFile, Trained]) -> None:
    f, _known = made
    done = [int(row[0] or 0) for row in rows(f, "enrolment", ["id"], {"status": "completed"})][:1]
    begun = [int(row[0] or 0) for row in rows(f, "enrolment", ["id"], {"status": "enrolled"})][:2]
    with pytest.raises(RefusedError, match="is not cancelled"):
        cancel_enrolments(f, enrolments=[*begun, *done], actor="Tester")
    assert cancel_enrolments(f, enrolments=begun, actor="Tester")
    assert cancel_enrolments(f, enrolments=begun, actor="Tester") is None
    with pytest.raises(RefusedError, match="was cancelled"):
        complete_group(f, enrolments=begun[:1], completed_on=TODAY, today=TODAY, actor="Tester")
    with pytest.raises(RefusedError, match="no longer there"):
        cancel_enrolments(f, enrolments=[5], actor="Tester")


def test_a_cancelled_enrolment_of_the_same_class_is_taken_up_again(made: tuple[ProgrammeFile, Trained]) -> None:
    f, _known = made
    number, person, course, cohort = rows(
        f, "enrolment", ["id", "person_id", "course_id", "cohort"], {"status": "enrolled"}
    )[0]
    cancel_enrolments(f, enrolments=[int(number or 0)], actor="Tester")
    total = len(rows(f, "enrolment", ["id"]))
    assert enrol_group(f, people=[int(person or 0)], courses=[int(course or 0)], cohort=str(cohort), today=TODAY,
                       actor="Tester")  # fmt: skip
    assert len(rows(f, "enrolment", ["id"])) == total
    held = values(f, "enrolment", int(number or 0))
    assert held is not None
    assert held["status"] == "enrolled"


def test_figures_agree_with_one_another(made: tuple[ProgrammeFile, Trained]) -> None:
    f, known = made
    now, people = training(f, TODAY), person_rows(f, TODAY)
    assert len(now.asked) == sum(unit.people for unit in now.units) == sum(row.required > 0 for row in people)
    assert len(now.through) == sum(cell.attained for cell in now.cells) == sum(len(one.through) for one in now.units)
    assert len(now.overdue) == sum(row.overdue for row in people)
    assert len(now.expiring[90]) == sum(row.expiring for row in people)
    assert set(now.expiring[30]) <= set(now.expiring[60]) <= set(now.expiring[90])
    assert all(row.done + row.running + row.missing == row.required for row in people)
    lacking = without_required(f, TODAY)
    assert {row.id for row in people if row.done < row.required} == set(lacking)
    assert len(now.operators) == len(known.cases)


def test_operators_asked_for_alone_are_the_same_as_among_all(made: tuple[ProgrammeFile, Trained]) -> None:
    f, known = made
    every = operator_coverage(f, TODAY)
    assert every
    for case in known.cases:
        assert operator_coverage(f, TODAY, [case])[case] == every[case]
        assert operators_trained(every[case])[1].startswith(f"{every[case].trained} of ")


def test_people_who_have_left_count_nowhere(made: tuple[ProgrammeFile, Trained]) -> None:
    f, _known = made
    before = training(f, TODAY)
    gone = before.longest_overdue[0].person_id
    with f.work("Leave", "Tester") as work:
        work.update("person", gone, {"is_active": False})
    after = training(f, TODAY)
    assert after.people == before.people - 1
    assert after.overdue
    assert gone not in {one.person_id for one in taken_by_ids(f, after.overdue)}
    assert gone not in {row.person_id for row in literacy_rows(f, TODAY)}


def test_evidence_holds_every_completion_of_a_literacy_course(made: tuple[ProgrammeFile, Trained]) -> None:
    f, known = made
    literacy = [known.courses["AI-101"], known.courses["AI-110"]]
    done = rows(f, "enrolment", ["id"], {"status": ["completed", "expired"], "course_id": literacy})
    found = literacy_rows(f, TODAY)
    assert len(found) == len(done)
    assert all(row.is_valid == (row.until is None or row.until >= TODAY) for row in found)


def _begun(f: ProgrammeFile, course: int) -> list[int]:
    """Enrolments in a course that is not completed yet."""
    where = {"course_id": course, "status": ["enrolled", "planned", "in_progress"]}
    return [int(row[0] or 0) for row in rows(f, "enrolment", ["id"], where)]


def test_completed_typed_into_a_cell_brings_its_day_its_percent_and_its_expiry(
    made: tuple[ProgrammeFile, Trained],
) -> None:
    f, known = made
    today, number = f.now.date(), _begun(f, known.courses["AI-110"])[0]
    asked = ["status", "percent", "completed_on", "expires_on"]
    before = rows(f, "enrolment", asked, {"id": number})
    change_records(f, "enrolment", [(number, {"status": "completed"})], actor="T")
    expiry = months_later(today, 12)
    assert rows(f, "enrolment", asked, {"id": number}) == [("completed", 100.0, str(today), str(expiry))]
    undo(f, actor="T")
    assert rows(f, "enrolment", asked, {"id": number}) == before
    on = today - timedelta(days=40)
    change_records(f, "enrolment", [(number, {"status": "completed", "completed_on": on})], actor="T")
    assert rows(f, "enrolment", asked, {"id": number}) == [("completed", 100.0, str(on), str(months_later(on, 12)))]


def test_the_expiry_follows_a_corrected_day_but_not_where_it_was_agreed_otherwise(
    made: tuple[ProgrammeFile, Trained],
) -> None:
    f, known = made
    today, (one, other) = f.now.date(), _begun(f, known.courses["AI-110"])[:2]
    complete_group(f, enrolments=[one, other], completed_on=today, today=today, actor="T")
    agreed, corrected = today + timedelta(days=30), today - timedelta(days=20)
    change_records(f, "enrolment", [(other, {"expires_on": agreed})], actor="T")
    changes = [(number, {"completed_on": corrected}) for number in (one, other)]
    change_records(f, "enrolment", changes, actor="T")
    held = set(rows(f, "enrolment", ["id", "expires_on"], {"id": [one, other]}))
    assert held == {(one, str(months_later(corrected, 12))), (other, str(agreed))}


def test_a_completion_of_the_future_is_refused_in_the_grid_too(made: tuple[ProgrammeFile, Trained]) -> None:
    f, known = made
    at, later = head(f), f.now.date() + timedelta(days=1)
    number = int(rows(f, "enrolment", ["id"], {"status": "completed"})[0][0] or 0)
    with pytest.raises(RefusedError, match="lies in the future"):
        change_records(f, "enrolment", [(number, {"completed_on": later})], actor="T")
    fresh = {"person_id": known.people[0], "course_id": known.courses["AI-310"], "cohort": "Later"}
    with pytest.raises(RefusedError, match="lies in the future"):
        add_records(f, "enrolment", [{**fresh, "status": "completed", "completed_on": later}], actor="T")
    assert head(f) == at
