"""What a person does on the pages of incidents and trail: open a tab, answer the window that comes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import rows
from axonix_desktop.ui.assurance.form_dialog import FormDialog
from axonix_desktop.ui.desk import Desk
from tests.pictures import settle


def file_of(desk: Desk) -> ProgrammeFile:
    assert desk.bench is not None
    return desk.bench.programme.file


def a_case(desk: Desk) -> int:
    return int(rows(file_of(desk), "use_case", ["id"])[0][0] or 0)


def tab(desk: Desk, name: str) -> QWidget:
    desk.commands.run(f"view.assurance/{name}")
    assert desk.bench is not None
    settle()
    return desk.bench.pages["assurance"].front()


def answering(act: Callable[[FormDialog], None]) -> list[BaseException]:
    """Do ``act`` with the dialog that comes next."""
    faults: list[BaseException] = []

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, FormDialog):
            QTimer.singleShot(20, run)
            return
        try:
            settle()
            act(dialog)
        except BaseException as error:
            faults.append(error)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(20, run)
    return faults
