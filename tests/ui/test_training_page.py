"""The Training page in a whole window: every number opens its rows; groups are enrolled and completed by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.attainment import Cell
from axonix_desktop.core.records.training import Course
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.records import count, rows
from axonix_desktop.store.queries.training import training
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.records import RecordsPage
from axonix_desktop.ui.pages.training_matrix import TrainingMatrixPage
from axonix_desktop.ui.pages.training_people import TrainingPeoplePage
from axonix_desktop.ui.training.complete_dialog import CompleteDialog, RefreshDialog
from axonix_desktop.ui.training.enrol_dialog import EnrolDialog
from axonix_desktop.ui.training.skill_matrix import tone_of
from tests.conftest import Clock
from tests.trained import Trained, fill_training

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def trained_file(tmp_path_factory: pytest.TempPathFactory, clock_of_session: Clock) -> tuple[Path, Trained]:
    """A programme of forty people; copy it, do not write to it."""
    path = tmp_path_factory.mktemp("trained") / "trained.axonix"
    with ProgrammeFile.create(path, clock=clock_of_session) as f:
        begin_programme(f, "Trained", actor="Tester")
        made = fill_training(f, TODAY, people=40)
    return path, made


@pytest.fixture
def trained(trained_file: tuple[Path, Trained], tmp_path: Path, make_desk: Callable[[Path | None], Desk]) -> Desk:
    """A window on a copy of it."""
    copy = tmp_path / "trained.axonix"
    copy.write_bytes(trained_file[0].read_bytes())
    return make_desk(copy)


@pytest.fixture
def bare(tmp_path: Path, clock: Clock, make_desk: Callable[[Path | None], Desk]) -> Desk:
    """A window on a programme of nothing."""
    path = tmp_path / "bare.axonix"
    with ProgrammeFile.create(path, clock=clock) as f:
        begin_programme(f, "Bare", actor="Tester")
    return make_desk(path)


def _file(desk: Desk) -> ProgrammeFile:
    assert desk.context is not None
    return desk.context.programme.file


def _matrix(desk: Desk) -> TrainingMatrixPage:
    desk.commands.run("view.training/matrix")
    QApplication.processEvents()
    assert desk.bench is not None
    assert desk.bench.page is not None
    page = desk.bench.page.front()
    assert isinstance(page, TrainingMatrixPage)
    return page


def _people(desk: Desk) -> TrainingPeoplePage:
    desk.commands.run("view.training/people")
    QApplication.processEvents()
    assert desk.bench is not None
    assert desk.bench.page is not None
    page = desk.bench.page.front()
    assert isinstance(page, TrainingPeoplePage)
    return page


def _shown(desk: Desk, kind: str) -> set[int]:
    """The ids in the grid in front, which must be of ``kind``."""
    assert desk.bench is not None
    assert desk.bench.page is not None
    page = desk.bench.page.front()
    assert isinstance(page, RecordsPage)
    assert page.kind == kind
    return {page.records.ids[row] for row in page.records.order}


def _answering(qtbot: QtBot, kind: type[QDialog], answer: Callable[[QDialog], None]) -> list[str]:
    """Answer the next dialog of ``kind`` as a person does; what went wrong is kept, for a dialog swallows it."""
    told: list[str] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, kind)
            answer(dialog)
        except AssertionError as error:
            told.append(str(error))
        finally:
            if dialog is not None and dialog.isVisible():
                told.append("the dialog stayed open")
                dialog.close()

    QTimer.singleShot(50, act)
    return told


def test_each_cell_of_the_matrix_opens_exactly_its_people(trained: Desk, qtbot: QtBot) -> None:
    page = _matrix(trained)
    assert page.now is not None
    cells = [cell for cell in page.now.cells if cell.people]
    marks = [one for one in page.cards.matrix.marks if "nobody" not in one.accessibleName()]
    assert len(marks) == len(cells) > 5
    for place in (0, len(cells) - 1):
        marks = [one for one in _matrix(trained).cards.matrix.marks if "nobody" not in one.accessibleName()]
        qtbot.mouseClick(marks[place], Qt.MouseButton.LeftButton)
        assert _shown(trained, "person") == set(cells[place].people)


def test_cells_are_told_by_words_and_walked_by_arrow_keys(trained: Desk, qtbot: QtBot) -> None:
    page = _matrix(trained)
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
    assert _shown(trained, "person")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("through", "person"), ("gap", "person"), ("overdue", "enrolment"), ("expiring", "enrolment"),
     ("operators", "operator")],
)  # fmt: skip
def test_each_figure_opens_the_rows_it_counts(trained: Desk, qtbot: QtBot, name: str, kind: str) -> None:
    page = _matrix(trained)
    now = page.now
    assert now is not None
    wanted = {
        "through": set(now.through),
        "gap": {one for cell in now.cells if cell.is_met is False for one in cell.lacking},
        "overdue": {one.id for one in now.overdue},
        "expiring": set(now.expiring[90]),
        "operators": {one.operator_id for case in now.operators for one in case.coverage.untrained},
    }[name]
    qtbot.mouseClick(page.cards.kpis[name], Qt.MouseButton.LeftButton)
    assert _shown(trained, kind) == wanted
    assert wanted


def test_a_part_of_a_units_bar_opens_its_people(trained: Desk, qtbot: QtBot) -> None:
    page = _matrix(trained)
    assert page.now is not None
    unit = page.now.units[0]
    part = page.cards.units.marks[0]
    assert part.accessibleName().startswith(f"{unit.name}, Trained: {len(unit.through)} ")
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    assert _shown(trained, "person") == set(unit.through)


def test_a_month_of_the_curve_opens_what_is_still_open(trained: Desk, qtbot: QtBot) -> None:
    page = _matrix(trained)
    assert page.now is not None
    last = page.cards.curve.marks[-1]
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Return)
    running = {"status": ["planned", "enrolled", "in_progress", "failed"]}
    undone = {row[0] for row in rows(_file(trained), "enrolment", ["id", "due_on"], running) if row[1]}
    assert _shown(trained, "enrolment") == undone


def test_a_group_is_enrolled_and_completed_by_keyboard_and_undo_takes_it_back(trained: Desk, qtbot: QtBot) -> None:
    page = _matrix(trained)
    f = _file(trained)
    before, total = training(f, TODAY), count(f, "enrolment")

    def enrol(dialog: QDialog) -> None:
        assert isinstance(dialog, EnrolDialog)
        dialog.family_box.setFocus()
        qtbot.keyClick(dialog.family_box, Qt.Key.Key_Down)  # the first role family
        assert len(dialog.who.model.lines) < 40
        dialog.who.view.setFocus()
        for _ in range(len(dialog.who.model.lines)):
            qtbot.keyClick(dialog.who.view, Qt.Key.Key_Space)
            qtbot.keyClick(dialog.who.view, Qt.Key.Key_Down)
        dialog.what.view.setFocus()
        for _ in range(len(dialog.what.model.lines)):
            qtbot.keyClick(dialog.what.view, Qt.Key.Key_Space)
            qtbot.keyClick(dialog.what.view, Qt.Key.Key_Down)
        dialog.judge()
        assert dialog.keep.isEnabled()
        assert "enrolled already" in dialog.outcome.text() or "still valid" in dialog.outcome.text()
        qtbot.keyClick(dialog.what.view, Qt.Key.Key_Return)

    told = _answering(qtbot, EnrolDialog, enrol)
    trained.commands.run("training.enrol")
    assert told == []
    assert count(f, "enrolment") > total
    assert trained.window.toast.text.startswith("Enrol ")

    def complete(dialog: QDialog) -> None:
        assert isinstance(dialog, CompleteDialog)
        qtbot.keyClicks(dialog.who.search, "Aisha")
        qtbot.mouseClick(dialog.who.all_button, Qt.MouseButton.LeftButton)
        dialog.judge()
        assert dialog.enrolments
        dialog.keep.setFocus()
        qtbot.keyClick(dialog.keep, Qt.Key.Key_Return)

    told = _answering(qtbot, CompleteDialog, complete)
    trained.commands.run("training.complete")
    assert told == []
    QApplication.processEvents()
    now = page.now
    assert now is not None
    assert len(now.through) > len(before.through)
    assert {cell.family for cell, was in zip(now.cells, before.cells, strict=True) if cell.attained > was.attained}
    trained.commands.run("edit.undo")
    trained.commands.run("edit.undo")
    QApplication.processEvents()
    assert count(f, "enrolment") == total
    assert page.now is not None
    assert page.now.through == before.through


def test_the_dialog_refuses_in_words_until_it_can_be_done(trained: Desk, qtbot: QtBot) -> None:
    assert trained.context is not None
    dialog = EnrolDialog(trained.context)
    qtbot.addWidget(dialog)
    assert not dialog.keep.isEnabled()
    assert dialog.outcome.text() == "Choose at least one person."
    dialog.who.model.on = {dialog.who.model.lines[0].id}
    dialog.judge()
    assert dialog.outcome.text() == "Choose at least one course."
    dialog.what.model.on = {line.id for line in dialog.what.model.lines}
    dialog.due.line.setText("1 Jan 2020")
    dialog.judge()
    assert "lies in the past" in dialog.outcome.text()
    dialog.due.line.setText("nonsense")
    dialog.judge()
    assert not dialog.keep.isEnabled()
    assert dialog.due.is_bad
    dialog.close()


def test_completions_of_the_future_and_odd_scores_are_refused(trained: Desk, qtbot: QtBot) -> None:
    assert trained.context is not None
    dialog = CompleteDialog(trained.context)
    qtbot.addWidget(dialog)
    assert dialog.outcome.text() == "Choose at least one enrolment."
    dialog.who.model.on = {dialog.who.model.lines[0].id}
    dialog.on_day.line.setText("1 Jan 2030")
    dialog.judge()
    assert "future" in dialog.outcome.text()
    dialog.on_day.line.setText("1 Nov 2026")
    dialog.points.setText("many")
    dialog.judge()
    assert not dialog.keep.isEnabled()
    dialog.points.setText("87")
    dialog.judge()
    assert dialog.keep.isEnabled()
    assert dialog.score == 87
    dialog.close()


def test_refreshers_are_enrolled_from_the_card(trained: Desk, qtbot: QtBot) -> None:
    page = _matrix(trained)
    assert page.now is not None
    due = len(page.now.expired) + len(page.now.expiring[90])
    total = count(_file(trained), "enrolment")

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, RefreshDialog)
        assert dialog.days == 90
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)

    told = _answering(qtbot, RefreshDialog, answer)
    qtbot.mouseClick(page.cards.refresh_all, Qt.MouseButton.LeftButton)
    assert told == []
    assert count(_file(trained), "enrolment") == total + due


def test_selected_enrolments_are_cancelled_and_come_back_with_undo(trained: Desk) -> None:
    f = _file(trained)
    assert trained.context is not None
    trained.commands.run("view.training/enrolments")
    QApplication.processEvents()
    wanted = [int(row[0] or 0) for row in rows(f, "enrolment", ["id"], {"status": "enrolled"})][:2]
    trained.context.current.set(wanted[0], "enrolment")
    trained.context.current.select(wanted)
    trained.commands.run("training.cancel")
    assert count(f, "enrolment", {"status": "cancelled"}) == 2
    trained.commands.run("edit.undo")
    assert count(f, "enrolment", {"status": "cancelled"}) == 0


def test_people_are_narrowed_by_group_unit_and_words_and_sorted_by_headings(trained: Desk, qtbot: QtBot) -> None:
    page = _people(trained)
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


def test_a_person_is_read_in_the_panel_and_enrolled_from_there(trained: Desk, qtbot: QtBot) -> None:
    page = _people(trained)
    assert trained.bench is not None
    page.take_focus()
    behind = next(place for place, row in enumerate(page.table.people.rows) if row.missing)
    page.table.selectRow(behind)
    row = page.table.people.rows[behind]
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    panel = trained.bench.detail.panel
    assert panel is not None
    panel.view.show_tab("training")
    QApplication.processEvents()
    part = panel.view.parts["person", "training"]
    missing = [one for one in part.lines if "Not enrolled yet" in one.accessibleName()
               or "a refresher is due" in one.accessibleName()]  # fmt: skip
    assert len(missing) >= row.missing > 0
    told = _answering(qtbot, EnrolDialog, lambda dialog: _enrol_all(dialog, qtbot, row.id))
    trained.commands.run("training.enrol")
    assert told == []
    QApplication.processEvents()
    after = next(one for one in page.rows if one.id == row.id)
    assert after.missing == 0
    assert after.running > row.running
    assert not [one for one in panel.view.parts["person", "training"].lines
                if "Not enrolled yet" in one.accessibleName()]  # fmt: skip


def _enrol_all(dialog: QDialog, qtbot: QtBot, person: int) -> None:
    assert isinstance(dialog, EnrolDialog)
    assert dialog.people == [person]  # the person selected is ticked
    qtbot.mouseClick(dialog.what.all_button, Qt.MouseButton.LeftButton)
    dialog.judge()
    dialog.keep.setFocus()
    qtbot.keyClick(dialog.keep, Qt.Key.Key_Return)


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
    found = next(one for one in training(_file(trained), TODAY).operators if one.use_case_id == case)
    assert all(any(one.name in said for said in words) for one in found.coverage.operators)


def test_a_bare_programme_says_what_the_page_is_for(bare: Desk) -> None:
    page = _matrix(bare)
    assert page.pane.isVisible()
    assert page.pane.title == "Training of your people will stand here"
    assert page.primary == ""
    assert bare.commands.command("training.enrol").objection() == (
        "There is no course yet. Add one, or import a list of courses."
    )
    people = _people(bare)
    assert people.pane.title == "Your people will stand here"


def test_courses_without_a_curriculum_lead_to_one(bare: Desk, qtbot: QtBot) -> None:
    with _file(bare).work("Add", "Tester") as work:
        work.insert(Course(id=new_id(), title="Alone"))
    page = _matrix(bare)
    page.refresh(frozenset())
    assert not page.cards.matrix_frame.is_showing_chart
    assert page.cards.matrix_frame.state.button.text() == "Set up curricula"
    qtbot.mouseClick(page.cards.matrix_frame.state.button, Qt.MouseButton.LeftButton)
    assert _shown(bare, "curriculum_course") == set()


def test_a_reading_that_fails_says_so_and_offers_another_try(trained: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _matrix(trained)

    def broken(*_: object) -> object:
        raise OSError("The disk cannot be read.")

    monkeypatch.setattr(page.reader, "_read", broken)
    page.refresh(frozenset())
    assert page.pane.isVisible()
    assert page.pane.title == "The figures cannot be read"
    monkeypatch.setattr(page.reader, "_read", training)
    page.reader.refresh()
    assert page.cards.isVisible()


def test_tones_follow_the_gap_to_the_target() -> None:
    def cell(done: int, target: float | None, required: int = 2) -> Cell:
        return Cell("A", "expert", tuple(range(10)), tuple(range(done)), required, target)

    assert tone_of(cell(9, 90.0)) == "green"
    assert tone_of(cell(7, 90.0)) == "amber"
    assert tone_of(cell(6, 90.0)) == "red"
    assert tone_of(cell(6, None)) == "grey"
    assert tone_of(cell(0, 90.0, 0)) == "grey"


def test_the_evidence_is_saved_as_workbook_and_as_csv(trained: Desk, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    assert trained.context is not None
    messages = trained.context.messages
    for name in ("proof.xlsx", "proof.csv"):
        messages.paths.append(tmp_path / name)  # type: ignore[attr-defined]
        trained.commands.run("training.evidence")
        assert (tmp_path / name).is_file(), messages.told  # type: ignore[attr-defined]
    book = load_workbook(tmp_path / "proof.xlsx")
    sheet = book["AI literacy"]
    lines = (tmp_path / "proof.csv").read_text("utf-8-sig").splitlines()
    assert sheet.max_row == len(lines) > 10
    assert lines[0].startswith("Person,Business unit,Role family,Skill level,Course")
    book.close()
