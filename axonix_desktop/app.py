"""``axonix-desktop``: wires files, clock, settings and window together. Nobody imports this module."""

from __future__ import annotations

import sys
import time

_STARTED = time.perf_counter()

USAGE = """usage: axonix-desktop [FILE.axonix | WORKBOOK] [--exit-when-ready]

Opens the window; a workbook opens the import on it.
--exit-when-ready   print the milliseconds from the start of the process until the first page accepts a key, and end
"""


def main(argv: list[str] | None = None) -> int:
    """Run the window. Returns 0 when it was closed, 1 when the file could not be opened, 2 for wrong usage."""
    args = sys.argv[1:] if argv is None else argv
    if "--help" in args or "-h" in args:
        sys.stdout.write(USAGE)
        return 0
    files = [one for one in args if not one.startswith("-")]
    unknown = [one for one in args if one.startswith("-") and one != "--exit-when-ready"]
    if unknown or len(files) > 1:
        sys.stderr.write(USAGE)
        return 2
    return _run(files[0] if files else None, is_timed="--exit-when-ready" in args)


def _run(file: str | None, *, is_timed: bool) -> int:
    """Open the window on ``file`` and stay in it until it is closed (or ready, when timed)."""
    from datetime import UTC, datetime
    from pathlib import Path

    from PySide6.QtCore import QSettings, QStandardPaths
    from PySide6.QtWidgets import QApplication

    from axonix_desktop.paths import resources_folder
    from axonix_desktop.ui.desk import Desk
    from axonix_desktop.ui.opened import OpenedProgrammes
    from axonix_desktop.ui.readiness import when_ready
    from axonix_desktop.ui.theme.look import Look
    from axonix_desktop.ui.window_state import WindowState

    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("A Qt application without widgets runs already.")
    app.setApplicationName("axonix-desktop")
    app.setApplicationDisplayName("Axonix Desktop")
    app.setOrganizationName("axonix")
    app.setDesktopFileName("axonix-desktop")
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
    cache = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    state = WindowState(settings)
    resources = resources_folder()
    look = Look(app, resources / "themes", Path(cache) / "icons.json")
    mode = state.text("theme", "system")
    look.apply("light" if mode == "light" else "dark" if mode == "dark" else "system", state.number("text_scale", 1.0))
    programmes = OpenedProgrammes(clock=lambda: datetime.now(UTC), actor=_actor(), samples=resources / "samples")
    desk = Desk(look, state, programmes)
    is_open = desk.begin(Path(file) if file else None)
    if is_timed and not is_open:
        return 1

    def ready() -> None:
        if is_timed:
            sys.stdout.write(f"{_milliseconds_since_start():.0f}\n")
            sys.stdout.flush()
            desk.window.close()
            app.quit()
        else:
            desk.settle()

    when_ready(desk.window, desk.first_page(), ready)
    desk.window.show()
    return app.exec()


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
        from pathlib import Path

        ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
        started = ticks / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1_000
    except (OSError, ValueError, AttributeError, IndexError):
        return (time.perf_counter() - _STARTED) * 1_000


if __name__ == "__main__":
    raise SystemExit(main())
