"""The guided classification by keyboard: live outcome, next question, deciding otherwise, keeping it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.store.queries.classification import risk_questions
from axonix_desktop.ui.governance.classify_dialog import ClassifyDialog, Subject
from axonix_desktop.ui.theme.look import Look

Key = Qt.Key


def _dialog(qtbot: QtBot, look: Look, **before: str) -> ClassifyDialog:
    known = {code: tuple(words.split()) for code, words in before.items()}
    subject = Subject("UC-1", "Rank applicants", None, known, {}, (), "Ines Aydin")
    dialog = ClassifyDialog(look, risk_questions(), subject)
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def _press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifiers)


def _question_with_keyboard(dialog: ClassifyDialog) -> str:
    focus = QApplication.focusWidget()
    return next((code for code, box in dialog.boxes.items() if box.isAncestorOf(focus)), "") if focus else ""


def test_a_person_answers_every_question_by_keyboard_and_keeps_the_tier(qtbot: QtBot, look: Look) -> None:
    dialog = _dialog(qtbot, look)
    assert _question_with_keyboard(dialog) == "forbidden"
    for question in risk_questions().questions:
        assert _question_with_keyboard(dialog) == question.code
        if question.takes_several:
            dialog.boxes[question.code].buttons["none"].setFocus()
        _press(qtbot, Key.Key_Space)
        _press(qtbot, Key.Key_Return)
    assert dialog.outcome.is_whole
    assert QApplication.focusWidget() is dialog.tier
    assert dialog.outcome.tier == "high"
    _press(qtbot, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.decision is not None
    assert (dialog.decision.tier, dialog.decision.decided_by) == ("high", "Ines Aydin")
    assert set(dialog.decision.answers) == {one.code for one in risk_questions().questions}


def test_arrows_choose_among_the_answers_of_a_question(qtbot: QtBot, look: Look) -> None:
    dialog = _dialog(qtbot, look, role="prepares")
    dialog.boxes["role"].ask()
    _press(qtbot, Key.Key_Up)
    assert dialog.boxes["role"].codes == ("proposes",)
    assert dialog.boxes["role"].buttons["proposes"].isChecked()


def test_the_outcome_follows_each_answer(qtbot: QtBot, look: Look) -> None:
    dialog = _dialog(qtbot, look)
    assert dialog.outcome.tier == "minimal"
    dialog.boxes["harm"].buttons["grave"].click()
    assert dialog.outcome.tier == "high"
    assert dialog.chip.accessibleName() == "High"
    assert dialog.reasons.count() == 1
    dialog.boxes["forbidden"].buttons["scores"].click()
    assert (dialog.tier.currentData(), dialog.chip.accessibleName()) == ("prohibited", "Prohibited")
    dialog.boxes["forbidden"].buttons["none"].click()
    assert dialog.boxes["forbidden"].codes == ("none",)
    assert not dialog.boxes["forbidden"].buttons["scores"].isChecked()
    assert dialog.outcome.tier == "high"
    assert not dialog.keep.isEnabled()


@pytest.fixture
def harmless() -> dict[str, str]:
    by_kind = {"several": "none", "one": "none", "yes_no": "no"}
    return {one.code: by_kind[one.kind] for one in risk_questions().questions} | {"harm": "little"}


def test_deciding_otherwise_waits_for_a_reason(qtbot: QtBot, look: Look, harmless: dict[str, str]) -> None:
    dialog = _dialog(qtbot, look, **harmless)
    assert dialog.keep.isEnabled()
    dialog.tier.setFocus()
    _press(qtbot, Key.Key_Down)
    dialog.tier.activated.emit(dialog.tier.currentIndex())
    assert dialog.tier.currentData() == "limited"
    assert not dialog.keep.isEnabled()
    assert "Say why" in dialog.objection.text()
    dialog.reason.setFocus()
    qtbot.keyClicks(dialog.reason, "The works council asks for it")
    assert dialog.keep.isEnabled()
    dialog.boxes["contact"].buttons["yes"].click()
    assert dialog.tier.currentData() == "limited"
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert dialog.decision is not None
    assert dialog.decision.reason == "The works council asks for it"


def test_escape_keeps_nothing(qtbot: QtBot, look: Look, harmless: dict[str, str]) -> None:
    dialog = _dialog(qtbot, look, **harmless)
    _press(qtbot, Key.Key_Escape)
    assert dialog.decision is None
    assert not dialog.isVisible()


def test_a_click_on_the_words_of_an_answer_chooses_it(qtbot: QtBot, look: Look) -> None:
    from axonix_desktop.ui.governance.questions import ClickedLabel

    dialog = _dialog(qtbot, look)
    label = next(one for one in dialog.boxes["harm"].findChildren(ClickedLabel) if "work has to be" in one.text())
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    assert dialog.boxes["harm"].codes == ("little",)


def test_every_control_has_a_name_and_room_for_a_finger(qtbot: QtBot, look: Look) -> None:
    dialog = _dialog(qtbot, look)
    found = 0
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(dialog):
            found += 1
            assert widget.accessibleName() or getattr(widget, "text", str)(), type(widget).__name__
            assert min(widget.width(), widget.height()) >= 24
    assert found > 40
