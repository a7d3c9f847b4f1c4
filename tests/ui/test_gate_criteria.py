"""What gates ask is changed by form: rules chosen from a list, a live preview, versions, history, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.gate_criteria import add_criterion
from axonix_desktop.core.gate_editing import CriterionDraft
from axonix_desktop.core.records.governance import ChecklistResponse, FairnessTest
from axonix_desktop.core.records.portfolio import GateCriterion, UseCase
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.gate_criteria import all_criteria
from axonix_desktop.store.queries.moves import standings
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.gates.dialog import GateDialog
from axonix_desktop.ui.gates.editor import CriteriaEditor
from axonix_desktop.ui.gates.links import follow, link_words
from axonix_desktop.ui.theme.look import Look

TODAY = date(2026, 11, 22)
Make = Callable[..., CriteriaEditor]


@pytest.fixture
def context(desk: Desk) -> PageContext:
    assert desk.context is not None
    return desk.context


@pytest.fixture(autouse=True)
def _answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question is answered with yes, so that no window waits for anybody."""
    monkeypatch.setattr("axonix_desktop.ui.messages.Messages.ask", lambda *_: True)


@pytest.fixture
def make(context: PageContext, qtbot: QtBot) -> Make:
    def made(stage: int = 1) -> CriteriaEditor:
        editor = CriteriaEditor(context, stage)
        qtbot.addWidget(editor)
        editor.show()
        return editor

    return made


@pytest.fixture
def case(context: PageContext) -> int:
    number = new_id()
    with context.programme.file.work("Add", actor="Tester") as work:
        work.insert(UseCase(id=number, key="UC-501", title="Ask me", stage=8, status="active", risk_tier="high"))
    context.cases.load()
    return number


def kept(context: PageContext, code: str) -> GateCriterion:
    return next(one for one in all_criteria(context.programme.file) if one.code == code)


def choose(editor: CriteriaEditor, code: str) -> None:
    place = next(at for at in range(editor.list.count()) if (line := editor.list.line(at)) and code in line.below)
    editor.list.setCurrentRow(place)


def test_with_large_text_in_a_small_window_nothing_of_the_form_is_cut(
    context: PageContext, make: Make, look: Look
) -> None:
    context.window.resize(1024, 700)
    for scale, is_above in ((1.0, False), (1.5, True)):
        look.apply("light", scale)
        editor = make(4)
        form = editor.form
        labels = [one for one in form.findChildren(QWidget) if one.isVisible()]
        room = form.parentWidget()
        assert room is not None
        assert room.minimumSizeHint().width() <= room.width()
        assert max(one.mapTo(form, one.rect().topRight()).x() for one in labels) <= form.width()
        assert (form.rule.x() == 0) is is_above


def gate_of(context: PageContext, case: int, qtbot: QtBot) -> GateDialog:
    standing = standings(context.programme.file, [case], TODAY)[case]
    dialog = GateDialog(context, standing, "go", standing.stage + 1)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_every_stage_lists_its_criteria_with_how_many_meet_each(make: Make) -> None:
    editor = make(4)
    assert editor.stages.count() == 9
    lines = [editor.list.line(at) for at in range(editor.list.count())]
    assert [one.is_on for one in lines if one] == [True, True, True, False]
    assert all(" of " in one.figure for one in lines if one)


def test_a_threshold_is_changed_by_keyboard_and_the_version_rises(
    make: Make, context: PageContext, qtbot: QtBot
) -> None:
    editor = make(6)
    choose(editor, "G6-CURRICULA")
    form = editor.form
    assert form.number.isVisible()
    form.number.setFocus()
    form.number.selectAll()
    qtbot.keyClicks(form.number, "75")
    assert form.text.toPlainText() == "Role curricula are at least 75% complete in scope"
    assert editor.save_button.isEnabled()
    qtbot.keyClick(form.number, Qt.Key.Key_Return)
    found = kept(context, "G6-CURRICULA")
    assert (found.threshold, found.version) == (75.0, 2)
    assert "version 2" in editor.heading.text()
    assert any("Threshold 60 → 75" in line for line in editor.past.lines)
    assert editor.reset_button.isEnabled()
    editor.reset_button.click()
    assert kept(context, "G6-CURRICULA").threshold == 60.0
    context.run("edit.undo")
    assert kept(context, "G6-CURRICULA").threshold == 75.0


