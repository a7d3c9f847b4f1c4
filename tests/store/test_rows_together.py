"""Many rows with few statements: the same rows, journal and refusals as one by one; small acts stay small."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axonix_desktop.core.problems import ConflictError, RefusedError
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit
from axonix_desktop.store.bulk import MANY, delete_rows
from axonix_desktop.store.connection import pragma
from axonix_desktop.store.driver import driver
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.integrity import check
from axonix_desktop.store.journal import touched_ids
from axonix_desktop.store.undo import redo, take_back, undo

COLUMNS = ("id", "key", "title", "partner_share", "units_live", "notes")
VALUES = st.tuples(
    st.none() | st.floats(0, 100), st.none() | st.integers(0, 100), st.none() | st.text("ä\0’\n", max_size=4)
)


def lines(count: int, first: int = 1) -> list[tuple[Any, ...]]:
    return [(first + number, f"UC-{first + number}", f"Case {number}", None, None, None) for number in range(count)]


def dump(f: ProgrammeFile) -> list[tuple[Any, ...]]:
    return f.read(f"SELECT {', '.join(COLUMNS)}, typeof(partner_share), stage, status FROM use_case ORDER BY id")


def steps_of_adding_one(f: ProgrammeFile, number: int) -> int:
    """How much SQLite does for one more use case, in hundreds of its steps."""
    seen = [0]

    def count() -> int:
        seen[0] += 1
        return 0

    f.connection.set_progress_handler(count, 100)
    with f.work("Add one", "Ada") as work:
        work.insert_many(UseCase, COLUMNS, lines(1, number))
    touched_ids(f, work.change_set)
    f.connection.set_progress_handler(None, 100)
    return seen[0]


@given(st.sampled_from([0, 1, 2, 49, 50, 51, 99, 100, 101, 149]), st.lists(VALUES, min_size=1, max_size=7))
@settings(max_examples=25)
def test_rows_added_together_are_the_rows_added_one_by_one(
    programme: ProgrammeFile, count: int, kinds: list[Any]
) -> None:
    wanted = [(*line[:3], *kinds[place % len(kinds)]) for place, line in enumerate(lines(count))]
    with programme.work("Together", "Ada") as work:
        assert work.insert_many(UseCase, COLUMNS, iter(wanted)) == count
    together = dump(programme)
    journal = "SELECT tbl, pk, op FROM jr_row WHERE txn = ? ORDER BY seq"
    order = programme.read(journal, (work.change_set,))
    if count:
        undo(programme)
    assert dump(programme) == []
    with programme.work("One by one", "Ada") as work:
        for line in wanted:
            work.insert_many(UseCase, COLUMNS, [line])
    assert dump(programme) == together
    assert programme.read(journal, (work.change_set,)) == order
    with programme.work("Empty", "Ada") as work:
        work.delete_many("use_case", [line[0] for line in wanted])


@pytest.mark.parametrize("count", [50, 130, MANY + 30])
def test_many_rows_are_taken_back_and_brought_again_to_the_last_byte(programme: ProgrammeFile, count: int) -> None:
    with programme.work("Import", "Ada") as work:
        work.insert_many(UseCase, COLUMNS, [(*one[:3], 0.1 + one[0] % 90, None, "ä\0") for one in lines(count)])
    there = programme.read("SELECT * FROM use_case ORDER BY id")
    undo(programme)
    assert programme.read("SELECT count(*) FROM use_case") == [(0,)]
    redo(programme)
    assert programme.read("SELECT * FROM use_case ORDER BY id") == there
    assert check(programme).findings == ()


def test_a_row_of_another_length_is_refused_and_nothing_is_kept(programme: ProgrammeFile) -> None:
    bad = lines(60)
    bad[10], bad[11] = bad[10][:-1], (*bad[11], "too much")
    with pytest.raises(driver.ProgrammingError), programme.work("Import", "Ada") as work:
        work.insert_many(UseCase, COLUMNS, bad)
    assert dump(programme) == []


def test_a_row_that_breaks_a_rule_takes_all_the_others_with_it(programme: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="same"), programme.work("Import", "Ada") as work:
        work.insert_many(UseCase, COLUMNS, [*lines(120), (999, "uc-7", "Key taken", None, None, None)])
    assert dump(programme) == []


def test_many_rows_of_which_one_is_gone_are_not_taken_back(programme: ProgrammeFile) -> None:
    with programme.work("Import", "Ada") as work:
        work.insert_many(UseCase, COLUMNS, lines(120))
    number = work.change_set
    with programme.work("Remove", "Ben") as work:
        work.delete("use_case", 60)
    there = dump(programme)
    with pytest.raises(ConflictError) as refused:
        take_back(programme, number, actor="Ada")
    assert len(refused.value.conflicts) == 1
    assert dump(programme) == there


def test_rows_taken_away_together_are_counted(programme: ProgrammeFile) -> None:
    with programme.work("Import", "Ada") as work:
        work.insert_many(UseCase, COLUMNS, lines(10))
    with programme.work("Remove", "Ada") as work:
        assert delete_rows(work.connection, "use_case", [1, 2, 3, 999]) == 3
        assert delete_rows(work.connection, "use_case", []) == 0
    assert len(dump(programme)) == 7


def test_references_may_come_before_their_targets_also_after_a_plain_edit(programme: ProgrammeFile) -> None:
    with programme.work("Begin", "Ada") as work:
        work.insert_many(UseCase, COLUMNS, lines(1))
    with programme.work("Edit", "Ada") as work:
        work.update("use_case", 1, {"title": "Changed"})
        work.update("use_case", 1, {"business_unit_id": 7})
        work.insert(BusinessUnit(id=7, name="Late"))
    assert programme.read("SELECT title, business_unit_id FROM use_case") == [("Changed", 7)]
    with pytest.raises(RefusedError, match="refer"), programme.work("Remove", "Ada") as work:
        work.delete("business_unit", 7)
    with pytest.raises(RefusedError, match="refer"), programme.work("Edit", "Ada") as work:
        work.update_many("use_case", [(1, {"title": "Again"}), (1, {"business_unit_id": 8})])
    assert programme.read("SELECT title, business_unit_id FROM use_case") == [("Changed", 7)]


def test_one_more_record_costs_the_same_however_long_the_history_is(programme: ProgrammeFile) -> None:
    with programme.work("Import", "Ada") as work:
        work.insert_many(UseCase, COLUMNS, lines(200))
    steps_of_adding_one(programme, 5_000)
    short = steps_of_adding_one(programme, 5_001)
    for turn in range(5):
        with programme.work("Edit all", "Ada") as work:
            work.update_many("use_case", [(number, {"notes": f"Turn {turn}"}) for number in range(1, 201)])
    steps_of_adding_one(programme, 5_002)
    assert steps_of_adding_one(programme, 5_003) <= short + 1


def test_the_room_made_for_many_rows_is_given_back(programme: ProgrammeFile) -> None:
    before = pragma(programme.connection, "cache_size")
    with programme.work("Import", "Ada") as work:
        work.insert_many(UseCase, COLUMNS, lines(MANY))
        assert pragma(work.connection, "cache_size") != before
    assert pragma(programme.connection, "cache_size") == before
    with pytest.raises(RefusedError), programme.work("Import", "Ada") as work:
        work.insert_many(UseCase, COLUMNS, lines(MANY, first=MANY))
    assert pragma(programme.connection, "cache_size") == before


@pytest.mark.parametrize("count", [3, 500, 501])
def test_what_was_touched_is_told_by_id_up_to_five_hundred(programme: ProgrammeFile, count: int) -> None:
    with programme.work("Import", "Ada") as work:
        work.insert_many(UseCase, COLUMNS, lines(count))
        work.insert(BusinessUnit(id=7, name="Unit"))
    found = touched_ids(programme, work.change_set)
    assert found["business_unit"] == {7}
    assert found["use_case"] == (frozenset(range(1, count + 1)) if count <= 500 else None)
    assert set(found) == {"use_case", "business_unit"}
