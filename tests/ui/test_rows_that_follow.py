"""Rows that were read before are brought in line by reading what was touched: the same as reading all of them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from axonix_desktop.core.filters import Condition
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.touched import position, touched_since
from axonix_desktop.store.work import Work
from axonix_desktop.ui.opened import OpenedProgramme
from axonix_desktop.ui.records.columns import RecordColumns, SortKey
from axonix_desktop.ui.records.shown import ShownRecords
from axonix_desktop.ui.records.source import RecordSource, named_by
from tests.conftest import Clock

NAMES = ("key", "title", "business_unit_id", "owner_id", "stage")
STEPS = st.lists(st.tuples(st.sampled_from(("owner", "unit", "name", "add", "remove")), st.integers(0, 9)), max_size=6)
QUIET = settings(max_examples=15)


def rows_of(records: RecordColumns) -> list[tuple[str, ...]]:
    """What a person reads, row by row in the order shown."""
    return [tuple(records.columns[name].text(row) for name in NAMES) for row in records.order]


def step(work: Work, what: str, place: int) -> None:
    """One change to use cases, or to what they refer to."""
    cases, people, units = (
        [row[0] for row in work.connection.execute(f"SELECT id FROM {kind} ORDER BY id")]
        for kind in ("use_case", "person", "business_unit")
    )
    if what == "owner":
        work.update("use_case", cases[place], {"owner_id": people[place % len(people)]})
    elif what == "unit":
        work.update("business_unit", units[place % len(units)], {"name": f"Renamed {place} {new_id()}"})
    elif what == "name":
        work.update("person", people[place % len(people)], {"name": f"Someone {place}"})
    elif what == "add":
        work.insert(UseCase(id=new_id(), key=f"N-{new_id()}", title="New one", owner_id=people[place % len(people)]))
    elif len(cases) > 20:
        work.delete("use_case", cases[place])


@QUIET
@given(steps=STEPS, words=st.sampled_from(("", "renamed", "someone")), sorts=st.booleans())
def test_following_what_was_touched_shows_what_reading_all_shows(
    programme_path: Path, clock: Clock, steps: list[tuple[str, int]], words: str, sorts: bool
) -> None:
    with ProgrammeFile.open(programme_path, clock=clock) as file:
        source = RecordSource(OpenedProgramme(file, clock, "T"), UseCase)
        kept, fresh = ShownRecords(source, NAMES), ShownRecords(source, NAMES)
        for one in (kept, fresh):
            one.load()
            one.sort_by([SortKey("owner_id")] if sorts else [])
            one.set_conditions([Condition("stage", "at_least", (1,))])
            one.filter_by(words)
        before = position(file)
        for what, place in steps:
            with file.work("Change", "T") as work:
                step(work, what, place)
        touched = touched_since(file, before, position(file))
        assert touched is not None
        kept.follow({kind: frozenset(ids) for kind, ids in touched.items()})
        fresh.load()
        assert rows_of(kept.records) == rows_of(fresh.records)


def test_nothing_is_followed_before_anything_was_read_or_after_very_many_changes(
    programme_path: Path, clock: Clock
) -> None:
    with ProgrammeFile.open(programme_path, clock=clock) as file:
        now = position(file)
        assert touched_since(file, -1, now) is None
        assert touched_since(file, now, now) == {}
        assert touched_since(file, now, now + 501) is None
        assert touched_since(file, now + 1, now) is None


def test_a_record_is_called_after_what_its_title_refers_to() -> None:
    assert named_by("check_in") == {"check_in"}
    assert named_by("champion") == {"champion", "person"}
