"""What a person does on the pages of incidents and trail: open a tab, answer the window that comes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import rows
from axonix_desktop.ui.assurance.form_dialog import FormDialog
from axonix_desktop.ui.desk import Desk
from tests.pictures import settle
from tests.ui.meeting import meeting


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

    def run(dialog: FormDialog) -> None:
        try:
            act(dialog)
        except BaseException as error:
            faults.append(error)

    meeting(run, FormDialog)
    return faults
