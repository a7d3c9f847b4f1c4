"""A whole day without a mouse: new case, edit, move on, decide at a gate, undo, import, print, search, back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.paths import resources_folder
from axonix_desktop.store.queries.records import count, rows
from axonix_desktop.ui.desk import Desk
from tests.ui.meeting import meeting

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, ALT = Modifier.ControlModifier, Modifier.ShiftModifier, Modifier.AltModifier


@pytest.fixture
def empty(make_desk: Callable[[Path | None], Desk], tmp_path: Path) -> Desk:
    """A window on an empty programme, made as a person makes one."""
    desk = make_desk(None)
    desk.messages.paths = [tmp_path / "mine.axonix"]  # type: ignore[attr-defined]
    desk.commands.run("file.new")
    return desk


class Hands:
    """Presses keys where the keyboard is, and nothing else."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot

    def place(self) -> QWidget:
        return QApplication.focusWidget() or self.desk.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        self.qtbot.keyClick(self.place(), key, modifier)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        self.qtbot.keyClicks(self.place(), words)

    def press_for_dialog(self, key: Qt.Key, modifier: Qt.KeyboardModifier, act: Callable[[QDialog], None]) -> None:
        """Press a key that opens a dialog, and do ``act`` in it; the dialog must be gone afterwards."""
        met = meeting(act, QDialog)
        self.press(key, modifier)
        self.qtbot.waitUntil(lambda: bool(met) and QApplication.activeModalWidget() is None)
        self.desk.window.activateWindow()  # what a window manager does when a dialog has gone
        QApplication.processEvents()

    def tab_to(self, words: str, most: int = 60) -> QPushButton:
        """Press Tab until the keyboard is on the button whose words begin so."""
        for _ in range(most):
            here = self.place()
            if isinstance(here, QPushButton) and here.text().strip().startswith(words):
                return here
            self.press(Key.Key_Tab)
        raise AssertionError(f"no button {words} is reached with Tab")


def test_a_day_without_a_mouse(empty: Desk, qtbot: QtBot) -> None:
    hands = Hands(empty, qtbot)
    bench = empty.bench
    assert bench is not None
    file = bench.programme.file

    def name_it(dialog: QDialog) -> None:
        hands.type("Invoice triage")
        hands.press(Key.Key_Return)

    hands.press_for_dialog(Key.Key_N, CTRL, name_it)
    assert rows(file, "use_case", ["title", "stage"]) == [("Invoice triage", 0)]

    hands.press(Key.Key_2, CTRL)
    hands.press(Key.Key_Home, CTRL)
    hands.press(Key.Key_Right)
    hands.press(Key.Key_F2)
    hands.type(" by e-mail")
    hands.press(Key.Key_Return)
    assert rows(file, "use_case", ["title"]) == [("Invoice triage by e-mail",)]

    hands.press(Key.Key_Right, ALT | SHIFT)
    assert rows(file, "use_case", ["stage"]) == [(1,)]
    hands.press_for_dialog(Key.Key_Right, ALT | SHIFT, lambda dialog: hands.press(Key.Key_Escape))
    assert rows(file, "use_case", ["stage"]) == [(1,)]
    hands.press(Key.Key_Z, CTRL)
    assert rows(file, "use_case", ["stage"]) == [(0,)]
    hands.press(Key.Key_Y, CTRL)
    assert rows(file, "use_case", ["stage"]) == [(1,)]

    import_by_keys(hands)
    assert count(file, "use_case") == 63
    look_round_by_keys(hands)


def import_by_keys(hands: Hands) -> None:
    """Import the sample tracker, walking through whatever steps are asked about."""
    desk, qtbot = hands.desk, hands.qtbot
    bench = desk.bench
    assert bench is not None
    desk.messages.paths = [resources_folder() / "samples" / "tracker.xlsx"]  # type: ignore[attr-defined]
    hands.press(Key.Key_M, CTRL)
    hands.press(Key.Key_Space)  # the keyboard is on the button that asks for the file
    page = desk.importing.page
    assert page is not None
    qtbot.waitUntil(lambda: page.step != "source", timeout=30_000)
    while page.step != "review":
        step = page.step
        hands.tab_to("Continue")
        hands.press(Key.Key_Space)
        qtbot.waitUntil(lambda step=step: page.step != step)
    hands.tab_to("Import ")
    hands.press(Key.Key_Space)
    file = bench.programme.file
    qtbot.waitUntil(lambda: count(file, "use_case") == 63, timeout=30_000)
    qtbot.waitUntil(lambda: page.run.result is not None, timeout=30_000)


def look_round_by_keys(hands: Hands) -> None:
    """Board, print preview, palette, back, and every pane of the window."""
    empty = hands.desk

    hands.press(Key.Key_3, CTRL)
    assert empty.window.top_bar.title == "Board"
    hands.press_for_dialog(Key.Key_P, CTRL, lambda dialog: hands.press(Key.Key_Escape))
    hands.press(Key.Key_K, CTRL)
    hands.type("roadm")
    hands.press(Key.Key_Return)
    assert empty.window.top_bar.title == "Roadmap"
    hands.press(Key.Key_Left, ALT)
    assert empty.window.top_bar.title == "Board"

    panes = set()
    for _ in range(8):
        hands.press(Key.Key_F6)
        here = hands.place()
        panes.add(next((name for name, pane in {"rail": empty.window.rail, "top": empty.window.top_bar,
                                                "page": empty.window.workspace.pages}.items()
                        if pane.isAncestorOf(here)), ""))  # fmt: skip
    assert {"rail", "top", "page"} <= panes
