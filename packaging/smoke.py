"""Tries the built program as a person would, in an empty environment: import the sample, write the PDF, open a window.

``python packaging/smoke.py DIST/axonix``; ends with 1 and a sentence at the first thing that fails.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = re.compile(
    r"readline|libsqlite3|lib-dynload/_sqlite3|libgdbm|Qt6?(Charts|DataVisualization|VirtualKeyboard|Qml|Quick|WebEngine|NetworkAuth)"
)
"""GPL parts, a second SQLite, and Qt that no window shows."""
MOST_MEGABYTES = 260


class FailedError(Exception):
    """Something did not hold; the sentence says what."""


def main(arguments: list[str]) -> int:
    """Check the folder of the built program."""
    folder = Path(arguments[0])
    try:
        size = checked_contents(folder)
        with tempfile.TemporaryDirectory() as home:
            checked_commands(folder, Path(home))
            milliseconds = checked_windows(folder, Path(home))
    except FailedError as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    sys.stdout.write(f"The built program works: {size} MB, first key after {milliseconds} ms.\n")
    return 0


def checked_contents(folder: Path) -> int:
    """Nothing forbidden is inside, everything that is shipped is; returns the size in megabytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    wrong = [path.name for path in files if FORBIDDEN.search(path.relative_to(folder).as_posix())]
    if wrong:
        raise FailedError(f"These must not be in the folder: {', '.join(sorted(wrong)[:10])}")
    shipped = folder / "parts" / "axonix_desktop" / "_shipped"
    for place in ("resources/themes", "resources/words", "resources/help", "database/migrations", "database/seed"):
        if not (shipped / place).is_dir():
            raise FailedError(f"{place} is not in the folder")
    size = round(sum(path.stat().st_size for path in files if not path.is_symlink()) / 1e6)
    if size > MOST_MEGABYTES:
        raise FailedError(f"The folder has {size} MB; at most {MOST_MEGABYTES} are allowed")
    return size


def checked_commands(folder: Path, home: Path) -> None:
    """The command line imports the sample tracker and writes the summary."""
    tracker = next((folder / "parts/axonix_desktop/_shipped/resources/samples").glob("*.xlsx"))
    axonix = folder / "axonix"
    counts = json.loads(run(home, axonix, "import", tracker, "--into", home / "sample.axonix", "--json"))
    if counts["created"].get("use_case", 0) < 50:
        raise FailedError(f"The sample tracker gave {counts['created']}")
    run(home, axonix, "report", home / "sample.axonix", home / "sample.pdf")
    if not (home / "sample.pdf").read_bytes().startswith(b"%PDF"):
        raise FailedError("The summary is no PDF")
    if not json.loads(run(home, axonix, "check", home / "sample.axonix", "--json"))["ok"]:
        raise FailedError("The programme file does not check")


def checked_windows(folder: Path, home: Path) -> str:
    """The window opens the programme without a display, and on one where there is a virtual one."""
    window = folder / "axonix-desktop"
    took = run(home, window, home / "sample.axonix", "--exit-when-ready", QT_QPA_PLATFORM="offscreen").strip()
    virtual = shutil.which("xvfb-run")
    if virtual:
        run(home, Path(virtual), "-a", window, home / "sample.axonix", "--exit-when-ready")
    return took


def run(home: Path, program: Path, *arguments: str | Path, **environment: str) -> str:
    """What a program answers, in an environment that holds a home and nothing of this one."""
    done = subprocess.run(
        [program, *arguments], env={"HOME": str(home), "PATH": "/usr/bin:/bin", **environment}, capture_output=True,
        text=True, timeout=120, check=False,
    )  # fmt: skip
    if done.returncode:
        raise FailedError(f"{program.name} {arguments[0]} ended with {done.returncode}: {done.stderr[-600:]}")
    return done.stdout


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
