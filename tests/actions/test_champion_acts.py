"""What is done with champions on a real programme file: one act is one change set, and undo leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from axonix_desktop.actions import champions as acts
from axonix_desktop.actions.bulk_records import add_records, change_records, remove_records
from axonix_desktop.core.champion_steps import Nomination, Talk
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.people import Champion, ChampionUseCase, CheckIn
from axonix_desktop.core.records.steering import Setting
from axonix_desktop.core.records.training import Cohort
from axonix_desktop.store.ids import new_id, new_ids
from axonix_desktop.store.journal import change_sets
from axonix_desktop.store.queries.champions import (
    INACTIVE_DAYS,
    MOST_USE_CASES,
    champions,
    check_ins,
    coverage_of,
    quiet_champions,
    supportable,
    supported,
)
from axonix_desktop.store.queries.records import count, rows
from axonix_desktop.store.undo import undo
from tests.builders import course, enrolment, person, unit, use_case

if TYPE_CHECKING:
    from axonix_desktop.store.engine import ProgrammeFile

TODAY = date(2026, 11, 22)
KINDS = ("champion", "champion_use_case", "check_in", "person", "business_unit")
ANN, BEN, CLEO, GONE = new_ids(4)
SALES, LEGAL = new_ids(2)
OLD, CASE_A, CASE_B, CASE_C = new_ids(4)


@pytest.fixture
def staffed(programme: ProgrammeFile) -> ProgrammeFile:
    """Sales with Ann as its active lead champion of two use cases; Ben and Cleo are free, one person has left."""
    with programme.work("Fill", "Tester") as work:
        work.insert(unit(id=SALES, name="Sales", headcount=420, champion_target=150))
        work.insert(unit(id=LEGAL, name="Legal"))
        for number, name in ((ANN, "Ann"), (BEN, "Ben"), (CLEO, "Cleo"), (GONE, "Gone")):
            work.insert(person(id=number, name=name, business_unit_id=SALES, is_active=number != GONE))
        for number, key in ((CASE_A, "UC-001"), (CASE_B, "UC-002"), (CASE_C, "UC-003")):
            work.insert(use_case(id=number, key=key, business_unit_id=SALES))
        work.insert(
            Champion(id=OLD, person_id=ANN, business_unit_id=SALES, role="lead", status="active", hours_a_week=4.0,
                     since_on=date(2026, 1, 10), last_check_in_on=date(2026, 10, 1), deputy_id=CLEO)
        )  # fmt: skip
        for case in (CASE_A, CASE_B):
            work.insert(ChampionUseCase(id=new_id(), champion_id=OLD, use_case_id=case))
    return programme


def _state(f: ProgrammeFile) -> dict[str, Any]:
    """Every row of what the acts touch, without the stamps of changes."""
    return {kind: rows(f, kind) for kind in KINDS}


def _champion(f: ProgrammeFile, person_id: int) -> dict[str, Any]:
    names = ["id", "status", "role", "since_on", "until_on", "deputy_id", "successor_id", "hours_a_week"]
    return dict(zip(names, rows(f, "champion", names, {"person_id": person_id})[0], strict=True))


NOMINATED = Nomination(BEN, SALES, "champion", " Wave 2 ", 3.5, CLEO)
ACTS: dict[str, Callable[..., Any]] = {
    "nominate": partial(acts.nominate, wish=NOMINATED),
    "pause": partial(acts.change_status, champion_id=OLD, to="paused"),
    "check in": partial(acts.log_check_in, champion_id=OLD, talk=Talk(TODAY, "talk", "Demo", 30), today=TODAY),
    "hand over": partial(acts.hand_over, champion_id=OLD, successor_id=BEN, on=TODAY),
    "deputy": partial(acts.set_deputy, champion_id=OLD, deputy_id=BEN),
    "support": partial(acts.support, champion_id=OLD, use_case_ids=[CASE_C]),
    "stop": partial(acts.stop_supporting, champion_id=OLD, use_case_id=CASE_A),
}


@pytest.mark.parametrize("name", ACTS)
def test_each_act_is_one_change_set_and_undo_leaves_nothing(staffed: ProgrammeFile, name: str) -> None:
    before, sets = _state(staffed), len(change_sets(staffed, 100))
    number = ACTS[name](staffed, actor="Tester")
    assert number == change_sets(staffed, 1)[0].id
    assert len(change_sets(staffed, 100)) == sets + 1
    assert _state(staffed) != before
    undo(staffed, actor="Tester")
    assert _state(staffed) == before


def test_a_nominee_has_what_was_said_and_no_more(staffed: ProgrammeFile) -> None:
    acts.nominate(staffed, wish=NOMINATED, actor="Tester")
    found = _champion(staffed, BEN)
    assert (found["status"], found["role"], found["hours_a_week"], found["deputy_id"]) == (
        "nominated", "champion", 3.5, CLEO,
    )  # fmt: skip
    assert found["since_on"] is None
    assert rows(staffed, "champion", ["wave"], {"person_id": BEN}) == [("Wave 2",)]
    assert change_sets(staffed, 1)[0].label == "Nominate Ben"


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Nomination(None, SALES), "Choose who is nominated."),
        (Nomination(BEN, None), "Choose the business unit."),
        (Nomination(GONE, SALES), "Gone has left the organisation."),
        (Nomination(BEN, SALES, deputy_id=BEN), "Ben cannot be their own deputy."),
        (Nomination(BEN, SALES, deputy_id=GONE), "Gone has left the organisation and cannot be a deputy."),
        (Nomination(ANN, SALES), "Ann is a champion of this unit already."),
    ],
)
def test_a_nomination_that_cannot_be_leaves_no_trace(staffed: ProgrammeFile, wish: Nomination, words: str) -> None:
    before = _state(staffed)
    with pytest.raises(RefusedError, match=words):
        acts.nominate(staffed, wish=wish, actor="Tester")
    assert _state(staffed) == before


def test_a_champion_goes_the_whole_way_from_nominated_to_alumni(staffed: ProgrammeFile) -> None:
    acts.nominate(staffed, wish=NOMINATED, actor="Tester")
    number = _champion(staffed, BEN)["id"]
    with pytest.raises(RefusedError, match="Onboarding comes before active"):
        acts.change_status(staffed, champion_id=number, to="active", on=TODAY, actor="Tester")
    for to, on in (("onboarding", None), ("active", TODAY), ("paused", None), ("active", None), ("alumni", TODAY)):
        acts.change_status(staffed, champion_id=number, to=to, on=on, actor="Tester")
        assert _champion(staffed, BEN)["status"] == to
    found = _champion(staffed, BEN)
    assert (found["since_on"], found["until_on"]) == (TODAY.isoformat(), TODAY.isoformat())


def test_who_supports_use_cases_cannot_just_end(staffed: ProgrammeFile) -> None:
    with pytest.raises(RefusedError, match="Hand over to a successor first"):
        acts.change_status(staffed, champion_id=OLD, to="alumni", on=TODAY, actor="Tester")


def test_the_last_check_in_moves_on_but_never_back(staffed: ProgrammeFile) -> None:
    for day, last in ((date(2026, 11, 1), "2026-11-01"), (date(2026, 10, 20), "2026-11-01"), (TODAY, "2026-11-22")):
        acts.log_check_in(staffed, champion_id=OLD, talk=Talk(day), today=TODAY, actor="Tester")
        assert rows(staffed, "champion", ["last_check_in_on"], {"id": OLD}) == [(last,)]
    assert [one.held_on.isoformat() for one in check_ins(staffed, OLD)] == ["2026-11-22", "2026-11-01", "2026-10-20"]
    with pytest.raises(RefusedError, match="still to come"):
        acts.log_check_in(staffed, champion_id=OLD, talk=Talk(TODAY + timedelta(1)), today=TODAY, actor="Tester")
    assert count(staffed, "check_in") == 3


def test_a_hand_over_gives_unit_role_and_use_cases_to_the_successor(staffed: ProgrammeFile) -> None:
    acts.hand_over(staffed, champion_id=OLD, successor_id=BEN, on=TODAY, actor="Tester")
    old, new = _champion(staffed, ANN), _champion(staffed, BEN)
    assert (old["status"], old["until_on"], old["successor_id"]) == ("alumni", TODAY.isoformat(), BEN)
    assert (new["status"], new["role"], new["since_on"]) == ("active", "lead", TODAY.isoformat())
    assert (new["deputy_id"], new["hours_a_week"]) == (CLEO, 4.0)
    assert [one.key for one in supported(staffed, new["id"])] == ["UC-001", "UC-002"]
    assert supported(staffed, OLD) == []
    assert change_sets(staffed, 1)[0].label == "Hand over from Ann to Ben"


def test_a_deputy_who_has_left_is_not_handed_over(staffed: ProgrammeFile) -> None:
    change_records(staffed, "person", [(CLEO, {"is_active": False})], actor="Tester")
    acts.hand_over(staffed, champion_id=OLD, successor_id=BEN, on=TODAY, actor="Tester")
    assert _champion(staffed, BEN)["deputy_id"] is None


def test_a_deputy_who_takes_over_is_not_their_own_deputy(staffed: ProgrammeFile) -> None:
    acts.hand_over(staffed, champion_id=OLD, successor_id=CLEO, on=TODAY, is_active=False, actor="Tester")
    new = _champion(staffed, CLEO)
    assert (new["status"], new["since_on"], new["deputy_id"]) == ("onboarding", None, None)


def test_a_successor_who_is_a_champion_there_keeps_their_record_and_supports_each_use_case_once(
    staffed: ProgrammeFile,
) -> None:
    acts.nominate(staffed, wish=Nomination(BEN, SALES), actor="Tester")
    held = _champion(staffed, BEN)["id"]
    acts.support(staffed, champion_id=held, use_case_ids=[CASE_B, CASE_C, CASE_C], actor="Tester")
    before = _state(staffed)
    acts.hand_over(staffed, champion_id=OLD, successor_id=BEN, on=TODAY, actor="Tester")
    assert count(staffed, "champion", {"person_id": BEN}) == 1
    assert (_champion(staffed, BEN)["id"], _champion(staffed, BEN)["role"]) == (held, "lead")
    assert [one.key for one in supported(staffed, held)] == ["UC-001", "UC-002", "UC-003"]
    undo(staffed, actor="Tester")
    assert _state(staffed) == before


@pytest.mark.parametrize(
    ("successor", "on", "words"),
    [(ANN, TODAY, "cannot take over from themselves"), (GONE, TODAY, "Gone has left"),
     (BEN, date(2025, 12, 1), "the end cannot be before"), (BEN, TODAY + timedelta(1), "is still to come")],
    ids=["oneself", "someone who left", "too early", "too late"],
)  # fmt: skip
def test_a_hand_over_that_cannot_be_leaves_no_trace(
    staffed: ProgrammeFile, successor: int, on: date, words: str
) -> None:
    before = _state(staffed)
    with pytest.raises(RefusedError, match=words):
        acts.hand_over(staffed, champion_id=OLD, successor_id=successor, on=on, actor="Tester")
    assert _state(staffed) == before


def test_nothing_is_written_where_nothing_differs(staffed: ProgrammeFile) -> None:
    sets = len(change_sets(staffed, 100))
    assert acts.set_deputy(staffed, champion_id=OLD, deputy_id=CLEO, actor="Tester") is None
    assert acts.support(staffed, champion_id=OLD, use_case_ids=[CASE_A], actor="Tester") is None
    assert acts.stop_supporting(staffed, champion_id=OLD, use_case_id=CASE_C, actor="Tester") is None
    assert len(change_sets(staffed, 100)) == sets
    with pytest.raises(RefusedError, match="own deputy"):
        acts.set_deputy(staffed, champion_id=OLD, deputy_id=ANN, actor="Tester")


def test_the_figures_count_what_is_there(staffed: ProgrammeFile) -> None:
    acts.nominate(staffed, wish=NOMINATED, actor="Tester")
    with staffed.work("More", "Tester") as work:
        work.insert(Cohort(id=new_id(), name="Wave 2", purpose="champions", planned_seats=2))
        work.insert(Cohort(id=new_id(), name="Class", purpose="training", planned_seats=9))
        work.insert(CheckIn(id=new_id(), champion_id=OLD, held_on=date(2026, 10, 30), people_reached=12))
        work.insert(CheckIn(id=new_id(), champion_id=OLD, held_on=TODAY + timedelta(9), people_reached=90))
        basics = work.insert(course(id=new_id()))
        work.insert(enrolment(id=new_id(), person_id=ANN, course_id=basics, status="completed", completed_on=TODAY))
    found = champions(staffed, TODAY)
    assert (found.total.needed, found.total.filled, found.total.units) == (3, 1, 1)
    assert [one.unit.name for one in found.units] == ["Sales", "Legal"]
    assert found.units[0].on_the_way == (_champion(staffed, BEN)["id"],)
    assert found.uncovered == ()
    assert (found.active, found.hours, found.reached) == ((OLD,), 4.0, 12)
    assert found.rows[OLD].last_on == date(2026, 10, 30)  # what is still to come is no check-in
    assert [(one.name, one.seats, one.became) for one in found.waves] == [("Wave 2", 2, 0)]
    assert not found.inactive
    assert not found.single_points  # Ann has a deputy
    assert found.effects[0].lacking.startswith("Fewer than 60 days")
    assert found.sides[1].enrolments == 1


def test_limits_are_settings_of_the_programme(staffed: ProgrammeFile) -> None:
    assert quiet_champions(staffed, TODAY) == (OLD,)  # 52 days
    with staffed.work("Settings", "Tester") as work:
        work.insert(Setting(id=new_id(), name=INACTIVE_DAYS, value="60"))
        work.insert(Setting(id=new_id(), name=MOST_USE_CASES, value="1"))
    assert quiet_champions(staffed, TODAY) == ()
    assert [one.kind for one in champions(staffed, TODAY).single_points] == ["loaded"]


def test_a_unit_shows_its_own_coverage_and_what_can_still_be_supported(staffed: ProgrammeFile) -> None:
    found = coverage_of(staffed, SALES, TODAY)
    assert found is not None
    assert (found[0].target, found[0].filled, list(found[1])) == (3, 1, [OLD])
    assert coverage_of(staffed, new_id(), TODAY) is None
    assert [key for _, key, _ in supportable(staffed, OLD)] == ["UC-003"]


def test_users_before_and_after_come_from_the_history_of_the_file(staffed: ProgrammeFile, clock: Any) -> None:
    with staffed.work("Begin", "Tester") as work:
        work.update("use_case", CASE_A, {"self_service_users": 5})
    clock.advance(days=100)
    with staffed.work("Grow", "Tester") as work:
        work.update("use_case", CASE_A, {"self_service_users": 40})
        day = TODAY + timedelta(days=20)
        work.update("champion", OLD, {"since_on": day})
        number = work.insert(course(id=new_id()))
        for step in range(8):
            held = day + timedelta(days=10 * step - 20)
            work.insert(enrolment(id=new_id(), person_id=BEN, course_id=number, cohort=str(step), status="completed",
                                  completed_on=held))  # fmt: skip
        work.insert(enrolment(id=new_id(), person_id=GONE, course_id=number, status="completed",
                              completed_on=day - timedelta(days=70)))  # fmt: skip
    told = champions(staffed, TODAY + timedelta(days=100)).effects[0]
    assert told.is_measured
    assert told.users is not None
    assert (told.users.before, told.users.after) == (5.0, 40.0)


def test_a_status_typed_into_a_cell_follows_the_steps_and_brings_its_day(staffed: ProgrammeFile) -> None:
    new = acts.nominate(staffed, wish=Nomination(BEN, LEGAL), actor="T")
    number = int(rows(staffed, "champion", ["id"], {"person_id": BEN})[0][0] or 0)
    change = partial(change_records, staffed, "champion", actor="T")
    with pytest.raises(RefusedError, match=r"onboarding first\. After nominated comes onboarding or alumni\."):
        change([(OLD, {"notes": "x"}), (number, {"status": "active"})])
    with pytest.raises(RefusedError, match="Ann still supports 2 use cases"):
        change([(OLD, {"status": "alumni"})])
    with pytest.raises(RefusedError, match="no business unit"):
        change([(number, {"status": "onboarding", "business_unit_id": None})])
    assert change_sets(staffed)[0].id == new  # what was refused left no trace
    change([(number, {"status": "onboarding"})])
    change([(number, {"status": "active", "hours_a_week": 2.0})])
    held = rows(staffed, "champion", ["status", "since_on", "hours_a_week"], {"id": number})
    assert held == [("active", staffed.now.date().isoformat(), 2.0)]
    assert change([(number, {"status": "active"})]) is None


def test_the_last_check_in_follows_the_check_ins_there_are(staffed: ProgrammeFile) -> None:
    def last() -> object:
        return rows(staffed, "champion", ["last_check_in_on"], {"id": OLD})[0][0]

    def add(day: str) -> int:
        held_on = date.fromisoformat(day)
        return add_records(staffed, "check_in", [{"champion_id": OLD, "held_on": held_on}], actor="T").ids[0]

    older, newer = add("2026-10-05"), add("2026-11-10")
    assert last() == "2026-11-10"
    remove_records(staffed, "check_in", [newer], actor="T")
    assert last() == "2026-10-05"
    undo(staffed, actor="T")
    assert (last(), count(staffed, "check_in")) == ("2026-11-10", 2)
    change_records(staffed, "check_in", [(newer, {"held_on": date(2026, 9, 1)})], actor="T")
    assert last() == "2026-10-05"
    remove_records(staffed, "check_in", [older, newer], actor="T")
    assert last() is None
    remove_records(staffed, "champion", [OLD], actor="T")
    undo(staffed, actor="T")
    assert last() is None


@pytest.mark.parametrize(
    ("is_new", "values", "words"),
    [
        (False, {"deputy_id": GONE}, "Gone has left the organisation and cannot be a deputy."),
        (False, {"deputy_id": ANN}, "Ann cannot be their own deputy."),
        (False, {"person_id": CLEO}, "Cleo cannot be their own deputy."),
        (False, {"person_id": GONE}, "Gone has left the organisation."),
        (False, {"until_on": date(2025, 1, 1)}, "Ann began on 10 Jan 2026; the end cannot be before."),
        (True, {"person_id": BEN, "deputy_id": GONE}, "Gone has left the organisation and cannot be a deputy."),
        (True, {"person_id": BEN, "deputy_id": BEN}, "Ben cannot be their own deputy."),
        (True, {"person_id": GONE, "business_unit_id": SALES}, "Gone has left the organisation."),
    ],
)
def test_what_the_dialogs_refuse_is_refused_in_the_grid_too(
    staffed: ProgrammeFile, is_new: bool, values: dict[str, Any], words: str
) -> None:
    before = change_sets(staffed)[0].id
    act = partial(add_records, given=[values]) if is_new else partial(change_records, changes=[(OLD, values)])
    with pytest.raises(RefusedError) as told:
        act(staffed, "champion", actor="T")
    assert str(told.value) == words
    assert change_sets(staffed)[0].id == before


def test_what_was_there_before_does_not_stand_in_the_way_of_another_field(staffed: ProgrammeFile) -> None:
    with staffed.work("Import", "T") as work:
        work.update("champion", OLD, {"deputy_id": GONE, "until_on": date(2025, 1, 1)})
    change_records(staffed, "champion", [(OLD, {"hours_a_week": 6.0})], actor="T")
    change_records(staffed, "champion", [(OLD, {"deputy_id": BEN, "until_on": None})], actor="T")
    assert rows(staffed, "champion", ["deputy_id", "until_on", "hours_a_week"], {"id": OLD}) == [(BEN, None, 6.0)]
    former = add_records(staffed, "champion", [{"person_id": GONE, "status": "alumni"}], actor="T").ids[0]
    assert count(staffed, "champion", {"id": former}) == 1


def test_a_last_check_in_noted_in_the_future_makes_nobody_heard_of(staffed: ProgrammeFile) -> None:
    assert quiet_champions(staffed, TODAY) == (OLD,)
    with staffed.work("Import", "T") as work:
        work.update("champion", OLD, {"last_check_in_on": TODAY + timedelta(days=200)})
        work.insert(CheckIn(id=new_id(), champion_id=OLD, held_on=TODAY - timedelta(days=70)))
    assert [one.days for one in champions(staffed, TODAY).inactive] == [70]


def test_a_check_in_that_is_still_to_come_is_refused_in_the_grid_too(staffed: ProgrammeFile) -> None:
    today = staffed.now.date()
    number = add_records(staffed, "check_in", [{"champion_id": OLD, "held_on": today}], actor="T").ids[0]
    for act in (
        partial(add_records, staffed, "check_in", [{"champion_id": OLD, "held_on": today + timedelta(days=1)}]),
        partial(change_records, staffed, "check_in", [(number, {"held_on": today + timedelta(days=1)})]),
    ):
        with pytest.raises(RefusedError, match="is still to come"):
            act(actor="T")
    assert rows(staffed, "check_in", ["held_on"]) == [(today.isoformat(),)]
