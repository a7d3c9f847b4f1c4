"""A grid shows what the records it names are called now, also where these are called after others."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from axonix_desktop.actions.records import change_record
from axonix_desktop.core.records.people import CheckIn
from axonix_desktop.store.ids import new_id
from axonix_desktop.ui.pages.records import RecordsPage
from tests.builders import champion, person

if TYPE_CHECKING:
    from axonix_desktop.ui.desk import Desk


def test_a_check_in_names_its_champion_as_they_are_called_now(desk: Desk) -> None:
    assert desk.context is not None
    assert desk.bench is not None
    file = desk.bench.programme.file
    ada = person(id=new_id(), name="Ada Lovelace")
    lead = champion(id=new_id(), person_id=ada.id)
    held = CheckIn(id=new_id(), champion_id=lead.id, held_on=date(2026, 11, 1))
    with file.work("Fill", actor="Tester") as work:
        for one in (ada, lead, held):
            work.insert(one)
    desk.commands.run("view.champions/check_ins")
    page = desk.bench.page.front() if desk.bench.page is not None else None
    assert isinstance(page, RecordsPage)
    page.refresh(frozenset())
    rename = partial(change_record, kind="person", number=ada.id, values={"name": "Ada King"})
    assert desk.context.change(rename, "no")
    names, row = page.shown.records.columns["champion_id"], page.shown.records.row_of(held.id)
    assert row is not None
    assert names.text(row) == "Ada King"
