"""The grid's filters as a person uses them: row under the headings, lists, chips, words; and their laws."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from axonix_desktop.core.filters import Condition, meets
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.records import RecordsPage
from axonix_desktop.ui.records.filter_row import FilterRow
from tests.ui.made_up import made_up_columns

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def page_of(desk: Desk) -> RecordsPage:
    assert desk.bench is not None
    desk.bench.show_page("use_cases")
    page = desk.bench.pages["use_cases"]
    assert isinstance(page, RecordsPage)
    return page


def row_of(desk: Desk, qtbot: QtBot) -> tuple[RecordsPage, FilterRow]:
    page = page_of(desk)
    qtbot.keyClick(desk.window, Key.Key_L, Modifier.ControlModifier | Modifier.ShiftModifier)
    row = page.looking.filter_row
    assert row is not None
    assert page.looking.has_filter_row
    return page, row


def values(page: RecordsPage, name: str) -> list[object]:
    return [page.records.columns[name].values[row] for row in page.records.rows]


def test_ctrl_shift_l_shows_the_row_with_the_keyboard_in_it_and_puts_it_away(desk: Desk, qtbot: QtBot) -> None:
    page, row = row_of(desk, qtbot)
    assert QApplication.focusWidget() is row.cell("key")
    assert page.bar.filters.isChecked()
    qtbot.keyClick(desk.window, Key.Key_L, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert not page.looking.has_filter_row
    assert QApplication.focusWidget() is page.grid


def test_typing_a_stage_range_narrows_the_rows_and_shows_a_chip(desk: Desk, qtbot: QtBot) -> None:
    page, row = row_of(desk, qtbot)
    cell = row.cell("stage")
    assert cell is not None
    qtbot.keyClicks(cell, ">=5")
    qtbot.keyClick(cell, Key.Key_Return)
    assert values(page, "stage")
    assert all(isinstance(one, int) and one >= 5 for one in values(page, "stage"))
    assert page.chips.words() == ["Stage: ≥ 5 · Refine"]
    assert "1 filter" in page.status()
    assert page.counts().startswith(f"{page.records.shown} of 61")


def test_a_relative_date_and_a_word_narrow_together(desk: Desk, qtbot: QtBot) -> None:
    page, row = row_of(desk, qtbot)
    for name, words in (("target_on", "before 1 Jul 2026"), ("title", "claims")):
        cell = row.cell(name)
        assert cell is not None
        qtbot.keyClicks(cell, words)
        qtbot.keyClick(cell, Key.Key_Return)
    assert all(str(one) < "2026-07-01" for one in values(page, "target_on"))
    assert all("claims" in str(one).casefold() for one in values(page, "title"))
    assert page.chips.words() == ["Target: before 1 Jul 2026", "Use case: contains “claims”"]


def test_what_is_not_understood_is_said_at_the_filter_and_hides_no_row(desk: Desk, qtbot: QtBot) -> None:
    page, row = row_of(desk, qtbot)
    cell = row.cell("target_on")
    assert cell is not None
    qtbot.keyClicks(cell, "whenever")
    qtbot.keyClick(cell, Key.Key_Return)
    assert cell.property("state") == "bad"
    assert "whenever" in cell.toolTip()
    assert page.records.shown == 61
    qtbot.keyClick(cell, Key.Key_Escape)
    assert cell.property("state") != "bad"
    assert cell.text() == ""


def test_tab_walks_the_filters_down_goes_into_the_rows(desk: Desk, qtbot: QtBot) -> None:
    page, row = row_of(desk, qtbot)
    first = row.cell("key")
    assert first is not None
    qtbot.keyClick(first, Key.Key_Tab)
    assert QApplication.focusWidget() is row.cell("title")
    focused = row.cell("title")
    assert focused is not None
    qtbot.keyClick(focused, Key.Key_Backtab, Modifier.ShiftModifier)
    assert QApplication.focusWidget() is first
    qtbot.keyClick(first, Key.Key_Down)
    assert QApplication.focusWidget() is page.grid


def test_alt_down_opens_the_list_where_space_ticks_values_with_their_counts(desk: Desk, qtbot: QtBot) -> None:
    page, row = row_of(desk, qtbot)
    cell = row.cell("rag")
    assert cell is not None
    cell.setFocus()
    red = values(page, "rag").count("red")
    qtbot.keyClick(cell, Key.Key_Down, Modifier.AltModifier)
    shown = row.list
    assert shown is not None
    lines = [shown.items.item(at) for at in range(shown.items.count())]
    spoken = [one.data(Qt.ItemDataRole.AccessibleTextRole) for one in lines]
    assert f"Off track, {red:,} rows" in spoken
    qtbot.keyClicks(shown.search, "off")
    qtbot.keyClick(shown.search, Key.Key_Return)
    assert set(values(page, "rag")) == {"red"}
    assert cell.text() == "Off track"
    assert QApplication.focusWidget() is cell


def test_a_reference_is_chosen_by_name(desk: Desk, qtbot: QtBot) -> None:
    page, row = row_of(desk, qtbot)
    cell = row.cell("owner_id")
    assert cell is not None
    qtbot.keyClicks(cell, "priya nair")
    qtbot.keyClick(cell, Key.Key_Return)
    column = page.records.columns["owner_id"]
    assert {column.text(at) for at in page.records.rows} == {"Priya Nair"}
    assert page.records.conditions[0].test == "any_of"


def test_a_chip_takes_its_filter_off_and_clear_all_takes_all_off(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    page.show_conditions([Condition("stage", "at_least", (3,)), Condition("rag", "filled")])
    chip = next(one for one in page.chips.findChildren(QPushButton) if one.text().strip().startswith("Stage"))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert [one.field for one in page.records.conditions] == ["rag"]
    clear = next(one for one in page.chips.findChildren(QPushButton) if one.text() == "Clear all")
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert page.records.shown == 61
    assert page.chips.words() == []


def test_a_named_set_of_rows_from_another_page_is_a_chip(desk: Desk) -> None:
    page = page_of(desk)
    assert desk.bench is not None
    ids = tuple(page.records.ids[:4])
    desk.bench.show_rows([Condition("id", "any_of", ids)], "Gates due in 30 days")
    assert page.chips.words() == ["Gates due in 30 days"]
    assert {page.records.ids[row] for row in page.records.rows} == set(ids)


def test_nothing_matches_says_so_below_the_filters_which_stay(desk: Desk, qtbot: QtBot) -> None:
    page, row = row_of(desk, qtbot)
    cell = row.cell("title")
    assert cell is not None
    qtbot.keyClicks(cell, "zzzz")
    qtbot.keyClick(cell, Key.Key_Return)
    assert not page.is_showing_rows
    assert page.state.title == "Nothing matches the filter"
    assert cell.isVisible()
    button = next(one for one in page.state.findChildren(QPushButton) if one.text() == "Clear the filter")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.is_showing_rows
    assert page.records.shown == 61


def test_filter_to_this_value_takes_the_value_of_the_cell(desk: Desk) -> None:
    page = page_of(desk)
    page.grid.select_first()
    first = page.records.order[0]
    page.grid.setCurrentIndex(page.model.index(0, page.model.section_of("stage")))
    desk.commands.run("filters.to_cell")
    assert set(values(page, "stage")) == {page.records.columns["stage"].values[first]}


CONDITIONS = st.lists(
    st.one_of(
        st.builds(lambda edge: Condition("stage", "at_least", (edge,)), st.integers(0, 9)),
        st.builds(lambda code: Condition("rag", "any_of", (code,)), st.sampled_from(["green", "amber", "red", None])),
        st.sampled_from([
            Condition("target_on", "within", ("this year",)), Condition("owner_id", "empty"),
            Condition("title", "contains", ("claims",)), Condition("users_affected", "filled"),
        ]),
    ),
    max_size=3,
)  # fmt: skip


@given(CONDITIONS, st.sampled_from(["", "claims", "re"]))
def test_rows_are_those_that_meet_every_condition_and_clearing_brings_all_back(
    conditions: list[Condition], words: str
) -> None:
    columns = made_up_columns(80)
    columns.today = date(2026, 11, 22)
    before = list(columns.order)
    columns.filter(words)
    columns.narrow(conditions)
    for row in range(80):
        right = all(
            one.field not in columns.columns
            or meets(one, (at := columns.columns[one.field]).field.kind, columns.today, at.word)(at.values[row])
            for one in conditions
        )
        text = "\n".join(column.text(row) for column in columns.columns.values()).casefold()
        assert (row in columns.rows) is (right and words in text)
    columns.narrow([])
    columns.filter("")
    assert columns.order == before


@given(st.lists(st.sampled_from(["alpha beta", "beta", "gamma alphabet", "", "Beta x"]), min_size=1, max_size=30),
       st.sampled_from(["alpha", "be", "bet x", "t", "alphab", "zz"]))  # fmt: skip
def test_the_vocabulary_finds_what_looking_at_every_row_finds(texts: list[str], words: str) -> None:
    from axonix_desktop.ui.records.finding import Finder

    held = list(texts)
    finder = Finder(len(held), lambda row: held[row])
    finder._wanted = lambda: len(held)  # type: ignore[method-assign]
    while not finder.prepare(7):
        pass
    held[0] = "changed alpha"
    finder.read_again(0)
    rows = list(range(len(held)))
    for word in words.split():
        rows = finder.among(rows, word)
    assert rows == [row for row in range(len(held)) if all(word in held[row].casefold() for word in words.split())]
