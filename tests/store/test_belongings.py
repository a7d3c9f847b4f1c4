"""What belongs to a record is counted as it is there, one question for all of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.actions.checklists import open_checklist
from axonix_desktop.core.kinds import Reference
from axonix_desktop.core.records.catalogue import RECORDS
from axonix_desktop.core.records.economics import Actual, BusinessCase, BusinessCaseLine
from axonix_desktop.core.records.people import ChampionUseCase
from axonix_desktop.core.records.training import Operator
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.belongings import (
    money_lines,
    part_counts,
    referrers,
    referring,
    unit_champions,
)
from axonix_desktop.store.queries.checklists import unanswered
from axonix_desktop.store.queries.records import count
from tests.builders import champion, checklist_item, course, enrolment, person, unit, use_case

TIERS = ("minimal", "limited", "high", "prohibited")


@pytest.fixture
def case(programme: ProgrammeFile) -> int:
    with programme.work("Begin", actor="Ada") as work:
        home, other = work.insert(unit(name="Claims")), work.insert(unit(name="Legal"))
        people = [work.insert(person(name=name)) for name in ("Zoe", "Ann", "Kim", "Bo")]
        number = work.insert(use_case(key="UC-104", owner_id=people[0], business_unit_id=home, risk_tier="limited"))
        work.insert(champion(id=501, person_id=people[0], business_unit_id=home))
        work.insert(champion(id=502, person_id=people[1], business_unit_id=home, status="alumni"))
        work.insert(champion(id=503, person_id=people[2], business_unit_id=other))
        work.insert(champion(id=504, person_id=people[3], business_unit_id=other))
        work.insert(ChampionUseCase(id=new_id(), champion_id=504, use_case_id=number))
    return number


def test_everything_that_refers_to_a_record_is_counted_by_kind_and_field(programme: ProgrammeFile, case: int) -> None:
    brute = {
        (other.kind, one.name): n
        for other in RECORDS
        for one in other.fields.values()
        if isinstance(one.kind, Reference)
        and one.kind.target == "use_case"
        and (n := count(programme, other.kind, {one.name: case}))
    }
    found = referring(programme, "use_case", case)
    assert {(one.kind, one.field): one.count for one in found} == brute == {("champion_use_case", "use_case_id"): 1}
    assert referring(programme, "setting", 1) == []


def test_referring_records_are_named(programme: ProgrammeFile, case: int) -> None:
    unit_id = programme.read("SELECT business_unit_id FROM use_case WHERE id = ?", (case,))[0][0]
    one = next(found for found in referring(programme, "business_unit", unit_id) if found.kind == "use_case")
    assert [record_id for record_id, *_words in referrers(programme, one, unit_id)] == [case]


def test_a_record_is_told_by_what_else_it_ties_together(programme: ProgrammeFile, case: int) -> None:
    with programme.work("Enrol", actor="Ada") as work:
        zoe = programme.read("SELECT id FROM person WHERE name = 'Zoe'")[0][0]
        basics = work.insert(course(title="AI basics"))
        work.insert(enrolment(person_id=zoe, course_id=basics))
        work.insert(Operator(id=new_id(), person_id=zoe, use_case_id=case))
    told = {
        (kind, one.kind): [words for _id, *words in referrers(programme, one, record_id)]
        for kind, record_id in (("person", zoe), ("course", basics))
        for one in referring(programme, kind, record_id)
    }
    title = programme.read("SELECT title FROM use_case WHERE id = ?", (case,))[0][0]
    assert told["course", "enrolment"] == [["Zoe", ""]]
    assert told["person", "enrolment"] == [["AI basics", ""]]
    assert told["person", "operator"] == [[title, ""]]


def test_champions_of_the_unit_and_those_who_support_it_stand_in_order_without_alumni(
    programme: ProgrammeFile, case: int
) -> None:
    found = unit_champions(programme, case)
    assert [(one.name, one.supports) for one in found] == [("Bo", True), ("Zoe", False)]


@given(tier=st.sampled_from([None, *TIERS]), items=st.lists(st.sampled_from([None, *TIERS]), max_size=8))
def test_the_checklist_asks_for_the_items_of_its_tier_and_below(
    programme: ProgrammeFile, tier: str | None, items: list[str | None]
) -> None:
    with programme.work("Set up", actor="Ada") as work:
        case = work.insert(use_case(id=new_id(), key=f"K-{new_id()}", risk_tier=tier))
        work.delete_many("checklist_response", [row[0] for row in programme.read("SELECT id FROM checklist_response")])
        work.delete_many("checklist_item", [row[0] for row in programme.read("SELECT id FROM checklist_item")])
        for one in items:
            work.insert(checklist_item(id=new_id(), code=f"C-{new_id()}", applies_from_tier=one))
    reach = TIERS.index(tier or "minimal")
    wanted = sum(TIERS.index(one or "minimal") <= reach for one in items)
    assert len(unanswered(programme, [case])) == wanted
    assert (open_checklist(programme, case, actor="Ada") is None) == (wanted == 0)
    assert wanted == part_counts(programme, "use_case", case).answers
    assert open_checklist(programme, case, actor="Ada") is None


def test_lines_of_a_business_case_count_once_among_the_money(programme: ProgrammeFile, case: int) -> None:
    with programme.work("Money", actor="Ada") as work:
        plan = work.insert(BusinessCase(id=new_id(), use_case_id=case))
        both = work.insert(BusinessCaseLine(id=new_id(), use_case_id=case, business_case_id=plan, name="Both"))
        only = work.insert(BusinessCaseLine(id=new_id(), business_case_id=plan, name="Of the case"))
        work.insert(Actual(id=new_id(), use_case_id=case, month_on=date(2026, 10, 1), line="benefit"))
    assert money_lines(programme, case) == [both, only]
    assert part_counts(programme, "use_case", case).money == 4
