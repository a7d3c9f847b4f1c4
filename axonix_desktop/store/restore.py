"""The way back: put a backup in a programme file's place, and keep what stood there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from axonix_desktop.core.problems import FileProblemError
from axonix_desktop.core.words import tr
from axonix_desktop.store.aside import set_aside, take_back
from axonix_desktop.store.copying import replace_durably, verified_copy
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
    backup, out = backup.absolute(), out.resolve()
    if not backup.is_file():
        raise FileProblemError(
            tr("There is no file “{name}” in the folder {parent}.", name=backup.name, parent=backup.parent)
        )
    if out.exists() and out.samefile(backup):
        raise FileProblemError(tr("The backup cannot be restored onto itself. Choose another name."))
    with verified_copy(backup, out, key=key, history=history) as temporary:
        lock = _lock(out)
        try:
            take_back(out)
            aside = set_aside(out)
            replace_durably(temporary, out, like=backup)
        except OSError as error:
            raise _refusal(out) from error
        finally:
            lock.release()
    return Restored(out.stat().st_size, aside)


def _lock(out: Path) -> WriterLock:
    try:
        lock = WriterLock.take(out)
    except OSError as error:
        raise _refusal(out) from error
    if lock is None:
        raise FileProblemError(
            tr("“{name}” is open in another window. Close it there and restore again.", name=out.name)
        )
    return lock


def _refusal(out: Path) -> FileProblemError:
    return FileProblemError(
        tr(
            "“{name}” could not be written in the folder {parent}: another program holds it, or you "
            "may not write there. Choose another name or folder.",
            name=out.name,
            parent=out.parent,
        )
    )
