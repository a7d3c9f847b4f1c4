"""Looks in the background whether a file is what its journal says, without anyone waiting for it."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Signal

from axonix_desktop.core.problems import WorldError


class Watch(QObject):
    """``ended(object)`` carries the sentences of what was found, an empty tuple when all is well.

    A copy is looked at, never the file people work in: a long reading would hold up their writing. The thread ends
    with the program, whatever it is at.
    """

    ended = Signal(object)

    def begin(self, copy: Path, now: datetime) -> None:
        """Look at ``copy``."""
        Thread(target=self._look, args=(copy, now), daemon=True, name="check").start()

    def _look(self, copy: Path, now: datetime) -> None:
        from axonix_desktop.store.integrity import check_path

        try:
            found = check_path(copy, clock=lambda: now).findings
        except (WorldError, OSError):
            return  # the copy was thinned out meanwhile: the next one is looked at
        with suppress(RuntimeError):  # the window is gone
            self.ended.emit(tuple(found))
