"""Reads what a page shows: at once where the file is small, else off the GUI thread; the last reading counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from axonix_desktop.ui.jobs import Jobs, Ticket
from axonix_desktop.ui.programme import Programme

SMALL_BYTES = 6_000_000
"""Up to this size of the file a reading takes less than a tenth of a second."""


class Reading(QObject):
    """``shown(object)`` carries what was read, ``failed(object)`` the error; ``loading`` says that it takes a moment.

    ``stopped`` comes when the person stopped it. While something is being read, asking again reads once more
    afterwards.
    """

    shown = Signal(object)
    failed = Signal(object)
    loading = Signal()
    stopped = Signal()

    def __init__(
        self, programme: Programme, jobs: Jobs, title: str, read: Callable[[], object], parent: QObject | None = None
    ) -> None:
        """``read`` may be called in a thread; ``title`` names the job in the status bar."""
        super().__init__(parent)
        self._programme, self._jobs, self._title, self._read = programme, jobs, title, read
        self._ticket: Ticket | None = None
        self._is_wanted_again = False

    @property
    def is_under_way(self) -> bool:
        """Whether something is being read."""
        return self._ticket is not None

    def refresh(self) -> None:
        """Read; a reading under way is repeated when it is done."""
        if self._ticket is not None:
            self._is_wanted_again = True
            return
        if self._programme.path.stat().st_size <= SMALL_BYTES:
            try:
                found = self._read()
            except Exception as error:
                self.failed.emit(error)
                return
            self.shown.emit(found)
            return
        self.loading.emit()
        ticket = self._ticket = self._jobs.start(self._title, lambda _ticket: self._read())
        ticket.done.connect(self._on_done)
        ticket.failed.connect(self._on_failed)
        ticket.cancelled.connect(self._on_cancelled)

    def _on_done(self, found: object) -> None:
        self._ticket = None
        self.shown.emit(found)
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.refresh()

    def _on_failed(self, error: object) -> None:
        self._ticket = None
        self.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._ticket = None
        self.stopped.emit()
