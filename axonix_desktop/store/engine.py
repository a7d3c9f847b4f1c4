"""A programme file: one SQLite database, one writer, and a journal below everything.

    with ProgrammeFile.open(path, clock=clock) as f:
        with f.work("Rename unit", actor="Ada") as work:
            work.update("business_unit", unit_id, {"name": "Claims"})

Reading happens through ``store/queries``; ``f.read`` is theirs. The thread that opened the file (``home``) reads on the
writing connection; other threads, and everyone while a change set is open elsewhere, read on connections of their own
and see the last committed state.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from axonix_desktop.core.problems import FileProblemError, RefusedError
from axonix_desktop.core.words import tr
from axonix_desktop.store.connection import (
    WRITING_PRAGMAS,
    Connection,
    Guard,
    connect,
    connect_to_read,
    limit_pages,
    pragma,
    set_pragmas,
)
from axonix_desktop.store.driver import driver
from axonix_desktop.store.faults import in_words
from axonix_desktop.store.lock import WriterLock
from axonix_desktop.store.opening import (
    assert_ours,
    assert_short_enough,
    assert_whole,
    guarded,
    may_write,
    resolved,
    set_strays_aside,
)
from axonix_desktop.store.places import place_note
from axonix_desktop.store.schema import APPLICATION_ID, SCHEMA_VERSION
from axonix_desktop.store.versions import shipped
from axonix_desktop.store.work import Role, Work

Clock = Callable[[], datetime]
_READERS_KEPT = 1  # each holds pages and the schema; who streams from several at once makes more for that long


class ProgrammeFile:
    """An open programme file. Use as a context manager, or call :meth:`close`."""

    def __init__(  # noqa: PLR0913 - made by create and open only
        self,
        path: Path,
        connection: Connection,
        guard: Guard,
        *,
        clock: Clock,
        lock: WriterLock | None,
        key: str | None,
        reason: str | None,
        is_fully_checked: bool,
        notes: Sequence[str],
        has_readers: bool = True,
    ) -> None:
        self.path = path
        self.read_only_reason = reason
        self.is_fully_checked = is_fully_checked
        self.notes = tuple(notes)
        self.key = key
        self._connection, self._guard, self._clock, self._lock = connection, guard, clock, lock
        self._place = path.stat()
        self._data_version: int = pragma(connection, "data_version")
        self.home = threading.get_ident()
        self._turn = threading.RLock()
        self._writing_thread: int | None = None
        self._readers: list[Connection] = []
        self._has_readers = has_readers
        self._is_open = True

    @classmethod
    def create(cls, path: Path, *, clock: Clock, key: str | None = None) -> Self:
        """Make a new, empty programme file at ``path`` and open it.

        The file appears under its name only when it is whole. Raises FileProblemError where something is there
        already or the folder cannot be written.
        """
        path = path.absolute()
        assert_short_enough(path)
        if path.exists() or path.is_symlink():
            raise FileProblemError(tr("“{name}” is already there. Choose another name, or open it.", name=path.name))
        if not path.parent.is_dir():
            raise FileProblemError(
                tr("There is no folder {parent}. Make it first, or choose another.", parent=path.parent)
            )
        draft = path.with_name(path.name + ".new")
        try:
            draft.unlink(missing_ok=True)
            with in_words(path):
                _lay_out(draft, key)
            if path.exists():
                raise FileProblemError(
                    tr("“{name}” is already there. Choose another name, or open it.", name=path.name)
                )
            draft.rename(path)
        except OSError as error:
            raise FileProblemError(
                tr(
                    "“{name}” cannot be made in {parent}: the name is too long, or you may not write "
                    "there. Choose another name or folder.",
                    name=path.name,
                    parent=path.parent,
                )
            ) from error
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        return cls.open(path, clock=clock, key=key)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock,
        read_only: bool = False,
        key: str | None = None,
        is_for_check: bool = False,
    ) -> Self:
        """Open a programme file, looking at it in the order of :mod:`opening` before anything is asked of it.

        Where the file or its folder cannot be written, or another window holds it, it opens for reading and
        ``read_only_reason`` says why. ``is_for_check`` lets a damaged file of ours through, for Check programme only.
        Raises FileProblemError for anything that is not a whole file of ours.
        """
        path = resolved(path)
        reason = tr("The file was opened for reading only.") if read_only else may_write(path)
        lock = None
        if reason is None:
            lock, reason = _lock_or_reason(path)
        connection = None
        try:
            notes = set_strays_aside(path, may_rename=lock is not None)
            place = place_note(path)
            notes.extend([place] if place else [])
            guard = Guard()
            connection = guarded(path, guard, key, is_writer=lock is not None)
            if assert_ours(connection, path) < SCHEMA_VERSION:
                connection.close()
                notes.append(_brought_up_to_date(path, lock, key))
                connection = guarded(path, guard, key, is_writer=lock is not None)
                assert_ours(connection, path)
            is_checked = not is_for_check and assert_whole(connection, path)
            if not is_for_check:
                limit_pages(connection, key)
            if lock:
                with in_words(path), guard.open_for_structure():
                    set_pragmas(connection, WRITING_PRAGMAS)
            return cls(
                path, connection, guard, clock=clock, lock=lock, key=key, reason=reason,
                is_fully_checked=is_checked, notes=notes,
            )  # fmt: skip
        except BaseException:
            if connection is not None:
                connection.close()
            if lock is not None:
                lock.release()
            raise

    @property
    def is_read_only(self) -> bool:
        """Whether changes are refused; ``read_only_reason`` is the sentence."""
        return self.read_only_reason is not None

    @property
    def schema_version(self) -> int:
        """The layout version of the file."""
        return pragma(self._connection, "user_version")

    @property
    def connection(self) -> Connection:
        """The file's own connection, for the store's modules (backup, repair, erase) and nobody else."""
        return self._connection

    @property
    def now(self) -> datetime:
        """What the clock says, in UTC."""
        return self._clock().astimezone(UTC)

    def read(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query as tuples of stored values; for the store's queries only. Raises FileProblemError."""
        with in_words(self.path), self._reading() as connection:
            try:
                return connection.execute(sql, params).fetchall()
            except driver.OperationalError as error:
                if "decode" not in str(error):
                    raise
                return _read_damaged(connection, sql, params)

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """A connection to stream a large query from; for the store's modules only."""
        with in_words(self.path), self._reading() as connection:
            yield connection

    def seen_through(self, connection: Connection) -> Self:
        """This programme read-only through another connection, which holds it as it once stood."""
        guard = Guard()
        connection.set_authorizer(guard)
        return type(self)(
            self.path, connection, guard, clock=self._clock, lock=None, key=self.key, is_fully_checked=True, notes=(),
            reason=tr("A past state of the programme cannot be changed."), has_readers=False,
        )  # fmt: skip

    @contextmanager
    def work(self, label: str, actor: str, *, role: Role = "edit", target: int | None = None) -> Generator[Work]:
        """Open a change set: everything done inside is kept together or not at all.

        ``label`` is what the history says was done, ``actor`` who did it; ``role`` and ``target`` are for undo and
        redo. Raises RefusedError where the file is read-only, FileProblemError where it was moved or cannot be
        written; then nothing was changed.
        """
        if self.read_only_reason is not None:
            raise RefusedError(self.read_only_reason)
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("A change set is open already; they do not nest.")
        at = self.now.strftime("%Y-%m-%dT%H:%M:%SZ")
        with self._turn:
            self._writing_thread = threading.get_ident()
            work = Work(self._connection, self.path, at=at, label=label, actor=actor, role=role, target=target)
            try:
                with in_words(self.path):
                    self._assert_untouched()
                    work.begin()
                yield work
                with in_words(self.path):
                    self._assert_in_place()
                    work.commit()
            finally:
                with suppress(driver.Error):
                    work.roll_back()
                self._writing_thread = None

    @contextmanager
    def exclusive(self) -> Generator[Connection]:
        """The writing connection with the guard lifted, for a repair, an erasure or VACUUM; no transaction is begun.

        Raises RefusedError where the file is read-only.
        """
        if self.read_only_reason is not None:
            raise RefusedError(self.read_only_reason)
        with self._turn, in_words(self.path), self._guard.open_for_structure():
            self._assert_untouched()
            yield self._connection

    def close(self) -> None:
        """Close every connection and give the lock back; a second call does nothing."""
        if not self._is_open:
            return
        self._is_open = False
        for connection in (*self._readers, self._connection):
            connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Generator[Connection]:
        me = threading.get_ident()
        if not self._has_readers:
            with self._turn:
                yield self._connection
        elif self._writing_thread == me:
            yield self._connection
        elif me == self.home and self._turn.acquire(blocking=False):
            try:
                yield self._connection
            finally:
                self._turn.release()
        else:
            try:
                connection = self._readers.pop()
            except IndexError:
                connection = connect_to_read(self.path, self.key)
            try:
                yield connection
            finally:
                keep = self._readers.append if len(self._readers) < _READERS_KEPT else Connection.close
                keep(connection)

    def _assert_in_place(self) -> None:
        """Refuse to write when the path no longer leads to the file that was opened."""
        try:
            here = self.path.stat()
        except OSError as error:
            raise FileProblemError(
                tr(
                    "“{name}” was moved, renamed or deleted while it was open, so nothing was saved. "
                    "Save a copy somewhere else, or put the file back and try again.",
                    name=self.path.name,
                )
            ) from error
        if not os.path.samestat(here, self._place):
            raise FileProblemError(
                tr(
                    "“{name}” was moved and another file put in its place while it was open (a sync "
                    "program, perhaps), so nothing was saved. Save a copy under another name and "
                    "merge the two.",
                    name=self.path.name,
                )
            )

    def _assert_untouched(self) -> None:
        """Refuse to write when the file was moved, or its content changed by another program."""
        self._assert_in_place()
        if pragma(self._connection, "data_version") != self._data_version:
            raise FileProblemError(
                tr(
                    "“{name}” was changed by another program while it was open, so nothing was "
                    "saved. Save a copy under another name, then open the file again and merge the "
                    "two.",
                    name=self.path.name,
                )
            )


