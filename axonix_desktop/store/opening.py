"""How a programme file is looked at before its first query.

In this order: its place, strays beside it, its mark, its version, its pages, its schema. Whatever fails here is one
sentence, and the file is left byte for byte as it was.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.store.aside import take_back
from axonix_desktop.store.connection import Connection, Guard, connect, deadline, pragma
from axonix_desktop.store.driver import driver
from axonix_desktop.store.faults import in_words
from axonix_desktop.store.lock import WriterLock
from axonix_desktop.store.schema import APPLICATION_ID, SCHEMA_VERSION, expected_fingerprint, fingerprint_of

QUICK_CHECK_BYTES = 64 * 1024 * 1024
"""Larger files are checked page by page in the background (:mod:`integrity`), not while someone waits."""

LONGEST_PATH_BYTES = 480
_STRAYS = ("-wal", "-shm")


def resolved(path: Path) -> Path:
    """The file's one true place. Raises FileProblemError for nothing there, a link, or a file with two names."""
    try:
        if path.is_symlink():
            raise FileProblemError(
                tr(
                    "“{name}” is only a link to another place. Open the file itself, so that its "
                    "backups and its journal lie beside it.",
                    name=path.name,
                )
            )
        place = path.resolve()
        assert_short_enough(place)
        facts = place.stat()
        if facts.st_nlink > 1:
            _end_interrupted_restore(place)
            facts = place.stat()
    except FileNotFoundError as error:
        raise FileProblemError(
            tr("There is no file “{name}” in {parent}. Choose another file.", name=path.name, parent=path.parent)
        ) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise FileProblemError(
            tr(
                "“{name}” cannot be reached. Check its name and the folder {parent}.",
                name=path.name,
                parent=path.parent,
            )
        ) from error
    if not stat.S_ISREG(facts.st_mode):
        raise FileProblemError(
            tr("“{name}” is not a file. Choose a programme file, which ends in .axonix.", name=path.name)
        )
    if facts.st_nlink > 1:
        raise FileProblemError(
            tr(
                "“{name}” has a second name elsewhere on the disk (a hard link), and two windows "
                "could then write to it at once. Make a copy of it and open the copy.",
                name=path.name,
            )
        )
    return place


def _end_interrupted_restore(place: Path) -> None:
    """Take back a restore that was killed before its last step; not one that is going on in another window."""
    with suppress(OSError):
        lock = WriterLock.take(place)
        if lock is not None:
            try:
                take_back(place)
            finally:
                lock.release()


def assert_short_enough(path: Path) -> None:
    """Raises FileProblemError for a path that SQLite cannot hold, counted with the names it adds for a while."""
    length = len(os.fsencode(path))
    if length > LONGEST_PATH_BYTES:
        raise FileProblemError(
            tr(
                "“{name}” lies too deep: its whole path has {length:,} letters, and at most "
                "{LONGEST_PATH_BYTES} can be opened. Move it to a folder nearer to the top.",
                name=path.name,
                length=length,
                LONGEST_PATH_BYTES=LONGEST_PATH_BYTES,
            )
        )


def may_write(path: Path) -> str | None:
    """None where the file and its folder can be written, else the sentence that says why not."""
    if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
        return tr(
            "“{name}” is marked read-only, so it was opened for reading. Save a copy to make changes.", name=path.name
        )
    if not path.parent.stat().st_mode & 0o222 or not os.access(path.parent, os.W_OK | os.X_OK):
        return tr(
            "Nothing can be written in the folder {parent}, so “{name}” was opened for reading. Save "
            "a copy elsewhere to make changes.",
            parent=path.parent,
            name=path.name,
        )
    return None


