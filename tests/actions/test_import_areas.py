"""Champions, courses, risks, readiness, components, data sources: each as people keep it, and all in one workbook."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.importing.cells import Sheet, Workbook
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.planning import believable, plan_workbook
from axonix_desktop.core.importing.ticks import Manner, training_said
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.imports import fresh_view
from axonix_desktop.store.queries.records import count
from axonix_desktop.store.undo import undo
from tests.actions.workbooks import CASES, Bench, matched

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def bench(programme: ProgrammeFile, tmp_path: Path) -> Bench:
    begin_programme(programme, "Rollout", actor="Ada")
    return Bench(programme, tmp_path)


def test_a_list_of_champions(bench: Bench) -> None:
    bench.bring(bench.write({"AI champions": [
        ["AI champion network 2026"],
        ["Champion", "E-mail", "Department", "Role", "Wave", "Status", "Since", "Hours/week", "Deputy"],
        ["Ana Keller", "ana@example.org", "Finance", "Lead champion", "Wave 1", "Active", date(2026, 1, 5), 4,
         "Bo Reed"],
        ["Bo Reed", None, "Finance", "Champion", "Wave 2", "Onboarding", None, 2, None],
        ["Cy Dunn", "cy@example.org", "Legal", "Ambassador", "Wave 1", "on leave", None, None, None],
    ]}))  # fmt: skip
    assert bench.told(
        "champion", "person_id", "business_unit_id", "role", "wave", "status", "since_on", "deputy_id"
    ) == [
        ("Ana Keller", "Finance", "lead", "Wave 1", "active", date(2026, 1, 5), "Bo Reed"),
        ("Bo Reed", "Finance", "champion", "Wave 2", "onboarding", None, None),
        ("Cy Dunn", "Legal", "champion", "Wave 1", "paused", None, None),
    ]
    assert count(bench.f, "person") == 3


def test_a_course_catalogue(bench: Bench) -> None:
    bench.bring(bench.write({"Course catalogue": [
        ["Course code", "Course title", "Level", "Audience", "Mandatory", "Duration (h)", "Valid for (months)"],
        ["C-01", "AI basics", "Awareness", "All staff", "Yes", 2, 24],
        ["C-02", "Prompting 101", "Practitioner", "Analysts; Managers", "No", "1.5", None],
    ]}))  # fmt: skip
    fields = ("code", "title", "level", "role_families", "is_mandatory", "duration_hours", "validity_months")
    assert bench.told("course", *fields) == [
        ("C-01", "AI basics", "awareness", ("All staff",), True, 2.0, 24),
        ("C-02", "Prompting 101", "practitioner", ("Analysts", "Managers"), False, 1.5, None),
    ]


def test_a_raid_log_of_four_kinds_of_entry(bench: Bench) -> None:
    bench.bring(bench.write({"Use cases": CASES, "RAID log": [
        ["ID", "Type", "Title", "Likelihood", "Impact", "Owner", "Mitigation", "Status", "Use case"],
        ["R1", "Risk", "Model drifts", "High", "Major", "Ana Keller", "Monitor", "Open", "UC-001"],
        ["A1", "Assumption", "Data stays", None, None, "Bo Reed", None, "Open", None],
        ["I1", "Issue", "Feed late", None, 4, "Bo Reed", "Second feed", "Closed", "Demand forecst"],
        ["D1", "Dependency", "Needs sign-on", None, None, None, None, "Open", None],
    ]}))  # fmt: skip
    assert bench.told("raid", "key", "entry_kind", "probability", "impact", "status", "use_case_id") == [
        ("R1", "risk", 4, 4, "open", "Invoice triage"),
        ("A1", "assumption", None, None, "open", None),
        ("I1", "issue", None, 4, "done", "Demand forecast"),
        ("D1", "dependency", None, None, "open", None),
    ]


def test_components_data_sources_and_incidents(bench: Bench) -> None:
    bench.bring(bench.write({
        "Use cases": CASES,
        "Components": [
            ["Component", "Type", "Owner", "Maturity", "Published", "Version", "Repository"],
            ["Embedding service", "API", "Ana Keller", 3, "Yes", "1.2", "https://git.example.org/emb"],
            ["Coding standard", "Guideline", None, 4, "yes", "2", None],
        ],
        "Data sources": [
            ["Data source", "Data owner", "Business unit", "Classification", "Catalogued", "Data quality", "Automated"],
            ["Claims base", "Ana Keller", "Claims", "Restricted", "Yes", "87%", "Yes"],
        ],
        "Incidents": [
            ["Incident ID", "Summary", "Severity", "Detected", "Resolved", "Root cause", "System"],
            ["INC-1", "Wrong answers", "High", datetime(2026, 3, 1, 14, 30), datetime(2026, 3, 2), "Index",
             "UC-001"],
        ],
    }))  # fmt: skip
    assert bench.told("component", "name", "component_kind", "maturity", "is_published") == [
        ("Embedding service", "api", 3, True), ("Coding standard", "standard", 4, True)
    ]  # fmt: skip
    assert bench.told("data_source", "name", "sensitivity", "is_catalogued", "quality_percent", "is_automated") == [
        ("Claims base", "confidential", True, 87.0, True)
    ]
    assert bench.told("incident", "key", "severity", "detected_at", "resolved_at", "use_case_id") == [
        ("INC-1", "high", "2026-03-01T14:30:00Z", "2026-03-02T00:00:00Z", "Invoice triage")
    ]


@pytest.mark.parametrize("form", ["long", "items in columns", "use cases in columns"])
def test_readiness_scores_in_any_form_are_the_same_scores(bench: Bench, form: str) -> None:
    table = {
        "long": [
            ["Use case", "Dimension", "Item", "Score"],
            ["Invoice triage", "Data", "Catalogued", 3], ["Invoice triage", "Architecture", "Modular and reusable", 2],
            ["UC-002", "Data", "Catalogued", 1], ["UC-002", "Architecture", "Modular and reusable", 0],
        ],
        "items in columns": [
            ["Use case", "Catalogued", "Modular and reusable", "Quality monitored"],
            ["Invoice triage", "3 - Works", 2, None], ["UC-002", 1, 0, None],
        ],
        "use cases in columns": [
            ["Dimension", "Item", "Invoice triage", "UC-002"],
            ["Data", "Catalogued", 3, 1], ["Architecture", "Modular and reusable", 2, 0],
        ],
    }[form]  # fmt: skip
    bench.bring(bench.write({"Use cases": CASES, "Readiness": table}))
    assert set(bench.told("readiness_item", "use_case_id", "dimension", "item", "score")) == {
        ("Invoice triage", "data", "Catalogued", 3),
        ("Invoice triage", "architecture", "Modular and reusable", 2),
        ("Demand forecast", "data", "Catalogued", 1),
        ("Demand forecast", "architecture", "Modular and reusable", 0),
    }


def test_items_of_ones_own_belong_to_the_dimension_that_stands_above_them(bench: Bench) -> None:
    bench.bring(bench.write({"Use cases": CASES, "Readiness": [
        [None, "Data", None, "Organisation", None],
        ["Use case", "Labels agreed", "Owners named", "Works council asked", "Rota planned"],
        ["Invoice triage", 3, 2, 4, 1],
        ["UC-003", 0, 1, 2, None],
    ]}))  # fmt: skip
    found = bench.told("readiness_item", "use_case_id", "dimension", "item", "score")
    assert len(found) == 7
    assert ("Invoice triage", "data", "Owners named", 2) in found
    assert ("Contract search", "organisation", "Works council asked", 2) in found


def test_scores_of_one_to_five_are_read_as_nought_to_four_and_asked_about(bench: Bench) -> None:
    path = bench.write({"Use cases": CASES, "Readiness": [
        ["Use case", "Dimension", "Item", "Score"], ["UC-001", "Data", "Catalogued", 5],
        ["UC-002", "Data", "Catalogued", 1],
    ]})  # fmt: skip
    assert any("Scores up to 5" in one for one in bench.plan(path).questions)
    bench.bring(path)
    assert bench.told("readiness_item", "score") == [(4,), (0,)]


WHOLE = {
    "Enrolments": [
        ["Name", "E-mail", "Course", "Status", "Completed"],
        ["Anna Keller", "anna.keller@example.org", "AI basics", "Completed", date(2026, 2, 1)],
        ["Reed, Bo", None, "C-02", "Planned", None],
    ],
    "Champions": [
        ["Champion", "Business unit", "Role", "Status"],
        ["Ana Kelller", "Finance", "Lead", "Active"], ["bo@example.org", "Supply", "Champion", "Active"],
    ],
    "Use cases": [CASES[0], [*CASES[1][:4], "Anna Keller"], [*CASES[2][:4], "bo@example.org"]],
    "Courses": [
        ["Code", "Course title", "Duration (h)", "Provider"],
        ["C-01", "AI basics", 2, "Internal"], ["C-02", "Prompting 101", 1.5, "Acme"],
    ],
    "Units": [["Business unit", "Head", "Headcount"], ["Finance", "Anna Keller", 120], ["Supply", "Bo Reed", 80]],
    "People": [
        ["Name", "E-mail", "Job title", "Department"],
        ["Anna Keller", "anna.keller@example.org", "Analyst", "Finance"],
        ["Bo Reed", "bo@example.org", "Buyer", "Supply"],
    ],
}  # fmt: skip


def test_a_whole_workbook_comes_in_in_one_go_and_makes_each_thing_once(bench: Bench) -> None:
    path = bench.write(WHOLE)
    plan = bench.plan(path)
    assert list(plan.counts()["created"]) == ["business_unit", "person", "course", "use_case", "champion", "enrolment"]
    assert plan.questions == ["“Ana Kelller” was made new. Is it “Anna Keller”?"]
    assert plan.problems == []
    result = bench.bring(path)
    assert result.counts["created"] == {
        "business_unit": 2, "person": 3, "course": 2, "use_case": 2, "champion": 2, "enrolment": 2
    }  # fmt: skip
    assert bench.told("enrolment", "person_id", "course_id") == [
        ("Anna Keller", "AI basics"), ("Bo Reed", "Prompting 101")
    ]  # fmt: skip
    assert bench.told("champion", "person_id", "business_unit_id") == [
        ("Ana Kelller", "Finance"),
        ("Bo Reed", "Supply"),
    ]
    assert bench.bring(path).change_set is None
    undo(bench.f, actor="Ada")
    assert [count(bench.f, kind) for kind in ("business_unit", "person", "course", "enrolment")] == [0, 0, 0, 0]


def test_every_real_sheet_of_people_and_governance_keeps_its_kind(bench: Bench, trackers: Path) -> None:
    wanted = {
        "Jkloda__RAID_Log.xlsx": "raid",
        "PehanIn__Internal_Audit_Checklist.xlsx": "checklist_response",
        "A-O-K1__Training_Plan.xlsx": "enrolment",
        "dsc-iiest__leaderboard.xlsx": "enrolment",
    }
    there = {name: kind for name, kind in wanted.items() if (trackers / name).is_file()}
    if not there:
        pytest.skip("none of these files is among the real trackers here")
    for name, kind in there.items():
        draft = bench.draft(trackers / name)
        taken = [matched(draft, one.proposed.table.sheet)[0] for one in draft.taken]
        assert kind in taken, name


CELLS = st.sampled_from(
    [None, "x", "✓", "no", "Completed", "In progress", "80%", 1, 0, 0.5, 77, True, False, date(2026, 3, 1), "n/a",
     "waived", "perhaps", "12/31/2025 done", "Passed 91%", " "]
)  # fmt: skip


@settings(max_examples=25)
@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=12))
def test_every_filled_cell_of_a_matrix_is_taken_told_or_says_nothing(rows: list[list[object]]) -> None:
    steady = [[f"Person {'abcdefghijkl'[at]} Lane", "x", "Completed", *cells] for at, cells in enumerate(rows)]
    table = [["Employee", "First course", "Second course", "Third course", "Fourth course", "Fifth course"], *steady]
    book = Workbook("training.xlsx", "xlsx", [Sheet("Training", 0, row_numbers=list(range(len(table))), rows=table)])  # type: ignore[arg-type]
    matches = believable(book, propose(book))
    (match,) = matches
    plan = plan_workbook(book, matches, fresh_view())
    columns = [one.column for one in match.columns if one.becomes == "cells"]
    cells = [row[column] for row in steady for column in columns]
    silent = sum(1 for cell in cells if training_said(cell, Manner(is_yes_no=True)) is None)  # type: ignore[arg-type]
    refused = sum(1 for one in plan.problems if one.is_refusal)
    (outcome,) = plan.tables
    assert outcome.refused == refused
    assert outcome.taken + outcome.refused + outcome.skipped == outcome.rows
    assert plan.kinds["enrolment"].created + refused + silent == len(cells)
