"""Cells are cleared and filled, rows inserted, copied and removed: each in one step that undo takes back whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from axonix_desktop.ui.records.grid_paint import handle_box
from axonix_desktop.ui.records.selection import Spot
from tests.ui.grid_bench import GridBench, Key, Mod

CTRL = Mod.ControlModifier


def test_delete_clears_the_selected_cells_in_one_step(bench: GridBench) -> None:
    before, steps = bench.rows(), bench.steps()
    bench.at(2, "rag").to(9, "target_on").press(Key.Key_Delete)
    assert {bench.value(row, name) for row in range(2, 10) for name in ("rag", "owner_id", "target_on")} == {None}
    assert bench.steps() == steps + 1
    bench.undo()
    assert bench.rows() == before


def test_clearing_says_what_was_refused(bench: GridBench) -> None:
    bench.at(2, "stage").to(5, "owner_id").press(Key.Key_Backspace)
    assert "refused" in bench.said
    assert all(bench.value(row, "stage") is not None for row in range(2, 6))
    assert all(bench.value(row, "owner_id") is None for row in range(2, 6))


def test_ctrl_d_fills_down_and_ctrl_r_right(bench: GridBench) -> None:
    bench.at(3, "title").type("Same").press(Key.Key_Return)
    bench.at(3, "title").to(6, "title").press(Key.Key_D, CTRL)
    assert [bench.value(row, "title") for row in range(3, 7)] == ["Same"] * 4
    assert "3 cells filled" in bench.said
    bench.grid.show_fields(["title", "problem", "users_affected"])
    bench.at(3, "title").to(4, "problem").press(Key.Key_R, CTRL)
    assert [bench.value(row, "problem") for row in (3, 4)] == ["Same", "Same"]


def test_ctrl_d_in_one_cell_takes_the_value_above(bench: GridBench) -> None:
    bench.at(3, "rag").type("off").press(Key.Key_Return)
    bench.at(4, "rag").press(Key.Key_D, CTRL)
    assert bench.value(4, "rag") == "red"


def test_the_fill_handle_repeats_the_range(bench: GridBench) -> None:
    for row, number in ((2, "1"), (3, "2")):
        bench.at(row, "users_affected").type(number).press(Key.Key_Return)
    bench.at(2, "users_affected").to(3, "users_affected")
    handle = handle_box(bench.grid)
    assert handle is not None
    view, goal = bench.grid.viewport(), bench.grid.box_of(Spot(7, 7)).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Mod.NoModifier, handle.center())
    QTest.mouseMove(view, goal)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Mod.NoModifier, goal)
    assert [bench.value(row, "users_affected") for row in range(2, 8)] == [1, 2, 1, 2, 1, 2]


def test_a_row_is_inserted_with_the_next_key_and_its_name_is_asked(bench: GridBench) -> None:
    bench.hand.acts.insert_rows()
    assert bench.editor is not None
    bench.press(Key.Key_A, CTRL).type("Brand new").press(Key.Key_Return)
    assert bench.value(61, "title") == "Brand new"
    assert bench.value(61, "key") == "UC-1000"


def test_as_many_rows_are_inserted_as_are_selected(bench: GridBench) -> None:
    before = bench.rows()
    bench.at(2, "title").to(4, "title")
    bench.hand.acts.insert_rows()
    bench.press(Key.Key_Escape)
    assert bench.model.rowCount() == 64
    assert bench.last_label() == "Add 3 use cases"
    bench.undo()
    assert bench.rows() == before


def test_rows_are_duplicated_with_keys_of_their_own(bench: GridBench) -> None:
    bench.at(2, "title").to(3, "title")
    titles = [bench.words(row, "title") for row in (2, 3)]
    bench.hand.acts.duplicate_rows()
    assert [bench.words(row, "title") for row in (61, 62)] == [f"{one} (copy)" for one in titles]
    assert bench.value(61, "key") == "UC-1000"
    assert bench.value(61, "owner_id") == bench.value(2, "owner_id")
    assert len(bench.grid.selected_ids()) == 2


def test_rows_are_removed_with_an_undo_toast_and_the_keyboard_goes_to_the_next(bench: GridBench) -> None:
    before, following = bench.rows(), bench.id(5)
    bench.at(2, "title").to(4, "title")
    bench.hand.acts.remove_rows()
    assert bench.model.rowCount() == 58
    assert bench.said == "3 rows removed"
    assert bench.grid.current_record() == following
    bench.context.toast.do()
    assert bench.rows() == before


def test_the_records_selected_are_told_to_the_window(bench: GridBench) -> None:
    bench.at(2, "title").to(5, "rag")
    assert list(bench.context.current.selected) == [bench.id(row) for row in range(2, 6)]


def test_the_selection_comes_back_after_an_edit_that_reads_all_rows_anew(bench: GridBench) -> None:
    bench.at(2, "title").to(5, "rag")
    ids = bench.grid.selected_ids()
    bench.shown.load()
    assert bench.grid.selected_ids() == ids
    assert bench.place() == (2, "title")