def set_strays_aside(path: Path, *, may_rename: bool) -> list[str]:
    """Move a ``-wal`` or ``-shm`` beside the file out of the way; SQLite would mix a stranger's into the file.

    Our own files never have them. Returns a sentence for each that was moved; raises FileProblemError where it
    cannot be.
    """
    notes: list[str] = []
    for suffix in _STRAYS:
        stray = path.with_name(path.name + suffix)
        if not stray.exists():
            continue
        if not may_rename:
            raise FileProblemError(
                tr(
                    "Beside “{name}” lies “{name2}”, left there by another program. Move it "
                    "elsewhere, then open the file again.",
                    name=path.name,
                    name2=stray.name,
                )
            )
        number = 1
        while (aside := stray.with_name(f"{stray.name}.aside-{number}")).exists():
            number += 1
        try:
            stray.rename(aside)
        except OSError as error:
            raise FileProblemError(
                tr("“{name}” is used by another program. Close it there first.", name=stray.name)
            ) from error
        notes.append(
            tr(
                "“{name}” did not belong to the programme file and was kept aside as “{name2}”.",
                name=stray.name,
                name2=aside.name,
            )
        )
    return notes


def take_back_half_done(path: Path, key: str | None) -> None:
    """Let SQLite take back what a killed process left half done, before the file is opened for reading only.

    A rollback journal also lies beside a file that is being written just now; SQLite tells the two apart by its locks.
    """
    if path.with_name(path.name + "-journal").exists() and may_write(path) is None:
        with in_words(path):
            connection = connect(path, key=key)
            try:
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            finally:
                connection.close()


def guarded(path: Path, guard: Guard, key: str | None, *, is_writer: bool) -> Connection:
    """A connection to look at a file with, before anything is known of it."""
    if not is_writer:
        take_back_half_done(path, key)
    with in_words(path):
        connection = connect(path, mode="rw" if is_writer else "ro", key=key)
        connection.set_authorizer(guard)
        return connection


def assert_ours(connection: Connection, path: Path, *, newest: int = SCHEMA_VERSION) -> int:
    """Return the file's schema version. Raises FileProblemError for other applications' and newer files."""
    with in_words(path), deadline(connection):
        mark, version = pragma(connection, "application_id"), pragma(connection, "user_version")
    if mark != APPLICATION_ID:
        raise FileProblemError(
            tr(
                "“{name}” is not a programme file of this program. Choose a file that ends in "
                ".axonix, or import it if it is a workbook.",
                name=path.name,
            )
        )
    if version > newest:
        raise FileProblemError(
            tr(
                "“{name}” was made by a newer version of this program (layout {version}, known here: "
                "up to {newest}). It was left untouched. Install the newer version to open it.",
                name=path.name,
                version=version,
                newest=newest,
            )
        )
    if version < 1:
        raise FileProblemError(
            tr("“{name}” was never finished. Choose another file, or open a backup.", name=path.name)
        )
    return version


def assert_whole(
    connection: Connection, path: Path, *, expected: str | None = None, however_large: bool = False
) -> bool:
    """Check the pages and compare the schema with what this version has; whether every page was looked at.

    ``expected`` is another version's fingerprint; ``however_large`` looks at every page of a large file too.
    Raises FileProblemError for damage and for tables, views or triggers that are not ours.
    """
    try:
        with in_words(path), deadline(connection):
            size = int(pragma(connection, "page_count")) * int(pragma(connection, "page_size"))  # a cipher answers text
            is_small = however_large or size <= QUICK_CHECK_BYTES
            faults = [row[0] for row in connection.execute("PRAGMA quick_check(5)")] if is_small else ["ok"]
            if _size_on_disk(connection) < size:
                faults = ["cut short"]  # SQLite reads what is missing as zeros, which a page may well end with
            found = fingerprint_of(connection) if faults == ["ok"] else ""
    except (driver.Error, UnicodeError) as error:
        raise FileProblemError(_damaged(path)) from error
    if faults != ["ok"]:
        raise FileProblemError(_damaged(path))
    if found != (expected or expected_fingerprint()):
        raise FileProblemError(
            tr(
                "“{name}” holds other tables or triggers than this program makes; another program "
                "has changed it. It was left untouched. Open a backup.",
                name=path.name,
            )
        )
    return is_small


def _size_on_disk(connection: Connection) -> int:
    """The length of the file behind a connection, in bytes."""
    return Path(connection.execute("PRAGMA database_list").fetchone()[2]).stat().st_size


def _damaged(path: Path) -> str:
    return tr(
        "“{name}” is damaged. It was left as it is. Open a backup, and keep this file for a repair.", name=path.name
    )
