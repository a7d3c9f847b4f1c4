"""The risk classification: from answers to plain questions to a risk tier, with the reasons; and when to look again.

The questions and rules are content (``database/seed/risk_questions.toml``). The program helps to think; it does not
give legal advice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from axonix_desktop.core.checklists import RANKS
from axonix_desktop.core.records.choices import AI_KIND, ORIGIN, RISK_TIER
from axonix_desktop.core.words import mark, tr

Answers = Mapping[str, tuple[str, ...]]
"""By the question's code: the codes of the options chosen."""
YES, NO, UNKNOWN = "yes", "no", "unknown"
ADVICE = mark("This helps you to think it through. It is not legal advice.")
BASIS: dict[str, str] = {
    "purpose": mark("Purpose"),
    "data": mark("Data"),
    "model": mark("Model"),
    "vendor": mark("Vendor"),
    "users": mark("Users"),
}
"""What a classification rests on; a change of any of it asks for a new look."""
_SHORT, _LEAD = 60, 20
"""How long a quoted text may be, and how much of what is the same stands before what differs."""
_BETWEEN, _UP_TO = " · ", "≤ "
_SAID = {"personal data": mark("personal data"), "no personal data": mark("no personal data")}
"""Kept words that are translated when they are shown."""


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be chosen; ``is_none`` excludes all others."""

    code: str
    label: str
    is_none: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question. ``kind`` is ``several``, ``one`` or ``yes_no``."""

    code: str
    section: str
    kind: str
    text: str
    help: str
    options: tuple[Option, ...]
    references: tuple[str, ...] = ()

    @property
    def takes_several(self) -> bool:
        """Whether more than one option may be chosen."""
        return self.kind == "several"


