"""What a session leaves behind: nobody's name outside of the programme, its backups and what people export."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from axonix_desktop.actions.attachments import attach_files
from axonix_desktop.actions.bulk_records import change_records
from axonix_desktop.actions.records import add_record
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.records.programme import Person
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.rolling import default_folder, rolling
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.messages import log_fault
from axonix_desktop.ui.pages.board import BoardPage
from axonix_desktop.ui.pages.privacy import PrivacyPage
from axonix_desktop.ui.pages.records import RecordsPage

NAME = "Zyxwvut Quillfeather"


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything the program keeps for a person lies below the folder that is searched."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


def holders(folder: Path) -> set[str]:
    """Every file below a folder that holds the name, in any of the ways it may be written."""
    seeds = [form.encode(code).lower() for form in NAME.split() for code in ("utf-8", "utf-16-le")]
    seeds += [one.hex().encode() for one in seeds]
    found: set[str] = set()
    for one in folder.rglob("*"):
        with suppress(OSError):  # a copy that was under way is gone
            if one.is_file() and any(seed in one.read_bytes().lower() for seed in seeds):
                found.add(one.name)
    return found


def live(desk: Desk, qtbot: QtBot) -> int:
    """Do what people do with names: add, attach, filter, group, fold, search, look; returns the person."""
    context = desk.context
    assert context is not None
    who = new_id()
    context.change(partial(add_record, made=Person(id=who, name=NAME, email="zyxwvut@example.org")), "")
    case = int(rows(context.programme.file, "use_case", ["id"])[0][0] or 0)
    notes = {"owner_id": who, "problem": f"Asked for by {NAME}"}
    context.change(partial(change_records, kind="use_case", changes=[(case, notes)]), "")
    content = [("notes.txt", f"By {NAME}".encode())]
    context.change(partial(attach_files, kind="use_case", record_id=case, files=content), "")
    desk.commands.run("view.use_cases")
    grid = desk.page()
    assert isinstance(grid, RecordsPage)
    grid.shown.group_by(("owner_id",), frozenset({(NAME,)}))
    grid.shown.set_conditions([Condition("problem", "contains", (NAME,))])
    grid.filter_by("Zyxwvut")
    desk.commands.run("view.board")
    board = desk.page()
    assert isinstance(board, BoardPage)
    context.current.set(who, "person")
    desk.commands.run("view.people/privacy")
    page = desk.page()
    assert isinstance(page, PrivacyPage)
    qtbot.waitUntil(lambda: page.found is not None, timeout=20_000)
    rolling(context.programme.file, "daily", context.programme.now())
    return who


@pytest.mark.usefixtures("own_home")
def test_a_session_leaves_a_name_in_the_programme_and_its_backups_alone(
    qtbot: QtBot, make_desk: Callable[[Path], Desk], programme_path: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    desk = make_desk(programme_path)
    live(desk, qtbot)
    desk.close_file()
    left = holders(tmp_path)
    backups = {one.name for one in default_folder().rglob("*.axonix")}
    assert programme_path.name in left
    assert left - backups == {programme_path.name}


@pytest.mark.usefixtures("own_home")
def test_after_an_erasure_nothing_that_the_program_wrote_holds_the_name(
    qtbot: QtBot, make_desk: Callable[[Path], Desk], programme_path: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    desk = make_desk(programme_path)
    live(desk, qtbot)
    page = desk.page()
    assert isinstance(page, PrivacyPage)
    monkeypatch.setattr(desk.messages, "ask", lambda *_: True)
    page.kept.file_lines[0].erase_button.click()
    qtbot.waitUntil(lambda: page.found is not None and not page.kept.file_lines, timeout=20_000)
    page.erase_button.click()
    qtbot.waitUntil(lambda: page.person.findText(NAME) < 0, timeout=20_000)
    qtbot.waitUntil(lambda: not holders(tmp_path), timeout=20_000)
    desk.close_file()
    assert holders(tmp_path) == set()


def test_a_fault_is_written_down_without_its_own_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        try:
            raise KeyError(NAME)
        except KeyError as error:
            log_fault(error)
    assert "KeyError" in caplog.text
    assert "test_traces.py" in caplog.text
    assert NAME not in caplog.text.replace("raise KeyError(NAME)", "")
