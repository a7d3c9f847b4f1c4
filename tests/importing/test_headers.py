"""Finding tables: one made-up sheet a kind of mess."""

from __future__ import annotations

from datetime import date
from typing import Any

from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.importing.headers import find_all, find_tables
from axonix_desktop.core.importing.proposal import TableFound

RISKS: list[list[CellValue]] = [
    ["Risk ID", "Description", "Probability", "Impact", "Mitigation", "Owner"],
    ["R1", "The model drifts after launch", 3, 4, "Watch it weekly", "Ada Lovelace"],
    ["R2", "Training data are stale", 2, 5, "Refresh each month", "Alan Turing"],
    ["R3", "The vendor raises prices", 4, 2, "Fix the price for two years", "Grace Hopper"],
]


def sheet(*rows: list[CellValue], name: str = "Sheet1", index: int = 0, **more: Any) -> Sheet:
    """A sheet from rows; empty lists are blank rows."""
    made = Sheet(name=name, index=index, **more)
    for number, row in enumerate(rows):
        cells = list(row)
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            made.row_numbers.append(number)
            made.rows.append(cells)
    return made


def only(one: Sheet) -> TableFound:
    tables = find_tables(one)
    assert len(tables) == 1, [table.reason for table in tables]
    return tables[0]


def reasons(table: TableFound) -> dict[int, str]:
    return dict(table.left_out)


def test_the_first_row_heads_a_clean_table() -> None:
    table = only(sheet(*RISKS))
    assert (table.header_row, table.data_rows) == (0, (1, 2, 3))
    assert table.headers[2] == "Probability"


def test_titles_and_notes_above_are_not_the_header() -> None:
    table = only(sheet(["Risk register"], ["Please fill in every column"], [], ["Project:", "Atlas"], *RISKS))
    assert (table.header_row, table.first_row, table.last_row) == (4, 5, 7)


def test_a_table_need_not_begin_in_column_a() -> None:
    table = only(sheet([], *[[None, None, *row] for row in RISKS]))
    assert (table.header_row, min(table.headers), len(table.data_rows)) == (1, 2, 3)


def test_block_names_above_the_header_are_left_off_when_they_are_not_needed() -> None:
    table = only(sheet(["Identity", None, "Rating", None, "Handling"], *RISKS))
    assert (table.header_rows, table.headers[0]) == ((1,), "Risk ID")


def test_group_names_are_joined_to_headers_that_repeat() -> None:
    groups: list[CellValue] = [None, None, "Inherent", None, "Residual", None]
    header: list[CellValue] = ["ID", "Risk", "Likelihood", "Impact", "Likelihood", "Impact"]
    table = only(
        sheet(
            groups,
            header,
            ["R1", "Drift of the model", 3, 4, 1, 2],
            ["R2", "Stale data", 2, 2, 1, 1],
            merged=[(0, 2, 0, 3), (0, 4, 0, 5)],
        )
    )
    assert table.header_rows == (0, 1)
    assert (table.headers[2], table.headers[5]) == ("Inherent / Likelihood", "Residual / Impact")


def test_sub_headers_under_group_cells_belong_to_the_header() -> None:
    table = only(
        sheet(
            ["Risk ID", "Risk description", "Rating", None, "Owner", "Status"],
            [None, None, "Probability", "Impact"],
            ["R1", "The model drifts after launch", 3, 4, "Ada", "Open"],
            ["R2", "Training data are stale", 2, 5, "Alan", "Closed"],
        )
    )
    assert (table.header_rows, table.data_rows) == ((0, 1), (2, 3))
    assert (table.headers[2], table.headers[3], table.headers[4]) == (
        "Rating / Probability",
        "Rating / Impact",
        "Owner",
    )


def test_a_header_printed_again_is_no_record() -> None:
    table = only(sheet(*RISKS[:3], RISKS[0], RISKS[3]))
    assert (table.data_rows, reasons(table)) == ((1, 2, 4), {3: "the header again"})


