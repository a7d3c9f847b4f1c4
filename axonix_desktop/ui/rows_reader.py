"""Keeps the rows of a grid in line with the file; a table of very many rows is read off the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.records import count
from axonix_desktop.store.queries.touched import position, touched_since
from axonix_desktop.ui.jobs import Jobs
from axonix_desktop.ui.programme import Programme
from axonix_desktop.ui.reading import Reading
from axonix_desktop.ui.records.columns import RecordColumns
from axonix_desktop.ui.records.shown import ShownRecords

_MANY = 4_000


class RowsReader(QObject):
    """``read(bool)`` when the rows are as the file has them (True: a thread read them), ``failed(error)`` otherwise.

    ``loading`` comes before, ``stopped`` instead where a thread reads and a person stopped it.
    """

    read = Signal(bool)
    failed = Signal(object)
    loading = Signal()
    stopped = Signal()

    def __init__(self, programme: Programme, jobs: Jobs, shown: ShownRecords, parent: QObject | None = None) -> None:
        """``shown`` is told what was read."""
        super().__init__(parent)
        self._programme, self._shown, self._position = programme, shown, -1
        self._is_behind = False
        self._aside = Reading(programme, jobs, tr("Reading the rows"), self._read_all, self)
        self._aside.shown.connect(self._on_read)
        self._aside.failed.connect(self.failed)
        self._aside.loading.connect(self.loading)
        self._aside.stopped.connect(self.stopped)

    def refresh(self, kinds: frozenset[str] = frozenset()) -> None:
        """Read the rows; of rows read before only those touched since, where ``kinds`` says that records changed."""
        try:
            self._refresh(kinds)
        except Exception as error:
            self.failed.emit(error)

    def _refresh(self, kinds: frozenset[str]) -> None:
        file, shown = self._programme.file, self._shown
        if shown.source is None:
            return
        if self._aside.is_under_way and kinds:
            self._is_behind = True  # what is touched now is read once the rest is there
            return
        now = position(file)
        touched = touched_since(file, self._position, now) if kinds and shown.is_loaded else None
        if touched is not None:
            shown.follow({kind: frozenset(ids) for kind, ids in touched.items()})
        elif self._aside.is_under_way or count(file, shown.source.record.kind) > _MANY:
            self._aside.refresh()
            return
        else:
            shown.load()
        self._position = now
        self.read.emit(False)

    def _read_all(self) -> tuple[int, RecordColumns | None]:
        return position(self._programme.file), self._shown.read()

    def _on_read(self, found: tuple[int, RecordColumns | None]) -> None:
        self._position, rows = found
        if rows is not None:
            self._shown.take(rows)
        if self._is_behind and self._shown.source is not None:
            self._is_behind = False
            self.refresh(frozenset({self._shown.source.record.kind}))
        self.read.emit(True)
