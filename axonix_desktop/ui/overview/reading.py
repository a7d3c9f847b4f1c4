"""Reads the figures of the Overview: at once where the file is small, else off the GUI thread; the past later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from axonix_desktop.core.overview import PastCase, past_days
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.meetings import last_meeting_on
from axonix_desktop.store.queries.overview import Overview, OverviewReader
from axonix_desktop.store.queries.steering import first_day
from axonix_desktop.store.queries.trends import PastFigures, PastReader, past_cases
from axonix_desktop.ui.jobs import Jobs, Ticket
from axonix_desktop.ui.programme import Programme

_SMALL_BYTES = 6_000_000
_DEFAULT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Past:
    """What was: figures by day, the day compared with (None: the file is younger), and use cases as they stood then."""

    first: date
    figures: tuple[PastFigures, ...]
    since: date
    then: PastFigures | None
    cases: dict[int, PastCase]


class Readings(QObject):
    """``shown(Overview)``, ``past(Past)`` and ``failed(error)`` tell what was read; what is read last counts."""

    shown = Signal(object)
    past = Signal(object)
    failed = Signal(object)
    loading = Signal()
    stopped = Signal(bool)
    """Reading was called off: the figures (True) or only the past (False)."""

    def __init__(self, programme: Programme, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._programme, self._jobs = programme, jobs
        self._reader, self._pasts = OverviewReader(programme.file), PastReader(programme.file)
        self._then: dict[date, dict[int, PastCase]] = {}
        self._since: date | None = None
        self._ticket: Ticket | None = None
        self._past_ticket: Ticket | None = None
        self._is_wanted_again = False

    @property
    def since(self) -> date:
        """The day compared with: the one chosen, else the last meeting, else thirty days ago."""
        if self._since is not None:
            return self._since
        today = self._programme.today()
        return self.last_meeting or today - timedelta(days=_DEFAULT_DAYS)

    @property
    def last_meeting(self) -> date | None:
        """The day of the last steering meeting."""
        return last_meeting_on(self._programme.file, self._programme.today())

    def set_since(self, day: date | None) -> None:
        """Compare with another day (None: the last meeting, else thirty days ago)."""
        self._since = day
        self._read_past()

    def refresh(self) -> None:
        """Read what was touched since the last time."""
        if self._ticket is not None:
            self._is_wanted_again = True
            return
        if self._programme.path.stat().st_size <= _SMALL_BYTES:
            try:
                found = self._reader.read(self._programme.today(), self._programme.now())
            except Exception as error:
                self.failed.emit(error)
                return
            self._show(found)
            return
        self.loading.emit()
        today, now = self._programme.today(), self._programme.now()
        ticket = self._ticket = self._jobs.start(
            tr("Reading the figures"), lambda _ticket: self._reader.read(today, now)
        )
        ticket.done.connect(self._on_read)
        ticket.failed.connect(self._on_failed)
        ticket.cancelled.connect(self._on_cancelled)

    def _on_read(self, found: object) -> None:
        self._ticket = None
        if isinstance(found, Overview):
            self._show(found)
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.refresh()

    def _on_failed(self, error: object) -> None:
        self._ticket = None
        self.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._ticket = None
        self.stopped.emit(True)

    def _on_past_cancelled(self, ticket: Ticket) -> None:
        """Called off by a person; a reading that another one has replaced is not asked about."""
        if ticket is self._past_ticket:
            self._past_ticket = None
            self.stopped.emit(False)

    def _show(self, found: Overview) -> None:
        self.shown.emit(found)
        if not found.is_empty:
            self._read_past()

    def _read_past(self) -> None:
        """Read what is not known of the days needed; they are told in any case."""
        old, self._past_ticket = self._past_ticket, None
        if old is not None:
            old.cancel()
        since, today = self.since, self._programme.today()
        if self._is_known(since, today):
            self._on_past(self._read_days(None, since, today))
            return
        ticket = self._past_ticket = self._jobs.start(
            tr("Reading the past"), lambda ticket: self._read_days(ticket, since, today)
        )
        ticket.done.connect(self._on_past)
        ticket.failed.connect(self.failed)
        ticket.cancelled.connect(lambda: self._on_past_cancelled(ticket))

    def _on_past(self, found: object) -> None:
        self._past_ticket = None
        if isinstance(found, Past) and found.since == self.since:
            self.past.emit(found)

    def _is_known(self, since: date, today: date) -> bool:
        """Whether nothing of the past needs to be read."""
        first = first_day(self._programme.file) or today
        is_then_known = since in self._then or not first <= since < today
        return is_then_known and self._pasts.knows(past_days(first, today))

    def _read_days(self, ticket: Ticket | None, since: date, today: date) -> Past:
        """The trend's days and the day compared with; with a ticket it is done in a thread."""
        f = self._programme.file
        first = first_day(f) or today
        days = past_days(first, today)
        is_known = first <= since < today
        figures = self._pasts.read([*days, since] if is_known else days, *([ticket.step] if ticket else []))
        if is_known and since not in self._then:
            self._then[since] = past_cases(f, since)
        by_day = {one.day: one for one in figures}
        return Past(
            first, tuple(by_day[day] for day in days), since, by_day.get(since) if is_known else None,
            self._then.get(since, {}),
        )  # fmt: skip
