"""B1 and B16: from nothing to a window that accepts a key, on ten thousand rows, beside the programs people use today.

Peers are timed from outside, on an X server of its own: ready is when a window of the program is mapped and the program
has used next to no CPU for a moment. Ours says itself when the grid accepts a key (``--exit-when-ready``) and is timed
until it has ended; timed as the peers are, it is shown too, since it goes on loading what it will need later.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from python_calamine import CalamineWorkbook

from tests.benchmarks import data
from tests.benchmarks.measure import ENVIRONMENT, BrokenRunError, Cost, cpu_so_far, memory, run
from tests.benchmarks.works import WINDOW, Bench, Row, row

QUIET_SECONDS = 0.4
QUIET_CPU = 0.015
LONGEST_SECONDS = 60.0


def b1(bench: Bench) -> list[Row]:
    """Cold start with ten thousand use cases on the screen."""
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        return [Row("B1", "window ready, 10,000 rows", None, "-", None, 0.55, remark="missing: xvfb, xdotool")]
    source = data.tracker(bench.folder / "ten_thousand.xlsx", 10_000)
    programme = bench.imported(source, "b6.axonix")
    database = _plain_database(source, bench.folder / "ten_thousand.db")
    profile = f"-env:UserInstallation=file://{bench.folder / 'office'}"
    with _display() as display:
        screen = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        done = bench.alternate(
            ready=lambda: run((*WINDOW, programme, "--exit-when-ready"), environment=screen),
            ours=lambda: _ready(display, "Axonix", *map(str, WINDOW), str(programme)),
            browser=lambda: _ready(display, "DB Browser", "sqlitebrowser", "-t", "rows", str(database)),
            office=lambda: _ready(display, "Calc", "soffice", profile, "--norestore", "--calc", str(source)),
        )
    name = "10,000 rows, grid accepts a key"
    return [
        row("B1", name, done["ready"], "DB Browser for SQLite", done["browser"], 0.55, wall=True),
        row("B1", name, done["ready"], "LibreOffice Calc", done["office"], 0.16, wall=True),
        row(
            "B1",
            "the same, until all is at rest",
            done["ours"],
            "DB Browser for SQLite",
            done["browser"],
            None,
            wall=True,
        ),
    ]


def office_memory(bench: Bench) -> float:
    """The memory of LibreOffice Calc with the same ten thousand rows open, in MB. Raises BrokenRunError."""
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        raise BrokenRunError("missing: xvfb, xdotool")
    source = data.tracker(bench.folder / "ten_thousand.xlsx", 10_000)
    profile = f"-env:UserInstallation=file://{bench.folder / 'office'}"
    with _display() as display:
        return _ready(display, "Calc", "soffice", profile, "--norestore", "--calc", str(source)).peak


def b16(bench: Bench) -> list[Row]:
    """The built program: its start against the one from source, and its size."""
    folder = Path(__file__).resolve().parents[2] / "dist" / "axonix"
    if not folder.is_dir():
        return [Row("B16", "built program", None, "from source", None, 1.15, remark="missing: make package")]
    programme = bench.imported(data.tracker(bench.folder / "ten_thousand.xlsx", 10_000), "b6.axonix")
    screen = {"QT_QPA_PLATFORM": "offscreen"}
    done = bench.alternate(
        built=lambda: run((folder / "axonix-desktop", programme, "--exit-when-ready"), environment=screen),
        source=lambda: run((*WINDOW, programme, "--exit-when-ready"), environment=screen),
    )
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(path.stat().st_size for path in files) / 1e6
    return [
        row("B16", "built program, first key", done["built"], "from source", done["source"], 1.15),
        Row("B16", "built program, folder", size, "limit", 260.0, 1.0, "MB"),
    ]


@contextmanager
def _display() -> Iterator[str]:
    number = next(one for one in range(90, 200) if not Path(f"/tmp/.X{one}-lock").exists())
    server = subprocess.Popen(
        ["Xvfb", f":{number}", "-screen", "0", "1920x1080x24"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        time.sleep(1.0)
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def _ready(display: str, title: str, *command: str) -> Cost:
    """Start ``command``, wait until its window stands and it rests, end it; the time until then."""
    if shutil.which(command[0]) is None:
        raise BrokenRunError(f"missing: {Path(command[0]).name} is not installed")
    environment = {**ENVIRONMENT, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        last_cpu, quiet_since, is_mapped = 0.0, begun, False
        while time.perf_counter() - begun < LONGEST_SECONDS:
            time.sleep(0.02)
            cpu, now = cpu_so_far(process.pid), time.perf_counter()
            if not is_mapped or cpu - last_cpu > QUIET_CPU:
                last_cpu, quiet_since = cpu, now
                is_mapped = is_mapped or _is_mapped(display, title)
            elif now - quiet_since >= QUIET_SECONDS:
                return Cost(quiet_since - begun, cpu, memory(process.pid))
            if process.poll() is not None and process.returncode:
                raise BrokenRunError(f"{Path(command[0]).name} ended with {process.returncode}")
        raise BrokenRunError(f"{Path(command[0]).name} showed no window within {LONGEST_SECONDS:.0f} s")
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _is_mapped(display: str, title: str) -> bool:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", title],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        check=False,
    )
    return bool(found.stdout.strip())


def _plain_database(source: Path, target: Path) -> Path:
    """The same rows as a plain SQLite table, which is what DB Browser opens."""
    if not target.exists():
        rows = CalamineWorkbook.from_path(str(source)).get_sheet_by_index(0).to_python()
        names = ", ".join(f'"{header}"' for header in rows[0])
        with sqlite3.connect(target) as file:
            file.execute(f"CREATE TABLE rows ({names})")
            marks = ", ".join("?" * len(rows[0]))
            file.executemany(f"INSERT INTO rows VALUES ({marks})", [[_plain(cell) for cell in row] for row in rows[1:]])
        file.close()
    return target


def _plain(cell: object) -> object:
    return cell if isinstance(cell, int | float | str | None) else str(cell)
