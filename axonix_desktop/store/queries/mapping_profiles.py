"""The mappings that the programme keeps: how trackers of a known layout are read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from axonix_desktop.store.engine import ProgrammeFile


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """A kept mapping; ``content`` is JSON as ``core.importing.saved`` writes it."""

    id: int
    name: str
    fingerprint: str
    content: str


def mapping_profiles(f: ProgrammeFile) -> list[KeptMapping]:
    """All kept mappings by name."""
    found = f.read("SELECT id, name, header_fingerprint, content FROM mapping_profile ORDER BY name COLLATE NOCASE, id")
    return [KeptMapping(number, name, mark or "", content or "") for number, name, mark, content in found]


def mapping_profile_like(f: ProgrammeFile, fingerprints: Sequence[str]) -> KeptMapping | None:
    """The newest kept mapping of a layout with one of these fingerprints."""
    found = f.read(
        "SELECT id, name, header_fingerprint, content FROM mapping_profile WHERE header_fingerprint IN "
        "(SELECT value FROM json_each(?)) ORDER BY updated_at DESC, id DESC LIMIT 1",
        (json.dumps(list(fingerprints)),),
    )
    return KeptMapping(found[0][0], found[0][1], found[0][2], found[0][3] or "") if found else None
