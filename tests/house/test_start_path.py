"""What is imported when: Qt only above, and nothing heavy before the first paint or for a figure in the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

LATER = """
axonix_desktop.actions.bulk_records axonix_desktop.core.blocks axonix_desktop.core.content_pack
axonix_desktop.core.health axonix_desktop.core.importing axonix_desktop.core.pasting axonix_desktop.store.seed
axonix_desktop.ui.records.choosing axonix_desktop.ui.records.editors calendar html.parser tomllib
"""
"""What is wanted by a later step only: editing, pasting, a newer library, the calendar."""

HEAVY = "sqlalchemy sqlmodel pydantic pandas numpy pyqtgraph openpyxl alembic pptx xlsxwriter"
NO_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6", "pyqtgraph", "lucide"):
            raise ImportError(name + " imported below paper")
sys.meta_path.insert(0, NoQt())
"""


def _python(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _heavy_after(code: str) -> str:
    tail = f"\nimport sys; print('HEAVY', *[name for name in '{HEAVY}'.split() if name in sys.modules])"
    return _python(code + tail).rpartition("HEAVY")[2].strip()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme file with the sample programme in it."""
    path = tmp_path_factory.mktemp("start") / "sample.axonix"
    _python(_axonix("new", str(path), "--sample"))
    return path


def _axonix(*arguments: str) -> str:
    return f"""
import sys
from axonix_desktop.cli.main import main
sys.argv = {["axonix", *arguments]!r}
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""


def test_figures_in_the_terminal_need_nothing_heavy(sample: Path) -> None:
    assert _heavy_after(_axonix("stats", str(sample), "--json")) == ""


@pytest.mark.qt
def test_the_window_is_ready_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    path = tmp_path / "empty.axonix"
    make = (
        "from axonix_desktop.store.engine import ProgrammeFile as P; from datetime import *; from pathlib import Path"
    )
    _python(f"{make}\nP.create(Path({str(path)!r}), clock=lambda: datetime.now(UTC)).close()")
    window = f"from axonix_desktop.app import main\nassert main([{str(path)!r}, '--exit-when-ready']) == 0"
    assert _heavy_after(window) == ""


@pytest.mark.qt
def test_rows_and_a_record_are_shown_before_what_later_steps_need_is_imported(sample: Path) -> None:
    window = f"from axonix_desktop.app import main\nassert main([{str(sample)!r}, '--exit-when-ready']) == 0"
    tail = f"\nimport sys; print('LATER', *[name for name in {LATER.split()!r} if name in sys.modules])"
    assert _python(window + tail).rpartition("LATER")[2].strip() == ""


@pytest.mark.qt
def test_no_source_is_read_for_names_that_pyside_might_switch(sample: Path) -> None:
    window = f"from axonix_desktop.app import main\nassert main([{str(sample)!r}, '--exit-when-ready']) == 0"
    tail = """
import sys
looked_at = sys.modules["__feature__"].pyside_feature_dict
assert "axonix_desktop.ui.desk" in sys.modules
assert not [name for name in looked_at if name.startswith("axonix_desktop.")], looked_at
"""
    _python(window + tail)


@pytest.mark.qt
def test_a_file_is_opened_once_the_language_is_known_for_what_is_said_of_it(sample: Path, tmp_path: Path) -> None:
    settings = tmp_path / "axonix" / "axonix-desktop" / "window.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[General]\nlanguage=de\n")
    window = f"""
import axonix_desktop.app as app
from axonix_desktop.core.words import language
opened, spoken = app._opened, []
app._opened = lambda path: (spoken.append(language()), opened(path))[1]
assert app.main([{str(sample)!r}, '--exit-when-ready']) == 0
assert spoken == ["de"], spoken
"""
    _python(window, XDG_CONFIG_HOME=str(tmp_path))


def test_everything_below_paper_imports_without_qt() -> None:
    walk = """
import importlib, pkgutil
for room in ("core", "store", "actions", "exchange", "reports"):
    package = importlib.import_module("axonix_desktop." + room)
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(found.name)
import axonix_desktop.cli.main, axonix_desktop.paths
"""
    _python(NO_QT + walk)


def test_a_tracker_is_imported_counted_and_exported_without_qt(tmp_path: Path) -> None:
    tracker, file = str(ROOT / "resources" / "samples" / "tracker.xlsx"), str(tmp_path / "p.axonix")
    _python(NO_QT + _axonix("import", tracker, "--into", file, "--json"))
    _python(NO_QT + _axonix("stats", file, "--json"))
    _python(NO_QT + _axonix("export", file, str(tmp_path / "out.xlsx"), "--json"))
    assert (tmp_path / "out.xlsx").stat().st_size > 1_000
