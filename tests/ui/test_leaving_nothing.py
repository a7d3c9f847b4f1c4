"""A programme that was closed leaves nothing in memory, and nothing that a change of the look could still reach."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from axonix_desktop.paths import resources_folder
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.opened import OpenedProgrammes
from axonix_desktop.ui.page_list import PAGES
from axonix_desktop.ui.theme.look import Look
from axonix_desktop.ui.window_state import WindowState
from axonix_desktop.ui.workbench import Workbench
from tests.conftest import Clock
from tests.ui.conftest import KeptMessages


def _left(path: Path) -> list[Workbench]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return [one for one in gc.get_objects() if type(one) is Workbench and one.programme.path == path]


def _closed_window(path: Path, look: Look, clock: Clock) -> list[weakref.ref[object]]:
    """Opens a window, lets it go, and answers with what must not stay."""
    state = WindowState(QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat))
    desk = Desk(look, state, OpenedProgrammes(clock=clock, actor="T", samples=resources_folder()), KeptMessages)
    desk.begin(path)
    desk.window.show()
    desk.settle()
    QApplication.processEvents()
    desk.window.close()
    desk.window.deleteLater()
    return [weakref.ref(one) for one in (desk, desk.window, desk.commands, desk.commands.action("file.open"))]


def _show_every_page(desk: Desk, qtbot: QtBot) -> None:
    for page in [page for spec in PAGES for page in (spec.page_id, *(tab.page_id for tab in spec.tabs))]:
        desk.commands.run(f"view.{page}")
        QApplication.processEvents()
    bench = desk.bench
    assert bench is not None
    qtbot.waitUntil(lambda: not bench.jobs._running)
    assert set(bench.pages) == {spec.page_id for spec in PAGES}


def test_every_page_is_gone_when_the_programme_is_closed(
    make_desk: Callable[[Path | None], Desk], programme_path: Path, qtbot: QtBot
) -> None:
    desk = make_desk(programme_path)
    _show_every_page(desk, qtbot)
    desk.commands.run("file.close")
    qtbot.waitUntil(lambda: not _left(programme_path))
    desk.look.apply("dark", 1.0)
    QApplication.processEvents()


def test_a_window_that_is_gone_leaves_nothing(programme_path: Path, look: Look, clock: Clock, qtbot: QtBot) -> None:
    left = _closed_window(programme_path, look, clock)

    def is_gone() -> bool:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return all(one() is None for one in left)

    qtbot.waitUntil(is_gone)
