"""Pages of several views: the tab in front answers for the page, and rows of any kind can be shown narrowed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from axonix_desktop.core.filters import Condition
from axonix_desktop.store.queries.records import rows
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.page_list import PAGES, page_of_kind, spec_of
from axonix_desktop.ui.pages.records import RecordsPage
from axonix_desktop.ui.tabbed_page import TabbedPage


def tabbed(desk: Desk, page_id: str) -> TabbedPage:
    desk.commands.run(f"view.{page_id}")
    page = desk.page(page_id)
    assert isinstance(page, TabbedPage)
    return page


def test_the_ids_of_tabs_begin_with_their_page_and_are_found() -> None:
    for page in PAGES:
        for tab in page.tabs:
            assert tab.page_id.startswith(f"{page.page_id}/")
            assert spec_of(tab.page_id) is tab
    assert page_of_kind("course") == "training/courses"


def test_a_command_shows_a_tab_and_the_page_speaks_for_it(desk: Desk) -> None:
    desk.commands.run("view.training/courses")
    front = desk.page()
    assert isinstance(front, RecordsPage)
    assert front.kind == "course"
    assert desk.page("training/courses") is front
    assert desk.page("training") is not None
    assert desk.commands.action("records.new").text().endswith("course…")


def test_next_and_previous_tab_go_round_and_round(desk: Desk) -> None:
    page = tabbed(desk, "training")
    first = page.tab_id
    for _ in page.tab_ids:
        desk.commands.run("view.next_tab")
    assert page.tab_id == first
    desk.commands.run("view.previous_tab")
    assert page.tab_id == page.tab_ids[page.tab_ids.index(first) - 1]


def test_the_tab_shown_last_is_shown_again_after_a_restart(
    make_desk: Callable[[Path | None], Desk], programme_path: Path
) -> None:
    first = make_desk(programme_path)
    first.commands.run("view.training/cohorts")
    first.close_file()
    second = make_desk(programme_path)
    assert tabbed(second, "training").tab_id == "training/cohorts"


def test_rows_of_any_kind_are_shown_narrowed_where_they_live(desk: Desk) -> None:
    assert desk.context is not None
    ids = [int(row[0] or 0) for row in rows(desk.context.programme.file, "person", ["id"])][:2]
    desk.context.show_rows([Condition("id", "any_of", tuple(ids))], "Two of them", "person")
    front = desk.page()
    assert isinstance(front, RecordsPage)
    assert (front.kind, front.records.shown) == ("person", 2)
    assert "Two of them" in [one.words for one in front.shown.conditions]


def test_opening_a_record_shows_the_tab_it_lives_on(desk: Desk) -> None:
    assert desk.context is not None
    number = int(rows(desk.context.programme.file, "person", ["id"])[0][0] or 0)
    desk.commands.run("view.board")
    desk.context.open_record("person", number)
    front = desk.page()
    assert isinstance(front, RecordsPage)
    assert front.kind == "person"
    assert desk.context.current.record_id == number


def test_in_a_narrow_window_no_tab_is_cut_and_the_rest_stand_in_a_list(desk: Desk) -> None:
    page = tabbed(desk, "assurance")
    page.resize(desk.look.px(700), page.height())
    strip = page.strip
    for place, tab in enumerate(page.tab_ids):
        desk.commands.run(f"view.{tab}")
        page.resize(desk.look.px(700), page.height())
        assert strip.isTabVisible(place)
        shown = [strip.tabRect(at) for at in range(strip.count()) if strip.isTabVisible(at)]
        assert shown[0].left() >= 0
        assert max(box.right() for box in shown) < strip.rest.geometry().left()
        assert len(shown) + len(strip.hidden_tabs()) == len(page.tab_ids)


@pytest.mark.parametrize("page_id", [one.page_id for one in PAGES if one.tabs])
def test_every_tab_can_be_shown_on_an_ordinary_file(desk: Desk, page_id: str) -> None:
    page = tabbed(desk, page_id)
    for tab in page.tab_ids:
        desk.commands.run(f"view.{tab}")
        assert page.tab_id == tab
        assert page.front().isVisible()
