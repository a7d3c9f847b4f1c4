"""Tries the built program as a person would, in an empty environment: import, export, print, copy, show every page.

``python packaging/smoke.py DIST/axonix``; ends with 1 and a sentence at the first thing that fails.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN = re.compile(
    r"readline|libsqlite3|lib-dynload/_sqlite3|libgdbm|Qt6?(Charts|DataVisualization|VirtualKeyboard|Qml|Quick|WebEngine|NetworkAuth)"
)
"""GPL parts, a second SQLite, and Qt that no window shows."""
MOST_MEGABYTES = 245


class FailedError(Exception):
    """Something did not hold; the sentence says what."""


def main(arguments: list[str]) -> int:
    """Check the folder of the built program."""
    folder = Path(arguments[0])
    try:
        size = checked_contents(folder)
        with tempfile.TemporaryDirectory() as home:
            checked_commands(folder, Path(home))
            checked_formats(folder, Path(home))
            places = checked_places(folder, Path(home))
            milliseconds = checked_windows(folder, Path(home))
    except FailedError as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    sys.stdout.write(f"The built program works: {size} MB, {places} pages, first key after {milliseconds} ms.\n")
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
    """The command line imports the sample tracker, writes workbook and summary, copies, reads older files."""
    tracker = next((folder / "parts/axonix_desktop/_shipped/resources/samples").glob("*.xlsx"))
    axonix, sample = folder / "axonix", home / "sample.axonix"
    counts = json.loads(run(home, axonix, "import", tracker, "--into", sample, "--json"))
    if counts["created"].get("use_case", 0) < 50:
        raise FailedError(f"The sample tracker gave {counts['created']}")
    run(home, axonix, "report", sample, home / "sample.pdf")
    if not (home / "sample.pdf").read_bytes().startswith(b"%PDF"):
        raise FailedError("The summary is no PDF")
    run(home, axonix, "export", sample, home / "export.xlsx")
    again = json.loads(run(home, axonix, "import", home / "export.xlsx", "--into", sample, "--json"))
    if again["created"]:
        raise FailedError(f"The workbook it wrote is not what it read: {again['created']}")
    run(home, axonix, "backup", sample, home / "copy.axonix")
    older = home / "older.axonix"
    older.write_bytes(gzip.decompress((ROOT / "tests" / "data" / "first_release.axonix.gz").read_bytes()))
    run(home, axonix, "import", tracker, "--into", older, "--json")  # brought up to date before
    for path in (sample, home / "copy.axonix", older):
        if not json.loads(run(home, axonix, "check", path, "--json"))["ok"]:
            raise FailedError(f"{path.name} does not check")


def checked_formats(folder: Path, home: Path) -> None:
    """Every kind of workbook is read."""
    rows = (("Use case name", "Business unit", "Stage"), ("Sorting of letters", "Sales", "Pilot"))
    text = home / "rows.csv"
    text.write_text("\n".join(map(";".join, rows)), encoding="utf-8")
    cells = ("".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row) for row in rows)
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(home / "rows.ods", "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet><table:table table:name='Rows'>{table}"
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    for path in (text, home / "rows.ods"):
        made = json.loads(
            run(home, folder / "axonix", "import", path, "--into", home / f"{path.name}.axonix", "--json")
        )
        if made["created"].get("use_case") != 1:
            raise FailedError(f"{path.name} gave {made['created']}")
    run(
        home, folder / "axonix", "inspect", ROOT / "tests" / "data" / "errors.xls", "--json"
    )  # fails when it is not read


def checked_places(folder: Path, home: Path) -> int:
    """Every page and tab of a whole programme is shown, charts too (``try_out.py``); returns how many."""
    run(home, folder / "axonix", "new", home / "whole.axonix", "--sample")
    return int(
        run(
            home, folder / "axonix-desktop", home / "whole.axonix", AXONIX_TRY_OUT="1", QT_QPA_PLATFORM="offscreen"
        )
    )  # fmt: skip


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
