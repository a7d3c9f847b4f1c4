"""Keeping, renaming and removing the mappings by which trackers of a known layout are read."""

from __future__ import annotations

from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.steering import MappingProfile
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.mapping_profiles import mapping_profile_like
from axonix_desktop.store.queries.records import record
from axonix_desktop.store.work import Work


def keep_mapping(f: ProgrammeFile, name: str, fingerprint: str, content: str, *, actor: str) -> int | None:
    """Keep a mapping under ``name``; one of the same layout is replaced. Returns the change set's number."""
    with f.work(f"Keep the mapping “{name}”", actor=actor) as work:
        write_mapping(f, work, name, fingerprint, content)
    return work.change_set or None


def write_mapping(f: ProgrammeFile, work: Work, name: str, fingerprint: str, content: str) -> None:
    """Write a mapping within an open change set."""
    known = mapping_profile_like(f, [fingerprint])
    if known is None:
        work.insert(MappingProfile(id=new_id(), name=name, header_fingerprint=fingerprint, content=content))
    else:
        work.update("mapping_profile", known.id, {"name": name, "content": content})


def rename_mapping(f: ProgrammeFile, number: int, name: str, *, actor: str) -> int | None:
    """Give a mapping another name. Raises RefusedError for an empty name or a mapping that is gone."""
    held = record(f, "mapping_profile", number)
    if held is None:
        raise RefusedError("The mapping is no longer there.")
    if not name.strip():
        raise RefusedError("A mapping needs a name.")
    with f.work(f"Rename the mapping to “{name.strip()}”", actor=actor) as work:
        work.update("mapping_profile", number, {"name": name.strip()})
    return work.change_set or None


def remove_mapping(f: ProgrammeFile, number: int, *, actor: str) -> int:
    """Forget a mapping. Raises RefusedError when it is gone."""
    held = record(f, "mapping_profile", number)
    if not isinstance(held, MappingProfile):
        raise RefusedError("The mapping is no longer there.")
    with f.work(f"Remove the mapping “{held.name}”", actor=actor) as work:
        work.delete("mapping_profile", number)
    return work.change_set
