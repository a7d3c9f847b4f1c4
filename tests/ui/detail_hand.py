"""What a hand does in the detail panel, for the tests of it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import rows
from axonix_desktop.ui.detail.panel import DetailPanel
from axonix_desktop.ui.records.form import RecordForm
from axonix_desktop.ui.workbench import Workbench
from tests.pictures import settle


def number_of(file: ProgrammeFile, key: str) -> int:
    found = rows(file, "use_case", ["id"], {"key": key})[0][0]
    assert isinstance(found, int)
    return found


def show(bench: Workbench, panel: DetailPanel, key: str) -> int:
    number = number_of(bench.programme.file, key)
    bench.current.select([])
    bench.current.set(number)
    panel.settle()
    settle()
    return number


def form_of(panel: DetailPanel) -> RecordForm:
    form = panel.view.form
    assert form is not None
    return form


def type_into(qtbot: QtBot, panel: DetailPanel, name: str, text: str) -> QLineEdit:
    form_of(panel).go_to(name)
    line = form_of(panel).rows[name].editor.inner
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, text)
    return line


def part_of(panel: DetailPanel, tab: str, kind: str = "use_case") -> object:
    panel.view.show_tab(tab)
    settle()
    return panel.view.parts[kind, tab]
