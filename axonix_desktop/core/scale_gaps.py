"""The five gaps between a pilot and production, read from scores and facts: how wide, why, and what closes each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from axonix_desktop.core import readiness as r
from axonix_desktop.core.words import mark, small, tr, trn

Width = Literal["closed", "partly", "wide", "unknown"]
WIDTHS: tuple[Width, ...] = ("closed", "partly", "wide", "unknown")
WIDTH_WORDS: dict[Width, str] = {
    "closed": mark("Closed"), "partly": mark("Partly closed"), "wide": mark("Wide open"), "unknown": mark("Not known"),
}  # fmt: skip
GAPS: tuple[str, ...] = ("real_data", "infrastructure", "operations", "teams", "people")
GAP_WORDS: dict[str, str] = {
    "real_data": mark("Curated vs real data"),
    "infrastructure": mark("Controlled vs complex infrastructure"),
    "operations": mark("Builders vs operational support"),
    "teams": mark("One team vs dozens"),
    "people": mark("Champions vs resistance"),
}
SHORT_WORDS: dict[str, str] = {
    "real_data": mark("Real data"), "infrastructure": mark("Infrastructure"), "operations": mark("Operations"),
    "teams": mark("Teams"), "people": mark("People"),
}  # fmt: skip
_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a data source that a use case rests on; None means "not recorded"."""

    name: str
    quality: float | None = None
    is_automated: bool | None = None
    is_catalogued: bool | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on a fact is good enough: the least score, the least quality and the most partner share, percent."""

    least_score: int = r.GOOD
    least_quality: float = 80.0
    most_partner_share: float = 50.0
    least_units: int = 2


@dataclass(frozen=True, slots=True)
class GapFacts:
    """What is recorded about a use case; None means "not recorded". ``scores`` are by (dimension, item)."""

    scores: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    sources: tuple[Source, ...] = ()
    components: int = 0
    waiting_for: tuple[str, ...] = ()
    support_owner: str | None = None
    runbook: str | None = None
    partner_share: float | None = None
    units_live: int | None = None
    unit: str | None = None
    champions: int | None = None
    workflows: int = 0
    workflows_open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a gap is read from: whether it ``holds`` (None: not recorded), in words, and what would make it so.

    ``item`` is the (dimension, item) it rests on, None where it is another fact.
    """

    holds: bool | None
    words: str
    step: str
    item: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap of a use case."""

    code: str
    width: Width
    checks: tuple[Check, ...]

    @property
    def reason(self) -> str:
        """Why it is as wide as it is, in words."""
        met = sum(one.holds is True for one in self.checks)
        if self.width == "closed":
            return tr("All that closes it is in place: {words}", words=_listed([one.words for one in self.checks]))
        if self.width == "unknown":
            return tr("Nothing is recorded that would tell.")
        missing = _listed([one.words for one in self.checks if one.holds is not True])
        return tr("{met} of {all} in place. Missing: {missing}", met=met, all=len(self.checks), missing=missing)

    @property
    def closing(self) -> tuple[str, ...]:
        """What would close it, the steps that are known to be missing first."""
        return (
            *(one.step for one in self.checks if one.holds is False),
            *(one.step for one in self.checks if one.holds is None),
        )


def gaps(facts: GapFacts, limits: Limits | None = None) -> tuple[Gap, ...]:
    """The five gaps of a use case."""
    asked = limits or Limits()
    found: list[Gap] = []
    for code in GAPS:
        checks = tuple(_READ_BY[code](facts, asked))
        found.append(Gap(code, width_of([one.holds for one in checks]), checks))
    return tuple(found)


def width_of(holds: Sequence[bool | None]) -> Width:
    """Closed when all hold, not known when nothing is recorded, partly closed from one half on, else wide open."""
    if all(one is None for one in holds):
        return "unknown"
    met = sum(one is True for one in holds)
    if met == len(holds):
        return "closed"
    return "partly" if 2 * met >= len(holds) else "wide"


def _real_data(facts: GapFacts, limits: Limits) -> list[Check]:
    return [
        _sources(facts, lambda one: None if one.quality is None else one.quality >= limits.least_quality,
                 tr("data sources of {least:g}% quality or more", least=limits.least_quality),
                 tr("Measure and raise the quality of {names} to {least:g}%.", names=_weak(facts, lambda one: (
                     one.quality is None or one.quality < limits.least_quality)), least=limits.least_quality)),
        _sources(facts, lambda one: one.is_automated, tr("automated pipelines"),
                 tr("Automate the pipeline of {names}.", names=_weak(facts, lambda one: not one.is_automated))),
        _sources(facts, lambda one: one.is_catalogued, tr("catalogued data sources"),
                 tr("Enter {names} in the catalogue.", names=_weak(facts, lambda one: not one.is_catalogued))),
        _score(facts, limits, "data", r.QUALITY),
        _score(facts, limits, "data", r.PIPELINES),
    ]  # fmt: skip


def _infrastructure(facts: GapFacts, limits: Limits) -> list[Check]:
    uses: bool | None = True if facts.components else False if facts.waiting_for else None
    waits = _listed(facts.waiting_for)
    step = (
        tr("Finish and publish what it waits for: {names}", names=waits)
        if waits
        else tr("Build on a shared component, or publish one of its own.")
    )
    return [
        _score(facts, limits, "architecture", r.REPRODUCIBLE),
        _score(facts, limits, "architecture", r.API_FIRST),
        _score(facts, limits, "architecture", r.MODULAR),
        Check(uses, tr("shared components in use"), step),
    ]


def _operations(facts: GapFacts, limits: Limits) -> list[Check]:
    share = facts.partner_share
    return [
        Check(True if facts.support_owner else None, tr("a support owner"), tr("Name who keeps it running.")),
        Check(True if facts.runbook else None, tr("a runbook"), tr("Write the runbook and say where it is.")),
        Check(
            None if share is None else share <= limits.most_partner_share,
            tr("a partner share of {most:g}% or less", most=limits.most_partner_share),
            tr("Bring the partner's share of the effort down to {most:g}%.", most=limits.most_partner_share),
        ),
        _score(facts, limits, "architecture", r.MONITORING),
        _score(facts, limits, "governance", r.INCIDENTS),
    ]


def _teams(facts: GapFacts, limits: Limits) -> list[Check]:
    live = facts.units_live
    return [
        Check(
            None if live is None else live >= limits.least_units,
            trn("{count} unit in production", "{count} units in production", limits.least_units),
            trn(
                "Bring it into production in {count} unit.",
                "Bring it into production in {count} units.",
                limits.least_units,
            ),
        ),
        _score(facts, limits, "organisation", r.TRAINING),
        _score(facts, limits, "architecture", r.SHARED_DATA),
        _score(facts, limits, "data", r.BALANCED),
    ]


def _people(facts: GapFacts, limits: Limits) -> list[Check]:
    there = None if facts.champions is None else facts.champions > 0
    agreed: bool | None = None if not facts.workflows else not facts.workflows_open
    step = (
        tr("Agree the new way of working: {names}", names=_listed(facts.workflows_open))
        if facts.workflows_open
        else tr("Write down which ways of working change, and agree them.")
    )
    nominate = (
        tr("Nominate an active champion in {unit}.", unit=facts.unit)
        if facts.unit
        else tr("Name its business unit, and an active champion there.")
    )
    return [
        Check(there, tr("an active champion in the unit"), nominate),
        Check(agreed, tr("agreed workflow changes"), step),
        _score(facts, limits, "organisation", r.ESCALATION),
        _score(facts, limits, "economics", r.CHANGE_FUNDED),
    ]


_READ_BY: dict[str, Callable[[GapFacts, Limits], list[Check]]] = {
    "real_data": _real_data, "infrastructure": _infrastructure, "operations": _operations, "teams": _teams,
    "people": _people,
}  # fmt: skip


def _score(facts: GapFacts, limits: Limits, dimension: str, item: str) -> Check:
    """A check that rests on a score."""
    score = facts.scores.get((dimension, item))
    words = tr("“{item}” at {least} or more", item=tr(item), least=limits.least_score)
    if score is None:
        step = tr("Score “{item}”, with what shows it.", item=tr(item))
    else:
        step = tr("Raise “{item}” from {score} to {least}.", item=tr(item), score=score, least=limits.least_score)
    return Check(None if score is None else score >= limits.least_score, words, step, (dimension, item))


def _sources(facts: GapFacts, holds: Callable[[Source], bool | None], words: str, step: str) -> Check:
    """A check that all data sources must meet; without sources nothing is known."""
    found = [holds(one) for one in facts.sources]
    if not found:
        return Check(None, words, tr("Link the data sources it rests on."))
    if any(one is False for one in found):
        return Check(False, words, step)
    return Check(None if any(one is None for one in found) else True, words, step)


def _weak(facts: GapFacts, is_weak: Callable[[Source], bool]) -> str:
    return _listed([one.name for one in facts.sources if is_weak(one)])


def _listed(words: Sequence[str]) -> str:
    """Words in a row, at most two and how many more."""
    shown = ", ".join(words[:_MOST_NAMED])
    rest = len(words) - _MOST_NAMED
    return tr("{shown} and {rest} more", shown=shown, rest=rest) if rest > 0 else shown


def width_words(width: Width) -> str:
    """The width as it stands inside a sentence."""
    return small(WIDTH_WORDS[width])
