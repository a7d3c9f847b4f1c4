"""The work list by keyboard: groups, frameworks, what is narrowed, items answered together and signed off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from axonix_desktop.core.checklists import SETTLED
from axonix_desktop.core.governance import LEVEL_OF
from axonix_desktop.store.queries.checklists import standings
from axonix_desktop.ui import reading
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.detail.answer_dialog import AnswerDialog
from axonix_desktop.ui.governance.work_groups import Group
from axonix_desktop.ui.governance.work_model import ITEM, STATE, WHERE
from axonix_desktop.ui.pages.governance_work import GovernanceWorkPage
from tests.conftest import Clock
from tests.ui.governance_hand import TODAY, answered, file_of, governed_file, lines, overview, work_list

Make = Callable[[Path | None], Desk]


@pytest.fixture
def window(make_desk: Make, tmp_path: Path, clock: Clock) -> Desk:
    return make_desk(governed_file(tmp_path, clock))


def _groups(page: GovernanceWorkPage) -> dict[str, Group]:
    return {one.title: one for one in page.model.top}


@pytest.mark.parametrize("group", ["use_case", "topic", "owner", "due"])
def test_every_open_item_stands_in_exactly_one_group(window: Desk, qtbot: QtBot, group: str) -> None:
    page = work_list(window)
    page.group_by(group)
    keys = [(one.use_case_id, one.item.id) for one in lines(page)]
    wanted = {(one.use_case_id, one.item.id) for one in standings(file_of(window), TODAY) if one.is_open}
    assert len(keys) == len(set(keys))
    assert set(keys) == wanted


def test_groups_of_days_begin_with_what_is_overdue(window: Desk, qtbot: QtBot) -> None:
    page = work_list(window)
    page.group_by("due")
    first: Any = page.model.top[0]
    assert first.title == "Overdue"
    days = [one.due_on for one in first.lines]
    assert days == sorted(days)
    assert all(one.is_overdue for one in first.lines)


def test_each_reference_says_how_many_items_cover_it_and_how_far_they_are(window: Desk, qtbot: QtBot) -> None:
    page = work_list(window)
    page.group_by("framework")
    assert [one.title for one in page.model.top] == [
        "NIST AI RMF", "EU AI Act", "ISO/IEC 42001", "OMB M-25-21", "UK", "AI Verify",
    ]  # fmt: skip
    every = standings(file_of(window), TODAY)
    inner = next(one for one in _groups(page)["UK"].groups if one.title == "U4")
    own = [one for one in every if "UK U4" in one.item.frameworks]
    assert inner.tally.applicable == len(own)
    assert inner.tally.settled == sum(one.state in SETTLED for one in own)
    assert len(inner.lines) == len({one.item.id for one in own})
    assert inner.note == f"covered by {len(inner.lines)} items"
    assert page.law.isVisible()
    assert "not legal advice" in page.law.text()


def test_from_a_reference_to_its_item_to_all_who_are_asked_by_keys(window: Desk, qtbot: QtBot) -> None:
    page = work_list(window)
    page.group_by("framework")
    page.view.collapseAll()
    page.view.stand_on_first()
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    node: Any = page.model.node(page.view.currentIndex())
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    found = lines(page)
    assert found
    assert {one.item.code for one in found} == {node.item.code}


def test_programme_level_items_have_a_view_of_their_own(window: Desk, qtbot: QtBot) -> None:
    page = work_list(window)
    page.scope.setCurrentIndex(1)
    page.scope.activated.emit(1)
    found = lines(page)
    assert found
    assert all(one.use_case_id is None for one in found)


def test_several_items_are_answered_as_one_step_and_undone(window: Desk, qtbot: QtBot) -> None:
    page = work_list(window)
    assert window.commands.command("governance.answer").objection() is not None
    group = next(one for one in page.model.top if one.title.startswith("UC-004"))
    index = page.model.index_of_group(group)
    page.view.expand(index)
    page.view.setCurrentIndex(page.model.index(0, 0, index))
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = page.chosen()
    assert len(chosen) == 2

    def fill(dialog: AnswerDialog) -> None:
        for name, words in (("evidence", "Minutes of 20 November"), ("status", "Done")):
            editor = dialog.editors[name]
            editor.put_back(words)
            editor.touch()
        qtbot.keyClick(dialog.keep, Qt.Key.Key_Space)

    answered(AnswerDialog, fill)
    window.commands.run("governance.answer")
    ids = {(one.use_case_id, one.item.id) for one in chosen}
    after = [one for one in standings(file_of(window), TODAY) if (one.use_case_id, one.item.id) in ids]
    assert {one.given.evidence for one in after if one.given} == {"Minutes of 20 November"}
    assert all(one.state in ("done", "to_check") for one in after)
    assert window.bench is not None
    window.bench.undo()
    after = [one for one in standings(file_of(window), TODAY) if (one.use_case_id, one.item.id) in ids]
    assert {one.state for one in after} == {"not_started"}


def test_what_cannot_be_signed_off_says_why(window: Desk, qtbot: QtBot) -> None:
    page = work_list(window)
    command = window.commands.command("governance.sign_off")
    assert command.objection() == "Select the items first."
    index = page.model.index_of_group(next(one for one in page.model.top if one.title.startswith("UC-000")))
    page.view.expand(index)
    page.view.setCurrentIndex(page.model.index(0, 0, index))
    assert command.objection() == "Only items that are done can be signed off."
    assert "have an answer" in (window.commands.command("governance.reopen").objection() or "")
    overview(window)
    assert "work list" in (command.objection() or "")


def test_showing_a_level_leaves_only_its_items(window: Desk, qtbot: QtBot) -> None:
    page = work_list(window)
    page.show_level("reopened")
    found = lines(page)
    assert found
    assert {LEVEL_OF[one.state] for one in found} == {"reopened"}
    page.filter_by("nothing like this")
    assert not page.model.top
    assert page.nothing.title == "No item matches"
    page.clear()
    assert page.model.top


def test_open_groups_stay_open_when_something_changes(window: Desk, qtbot: QtBot) -> None:
    page = work_list(window)
    page.view.collapseAll()
    group = next(one for one in page.model.top if one.title.startswith("UC-003"))
    page.view.expand(page.model.index_of_group(group))
    with file_of(window).work("Elsewhere", "Tester") as work:
        work.update("use_case", int(group.code), {"title": "Case 3, renamed"})
    page.refresh(frozenset({"use_case"}))
    assert page.view.opened_codes() == {group.code}
    assert "Case 3, renamed" in " ".join(_groups(page))


def test_a_heading_and_a_line_below_it_are_chosen_once(window: Desk, qtbot: QtBot) -> None:
    page = work_list(window)
    page.view.expandAll()
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys = [(one.use_case_id, one.item.id) for one in page.chosen()]
    assert sorted(keys, key=str) == sorted(((one.use_case_id, one.item.id) for one in lines(page)), key=str)


def test_what_is_chosen_last_is_listed_where_listing_takes_a_moment(
    window: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = work_list(window)
    monkeypatch.setattr(reading, "SMALL_BYTES", 0)
    page.group_by("owner")
    page.filter_by("uc-003")
    page.group_by("topic")
    qtbot.waitUntil(lambda: page.model.group == "topic", timeout=20_000)
    found = lines(page)
    assert found
    assert {one.title for one in found} == {"Case 3"}


def test_with_large_text_in_a_small_window_the_item_keeps_its_room_and_no_choice_is_cut(
    window: Desk, qtbot: QtBot
) -> None:
    page = work_list(window)
    assert not page.view.isColumnHidden(WHERE)
    window.look.apply("light", 1.5)
    window.window.resize(1024, 700)
    view = page.view
    qtbot.waitUntil(lambda: view.isColumnHidden(WHERE))
    assert view.columnWidth(ITEM) >= window.look.px(140)
    assert not view.isColumnHidden(STATE)
    choices = (page.groups, page.shown, page.scope, page.all_button)
    assert all(one.width() >= one.sizeHint().width() for one in choices)
    assert max(one.geometry().right() for one in choices) <= page.width()
    assert len({one.y() for one in choices}) > 1
    window.look.apply("light", 1.0)
    window.window.resize(1440, 900)
    qtbot.waitUntil(lambda: not view.isColumnHidden(WHERE))
