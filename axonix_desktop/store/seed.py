"""The shipped content of ``database/seed``: read as plain values, and the checklist laid into a new programme file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from axonix_desktop.core.content_pack import PACK_FIELDS, Pack, from_json, read_pack, to_json
from axonix_desktop.core.kinds import Stored, Value
from axonix_desktop.core.records.governance import ChecklistItem
from axonix_desktop.core.records.portfolio import GateCriterion
from axonix_desktop.paths import database_folder
from axonix_desktop.store.ids import new_ids

if TYPE_CHECKING:
    from axonix_desktop.core.fields import Record
    from axonix_desktop.store.work import Work

CHECKLIST_COLUMNS = ("id", "code", *PACK_FIELDS, "version", "shipped", "is_active")


@cache
def table(name: str) -> dict[str, Any]:
    """The shipped TOML file ``name`` (``stages``, ``gate_criteria``, ``thresholds``) as plain values."""
    with (database_folder() / "seed" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def legal_deadlines() -> tuple[dict[str, str], ...]:
    """Dated legal deadlines with how sure we are of each; information with its source, not legal advice."""
    return tuple(json.loads((database_folder() / "seed" / "legal_deadlines.json").read_text(encoding="utf-8")))


@cache
def checklist_pack() -> Pack:
    """The checklist library this program ships."""
    text = (database_folder() / "seed" / "checklist_library.json").read_text(encoding="utf-8")
    return read_pack(json.loads(text))


@cache
def first_checklist() -> dict[str, dict[str, Value]]:
    """The items of the library's first version by code: what was shipped where a file does not say."""
    text = (database_folder() / "seed" / "checklist_version_1.json").read_text(encoding="utf-8")
    return {code: from_json(one) for code, one in json.loads(text).items()}


def checklist_items() -> list[tuple[Stored, ...]]:
    """The checklist library as rows in stored form, in the order of :data:`CHECKLIST_COLUMNS` without the id."""
    pack = checklist_pack()
    return [pack_row(pack, code) for code in pack.items]


def pack_row(pack: Pack, code: str) -> tuple[Stored, ...]:
    """An item of a pack in stored form, in the order of :data:`CHECKLIST_COLUMNS` without the id."""
    values = pack.items[code]
    stored = (ChecklistItem.fields[name].kind.to_store(values[name]) for name in PACK_FIELDS)
    return (code, *stored, pack.version, shipped_text(values), 1)


def shipped_text(values: Mapping[str, Value]) -> str:
    """What an item remembers of itself as its pack had it."""
    return json.dumps(to_json(values), ensure_ascii=False, sort_keys=True)


def load_checklist(work: Work) -> int:
    """Lay the checklist library into the programme file within ``work``; returns how many items were laid in."""
    items = checklist_items()
    rows = [(number, *item) for number, item in zip(new_ids(len(items)), items, strict=True)]
    record: type[Record] = ChecklistItem
    work.insert_many(record, CHECKLIST_COLUMNS, rows)
    return len(rows)


def load_gate_criteria(work: Work) -> int:
    """Lay the default gate criteria into the programme file within ``work``; returns how many were laid in."""
    shipped = table("gate_criteria")
    columns = ("id", "code", "stage", "text", "rule", "threshold", "parameter", "is_active", "version")
    criteria = shipped["criterion"]
    rows = [
        (
            number,
            *(one["code"], one["stage"], one["text"], one["rule"], one.get("threshold"), one.get("parameter")),
            int(one.get("active", True)),
            shipped["version"],
        )
        for number, one in zip(new_ids(len(criteria)), criteria, strict=True)
    ]
    work.insert_many(GateCriterion, columns, rows)
    return len(rows)
