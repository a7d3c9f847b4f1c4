"""``axonix-desktop``: wires files, clock, settings and window together. Nobody imports this module."""

from __future__ import annotations

import gc
import sys
import time
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from threading import Thread, get_ident
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from axonix_desktop.store.engine import ProgrammeFile

_STARTED = time.perf_counter()

USAGE = """usage: axonix-desktop [FILE.axonix | WORKBOOK] [--exit-when-ready]

Opens the window; a workbook opens the import on it.
--exit-when-ready   print the milliseconds from the start of the process until the first page accepts a key, and end
"""


def main(argv: list[str] | None = None) -> int:
    """Run the window. Returns 0 when it was closed, 1 when the file could not be opened, 2 for wrong usage."""
    args = sys.argv[1:] if argv is None else argv
    if args[:1] == ["--import-helper"]:  # a built program reads strangers' files as a second process of itself
        from axonix_desktop.exchange.helper import main as read_file

        return read_file(args[1:])
    if "--help" in args or "-h" in args:
        sys.stdout.write(USAGE)
        return 0
    files = [one for one in args if not one.startswith("-")]
    unknown = [one for one in args if one.startswith("-") and one != "--exit-when-ready"]
    if unknown or len(files) > 1:
        sys.stderr.write(USAGE)
        return 2
    from axonix_desktop.core.forms import write_moments

    write_moments(None)
    return _run(files[0] if files else None, is_timed="--exit-when-ready" in args)


def _run(file: str | None, *, is_timed: bool) -> int:
    """Open the window on ``file`` and stay in it until it is closed (or ready, when timed)."""
    gc.disable()  # until the first page is on screen: what is made before stays anyway
    path = Path(file).absolute() if file else None
    _import_plainly()
    from PySide6.QtCore import QSettings, QStandardPaths

    from axonix_desktop.paths import resources_folder
    from axonix_desktop.ui.settings.effects import apply_look, speak_language
    from axonix_desktop.ui.window_state import WindowState

    app = _application()
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    state = WindowState(QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat))
    resources = resources_folder()
    state.keep("spoken", speak_language(state, resources / "words"))
    opening = _EarlyOpening(path)  # in the language spoken: what is said of a file is put into words while it is opened
    from axonix_desktop.ui.collecting import Collector
    from axonix_desktop.ui.desk import Desk
    from axonix_desktop.ui.files.summons import Summons
    from axonix_desktop.ui.messages import FaultTeller, Messages, Unattended
    from axonix_desktop.ui.opened import OpenedProgrammes
    from axonix_desktop.ui.readiness import when_ready
    from axonix_desktop.ui.theme.look import Look

    summons = None if is_timed else Summons(Path(folder), app)
    if summons is not None and not summons.is_first() and summons.ask(path):
        return 0  # the window that shows it has come forward
    cache = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    look = Look(app, resources / "themes", Path(cache) / "icons.json", is_styled=True)
    apply_look(state, look)
    programmes = OpenedProgrammes(clock=_clock, actor=_actor(), samples=resources / "samples", opened=opening.result)
    desk = Desk(look, state, programmes, Unattended if is_timed else Messages)
    sys.excepthook = FaultTeller(desk.messages)
    desk.begin(path)

    def ready() -> None:
        gc.freeze()
        Collector(app)
        if is_timed and path and desk.bench is None and path.suffix.casefold() == ".axonix":
            app.exit(1)
        elif is_timed:
            sys.stdout.write(f"{_milliseconds_since_start():.0f}\n")
            sys.stdout.flush()
            desk.window.close()
            app.quit()
        else:
            desk.settle()
            if summons is not None:
                summons.answer(desk.shown_path, desk.come_forward)

    when_ready(desk.window, desk.first_page(), ready)
    desk.window.show()
    return app.exec()


def _import_plainly() -> None:
    """Give Python its own ``import`` back, which PySide replaces by one that reads the source of every module.

    It looks there for switched names (``__feature__``), which nothing here uses; and asks anew at every import inside a
    function.
    """
    import builtins

    import_module("PySide6.QtCore")  # replaces it
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _application() -> QApplication:
    """The application in Fusion, under its name for settings folders and the desktop."""
    from PySide6.QtWidgets import QApplication

    from axonix_desktop.ui.layout_items import note_no_items

    app = QApplication.instance()
    if app is None:
        app = QApplication([*sys.argv[:1], "-style", "fusion"])
    elif isinstance(app, QApplication):
        app.setStyle("Fusion")
    if not isinstance(app, QApplication):
        raise TypeError("A Qt application without widgets runs already.")
    note_no_items()
    app.setApplicationName("axonix-desktop")
    app.setApplicationDisplayName("Axonix Desktop")
    app.setOrganizationName("axonix")
    app.setDesktopFileName("axonix-desktop")
    return app


class _EarlyOpening:
    """Opens the programme file in a thread, for its pages are checked while the window is still being built."""

    def __init__(self, path: Path | None) -> None:
        self._path = path if path and path.suffix.casefold() == ".axonix" else None
        self._thread: Thread | None = None
        self._file: ProgrammeFile | None = None
        self._error: BaseException | None = None
        if self._path is not None:
            import_module("axonix_desktop.store.engine")  # here, not by two threads at once
            self._thread = Thread(target=self._open, args=(self._path,), daemon=True)
            self._thread.start()

    def result(self, path: Path) -> ProgrammeFile:
        """The file at ``path``: the one opened early, or opened now. Raises FileProblemError."""
        if self._thread is None or path != self._path:
            return _opened(path)
        self._thread.join()
        file, self._file, self._thread = self._file, None, None
        if self._error is not None:
            raise self._error
        if file is None:
            return _opened(path)
        file.home = get_ident()  # the window's thread reads on the connection that writes
        return file

    def _open(self, path: Path) -> None:
        try:
            self._file = _opened(path)
        except BaseException as error:
            self._error = error


def _opened(path: Path) -> ProgrammeFile:
    from axonix_desktop.store.engine import ProgrammeFile

    return ProgrammeFile.open(path, clock=_clock)


def _clock() -> datetime:
    return datetime.now(UTC)


def _actor() -> str:
    """Who changes things: the name of the account this runs under."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "Person"


def _milliseconds_since_start() -> float:
    """Milliseconds since the operating system started this process (since this module was loaded, elsewhere)."""
    try:
        import os

        ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
        started = ticks / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1_000
    except (OSError, ValueError, AttributeError, IndexError):
        return (time.perf_counter() - _STARTED) * 1_000


if __name__ == "__main__":
    raise SystemExit(main())
