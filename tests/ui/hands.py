"""What people do in any window: show a page, read its rows, answer a question with keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.page import Page
from axonix_desktop.ui.pages.records import RecordsPage
from tests.ui.meeting import meeting

P = TypeVar("P", bound=Page)


def file_of(desk: Desk) -> ProgrammeFile:
    """The programme file open in the window."""
    assert desk.context is not None
    return desk.context.programme.file


def in_front(desk: Desk, kind: type[P]) -> P:
    """The page or tab in front, which must be of ``kind``."""
    assert desk.bench is not None
    assert desk.bench.page is not None
    page = desk.bench.page.front()
    assert isinstance(page, kind)
    return page


def shown_page(desk: Desk, page_id: str, kind: type[P]) -> P:
    """A page or tab, brought to the front."""
    desk.commands.run(f"view.{page_id}")
    QApplication.processEvents()
    return in_front(desk, kind)


def shown_ids(desk: Desk, kind: str) -> set[int]:
    """The ids in the grid in front, which must be of ``kind``."""
    page = in_front(desk, RecordsPage)
    assert page.kind == kind
    return {page.records.ids[row] for row in page.records.order}


def press_through(desk: Desk, qtbot: QtBot, opens: Callable[[], object], answer: Callable[[QDialog], None]) -> None:
    """Do what opens a dialog, answer it with keys, and wait until it is gone."""
    wrong: list[str] = []

    def tried(dialog: QDialog) -> None:
        try:
            answer(dialog)
        except BaseException as error:
            wrong.append(repr(error))
        if dialog.isVisible():
            wrong.append("the dialog is still open")

    met = meeting(tried, QDialog)
    opens()
    qtbot.waitUntil(lambda: bool(met) and QApplication.activeModalWidget() is None)
    assert not wrong, wrong[0]
    desk.window.activateWindow()
    QApplication.processEvents()
