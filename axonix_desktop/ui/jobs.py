"""Work off the GUI thread, with progress and cancel; results and failures come back as signals."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, QThreadPool, QTimer, Signal

Progress = Callable[[str], None]
Work = Callable[["Ticket"], object]


class CancelledError(Exception):
    """Raised inside work whose person no longer wants it."""


class Ticket(QObject):
    """One piece of work under way: ``done(object)``, ``failed(object)`` or ``cancelled`` ends it."""

    progressed = Signal(str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, title: str, parent: QObject | None = None, *, may_cancel: bool = True) -> None:
        super().__init__(parent)
        self.title = title
        self.may_cancel = may_cancel
        self.is_quiet = False
        self._wanted = Event()
        self._wanted.set()

    def cancel(self) -> None:
        """Stop at the next :meth:`step`, where the work may be cancelled at all."""
        if self.may_cancel:
            self._wanted.clear()

    def step(self, words: str = "") -> None:
        """Called by the work between two steps: raises :class:`CancelledError` when it is no longer wanted."""
        if not self._wanted.is_set():
            raise CancelledError
        if words:
            self.progressed.emit(words)


class _Run(QRunnable):
    """Carries the work to a thread."""

    def __init__(self, ticket: Ticket, work: Work) -> None:
        super().__init__()
        self._task: tuple[Ticket, Work] | None = (ticket, work)

    def forget(self) -> None:
        """Hold nothing any more, for Qt may hold this for as long as it likes."""
        self._task = None

    def run(self) -> None:
        """Do the work and report how it ended."""
        if self._task is None:
            return
        ticket, work = self._task
        self.forget()
        try:
            ticket.step()
            result = work(ticket)
        except CancelledError:
            ticket.cancelled.emit()
        except Exception as error:
            ticket.failed.emit(error)
        else:
            ticket.done.emit(result)


class Jobs(QObject):
    """The work of one window: one piece at a time, in the order it was started."""

    started = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._quiet = QThreadPool(self)
        self._quiet.setMaxThreadCount(1)
        self._is_stopped = False
        self._running: list[Ticket] = []
        self._runs: list[_Run] = []  # kept, with their tickets, until no thread can be in them any more

    def start(self, title: str, work: Work, *, may_cancel: bool = True, is_quiet: bool = False) -> Ticket:
        """Begin ``work`` (which is called with its ticket, in another thread) and return the ticket.

        Quiet work is not shown and does not wait for the other; it is short, for the window waits for it when closed.
        """
        ticket = Ticket(title, self, may_cancel=may_cancel)
        ticket.is_quiet = is_quiet
        self._running.append(ticket)
        for signal in (ticket.done, ticket.failed):
            signal.connect(lambda _result, ticket=ticket: self._end(ticket))
        ticket.cancelled.connect(lambda ticket=ticket: self._end(ticket))
        if not is_quiet:
            self.started.emit(ticket)
        run = _Run(ticket, work)
        run.setAutoDelete(False)
        self._runs.append(run)
        pool = self._quiet if is_quiet else self._pool
        QTimer.singleShot(0, self, lambda: self._launch(pool, run))  # the caller connects to the ticket first
        return ticket

    def stop_all(self) -> None:
        """Cancel what runs and wait for it (the window closes); what it had to say is heard before this returns."""
        self._is_stopped = True
        for ticket in list(self._running):
            ticket.cancel()
        self._pool.waitForDone()
        self._quiet.waitForDone()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)  # later they would find the file closed
        for run in self._runs:
            run.forget()
        self._runs.clear()

    def _launch(self, pool: QThreadPool, run: _Run) -> None:
        """Let a thread take up work, unless everything has been stopped meanwhile."""
        if not self._is_stopped:
            pool.start(run)

    def _end(self, ticket: Ticket) -> None:
        """Forget a ticket that has ended."""
        if ticket in self._running:
            self._running.remove(ticket)
            if not ticket.is_quiet:
                self.ended.emit(ticket)