def _lay_out(path: Path, key: str | None) -> None:
    """Make an empty programme file of this version's schema. Raises the driver's errors."""
    connection = connect(path, mode="rwc", key=key)
    try:
        set_pragmas(connection, WRITING_PRAGMAS)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("BEGIN IMMEDIATE")
        shipped().lay(connection.execute)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _brought_up_to_date(path: Path, lock: WriterLock | None, key: str | None) -> str:
    """Move an older file on to this layout; returns what to tell. Raises FileProblemError."""
    if lock is None:
        raise FileProblemError(
            tr(
                "“{name}” was made by an older version of this program and must be brought up to "
                "date first, which is not possible where it cannot be written. Copy it to a folder "
                "of yours and open the copy.",
                name=path.name,
            )
        )
    from axonix_desktop.store.migrate import bring_up_to_date

    return bring_up_to_date(path, key=key)


def _lock_or_reason(path: Path) -> tuple[WriterLock | None, str | None]:
    try:
        lock = WriterLock.take(path)
    except OSError:
        return None, (
            tr(
                "No lock could be made beside “{name}”, so it was opened for reading. Shorten its "
                "name, or save a copy in a folder where you may write.",
                name=path.name,
            )
        )
    if lock is None:
        return None, (
            tr(
                "“{name}” is open in another window or program, so it was opened for reading. Close "
                "it there to make changes here.",
                name=path.name,
            )
        )
    return lock, None


def _read_damaged(connection: Connection, sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Read again with letters that are no UTF-8 shown as �, so that a damaged row does not hide the others."""
    plain = connection.text_factory
    connection.text_factory = _forgiving
    try:
        return connection.execute(sql, params).fetchall()
    finally:
        connection.text_factory = plain


def _forgiving(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
