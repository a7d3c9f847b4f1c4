"""Real trackers go in whole, twice is once, and one undo takes them out again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from axonix_desktop.actions.imports import ImportResult, apply_import
from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.plan import ImportPlan
from axonix_desktop.core.importing.planning import believable, plan_workbook
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.exchange.workbook import read_workbook
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.integrity import check
from axonix_desktop.store.queries.imports import store_view
from axonix_desktop.store.queries.records import records
from axonix_desktop.store.undo import undo

if TYPE_CHECKING:
    from pathlib import Path

    from axonix_desktop.core.importing.cells import Workbook

DHS = "triphora_dohs__2025_0128_ocio-dhs-ai-use-case-inventory.xlsx"
FEDERAL = "ombegov__2025_individually_reported_AI_use_cases.xlsx"
KINDS = (
    "use_case", "business_unit", "person", "custom_field", "checklist_item", "checklist_response", "raid", "course",
    "enrolment", "champion", "business_case_line",
)  # fmt: skip


@pytest.fixture
def begun(programme: ProgrammeFile) -> ProgrammeFile:
    begin_programme(programme, "Rollout", actor="Ada")
    return programme


def planned(f: ProgrammeFile, book: Workbook) -> ImportPlan:
    return plan_workbook(book, believable(book, propose(book)), store_view(f))


def bring(f: ProgrammeFile, path: Path) -> ImportResult:
    return apply_import(f, planned(f, read_workbook(path)), actor="Ada")


def test_the_dhs_inventory_stands_in_the_portfolio_as_people_count_it(begun: ProgrammeFile, trackers: Path) -> None:
    result = bring(begun, trackers / DHS)
    cases = records(begun, "use_case")
    assert len(cases) == 238
    assert Counter(one.stage for one in cases) == {2: 87, 3: 8, 4: 143}
    assert Counter(one.status for one in cases) == {"active": 205, "retired": 33}
    assert Counter(one.risk_tier for one in cases) == {"high": 55, "limited": 49, "minimal": 134}
    assert len(records(begun, "business_unit")) == 12
    assert not [one for one in result.problems if one.is_refusal]
    assert check(begun).ok


def test_the_federal_inventory_loses_no_row_though_its_numbers_repeat(begun: ProgrammeFile, trackers: Path) -> None:
    path = trackers / FEDERAL
    bring(begun, path)
    cases = records(begun, "use_case")
    assert len(cases) == len({one.key for one in cases}) == 3611
    assert {one.source.rpartition(" ")[2] for one in cases} == {str(row) for row in range(3, 3614)}
    assert bring(begun, path).change_set is None


@pytest.mark.torture
def test_every_real_tracker_goes_in_twice_as_once_and_out_again(begun: ProgrammeFile, trackers: Path) -> None:
    for path in sorted(trackers.iterdir()):
        if path.suffix in (".json", ".md"):
            continue
        try:
            book = read_workbook(path)
        except FileProblemError:
            continue
        before = [records(begun, kind) for kind in KINDS]
        plan = planned(begun, book)
        for table in plan.tables:
            assert table.taken + table.refused + table.skipped == table.rows, path.name
        done = apply_import(begun, plan, actor="Ada")
        assert planned(begun, book).is_empty, path.name
        if done.change_set is not None:
            undo(begun, actor="Ada")
        assert [records(begun, kind) for kind in KINDS] == before, path.name
    assert check(begun).ok
