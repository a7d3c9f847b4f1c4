"""Tabs that do not fit stand in a list by name; the keyboard walks through all of them, and the one shown is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from axonix_desktop.ui.folding_tabs import FoldingTabs
from axonix_desktop.ui.tabs import Tab
from axonix_desktop.ui.theme.look import Look

NAMES = ("fields", "stages", "checklist", "readiness", "people", "operators", "trail", "money", "files", "history")


@pytest.fixture
def strip(qtbot: QtBot, look: Look) -> FoldingTabs:
    made = FoldingTabs(look)
    qtbot.addWidget(made)
    made.show_tabs([Tab(name, "flag", name.title()) for name in NAMES])
    made.resize(look.px(330), look.px(34))
    made.show()
    qtbot.waitExposed(made)
    return made


def test_every_tab_stands_in_the_row_or_in_the_list(strip: FoldingTabs) -> None:
    hidden = strip.hidden_tabs()
    assert hidden
    assert hidden == list(NAMES[len(NAMES) - len(hidden) :])
    assert strip.rest.isVisible()
    assert str(len(hidden)) in strip.rest.accessibleName()
    last = max(strip.tabRect(place).right() for place in range(strip.count()) if strip.isTabVisible(place))
    assert last < strip.rest.geometry().left()


def test_the_arrow_keys_reach_the_tabs_of_the_list(qtbot: QtBot, strip: FoldingTabs) -> None:
    for name in NAMES[1:]:
        qtbot.keyClick(strip, Qt.Key.Key_Right)
        assert strip.current_id == name
        assert name not in strip.hidden_tabs()


def test_a_tab_is_taken_from_the_list(qtbot: QtBot, strip: FoldingTabs) -> None:
    wanted = strip.hidden_tabs()[-1]
    strip.rest.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [act.text().casefold() for act in menu.actions()] == strip.hidden_tabs()
    menu.actions()[-1].trigger()
    menu.close()
    assert strip.current_id == wanted


def test_with_room_for_all_there_is_no_list(strip: FoldingTabs, look: Look) -> None:
    strip.resize(look.px(1400), look.px(34))
    assert strip.hidden_tabs() == []
    assert not strip.rest.isVisible()
