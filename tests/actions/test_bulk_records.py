"""Many records are changed, added, copied and removed in one change set, or nothing is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from axonix_desktop.actions.bulk_records import (
    add_records,
    belongings,
    change_records,
    duplicate_records,
    refer_to_new,
    remove_records,
    write_block,
)
from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.belonging import LIBRARIES, SCOPED, ties_to
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.records.portfolio import GateDecision, StagePlan, UseCaseDependency
from axonix_desktop.core.records.programme import Attachment, CustomField
from axonix_desktop.core.records.readiness import Component, ComponentUse, ReadinessItem
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.records import count, rows, values
from axonix_desktop.store.undo import undo
from tests.builders import champion, enrolment, person, raid_entry, unit, use_case

if TYPE_CHECKING:
    from axonix_desktop.core.fields import Record
    from axonix_desktop.store.engine import ProgrammeFile


def keep(f: ProgrammeFile, *made: Record) -> None:
    with f.work("Keep", actor="Ada") as work:
        for one in made:
            work.insert(one)


def labels(f: ProgrammeFile) -> list[str]:
    return [row[0] for row in f.read("SELECT what FROM jr_txn ORDER BY id")]


def test_many_changes_are_one_step_with_one_label(programme: ProgrammeFile) -> None:
    cases = [use_case(), use_case(), use_case()]
    keep(programme, *cases)
    number = change_records(programme, "use_case", [(one.id, {"vendor": "Acme"}) for one in cases], actor="Ada")
    assert number == 2
    assert labels(programme)[-1] == "Change vendor of 3 use cases"
    undo(programme)
    assert count(programme, "use_case", {"vendor": None}) == 3


def test_own_fields_are_changed_like_any_other(programme: ProgrammeFile) -> None:
    case, own = use_case(key="UC-1"), CustomField(id=new_id(), record_kind="use_case", name="Seen", value_kind="date")
    keep(programme, case, own)
    change_records(programme, "use_case", [(case.id, {f"custom:{own.id}": date(2026, 1, 2)})], actor="Ada")
    assert rows(programme, "use_case", [f"custom:{own.id}"])[0][0] == "2026-01-02"
    assert labels(programme)[-1] == "Change seen of UC-1"


def test_the_stage_is_not_set_like_a_field(programme: ProgrammeFile) -> None:
    case = use_case(stage=3)
    keep(programme, case)
    with pytest.raises(RefusedError, match="gate"):
        change_records(programme, "use_case", [(case.id, {"stage": 5})], actor="Ada")
    assert labels(programme) == ["Keep"]


def test_one_wrong_change_leaves_all_undone(programme: ProgrammeFile) -> None:
    case = use_case()
    keep(programme, case)
    with pytest.raises(RefusedError, match="not there any more"):
        change_records(programme, "use_case", [(case.id, {"vendor": "A"}), (7, {"vendor": "A"})], actor="Ada")
    assert count(programme, "use_case", {"vendor": "A"}) == 0


def test_changing_nothing_leaves_no_step(programme: ProgrammeFile) -> None:
    case = use_case(vendor="Acme")
    keep(programme, case)
    assert change_records(programme, "use_case", [(case.id, {"vendor": "Acme"})], actor="Ada") is None
    assert change_records(programme, "use_case", [], actor="Ada") is None
    assert labels(programme) == ["Keep"]


def test_new_records_go_on_from_the_keys_that_are_there(programme: ProgrammeFile) -> None:
    keep(programme, use_case(key="AI-0041"), use_case(key="AI-0040"), use_case(key="X-9"))
    made = add_records(programme, "use_case", [{}, {"title": "Named"}], actor="Ada")
    found = rows(programme, "use_case", ["key", "title"], {"id": list(made.ids)})
    assert found == [("AI-0042", "New use case"), ("AI-0043", "Named")]
    assert labels(programme)[-1] == "Add 2 use cases"


def test_a_record_that_needs_more_is_not_begun(programme: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match=r"“Person” is needed.*“Course” is needed"):
        add_records(programme, "enrolment", [{}], actor="Ada")


def test_a_copy_has_its_own_key_and_says_that_it_is_one(programme: ProgrammeFile) -> None:
    own = CustomField(id=new_id(), record_kind="use_case", name="Note", value_kind="text")
    case = use_case(key="UC-7", title="Triage", tags=("a", "b"), source="tracker row 4")
    keep(programme, own, case)
    change_records(programme, "use_case", [(case.id, {f"custom:{own.id}": "mine"})], actor="Ada")
    made = duplicate_records(programme, "use_case", [case.id], actor="Ada")
    copy = values(programme, "use_case", made.ids[0])
    assert copy is not None
    assert (copy["key"], copy["title"], copy["tags"], copy["source"]) == ("UC-8", "Triage (copy)", ("a", "b"), None)
    assert copy[f"custom:{own.id}"] == "mine"


def family(f: ProgrammeFile) -> tuple[int, int]:
    """A use case with what belongs to it, and another one that waits for it."""
    case, other = use_case(key="UC-1"), use_case(key="UC-2")
    part = Component(id=new_id(), name="Part")
    keep(
        f, case, other, part,
        StagePlan(id=new_id(), use_case_id=case.id, stage=1), StagePlan(id=new_id(), use_case_id=case.id, stage=2),
        GateDecision(id=new_id(), use_case_id=case.id, stage=1, decision="go", decided_on=date(2026, 1, 1)),
        ReadinessItem(id=new_id(), use_case_id=case.id, dimension="data", item="x", score=2),
        ComponentUse(id=new_id(), component_id=part.id, use_case_id=case.id),
        UseCaseDependency(id=new_id(), use_case_id=other.id, needs_id=case.id),
        Attachment(id=new_id(), name="plan.pdf", record_kind="use_case", record_id=case.id),
    )  # fmt: skip
    return case.id, part.id


def test_what_belongs_to_a_record_goes_with_it_and_comes_back_with_it(programme: ProgrammeFile) -> None:
    case, part = family(programme)
    kinds = ("stage_plan", "gate_decision", "readiness_item", "component_use", "use_case_dependency", "attachment")
    assert "2 stage plans" in belongings(programme, "use_case", [case])
    remove_records(programme, "use_case", [case], actor="Ada")
    assert [count(programme, kind) for kind in kinds] == [0] * 6
    assert count(programme, "component", {"id": part}) == 1
    label = labels(programme)[-1]
    assert label.startswith("Remove use case UC-1 with ")
    assert "2 stage plans" in label
    assert "1 gate decision" in label
    undo(programme)
    assert [count(programme, kind) for kind in kinds] == [2, 1, 1, 1, 1, 1]


def test_what_merely_speaks_of_a_record_stands_against_its_removal(programme: ProgrammeFile) -> None:
    case, _part = family(programme)
    keep(programme, raid_entry(use_case_id=case))
    with pytest.raises(RefusedError, match=r"UC-1 is still used by 1 .*Remove these first"):
        remove_records(programme, "use_case", [case], actor="Ada")
    assert count(programme, "stage_plan") == 2


def test_an_owner_stays_while_use_cases_name_them_but_takes_a_champion_role_along(programme: ProgrammeFile) -> None:
    ada, bob = person(name="Ada"), person(name="Bob")
    keep(programme, ada, bob, use_case(owner_id=ada.id), champion(person_id=bob.id))
    with pytest.raises(RefusedError, match="1 use case"):
        remove_records(programme, "person", [ada.id, bob.id], actor="Ada")
    remove_records(programme, "person", [bob.id], actor="Ada")
    assert count(programme, "champion") == 0


def test_units_that_name_one_another_can_go_together(programme: ProgrammeFile) -> None:
    parent = unit(name="Parent")
    child = unit(name="Child", parent_id=parent.id)
    keep(programme, parent, child)
    with pytest.raises(RefusedError, match="1 business unit"):
        remove_records(programme, "business_unit", [parent.id], actor="Ada")
    remove_records(programme, "business_unit", [parent.id, child.id], actor="Ada")
    assert count(programme, "business_unit") == 0


def test_a_course_that_people_took_stays(programme: ProgrammeFile) -> None:
    from tests.builders import course

    made, ada = course(), person(name="Ada")
    keep(programme, made, ada, enrolment(person_id=ada.id, course_id=made.id))
    with pytest.raises(RefusedError, match="1 enrolment"):
        remove_records(programme, "course", [made.id], actor="Ada")


def test_a_programme_with_its_whole_content_can_lose_any_use_case(programme: ProgrammeFile) -> None:
    begin_programme(programme, "Rollout", actor="Ada")
    case, _part = family(programme)
    remove_records(programme, "use_case", [case], actor="Ada")
    assert count(programme, "use_case") == 1


def test_a_name_that_is_not_there_is_made_with_the_change(programme: ProgrammeFile) -> None:
    case = use_case(key="UC-1")
    keep(programme, case)
    made = refer_to_new(programme, "use_case", [case.id], "business_unit_id", "Logistics", actor="Ada")
    assert rows(programme, "business_unit", ["name"]) == [("Logistics",)]
    assert labels(programme)[-1] == "Change business unit of UC-1, adding business unit “Logistics”"
    assert made.change_set == 2


def test_a_block_changes_and_adds_in_one_step(programme: ProgrammeFile) -> None:
    case = use_case(key="UC-1")
    keep(programme, case)
    made = write_block(programme, "use_case", [(case.id, {"vendor": "A"})], [{"title": "New"}], "Paste", actor="Ada")
    assert made.change_set == 2
    assert len(made.ids) == 1
    undo(programme)
    assert count(programme, "use_case") == 1


def test_every_exception_of_belonging_names_a_reference_that_is_declared() -> None:
    for kind, name in SCOPED:
        assert not record_of(kind).fields[name].required
        assert name in {tie.field for tie in ties_to(record_of(kind).fields[name].kind.target) if tie.belongs}  # type: ignore[attr-defined]
    assert all(record_of(kind) for kind in LIBRARIES)


def test_titles_made_here_are_told_apart_where_each_may_be_there_once(programme: ProgrammeFile) -> None:
    add_records(programme, "business_unit", [{}, {}], actor="Ada")
    first = rows(programme, "business_unit", ["id"])[0][0]
    assert isinstance(first, int)
    for _ in range(2):
        duplicate_records(programme, "business_unit", [first], actor="Ada")
    assert [row[0] for row in rows(programme, "business_unit", ["name"])] == [
        "New business unit", "New business unit 2", "New business unit (copy)", "New business unit (copy) 2",
    ]  # fmt: skip
    with pytest.raises(RefusedError, match="same “Name”"):
        add_records(programme, "business_unit", [{"name": "New business unit"}], actor="Ada")
