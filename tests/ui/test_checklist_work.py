"""Working a checklist in the window: answering, exceptions, signing off, reopening, classifying, newer items."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.checklists import answer_items, sign_off
from axonix_desktop.core.records.governance import ChecklistItem
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import head
from axonix_desktop.store.queries.checklists import standings
from axonix_desktop.store.queries.classification import latest, risk_questions
from axonix_desktop.store.queries.evidence import evidence_files
from axonix_desktop.store.queries.keys import proposed_key
from axonix_desktop.store.queries.records import count, rows
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.detail.answer_dialog import AnswerDialog
from axonix_desktop.ui.detail.answer_part import AnswerPart
from axonix_desktop.ui.detail.checklist import ChecklistPart
from axonix_desktop.ui.detail.checklist_row import AnswerRow
from axonix_desktop.ui.detail.files import FilesPart
from axonix_desktop.ui.detail.part import LinkRow
from axonix_desktop.ui.detail.sign_off_dialog import SignOffDialog
from axonix_desktop.ui.governance.classify_dialog import ClassifyDialog
from axonix_desktop.ui.governance.list_dialog import ListChoice
from axonix_desktop.ui.workbench import Workbench
from tests.pictures import settle
from tests.ui.detail_hand import part_of, show
from tests.ui.meeting import meeting

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(desk: Desk) -> Workbench:
    assert desk.bench is not None
    desk.bench.detail.show(is_shown=True)
    settle()
    return desk.bench


@pytest.fixture
def file(bench: Workbench) -> ProgrammeFile:
    return bench.programme.file


@pytest.fixture
def case(bench: Workbench) -> int:
    panel = bench.detail.panel
    assert panel is not None
    return show(bench, panel, "UC-003")


@pytest.fixture
def part(bench: Workbench, case: int) -> ChecklistPart:
    panel = bench.detail.panel
    assert panel is not None
    found = part_of(panel, "checklist")
    assert isinstance(found, ChecklistPart)
    found._begin(case)
    settle()
    return found


def _row(part: ChecklistPart, code: str) -> AnswerRow:
    return next(row for row in part.rows if row.standing.item.code == code)


def test_enter_on_an_item_asks_for_its_answer_and_says_what_it_would_stand_at(
    part: ChecklistPart, file: ProgrammeFile, qtbot: QtBot
) -> None:
    row = part.rows[0]
    told: list[str] = []

    def hand(dialog: QDialog) -> None:
        assert isinstance(dialog, AnswerDialog)
        assert not dialog.keep.isEnabled()
        box = dialog.editors["status"].inner
        box.setFocus()
        for _step in range(2):
            qtbot.keyClick(box, Key.Key_Down)
        told.append(dialog.outcome.text())
        evidence = dialog.editors["evidence"].inner
        evidence.setFocus()
        qtbot.keyClicks(evidence, "Minutes of 3 May")
        told.append(dialog.outcome.text())
        qtbot.keyClick(evidence, Key.Key_Return, CTRL)

    met = meeting(hand, AnswerDialog)
    row.setFocus()
    qtbot.keyClick(row, Key.Key_Return)
    settle()
    assert met == [True]
    assert told[0].startswith("To check")
    assert told[1].startswith("Done")
    assert rows(file, "checklist_response", ["status", "evidence"], {"id": row.standing.answer_id}) == [
        ("done", "Minutes of 3 May")
    ]
    assert row.standing.state == "done"
    assert row.window().focusWidget() is row


def test_an_exception_waits_for_its_reason_and_its_end(part: ChecklistPart, file: ProgrammeFile, qtbot: QtBot) -> None:
    row = part.rows[1]
    told: list[str] = []

    def hand(dialog: QDialog) -> None:
        assert isinstance(dialog, AnswerDialog)
        reason, until = dialog.editors["reason"].inner, dialog.editors["holds_until"].inner
        assert dialog.focusWidget() is reason
        told.append(dialog.outcome.text())
        qtbot.keyClicks(reason, "Pilot only")
        told.append(dialog.outcome.text())
        qtbot.keyClicks(until, "30 Jun 2027")
        told.append(dialog.outcome.text())
        dialog.keep.click()

    met = meeting(hand, AnswerDialog)
    next(one for one in row.menu().actions() if one.text() == "Exception…").trigger()
    settle()
    assert met == [True]
    assert "reason" in told[0]
    assert "until when" in told[1]
    assert told[2].startswith("Exception")
    assert row.standing.state == "exception"
    assert row.standing.reason in row._reason()
    menu = row.menu()
    next(one for one in menu.actions() if one.text() == "Reopen").trigger()
    settle()
    assert rows(file, "checklist_response", ["status", "reason"], {"id": row.standing.answer_id}) == [
        ("in_progress", None)
    ]


def test_a_file_dropped_on_the_answer_is_its_evidence(
    part: ChecklistPart, file: ProgrammeFile, qtbot: QtBot, tmp_path: Path
) -> None:
    row = part.rows[0]
    proof = tmp_path / "proof.txt"
    proof.write_text("seen", "utf-8")

    def hand(dialog: QDialog) -> None:
        assert isinstance(dialog, AnswerDialog)
        dialog.take_files([proof])
        qtbot.waitUntil(lambda: bool(dialog.files))
        assert "proof.txt" in dialog.file_words.text()
        dialog.keep.click()

    met = meeting(hand, AnswerDialog)
    part._answer(row, "done")
    settle()
    assert met == [True]
    assert row.standing.state == "done"
    number = row.standing.answer_id or 0
    assert [name for _id, name in evidence_files(file, [number])[number]] == ["proof.txt"]


def test_signing_off_refuses_whoever_gave_the_evidence_and_takes_another(
    part: ChecklistPart, bench: Workbench, file: ProgrammeFile, case: int, qtbot: QtBot
) -> None:
    today = bench.programme.today()
    with file.work("Ask for a second person", actor="Tester") as work:
        work.update("checklist_item", part.rows[0].standing.item.id, {"needs_sign_off": True})
    target = (case, part.rows[0].standing.item.id)
    answer_items(file, [target], {"status": "done", "evidence": "Record"}, today=today, actor="Tester")
    bench.bridge.tell()
    settle()
    row = part.rows[0]
    assert row.standing.state == "to_check"
    told: list[str] = []

    def hand(dialog: QDialog) -> None:
        assert isinstance(dialog, SignOffDialog)
        assert dialog.signer.text() == ""
        qtbot.keyClicks(dialog.signer, "tester")
        told.append(dialog.objection.text())
        assert not dialog.keep.isEnabled()
        dialog.signer.selectAll()
        qtbot.keyClicks(dialog.signer, "Ines Aydin")
        qtbot.keyClick(dialog.signer, Key.Key_Return)

    met = meeting(hand, SignOffDialog)
    next(one for one in row.menu().actions() if one.text() == "Sign off…").trigger()
    settle()
    assert met == [True]
    assert "gave the evidence" in told[0]
    assert row.standing.state == "done"


def test_an_answer_opened_by_itself_says_where_it_stands_and_is_worked_there(
    part: ChecklistPart, bench: Workbench, file: ProgrammeFile, case: int, qtbot: QtBot
) -> None:
    number = part.rows[0].standing.answer_id or 0
    bench.open_record("checklist_response", number)
    panel = bench.detail.panel
    assert panel is not None
    panel.settle()
    settle()
    shown = panel.view.parts["checklist_response", "answer"]
    assert isinstance(shown, AnswerPart)
    assert [name for name, button in shown.buttons.items() if button.isEnabled()] == ["answer"]

    def hand(dialog: QDialog) -> None:
        assert isinstance(dialog, AnswerDialog)
        dialog.editors["status"].put_back("Done")
        qtbot.keyClicks(dialog.editors["evidence"].inner, "Seen")
        dialog.keep.click()

    met = meeting(hand, AnswerDialog)
    qtbot.mouseClick(shown.buttons["answer"], Qt.MouseButton.LeftButton)
    settle()
    assert met == [True]
    assert rows(file, "checklist_response", ["status", "evidence"], {"id": number}) == [("done", "Seen")]
    assert all(button.isEnabled() for button in shown.buttons.values())
    qtbot.mouseClick(shown.buttons["reopen"], Qt.MouseButton.LeftButton)
    assert rows(file, "checklist_response", ["status"], {"id": number}) == [("in_progress",)]
    qtbot.mouseClick(shown.findChildren(LinkRow)[0], Qt.MouseButton.LeftButton)
    panel.settle()
    assert panel.view.shown == ("use_case", case)


def test_items_that_do_not_apply_are_listed_with_the_reason(part: ChecklistPart, qtbot: QtBot) -> None:
    from axonix_desktop.ui.texts import PlainLabel

    assert "not apply" in part.fold.text()
    qtbot.mouseClick(part.fold, Qt.MouseButton.LeftButton)
    words = [one.text() for one in part.findChildren(PlainLabel)]
    assert any("risk tier" in one for one in words)


def test_several_answers_of_the_grid_get_owner_and_due_date_in_one_step(
    part: ChecklistPart, desk: Desk, bench: Workbench, file: ProgrammeFile, qtbot: QtBot
) -> None:
    numbers = [row.standing.answer_id or 0 for row in part.rows[:3]]
    desk.commands.run("view.governance/answers")
    settle()
    bench.current.set(numbers[0], "checklist_response")
    bench.current.select(numbers)
    owner = rows(file, "person", ["id", "name"])[0]

    def hand(dialog: QDialog) -> None:
        assert isinstance(dialog, AnswerDialog)
        due, who = dialog.editors["due_on"].inner, dialog.editors["owner_id"].inner
        assert isinstance(who, QLineEdit)
        qtbot.keyClicks(due, "1 Mar 2027")
        qtbot.keyClicks(who, str(owner[1]))
        dialog.keep.click()

    met = meeting(hand, AnswerDialog)
    desk.commands.run("checklists.answer")
    settle()
    assert met == [True]
    assert rows(file, "checklist_response", ["owner_id", "due_on"], {"id": numbers}) == [(owner[0], "2027-03-01")] * 3
    desk.commands.run("edit.undo")
    assert rows(file, "checklist_response", ["owner_id", "due_on"], {"id": numbers}) == [(None, None)] * 3


def test_checklists_of_selected_use_cases_open_together(
    desk: Desk, bench: Workbench, file: ProgrammeFile, case: int
) -> None:
    other = next(int(str(row[0])) for row in rows(file, "use_case", ["id"]) if row[0] != case)
    bench.current.select([case, other])
    before = count(file, "checklist_response")
    desk.commands.run("checklists.open")
    settle()
    today = bench.programme.today()
    assert count(file, "checklist_response") - before == len(standings(file, today, [case, other]))
    at = head(file)
    desk.commands.run("checklists.open")
    assert head(file) == at


def test_the_items_of_an_own_list_are_added_to_use_cases_that_a_person_chose(
    desk: Desk, bench: Workbench, file: ProgrammeFile, case: int
) -> None:
    with file.work("Own list", actor="Tester") as work:
        work.insert(
            ChecklistItem(id=77, code="OWN-1", topic="T", text="Own", template="House rules", applies_from_tier="high")
        )
    bench.bridge.tell()

    def hand(dialog: QDialog) -> None:
        assert isinstance(dialog, ListChoice)
        dialog.box.setCurrentIndex(dialog.box.findData("House rules"))
        dialog.accept()

    met = meeting(hand, ListChoice)
    desk.commands.run("checklists.add_list")
    settle()
    assert met == [True]
    assert count(file, "checklist_response", {"use_case_id": case, "checklist_item_id": 77}) == 1


def test_classifying_from_the_panel_sets_the_tier_and_asks_for_more_items(
    part: ChecklistPart, file: ProgrammeFile, case: int, qtbot: QtBot
) -> None:
    before = len(part.rows)

    def hand(dialog: QDialog) -> None:
        assert isinstance(dialog, ClassifyDialog)
        for question in risk_questions().questions:
            code = {"several": "none", "one": question.options[0].code, "yes_no": "no"}[question.kind]
            dialog.boxes[question.code].buttons[code].click()
        dialog.keep.click()

    met = meeting(hand, ClassifyDialog)
    qtbot.mouseClick(part.risk.classify, Qt.MouseButton.LeftButton)
    settle()
    assert met == [True]
    assert latest(file)[case].tier == "high"
    assert rows(file, "use_case", ["risk_tier"], {"id": case}) == [("high",)]
    assert len(part.rows) > before


def test_a_file_on_the_files_tab_takes_the_sign_off_away_says_so_and_the_way_back_brings_it(
    part: ChecklistPart, bench: Workbench, desk: Desk, file: ProgrammeFile, tmp_path: Path, qtbot: QtBot
) -> None:
    standing, today = part.rows[0].standing, desk.bench.programme.today() if desk.bench is not None else None
    number = standing.answer_id or 0
    assert today is not None
    done = {"status": "done", "evidence": "Seen"}
    answer_items(file, [(standing.use_case_id, standing.item.id)], done, today=today, actor="Kim")
    sign_off(file, [number], "Ines", today=today, actor="Ines")
    bench.open_record("checklist_response", number)
    panel = bench.detail.panel
    assert panel is not None
    panel.settle()
    files = part_of(panel, "files", "checklist_response")
    assert isinstance(files, FilesPart)
    (tmp_path / "new.txt").write_bytes(b"x")
    files.attach([tmp_path / "new.txt"])
    qtbot.waitUntil(lambda: len(files.rows) == 1)
    assert rows(file, "checklist_response", ["signed_off_by"], {"id": number}) == [(None,)]
    assert desk.window.toast.text == "“new.txt” is attached; the sign-off by Ines is taken off"
    desk.window.toast.do()
    assert rows(file, "checklist_response", ["signed_off_by"], {"id": number}) == [("Ines",)]
    assert files.rows == []


def test_own_items_get_codes_that_no_pack_uses(desk: Desk, file: ProgrammeFile) -> None:
    from axonix_desktop.actions.bulk_records import add_records

    given = [{"topic": "House", "text": "First"}, {"topic": "House", "text": "Second"}]
    assert proposed_key(file, "checklist_item") == "OWN-001"
    made = add_records(file, "checklist_item", given, actor="Tester")
    assert rows(file, "checklist_item", ["code"], {"id": list(made.ids)}) == [("OWN-001",), ("OWN-002",)]
