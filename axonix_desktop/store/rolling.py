"""Backups that make themselves: before risky steps and once in a while, verified, thinned, where the person finds them.

They lie in the user's data folder, one folder a programme, so that a lost or damaged folder of work does not take
them along. A name says the number, the moment, the reason and the head of the journal's chain, which makes the name
a witness: ``000042 2026-11-22T143205Z before import 1f0c9a2e.axonix``.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from axonix_desktop.core.problems import FileProblemError, WorldError
from axonix_desktop.core.words import tr
from axonix_desktop.store.copying import COPY_SUFFIX, backup, discard
from axonix_desktop.store.sound import require_sound_file
from axonix_desktop.store.thinning import superfluous

if TYPE_CHECKING:
    from axonix_desktop.store.engine import ProgrammeFile

_NAME = re.compile(r"(?P<number>\d{6}) (?P<at>\d{4}-\d\d-\d\dT\d{6}Z) (?P<reason>[^.]+) (?P<head>[0-9a-f]{8})\.axonix")
_MOMENT = "%Y-%m-%dT%H%M%SZ"
_EMPTY_HEAD = "00000000"


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup in the folder: its number, the moment the clock showed, why it was made, and the chain's head."""

    path: Path
    number: int
    made_at: datetime
    reason: str
    head: str


@dataclass(frozen=True, slots=True)
class Rolled:
    """What came of a rolling backup: the verified backup, or ``fault``, a sentence to show; never an exception."""

    backup: KeptBackup | None
    fault: str | None = None
    removed: tuple[Path, ...] = ()
    was_there: bool = False


def default_folder() -> Path:
    """Where backups lie unless the person chose another folder."""
    from platformdirs import user_data_path

    return user_data_path("Axonix Desktop", appauthor=False) / "backups"


def folder_of(f: ProgrammeFile, root: Path | None = None) -> Path:
    """The folder of one programme's backups: the file's name and the programme's own number."""
    rows = f.read("SELECT id FROM programme ORDER BY id LIMIT 1")
    number = rows[0][0] if rows else 0
    stem = re.sub(r"[^\w -]", "_", f.path.stem)[:60].strip() or "programme"
    return (root or default_folder()) / f"{stem} {number:x}"


def kept(folder: Path) -> list[KeptBackup]:
    """The backups in a folder, oldest first; files with other names are the person's own and left alone."""
    if not folder.is_dir():
        return []
    found = (_read_name(path) for path in folder.iterdir())
    return sorted((one for one in found if one is not None), key=lambda one: one.number)


def rolling(f: ProgrammeFile, reason: str, now: datetime | None = None, *, root: Path | None = None) -> Rolled:
    """Make a verified backup of an open programme and let superfluous ones go; never raises for the world's faults.

    ``reason`` is a word or two ("daily", "before import"), ``now`` aware UTC, the programme's own clock unless said,
    ``root`` another folder than :func:`default_folder`. When nothing changed since the newest backup and that one is
    still sound, it serves and none is made. Old ones go only after the new one is verified.
    """
    at = (now or f.now).astimezone(UTC)
    try:
        folder = folder_of(f, root)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for left in folder.glob(f"*{COPY_SUFFIX}"):
            discard(left)
        backups = kept(folder)
        head = _head(f)
        if backups and backups[-1].head == head != _EMPTY_HEAD and _is_sound(backups[-1].path, f.key):
            return Rolled(backups[-1], was_there=True)
        number = backups[-1].number + 1 if backups else 1
        words = " ".join(re.sub(r"[^\w -]", " ", reason).split())[:40] or "backup"
        path = folder / f"{number:06d} {at.strftime(_MOMENT)} {words} {head}.axonix"
        backup(f, path)
    except (WorldError, OSError) as error:
        return Rolled(None, _fault(error))
    made = KeptBackup(path, number, at.replace(microsecond=0), words, head)
    return _thinned(made, [*backups, made], at)


def _thinned(made: KeptBackup, backups: list[KeptBackup], now: datetime) -> Rolled:
    removed: list[Path] = []
    for old in superfluous(backups, now):
        with suppress(OSError):
            old.path.unlink()
            removed.append(old.path)
    return Rolled(made, removed=tuple(removed))


def _fault(error: WorldError | OSError) -> str:
    detail = str(error) if isinstance(error, WorldError) else f"{error.strerror or 'the disk refused'}."
    return tr("Your work is saved, but no backup could be made: {detail}", detail=detail)


def _head(f: ProgrammeFile) -> str:
    """The first bytes of the journal's head; zeros while nothing was ever changed."""
    rows = f.read("SELECT hex(head) FROM jr_txn ORDER BY id DESC LIMIT 1")
    return str(rows[0][0])[:8].lower() if rows else _EMPTY_HEAD


def _is_sound(path: Path, key: str | None) -> bool:
    try:
        require_sound_file(path, key=key)
    except FileProblemError:
        return False
    return True


def _read_name(path: Path) -> KeptBackup | None:
    parts = _NAME.fullmatch(path.name)
    if parts is None:
        return None
    with suppress(ValueError):
        made_at = datetime.strptime(parts["at"], _MOMENT).replace(tzinfo=UTC)
        return KeptBackup(path, int(parts["number"]), made_at, parts["reason"], parts["head"])
    return None
