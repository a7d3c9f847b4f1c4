"""The state of one import: what was read, what was chosen, what it comes to; kept on Back and on failure.

Reading and planning run off the GUI thread. A choice is taken at once; the plan follows, and the last one stays
visible until it is there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from axonix_desktop.core.importing.cells import Workbook
from axonix_desktop.core.importing.draft import Draft, draft_of
from axonix_desktop.core.importing.plan import StoreView
from axonix_desktop.core.importing.saved import fingerprints, from_json, with_saved
from axonix_desktop.core.problems import BadValueError
from axonix_desktop.core.words import tr
from axonix_desktop.exchange.workbook import ReadingCancelledError, read_workbook
from axonix_desktop.store.queries.imports import imported_before, store_view
from axonix_desktop.store.queries.mapping_profiles import KeptMapping, mapping_profile_like, mapping_profiles
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.importing.planned import Planned, planned
from axonix_desktop.ui.jobs import CancelledError, Ticket

_PAUSE_MS = 120


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows come from: a file, or the clipboard (``path`` None)."""

    name: str
    path: Path | None
    size: int
    file_hash: str
    imported_at: str | None = None

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return Path(self.name).stem


@dataclass(frozen=True, slots=True)
class _Read:
    source: Source
    ready: Planned


class ImportSession(QObject):
    """``read`` comes when a workbook is there, ``planned`` with every new plan, ``failed`` with what went wrong."""

    read = Signal()
    planned = Signal()
    changed = Signal()
    failed = Signal(object)
    progressed = Signal(str)
    cancelled = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.source: Source | None = None
        self.draft: Draft | None = None
        self.ready: Planned | None = None
        self.is_reading = False
        self._ticket: Ticket | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._plan)

    @property
    def is_planning(self) -> bool:
        """Whether the plan is behind the draft."""
        return self._pause.isActive() or (self._ticket is not None and not self.is_reading)

    def read_file(self, path: Path) -> None:
        """Read a workbook and plan its import."""
        f = self.context.programme.file
        self._read(tr("Reading {name}", name=path.name), lambda job: _read_file(f, path, job))

    def read_text(self, name: str, write: Callable[[], Path]) -> None:
        """Read what ``write`` lays into a file for a moment (the clipboard), under ``name``."""
        f = self.context.programme.file

        def work(job: Ticket) -> _Read:
            path = write()
            try:
                made = _read_file(f, path, job)
            finally:
                path.unlink(missing_ok=True)
                path.parent.rmdir()
            return replace(made, source=replace(made.source, name=name, path=None))

        self._read(tr("Reading {name}", name=name), work)

    def change(self, draft: Draft) -> None:
        """Take another draft; its plan follows."""
        self.draft = draft
        self.changed.emit()
        self._pause.start()

    def use(self, kept: KeptMapping) -> bool:
        """Read the workbook as a kept mapping says; False when it fits none of its tables."""
        if self.draft is None:
            return False
        made = with_saved(self.draft, from_json(kept.content), kept.name)
        if made is not None:
            self.change(made)
        return made is not None

    def plan_now(self) -> None:
        """Plan without waiting for further choices."""
        if self._pause.isActive():
            self._pause.stop()
            self._plan()

    def refresh(self) -> None:
        """The programme changed: plan anew against it."""
        if self.draft is not None and not self.is_reading:
            self._pause.start()

    def stop(self) -> None:
        """Throw away what is under way."""
        self._pause.stop()
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self.is_reading = False

    def _read(self, title: str, work: Callable[[Ticket], object]) -> None:
        self.stop()
        self.is_reading = True
        self._start(title, work, self._on_read)

    def _plan(self) -> None:
        draft = self.draft
        if draft is None:
            return
        if self._ticket is not None:
            self._ticket.cancel()
        f = self.context.programme.file
        self._start(tr("Planning the import"), lambda _job: planned(draft, store_view(f)), self._on_planned)

    def _start(self, title: str, work: Callable[[Ticket], object], done: Callable[[object], None]) -> None:
        ticket = self._ticket = self.context.jobs.start(title, work)

        def heard(act: Callable[..., None]) -> Callable[..., None]:
            return lambda *words: act(*words) if ticket is self._ticket else None

        ticket.progressed.connect(heard(self.progressed.emit))
        ticket.done.connect(heard(done))
        ticket.failed.connect(heard(self._on_failed))
        ticket.cancelled.connect(heard(self._on_cancelled))

    def _on_read(self, made: object) -> None:
        self._ticket, self.is_reading = None, False
        if isinstance(made, _Read):
            self.source, self.draft, self.ready = made.source, made.ready.draft, made.ready
            self.read.emit()

    def _on_planned(self, made: object) -> None:
        self._ticket = None
        if isinstance(made, Planned):
            self.ready = made
            self.planned.emit()

    def _on_failed(self, error: object) -> None:
        self._ticket, self.is_reading = None, False
        self.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._ticket, self.is_reading = None, False
        self.cancelled.emit()


def _read_file(f: object, path: Path, job: Ticket) -> _Read:
    """Read, recognise and plan; runs in a thread."""
    from axonix_desktop.store.engine import ProgrammeFile

    assert isinstance(f, ProgrammeFile)  # noqa: S101 - the context's own
    book = _book(path, job)
    job.step(tr("Finding the tables and matching their columns"))
    draft = draft_of(book)
    kept = mapping_profile_like(f, fingerprints(draft)) if draft.tables else None
    for one in [kept] if kept is not None else mapping_profiles(f):
        if draft.tables and not draft.saved_as:
            draft = _recognised(draft, one)
    job.step(tr("Comparing with what the programme holds"))
    view: StoreView = store_view(f)
    ready = planned(draft, view)
    digest = sha256(path.read_bytes()).hexdigest()
    source = Source(path.name, path, path.stat().st_size, digest, imported_before(f, digest))
    return _Read(source, ready)


def _recognised(draft: Draft, kept: KeptMapping) -> Draft:
    """The draft read as last time; as proposed where the mapping cannot be used."""
    try:
        return with_saved(draft, from_json(kept.content), kept.name) or draft
    except BadValueError:
        return draft


def _book(path: Path, job: Ticket) -> Workbook:
    """Read the workbook, saying how far it is."""

    def cancelled() -> bool:
        try:
            job.step()
        except CancelledError:
            return True
        return False

    def progress(done: int, total: int) -> None:
        if total:
            job.step(tr("{done} of {total} rows", done=f"{done:,}", total=f"{total:,}"))
        else:
            job.step(tr("{done} rows", done=f"{done:,}"))

    try:
        return read_workbook(path, cancelled=cancelled, progress=progress)
    except ReadingCancelledError:
        raise CancelledError from None
