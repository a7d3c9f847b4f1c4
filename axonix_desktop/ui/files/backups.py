"""Backups as the window uses them: one when it is due, a copy to look at, the list with what each holds."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from axonix_desktop.core.changes import counts_in_words
from axonix_desktop.core.problems import FileProblemError, WorldError
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import head
from axonix_desktop.store.queries.records import counts
from axonix_desktop.store.rolling import KeptBackup, Rolled, default_folder, folder_of, kept, rolling
from axonix_desktop.ui.opened import OpenedProgramme

DUE_AFTER = timedelta(minutes=30)
_COUNTED = ("use_case", "person", "gate_decision")


@dataclass(frozen=True, slots=True)
class Holding:
    """What a backup holds: records in words, and the number of its last change set."""

    words: str
    head: int


def backup_if_due(f: ProgrammeFile, now: datetime) -> Rolled | None:
    """Make a backup when the newest is older than half an hour; None when none is due."""
    backups = kept(folder_of(f))
    if backups and now - backups[-1].made_at < DUE_AFTER:
        return None
    return rolling(f, "on opening", now)


def backups_of(f: ProgrammeFile) -> list[KeptBackup]:
    """The backups of a programme, newest first."""
    return kept(folder_of(f))[::-1]


def backups_for(path: Path) -> list[KeptBackup]:
    """The backups of a file that may be too damaged to say which programme it is: by its name, newest first."""
    root = default_folder()
    if not root.is_dir():
        return []
    named = folder_pattern(path)
    found = [one for folder in root.iterdir() if named.fullmatch(folder.name) for one in kept(folder)]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def folder_pattern(path: Path) -> re.Pattern[str]:
    """What a folder of backups of ``path`` is called: the file's name and a number."""
    stem = re.sub(r"[^\w -]", "_", path.stem)[:60].strip() or "programme"
    return re.compile(re.escape(stem) + " [0-9a-f]+")


def holding(backup: KeptBackup, now: datetime) -> Holding | None:
    """What a backup holds; None when it cannot be opened."""
    try:
        with ProgrammeFile.open(backup.path, clock=lambda: now, read_only=True) as f:
            found = counts(f)
            return Holding(counts_in_words({kind: found[kind] for kind in _COUNTED if found[kind]}, most=5), head(f))
    except (WorldError, OSError):
        return None


def size_words(size: int) -> str:
    """A size as people read it."""
    if size < 1_000_000:
        return tr("{size} KB", size=f"{max(size // 1000, 1):,}")
    return tr("{size} MB", size=f"{size / 1_000_000:,.1f}")


class BackupCopy(OpenedProgramme):
    """A copy of a backup, opened for reading only; it is thrown away when it is closed."""

    def __init__(self, backup: KeptBackup, clock: Callable[[], datetime], actor: str) -> None:
        """Raises FileProblemError when the copy cannot be made or opened."""
        self._folder = Path(tempfile.mkdtemp(prefix="axonix-"))
        copy = self._folder / backup.path.name
        try:
            shutil.copyfile(backup.path, copy)
            file = ProgrammeFile.open(copy, clock=clock, read_only=True)
        except OSError as error:
            self._throw_away()
            raise FileProblemError(
                tr("The backup cannot be copied: {reason}.", reason=error.strerror or tr("the disk refused"))
            ) from error
        except BaseException:
            self._throw_away()
            raise
        file.read_only_reason = tr(
            "This is a copy of a backup, to look at. Restore it, or go back to the file, to make changes."
        )
        super().__init__(file, clock, actor)
        self.backup = backup

    @property
    def notes(self) -> tuple[str, ...]:
        """Nothing: the band over the pages says what this is."""
        return ()

    def close(self) -> None:
        """Let go of the copy and throw it away."""
        super().close()
        self._throw_away()

    def _throw_away(self) -> None:
        with suppress(OSError):
            shutil.rmtree(self._folder)