def test_space_switches_a_criterion_on_and_off(make: Make, context: PageContext, qtbot: QtBot) -> None:
    editor = make(4)
    choose(editor, "G4-OPERATORS")
    qtbot.keyClick(editor.list, Qt.Key.Key_Space)
    assert kept(context, "G4-OPERATORS").is_active
    assert editor.form.in_force.isChecked()
    qtbot.keyClick(editor.list, Qt.Key.Key_Space)
    assert not kept(context, "G4-OPERATORS").is_active


def test_a_rule_is_chosen_from_the_list_and_asks_for_what_it_needs(
    make: Make, context: PageContext, qtbot: QtBot
) -> None:
    editor = make(2)
    editor.add_button.click()
    form = editor.form
    form.rule.setCurrentIndex(form.rule.findData("field_at_least"))
    assert form.parameter.isVisible()
    assert not editor.save_button.isEnabled()
    assert "the rule looks at it" in editor.objection.text()
    form.parameter.setCurrentIndex(form.parameter.findData("users_affected"))
    form.number.setText("250")
    assert form.text.toPlainText() == "Users affected is at least 250"
    qtbot.waitUntil(lambda: "at this stage" in form.seen.text())
    editor.save_button.click()
    found = kept(context, "G2-OWN-1")
    assert (found.rule, found.threshold, found.parameter) == ("field_at_least", 250.0, "users_affected")
    assert editor.remove_button.isVisible()
    editor.remove_button.click()
    assert "G2-OWN-1" not in {one.code for one in all_criteria(context.programme.file)}


def test_own_words_are_not_written_over_when_the_number_changes(make: Make) -> None:
    editor = make(6)
    choose(editor, "G6-PARTNER")
    editor.form.text.setPlainText("Our partner steps back")
    editor.form.number.setText("40")
    assert editor.form.text.toPlainText() == "Our partner steps back"


def test_the_preview_opens_the_use_cases_that_do_not_pass(make: Make, context: PageContext, qtbot: QtBot) -> None:
    editor = make(6)
    choose(editor, "G6-PARTNER")
    form = editor.form
    qtbot.waitUntil(form.show_button.isVisible)
    expected = context.programme.file.read("SELECT count(*) FROM use_case WHERE stage = 6 AND status = 'active'")[0][0]
    assert f"0 of {expected}" in form.seen.text()
    form.show_button.click()
    assert not editor.isVisible()
    assert len(context.cases.records.order) == expected


