"""Looks where the page cannot see at once: into files for the person's name, into backups for the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from axonix_desktop.actions.privacy import backups_holding
from axonix_desktop.core.personal import Sought
from axonix_desktop.core.words import tr
from axonix_desktop.exchange.file_search import names_person
from axonix_desktop.exchange.file_words import CLEAR
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.erased_backups import Held
from axonix_desktop.store.queries.attachments import KeptFile, all_files, kept_bytes
from axonix_desktop.store.queries.personal import Known
from axonix_desktop.ui.jobs import Ticket


@dataclass(frozen=True, slots=True)
class FileFound:
    """A file that names the person, may, or cannot be read (``exchange.file_words``), and the passage that does."""

    file: KeptFile
    state: str
    passage: str


@dataclass(frozen=True, slots=True)
class Found:
    """Files and backups that hold the person or might; ``looked_at`` counts the files that were searched."""

    files: tuple[FileFound, ...]
    backups: tuple[Held, ...]
    looked_at: int


Seen = dict[tuple[int, Sought], tuple[str, str]]
"""What was found in a file for somebody; the bytes of a file never change."""


def looked(f: ProgrammeFile, known: Known, now: datetime, seen: Seen, ticket: Ticket) -> Found:
    """Look into every file and backup; in a thread. Files attached to the person are not searched, they go anyway."""
    own = {number for number, _ in known.files}
    files = [one for one in all_files(f) if one.id not in own]
    found: list[FileFound] = []
    for place, one in enumerate(files, start=1):
        ticket.step(tr("File {place} of {count}", place=place, count=len(files)))
        key = (one.id, known.sought)
        if key not in seen:
            seen[key] = _names(kept_bytes(f, one), known.sought, ticket)
        state, passage = seen[key]
        if state != CLEAR:
            found.append(FileFound(one, state, passage))
    ticket.step(tr("Looking into the backups"))
    held = backups_holding(f, known.person.id, now, ticket.step)
    return Found(tuple(found), tuple(held), len(files))


def _names(content: bytes, sought: Sought, ticket: Ticket) -> tuple[str, str]:
    return names_person(content, sought, ticket.step) if content else (CLEAR, "")
