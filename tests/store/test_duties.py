"""What is late, blocked or expired: the quick counts are those of the governance and training pages, after any edit."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.core.records.governance import ChecklistResponse, Incident
from axonix_desktop.core.records.people import CheckIn
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.records.programme import Person
from axonix_desktop.core.records.training import Course, Enrolment
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.checklists import standings
from axonix_desktop.store.queries.duties import DutyReader, duties
from axonix_desktop.store.queries.governance import governance
from axonix_desktop.store.queries.overview import OverviewReader
from axonix_desktop.store.queries.portfolio import figures
from axonix_desktop.store.queries.training import training
from axonix_desktop.store.queries.training_counts import training_counts
from tests.builders import champion, person, unit, use_case
from tests.conftest import Clock

STATUSES = ("completed", "completed", "enrolled", "cancelled", "failed")
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def begun(programme: ProgrammeFile) -> ProgrammeFile:
    begin_programme(programme, "Rollout", actor="Ada")
    return programme


def _file(folder: str) -> ProgrammeFile:
    """A new file in a folder."""
    return ProgrammeFile.create(Path(folder) / "d.axonix", clock=Clock(NOW))


def _act(f: ProgrammeFile, chance: Random) -> None:
    """One act on use cases and answers."""
    cases = [row[0] for row in f.read("SELECT id FROM use_case")]
    answers = [row[0] for row in f.read("SELECT id FROM checklist_response")]
    items = [row[0] for row in f.read("SELECT id FROM checklist_item")]
    day = TODAY + timedelta(days=chance.randrange(-60, 60))
    values = {
        "status": chance.choice(["not_started", "in_progress", "done", "not_applicable", "exception"]),
        "due_on": chance.choice([day, None]), "evidence": chance.choice(["seen", None]), "reason": "because",
        "evidence_on": chance.choice([day, None]), "evidence_expires_on": chance.choice([day, None]),
        "holds_until": chance.choice([day, None]), "signed_off_by": chance.choice(["Eve", None]),
    }  # fmt: skip
    tier = chance.choice(["minimal", "limited", "high", None])
    with f.work("Act", "T") as work:
        match chance.randrange(6):
            case 0 | 1 if len(cases) < 8:
                work.insert(UseCase(
                    id=new_id(), key=f"UC-{new_id()}", title="Case", stage=chance.randrange(10), risk_tier=tier,
                    status=chance.choice(["active", "active", "completed", "retired"]),
                ))  # fmt: skip
            case 2 if cases:
                stage = chance.randrange(10)
                work.update("use_case", chance.choice(cases), {"risk_tier": tier, "stage": stage, "status": "active"})
            case 3 if answers:
                work.update("checklist_response", chance.choice(answers), values)
            case 4 if answers and chance.random() < 0.3:
                work.delete("checklist_response", chance.choice(answers))
            case _:
                case, item = chance.choice([*cases, None]), chance.choice(items)
                there = "SELECT 1 FROM checklist_response WHERE use_case_id IS ? AND checklist_item_id = ?"
                if not f.read(there, (case, item)):
                    work.insert(ChecklistResponse(id=new_id(), use_case_id=case, checklist_item_id=item, **values))


@settings(max_examples=6)
@given(st.integers(0, 100_000))
def test_kept_duties_are_those_read_anew_and_those_of_the_governance_page(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder, _file(folder) as f:
        begin_programme(f, "Rollout", actor="T")
        chance, kept, position = Random(seed), DutyReader(f), 0
        for _ in range(25):
            _act(f, chance)
            rows = f.read("SELECT tbl, pk, seq FROM jr_row WHERE seq > ?", (position,))
            touched: dict[str, list[int]] = {}
            for kind, number, _seq in rows:
                touched.setdefault(kind, []).append(number)
            found = kept.read(TODAY, touched if position else None, position)
            position = max((row[2] for row in rows), default=position)
            assert found == duties(f, TODAY)
        page, all_standings = governance(f, TODAY), standings(f, TODAY)
        assert sum(count for count, _ in found.overdue.values()) == page.total.overdue
        assert found.blocked == {one.id: len(one.blocked_by) for one in page.blocked}
        ended: dict[int, int] = {}
        active = {row[0] for row in f.read("SELECT id FROM use_case WHERE status = 'active' AND stage > 0")}
        for one in all_standings:
            if one.use_case_id in active and one.state in ("expired", "lapsed"):
                ended[one.use_case_id] = ended.get(one.use_case_id, 0) + 1
        assert found.expired == ended


@settings(max_examples=10)
@given(st.integers(0, 100_000))
def test_the_quick_counts_of_training_are_those_of_its_page(seed: int) -> None:
    chance = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        with ProgrammeFile.create(Path(folder) / "t.axonix", clock=Clock(NOW)) as f, f.work("Fill", "T") as work:
            people = [Person(id=new_id(), name=f"P{n}", is_active=chance.random() < 0.8) for n in range(6)]
            courses = [
                Course(id=new_id(), title=f"C{n}", validity_months=chance.choice([None, 1, 6])) for n in range(3)
            ]
            for one in (*people, *courses):
                work.insert(one)
            for place in range(30):
                day = TODAY + timedelta(days=chance.randrange(-220, 10))
                soon = TODAY + timedelta(days=chance.randrange(-30, 120))
                work.insert(Enrolment(
                    id=new_id(), person_id=chance.choice(people).id, course_id=chance.choice(courses).id,
                    cohort=str(place), status=chance.choice(STATUSES),
                    completed_on=day, due_on=chance.choice([soon, None]), expires_on=chance.choice([soon, None, None]),
                ))  # fmt: skip
        with ProgrammeFile.open(Path(folder) / "t.axonix", clock=Clock(NOW)) as f:
            quick, page = training_counts(f, TODAY), training(f, TODAY)
            assert (quick.enrolments, quick.completed, quick.overdue) == (
                page.enrolments, page.completed, len(page.overdue),
            )  # fmt: skip
            assert {days: set(quick.within(days)) for days in (30, 60, 90)} == {
                days: set(ids) for days, ids in page.expiring.items()
            }
            told = figures(f, TODAY)["training"]
            assert (told["expiring"], told["overdue"]) == (len(page.expiring[90]), len(page.overdue))


def test_attention_is_paid_to_people_duties_and_incidents_each_with_its_rows(begun: ProgrammeFile) -> None:
    f, finance = begun, unit(name="Finance")
    ada, bo = person(name="Ada"), person(name="Bo")
    case = use_case(stage=4, risk_tier="high", business_unit_id=finance.id, title="Triage")
    quiet = champion(person_id=ada.id, business_unit_id=finance.id, since_on=date(2026, 1, 1))
    loud = champion(person_id=bo.id, business_unit_id=finance.id, since_on=date(2026, 1, 1))
    basics = Course(id=new_id(), title="Basics")
    ending = Enrolment(
        id=new_id(), person_id=ada.id, course_id=basics.id, status="completed", expires_on=date(2026, 12, 1)
    )
    harm = Incident(
        id=new_id(), summary="Wrong letter", severity="critical", harm="personal_data", use_case_id=case.id,
        aware_at="2026-11-10T08:00:00Z",
    )  # fmt: skip
    with f.work("Fill", "T") as work:
        for one in (finance, ada, bo, case, quiet, loud, basics, ending, harm):
            work.insert(one)
        work.insert(CheckIn(id=new_id(), champion_id=loud.id, held_on=date(2026, 11, 20)))
    now = OverviewReader(f).read(TODAY, NOW)
    found = {one.code: one.ids for one in now.matters}
    assert found["quiet_champion"] == (quiet.id,)
    assert found["expiring"] == (ending.id,)
    assert found["report_missed"] == (harm.id,)
    assert found["blocked"] == (case.id,)
    assert now.names["champion"] == {quiet.id: "Ada"}
    assert "Wrong letter" in now.names["incident"][harm.id]
    told = figures(f, TODAY)["governance"]
    assert told["blocked_go_lives"] == 1
