"""What must be true of a programme file after any fault (the oracle of every test here)."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from axonix_desktop.core.records.programme import BusinessUnit
from axonix_desktop.store.connection import Connection, connect
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.integrity import check
from axonix_desktop.store.replay import rewind
from tests.faults.workload import fixed_clock


def faults_of(path: Path, acknowledged: int = 0, *, may_be_ahead: int = 1) -> list[str]:
    """What is wrong with the file; empty when nothing is.

    Opens it as the program does (which checks marks, pages, schema and triggers), then asks for SQLite's own
    integrity and reference checks, the journal's chain, that taking back every change leaves every table empty, that
    change set ``acknowledged`` is there and at most ``may_be_ahead`` more, and that it can be written.
    """
    try:
        with ProgrammeFile.open(path, clock=fixed_clock) as f:
            found = _of_content(f.connection, acknowledged, may_be_ahead)
            found += [] if not f.is_read_only else [f"opened for reading: {f.read_only_reason}"]
            found += list(check(f).findings)
            with f.work("After the fault", actor="Test") as work:
                work.insert(BusinessUnit(id=new_id(), name=f"Made after the fault {new_id()}"))
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]
    return found + _of_replay(path)


def newest(path: Path) -> int:
    """The number of the newest change set in the file."""
    connection = connect(path, mode="ro")
    try:
        return connection.execute("SELECT coalesce(max(id), 0) FROM jr_txn").fetchone()[0]
    finally:
        connection.close()


def _of_content(connection: Connection, acknowledged: int, may_be_ahead: int) -> list[str]:
    found = [f"integrity: {row[0]}" for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"reference: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    last = connection.execute("SELECT coalesce(max(id), 0) FROM jr_txn").fetchone()[0]
    if not acknowledged <= last <= acknowledged + may_be_ahead:
        found.append(f"change set {acknowledged} was told to be saved; the file ends with {last}")
    if connection.execute("SELECT count(*) FROM jr_current").fetchone() != (0,):
        found.append("a change set is still open")
    return found


def _of_replay(path: Path) -> list[str]:
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "replayed.axonix"
        shutil.copyfile(path, copy)
        return _left_when_taken_back(copy)


def _left_when_taken_back(copy: Path) -> list[str]:
    connection = connect(copy)
    try:
        rewind(connection, 0)
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        counts = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}
        return [f"replay leaves {count} rows in {name}" for name, count in counts.items() if count]
    finally:
        connection.close()
