"""Where the files that the program ships with lie: the source tree, an installed wheel and a frozen program alike.

In the source tree ``resources/`` and ``database/`` stand beside the package; a wheel and a frozen program carry both
inside it, under ``_shipped``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from axonix_desktop.core.problems import FileProblemError


def resources_folder() -> Path:
    """The folder of themes, report styles, words, help and samples. Raises FileProblemError when it is missing."""
    return _shipped("resources")


def database_folder() -> Path:
    """The folder of migrations and seed content. Raises FileProblemError when it is missing."""
    return _shipped("database")


def _shipped(name: str) -> Path:
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_shipped" / name, package.parent / name]
    if frozen is not None:
        candidates = [Path(frozen) / package.name / "_shipped" / name]
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileProblemError(
        f"The program's own folder “{name}” is missing; the installation is incomplete. Please install it again."
    )
