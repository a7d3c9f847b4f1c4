"""Red, amber, green: what the rules say of a use case and of the programme, always with the reason in words.

A level is never guessed: where nothing is there to judge by, the level is ``"none"`` and the reason says what is
missing. What a manager decided or a tracker brought is shown as such and comes before the rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.records.choices import RISK_TIER, STATUS
from axonix_desktop.core.words import tr, trn

Level = Literal["green", "amber", "red", "none"]
Aspect = Literal["delivery", "governance", "adoption", "benefits"]

LEVEL_WORDS: dict[Level, str] = {
    "green": "On track",
    "amber": "At risk",
    "red": "Off track",
    "none": "Not rated",
}
ASPECTS: tuple[Aspect, ...] = ("delivery", "governance", "adoption", "benefits")
CLOSED_STATUSES = frozenset({"completed", "retired"})
LATE_RED_DAYS = 28
OVERDUE_ITEMS_RED = 3
RED_SHARE_PERCENT = 10
AMBER_SHARE_PERCENT = 20
GO_LIVE_STAGE = 4
TRAINED_PERCENT = 90
TRAINED_RED_PERCENT = 50

_BADNESS: dict[Level, int] = {"none": 0, "green": 1, "amber": 2, "red": 3}


@dataclass(frozen=True, slots=True)
class Rag:
    """A level with its reason; ``origin`` tells who says so: a rule, the manager, or the tracker (reported)."""

    level: Level
    reason: str
    origin: Literal["rule", "manager", "reported"] = "rule"

    @property
    def words(self) -> str:
        """The level as people read it."""
        return LEVEL_WORDS[self.level]


@dataclass(frozen=True, slots=True)
class Checks:
    """How many checklist items of a use case are done, open and past their date (overdue ones are open too)."""

    done: int = 0
    open: int = 0
    overdue: int = 0

    @property
    def total(self) -> int:
        """Items that count: those marked not applicable do not."""
        return self.done + self.open


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What rules and reports need to know of a use case, as plain values; ``stage_end_on`` is the stage's plan.

    ``has_champion`` says whether its unit has an active one (None: the programme records none), ``trained_percent`` how
    many of its operators, else of its unit's people, are trained; ``blocking`` counts checklist items that hold it up.
    """

    id: int
    key: str
    title: str
    stage: int
    status: str
    unit: str | None = None
    owner: str | None = None
    has_owner_left: bool = False
    priority: str | None = None
    tier: str | None = None
    rag: str | None = None
    rag_reason: str | None = None
    target_on: date | None = None
    stage_end_on: date | None = None
    updated_on: date | None = None
    checks: Checks = Checks()
    has_assessment: bool = False
    has_champion: bool | None = None
    trained_percent: float | None = None
    blocking: int = 0
    expired: int = 0
    needs_new_look: bool = False
    overrides: tuple[tuple[Aspect, Rag], ...] = ()

    @property
    def is_open(self) -> bool:
        """Neither completed nor retired."""
        return self.status not in CLOSED_STATUSES

    @property
    def due_on(self) -> date | None:
        """The earlier of the stage's planned end and the target date."""
        return min((day for day in (self.stage_end_on, self.target_on) if day), default=None)


def delivery(case: CaseFacts, as_of: date) -> Rag:
    """Whether the use case is delivered on time, as of the day."""
    said = _closed(case) or _override(case, "delivery")
    if said:
        return said
    level = known_level(case.rag)
    if level:
        return Rag(level, case.rag_reason or tr("Reported without a reason"), "reported")
    if case.status == "on_hold":
        return Rag("amber", tr("On hold"))
    return _by_date(case, as_of)


def _by_date(case: CaseFacts, as_of: date) -> Rag:
    due = case.due_on
    if due is None:
        return Rag("none", tr("No target date"))
    late = (as_of - due).days
    told = _stage_date(late) if due == case.stage_end_on else _target_date(late)
    if late > 0:
        return Rag("red" if late > LATE_RED_DAYS else "amber", told)
    return Rag("green", told)


def _stage_date(late: int) -> str:
    """How far the planned end of the stage is behind (or ahead, below zero)."""
    if not late:
        return tr("The stage date is today")
    return (
        tr("{days} past stage date", days=days(late)) if late > 0 else tr("{days} until stage date", days=days(-late))
    )


def _target_date(late: int) -> str:
    """How far the target date is behind (or ahead, below zero)."""
    if not late:
        return tr("The target date is today")
    if late > 0:
        return tr("{days} past target date", days=days(late))
    return tr("{days} until target date", days=days(-late))


def governance(case: CaseFacts) -> Rag:
    """Whether the duties that come with the use case's risk are met."""
    said = _closed(case) or _override(case, "governance")
    if said:
        return said
    if case.tier == "prohibited":
        return Rag("red", tr("Risk tier is prohibited"))
    if case.checks.overdue:
        level: Level = "red" if case.checks.overdue >= OVERDUE_ITEMS_RED else "amber"
        return Rag(
            level,
            tr("{overdue} of {total} checklist items overdue", overdue=case.checks.overdue, total=case.checks.total),
        )
    return _duties(case)


