"""Ctrl+K finds commands and records, with slips; what cannot be done says why; Esc gives the keyboard back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.search.palette import Palette

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def palette(desk: Desk, qtbot: QtBot) -> Palette:
    qtbot.keyClick(desk.window, Key.Key_K, Modifier.ControlModifier)
    assert desk._tools.search is not None
    index = desk._tools.search._index
    assert index is not None
    qtbot.waitUntil(lambda: index.is_ready)
    qtbot.waitUntil(lambda: desk._tools.search._ticket is None)  # type: ignore[union-attr]
    return desk._tools.search.palette


def typed(palette: Palette, qtbot: QtBot, words: str) -> list[str]:
    qtbot.keyClicks(palette.box, words)
    qtbot.waitUntil(lambda: not palette._pause.isActive())
    return [one.title for one in palette.model.entries if not one.is_heading]


def test_the_palette_opens_with_the_keyboard_in_its_box(palette: Palette) -> None:
    assert palette.isVisible()
    assert QApplication.focusWidget() is palette.box
    assert palette.model.entries[0].title == "Commands"


def test_a_command_with_a_slip_is_found_and_done(palette: Palette, desk: Desk, qtbot: QtBot) -> None:
    assert "Board" in typed(palette, qtbot, "baord") or "Board" in typed(palette, qtbot, "boar")
    palette.box.setText("board")
    qtbot.keyClick(palette.box, Key.Key_Return)
    assert not palette.isVisible()
    assert desk.window.top_bar.title == "Board"


def test_a_record_is_found_by_its_key_and_shown(palette: Palette, desk: Desk, qtbot: QtBot) -> None:
    assert typed(palette, qtbot, "uc-999")[-1].startswith("UC-999")
    while palette.model.entries[palette.list.currentIndex().row()].title != "UC-999  Last one in":
        qtbot.keyClick(palette.box, Key.Key_Down)
    qtbot.keyClick(palette.box, Key.Key_Return)
    assert desk.bench is not None
    row = desk.bench.cases.records.row_of(desk.bench.current.record_id or 0)
    assert row is not None
    assert desk.bench.cases.records.columns["key"].text(row) == "UC-999"
    assert desk.window.workspace.is_detail_shown


def test_what_cannot_be_done_now_says_why_and_nothing_happens(palette: Palette, qtbot: QtBot) -> None:
    typed(palette, qtbot, "redo")
    qtbot.keyClick(palette.box, Key.Key_Return)
    assert palette.isVisible()
    assert "there is nothing to redo" in palette._note.text()


def test_what_was_chosen_stands_first_next_time(palette: Palette, desk: Desk, qtbot: QtBot) -> None:
    palette.box.setText("board")
    qtbot.keyClick(palette.box, Key.Key_Return)
    desk.commands.run("search.palette")
    assert [one.title for one in palette.model.entries[:2]] == ["Recent", "Board"]


def test_escape_gives_the_keyboard_back(desk: Desk, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    desk.commands.run("search.palette")
    assert desk._tools.search is not None
    qtbot.keyClick(desk._tools.search.palette.box, Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_the_search_over_all_words_lists_records_only(palette: Palette, desk: Desk, qtbot: QtBot) -> None:
    desk.commands.run("search.everything")
    typed(palette, qtbot, "claims")
    headings = [one.title for one in palette.model.entries if one.is_heading]
    assert headings
    assert "Commands" not in headings
