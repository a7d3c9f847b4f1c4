"""Training comes in as people keep it: rosters, LMS reports, and matrices with a column per course or person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.importing.draft import with_target
from axonix_desktop.core.importing.plan import Decisions
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import count, records
from axonix_desktop.store.undo import undo
from tests.actions.workbooks import Bench, matched

if TYPE_CHECKING:
    from pathlib import Path

MATRIX = {
    "Training status": [
        ["AI training status, third quarter"],
        [],
        ["Employee", "E-mail", "Department", "AI basics", "Prompting 101", "Data protection", "Responsible AI"],
        ["Ana Keller", "ana.keller@example.org", "Finance", date(2026, 3, 12), "x", "Completed", 1],
        ["Bo Reed", "bo.reed@example.org", "Supply", "✓", None, "In progress", 0.5],
        ["Dee Fox", None, "Legal", "No", "n/a", "perhaps", 0],
        ["Cy Dunn", "cy@example.org", "Legal", "due 2026-12-01", "booked", "waived", None],
    ]
}


@pytest.fixture
def bench(programme: ProgrammeFile, tmp_path: Path) -> Bench:
    begin_programme(programme, "Rollout", actor="Ada")
    return Bench(programme, tmp_path)


def test_a_matrix_gives_one_enrolment_for_each_filled_cell(bench: Bench) -> None:
    bench.bring(bench.write(MATRIX, percent="G"))
    found = bench.told("enrolment", "person_id", "course_id", "status", "percent", "completed_on", "due_on")
    assert found == [
        ("Ana Keller", "AI basics", "completed", None, date(2026, 3, 12), None),
        ("Ana Keller", "Prompting 101", "completed", None, None, None),
        ("Ana Keller", "Data protection", "completed", None, None, None),
        ("Ana Keller", "Responsible AI", "completed", 100.0, None, None),
        ("Bo Reed", "AI basics", "completed", None, None, None),
        ("Bo Reed", "Data protection", "in_progress", None, None, None),
        ("Bo Reed", "Responsible AI", "in_progress", 50.0, None, None),
        ("Dee Fox", "AI basics", "planned", None, None, None),
        ("Dee Fox", "Responsible AI", "planned", 0.0, None, None),
        ("Cy Dunn", "AI basics", "planned", None, None, date(2026, 12, 1)),
        ("Cy Dunn", "Prompting 101", "enrolled", None, None, None),
    ]
    assert bench.told("person", "name", "email", "business_unit_id")[:2] == [
        ("Ana Keller", "ana.keller@example.org", "Finance"),
        ("Bo Reed", "bo.reed@example.org", "Supply"),
    ]


def test_the_cell_that_cannot_be_read_is_named_by_its_own_address(bench: Bench) -> None:
    plan = bench.plan(bench.write(MATRIX, percent="G"))
    assert [(one.sheet, one.column, one.row, one.value, one.is_refusal) for one in plan.problems] == [
        ("Training status", "F", 6, "perhaps", True)
    ]


def test_the_columns_are_asked_about_and_one_that_is_switched_off_is_left_out(bench: Bench) -> None:
    path = bench.write(MATRIX, percent="G")
    draft = bench.draft(path)
    kind, columns = matched(draft, "Training status")
    assert kind == "enrolment"
    assert columns["Prompting 101"] == "cells:course_id"
    (question,) = bench.plan(path).questions
    assert "4 columns from “AI basics” to “Responsible AI”" in question
    off = with_target(draft, 0, 4, "nothing")
    plan = bench.plan(path, matches=off.matches)
    assert plan.kinds["enrolment"].created == 9
    assert plan.kinds["course"].created == 3


def test_a_word_of_a_cell_means_what_a_person_decided(bench: Bench) -> None:
    path = bench.write(MATRIX, percent="G")
    decided = Decisions(words={"Data protection": {"perhaps": "planned", "waived": "cancelled"}})
    plan = bench.plan(path, decided)
    assert plan.problems == []
    assert plan.kinds["enrolment"].created == 13


def test_the_same_matrix_twice_changes_nothing_and_undo_takes_it_out(bench: Bench) -> None:
    path = bench.write(MATRIX, percent="G")
    bench.bring(path)
    again = bench.bring(path)
    assert again.change_set is None
    assert again.counts["unchanged"] == {"enrolment": 11}
    undo(bench.f, actor="Ada")
    assert [count(bench.f, kind) for kind in ("enrolment", "course", "person")] == [0, 0, 0]


def test_scores_in_a_matrix_are_kept_as_scores(bench: Bench) -> None:
    bench.bring(bench.write({"Course results": [
        ["Learner", "Course A", "Course B", "Course C"],
        ["Ana Keller", 85, 92.5, None],
        ["Bo Reed", 40, "failed", 77],
        ["Dee Fox", "Passed 88%", 61, 100],
    ]}))  # fmt: skip
    found = bench.told("enrolment", "person_id", "course_id", "status", "score")
    assert ("Ana Keller", "Course B", "completed", 92.5) in found
    assert ("Dee Fox", "Course A", "completed", 88.0) in found
    assert ("Bo Reed", "Course B", "failed", None) in found
    assert len(found) == 8


def test_people_in_columns_and_courses_in_rows_are_the_same_matrix_turned(bench: Bench) -> None:
    path = bench.write({"Project training": [
        ["Training topic", "ana.keller", "bo.reed", "dee.fox"],
        ["Payer operations", "Completed", "Not started", "Completed"],
        ["Provider overview", "In progress", None, "Completed"],
    ]})  # fmt: skip
    bench.bring(path)
    assert bench.told("enrolment", "person_id", "course_id", "status") == [
        ("Ana Keller", "Payer operations", "completed"),
        ("Bo Reed", "Payer operations", "planned"),
        ("Dee Fox", "Payer operations", "completed"),
        ("Ana Keller", "Provider overview", "in_progress"),
        ("Dee Fox", "Provider overview", "completed"),
    ]


def test_a_report_of_a_learning_platform_names_people_by_their_address(bench: Bench) -> None:
    bench.bring(bench.write({"Report": [
        ["User", "User e-mail", "Course title", "Enrolled on", "Completed on", "Score", "Due date", "Status"],
        ["akeller", "ana.keller@example.org", "AI basics", "2026-01-03", "2026-02-01", 91, "2026-02-28", "Completed"],
        ["breed", "bo.reed@example.org", "AI basics", "2026-01-03", None, None, "2026-02-28", "In progress"],
    ]}))  # fmt: skip
    assert bench.told("enrolment", "person_id", "course_id", "status", "score", "completed_on", "due_on") == [
        ("Ana Keller", "AI basics", "completed", 91.0, date(2026, 2, 1), date(2026, 2, 28)),
        ("Bo Reed", "AI basics", "in_progress", None, None, date(2026, 2, 28)),
    ]


def test_a_register_with_a_few_ticks_stays_a_register(bench: Bench) -> None:
    kind, _ = matched(bench.draft(bench.write({"Training use cases": [
        ["Use case ID", "Use case name", "Business unit", "Owner", "Stage", "Piloted", "Live", "Trained"],
        ["1", "Triage", "Finance", "Ana Keller", "Pilot", "x", None, "x"],
        ["2", "Search", "Legal", "Bo Reed", "Idea", None, None, None],
    ]})), "Training use cases")  # fmt: skip
    assert kind == "use_case"


def test_the_real_training_tracker_comes_in_from_all_its_matrices(bench: Bench, trackers: Path) -> None:
    path = trackers / "bgelido1__Training_Tracker.xlsx"
    if not path.is_file():
        pytest.skip(f"{path.name} is not among the real trackers here")
    result = bench.bring(path)
    assert {one.sheet: one.taken for one in bench.plan(path).tables} == {
        "Ethics and Compliance Trainings": 44, "BCM Training": 32, "Project Training": 179
    }  # fmt: skip
    assert result.counts["created"]["enrolment"] == 255
    assert len(records(bench.f, "person")) == 8
    assert bench.bring(path).change_set is None
