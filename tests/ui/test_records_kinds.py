"""One grid page serves every kind of record: it loads, filters, sorts, groups, counts, says when nothing is there."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.custom_fields import FieldWish
from axonix_desktop.actions.records import add_record
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.core.records.people import Champion
from axonix_desktop.core.records.programme import Person
from axonix_desktop.core.records.steering import RaidEntry
from axonix_desktop.core.words import small
from axonix_desktop.store.ids import new_id
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.records import RecordsPage
from axonix_desktop.ui.records.field_desk import FieldDesk
from axonix_desktop.ui.records.field_dialog import FieldDialog
from axonix_desktop.ui.records.grouping import may_group


def page_for(desk: Desk, kind: str, qtbot: QtBot) -> RecordsPage:
    assert desk.bench is not None
    page = RecordsPage(desk.bench.context, kind)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    page.refresh(frozenset())
    return page


def test_every_kind_of_record_loads_sorts_filters_and_groups(desk: Desk, qtbot: QtBot) -> None:
    for record in RECORDS:
        if record.kind == "use_case":
            continue
        page = page_for(desk, record.kind, qtbot)
        shown = page.grid.shown_fields()
        assert shown, record.kind
        for name in shown:
            page.looking.sort_field(name, is_descending=True, is_added=False)
            page.looking.set_filter(name, Condition(name, "filled"))
            page.looking.set_filter(name, None)
        for field in page.model.fields:
            if may_group(field):
                page.looking.group_by(field.name)
                assert sum(group.count for group in page.records.groups if not group.level) == page.records.shown
        page.looking.group_by()
        page.looking.show_filter_row(is_shown=True)
        assert page.counts()
        if not page.records.total:
            assert page.state.title == f"Your {small(record.plural)} will stand here"
            assert page.state.findChildren(QPushButton)
        page.leave()


def test_people_are_counted_in_their_own_word(desk: Desk, qtbot: QtBot) -> None:
    page = page_for(desk, "person", qtbot)
    assert page.counts() == "6 people"
    page.filter_by("priya")
    assert page.counts() == "1 of 6 people"


def test_a_kind_titled_by_a_reference_shows_names(desk: Desk, qtbot: QtBot) -> None:
    assert desk.bench is not None
    someone = Person(id=new_id(), name="Ada Vale")
    assert desk.bench.change(partial(add_record, made=someone), "")
    champion = Champion(id=new_id(), person_id=someone.id)
    assert desk.bench.change(partial(add_record, made=champion), "")
    page = page_for(desk, "champion", qtbot)
    assert page.records.columns["person_id"].text(0) == "Ada Vale"


def test_open_raid_entries_have_a_view_of_their_own(desk: Desk, qtbot: QtBot) -> None:
    assert desk.bench is not None
    for title, status in (("Late data", "open"), ("Old risk", "done")):
        entry = RaidEntry(id=new_id(), title=title, entry_kind="risk", status=status)
        assert desk.bench.change(partial(add_record, made=entry), "")
    page = page_for(desk, "raid", qtbot)
    assert page.records.total == 2
    page.bar.views.tabs.setCurrentIndex(1)
    assert [page.records.columns["title"].text(row) for row in page.records.rows] == ["Late data"]


def grid_page(desk: Desk) -> RecordsPage:
    assert desk.bench is not None
    desk.bench.show_page("use_cases")
    page = desk.bench.pages["use_cases"]
    assert isinstance(page, RecordsPage)
    return page


def fill_dialog(monkeypatch: pytest.MonkeyPatch, name: str, holds: str, *, removes: bool = False) -> None:
    """Type into the dialog as soon as it is opened."""

    def answer(dialog: FieldDialog) -> int:
        dialog.name.setText(name)
        dialog.holds.setCurrentIndex(dialog.holds.findData(holds))
        (dialog.remove if removes else dialog.save).click()
        return dialog.result()

    monkeypatch.setattr(FieldDialog, "exec", answer)


def test_a_field_of_ones_own_is_added_shown_renamed_and_removed_with_undo(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = grid_page(desk)
    fill_dialog(monkeypatch, "Budget code", "text")
    desk.commands.run("columns.add_field")
    name = page.grid.shown_fields()[-1]
    assert name.startswith("custom:")
    fill_dialog(monkeypatch, "Cost centre", "text")
    page.looking.edit_field(name)
    assert page.model.fields[page.model.section_of(name)].label == "Cost centre"
    fill_dialog(monkeypatch, "Cost centre", "text", removes=True)
    page.looking.edit_field(name)
    assert page.model.section_of(name) < 0
    assert name not in page.grid.shown_fields()
    desk.commands.run("edit.undo")
    assert page.model.section_of(name) >= 0


def test_a_field_cannot_take_a_name_that_is_there(desk: Desk, qtbot: QtBot) -> None:
    page = grid_page(desk)
    dialog = FieldDialog(
        desk.look, desk.window, plural="use cases", wish=None,
        objection=lambda wish: "There is a field called so." if wish.name == "Stage" else None,
    )  # fmt: skip
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.name, "Stage")
    assert not dialog.save.isEnabled()
    assert dialog.fault.text() == "There is a field called so."
    qtbot.keyClick(dialog.name, Qt.Key.Key_Backspace)
    assert dialog.save.isEnabled()
    assert FieldDesk(page).objection() is None
    assert FieldWish("Stag") == dialog.wish()
