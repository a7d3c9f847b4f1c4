"""Layouts of learning platforms and of lists as people keep them: what they are and what their columns become."""

from __future__ import annotations

import pytest

from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.proposal import TableMatch

SAMPLES: dict[str, list[CellValue]] = {
    "name": ["Ana Keller", "Bo Reed", "Cy Dunn", "Dee Fox"], "first": ["Ana", "Bo", "Cy", "Dee"],
    "last": ["Keller", "Reed", "Dunn", "Fox"], "mail": [f"{one}@example.org" for one in ("ana", "bo", "cy", "dee")],
    "unit": ["Finance", "Legal", "Supply", "Legal"], "role": ["Analyst", "Counsel", "Planner", "Paralegal"],
    "course": ["AI basics", "Prompting 101", "AI basics", "Responsible AI"],
    "title": ["AI basics", "Prompting 101", "Responsible AI", "Model risk"],
    "state": ["Completed", "In Progress", "Not Started", "Completed"],
    "day": ["2026-03-12", "2026-02-01", None, "2026-04-20"], "us": ["03/13/2026", "02/21/2026", None, "04/20/2026"],
    "stamp": [1773325320, 1769937000, None, 1776683100], "share": [100, 45, 0, 60], "mark": ["x", None, "x", "x"],
    "hours": [2, 1.5, 3, 4], "yes": ["Yes", "No", "No", "Yes"], "score": [3, 2, 4, 1],
    "text": ["one", "two", "three", "four"],
    "dimension": ["Architecture", "Data", "Organisation", "Economics"],
    "item": ["Modular and reusable", "Catalogued", "Escalation protocol", "Benefits tracked"],
    "agree": ["Agree", "Neutral", "Strongly agree", "Disagree"], "often": ["Daily", "Weekly", "Hourly", "Monthly"],
    "level": ["Beginner", "Advanced", "Intermediate", "Beginner"], "word": ["Works", "Begun", "Exemplary", "Works"],
    "component": ["Prompt library", "Vector store", "Model gateway", "Redaction service"],
    "source": ["Customer master", "Invoice archive", "Sensor feed", "HR records"],
    "class": ["Internal", "Confidential", "Public", "Internal"],
    "link": [f"https://example.org/{at}" for at in range(4)],
}  # fmt: skip
CASES: dict[str, tuple[str, str, str]] = {
    "Moodle": ("Course completion", "enrolment", "First name=person_id.given:first|Last name=person_id.family:last|"
               "Email address=person_id.email:mail|Course full name=course_id:course|Completion date=completed_on:day"),
    "Cornerstone": ("Transcript", "enrolment", "User Full Name=person_id:name|Training Title=course_id:course|"
                    "Transcript Status=status:state|Transcript Due Date=due_on:us|"
                    "Transcript Completed Date=completed_on:us"),
    "SuccessFactors": ("Item Status", "enrolment", "Last Name=person_id.family:last|First Name=person_id.given:first|"
                       "Organization=person_id.business_unit_id:unit|Item Title=course_id:course|"
                       "Completion Status=status:state|Completion Date=completed_on:us"),
    "Workday": ("Learning Enrollments", "enrolment", "Worker=person_id:name|Learning Content=course_id:course|"
                "Registration Status=:text|Completion Status=status:state|Completion Date=completed_on:day"),
    "LinkedIn Learning": ("Learner activity", "enrolment", "Name=person_id:name|Email=person_id.email:mail|"
                          "Content Name=course_id:course|Hours Viewed=:hours|Percent Completed=percent:share"),
    "an export with moments as computers count them": ("export training", "enrolment",
        "user_email=person_id.email:mail|course_name=course_id:course|enrolled_at=enrolled_on:stamp|status=status:state"),
    "a German list": ("Schulungsnachweis", "enrolment", "Name=person_id:last|Vorname=person_id.given:first|"
                      "Abteilung=person_id.business_unit_id:unit|Schulung=course_id:course"),
    "a German matrix": ("Schulungsmatrix", "enrolment", "Mitarbeiter=person_id:name|Abteilung=person_id."
                        "business_unit_id:unit|KI-Grundlagen=cells course_id:mark|Datenschutz=cells course_id:mark"),
    "a matrix beside the day people were hired": ("Training matrix", "enrolment", "Employee=person_id:name|"
        "Hire Date=:day|AI basics=cells course_id:mark|Ethics=cells course_id:mark|Prompting=cells course_id:mark"),
    "a Spanish catalogue": ("Catálogo de cursos", "course", "Nombre del curso=title:title|Nivel=level:level|"
                            "Duración (horas)=duration_hours:hours|Obligatorio=is_mandatory:yes"),
    "a questionnaire": ("Readiness survey", "readiness_item", "Dimension=dimension:dimension|Statement=item:item|"
                        "Rating=score:agree"),
    "a French assessment": ("Évaluation de maturité", "readiness_item", "Dimension=dimension:dimension|"
                            "Critère=item:item|Note=score:score|Prochaine étape=next_step:text"),
    "a list of components": ("Bausteine", "component", "Baustein=name:component|Verantwortlich=owner_id:name|"
                             "Reifegrad=maturity:word|Link=link:link"),
    "a data catalogue": ("Data catalogue", "data_source", "Dataset=name:source|Data owner=owner_id:name|"
                         "Classification=sensitivity:class|Overall quality (%)=quality_percent:share|"
                         "Update frequency=refresh:often"),
}  # fmt: skip


def matched(sheet: str, columns: str) -> TableMatch:
    headers, gens = zip(*((one.rpartition("=")[0], one.rpartition(":")[2]) for one in columns.split("|")), strict=True)
    rows: list[list[CellValue]] = [list(headers), *([SAMPLES[gen][at] for gen in gens] for at in range(4))]
    return propose(Workbook("list.xlsx", "xlsx", [Sheet(sheet, 0, row_numbers=list(range(5)), rows=rows)]))[0]


@pytest.mark.parametrize("name", CASES)
def test_a_layout_is_recognised_and_its_columns_are_matched(name: str) -> None:
    sheet, kind, columns = CASES[name]
    match = matched(sheet, columns)
    wanted = [one.rpartition("=")[2].partition(":")[0] for one in columns.split("|")]
    found = [{"field": one.field or "", "cells": f"cells {one.field}"}.get(one.becomes, "") for one in match.columns]
    assert (match.kind, found) == (kind, wanted)


def test_names_over_merged_cells_are_the_first_line_of_the_header() -> None:
    rows: list[list[CellValue]] = [
        ["Course", None, "Scope", None], ["Code", "Title", "Audience", "Level"],
        *([f"C-{at}", title, "All staff", "Beginner"] for at, title in enumerate(map(str, SAMPLES["title"]))),
    ]  # fmt: skip
    sheet = Sheet("Catalogue", 0, row_numbers=list(range(6)), rows=rows, merged=[(0, 0, 0, 1), (0, 2, 0, 3)])
    match = propose(Workbook("courses.xlsx", "xlsx", [sheet]))[0]
    assert match.table.header_rows == (0, 1)
    assert [(one.header, one.field) for one in match.columns] == [
        ("Course / Code", "code"), ("Course / Title", "title"), ("Scope / Audience", "role_families"),
        ("Scope / Level", "level"),
    ]  # fmt: skip
