"""What the window holds in memory: pages share what they read alike, and give it up when something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.store.ids import new_id
from axonix_desktop.ui.lately import Lately
from axonix_desktop.ui.pages.governance_map import GovernanceMapPage
from axonix_desktop.ui.pages.governance_overview import GovernanceOverviewPage
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
