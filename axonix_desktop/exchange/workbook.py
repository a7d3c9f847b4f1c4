"""Reads any spreadsheet into sheets of plain cells with addresses.

The file is a stranger's, so a helper process reads it: whatever it does to the reader, this program stays alive,
its memory bounded and Cancel at hand. ``helper`` is that process, ``assembly`` puts together what it sends.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from axonix_desktop.core.importing.cells import Workbook
from axonix_desktop.core.importing.turning import upright
from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange import helper, limits
from axonix_desktop.exchange.assembly import Assembly

_BOOT = (
    "import sys; sys.path += sys.argv[1:3]; "
    "from axonix_desktop.exchange.helper import main; sys.exit(main(sys.argv[3:]))"
)
_LINES_AHEAD = 8
_POLL_SECONDS = 0.1
_EXTENSIONS = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsb": (".xlsb",),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "csv": (".csv", ".tsv", ".txt", ".tab"),
}
_WORDS = {"csv": "a text table", "ods": "an OpenDocument spreadsheet"}


class ReadingCancelledError(FileProblemError):
    """The person cancelled the reading."""


def read_workbook(
    path: Path,
    *,
    sheet: str | int | None = None,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Workbook:
    """Read ``path`` (xlsx, xlsm, xlsb, xls, ods, csv, tsv, told apart by content).

    ``sheet`` picks one by name or position (0 is the first), None reads all. ``progress`` is called with how much of
    a sheet is done and its total. The file is only read, and nothing in it is run or fetched.
    Raises FileProblemError with one sentence when it cannot be read, ReadingCancelledError when ``cancelled`` says so.
    """
    path = Path(path)
    _look_at(path)
    picked = "all" if sheet is None else f"#{sheet}" if isinstance(sheet, int) else f"={sheet}"
    assembly = Assembly(path.name)
    for line in _lines(path, picked, cancelled or (lambda: False)):
        if line[0] == "problem":
            raise FileProblemError(tr("“{name}” cannot be read. {line}", name=path.name, line=line[1]))
        if line[0] != "tick":
            assembly.take(line)
        elif progress is not None:
            progress(line[1], line[2])
    book = assembly.workbook()
    suffix = path.suffix.lower()
    if suffix not in _EXTENSIONS[book.format] and any(suffix in known for known in _EXTENSIONS.values()):
        kind = _WORDS.get(book.format, f"an Excel workbook (.{book.format})")
        book.notes.insert(
            0, tr("The file is named {suffix} but holds {kind}; it was read as that.", suffix=suffix, kind=kind)
        )
    return upright(book)


def _look_at(path: Path) -> None:
    """Refuse what is not there, no file, or too large, before anything is started."""
    try:
        if path.is_dir():
            raise FileProblemError(tr("“{name}” is a folder; choose the workbook in it.", name=path.name))
        with path.open("rb"):
            size = path.stat().st_size
    except FileNotFoundError:
        raise FileProblemError(
            tr(
                "There is no file “{name}” in {parent}; check the name and the folder.",
                name=path.name,
                parent=path.absolute().parent,
            )
        ) from None
    except PermissionError:
        raise FileProblemError(
            tr(
                "“{name}” may not be opened: it is open in another program or you lack the right to read it.",
                name=path.name,
            )
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FileProblemError(tr("“{name}” cannot be opened ({reason}).", name=path.name, reason=reason)) from None
    if size > limits.FILE_BYTES:
        raise FileProblemError(
            tr(
                "“{name}” is larger than {words} MB, the most that is read; delete what is not needed.",
                name=path.name,
                words=limits.FILE_BYTES >> 20,
            )
        )


def helper_command(arguments: list[str]) -> list[str]:
    """How to start the helper from a source tree, an installed package or a built program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, helper.FLAG, *arguments]
    root = Path(__file__).parents[2]
    calamine = find_spec("python_calamine")
    site = Path(calamine.origin).parents[1] if calamine is not None and calamine.origin else root
    return [sys.executable, "-I", "-S", "-c", _BOOT, str(root), str(site), *arguments]


def _command(path: Path, picked: str) -> list[str]:
    """How to start the helper on a workbook."""
    return helper_command([str(path), picked])


def _lines(path: Path, picked: str, cancelled: Callable[[], bool]) -> Iterator[list[Any]]:
    """The helper's lines; it is stopped when cancelled, silent for too long, or no longer listened to."""
    lines: queue.Queue[bytes | None] = queue.Queue(_LINES_AHEAD)
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter, a list of arguments, no shell
            _command(path.absolute(), picked),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=1 << 18,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
            | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
    except OSError as error:
        raise FileProblemError(
            tr("The reader of spreadsheets could not be started ({strerror}).", strerror=error.strerror)
        ) from None
    is_over = threading.Event()
    assert process.stdout is not None  # noqa: S101 - it was asked for
    listener = threading.Thread(target=_listen, args=(process.stdout, lines, is_over), daemon=True)
    listener.start()
    try:
        yield from _heard(path, process, lines, cancelled)
    finally:
        is_over.set()
        process.kill()
        process.wait()
        listener.join()
        process.stdout.close()


def _listen(stream: IO[bytes], lines: queue.Queue[bytes | None], is_over: threading.Event) -> None:
    """Pass on lines from the pipe until it closes; runs in its own thread."""

    def pass_on(line: bytes | None) -> None:
        while not is_over.is_set():
            try:
                lines.put(line, timeout=_POLL_SECONDS)
            except queue.Full:
                continue
            return

    for line in stream:
        pass_on(line)
        if is_over.is_set():
            return
    pass_on(None)


def _heard(
    path: Path,
    process: subprocess.Popen[bytes],
    lines: queue.Queue[bytes | None],
    cancelled: Callable[[], bool],
) -> Iterator[list[Any]]:
    latest = time.monotonic()
    while True:
        if cancelled():
            raise ReadingCancelledError(tr("Reading “{name}” was cancelled.", name=path.name))
        try:
            line = lines.get(timeout=_POLL_SECONDS)
        except queue.Empty:
            if time.monotonic() - latest > limits.SILENT_SECONDS:
                raise FileProblemError(
                    tr(
                        "“{name}” cannot be read: its reading made no progress for "
                        "{SILENT_SECONDS:.0f} seconds. Open it in Excel or LibreOffice, save it as "
                        ".xlsx and read that.",
                        name=path.name,
                        SILENT_SECONDS=limits.SILENT_SECONDS,
                    )
                ) from None
            continue
        if line is None:
            raise FileProblemError(
                tr(
                    "“{name}” cannot be read: it is damaged or made the reader fail (status {wait}). "
                    "Open it in Excel or LibreOffice, save it as .xlsx and read that.",
                    name=path.name,
                    wait=process.wait(),
                )
            )
        message: list[Any] = json.loads(line)
        if message[0] == "done":
            return
        yield message
        latest = time.monotonic()
