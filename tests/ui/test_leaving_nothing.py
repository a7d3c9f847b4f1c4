"""A programme that was closed leaves nothing in memory, and nothing that a change of the look could still reach."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.page_list import PAGES
from axonix_desktop.ui.workbench import Workbench


def _left(path: Path) -> list[Workbench]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return [one for one in gc.get_objects() if type(one) is Workbench and one.programme.path == path]


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
