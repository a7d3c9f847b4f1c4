"""Reads the scores of a programme file: at once where it is small, else off the GUI thread; the past later."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from axonix_desktop.core.readiness import Book, period_ends
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.readiness import Scores, read_scores
from axonix_desktop.store.queries.readiness_past import PastBooks
from axonix_desktop.store.queries.steering import first_day
from axonix_desktop.ui.jobs import Jobs, Ticket
from axonix_desktop.ui.lately import Lately
from axonix_desktop.ui.programme import Programme
from axonix_desktop.ui.reading import Reading


def scores_lately(lately: Lately, f: ProgrammeFile) -> Scores:
    """All scores, which several pages show."""
    return lately.read(f, "scores", lambda: read_scores(f))


class Readings(QObject):
    """``shown(Scores)``, ``past(dict[date, Book])`` and ``failed(error)`` tell what was read."""

    shown = Signal(object)
    past = Signal(object)
    failed = Signal(object)
    loading = Signal()

    def __init__(self, programme: Programme, jobs: Jobs, lately: Lately, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._programme, self._jobs = programme, jobs
        self._books = PastBooks(programme.file)
        self._ticket: Ticket | None = None
        self._now = Reading(
            programme, jobs, tr("Reading the scores"), lambda: scores_lately(lately, programme.file), self
        )
        self._now.shown.connect(self._on_shown)
        self._now.failed.connect(self.failed)
        self._now.stopped.connect(lambda: self.failed.emit(tr("Reading was stopped. Nothing is lost.")))
        self._now.loading.connect(self.loading)

    def refresh(self) -> None:
        """Read the scores anew."""
        self._now.refresh()

    def days(self) -> tuple[date, ...]:
        """The past moments that are told, oldest first."""
        today = self._programme.today()
        return period_ends(first_day(self._programme.file) or today, today)

    def _on_shown(self, found: object) -> None:
        self.shown.emit(found)
        days = self.days()
        if self._books.knows(days):
            self.past.emit(self._books.read(days))
        elif self._ticket is None and isinstance(found, Scores):
            ticket = self._ticket = self._jobs.start(
                tr("Reading the past"), lambda ticket: self._books.read(days, ticket.step)
            )
            ticket.done.connect(self._on_past)
            ticket.failed.connect(self._on_past_failed)
            ticket.cancelled.connect(self._on_past_failed)

    def _on_past(self, found: dict[date, Book]) -> None:
        self._ticket = None
        self.past.emit(found)

    def _on_past_failed(self, _error: object = None) -> None:
        self._ticket = None
        self.past.emit({})
