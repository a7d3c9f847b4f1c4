"""The rooms of the house and what may pass between them."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.house.source import ROOT, modules, program

SQL = re.compile(
    r"^\s*(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s|CREATE\s)", re.S
)
WIDGETS = {"PySide6.QtWidgets", "pyqtgraph"}


def test_import_linter_finds_every_contract_kept() -> None:
    code = "from importlinter.cli import lint_imports_command as run; run(['--no-cache'], standalone_mode=True)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_core_imports_python_itself_and_rapidfuzz() -> None:
    allowed = sys.stdlib_module_names | {"rapidfuzz"}
    strange = [
        f"{one.name}:{line} {name}"
        for one in modules("axonix_desktop/core")
        for name, line in one.imports()
        if name.partition(".")[0] not in allowed and not name.startswith("axonix_desktop.core")
    ]
    assert not strange


def test_sql_is_written_in_the_store_and_nowhere_else() -> None:
    rooms = ("actions", "exchange", "reports", "paper", "ui", "core", "cli")
    found = [
        f"{one.name}:{line}"
        for one in modules(*(f"axonix_desktop/{room}" for room in rooms))
        for text, line in one.constants()
        if SQL.match(text)
    ]
    assert not found


def test_only_acts_open_a_change_set() -> None:
    found = [
        f"{one.name}:{call.line}"
        for one in modules(*(f"axonix_desktop/{room}" for room in ("core", "exchange", "reports", "paper", "ui")))
        for call in one.calls()
        if call.is_method and call.name.rpartition(".")[2] == "work"
    ]
    assert not found


def test_paper_knows_no_widgets() -> None:
    found = [
        f"{one.name}:{line} {name}"
        for one in modules("axonix_desktop/paper")
        for name, line in one.imports()
        if any(name.startswith(widget) for widget in WIDGETS)
    ]
    assert not found


def test_message_boxes_are_opened_in_one_place() -> None:
    found = [
        f"{one.name}:{line}"
        for one in modules("axonix_desktop")
        for name, line in one.imports()
        if name.endswith(".QMessageBox") and not one.path.name.startswith("messages")
    ]
    assert not found


def test_the_clock_is_read_in_app_and_cli_only() -> None:
    clocks = (
        "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "QDateTime.currentDateTime",
        "QDate.currentDate",
    )  # fmt: skip
    found = [
        f"{one.name}:{call.line}"
        for one in program()
        if not one.name.startswith(("axonix_desktop/app", "axonix_desktop/cli"))
        for call in one.calls()
        if call.name.endswith(clocks)
    ]
    assert not found


def test_records_are_values_and_children_are_never_removed_behind_the_journal() -> None:
    found = [
        one.name
        for one in program()
        if re.search(r"\b(Relationship|relationship)\(", one.text) or re.search(r"ON DELETE CASCADE", one.text, re.I)
    ]
    assert not found
