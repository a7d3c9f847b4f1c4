"""The governance checklist: which items a use case must answer, and where an answer really stands.

An answer is worth what proves it: "done" without evidence, with evidence past its date, or without the second person
that the item wants does not count as done. "Not applicable" and exceptions count while their reason and end date hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from axonix_desktop.core.kinds import Date, Value
from axonix_desktop.core.periods import months_later
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.same_person import is_same_person
from axonix_desktop.core.traits import TRAITS
from axonix_desktop.core.words import mark, tr

State = Literal[
    "not_started", "in_progress", "to_check", "done", "expired", "not_applicable", "exception", "lapsed"
]  # fmt: skip
SETTLED: frozenset[str] = frozenset({"done", "not_applicable", "exception"})
"""The states that need nothing more for now."""
NEEDS_REASON: frozenset[str] = frozenset({"not_applicable", "exception"})
"""The statuses that hold only with a reason and until an end date."""
RANKS: dict[str, int] = {"minimal": 0, "limited": 1, "high": 2, "prohibited": 3}
"""Risk tiers from the least to the most."""
STATE_WORDS: dict[str, str] = {
    "not_started": mark("Not started"),
    "in_progress": mark("In progress"),
    "to_check": mark("To check"),
    "done": mark("Done"),
    "expired": mark("Expired"),
    "not_applicable": mark("Not applicable"),
    "exception": mark("Exception"),
    "lapsed": mark("Lapsed"),
}
"""What a state is called; shown through ``tr``."""
STATE_TONES: dict[str, str] = {
    "not_started": "grey",
    "in_progress": "blue",
    "to_check": "violet",
    "done": "green",
    "expired": "red",
    "not_applicable": "grey",
    "exception": "amber",
    "lapsed": "red",
}
"""The tone of a state's chip."""
BLANKS = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Item:
    """A checklist item in force. ``tier`` is the lowest risk tier it is asked from."""

    id: int
    code: str
    topic: str
    text: str
    template: str | None = None
    tier: str | None = None
    condition: str | None = None
    condition_tier: str | None = None
    gate_stage: int | None = None
    is_blocking: bool = False
    is_programme_level: bool = False
    needs_sign_off: bool = False
    validity_months: int | None = None
    cadence: str | None = None
    evidence_wanted: str | None = None
    frameworks: tuple[str, ...] = ()
    guidance: str | None = None
    applies_to: str | None = None


@dataclass(frozen=True, slots=True)
class Traits:
    """What decides which items apply: risk tier, stage, and by condition code whether it is so (None: not known)."""

    tier: str | None = None
    stage: int = 0
    known: Mapping[str, bool | None] = field(default_factory=dict[str, bool | None])


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an item applies, and why in words. ``is_assumed``: only until somebody answers what is not known."""

    holds: bool
    reason: str
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was given."""

    status: str = "not_started"
    reason: str | None = None
    holds_until: date | None = None
    evidence: str | None = None
    evidence_on: date | None = None
    evidence_expires_on: date | None = None
    signed_off_by: str | None = None
    signed_off_on: date | None = None
    owner: str | None = None
    due_on: date | None = None
    has_file: bool = False


def applies(item: Item, traits: Traits) -> Verdict:
    """Whether ``item`` is asked of a use case with ``traits``. A trait nobody has answered yet counts as there."""
    reached = _reaches(traits.tier, item.tier)
    if item.condition is None:
        return Verdict(reached, _tier_words(item.tier, traits.tier, reached))
    known = traits.known.get(item.condition)
    is_there = known is not False
    trait = TRAITS[item.condition].sentence(known) if item.condition in TRAITS else ""
    if item.condition_tier is None:
        if not reached:
            return Verdict(False, _tier_words(item.tier, traits.tier, reached))
        return Verdict(is_there, trait, known is None)
    if reached:
        return Verdict(True, _tier_words(item.tier, traits.tier, reached))
    if _reaches(traits.tier, item.condition_tier):
        return Verdict(is_there, trait, known is None)
    return Verdict(False, _tier_words(item.condition_tier, traits.tier, False))


