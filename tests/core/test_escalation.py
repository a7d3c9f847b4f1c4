"""Escalation rules: complete, signed off, tried; and which use cases they cover."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from axonix_desktop.core.escalation import cover, is_rule_needed, judge_rule
from axonix_desktop.core.records.governance import EscalationRule

DAY = date(2026, 11, 3)


def rule(**values: Any) -> EscalationRule:
    """A rule in force."""
    whole = {"id": 1, "trigger": "Doubt", "decider": "Head of unit", "within_hours": 24.0, "signed_off_by": "Ana",
             "signed_off_on": DAY}  # fmt: skip
    return EscalationRule(**{**whole, **values})


@pytest.mark.parametrize(
    ("lacks", "words"),
    [({"trigger": " "}, "what sets it off"), ({"decider": None}, "who decides"),
     ({"within_hours": None}, "within how long")],
)  # fmt: skip
def test_a_rule_says_what_sets_it_off_who_decides_and_how_soon(lacks: dict[str, Any], words: str) -> None:
    found = judge_rule(rule(**lacks))
    assert (found.state, found.reason, found.is_in_force) == ("incomplete", f"It does not say {words}.", False)


def test_a_guardrail_needs_no_time_limit() -> None:
    assert judge_rule(rule(rule_kind="guardrail", within_hours=None)).state == "untried"


def test_a_rule_is_in_force_once_signed_off_and_proven_once_tried() -> None:
    assert judge_rule(rule(signed_off_on=None)).state == "unsigned"
    signed, tried = judge_rule(rule()), judge_rule(rule(rehearsed_on=DAY))
    assert (signed.state, signed.is_in_force) == ("untried", True)
    assert (tried.state, tried.reason) == ("tried", "Signed off by Ana on 3 Nov 2026, tried on 3 Nov 2026.")


@pytest.mark.parametrize(
    ("tier", "stage", "needed"),
    [("minimal", 3, False), ("minimal", 4, True), (None, 6, True), ("high", 0, True), ("prohibited", 0, False)],
)
def test_a_rule_is_needed_in_use_and_for_high_risk_before(tier: str | None, stage: int, needed: bool) -> None:
    assert is_rule_needed(tier, stage) is needed


def test_rules_for_every_use_case_cover_all_but_a_high_risk() -> None:
    assert cover("limited", (), [rule()]).state == "covered"
    assert cover("high", (), [rule()]).state == "general"
    assert cover("high", [rule()], ()).state == "covered"


def test_nothing_in_force_covers_nothing() -> None:
    assert cover("limited", (), ()).state == "none"
    assert cover("limited", (), [rule(signed_off_on=None)]).state == "none"
    assert cover("limited", [rule(rule_kind="guardrail")], ()).state == "none"


def test_a_rule_of_its_own_that_waits_is_told_even_where_others_hold() -> None:
    found = cover("limited", [rule(), rule(id=2, signed_off_on=None)], [rule(id=3)])
    assert (found.state, found.reason) == ("open", "Nobody has signed it off.")
