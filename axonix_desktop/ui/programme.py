"""What the window asks of an open programme file and of whoever opens one; ``app.py`` hands the real ones in."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from axonix_desktop.ui.importing.preview import ImportDoor
from axonix_desktop.ui.records.source import RecordDoor


class Programme(RecordDoor, ImportDoor, Protocol):
    """An open programme file. Whatever changes it returns the kinds of record that were touched."""

    @property
    def path(self) -> Path:
        """Where the file lies."""
        ...

    @property
    def read_only_reason(self) -> str | None:
        """Why nothing can be changed, or None."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What opening the file had to say."""
        ...

    def saved(self) -> str:
        """The save state in words (``All changes saved 14:32``)."""
        ...

    def undo_label(self) -> str | None:
        """What the next undo takes back, or None."""
        ...

    def redo_label(self) -> str | None:
        """What the next redo brings back, or None."""
        ...

    def undo(self) -> frozenset[str]:
        """Take the last change set back. Raises ConflictError where later work stands against it."""
        ...

    def redo(self) -> frozenset[str]:
        """Bring back what was taken back last."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Programmes(Protocol):
    """Opens and makes programme files."""

    def open(self, path: Path) -> Programme:
        """Open the file at ``path``. Raises FileProblemError with a sentence for a person."""
        ...

    def create(self, path: Path) -> Programme:
        """Make a new programme file at ``path`` and open it. Raises FileProblemError."""
        ...

    def sample_tracker(self) -> Path | None:
        """The tracker that the sample programme is made from, when it is there."""
        ...
