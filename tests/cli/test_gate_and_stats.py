"""``axonix gate`` and ``axonix stats`` as the contract has them: the figures of the screens, whatever is edited."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from axonix_desktop.actions.gate_criteria import add_criterion, confirm_criterion, switch_criterion
from axonix_desktop.actions.programme import begin_programme
from axonix_desktop.actions.records import change_records
from axonix_desktop.core.gate_editing import CriterionDraft
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.gate_criteria import all_criteria
from axonix_desktop.store.queries.governance import governance
from axonix_desktop.store.queries.overview import OverviewReader
from axonix_desktop.store.queries.training import training
from tests.builders import champion, checklist_response, course, enrolment, person, unit, use_case
from tests.cli.conftest import Axonix

TODAY = datetime.now(UTC).astimezone().date()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A programme with a use case at stage 2 and one at stage 4, people, training and answers."""
    path = tmp_path / "p.axonix"
    with ProgrammeFile.create(path, clock=lambda: datetime.now(UTC)) as f:
        begin_programme(f, "Rollout", actor="T")
        finance, ada, basics = unit(name="Finance"), person(), course(validity_months=1)
        low, high = use_case(key="UC-1", stage=2), use_case(key="UC-2", stage=4, risk_tier="high")
        item = f.read("SELECT id FROM checklist_item WHERE code = 'RA-01'")[0][0]
        with f.work("Fill", actor="T") as work:
            for one in (
                finance, ada, basics, low, high,
                champion(person_id=ada.id, business_unit_id=finance.id, since_on=date(2020, 1, 1)),
                enrolment(person_id=ada.id, course_id=basics.id, status="completed", completed_on=TODAY),
                checklist_response(use_case_id=high.id, checklist_item_id=item, status="done", due_on=date(2020, 1, 1)),
            ):  # fmt: skip
                work.insert(one)
    return path


def test_gate_knows_the_programmes_own_criteria_and_confirmations(file: Path, axonix: Axonix) -> None:
    with ProgrammeFile.open(file, clock=lambda: datetime.now(UTC)) as f:
        add_criterion(f, CriterionDraft(2, "The council agreed", "confirmed_by_person"), actor="T")
        own = next(one for one in all_criteria(f) if one.code == "G2-OWN-1")
        case = f.read("SELECT id FROM use_case WHERE key = 'UC-1'")[0][0]
        before = axonix("gate", file, "UC-1", "--json").json
        confirm_criterion(f, case, own.id, "Priya", None, today=TODAY, actor="T")
    after = axonix("gate", file, "uc-1", "--json").json
    told = [next(one for one in found["criteria"] if one["id"] == "G2-OWN-1") for found in (before, after)]
    assert [one["holds"] for one in told] == [False, True]
    assert set(told[0]) == {"id", "text", "holds", "reason", "waived"}
    assert (after["stage"], after["open"]) == (2, False)


def test_gate_is_shut_where_the_window_refuses_whatever_the_criteria_say(file: Path, axonix: Axonix) -> None:
    with ProgrammeFile.open(file, clock=lambda: datetime.now(UTC)) as f:
        for one in all_criteria(f):
            switch_criterion(f, one.id, is_active=False, actor="T")
    assert axonix("gate", file, "UC-1", "--json").json == {"stage": 2, "open": True, "hindrances": [], "criteria": []}
    assert "Nothing is asked" in axonix("gate", file, "UC-1").out
    with ProgrammeFile.open(file, clock=lambda: datetime.now(UTC)) as f:
        case = f.read("SELECT id FROM use_case WHERE key = 'UC-1'")[0][0]
        change_records(f, "use_case", [(case, {"risk_tier": "prohibited"})], actor="T")
    told = axonix("gate", file, "UC-1", "--json").json
    assert (told["open"], told["hindrances"]) == (
        False, ["The risk tier of UC-1 is prohibited: such a use may not go on."]
    )  # fmt: skip
    assert "UC-1 is prohibited" in axonix("gate", file, "UC-1").out


def test_gate_leaves_out_what_is_switched_off(file: Path, axonix: Axonix) -> None:
    with ProgrammeFile.open(file, clock=lambda: datetime.now(UTC)) as f:
        number = next(one.id for one in all_criteria(f) if one.code == "G4-CHECKLIST")
        switch_criterion(f, number, is_active=False, actor="T")
    told = axonix("gate", file, "UC-2", "--json").json
    assert [one["id"] for one in told["criteria"]] == ["G4-FURTHER", "G4-UNITS"]


def test_stats_are_the_figures_of_the_screens(file: Path, axonix: Axonix) -> None:
    told = axonix("stats", file, "--json").json
    with ProgrammeFile.open(file, clock=lambda: datetime.now(UTC)) as f:
        page, people, now = governance(f, TODAY), training(f, TODAY), OverviewReader(f).read(TODAY)
    assert told["governance"]["overdue"] == page.total.overdue == now.items_overdue == 1
    assert told["governance"]["items"] == page.total.applicable
    assert told["governance"]["to_check"] == 1
    assert told["governance"]["blocked_go_lives"] == len(page.blocked)
    assert told["training"]["expiring"] == len(people.expiring[90]) == 1
    assert told["champions"] == {"active": 1, "units_covered": 1, "units_total": 1, "inactive": 1}
    assert told["programme_stage"] == now.stage.number


def test_stats_of_a_past_day_are_worked_out_in_full(file: Path, axonix: Axonix) -> None:
    told = axonix("stats", file, "--as-of", TODAY.isoformat(), "--json").json
    assert told == axonix("stats", file, "--json").json
