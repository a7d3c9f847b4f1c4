"""Reducing the older history: words go, which field was changed stays, figures and the chain hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.people import Champion
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import BusinessUnit, CustomField, Person
from axonix_desktop.store.driver import driver
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.erase import erase_person
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.integrity import check
from axonix_desktop.store.journal import change_sets, changes
from axonix_desktop.store.past import as_of, rows_as_of, standing_at
from axonix_desktop.store.queries.imports import edited_since_import
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.reduce import reduce_journal, reducible, reduction
from axonix_desktop.store.undo import take_back, undo, undoable
from tests.conftest import Clock

CASE, UNIT, WHO, GONE, OWN = (new_id() for _ in range(5))
OLD = ("Quillfeather wants it", "Beefeater notes", "Oldtitle", "Ownwords")


@pytest.fixture
def aged(programme: ProgrammeFile, clock: Clock) -> ProgrammeFile:
    """A programme with changes of two years ago and of yesterday."""
    f = programme
    with f.work("Begin", "Ada") as work:
        work.insert(BusinessUnit(id=UNIT, name="Claims"))
        work.insert(BusinessUnit(id=GONE, name="Beefeater notes"))
        work.insert(CustomField(id=OWN, record_kind="use_case", name="Own"))
        work.insert(Person(id=WHO, name="Ben Example"))
        work.insert(Champion(id=new_id(), person_id=WHO, status="nominated"))
        work.insert(UseCase(id=CASE, key="UC-1", title="Oldtitle", stage=1, problem="Quillfeather wants it"),
                    {str(OWN): "Ownwords"})  # fmt: skip
    clock.advance(days=1)
    with f.work("Change much", "Ada") as work:
        work.update("use_case", CASE, {"title": "Triage", "stage": 3, "problem": "Backlog", f"custom:{OWN}": "New"})
        work.delete("business_unit", GONE)
    clock.advance(days=700)
    with f.work("Change lately", "Ben") as work:
        work.update("use_case", CASE, {"title": "Triage of claims", "stage": 4})
    return f


def reduce(f: ProgrammeFile) -> int:
    return reduce_journal(f, date(f.now.year, 1, 1), actor="Ada", label="Reduce the history").change_set


def test_old_words_leave_the_file_and_the_record_still_holds(aged: ProgrammeFile) -> None:
    found = reducible(aged, date(aged.now.year, 1, 1))
    assert (found.change_sets, found.entries, set(found.values)) == (1, 2, {"use_case", "business_unit"})
    assert all(one.encode() in aged.path.read_bytes() for one in OLD)
    reduce(aged)
    assert [one for one in OLD if one.encode() in aged.path.read_bytes()] == []
    assert check(aged).ok
    assert rows(aged, "use_case", ["title", "stage", "problem"]) == [("Triage of claims", 4, "Backlog")]


def test_the_history_still_says_who_when_and_which_field(aged: ProgrammeFile) -> None:
    reduce(aged)
    old = next(one for one in change_sets(aged) if one.label == "Change much")
    told = {one.field: (one.is_kept, one.old, one.new) for one in changes(aged, old.id, ("use_case", CASE))}
    assert told["title"] == (False, None, None)
    assert told["stage"] == (True, 1, 3)
    assert told[f"custom:{OWN}"] == (False, None, None)
    lately = next(one for one in change_sets(aged) if one.label == "Change lately")
    assert {one.field: one.old for one in changes(aged, lately.id)} == {"title": "Triage", "stage": 3}


def test_figures_of_the_past_stay_true_and_a_past_state_can_be_shown(aged: ProgrammeFile, tmp_path: Path) -> None:
    columns = UseCase.columns()
    before = [row[columns.index("stage")] for row in rows_as_of(aged, "use_case", 1)]
    reduce(aged)
    assert [row[columns.index("stage")] for row in rows_as_of(aged, "use_case", 1)] == before == [1]
    with standing_at(aged, 1) as then:
        assert len(rows(then, "business_unit")) == 2
    assert as_of(aged, 1, tmp_path / "then.axonix")["use_case"] == 1
    as_of(aged, 2, tmp_path / "later.axonix")
    with ProgrammeFile.open(tmp_path / "later.axonix", clock=lambda: aged.now) as later:
        assert check(later).ok
        with pytest.raises(RefusedError, match="reduced to which fields"):
            undo(later, actor="Ada")
    with ProgrammeFile.open(tmp_path / "then.axonix", clock=lambda: aged.now) as then:
        assert check(then).ok


def test_what_was_reduced_cannot_be_taken_back_and_what_came_later_can(aged: ProgrammeFile) -> None:
    old = next(one.id for one in change_sets(aged) if one.label == "Change much")
    number = reduce(aged)
    with pytest.raises(RefusedError, match="reduced to which fields"):
        take_back(aged, old, actor="Ada")
    with pytest.raises(RefusedError, match="no longer there"):
        take_back(aged, number, actor="Ada")
    with pytest.raises(RefusedError, match="reduced to which fields"):
        undo(aged, 1, actor="Ada")
    assert undo(aged, actor="Ada").undone[0].label == "Change lately"
    assert rows(aged, "use_case", ["title"]) == [("Triage",)]
    assert undoable(aged) is None
    assert check(aged).ok


def test_what_another_program_alters_after_a_reduction_still_shows(aged: ProgrammeFile) -> None:
    reduce(aged)
    path = aged.path
    aged.close()
    with driver.connect(str(path), isolation_level=None) as raw:
        (sql,) = raw.execute("SELECT sql FROM sqlite_schema WHERE name = 'jr_use_case_update'").fetchone()
        raw.execute("DROP TRIGGER jr_use_case_update")
        raw.execute("UPDATE use_case SET problem = 'Forged'")
        raw.execute(sql)
    with ProgrammeFile.open(path, clock=lambda: aged.now) as f:
        assert any("problem" in one for one in check(f).findings)


def test_a_second_reduction_goes_further_and_an_erasure_reaches_the_words_held_fast(
    aged: ProgrammeFile, clock: Clock
) -> None:
    with aged.work("Rename", "Ada") as work:
        work.update("person", WHO, {"job_role": "Weaver"})
    reduce(aged)
    with pytest.raises(RefusedError, match="no words"):
        reduce(aged)
    clock.advance(days=700)
    reduce(aged)
    assert len(reduction(aged).steps) == 2
    erase_person(aged, WHO, actor="Ada", reason="", label="Erase")
    assert b"Ben Example" not in aged.path.read_bytes()
    assert b"Weaver" not in aged.path.read_bytes()
    assert check(aged).ok


def test_a_reduction_is_no_edit_by_hand(aged: ProgrammeFile) -> None:
    before = edited_since_import(aged, "use_case", [CASE])
    reduce(aged)
    assert edited_since_import(aged, "use_case", [CASE]) == before
