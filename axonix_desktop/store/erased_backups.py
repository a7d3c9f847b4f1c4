"""Backups that still hold a person who was erased: which they are, and the same backups without the person."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from axonix_desktop.core.personal import ERASED_NAME
from axonix_desktop.core.problems import WorldError
from axonix_desktop.store.copying import discard, replace_durably, verified_copy
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.erase import erase_again
from axonix_desktop.store.rolling import KeptBackup
from axonix_desktop.store.sound import require_sound_file


@dataclass(frozen=True, slots=True)
class Held:
    """A backup that still holds the person; ``fault`` says why it could not be looked at or cleaned."""

    backup: KeptBackup
    fault: str = ""


def holding_person(backups: Iterable[KeptBackup], number: int, now: datetime, *, key: str | None = None) -> list[Held]:
    """The backups in which the person still has a name, and those that cannot be opened, oldest first."""
    found: list[Held] = []
    for one in backups:
        try:
            with ProgrammeFile.open(one.path, clock=lambda: now, read_only=True, key=key) as f:
                rows = f.read("SELECT 1 FROM person WHERE id = ? AND name <> ?", (number, ERASED_NAME))
                if rows:
                    found.append(Held(one))
        except (WorldError, OSError) as error:
            found.append(Held(one, str(error)))
    return found


def cleaned(
    backup: KeptBackup,
    numbers: list[int],
    now: datetime,
    *,
    actor: str,
    reason: str,
    label: str,
    key: str | None = None,
) -> Held | None:
    """Erase the people from a backup: in a copy, verified, that takes its place in one step; None when it is clean.

    The head in the name of a backup is that of its journal, so the cleaned one gets another name.
    """
    path = backup.path
    try:
        with verified_copy(path, path.with_name(f"clean {path.name}"), key=key) as copy:
            work = copy.with_name(f".{path.stem[:6]} cleaning.axonix")
            discard(work)
            try:
                copy.replace(work)
                with ProgrammeFile.open(work, clock=lambda: now, key=key) as f:
                    erase_again(f, numbers, actor=actor, reason=reason, label=label)
                    head = str(f.read("SELECT hex(head) FROM jr_txn ORDER BY id DESC LIMIT 1")[0][0])[:8].lower()
                require_sound_file(work, key=key)
                fresh = path.with_name(f"{path.stem[:-8]}{head}{path.suffix}")
                replace_durably(work, fresh, like=path)
                if fresh != path:
                    path.unlink()
            finally:
                _discard_all(work)
    except (WorldError, OSError) as error:
        return Held(backup, str(error))
    return None


def _discard_all(work: Path) -> None:
    """Remove what cleaning left: the copy, its side files and its lock."""
    discard(work)
    for left in work.parent.glob(f"{work.name}*"):
        with suppress(OSError):
            left.unlink()
