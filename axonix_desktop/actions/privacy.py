"""What a person may ask for: to be erased, from the programme and from the backups the program made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.erase import Erased, erase_again, erase_file, erase_people, erased_files, erased_numbers
from axonix_desktop.store.erased_backups import Held, cleaned, holding
from axonix_desktop.store.rolling import folder_of, kept

Step = Callable[[], object]


def _no_step() -> None:
    return None


def erase(f: ProgrammeFile, person_id: int, *, reason: str = "", actor: str, step: Step = _no_step) -> Erased:
    """Erase a person from the programme file, its journal included. Raises RefusedError. It cannot be undone."""
    return erase_people(f, [person_id], actor=actor, reason=reason.strip(), label=_label(), step=step)


def erase_attachment(f: ProgrammeFile, number: int, *, actor: str) -> Erased:
    """Erase a file, bytes and name, from records and history. Raises RefusedError. It cannot be undone."""
    return erase_file(f, number, actor=actor, label=tr("Erase a file for good"))


def erase_restored(f: ProgrammeFile, numbers: Sequence[int], files: Sequence[int] = (), *, actor: str) -> int | None:
    """Erase again whom and what was erased before a backup came back; returns how many, None for nothing."""
    return erase_again(f, numbers, files, actor=actor, reason="", label=_label()) or None


def backups_holding(f: ProgrammeFile, person_id: int, now: datetime, step: Step = _no_step) -> list[Held]:
    """The backups of the programme that still hold the person, and those that cannot be looked at."""
    return holding(kept(folder_of(f)), [person_id], now, key=f.key, step=step)


def clean_backups(
    f: ProgrammeFile, now: datetime, *, actor: str, step: Callable[[str], object] = lambda _words: None
) -> list[Held]:
    """Erase all that was erased from the backups of the programme as well; returns those that could not be cleaned."""
    numbers, files = erased_numbers(f), erased_files(f)
    backups = kept(folder_of(f))
    left: list[Held] = []
    for place, one in enumerate(backups, start=1):
        step(tr("Backup {place} of {count}", place=place, count=len(backups)))
        if holding([one], numbers, now, files=files, key=f.key):
            fault = cleaned(one, numbers, now, files=files, actor=actor, label=_label(), key=f.key)
            left.extend([fault] if fault is not None else [])
    return left


def _label() -> str:
    return tr("Erase a person on request")
