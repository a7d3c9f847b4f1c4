"""The table model keeps Qt's promises and speaks every cell with its column."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.ui.board.cards import CardModel, Pack
from axonix_desktop.ui.records.columns import SortKey
from axonix_desktop.ui.records.grid import RecordGrid
from axonix_desktop.ui.records.header import sort_after_click
from axonix_desktop.ui.records.shown import ShownRecords
from axonix_desktop.ui.records.table import IdRole, RecordTableModel
from axonix_desktop.ui.theme.look import Look
from tests.pictures import settle
from tests.ui.made_up import made_up_columns

FIELDS = [field for field in UseCase.fields.values() if field.is_in_grid]


def shown_rows(count: int) -> ShownRecords:
    shown = ShownRecords(None)
    shown.show(made_up_columns(count))
    return shown


@pytest.fixture
def model(qapp: object) -> RecordTableModel:
    return RecordTableModel(FIELDS, shown_rows(60), "title")


def test_the_model_keeps_qts_promises_through_sort_filter_and_replacement(model: RecordTableModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.shown.sort_by([SortKey("stage", is_descending=True), SortKey("title")])
    model.shown.filter_by("claims")
    model.shown.sort_by([SortKey("rag")])
    model.shown.filter_by("no such words")
    model.shown.filter_by("")
    model.shown.show(made_up_columns(7))
    model.show_fields(FIELDS[:5])
    assert tester.model() is model


def test_a_card_model_keeps_qts_promises(qapp: object) -> None:
    cards = CardModel(3)
    tester = QAbstractItemModelTester(cards, QAbstractItemModelTester.FailureReportingMode.Fatal)
    cards.show(Pack(made_up_columns(30)), [1, 5, 9], [1, 5, 9])
    cards.show(Pack(made_up_columns(30)), [], [])
    assert tester.model() is cards


def test_a_cell_is_spoken_with_its_column_and_the_first_one_with_the_record(model: RecordTableModel) -> None:
    stage = model.index(0, model.section_of("stage"))
    title = str(model.index(0, model.section_of("title")).data())
    assert stage.data(Qt.ItemDataRole.AccessibleTextRole) == f"Stage: {stage.data()}"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == f"Key: UC-001, {title}"


def test_an_empty_cell_is_spoken_as_empty(model: RecordTableModel) -> None:
    section = model.section_of("rag")
    spoken = {model.index(row, section).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(60)}
    assert "Delivery RAG: empty" in spoken


def test_a_heading_says_how_it_is_sorted(model: RecordTableModel) -> None:
    model.shown.sort_by([SortKey("stage"), SortKey("title", is_descending=True)])
    words = model.headerData(model.section_of("title"), Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Use case, sorted descending, key 2"


def test_indexes_stay_with_their_records_when_the_sort_changes(model: RecordTableModel) -> None:
    kept = QPersistentModelIndex(model.index(10, 1))
    record = kept.data(IdRole)
    model.shown.sort_by([SortKey("title", is_descending=True)])
    assert kept.data(IdRole) == record


def test_clicks_on_a_heading_go_up_down_and_off() -> None:
    once = sort_after_click((), "stage", is_added=False)
    twice = sort_after_click(once, "stage", is_added=False)
    assert once == (SortKey("stage"),)
    assert twice == (SortKey("stage", is_descending=True),)
    assert sort_after_click(twice, "stage", is_added=False) == ()


def test_a_click_with_shift_adds_turns_and_takes_off_a_key() -> None:
    keys = sort_after_click((SortKey("stage"),), "title", is_added=True)
    turned = sort_after_click(keys, "stage", is_added=True)
    assert keys == (SortKey("stage"), SortKey("title"))
    assert turned == (SortKey("stage", is_descending=True), SortKey("title"))
    assert sort_after_click(turned, "stage", is_added=True) == (SortKey("title"),)


@pytest.mark.parametrize("pointer", [(5_000, 5_000), (100, 200)], ids=["pointer elsewhere", "pointer over a row"])
def test_scrolling_paints_only_the_rows_that_come_into_view(look: Look, qtbot: QtBot, pointer: tuple[int, int]) -> None:
    grid = RecordGrid(look, RecordTableModel(FIELDS, shown_rows(500), "title"))
    qtbot.addWidget(grid)
    grid.show_fields(["key", "title", "stage"])
    grid.resize(800, 600)
    grid.show()
    qtbot.waitExposed(grid)
    QCursor.setPos(grid.viewport().mapToGlobal(QPoint(*pointer)))
    painted: list[int] = []
    grid._paint_column = lambda _painter, _column, _box, tops: painted.append(len(tops))  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: _is_at_rest(painted))
    for step in range(1, 6):
        painted.clear()
        grid.verticalScrollBar().setValue(3 * step * grid.rowHeight(0))
        qtbot.waitUntil(lambda: bool(painted))
        settle()
        assert 0 < max(painted) <= 5


def _is_at_rest(painted: list[int]) -> bool:
    """Nothing was painted for a while: a window of another test that goes has others painted once more."""
    painted.clear()
    QTest.qWait(100)
    return not painted
