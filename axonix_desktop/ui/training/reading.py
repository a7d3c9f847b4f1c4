"""Reads figures of training: at once where the file is small, else off the GUI thread; the last reading counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.ui.jobs import Jobs, Ticket
from axonix_desktop.ui.programme import Programme

SMALL_BYTES = 6_000_000


class Reader(QObject):
    """``shown(object)`` tells what ``read(file, today)`` found, ``failed(error)`` why it did not."""

    shown = Signal(object)
    failed = Signal(object)
    loading = Signal()

    def __init__(
        self, programme: Programme, jobs: Jobs, read: Callable[[ProgrammeFile, date], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._programme, self._jobs, self._read = programme, jobs, read
        self._ticket: Ticket | None = None
        self._is_wanted_again = False

    def refresh(self) -> None:
        """Read anew; while a reading is under way, another one follows it."""
        if self._ticket is not None:
            self._is_wanted_again = True
            return
        f, today = self._programme.file, self._programme.today()
        if self._programme.path.stat().st_size <= SMALL_BYTES:
            try:
                found = self._read(f, today)
            except Exception as error:
                self.failed.emit(error)
                return
            self.shown.emit(found)
            return
        self.loading.emit()
        ticket = self._ticket = self._jobs.start(tr("Reading the figures"), lambda _ticket: self._read(f, today))
        ticket.done.connect(self._on_read)
        ticket.failed.connect(self._on_failed)
        ticket.cancelled.connect(self._on_cancelled)

    def _on_read(self, found: object) -> None:
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
        self.failed.emit(tr("Reading was stopped. Nothing is lost."))
