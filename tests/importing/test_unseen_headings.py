"""Headings that no list of names holds whole are read by what in them tells: pieces, units, values, what stands by."""

from __future__ import annotations

import pytest

from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.phrases import plain

PEOPLE = ("Ana Keller", "Bo Reed", "Cy Dunn", "Dee Fox", "Eva Lind", "Finn Ode")
ADDRESSES = tuple(f"{name.split()[0].lower()}@example.org" for name in PEOPLE)
UNITS = ("Finance", "Legal", "Finance", "Supply", "HR", "Supply")
DAYS = ("2026-03-12", "2026-02-01", "2026-01-09", "2026-04-20", "2026-01-15", "2026-05-02")
RISKS = ("Model drifts", "Vendor leaves", "Data is biased", "Staff stay away", "Money runs out", "Prompts leak")
COURSES = ("AI basics", "Prompting", "AI basics", "Responsible AI", "Prompting", "AI basics")
OFFERS = ("Prompt library", "Vector store", "Feature store", "Model gateway", "Test harness", "Redaction service")
DONE = ("Completed", "In progress", "Not started", "Completed", "Completed", "In progress")


def matched(
    file: str, sheet: str, columns: dict[str, tuple[CellValue, ...]]
) -> tuple[str | None, dict[str, str | None]]:
    """The kind a table is taken for, and the field of each heading."""
    rows: list[list[CellValue]] = [list(columns), *([*row] for row in zip(*columns.values(), strict=True))]
    made = Sheet(sheet, 0, row_numbers=list(range(len(rows))), rows=rows)
    match = propose(Workbook(file, "xlsx", [made]))[0]
    return match.kind, {one.header: one.field if one.becomes == "field" else None for one in match.columns}


@pytest.mark.parametrize(
    ("heading", "values", "field"),
    [
        ("Certification expiry date", DAYS, "expires_on"),
        ("timecompleted", DAYS, "completed_on"),
        ("Attendee email", ADDRESSES, "person_id.email"),
        ("Manager email address", ADDRESSES, None),
        ("Status ukończenia", DONE, "status"),
    ],
)
def test_a_heading_is_read_by_its_telling_words(heading: str, values: tuple[str, ...], field: str | None) -> None:
    kind, fields = matched("Training.xlsx", "Roster", {"User's Fullname": PEOPLE, "Course": COURSES, heading: values})
    assert (kind, fields["User's Fullname"], fields[heading]) == ("enrolment", "person_id", field)


def test_a_unit_in_brackets_says_what_figures_measure() -> None:
    kind, fields = matched(
        "AI course catalogue.xlsx",
        "Courses",
        {"Course": OFFERS, "Provider": UNITS, "Again when (months)": (12, 24, 12, 6, 12, 24)},
    )
    assert (kind, fields["Again when (months)"]) == ("course", "validity_months")


def test_addresses_under_a_contact_are_the_e_mail_of_the_champion() -> None:
    _, fields = matched("AI champions.xlsx", "Network", {"Directorate": UNITS, "AI lead": PEOPLE, "Contact": ADDRESSES})
    assert (fields["AI lead"], fields["Contact"]) == ("person_id", "person_id.email")


def test_a_log_of_actions_is_named_by_its_actions() -> None:
    columns: dict[str, tuple[CellValue, ...]] = {
        "Action #": (1, 2, 3, 4, 5, 6), "Action": RISKS, "Assigned to": PEOPLE, "Due": DAYS, "Status": DONE,
    }  # fmt: skip
    kind, fields = matched("RAID log.xlsx", "Action log", columns)
    assert (kind, fields["Action"], fields["Assigned to"]) == ("raid", "title", "owner_id")


def test_a_list_of_components_is_named_by_its_first_column_under_any_word() -> None:
    columns: dict[str, tuple[CellValue, ...]] = {
        "Goodie": OFFERS, "Type": ("Library", "Service", "Service", "API", "Tool", "API"), "Maintainer": PEOPLE,
        "Version": ("1.0", "1.1", "2.0", "0.9", "3.2", "1.4"),
    }  # fmt: skip
    kind, fields = matched("AI components.xlsx", "Reusable components", columns)
    assert (kind, fields["Goodie"]) == ("component", "name")


def test_evidence_is_no_day_of_evidence() -> None:
    columns: dict[str, tuple[CellValue, ...]] = {
        "Requirement": RISKS, "Status": DONE,
        "Evidence": ("Policy 2", "Test report", "Runbook", "Minutes", "Log", "Annex"),
    }  # fmt: skip
    assert matched("AI compliance checklist.xlsx", "Checks", columns)[1]["Evidence"] == "evidence"


def test_words_alone_are_no_score() -> None:
    columns: dict[str, tuple[CellValue, ...]] = {"Learner": PEOPLE, "Course": COURSES, "Result": DONE}
    assert matched("Training.xlsx", "Progress", columns)[1]["Result"] == "status"


def test_whose_a_name_is_stays_in_the_plain_form() -> None:
    assert plain("Action by") != plain("Action")
    assert plain("User's first name") == plain("User first name")
    assert plain("dct:accrualPeriodicity") == plain("Accrual periodicity")
    assert plain("L_1to5") == "l"
