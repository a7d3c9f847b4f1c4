"""The gate dialog in every state: what is possible, why not, what is recorded, and the way to what is missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.gates import decide_gate
from axonix_desktop.core.moving import Decision
from axonix_desktop.core.records.portfolio import GateDecision, StagePlan, UseCase
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.moves import decisions, standings
from axonix_desktop.store.queries.records import record, rows
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.gates.dialog import GateDialog
from axonix_desktop.ui.gates.history import GateHistory, told
from axonix_desktop.ui.page_list import page_of_kind

TODAY = date(2026, 11, 22)
Make = Callable[..., GateDialog]


@pytest.fixture
def context(desk: Desk) -> PageContext:
    """The context of a window on sixty use cases."""
    assert desk.context is not None
    return desk.context


@pytest.fixture
def case(context: PageContext) -> int:
    """A use case of its own at stage 1, of which a risk tier is known and nothing else."""
    number = new_id()
    with context.programme.file.work("Add", actor="Tester") as work:
        work.insert(UseCase(id=number, key="UC-500", title="Gate me", stage=1, status="active", risk_tier="limited"))
        work.insert(StagePlan(id=new_id(), use_case_id=number, stage=1, actual_start_on=date(2026, 11, 2)))
    context.cases.load()
    return number


@pytest.fixture
def make(context: PageContext, case: int, qtbot: QtBot) -> Make:
    """Opens the dialog on the use case as it stands now."""

    def made(code: str = "go", target: int = 2) -> GateDialog:
        standing = standings(context.programme.file, [case], TODAY)[case]
        dialog = GateDialog(context, standing, code, target)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def stage_of(context: PageContext, case: int) -> object:
    return rows(context.programme.file, "use_case", ["stage"], {"id": case})[0][0]


def waive_all(dialog: GateDialog, reason: str = "Agreed with the officer") -> None:
    for row in dialog.criteria.rows:
        if not row.finding.holds:
            row.waive_button.click()
            row.reason.setText(reason)


def test_what_is_missing_comes_first_each_with_its_reason_in_words(make: Make) -> None:
    dialog = make()
    holds = [row.finding.holds for row in dialog.criteria.rows]
    assert holds == sorted(holds)
    assert [row.accessibleName().split(". ")[1] for row in dialog.criteria.rows] == ["Missing"] * 3 + ["Met"]
    assert dialog.count.text() == "1 of 4 met  ·  3 missing"


def test_go_cannot_be_taken_while_criteria_are_missing_and_says_so(make: Make) -> None:
    dialog = make()
    assert not dialog.form.cards["go"].isEnabled()
    assert "3 criteria are neither met nor waived" in dialog.form.cards["go"].note
    assert dialog.form.code == "hold"


def test_go_is_chosen_by_itself_once_everything_is_waived_with_a_reason(
    make: Make, context: PageContext, case: int
) -> None:
    dialog = make()
    rows_missing = [row for row in dialog.criteria.rows if not row.finding.holds]
    rows_missing[0].waive_button.click()
    assert not dialog.button.isEnabled()
    waive_all_but_first = rows_missing[1:]
    rows_missing[0].reason.setText("Agreed")
    for row in waive_all_but_first:
        row.waive_button.click()
        row.reason.setText("Agreed")
    assert dialog.form.code == "go"
    assert dialog.outcome_label.text() == "UC-500 moves to stage 2 Components; 3 criteria are waived."
    assert dialog.button.text() == "Record decision: go"
    dialog.button.click()
    assert stage_of(context, case) == 2
    kept = decisions(context.programme.file, case)[0]
    assert {one["reason"] for one in json.loads(kept.waivers or "")} == {"Agreed"}


def test_a_waiver_can_be_taken_back(make: Make) -> None:
    dialog = make()
    waive_all(dialog)
    row = dialog.criteria.rows[0]
    row.waive_button.click()
    assert row.waiver is None
    assert not dialog.form.cards["go"].isEnabled()


def test_a_conditional_go_asks_for_conditions_and_takes_a_day(make: Make, context: PageContext, case: int) -> None:
    dialog = make()
    dialog.form.cards["conditional_go"].click()
    assert dialog.form.conditions.isVisible()
    assert dialog.form.due.isVisible()
    assert not dialog.button.isEnabled()
    assert "still to be done" in dialog.outcome_label.text()
    dialog.form.conditions.setPlainText("Name the data owner")
    assert "conditions due 22 Dec 2026" in dialog.outcome_label.text()
    dialog.button.click()
    kept = decisions(context.programme.file, case)[0]
    assert (kept.decision, kept.conditions, kept.conditions_due_on) == (
        "conditional_go",
        "Name the data owner",
        date(2026, 12, 22),
    )


def test_open_conditions_shut_the_next_gate_until_they_are_called_met(
    make: Make, context: PageContext, case: int
) -> None:
    decision = Decision("conditional_go", TODAY, conditions="Name the owner", conditions_due_on=date(2026, 12, 1))
    decide_gate(context.programme.file, case, decision, today=TODAY, actor="Tester")
    dialog = make(target=3)
    assert "still open" in dialog.form.cards["go"].note
    assert "Name the owner" in dialog.criteria.condition_rows[0].accessibleName()
    assert len(dialog.criteria.condition_rows) == 1
    waive_all(dialog)
    assert not dialog.form.cards["go"].isEnabled()
    dialog.criteria.condition_rows[0].button.click()
    assert dialog.criteria.condition_rows == []
    assert dialog.form.cards["go"].isEnabled()
    assert len(dialog.criteria.waivers()) == 2, "what was waived before is still waived"


@pytest.mark.parametrize(
    ("code", "stage", "status"), [("hold", 1, "on_hold"), ("stop", 1, "retired"), ("recycle", 0, "proposed")]
)
def test_the_other_decisions_do_what_they_say(
    make: Make, context: PageContext, case: int, code: str, stage: int, status: str
) -> None:
    dialog = make()
    dialog.form.cards[code].click()
    if code != "hold":
        assert not dialog.button.isEnabled()
        dialog.form.note.setPlainText("It did not convince")
    assert dialog.button.text().startswith("Record decision: ")
    dialog.button.click()
    assert dialog.result() == GateDialog.DialogCode.Accepted
    found = record(context.programme.file, "use_case", case)
    assert isinstance(found, UseCase)
    assert (found.stage, found.status) == (stage, status)


def test_a_skip_asks_why(make: Make) -> None:
    dialog = make(target=4)
    waive_all(dialog)
    assert dialog.form.skip.isVisible()
    dialog.form.cards["go"].click()
    assert not dialog.button.isEnabled()
    assert "Stages are entered in order" in dialog.outcome_label.text()
    dialog.form.skip.setText("It was bought ready-made")
    assert dialog.button.isEnabled()
    assert "2 stages are skipped" in dialog.outcome_label.text()


def test_forum_approver_and_date_are_kept(make: Make, context: PageContext, case: int) -> None:
    dialog = make()
    dialog.form.forum.setText("AI board")
    dialog.form.approver.setText("Priya Nair")
    dialog.form.on.setDate(dialog.form.on.date().addDays(-3))
    dialog.button.click()
    kept = decisions(context.programme.file, case)[0]
    assert (kept.forum, kept.approver, kept.decided_on) == ("AI board", "Priya Nair", date(2026, 11, 19))


def test_a_day_before_the_stage_was_entered_is_refused_in_words(make: Make) -> None:
    dialog = make()
    dialog.form.on.setDate(dialog.form.on.date().addDays(-30))
    assert "entered this stage on 2 Nov 2026" in dialog.outcome_label.text()
    assert not dialog.button.isEnabled()


def test_following_a_link_closes_and_what_was_typed_comes_back(
    make: Make, context: PageContext, case: int, desk: Desk
) -> None:
    dialog = make()
    waive_all(dialog, "Because")
    dialog.form.note.setPlainText("A note")
    row = next(one for one in dialog.criteria.rows if one.finding.criterion.rule == "data_owner_named")
    home = page_of_kind("data_source")
    row.show_button.click()
    assert not dialog.isVisible()
    assert dialog.draft is not None
    assert desk.page(home) is not None if home else context.current.record_id == case
    again = make()
    again.take_up(dialog.draft)
    assert again.form.note.toPlainText() == "A note"
    assert set(again.criteria.waivers().values()) == {"Because"}


def test_the_dialog_can_be_used_with_the_keyboard_alone(
    make: Make, context: PageContext, case: int, qtbot: QtBot
) -> None:
    dialog = make()
    QApplication.setActiveWindow(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.form.cards["hold"])
    card = dialog.form.cards["hold"]
    assert dialog.focusWidget() is card
    qtbot.keyClick(card, Qt.Key.Key_Down)
    assert dialog.form.code == "recycle"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Up)
    assert dialog.form.code == "hold"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert decisions(context.programme.file, case)[0].decision == "hold"


def test_every_control_of_the_dialog_has_a_name(make: Make) -> None:
    dialog = make()
    dialog.form.cards["conditional_go"].click()
    takes = [
        one for one in dialog.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible()
    ]
    nameless = [
        type(one).__name__
        for one in takes
        if not (one.accessibleName() or getattr(one, "text", lambda: "")())
        and one.objectName() != "qt_spinbox_lineedit"
    ]
    assert takes
    assert not nameless


def test_the_page_is_saved_as_pdf_before_and_after_the_decision(
    make: Make, context: PageContext, case: int, tmp_path: Path, desk: Desk
) -> None:
    dialog = make()
    desk.messages.paths = [tmp_path / "review.pdf", tmp_path / "decision"]  # type: ignore[attr-defined]
    dialog.print_button.menu().actions()[0].trigger()
    assert (tmp_path / "review.pdf").read_bytes().startswith(b"%PDF")
    dialog.button.click()
    history = GateHistory(context)
    history.show_case(case)
    history.lines[0].button.menu().actions()[0].trigger()
    assert (tmp_path / "decision.pdf").read_bytes().startswith(b"%PDF")


def test_a_read_only_file_shows_the_gate_and_records_nothing(
    make: Make, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(context.programme), "read_only_reason", "It is open elsewhere.")
    dialog = make()
    assert not dialog.button.isEnabled()
    assert dialog.outcome_label.text() == "It is open elsewhere."


def test_history_tells_each_decision_with_conditions_and_waivers(context: PageContext, case: int) -> None:
    history = GateHistory(context)
    history.show_case(case)
    assert history.lines == []
    waivers = {"G1-DATA": "Comes in May"}
    file = context.programme.file
    decide_gate(file, case, Decision("hold", TODAY, waivers=waivers, forum="Board"), today=TODAY, actor="Tester")
    history.show_case(case)
    assert len(history.lines) == 1
    assert "Comes in May" in history.lines[0].accessibleName()
    one = GateDecision(
        id=1, use_case_id=case, stage=1, decision="conditional_go", decided_on=TODAY, conditions="Do it",
        conditions_due_on=TODAY, conditions_met_on=TODAY,
    )  # fmt: skip
    assert told(one) == ["Met 22 Nov 2026: Do it"]
    assert told(one.changed(conditions_met_on=None)) == ["Open, due 22 Nov 2026: Do it"]
