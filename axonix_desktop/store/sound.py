"""Whether a file is a whole programme file of a version this program knows: asked of backups and before migrating."""

from __future__ import annotations

from pathlib import Path

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.store.connection import Connection, connect, deadline, pragma
from axonix_desktop.store.faults import in_words
from axonix_desktop.store.schema import APPLICATION_ID, expected_fingerprint, fingerprint_of
from axonix_desktop.store.versions import History, shipped


def require_sound(connection: Connection, path: Path, *, history: History | None = None) -> int:
    """Ask for marks, version, structure and schema; returns the schema version of the file.

    Raises FileProblemError that names what ``path`` is not. The first questions read the header only, so that
    nothing in a stranger's file is run before it is known to be ours.
    """
    known = history or shipped()
    with in_words(path), deadline(connection):
        if pragma(connection, "application_id") != APPLICATION_ID:
            raise FileProblemError(f"“{path.name}” is not a programme file. Choose another file.")
        version = int(pragma(connection, "user_version"))
        if version > known.newest:
            raise FileProblemError(
                f"“{path.name}” was written by a newer version of this program (schema {version}; this one knows "
                f"{known.newest}). It was not touched. Please install the newer version."
            )
        damage = pragma(connection, "quick_check(5)")
        if damage != "ok":
            raise FileProblemError(f"“{path.name}” is damaged ({damage}). Open a backup instead.")
        is_ours = history is None and version == known.newest
        expected = expected_fingerprint() if is_ours else known.fingerprint(version)
        if version < 1 or fingerprint_of(connection) != expected:
            raise FileProblemError(
                f"“{path.name}” does not have the tables of a programme file of version {version}: another program "
                f"changed its structure. Open a backup instead."
            )
    return version


def require_sound_file(
    path: Path, *, key: str | None = None, history: History | None = None, told_as: Path | None = None
) -> int:
    """Open ``path`` for reading and ask :func:`require_sound`; returns its schema version.

    Raises FileProblemError, which names the file ``told_as`` where the person knows it by that name.
    """
    with in_words(told_as or path):
        connection = connect(path, mode="ro", key=key)
        try:
            return require_sound(connection, told_as or path, history=history)
        finally:
            connection.close()
