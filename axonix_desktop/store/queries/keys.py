"""The human key to propose for a new record."""

from __future__ import annotations

from axonix_desktop.core.editing import next_keys
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import rows


def proposed_key(f: ProgrammeFile, kind: str) -> str | None:
    """The next free key in the pattern that most records of ``kind`` have; None for a kind without keys."""
    declared = record_of(kind)
    if declared.key_field is None:
        return None
    taken = [str(row[0]) for row in rows(f, kind, [declared.key_field]) if row[0]]
    return next_keys(declared.key_prefix, taken, 1)[0]
