"""Made-up use cases as the store gives them: stored values by field, the same every time."""

from __future__ import annotations

import random

from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.ui.records.columns import Column, RecordColumns

UNITS = {1: "Finance", 2: "Legal", 3: "Operations", 4: "People", 5: "Supply chain", 6: "Claims", 7: "Technology"}
PEOPLE = {11: "Priya Nair", 12: "Tom Iverson", 13: "Aisha Khan", 14: "Marek Nowak", 15: "Sara Lindt", 16: "Jo Osei"}
_FIRST = (
    "Invoice triage",
    "Contract clause",
    "Field-service",
    "Demand forecast",
    "Claims photo",
    "Meeting minutes",
    "Code review",
    "Supplier risk",
    "Safety report",
    "Tender drafting",
)
_SECOND = (
    "assistant",
    "finder",
    "summariser",
    "copilot",
    "check",
    "to actions",
    "helper",
    "radar",
    "classifier",
    "aid for a very long list of documents that nobody has ever read to the end",
)
SHOWN = ("key", "title", "business_unit_id", "stage", "rag", "owner_id", "status", "priority", "risk_tier", "target_on")


def made_up_columns(count: int, names: tuple[str, ...] = SHOWN, seed: int = 1) -> RecordColumns:
    """``count`` use cases with the fields ``names``."""
    chance = random.Random(seed)
    makers = {
        "key": lambda n: f"UC-{n + 1:03d}",
        "title": lambda n: f"{chance.choice(_FIRST)} {chance.choice(_SECOND)}",
        "business_unit_id": lambda n: chance.choice([*UNITS, None]),
        "owner_id": lambda n: chance.choice([*PEOPLE, None]),
        "sponsor_id": lambda n: chance.choice([*PEOPLE, None]),
        "stage": lambda n: chance.randrange(10),
        "status": lambda n: chance.choice(["proposed", "active", "active", "on_hold", "completed"]),
        "rag": lambda n: chance.choice(["green", "green", "amber", "red", None]),
        "priority": lambda n: chance.choice(["critical", "high", "medium", "low", None]),
        "risk_tier": lambda n: chance.choice(["minimal", "limited", "high", None]),
        "users_affected": lambda n: chance.choice([None, chance.randrange(200_000)]),
        "target_on": lambda n: chance.choice(
            [None, f"2026-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"]
        ),
    }
    labels = {"business_unit_id": UNITS, "owner_id": PEOPLE, "sponsor_id": PEOPLE}
    columns = [
        Column(
            UseCase.fields[name],
            [makers[name](n) if name in makers else f"{name} {n}" for n in range(count)],
            labels.get(name),
        )
        for name in names
    ]
    return RecordColumns([1_000 + n for n in range(count)], columns)
