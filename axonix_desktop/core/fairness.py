"""Fairness tests and explanations: passed or not by the numbers, in date or not, and each with its reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.records.governance import Explainability, FairnessTest
from axonix_desktop.core.words import mark, tr

TestState = Literal["passed", "failed", "out_of_date", "unknown"]
STATES: tuple[TestState, ...] = ("failed", "out_of_date", "unknown", "passed")
"""From what needs something to what does not."""
STATE_WORDS: dict[TestState, str] = {
    "passed": mark("Passed"), "failed": mark("Failed"), "out_of_date": mark("Out of date"),
    "unknown": mark("Not judged"),
}  # fmt: skip
STATE_TONES: dict[TestState, str] = {"passed": "green", "failed": "red", "out_of_date": "amber", "unknown": "grey"}
NEEDED_FROM: frozenset[str] = frozenset({"high", "prohibited"})
"""The risk tiers that must be able to explain what they decide."""
IN_USE_FROM = 4
"""The stage from which on a use case reaches people beyond its pilot."""
DUE_SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class Judged:
    """Where a test or an explanation stands, and why."""

    state: TestState
    reason: str


def has_passed(one: FairnessTest) -> bool | None:
    """Whether the value is within the threshold; what was noted where the numbers do not say; None where nobody did.

    Exactly at the threshold is within it. Without a direction the value may not fall below.
    """
    if one.value is None or one.threshold is None:
        return one.has_passed
    return one.value <= one.threshold if one.comparison == "at_most" else one.value >= one.threshold


def is_in_date(valid_until: date | None, today: date) -> bool:
    """Whether something still holds; without an end date it does, and its last day counts."""
    return valid_until is None or valid_until >= today


def is_at_odds(one: FairnessTest) -> bool:
    """Whether what was noted contradicts the numbers."""
    return one.has_passed is not None and has_passed(one) is not one.has_passed


def judge(one: FairnessTest, today: date) -> Judged:
    """Where a fairness test stands."""
    passed = has_passed(one)
    if passed is None:
        return Judged("unknown", tr("Value and threshold are needed to judge it."))
    words = _numbers(one)
    if not passed:
        return Judged("failed", words or tr("It was noted as failed."))
    if not is_in_date(one.valid_until, today):
        day = Date().show(one.valid_until)
        return Judged("out_of_date", tr("It held until {date}; test again.", date=day))
    return Judged("passed", words or tr("It was noted as passed."))


def judge_explanation(one: Explainability, today: date) -> Judged:
    """Where an explainability record stands: reviewed and in date, or not."""
    if one.reviewed_on is None:
        return Judged("unknown", tr("Nobody has reviewed it yet."))
    if not is_in_date(one.valid_until, today):
        return Judged("out_of_date", tr("It held until {date}; review again.", date=Date().show(one.valid_until)))
    by = one.reviewed_by or tr("someone")
    return Judged("passed", tr("Reviewed by {person} on {date}.", person=by, date=Date().show(one.reviewed_on)))


def objections(one: FairnessTest, today: date) -> tuple[str, ...]:
    """Why a test cannot be recorded as it is; empty when it can."""
    reasons: list[str] = []
    if not one.metric.strip():
        reasons.append(tr("Say what was measured."))
    if one.value is None or one.threshold is None:
        reasons.append(tr("Give the value and the threshold, so that the result can be read from them."))
    if one.tested_on is not None and one.tested_on > today:
        reasons.append(tr("A test cannot be in the future."))
    if one.tested_on is not None and one.valid_until is not None and one.valid_until < one.tested_on:
        reasons.append(tr("It cannot end before the day it was made."))
    return tuple(reasons)


def ends_soon(valid_until: date | None, today: date) -> bool:
    """Whether something that holds ends within the next days."""
    return valid_until is not None and today <= valid_until <= today + timedelta(days=DUE_SOON_DAYS)


def _numbers(one: FairnessTest) -> str:
    """The value against its threshold in words; empty where a number is missing."""
    if one.value is None or one.threshold is None:
        return ""
    value, threshold = f"{one.value:,.4g}", f"{one.threshold:,.4g}"
    if one.comparison == "at_most":
        return tr("{value}, at most {threshold} is fair.", value=value, threshold=threshold)
    return tr("{value}, at least {threshold} is fair.", value=value, threshold=threshold)
