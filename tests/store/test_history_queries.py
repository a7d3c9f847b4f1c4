"""Questions about the past: what is sought is found, page by page; names outlive records; two states compare right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.actions.history import redo_to, restore_value, take_back_step, undo_to
from axonix_desktop.core.changes import Name, differences
from axonix_desktop.core.problems import ConflictError, RefusedError
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.core.records.people import Champion
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, CustomField, Person
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.journal import changes
from axonix_desktop.store.past import rows_as_of
from axonix_desktop.store.queries.history import (
    Sought,
    change_sets,
    changed_between,
    kinds_touched,
    names,
    names_of,
    number_of_change_sets,
    people,
    touched_by,
)
from axonix_desktop.store.queries.records import record
from axonix_desktop.store.undo import steps, undo


@pytest.fixture
def f(programme: ProgrammeFile, clock) -> ProgrammeFile:
    """Five steps by two people on three days."""
    with programme.work("Add people", "Ada") as work:
        work.insert(Person(id=1, name="Priya Nair"))
        work.insert(Person(id=2, name="Tom Hill"))
        work.insert(CustomField(id=9, record_kind="use_case", name="Warmth"))
    clock.advance(days=1)
    with programme.work("Add use cases", "Ada") as work:
        for number in (1, 2):
            work.insert(UseCase(id=number, key=f"UC-{number}", title=f"Case {number}", owner_id=1))
    with programme.work("Change owner of UC-1", "Ben") as work:
        work.update("use_case", 1, {"owner_id": 2})
    clock.advance(days=1)
    with programme.work("Change warmth of UC-2", "Ben") as work:
        work.update("use_case", 2, {"custom:9": "hot"})
    with programme.work("Remove UC-2", "Ada") as work:
        work.delete("use_case", 2)
    return programme


def found(f: ProgrammeFile, **sought) -> list[int]:
    return [one.id for one in change_sets(f, Sought(**sought))]


def test_steps_are_found_by_who_what_when_which_kind_record_and_field(f: ProgrammeFile) -> None:
    assert found(f) == [5, 4, 3, 2, 1]
    assert found(f, who="Ben") == [4, 3]
    assert found(f, kind="person") == [1]
    assert found(f, record=("use_case", 2)) == [5, 4, 2]
    assert found(f, kind="use_case", field="owner_id") == [3]
    assert found(f, record=("use_case", 1), field="owner_id") == [3]
    assert found(f, kind="use_case", field="custom:9") == [4]
    assert found(f, since="2026-11-23T00:00:00Z", until="2026-11-23T23:59:59Z") == [3, 2]
    assert found(f, words="owner") == [3]
    assert found(f, words="ada remove") == [5]
    assert found(f, words="100%") == []
    assert number_of_change_sets(f, Sought(who="Ben")) == 2


def test_a_records_key_finds_all_that_touched_it(f: ProgrammeFile) -> None:
    assert found(f, words="uc-1") == [3, 2]


def test_pages_go_on_where_the_last_one_ended(f: ProgrammeFile) -> None:
    first = change_sets(f, limit=2)
    second = change_sets(f, before=first[-1].id, limit=2)
    assert [one.id for one in (*first, *second)] == [5, 4, 3, 2]


def test_a_step_says_how_many_records_it_touched(f: ProgrammeFile) -> None:
    assert touched_by(f, change_sets(f))[1] == {"person": 2, "custom_field": 1}
    assert people(f) == ["Ada", "Ben"]
    assert kinds_touched(f) == ["person", "custom_field", "use_case"]


def test_records_that_are_gone_keep_their_names(f: ProgrammeFile) -> None:
    assert names(f, "use_case", [1, 2]) == {1: Name("UC-1", "Case 1"), 2: Name("UC-2", "Case 2")}


def test_a_record_titled_by_another_is_called_like_it_even_when_both_are_gone(f: ProgrammeFile) -> None:
    with f.work("Add champion", "Ada") as work:
        work.insert(Champion(id=5, person_id=1))
    with f.work("Remove both", "Ada") as work:
        work.update("use_case", 1, {"owner_id": None})
        work.delete("champion", 5)
        work.delete("person", 1)
    assert names(f, "champion", [5])[5].title == "Priya Nair"


def test_names_cover_references_and_own_fields(f: ProgrammeFile) -> None:
    told = names_of(f, [*changes(f, 3), *changes(f, 4)])
    assert told.name("person", 1).title == "Priya Nair"
    assert told.field("use_case", "custom:9") is not None


def test_two_moments_differ_by_what_was_done_between_and_not_by_detours(f: ProgrammeFile) -> None:
    found = changed_between(f, 1, 5)
    assert [(one.kind, one.record_id, one.op) for one in found] == [("use_case", 1, "added")]
    (back,) = changed_between(f, 5, 1)
    assert back.op == "removed"
    assert changed_between(f, 3, 3) == []
    owner = [change for one in changed_between(f, 2, 3) for change in one.fields]
    assert [(one.field, one.old, one.new) for one in owner] == [("owner_id", 1, 2)]


ACTS = st.lists(
    st.tuples(st.sampled_from("aurx"), st.integers(1, 3), st.text("ab", min_size=1, max_size=2)), max_size=10
)


@given(ACTS, st.data())
def test_comparing_reads_the_same_as_two_whole_states(tmp_path_factory, clock, acts, data) -> None:
    path = tmp_path_factory.mktemp("compare") / "p.axonix"
    with ProgrammeFile.create(path, clock=clock) as f:
        there: set[int] = set()
        for act, number, name in acts:
            with f.work("Step", "Ada") as work:
                if act == "a" and number not in there:
                    work.insert(BusinessUnit(id=number, name=f"{name}{number}"))
                    there.add(number)
                elif act == "x" and number in there:
                    work.delete("business_unit", number)
                    there.discard(number)
                elif number in there:
                    work.update("business_unit", number, {"lead": name, "name": f"{name}{number}"})
        last = max((one.id for one in change_sets(f)), default=0)
        first, second = data.draw(st.integers(0, last)), data.draw(st.integers(0, last))

        def state(number: int) -> dict:
            columns = BusinessUnit.columns()
            return {row[0]: dict(zip(columns, row, strict=True)) for row in rows_as_of(f, "business_unit", number)}

        def plain(found) -> set:
            return {(one.record_id, one.op, frozenset(one.fields)) for one in found}

        assert plain(changed_between(f, first, second)) == plain(
            differences("business_unit", state(first), state(second))
        )


def test_a_comparison_can_be_stopped_between_kinds(f: ProgrammeFile) -> None:
    seen: list[str] = []

    def step(kind: str) -> None:
        seen.append(kind)
        if kind == "person":
            raise InterruptedError

    with pytest.raises(InterruptedError):
        changed_between(f, 0, 5, step)
    assert seen[-1] == "person"
    assert len(seen) < len(RECORDS)


def test_an_old_value_is_put_back_as_one_named_step(f: ProgrammeFile) -> None:
    number = restore_value(f, "use_case", 1, "owner_id", 1, actor="Cleo")
    assert number is not None
    newest = change_sets(f)[0]
    assert (newest.label, newest.actor) == ("Restore owner of UC-1 to Priya Nair", "Cleo")
    assert record(f, "use_case", 1).owner_id == 1
    undo(f)
    assert record(f, "use_case", 1).owner_id == 2


def test_restoring_what_stands_there_leaves_no_step(f: ProgrammeFile) -> None:
    before = number_of_change_sets(f)
    assert restore_value(f, "use_case", 1, "owner_id", 2, actor="Cleo") is None
    assert number_of_change_sets(f) == before


@pytest.mark.parametrize(
    ("number", "field", "value", "words"),
    [
        (2, "owner_id", 1, "no longer there"),
        (1, "owner_id", 77, "no longer in the programme"),
        (1, "stage", 3, "gate"),
        (1, "title", None, "needed"),
        (1, "custom:404", "x", "field is no longer there"),
    ],
)
def test_what_cannot_be_restored_is_refused_without_a_trace(f: ProgrammeFile, number, field, value, words) -> None:
    before = number_of_change_sets(f)
    with pytest.raises(RefusedError, match=words):
        restore_value(f, "use_case", number, field, value, actor="Cleo")
    assert number_of_change_sets(f) == before


def test_undo_back_to_a_step_and_redo_up_to_one(f: ProgrammeFile) -> None:
    undo_to(f, 2, actor="Ada")
    assert steps(f) == ([1, 2], [5, 4, 3])
    assert record(f, "use_case", 2) is not None
    redo_to(f, 4, actor="Ada")
    assert steps(f) == ([1, 2, 3, 4], [5])
    assert record(f, "use_case", 1).owner_id == 2
    with pytest.raises(RefusedError):
        redo_to(f, 2, actor="Ada")


def test_a_step_on_which_later_work_stands_is_not_taken_back(f: ProgrammeFile) -> None:
    before = number_of_change_sets(f)
    with pytest.raises(ConflictError) as refused:
        take_back_step(f, 2, actor="Ada")
    assert refused.value.conflicts == (
        "Use case “Case 1”: “Owner” has been changed since.",
        "Use case “Case 2” has been removed since.",
    )
    assert number_of_change_sets(f) == before


def test_a_step_nothing_stands_on_is_taken_back_and_the_rest_stays(f: ProgrammeFile) -> None:
    take_back_step(f, 3, actor="Ada")
    assert record(f, "use_case", 1).owner_id == 1
    assert change_sets(f)[0].label == "Take back: Change owner of UC-1"
