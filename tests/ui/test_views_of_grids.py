"""Saved views as a person uses them: shipped tabs, a dot when changed, save, rename, delete, move, undo, restart."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.views import keep_views
from axonix_desktop.core.filters import Condition
from axonix_desktop.store.queries.views import KeptView, kept_views
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.records import RecordsPage
from axonix_desktop.ui.records.columns import SortKey
from axonix_desktop.ui.records.looking import GridLooking
from axonix_desktop.ui.records.views import ViewLayout, layout_from_text, layout_to_text

SHIPPED = ["All", "Steering committee", "At risk", "Gate due in 30 days", "Mine", "Unassigned"]


def page_of(desk: Desk) -> RecordsPage:
    assert desk.bench is not None
    desk.bench.show_page("use_cases")
    page = desk.bench.pages["use_cases"]
    assert isinstance(page, RecordsPage)
    return page


def tabs(page: RecordsPage) -> list[str]:
    bar = page.bar.views.tabs
    return [bar.tabText(at) for at in range(bar.count())]


def choose(page: RecordsPage, title: str) -> None:
    page.bar.views.tabs.setCurrentIndex(next(at for at, one in enumerate(tabs(page)) if one.startswith(title)))


def name_it(monkeypatch: pytest.MonkeyPatch, name: str | None) -> None:
    monkeypatch.setattr(GridLooking, "ask_name", lambda *_asked: name)


def test_a_programme_begins_with_six_views_that_are_in_no_file(desk: Desk) -> None:
    page = page_of(desk)
    assert tabs(page) == SHIPPED
    assert desk.bench is not None
    assert kept_views(desk.bench.programme.file, "use_case") == []
    assert not page.bar.views.save.isVisible()


def test_at_risk_shows_what_is_amber_or_red_worst_first(desk: Desk) -> None:
    page = page_of(desk)
    choose(page, "At risk")
    shown = [page.records.columns["rag"].values[row] for row in page.records.rows]
    assert set(shown) == {"amber", "red"}
    assert shown == sorted(shown, key=["red", "amber"].index)
    assert tabs(page)[2] == "At risk"


def test_unassigned_and_gate_due_follow_their_rules(desk: Desk) -> None:
    page = page_of(desk)
    choose(page, "Unassigned")
    assert {page.records.columns["owner_id"].values[row] for row in page.records.rows} == {None}
    choose(page, "Gate due")
    days = [str(page.records.columns["target_on"].values[row]) for row in page.records.rows]
    assert all("2026-11-22" <= one <= "2026-12-22" for one in days)
    status = page.records.columns["status"].values
    open_and_due = [
        row for row, day in enumerate(page.records.columns["target_on"].values)
        if day and "2026-11-22" <= str(day) <= "2026-12-22" and status[row] not in ("completed", "retired")
    ]  # fmt: skip
    assert sorted(page.records.rows) == open_and_due
    assert page.chips.words()[0] == "Gate due in 30 days"


def test_mine_asks_once_who_one_is_and_remembers_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(desk)
    asked: list[int] = []

    def answer(looking: GridLooking) -> bool:
        asked.append(1)
        looking._page.context.state.keep("person", "Priya Nair")
        return True

    monkeypatch.setattr(GridLooking, "ask_me", answer)
    choose(page, "Mine")
    owners = page.records.columns["owner_id"]
    assert {owners.text(row) for row in page.records.rows} == {"Priya Nair"}
    choose(page, "All")
    choose(page, "Mine")
    assert len(asked) == 1


def test_mine_stays_closed_when_nobody_says_who_they_are(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(desk)
    monkeypatch.setattr(GridLooking, "ask_me", lambda _looking: False)
    choose(page, "Mine")
    assert page.bar.views.current == "all"
    assert page.records.shown == 61


def test_a_change_shows_a_dot_and_save_keeps_it_in_the_file_as_one_step(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    page.looking.sort_field("stage", is_descending=True, is_added=False)
    assert tabs(page)[0] == "All •"
    qtbot.mouseClick(page.bar.views.save, Qt.MouseButton.LeftButton)
    assert tabs(page)[0] == "All"
    assert desk.bench is not None
    assert [one.name for one in kept_views(desk.bench.programme.file, "use_case")] == ["All"]
    desk.commands.run("edit.undo")
    assert kept_views(desk.bench.programme.file, "use_case") == []
    assert tabs(page)[0] == "All •"


def test_reset_goes_back_to_what_was_saved(desk: Desk) -> None:
    page = page_of(desk)
    page.show_conditions([Condition("stage", "at_least", (5,))])
    page.looking.group_by("rag")
    desk.commands.run("views.reset")
    assert tabs(page)[0] == "All"
    assert (page.records.conditions, page.records.group_by, page.records.shown) == ((), (), 61)


def test_a_new_view_is_renamed_moved_and_deleted_with_undo(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(desk)
    page.show_conditions([Condition("rag", "any_of", ("red",))])
    name_it(monkeypatch, "Fires")
    desk.commands.run("views.save_new")
    assert tabs(page) == [*SHIPPED, "Fires"]
    assert page.bar.views.tabs.currentIndex() == 6
    name_it(monkeypatch, "Red ones")
    desk.commands.run("views.rename")
    assert tabs(page)[6] == "Red ones"
    desk.commands.run("views.left")
    assert tabs(page)[5:] == ["Red ones", "Unassigned"]
    desk.commands.run("views.remove")
    assert "Red ones" not in tabs(page)
    assert page.bar.views.current == "all"
    desk.commands.run("edit.undo")
    assert tabs(page)[5:] == ["Red ones", "Unassigned"]


def test_a_shipped_view_can_be_deleted_and_brought_back(desk: Desk) -> None:
    page = page_of(desk)
    choose(page, "Steering")
    desk.commands.run("views.remove")
    assert "Steering committee" not in tabs(page)
    desk.commands.run("views.restore")
    assert "Steering committee" in tabs(page)


def test_the_view_for_all_cannot_be_deleted(desk: Desk) -> None:
    page = page_of(desk)
    desk.commands.refresh()
    assert not desk.commands.action("views.remove").isEnabled()
    assert page.views.remove_objection() == "One view must stay"


def test_a_changed_view_comes_back_as_it_was_left(
    make_desk: Callable[[Path | None], Desk], programme_path: Path
) -> None:
    first = make_desk(programme_path)
    page = page_of(first)
    choose(page, "At risk")
    page.looking.set_columns(["title", "rag", "vendor"])
    page.looking.turn_filter_row()
    first.window.close()
    again = page_of(make_desk(programme_path))
    assert again.bar.views.current == "at_risk"
    assert again.grid.shown_fields() == ["title", "rag", "vendor"]
    assert tabs(again)[2] == "At risk •"
    assert again.looking.has_filter_row


def test_every_view_keeps_its_own_columns_while_one_goes_between_them(desk: Desk) -> None:
    page = page_of(desk)
    page.show_column("vendor", is_shown=True)
    choose(page, "At risk")
    assert "vendor" not in page.grid.shown_fields()
    choose(page, "All")
    assert "vendor" in page.grid.shown_fields()
    assert tabs(page)[0] == "All •"


names = st.sampled_from(["key", "title", "stage", "rag", "custom:7"])


@given(
    st.lists(st.tuples(names, st.integers(48, 600)), min_size=1, max_size=5, unique_by=lambda one: one[0]),
    st.integers(0, 3),
    st.lists(st.builds(SortKey, names, st.booleans()), max_size=3),
    st.lists(names, max_size=2, unique=True),
    st.sampled_from(["compact", "normal", "comfortable"]),
    st.booleans(),
)
def test_a_layout_survives_being_kept(
    columns: list[tuple[str, int]], frozen: int, sort: list[SortKey], group: list[str], density: str, is_elastic: bool
) -> None:
    layout = ViewLayout(
        tuple(columns), frozen, (Condition("stage", "at_least", (3,)),), ("gate_due",), tuple(sort), tuple(group),
        density, is_elastic,
    )  # fmt: skip
    assert layout_from_text(layout_to_text(layout, "mine")) == (layout, "mine", False)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"columns": 3}', '{"columns": [["key"]]}', '{"columns": [[1, "x"]]}'])
def test_a_spoilt_layout_reads_as_none(text: str) -> None:
    assert layout_from_text(text)[0] is None


def test_each_view_and_each_start_finds_the_keyboard_where_it_was(
    make_desk: Callable[[Path | None], Desk], programme_path: Path
) -> None:
    first = make_desk(programme_path)
    page = page_of(first)
    page.take_focus()
    page.grid.select_record(page.records.ids[40], page.model.section_of("rag"))
    choose(page, "At risk")
    page.grid.select_record(page.records.ids[page.records.rows[3]])
    choose(page, "All")
    assert page.grid.current_record() == page.records.ids[40]
    assert page.looking.current_field() == "rag"
    offset = page.grid.verticalScrollBar().value()
    assert offset > 0
    first.window.close()
    again = page_of(make_desk(programme_path))
    assert again.grid.current_record() == again.records.ids[40]
    assert again.grid.verticalScrollBar().value() == offset


def test_a_view_of_which_no_column_is_left_shows_those_of_the_beginning(desk: Desk) -> None:
    page = page_of(desk)
    gone = layout_to_text(ViewLayout(columns=(("custom:404", 120),), group=("custom:404",)))
    act = partial(keep_views, kind="use_case", views=[KeptView(None, "Of old", gone, 9)], label="Save view")
    assert desk.bench is not None
    assert desk.bench.change(act, "")
    choose(page, "Of old")
    assert page.grid.shown_fields()[:2] == ["key", "title"]
    assert page.records.group_by == ()
    assert tabs(page)[6] == "Of old"
