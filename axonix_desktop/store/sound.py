"""Whether a file is a whole programme file of a version this program knows: asked of backups and before migrating."""

from __future__ import annotations

from pathlib import Path

from axonix_desktop.store.connection import Connection, connect
from axonix_desktop.store.faults import in_words
from axonix_desktop.store.opening import assert_ours, assert_whole
from axonix_desktop.store.versions import History, shipped


def require_sound(connection: Connection, path: Path, *, history: History | None = None) -> int:
    """Ask for mark, version, every page and the schema; returns the schema version of the file.

    ``history`` are other versions than the shipped ones. Raises FileProblemError that names what ``path`` is not.
    """
    known = history or shipped()
    version = assert_ours(connection, path, newest=known.newest)
    is_ours = history is None and version == known.newest
    assert_whole(connection, path, expected=None if is_ours else known.fingerprint(version), however_large=True)
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
