"""Groups, columns and figures of the grid as a person uses them, and the laws of grouping."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.records import change_record
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.records import RecordsPage
from axonix_desktop.ui.records.grouping import figure_words, grouped
from axonix_desktop.ui.records.selection import Spot
from tests.pictures import settle
from tests.ui.made_up import made_up_columns

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def page_of(desk: Desk) -> RecordsPage:
    assert desk.bench is not None
    desk.bench.show_page("use_cases")
    page = desk.bench.pages["use_cases"]
    assert isinstance(page, RecordsPage)
    page.take_focus()
    return page


def test_groups_stand_in_the_order_of_their_values_with_counts(desk: Desk) -> None:
    page = page_of(desk)
    page.looking.group_by("stage")
    groups = page.records.groups
    stages = [page.records.columns["stage"].values[group.rows[0]] for group in groups]
    assert stages == sorted(stages)  # type: ignore[type-var]
    assert sum(group.count for group in groups) == 61 == page.records.shown
    assert page.model.rowCount() == 61 + len(groups)
    assert page.chips.words()[0] == "Grouped by Stage"


def test_arrows_walk_over_headings_left_closes_right_opens(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    page.looking.group_by("stage")
    grid, group = page.grid, page.records.groups[0]
    qtbot.keyClick(grid, Key.Key_Home, Modifier.ControlModifier)
    qtbot.keyClick(grid, Key.Key_Up)
    assert page.records.group_at(grid.currentIndex().row()) is group
    qtbot.keyClick(grid, Key.Key_Left)
    assert page.records.order[:2] == [-1, -2]
    assert grid.currentIndex().row() == 0
    qtbot.keyClick(grid, Key.Key_Right)
    assert page.records.order[1] == group.rows[0]
    qtbot.keyClick(grid, Key.Key_Down)
    assert grid.current_record() == page.records.ids[group.rows[0]]


def test_a_click_on_a_heading_closes_the_group_and_it_stays_closed_after_a_restart(
    desk: Desk, make_desk: object, qtbot: QtBot
) -> None:
    page = page_of(desk)
    page.looking.group_by("stage")
    settle()
    y = page.grid.rowViewportPosition(0) + 10
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, y))
    assert not page.records.groups[0].is_open
    path = desk.bench.programme.path if desk.bench else None
    desk.window.close()
    again = page_of(make_desk(path))  # type: ignore[operator]
    assert again.records.group_by == ("stage",)
    assert [group.is_open for group in again.records.groups][:2] == [False, True]


def test_other_pages_see_the_rows_without_headings(desk: Desk) -> None:
    page = page_of(desk)
    page.looking.group_by("stage")
    desk.commands.run("view.board")
    assert min(page.records.order) >= 0
    desk.commands.run("view.use_cases")
    assert page.records.groups


def test_closing_all_groups_leaves_the_headings_alone(desk: Desk) -> None:
    page = page_of(desk)
    page.looking.group_by("owner_id")
    desk.commands.run("groups.close_all")
    assert all(number < 0 for number in page.records.order)
    assert page.records.shown == 61
    desk.commands.run("groups.open_all")
    assert len(page.records.order) == 61 + len(page.records.groups)


def test_the_heading_of_the_rows_in_sight_stays_at_the_top(desk: Desk) -> None:
    page = page_of(desk)
    page.looking.group_by("stage")
    settle()
    high = page.grid.rowHeight(0)
    page.grid.verticalScrollBar().setValue(high * 3 + 5)
    [(place, y)] = page.heads._sticky()
    assert page.records.group_at(place) is page.records.groups[0]
    assert -high < y <= 0


@given(st.sampled_from([("stage",), ("rag",), ("owner_id", "stage"), ("target_on",), ("business_unit_id", "rag")]),
       st.integers(0, 60), st.booleans())  # fmt: skip
def test_groups_hold_every_row_once_and_count_what_is_shown(by: tuple[str, ...], count: int, is_closed: bool) -> None:
    columns = made_up_columns(count)
    columns.filter("claims" if count % 2 else "")
    columns.group(by)
    outer = [group for group in columns.groups if not group.level]
    assert sum(group.count for group in outer) == columns.shown
    assert sorted(row for group in outer for row in group.rows) == sorted(columns.rows)
    closed = frozenset(group.path for group in columns.groups) if is_closed else frozenset()
    order, groups = grouped(columns.rows, columns.columns, by, closed)
    assert [number for number in order if number >= 0] == ([] if is_closed else [
        row for group in groups if group.level == len(by) - 1 for row in group.rows
    ])  # fmt: skip
    assert len([one for one in groups if one.level == 0]) == len(outer)


def test_a_heading_sums_the_numbers_of_its_rows() -> None:
    columns = made_up_columns(40, ("key", "title", "stage", "users_affected"))
    columns.group(["stage"])
    users = columns.columns["users_affected"]
    for group in columns.groups:
        numbers = [value for row in group.rows if isinstance(value := users.values[row], int)]
        assert figure_words(group, users) == (f"{sum(numbers):,}" if numbers else "")


def test_columns_are_moved_frozen_and_sized_by_commands_alone(desk: Desk) -> None:
    page = page_of(desk)
    page.grid.go(Spot(0, 1))
    assert page.looking.current_field() == "title"
    desk.commands.run("columns.later")
    assert page.grid.shown_fields()[:3] == ["key", "business_unit_id", "title"]
    desk.commands.run("columns.earlier")
    desk.commands.run("columns.freeze")
    assert page.grid.frozen == 2
    before = page.arrangement.width_of("title")
    desk.commands.run("columns.narrower")
    assert page.arrangement.width_of("title") == before - 24
    desk.commands.run("columns.hide")
    assert "title" not in page.grid.shown_fields()
    assert page.bar.views.save.isVisible()
    desk.commands.run("view.reset")
    assert page.grid.shown_fields()[:2] == ["key", "title"]
    assert page.grid.frozen == 0


def test_frozen_columns_stay_where_they_are_while_the_others_scroll(desk: Desk) -> None:
    page = page_of(desk)
    desk.window.resize(1280, 800)
    settle()
    page.looking.freeze_columns(2)
    page.grid.horizontalScrollBar().setValue(150)
    settle()
    model, grid = page.model, page.grid
    key, stage = model.section_of("key"), model.section_of("stage")
    assert grid.visualRect(model.index(0, key)).left() == 0
    assert grid.columnAt(5) == key
    assert grid.indexAt(QPoint(5, 5)).column() == key
    grid.go(Spot(0, grid.shown_fields().index("stage")))
    assert grid.visualRect(model.index(0, stage)).left() >= grid.frozen_rect().right()
    assert not grid.frozen_rect().intersects(QRect(grid.visualRect(model.index(0, stage))))


def test_the_title_takes_the_room_that_is_left_until_it_is_sized(desk: Desk) -> None:
    page = page_of(desk)
    page.looking.set_columns(["key", "title", "rag"])
    settle()
    shown = sum(page.grid.columnWidth(page.model.section_of(name)) for name in ("key", "title", "rag"))
    assert shown == page.grid.viewport().width()
    page.grid.horizontalHeader().resizeSection(page.model.section_of("title"), 300)
    assert page.arrangement.width_of("title") == 300
    assert not page.arrangement.layout().is_elastic


def test_the_columns_panel_is_worked_by_keys(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    desk.commands.run("data.columns")
    panel = page.looking.panel
    assert panel is not None
    qtbot.keyClicks(panel.search, "vendor")
    qtbot.keyClick(panel.search, Key.Key_Down)
    assert panel.current() == "vendor"
    qtbot.keyClick(panel.items, Key.Key_Space)
    assert page.grid.shown_fields()[-1] == "vendor"
    qtbot.keyClick(panel.items, Key.Key_Up, Modifier.AltModifier)
    assert page.grid.shown_fields()[-2] == "vendor"
    assert panel.current() == "vendor"
    panel.close()


def test_the_status_bar_adds_up_what_is_selected(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    assert desk.bench is not None
    for number, users in zip(page.records.ids[:3], (1_000, 250, 10), strict=True):
        act = partial(change_record, kind="use_case", number=number, values={"users_affected": users})
        assert desk.bench.change(act, "")
    page.looking.set_columns(["key", "title", "users_affected"])
    page.grid.go(Spot(0, 2))
    page.grid.selection.extend(Spot(60, 2))
    qtbot.waitUntil(lambda: len(page.status()) == 4, timeout=2_000)
    assert page.status() == ("61 use cases", "61 selected", "Sum of users affected: 1,260", "Average 420")
    page.grid.go(Spot(0, 2))
    qtbot.waitUntil(lambda: page.status() == ("61 use cases", "1 selected"), timeout=2_000)


def test_rows_are_compact_normal_or_comfortable(desk: Desk) -> None:
    page = page_of(desk)
    heights = []
    for name in ("compact", "normal", "comfortable"):
        desk.commands.run(f"rows.{name}")
        heights.append(page.grid.rowHeight(0))
    assert heights == [28, 36, 44]


def test_sorting_three_keys_keeps_the_selected_record(desk: Desk) -> None:
    page = page_of(desk)
    page.grid.go(Spot(7, 1))
    chosen = page.grid.current_record()
    page.looking.sort_field("rag", is_descending=True, is_added=False)
    page.looking.sort_field("stage", is_descending=False, is_added=True)
    page.looking.sort_field("title", is_descending=False, is_added=True)
    assert [key.field for key in page.records.sort_keys] == ["rag", "stage", "title"]
    assert page.grid.current_record() == chosen
    assert QApplication.focusWidget() is page.grid


def test_a_click_on_a_frozen_heading_sorts_that_column_and_not_the_one_beneath(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    desk.window.resize(1280, 800)
    settle()
    page.looking.freeze_columns(1)
    page.grid.horizontalScrollBar().setValue(180)
    settle()
    header = page.grid.horizontalHeader()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    assert [key.field for key in page.records.sort_keys] == ["key"]
    beside = page.grid.frozen_rect().right() + 80
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Modifier.ShiftModifier, QPoint(beside, 10))
    seen = page.model.fields[header.logicalIndexAt(beside)].name
    assert [key.field for key in page.records.sort_keys] == ["key", seen]


def test_a_double_click_on_the_edge_of_a_heading_fits_the_column(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    section = page.model.section_of("business_unit_id")
    page.looking.freeze_columns(0)
    header = page.grid.horizontalHeader()
    header.resizeSection(section, 400)
    edge = QPoint(header.sectionViewportPosition(section) + 400 - 2, 10)
    qtbot.mouseMove(header.viewport(), edge)
    qtbot.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    assert page.grid.columnWidth(section) < 250


def test_dragging_a_heading_moves_the_column_and_marks_the_view(desk: Desk) -> None:
    page = page_of(desk)
    header = page.grid.horizontalHeader()
    header.moveSection(0, 1)
    assert page.grid.shown_fields()[:2] == ["title", "key"]
    assert page.views.is_changed
    page.views.reset()
    assert page.grid.shown_fields()[:2] == ["key", "title"]
    assert not page.views.is_changed
