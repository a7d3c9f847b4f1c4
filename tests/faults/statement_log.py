"""The program's own SQL, recorded while it works and replayed word for word on a disk that can fail."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import apsw

from axonix_desktop.store.connection import PRAGMAS, WRITING_PRAGMAS
from axonix_desktop.store.engine import ProgrammeFile
from tests.faults.unsafe_disk import Disk
from tests.faults.workload import begin, fixed_clock, one_edit, one_import, one_undo

Statements = tuple[str, ...]


@dataclass(frozen=True)
class Session:
    """A file before work began, and the change sets that followed, each as the statements that made it."""

    start: bytes
    change_sets: tuple[Statements, ...]


def recorded(folder: Path, change_sets: int, *, rows: int = 300) -> Session:
    """Let the program do ``change_sets`` acts on a new file, and keep its file before and its SQL."""
    path = folder / "recorded.axonix"
    begin(path)
    start, sets, chance = path.read_bytes(), [], random.Random(change_sets)
    with ProgrammeFile.open(path, clock=fixed_clock) as f:
        log: list[str] = []
        f.connection.set_trace_callback(log.append)
        for number in range(change_sets):
            if number % 6 == 3:
                one_import(f, chance, rows)
            else:
                chance.choice((one_edit, one_edit, one_undo))(f, chance)
            sets.append(_once_each(log))
            log.clear()
        f.connection.set_trace_callback(None)
    return Session(start, tuple(sets))


def _once_each(log: list[str]) -> Statements:
    """The statements as they were run: each trigger they set off repeats the statement's own text in the trace."""
    kept = [text for before, text in zip(["", *log], log, strict=False) if text != before]
    return tuple(text for text in kept if not text.startswith("--"))


@contextmanager
def connected(path: Path, disk: Disk, *, synchronous: str | None = None) -> Iterator[apsw.Connection]:
    """A connection through ``disk`` with the program's own pragmas; ``synchronous`` replaces that one."""
    vfs = disk.register()
    connection = apsw.Connection(str(path), vfs=vfs.disk.vfs)
    try:
        for name, value in (*PRAGMAS, *WRITING_PRAGMAS):
            chosen = synchronous if synchronous and name == "synchronous" else value
            if not name.startswith("cipher"):
                connection.execute(f"PRAGMA {name} = {chosen}").fetchall()
        yield connection
    finally:
        connection.close()


def replay(session: Session, connection: apsw.Connection, told: Callable[[], None]) -> int:
    """Run the session's statements; ``told`` is called after each commit. Returns the change sets done.

    A fault of the disk or want of memory ends it with a rollback, as in the program; what was committed counts.
    """
    done = 0
    for statements in session.change_sets:
        try:
            for statement in statements:
                connection.execute(statement).fetchall()
        except (apsw.IOError, apsw.FullError, apsw.BusyError, apsw.CantOpenError, apsw.NoMemError, MemoryError):
            if connection.in_transaction:
                _quietly(connection, "ROLLBACK")
            return done
        done += 1
        told()
    return done


def _quietly(connection: apsw.Connection, statement: str) -> None:
    try:
        connection.execute(statement)
    except apsw.Error:
        return
