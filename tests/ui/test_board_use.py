"""The board as people use it: choosing, laying out, narrowing, moving by key and menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from axonix_desktop.core.filters import Condition
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.queries.settings import setting
from axonix_desktop.ui.board.limits import LimitsDialog
from axonix_desktop.ui.board.options import CARD_FIELDS, WIP_LIMITS
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.gates.dialog import GateDialog
from axonix_desktop.ui.gates.several import SeveralDialog
from axonix_desktop.ui.pages.board import BoardPage
from tests.pictures import settle
from tests.ui.meeting import meeting

Key, Modifier = Qt.Key, Qt.KeyboardModifier
ALT_SHIFT = Modifier.AltModifier | Modifier.ShiftModifier


@pytest.fixture
def board(desk: Desk) -> BoardPage:
    """The board of sixty use cases, shown."""
    desk.commands.run("view.board")
    settle()
    page = desk.page("board")
    assert isinstance(page, BoardPage)
    return page


def stage_of(board: BoardPage, record_id: int) -> int:
    found = rows(board.context.programme.file, "use_case", ["stage"], {"id": record_id})
    assert isinstance(found[0][0], int)
    return found[0][0]


def movable(board: BoardPage, stage: int) -> list[int]:
    """The places of the cards of a stage whose use case is not over."""
    model, file = board.columns[stage].model, board.context.programme.file
    going = {row[0] for row in rows(file, "use_case", ["id"], {"status": ["active", "proposed", "on_hold"]})}
    return [place for place in range(len(model.items)) if model.record_at(place) in going]


def click(qtbot: QtBot, board: BoardPage, stage: int, place: int, modifier: Modifier = Modifier.NoModifier) -> None:
    """Click a card."""
    cards = board.columns[stage].list
    cards.scrollTo(cards.model().index(place, 0))
    at = cards.visualRect(cards.model().index(place, 0)).center()
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def test_cards_of_several_columns_are_chosen_with_control_and_the_grid_has_the_same(
    board: BoardPage, desk: Desk, qtbot: QtBot
) -> None:
    click(qtbot, board, 2, 0)
    click(qtbot, board, 4, 1, Modifier.ControlModifier)
    wanted = {board.columns[2].model.record_at(0), board.columns[4].model.record_at(1)}
    assert set(board.context.current.selected) == wanted
    assert any("2 selected" in words for words in board.status())
    click(qtbot, board, 3, 0)
    assert set(board.context.current.selected) == {board.columns[3].model.record_at(0)}


def test_control_a_chooses_the_whole_column(board: BoardPage, qtbot: QtBot) -> None:
    click(qtbot, board, 4, 0)
    qtbot.keyClick(board.columns[4].list, Key.Key_A, Modifier.ControlModifier)
    assert len(board.context.current.selected) == len(board.columns[4].model.rows) > 1


def test_shift_and_arrow_chooses_a_range(board: BoardPage, qtbot: QtBot) -> None:
    click(qtbot, board, 4, 0)
    qtbot.keyClick(board.columns[4].list, Key.Key_Down, Modifier.ShiftModifier)
    assert board.context.current.selected == tuple(board.columns[4].model.record_at(place) for place in (0, 1))


def test_what_is_chosen_in_the_grid_is_marked_on_the_board(board: BoardPage, desk: Desk) -> None:
    first, second = board.columns[1].model.record_at(0), board.columns[6].model.record_at(0)
    assert first is not None
    assert second is not None
    board.context.current.set(first)
    board.context.current.select([first, second])
    assert board.columns[1].list.chosen_ids() == [first]
    assert board.columns[6].list.chosen_ids() == [second]


def test_home_end_and_enter_work_in_a_column(board: BoardPage, desk: Desk, qtbot: QtBot) -> None:
    click(qtbot, board, 4, 0)
    cards = board.columns[4].list
    qtbot.keyClick(cards, Key.Key_End)
    assert board.context.current.record_id == board.columns[4].model.record_at(len(board.columns[4].model.rows) - 1)
    qtbot.keyClick(cards, Key.Key_Home)
    assert board.context.current.record_id == board.columns[4].model.record_at(0)
    desk.window.workspace.show_detail(is_shown=False)
    qtbot.keyClick(cards, Key.Key_Return)
    assert desk.window.workspace.is_detail_shown


def test_every_card_tells_its_whole_story_to_a_screen_reader(board: BoardPage) -> None:
    model = board.columns[4].model
    words = str(model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole))
    assert words.startswith(model.pack.words(model.rows[0], "key"))
    assert "stage 4 Deploy" in words
    assert "owner" in words


def test_alt_shift_right_takes_an_idea_out_of_the_pipeline_at_once(board: BoardPage, desk: Desk, qtbot: QtBot) -> None:
    click(qtbot, board, 0, movable(board, 0)[0])
    record = board.context.current.record_id
    assert record is not None
    qtbot.keyClick(board.columns[0].list, Key.Key_Right, ALT_SHIFT)
    assert stage_of(board, record) == 1
    assert board.columns[1].model.place_of(record) is not None
    assert QApplication.focusWidget() is board.columns[1].list
    assert "starts at stage 1" in desk.window.toast.text
    desk.window.toast.do()
    assert stage_of(board, record) == 0


def test_alt_shift_right_opens_the_gate_and_says_why_it_is_shut(board: BoardPage, qtbot: QtBot) -> None:
    click(qtbot, board, 2, movable(board, 2)[0])
    seen: list[str] = []

    def look(dialog: object) -> None:
        assert isinstance(dialog, GateDialog)
        seen.append(dialog.form.cards["go"].note)
        assert not dialog.form.cards["go"].isEnabled()
        assert dialog.form.code == "hold"
        dialog.reject()

    meeting(look, GateDialog)
    qtbot.keyClick(board.columns[2].list, Key.Key_Right, ALT_SHIFT)
    assert seen
    assert "neither met nor waived" in seen[0]


def test_alt_shift_left_opens_the_gate_with_recycle_chosen(board: BoardPage, qtbot: QtBot) -> None:
    click(qtbot, board, 4, movable(board, 4)[0])
    record = board.context.current.record_id
    assert record is not None

    def back(dialog: object) -> None:
        assert isinstance(dialog, GateDialog)
        assert dialog.form.code == "recycle"
        assert not dialog.button.isEnabled()
        dialog.form.note.setPlainText("The data moved")
        dialog.button.click()

    meeting(back, GateDialog)
    qtbot.keyClick(board.columns[4].list, Key.Key_Left, ALT_SHIFT)
    assert stage_of(board, record) == 3
    assert board.columns[3].list.chosen_ids() == [record]


def test_the_same_move_works_by_menu_and_from_the_grid(board: BoardPage, desk: Desk) -> None:
    record = board.columns[0].model.record_at(movable(board, 0)[0])
    desk.commands.run("view.use_cases")
    board.context.current.set(record)
    desk.commands.run("stage.to_1")
    assert record is not None
    assert stage_of(board, record) == 1


def test_several_ideas_start_in_one_step_and_one_undo_takes_them_back(
    board: BoardPage, desk: Desk, qtbot: QtBot
) -> None:
    first, second = movable(board, 0)[:2]
    click(qtbot, board, 0, first)
    click(qtbot, board, 0, second, Modifier.ControlModifier)
    ids = board.context.current.selected
    assert len(ids) == 2

    def agree(dialog: object) -> None:
        assert isinstance(dialog, SeveralDialog)
        dialog.button.click()

    meeting(agree, SeveralDialog)
    desk.commands.run("stage.next")
    assert [stage_of(board, one) for one in ids] == [1, 1]
    desk.commands.run("edit.undo")
    assert [stage_of(board, one) for one in ids] == [0, 0]


def test_without_a_selection_a_move_says_so(board: BoardPage, desk: Desk) -> None:
    board.context.current.set(None)
    desk.commands.run("stage.next")
    assert desk.window.toast.text == "Select a use case first"


def test_lanes_keep_all_columns_level_and_fold(board: BoardPage, qtbot: QtBot) -> None:
    board.bar.lanes.picked.emit("business_unit_id")
    settle()
    lengths = {len(column.model.items) for column in board.columns}
    assert len(lengths) == 1
    assert sum(len(column.model.rows) for column in board.columns) == 61
    lane = board.columns[0].model.lane(0)
    assert lane is not None
    cards = board.columns[0].list
    cards.selectionModel().setCurrentIndex(board.columns[0].model.index(0), QItemSelectionModel.SelectionFlag.NoUpdate)
    cards.setFocus()
    qtbot.keyClick(cards, Key.Key_Space)
    folded = board.columns[0].model.lane(0)
    assert folded is not None
    assert folded.is_folded
    assert board.columns[0].model.items[1] < -1
    bars = [column.list.verticalScrollBar() for column in board.columns if not column.is_folded]
    bars[3].setValue(80)
    assert {bar.value() for bar in bars} == {80}


def test_lanes_by_horizon_and_owner_hold_every_card_once(board: BoardPage) -> None:
    for name in ("horizon", "owner_id", ""):
        board.bar.lanes.picked.emit(name)
        cards = [item for column in board.columns for item in column.model.items if item >= 0]
        assert len(cards) == len(set(cards)) == 61


def test_a_folded_column_stays_folded_and_opens_by_key(
    board: BoardPage, desk: Desk, make_desk: Callable[[Path | None], Desk], qtbot: QtBot
) -> None:
    qtbot.mouseClick(board.columns[3].heading, Qt.MouseButton.LeftButton)
    assert board.columns[3].is_folded
    assert not board.columns[3].list.isVisible()
    path = board.context.programme.path
    desk.commands.run("file.close")
    again = make_desk(path)
    again.commands.run("view.board")
    page = again.page("board")
    assert isinstance(page, BoardPage)
    settle()
    assert page.columns[3].is_folded
    page.columns[3].heading.setFocus()
    qtbot.keyClick(page.columns[3].heading, Key.Key_Space)
    assert not page.columns[3].is_folded


def test_limits_are_kept_in_the_file_and_a_column_over_its_limit_is_marked(board: BoardPage) -> None:
    count = len(board.columns[4].model.rows)

    def fill(dialog: object) -> None:
        assert isinstance(dialog, LimitsDialog)
        dialog.boxes[4].setValue(count - 1)
        dialog.boxes[5].setValue(90)
        dialog.accept()

    meeting(fill, LimitsDialog)
    board.edit_limits(4)
    assert setting(board.context.programme.file, WIP_LIMITS, {}) == {"4": count - 1, "5": 90}
    assert board.columns[4].heading.is_over
    assert not board.columns[5].heading.is_over
    assert "over the limit" in board.columns[4].heading.accessibleName()
    assert any("over its limit" in words for words in board.status())
    board.context.run("edit.undo")
    assert not board.columns[4].heading.is_over


def test_cards_show_chosen_fields_up_to_nine(board: BoardPage, desk: Desk) -> None:
    before = board.columns[4].delegate.height
    menu = {action.text(): action for action in board.bar.cards.menu().actions()}
    menu["Priority"].trigger()
    assert "priority" in setting(board.context.programme.file, CARD_FIELDS, [])
    assert board.columns[4].delegate.height > before
    for name in ("Status", "Risk tier", "Target", "Sponsor"):
        {action.text(): action for action in board.bar.cards.menu().actions()}[name].trigger()
    kept = setting(board.context.programme.file, CARD_FIELDS, [])
    assert len(kept) + 2 == 9
    assert "at most" in desk.window.toast.text


def test_the_sum_of_a_field_stands_in_the_headings(board: BoardPage) -> None:
    menu = {action.text(): action for action in board.bar.cards.menu().actions()}
    menu["Users affected"].trigger()
    board.refresh(frozenset())
    assert board.columns[1].heading.height() > board.context.look.px(42)


def test_quick_filters_are_the_grids_conditions(board: BoardPage, desk: Desk) -> None:
    total = board.context.cases.records.total
    board.bar.at_risk.click()
    assert board.context.cases.conditions == (Condition("rag", "any_of", ("amber", "red")),)
    assert 0 < board.context.cases.records.shown < total
    assert f"of {total}" in board.counts()
    board.bar.horizon.picked.emit("Expansion")
    assert [len(column.model.rows) for column in board.columns if column.stage not in (4, 5, 6)] == [0] * 7
    board.bar.clear.click()
    assert board.context.cases.records.shown == total


def test_a_filter_that_nothing_meets_says_so_and_offers_the_way_back(board: BoardPage, desk: Desk) -> None:
    board.context.cases.filter_by("no such words at all")
    assert not board.is_showing_cards
    assert board.state.title == "Nothing matches the filter"


def test_a_read_only_file_moves_nothing(board: BoardPage, monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    monkeypatch.setattr(type(board.context.programme), "read_only_reason", "It is open elsewhere.")
    record = board.columns[0].model.record_at(0)
    board.context.current.set(record)
    desk.commands.run("stage.next")
    assert record is not None
    assert stage_of(board, record) == 0


def test_alt_shift_right_moves_the_row_of_the_grid_too(board: BoardPage, desk: Desk, qtbot: QtBot) -> None:
    record = board.columns[0].model.record_at(movable(board, 0)[0])
    assert record is not None
    desk.commands.run("view.use_cases")
    board.context.current.set(record)
    settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Key.Key_Right, ALT_SHIFT)
    assert stage_of(board, record) == 1


@pytest.mark.parametrize(
    ("key", "modifier"), [(Key.Key_Menu, Modifier.NoModifier), (Key.Key_F10, Modifier.ShiftModifier)]
)
def test_the_menu_key_opens_the_menu_of_the_card(
    board: BoardPage, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    shown: list[list[str]] = []

    def look(tries: int = 100) -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            shown.append([one.text() for one in menu.actions()])
            menu.close()
        elif tries:
            QTimer.singleShot(20, lambda: look(tries - 1))

    click(qtbot, board, 4, 0)
    QTimer.singleShot(0, look)
    qtbot.keyClick(board.columns[4].list, key, modifier)
    assert len(shown) == 1
    assert any("Gate" in words.replace("&", "") for words in shown[0])


def test_every_stage_command_stands_in_the_data_menu_and_in_the_palette(desk: Desk) -> None:
    known = {one.id: one for one in desk.commands}
    for stage in range(10):
        assert known[f"stage.to_{stage}"].menu == "data"
    assert known["stage.next"].keys == ("Alt+Shift+Right",)
    assert known["stage.previous"].keys == ("Alt+Shift+Left",)
