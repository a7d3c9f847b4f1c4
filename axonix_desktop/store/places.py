"""Whether a programme file lies where others may touch it: a network share, a synchronised folder, a FAT disk.

Nothing is refused there, since the journal mode holds up, but the person is told what can go wrong.
"""

from __future__ import annotations

import sys
from pathlib import Path

from axonix_desktop.core.words import tr

_SYNCHRONISED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "owncloud", "box sync")
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "9p", "davfs", "fuse.davfs"})
_FAT = frozenset({"vfat", "msdos", "exfat"})
_WINDOWS_REMOTE_DRIVE = 4
_MOUNTS = Path("/proc/self/mounts")


def place_note(path: Path, mounts: str | None = None) -> str | None:
    """The sentence to tell about the folder of ``path``, or None where there is nothing to tell.

    ``mounts`` is the table of mounted file systems as Linux writes it; read from the system unless given.
    """
    folder = next((part for part in path.parts if part.lower().startswith(_SYNCHRONISED)), None)
    if folder:
        return tr(
            "“{name}” lies in “{folder}”, which is synchronised. Let it finish before you open the "
            "file elsewhere, and never change it in two places at once.",
            name=path.name,
            folder=folder,
        )
    kind = _file_system(path, mounts)
    if kind in _NETWORK:
        return tr(
            "“{name}” lies on a network drive. It is slower there, and only one person may change it at a time.",
            name=path.name,
        )
    if kind in _FAT:
        return tr("“{name}” lies on a memory stick or the like. Eject it before you pull it out.", name=path.name)
    return None


def _file_system(path: Path, mounts: str | None) -> str:
    """The sort of file system ``path`` lies on, in Linux's words; empty where it cannot be told."""
    if sys.platform == "win32":
        import ctypes

        is_remote = ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _WINDOWS_REMOTE_DRIVE
        return "cifs" if path.anchor.startswith("\\\\") or is_remote else ""
    if mounts is None:
        try:
            mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
    best, kind = "", ""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        point = words[1].replace("\\040", " ")
        if path.is_relative_to(point) and len(point) >= len(best):
            best, kind = point, words[2]
    return kind