def test_totals_are_no_records() -> None:
    table = only(
        sheet(
            ["Cost item", "2025", "2026", "Total"],
            ["Cloud and licences", 100, 200, 300],
            ["People and change", 50, 25, 75],
            ["Everything together", 150, 225, 375],
            ["Total", 150, 225, 375],
        )
    )
    assert table.data_rows == (1, 2)
    assert set(reasons(table).values()) == {"a totals row"}


def test_totals_of_a_text_file_are_no_records() -> None:
    rows: list[list[CellValue]] = [
        ["Cost item", "2025", "Amount"], ["Cloud and licences", "1,200", "£300.50"], ["People and change", "50", "£75"],
        ["Total", "1,250", "£375.50"],
    ]  # fmt: skip
    assert only(sheet(*rows, is_text_only=True)).data_rows == (1, 2)


def test_ratings_that_happen_to_add_up_are_records() -> None:
    header: list[CellValue] = ["Risk", "Probability", "Impact"]
    table = only(sheet(header, ["Drift of the model", 1, 1], ["Stale training data", 2, 1], ["Late supplier", 3, 2]))
    assert table.data_rows == (1, 2, 3)


def test_titles_over_groups_of_rows_are_no_records() -> None:
    table = only(
        sheet(
            ["Control Number", "Control Description", "Implementation Status", "Comments"],
            ["Organisational controls"],
            ["A.5.1", "Policies for information security", "Done", "Approved in May"],
            ["A.5.2", "Roles and responsibilities", "Open", "Draft"],
            ["Physical controls"],
            ["A.7.1", "Physical perimeters", "Done", "Audited"],
        )
    )
    assert (table.data_rows, list(reasons(table))) == ((2, 3, 5), [1, 4])


def test_notes_and_legends_below_are_no_records() -> None:
    table = only(sheet(*RISKS, [], ["Legend"], ["1 low to 5 high"], ["© Example Ltd"]))
    assert table.data_rows == (1, 2, 3)
    assert list(reasons(table)) == [5, 6, 7]


def test_a_list_of_allowed_values_beside_the_table_is_no_part_of_it() -> None:
    keys = ["STATUS KEY", "Open", "Closed", "Waived", "Unknown", "Late"]
    rows = [[*(RISKS[at] if at < 4 else [None] * 6), None, key] for at, key in enumerate(keys)]
    table = only(sheet(*rows))
    assert (table.data_rows, max(table.headers)) == ((1, 2, 3), 5)


def test_an_empty_template_holds_no_records() -> None:
    prepared = [[f"R-{at:03d}", "Select risk category", 0, 0, "[Mitigation]", "Select owner"] for at in range(1, 28)]
    header: list[CellValue] = ["Risk ID", "Risk Category", "Likelihood", "Impact", "Mitigation", "Owner"]
    assert only(sheet(header, *prepared)).data_rows == ()


def test_numbered_rows_without_content_are_no_records() -> None:
    table = only(
        sheet(["No.", "Risk", "Cause", "Impact"], [1, "Data loss", "Theft of a laptop", "High"], [2], [3], [4])
    )
    assert (table.data_rows, len(table.left_out)) == ((1,), 3)


def test_a_row_that_tells_how_to_fill_in_is_no_record() -> None:
    guide = ["dd/mm/yy", "Add a brief description of the risk", "Estimated impact on the project", "Name of the owner"]
    table = only(sheet(["Date raised", "Risk Description", "Impact (L/M/H)", "Owner"], guide))
    assert (table.data_rows, reasons(table)) == ((), {1: "tells how to fill the table in"})


def test_the_spreadsheets_own_column_names_are_no_record() -> None:
    own = [f"Column{at}" for at in range(1, 7)]
    table = only(sheet(RISKS[0], own, *RISKS[1:]))
    assert (table.header_row, table.data_rows) == (0, (2, 3, 4))


