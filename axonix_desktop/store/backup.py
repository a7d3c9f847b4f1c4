"""The three ways to keep a programme safe, under one name: copy it, restore a copy, and copies that make themselves."""

from __future__ import annotations

from axonix_desktop.store.copying import backup
from axonix_desktop.store.restore import Restored, restore
from axonix_desktop.store.rolling import KeptBackup, Rolled, folder_of, kept, rolling

__all__ = ["KeptBackup", "Restored", "Rolled", "backup", "folder_of", "kept", "restore", "rolling"]
