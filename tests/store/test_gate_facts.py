"""What gates are told is what the file holds: proof in date, training that is valid, rows that are really there."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.attention import findings
from axonix_desktop.core.gate_rules.facts import Criterion, GateFacts
from axonix_desktop.core.gates import Finding, judged
from axonix_desktop.core.records.governance import (
    EscalationRule,
    Explainability,
    FairnessTest,
    Incident,
    WorkflowChange,
)
from axonix_desktop.core.records.readiness import Component, ComponentUse, DataSource, DataSourceUse, ReadinessItem
from axonix_desktop.core.records.training import CurriculumCourse, Operator
from axonix_desktop.core.scale_gaps import gaps
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries import gate_parts
from axonix_desktop.store.queries.checklists import standings
from axonix_desktop.store.queries.gates import gate_facts
from axonix_desktop.store.queries.overview import OverviewReader
from axonix_desktop.store.queries.scale_gaps import gap_facts
from axonix_desktop.store.queries.steering import case_facts
from axonix_desktop.store.search import SearchIndex
from tests.builders import champion, checklist_response, course, enrolment, person, raid_entry, unit, use_case

if TYPE_CHECKING:
    from axonix_desktop.core.fields import Record
    from axonix_desktop.store.engine import ProgrammeFile

TODAY = date(2026, 11, 22)
PAST, AHEAD = date(2026, 11, 1), date(2027, 3, 1)


@pytest.fixture
def begun(programme: ProgrammeFile) -> ProgrammeFile:
    begin_programme(programme, "Rollout", actor="Ada")
    return programme


def keep(f: ProgrammeFile, *made: Record) -> None:
    with f.work("Keep", actor="Ada") as work:
        for one in made:
            work.insert(one)


def asked(f: ProgrammeFile, case: int, rule: str, threshold: float | None = None, parameter: str | None = None,
          stage: int = 4) -> Finding:  # fmt: skip
    criterion = Criterion("X", stage, "Asked", rule, threshold, parameter)
    fields = [parameter] if parameter else []
    return judged(criterion, gate_facts(f, [case], TODAY, fields=fields)[case])


def rows(found: Finding) -> tuple[str, tuple[int, ...]]:
    assert found.rows is not None
    return found.rows.kind, found.rows.ids


def test_a_champion_is_trained_only_while_every_course_of_the_curriculum_is_valid(begun: ProgrammeFile) -> None:
    finance, ada, bo, case = unit(), person(name="Ada"), person(name="Bo"), use_case(stage=3)
    basics, deep = course(), course(validity_months=6)
    first, second = champion(person_id=ada.id, business_unit_id=finance.id), champion(person_id=bo.id)
    keep(
        begun, finance, ada, bo, case, basics, deep, first, second,
        *(CurriculumCourse(id=new_id(), role_family="Champion", skill_level="expert", course_id=one.id)
          for one in (basics, deep)),
        *(enrolment(person_id=who.id, course_id=basics.id, status="completed") for who in (ada, bo)),
        enrolment(person_id=ada.id, course_id=deep.id, status="completed", completed_on=date(2026, 9, 1)),
        enrolment(person_id=bo.id, course_id=deep.id, status="completed", completed_on=date(2026, 1, 1)),
    )  # fmt: skip
    found = asked(begun, case.id, "champions_trained")
    assert (found.holds, "Bo" in found.reason, "Ada" in found.reason) == (False, True, False)
    assert rows(found) == ("champion", (second.id,))
    keep(begun, enrolment(person_id=bo.id, course_id=deep.id, cohort="again", status="completed", expires_on=AHEAD))
    assert asked(begun, case.id, "champions_trained").holds


def test_operators_are_trained_by_the_rule_of_the_training_page(begun: ProgrammeFile) -> None:
    ada, bo, case, basics = (
        person(role_family="Adviser", skill_level="awareness"),
        person(name="Bo"),
        use_case(),
        course(),
    )
    trained, untrained = (Operator(id=new_id(), use_case_id=case.id, person_id=one.id) for one in (ada, bo))
    keep(begun, ada, bo, case, basics)
    assert rows(asked(begun, case.id, "operators_trained", 90)) == ("operator", ())
    keep(
        begun, trained, untrained,
        CurriculumCourse(id=new_id(), role_family="Adviser", skill_level="awareness", course_id=basics.id),
        enrolment(person_id=ada.id, course_id=basics.id, status="completed"),
    )  # fmt: skip
    found = asked(begun, case.id, "operators_trained", 90)
    assert (found.holds, rows(found)) == (False, ("operator", (untrained.id,)))
    assert asked(begun, case.id, "operators_trained", 50).holds


def test_curricula_are_complete_by_what_is_held_of_what_is_asked(begun: ProgrammeFile) -> None:
    people = [person(role_family="Adviser", skill_level="awareness") for _ in range(4)]
    case, basics = use_case(stage=6), course()
    line = CurriculumCourse(id=new_id(), role_family="adviser", skill_level="awareness", course_id=basics.id)
    keep(begun, case, basics, *people)
    assert "No curriculum" in asked(begun, case.id, "curricula_complete", 60).reason
    held = (enrolment(person_id=one.id, course_id=basics.id, status="completed") for one in people[:3])
    keep(begun, line, *held)
    assert asked(begun, case.id, "curricula_complete", 75).holds
    found = asked(begun, case.id, "curricula_complete", 76)
    assert (found.reason, rows(found)) == ("Curricula are 75% complete; 76% needed.", ("person", (people[3].id,)))


def test_proof_out_of_date_does_not_count(begun: ProgrammeFile) -> None:
    case = use_case(stage=8, risk_tier="limited")
    old = FairnessTest(id=new_id(), use_case_id=case.id, metric="Parity", has_passed=True, valid_until=PAST)
    told = Explainability(id=new_id(), use_case_id=case.id, method="SHAP", reviewed_on=PAST, valid_until=PAST)
    keep(begun, case, old, told)
    assert rows(asked(begun, case.id, "fairness_in_date")) == ("fairness_test", (old.id,))
    assert rows(asked(begun, case.id, "explainability_in_date")) == ("explainability", (told.id,))
    keep(
        begun, FairnessTest(id=new_id(), use_case_id=case.id, metric="Parity", has_passed=True, valid_until=TODAY),
        Explainability(id=new_id(), use_case_id=case.id, method="Words", reviewed_on=PAST),
    )  # fmt: skip
    assert asked(begun, case.id, "fairness_in_date").holds
    assert asked(begun, case.id, "explainability_in_date").holds


def test_incidents_risks_rules_and_workflows_are_those_of_the_use_case(begun: ProgrammeFile) -> None:
    case, other = use_case(), use_case()
    grave = Incident(id=new_id(), key="INC-1", use_case_id=case.id, summary="x", severity="high")
    over = Incident(id=new_id(), use_case_id=case.id, summary="x", severity="critical", closed_on=PAST)
    drill = Incident(id=new_id(), use_case_id=case.id, summary="x", severity="critical", is_rehearsal=True)
    elsewhere = Incident(id=new_id(), use_case_id=other.id, summary="x", severity="critical")
    risk = raid_entry(use_case_id=case.id, probability=4, impact=4)
    done = raid_entry(use_case_id=case.id, probability=5, impact=5, status="done")
    rule = EscalationRule(id=new_id(), trigger="Doubt")
    change = WorkflowChange(id=new_id(), use_case_id=case.id, process="Triage")
    keep(begun, case, other, grave, over, drill, elsewhere, risk, done, rule, change)
    assert rows(asked(begun, case.id, "no_open_incident", parameter="medium")) == ("incident", (grave.id,))
    assert asked(begun, case.id, "no_open_incident", parameter="critical").holds
    assert rows(asked(begun, case.id, "no_open_risk_above", 12)) == ("raid", (risk.id,))
    assert asked(begun, case.id, "no_open_risk_above", 16).holds
    assert rows(asked(begun, case.id, "guardrails_signed")) == ("escalation_rule", (rule.id,))
    assert rows(asked(begun, case.id, "workflow_agreed")) == ("workflow_change", (change.id,))
    assert asked(begun, case.id, "incident_rehearsed").holds


def test_components_waited_for_and_scores_too_low_are_named(begun: ProgrammeFile) -> None:
    case, search = use_case(), Component(id=new_id(), name="Search")
    low = ReadinessItem(id=new_id(), use_case_id=case.id, dimension="data", item="Catalogued", score=1)
    own = ReadinessItem(id=new_id(), dimension="data", item="Catalogued", score=4)
    waits = ComponentUse(id=new_id(), component_id=search.id, use_case_id=case.id, is_waiting=True)
    keep(begun, case, search, low, own, waits)
    assert rows(asked(begun, case.id, "component_used")) == ("component", (search.id,))
    assert rows(asked(begun, case.id, "readiness_at_least", 2, "data/Catalogued")) == ("readiness_item", (low.id,))
    assert asked(begun, case.id, "readiness_at_least", 1, "data/Catalogued").holds
    assert not asked(begun, case.id, "readiness_at_least", 1, "data").holds
    assert asked(begun, case.id, "programme_readiness", 4, "data/Catalogued").holds


def test_the_checks_are_the_items_that_apply_and_those_of_the_programme_once(begun: ProgrammeFile) -> None:
    case, other = use_case(stage=4, risk_tier="high"), use_case(stage=2)
    item = begun.read("SELECT id FROM checklist_item WHERE code = 'RA-01'")[0][0]
    once = begun.read("SELECT id FROM checklist_item WHERE is_programme_level = 1 LIMIT 1")[0][0]
    keep(
        begun, case, other,
        checklist_response(use_case_id=case.id, checklist_item_id=item, status="done"),
        checklist_response(use_case_id=None, checklist_item_id=once, status="in_progress"),
    )  # fmt: skip
    facts = gate_facts(begun, [case.id, other.id], TODAY)
    everything = standings(begun, TODAY)
    for number in (case.id, other.id):
        own = {one.item.id for one in everything if one.use_case_id == number}
        shared = {one.item.id for one in everything if one.use_case_id is None}
        assert {one.item for one in facts[number].checks} == own | shared
    done = next(one for one in facts[case.id].checks if one.item == item)
    assert not done.is_settled, "done without evidence settles nothing"


def test_facts_of_a_few_are_those_of_many(begun: ProgrammeFile, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [use_case(stage=number, risk_tier="high") for number in range(1, 8)]
    item = begun.read("SELECT id FROM checklist_item WHERE code = 'RA-01'")[0][0]
    keep(begun, *cases, checklist_response(use_case_id=cases[2].id, checklist_item_id=item, status="in_progress"))
    ids = [one.id for one in cases]
    few = gate_facts(begun, ids, TODAY)
    monkeypatch.setattr(gate_parts, "FEW", 1)
    monkeypatch.setattr("axonix_desktop.store.queries.gates.FEW", 1)
    assert {number: _plain(one) for number, one in gate_facts(begun, ids, TODAY).items()} == {
        number: _plain(one) for number, one in few.items()
    }


def _plain(facts: GateFacts) -> dict[str, Any]:
    """The facts without what is worked out later."""
    shown = {
        name: getattr(facts, name) for name in GateFacts.__slots__ if name not in ("checks", "learned", "operators")
    }
    return {**shown, "checks": list(facts.checks), "learned": facts.learned(), "operators": asdict(facts.operators)}


def test_people_and_duties_are_found_by_their_words(begun: ProgrammeFile) -> None:
    ada, case = person(name="Ada Lovelace"), use_case(title="Triage")
    lead = champion(person_id=ada.id)
    keep(
        begun, ada, case, lead, course(title="Prompting well"), Component(id=new_id(), name="Retriever"),
        Incident(id=new_id(), key="INC-7", summary="Wrong letters sent"),
        FairnessTest(id=new_id(), use_case_id=case.id, metric="Equal opportunity"),
    )  # fmt: skip
    index = SearchIndex(begun)
    index.build(lambda _words: None)
    for typed, kind in (
        ("lovelace", "champion"), ("prompting", "course"), ("retriever", "component"), ("wrong letters", "incident"),
        ("equal opp", "fairness_test"), ("inc-7", "incident"),
    ):  # fmt: skip
        assert kind in {hit.kind for hit in index.find(typed).hits}, typed
    code = begun.read("SELECT text FROM checklist_item WHERE code = 'RA-01'")[0][0]
    assert "checklist_item" in {hit.kind for hit in index.find(" ".join(code.split()[:3])).hits}
    index.close()


def test_whoever_has_left_neither_owns_nor_supports_and_attention_tells_the_same(begun: ProgrammeFile) -> None:
    gone, here = person(name="Gone Gill", is_active=False), person(name="Here Hal")
    cases = [use_case(key=f"UC-{place}", stage=4, status=status, owner_id=owner, support_owner_id=support, runbook="R")
             for place, (status, owner, support) in enumerate((
                 ("active", gone.id, here.id), ("on_hold", gone.id, None), ("completed", gone.id, gone.id),
                 ("active", here.id, gone.id)))]  # fmt: skip
    source = DataSource(id=new_id(), name="Ledger", owner_id=gone.id)
    keep(begun, gone, here, *cases, source,
         DataSourceUse(id=new_id(), use_case_id=cases[0].id, data_source_id=source.id))  # fmt: skip
    owned, helped = cases[0].id, cases[3].id
    found = asked(begun, owned, "internal_owner")
    assert (found.holds, found.reason, rows(found)) == (
        False, "The owner, Gone Gill, has left.", ("use_case", (owned,)),
    )  # fmt: skip
    for rule in ("internal_owner", "support_and_runbook"):
        assert asked(begun, helped, rule).reason == "The support owner, Gone Gill, has left."
    both = asked(begun, cases[2].id, "internal_owner")
    assert both.reason == "The owner, Gone Gill, has left. The support owner, Gone Gill, has left."
    data = asked(begun, owned, "data_owner_named")
    assert (data.holds, data.reason) == (False, "The data owner, Gone Gill, has left.")
    assert rows(data) == ("data_source", (source.id,))
    steps = [step for one in gaps(gap_facts(begun, [helped])[helped]) for step in one.closing]
    assert "Gone Gill has left. Name who keeps it running." in steps
    told = {one.code: set(one.ids) for one in OverviewReader(begun).read(TODAY).matters}
    assert told["owner_left"] == {owned, cases[1].id}
    assert "no_owner" not in told
    report = next(one for one in findings(case_facts(begun, TODAY), TODAY) if one.code == "owner_left")
    assert report.case_ids == told["owner_left"]
    assert report.words == "2 use cases are owned by people who have left"
    assert report.examples[0].endswith("(Gone Gill)")


def test_a_person_who_leaves_or_comes_back_is_told_at_once(begun: ProgrammeFile) -> None:
    owner = person(name="Ann", is_active=True)
    keep(begun, owner, case := use_case(key="UC-1", stage=4, owner_id=owner.id))
    reader = OverviewReader(begun)
    for is_active in (True, False, True):
        with begun.work("Change", actor="Ada") as work:
            work.update("person", owner.id, {"is_active": is_active})
        told = {one.code: one.ids for one in reader.read(TODAY).matters}
        assert told.get("owner_left", ()) == (() if is_active else (case.id,))
