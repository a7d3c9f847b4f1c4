"""One window for one file: a second start asks the first window to come forward, by a note in the settings folder.

No socket is opened for it: the note is a small file, answered by giving it another ending.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject

_LOCK, _NOTES = "window.lock", "summons"
_ASK, _YES, _NO = ".ask", ".yes", ".no"
_PATIENCE, _PAUSE = 1.5, 0.02


class Summons(QObject):
    """The first window holds the lock and answers notes; later starts write them."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """``folder`` is where the window's settings lie."""
        super().__init__(parent)
        self._notes = folder / _NOTES
        self._watcher: QFileSystemWatcher | None = None
        with suppress(OSError):
            self._notes.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)

    def is_first(self) -> bool:
        """Whether no other window of this person is open."""
        return self._lock.tryLock(0)

    def ask(self, path: Path | None, patience: float = _PATIENCE) -> bool:
        """Ask the first window to come forward; True when it shows ``path`` (or any file, for None) and does so.

        Waits at most ``patience`` seconds for the answer.
        """
        note = self._notes / f"{os.getpid()}{_ASK}"
        yes, no = note.with_suffix(_YES), note.with_suffix(_NO)
        draft = note.with_suffix(".new")
        try:
            draft.write_text(str(path or ""), encoding="utf-8")
            draft.replace(note)
            last = time.monotonic() + patience
            while time.monotonic() < last and not yes.exists() and not no.exists():
                time.sleep(_PAUSE)
            return yes.exists()
        except OSError:
            return False
        finally:
            for left in (draft, note, yes, no):
                with suppress(OSError):
                    left.unlink()

    def answer(self, shown: Callable[[], Path | None], come: Callable[[], object]) -> None:
        """From now on answer notes: ``shown`` is the file of this window, ``come`` brings it forward."""
        self._watcher = QFileSystemWatcher([str(self._notes)], self)
        self._watcher.directoryChanged.connect(lambda _folder: self._look(shown, come))
        self._look(shown, come)

    def leave(self) -> None:
        """The window closes."""
        self._watcher = None
        self._lock.unlock()

    def _look(self, shown: Callable[[], Path | None], come: Callable[[], object]) -> None:
        for note in sorted(self._notes.glob(f"*{_ASK}")):
            try:
                asked = note.read_text(encoding="utf-8")
                is_wanted = not asked or Path(asked) == shown()
                note.rename(note.with_suffix(_YES if is_wanted else _NO))
            except OSError:
                continue  # the one who asked has gone
            if is_wanted:
                come()
