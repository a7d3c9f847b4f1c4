"""Matching columns to fields: one claim a rule, on made-up tables."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.importing.inspection import kind_word, tables_view
from axonix_desktop.core.importing.matching import match_table, propose
from axonix_desktop.core.importing.names.index import importable_fields, name_index
from axonix_desktop.core.importing.proposal import ColumnMatch, TableMatch

FIELDS = importable_fields()
INDEX = name_index(FIELDS)


def match(header: list[CellValue], *rows: list[CellValue], name: str = "Sheet1") -> TableMatch:
    """The best proposal for a workbook of one sheet."""
    cells = [header, *rows]
    sheet = Sheet(name=name, index=0, row_numbers=list(range(len(cells))), rows=[list(row) for row in cells])
    return propose(Workbook("book.xlsx", "xlsx", [sheet]))[0]


def fields(found: TableMatch) -> dict[str, str | None]:
    """Header → field of the columns that are taken."""
    return {one.header: one.field for one in found.columns if one.becomes == "field"}


def column(found: TableMatch, header: str) -> ColumnMatch:
    return next(one for one in found.columns if one.header == header)


def use_cases(*more: CellValue) -> TableMatch:
    """A list of use cases with one more column under test: its header, then its values."""
    names = [
        "Invoice triage",
        "Fraud scoring",
        "Route planning",
        "Churn forecast",
        "Claims assistant",
        "Demand forecast",
    ]
    stages = ["Pilot", "Deployed", "Pilot", "Idea", "Deployed", "Idea"]
    rows: list[list[CellValue]] = []
    for at, (title, stage) in enumerate(zip(names, stages, strict=True)):
        extra = more[1:][at] if at < len(more) - 1 else None
        rows.append([f"UC-{at + 1:03d}", title, stage, f"Unit {at % 2}", extra])
    return match(["Use Case ID", "Use Case Name", "Stage", "Business Unit", more[0]], *rows)


def test_a_use_case_inventory_is_recognised() -> None:
    found = use_cases(
        "Owner", "Ada Lovelace", "Alan Turing", "Grace Hopper", "Ada Lovelace", "Joan Clarke", "Alan Turing"
    )
    assert found.kind == "use_case"
    assert list(fields(found).values()) == ["key", "title", "stage", "business_unit_id", "owner_id"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("What problem is the AI intended to solve?", "problem"),
        ("What are the expected benefits and positive outcomes from the AI?", "expected_benefit"),
        ("Vendor(s) Name", "vendor"),
        ("Is the AI use case high-impact?", "risk_tier"),
        ("vendorName", "vendor"),
        ("PROJECT_OWNER", "owner_id"),
        ("Buisness owner", "owner_id"),
        ("Verantwortlicher", "owner_id"),
        ("Beschreibung", "description"),
        ("Priorité", "priority"),
        ("Proveedor", "vendor"),
        ("供应商", "vendor"),
        ("Расходы и бюджет проекта (бюджет)", None),
    ],
)
def test_headers_are_known_by_many_names(header: str, field: str | None) -> None:
    assert fields(use_cases(header)).get(header) == field


def test_values_speak_against_a_name() -> None:
    days: list[CellValue] = [date(2026, 1, 1) + timedelta(days=at) for at in range(6)]
    assert column(use_cases("Product owner name ", *days), "Product owner name").confidence < 0.75


def test_a_doubtful_column_is_offered_but_not_taken() -> None:
    found = column(use_cases("Risk catgory of it", "a", "b", "a", "b", "c", "d"), "Risk catgory of it")
    assert found.becomes == "custom"
    assert found.confidence < 0.65


def test_a_governance_question_becomes_the_answer_to_a_checklist_item() -> None:
    asked = "Has an AI impact assessment been completed for this AI use case?"
    found = column(use_cases(asked, "Yes", "No", "Yes", "Yes", "No", "No"), asked)
    assert (found.becomes, found.field, found.concept) == ("checklist", "RA-06", None)


def test_a_column_no_field_fits_is_kept_as_a_custom_field() -> None:
    found = column(
        use_cases("Shelf in the archive", "red", "blue", "red", "red", "blue", "green"), "Shelf in the archive"
    )
    assert (found.becomes, found.field) == ("custom", None)
    assert "custom field" in found.reason


def test_an_empty_column_becomes_nothing() -> None:
    assert column(use_cases("Shelf in the archive"), "Shelf in the archive").becomes == "nothing"


def test_a_risk_register_is_recognised_and_its_ratings_are_told_from_its_sentences() -> None:
    found = match(
        ["ID", "Risk Title", "Impact (resulting in…)", "Owner", "Probability", "Impact", "Control Measures/ Comments"],
        ["R1", "Late delivery", "Resulting in delays of the tests", "Ada", 3, 4, "Talk to the supplier each week"],
        ["R2", "Stale data", "Resulting in wrong forecasts for stores", "Alan", 2, 2, "Refresh the data monthly"],
        ["R3", "Drift", "Resulting in loss of trust in the team", "Joan", 1, 4, "Watch the weekly dashboards closely"],
    )
    assert found.kind == "raid"
    assert column(found, "Impact").field == "impact"
    assert column(found, "Control Measures/ Comments").field == "response"


def test_the_present_rating_counts_rather_than_the_residual_one() -> None:
    found = match(
        ["Risk ID", "Description", "Residual Impact", "Residual Likelihood", "Impact", "Likelihood"],
        ["R1", "The supplier delivers too late", 1, 1, 3, 4],
        ["R2", "The data are older than a month", 2, 1, 3, 2],
    )
    rated = {one.header for one in found.columns if one.becomes == "field" and one.concept in ("impact", "likelihood")}
    assert rated == {"Impact", "Likelihood"}


def test_running_numbers_without_a_header_are_the_key() -> None:
    found = match(
        [None, "RAID Category", "Description", "Mitigation", "Owner", "Status"],
        *[[at, "Risk", f"It may go wrong {at} times", "Do what helps", "Ada Lovelace", "Open"] for at in range(1, 9)],
    )
    assert (found.kind, found.columns[0].field) == ("raid", "key")


def test_learners_and_courses_are_enrolments() -> None:
    found = match(
        ["Employee Name", "Email", "Course", "Completion status", "Date completed", "Score"],
        ["Ada Lovelace", "ada@example.org", "Prompting", "Completed", date(2026, 3, 1), 90],
        ["Alan Turing", "alan@example.org", "Prompting", "In progress", None, None],
    )
    assert found.kind == "enrolment"
    assert list(fields(found).values()) == [
        "person_id",
        "person_id.email",
        "course_id",
        "status",
        "completed_on",
        "score",
    ]


def test_a_checklist_with_status_and_evidence_is_recognised() -> None:
    found = match(
        ["Section", "Checklist item", "Status", "Evidence", "Responsible person"],
        ["Data", "Is the origin of each data set documented?", "Done", "wiki/data", "Ada Lovelace"],
        ["Data", "Is the retention of logs set to six months?", "Open", None, "Alan Turing"],
    )
    assert found.kind == "checklist_response"
    assert [one.concept for one in found.columns] == ["topic", "item", "status", "evidence", "owner"]


def test_a_list_of_champions_is_recognised() -> None:
    found = match(
        ["Business Unit", "Champion name", "Email", "Champion role", "Since"],
        ["Sales", "Ada Lovelace", "ada@example.org", "Lead", date(2026, 1, 1)],
        ["Claims", "Alan Turing", "alan@example.org", "Champion", date(2026, 2, 1)],
    )
    assert (found.kind, found.columns[1].field, found.columns[4].concept) == ("champion", "person_id", "since")


def test_amounts_by_item_are_a_cost_table() -> None:
    found = match(
        ["Project name", "Production cost", "Fixed cost", "Total Costs"],
        ["Durban", 6684.6, 4000, 10684.6],
        ["Rustenburg", 2484.5, 4000, 6484.5],
        ["Newcastle", 8684.1, 4100, 12784.1],
    )
    assert (found.kind, column(found, "Total Costs").concept, column(found, "Project name").concept) == (
        "business_case_line", "amount", "item",
    )  # fmt: skip


def test_a_table_of_nothing_we_keep_has_no_kind() -> None:
    found = match(["Latitude", "Longitude", "Altitude"], [51.5, 0.1, 11], [48.9, 2.3, 35])
    assert (found.kind, kind_word(found.kind)) == (None, "none")


def test_of_two_equal_headers_the_one_further_left_is_taken() -> None:
    found = match(
        ["Risk", "Probability", "Owner", "Owner"],
        ["Drift of the model", 2, "Ada", "Alan"],
        ["Stale data", 3, "Joan", "Alan"],
    )
    assert [one.field for one in found.columns] == ["title", "probability", "owner_id", None]


def test_our_own_labels_come_back_to_their_fields() -> None:
    kind = FIELDS["use_case"]
    header: list[CellValue] = [one.label for one in kind.values()]
    sheet = Sheet(name="Use cases", index=0, row_numbers=[0, 1], rows=[header, ["x"] * len(header)])
    found = propose(Workbook("export.xlsx", "xlsx", [sheet]))[0]
    assert found.kind == "use_case"
    assert [one.field for one in found.columns] == list(kind)


def test_a_person_may_settle_the_kind() -> None:
    sheet = Sheet(
        name="S",
        index=0,
        row_numbers=[0, 1],
        rows=[["Name", "Email", "Department"], ["Ada", "ada@example.org", "Sales"]],
    )
    table = propose(Workbook("b.xlsx", "xlsx", [sheet]))[0].table
    assert match_table(table, sheet, FIELDS, index=INDEX, kind="person").kind == "person"


def test_the_view_speaks_the_words_of_the_contract() -> None:
    found = match(["Employee Name", "Course", "Status"], ["Ada Lovelace", "Prompting", "Completed"], name="Training")
    view = tables_view(
        [found], values=[{"status": {"Completed": "completed"}}], questions=[["Is 1/2 the first of February?"]]
    )
    assert view[0]["kind"] == "training"
    assert (view[0]["header_row"], view[0]["first_row"], view[0]["last_row"], view[0]["rows"]) == (0, 1, 1, 1)
    assert view[0]["values"] == {"status": {"Completed": "completed"}}
    assert view[0]["questions"] == ["Is 1/2 the first of February?"]


def test_lists_of_allowed_values_are_no_records() -> None:
    found = match(
        ["Stage", "Priority", "Business Unit", "Use Case Name"],
        ["Pilot", "High", "Sales", "Chatbot"],
        ["Deployed", "Medium", "Claims", "Forecast"],
        ["Retired", "Low", "Finance"],
        ["Idea", None, "Legal"],
        [None, None, "Operations"],
    )
    assert found.kind is None


def test_the_key_to_the_ratings_is_no_list_of_risks() -> None:
    found = match(
        ["Impact", "Probability", "Description"],
        [1, "Rare", "Hardly noticed by anyone at all"],
        [2, "Possible", "A week of work is lost to it"],
        [3, "Likely", "The launch is put off by months"],
        name="Risk rating",
    )
    assert found.kind != "raid"


def test_a_chosen_kind_prefers_the_table_that_looks_like_it() -> None:
    plain_list = Sheet("Lists", 0, row_numbers=[0, 1], rows=[["Colour", "Shape"], ["red", "round"]])
    rows: list[list[CellValue]] = [["Name", "Email", "Job title"], ["Ada", "a@b.org", "Analyst"]]
    people = Sheet("People", 1, row_numbers=[0, 1], rows=rows)
    first = propose(Workbook("b.xlsx", "xlsx", [plain_list, people]), kind="person")[0]
    assert (first.table.sheet, first.kind) == ("People", "person")


def test_a_few_records_with_gaps_at_their_ends_are_no_lists() -> None:
    found = match(
        ["Use Case Name", "Stage", "Business Unit", "Owner"],
        ["Chatbot", "Pilot", "Sales", "Ada Lovelace"],
        ["Forecast", "Idea", "Claims", "Alan Turing"],
        ["Triage", "Deployed", "Finance"],
    )
    assert found.kind == "use_case"