def _duties(case: CaseFacts) -> Rag:
    """The governance level where nothing is prohibited and nothing overdue."""
    checks = case.checks
    if case.tier == "high" and case.stage >= GO_LIVE_STAGE and checks.done < max(checks.total, 1):
        if checks.total:
            return Rag("amber", tr("High risk, {open} of {total} open", open=checks.open, total=checks.total))
        return Rag("red", tr("High risk, no checklist"))
    if case.tier is None:
        return (
            Rag("amber", tr("No risk tier"))
            if case.stage
            else Rag("none", tr("No risk tier yet, still in the pipeline"))
        )
    if checks.total:
        return Rag(
            "green", tr("{done} of {total} checklist items done, none overdue", done=checks.done, total=checks.total)
        )
    return Rag("green", tr("{tier} risk, nothing overdue", tier=RISK_TIER.show(case.tier)))


def adoption(case: CaseFacts) -> Rag:
    """Whether the people are there who make the use case work: a champion in its unit, and training."""
    said = _closed(case) or _override(case, "adoption")
    if said:
        return said
    if not case.stage:
        return Rag("none", tr("Still in the pipeline"))
    if case.has_champion is None and case.trained_percent is None:
        return Rag("none", tr("No champion and no training recorded"))
    is_live = case.stage >= GO_LIVE_STAGE
    if case.has_champion is False:
        where = case.unit or tr("no business unit")
        return Rag("red" if is_live else "amber", tr("No active champion ({unit})", unit=where))
    percent = case.trained_percent
    if percent is None:
        return Rag("green", tr("Active champion; no training is asked"))
    words = tr("{share} trained; {least} needed", share=as_percent(int(percent)), least=as_percent(TRAINED_PERCENT))
    if percent >= TRAINED_PERCENT:
        return Rag("green", tr("Active champion, {share} trained", share=as_percent(int(percent))))
    return Rag("red" if is_live and percent < TRAINED_RED_PERCENT else "amber", words)


def programme(ratings: Iterable[Rag], nothing_yet: str) -> Rag:
    """The programme's level from those of its use cases; ``nothing_yet`` is the reason where none is rated."""
    counts: dict[Level, int] = {"green": 0, "amber": 0, "red": 0, "none": 0}
    for rating in ratings:
        counts[rating.level] += 1
    rated = counts["green"] + counts["amber"] + counts["red"]
    if not rated:
        return Rag("none", nothing_yet)
    level: Level = "green"
    if counts["red"] * 100 >= rated * RED_SHARE_PERCENT:
        level = "red"
    elif counts["red"] or counts["amber"] * 100 >= rated * AMBER_SHARE_PERCENT:
        level = "amber"
    told = _tally(counts, rated)
    if not counts["none"]:
        return Rag(level, told)
    return Rag(level, tr("{told} ({count:,} not rated)", told=told, count=counts["none"]))


def _tally(counts: dict[Level, int], rated: int) -> str:
    """How many of the rated use cases are off track and at risk."""
    red, amber = counts["red"], counts["amber"]
    if red and amber:
        return tr("{red:,} off track and {amber:,} at risk of {rated:,} rated", red=red, amber=amber, rated=rated)
    if red:
        return tr("{red:,} off track of {rated:,} rated", red=red, rated=rated)
    if amber:
        return tr("{amber:,} at risk of {rated:,} rated", amber=amber, rated=rated)
    return tr("All {rated:,} rated use cases on track", rated=rated)


def worst(ratings: Iterable[Rag]) -> Rag:
    """The worst of several; what is not rated never outweighs what is."""
    return max(ratings, key=lambda rating: _BADNESS[rating.level], default=Rag("none", tr("Nothing to rate yet")))


def known_level(code: str | None) -> Level | None:
    """The level a stored RAG code stands for, or None."""
    return next((level for level in _BADNESS if level == code and level != "none"), None)


def days(count: int) -> str:
    """``"1 day"``, ``"30 days"``."""
    return trn("{count} day", "{count} days", count)


def _closed(case: CaseFacts) -> Rag | None:
    return None if case.is_open else Rag("none", tr("{status}; no longer rated", status=STATUS.show(case.status)))


def _override(case: CaseFacts, aspect: Aspect) -> Rag | None:
    return next((rag for name, rag in case.overrides if name == aspect), None)


def rules() -> tuple[str, ...]:
    """How the levels are found, for people."""
    return (
        tr(
            "Delivery: what the manager or the tracker says comes first. Otherwise a use case is off track when its "
            "stage or target date has passed by more than {days} days, at risk when it has passed or the case is on "
            "hold, on track when its date lies ahead, and not rated without a date.",
            days=LATE_RED_DAYS,
        ),
        tr(
            "Governance: off track with a prohibited risk tier, {items} or more overdue checklist items, or high risk "
            "at stage {stage} or later without a checklist; at risk with an overdue item, open items on a high-risk "
            "case at stage {stage} or later, or no risk tier once the rollout has begun.",
            items=OVERDUE_ITEMS_RED,
            stage=GO_LIVE_STAGE,
        ),
        tr(
            "Adoption: at risk without an active champion in the unit, or with fewer than {least} of operators (or of "
            "the unit's people) trained; from stage {stage} on off track without one, or below {bottom}.",
            least=as_percent(TRAINED_PERCENT),
            stage=GO_LIVE_STAGE,
            bottom=as_percent(TRAINED_RED_PERCENT),
        ),
        tr(
            "Programme: off track when {red} of the rated use cases are, at risk when any is off track or {amber} are "
            "at risk. Completed and retired use cases are not rated.",
            red=as_percent(RED_SHARE_PERCENT),
            amber=as_percent(AMBER_SHARE_PERCENT),
        ),
    )
