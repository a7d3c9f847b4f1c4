"""The shipped content of ``database/seed``: read as plain values, and the checklist laid into a new programme file."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from axonix_desktop.core.records.governance import ChecklistItem
from axonix_desktop.core.records.portfolio import GateCriterion
from axonix_desktop.paths import database_folder
from axonix_desktop.store.ids import new_ids

if TYPE_CHECKING:
    from axonix_desktop.core.fields import Record
    from axonix_desktop.store.work import Work

PACK_VERSION = "1"
_FRAMEWORKS = {
    "nist": "NIST AI RMF",
    "eu_ai_act": "EU AI Act",
    "iso42001": "ISO 42001",
    "omb_m2521": "OMB M-25-21",
    "uk": "UK",
    "ai_verify": "AI Verify",
}
CHECKLIST_COLUMNS = (
    "id",
    "code",
    "topic",
    "text",
    "evidence_wanted",
    "applies_from_tier",
    "applies_to",
    "gate_stage",
    "is_blocking",
    "is_programme_level",
    "cadence",
    "frameworks",
    "version",
    "is_active",
)


@cache
def table(name: str) -> dict[str, Any]:
    """The shipped TOML file ``name`` (``stages``, ``gate_criteria``, ``thresholds``) as plain values."""
    with (database_folder() / "seed" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def legal_deadlines() -> tuple[dict[str, str], ...]:
    """Dated legal deadlines with how sure we are of each; information with its source, not legal advice."""
    return tuple(json.loads((database_folder() / "seed" / "legal_deadlines.json").read_text(encoding="utf-8")))


def checklist_items() -> list[tuple[Any, ...]]:
    """The checklist library as rows in stored form, in the order of :data:`CHECKLIST_COLUMNS` without the id."""
    text = (database_folder() / "seed" / "checklist_library.json").read_text(encoding="utf-8")
    library = json.loads(text)
    programme_topic = library["topics"]["X"]
    return [_row(item, programme_topic) for item in library["items"]]


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


def _row(item: dict[str, str], programme_topic: str) -> tuple[Any, ...]:
    tier = item["tier"]
    return (
        item["id"],
        item["topic"],
        item["text"],
        item["evidence"] or None,
        _lowest_tier(tier),
        None if tier == "all" else tier,
        int(item["phase"]),
        int(item["blocks_gate"] == "yes"),
        int(item["topic"] == programme_topic),
        item["cadence"] or None,
        _frameworks(item),
        PACK_VERSION,
        1,
    )


def _lowest_tier(words: str) -> str:
    """The lowest risk tier the item applies to; the library says "medium" where we say limited."""
    if words.startswith("high"):
        return "limited" if "medium" in words else "high"
    return "limited" if words.startswith("medium") else "minimal"


def _frameworks(item: dict[str, str]) -> str | None:
    """The references as a stored list of words, each with its framework's name before it."""
    found = [
        f"{title} {part.strip()}"
        for key, title in _FRAMEWORKS.items()
        for part in re.split("[;,]", item.get(key, ""))
        if part.strip(" -–")
    ]
    return json.dumps(found, ensure_ascii=False) if found else None
