"""A workbook with several tables in the import view: sheets, columns of marks, what was taken on trust, results."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook as Made
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from axonix_desktop.store.queries.records import count
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.importing.pick import PickList
from axonix_desktop.ui.pages.importing import ImportPage
from tests.ui.conftest import KeptMessages

SHEETS: dict[str, list[list[object]]] = {
    "Units": [["Business unit", "Head", "Headcount"], ["Finance", "Ana Keller", 120], ["Supply", "Bo Reed", 80]],
    "Use cases": [
        ["Use Case ID", "Use Case Name", "Business Unit", "Stage of Development", "Owner"],
        ["UC-1", "Invoice triage", "Finance", "Pilot", "Ana Keller"],
        ["UC-2", "Demand forecast", "Supply", "Idea", "Bo Reed"],
    ],
    "Training status": [
        ["Employee", "E-mail", "AI basics", "Prompting 101", "Responsible AI"],
        ["Ana Keller", "ana.keller@example.org", "x", "Completed", None],
        ["Bo Reed", "bo.reed@example.org", None, "In progress", "perhaps"],
        ["Dee Fox", None, "No", "Completed", "Completed"],
    ],
    "Champions": [
        ["Champion", "Business unit", "Role", "Status"],
        ["Ana Kelller", "Finance", "Lead", "Active"],
        ["Bo Reed", "Supply", "Champion", "Active"],
    ],
}


@pytest.fixture
def page(make_desk: Callable[[Path | None], Desk], tmp_path: Path, qtbot: QtBot) -> ImportPage:
    book = Made()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "programme.xlsx")
    desk = make_desk(None)
    assert isinstance(desk.messages, KeptMessages)
    desk.messages.paths = [tmp_path / "new.axonix"]
    desk.commands.run("file.new")
    desk.open_path(tmp_path / "programme.xlsx")
    found = desk.importing.page
    assert found is not None
    wait(found, qtbot)
    return found


def wait(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.session.ready is not None and not page.session.is_planning, timeout=20_000)


def created(page: ImportPage, kind: str) -> int:
    assert page.session.ready is not None
    plan = page.session.ready.plan.kinds.get(kind)
    return plan.created if plan is not None else 0


def test_all_sheets_are_taken_each_as_what_it_holds(page: ImportPage) -> None:
    page.go("sheet")
    lines = page.sheet.sheets.lines
    assert [(lines.text(row, 1).partition(" – ")[0], lines.text(row, 2)) for row in range(lines.rowCount())] == [
        ("Units", "Business units"),
        ("Use cases", "Use cases"),
        ("Training status", "Enrolments"),
        ("Champions", "Champions"),
    ]


def test_the_import_begins_where_the_columns_of_marks_are_asked_about(page: ImportPage) -> None:
    assert page.columns.isVisible()
    bar = page.columns.cells
    assert bar.isVisible()
    assert bar.tick.text() == "3 columns are courses: each filled cell becomes an enrolment"
    assert bar.tick.isChecked()


def test_one_key_switches_the_courses_off_and_on_again(page: ImportPage, qtbot: QtBot) -> None:
    tick = page.columns.cells.tick
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    wait(page, qtbot)
    assert created(page, "enrolment") == 0
    assert page.columns.cells.isVisible()
    assert not tick.isChecked()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    wait(page, qtbot)
    assert created(page, "enrolment") == 6


def test_a_doubtful_heading_is_pointed_at_another_course_by_the_keyboard_alone(page: ImportPage, qtbot: QtBot) -> None:
    columns = page.columns.columns
    columns.setFocus()
    columns.choose(3)
    assert columns.lines.text(3, 3).startswith("New")
    qtbot.keyClick(columns, Qt.Key.Key_Return)
    (picks,) = columns.findChildren(PickList)
    qtbot.keyClicks(picks.search, "AI basics")
    qtbot.keyClick(picks.search, Qt.Key.Key_Down)
    qtbot.keyClick(picks.search, Qt.Key.Key_Return)
    wait(page, qtbot)
    assert created(page, "course") == 2
    assert columns.lines.text(3, 3).startswith("Decided")
    page.go("values")
    lines = page.values.columns.lines
    at = next(row for row in range(lines.rowCount()) if lines.text(row, 0).startswith("Headings of the columns"))
    page.values.columns.choose(at)
    shown = {page.values.values.lines.text(row, 0): page.values.values.lines.text(row, 2) for row in range(3)}
    assert shown["Prompting 101"] == "Create “AI basics”"


def test_what_was_taken_on_trust_is_told_in_the_review(page: ImportPage, qtbot: QtBot) -> None:
    page.go("review")
    card = page.review.questions
    assert card.isVisible()
    assert not card.area.isVisible()
    card.fold.setFocus()
    qtbot.keyClick(card.fold, Qt.Key.Key_Space)
    assert card.area.isVisible()
    assert "“Ana Kelller” was made new. Is it “Ana Keller”?" in card.text.text()
    qtbot.keyClick(card.answer, Qt.Key.Key_Space)
    assert page.values.isVisible()


def test_the_review_shows_each_table_and_the_bad_cell_of_a_matrix_where_it_stands(page: ImportPage) -> None:
    page.go("review")
    ready = page.session.ready
    assert ready is not None
    place = next(at for at, one in enumerate(ready.draft.tables) if one.proposed.table.sheet == "Training status")
    page.review.tabs.place = place
    page.review.show_only("problem")
    model = page.review.table.rows_model
    assert [one.plan.row for one in model.rows] == [2]
    bad = [at for at in range(2, model.columnCount()) if model.told(0, at).is_bad]
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in bad] == ["Responsible AI"]


def test_results_are_counted_for_every_kind(page: ImportPage, qtbot: QtBot) -> None:
    page.go("run")
    page.go_on()
    qtbot.waitUntil(lambda: page.run.result is not None, timeout=20_000)
    lines = page.run.counts.lines
    shown = {lines.text(row, 0): lines.text(row, 1) for row in range(lines.rowCount())}
    assert shown == {
        "Business units": "2", "People": "4", "Courses": "3", "Use cases": "2", "Champions": "2", "Enrolments": "6"
    }  # fmt: skip
    file = page.session.context.programme.file
    assert count(file, "enrolment") == 6