def test_two_tables_stacked_are_two_tables() -> None:
    rates: list[list[CellValue]] = [["Position", "Cost", "Period"], ["Architect", 110, "Hour"], ["Tester", 45, "Hour"]]
    first, second = find_tables(sheet(*RISKS, [], *rates))
    assert (first.data_rows, second.header_row, second.data_rows) == ((1, 2, 3), 5, (6, 7))


def test_a_table_to_the_right_with_its_own_header_is_found() -> None:
    beside: list[list[CellValue]] = [[], ["Name", "Email", "Department"], ["Ada", "ada@example.org", "Sales"], []]
    rows = [[*RISKS[at], None, *beside[at]] for at in range(4)]
    tables = find_tables(sheet(*rows))
    assert [table.header_row for table in tables] == [0, 1]
    assert tables[1].headers == {7: "Name", 8: "Email", 9: "Department"}


def test_hidden_sheets_and_empty_tables_come_last() -> None:
    hidden = sheet(*RISKS, name="Lists", index=0, state="hidden")
    empty = sheet(RISKS[0], name="New", index=1)
    full = sheet(*RISKS, name="Risks", index=2)
    assert [table.sheet for table in find_all(Workbook("x.xlsx", "xlsx", [hidden, empty, full]))] == [
        "Risks",
        "New",
        "Lists",
    ]


def test_the_first_sheet_may_be_empty() -> None:
    book = Workbook("x.xlsx", "xlsx", [sheet(name="Cover"), sheet(*RISKS, name="Risks", index=1)])
    assert find_all(book)[0].sheet_index == 1


def test_a_second_line_of_the_same_record_is_no_record() -> None:
    rows: list[list[CellValue]] = [["Project", "Line", "Jan", "Feb"]]
    for name in ("Atlas chatbot", "Fraud scoring", "Route planning", "Demand forecast"):
        rows += [[name, "plan", 10, 20], [None, "actual", 9, 21]]
    merged = [(at, 0, at + 1, 0) for at in range(1, 9, 2)]
    table = only(sheet(*rows, merged=merged))
    assert table.data_rows == (1, 3, 5, 7)
    assert set(reasons(table).values()) == {"the second line of the record above"}


def test_a_column_without_header_is_kept_when_it_holds_values() -> None:
    rows = [[at or None, *row[1:]] for at, row in enumerate(RISKS)]
    assert only(sheet(*rows)).headers[0] == ""


def test_group_names_before_the_table_are_kept() -> None:
    groups = [None, "People", None, "Data"]
    table = only(sheet(*[[group, *row] for group, row in zip(groups, RISKS, strict=True)]))
    assert (table.headers[0], table.data_rows) == ("", (1, 2, 3))


def test_dates_and_years_may_be_headers() -> None:
    table = only(sheet(["Cost item", 2024, 2025, 2026], ["Cloud", 10, 20, 30], ["Licences", 5, 5, 5]))
    assert (table.header_row, table.headers[2]) == (0, "2025")


def test_form_labels_with_colons_are_no_header() -> None:
    table = only(sheet(["Created by:", "Ada", "Date:", date(2026, 1, 2)], *RISKS))
    assert table.header_row == 1


def test_a_person_with_nothing_else_entered_is_still_a_record() -> None:
    header: list[CellValue] = ["Full Name", "Prompting basics", "Data protection", "Agents"]
    people = [
        ["Ada Lovelace", "Completed", "Completed", "Planned"],
        ["Alan Turing"],
        ["Grace Hopper", "Planned", None, "Planned"],
    ]
    assert only(sheet(header, *people)).data_rows == (1, 2, 3)


def test_a_sheet_without_words_has_no_table() -> None:
    assert find_tables(sheet([1, 2, 3], [4, 5, 6])) == []
    assert find_tables(sheet()) == []
