"""A programme's own fields: added, renamed, turned into another kind without losing a value, removed with undo."""

from __future__ import annotations

from datetime import date

import pytest

from axonix_desktop.actions.custom_fields import (
    FieldWish,
    add_field,
    change_field,
    choices_in_use,
    filled_count,
    remove_field,
)
from axonix_desktop.actions.views import keep_views, name_objection, remove_view
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.portfolio import StagePlan, UseCase
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.custom import custom_fields, custom_values
from axonix_desktop.store.queries.views import KeptView, due_cases, kept_views, people_called
from axonix_desktop.store.undo import undo

TODAY = date(2026, 11, 22)


def own(f: ProgrammeFile) -> int:
    return int(custom_fields(f, "use_case")[0].name.removeprefix("custom:"))


def filled(f: ProgrammeFile, *texts: str) -> int:
    add_field(f, "use_case", FieldWish("Reviewed"), actor="Tester")
    number = own(f)
    with f.work("Add", actor="Tester") as work:
        for at, text in enumerate(texts):
            work.insert(UseCase(id=new_id(), key=f"UC-{at}", title="x"), {str(number): text})
    return number


def test_texts_become_dates_when_all_of_them_are(programme: ProgrammeFile) -> None:
    number = filled(programme, "1 Mar 2026", "2026-04-05")
    change_field(programme, "use_case", number, FieldWish("Reviewed on", "date"), actor="Tester")
    [field] = custom_fields(programme, "use_case")
    assert (field.label, type(field.kind)) == ("Reviewed on", Date)
    held = {value for row in custom_values(programme, "use_case").values() for value in row.values()}
    assert held == {"2026-03-01", "2026-04-05"}


def test_one_value_that_does_not_fit_refuses_the_whole_change_and_is_named(programme: ProgrammeFile) -> None:
    number = filled(programme, "1 Mar 2026", "soon")
    with pytest.raises(RefusedError, match="1 value does not fit, for example “soon”"):
        change_field(programme, "use_case", number, FieldWish("Reviewed", "date"), actor="Tester")
    [field] = custom_fields(programme, "use_case")
    assert field.kind.name == "text"
    assert filled_count(programme, "use_case", number) == 2


def test_a_field_becomes_a_choice_of_the_values_it_has(programme: ProgrammeFile) -> None:
    number = filled(programme, "Blue", "red", "Blue")
    offered = choices_in_use(programme, "use_case", number)
    assert offered == ("Blue", "red")
    change_field(programme, "use_case", number, FieldWish("Colour", "choice", offered), actor="Tester")
    assert custom_fields(programme, "use_case")[0].kind.name == "choice"
    assert filled_count(programme, "use_case", number) == 3


def test_nothing_changes_when_nothing_differs(programme: ProgrammeFile) -> None:
    number = filled(programme, "x")
    assert change_field(programme, "use_case", number, FieldWish("Reviewed"), actor="Tester") is None


def test_removing_a_field_takes_its_values_and_undo_brings_both_back(programme: ProgrammeFile) -> None:
    number = filled(programme, "a", "b")
    before = custom_values(programme, "use_case")
    remove_field(programme, "use_case", number, actor="Tester")
    assert custom_fields(programme, "use_case") == []
    assert custom_values(programme, "use_case") == {}
    undo(programme, actor="Tester")
    assert custom_values(programme, "use_case") == before
    assert own(programme) == number


@pytest.mark.parametrize(
    ("wish", "words"),
    [(FieldWish(" "), "needs a name"), (FieldWish("stage"), "called “stage” already"),
     (FieldWish("Colour", "choice"), "at least one value"), (FieldWish("x" * 81), "At most 80")],
)  # fmt: skip
def test_a_field_that_cannot_be_is_refused_without_a_trace(
    programme: ProgrammeFile, wish: FieldWish, words: str
) -> None:
    with pytest.raises(RefusedError, match=words):
        add_field(programme, "use_case", wish, actor="Tester")
    assert custom_fields(programme, "use_case") == []


def test_kinds_without_fields_of_their_own_say_so(programme: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="cannot have fields"):
        add_field(programme, "setting", FieldWish("x"), actor="Tester")


def test_views_are_kept_renamed_and_removed_by_name(programme: ProgrammeFile) -> None:
    keep_views(programme, "use_case", [KeptView(None, "Fires", "{}", 3)], "Save view", actor="Tester")
    [kept] = kept_views(programme, "use_case")
    assert keep_views(programme, "use_case", [kept], "Save view", actor="Tester") is None
    with pytest.raises(RefusedError, match="called “fires” already"):
        keep_views(programme, "use_case", [KeptView(None, "fires", "{}", 4)], "Save view", actor="Tester")
    assert keep_views(programme, "person", [KeptView(None, "Fires", "{}", 0)], "Save view", actor="Tester")
    assert kept.number is not None
    remove_view(programme, "use_case", kept.number, "Delete view", actor="Tester")
    assert kept_views(programme, "use_case") == []
    with pytest.raises(RefusedError, match="no longer there"):
        remove_view(programme, "use_case", kept.number, "Delete view", actor="Tester")
    assert name_objection("", []) == "A view needs a name."


def test_a_gate_is_due_by_the_earlier_of_stage_plan_and_target(programme: ProgrammeFile) -> None:
    cases = {
        "target in time": ({"target_on": date(2026, 12, 1)}, None, True),
        "target too late": ({"target_on": date(2027, 3, 1)}, None, False),
        "stage ends in time": ({"target_on": date(2027, 3, 1)}, date(2026, 12, 22), True),
        "stage has ended late already": ({"target_on": date(2026, 12, 1)}, date(2026, 11, 1), False),
        "closed": ({"target_on": date(2026, 12, 1), "status": "completed"}, None, False),
        "no date": ({}, None, False),
    }
    expected: set[int] = set()
    with programme.work("Add", actor="Tester") as work:
        for at, (title, (values, ends, is_due)) in enumerate(cases.items()):
            number = work.insert(UseCase(id=new_id(), key=f"UC-{at}", title=title, stage=2, **values))
            if ends:
                work.insert(StagePlan(id=new_id(), use_case_id=number, stage=2, planned_end_on=ends))
            expected |= {number} if is_due else set()
    assert due_cases(programme, TODAY, 30) == expected


def test_people_are_found_by_name_or_address(programme: ProgrammeFile) -> None:
    from axonix_desktop.core.records.programme import Person

    with programme.work("Add", actor="Tester") as work:
        number = work.insert(Person(id=new_id(), name="Priya Nair", email="p.nair@example.org"))
    assert people_called(programme, " priya  NAIR ") == [number] == people_called(programme, "P.Nair@example.org")
    assert people_called(programme, "") == people_called(programme, "Nobody") == []
