"""A champion and a business unit in the detail panel, and the views of the grid of champions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from axonix_desktop.store.queries.records import count
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.records import RecordsPage
from tests.conftest import Clock
from tests.ui.champions_hand import (
    ALONE,
    IDLE,
    QUIET,
    SALES,
    Key,
    detail_tab,
    made,
    status_of,
)
from tests.ui.hands import file_of, shown_ids


@pytest.fixture
def window(make_desk: Callable[[Path | None], Desk], tmp_path: Path, clock: Clock) -> Desk:
    return make_desk(made(tmp_path / "champions.axonix", clock))


def test_the_champion_tab_offers_the_steps_and_says_why_one_cannot_be_taken(window: Desk, qtbot: QtBot) -> None:
    assert window.context is not None
    window.context.open_record("champion", ALONE)
    view = detail_tab(window, "champion")
    buttons = {one.text(): one for one in view.findChildren(QPushButton) if one.isVisible()}
    assert buttons["Pause"].isEnabled()
    assert not buttons["End"].isEnabled()
    assert "Hand over to a successor first" in buttons["End"].toolTip()
    buttons["Pause"].setFocus()
    qtbot.keyClick(buttons["Pause"], Key.Key_Space)
    assert status_of(window, "Ann Alone") == "paused"
    off = next(one for one in view.findChildren(QAbstractButton) if one.accessibleName().startswith("Stop supporting"))
    off.click()
    assert count(file_of(window), "champion_use_case", {"champion_id": ALONE}) == 1


def test_a_business_unit_shows_its_coverage(window: Desk, qtbot: QtBot) -> None:
    assert window.context is not None
    window.context.open_record("business_unit", SALES)
    view = detail_tab(window, "coverage")
    words = [one.accessibleName() for one in view.findChildren(QAbstractButton) if one.isVisible()]
    assert any(one.startswith("Ann Alone, Lead champion, last check-in 2 Nov 2026") for one in words)
    window.context.open_record("business_unit", IDLE)
    QApplication.processEvents()
    button = next(
        one for one in view.findChildren(QPushButton) if one.isVisible() and one.text() == "Enter the headcount"
    )
    button.click()
    QApplication.processEvents()
    assert view.form is not None
    assert view.form.rows["headcount"].editor.inner.hasFocus()


def test_the_grid_has_views_of_the_inactive_those_without_a_deputy_and_by_wave(window: Desk, qtbot: QtBot) -> None:
    window.commands.run("view.champions/list")
    QApplication.processEvents()
    assert window.bench is not None
    assert window.bench.page is not None
    page = window.bench.page.front()
    assert isinstance(page, RecordsPage)
    titles = [view.title for view in page.views.keeper.views]
    assert titles == ["All", "Active", "Inactive", "Without deputy", "By wave"]
    page.views.choose(page.views.keeper.views[2].key)
    assert shown_ids(window, "champion") == {QUIET}
