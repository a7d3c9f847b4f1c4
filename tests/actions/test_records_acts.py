"""Adding, changing and removing a record is one change set with a sentence, or nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.actions.records import add_record, change_record, references_to, remove_record
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.store.undo import undo
from tests.builders import unit, use_case

if TYPE_CHECKING:
    from axonix_desktop.store.engine import ProgrammeFile


def labels(f: ProgrammeFile) -> list[str]:
    return [row[0] for row in f.read("SELECT what FROM jr_txn ORDER BY id")]


def test_each_act_is_told_in_the_history(programme: ProgrammeFile) -> None:
    case = use_case(key="UC-7", title="Triage")
    add_record(programme, case, actor="Ada")
    change_record(programme, "use_case", case.id, {"title": "Sorting", "vendor": "Acme"}, actor="Ada")
    remove_record(programme, "use_case", case.id, actor="Ada")
    assert labels(programme) == [
        "Add use case “Triage”",
        "Change name and vendor of UC-7",
        "Remove use case UC-7",
    ]


def test_setting_what_is_there_already_changes_nothing(programme: ProgrammeFile) -> None:
    case = use_case(title="Triage")
    add_record(programme, case, actor="Ada")
    assert change_record(programme, "use_case", case.id, {"title": "Triage"}, actor="Ada") is None
    assert len(labels(programme)) == 1


def test_a_needed_field_cannot_be_emptied(programme: ProgrammeFile) -> None:
    case = use_case()
    add_record(programme, case, actor="Ada")
    with pytest.raises(RefusedError, match="needed"):
        change_record(programme, "use_case", case.id, {"title": None}, actor="Ada")
    with pytest.raises(RefusedError, match="needed"):
        add_record(programme, use_case(title=""), actor="Ada")
    assert len(labels(programme)) == 1


def test_what_others_refer_to_stays(programme: ProgrammeFile) -> None:
    finance = unit(name="Finance")
    add_record(programme, finance, actor="Ada")
    add_record(programme, use_case(business_unit_id=finance.id), actor="Ada")
    assert references_to(programme, "business_unit", finance.id) == ("1 use case",)
    with pytest.raises(RefusedError, match="1 use case"):
        remove_record(programme, "business_unit", finance.id, actor="Ada")


def test_a_record_that_is_gone_is_said_to_be(programme: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="no longer"):
        change_record(programme, "use_case", 7, {"title": "X"}, actor="Ada")
    with pytest.raises(RefusedError, match="no longer"):
        remove_record(programme, "use_case", 7, actor="Ada")


def test_the_beginning_of_a_programme_is_no_step_to_take_back(programme: ProgrammeFile) -> None:
    begin_programme(programme, "Rollout", actor="Ada")
    with pytest.raises(RefusedError, match="nothing to undo"):
        undo(programme)
    with pytest.raises(RefusedError, match="nothing to undo"):
        undo(programme, to=0)
