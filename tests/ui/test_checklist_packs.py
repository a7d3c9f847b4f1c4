"""A newer checklist library: what it would change is shown, own words stay, an older file says that one is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from axonix_desktop.core.content_pack import Pack
from axonix_desktop.core.records.governance import ChecklistItem
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.seed import checklist_pack, first_checklist
from axonix_desktop.ui.areas.checklists import _bring_in
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.governance.pack_dialog import PackDialog
from axonix_desktop.ui.workbench import Workbench
from tests.conftest import Clock
from tests.pictures import settle
from tests.ui.meeting import meeting

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(desk: Desk) -> Workbench:
    assert desk.bench is not None
    return desk.bench


@pytest.fixture
def file(bench: Workbench) -> ProgrammeFile:
    return bench.programme.file


def _newer() -> Pack:
    """The shipped library with an item added, one changed and one gone."""
    shipped = checklist_pack()
    items = {code: dict(values) for code, values in shipped.items.items() if code != "RA-05"}
    items["RA-02"]["text"] = "The pack's new words."
    items["RA-99"] = {**items["RA-01"], "text": "A new item."}
    return replace(shipped, version="3", items=items)


def test_a_pack_shows_what_it_would_change_and_takes_own_words_only_when_ticked(
    desk: Desk, bench: Workbench, file: ProgrammeFile
) -> None:
    with file.work("Edit", actor="Tester") as work:
        number = int(str(rows(file, "checklist_item", ["id"], {"code": "RA-02"})[0][0]))
        work.update("checklist_item", number, {"text": "Our words."})
    told: list[str] = []

    def hand(dialog: QDialog) -> None:
        assert isinstance(dialog, PackDialog)
        told.append(dialog.summary.text())
        dialog.boxes["RA-02"].setChecked(True)
        dialog.keep.click()

    met = meeting(hand, PackDialog)
    _bring_in(bench.context, _newer())
    settle()
    assert met == [True]
    assert "1 item added" in told[0]
    assert "1 item out of force" in told[0]
    assert rows(file, "checklist_item", ["text"], {"code": "RA-02"}) == [("The pack's new words.",)]
    desk.commands.run("edit.undo")
    assert rows(file, "checklist_item", ["text"], {"code": "RA-02"}) == [("Our words.",)]


def test_a_pack_is_brought_in_by_keyboard(bench: Workbench, file: ProgrammeFile, qtbot: QtBot) -> None:
    def hand(dialog: QDialog) -> None:
        assert isinstance(dialog, PackDialog)
        assert dialog.focusWidget() is dialog.keep
        qtbot.keyClick(dialog, Key.Key_Return, CTRL)

    met = meeting(hand, PackDialog)
    _bring_in(bench.context, _newer())
    assert met == [True]
    assert rows(file, "checklist_item", ["text"], {"code": "RA-99"}) == [("A new item.",)]


def test_cancelling_a_pack_changes_nothing(bench: Workbench, file: ProgrammeFile) -> None:
    before = file.read("SELECT max(id) FROM jr_txn")
    met = meeting(lambda dialog: dialog.reject(), PackDialog)
    _bring_in(bench.context, _newer())
    assert met == [True]
    assert file.read("SELECT max(id) FROM jr_txn") == before


def test_a_pack_comes_from_a_file_and_a_wrong_file_is_told(
    desk: Desk, file: ProgrammeFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "house.json"
    path.write_text(json.dumps({"pack": "House", "version": "1", "items": [{"id": "HR-1", "text": "Known."}]}), "utf-8")
    assert desk.context is not None
    monkeypatch.setattr(desk.context.messages, "file_to_open", lambda *_args: path)
    met = meeting(lambda dialog: dialog.accept(), PackDialog)
    desk.commands.run("checklists.update_from")
    assert met == [True]
    assert rows(file, "checklist_item", ["template"], {"code": "HR-1"}) == [("House",)]
    path.write_text("nothing", "utf-8")
    desk.commands.run("checklists.update_from")
    assert any("checklist pack" in words for _title, words in desk.context.messages.told)  # type: ignore[attr-defined]


def test_a_file_with_the_first_library_says_that_a_newer_one_is_there(
    make_desk: Callable[[Path | None], Desk], tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "old.axonix"
    with ProgrammeFile.create(path, clock=clock) as made, made.work("Begin", actor="Tester") as work:
        for number, (code, values) in enumerate(first_checklist().items(), start=1):
            held = {name: value for name, value in values.items() if value not in (None, False)}
            work.insert(ChecklistItem(id=number, code=code, version="1", **held))
    desk = make_desk(path)
    band = desk.window.banners.banner("pack")
    assert band is not None
    met = meeting(lambda dialog: dialog.accept(), PackDialog)
    band.buttons[0].click()
    settle()
    assert met == [True]
    assert desk.window.banners.banner("pack") is None
