"""Makes the trackers that are measured: use cases in thirty columns, as many as are wanted, the same every time."""

from __future__ import annotations

import json
import os
import random
from datetime import datetime, timedelta
from pathlib import Path

import xlsxwriter

HEADERS = (
    "Use case ID", "Use case name", "Problem statement", "Description", "Business unit", "Owner", "Sponsor",
    "Delivery team", "Lifecycle stage", "Status", "Priority", "AI type", "Built or bought", "Vendor", "Risk tier",
    "Personal data", "Users affected", "Expected benefits", "Cost", "Start date", "Target date", "RAG", "RAG reason",
    "Tags", "Comments", "Country", "Cost centre", "IT change no.", "Review round", "Storage class",
)  # fmt: skip
WORDS = (
    "forecast", "invoice", "claim", "customer", "route", "demand", "contract", "sensor", "quality", "ticket",
    "supplier", "stock", "price", "order", "photo", "report", "model", "review", "data", "policy", "branch",
    "service", "plan", "risk", "saving", "manual", "weekly", "error", "late", "check",
)  # fmt: skip
TRACKERS = Path(os.environ.get("AXONIX_TRACKERS") or Path(__file__).resolve().parents[3] / "shared/trackers/public")


def tracker(path: Path, rows: int) -> Path:
    """Write ``rows`` use cases × 30 columns to ``path`` unless it is there already; return ``path``."""
    if path.exists():
        return path
    chance = random.Random(rows)
    units = [f"Unit {number:02d}" for number in range(40)]
    people = [
        f"{first} {last}" for first in ("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gita", "Hal") for last in WORDS
    ]
    unfinished = path.with_suffix(".part")
    with xlsxwriter.Workbook(unfinished, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Use cases")
        date_format = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADERS)
        for row in range(1, rows + 1):
            for column, value in enumerate(_row(row, chance, units, people)):
                if isinstance(value, datetime):
                    sheet.write_datetime(row, column, value, date_format)
                elif value is not None:
                    sheet.write(row, column, value)
    unfinished.rename(path)
    return path


def _row(number: int, chance: random.Random, units: list[str], people: list[str]) -> list[object]:
    def some(least: int, most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(least, most)))

    start = datetime(2025, 1, 1) + timedelta(days=chance.randrange(600))
    return [
        f"UC-{number:06d}", f"{some(2, 4).capitalize()} {number}", some(8, 20), some(10, 30), chance.choice(units),
        chance.choice(people), chance.choice(people), f"Team {chance.randrange(12)}",
        chance.choice(("Idea", "Pilot", "Development", "Production", "Scaling")),
        chance.choice(("Proposed", "Active", "On hold", "Completed")), chance.choice(("High", "Medium", "Low")),
        chance.choice(("Predictive", "Generative", "NLP", "Vision")), chance.choice(("Built", "Bought", "Both")),
        chance.choice(("Northsoft", "Paperlane", None)), chance.choice(("Minimal", "Limited", "High")),
        chance.choice(("Yes", "No")), chance.randrange(1, 5_000), some(4, 12), chance.randrange(10, 900) * 1_000, start,
        start + timedelta(days=chance.randrange(60, 500)), chance.choice(("Green", "Amber", "Red")), some(2, 8),
        f"{chance.choice(WORDS)}, {chance.choice(WORDS)}", some(0, 15) or None, chance.choice(("UK", "DE", "PL")),
        chance.randrange(1_000, 9_999), f"CHG{chance.randrange(99_999):05d}", f"2026-{chance.randrange(1, 5)}",
        chance.choice(("A", "B", "C")),
    ]  # fmt: skip


def real_tracker() -> Path | None:
    """The largest real use-case tracker of this machine, where it has the folder of real trackers."""
    index = TRACKERS / "index.json"
    if not index.is_file():
        return None
    entries = [
        entry
        for entry in json.loads(index.read_text("utf-8"))
        if entry["kind"] == "use_case" and entry["file"].endswith(".xlsx") and entry.get("expected_rows")
    ]
    return TRACKERS / max(entries, key=lambda entry: entry["expected_rows"])["file"] if entries else None
