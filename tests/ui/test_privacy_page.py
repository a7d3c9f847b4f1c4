"""What is known about a person: shown on one page, handed over, and erased, by keys alone."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.attachments import attach_files
from axonix_desktop.actions.bulk_records import change_records
from axonix_desktop.actions.records import add_record
from axonix_desktop.core.personal import ERASED_NAME
from axonix_desktop.core.records.programme import Person
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.erase import erase_person
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.rolling import folder_of, kept, rolling
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.privacy import PrivacyPage


@pytest.fixture
def page(desk: Desk) -> PrivacyPage:
    desk.commands.run("view.people/privacy")
    assert desk.bench is not None
    page = desk.page()
    assert isinstance(page, PrivacyPage)
    return page


def choose(qtbot: QtBot, page: PrivacyPage, name: str) -> None:
    box = page.person.lineEdit()
    assert box is not None
    box.selectAll()
    qtbot.keyClicks(box, name)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def test_a_person_is_found_by_typing_and_all_about_them_is_listed(qtbot: QtBot, desk: Desk, page: PrivacyPage) -> None:
    name = str(rows(desk.context.programme.file, "person", ["name"])[-1][0]) if desk.context else ""
    choose(qtbot, page, name)
    assert page.known is not None
    assert page.known.person.title == name
    assert page.about[1].rows or page.about[2].text()


def test_the_person_chosen_in_the_grid_is_the_one_shown(desk: Desk, page: PrivacyPage) -> None:
    assert desk.context is not None
    number = int(rows(desk.context.programme.file, "person", ["id"])[1][0] or 0)
    desk.commands.run("view.people/list")
    desk.context.current.set(number, "person")
    desk.commands.run("view.people/privacy")
    assert page.known is not None
    assert page.known.person.id == number


def test_a_large_file_is_read_aside_and_only_the_person_shown_can_be_erased(
    qtbot: QtBot, desk: Desk, page: PrivacyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.context is not None
    first, second = (int(row[0] or 0) for row in rows(desk.context.programme.file, "person", ["id"])[:2])
    page.show_person(first)
    monkeypatch.setattr("axonix_desktop.ui.reading.SMALL_BYTES", 0)
    page.show_person(first)
    page.show_person(second)
    assert page.known is None
    assert not page.erase_button.isEnabled()
    assert not page.export_button.isEnabled()
    qtbot.waitUntil(lambda: page.known is not None, timeout=20_000)
    assert page.known is not None
    assert page.known.person.id == second
    assert page.erase_button.isEnabled()


def test_what_cannot_be_read_is_told_and_can_be_tried_again(
    desk: Desk, page: PrivacyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, told = page.known.person.id if page.known else 0, page.state
    with monkeypatch.context() as broken:
        broken.setattr("axonix_desktop.ui.pages.privacy.known_about", lambda *_: 1 / 0)
        page.show_person(number)
    assert told.isVisibleTo(page)
    assert page.known is None
    told.findChildren(QPushButton)[0].click()
    assert page.known is not None
    assert not told.isVisibleTo(page)


def test_the_export_is_a_page_and_the_same_as_data(
    desk: Desk, page: PrivacyPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.messages, "file_to_make", lambda *_: tmp_path / "data.html")
    page.export()
    assert page.known is not None
    held = json.loads((tmp_path / "data.json").read_text(encoding="utf-8"))
    assert held["person"]["title"] == page.known.person.title
    assert page.known.person.title in (tmp_path / "data.html").read_text(encoding="utf-8")


def test_erasing_asks_first_and_no_changes_nothing(
    desk: Desk, page: PrivacyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(desk.messages, "ask", lambda title, text, verb: bool(asked.append(f"{title} {text} {verb}")))
    page.erase_button.click()
    assert "cannot be undone" in asked[0]
    assert desk.context is not None
    assert rows(desk.context.programme.file, "person", ["id"], {"name": ERASED_NAME}) == []


def test_an_erased_person_is_gone_from_the_list_the_file_and_the_backups(
    qtbot: QtBot, desk: Desk, page: PrivacyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.context is not None
    assert page.known is not None
    name, file = page.known.person.title, desk.context.programme.file
    rolling(file, "daily", desk.context.programme.now())
    monkeypatch.setattr(desk.messages, "ask", lambda *_: True)
    page.erase_button.click()
    qtbot.waitUntil(lambda: page.person.findText(name) < 0, timeout=20_000)

    def backups_hold() -> list[bool]:
        try:
            return [name.encode() in one.path.read_bytes() for one in kept(folder_of(file))]
        except OSError:  # one is just being replaced
            return [True]

    qtbot.waitUntil(lambda: not any(backups_hold()), timeout=20_000)
    assert backups_hold()
    assert name.encode() not in file.path.read_bytes()
    assert "Erase" not in (desk.context.programme.undo_label() or "")


def person_of(desk: Desk, page: PrivacyPage) -> tuple[int, str]:
    assert page.known is not None
    return page.known.person.id, page.known.person.title


def test_files_that_name_the_person_or_cannot_be_searched_are_listed_and_erased_for_good(
    qtbot: QtBot, desk: Desk, page: PrivacyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.context is not None
    number, name = person_of(desk, page)
    file = desk.context.programme.file
    case = int(rows(file, "use_case", ["id"])[0][0] or 0)
    given = [("minutes.txt", f"Present: {name}".encode()), ("photo.png", b"\x89PNG\0\0\1\2"), ("other.txt", b"no")]
    desk.context.change(partial(attach_files, kind="use_case", record_id=case, files=given), "")
    page.show_person(number)
    qtbot.waitUntil(lambda: page.found is not None and page.found.looked_at == 3, timeout=20_000)
    assert [one.file.name for one in page.found.files] == ["minutes.txt", "photo.png"]  # type: ignore[union-attr]
    before = rows(file, "attachment", ["name", "content"])
    monkeypatch.setattr(desk.messages, "ask", lambda *_: False)
    page.kept.file_lines[0].erase_button.click()
    page.erase_button.click()
    assert rows(file, "attachment", ["name", "content"]) == before
    monkeypatch.setattr(desk.messages, "ask", lambda *_: True)
    page.kept.file_lines[0].erase_button.click()
    qtbot.waitUntil(lambda: len(page.kept.file_lines) == 1, timeout=20_000)
    assert [row[0] for row in rows(file, "attachment", ["name"])] == ["photo.png", "other.txt"]
    assert f"Present: {name}".encode() not in file.path.read_bytes()


def test_before_anything_is_asked_counts_per_place_and_what_stays_are_told(
    qtbot: QtBot, desk: Desk, page: PrivacyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.context is not None
    number, name = person_of(desk, page)
    case = int(rows(desk.context.programme.file, "use_case", ["id"])[0][0] or 0)
    act = partial(change_records, kind="use_case", changes=[(case, {"problem": f"Ask {name}"})], label="Note")
    desk.context.change(act, "")
    desk.context.change(partial(add_record, made=Person(id=new_id(), name=name)), "")
    page.show_person(number)
    asked: list[str] = []
    monkeypatch.setattr(desk.messages, "ask", lambda *words: bool(asked.append(" ".join(words))))
    page.erase_button.click()
    assert "Left as it is: 1 use case" in asked[0]
    assert f"1 other person is called {name} too" in asked[0]
    desk.context.change(partial(rename_person, number=number), "")
    page.show_person(number)
    page.erase_button.click()
    assert "is a single word" in asked[1]


def rename_person(file: ProgrammeFile, number: int, *, actor: str) -> int:
    with file.work("Rename", actor) as work:
        work.update("person", number, {"name": "Max"})
    return work.change_set


def test_a_stopped_erasure_changes_nothing(
    qtbot: QtBot, desk: Desk, page: PrivacyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.context is not None
    number, name = person_of(desk, page)
    qtbot.waitUntil(lambda: page.found is not None, timeout=20_000)
    monkeypatch.setattr(desk.messages, "ask", lambda *_: True)
    desk.context.jobs.started.connect(lambda ticket: ticket.cancel())
    with qtbot.waitSignal(desk.context.jobs.ended, timeout=20_000):
        page.erase_button.click()
    assert rows(desk.context.programme.file, "person", ["name"], {"id": number}) == [(name,)]


def test_who_was_erased_is_erased_again_from_a_restored_backup_and_that_is_told(
    qtbot: QtBot, desk: Desk, page: PrivacyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.context is not None
    number, name = person_of(desk, page)
    file = desk.context.programme.file
    made = rolling(file, "daily", desk.context.programme.now()).backup
    assert made is not None
    erase_person(file, number, actor="Ada", reason="", label="Erase")
    monkeypatch.setattr(desk.messages, "ask", lambda *_: True)
    desk.files.restore(made, file.path)
    qtbot.waitUntil(lambda: "erased again" in desk.window.toast.text, timeout=20_000)
    assert desk.context is not None
    assert rows(desk.context.programme.file, "person", ["name"], {"id": number}) == [(ERASED_NAME,)]
    assert name.encode() not in desk.context.programme.path.read_bytes()


def test_what_may_speak_of_a_namesake_is_counted_and_not_handed_over(
    desk: Desk, page: PrivacyPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.context is not None
    number, name = person_of(desk, page)
    case = int(rows(desk.context.programme.file, "use_case", ["id"])[0][0] or 0)
    secret = [(case, {"problem": f"{name} is on sick leave"})]
    desk.context.change(partial(change_records, kind="use_case", changes=secret, label="Note"), "")
    desk.context.change(partial(add_record, made=Person(id=new_id(), name=name)), "")
    page.show_person(number)
    monkeypatch.setattr(desk.messages, "file_to_make", lambda *_: tmp_path / "data.html")
    page.export()
    written = [(tmp_path / one).read_text(encoding="utf-8") for one in ("data.html", "data.json")]
    assert not any("sick leave" in one for one in written)
    assert "1 place that may speak of someone else is left out." in written[0]
