"""Whether a file's checklist library is older than the one the program ships, in words."""

from __future__ import annotations

from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.pack_age import may_be_older


def pack_note(f: ProgrammeFile) -> str:
    """What is said over the pages of a file whose library is older; empty where it is not."""
    if not may_be_older(f):
        return ""
    from axonix_desktop.store.queries.content_packs import older_version

    version = older_version(f)
    if version is None:
        return ""
    return tr("The checklist library of this file is version {version}; a newer one is there.", version=version)
