"""What a person does in the window: type in the filter, click headings, walk with the keys, change page and theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.board import BoardPage
from axonix_desktop.ui.pages.records import RecordsPage
from axonix_desktop.ui.records.grid import RecordGrid
from axonix_desktop.ui.workbench import Workbench
from tests.pictures import settle

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def bench_of(desk: Desk) -> Workbench:
    assert desk.bench is not None
    return desk.bench


def grid_page(desk: Desk) -> RecordsPage:
    page = bench_of(desk).pages["use_cases"]
    assert isinstance(page, RecordsPage)
    return page


def grid_of(desk: Desk) -> RecordGrid:
    return grid_page(desk).grid


def titles(desk: Desk) -> list[str]:
    records = grid_page(desk).records
    return [records.columns["title"].text(row) for row in records.order]


def click_heading(qtbot: QtBot, grid: RecordGrid, name: str, modifier: Qt.KeyboardModifier) -> None:
    header = grid.horizontalHeader()
    section = grid.record_model.section_of(name)
    at = QPoint(header.sectionViewportPosition(section) + 30, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def test_the_window_opens_on_the_rows_with_the_keyboard_in_the_grid(desk: Desk) -> None:
    assert desk.window.top_bar.title == "Use cases"
    assert desk.window.top_bar.count == "61 use cases"
    assert QApplication.focusWidget() is grid_of(desk)
    assert "sixty.axonix" in desk.window.windowTitle()


def test_typing_in_the_filter_narrows_the_rows_and_says_so(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window, Key.Key_F, Modifier.ControlModifier)
    box = desk.window.top_bar.filter_box
    assert QApplication.focusWidget() is box
    qtbot.keyClicks(box, "last one")
    qtbot.waitUntil(lambda: titles(desk) == ["Last one in"])
    assert desk.window.status.counts.startswith("1 of 61 use cases")
    assert "selected" not in desk.window.status.counts
    assert grid_page(desk).chips.words() == ["Contains “last one”"]
    qtbot.keyClick(box, Key.Key_Escape)
    assert len(titles(desk)) == 61


def test_a_filter_that_matches_nothing_says_so_and_can_be_cleared(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.window.top_bar.filter_box, "xyzzy")
    page = grid_page(desk)
    qtbot.waitUntil(lambda: not page.is_showing_rows)
    assert page.state.title == "Nothing matches the filter"
    button = next(one for one in page.state.findChildren(QPushButton) if one.text() == "Clear the filter")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.is_showing_rows
    assert len(titles(desk)) == 61


def test_down_from_the_filter_goes_to_the_rows(desk: Desk, qtbot: QtBot) -> None:
    box = desk.window.top_bar.filter_box
    box.setFocus()
    qtbot.keyClicks(box, "claims")
    qtbot.keyClick(box, Key.Key_Down)
    assert QApplication.focusWidget() is grid_of(desk)
    assert len(titles(desk)) < 61


def test_a_click_on_a_heading_sorts_and_shift_adds_a_key(desk: Desk, qtbot: QtBot) -> None:
    grid = grid_of(desk)
    click_heading(qtbot, grid, "stage", Modifier.NoModifier)
    click_heading(qtbot, grid, "title", Modifier.ShiftModifier)
    keys = [(key.field, key.is_descending) for key in grid.record_model.records.sort_keys]
    assert keys == [("stage", False), ("title", False)]
    assert grid_page(desk).chips.words() == ["Stage, ascending", "Use case, ascending"]


def test_a_sort_keeps_the_selected_record(desk: Desk, qtbot: QtBot) -> None:
    grid = grid_of(desk)
    for _ in range(5):
        qtbot.keyClick(grid, Key.Key_Down)
    record = grid.current_record()
    click_heading(qtbot, grid, "title", Modifier.NoModifier)
    assert grid.current_record() == record
    assert grid.selected_ids() == [record]


def test_enter_goes_down_and_shift_enter_up(desk: Desk, qtbot: QtBot) -> None:
    grid = grid_of(desk)
    qtbot.keyClick(grid, Key.Key_Return)
    qtbot.keyClick(grid, Key.Key_Return)
    assert grid.currentIndex().row() == 2
    qtbot.keyClick(grid, Key.Key_Return, Modifier.ShiftModifier)
    assert grid.currentIndex().row() == 1


def test_tab_leaves_the_grid_at_its_last_cell(desk: Desk, qtbot: QtBot) -> None:
    grid = grid_of(desk)
    qtbot.keyClick(grid, Key.Key_End, Modifier.ControlModifier)
    qtbot.keyClick(grid, Key.Key_Tab)
    assert QApplication.focusWidget() is not grid


def test_space_opens_the_detail_and_it_follows_the_row(desk: Desk, qtbot: QtBot) -> None:
    bench, grid = bench_of(desk), grid_of(desk)
    qtbot.keyClick(desk.window, Key.Key_I, Modifier.ControlModifier)
    assert not desk.window.workspace.is_detail_shown
    qtbot.keyClick(grid, Key.Key_Space)
    assert desk.window.workspace.is_detail_shown
    assert QApplication.focusWidget() is grid
    panel = bench.detail.panel
    assert panel is not None
    assert panel.record_id == grid.current_record()
    qtbot.keyClick(grid, Key.Key_Down)
    qtbot.waitUntil(lambda: panel.record_id == grid.current_record())


def test_control_and_a_digit_change_the_page_and_the_record_stays(desk: Desk, qtbot: QtBot) -> None:
    bench, grid = bench_of(desk), grid_of(desk)
    qtbot.keyClick(grid, Key.Key_Down)
    record = grid.current_record()
    qtbot.keyClick(desk.window, Key.Key_3, Modifier.ControlModifier)
    assert desk.window.top_bar.title == "Board"
    board = bench.pages["board"]
    assert isinstance(board, BoardPage)
    marked = [one for one in board.columns if one.list.selectionModel().hasSelection()]
    assert len(marked) == 1
    assert QApplication.focusWidget() is marked[0].list
    qtbot.keyClick(marked[0].list, Key.Key_Down)
    moved = bench.current.record_id
    assert moved not in (None, record)
    qtbot.keyClick(desk.window, Key.Key_2, Modifier.ControlModifier)
    assert grid.current_record() == moved


def test_arrow_keys_walk_over_the_board_and_skip_empty_stages(desk: Desk, qtbot: QtBot) -> None:
    bench = bench_of(desk)
    desk.commands.run("view.board")
    board = bench.pages["board"]
    assert isinstance(board, BoardPage)
    desk.window.top_bar.filter_box.setText("last one")
    qtbot.waitUntil(lambda: grid_page(desk).records.shown == 1)
    assert [len(one.model.rows) for one in board.columns] == [0] * 9 + [1]
    desk.window.top_bar.filter_box.clear_now()
    board.columns[1].list.setFocus()
    qtbot.keyClick(board.columns[1].list, Key.Key_Right)
    assert QApplication.focusWidget() is board.columns[2].list
    qtbot.keyClick(board.columns[2].list, Key.Key_Left)
    assert QApplication.focusWidget() is board.columns[1].list


def test_f6_walks_through_the_panes_and_back(desk: Desk, qtbot: QtBot) -> None:
    window = desk.window
    seen = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget() or window, Key.Key_F6)
        seen.append(pane_of(desk, QApplication.focusWidget()))
    assert set(seen) >= {"rail", "top", "content", "detail"}
    here = pane_of(desk, QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget() or window, Key.Key_F6)
    qtbot.keyClick(QApplication.focusWidget() or window, Key.Key_F6, Modifier.ShiftModifier)
    assert pane_of(desk, QApplication.focusWidget()) == here


def pane_of(desk: Desk, widget: QWidget | None) -> str:
    window, detail = desk.window, bench_of(desk).detail.panel
    panes = {"rail": window.rail, "top": window.top_bar, "content": window.workspace.pages, "detail": detail}
    return next((name for name, pane in panes.items() if pane and widget and pane.isAncestorOf(widget)), "")


def test_the_theme_switches_at_once_and_is_remembered(desk: Desk, qtbot: QtBot) -> None:
    light = pixel(desk)
    qtbot.keyClick(desk.window, Key.Key_T, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert desk.look.scheme.is_dark
    assert pixel(desk).lightness() < 60 < light.lightness()
    assert desk.state.text("theme") == "dark"


def pixel(desk: Desk) -> QColor:
    settle()
    return desk.window.grab().toImage().pixelColor(desk.window.width() - 400, 30)


def test_larger_text_makes_rows_higher_and_columns_wider(desk: Desk) -> None:
    grid = grid_of(desk)
    height, width = grid.rowHeight(0), grid.columnWidth(1)
    desk.commands.run("view.larger")
    assert grid.rowHeight(0) > height
    assert grid.columnWidth(1) > width


def test_columns_can_be_hidden_shown_and_reset(desk: Desk) -> None:
    page = grid_page(desk)
    page.show_column("rag", is_shown=False)
    page.show_column("vendor", is_shown=True)
    assert "rag" not in page.grid.shown_fields()
    assert "vendor" in page.records.columns
    page.reset_columns()
    assert page.grid.shown_fields()[:3] == ["key", "title", "business_unit_id"]


def test_every_column_is_in_the_columns_panel(desk: Desk) -> None:
    page = grid_page(desk)
    page.open_columns_menu()
    panel = page.looking.panel
    assert panel is not None
    words = {panel.items.item(at).text() for at in range(panel.items.count())}
    panel.close()
    assert {field.label for field in page.model.fields} <= words


def test_page_columns_and_sort_direction_survive_a_restart(
    make_desk: Callable[[Path | None], Desk], programme_path: Path
) -> None:
    first = make_desk(programme_path)
    grid_page(first).show_column("rag", is_shown=False)
    first.commands.run("view.board")
    first.window.close()
    second = make_desk(programme_path)
    assert second.window.top_bar.title == "Board"
    second.commands.run("view.use_cases")
    assert "rag" not in grid_page(second).grid.shown_fields()


def test_undo_is_named_takes_back_and_brings_again(desk: Desk, qtbot: QtBot) -> None:
    action = desk.commands.action("edit.undo")
    assert action.text() == "&Undo add use case “Last one in”"
    qtbot.keyClick(desk.window, Key.Key_Z, Modifier.ControlModifier)
    assert "Last one in" not in titles(desk)
    assert desk.window.toast.text == "Undone: Add use case “Last one in”"
    assert desk.window.status.counts.startswith("60 use cases")
    qtbot.keyClick(desk.window, Key.Key_Y, Modifier.ControlModifier)
    assert "Last one in" in titles(desk)


def test_undo_stops_before_the_beginning_of_the_programme(desk: Desk) -> None:
    desk.commands.run("edit.undo")
    desk.commands.run("edit.undo")
    assert not desk.commands.action("edit.undo").isEnabled()
    assert "nothing to undo" in desk.commands.action("edit.undo").toolTip()


def test_the_toast_does_its_action_and_covers_no_row(desk: Desk) -> None:
    desk.commands.run("edit.undo")
    settle()
    toast, pages = desk.window.toast, desk.window.workspace.pages
    page = grid_page(desk)
    assert toast.y() >= pages.y() + page.geometry().bottom() - 16
    toast.do()
    assert "Last one in" in titles(desk)


def test_the_rail_collapses_and_says_so(desk: Desk, qtbot: QtBot) -> None:
    wide = desk.window.rail.width()
    qtbot.keyClick(desk.window, Key.Key_B, Modifier.ControlModifier)
    assert desk.window.rail.width() < wide / 2
    assert desk.state.flag("rail/folded", default=False)


def test_a_narrow_window_lays_the_detail_over_the_page(desk: Desk) -> None:
    bench = bench_of(desk)
    bench.detail.show(is_shown=True)
    desk.window.resize(1040, 700)
    settle()
    assert desk.window.workspace.is_narrow
    assert desk.window.workspace.pages.width() == desk.window.workspace.width()
    assert bench.detail.panel is not None
    assert bench.detail.panel.isVisible()
    desk.window.resize(1440, 900)
    settle()
    assert desk.window.workspace.pages.width() < desk.window.workspace.width()


@pytest.mark.parametrize("page", ["use_cases", "board"])
def test_every_control_that_takes_the_keyboard_has_a_name(desk: Desk, page: str) -> None:
    bench = bench_of(desk)
    bench.show_page(page)
    bench.detail.show(is_shown=True)
    settle()
    nameless = []
    for widget in desk.window.findChildren(QWidget):
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible()
        inner = isinstance(widget.parent(), QLineEdit)
        words = widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "")
        if takes and not inner and (not words or words != words.strip()):
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert not nameless


def test_showing_the_board_keeps_the_record_that_was_current(desk: Desk, qtbot: QtBot) -> None:
    bench = bench_of(desk)
    qtbot.keyClick(grid_of(desk), Key.Key_End, Modifier.ControlModifier)
    record = bench.current.record_id
    desk.commands.run("view.board")
    settle()
    assert bench.current.record_id == record
    board = bench.pages["board"]
    assert isinstance(board, BoardPage)
    assert QApplication.focusWidget() is board.columns[9].list


class ShownWindows(QObject):
    """Notes every top-level window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


