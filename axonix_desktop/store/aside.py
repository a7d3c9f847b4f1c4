"""Setting a file aside without a moment in which nothing stands in its place.

The file gets a second name (a hard link) and keeps its first until another file takes it. Its rollback journal belongs
to it: the journal gets its second name first and loses its first one last, so that the file that takes the place never
meets a stranger's journal, and the old one could always be recovered with its own. What was interrupted in between is
seen by the two names of one file and taken back on the next opening.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path

SIDE_SUFFIXES = ("-journal", "-wal", "-shm")


def set_aside(out: Path) -> Path | None:
    """Give the file at ``out`` a second name beside it and take its side files from it; returns the second name.

    None where there is no file. What stands at ``out`` afterwards must be replaced at once. Raises OSError.
    """
    aside = None
    if out.exists():
        aside = next(name for name in (_name(out, number) for number in count(1)) if not name.exists())
        for suffix in SIDE_SUFFIXES:
            _name_again(_side(out, suffix), _side(aside, suffix))
        _name_again(out, aside)
    for suffix in SIDE_SUFFIXES:
        _side(out, suffix).unlink(missing_ok=True)
    sync_folder(out.parent)
    return aside


def take_back(out: Path) -> None:
    """Undo a :func:`set_aside` after which nothing took the place; the file has one name again. Raises OSError."""
    if not out.exists() or out.stat().st_nlink < 2:
        return
    for aside in out.parent.glob(f"{_escaped(out.stem)} (set aside *){_escaped(out.suffix)}"):
        if aside.samefile(out):
            for suffix in SIDE_SUFFIXES:
                if _side(out, suffix).exists():
                    _side(aside, suffix).unlink(missing_ok=True)
                elif _side(aside, suffix).exists():
                    _side(aside, suffix).rename(_side(out, suffix))
            aside.unlink()
    sync_folder(out.parent)


def sync_folder(folder: Path) -> None:
    """Ask the system to write the folder's names to the disk; where it has no such call, it does so by itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _name(out: Path, number: int) -> Path:
    return out.with_name(f"{out.stem} (set aside {number}){out.suffix}")


def _side(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _escaped(text: str) -> str:
    """The text as a pattern that matches itself only."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in text)


def _name_again(old: Path, new: Path) -> None:
    """Give a file a second name; where the file system has no second names, the first one goes."""
    if not old.exists():
        return
    new.unlink(missing_ok=True)
    try:
        new.hardlink_to(old)
    except OSError:
        old.rename(new)
