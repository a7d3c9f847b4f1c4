"""Hands on a real window: type into the grid, paste a block that Calc put on the clipboard, undo it, all by keys."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from axonix_desktop.store.engine import ProgrammeFile

ROOT = Path(__file__).resolve().parents[2]
WINDOW = (sys.executable, "-m", "axonix_desktop")
pytestmark = pytest.mark.window

# What LibreOffice Calc offers for a copied block: a table in HTML, and the same as lines with tabs.
CALC_HTML = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }
</style></head><body><table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>
<tr><td height="17" align="left">Pasted &amp; first</td><td align="left">Finance</td></tr>
<tr><td height="17" align="left">Pasted second</td><td align="left">Sales</td></tr></table></body></html>"""
CALC_TEXT = "Pasted & first\tFinance\nPasted second\tSales\n"
OWNER = """
import sys
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
app = QApplication([])
data = QMimeData()
data.setHtml(sys.argv[1])
data.setText(sys.argv[2])
app.clipboard().setMimeData(data)
print("ready", flush=True)
app.exec()
"""


def keys(screen: dict[str, str], window: str, *pressed: str) -> None:
    for one in pressed:
        subprocess.run(["xdotool", "windowfocus", "--sync", window, "key", one], env=screen, check=True)
        time.sleep(0.25)


def typed(screen: dict[str, str], words: str) -> None:
    subprocess.run(["xdotool", "type", "--delay", "25", words], env=screen, check=True)
    time.sleep(0.3)


def until(path: Path, wanted: dict[str, tuple[str, str | None]]) -> dict[str, tuple[str, str | None]]:
    """The titles and units of the keys wanted, read beside the window until they are as wanted (or time is up)."""
    found: dict[str, tuple[str, str | None]] = {}
    last = time.monotonic() + 60
    while time.monotonic() < last:
        with ProgrammeFile.open(path, clock=lambda: datetime.now(UTC), read_only=True) as file:
            rows = file.read("SELECT u.key, u.title, b.name FROM use_case u LEFT JOIN business_unit b "
                             "ON b.id = u.business_unit_id")  # fmt: skip
        found = {key: (title, unit) for key, title, unit in rows if key in wanted}
        if found == wanted:
            break
        time.sleep(0.1)
    return found


def test_typing_and_pasting_a_block_from_calc_and_undoing_it(screen: dict[str, str], sample: Path) -> None:
    program = subprocess.Popen([*WINDOW, str(sample)], env=screen, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    owner = subprocess.Popen([sys.executable, "-c", OWNER, CALC_HTML, CALC_TEXT], env=screen, stdout=subprocess.PIPE,
                             text=True)  # fmt: skip
    try:
        assert owner.stdout is not None
        assert owner.stdout.readline().strip() == "ready"
        window = _window_of(program, screen)
        time.sleep(1.5)
        keys(screen, window, "ctrl+2", "ctrl+Home", "Right")
        typed(screen, "Typed by hand")
        keys(screen, window, "Return")
        first = until(sample, {"UC-001": ("Typed by hand", "Manufacturing")})
        assert first == {"UC-001": ("Typed by hand", "Manufacturing")}

        keys(screen, window, "ctrl+v")
        pasted = {"UC-002": ("Pasted & first", "Finance"), "UC-003": ("Pasted second", "Sales")}
        assert until(sample, pasted) == pasted

        keys(screen, window, "ctrl+z")
        before = {"UC-002": ("Surface defect inspection", "Manufacturing"),
                  "UC-003": ("Predictive maintenance of presses", "Manufacturing")}  # fmt: skip
        assert until(sample, before) == before
        keys(screen, window, "ctrl+q")
        _, said = program.communicate(timeout=60)
        assert program.returncode == 0, said
    finally:
        for one in (program, owner):
            one.kill()
            one.communicate()


def _window_of(program: subprocess.Popen[str], screen: dict[str, str]) -> str:
    for _ in range(600):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "sample"], env=screen,
                               capture_output=True, text=True, check=False).stdout.split()  # fmt: skip
        if found:
            return found[0]
        assert program.poll() is None, program.communicate()[1]
        time.sleep(0.1)
    raise AssertionError("no window within a minute")