def test_no_window_but_the_main_one_ever_flashes(
    make_desk: Callable[[Path | None], Desk], programme_path: Path, qapp: QApplication
) -> None:
    shown = ShownWindows()
    qapp.installEventFilter(shown)
    desk = make_desk(None)
    desk.open_path(programme_path)
    for command in ("view.board", "view.use_cases", "view.detail", "view.detail", "view.theme", "edit.undo"):
        desk.commands.run(command)
        settle()
    qapp.removeEventFilter(shown)
    assert shown.names == ["MainWindow"]


def test_a_screen_reader_finds_cells_with_column_and_value(desk: Desk) -> None:
    reader = QAccessible.queryAccessibleInterface(grid_of(desk))
    assert reader is not None
    children = [reader.child(place) for place in range(200)]
    spoken = [child.text(QAccessible.Text.Name) for child in children if child is not None]
    assert any(words.startswith("Key: UC-001, ") for words in spoken)
    assert any(words.startswith("Stage: ") for words in spoken)
    assert reader.text(QAccessible.Text.Name) == "Use cases"


def test_the_rail_marks_the_page_and_walks_by_arrow_keys(desk: Desk, qtbot: QtBot) -> None:
    desk.window.rail.focus_first()
    first = QApplication.focusWidget()
    assert first is not None
    assert first.accessibleName() == "Use cases"
    qtbot.keyClick(first, Key.Key_Down)
    second = QApplication.focusWidget()
    assert second is not None
    qtbot.keyClick(second, Key.Key_Return)
    assert desk.window.top_bar.title == "Board"


def test_escape_in_the_detail_closes_it_and_gives_the_keyboard_back(desk: Desk, qtbot: QtBot) -> None:
    bench = bench_of(desk)
    bench.detail.show(is_shown=True)
    assert bench.detail.panel is not None
    qtbot.keyClick(bench.detail.panel, Key.Key_Escape)
    assert not desk.window.workspace.is_detail_shown
    assert QApplication.focusWidget() is grid_of(desk)
