"""What the tests of readiness do by hand: show a tab, press keys, answer a dialog."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from axonix_desktop.actions.readiness import Marked, score_items
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.ui.desk import Desk
from tests.ui.meeting import meeting

DAY = date(2026, 11, 22)
Key = Qt.Key
P = TypeVar("P", bound=QWidget)
D = TypeVar("D", bound=QDialog)


def shown(desk: Desk, tab: str, kind: type[P]) -> P:
    """Show a tab of the page, with the keyboard in the window."""
    desk.commands.run(f"view.readiness/{tab}")
    QApplication.processEvents()
    QApplication.setActiveWindow(desk.window)
    QApplication.processEvents()
    assert desk.bench is not None
    page = desk.bench.page.front() if desk.bench.page is not None else None
    assert isinstance(page, kind)
    return page


def file_of(desk: Desk) -> ProgrammeFile:
    assert desk.bench is not None
    return desk.bench.programme.file


def do(desk: Desk, act: Callable[..., object]) -> None:
    """Do an act as the window would."""
    assert desk.context is not None
    assert desk.context.change(act, "no")
    QApplication.processEvents()


def active(desk: Desk) -> list[int]:
    return [row[0] for row in file_of(desk).read("SELECT id FROM use_case WHERE status = 'active' ORDER BY key")]


def in_dialog(kind: type[D], act: Callable[[D], object]) -> None:
    """Do ``act`` as soon as a dialog of ``kind`` is open."""
    meeting(act, kind)


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)
    QApplication.processEvents()


def score(desk: Desk, case: int, dimension: str, item: str, score: int) -> None:
    marked = [Marked(dimension, item, {"score": score})]
    do(desk, partial(score_items, use_case_id=case, marked=marked, by="Ada", on=DAY))
