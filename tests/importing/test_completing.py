"""People get what a roster tells of them; what is there is never overwritten, and what differs is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.importing.cells import CellValue, Sheet, Workbook
from axonix_desktop.core.importing.matching import propose
from axonix_desktop.core.importing.person_names import whole_names
from axonix_desktop.core.importing.plan import Decisions, Existing, ImportPlan, StoreView
from axonix_desktop.core.importing.planning import plan_workbook
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.store.queries.imports import fresh_view

ROSTER: list[list[CellValue]] = [
    ["First name", "Last name", "E-mail", "Department", "Job title", "Role family", "Skill level", "Course", "Status"],
    ["Ana", "Keller", "ana@example.org", "Finance", "Analyst", "Analysts", "Beginner", "AI basics", "Completed"],
    ["Bo", "Reed", "bo@example.org", "Supply", "Planner", "Operators", "Advanced", "AI basics", "Enrolled"],
]
ANA = {"id": 7, "name": "Ana Keller", "job_role": "Controller", "is_active": 1}


def holding_ana(edited: frozenset[str] = frozenset()) -> StoreView:
    fresh = fresh_view()
    columns = record_of("person").columns()
    ana = Existing(columns, [tuple(ANA.get(name) for name in columns)])
    return replace(
        fresh,
        existing=lambda kind: ana if kind == "person" else fresh.existing(kind),
        edited=lambda _kind, ids: dict.fromkeys(ids, edited),
    )


def planned(view: StoreView, decisions: Decisions | None = None) -> ImportPlan:
    sheet = Sheet("Training", 0, row_numbers=[0, 1, 2], rows=ROSTER)
    book = Workbook("roster.xlsx", "xlsx", [sheet])
    return plan_workbook(book, propose(book)[:1], view, decisions)


def people(plan: ImportPlan) -> list[dict[str, object]]:
    return [dict(zip(one.columns, row, strict=True)) for one in plan.kinds["person"].batches for row in one.rows]


def test_who_is_made_gets_all_that_the_roster_tells() -> None:
    plan = planned(fresh_view())
    units = {row[0]: row[1] for batch in plan.kinds["business_unit"].batches for row in batch.rows}
    ana = people(plan)[0]
    assert {**ana, "id": 0, "business_unit_id": units[ana["business_unit_id"]]} == {
        "id": 0, "name": "Ana Keller", "email": "ana@example.org", "business_unit_id": "Finance",
        "job_role": "Analyst", "role_family": "Analysts", "skill_level": "awareness",
    }  # fmt: skip


def test_who_is_known_gets_what_was_empty_and_keeps_what_is_there() -> None:
    plan = planned(holding_ana())
    (update,) = plan.kinds["person"].updates
    assert update.record_id == 7
    assert {name: old for name, (old, _) in update.changes.items()} == dict.fromkeys(
        ("email", "business_unit_id", "role_family", "skill_level")
    )
    assert any("Job role" in one and "Ana Keller" in one and "kept" in one for one in plan.questions)


@pytest.mark.parametrize(
    ("view", "decisions"),
    [
        (holding_ana(), Decisions(policy="mine")),
        (holding_ana(frozenset({"email", "business_unit_id", "role_family", "skill_level"})), Decisions()),
    ],
    ids=["told to keep mine", "emptied by hand"],
)
def test_nothing_is_filled_against_a_person_s_word(view: StoreView, decisions: Decisions) -> None:
    assert planned(view, decisions).kinds["person"].updates == []


NAME = st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=8)


@given(first=NAME, last=NAME)
def test_two_parts_make_one_name_in_whichever_columns_they_stand(first: str, last: str) -> None:
    whole = f"{first} {last}"
    assert whole_names(None, [first], [last]) == [whole]
    assert whole_names([whole], [first], [last]) == [whole]
    if first.casefold() not in last.casefold():
        assert whole_names([last], [first], None) == [whole]
    assert whole_names([whole], [first], None) == [whole]
    assert whole_names([None], [first], [None]) == [first]
