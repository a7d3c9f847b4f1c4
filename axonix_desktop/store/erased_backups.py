"""Backups that still hold whom or what was erased: which they are, and the same backups without it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import escape
from pathlib import Path

from axonix_desktop.core.problems import WorldError
from axonix_desktop.store.copying import discard, replace_durably, verified_copy
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.erase import come_back, erase_again
from axonix_desktop.store.rolling import KeptBackup
from axonix_desktop.store.sound import require_sound_file


@dataclass(frozen=True, slots=True)
class Held:
    """A backup that still holds what was erased; ``fault`` says why it could not be looked at or cleaned."""

    backup: KeptBackup
    fault: str = ""


def beside(path: Path) -> list[KeptBackup]:
    """The copies that this program left beside a programme file: set aside by a restore, kept before an update."""
    found: list[KeptBackup] = []
    for words in ("set aside", "before update"):
        for one in path.parent.glob(f"{escape(path.stem)} ({words} *){escape(path.suffix)}"):
            with suppress(OSError):
                made_at = datetime.fromtimestamp(one.stat().st_mtime, UTC).replace(microsecond=0)
                found.append(KeptBackup(one, 0, made_at, words, ""))
    return sorted(found, key=lambda one: one.made_at)


def holding(
    backups: Iterable[KeptBackup],
    people: Sequence[int],
    now: datetime,
    *,
    files: Sequence[int] = (),
    key: str | None = None,
    step: Callable[[], object] = lambda: None,
) -> list[Held]:
    """The backups that still hold one of the people or files, and those that cannot be opened, oldest first.

    ``step`` is called before each and may raise to stop.
    """
    found: list[Held] = []
    for one in backups:
        step()
        try:
            with ProgrammeFile.open(one.path, clock=lambda: now, read_only=True, key=key) as f:
                if any(come_back(f, people, files)):
                    found.append(Held(one))
        except (WorldError, OSError) as error:
            found.append(Held(one, str(error)))
    return found


def cleaned(
    backup: KeptBackup,
    numbers: Sequence[int],
    now: datetime,
    *,
    files: Sequence[int] = (),
    actor: str,
    label: str,
    key: str | None = None,
) -> Held | None:
    """Erase people and files from a backup: in a copy, verified, that takes its place in one step; None when clean.

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
                    erase_again(f, numbers, files, actor=actor, reason="", label=label)
                    head = str(f.read("SELECT hex(head) FROM jr_txn ORDER BY id DESC LIMIT 1")[0][0])[:8].lower()
                require_sound_file(work, key=key)
                fresh = path.with_name(f"{path.stem[:-8]}{head}{path.suffix}") if backup.head else path
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