@dataclass(frozen=True, slots=True)
class Rule:
    """Where each question of ``when`` has one of its answers, the tier is at least ``tier``."""

    tier: str
    why: str
    when: Mapping[str, tuple[str, ...]]
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Questions:
    """A version of the questions with their rules."""

    version: str
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the tier is at least ``tier``; ``is_assumed`` where an answer is not known and counts as yes."""

    tier: str
    words: str
    references: tuple[str, ...] = ()
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What answers lead to: ``tier`` is the least it can be by now, ``missing`` what is still to answer."""

    tier: str
    reasons: tuple[Reason, ...]
    missing: tuple[Question, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every question is answered."""
        return not self.missing

    @property
    def words(self) -> str:
        """The reasons as text that is kept."""
        return " ".join(one.words for one in self.reasons)


def read_questions(raw: Mapping[str, Any]) -> Questions:
    """The questions and rules of a content file."""
    questions = tuple(_question(one) for one in cast("list[dict[str, Any]]", raw["question"]))
    rules = tuple(
        Rule(
            str(one["tier"]),
            str(one["why"]),
            {code: tuple(answers) for code, answers in one["when"].items()},
            tuple(one.get("references", ())),
        )
        for one in cast("list[dict[str, Any]]", raw["rule"])
    )
    return Questions(str(raw["version"]), questions, rules)


def classify(content: Questions, answers: Answers) -> Outcome:
    """The tier that the answers lead to, with the reasons for it, the gravest first."""
    reasons: list[Reason] = []
    for rule in content.rules:
        held = [_meets(answers.get(code, ()), wanted) for code, wanted in rule.when.items()]
        if all(one is not False for one in held):
            is_assumed = any(one is None for one in held)
            words = tr(rule.why)
            if is_assumed:
                words = tr("{why} Nobody knows yet, so it counts as yes.", why=words)
            reasons.append(Reason(rule.tier, words, rule.references, is_assumed))
    reasons.sort(key=lambda one: (-RANKS[one.tier], one.is_assumed))
    tier = reasons[0].tier if reasons else "minimal"
    missing = tuple(one for one in content.questions if not answers.get(one.code))
    if not reasons and not missing:
        reasons.append(Reason("minimal", tr("Nothing in the answers asks for more than the least care.")))
    return Outcome(tier, tuple(reasons), missing)


def chosen(question: Question, before: Sequence[str], code: str, *, is_on: bool) -> tuple[str, ...]:
    """The options chosen after one was switched on or off: "none of these" and the others exclude each other."""
    if not is_on:
        return tuple(one for one in before if one != code)
    if not question.takes_several:
        return (code,)
    lone = {one.code for one in question.options if one.is_none}
    if code in lone:
        return (code,)
    wanted = {*before, code} - lone
    return tuple(one.code for one in question.options if one.code in wanted)


def answer_words(question: Question, codes: Sequence[str]) -> str:
    """An answer as it is kept: the labels of what was chosen."""
    return "; ".join(one.label for one in question.options if one.code in codes)


def answer_codes(question: Question, words: str | None) -> tuple[str, ...]:
    """What a kept answer chose; options that are worded otherwise by now are left out."""
    said = {one.strip().casefold() for one in (words or "").split(";")}
    return tuple(one.code for one in question.options if one.label.casefold() in said)


def decision_objection(outcome: Outcome, tier: str, reason: str) -> str | None:
    """Why a classification may not be kept like this, in words; None when it may."""
    if outcome.missing:
        return tr("Not answered yet: {question}", question=tr(outcome.missing[0].text))
    if tier not in RANKS:
        return tr("Choose a risk tier.")
    if tier != outcome.tier and not reason.strip():
        return tr(
            "The answers lead to “{proposed}”. Say why you decide on “{tier}”.",
            proposed=tr(RISK_TIER.show(outcome.tier)),
            tier=tr(RISK_TIER.show(tier)),
        )
    return None


def needs_new_look(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """What has changed since a classification, one sentence each; empty when it still stands on the same ground.

    ``then`` is the basis kept that day, ``now`` the same facts today (:data:`BASIS`). What was not kept is not
    compared; blanks and the case of letters do not matter.
    """
    found: list[str] = []
    for name, label in BASIS.items():
        if name not in then or _plain(then[name]) == _plain(now.get(name, "")):
            continue
        before, after = _parted(_in_words(then[name]), _in_words(now.get(name, "")))
        found.append(
            tr(
                "{what} changed: “{before}” then, “{after}” now.",
                what=tr(label),
                before=before,
                after=after,
            )
        )
    return tuple(found)


def users_band(count: int | None) -> str:
    """How many people it touches, in steps of ten: growth within a step asks for no new look."""
    if count is None:
        return ""
    most = 10
    while count > most:
        most *= 10
    return f"{_UP_TO}{most:,}"


def _meets(given: tuple[str, ...], wanted: tuple[str, ...]) -> bool | None:
    """Whether an answer is one of ``wanted``; None where it is not known and would count as yes."""
    if set(given) & set(wanted):
        return True
    return None if UNKNOWN in given and YES in wanted else False


def _question(raw: Mapping[str, Any]) -> Question:
    kind = str(raw["kind"])
    if kind == "yes_no":
        options = (Option(YES, "Yes"), Option(NO, "No"), Option(UNKNOWN, "Not known"))
    else:
        given = cast("list[dict[str, Any]]", raw["option"])
        options = tuple(Option(one["code"], one["label"], bool(one.get("none"))) for one in given)
    return Question(
        str(raw["code"]), str(raw["section"]), kind, str(raw["text"]), str(raw["help"]), options,
        tuple(raw.get("references", ())),
    )  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _parted(before: str, after: str) -> tuple[str, str]:
    """Two long texts as they are quoted: from where they part, so that what differs is seen."""
    pairs = zip(before, after, strict=False)
    same = next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(before), len(after)))
    begin = before.rfind(" ", 0, max(same - _LEAD, 0)) + 1 if same > _SHORT - _LEAD else 0
    return _shown(before, begin), _shown(after, begin)


def _shown(text: str, begin: int = 0) -> str:
    if not text:
        return tr("nothing")
    flat = f"…{text[begin:]}" if begin else text
    return flat if len(flat) <= _SHORT else f"{flat[: _SHORT - 1].rstrip()}…"


def _in_words(kept: str) -> str:
    """A kept fact as a person reads it: codes by their names, the step of users spelt out."""
    parts = (" ".join(one.split()) for one in kept.split(_BETWEEN))
    return _BETWEEN.join(_part_in_words(one) for one in parts if one)


def _part_in_words(part: str) -> str:
    if part.startswith(_UP_TO):
        return tr("up to {number} people", number=part.removeprefix(_UP_TO))
    for kind in (AI_KIND, ORIGIN):
        if any(option.code == part for option in kind.options):
            return tr(kind.show(part))
    return tr(_SAID[part]) if part in _SAID else part
