"""What the first edit needs is there by then, though the first page did not wait for it."""

from __future__ import annotations

import sys

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from axonix_desktop.ui.soon import WANTED, load_soon


def test_modules_come_in_one_after_another(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr("axonix_desktop.ui.soon.import_module", seen.append)
    parent = QObject()
    load_soon(parent, ("one", "two", "three"), 0)
    assert seen == []
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == ["one", "two", "three"]


def test_nothing_more_comes_in_once_the_window_is_gone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr("axonix_desktop.ui.soon.import_module", seen.append)
    gone, other = QObject(), QObject()
    load_soon(gone, ("never",), 0)
    shiboken6.delete(gone)
    load_soon(other, ("one", "two"), 30)
    qtbot.waitUntil(lambda: seen == ["one", "two"])


def test_every_module_named_is_there(qtbot: QtBot) -> None:
    parent = QObject()
    load_soon(parent)
    qtbot.waitUntil(lambda: all(name in sys.modules for name in WANTED))
