"""What the window holds in memory: pages share what they read alike, and give it up when something changes."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent

from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.store.ids import new_id
from axonix_desktop.ui.lately import Lately
from axonix_desktop.ui.pages.governance_map import GovernanceMapPage
from axonix_desktop.ui.pages.governance_overview import GovernanceOverviewPage
from axonix_desktop.ui.pages.records import RecordsPage
from axonix_desktop.ui.tabbed_page import TabbedPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from axonix_desktop.store.engine import ProgrammeFile
    from axonix_desktop.ui.desk import Desk


def _file(desk: Desk) -> ProgrammeFile:
    assert desk.bench is not None
    return desk.bench.programme.file


def _add(file: ProgrammeFile, title: str) -> None:
    with file.work("Add", actor="Tester") as work:
        work.insert(UseCase(id=new_id(), key=title, title=title))


def test_what_was_read_lately_is_read_again_only_after_a_change(desk: Desk) -> None:
    file, lately, asked = _file(desk), Lately(), list[int]()

    def read() -> int:
        asked.append(len(asked))
        return len(asked)

    assert [lately.read(file, "figures", read) for _ in range(3)] == [1, 1, 1]
    assert lately.read(file, "others", read) == 2
    _add(file, "NEW-1")
    assert lately.read(file, "figures", read) == 3
    lately.forget()
    assert lately.read(file, "figures", read) == 4


def test_governance_and_its_heat_map_hold_the_same_figures(desk: Desk, qtbot: QtBot) -> None:
    desk.commands.run("view.governance/overview")
    assert desk.bench is not None
    tabs = desk.bench.page
    assert isinstance(tabs, TabbedPage)
    overview = tabs.front()
    assert isinstance(overview, GovernanceOverviewPage)
    qtbot.waitUntil(lambda: overview.now is not None)
    desk.commands.run("view.governance/map")
    heat = tabs.front()
    assert isinstance(heat, GovernanceMapPage)
    qtbot.waitUntil(lambda: bool(heat.model.cases))
    assert overview.now is not None
    assert heat.model.cases is overview.now.figures.cases
    before = len(heat.model.cases)
    _add(_file(desk), "NEW-2")
    heat.refresh(frozenset())
    qtbot.waitUntil(lambda: len(heat.model.cases) == before + 1)


def _tabs(desk: Desk, page_id: str) -> TabbedPage:
    assert desk.bench is not None
    page = desk.bench.pages[page_id]
    assert isinstance(page, TabbedPage)
    return page


def _is_gone(page: weakref.ref[RecordsPage]) -> bool:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return page() is None


def test_a_list_not_shown_for_long_is_closed_and_comes_back_as_it_was_left(desk: Desk, qtbot: QtBot) -> None:
    desk.commands.run("view.people/list")
    people = _tabs(desk, "people")
    page = people.pages["people/list"]
    assert isinstance(page, RecordsPage)
    page.looking.sort_field("name", is_descending=True, is_added=False)
    number = page.records.ids[page.records.order[2]]
    page.grid.select_record(number)
    order, gone = list(page.records.order), weakref.ref(page)
    desk.commands.run("view.people/privacy")
    assert people.pages["people/list"] is page
    del page
    for tab in ("training/courses", "training/cohorts", "training/targets", "training/curricula", "champions/list",
                "champions/check_ins", "governance/items", "governance/answers"):  # fmt: skip
        desk.commands.run(f"view.{tab}")
    assert "people/list" not in people.pages
    qtbot.waitUntil(lambda: _is_gone(gone))
    desk.commands.run("view.people/list")
    again = people.front()
    assert isinstance(again, RecordsPage)
    assert again.records.order == order
    qtbot.waitUntil(lambda: again.grid.current_record() == number)


def test_a_list_that_holds_what_a_person_asked_for_is_not_closed(desk: Desk) -> None:
    desk.commands.run("view.people/list")
    people = _tabs(desk, "people")
    page = people.pages["people/list"]
    desk.commands.run("view.people/retention")
    page.filter_by("a")
    assert not people._give_up("people/list")
    page.filter_by("")
    assert not people._give_up("people/retention")
    assert people._give_up("people/list")
    assert list(people.pages) == ["people/retention"]
