"""Taking back an import of the past, whatever was done since."""

from __future__ import annotations

from axonix_desktop.core.problems import RefusedError
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.imports import past_imports
from axonix_desktop.store.undo import Undone, take_back


def undo_import(f: ProgrammeFile, number: int, *, actor: str) -> Undone:
    """Take back the import that change set ``number`` wrote.

    Raises RefusedError for one that is taken back already, ConflictError where later work stands on it.
    """
    found = next((one for one in past_imports(f) if one.change_set == number), None)
    if found is None or found.is_undone:
        raise RefusedError("This import was taken back already.")
    return take_back(f, number, actor=actor)
