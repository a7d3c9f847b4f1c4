"""A grid of very many rows is read aside: the page says so, and what is asked of it meanwhile is done afterwards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from axonix_desktop.actions.records import change_record
from axonix_desktop.core.filters import Condition
from axonix_desktop.store.ids import new_ids
from axonix_desktop.ui import reading, rows_reader
from axonix_desktop.ui.pages.records import RecordsPage
from tests.builders import person

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from axonix_desktop.ui.desk import Desk

NUMBERS = new_ids(30)


@pytest.fixture
def crowded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window on a file with thirty more people, in which ten rows count as very many."""
    assert desk.bench is not None
    with desk.bench.programme.file.work("Fill", actor="Tester") as work:
        for place, number in enumerate(NUMBERS):
            work.insert(person(id=number, name=f"Person {place:02d}", job_role="Clerk" if place % 2 else "Nurse"))
    monkeypatch.setattr(rows_reader, "_MANY", 10)
    monkeypatch.setattr(reading, "SMALL_BYTES", 0)
    return desk


def grid_of(desk: Desk) -> RecordsPage:
    assert desk.bench is not None
    page = desk.bench.page.front() if desk.bench.page is not None else None
    assert isinstance(page, RecordsPage)
    return page


def test_the_page_says_that_it_reads_then_shows_the_rows_with_the_keyboard_in_them(crowded: Desk, qtbot: QtBot) -> None:
    crowded.commands.run("view.people/list")
    page = grid_of(crowded)
    assert page.state.title == "Reading the rows"
    assert page.state.bar.isVisible()
    assert page.counts() == ""
    qtbot.waitUntil(lambda: page.is_showing_rows and page.shown.is_loaded)
    assert page.records.total >= len(NUMBERS)
    assert not page.state.bar.isVisible()
    inside = QApplication.focusWidget()
    assert inside is not None
    assert inside is page.grid or page.grid.isAncestorOf(inside)


def test_rows_asked_for_while_it_reads_are_those_shown(crowded: Desk, qtbot: QtBot) -> None:
    context = crowded.context
    assert context is not None
    context.show_rows((Condition("job_role", "is", ("Nurse",)),), "Nurses", "person")
    page = grid_of(crowded)
    qtbot.waitUntil(lambda: page.is_showing_rows and page.shown.is_loaded)
    assert {page.records.ids[row] for row in page.records.rows} == set(NUMBERS[::2])


def test_what_changes_while_it_reads_is_shown(crowded: Desk, qtbot: QtBot) -> None:
    context = crowded.context
    assert context is not None
    crowded.commands.run("view.people/list")
    page = grid_of(crowded)
    rename = partial(change_record, kind="person", number=NUMBERS[0], values={"name": "Renamed"})
    assert context.change(rename, "no")

    def name() -> str:
        row = page.records.row_of(NUMBERS[0]) if page.shown.is_loaded else None
        return page.records.columns["name"].text(row) if row is not None else ""

    qtbot.waitUntil(lambda: name() == "Renamed")
    again = partial(change_record, kind="person", number=NUMBERS[0], values={"name": "At once"})
    assert context.change(again, "no")
    qtbot.waitUntil(lambda: name() == "At once")


def test_a_reading_that_is_stopped_can_be_begun_again(crowded: Desk, qtbot: QtBot) -> None:
    assert crowded.context is not None
    crowded.context.jobs.started.connect(lambda ticket: ticket.cancel())
    crowded.commands.run("view.people/list")
    page = grid_of(crowded)
    qtbot.waitUntil(lambda: page.state.title == "The rows cannot be read")
    assert not page.state.bar.isVisible()
    crowded.context.jobs.started.disconnect()
    page.refresh(frozenset())
    qtbot.waitUntil(lambda: page.is_showing_rows and page.shown.is_loaded)
