"""What a careless, busy person does to a programme file: edits, deletions, imports and undo, at random."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from axonix_desktop.core.problems import WorldError
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, Person
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id, new_ids
from axonix_desktop.store.undo import redo, undo

Told = Callable[[int], None]


def fixed_clock() -> datetime:
    """A moment; no promise rests on time."""
    return datetime(2026, 11, 22, 9, tzinfo=UTC)


def begin(path: Path) -> None:
    """Make a programme file with units, people and use cases."""
    with ProgrammeFile.create(path, clock=fixed_clock) as f, f.work("Begin", actor="Test") as work:
        units = [BusinessUnit(id=new_id(), name=f"Unit {number}") for number in range(5)]
        for unit in units:
            work.insert(unit)
        for number in range(20):
            unit = units[number % 5]
            work.insert(Person(id=new_id(), name=f"Person {number}", business_unit_id=unit.id))
            work.insert(UseCase(id=new_id(), key=f"UC-{number}", title=f"Use case {number}", business_unit_id=unit.id))


def one_edit(f: ProgrammeFile, chance: random.Random) -> int:
    """One change set of some edits, additions and deletions; returns its number."""
    ids = [row[0] for row in f.read("SELECT id FROM use_case")]
    with f.work("Edit", actor="Test") as work:
        for _ in range(chance.randrange(1, 12)):
            if ids and chance.random() < 0.7:
                values = {"problem": "x" * chance.randrange(3000), "stage": chance.randrange(10)}
                work.update("use_case", chance.choice(ids), values)
            elif ids and chance.random() < 0.4:
                work.delete("use_case", ids.pop(chance.randrange(len(ids))))
            else:
                number = new_id()
                work.insert(UseCase(id=number, key=f"UC-{number}", title="y" * chance.randrange(1, 500)))
        work.insert(Person(id=new_id(), name="Someone new"))
    return work.change_set


def one_import(f: ProgrammeFile, chance: random.Random, rows: int = 800) -> int:
    """An import of many rows in one change set; returns its number."""
    ids = new_ids(rows)
    lines = [(number, f"UC-{number}", f"Imported {chance.random()}", chance.randrange(10)) for number in ids]
    with f.work("Import", actor="Test") as work:
        work.insert_many(UseCase, ("id", "key", "title", "stage"), lines)
    return work.change_set


def one_undo(f: ProgrammeFile, chance: random.Random) -> int:
    """Take the last change set back, or bring one back; an edit where neither is possible."""
    try:
        return (undo if chance.random() < 0.7 else redo)(f).change_set
    except WorldError:
        return one_edit(f, chance)


def edits(path: Path, seed: int, told: Told) -> None:
    """Work on the file for ever; ``told`` hears the number of each change set once it is saved."""
    chance = random.Random(seed)
    acts = [one_edit, one_edit, one_undo, one_import]
    with ProgrammeFile.open(path, clock=fixed_clock) as f:
        while True:
            told(chance.choice(acts)(f, chance))


def imports(path: Path, seed: int, told: Told) -> None:
    """Only imports and taking them back, each some hundred pages."""
    chance = random.Random(seed)
    with ProgrammeFile.open(path, clock=fixed_clock) as f:
        while True:
            told(one_import(f, chance, 400))
            told(undo(f).change_set)
