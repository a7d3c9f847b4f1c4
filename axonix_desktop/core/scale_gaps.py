"""The five gaps between a pilot and production, read from scores and facts: how wide, why, and what closes each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from axonix_desktop.core import readiness as r
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.words import mark, tr, trn

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
    has_support_left: bool = False
    runbook: str | None = None
    partner_share: float | None = None
    units_live: int | None = None
    unit: str | None = None
    champions: int | None = None
    workflows: int = 0
    workflows_open: tuple[str, ...] = ()


Words = Callable[[], str]
"""Words made when they are asked for: of thousands of use cases only a few are read."""
Remedy = Literal["", "source", "component", "catalogue", "champions"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a gap is read from: whether it ``holds`` (None: not recorded), in words, and what would make it so.

    ``item`` is the (dimension, item) it rests on, None where it is another fact; ``remedy`` says where it is mended
    when not on the use case itself: by linking a data source or a component, in the catalogue, among the champions.
    """

    holds: bool | None
    say: Words
    advise: Words
    item: tuple[str, str] | None = None
    remedy: Remedy = ""

    @property
    def words(self) -> str:
        """What is asked for."""
        return self.say()

    @property
    def step(self) -> str:
        """What would bring it about."""
        return self.advise()


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
        """What would close it, each step once, those that are known to be missing first."""
        missing = [one.step for one in self.checks if one.holds is False]
        return tuple(dict.fromkeys([*missing, *(one.step for one in self.checks if one.holds is None)]))


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
    least = limits.least_quality

    def is_weak(one: Source) -> bool:
        return one.quality is None or one.quality < least

    return [
        _sources(facts, lambda one: None if one.quality is None else one.quality >= least,
                 lambda: tr("data sources of {least} quality or more", least=as_percent(least)),
                 lambda: tr("Measure and raise the quality of {names} to {least}.", names=_weak(facts, is_weak),
                            least=as_percent(least))),
        _sources(facts, lambda one: one.is_automated, lambda: tr("automated pipelines"),
                 lambda: tr("Automate the pipeline of {names}.",
                            names=_weak(facts, lambda one: not one.is_automated))),
        _sources(facts, lambda one: one.is_catalogued, lambda: tr("catalogued data sources"),
                 lambda: tr("Enter {names} in the catalogue.",
                            names=_weak(facts, lambda one: not one.is_catalogued))),
        _score(facts, limits, "data", r.QUALITY),
        _score(facts, limits, "data", r.PIPELINES),
    ]  # fmt: skip


def _infrastructure(facts: GapFacts, limits: Limits) -> list[Check]:
    uses: bool | None = True if facts.components else False if facts.waiting_for else None

    def step() -> str:
        if facts.waiting_for:
            return tr("Finish and publish what it waits for: {names}", names=_listed(facts.waiting_for))
        return tr("Build on a shared component, or publish one of its own.")

    return [
        _score(facts, limits, "architecture", r.REPRODUCIBLE),
        _score(facts, limits, "architecture", r.API_FIRST),
        _score(facts, limits, "architecture", r.MODULAR),
        Check(uses, lambda: tr("shared components in use"), step, remedy="component"),
    ]


def _operations(facts: GapFacts, limits: Limits) -> list[Check]:
    share, most = facts.partner_share, limits.most_partner_share
    has_left = facts.has_support_left

    def named() -> str:
        if has_left:
            return tr("{name} has left. Name who keeps it running.", name=facts.support_owner)
        return tr("Name who keeps it running.")

    return [
        Check(not has_left if facts.support_owner else None, lambda: tr("a support owner"), named),
        Check(True if facts.runbook else None, lambda: tr("a runbook"),
              lambda: tr("Write the runbook and say where it is.")),
        Check(None if share is None else share <= most,
              lambda: tr("a partner share of {most} or less", most=as_percent(most)),
              lambda: tr("Bring the partner's share of the effort down to {most}.", most=as_percent(most))),
        _score(facts, limits, "architecture", r.MONITORING),
        _score(facts, limits, "governance", r.INCIDENTS),
    ]  # fmt: skip


def _teams(facts: GapFacts, limits: Limits) -> list[Check]:
    live, least = facts.units_live, limits.least_units
    return [
        Check(None if live is None else live >= least,
              lambda: trn("{count} unit in production", "{count} units in production", least),
              lambda: trn("Bring it into production in {count} unit.", "Bring it into production in {count} units.",
                          least)),
        _score(facts, limits, "organisation", r.TRAINING),
        _score(facts, limits, "architecture", r.SHARED_DATA),
        _score(facts, limits, "data", r.BALANCED),
    ]  # fmt: skip


def _people(facts: GapFacts, limits: Limits) -> list[Check]:
    there = None if facts.champions is None else facts.champions > 0
    agreed: bool | None = None if not facts.workflows else not facts.workflows_open

    def agree() -> str:
        if facts.workflows_open:
            return tr("Agree the new way of working: {names}", names=_listed(facts.workflows_open))
        return tr("Write down which ways of working change, and agree them.")

    def nominate() -> str:
        if facts.unit:
            return tr("Nominate an active champion in {unit}.", unit=facts.unit)
        return tr("Name its business unit, and an active champion there.")

    return [
        Check(there, lambda: tr("an active champion in the unit"), nominate, remedy="champions" if facts.unit else ""),
        Check(agreed, lambda: tr("agreed workflow changes"), agree),
        _score(facts, limits, "organisation", r.ESCALATION),
        _score(facts, limits, "economics", r.CHANGE_FUNDED),
    ]


_READ_BY: dict[str, Callable[[GapFacts, Limits], list[Check]]] = {
    "real_data": _real_data, "infrastructure": _infrastructure, "operations": _operations, "teams": _teams,
    "people": _people,
}  # fmt: skip


def _score(facts: GapFacts, limits: Limits, dimension: str, item: str) -> Check:
    """A check that rests on a score."""
    score, least = facts.scores.get((dimension, item)), limits.least_score

    def step() -> str:
        if score is None:
            return tr("Score “{item}”, with what shows it.", item=tr(item))
        return tr("Raise “{item}” from {score} to {least}.", item=tr(item), score=score, least=least)

    holds = None if score is None else score >= least
    return Check(holds, lambda: tr("“{item}” at {least} or more", item=tr(item), least=least), step, (dimension, item))


def _sources(facts: GapFacts, holds: Callable[[Source], bool | None], words: Words, step: Words) -> Check:
    """A check that all data sources must meet; without sources nothing is known."""
    found = [holds(one) for one in facts.sources]
    if not found:
        return Check(None, words, lambda: tr("Link the data sources it rests on."), remedy="source")
    if any(one is False for one in found):
        return Check(False, words, step, remedy="catalogue")
    return Check(None if any(one is None for one in found) else True, words, step, remedy="catalogue")


def _weak(facts: GapFacts, is_weak: Callable[[Source], bool]) -> str:
    return _listed([one.name for one in facts.sources if is_weak(one)])


def _listed(words: Sequence[str]) -> str:
    """Words in a row, at most two and how many more."""
    shown = ", ".join(words[:_MOST_NAMED])
    rest = len(words) - _MOST_NAMED
    return tr("{shown} and {rest} more", shown=shown, rest=rest) if rest > 0 else shown
