"""Escalation rules: whether a rule says all it must, and whether a use case has one for the case of doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from axonix_desktop.core.fairness import IN_USE_FROM, NEEDED_FROM
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.records.governance import EscalationRule
from axonix_desktop.core.words import mark, tr, trn

RuleState = Literal["incomplete", "unsigned", "untried", "tried"]
RULE_STATES: tuple[RuleState, ...] = ("incomplete", "unsigned", "untried", "tried")
"""From what needs something to what does not."""
RULE_WORDS: dict[RuleState, str] = {
    "incomplete": mark("Incomplete"), "unsigned": mark("Not signed off"), "untried": mark("Not tried yet"),
    "tried": mark("Signed and tried"),
}  # fmt: skip
RULE_TONES: dict[RuleState, str] = {"incomplete": "red", "unsigned": "amber", "untried": "blue", "tried": "green"}
CoverState = Literal["none", "general", "open", "covered"]
COVER_STATES: tuple[CoverState, ...] = ("none", "general", "open", "covered")
COVER_WORDS: dict[CoverState, str] = {
    "none": mark("No rule"), "general": mark("Needs its own rule"), "open": mark("Not in force"),
    "covered": mark("Covered"),
}  # fmt: skip
COVER_TONES: dict[CoverState, str] = {"none": "red", "general": "amber", "open": "amber", "covered": "green"}


@dataclass(frozen=True, slots=True)
class RuleJudged:
    """Where a rule stands, and why."""

    state: RuleState
    reason: str

    @property
    def is_in_force(self) -> bool:
        """Whether it says all it must and is signed off."""
        return self.state in ("untried", "tried")


@dataclass(frozen=True, slots=True)
class Cover:
    """Whether a use case has a rule for the case of doubt, and why it counts or not."""

    state: CoverState
    reason: str


def judge_rule(one: EscalationRule) -> RuleJudged:
    """Whether a rule is complete, signed off and tried; a guardrail needs no time limit."""
    parts = [
        (bool(one.trigger.strip()), tr("what sets it off")),
        (bool((one.decider or "").strip()), tr("who decides")),
        (one.rule_kind == "guardrail" or one.within_hours is not None, tr("within how long")),
    ]
    lacking = [words for is_there, words in parts if not is_there]
    if lacking:
        return RuleJudged("incomplete", tr("It does not say {parts}.", parts=", ".join(lacking)))
    if one.signed_off_on is None:
        return RuleJudged("unsigned", tr("Nobody has signed it off."))
    by, day = one.signed_off_by or tr("someone"), Date().show(one.signed_off_on)
    if one.rehearsed_on is None:
        return RuleJudged("untried", tr("Signed off by {person} on {date}, not tried yet.", person=by, date=day))
    tried = Date().show(one.rehearsed_on)
    return RuleJudged(
        "tried", tr("Signed off by {person} on {date}, tried on {tried}.", person=by, date=day, tried=tried)
    )


def is_rule_needed(tier: str | None, stage: int) -> bool:
    """Whether a use case must have a rule: it is in use, or is to be and its risk is high."""
    return stage >= IN_USE_FROM or tier == "high"


def cover(tier: str | None, own: Sequence[EscalationRule], everywhere: Sequence[EscalationRule]) -> Cover:
    """Whether a use case of ``tier`` is covered by its ``own`` rules, else by those that hold ``everywhere``.

    Guardrails are limits; they say nothing about who decides in doubt. A high risk needs a rule of its own.
    """
    rules = [one for one in own if one.rule_kind == "escalation"]
    if rules:
        waiting = [one for one in rules if not judge_rule(one).is_in_force]
        if waiting:
            return Cover("open", judge_rule(waiting[0]).reason)
        return Cover("covered", trn("{count} rule of its own.", "{count} rules of its own.", len(rules)))
    general = [one for one in everywhere if one.rule_kind == "escalation" and judge_rule(one).is_in_force]
    if not general:
        return Cover("none", tr("No rule in force says who decides."))
    if tier in NEEDED_FROM:
        return Cover("general", tr("Of high risk: the rules for all are not enough."))
    words = trn("The {count} rule for every use case holds.", "The {count} rules for every use case hold.",
                len(general))  # fmt: skip
    return Cover("covered", words)
