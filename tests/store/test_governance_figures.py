"""The governance figures count exactly what the standings say, however answers, traits and tiers are mixed."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.checklists import SETTLED
from axonix_desktop.core.records.choices import CHECK_STATUS
from axonix_desktop.core.records.governance import ChecklistItem, ChecklistResponse
from axonix_desktop.core.records.portfolio import StagePlan, UseCase
from axonix_desktop.core.records.programme import Person
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.queries.checklists import figures, standings
from axonix_desktop.store.queries.governance import What, entries, governance

TODAY = date(2026, 11, 22)
CASES = (10, 11, 12, 13)
ITEMS = (20, 21, 22, 23, 24)
_DAYS = st.none() | st.dates(TODAY - timedelta(days=200), TODAY + timedelta(days=200))
_ANSWER = st.fixed_dictionaries({
    "status": st.sampled_from([one.code for one in CHECK_STATUS.options]),
    "reason": st.sampled_from([None, "Because"]), "holds_until": _DAYS, "due_on": _DAYS,
    "evidence": st.sampled_from([None, "Minutes"]), "evidence_on": _DAYS, "evidence_expires_on": _DAYS,
    "signed_off_by": st.sampled_from([None, "Tom", "Ines"]), "owner_id": st.sampled_from([None, 3]),
})  # fmt: skip
_TARGETS = st.tuples(st.sampled_from((None, *CASES)), st.sampled_from(ITEMS))


@pytest.fixture
def laid(programme: ProgrammeFile) -> ProgrammeFile:
    """Four use cases (one retired) and five items of two topics, one of them once per programme."""
    with programme.work("Lay out", actor="Test") as work:
        for (number,) in programme.read("SELECT id FROM checklist_item"):
            work.delete("checklist_item", number)
        work.insert(Person(id=3, name="Ines"))
        work.insert(UseCase(id=10, key="UC-010", title="Scores", risk_tier="high", stage=4, status="active"))
        work.insert(UseCase(id=11, key="UC-011", title="Finds", stage=1, personal_data=False, status="active"))
        work.insert(UseCase(id=12, key="UC-012", title="Gone", status="retired", stage=5))
        work.insert(UseCase(id=13, key="UC-013", title="Waits", risk_tier="limited", stage=0, status="active"))
        work.insert(ChecklistItem(id=20, code="A-1", topic="A", text="All", is_blocking=True, gate_stage=4,
                                  needs_sign_off=True))  # fmt: skip
        work.insert(ChecklistItem(id=21, code="A-2", topic="A", text="High", applies_from_tier="high"))
        work.insert(ChecklistItem(id=22, code="B-1", topic="B", text="Data", condition="personal_data",
                                  is_blocking=True, gate_stage=1, validity_months=3))  # fmt: skip
        work.insert(ChecklistItem(id=23, code="X-1", topic="X", text="Once", is_programme_level=True))
        work.insert(ChecklistItem(id=24, code="A-9", topic="A", text="Over", is_active=False))
    return programme


def _answer(f: ProgrammeFile, given_answers: dict[tuple[int | None, int], dict[str, Any]]) -> None:
    with f.work("Answer", actor="Test") as work:
        for (number,) in f.read("SELECT id FROM checklist_response"):
            work.delete("checklist_response", number)
        for number, ((case, item), values) in zip(new_ids(len(given_answers)), given_answers.items(), strict=True):
            work.insert(ChecklistResponse(id=number, use_case_id=case, checklist_item_id=item, **values))


@given(st.dictionaries(_TARGETS, _ANSWER, max_size=14))
def test_figures_count_what_the_standings_say(laid: ProgrammeFile, answers: dict[Any, dict[str, Any]]) -> None:
    _answer(laid, answers)
    found, every = governance(laid, TODAY), standings(laid, TODAY)
    assert found.total.states == Counter(one.state for one in every)
    assert found.total.overdue == sum(one.is_overdue for one in every)
    for topic, tally in found.by_topic().items():
        assert tally.states == Counter(one.state for one in every if one.item.topic == topic)
    assert sum(tally.applicable for tally in found.by_tier().values()) == sum(
        one.use_case_id is not None for one in every
    )
    by_case = figures(laid, TODAY)
    for one in (*found.cases, found.programme):
        own = by_case[one.id]
        assert (one.total.applicable, one.total.settled, one.total.overdue) == (own.total, own.settled, own.overdue)
        assert tuple(item.code for item in one.blocked_by) == own.blocked_by


@given(st.dictionaries(_TARGETS, _ANSWER, max_size=14))
def test_the_rows_behind_a_figure_are_those_it_counts(laid: ProgrammeFile, answers: dict[Any, dict[str, Any]]) -> None:
    _answer(laid, answers)
    every = standings(laid, TODAY)
    wanted: dict[What, set[int | None]] = {
        "overdue": {one.answer_id for one in every if one.is_overdue},
        "expired": {one.answer_id for one in every if one.state in ("expired", "lapsed")},
        "exceptions": {one.answer_id for one in every if one.state == "exception"},
    }
    for what, ids in wanted.items():
        found = entries(laid, TODAY, what)
        assert {one.answer_id for one in found} == ids
        days = [one.day for one in found if one.day is not None]
        assert days == sorted(days)
        assert entries(laid, TODAY, what, most=1) == found[:1]


def test_evidence_that_ends_is_found_as_far_ahead_as_asked(laid: ProgrammeFile) -> None:
    def ending(days: int) -> dict[str, Any]:
        return {"status": "done", "evidence": "Minutes", "evidence_expires_on": TODAY + timedelta(days=days)}

    _answer(laid, {(10, 20): {**ending(10), "signed_off_by": "Tom"}, (10, 21): ending(45), (10, 22): ending(89),
                   (None, 23): ending(91), (11, 20): ending(-1), (12, 20): ending(5)})  # fmt: skip
    found = entries(laid, TODAY, "expiring")
    assert [(one.key, one.item.code) for one in found] == [("UC-010", "A-1"), ("UC-010", "A-2"), ("UC-010", "B-1")]
    assert [one.item.code for one in entries(laid, TODAY, "expiring", 30)] == ["A-1"]
    assert [one.key for one in entries(laid, TODAY, "expired")] == ["UC-011"]


def test_what_lapsed_is_told_with_the_day_it_held_until_whatever_became_of_the_evidence(laid: ProgrammeFile) -> None:
    held_until, expired = TODAY - timedelta(days=5), TODAY - timedelta(days=90)
    _answer(laid, {(10, 20): {"status": "exception", "reason": "Pilot", "holds_until": held_until,
                              "evidence": "Minutes", "evidence_expires_on": expired}})  # fmt: skip
    assert [(one.state, one.day) for one in entries(laid, TODAY, "expired")] == [("lapsed", held_until)]


def test_only_active_use_cases_in_the_rollout_are_blocked_and_the_next_gate_comes_first(laid: ProgrammeFile) -> None:
    with laid.work("Plan", actor="Test") as work:
        work.update("use_case", 11, {"personal_data": True})
        work.insert(StagePlan(id=50, use_case_id=11, stage=1, planned_end_on=date(2026, 12, 1)))
    found = governance(laid, TODAY).blocked
    assert [(one.key, [item.code for item in one.blocked_by]) for one in found] == [
        ("UC-011", ["B-1"]), ("UC-010", ["A-1", "B-1"]),
    ]  # fmt: skip
    assert found[0].gate_on == date(2026, 12, 1)
    with laid.work("Hold", actor="Test") as work:
        work.update("use_case", 10, {"status": "on_hold"})
    assert [one.key for one in governance(laid, TODAY).blocked] == ["UC-011"]


def test_the_programme_answers_its_own_items_once(laid: ProgrammeFile) -> None:
    _answer(laid, {(None, 23): {"status": "done", "evidence": "Policy"}, (10, 23): {"status": "done"}})
    found = governance(laid, TODAY)
    assert found.programme.topics["X"].states == {"done": 1}
    assert all("X" not in one.topics for one in found.cases)
    assert found.topics[-1] == "X"
    assert found.programme.total.settled == sum(
        one.state in SETTLED for one in standings(laid, TODAY) if one.use_case_id is None
    )
