"""The human keys for new records."""

from __future__ import annotations

from axonix_desktop.core.editing import next_keys, own_codes
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import rows


def proposed_key(f: ProgrammeFile, kind: str) -> str | None:
    """The next free key of ``kind``; None for a kind without keys."""
    return free_keys(f, kind, 1)[0] if record_of(kind).key_field is not None else None


def free_keys(f: ProgrammeFile, kind: str, count: int) -> list[str]:
    """``count`` free keys in the pattern that most records of ``kind`` have; checklist items have their own codes."""
    declared = record_of(kind)
    name = declared.key_field or ""
    if kind == "checklist_item":
        return own_codes(rows(f, kind, [name, "version"]), count)
    return next_keys(declared.key_prefix, [str(row[0]) for row in rows(f, kind, [name]) if row[0]], count)
