"""What the first page does without and the first edit needs: brought in while the person still looks."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

WANTED = (
    "axonix_desktop.ui.records.editors",
    "axonix_desktop.core.importing.dates",
    "axonix_desktop.actions.bulk_records",
    "axonix_desktop.core.pasting",
    "axonix_desktop.core.blocks",
)
"""Modules in the order in which a person comes to need them; none of them takes long."""
_FIRST_MS, _PAUSE_MS = 300, 60


def load_soon(parent: QObject, names: Sequence[str] = WANTED, after: int = _FIRST_MS) -> None:
    """Import ``names`` one by one, on this thread, with a pause for keys between two; ends with ``parent``."""
    if names:
        QTimer.singleShot(after, parent, lambda: _load(parent, names))


def _load(parent: QObject, names: Sequence[str]) -> None:
    import_module(names[0])
    load_soon(parent, names[1:], _PAUSE_MS)
