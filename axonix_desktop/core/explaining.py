"""Whether a use case is explained as its risk asks: the more it can harm, the more an explanation must say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from axonix_desktop.core.fairness import IN_USE_FROM, NEEDED_FROM, judge_explanation
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.records.governance import Explainability
from axonix_desktop.core.words import mark, tr

FitState = Literal["missing", "out_of_date", "thin", "unreviewed", "untiered", "early", "fits", "free"]
FIT_STATES: tuple[FitState, ...] = (
    "missing", "out_of_date", "thin", "unreviewed", "untiered", "early", "fits", "free",
)  # fmt: skip
"""From what needs something first to what needs nothing."""
FIT_WORDS: dict[FitState, str] = {
    "missing": mark("Missing"), "out_of_date": mark("Out of date"), "thin": mark("Says too little"),
    "unreviewed": mark("Not reviewed"), "untiered": mark("No risk tier"), "early": mark("Comes later"),
    "fits": mark("Fits"), "free": mark("Not needed"),
}  # fmt: skip
FIT_TONES: dict[FitState, str] = {
    "missing": "red", "out_of_date": "red", "thin": "amber", "unreviewed": "amber", "untiered": "grey",
    "early": "grey", "fits": "green", "free": "grey",
}  # fmt: skip
REVIEW_DAYS = 365
"""How long a review holds for a high risk where nobody said until when."""
FREE_TIERS = frozenset({"minimal"})
"""The risk tiers that need no explanation."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a use case is explained, why, and the record that says it best (None: there is none)."""

    state: FitState
    reason: str
    record: Explainability | None = None


def fit(tier: str | None, stage: int, found: Iterable[Explainability], today: date) -> Fit:
    """How well a use case of ``tier`` at ``stage`` is explained: the best of what was ``found`` counts."""
    judged = sorted(
        (fit_of(one, tier, today) for one in found),
        key=lambda one: (-FIT_STATES.index(one.state), -(one.record.id if one.record else 0)),
    )
    best = judged[0] if judged else None
    if tier is None:
        words = tr("What it must explain follows from its risk tier; classify it first.")
        return Fit("untiered", words, best.record if best else None)
    if best is not None:
        return best
    if tier in FREE_TIERS:
        return Fit("free", tr("Of minimal risk; an explanation is welcome."))
    if stage < IN_USE_FROM and tier == "prohibited":
        return Fit("free", tr("Prohibited: it may not be put to use."))
    if stage < IN_USE_FROM:
        return Fit("early", tr("Needed before stage {stage}.", stage=IN_USE_FROM))
    return Fit("missing", tr("In use, and nobody wrote down how it is explained."))


def fit_of(one: Explainability, tier: str | None, today: date) -> Fit:
    """How well one record explains a use case of ``tier``."""
    judged = judge_explanation(one, today)
    if judged.state == "unknown":
        return Fit("unreviewed", judged.reason, one)
    if judged.state == "out_of_date":
        return Fit("out_of_date", judged.reason, one)
    if tier not in NEEDED_FROM:
        return Fit("fits", judged.reason, one)
    if one.valid_until is None and one.reviewed_on is not None and one.reviewed_on + timedelta(REVIEW_DAYS) < today:
        words = tr("Reviewed on {date}; a high risk is reviewed every year.", date=Date().show(one.reviewed_on))
        return Fit("out_of_date", words, one)
    lacking = _lacking(one)
    if lacking:
        return Fit("thin", tr("A high risk also needs: {parts}.", parts=", ".join(lacking)), one)
    return Fit("fits", judged.reason, one)


def _lacking(one: Explainability) -> list[str]:
    """What an explanation of a high risk does not say."""
    parts = (
        (one.audience, tr("to whom it is explained")), (one.limits, tr("what it cannot explain")),
        (one.reviewed_by, tr("who reviewed it")),
    )  # fmt: skip
    return [words for value, words in parts if not (value or "").strip()]
