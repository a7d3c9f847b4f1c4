"""What a person may ask for: to be erased, from the programme and from the backups the program made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.erase import Erased, erase_again, erase_person, erased_numbers
from axonix_desktop.store.erased_backups import Held, cleaned, holding_person
from axonix_desktop.store.rolling import folder_of, kept


def erase(f: ProgrammeFile, person_id: int, *, reason: str = "", actor: str) -> Erased:
    """Erase a person from the programme file, its journal included. Raises RefusedError. It cannot be undone."""
    return erase_person(f, person_id, actor=actor, reason=reason.strip(), label=_label())


def erase_restored(f: ProgrammeFile, numbers: list[int], *, actor: str) -> int | None:
    """Erase again who was erased before a backup came back; returns how many, None for nobody."""
    return erase_again(f, numbers, actor=actor, reason="", label=_label()) or None


def backups_holding(f: ProgrammeFile, person_id: int, now: datetime) -> list[Held]:
    """The backups of the programme that still hold the person, and those that cannot be looked at."""
    return holding_person(kept(folder_of(f)), person_id, now, key=f.key)


def clean_backups(
    f: ProgrammeFile, now: datetime, *, actor: str, step: Callable[[str], object] = lambda _words: None
) -> list[Held]:
    """Erase everyone on the erase list from the backups of the programme; returns those that could not be cleaned."""
    numbers = erased_numbers(f)
    backups = kept(folder_of(f))
    left: list[Held] = []
    for place, one in enumerate(backups, start=1):
        step(tr("Backup {place} of {count}", place=place, count=len(backups)))
        if any(holding_person([one], number, now, key=f.key) for number in numbers):
            fault = cleaned(one, numbers, now, actor=actor, reason="", label=_label(), key=f.key)
            left.extend([fault] if fault is not None else [])
    return left


def _label() -> str:
    return tr("Erase a person on request")
