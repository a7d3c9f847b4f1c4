"""The journal, undo and redo, and the past: exact to the last byte, whole or not at all, across restarts."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axonix_desktop.core.problems import ConflictError, FileProblemError, RefusedError
from axonix_desktop.core.records.portfolio import StagePlan, UseCase
from axonix_desktop.core.records.programme import Attachment, BusinessUnit, CustomField, Person
from axonix_desktop.store.driver import driver
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.integrity import check
from axonix_desktop.store.journal import Change, change_sets, changes, head_hash, history, touched
from axonix_desktop.store.past import as_of, rows_as_of, standing_at
from axonix_desktop.store.queries.records import record, records
from axonix_desktop.store.undo import redo, redoable, take_back, undo, undoable


def add(f: ProgrammeFile, *names: str) -> int:
    with f.work(f"Add {', '.join(names)}", "Ada") as work:
        work.insert_many(BusinessUnit, ("id", "name"), [(ord(name[0]), name) for name in names])
    return work.change_set


def rename(f: ProgrammeFile, number: int, name: str) -> int:
    with f.work(f"Rename to {name}", "Ben") as work:
        work.update("business_unit", number, {"name": name})
    return work.change_set


def names(f: ProgrammeFile) -> list[str]:
    return [row[0] for row in f.read("SELECT name FROM business_unit ORDER BY id")]


def test_history_says_who_did_what_when_and_from_what_to_what(programme: ProgrammeFile, clock) -> None:
    add(programme, "A")
    clock.advance(hours=1)
    number = rename(programme, 65, "Z")
    newest = change_sets(programme)[0]
    assert (newest.id, newest.at, newest.actor, newest.label) == (number, "2026-11-22T10:00:00Z", "Ben", "Rename to Z")
    (change,) = changes(programme, number)
    assert change == Change("business_unit", 65, "changed", "name", "A", "Z")


def test_history_of_one_record_leaves_out_the_others(programme: ProgrammeFile) -> None:
    add(programme, "A", "B")
    rename(programme, 65, "Z")
    rename(programme, 66, "Y")
    told = history(programme, "business_unit", 66)
    assert [(one.label, [change.new for change in found]) for one, found in told] == [
        ("Rename to Y", ["Y"]),
        ("Add A, B", ["B"]),
    ]
    assert touched(programme, 1) == {"business_unit": 2}
    assert [one.record_id for one in changes(programme, 1, limit=1)] == [65]


def test_custom_fields_are_told_one_by_one(programme: ProgrammeFile) -> None:
    add(programme, "A")
    with programme.work("fill", "x") as work:
        work.update("business_unit", 65, {"custom:7": date(2026, 1, 2), "custom:8": True, "name": "B"})
    with programme.work("clear", "x") as work:
        work.update("business_unit", 65, {"custom:7": None})
    assert [(one.field, one.old, one.new) for one in changes(programme, 2)] == [
        ("name", "A", "B"),
        ("custom:7", None, "2026-01-02"),
        ("custom:8", None, 1),
    ]
    assert [(one.field, one.old, one.new) for one in changes(programme, 3)] == [("custom:7", "2026-01-02", None)]


def test_setting_what_is_there_already_leaves_no_change_set(programme: ProgrammeFile) -> None:
    add(programme, "A")
    before = programme.path.read_bytes()
    assert rename(programme, 65, "A") == 0
    assert programme.path.read_bytes() == before


def test_a_refusal_inside_a_change_set_takes_everything_back(programme: ProgrammeFile) -> None:
    add(programme, "A")
    with pytest.raises(RefusedError, match="same “Name”"), programme.work("x", "y") as work:  # noqa: PT012 - one act
        work.insert(BusinessUnit(id=1, name="Other"))
        work.update("business_unit", 65, {"name": "Other"})
    with pytest.raises(ZeroDivisionError), programme.work("x", "y") as work:  # noqa: PT012 - one act
        work.insert(BusinessUnit(id=1, name="Other"))
        raise ZeroDivisionError
    assert names(programme) == ["A"]
    assert len(change_sets(programme)) == 1


def test_a_record_that_is_referred_to_cannot_go(programme: ProgrammeFile) -> None:
    add(programme, "A")
    with programme.work("x", "y") as work:
        work.insert_many(Person, ("name", "business_unit_id"), [("Ada", 65), ("Ben", 65)])
    with pytest.raises(RefusedError, match="2 people would refer to a business unit"), programme.work("x", "y") as work:
        work.delete("business_unit", 65)
    with programme.work("with its people", "y") as work:
        work.delete("business_unit", 65)
        work.delete_many("person", [row[0] for row in programme.read("SELECT id FROM person")])
    undo(programme)
    assert programme.read("SELECT count(*) FROM person WHERE business_unit_id = 65") == [(2,)]


def test_a_record_that_is_gone_cannot_be_changed(programme: ProgrammeFile) -> None:
    for act in (lambda work: work.update("use_case", 1, {"title": "x"}), lambda work: work.delete("use_case", 1)):
        with pytest.raises(RefusedError, match="not there any more"), programme.work("x", "y") as work:
            act(work)


def test_no_value_in_a_field_with_a_default_becomes_the_default(programme: ProgrammeFile) -> None:
    with programme.work("x", "y") as work:
        work.insert_many(UseCase, ("id", "key", "title", "status"), [(1, "UC-1", "One", None)])
    assert record(programme, "use_case", 1).status == "proposed"  # type: ignore[union-attr]


def test_undo_and_redo_behave_as_in_an_editor(programme: ProgrammeFile) -> None:
    add(programme, "A")
    rename(programme, 65, "B")
    rename(programme, 65, "C")
    assert [undo(programme).undone[0].label for _ in range(2)] == ["Rename to C", "Rename to B"]
    assert names(programme) == ["A"]
    redo(programme)
    assert names(programme) == ["B"]
    rename(programme, 65, "D")
    assert redoable(programme) is None
    with pytest.raises(RefusedError, match="nothing to redo"):
        redo(programme)
    assert [undo(programme).undone[0].label for _ in range(3)] == ["Rename to D", "Rename to B", "Add A"]
    with pytest.raises(RefusedError, match="nothing to undo"):
        undo(programme)
    for _ in range(3):
        redo(programme)
    assert names(programme) == ["D"]
    assert check(programme).ok


def test_undo_to_a_change_set_takes_back_all_after_it_and_redo_brings_them_back(programme: ProgrammeFile) -> None:
    first = add(programme, "A")
    rename(programme, 65, "B")
    add(programme, "C")
    done = undo(programme, to=first, actor="Cleo")
    assert [one.id for one in done.undone] == [3, 2]
    assert names(programme) == ["A"]
    assert {one.actor for one in change_sets(programme, 2)} == {"Cleo"}
    redo(programme)
    redo(programme)
    assert names(programme) == ["B", "C"]
    with pytest.raises(RefusedError, match="no change set 99"):
        undo(programme, to=99)


def test_undo_works_after_a_restart(tmp_path: Path, clock) -> None:
    path = tmp_path / "a.axonix"
    with ProgrammeFile.create(path, clock=clock) as f:
        add(f, "A")
        rename(f, 65, "B")
        undo(f)
    with ProgrammeFile.open(path, clock=clock) as f:
        assert redoable(f) is not None
        redo(f)
        assert names(f) == ["B"]
        assert undoable(f).label == "Rename to B"  # type: ignore[union-attr]


def test_one_change_set_from_the_middle_can_be_taken_back(programme: ProgrammeFile) -> None:
    add(programme, "A")
    middle = rename(programme, 65, "B")
    with programme.work("headcount", "x") as work:
        work.update("business_unit", 65, {"headcount": 5})
    take_back(programme, middle, actor="Cleo")
    unit = record(programme, "business_unit", 65)
    assert (unit.name, unit.headcount) == ("A", 5)  # type: ignore[union-attr]
    undo(programme)
    assert names(programme) == ["B"]
    assert check(programme).ok


def test_undo_of_a_removal_whose_key_is_taken_is_a_conflict_and_changes_nothing(programme: ProgrammeFile) -> None:
    add(programme, "A")
    with programme.work("remove", "x") as work:
        work.delete("business_unit", 65)
        removal = work.change_set
    with programme.work("again", "x") as work:
        work.insert(BusinessUnit(id=1, name="A"))
    with pytest.raises(ConflictError, match="same “Name”"):
        take_back(programme, removal, actor="x")
    assert names(programme) == ["A"]


def test_undo_of_an_addition_that_later_records_refer_to_is_a_conflict(programme: ProgrammeFile) -> None:
    added = add(programme, "A")
    with programme.work("person", "x") as work:
        work.insert(Person(id=1, name="Ada", business_unit_id=65))
    with pytest.raises(ConflictError, match="would refer to a business unit"):
        take_back(programme, added, actor="x")


def test_a_swap_of_unique_values_can_be_undone(programme: ProgrammeFile) -> None:
    add(programme, "A", "B")
    with programme.work("swap", "x") as work:
        work.update("business_unit", 65, {"name": "tmp"})
        work.update("business_unit", 66, {"name": "A"})
        work.update("business_unit", 65, {"name": "B"})
    undo(programme)
    assert names(programme) == ["A", "B"]
    redo(programme)
    assert names(programme) == ["B", "A"]


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "blank.axonix"
    ProgrammeFile.create(path, clock=_noon).close()
    return path


def _noon() -> datetime:
    return datetime(2026, 11, 22, 12, tzinfo=UTC)


def _fresh(blank: Path) -> ProgrammeFile:
    """A new empty file, copied, since making one costs more than the example it is for."""
    copy = blank.with_name("copy.axonix")
    shutil.copy(blank, copy)
    return ProgrammeFile.open(copy, clock=_noon)


def _everything(f: ProgrammeFile) -> list[Any]:
    return [
        f.read(f"SELECT *, typeof(discount_rate) FROM {name}" if name == "programme" else f"SELECT * FROM {name}")
        for name in ("programme", "business_unit", "attachment", "person", "use_case", "stage_plan")
    ]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
EXACT = {"headcount": st.integers(0, 10**7), "notes": TEXTS | st.none(), "lead": TEXTS}


@settings(max_examples=20)
@given(old=st.fixed_dictionaries(EXACT), new=st.fixed_dictionaries(EXACT), blob=st.binary(max_size=40) | st.none())
def test_texts_numbers_and_bytes_come_back_exactly(blank: Path, old, new, blob) -> None:
    with _fresh(blank) as f:
        with f.work("add", "x") as work:
            work.insert(BusinessUnit(id=1, name="A", **old))
            work.insert(Attachment(id=2, name="A", content=blob, record_id=2**63 - 1))
        first = _everything(f)
        with f.work("edit", "x") as work:
            work.update("business_unit", 1, new)
            work.update("attachment", 2, {"content": b"\0\xff", "notes": '{"b":"00"}'})  # type: ignore[dict-item]
        second = _everything(f)
        with f.work("remove", "x") as work:
            work.delete("business_unit", 1)
            work.delete("attachment", 2)
        undo(f)
        assert _everything(f) == second
        undo(f)
        assert _everything(f) == first
        assert check(f).findings == ()


@settings(max_examples=20)
@given(values=st.lists(st.floats(-1e15, 1e15).filter(lambda x: x != 0) | st.just(0.0), min_size=1, max_size=20))
def test_numbers_with_decimals_come_back_to_the_last_bit(blank: Path, values: list[float]) -> None:
    with _fresh(blank) as f:
        with f.work("add", "x") as work:
            rows = [("person", str(number), value) for number, value in enumerate(values)]
            work.insert_many(CustomField, ("record_kind", "name", "position"), rows)
        before = f.read("SELECT position FROM custom_field ORDER BY id")
        with f.work("edit", "x") as work:
            work.connection.execute("UPDATE custom_field SET position = 0.5")
        with f.work("remove", "x") as work:
            work.connection.execute("DELETE FROM custom_field")
        undo(f)
        undo(f)
        assert [row[0].hex() for row in f.read("SELECT position FROM custom_field ORDER BY id")] == [
            row[0].hex() for row in before
        ]
        assert check(f).ok


def test_rows_a_file_and_a_view_of_the_past_agree(programme: ProgrammeFile, tmp_path: Path, clock) -> None:
    add(programme, "A", "B")
    clock.advance(days=1)
    rename(programme, 65, "Z")
    with programme.work("remove", "x") as work:
        work.delete("business_unit", 66)
    evening = date(2026, 11, 22)
    assert [row[1] for row in rows_as_of(programme, "business_unit", evening)] == ["A", "B"]
    assert as_of(programme, evening, tmp_path / "past.axonix") == {"business_unit": 2}
    with ProgrammeFile.open(tmp_path / "past.axonix", clock=clock) as past:
        assert names(past) == ["A", "B"]
        assert check(past).ok
        rename(past, 65, "Y")
        undo(past)
    with standing_at(programme, evening) as past:
        assert names(past) == ["A", "B"]
        assert head_hash(past) != head_hash(programme)
    assert [row[1] for row in rows_as_of(programme, "business_unit", datetime(2026, 11, 23, 12, tzinfo=UTC))] == ["Z"]


def test_the_past_of_a_protected_file_stays_protected(tmp_path: Path, clock) -> None:
    path, key = tmp_path / "a.axonix", "0f" * 32
    with ProgrammeFile.create(path, clock=clock, key=key) as f:
        add(f, "A")
        rename(f, 65, "Zyxwvut")
        as_of(f, 1, tmp_path / "past.axonix")
        with standing_at(f, 1) as past:
            assert names(past) == ["A"]
    assert b"business_unit" not in (tmp_path / "past.axonix").read_bytes()
    with ProgrammeFile.open(tmp_path / "past.axonix", clock=clock, key=key) as past:
        assert names(past) == ["A"]
        assert check(past).ok


def test_the_past_refuses_a_day_before_the_beginning_and_a_taken_name(programme: ProgrammeFile, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="it is empty"):
        as_of(programme, date(2026, 11, 22), tmp_path / "a.axonix")
    add(programme, "A")
    with pytest.raises(RefusedError, match="begun on 2026-11-22"):
        as_of(programme, date(2020, 1, 1), tmp_path / "a.axonix")
    with pytest.raises(FileProblemError, match="already there"):
        as_of(programme, date(2026, 11, 22), programme.path)
    assert sorted(item.name for item in tmp_path.iterdir()) == ["programme.axonix", "programme.axonix.lock"]


def test_a_large_change_set_is_undone_in_one(programme: ProgrammeFile) -> None:
    with programme.work("import", "x") as work:
        done = work.insert_many(UseCase, ("key", "title"), ((f"UC-{n}", f"Use case {n}") for n in range(6_000)))
    assert done == 6_000
    with programme.work("plan", "x") as work:
        ids = programme.read("SELECT id FROM use_case")
        work.insert_many(StagePlan, ("use_case_id", "stage"), [(row[0], 1) for row in ids])
    undo(programme, to=0)
    assert programme.read("SELECT count(*) FROM use_case") == [(0,)]
    redo(programme)
    redo(programme)
    assert programme.read("SELECT count(*) FROM stage_plan") == [(6_000,)]
    assert check(programme).ok


def test_a_full_disk_is_told_and_nothing_is_changed(programme: ProgrammeFile) -> None:
    add(programme, "A")
    pages = programme.read("PRAGMA page_count")[0][0]
    programme.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(FileProblemError, match="no room left"), programme.work("large", "x") as work:
        work.insert_many(BusinessUnit, ("name", "notes"), [(f"U{n}", "x" * 9_000) for n in range(30)])
    programme.connection.execute("PRAGMA max_page_count = 1000000")
    assert names(programme) == ["A"]
    assert check(programme).ok


def test_another_thread_reads_the_last_saved_state_while_a_change_set_is_open(programme: ProgrammeFile) -> None:
    from concurrent.futures import ThreadPoolExecutor

    add(programme, "A")
    with ThreadPoolExecutor(1) as pool, programme.work("add", "x") as work:
        work.insert(BusinessUnit(id=1, name="Open"))
        assert len(names(programme)) == 2
        assert pool.submit(names, programme).result() == ["A"]
    assert len(records(programme, "business_unit")) == 2


def test_change_sets_do_not_nest_and_rows_need_one(programme: ProgrammeFile) -> None:
    with pytest.raises(RuntimeError, match="nest"), programme.work("a", "x"), programme.work("b", "x"):
        pass
    with pytest.raises(driver.IntegrityError, match=r"jr_row\.txn"):
        programme.connection.execute("INSERT INTO business_unit (id, name) VALUES (1, 'A')")
