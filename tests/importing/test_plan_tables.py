"""Several tables of one workbook meet each other: units, people, use cases, then what refers to them."""

from __future__ import annotations

from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.plan import ImportPlan
from axonix_desktop.core.importing.planning import believable, plan_workbook
from axonix_desktop.store.queries.imports import fresh_view

Rows = list[list[CellValue]]
RISKS: Rows = [
    ["Risk ID", "Risk", "Description", "Likelihood", "Impact", "Mitigation", "Owner", "Use case", "Status"],
    ["R-1", "Model drifts", "Quality falls unseen", "High", "4 - Major", "Monitor it", "ada lane", "A-1", "Open"],
    ["R-2", "Data late", "Feed is not served", "Low", "Medium", "Second feed", "Bo Reed", "Forecast", "Closed"],
    ["R-3", "Vendor leaves", "No one to run it", "Medium", "High", "Escrow", "Cy Dunn", "No such thing", "Open"],
]
CASES: Rows = [
    ["Use Case ID", "Use Case Name", "Business Unit", "Stage of Development", "Owner", "Vendor"],
    ["A-1", "Triage", "Claims", "Pilot", "Ada Lane <ada@example.org>", "Acme"],
    ["A-2", "Forecast", " CLAIMS ", "Deployed", "ada@example.org", "N/A"],
    ["A-3", "Search", "Sales", "Idea", "Bo  Reed", None],
]
TRAINING: Rows = [
    ["Employee Name", "Email", "Department", "Course", "Status", "Completion date"],
    ["Ada Lane", "ada@example.org", "Claims", "Prompting 101", "Completed", "14/03/2026"],
    ["Bo Reed", "bo@example.org", "Sales", "prompting 101", "In progress", None],
    ["Dee Fox", "dee@example.org", "Sales", "Ethics", "Not started", None],
]


def plan(**tables: Rows) -> ImportPlan:
    sheets = [
        Sheet(name, place, row_numbers=list(range(len(rows))), rows=rows)
        for place, (name, rows) in enumerate(tables.items())
    ]
    book = Workbook("tracker.xlsx", "xlsx", sheets)
    return plan_workbook(book, believable(book, propose(book)), fresh_view())


def rows_of(found: ImportPlan, kind: str) -> list[dict[str, object]]:
    return [dict(zip(batch.columns, row, strict=True)) for batch in found.kinds[kind].batches for row in batch.rows]


def test_a_name_in_several_writings_is_one_unit_and_one_person() -> None:
    found = plan(Cases=CASES)
    assert [one["name"] for one in rows_of(found, "business_unit")] == ["Claims", "Sales"]
    assert [(one["name"], one["email"]) for one in rows_of(found, "person")] == [
        ("Ada Lane", "ada@example.org"),
        ("Bo Reed", None),
    ]


def test_kinds_are_written_in_an_order_in_which_no_link_points_ahead() -> None:
    found = plan(Training=TRAINING, Risks=RISKS, Cases=CASES)
    order = list(found.kinds)
    assert order.index("business_unit") < order.index("person") < order.index("use_case") < order.index("raid")
    assert order.index("course") < order.index("enrolment")


def test_a_risk_finds_its_use_case_by_key_or_by_name_made_in_the_same_import() -> None:
    found = plan(Risks=RISKS, Cases=CASES)
    cases = {str(one["title"]): one["id"] for one in rows_of(found, "use_case")}
    links = [one["use_case_id"] for one in rows_of(found, "raid")]
    assert links == [cases["Triage"], cases["Forecast"], None]
    assert any("No use case of this name" in one.message and one.row == 4 for one in found.problems)


def test_one_course_in_two_writings_is_one_course() -> None:
    found = plan(Training=TRAINING)
    assert [one["title"] for one in rows_of(found, "course")] == ["Prompting 101", "Ethics"]
    assert [one["status"] for one in rows_of(found, "enrolment")] == ["completed", "in_progress", "planned"]
    assert rows_of(found, "enrolment")[0]["completed_on"] == "2026-03-14"


def test_the_counts_name_every_kind_that_came_of_the_workbook() -> None:
    created = plan(Training=TRAINING, Risks=RISKS, Cases=CASES).counts()["created"]
    assert (created["use_case"], created["raid"], created["enrolment"], created["person"]) == (3, 3, 3, 4)


def test_planning_twice_gives_the_same_counts_and_problems() -> None:
    first, second = plan(Risks=RISKS, Cases=CASES), plan(Risks=RISKS, Cases=CASES)
    assert (first.counts(), first.problems, first.questions) == (second.counts(), second.problems, second.questions)
