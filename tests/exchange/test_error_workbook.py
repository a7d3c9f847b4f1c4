"""The workbook to send back: the person's own, marked; mended and read again it is clean."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook as Made
from openpyxl import load_workbook
from openpyxl.styles import Font

from axonix_desktop.core.importing.cells import Workbook
from axonix_desktop.core.importing.draft import draft_of
from axonix_desktop.core.importing.plan import ImportPlan
from axonix_desktop.core.importing.planning import plan_workbook
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.exchange.error_workbook import CellError, write_error_workbook
from axonix_desktop.exchange.template import write_template
from axonix_desktop.exchange.workbook import read_workbook
from axonix_desktop.store.queries.imports import fresh_view

HEADER = ["Use case ID", "Use case name", "Business unit", "Stage", "Start date"]
ROWS = [
    ["UC-1", "Invoice triage", "Finance", "Pilot", date(2026, 1, 5)],
    ["UC-2", "Contract finder", "Legal", "Pilot", "soonish"],
    ["UC-3", "Claims photo check", "Claims", "Live", date(2026, 3, 9)],
]


def planned(path: Path) -> tuple[Workbook, ImportPlan, dict[int, int]]:
    book = read_workbook(path)
    draft = draft_of(book)
    plan = plan_workbook(book, draft.matches, fresh_view(), draft.decisions)
    return book, plan, {one.table.sheet_index: one.table.header_row for one in draft.matches}


def errors_of(plan: ImportPlan) -> list[CellError]:
    return [
        CellError(0, one.row - 1, ord(one.column) - 65 if one.column else None, one.message) for one in plan.problems
    ]


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    book = Made()
    sheet = book.active
    sheet.title = "Cases"
    sheet.append(["Our tracker"])
    sheet.append(HEADER)
    for row in ROWS:
        sheet.append(row)
    sheet["B4"].font = Font(italic=True, size=15)
    sheet.column_dimensions["B"].width = 44
    path = tmp_path / "tracker.xlsx"
    book.save(path)
    return path


def test_the_bad_cell_is_red_with_a_comment_and_told_in_the_last_column(tracker: Path, tmp_path: Path) -> None:
    book, plan, headers = planned(tracker)
    assert [(one.row, one.column) for one in plan.problems] == [(4, "E")]
    before = tracker.read_bytes()
    out = tmp_path / "back.xlsx"
    assert write_error_workbook(out, book, errors_of(plan), headers, source=tracker) == 1
    sheet = load_workbook(out)["Cases"]
    assert sheet["E4"].fill.start_color.rgb.endswith("FFC7CE")
    assert "soonish" in sheet["E4"].comment.text
    assert sheet["F2"].value == "Errors"
    assert sheet["F4"].value == plan.problems[0].message
    assert sheet["E3"].comment is None
    assert (sheet["B4"].font.italic, sheet.column_dimensions["B"].width) == (True, 44)
    assert tracker.read_bytes() == before


def test_mended_and_read_again_it_is_clean_and_the_errors_column_is_nobody_s_data(
    tracker: Path, tmp_path: Path
) -> None:
    book, plan, headers = planned(tracker)
    out = tmp_path / "back.xlsx"
    write_error_workbook(out, book, errors_of(plan), headers, source=tracker)
    mended = load_workbook(out)
    mended["Cases"]["E4"] = date(2026, 2, 2)
    mended.save(out)
    _, again, _ = planned(out)
    assert again.problems == []
    assert again.counts()["created"] == plan.counts()["created"]
    assert "custom_field" not in again.kinds


def test_marked_a_second_time_there_is_still_one_errors_column(tracker: Path, tmp_path: Path) -> None:
    book, plan, headers = planned(tracker)
    first, second = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    write_error_workbook(first, book, errors_of(plan), headers, source=tracker)
    book, plan, headers = planned(first)
    write_error_workbook(second, book, errors_of(plan), headers, source=first)
    sheet = load_workbook(second)["Cases"]
    assert [cell.value for cell in sheet[2]] == [*HEADER, "Errors"]
    assert sheet["F4"].value == plan.problems[0].message


def test_what_was_corrected_stands_corrected_and_a_formula_stands_as_its_text(tracker: Path, tmp_path: Path) -> None:
    book, plan, headers = planned(tracker)
    out = tmp_path / "back.xlsx"
    corrections = {(0, 3, 4): "2026-02-02", (0, 3, 1): "=HYPERLINK(1)"}
    write_error_workbook(out, book, errors_of(plan), headers, source=tracker, corrections=corrections)
    sheet = load_workbook(out)["Cases"]
    assert sheet["E4"].value == "2026-02-02"
    assert (sheet["B4"].value, sheet["B4"].data_type) == ("=HYPERLINK(1)", "s")


def test_a_text_table_becomes_a_plain_workbook(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    lines = [",".join(HEADER), *(",".join(str(cell) for cell in row) for row in ROWS)]
    path.write_text("\n".join(lines), encoding="utf-8")
    book, plan, headers = planned(path)
    out = tmp_path / "back"
    write_error_workbook(out, book, errors_of(plan), headers, source=path)
    sheet = load_workbook(tmp_path / "back.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]] == [*HEADER, "Errors"]
    assert sheet["A2"].value == "UC-1"
    assert sheet["E3"].comment is not None


def test_the_workbook_that_was_read_is_never_written_over(tracker: Path) -> None:
    book, plan, headers = planned(tracker)
    with pytest.raises(FileProblemError, match=r"tracker\.xlsx"):
        write_error_workbook(tracker, book, errors_of(plan), headers, source=tracker)


def test_a_folder_that_is_not_there_is_told(tracker: Path, tmp_path: Path) -> None:
    book, plan, headers = planned(tracker)
    with pytest.raises(FileProblemError, match="could not be written"):
        write_error_workbook(tmp_path / "none" / "back.xlsx", book, errors_of(plan), headers, source=tracker)


def test_a_blank_template_that_is_filled_in_is_read_without_a_doubt(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path)
    book = load_workbook(path)
    sheet = book["Use cases"]
    names = {cell.value: cell.column for cell in sheet[1]}
    for row in (2, 3, 4):
        sheet.cell(row, names["Key"], f"UC-{row}")
        sheet.cell(row, names["Use case"], f"Case number {row}")
        sheet.cell(row, names["Business unit"], "Finance")
        sheet.cell(row, names["Stage"], "4 · Deploy")
        sheet.cell(row, names["Target"], date(2026, 5, row))
    book.save(path)
    _, plan, _ = planned(path)
    assert plan.counts()["created"] == {"business_unit": 1, "use_case": 3}
    assert plan.problems == []
