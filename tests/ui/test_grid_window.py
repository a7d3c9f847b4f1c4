"""The grid in the whole window: its keys beside the window's own, its menu, its place after undo."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.records.grid import RecordGrid
from axonix_desktop.ui.records.hand import MENU, GridHand
from axonix_desktop.ui.records.selection import Spot
from tests.ui.grid_bench import Key, Mod


@pytest.fixture
def hand(desk: Desk) -> GridHand:
    """The hand on the grid of use cases."""
    assert desk.bench is not None
    desk.bench.show_page("use_cases")
    page: Any = desk.bench.page
    page.grid.setFocus()
    QApplication.processEvents()
    return page.hand


def press(key: Any, modifiers: Any = Mod.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    QApplication.processEvents()


def write(words: str) -> None:
    for letter in words:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def titles(grid: RecordGrid, *rows: int) -> list[str]:
    column = grid.record_model.records.columns["title"]
    return [column.text(grid.record_model.records.order[row]) for row in rows]


def at(hand: GridHand, row: int, name: str) -> Spot:
    spot = Spot(row, hand.grid.shown_fields().index(name))
    hand.grid.go(spot)
    return spot


def test_ctrl_enter_fills_while_editing_though_the_window_has_the_key_too(hand: GridHand) -> None:
    at(hand, 2, "title")
    hand.grid.selection.extend(Spot(4, hand.grid.shown_fields().index("title")))
    write("Same name")
    press(Key.Key_Return, Mod.ControlModifier)
    assert titles(hand.grid, 2, 3, 4) == ["Same name"] * 3


def test_undo_takes_the_edit_back_and_the_keyboard_stays(desk: Desk, hand: GridHand) -> None:
    before = titles(hand.grid, 3)
    at(hand, 3, "title")
    write("Other")
    press(Key.Key_Return)
    assert titles(hand.grid, 3) == ["Other"]
    press(Key.Key_Z, Mod.ControlModifier)
    assert titles(hand.grid, 3) == before
    assert hand.grid.selection.current == Spot(4, hand.grid.shown_fields().index("title"))
    assert QApplication.focusWidget() is hand.grid


def test_rows_are_added_copied_and_removed_by_the_keys_of_the_menu(hand: GridHand) -> None:
    count = hand.grid.record_model.rowCount()
    at(hand, 3, "title")
    press(Key.Key_D, Mod.ControlModifier | Mod.ShiftModifier)
    assert hand.grid.record_model.rowCount() == count + 1
    press(Key.Key_Delete, Mod.ControlModifier)
    assert hand.grid.record_model.rowCount() == count
    press(Key.Key_Return, Mod.ControlModifier | Mod.ShiftModifier)
    assert hand.editing.editor is not None
    write("x")
    press(Key.Key_Return)
    assert hand.grid.record_model.rowCount() == count + 1


def test_ctrl_delete_inside_an_editor_deletes_a_word_and_no_row(hand: GridHand) -> None:
    count = hand.grid.record_model.rowCount()
    at(hand, 3, "title")
    press(Key.Key_F2)
    press(Key.Key_Home)
    press(Key.Key_Delete, Mod.ControlModifier)
    press(Key.Key_Return)
    assert hand.grid.record_model.rowCount() == count


def test_a_right_click_offers_commands_of_the_menu_bar_only(desk: Desk, hand: GridHand) -> None:
    at(hand, 3, "title")
    menu = hand.menu()
    offered = [one for one in menu.actions() if not one.isSeparator()]
    known = [desk.commands.action(one) for group in MENU for one in group]
    assert offered
    assert all(one in known for one in offered)
    menu.deleteLater()


def test_letters_from_an_input_method_begin_an_edit(hand: GridHand) -> None:
    at(hand, 3, "title")
    event = QInputMethodEvent()
    event.setCommitString("値")
    QApplication.sendEvent(hand.grid, event)
    assert hand.editing.editor is not None
    assert hand.editing.editor.words() == "値"
    press(Key.Key_Escape)


def test_leaving_the_page_keeps_what_was_typed(desk: Desk, hand: GridHand) -> None:
    at(hand, 3, "title")
    write("Left")
    assert desk.bench is not None
    desk.bench.show_page("board")
    desk.bench.show_page("use_cases")
    assert titles(hand.grid, 3) == ["Left"]


def test_every_key_of_the_grid_stands_in_the_registry(desk: Desk) -> None:
    listed = {key for one in desk.commands for key in (*one.keys, *one.shown_keys)}
    for key in ("F2", "Alt+Down", "Del", "Ctrl+D", "Ctrl+R", "Ctrl+;", "Ctrl+'", "Ctrl+C", "Ctrl+Shift+C", "Ctrl+X",
                "Ctrl+V", "Ctrl+A", "Shift+Space", "Ctrl+Space"):  # fmt: skip
        assert key in listed


def test_the_status_bar_repeats_why_a_cell_refuses(desk: Desk, hand: GridHand) -> None:
    at(hand, 3, "stage")
    write("4")
    assert desk.bench is not None
    assert desk.bench.page is not None
    assert hand.editing.note.words in desk.bench.page.status()
    press(Key.Key_Down)
    assert not any("gate" in words for words in desk.bench.page.status())
