"""The keys of Excel move and select in the grid; nothing traps the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from axonix_desktop.ui.records.selection import Spot
from tests.ui.grid_bench import COLUMNS, GridBench, Key, Mod

LAST = 60


def area(bench: GridBench) -> tuple[tuple[int, int], tuple[int, int]]:
    """Corners of the selection as (top, bottom), (first, last)."""
    found = bench.grid.selection.area()
    assert found.is_block
    return (found.rows[0], found.rows[-1]), (found.columns[0][0], found.columns[0][-1])


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Key.Key_Down, (11, "title")), (Key.Key_Up, (9, "title")), (Key.Key_Right, (10, "business_unit_id")),
        (Key.Key_Left, (10, "key")), (Key.Key_Home, (10, "key")), (Key.Key_End, (10, "problem")),
        (Key.Key_Return, (11, "title")), (Key.Key_Tab, (10, "business_unit_id")),
    ],
)  # fmt: skip
def test_a_key_goes_where_it_goes_in_excel(bench: GridBench, key: Qt.Key, place: tuple[int, str]) -> None:
    assert bench.at(10, "title").press(key).place() == place


def test_shift_enter_goes_up_and_shift_tab_left(bench: GridBench) -> None:
    assert bench.at(10, "title").press(Key.Key_Return, Mod.ShiftModifier).place() == (9, "title")
    assert bench.press(Key.Key_Backtab, Mod.ShiftModifier).place() == (9, "key")


def test_ctrl_home_and_ctrl_end_go_to_the_corners(bench: GridBench) -> None:
    assert bench.press(Key.Key_End, Mod.ControlModifier).place() == (LAST, "problem")
    assert bench.press(Key.Key_Home, Mod.ControlModifier).place() == (0, "key")


def test_page_down_moves_by_what_is_seen_and_back(bench: GridBench) -> None:
    bench.at(0, "title").press(Key.Key_PageDown)
    row, name = bench.place()
    assert row > 5
    assert name == "title"
    assert bench.press(Key.Key_PageUp).place() == (0, "title")


def test_ctrl_arrow_goes_to_the_edge_of_the_data(bench: GridBench) -> None:
    column = bench.model.records.columns["rag"]
    filled = [bool(column.values[row]) for row in bench.model.records.order]
    start = filled.index(True)
    bench.at(start, "rag").press(Key.Key_Down, Mod.ControlModifier)
    row, _name = bench.place()
    if filled[start + 1]:
        assert all(filled[start : row + 1])
        assert row == LAST or not filled[row + 1]
    else:
        assert filled[row]
        assert not any(filled[start + 1 : row])


def test_shift_with_arrows_extends_and_the_current_cell_stays(bench: GridBench) -> None:
    bench.at(4, "title")
    for _ in range(2):
        bench.press(Key.Key_Down, Mod.ShiftModifier)
    bench.press(Key.Key_Right, Mod.ShiftModifier)
    assert bench.place() == (4, "title")
    assert area(bench) == ((4, 6), (1, 2))
    bench.press(Key.Key_Up, Mod.ShiftModifier)
    assert area(bench) == ((4, 5), (1, 2))


def test_ctrl_shift_arrow_extends_to_the_edge(bench: GridBench) -> None:
    bench.at(3, "title").press(Key.Key_Down, Mod.ControlModifier | Mod.ShiftModifier)
    assert area(bench) == ((3, LAST), (1, 1))


def test_shift_space_takes_the_row_ctrl_space_the_column_ctrl_a_all(bench: GridBench) -> None:
    bench.at(4, "rag").press(Key.Key_Space, Mod.ShiftModifier)
    assert area(bench) == ((4, 4), (0, len(COLUMNS) - 1))
    bench.at(4, "rag").press(Key.Key_Space, Mod.ControlModifier)
    assert area(bench) == ((0, LAST), (4, 4))
    bench.press(Key.Key_A, Mod.ControlModifier)
    assert area(bench) == ((0, LAST), (0, len(COLUMNS) - 1))
    assert bench.grid.selection.row_count() == LAST + 1


def test_tab_at_the_rows_end_goes_to_the_next_row(bench: GridBench) -> None:
    assert bench.at(5, "problem").press(Key.Key_Tab).place() == (6, "key")
    assert bench.press(Key.Key_Backtab, Mod.ShiftModifier).place() == (5, "problem")


def test_tab_at_the_last_cell_leaves_the_grid_and_never_wraps(bench: GridBench) -> None:
    other = QLineEdit(bench.window.statusBar())
    other.show()
    QApplication.processEvents()
    bench.at(LAST, "problem").press(Key.Key_Tab)
    assert QApplication.focusWidget() is not bench.grid
    assert bench.place() == (LAST, "problem")


def test_enter_opens_the_record_when_the_setting_says_so(bench: GridBench) -> None:
    opened: list[int] = []
    bench.grid.detail_wanted.connect(lambda: opened.append(1))
    bench.at(2, "title").press(Key.Key_Space)
    bench.context.state.keep("grid/enter_opens", True)
    bench.press(Key.Key_Return)
    assert len(opened) == 2
    assert bench.place() == (2, "title")


def click(bench: GridBench, row: int, name: str, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    spot = Spot(row, bench.grid.shown_fields().index(name))
    at = bench.grid.box_of(spot).center()
    QTest.mouseClick(bench.grid.viewport(), Qt.MouseButton.LeftButton, modifiers, at)


def test_ctrl_click_adds_a_range_and_shift_click_extends(bench: GridBench) -> None:
    click(bench, 1, "title")
    click(bench, 3, "business_unit_id", Mod.ShiftModifier)
    assert area(bench) == ((1, 3), (1, 2))
    click(bench, 6, "rag", Mod.ControlModifier)
    found = bench.grid.selection.area()
    assert found.rows == (1, 2, 3, 6)
    assert found.cells == 7
    assert bench.grid.selected_ids() == [bench.id(row) for row in (1, 2, 3, 6)]


def test_dragging_selects_a_range_and_keeps_the_cell_it_began_in(bench: GridBench) -> None:
    grid, view = bench.grid, bench.grid.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Mod.NoModifier, grid.box_of(Spot(2, 1)).center())
    QTest.mouseMove(view, grid.box_of(Spot(4, 3)).center())
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Mod.NoModifier, grid.box_of(Spot(4, 3)).center())
    assert area(bench) == ((2, 4), (1, 3))
    assert bench.place() == (2, "title")


def test_moved_columns_are_selected_as_they_are_seen(bench: GridBench) -> None:
    bench.grid.show_fields(["title", "rag", "key", "owner_id"])
    bench.at(1, "title").to(2, "key")
    found = bench.grid.selection.area()
    assert [bench.grid.field_at(one).name for one in found.columns[0]] == ["title", "rag", "key"]


def test_headings_of_groups_are_passed_over_and_never_selected(bench: GridBench) -> None:
    bench.model.beginResetModel()
    bench.model.records.order = [-1, 0, 1, 2, -2, 3, 4, 5]
    bench.model.endResetModel()
    bench.grid.selection.go(Spot(3, 1))
    assert bench.press(Key.Key_Down).place() == (5, "title")
    assert bench.press(Key.Key_Return, Mod.ShiftModifier).place() == (3, "title")
    bench.press(Key.Key_A, Mod.ControlModifier)
    assert bench.grid.selection.area().rows == (1, 2, 3, 5, 6, 7)
    assert bench.grid.selection.row_count() == 6
    assert bench.press(Key.Key_Home, Mod.ControlModifier).place()[0] == 1
    assert bench.grid.record_model.id_at(4) is None


def test_the_pointer_shows_where_a_range_can_be_dragged_on(bench: GridBench) -> None:
    bench.at(1, "title")
    box = bench.grid.box_of(Spot(1, 1))
    QTest.mouseMove(bench.grid.viewport(), box.bottomRight() - QPoint(1, 1))
    assert bench.grid.viewport().cursor().shape() is Qt.CursorShape.CrossCursor


def test_the_size_of_a_growing_selection_is_said(bench: GridBench, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("axonix_desktop.ui.records.grid.announce", lambda _widget, words: said.append(words))
    bench.at(4, "title").press(Key.Key_Down)
    assert not said
    bench.press(Key.Key_Down, Mod.ShiftModifier).press(Key.Key_Right, Mod.ShiftModifier)
    assert said == ["2 rows by 1 column selected", "2 rows by 2 columns selected"]


def test_a_right_click_keeps_the_selection_it_falls_on_and_goes_elsewhere_outside(bench: GridBench) -> None:
    bench.at(2, "title").to(4, "rag")
    for row, cells in ((3, 12), (8, 1)):
        at = bench.grid.box_of(Spot(row, 1)).center()
        QTest.mouseClick(bench.grid.viewport(), Qt.MouseButton.RightButton, Mod.NoModifier, at)
        assert bench.grid.selection.area().cells == cells
    assert bench.place() == (8, "title")
