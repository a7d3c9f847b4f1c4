"""A sheet whose field names stand below each other, a record a column, is read like any other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.importing.turning import as_in_file, upright
from axonix_desktop.exchange.workbook import read_workbook
from axonix_desktop.store.engine import ProgrammeFile
from tests.actions.workbooks import CASES, Bench

if TYPE_CHECKING:
    from pathlib import Path

TURNED = [
    ["Use case ID", "UC-001", "UC-002", "UC-003"],
    ["Use case name", "Invoice triage", "Demand forecast", "Contract search"],
    ["Business unit", "Finance", "Supply", "Legal"],
    ["Stage", "Pilot", "Idea", "Deployed"],
    ["Owner", "Ana Keller", "Bo Reed", None],
    ["Start date", date(2026, 1, 5), "soonish", None],
]


@pytest.fixture
def bench(programme: ProgrammeFile, tmp_path: Path) -> Bench:
    begin_programme(programme, "Rollout", actor="Ada")
    return Bench(programme, tmp_path)


def test_each_column_becomes_a_record(bench: Bench) -> None:
    path = bench.write({"Portfolio": TURNED})
    bench.bring(path)
    assert bench.told("use_case", "key", "title", "business_unit_id", "stage", "owner_id", "start_on") == [
        ("UC-001", "Invoice triage", "Finance", 3, "Ana Keller", date(2026, 1, 5)),
        ("UC-002", "Demand forecast", "Supply", 0, "Bo Reed", None),
        ("UC-003", "Contract search", "Legal", 4, None, None),
    ]
    assert bench.bring(path).change_set is None
    assert read_workbook(path).notes == ["“Portfolio” holds a record in each column; it is read so."]


def test_what_is_wrong_with_a_cell_is_said_where_it_stands_in_the_file(bench: Bench) -> None:
    (problem,) = bench.plan(bench.write({"Portfolio": TURNED})).problems
    assert (problem.column, problem.row, problem.value) == ("C", 6, "soonish")


def test_a_sheet_that_stands_upright_is_left_alone(bench: Bench) -> None:
    book = read_workbook(bench.write({
        "Use cases": CASES,
        "Notes": [["Owner", "Ana Keller"], ["Version", "2"], ["Date", "May"], ["Kept by", "Bo Reed"]],
        "Lists": [["Status", "Priority"], ["Open", "High"], ["Closed", "Low"], ["On hold", "Medium"], ["New", "None"]],
    }))  # fmt: skip
    assert not any(sheet.is_turned for sheet in book.sheets)
    assert upright(book) is book


def test_turned_back_the_sheet_is_as_in_the_file(bench: Bench) -> None:
    book = as_in_file(read_workbook(bench.write({"Portfolio": TURNED})))
    assert [row[:2] for row in book.sheets[0].rows][:3] == [
        ["Use case ID", "UC-001"], ["Use case name", "Invoice triage"], ["Business unit", "Finance"]
    ]  # fmt: skip
