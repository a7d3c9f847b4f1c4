"""Dragging cards: what is marked before the drop, what a drop does, and that nothing is left behind by a cancel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from pytestqt.qtbot import QtBot

from axonix_desktop.store.queries.records import rows
from axonix_desktop.ui.board.stage_column import StageColumn
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.board import BoardPage
from tests.pictures import settle

Hand = Callable[["Held"], Qt.DropAction]


@pytest.fixture
def board(desk: Desk) -> BoardPage:
    """The board of sixty use cases, shown."""
    desk.commands.run("view.board")
    settle()
    page = desk.page("board")
    assert isinstance(page, BoardPage)
    return page


class Held:
    """A drag under way: moves over columns and drops as a hand does."""

    def __init__(self, drag: QDrag, board: BoardPage) -> None:
        self.drag, self.board = drag, board
        self.data = drag.mimeData()

    def over(self, column: StageColumn) -> bool:
        """Hold the cards over a column; whether it would take them."""
        at = QPoint(20, 20)
        buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(at, Qt.DropAction.MoveAction, self.data, buttons, none)
        column.list.dragEnterEvent(enter)
        move = QDragMoveEvent(at, Qt.DropAction.MoveAction, self.data, buttons, none)
        column.list.dragMoveEvent(move)
        return move.isAccepted()

    def drop(self, column: StageColumn) -> Qt.DropAction:
        """Let go over a column."""
        taken = self.over(column)
        if not taken:
            return Qt.DropAction.IgnoreAction
        event = QDropEvent(
            QPointF(20, 20), Qt.DropAction.MoveAction, self.data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        column.list.dropEvent(event)
        return Qt.DropAction.MoveAction


def drag(board: BoardPage, stage: int, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> int:
    """Take the first card of a stage that is not over, and let ``hand`` do the rest; returns the record's id."""
    model, file = board.columns[stage].model, board.context.programme.file
    going = {row[0] for row in rows(file, "use_case", ["id"], {"status": ["active", "proposed"]})}
    record = next(one for place in range(len(model.items)) if (one := model.record_at(place)) in going)
    assert record is not None
    board.context.current.set(record)
    monkeypatch.setattr(QDrag, "exec", lambda held, *_args: hand(Held(held, board)))
    board.columns[stage].list.startDrag(Qt.DropAction.MoveAction)
    return record


def stage_of(board: BoardPage, record: int) -> object:
    return rows(board.context.programme.file, "use_case", ["stage"], {"id": record})[0][0]


def test_a_shut_gate_is_marked_with_its_reason_as_soon_as_the_drag_begins(
    board: BoardPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: dict[int, str] = {}

    def hand(held: Held) -> Qt.DropAction:
        for column in board.columns:
            if column.list.is_shut:
                said[column.stage] = column.refusal.words.text()
                assert not held.over(column)
            else:
                assert held.over(column)
        assert "is moving" not in board.bar.moving.text()
        assert board.bar.moving.text().startswith("Moving UC-")
        return Qt.DropAction.IgnoreAction

    drag(board, 2, hand, monkeypatch)
    assert set(said) == {3, 4, 5, 6, 7, 8, 9}
    assert "component" in said[3].lower() or "readiness" in said[3].lower() or "Needs" in said[3]
    assert said[5] == "Stages are entered in order"


def test_a_cancelled_drag_leaves_no_mark_and_no_change(board: BoardPage, monkeypatch: pytest.MonkeyPatch) -> None:
    record = drag(board, 2, lambda _held: Qt.DropAction.IgnoreAction, monkeypatch)
    assert stage_of(board, record) == 2
    assert not any(column.list.is_shut or column.refusal.isVisible() for column in board.columns)
    assert board.view.pack.moving == frozenset()
    assert not board.bar.moving.isVisible()


def test_an_idea_dropped_on_stage_1_starts(
    board: BoardPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    record = drag(board, 0, lambda held: held.drop(board.columns[1]), monkeypatch)
    qtbot.waitUntil(lambda: stage_of(board, record) == 1)
    assert board.columns[1].list.chosen_ids() == [record]
    assert "starts at stage 1" in desk.window.toast.text


def test_the_source_place_says_what_is_moving_and_the_target_is_lit_with_a_drop_line(
    board: BoardPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hand(held: Held) -> Qt.DropAction:
        before = board.columns[1].grab().toImage()
        held.over(board.columns[1])
        after = board.columns[1].grab().toImage()
        assert before != after
        assert board.columns[1].list.drop_place is not None
        assert board.view.pack.moving
        return Qt.DropAction.IgnoreAction

    drag(board, 0, hand, monkeypatch)
    assert board.columns[1].list.drop_place is None


def test_gates_are_looked_at_once_for_a_drag_and_not_for_every_move_of_the_hand(
    board: BoardPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from axonix_desktop.ui.pages import board as module

    asked: list[int] = []
    real = module.standings
    monkeypatch.setattr(module, "standings", lambda *args: asked.append(1) or real(*args))

    def hand(held: Held) -> Qt.DropAction:
        for _ in range(50):
            held.over(board.columns[3])
        return Qt.DropAction.IgnoreAction

    drag(board, 2, hand, monkeypatch)
    assert len(asked) == 1


def test_a_folded_column_takes_cards_too(board: BoardPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    qtbot.mouseClick(board.columns[1].heading, Qt.MouseButton.LeftButton)

    def hand(held: Held) -> Qt.DropAction:
        event = QDropEvent(
            QPointF(8, 8), Qt.DropAction.MoveAction, held.data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        board.columns[1].dropEvent(event)
        return Qt.DropAction.MoveAction

    record = drag(board, 0, hand, monkeypatch)
    qtbot.waitUntil(lambda: stage_of(board, record) == 1)


def test_the_lifted_card_has_a_picture_of_its_own(board: BoardPage) -> None:
    column = board.columns[4]
    ink = board.context.look.colour("text").rgba()
    one = column.delegate.lifted(board.view.pack, column.model.rows[0], 190, 1, 2.0)
    several = column.delegate.lifted(board.view.pack, column.model.rows[0], 190, 3, 2.0)
    assert one.devicePixelRatio() == 2.0
    assert one.toImage() != several.toImage()
    assert board.context.look.colour("text").rgba() == ink
