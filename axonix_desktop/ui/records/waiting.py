"""The pointer of someone who waits, for work of a tenth of a second to a few."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

_MANY_CELLS = 2_000


@contextmanager
def waiting(cells: int) -> Iterator[None]:
    """Show the waiting pointer while many cells are worked on."""
    is_long = cells > _MANY_CELLS
    if is_long:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        if is_long:
            QGuiApplication.restoreOverrideCursor()
