"""A window on a programme of trained people, and what a person does in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.ui.desk import Desk
from axonix_desktop.ui.pages.records import RecordsPage
from axonix_desktop.ui.pages.training_matrix import TrainingMatrixPage
from axonix_desktop.ui.pages.training_people import TrainingPeoplePage

TODAY = date(2026, 11, 22)


def file_of(desk: Desk) -> ProgrammeFile:
    assert desk.context is not None
    return desk.context.programme.file


def matrix(desk: Desk) -> TrainingMatrixPage:
    desk.commands.run("view.training/matrix")
    QApplication.processEvents()
    assert desk.bench is not None
    assert desk.bench.page is not None
    page = desk.bench.page.front()
    assert isinstance(page, TrainingMatrixPage)
    return page


def people(desk: Desk) -> TrainingPeoplePage:
    desk.commands.run("view.training/people")
    QApplication.processEvents()
    assert desk.bench is not None
    assert desk.bench.page is not None
    page = desk.bench.page.front()
    assert isinstance(page, TrainingPeoplePage)
    return page


def shown(desk: Desk, kind: str) -> set[int]:
    """The ids in the grid in front, which must be of ``kind``."""
    assert desk.bench is not None
    assert desk.bench.page is not None
    page = desk.bench.page.front()
    assert isinstance(page, RecordsPage)
    assert page.kind == kind
    return {page.records.ids[row] for row in page.records.order}


def answering(qtbot: QtBot, kind: type[QDialog], answer: Callable[[QDialog], None]) -> list[str]:
    """Answer the next dialog of ``kind`` as a person does; what went wrong is kept, for a dialog swallows it."""
    told: list[str] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, kind)
            answer(dialog)
        except AssertionError as error:
            told.append(str(error))
        finally:
            if dialog is not None and dialog.isVisible():
                told.append("the dialog stayed open")
                dialog.close()

    QTimer.singleShot(50, act)
    return told