class Asking:
    """Which of some items apply to whom, looked at once for each tier and trait instead of for each use case."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items: dict[str | None, list[tuple[int, Item]]] = {}
        for place, one in enumerate(items):
            self._items.setdefault(one.condition, []).append((place, one))
        self._kept: dict[tuple[str | None, str | None, bool | None], list[tuple[int, Item, str]]] = {}

    def of(self, traits: Traits) -> tuple[tuple[Item, str], ...]:
        """The items that apply to what has ``traits``, in their order, each with the reason in words."""
        found: list[tuple[int, Item, str]] = []
        for condition, held in self._items.items():
            key = traits.tier, condition, traits.known.get(condition) if condition is not None else None
            part = self._kept.get(key)
            if part is None:
                verdicts = ((place, one, applies(one, traits)) for place, one in held)
                part = self._kept[key] = [(place, one, given.reason) for place, one, given in verdicts if given.holds]
            found += part
        found.sort()  # by place, which no two share
        return tuple([(one, reason) for _place, one, reason in found])


def is_wanted(item: Item, stage: int) -> bool:
    """Whether the item is asked at ``stage`` already: its gate is the present one or lies behind."""
    return item.gate_stage is None or item.gate_stage <= stage


def state(item: Item, given: Given | None, today: date) -> tuple[State, str]:
    """Where an answer stands today and why in words; what is not in :data:`SETTLED` is open."""
    if given is None or given.status == "not_started":
        return "not_started", tr("Nobody has begun.")
    if given.status in NEEDS_REASON:
        return _excused(given, today)
    if given.status != "done":
        return "in_progress", tr("Somebody is at work on it.")
    if not (_has_words(given.evidence) or given.has_file):
        return "to_check", tr("It is said to be done, but nothing proves it yet.")
    ends = expires_on(item, given)
    if ends is not None and ends < today:
        return "expired", tr("The evidence expired on {date}; renew it.", date=_shown(ends))
    if item.needs_sign_off:
        if not _has_words(given.signed_off_by):
            return "to_check", tr("A second person has to look at the evidence.")
        if is_same_name(given.signed_off_by, given.owner):
            return "to_check", tr("{name} owns it and signed it off; a second person has to.", name=given.owner)
    if ends is not None:
        return "done", tr("Proven; the evidence holds until {date}.", date=_shown(ends))
    return "done", tr("Proven.")


def expires_on(item: Item, given: Given) -> date | None:
    """The last day the evidence holds: as written, else counted from the day it was given; None: no end."""
    if given.evidence_expires_on is not None:
        return given.evidence_expires_on
    if given.evidence_on is None or not item.validity_months:
        return None
    return months_later(given.evidence_on, item.validity_months)


def answer_objection(given: Given) -> str | None:
    """Why an answer may not be kept like this, in words; None when it may.

    "Done" without evidence may be kept: it shows as to check, so that nobody loses a tick that came from elsewhere.
    """
    if given.status not in NEEDS_REASON:
        return None
    if not _has_words(given.reason):
        return tr("Say why: “not applicable” and exceptions need a reason.")
    if given.holds_until is None:
        return tr("Say until when: “not applicable” and exceptions need a day on which they are looked at again.")
    return None


def change_objection(before: Given, after: Given, changes: Mapping[str, Value], today: date) -> str | None:
    """Why ``changes`` may not make ``before`` into ``after``, in words; None when they may.

    What came in without reason or end date may be mended field by field. An end date that is chosen now, or that is
    to excuse an item from now on, does not lie in the past.
    """
    reason = answer_objection(after)
    if reason and ("status" in changes or answer_objection(before) is None):
        return reason
    is_chosen = "holds_until" in changes or ("status" in changes and after.status != before.status)
    if is_chosen and after.status in NEEDS_REASON and after.holds_until is not None and after.holds_until < today:
        return tr("{date} has passed already; choose a later day.", date=_shown(after.holds_until))
    return None


def consequences(
    item: Item,
    given: Given,
    changes: Mapping[str, Value],
    today: date,
    *,
    has_new_file: bool = False,
    has_lost_file: bool = False,
) -> dict[str, Value]:
    """``changes`` of an answer with what follows from them.

    New evidence is dated today and expires when the item says, unless the changes say otherwise, and has to be looked
    at anew: a sign-off of what stood there before is taken off, as it is when evidence goes or the item is no longer
    done. A reason and an end date go with the excuse they belong to.
    """
    made = dict(changes)
    status = str(made.get("status") or given.status)
    is_new = has_new_file or (bool(made.get("evidence")) and made["evidence"] != given.evidence)
    if is_new:
        made.setdefault("evidence_on", today)
        on, months = made["evidence_on"], item.validity_months
        made.setdefault("evidence_expires_on", months_later(on, months) if months and isinstance(on, date) else None)
    is_gone = has_lost_file or ("evidence" in made and bool(given.evidence) and not made["evidence"])
    if is_new or is_gone or (given.status == "done" and status != "done"):
        made.setdefault("signed_off_by", None)
        made.setdefault("signed_off_on", None)
    if status not in NEEDS_REASON and given.status in NEEDS_REASON:
        made.setdefault("reason", None)
        made.setdefault("holds_until", None)
    return made


def sign_off_objection(given: Given, signer: str, evidence_givers: tuple[str, ...] = ()) -> str | None:
    """Why ``signer`` may not sign the answer off, in words; None when they may."""
    if given.status != "done":
        return tr("Only what is done can be signed off.")
    if not (_has_words(given.evidence) or given.has_file):
        return tr("There is no evidence to look at yet. Add it first.")
    if not _has_words(signer):
        return tr("Say who looked at the evidence.")
    if is_same_person(signer, given.owner):
        return tr("{name} is the owner; somebody else has to sign it off.", name=signer)
    if any(is_same_person(signer, one) for one in evidence_givers):
        return tr("{name} gave the evidence; somebody else has to sign it off.", name=signer)
    return None


def is_same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are one person's: blanks around them and the case of plain letters do not matter."""
    if not _has_words(one) or not _has_words(other):
        return False
    return _folded(one) == _folded(other)


