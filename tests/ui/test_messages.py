"""What a person is told: kindly, in plain text, and never a traceback."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.ui.messages import FaultTeller, Messages, Unattended
from tests.ui.meeting import meeting


class Kept(Messages):
    """Keeps what would have been said."""

    def __init__(self) -> None:
        super().__init__(QWidget())
        self.told: list[str] = []

    def tell(self, title: str, text: str) -> None:
        self.told.append(text)


def test_a_problem_of_the_world_is_told_in_its_own_words(qapp: QApplication) -> None:
    messages = Kept()
    messages.tell_error("It failed", FileProblemError("The file is locked. Close it there first."))
    assert messages.told == ["The file is locked. Close it there first."]


def test_a_fault_of_ours_is_logged_and_told_without_its_details(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    messages = Kept()
    with caplog.at_level(logging.ERROR):
        messages.tell_error("It failed", ValueError("secret contents"))
    assert "secret contents" not in messages.told[0]
    assert "Traceback" not in messages.told[0]
    assert caplog.records


def test_an_exception_nobody_caught_is_told_once_at_a_time(qapp: QApplication, qtbot: QtBot) -> None:
    messages = Kept()
    teller = FaultTeller(messages)
    for _ in range(3):
        teller(ValueError, ValueError("no"), None)
    qtbot.waitUntil(lambda: len(messages.told) == 1)
    teller(ValueError, ValueError("again"), None)
    qtbot.waitUntil(lambda: len(messages.told) == 2)


def test_a_question_is_plain_text_with_the_safe_button_as_default(qapp: QApplication, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen: list[tuple[Qt.TextFormat, str]] = []

    def look_and_leave(box: QMessageBox) -> None:
        default = box.defaultButton()
        seen.append((box.textFormat(), default.text() if default else ""))
        box.reject()

    meeting(look_and_leave, QMessageBox)
    assert Messages(parent).ask("Delete <b>it</b>?", "It cannot be brought back.", "Delete") is False
    assert seen == [(Qt.TextFormat.PlainText, "Cancel")]


def test_a_window_nobody_looks_at_tells_on_standard_error(
    qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    Unattended(QWidget()).tell("It failed", "Try again.")
    assert capsys.readouterr().err == "It failed. Try again.\n"
