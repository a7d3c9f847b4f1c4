"""Says what this Linux machine lacks for virtual environments, for Qt and for the tests, and how to install it.

    python packaging/system_libraries.py            what a PDF needs; with a display also what a window needs
    python packaging/system_libraries.py --window   what a window needs, display or not
    python packaging/system_libraries.py --tests    the same and the tools of the window tests
    … --packages                                    only the names of the Debian packages

Exits 0 when nothing is missing and 1 otherwise. On other systems Qt brings all it needs.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from importlib.util import find_spec

DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "pdftoppm": "poppler-utils"}


def missing(libraries: dict[str, str], tools: dict[str, str]) -> list[str]:
    """The Debian packages of what is not there."""
    packages = [package for tool, package in tools.items() if shutil.which(tool) is None]
    if find_spec("ensurepip") is None:
        packages.append("python3-venv")
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return sorted(packages)


def main(arguments: list[str]) -> int:
    """Print what is missing; return the exit code."""
    if not sys.platform.startswith("linux"):
        return 0
    is_testing = "--tests" in arguments
    has_window = is_testing or "--window" in arguments or bool(os.environ.get("DISPLAY"))
    packages = missing({**DRAWING, **(WINDOW if has_window else {})}, TOOLS if is_testing else {})
    if packages and "--packages" in arguments:
        print(" ".join(packages))
    elif packages:
        names = " ".join(packages)
        print(
            f"This machine lacks system packages that Axonix needs; install them with: sudo apt-get install -y {names}"
        )
    return 1 if packages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
