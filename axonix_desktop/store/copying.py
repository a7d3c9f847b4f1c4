"""Copies that can be trusted: taken while the file is open elsewhere, proved before they get their name.

Everything goes through SQLite's backup API, never through the file system: a process that opens and closes the
programme file itself loses SQLite's locks on it. A copy is written under a temporary name in its own folder, checked
(marks, structure, schema), flushed, and only then named; an interruption leaves nothing or a whole copy.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Protocol

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.store.aside import SIDE_SUFFIXES, sync_folder
from axonix_desktop.store.connection import Connection, connect, pragma
from axonix_desktop.store.driver import driver
from axonix_desktop.store.faults import in_words, told
from axonix_desktop.store.opening import take_back_half_done
from axonix_desktop.store.sound import require_sound_file
from axonix_desktop.store.versions import History

COPY_SUFFIX = ".axonix-copy"


class OpenFile(Protocol):
    """An open programme file, as far as copying it goes."""

    @property
    def path(self) -> Path:
        """Where it lies, or lay when it was opened."""
        ...

    @property
    def key(self) -> str | None:
        """The raw key of a protected file."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection to read from."""
        ...


def backup(source: OpenFile | Path, out: Path, *, key: str | None = None, history: History | None = None) -> int:
    """Write an exact, verified copy of a programme file, open or not, to ``out``; returns its size in bytes.

    A path may be open elsewhere and is only read; an open file is copied even after it was moved or deleted. An
    existing ``out`` is replaced whole. ``key`` is the raw key of a protected path; a copy inherits the key. Raises
    FileProblemError; nothing is left behind then.
    """
    out = out.resolve()
    source = source.absolute() if isinstance(source, Path) else source
    path = source if isinstance(source, Path) else source.path
    if isinstance(source, Path) and not path.is_file():
        raise FileProblemError(
            tr("There is no file “{name}” in the folder {parent}.", name=path.name, parent=path.parent)
        )
    if out.exists() and path.exists() and out.samefile(path):
        raise FileProblemError(tr("The copy would replace the file it is made from. Choose another name."))
    with verified_copy(source, out, key=key, history=history) as temporary:
        replace_durably(temporary, out, like=path)
    return out.stat().st_size


@contextmanager
def verified_copy(
    source: OpenFile | Path, out: Path, *, key: str | None = None, history: History | None = None
) -> Generator[Path]:
    """A verified copy of ``source`` under a temporary name beside ``out``; removed at the end unless it was renamed."""
    if not out.parent.is_dir():
        raise FileProblemError(tr("The folder {parent} is not there, so nothing was written.", parent=out.parent))
    path = source if isinstance(source, Path) else source.path
    known_key = key if isinstance(source, Path) else source.key
    temporary = out.with_name(f".{hashlib.sha256(out.name.encode()).hexdigest()[:12]}{COPY_SUFFIX}")
    discard(temporary)  # left by a copy to the same place that was killed
    try:
        with in_words(out), _reading(source, key) as connection:
            _require_room(connection, path, out.parent)
            _copy(connection, path, temporary, known_key)
        require_sound_file(temporary, key=known_key, history=history, told_as=path)
        yield temporary
    finally:
        discard(temporary)


def discard(temporary: Path) -> None:
    """Remove a temporary copy and its side files, where they are there and may be removed."""
    for suffix in ("", *SIDE_SUFFIXES):
        with suppress(OSError):
            temporary.with_name(temporary.name + suffix).unlink()


@contextmanager
def _reading(source: OpenFile | Path, key: str | None) -> Generator[Connection]:
    """A connection to read the source from; of an open file its own."""
    if not isinstance(source, Path):
        with source.reading() as connection:
            if connection.in_transaction:
                raise RuntimeError("A backup is taken between change sets, not inside one.")
            yield connection
        return
    take_back_half_done(source, key)
    with in_words(source):
        connection = connect(source, mode="ro", key=key)
    try:
        yield connection
    finally:
        connection.close()


def replace_durably(temporary: Path, out: Path, *, like: Path) -> None:
    """Give ``temporary`` the name ``out`` in one step and make the folder remember it.

    Who may read it stays as it was at ``out``; where nothing was there, it is as for the file ``like``. Raises
    FileProblemError where the folder does not allow it, as when another program holds ``out``.
    """
    model = out if out.exists() else like
    try:
        if model.exists():
            temporary.chmod(model.stat().st_mode & 0o777 | 0o600)
        temporary.replace(out)
    except OSError as error:
        raise FileProblemError(
            tr(
                "“{name}” could not be written in the folder {parent}: another program holds it, or "
                "you may not write there. Choose another name or folder.",
                name=out.name,
                parent=out.parent,
            )
        ) from error
    sync_folder(out.parent)


def _require_room(reading: Connection, source: Path, folder: Path) -> None:
    """Say beforehand what a copy needs, rather than fill the disk to the brim and fail."""
    with in_words(source):
        need = int(pragma(reading, "page_count")) * int(pragma(reading, "page_size"))
    free = shutil.disk_usage(folder).free
    if free < need:
        raise FileProblemError(
            tr(
                "There is not enough room in the folder {folder}: a copy needs {words:,.1f} MB, "
                "{words2:,.1f} MB are free. Free some space there, or choose another folder.",
                folder=folder,
                words=need / 1e6,
                words2=free / 1e6,
            )
        )


def _copy(reading: Connection, source: Path, target: Path, key: str | None) -> None:
    """Copy all pages in one step, so that a writer elsewhere waits a moment instead of starting us again."""
    try:
        target.touch(mode=0o600)
    except OSError as error:
        raise FileProblemError(
            tr(
                "No copy could be written in the folder {parent}: {words}. Choose another folder.",
                parent=target.parent,
                words=error.strerror or "the disk refused",
            )
        ) from error
    writing = connect(target, key=key)
    try:
        reading.backup(writing)
    except driver.DatabaseError as error:
        is_sources = any(sign in str(error) for sign in ("not a database", "malformed"))
        raise (is_sources and told(error, source)) or error from error
    finally:
        writing.close()
