"""Groups are enrolled, completed, refreshed and cancelled in a whole window, by keyboard, and undo takes it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from axonix_desktop.store.queries.records import count, rows
from axonix_desktop.store.queries.training import training
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.training_matrix import TrainingMatrixPage
from axonix_desktop.ui.pages.training_people import TrainingPeoplePage
from axonix_desktop.ui.training.complete_dialog import CompleteDialog, RefreshDialog
from axonix_desktop.ui.training.enrol_dialog import EnrolDialog
from tests.ui.hands import file_of, press_through, shown_page

TODAY = date(2026, 11, 22)


def test_a_group_is_enrolled_and_completed_by_keyboard_and_undo_takes_it_back(trained: Desk, qtbot: QtBot) -> None:
    page = shown_page(trained, "training/matrix", TrainingMatrixPage)
    f = file_of(trained)
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

    press_through(trained, qtbot, lambda: trained.commands.run("training.enrol"), enrol)
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

    press_through(trained, qtbot, lambda: trained.commands.run("training.complete"), complete)
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
    page = shown_page(trained, "training/matrix", TrainingMatrixPage)
    assert page.now is not None
    due = len(page.now.expired) + len(page.now.expiring[90])
    total = count(file_of(trained), "enrolment")

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, RefreshDialog)
        assert dialog.days == 90
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)

    again = page.cards.refresh_all
    press_through(trained, qtbot, lambda: qtbot.mouseClick(again, Qt.MouseButton.LeftButton), answer)
    assert count(file_of(trained), "enrolment") == total + due


def test_selected_enrolments_are_cancelled_and_come_back_with_undo(trained: Desk) -> None:
    f = file_of(trained)
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


def test_a_person_is_read_in_the_panel_and_enrolled_from_there(trained: Desk, qtbot: QtBot) -> None:
    page = shown_page(trained, "training/people", TrainingPeoplePage)
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
    press_through(
        trained, qtbot, lambda: trained.commands.run("training.enrol"), lambda dialog: _enrol_all(dialog, qtbot, row.id)
    )
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


def test_in_a_large_programme_the_dialog_waits_for_its_rows(
    trained: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("axonix_desktop.ui.training.asking_frame.SMALL_BYTES", 0)
    assert trained.context is not None
    dialog = EnrolDialog(trained.context)
    qtbot.addWidget(dialog)
    assert dialog.outcome.text() == "Reading who holds what…"
    assert not dialog.keep.isEnabled()
    qtbot.waitUntil(lambda: dialog.book is not None)
    assert len(dialog.who.model.lines) == 40
    assert dialog.outcome.text() == "Choose at least one person."
    dialog.close()


def test_who_is_ticked_stays_in_sight_when_another_unit_is_chosen(trained: Desk, qtbot: QtBot) -> None:
    assert trained.context is not None
    dialog = EnrolDialog(trained.context)
    qtbot.addWidget(dialog)
    first = dialog.who.model.lines[0].id
    dialog.who.model.on = {first}
    for place in range(1, dialog.unit_box.count()):
        dialog.unit_box.setCurrentIndex(place)
        assert dialog.who.model.lines[0].id == first
        assert dialog.people == [first]
    dialog.close()


def test_enter_after_a_typed_day_says_yes(trained: Desk, qtbot: QtBot) -> None:
    assert trained.context is not None
    dialog = EnrolDialog(trained.context)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.due.line.setFocus()
    dialog.due.line.setText("24 Dec 2026")
    qtbot.keyClick(dialog.due.line, Qt.Key.Key_Return)
    assert dialog.isVisible()  # nobody is ticked yet
    dialog.who.model.on = {line.id for line in dialog.who.model.lines}
    dialog.what.model.on = {line.id for line in dialog.what.model.lines}
    qtbot.keyClick(dialog.due.line, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.due_on == date(2026, 12, 24)
