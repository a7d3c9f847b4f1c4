"""What a person may ask for: to be erased, from the programme and from the backups the program made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from axonix_desktop.actions.answer_rules import after_file
from axonix_desktop.core.moments import day_here
from axonix_desktop.core.problems import WorldError
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.erase import (
    Erased,
    come_back,
    erase_again,
    erase_file,
    erase_people,
    erased_files,
    erased_numbers,
)
from axonix_desktop.store.erased_backups import Held, beside, cleaned, holding
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.rolling import KeptBackup, folder_of, kept

Step = Callable[[], object]


def _no_step() -> None:
    return None


@dataclass(frozen=True, slots=True)
class OnList:
    """Who and what was erased from a programme, by numbers alone."""

    people: tuple[int, ...] = ()
    files: tuple[int, ...] = ()


def erase(f: ProgrammeFile, person_id: int, *, reason: str = "", actor: str, step: Step = _no_step) -> Erased:
    """Erase a person from the programme file, its journal included. Raises RefusedError. It cannot be undone."""
    return erase_people(f, [person_id], actor=actor, reason=reason.strip(), label=_label(), step=step)


def erase_attachment(f: ProgrammeFile, number: int, *, actor: str) -> Erased:
    """Erase a file, bytes and name, from records and history. Raises RefusedError. It cannot be undone.

    A checklist answer loses its sign-off with it, as it does when a file is removed.
    """
    held = rows(f, "attachment", ["record_kind", "record_id"], {"id": number})
    kind, record_id = (str(held[0][0]), int(held[0][1] or 0)) if held else ("", 0)
    values = after_file(f, kind, record_id, day_here(f.now), is_new=False)
    changes = [(kind, record_id, values)] if values else []
    return erase_file(f, number, actor=actor, label=tr("Erase a file for good"), changes=changes)


def erase_list(f: ProgrammeFile) -> OnList:
    """Who and what was erased from a programme file."""
    return OnList(tuple(erased_numbers(f)), tuple(erased_files(f)))


def erase_list_of(path: Path, now: datetime, key: str | None = None) -> OnList:
    """The same of a file that lies at ``path``; nothing where it cannot be opened any more."""
    try:
        with ProgrammeFile.open(path, clock=lambda: now, read_only=True, key=key) as f:
            return erase_list(f)
    except WorldError:
        return OnList()


def came_back(f: ProgrammeFile, erased: OnList) -> int:
    """How many of those who and that were erased elsewhere a file holds again."""
    return sum(map(len, come_back(f, erased.people, erased.files)))


def erase_restored(f: ProgrammeFile, erased: OnList, *, actor: str, step: Step = _no_step) -> Erased:
    """Erase again who and what was erased before a backup came back."""
    step()
    return erase_again(f, erased.people, erased.files, actor=actor, reason="", label=_label())


def backups_holding(f: ProgrammeFile, person_id: int, now: datetime, step: Step = _no_step) -> list[Held]:
    """The backups of the programme that still hold the person, and those that cannot be looked at."""
    return holding(copies_of(f), [person_id], now, key=f.key, step=step)


def copies_of(f: ProgrammeFile) -> list[KeptBackup]:
    """The copies of a programme that this program made: backups, and what it left beside the file, oldest first."""
    return [*beside(f.path), *kept(folder_of(f))]


def clean_backups(
    f: ProgrammeFile, now: datetime, *, actor: str, step: Callable[[str], object] = lambda _words: None
) -> list[Held]:
    """Erase all that was erased from the backups of the programme as well; returns those that could not be cleaned."""
    numbers, files = erased_numbers(f), erased_files(f)
    backups = copies_of(f)
    left: list[Held] = []
    for place, one in enumerate(backups, start=1):
        step(tr("Backup {place} of {count}", place=place, count=len(backups)))
        if holding([one], numbers, now, files=files, key=f.key):
            fault = cleaned(one, numbers, now, files=files, actor=actor, label=_label(), key=f.key)
            left.extend([fault] if fault is not None else [])
    return left


def _label() -> str:
    return tr("Erase a person on request")
