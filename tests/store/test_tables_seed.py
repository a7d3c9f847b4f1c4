"""The shipped content says what the program says, and a new programme begins with it."""

from __future__ import annotations

import re

from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.records.governance import ChecklistItem
from axonix_desktop.core.stages import STAGES
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.seed import (
    CHECKLIST_COLUMNS,
    checklist_items,
    legal_deadlines,
    load_checklist,
    load_gate_criteria,
    table,
)


def test_the_shipped_stages_are_those_of_the_core() -> None:
    shipped = [(one["number"], one["short"], one["name"], one["horizon"]) for one in table("stages")["stage"]]
    assert shipped == [(one.number, one.short, one.name, one.horizon) for one in STAGES]


def test_every_stage_of_the_rollout_has_criteria_to_leave_it() -> None:
    assert {one["stage"] for one in table("gate_criteria")["criterion"]} == set(range(1, 10))


def test_the_library_is_laid_into_a_new_file_as_one_change_set(programme: ProgrammeFile) -> None:
    with programme.work("Begin", actor="Test") as work:
        assert load_checklist(work) == 79
        assert load_gate_criteria(work) == len(table("gate_criteria")["criterion"])
    assert programme.read("SELECT count(*), count(DISTINCT code) FROM checklist_item") == [(79, 79)]
    assert programme.read("SELECT count(*) FROM jr_txn") == [(1,)]


def test_every_shipped_value_reads_as_its_field_would_read_it(programme: ProgrammeFile) -> None:
    with programme.work("Begin", actor="Test") as work:
        load_checklist(work)
        load_gate_criteria(work)
    for kind in ("checklist_item", "gate_criterion"):
        record = record_of(kind)
        names = [name for name in record.fields if name not in ("id", "created_at", "updated_at")]
        for row in programme.read(f"SELECT {', '.join(names)} FROM {kind}"):
            for name, stored in zip(names, row, strict=True):
                value = record.fields[name].kind.from_store(stored)
                assert record.fields[name].kind.parse(value) == value, (kind, name, stored)


def test_every_item_of_the_library_applies_from_some_tier_before_some_gate() -> None:
    tiers = {option.code for option in ChecklistItem.fields["applies_from_tier"].kind.options}
    rows = [dict(zip(CHECKLIST_COLUMNS[1:], row, strict=True)) for row in checklist_items()]
    assert {row["applies_from_tier"] for row in rows} <= tiers
    assert all(1 <= int(row["gate_stage"] or 0) <= 9 for row in rows)
    assert 0 < sum(int(row["is_programme_level"] or 0) for row in rows) < len(rows)


def test_legal_deadlines_and_reporting_clocks_say_where_they_are_written_and_how_sure_they_are() -> None:
    found = (*legal_deadlines(), *table("reporting_clocks")["clock"])
    assert all(one["confidence"] for one in found)
    assert all(
        re.search(r"(Regulation \(EU\) \d+/\d+|OMB Memorandum).*(Article|section)", one["source"]) for one in found
    )


def test_thresholds_are_numbers() -> None:
    groups = [group for group in table("thresholds").values() if isinstance(group, dict)]
    assert groups
    assert all(isinstance(value, int | float) for group in groups for value in group.values())
