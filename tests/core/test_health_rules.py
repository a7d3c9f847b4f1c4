"""Red, amber and green come from stated rules, each with its reason in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from axonix_desktop.core.attention import findings, late_days
from axonix_desktop.core.health import CaseFacts, Checks, Rag, delivery, governance, programme, worst

TODAY = date(2026, 11, 22)


def case(**values: Any) -> CaseFacts:
    """An active use case at stage 2 of which nothing else is known."""
    return CaseFacts(**{"id": 1, "key": "UC-1", "title": "A use case", "stage": 2, "status": "active", **values})


@pytest.mark.parametrize(
    ("values", "level", "reason"),
    [
        ({}, "none", "No target date"),
        ({"target_on": date(2026, 12, 1)}, "green", "9 days until target date"),
        ({"target_on": TODAY}, "green", "The target date is today"),
        ({"target_on": date(2026, 11, 21)}, "amber", "1 day past target date"),
        ({"target_on": date(2026, 10, 1)}, "red", "52 days past target date"),
        ({"stage_end_on": date(2026, 11, 1), "target_on": date(2027, 1, 1)}, "amber", "21 days past stage date"),
        ({"status": "on_hold"}, "amber", "On hold"),
        ({"rag": "red", "rag_reason": "Vendor left"}, "red", "Vendor left"),
        ({"rag": "green"}, "green", "Reported without a reason"),
        ({"status": "completed", "rag": "red"}, "none", "Completed; no longer rated"),
    ],
)
def test_delivery_is_rated_by_its_rule_and_says_why(values: dict[str, Any], level: str, reason: str) -> None:
    rag = delivery(case(**values), TODAY)
    assert rag.level == level
    assert rag.reason.startswith(reason)


@pytest.mark.parametrize(
    ("values", "level", "reason"),
    [
        ({}, "amber", "No risk tier"),
        ({"stage": 0}, "none", "No risk tier yet"),
        ({"tier": "limited"}, "green", "Limited risk, nothing overdue"),
        ({"tier": "prohibited"}, "red", "Risk tier is prohibited"),
        ({"tier": "high", "stage": 4}, "red", "High risk, no checklist"),
        ({"tier": "high", "stage": 4, "checks": Checks(3, 2)}, "amber", "High risk, 2 of 5 open"),
        ({"tier": "high", "stage": 4, "checks": Checks(5, 0)}, "green", "5 of 5 checklist items done"),
        ({"tier": "minimal", "checks": Checks(1, 4, 1)}, "amber", "1 of 5 checklist items overdue"),
        ({"tier": "minimal", "checks": Checks(1, 4, 3)}, "red", "3 of 5 checklist items overdue"),
    ],
)
def test_governance_is_rated_by_its_rule_and_says_why(values: dict[str, Any], level: str, reason: str) -> None:
    rag = governance(case(**values))
    assert rag.level == level
    assert rag.reason.startswith(reason)


def test_what_the_manager_says_comes_before_the_rule_and_the_tracker() -> None:
    said = Rag("green", "Agreed with the sponsor", "manager")
    assert delivery(case(rag="red", overrides=(("delivery", said),)), TODAY) is said


def test_a_programme_is_off_track_when_a_tenth_of_it_is() -> None:
    ratings = [Rag("red", "")] + [Rag("green", "")] * 9
    assert programme(ratings, "").level == "red"
    assert programme([*ratings, Rag("green", "")], "").level == "amber"
    assert programme(ratings, "").reason == "1 off track of 10 rated"


def test_a_programme_without_ratings_says_so_and_is_not_green() -> None:
    rag = programme([Rag("none", "No target date")], "No adoption figures yet")
    assert (rag.level, rag.reason) == ("none", "No adoption figures yet")


def test_not_rated_never_outweighs_a_rating() -> None:
    assert worst([Rag("none", ""), Rag("green", "fine")]).reason == "fine"


@given(st.integers(-400, 400))
def test_a_date_moving_away_never_makes_delivery_worse(offset: int) -> None:
    order = {"red": 0, "amber": 1, "green": 2}
    day = TODAY + timedelta(days=offset)
    sooner, later = (delivery(case(target_on=one), TODAY) for one in (day, day + timedelta(days=1)))
    assert order[later.level] >= order[sooner.level]


def test_findings_are_counted_named_and_ordered_by_gravity() -> None:
    cases = [
        case(id=1, title="Late", target_on=date(2026, 9, 1), owner="A", unit="U", tier="minimal"),
        case(id=2, title="Later", target_on=date(2026, 8, 1), owner="A", unit="U", tier="minimal"),
        case(id=3, title="Nobody's", unit="U", tier="minimal"),
    ]
    found = findings(cases, TODAY)
    assert [one.code for one in found] == ["off_track", "no_owner"]
    assert found[0].words == "2 use cases are off track"
    assert found[0].examples[0].startswith("Later (113 days past target date)")


def test_completed_use_cases_need_no_attention() -> None:
    assert findings([case(status="completed", target_on=date(2020, 1, 1))], TODAY) == ()


def test_a_date_ahead_is_not_late() -> None:
    assert late_days(case(target_on=date(2027, 1, 1)), TODAY) == 0
