"""Settings of the programme by name."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from axonix_desktop.store.engine import ProgrammeFile


def setting(f: ProgrammeFile, name: str, default: Any) -> Any:
    """The value kept under ``name``; ``default`` where none is kept, it cannot be read, or it is of another sort."""
    rows = f.read("SELECT value FROM setting WHERE name = ?", (name,))
    if rows and rows[0][0] is not None:
        with suppress(ValueError):
            found = json.loads(rows[0][0])
            if isinstance(found, type(default)):
                return found
    return default
