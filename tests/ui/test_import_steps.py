"""The seven steps as a person goes through them, by keys and clicks; what is chosen sticks on Back and on failure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook as Made
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from axonix_desktop.core.records.programme import Person
from axonix_desktop.store.ids import new_id
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.importing.history import ImportHistory
from axonix_desktop.ui.importing.lines import LineTable
from axonix_desktop.ui.importing.mappings import MappingsDialog
from axonix_desktop.ui.importing.pick import PickButton, PickList
from axonix_desktop.ui.pages.importing import ImportPage
from tests.ui.conftest import KeptMessages

HEADER = ["Ref", "Use case name", "Business unit", "Stage", "Owner", "Start date", "Go-live", "Site code"]
ROWS: list[list[object]] = [
    ["UC-1", "Invoice triage assistant", "Finance", "Pilot", "Ada Lane", date(2026, 1, 5), "01/02/2026", "007"],
    ["UC-2", "Contract clause finder", "Legal", "Zonk", "Bo Reed", "soonish", "03/04/2026", "008"],
    ["UC-3", "Claims photo check", "Claims", "Live", "Ada Lane", date(2026, 3, 9), "05/06/2026", "009"],
    ["UC-4", "Claims photo check", "Claims", "Zonk", "Cy Dunn", "soonish", "", "010"],
]


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    book = Made()
    sheet = book.active
    sheet.title = "Cases"
    sheet.append(["Our tracker, month by month"])
    for row in (HEADER, *ROWS):
        sheet.append(row)
    book.save(tmp_path / "monthly.xlsx")
    return tmp_path / "monthly.xlsx"


@pytest.fixture
def desk_on_empty(make_desk: Callable[[Path | None], Desk], tmp_path: Path) -> Desk:
    desk = make_desk(None)
    messages(desk).paths = [tmp_path / "new.axonix"]
    desk.commands.run("file.new")
    return desk


def messages(desk: Desk) -> KeptMessages:
    assert isinstance(desk.messages, KeptMessages)
    return desk.messages


def wait(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.session.ready is not None and not page.session.is_planning, timeout=20_000)
    assert page.session.ready is not None
    assert page.session.ready.draft is page.session.draft


@pytest.fixture
def page(desk_on_empty: Desk, tracker: Path, qtbot: QtBot) -> ImportPage:
    desk_on_empty.open_path(tracker)
    found = desk_on_empty.importing.page
    assert found is not None
    wait(found, qtbot)
    return found


def line(table: LineTable, words: str) -> int:
    return next(row for row in range(table.lines.rowCount()) if words in table.lines.text(row, 0))


def picks(owner: object) -> PickList:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, PickList) and one.isVisible())


def pick(qtbot: QtBot, table: LineTable, row: int, typed: str) -> None:
    """Open the list of a line with Enter, type, and choose with Enter."""
    table.choose(row)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    made = picks(table)
    if made.search.isHidden():
        made.choose(next(str(one.code) for one in made._choices if typed.casefold() in one.words.casefold()))
        return
    qtbot.keyClicks(made.search, typed)
    qtbot.keyClick(made.search, Qt.Key.Key_Return)


def applied(page: ImportPage, qtbot: QtBot) -> None:
    page.go("review")
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.run.result is not None, timeout=20_000)


def test_it_lands_where_something_is_asked_and_every_step_can_be_gone_to(page: ImportPage, qtbot: QtBot) -> None:
    assert page.step == "values"
    for name, button in page.strip.buttons.items():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert page.step == name
    for name in ("review", "match", "values", "columns", "sheet", "source"):
        qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
        assert page.step == name


def test_alt_page_keys_step_on_and_back(page: ImportPage, desk_on_empty: Desk) -> None:
    desk_on_empty.commands.run("import.next")
    assert page.step == "match"
    desk_on_empty.commands.run("import.back")
    assert page.step == "values"


def test_another_heading_row_is_chosen_with_enter_and_can_be_taken_back(page: ImportPage, qtbot: QtBot) -> None:
    page.go("sheet")
    grid = page.sheet.grid
    assert page.sheet.title.text() == "“Cases”: headings in row 2"
    grid.setCurrentIndex(grid.raw.index(2, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    wait(page, qtbot)
    assert page.sheet.title.text() == "“Cases”: headings in row 3"
    grid.setCurrentIndex(grid.raw.index(1, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    wait(page, qtbot)
    assert page.sheet.title.text() == "“Cases”: headings in row 2"
    grid.setCurrentIndex(grid.raw.index(0, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert page.sheet.banner.words.text().startswith("Row 1 names fewer than two columns")


def test_the_kind_of_a_sheet_is_chosen_from_a_list_and_a_sheet_is_left_out_by_space(
    page: ImportPage, qtbot: QtBot
) -> None:
    page.go("sheet")
    pick(qtbot, page.sheet.sheets, 0, "RAID")
    wait(page, qtbot)
    assert page.session.draft is not None
    assert page.session.draft.tables[0].kind == "raid"
    qtbot.keyClick(page.sheet.sheets, Qt.Key.Key_Space)
    wait(page, qtbot)
    assert not page.next.isEnabled()


def test_a_column_is_unset_by_typing_in_the_list_and_stays_unset_on_back(page: ImportPage, qtbot: QtBot) -> None:
    page.go("columns")
    columns = page.columns.columns
    pick(qtbot, columns, line(columns, "Owner"), "do not import")
    wait(page, qtbot)
    row = line(columns, "Owner")
    assert columns.lines.text(row, 2) == "Do not import"
    assert columns.lines.text(row, 3) == "Not imported – you chose this"
    page.go("sheet")
    page.go("columns")
    assert columns.lines.text(line(columns, "Owner"), 2) == "Do not import"


def test_two_columns_to_one_field_are_refused_in_the_page(page: ImportPage, qtbot: QtBot) -> None:
    page.go("columns")
    columns = page.columns.columns
    pick(qtbot, columns, line(columns, "Site code"), "owner column owner")
    assert "is “Owner” already" in page.columns.banner.words.text()
    assert columns.lines.text(line(columns, "Site code"), 2) == "Custom field"


def test_the_samples_and_the_values_beside_keep_leading_zeros(page: ImportPage) -> None:
    page.go("columns")
    columns = page.columns.columns
    columns.choose(line(columns, "Site code"))
    assert columns.lines.text(line(columns, "Site code"), 1) == "007 · 008 · 009"
    assert page.columns.side.values.lines.text(0, 0) == "007"


def test_dates_say_their_column_and_reading_in_words_and_the_order_is_chosen_once(
    page: ImportPage, qtbot: QtBot
) -> None:
    columns = page.values.columns
    columns.choose(line(columns, "Go-live"))
    card = page.values.dates
    assert card.title.text() == "Dates in “Go-live”"
    assert "“01/02/2026” is read as 1 February 2026 (3)" in card.words.text()
    assert "Please choose" in card.words.text()
    qtbot.mouseClick(card.month, Qt.MouseButton.LeftButton)
    wait(page, qtbot)
    assert "“01/02/2026” is read as 2 January 2026 (3)" in card.words.text()
    assert "Month first: you chose this" in card.words.text()


def test_a_strange_word_is_given_a_meaning_with_its_count_and_remembered(page: ImportPage, qtbot: QtBot) -> None:
    columns, values = page.values.columns, page.values.values
    columns.choose(line(columns, "Stage"))
    row = line(values, "Zonk")
    assert (values.lines.text(row, 1), values.lines.text(row, 2)) == ("2", "Leave empty")
    pick(qtbot, values, row, "2 components active")
    wait(page, qtbot)
    row = line(values, "Zonk")
    assert values.lines.text(row, 2) == "2 · Components, active"
    assert values.lines.text(row, 3) == "Decided – kept for next time"


def test_a_name_nearly_known_is_linked_to_who_is_there(desk_on_empty: Desk, tracker: Path, qtbot: QtBot) -> None:
    assert desk_on_empty.bench is not None
    file = desk_on_empty.bench.programme.file
    with file.work("Add", actor="Tester") as work:
        work.insert(Person(id=new_id(), name="Ada Layne"))
    desk_on_empty.open_path(tracker)
    page = desk_on_empty.importing.page
    assert page is not None
    wait(page, qtbot)
    page.go("values")
    columns, values = page.values.columns, page.values.values
    columns.choose(line(columns, "Owner"))
    assert values.lines.text(line(values, "Ada Lane"), 3) == "Look – nearly “Ada Layne”"
    pick(qtbot, values, line(values, "Ada Lane"), "Layne")
    wait(page, qtbot)
    applied(page, qtbot)
    names = sorted(str(row[0]) for row in desk_on_empty.bench.programme.rows("person", ["name"]))
    assert names == ["Ada Layne", "Bo Reed", "Cy Dunn"]


def test_a_possible_duplicate_is_listed_and_decided(page: ImportPage, qtbot: QtBot) -> None:
    page.go("match")
    twins = page.match.twins
    assert page.match.title.text() == "1 possible duplicate"
    assert twins.lines.text(0, 0) == "Claims photo check – row 6"
    pick(qtbot, twins, 0, "Leave this row out")
    wait(page, qtbot)
    assert twins.lines.text(0, 3) == "Leave this row out"
    assert page.session.ready is not None
    assert page.session.ready.count("excluded") == 1


def test_rules_for_all_and_for_one_field_are_chosen(page: ImportPage, qtbot: QtBot) -> None:
    page.go("match")
    made = page.match.policy.open_list()
    made.choose("ours")
    pick(qtbot, page.match.rules, line(page.match.rules, "Stage"), "Keep mine")
    made = page.match.blanks.open_list()
    made.choose("clear")
    wait(page, qtbot)
    assert page.session.draft is not None
    decided = page.session.draft.decisions
    assert (decided.policy, decided.rules, decided.clears) == ("ours", {"stage": "mine"}, True)


def test_problems_are_told_with_row_column_and_value_and_can_be_copied(page: ImportPage, qtbot: QtBot) -> None:
    page.go("review")
    assert page.review.filters["problem"].text() == "Problems  2"
    qtbot.mouseClick(page.review.copy, Qt.MouseButton.LeftButton)
    lines = QApplication.clipboard().text().split("\r\n")
    assert lines[0].split("\t") == ["Sheet", "Row", "Column", "Value", "Problem"]
    assert ["Cases", "4", "F", "soonish"] in [one.split("\t")[:4] for one in lines]


def test_a_cell_is_mended_by_typing_over_it(page: ImportPage, qtbot: QtBot) -> None:
    page.go("review")
    page.review.show_only("problem")
    table = page.review.table
    table.show_cell(0, 5)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    editor.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(editor, "2 Feb 2026")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    wait(page, qtbot)
    assert page.session.ready is not None
    assert [one.row for one in page.session.ready.plan.problems if one.column == "F"] == [6]


def test_all_cells_like_this_are_mended_at_once(page: ImportPage, qtbot: QtBot) -> None:
    page.go("review")
    page.review.show_only("problem")
    page.review.table.show_cell(0, 5)
    buttons = page.review.side.findChildren(QPushButton)
    every = [one for one in buttons if one.text() == "Fix all 2 like this" and not one.isHidden()][-1]
    qtbot.waitUntil(every.isVisible)
    edits = [one for one in page.review.side.findChildren(type(page.run.name)) if one.text() == "soonish"]
    edits[0].setText("2 Feb 2026")
    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    wait(page, qtbot)
    assert page.session.ready is not None
    assert not [one for one in page.session.ready.plan.problems if one.column == "F"]


def test_a_word_is_given_its_meaning_in_the_review_for_all_rows(page: ImportPage, qtbot: QtBot) -> None:
    page.go("review")
    page.review.show_only("problem")
    boxes = [one for one in page.review.side.findChildren(PickButton) if not one.isHidden()]
    made = boxes[0].open_list()
    assert boxes[0].text() == "Choose what it means in 2 rows"
    made.choose("2|active")
    wait(page, qtbot)
    assert page.session.draft is not None
    assert page.session.draft.decisions.words == {"Stage": {"Zonk": "2|active"}}
    assert page.session.ready is not None
    assert not [one for one in page.session.ready.plan.problems if one.value == "Zonk"]


def test_rows_are_left_out_and_taken_again_with_one_key(page: ImportPage, qtbot: QtBot) -> None:
    page.go("review")
    page.review.show_only("all")
    table = page.review.table
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    wait(page, qtbot)
    assert not page.next.isEnabled()
    page.review.show_only("out")
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    wait(page, qtbot)
    assert page.next.text() == "Import 4 use cases"


def test_a_changed_file_shows_old_and_new_cell_by_cell(
    page: ImportPage, desk_on_empty: Desk, tracker: Path, qtbot: QtBot
) -> None:
    applied(page, qtbot)
    book = Made()
    sheet = book.active
    for row in (HEADER, *[[*ROWS[0][:5], date(2026, 7, 7), *ROWS[0][6:]], *ROWS[1:]]):
        sheet.append(row)
    book.save(tracker)
    desk_on_empty.open_path(tracker)
    again = desk_on_empty.importing.page
    assert again is not None
    wait(again, qtbot)
    assert again.step == "review"
    assert again.session.draft is not None
    assert again.session.draft.saved_as == "monthly"
    again.review.show_only("changed")
    model = again.review.table.rows_model
    assert [model.told(0, at).old for at in range(2, model.columnCount()) if model.told(0, at).old] == ["5 Jan 2026"]
    assert [one.plan.row for one in model.rows] == [1]
    applied(again, qtbot)
    assert again.run.title.text() == "1 use case changed"


def test_the_error_workbook_and_the_templates_are_saved_where_one_says(
    page: ImportPage, desk_on_empty: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    messages(desk_on_empty).paths = [tmp_path / "back.xlsx", tmp_path / "blank.xlsx"]
    page.go("review")
    qtbot.mouseClick(page.review.errors, Qt.MouseButton.LeftButton)
    qtbot.waitUntil((tmp_path / "back.xlsx").exists, timeout=20_000)
    page.source.template_wanted.emit(False)
    qtbot.waitUntil((tmp_path / "blank.xlsx").exists, timeout=20_000)
    assert messages(desk_on_empty).told == []


def test_past_imports_are_listed_and_taken_back(page: ImportPage, desk_on_empty: Desk, qtbot: QtBot) -> None:
    applied(page, qtbot)
    assert desk_on_empty.bench is not None
    dialog = ImportHistory(desk_on_empty.bench.context)
    qtbot.addWidget(dialog)
    assert dialog.list.lines.text(0, 0).startswith("monthly.xlsx – 22 Nov 2026")
    assert dialog.list.lines.text(0, 1).startswith("4 use cases added")
    assert "Sheet “Cases” as use cases" in dialog.report.text()
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert dialog.list.lines.text(0, 2) == "Taken back"
    assert not dialog.undo.isEnabled()
    assert desk_on_empty.bench.programme.rows("use_case", ["id"]) == []


def test_a_kept_mapping_is_renamed_used_and_removed(page: ImportPage, desk_on_empty: Desk, qtbot: QtBot) -> None:
    page.run.refresh()
    applied(page, qtbot)
    assert desk_on_empty.bench is not None
    dialog = MappingsDialog(desk_on_empty.bench.context, page.use_mapping)
    qtbot.addWidget(dialog)
    dialog.name.setText("Monthly board tracker")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.list.lines.text(0, 0) == "Monthly board tracker"
    dialog.use_current()
    assert page.session.draft is not None
    assert page.session.draft.saved_as == "Monthly board tracker"
    qtbot.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    assert dialog.kept == []


def test_every_control_of_every_step_has_a_name(page: ImportPage) -> None:
    nameless: list[str] = []
    for name, pane in page.panes.items():
        page.go(name)
        for one in pane.findChildren(QPushButton):
            if one.isVisible() and not (one.accessibleName() or one.text()).strip():
                nameless.append(f"{name}: {one}")
        for table in pane.findChildren(LineTable):
            if not table.accessibleName():
                nameless.append(f"{name}: {table.lines.headings}")
    assert nameless == []
