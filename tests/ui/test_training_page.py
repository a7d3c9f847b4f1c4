"""The Training page in a whole window: every number opens its rows; people are narrowed and read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.core.attainment import Cell
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import Person
from axonix_desktop.core.records.training import Course
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.queries.training import training
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.training_matrix import TrainingMatrixPage
from axonix_desktop.ui.pages.training_people import TrainingPeoplePage
from axonix_desktop.ui.training.skill_matrix import tone_of
from tests.trained import Trained
from tests.ui.hands import file_of, shown_ids, shown_page

TODAY = date(2026, 11, 22)


def test_each_cell_of_the_matrix_opens_exactly_its_people(trained: Desk, qtbot: QtBot) -> None:
    page = shown_page(trained, "training/matrix", TrainingMatrixPage)
    assert page.now is not None
    cells = [cell for cell in page.now.cells if cell.people]
    marks = [one for one in page.cards.matrix.marks if "nobody" not in one.accessibleName()]
    assert len(marks) == len(cells) > 5
    for place in (0, len(cells) - 1):
        marks = [
            one
            for one in shown_page(trained, "training/matrix", TrainingMatrixPage).cards.matrix.marks
            if "nobody" not in one.accessibleName()
        ]
        qtbot.mouseClick(marks[place], Qt.MouseButton.LeftButton)
        assert shown_ids(trained, "person") == set(cells[place].people)


def test_cells_are_told_by_words_and_walked_by_arrow_keys(trained: Desk, qtbot: QtBot) -> None:
    page = shown_page(trained, "training/matrix", TrainingMatrixPage)
    page.take_focus()
    first = trained.window.focusWidget()
    assert first is page.cards.matrix.marks[0]
    assert first.accessibleName().startswith("Analyst, Awareness: ")
    assert "target 90%" in first.accessibleName()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    second = trained.window.focusWidget()
    assert isinstance(second, QWidget)
    assert second.accessibleName().startswith("Analyst, Practitioner: ")
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert shown_ids(trained, "person")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("through", "person"), ("gap", "person"), ("overdue", "enrolment"), ("expiring", "enrolment"),
     ("operators", "operator")],
)  # fmt: skip
def test_each_figure_opens_the_rows_it_counts(trained: Desk, qtbot: QtBot, name: str, kind: str) -> None:
    page = shown_page(trained, "training/matrix", TrainingMatrixPage)
    now = page.now
    assert now is not None
    wanted = {
        "through": set(now.through),
        "gap": {one for cell in now.cells if cell.is_met is False for one in cell.lacking},
        "overdue": set(now.overdue),
        "expiring": set(now.expiring[90]),
        "operators": {one.operator_id for case in now.operators for one in case.coverage.untrained},
    }[name]
    qtbot.mouseClick(page.cards.kpis[name], Qt.MouseButton.LeftButton)
    assert shown_ids(trained, kind) == wanted
    assert wanted


def test_a_part_of_a_units_bar_opens_its_people(trained: Desk, qtbot: QtBot) -> None:
    page = shown_page(trained, "training/matrix", TrainingMatrixPage)
    assert page.now is not None
    unit = page.now.units[0]
    part = page.cards.units.marks[0]
    assert part.accessibleName().startswith(f"{unit.name}, Trained: {len(unit.through)} ")
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    assert shown_ids(trained, "person") == set(unit.through)


def test_a_month_of_the_curve_opens_what_is_still_open(trained: Desk, qtbot: QtBot) -> None:
    page = shown_page(trained, "training/matrix", TrainingMatrixPage)
    assert page.now is not None
    last = page.cards.curve.marks[-1]
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Return)
    running = {"status": ["planned", "enrolled", "in_progress", "failed"]}
    undone = {row[0] for row in rows(file_of(trained), "enrolment", ["id", "due_on"], running) if row[1]}
    assert shown_ids(trained, "enrolment") == undone


def test_people_are_narrowed_by_group_unit_and_words_and_sorted_by_headings(trained: Desk, qtbot: QtBot) -> None:
    page = shown_page(trained, "training/people", TrainingPeoplePage)
    assert len(page.table.people.rows) == 40
    page.show_box.setCurrentIndex(1)
    assert all(row.overdue or row.missing for row in page.table.people.rows)
    page.show_box.setCurrentIndex(3)
    assert page.table.people.rows
    assert all(row.done == row.required for row in page.table.people.rows)
    page.show_box.setCurrentIndex(0)
    page.unit_box.setCurrentIndex(1)
    assert {row.unit for row in page.table.people.rows} == {page.unit_box.currentText()}
    page.unit_box.setCurrentIndex(0)
    page.filter_by("analyst aisha")
    assert {row.family for row in page.table.people.rows} == {"Analyst"}
    page.filter_by("nobody at all")
    assert page.pane.isVisible()
    page.clear_filter()
    header = page.table.horizontalHeader()
    header.sectionClicked.emit(5)
    late = [row.overdue for row in page.table.people.rows]
    assert late == sorted(late, reverse=True)
    header.sectionClicked.emit(5)
    assert [row.overdue for row in page.table.people.rows] == sorted(late)


def test_the_operators_of_a_use_case_are_told_trained_or_not(trained: Desk, trained_file: tuple[Path, Trained]) -> None:
    assert trained.context is not None
    assert trained.bench is not None
    case = trained_file[1].cases[0]
    trained.context.open_record("use_case", case)
    panel = trained.bench.detail.panel
    assert panel is not None
    panel.view.show_tab("operators")
    QApplication.processEvents()
    part = panel.view.parts["use_case", "operators"]
    words = {one.accessibleName() for one in part.findChildren(QWidget)}
    found = next(one for one in training(file_of(trained), TODAY).operators if one.use_case_id == case)
    assert all(any(one.name in said for said in words) for one in found.coverage.operators)


def test_a_bare_programme_says_what_the_page_is_for(bare: Desk) -> None:
    page = shown_page(bare, "training/matrix", TrainingMatrixPage)
    assert page.pane.isVisible()
    assert page.pane.title == "Training of your people will stand here"
    assert page.primary == ""
    assert bare.commands.command("training.enrol").objection() == (
        "There is no course yet. Add one, or import a list of courses."
    )
    assert shown_page(bare, "training/people", TrainingPeoplePage).pane.title == "Your people will stand here"


def test_courses_without_a_curriculum_lead_to_one(bare: Desk, qtbot: QtBot) -> None:
    with file_of(bare).work("Add", "Tester") as work:
        work.insert(Course(id=new_id(), title="Alone"))
    page = shown_page(bare, "training/matrix", TrainingMatrixPage)
    page.refresh(frozenset())
    assert not page.cards.matrix_frame.is_showing_chart
    assert page.cards.matrix_frame.state.button.text() == "Set up curricula"
    qtbot.mouseClick(page.cards.matrix_frame.state.button, Qt.MouseButton.LeftButton)
    assert shown_ids(bare, "curriculum_course") == set()


def test_a_reading_that_fails_says_so_and_offers_another_try(trained: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown_page(trained, "training/matrix", TrainingMatrixPage)

    def broken(*_: object) -> object:
        raise OSError("The disk cannot be read.")

    monkeypatch.setattr("axonix_desktop.ui.pages.training_matrix.training", broken)
    page.refresh(frozenset())
    assert page.pane.isVisible()
    assert page.pane.title == "The figures cannot be read"
    monkeypatch.setattr("axonix_desktop.ui.pages.training_matrix.training", training)
    page.reading.refresh()
    assert page.cards.isVisible()


def test_tones_follow_the_gap_to_the_target() -> None:
    def cell(done: int, target: float | None, required: int = 2) -> Cell:
        return Cell("A", "expert", tuple(range(10)), tuple(range(done)), required, target)

    assert tone_of(cell(9, 90.0)) == "green"
    assert tone_of(cell(7, 90.0)) == "amber"
    assert tone_of(cell(6, 90.0)) == "red"
    assert tone_of(cell(6, None)) == "grey"
    assert tone_of(cell(0, 90.0, 0)) == "grey"


def test_selected_people_are_copied_with_their_headings(trained: Desk, qtbot: QtBot) -> None:
    page = shown_page(trained, "training/people", TrainingPeoplePage)
    page.take_focus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().split("\r\n")
    assert lines[0].startswith("Name\tBusiness unit\tRole and level\tStands")
    assert [line.split("\t")[0] for line in lines[1:3]] == [row.name for row in page.table.people.rows[:2]]


def test_a_large_programme_is_read_aside_and_shown_when_it_is_there(
    trained: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("axonix_desktop.ui.reading.SMALL_BYTES", 0)
    page = shown_page(trained, "training/matrix", TrainingMatrixPage)
    assert page.now is None
    assert page.pane.title == "Reading the figures"
    qtbot.waitUntil(lambda: page.now is not None)
    assert page.cards.isVisible()
    page.refresh(frozenset())
    page.refresh(frozenset())  # while a reading is under way, one more follows
    qtbot.waitUntil(lambda: not page.reading.is_under_way)
    assert page.cards.isVisible()


def test_a_person_without_a_role_family_is_asked_for_it(trained: Desk) -> None:
    assert trained.context is not None
    assert trained.bench is not None
    f = file_of(trained)
    with f.work("Add", "Tester") as work:
        plain = work.insert(Person(id=new_id(), name="Nobody yet"))
        gone = work.insert(Person(id=new_id(), name="Long gone", is_active=False))
        course = next(int(row[0] or 0) for row in rows(f, "course", ["id"], {"is_mandatory": True}))
        work.update("course", course, {"is_mandatory": False})
    for person, wanted in ((plain, "Say which role family"), (gone, "This person has left")):
        trained.context.open_record("person", person)
        panel = trained.bench.detail.panel
        assert panel is not None
        panel.view.show_tab("training")
        QApplication.processEvents()
        part = panel.view.parts["person", "training"]
        assert any(label.text().startswith(wanted) for label in part.findChildren(QLabel))


def test_a_use_case_that_nobody_operates_says_what_to_do(trained: Desk) -> None:
    assert trained.context is not None
    assert trained.bench is not None
    with file_of(trained).work("Add", "Tester") as work:
        case = work.insert(UseCase(id=new_id(), key="UC-900", title="Fresh", status="active"))
    trained.context.open_record("use_case", case)
    panel = trained.bench.detail.panel
    assert panel is not None
    panel.view.show_tab("operators")
    QApplication.processEvents()
    part = panel.view.parts["use_case", "operators"]
    assert [button.text() for button in part.findChildren(QPushButton)] == ["Name an operator…"]