def _excused(given: Given, today: date) -> tuple[State, str]:
    """“Not applicable” and exceptions: they hold with a reason, until their day."""
    if not _has_words(given.reason):
        return "lapsed", tr("No reason is given, so it counts as open.")
    if given.holds_until is None:
        return "lapsed", tr("No end date is set, so it counts as open.")
    if given.holds_until < today:
        return "lapsed", tr("It held until {date}; look at it again.", date=_shown(given.holds_until))
    words = {"date": _shown(given.holds_until), "reason": (given.reason or "").strip()}
    if given.status == "exception":
        return "exception", tr("Exception until {date}: {reason}", **words)
    return "not_applicable", tr("Does not apply until {date}: {reason}", **words)


def _reaches(tier: str | None, least: str | None) -> bool:
    return RANKS.get(tier or "minimal", 0) >= RANKS.get(least or "minimal", 0)


def _tier_words(least: str | None, tier: str | None, reached: bool) -> str:
    if RANKS.get(least or "minimal", 0) == 0:
        return tr("It is asked of every use case.")
    named = tr(RISK_TIER.show(least))
    if tier is None:
        return tr("It is asked from risk tier “{least}”; no risk tier is set yet.", least=named)
    own = tr(RISK_TIER.show(tier))
    if reached:
        return tr("It is asked from risk tier “{least}”; this one is “{tier}”.", least=named, tier=own)
    return tr("It is asked only from risk tier “{least}”; this one is “{tier}”.", least=named, tier=own)


def _has_words(text: str | None) -> bool:
    return bool((text or "").strip(BLANKS))


def _folded(text: str | None) -> str:
    """Outer blanks off and plain letters small, exactly as the grouped query does it."""
    return "".join(chr(ord(one) + 32) if "A" <= one <= "Z" else one for one in (text or "").strip(BLANKS))


def _shown(day: date) -> str:
    return Date().show(day)
