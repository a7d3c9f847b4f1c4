"""What the window asks of an open programme file and of whoever opens one; ``app.py`` hands the real ones in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.ui.bridge import Touched
from axonix_desktop.ui.records.source import RecordDoor

Act = Callable[..., Any]
"""An act with all but its file and its actor given: ``partial(change_record, kind=…, number=…, values=…)``."""


class Programme(RecordDoor, Protocol):
    """An open programme file. Whatever changes it returns what was touched."""

    @property
    def file(self) -> ProgrammeFile:
        """The file itself, for queries."""
        ...

    @property
    def actor(self) -> str:
        """Who works with it."""
        ...

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

    def now(self) -> datetime:
        """The moment it is, in UTC."""
        ...

    def today(self) -> date:
        """The day it is where the person sits; the day shown, where a past state is shown."""
        ...

    def act(self, act: Act) -> Touched:
        """Do ``act(file, actor=…)``, which returns its change set's number (or what has one, or None)."""
        ...

    def saved(self) -> str:
        """The save state in words (``All changes saved 14:32``)."""
        ...

    def mark_saved(self) -> None:
        """Something was kept just now, by other means than :meth:`act`."""
        ...

    def undo_label(self) -> str | None:
        """What the next undo takes back, or None."""
        ...

    def redo_label(self) -> str | None:
        """What the next redo brings back, or None."""
        ...

    def undo(self) -> Touched:
        """Take the last change set back. Raises ConflictError where later work stands against it."""
        ...

    def redo(self) -> Touched:
        """Bring back what was taken back last."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Programmes(Protocol):
    """Opens and makes programme files."""

    @property
    def actor(self) -> str:
        """Who works with the files."""
        ...

    def open(self, path: Path) -> Programme:
        """Open the file at ``path``. Raises FileProblemError with a sentence for a person."""
        ...

    def create(self, path: Path) -> Programme:
        """Make a new programme file at ``path`` and open it. Raises FileProblemError."""
        ...

    def now(self) -> datetime:
        """The moment it is, in UTC."""
        ...

    def sample_tracker(self) -> Path | None:
        """The tracker that the sample programme is made from, when it is there."""
        ...
