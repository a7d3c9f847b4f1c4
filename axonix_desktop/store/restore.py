"""The way back: put a backup in a programme file's place, and keep what stood there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.store.copying import SIDE_SUFFIXES, replace_durably, sync_folder, verified_copy
from axonix_desktop.store.lock import WriterLock
from axonix_desktop.store.versions import History


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the size of the file in place, and where the file that stood there was set aside."""

    bytes: int
    set_aside: Path | None


def restore(backup: Path, out: Path, *, key: str | None = None, history: History | None = None) -> Restored:
    """Put a verified copy of ``backup`` at ``out``.

    A file that stands at ``out``, damaged or not, is set aside beside it with its side files, never deleted. Raises
    FileProblemError, with ``out`` as it was, when the backup is not sound or ``out`` is open in another window.
    """
    if not backup.is_file():
        raise FileProblemError(f"There is no file “{backup.name}” in the folder {backup.parent}.")
    if out.exists() and out.samefile(backup):
        raise FileProblemError("The backup cannot be restored onto itself. Choose another name.")
    with verified_copy(backup, out, key=key, history=history) as temporary:
        lock = _lock(out)
        try:
            aside = _set_aside(out)
            replace_durably(temporary, out)
        finally:
            lock.release()
    return Restored(out.stat().st_size, aside)


def _lock(out: Path) -> WriterLock:
    try:
        lock = WriterLock.take(out)
    except OSError as error:
        raise FileProblemError(
            f"“{out.name}” could not be written in the folder {out.parent}: you may not write there. Choose another "
            f"name or folder."
        ) from error
    if lock is None:
        raise FileProblemError(f"“{out.name}” is open in another window. Close it there and restore again.")
    return lock


def _set_aside(out: Path) -> Path | None:
    """Keep the file at ``out`` under a second name, then take its side files from it; returns the second name.

    A rollback journal belongs to the old content: it gets its second name first and loses its first one last, so
    that at no moment the restored file could meet it, and the old one could always be recovered with it.
    """
    aside = None
    if out.exists():
        aside = _free_name(out)
        for suffix in SIDE_SUFFIXES:
            _name_again(out.with_name(out.name + suffix), aside.with_name(aside.name + suffix))
        _name_again(out, aside)
    for suffix in SIDE_SUFFIXES:
        out.with_name(out.name + suffix).unlink(missing_ok=True)
    sync_folder(out.parent)
    return aside


def _free_name(out: Path) -> Path:
    names = (out.with_name(f"{out.stem} (set aside {number}){out.suffix}") for number in count(1))
    return next(name for name in names if not name.exists())


def _name_again(old: Path, new: Path) -> None:
    """Give a file a second name; where the file system has no second names, the first one goes."""
    if not old.exists():
        return
    try:
        new.hardlink_to(old)
    except OSError:
        with suppress(FileNotFoundError):
            old.rename(new)
