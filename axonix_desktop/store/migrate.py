"""Moves an older programme file on to this program's schema: a verified backup first, then whole or not at all.

The recipe, each part of it met by a fault that bites without it: foreign keys off outside the transaction (a rebuilt
table would empty its children), ``BEGIN IMMEDIATE`` before the first DDL, Alembic told that DDL is transactional,
triggers laid anew from the version's frozen text, ``user_version`` and ``foreign_key_check`` before the one commit.
Importing this module costs half a second (Alembic): import it only when a file is older.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection as BoundConnection
from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.store.connection import WRITING_PRAGMAS, Connection, connect, pragma, set_pragmas
from axonix_desktop.store.copying import backup
from axonix_desktop.store.driver import driver
from axonix_desktop.store.faults import in_words
from axonix_desktop.store.lock import WriterLock
from axonix_desktop.store.schema import fingerprint_of
from axonix_desktop.store.sound import require_sound
from axonix_desktop.store.versions import History, shipped


@dataclass(frozen=True, slots=True)
class Migrated:
    """What became of a file: the version it had, the version it has, and the backup of the old one, if it moved."""

    before: int
    after: int
    backup: Path | None


def migrate(path: Path, backup_to: Path, *, key: str | None = None, history: History | None = None) -> Migrated:
    """Lead the programme file to the newest version of ``history`` (the shipped one unless said).

    A file that is older is first copied to ``backup_to``, and the copy verified. Raises FileProblemError, with the
    file as it was, when it is newer, damaged, open in another window, when no backup can be made, or when a script
    fails.
    """
    lock = _lock(path)
    try:
        return _migrated(path, backup_to, key, history or shipped())
    finally:
        lock.release()


def bring_up_to_date(path: Path, *, key: str | None = None, history: History | None = None) -> str:
    """Migrate a file whose lock the caller holds, and keep it as it was beside it; returns the sentence to show."""
    kept = (path.with_name(f"{path.stem} (before update {number}){path.suffix}") for number in count(1))
    done = _migrated(path, next(name for name in kept if not name.exists()), key, history or shipped())
    if done.backup is None:
        return tr("“{name}” is up to date.", name=path.name)
    return tr(
        "“{name}” was brought up to date; as it was before it is kept as “{name2}”.",
        name=path.name,
        name2=done.backup.name,
    )


def _migrated(path: Path, backup_to: Path, key: str | None, history: History) -> Migrated:
    with in_words(path):
        connection = connect(path, key=key)
        try:
            before = require_sound(connection, path, history=history)
            if before == history.newest:
                return Migrated(before, before, None)
            set_pragmas(connection, WRITING_PRAGMAS)
            backup(path, backup_to, key=key, history=history)
            upgrade(connection, history)
        finally:
            connection.close()
    return Migrated(before, history.newest, backup_to)


def upgrade(connection: Connection, history: History) -> None:
    """Lead the file behind ``connection`` to the newest version of ``history`` in one transaction.

    Raises FileProblemError, with the file as it was, when a script leaves a broken reference or another schema than
    the version has.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    engine = create_engine(
        "sqlite+pysqlite://", creator=lambda: connection, module=driver, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin_immediately)
    try:
        with engine.connect() as bound, bound.begin():
            _run_scripts(bound, history)
            _refuse_broken(connection, history)
    except DBAPIError as error:
        raise (error.orig or error) from error  # as the driver raised it, so that it is told in words
    connection.execute("PRAGMA foreign_keys = ON")


def _lock(path: Path) -> WriterLock:
    try:
        lock = WriterLock.take(path)
    except OSError as error:
        raise FileProblemError(
            tr(
                "“{name}” is of an older version and cannot be brought up to date in the folder "
                "{parent}: you may not write there. Save a copy somewhere else and open that.",
                name=path.name,
                parent=path.parent,
            )
        ) from error
    if lock is None:
        raise FileProblemError(tr("“{name}” is open in another window. Close it there and try again.", name=path.name))
    return lock


def _begin_immediately(bound: BoundConnection) -> None:
    """Begin ourselves: the driver would begin only at the first change of a row, after the DDL."""
    bound.exec_driver_sql("BEGIN IMMEDIATE")


def _run_scripts(bound: BoundConnection, history: History) -> None:
    """Let Alembic run the scripts between the file's version and the newest; its own table is temporary."""
    version = bound.exec_driver_sql("PRAGMA user_version").scalar_one()
    bound.exec_driver_sql(tr("CREATE TEMP TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    if version:
        bound.exec_driver_sql("INSERT INTO temp.alembic_version VALUES (?)", (f"{version:04d}",))
    config = Config(attributes={"connection": bound})
    config.set_main_option("script_location", str(history.folder).replace("%", "%%"))
    command.upgrade(config, f"{history.newest:04d}")
    bound.exec_driver_sql(tr("DROP TABLE temp.alembic_version"))


def _refuse_broken(connection: Connection, history: History) -> None:
    """Raise FileProblemError when the file is not what the newest version must be; the transaction then goes back."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise FileProblemError(
            tr(
                "The file was left as it was: in version {newest} a row of “{broken}” would point at "
                "nothing. Please check the file first, then try again.",
                newest=history.newest,
                broken=broken[0],
            )
        )
    whole = fingerprint_of(connection) == history.fingerprint(history.newest)
    if not whole or pragma(connection, "user_version") != history.newest:
        raise FileProblemError(
            tr(
                "The file was left as it was: its tables would not be those of version {newest}. "
                "Please report this; the backup made a moment ago is sound.",
                newest=history.newest,
            )
        )
