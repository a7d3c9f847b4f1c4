"""One writer: an operating-system lock on a small file beside the programme file.

The lock is not on the programme file itself, since a POSIX lock is lost when the process closes any handle of that
file. It is gone when its process dies, however it dies, so no lock is ever stale. Readers do not need it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

SUFFIX = ".lock"


class WriterLock:
    """The right to write to one programme file."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle: int | None = handle

    @staticmethod
    def beside(path: Path) -> Path:
        """The lock file of a programme file."""
        return path.with_name(path.name + SUFFIX)

    @classmethod
    def take(cls, programme_file: Path) -> WriterLock | None:
        """Take the lock at once, or answer None when another process or window holds it.

        Raises OSError where the lock file cannot be made (a read-only folder, a name that is too long).
        """
        path = cls.beside(programme_file)
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _lock(handle)
            except OSError:
                os.close(handle)
                return None
            try:
                if os.path.samestat(os.fstat(handle), path.stat()):
                    return cls(path, handle)
            except FileNotFoundError:
                pass
            os.close(handle)  # the holder before us removed the file between our opening and our locking it

    def release(self) -> None:
        """Give the lock back and remove its file; a second call does nothing."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if sys.platform != "win32":
            with suppress(OSError):
                self._path.unlink()
        os.close(handle)
        if sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink()


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        """Lock the first byte without waiting; OSError when it is taken."""
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        """Lock the file without waiting; OSError when it is taken."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
