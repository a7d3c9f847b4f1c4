"""B14: every figure of the Overview for 10,000 use cases, 200,000 enrolments and 100,000 checklist responses."""

from __future__ import annotations

import random
import statistics
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from axonix_desktop.core.records.governance import ChecklistItem, ChecklistResponse
from axonix_desktop.core.records.people import Champion
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Person
from axonix_desktop.core.records.training import Course, Enrolment
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.queries.overview import OverviewReader
from tests.benchmarks.works import Bench, Row

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CASES, PEOPLE, COURSES, ITEMS, UNITS = 10_000, 20_000, 10, 10, 40
EDITS = (("use_case", "stage", 3), ("enrolment", "status", "failed"), ("checklist_response", "status", "done"))


def b14(bench: Bench) -> list[Row]:
    """Figures read for the first time, and again after one edit of each kind."""
    path = _programme(bench.folder / "b14.axonix")
    first: list[float] = []
    after: dict[str, list[float]] = {kind: [] for kind, _, _ in EDITS}
    with ProgrammeFile.open(path, clock=lambda: NOW) as f:
        for _ in range(bench.repeats):
            reader = OverviewReader(f)
            first.append(_seconds(reader))
            for kind, column, value in EDITS:
                record = f.read(f"SELECT id FROM {kind} WHERE {column} IS NOT ? LIMIT 1", (value,))[0][0]
                with f.work("Edit", "Bench") as work:
                    work.update(kind, record, {column: value})
                after[kind].append(_seconds(reader))
    rows = [Row("B14", "figures of the Overview", statistics.median(first), "goal", 0.25, 1.0, "CPU s")]
    for kind, seconds in after.items():
        rows.append(Row("B14", f"after one edit: {kind}", statistics.median(seconds), "goal", 0.05, 1.0, "CPU s"))
    return rows


def _seconds(reader: OverviewReader) -> float:
    begun = time.process_time()
    reader.read(NOW.date())
    return time.process_time() - begun


def _day(chance: random.Random, first: int, last: int) -> str:
    """A day so many days from now."""
    return (NOW.date() + timedelta(days=chance.randrange(first, last))).isoformat()


def _programme(path: Path) -> Path:
    """Make the programme unless it is there already."""
    if path.exists():
        return path
    chance = random.Random(14)
    day = partial(_day, chance)
    units, people, cases = new_ids(UNITS), new_ids(PEOPLE), new_ids(CASES)
    courses, items = new_ids(COURSES), new_ids(ITEMS)

    unfinished = path.with_suffix(".part.axonix")
    with ProgrammeFile.create(unfinished, clock=lambda: NOW) as f, f.work("Fill", "Bench") as work:
        work.insert_many(BusinessUnit, ["id", "name"], [(one, f"Unit {one}") for one in units])
        work.insert_many(Person, ["id", "name"], [(one, f"Person {one}") for one in people])
        work.insert_many(
            UseCase,
            ["id", "key", "title", "business_unit_id", "owner_id", "stage", "status", "rag", "risk_tier", "target_on"],
            [
                (
                    one, f"UC-{place:05d}", f"Use case {place}", chance.choice([*units, None]),
                    chance.choice(people[:200]), chance.randrange(10),
                    chance.choice(["active", "active", "proposed", "on_hold", "completed"]),
                    chance.choice(["green", "amber", "red", None]),
                    chance.choice(["minimal", "limited", "high", None]), chance.choice([None, day(-60, 300)]),
                )
                for place, one in enumerate(cases)
            ],
        )  # fmt: skip
        work.insert_many(
            Champion,
            ["person_id", "business_unit_id", "status"],
            [
                (person, unit, chance.choice(["active", "nominated"]))
                for person, unit in zip(people, units, strict=False)
            ],
        )
        work.insert_many(Course, ["id", "title"], [(one, f"Course {one}") for one in courses])
        work.insert_many(
            Enrolment,
            ["person_id", "course_id", "status", "due_on"],
            (
                (person, course, chance.choice(["completed", "enrolled", "planned", "cancelled"]), day(-100, 100))
                for person in people
                for course in courses
            ),
        )
        work.insert_many(
            ChecklistItem, ["id", "code", "topic", "text"], [(one, f"B-{one}", "Bench", "Item") for one in items]
        )
        work.insert_many(
            ChecklistResponse,
            ["use_case_id", "checklist_item_id", "status", "due_on"],
            (
                (case, item, chance.choice(["done", "done", "not_started", "in_progress"]), day(-20, 200))
                for case in cases
                for item in items
            ),
        )
    unfinished.rename(path)
    return path
