"""The checklist items of a programme as packs see them: what each was when it came, and what it is now."""

from __future__ import annotations

import json
from typing import Any

from axonix_desktop.core.content_pack import (
    PACK_FIELDS,
    Installed,
    Pack,
    PackPlan,
    compare,
    from_json,
    is_older,
    is_retired_mark,
    version_of,
)
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.records.governance import ChecklistItem
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.seed import checklist_pack, first_checklist
from axonix_desktop.store.sql_text import quoted


def installed_items(f: ProgrammeFile) -> list[Installed]:
    """Every checklist item, in force or not, by code."""
    columns = ", ".join(quoted(name) for name in PACK_FIELDS)
    rows = f.read(f"SELECT id, code, version, shipped, is_active, {columns} FROM checklist_item ORDER BY code")
    return [_installed(row) for row in rows]


def update_plan(f: ProgrammeFile, pack: Pack) -> PackPlan:
    """What ``pack`` would bring to this programme."""
    return compare(pack, installed_items(f))


def older_version(f: ProgrammeFile) -> str | None:
    """The version of the checklist library in this file where the program ships a newer one; else None."""
    pack = checklist_pack()
    version = version_of(pack.name, installed_items(f))
    return version if is_older(version, pack.version) else None


def _installed(row: tuple[Any, ...]) -> Installed:
    number, code, version, shipped, is_active = row[:5]
    values: dict[str, Value] = {
        name: ChecklistItem.fields[name].kind.from_store(stored)
        for name, stored in zip(PACK_FIELDS, row[5:], strict=True)
    }
    raw = json.loads(shipped) if shipped else None
    pack = str(values.get("template") or "")
    base: dict[str, Value] | None = None
    if raw is not None:
        base = from_json(raw)
        pack = str(base.get("template") or pack)
    elif version and code in first_checklist():
        base, pack = first_checklist()[code], checklist_pack().name
    return Installed(
        number, code, values, base, version, pack, bool(is_active),
        not is_active and raw is not None and is_retired_mark(raw),
    )  # fmt: skip
