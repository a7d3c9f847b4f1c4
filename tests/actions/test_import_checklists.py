"""Checklists come in whatever way they stand: long, wide, turned, a sheet a use case, or as columns of an inventory."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.importing.linking import MAKE_NEW
from axonix_desktop.core.importing.plan import Decisions
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import count, records, titles
from axonix_desktop.store.undo import undo
from tests.actions.workbooks import CASES, Bench, matched

if TYPE_CHECKING:
    from pathlib import Path

DHS = "triphora_dohs__2025_0128_ocio-dhs-ai-use-case-inventory.xlsx"


@pytest.fixture
def bench(programme: ProgrammeFile, tmp_path: Path) -> Bench:
    begin_programme(programme, "Rollout", actor="Ada")
    return Bench(programme, tmp_path)


def answers(bench: Bench) -> list[tuple[object, ...]]:
    """Use case, code of the item (text of an own one), status."""
    items = {one.id: one for one in records(bench.f, "checklist_item")}
    cases = titles(bench.f, "use_case")
    return [
        (
            cases.get(one.use_case_id or 0),
            items[one.checklist_item_id].text
            if items[one.checklist_item_id].code.startswith("OWN")
            else items[one.checklist_item_id].code,
            one.status,
        )
        for one in records(bench.f, "checklist_response")
    ]


def test_items_in_rows_and_a_column_per_use_case(bench: Bench) -> None:
    path = bench.write({"Use cases": CASES, "Go-live checklist": [
        ["Topic", "Checklist item", "Invoice triage", "UC-002", "Contract search"],
        ["Risk", "Impact assessment completed", "x", None, "✓"],
        ["Risk", "RA-07 Privacy checked", "Yes", "No", "n/a"],
        ["Operations", "Runbook handed to service desk", "done", "in progress", "Done, see wiki/run-12"],
    ]})  # fmt: skip
    bench.bring(path)
    assert answers(bench) == [
        ("Invoice triage", "RA-06", "done"),
        ("Contract search", "RA-06", "done"),
        ("Invoice triage", "RA-07", "done"),
        ("Demand forecast", "RA-07", "not_started"),
        ("Contract search", "RA-07", "not_applicable"),
        ("Invoice triage", "Runbook handed to service desk", "done"),
        ("Demand forecast", "Runbook handed to service desk", "in_progress"),
        ("Contract search", "Runbook handed to service desk", "done"),
    ]
    own = next(one for one in records(bench.f, "checklist_item") if one.code.startswith("OWN"))
    assert (own.topic, own.template) == ("Operations", "Checklists 2026")
    assert bench.told("checklist_response", "evidence")[-1] == ("Done, see wiki/run-12",)
    assert bench.bring(path).change_set is None


def test_use_cases_in_rows_and_a_column_per_item(bench: Bench) -> None:
    path = bench.write({"Portfolio": CASES, "Governance checklist": [
        ["Use case", "Impact assessment done", "Bias test", "Independent review", "Exit interview held"],
        ["Invoice triage", "x", None, "Planned", "Yes"],
        ["Demand forecast", "Yes, 12 Mar 2026", "No", "n/a", None],
        ["UC-003", "✗", "✓", "Yes", None],
    ]})  # fmt: skip
    bench.bring(path)
    assert set(answers(bench)) == {
        ("Invoice triage", "RA-06", "done"), ("Invoice triage", "BT-08", "in_progress"),
        ("Invoice triage", "Exit interview held", "done"),
        ("Demand forecast", "RA-06", "done"), ("Demand forecast", "BT-05", "not_started"),
        ("Demand forecast", "BT-08", "not_applicable"),
        ("Contract search", "RA-06", "not_started"), ("Contract search", "BT-05", "done"),
        ("Contract search", "BT-08", "done"),
    }  # fmt: skip
    assert (date(2026, 3, 12),) in bench.told("checklist_response", "evidence_on")


def test_an_item_or_use_case_of_nearly_the_name_is_taken_and_asked_about(bench: Bench) -> None:
    path = bench.write({"Use cases": CASES, "Checklist": [
        ["Use case", "Item", "Status", "Owner", "Evidence"],
        ["Invoice triaje", "DPIA done", "Yes", "Ana Keler", "link 1"],
        ["Nothing known", "DPIA done", "No", "Bo Reed", None],
    ]})  # fmt: skip
    plan = bench.plan(path)
    first, second, third = plan.questions
    assert "“Invoice triaje” was taken for the use case “Invoice triage”" in first
    assert "“DPIA done” was taken for the checklist item “RA-07" in second
    assert third == "“Ana Keler” was made new. Is it “Ana Keller”?"
    assert [(one.column, one.row, one.is_refusal) for one in plan.problems] == [("A", 3, True)]
    bench.bring(path)
    assert answers(bench) == [("Invoice triage", "RA-07", "done")]


def test_a_person_may_say_that_an_item_is_another_or_new(bench: Bench) -> None:
    path = bench.write({"Use cases": CASES, "Checklist": [
        ["Use case", "Item", "Status"], ["UC-001", "DPIA done", "Yes"], ["UC-001", "Bias tested", "No"],
    ]})  # fmt: skip
    other = next(one.id for one in records(bench.f, "checklist_item") if one.code == "RA-01")
    decided = Decisions(links={"checklist_item": {"dpia done": MAKE_NEW, "bias tested": other}})
    plan = bench.plan(path, decided)
    items = {row[2] for batch in plan.kinds["checklist_response"].batches for row in batch.rows}
    assert other in items
    assert plan.kinds["checklist_item"].created == 1
    assert not any("RA-07" in one for one in plan.questions)


def test_a_sheet_per_use_case_is_known_by_its_name_or_by_the_title_above(bench: Bench) -> None:
    head = ["Item", "Status", "Evidence", "Responsible"]
    path = bench.write({
        "Use cases": CASES,
        "UC-001": [["Go-live checklist"], head, ["DPIA completed", "Yes", "dms/1", "Ana Keller"],
                   ["Cake ordered", "x", None, None]],
        "Demand forecast": [["Go-live checklist"], head, ["DPIA completed", "No", None, None],
                            ["Cake ordered", "x", None, None]],
        "Third": [["Use case: Contract serch"], head, ["DPIA completed", "Yes", "dms/9", None]],
        "Fourth": [["System", "Chat for visitors"], head, ["DPIA completed", "Yes", "dms/7", None]],
    })  # fmt: skip
    plan = bench.plan(path)
    assert sum("Contract serch" in one for one in plan.questions) == 1
    assert sum("“Chat for visitors”, which is no use case" in one for one in plan.questions) == 1
    bench.bring(path)
    assert set(answers(bench)) == {
        ("Invoice triage", "RA-07", "done"), ("Invoice triage", "Cake ordered", "done"),
        ("Demand forecast", "RA-07", "not_started"), ("Demand forecast", "Cake ordered", "done"),
        ("Contract search", "RA-07", "done"),
    }  # fmt: skip
    assert bench.bring(path).change_set is None


def test_a_checklist_that_names_no_use_case_is_the_programmes_and_says_so(bench: Bench) -> None:
    path = bench.write({"Audit": [
        ["Requirement", "Status", "Evidence"],
        ["Policy approved by the board", "Yes", "minutes 4"], ["Register compared with purchases", "No", None],
    ]})  # fmt: skip
    assert any("programme as a whole" in one for one in bench.plan(path).questions)
    bench.bring(path)
    assert {one[0] for one in answers(bench)} == {None}


def test_a_scope_in_words_is_no_use_case_and_loses_no_row(bench: Bench) -> None:
    path = bench.write({"Audit": [
        ["Applies to", "Requirement", "Status", "Evidence"],
        ["All sites", "Policy approved by the board", "Yes", "minutes 4"],
        ["Head office", "Register compared with purchases", "No", None],
    ]})  # fmt: skip
    bench.bring(path)
    assert [(case, status) for case, _, status in answers(bench)] == [(None, "done"), (None, "not_started")]


def test_questions_of_an_inventory_become_answers_and_stay_columns(bench: Bench) -> None:
    question = "Has an AI impact assessment been completed for this AI use case?"
    path = bench.write({"Inventory": [
        [*CASES[0], question],
        [*CASES[1], "Planned or in-progress"], [*CASES[2], None], [*CASES[3], "a) Yes, in 2025"],
    ]}, name="inventory.xlsx")  # fmt: skip
    bench.bring(path)
    assert answers(bench) == [("Invoice triage", "RA-06", "in_progress"), ("Contract search", "RA-06", "done")]
    assert bench.told("checklist_response", "evidence")[1] == (f"{question}: a) Yes, in 2025",)
    (kept,) = records(bench.f, "custom_field")
    custom = bench.f.read("SELECT custom FROM use_case ORDER BY key")
    assert [json.loads(row[0] or "{}").get(str(kept.id)) for row in custom] == [
        "Planned or in-progress", None, "a) Yes, in 2025"
    ]  # fmt: skip
    assert bench.bring(path).change_set is None
    undo(bench.f, actor="Ada")
    assert [count(bench.f, kind) for kind in ("checklist_response", "custom_field", "use_case")] == [0, 0, 0]


def test_the_federal_inventory_answers_its_governance_questions(bench: Bench, trackers: Path) -> None:
    path = trackers / DHS
    if not path.is_file():
        pytest.skip(f"{DHS} is not among the real trackers here")
    _, columns = matched(bench.draft(path), bench.draft(path).tables[0].proposed.table.sheet)
    asked = {target.partition(":")[2] for target in columns.values() if target.startswith("checklist:")}
    assert {"AT-07", "RA-06", "BT-08", "IR-06", "EX-10", "EX-11", "EX-09", "IR-08", "RA-13", "RA-07"} <= asked
    bench.bring(path)
    assert {code for _, code, _ in answers(bench)} == asked
    names = {one.name for one in records(bench.f, "custom_field")}
    assert any("impact assessment been completed" in name for name in names)
    assert bench.bring(path).change_set is None
