"""Every row is accounted for: taken, refused, left out with its reason; what the reader noticed is told."""

from __future__ import annotations

from axonix_desktop.core.importing.cells import CellProblem, CellValue, Sheet, Workbook
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.plan import ImportPlan
from axonix_desktop.core.importing.planning import plan_workbook
from axonix_desktop.store.queries.imports import fresh_view

HEADER: list[CellValue] = ["Risk ID", "Risk", "Likelihood", "Impact", "Cost", "Owner"]
RISKS: list[list[CellValue]] = [
    [f"R-{n}", f"Something may fail {n}", "High", "Low", n * 100, "Ada Lane"] for n in range(1, 6)
]


def plan(rows: list[list[CellValue]], kind: str, problems: list[CellProblem] | None = None) -> ImportPlan:
    sheet = Sheet("Log", 0, row_numbers=list(range(len(rows))), rows=rows, problems=problems or [])
    book = Workbook("log.xlsx", "xlsx", [sheet])
    return plan_workbook(book, propose(book, kind=kind)[:1], fresh_view())


def test_a_totals_row_is_left_out_and_said() -> None:
    found = plan([HEADER, *RISKS, ["Total", None, None, None, 1500, None]], "raid")
    assert found.kinds["raid"].created == 5
    assert [(one.row, one.message) for one in found.problems] == [(7, "Row 7 left out, no record: a totals row.")]


def test_what_the_reader_noticed_in_a_record_is_told_with_its_cell() -> None:
    noticed = [CellProblem(2, 1, "Control characters were removed from the text."), CellProblem(90, 0, "Elsewhere.")]
    found = plan([HEADER, *RISKS], "raid", noticed)
    assert [(one.row, one.column, one.message) for one in found.problems] == [
        (3, "B", "Control characters were removed from the text.")
    ]


def test_a_training_row_without_a_person_gives_its_course() -> None:
    rows: list[list[CellValue]] = [
        ["Name", "Course", "Status"],
        ["Ada Lane", "Ethics", "Completed"],
        [None, "Safety", None],
    ]
    found = plan(rows, "enrolment")
    (table,) = found.tables
    assert (table.taken, table.refused, table.skipped, table.rows) == (2, 0, 0, 2)
    assert found.kinds["course"].created == 2
    assert found.kinds["enrolment"].created == 1
    assert "nobody is enrolled" in found.problems[0].message
