"""Whether a file's checklist library may be older than the one the program ships.

This is asked at every start, so the versions alone answer it; what a newer library would bring, and whether it is newer
at all, is found by :mod:`content_packs`.
"""

from __future__ import annotations

import json

from axonix_desktop.paths import database_folder
from axonix_desktop.store.engine import ProgrammeFile


def may_be_older(f: ProgrammeFile) -> bool:
    """Whether any item bears another version than the library that is shipped (an item of one's own bears none)."""
    text = (database_folder() / "seed" / "checklist_library.json").read_text(encoding="utf-8")
    sql = "SELECT EXISTS (SELECT 1 FROM checklist_item WHERE version <> ?)"
    return bool(f.read(sql, (str(json.loads(text)["version"]),))[0][0])