def test_a_typed_change_is_not_lost_without_asking(make: Make, context: PageContext, monkeypatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("axonix_desktop.ui.messages.Messages.ask", lambda _self, title, *_: bool(asked.append(title)))
    editor = make(6)
    choose(editor, "G6-PARTNER")
    editor.form.number.setText("45")
    choose(editor, "G6-OWNER")
    assert asked == ["Discard the changes?"]
    assert editor.form.number.text() == "45"
    editor.discard_button.click()
    choose(editor, "G6-OWNER")
    assert len(asked) == 1


def test_every_control_of_the_editor_has_a_name(make: Make) -> None:
    editor = make(6)
    takes = [
        one for one in editor.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
    ]
    assert len(takes) > 8
    assert not [type(one).__name__ for one in takes if not (one.accessibleName() or getattr(one, "text", lambda: "")())]


def test_the_command_opens_the_editor_at_the_stage_of_the_use_case(
    context: PageContext, case: int, desk: Desk, monkeypatch
) -> None:
    opened: list[int] = []
    monkeypatch.setattr(CriteriaEditor, "exec", lambda self: opened.append(self.stage))
    context.current.set(case)
    context.run("gates.criteria")
    assert opened == [8]


def test_a_person_confirms_in_the_dialog_and_the_gate_knows(context: PageContext, case: int, qtbot: QtBot) -> None:
    add_criterion(context.programme.file, CriterionDraft(8, "The council agreed", "confirmed_by_person"), actor="T")
    dialog = gate_of(context, case, qtbot)
    row = next(one for one in dialog.criteria.rows if one.finding.criterion.rule == "confirmed_by_person")
    assert "Nobody has confirmed it yet" in row.accessibleName()
    row.confirm_button.click()
    assert row.confirm_form is not None
    row.confirm_form.who.setText("Priya Nair")
    qtbot.keyClick(row.confirm_form.who, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter confirms; it does not decide"
    again = next(one for one in dialog.criteria.rows if one.finding.criterion.rule == "confirmed_by_person")
    assert again.finding.holds
    assert "Priya Nair confirmed it on 22 Nov 2026, valid until 22 Nov 2027" in again.finding.reason
    again.confirm_button.click()
    last = next(one for one in dialog.criteria.rows if one.finding.criterion.rule == "confirmed_by_person")
    assert not last.finding.holds


def test_the_link_opens_exactly_the_rows_that_fail(context: PageContext, case: int, qtbot: QtBot, desk: Desk) -> None:
    failed, passed = new_id(), new_id()
    with context.programme.file.work("Test", actor="T") as work:
        for number, metric, has_passed in ((failed, "Parity", False), (passed, "Calibration", True)):
            work.insert(FairnessTest(id=number, use_case_id=case, metric=metric, has_passed=has_passed))
    dialog = gate_of(context, case, qtbot)
    row = next(one for one in dialog.criteria.rows if one.finding.criterion.rule == "fairness_in_date")
    assert row.finding.rows is not None
    assert (row.finding.rows.kind, row.finding.rows.ids) == ("fairness_test", (failed,))
    assert link_words(row.finding) == "Show: Fairness tests"
    seen: list[object] = []
    object.__setattr__(context, "show_rows", lambda *told: seen.append(told))
    follow(context, row.finding, dialog.standing)
    conditions, _title, kind = seen[0]  # type: ignore[misc]
    assert kind == "fairness_test"
    assert conditions[0].values == (failed,)


def test_what_the_whole_programme_must_meet_stands_below_under_its_own_heading(
    context: PageContext, case: int, qtbot: QtBot
) -> None:
    with context.programme.file.work("Stage", actor="T") as work:
        work.update("use_case", case, {"stage": 6})
    dialog = gate_of(context, case, qtbot)
    levels = [row.finding.is_programme_level for row in dialog.criteria.rows]
    assert levels == [False, False, True]


def test_an_answer_without_evidence_keeps_the_gate_shut(context: PageContext, case: int) -> None:
    f = context.programme.file
    item = f.read("SELECT id FROM checklist_item WHERE code = 'RA-01'")[0][0]
    with f.work("Answer", actor="T") as work:
        work.update("use_case", case, {"stage": 4})
        work.insert(ChecklistResponse(id=new_id(), use_case_id=case, checklist_item_id=item, status="done"))
    gate = standings(f, [case], TODAY)[case].gate
    found = next(one for one in gate.findings if one.criterion.code == "G4-CHECKLIST")
    assert not found.holds
    assert "RA-01" in found.reason or (found.rows is not None and item in found.rows.ids)
    assert link_words(found) == "Show the checklist"
    follow(context, found, standings(f, [case], TODAY)[case])
    QApplication.processEvents()
    assert context.current.record_id == case


def test_a_file_of_an_earlier_version_offers_the_new_criteria(make: Make, context: PageContext) -> None:
    f = context.programme.file
    with f.work("Make older", actor="T") as work:
        work.delete_many("gate_criterion", [one.id for one in all_criteria(f) if not one.is_active])
    editor = make(4)
    assert editor.update_button.isVisible()
    editor.update_button.click()
    assert not kept(context, "G4-OPERATORS").is_active
    assert not editor.update_button.isVisible()
    context.run("edit.undo")
    assert len(all_criteria(f)) == 26


def test_what_cannot_be_changed_is_shown_all_the_same(make: Make, context: PageContext, monkeypatch) -> None:
    monkeypatch.setattr(type(context.programme), "read_only_reason", property(lambda _self: "Somebody else has it"))
    editor = make(4)
    assert editor.list.count() == 4
    assert editor.objection.text() == "Somebody else has it"
    for button in (editor.save_button, editor.add_button, editor.reset_button):
        assert not button.isEnabled()
    editor.list.ticked.emit(kept(context, "G4-OPERATORS").id, True)
    assert not kept(context, "G4-OPERATORS").is_active
