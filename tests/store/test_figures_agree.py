"""The same figure is the same wherever it is told: command line, overview, pages, steering summary, gate."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.actions.records import change_record
from axonix_desktop.core.records.people import ChampionUseCase
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.champions import champions
from axonix_desktop.store.queries.overview import OverviewReader
from axonix_desktop.store.queries.portfolio import people_figures
from axonix_desktop.store.queries.steering import case_facts, part_counts
from axonix_desktop.store.queries.training import training
from tests.builders import champion, course, enrolment, person, unit, use_case

if TYPE_CHECKING:
    from axonix_desktop.store.engine import ProgrammeFile

TODAY = date(2026, 11, 22)
PAST, SOON = date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture
def staffed(programme: ProgrammeFile) -> ProgrammeFile:
    """Three units: one with a champion, one with a sponsor alone, one whose champion has left; each has a learner."""
    begin_programme(programme, "Rollout", actor="Ada")
    basics, left = course(validity_months=12), person(name="Left", is_active=False)
    units = [unit(name=name) for name in ("Claims", "Finance", "Legal")]
    people = [person(name="Ada"), person(name="Boss"), left]
    roles = ("champion", "sponsor", "lead")
    with programme.work("Fill", actor="Ada") as work:
        for one in (basics, *units, *people):
            work.insert(one)
        for here, who, role in zip(units, people, roles, strict=True):
            work.insert(use_case(business_unit_id=here.id, stage=4))
            work.insert(champion(person_id=who.id, business_unit_id=here.id, role=role, last_check_in_on=PAST))
            work.insert(enrolment(person_id=who.id, course_id=basics.id, status="enrolled", due_on=PAST))
            work.insert(enrolment(person_id=who.id, course_id=basics.id, status="completed", expires_on=SOON,
                                  cohort="2025"))  # fmt: skip
    return programme


def test_champions_who_count_are_the_same_everywhere(staffed: ProgrammeFile) -> None:
    told, seen = people_figures(staffed, TODAY)["champions"], OverviewReader(staffed).read(TODAY).people
    page, paper = champions(staffed, TODAY), part_counts(staffed, TODAY)
    assert (told["active"], told["units_covered"]) == (2, 1)
    assert (len(page.active), page.total.units_covered) == (2, 1)
    assert (paper["champions_active"], paper["units_covered"]) == (2, 1)
    assert (seen.units - len(seen.uncovered), seen.units_covered) == (1, 1)
    assert set(page.uncovered) == set(seen.uncovered)
    assert [one.has_champion for one in case_facts(staffed, TODAY)] == [True, False, False]


def test_training_that_counts_is_the_same_everywhere(staffed: ProgrammeFile) -> None:
    told, page, paper = (
        people_figures(staffed, TODAY)["training"],
        training(staffed, TODAY),
        part_counts(staffed, TODAY),
    )
    seen = OverviewReader(staffed).read(TODAY).people
    assert (told["enrolments"], told["completed"], told["overdue"]) == (4, 2, 2)
    assert (page.enrolments, page.completed, len(page.overdue)) == (4, 2, 2)
    assert (paper["enrolments"], paper["completed"], paper["training_overdue"]) == (4, 2, 2)
    assert (seen.enrolments, seen.completed, seen.training_overdue) == (4, 2, 2)
    assert told["expiring"] == len(page.expiring[90]) == len(seen.expiring) == 2
    covered, short = champions(staffed, TODAY).sides
    assert (covered.enrolments + short.enrolments, covered.completed + short.completed) == (0, 0)


def test_the_training_of_units_leaves_out_who_has_left(staffed: ProgrammeFile) -> None:
    units = {name: number for number, name in staffed.read("SELECT id, name FROM business_unit")}
    for name, where in (("Ada", "Claims"), ("Boss", "Finance"), ("Left", "Legal")):
        who = staffed.read("SELECT id FROM person WHERE name = ?", (name,))[0][0]
        change_record(staffed, "person", who, {"business_unit_id": units[where]}, actor="Ada")
    covered, short = champions(staffed, TODAY).sides
    assert (covered.enrolments, short.enrolments) == (2, 2)


def test_a_champion_who_leaves_uncovers_the_unit_at_once(staffed: ProgrammeFile) -> None:
    reader = OverviewReader(staffed)
    assert reader.read(TODAY).people.units_covered == 1
    ada = staffed.read("SELECT id FROM person WHERE name = 'Ada'")[0][0]
    change_record(staffed, "person", ada, {"is_active": False}, actor="Ada")
    assert reader.read(TODAY).people.units_covered == 0


def test_a_deputy_who_has_left_stands_in_for_nobody(staffed: ProgrammeFile) -> None:
    lead, boss = (staffed.read("SELECT id FROM person WHERE name = ?", (name,))[0][0] for name in ("Ada", "Boss"))
    number = staffed.read("SELECT id FROM champion WHERE person_id = ?", (lead,))[0][0]
    change_record(staffed, "champion", number, {"deputy_id": boss}, actor="Ada")
    assert champions(staffed, TODAY).single_points == ()
    change_record(staffed, "person", boss, {"is_active": False}, actor="Ada")
    assert [one.champion_id for one in champions(staffed, TODAY).single_points] == [number]


def test_use_cases_that_are_over_load_nobody(staffed: ProgrammeFile) -> None:
    number = champions(staffed, TODAY).active[0]
    cases = [use_case(status=status) for status in ("active",) * 3 + ("on_hold",) * 3 + ("retired", "completed")]
    with staffed.work("Support", actor="Ada") as work:
        for one in cases:
            work.insert(one)
            work.insert(ChampionUseCase(id=new_id(), champion_id=number, use_case_id=one.id))
    loaded = [one for one in champions(staffed, TODAY).single_points if one.kind == "loaded"]
    assert [(one.champion_id, one.number) for one in loaded] == [(number, 6)]
