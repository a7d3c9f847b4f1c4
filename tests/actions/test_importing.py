"""An import takes every row, refuses it or leaves it out with a reason; twice is once; undo is as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axonix_desktop.actions.imports import ImportResult, apply_import
from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.actions.records import change_record
from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.plan import Decisions, ImportPlan, Policy
from axonix_desktop.core.importing.planning import believable, plan_workbook
from axonix_desktop.core.importing.profile import Profile, decisions_of, laid_over
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.integrity import check
from axonix_desktop.store.queries.imports import fresh_view, store_view
from axonix_desktop.store.queries.records import records
from axonix_desktop.store.undo import undo

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Clock

HEADER: list[CellValue] = ["Use Case ID", "Use Case Name", "Business Unit", "Stage", "Owner", "Start date", "Odd one"]
ROWS: list[list[CellValue]] = [
    ["A-1", "Triage", "Claims", "Pilot", "Ada Lane", "2026-01-05", "x"],
    ["A-2", "Forecast", "Sales", "Deployed", "Bo Reed", "2026-02-05", "y"],
    [None, "Search", "Claims", "Idea", None, None, None],
]


def book(rows: list[list[CellValue]], header: list[CellValue] | None = None) -> Workbook:
    table = [header or HEADER, *rows]
    return Workbook("tracker.xlsx", "xlsx", [Sheet("Use cases", 0, row_numbers=list(range(len(table))), rows=table)])


def planned(f: ProgrammeFile | None, workbook: Workbook, policy: Policy = "ask") -> ImportPlan:
    view = store_view(f) if f else fresh_view()
    return plan_workbook(workbook, believable(workbook, propose(workbook)), view, Decisions(policy))


def bring(f: ProgrammeFile, rows: list[list[CellValue]], policy: Policy = "ask") -> ImportResult:
    return apply_import(f, planned(f, book(rows), policy), actor="Ada")


@pytest.fixture
def begun(programme: ProgrammeFile) -> ProgrammeFile:
    begin_programme(programme, "Rollout", actor="Ada")
    return programme


def content(f: ProgrammeFile) -> list[object]:
    return [records(f, kind) for kind in ("use_case", "business_unit", "person", "custom_field", "checklist_response")]


def test_rows_become_use_cases_with_units_owners_and_kept_columns(begun: ProgrammeFile) -> None:
    result = bring(begun, ROWS)
    assert result.counts["created"]["use_case"] == 3
    found = {one.key: one for one in records(begun, "use_case")}
    assert set(found) == {"A-1", "A-2", "UC-001"}
    assert (found["A-1"].stage, found["A-1"].status) == (3, "active")
    assert {one.name for one in records(begun, "business_unit")} == {"Claims", "Sales"}
    assert {one.name for one in records(begun, "person")} == {"Ada Lane", "Bo Reed"}
    assert [one.name for one in records(begun, "custom_field")] == ["Odd one"]
    assert check(begun).ok


def test_the_same_file_twice_changes_nothing(begun: ProgrammeFile) -> None:
    bring(begun, ROWS)
    again = bring(begun, ROWS)
    assert again.change_set is None
    assert again.counts["unchanged"] == {"use_case": 3}


def test_undo_brings_the_former_state_back(begun: ProgrammeFile) -> None:
    before = content(begun)
    bring(begun, ROWS)
    undo(begun, actor="Ada")
    assert content(begun) == before


def test_a_dry_run_counts_what_the_import_then_does(begun: ProgrammeFile) -> None:
    foreseen = planned(begun, book(ROWS)).counts()
    assert bring(begun, ROWS).counts == foreseen


def test_only_the_changed_cell_changes(begun: ProgrammeFile) -> None:
    bring(begun, ROWS)
    later = [[*ROWS[0][:3], "Deployed", *ROWS[0][4:]], *ROWS[1:]]
    plan = planned(begun, book(later))
    assert [dict(one.changes) for one in plan.kinds["use_case"].updates] == [{"stage": (3, 4)}]


def test_a_blank_cell_leaves_the_value_as_it_is(begun: ProgrammeFile) -> None:
    bring(begun, ROWS)
    assert planned(begun, book([["A-1", "Triage", None, None, None, None, None]])).is_empty


@pytest.mark.parametrize(("policy", "title"), [("ask", "Mine"), ("ours", "Mine"), ("theirs", "Sorting")])
def test_a_value_changed_by_hand_is_overwritten_only_when_told_so(
    begun: ProgrammeFile, policy: Policy, title: str
) -> None:
    bring(begun, [["A-1", "Triage of mail", "Claims", "Pilot", None, None, None], *ROWS[1:]])
    case = next(one for one in records(begun, "use_case") if one.key == "A-1")
    change_record(begun, "use_case", case.id, {"title": "Mine"}, actor="Ada")
    told = "Mine, sorting" if title == "Mine" else "Sorting mine"
    later: list[list[CellValue]] = [["A-1", told, "Claims"], *ROWS[1:]]
    result = bring(begun, later, policy)
    held = next(one for one in records(begun, "use_case") if one.key == "A-1").title
    assert held == ("Sorting mine" if policy == "theirs" else "Mine")
    assert bool(result.counts["conflicts"]) == (policy == "ask")
    assert any("kept" in one.message for one in result.problems) == (policy == "ask")


def test_repeated_and_missing_keys_lose_no_row(begun: ProgrammeFile) -> None:
    rows: list[list[CellValue]] = [
        ["7", "Triage", "Claims", "Pilot"],
        ["7", "Forecast", "Sales", "Pilot"],
        [None, "Search", "Sales", "Pilot"],
        [None, "Search", "Sales", "Pilot"],
    ]
    bring(begun, rows)
    assert [one.key for one in records(begun, "use_case")] == ["7", "7 (2)", "UC-001", "UC-002"]
    assert bring(begun, rows).change_set is None


def test_a_key_of_another_tracker_is_not_taken_for_the_same(begun: ProgrammeFile) -> None:
    bring(begun, [["1", "Invoice triage", "Claims", "Pilot"], *ROWS[1:]])
    bring(begun, [["1", "Weather model", "Sales", "Pilot"], ["2", "Route plan", "Sales", "Pilot"]])
    titles = {one.key: one.title for one in records(begun, "use_case")}
    assert (titles["1"], titles["1 (2)"]) == ("Invoice triage", "Weather model")


def test_rows_without_a_name_are_refused_with_their_row(begun: ProgrammeFile) -> None:
    plan = planned(begun, book([*ROWS, [None, None, "Claims", "Pilot", "Ada Lane", "2026-01-05", "z"]]))
    (table,) = plan.tables
    assert (table.taken, table.refused, table.skipped, table.rows) == (3, 1, 0, 4)
    assert [(one.row, one.is_refusal) for one in plan.problems] == [(5, True)]


def test_problems_name_sheet_row_column_and_remedy(begun: ProgrammeFile) -> None:
    plan = planned(begun, book([*ROWS, ["A-9", "Scan", "Claims", "Pilot", None, "soonish", None]]))
    (problem,) = plan.problems
    assert (problem.sheet, problem.row, problem.column, problem.value) == ("Use cases", 5, "F", "soonish")
    assert "2026-11-22" in problem.message


def test_governance_answers_become_checklist_answers_with_the_words_as_evidence(begun: ProgrammeFile) -> None:
    header = [*HEADER[:4], "Has an AI impact assessment been completed?"]
    answers_given = ["Yes", "In progress", None]
    rows: list[list[CellValue]] = [[*row[:4], one] for row, one in zip(ROWS, answers_given, strict=True)]
    apply_import(begun, planned(begun, book(rows, header)), actor="Ada")
    answers = records(begun, "checklist_response")
    assert sorted(one.status for one in answers) == ["done", "in_progress"]
    assert all("impact assessment" in one.evidence for one in answers)


def test_a_profile_changes_columns_and_words(begun: ProgrammeFile) -> None:
    workbook = book(ROWS)
    profile = Profile(
        columns={"odd one": "delivery_team", "Owner": "nothing"}, values={"Stage": {"Pilot": "6|on_hold"}}
    )
    matches = laid_over(believable(workbook, propose(workbook)), profile)
    plan = plan_workbook(workbook, matches, store_view(begun), decisions_of(matches, profile, "ask"))
    apply_import(begun, plan, actor="Ada")
    case = next(one for one in records(begun, "use_case") if one.key == "A-1")
    assert (case.stage, case.status, case.delivery_team, case.owner_id) == (6, "on_hold", "x", None)


CELL = st.one_of(st.none(), st.sampled_from(["Triage", "Sales", "Pilot", "A-1", "2026-01-01", "n/a", 7, 0.5, True]))


@settings(max_examples=25)
@given(st.lists(st.lists(CELL, min_size=7, max_size=7), min_size=1, max_size=12))
def test_taken_refused_and_skipped_are_all_rows_and_twice_is_once(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[CellValue]]
) -> None:
    from datetime import UTC, datetime

    workbook = book([*ROWS, *rows])
    path: Path = tmp_path_factory.mktemp("law") / "p.axonix"
    clock: Clock = lambda: datetime(2026, 11, 22, tzinfo=UTC)  # type: ignore[assignment]  # noqa: E731
    with ProgrammeFile.create(path, clock=clock) as f:
        begin_programme(f, "Law", actor="Ada")
        before = content(f)
        plan = planned(f, workbook)
        for table in plan.tables:
            assert table.taken + table.refused + table.skipped == table.rows
        done = apply_import(f, plan, actor="Ada")
        assert planned(f, workbook).is_empty
        if done.change_set is not None:
            undo(f, actor="Ada")
        assert content(f) == before
        assert check(f).ok
