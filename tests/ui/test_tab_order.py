"""The Tab key walks the whole window in the order in which it is read, and every stop can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from axonix_desktop.ui.desk import Desk

MOST = 200


def walk(desk: Desk, key: Qt.Key) -> list[QWidget]:
    """The stops from the one the keyboard is on until it comes round, each with a part that can be seen."""
    first = one = QApplication.focusWidget()
    found: list[QWidget] = []
    assert one is not None
    while len(found) < MOST:
        QTest.keyClick(one, key)
        one = QApplication.focusWidget()
        assert one is not None
        assert not one.visibleRegion().isEmpty(), one.accessibleName()
        found.append(one)
        if one is first:
            return found
    raise AssertionError(f"{key} never comes round")


@pytest.mark.parametrize("page", ["overview", "readiness/gaps", "governance/overview", "people/privacy"])
def test_tab_comes_round_through_rail_bar_and_page_and_back_the_same_way(desk: Desk, page: str) -> None:
    desk.commands.run(f"view.{page}")
    desk.settle()
    desk.window.activateWindow()
    ahead = walk(desk, Qt.Key.Key_Tab)
    assert len(set(ahead)) == len(ahead)
    for part in (desk.window.rail, desk.window.top_bar, desk.window.workspace):
        assert any(part.isAncestorOf(one) for one in ahead)
    back = walk(desk, Qt.Key.Key_Backtab)
    assert back == [*reversed(ahead[:-1]), ahead[-1]]


def test_the_first_stop_after_the_tabs_of_a_page_is_at_its_top_even_when_it_was_rolled_down(desk: Desk) -> None:
    desk.commands.run("view.governance/overview")
    desk.settle()
    desk.window.activateWindow()
    walked = walk(desk, Qt.Key.Key_Tab)
    assert desk.bench is not None
    page = desk.bench.pages["governance"]
    inside = [one for one in walked if page.isAncestorOf(one)]
    strip = next(one for one in inside if one.accessibleName() == "Views of this page")
    strip.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(strip, Qt.Key.Key_Tab)
    top = QApplication.focusWidget()
    assert top is not None
    heights = [one.mapTo(page, one.rect().topLeft()).y() for one in inside if one is not strip]
    assert top.mapTo(page, top.rect().topLeft()).y() == min(heights)
