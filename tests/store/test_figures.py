"""The figures of the screens and what the gates are told, asked of a real programme file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.gates import evaluate
from axonix_desktop.core.readiness import ITEMS
from axonix_desktop.core.records.readiness import Component, ComponentUse, DataSource, DataSourceUse, ReadinessItem
from axonix_desktop.store.queries.gates import criteria, facts_of_active, gate_facts, use_case_id
from axonix_desktop.store.queries.portfolio import figures
from tests.builders import champion, checklist_response, course, enrolment, person, unit, use_case

if TYPE_CHECKING:
    from axonix_desktop.core.fields import Record
    from axonix_desktop.store.engine import ProgrammeFile

TODAY = date(2026, 11, 22)


def keep(f: ProgrammeFile, *records: Record) -> None:
    with f.work("Keep", actor="Ada") as work:
        for record in records:
            work.insert(record)


@pytest.fixture
def begun(programme: ProgrammeFile) -> ProgrammeFile:
    begin_programme(programme, "Rollout", actor="Ada")
    return programme


def test_a_new_programme_has_all_criteria_and_the_whole_checklist(begun: ProgrammeFile) -> None:
    assert len(criteria(begun)) == 26
    assert begun.read("SELECT count(*) FROM checklist_item") == [(79,)]
    assert figures(begun, TODAY)["use_cases"]["total"] == 0


def test_use_cases_are_counted_by_stage_status_unit_tier_and_rag(begun: ProgrammeFile) -> None:
    finance = unit(name="Finance")
    keep(
        begun, finance,
        use_case(stage=4, business_unit_id=finance.id, risk_tier="high", rag="red"),
        use_case(stage=4, business_unit_id=finance.id, status="on_hold"),
        use_case(),
    )  # fmt: skip
    found = figures(begun, TODAY)["use_cases"]
    assert found["total"] == 3
    assert found["by_stage"] == {str(n): {0: 1, 4: 2}.get(n, 0) for n in range(10)}
    assert (found["by_status"]["active"], found["by_status"]["on_hold"]) == (2, 1)
    assert found["by_unit"] == {"Finance": 2, "none": 1}
    assert (found["by_risk_tier"]["high"], found["by_risk_tier"]["none"]) == (1, 2)
    assert (found["by_rag"]["red"], found["by_rag"]["none"]) == (1, 2)


def test_training_and_champions_are_counted_as_of_a_day(begun: ProgrammeFile) -> None:
    ada, bo, finance, law = person(), person(), unit(), unit()
    basics = course()
    keep(
        begun, finance, law, ada, bo, basics,
        champion(person_id=ada.id, business_unit_id=finance.id),
        champion(person_id=bo.id, business_unit_id=law.id, status="paused"),
        enrolment(person_id=ada.id, course_id=basics.id, status="completed", expires_on=date(2027, 1, 1)),
        enrolment(person_id=bo.id, course_id=basics.id, status="in_progress", due_on=date(2026, 11, 21)),
    )  # fmt: skip
    found = figures(begun, TODAY)
    assert found["champions"] == {"active": 1, "units_covered": 1, "units_total": 2, "inactive": 1}
    assert found["training"] == {"enrolments": 2, "completed": 1, "overdue": 1, "completion_rate": 50.0, "expiring": 1}


def test_a_gate_is_told_what_the_data_says(begun: ProgrammeFile) -> None:
    owner = person(name="Ada")
    case = use_case(stage=1, risk_tier="limited")
    ledger = DataSource(id=901, name="Ledger", owner_id=owner.id)
    item = begun.read("SELECT id FROM checklist_item WHERE code = 'RA-01'")[0][0]
    keep(
        begun, owner, case, ledger,
        DataSourceUse(id=902, data_source_id=901, use_case_id=case.id),
        checklist_response(use_case_id=case.id, checklist_item_id=item, status="done"),
        *(ReadinessItem(id=910 + i, use_case_id=case.id, dimension="data", item=name, score=2)
          for i, name in enumerate(ITEMS["data"])),
    )  # fmt: skip
    facts = gate_facts(begun, [case.id], TODAY)[case.id]
    assert (facts.data_owners, facts.answers) == (("Ada",), 1)
    assert len(facts.checks) > 30
    assert evaluate(1, criteria(begun), facts).is_open
    assert not evaluate(2, criteria(begun), facts).is_open


def test_components_and_other_deployed_use_cases_are_seen(begun: ProgrammeFile) -> None:
    case, other = use_case(stage=4), use_case(stage=5)
    search = Component(id=900, name="Search")
    keep(begun, case, other, search, ComponentUse(id=901, component_id=900, use_case_id=case.id))
    facts = facts_of_active(begun, TODAY)
    assert facts[case.key].components == ("Search",)
    assert (facts[case.key].others_deployed, facts[other.key].others_deployed) == (1, 1)


def test_a_key_is_found_whatever_its_case(begun: ProgrammeFile) -> None:
    case = use_case(key="UC-042")
    keep(begun, case)
    assert use_case_id(begun, " uc-042 ") == case.id
    assert use_case_id(begun, "UC-043") is None
