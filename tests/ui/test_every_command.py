"""Every command of the window can be chosen, on every kind of file, without a fault."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from axonix_desktop.paths import resources_folder
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.opened import OpenedProgrammes
from axonix_desktop.ui.page_list import PAGES
from tests.conftest import Clock

ENDS_THE_WINDOW = {"file.quit", "file.exit", "window.new"}
GOES_ELSEWHERE = [f"view.{one.page_id}" for page in PAGES for one in (page, *page.tabs)]
LEAVES_THE_FILE = {"file.new", "file.open", "file.sample", "file.reset_sample", "file.close"}
FILLED = ("overview", "use_cases", "board", "roadmap")
EMPTY = ("overview", "board")


@pytest.fixture
def nothing_stays_open(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Menus and dialogs are closed as Esc would, and nothing leaves the program."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    closing = QTimer()

    def close() -> None:
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(dialog, QDialog):
            dialog.reject()
        elif dialog is not None:
            dialog.close()

    closing.timeout.connect(close)
    closing.start(10)
    yield
    closing.stop()
    for window in qapp.topLevelWidgets():
        if isinstance(window, QDialog):
            window.close()


def without_share(page: str, pages: Sequence[str]) -> set[str]:
    """Where ``page`` of ``pages`` does not go.

    Making a page takes its time, so the first one goes to all and the others share them out.
    """
    number = pages.index(page)
    return set(GOES_ELSEWHERE) - set(GOES_ELSEWHERE[number :: len(pages)]) if number else set()


def choose_every_command(
    desk: Desk, page: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, *, stays_at: Collection[str] = ()
) -> list[str]:
    """Choose each command on ``page`` but those of ``stays_at``; what went wrong, with the command's id before it."""
    faults: list[str] = []
    monkeypatch.setattr(desk.messages, "file_to_open", lambda *_asked: None)
    monkeypatch.setattr(desk.messages, "file_to_make", lambda *_asked: None)
    monkeypatch.setattr(desk.messages, "ask", lambda *_asked: False)
    monkeypatch.setattr(desk.messages, "tell_about", lambda: None)
    for command in list(desk.commands):
        if command.id in ENDS_THE_WINDOW | LEAVES_THE_FILE | set(stays_at):
            continue
        if page and desk.page(page) is None:
            desk.commands.run(f"view.{page}")
        with qtbot.capture_exceptions() as raised:
            try:
                desk.commands.run(command.id)
            except Exception as error:
                faults.append(f"{command.id}: {error!r}")
            qtbot.wait(2)
        faults += [f"{command.id}: {error!r}" for _kind, error, _trace in raised]
    return [*faults, *(f"told: {text}" for _title, text in desk.messages.told if "inside the program" in text)]  # type: ignore[attr-defined]


@pytest.mark.usefixtures("nothing_stays_open")
@pytest.mark.parametrize("page", FILLED)
def test_no_command_fails_on_a_filled_programme(
    desk: Desk, page: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert choose_every_command(desk, page, monkeypatch, qtbot, stays_at=without_share(page, FILLED)) == []


@pytest.mark.usefixtures("nothing_stays_open")
@pytest.mark.parametrize("page", EMPTY)
def test_no_command_fails_on_an_empty_programme(
    make_desk: Callable[[Path | None], Desk],
    tmp_path: Path,
    clock: Clock,
    page: str,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    path = tmp_path / "empty.axonix"
    OpenedProgrammes(clock=clock, actor="Tester", samples=resources_folder() / "samples").create(path).close()
    desk = make_desk(path)
    assert choose_every_command(desk, page, monkeypatch, qtbot, stays_at=without_share(page, EMPTY)) == []


@pytest.mark.usefixtures("nothing_stays_open")
def test_no_command_fails_on_a_file_for_reading_only(
    make_desk: Callable[[Path | None], Desk], programme_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    programme_path.chmod(0o444)
    assert choose_every_command(make_desk(programme_path), "use_cases", monkeypatch, qtbot) == []


@pytest.mark.usefixtures("nothing_stays_open")
def test_no_command_fails_without_a_file(
    make_desk: Callable[[Path | None], Desk], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert choose_every_command(make_desk(None), "", monkeypatch, qtbot) == []
