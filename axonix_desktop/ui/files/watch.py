"""Looks in the background whether a file is what its journal says, without anyone waiting for it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from axonix_desktop.core.problems import WorldError

_PAUSE_MS = 200


class Watch(QObject):
    """``ended(object)`` carries the sentences of what was found, an empty tuple when all is well.

    A copy is looked at, never the file people work in: a long reading would hold up their writing. The thread ends
    with the program, whatever it is at; it knows nothing of this object, which may go before it does.
    """

    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._found: list[tuple[str, ...]] = []
        self._clock = QTimer(self)
        self._clock.setInterval(_PAUSE_MS)
        self._clock.timeout.connect(self._on_time)

    def begin(self, copy: Path, now: datetime) -> None:
        """Look at ``copy``."""
        self._thread = Thread(target=_look, args=(copy, now, self._found), daemon=True, name="check")
        self._thread.start()
        self._clock.start()

    def _on_time(self) -> None:
        """Tell what was found, once the thread is through."""
        if self._thread is None or self._thread.is_alive():
            return
        self._clock.stop()
        for found in self._found:
            self.ended.emit(found)


def _look(copy: Path, now: datetime, found: list[tuple[str, ...]]) -> None:
    """Put what is found in ``copy`` into ``found``; nothing where it was thinned out: the next one is looked at."""
    from axonix_desktop.store.integrity import check_path

    try:
        found.append(check_path(copy, clock=lambda: now).findings)
    except (WorldError, OSError):
        return
