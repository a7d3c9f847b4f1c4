"""Work off the GUI thread, with progress and cancel; results and failures come back as signals."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, QThreadPool, QTimer, Signal, SignalInstance

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
    """Carries the work to a thread.

    What it holds is let go on the main thread alone: a page or a dialog whose last holder is the work would otherwise
    be taken down by the thread.
    """

    def __init__(self, ticket: Ticket, work: Work) -> None:
        super().__init__()
        self._task: tuple[Ticket, Work] | None = (ticket, work)
        self._end: tuple[SignalInstance, *tuple[object, ...]] | None = None
        self.is_told, self.is_over = False, False

    def forget(self) -> None:
        """Hold nothing any more, for Qt may hold this for as long as it likes; called on the main thread."""
        self._task = self._end = None

    def run(self) -> None:
        """Do the work and report how it ended."""
        self._do()
        self._tell()
        self.is_over = True

    def _do(self) -> None:
        """Do the work; what it is and how it ended stay with this object when the thread is through with it."""
        if self._task is None:
            return
        ticket, work = self._task
        try:
            ticket.step()
            self._end = (ticket.done, work(ticket))
        except CancelledError:
            self._end = (ticket.cancelled,)
        except Exception as error:
            self._end = (ticket.failed, error)

    def _tell(self) -> None:
        """Send off how the work ended."""
        if self._end is not None:
            self.is_told = True
            self._end[0].emit(*self._end[1:])


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
        self._runs: list[_Run] = []  # kept until no thread can be in them any more
        self._held: list[_Run] = []  # those that still hold their work

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
        self._held.append(run)
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
        self._held.clear()

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
        self._let_go()

    def _let_go(self) -> None:
        """Let go of work that is over; what its thread is still about to leave, in a moment."""
        for run in [run for run in self._held if run.is_over]:
            self._held.remove(run)
            run.forget()
        if any(run.is_told for run in self._held):
            QTimer.singleShot(1, self, self._let_go)
