"""Values as platforms and people word them: scales in words, lengths of time, shares, states of a course."""

from __future__ import annotations

import pytest

from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.importing.choosing import option_of, sense_of
from axonix_desktop.core.importing.dates import read_date
from axonix_desktop.core.importing.durations import factor_of
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.plan import ImportPlan
from axonix_desktop.core.importing.planning import plan_workbook
from axonix_desktop.core.importing.values import ReadingChoices, read_column
from axonix_desktop.core.kinds import Choice
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.store.queries.imports import fresh_view

Rows = list[list[CellValue]]


def stored(kind: str, field: str, *cells: CellValue, header: str = "") -> list[object]:
    choices = ReadingChoices(factor=factor_of(field, header))
    return list(read_column(record_of(kind).fields[field], cells, choices).stored)


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        (("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"), [0, 1, 2, 3, 4]),
        (("Initial", "Repeatable", "Defined", "Managed", "Optimised"), [0, 1, 2, 3, 4]),
        (("Nothing yet", "Begun", "Works in parts", "Works", "Exemplary"), [0, 1, 2, 3, 4]),
        (("Trifft nicht zu", "teils/teils", "trifft voll zu", "TBD"), [0, 2, 4, None]),
        (("Level 1", "Level 4", "Level 5"), [0, 3, 4]),
        (("3 - Works", 4, "Agree"), [3, 4, 3]),
    ],
)
def test_words_of_a_scale_are_scores_from_0_to_4(words: tuple[CellValue, ...], levels: list[object]) -> None:
    assert stored("readiness_item", "score", *words) == levels


def test_the_reading_of_words_is_asked_about() -> None:
    read = read_column(record_of("component").fields["maturity"], ["Draft", "Production"], ReadingChoices())
    assert read.stored == [1, 3]
    assert read.question is not None
    assert "“Draft” as 1" in read.question


def test_lengths_of_time_are_hours_and_months() -> None:
    assert stored("course", "duration_hours", "1:30", "90 min", "2 h 15 min", "1 day", 2) == [1.5, 1.5, 2.25, 8.0, 2.0]
    assert stored("course", "duration_hours", 90, "2 h", header="Length (min)") == [1.5, 2.0]
    assert stored("course", "validity_months", "2 years", "annually", 18, "6 months") == [24, 12, 18, 6]
    assert stored("course", "validity_months", 2, header="Valid for (years)") == [24]


def test_a_share_in_percent_is_a_likelihood_from_1_to_5() -> None:
    assert stored("raid", "probability", "10%", "45 %", "100%", "0%") == [1, 3, 5, 1]


def test_moments_as_computers_count_them_are_days() -> None:
    assert [str(read_date(cell)[0]) for cell in (1773325320, 1773325320000, "1773325320")] == ["2026-03-12"] * 3
    assert read_date(123456789)[0] is None


@pytest.mark.parametrize(
    ("word", "code"),
    [("Bestanden", "completed"), ("En cours", "in_progress"), ("No iniciado", "planned"), ("Inscrit", "enrolled"),
     ("Y", "completed"), ("offen", "planned"), ("Abgelaufen", "expired"), ("Absent", "cancelled"), ("C", "completed")],
)  # fmt: skip
def test_states_of_a_course_in_other_words(word: str, code: str) -> None:
    kind = record_of("enrolment").fields["status"].kind
    assert isinstance(kind, Choice)
    assert option_of(kind, word)[0] == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("Erfüllt", "done"), ("Teilweise erfüllt", "in_progress"), ("Nicht anwendbar", "not_applicable"),
     ("Fail", "not_started"), ("Pass", "done"), ("Partiel", "in_progress"), ("No cumple", "not_started"),
     ("Non-compliant", "not_started")],
)  # fmt: skip
def test_answers_of_audits_in_other_words(word: str, code: str) -> None:
    assert sense_of(word)[0] == code


def plan(sheet: str, rows: Rows) -> ImportPlan:
    book = Workbook("list.xlsx", "xlsx", [Sheet(sheet, 0, row_numbers=list(range(len(rows))), rows=rows)])
    return plan_workbook(book, propose(book)[:1], fresh_view())


def test_a_column_that_a_record_has_no_place_for_is_told_with_its_letter() -> None:
    found = plan("Checklist", [
        ["Topic", "Checklist question", "Status", "Owner", "Ticket"],
        ["Privacy", "Is data minimised?", "Yes", "Ana Keller", "T-1"],
        ["Audit", "Are logs kept?", "No", "Bo Reed", "T-2"],
    ])  # fmt: skip
    (told,) = [one for one in found.problems if "left out" in one.message]
    assert (told.row, told.column, told.value, told.is_refusal) == (1, "E", "Ticket", False)
    assert "custom_field" not in found.kinds


def test_a_column_without_a_field_is_kept_in_the_notes_where_a_record_has_those() -> None:
    found = plan("Project costs", [
        ["Cost item", "Category", "Planned amount", "Ledger account"],
        ["Licences", "Software", 12000, "6810"],
        ["Training", "People", 8000, "6820"],
    ])  # fmt: skip
    rows = [dict(zip(one.columns, row, strict=True)) for one in found.kinds["business_case_line"].batches
            for row in one.rows]  # fmt: skip
    assert "Ledger account: 6810" in str(rows[0]["notes"])


def test_scores_of_a_use_case_that_is_not_there_are_not_the_programme_s() -> None:
    found = plan("Readiness", [
        ["UC ID", "Dimension", "Readiness item", "Score"],
        ["UC-001", "Data", "Catalogued", 3], ["UC-002", "Data", "Catalogued", 1],
    ])  # fmt: skip
    assert "readiness_item" not in found.kinds
