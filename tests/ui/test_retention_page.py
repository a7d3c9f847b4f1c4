"""How long records are kept: chosen, listed when due, let go by a person alone, and the history reduced."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from axonix_desktop.core.personal import ERASED_NAME
from axonix_desktop.core.records.people import Champion, CheckIn
from axonix_desktop.core.records.programme import Person
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.integrity import check
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.reduce import reduction
from axonix_desktop.store.rolling import folder_of, kept
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.retention import RetentionPage
from tests.conftest import Clock

WHO = new_id()


@pytest.fixture
def page(desk: Desk, clock: Clock) -> RetentionPage:
    """The page of a programme with two old check-ins, an old change, and someone who left."""
    assert desk.context is not None
    f, champion = desk.context.programme.file, new_id()
    with f.work("Before", "Ada") as work:
        work.insert(Person(id=WHO, name="Leif Gone", is_active=False))
        work.insert(Champion(id=champion, person_id=WHO, status="active"))
        for subject in ("Talk", "Clinic"):
            work.insert(CheckIn(id=new_id(), champion_id=champion, held_on=date(2020, 1, 2), subject=subject))
    with f.work("Rename", "Ada") as work:
        work.update("person", WHO, {"job_role": "Weaver of old words"})
    with f.work("Rename", "Ada") as work:
        work.update("person", WHO, {"job_role": None})
    clock.advance(days=900)
    desk.commands.run("view.people/retention")
    found = desk.page()
    assert isinstance(found, RetentionPage)
    return found


def backups_hold(file: ProgrammeFile, words: bytes) -> bool:
    """Whether a backup holds the words; one that is just being replaced still may."""
    try:
        return any(words in one.path.read_bytes() for one in kept(folder_of(file)))
    except OSError:
        return True


def choose(page: RetentionPage, name: str, words: str) -> None:
    box = page.rules.lines[name].box
    place = box.findText(words)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_nothing_is_due_until_it_is_chosen_and_a_choice_is_one_step_that_undo_takes_back(
    qtbot: QtBot, desk: Desk, page: RetentionPage
) -> None:
    assert page.cards == {}
    assert "kept for good" in page.history.words.text()
    choose(page, "check_ins", "1 year")
    qtbot.waitUntil(lambda: list(page.cards) == ["check_ins"])
    assert page.cards["check_ins"].list.count() == 2
    assert "Leif Gone" in page.cards["check_ins"].list.item(0).text()
    desk.commands.run("edit.undo")
    qtbot.waitUntil(lambda: page.cards == {})
    assert page.rules.lines["check_ins"].box.currentText() == "Keep"


def test_only_what_is_ticked_goes_after_asking_and_undo_brings_it_back(
    qtbot: QtBot, desk: Desk, page: RetentionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.context is not None
    file, asked = desk.context.programme.file, []
    choose(page, "check_ins", "1 year")
    qtbot.waitUntil(lambda: "check_ins" in page.cards)
    card = page.cards["check_ins"]
    card.list.setCurrentRow(0)
    qtbot.keyClick(card.list, Qt.Key.Key_Space)
    assert card.button.text() == "Remove 1…"
    monkeypatch.setattr(desk.messages, "ask", lambda *words: bool(asked.append(words)))
    card.button.click()
    assert "until the history is reduced" in asked[0][1]
    assert len(rows(file, "check_in")) == 2
    monkeypatch.setattr(desk.messages, "ask", lambda *_: True)
    card.button.click()
    qtbot.waitUntil(lambda: len(rows(file, "check_in")) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: page.cards["check_ins"].list.count() == 1, timeout=20_000)
    desk.commands.run("edit.undo")
    assert len(rows(file, "check_in")) == 2


def test_people_who_left_are_erased_and_the_history_is_reduced_after_a_backup(
    qtbot: QtBot, desk: Desk, page: RetentionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.context is not None
    file = desk.context.programme.file
    monkeypatch.setattr(desk.messages, "ask", lambda *_: True)
    choose(page, "history", "2 years")
    qtbot.waitUntil(page.history.button.isVisible)
    assert b"Weaver of old words" in file.path.read_bytes()
    page.history.button.click()
    qtbot.waitUntil(lambda: reduction(file).through > 0, timeout=20_000)
    qtbot.waitUntil(lambda: not page.history.button.isVisible(), timeout=20_000)
    assert b"Weaver of old words" not in file.path.read_bytes()
    assert [one.reason for one in kept(folder_of(file))][-1] == "before reducing the history"
    choose(page, "people", "2 years")
    qtbot.waitUntil(lambda: "people" in page.cards, timeout=20_000)
    page.cards["people"].button.click()
    qtbot.waitUntil(lambda: "people" not in page.cards, timeout=20_000)
    assert rows(file, "person", ["name"], {"id": WHO}) == [(ERASED_NAME,)]
    qtbot.waitUntil(lambda: not backups_hold(file, b"Leif Gone"), timeout=20_000)
    assert check(file).ok
