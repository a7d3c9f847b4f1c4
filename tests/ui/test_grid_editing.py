"""A cell is edited as in Excel; a value that does not fit stays with its reason; a locked cell says why."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from axonix_desktop.ui.records.choosing import CalendarPopup, ListPopup
from axonix_desktop.ui.records.selection import Spot
from tests.ui.grid_bench import GridBench, Key, Mod


def test_f2_keeps_the_words_and_puts_the_caret_behind_them(bench: GridBench) -> None:
    before = bench.words(2, "title")
    bench.at(2, "title").press(Key.Key_F2).type(" II").press(Key.Key_Return)
    assert bench.value(2, "title") == f"{before} II"
    assert bench.place() == (3, "title")


def test_typing_replaces_and_enter_goes_down(bench: GridBench) -> None:
    bench.at(2, "title").type("Fresh").press(Key.Key_Return)
    assert bench.value(2, "title") == "Fresh"
    assert bench.words(2, "title") == "Fresh"
    assert bench.place() == (3, "title")
    assert bench.editor is None
    assert bench.last_label() == f"Change name of {bench.value(2, 'key')}"


def test_shift_enter_keeps_and_goes_up_tab_right_without_another_editor(bench: GridBench) -> None:
    bench.at(2, "title").type("One").press(Key.Key_Return, Mod.ShiftModifier)
    assert bench.place() == (1, "title")
    bench.type("Two").press(Key.Key_Tab)
    assert bench.place() == (1, "business_unit_id")
    assert bench.editor is None
    bench.at(1, "title").type("Three").press(Key.Key_Backtab, Mod.ShiftModifier)
    assert bench.place() == (1, "key")
    assert [bench.value(row, "title") for row in (1, 2)] == ["Three", "One"]


def test_esc_restores_and_leaves_no_step(bench: GridBench) -> None:
    before, steps = bench.value(2, "title"), bench.steps()
    bench.at(2, "title").type("Wrong").press(Key.Key_Escape)
    assert bench.value(2, "title") == before
    assert bench.editor is None
    assert bench.steps() == steps
    assert QApplication.focusWidget() is bench.grid


def test_enter_without_a_change_leaves_no_step(bench: GridBench) -> None:
    steps = bench.steps()
    bench.at(2, "title").press(Key.Key_F2).press(Key.Key_Return)
    assert bench.steps() == steps
    assert bench.place() == (3, "title")


def test_arrows_leave_an_edit_begun_by_typing_and_move_the_caret_after_f2(bench: GridBench) -> None:
    bench.at(2, "title").type("Typed").press(Key.Key_Right)
    assert bench.value(2, "title") == "Typed"
    assert bench.place() == (2, "business_unit_id")
    bench.at(2, "title").press(Key.Key_F2).press(Key.Key_Left).type("X").press(Key.Key_Return)
    assert bench.value(2, "title") == "TypeXd"


def test_a_double_click_edits(bench: GridBench) -> None:
    at = bench.grid.box_of(Spot(3, 1)).center()
    QTest.mouseClick(bench.grid.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, at)
    QTest.mouseDClick(bench.grid.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, at)
    assert bench.editor is not None
    assert bench.editor.words() == bench.words(3, "title")


def test_a_click_elsewhere_keeps_what_was_typed(bench: GridBench) -> None:
    bench.at(2, "title").type("Kept")
    at = bench.grid.box_of(Spot(5, 4)).center()
    QTest.mouseClick(bench.grid.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, at)
    assert bench.value(2, "title") == "Kept"
    assert bench.place() == (5, "rag")


def test_a_value_that_does_not_fit_stays_with_the_reason_beside_it(bench: GridBench) -> None:
    before = bench.value(2, "users_affected")
    bench.at(2, "users_affected").type("many").press(Key.Key_Return)
    assert bench.editor is not None
    assert bench.editor.words() == "many"
    assert "many" in bench.note
    assert "number" in bench.note
    assert bench.value(2, "users_affected") == before
    bench.press(Key.Key_Escape)
    assert (bench.editor, bench.note) == (None, "")
    assert bench.value(2, "users_affected") == before


def test_a_bad_value_is_not_lost_by_a_click_elsewhere(bench: GridBench) -> None:
    bench.at(2, "users_affected").type("many")
    at = bench.grid.box_of(Spot(5, 1)).center()
    QTest.mouseClick(bench.grid.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier, at)
    QApplication.processEvents()
    assert bench.editor is not None
    assert bench.editor.words() == "many"
    assert bench.place() == (2, "users_affected")


def test_a_key_that_is_taken_is_refused_in_the_editor(bench: GridBench) -> None:
    bench.at(2, "key").type(str(bench.value(1, "key"))).press(Key.Key_Return)
    assert bench.editor is not None
    assert "same “Key”" in bench.note
    bench.press(Key.Key_Escape)


def test_a_needed_field_cannot_be_emptied(bench: GridBench) -> None:
    before = bench.value(2, "title")
    bench.at(2, "title").press(Key.Key_F2)
    bench.press(Key.Key_A, Mod.ControlModifier).press(Key.Key_Delete).press(Key.Key_Return)
    assert "is needed" in bench.note
    bench.press(Key.Key_Escape).press(Key.Key_Delete)
    assert "is needed" in bench.note
    assert bench.value(2, "title") == before


def test_the_stage_says_why_it_is_locked_and_how_to_move_on(bench: GridBench) -> None:
    before = bench.value(2, "stage")
    bench.at(2, "stage").type("5")
    assert bench.editor is None
    assert "gate" in bench.note
    assert "Alt+Shift+Right" in bench.note
    bench.press(Key.Key_Delete)
    assert "gate" in bench.note
    assert bench.value(2, "stage") == before
    bench.press(Key.Key_Down)
    assert bench.note == ""


@pytest.mark.parametrize(
    "words", ["22 Nov 2026", "22/11/2026", "2026-11-22", "22 nov", "Nov 22, 2026", "22.11.26", "22 November 2026"]
)
def test_a_date_is_read_in_any_form_people_write(bench: GridBench, words: str) -> None:
    bench.at(2, "target_on").type(words).press(Key.Key_Return)
    assert bench.value(2, "target_on") == date(2026, 11, 22)


def test_a_date_says_how_it_is_read_while_it_is_typed(bench: GridBench) -> None:
    bench.at(2, "target_on").type("01/02/2026")
    assert bench.note == "Read as 1 February 2026"


def test_alt_down_opens_the_calendar_and_arrows_choose_a_day(bench: GridBench) -> None:
    bench.at(2, "target_on").type("22 Nov 2026").press(Key.Key_Return)
    bench.at(2, "target_on").press(Key.Key_Down, Mod.AltModifier)
    assert bench.window.findChild(CalendarPopup).isVisible()  # type: ignore[union-attr]
    bench.press(Key.Key_Down).press(Key.Key_Right).press(Key.Key_Return)
    assert bench.value(2, "target_on") == date(2026, 11, 30)


def test_ctrl_semicolon_puts_in_today(bench: GridBench) -> None:
    bench.at(2, "target_on").press(Key.Key_Semicolon, Mod.ControlModifier)
    assert bench.value(2, "target_on") == date(2026, 11, 22)


def test_ctrl_quote_takes_the_value_from_above(bench: GridBench) -> None:
    bench.at(3, "business_unit_id").press(Key.Key_Apostrophe, Mod.ControlModifier)
    assert bench.value(3, "business_unit_id") == bench.value(2, "business_unit_id")


def test_alt_down_lists_the_choices_and_enter_takes_one(bench: GridBench) -> None:
    bench.at(2, "rag").press(Key.Key_Delete).press(Key.Key_Down, Mod.AltModifier)
    popup = bench.window.findChild(ListPopup)
    assert popup is not None
    words = [popup.list.item(row).text() for row in range(popup.list.count())]
    assert words == ["On track", "At risk", "Off track", "Leave empty"]
    bench.press(Key.Key_Down).press(Key.Key_Down).press(Key.Key_Return)
    assert bench.value(2, "rag") == "amber"
    assert bench.place() == (3, "rag")


def test_typing_narrows_the_list_of_people_and_enter_takes_the_first(bench: GridBench) -> None:
    bench.at(2, "owner_id").type("kha").press(Key.Key_Return)
    assert bench.words(2, "owner_id") == "Aisha Khan"


def test_a_name_that_is_not_there_can_be_made_in_one_step(bench: GridBench) -> None:
    steps = bench.steps()
    bench.at(2, "owner_id").type("Nadia Bell")
    popup = bench.window.findChild(ListPopup)
    assert popup is not None
    assert popup.list.item(popup.list.count() - 1).text() == "Create “Nadia Bell”"
    bench.press(Key.Key_Down).press(Key.Key_Return)
    assert bench.words(2, "owner_id") == "Nadia Bell"
    assert bench.steps() == steps + 1
    bench.undo()
    assert "Nadia Bell" not in bench.programme.titles("person").values()


def test_an_unknown_name_is_refused_in_words(bench: GridBench) -> None:
    bench.at(2, "owner_id").type("Nobody Known").press(Key.Key_Return)
    assert bench.note == "There is no person called “Nobody Known”. Choose one from the list."


def test_emptying_a_reference_empties_it(bench: GridBench) -> None:
    bench.at(2, "owner_id").type("kha").press(Key.Key_Return)
    bench.at(2, "owner_id").press(Key.Key_F2).press(Key.Key_A, Mod.ControlModifier)
    bench.press(Key.Key_Backspace).press(Key.Key_Return)
    assert bench.value(2, "owner_id") is None


def test_several_tags_are_typed_with_commas(bench: GridBench) -> None:
    bench.at(2, "tags").type("pilot, board").press(Key.Key_Return)
    assert bench.value(2, "tags") == ("pilot", "board")


def test_long_text_takes_new_lines_with_alt_enter(bench: GridBench) -> None:
    bench.at(2, "problem").type("First")
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    bench.press(Key.Key_Return, Mod.AltModifier).type("second").press(Key.Key_Return)
    assert bench.value(2, "problem") == "First\nsecond"


def test_ctrl_enter_fills_the_selection_with_what_was_typed(bench: GridBench) -> None:
    steps = bench.steps()
    bench.at(2, "users_affected").to(5, "users_affected").type("250").press(Key.Key_Return, Mod.ControlModifier)
    assert [bench.value(row, "users_affected") for row in range(2, 6)] == [250] * 4
    assert bench.steps() == steps + 1
    assert bench.grid.selection.area().cells == 4


def test_the_keyboard_stays_in_its_row_when_an_edit_moves_it_in_the_sort(bench: GridBench) -> None:
    from axonix_desktop.ui.records.columns import SortKey

    bench.grid.sort_by([SortKey("title")])
    following, edited = bench.id(11), bench.id(10)
    bench.at(10, "title").type("zzz last").press(Key.Key_Return)
    assert bench.grid.current_record() == following
    assert bench.model.records.place_of(edited) == 60


def test_a_read_only_file_says_so_at_the_first_key(bench: GridBench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(bench.programme), "read_only_reason", "Someone else has it open.")
    bench.at(2, "title").type("x")
    assert bench.note == "Someone else has it open."
    assert bench.editor is None


def test_an_editor_has_the_name_of_its_field_for_a_screen_reader(bench: GridBench) -> None:
    bench.at(2, "target_on").press(Key.Key_F2)
    assert bench.editor is not None
    assert bench.editor.input.accessibleName() == "Target"
