"""Rules about what a use case rests on: readiness scores, data owners, components, its risk tier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axonix_desktop.core.gate_rules.facts import Criterion, GateFacts, Rows, Verdict, failing, itself, least, names
from axonix_desktop.core.readiness import API_FIRST, HIGHEST, ITEMS, MODULAR, OPERATIONS
from axonix_desktop.core.records.choices import DIMENSION, RISK_TIER
from axonix_desktop.core.words import small, tr, trn

Scores = Mapping[tuple[str, str], int]


def _scored(facts: GateFacts, dimension: str, items: Sequence[str], enough: float) -> Verdict:
    """Whether each of the items scores enough."""
    below = [item for item in items if (facts.scores.get((dimension, item)) or 0) < enough]
    if not below:
        return Verdict(True, tr("All of {items} score {least:g} or more.", items=len(items), least=enough))
    words = names([_score_words(facts.scores, dimension, item) for item in below], 4)
    ids = tuple(facts.score_ids[dimension, item] for item in below if (dimension, item) in facts.score_ids)
    rows = Rows("readiness_item", ids, tr("Readiness scores below {least:g}", least=enough))
    return Verdict(False, tr("Needs {least:g} or more on each: {below}.", least=enough, below=words), rows)


def _score_words(scores: Scores, dimension: str, item: str) -> str:
    score = scores.get((dimension, item))
    if score is None:
        return tr("{item} is not scored", item=tr(item))
    return tr("{item} scores {score}", item=tr(item), score=score)


def data_readiness(facts: GateFacts, criterion: Criterion) -> Verdict:
    """All four items of the data dimension score enough."""
    return _scored(facts, "data", ITEMS["data"], least(criterion))


def architecture_readiness(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Modular and API-first score enough."""
    return _scored(facts, "architecture", (MODULAR, API_FIRST), least(criterion))


def operations_readiness(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Monitoring, drift alerts, retraining and model registry score enough."""
    return _scored(facts, "architecture", OPERATIONS, least(criterion))


def readiness_at_least(facts: GateFacts, criterion: Criterion) -> Verdict:
    """One item, or the mean of a dimension, scores enough; ``parameter`` is ``dimension`` or ``dimension/item``."""
    dimension, _, item = (criterion.parameter or "").partition("/")
    if dimension not in ITEMS:
        return _nothing_chosen(itself(facts, criterion.text))
    if item:
        return _scored(facts, dimension, (item,), least(criterion))
    return _mean(facts, dimension, least(criterion))


def _mean(facts: GateFacts, dimension: str, enough: float) -> Verdict:
    """Whether the mean of a dimension's items is enough; what is not scored counts as nothing."""
    mean = _mean_of(facts.scores, dimension)
    name = tr(DIMENSION.show(dimension))
    if mean >= enough:
        return Verdict(True, tr("{dimension} scores {mean:.1f} on average.", dimension=name, mean=mean))
    weak = [one for one in ITEMS[dimension] if facts.scores.get((dimension, one), 0) < enough]
    ids = tuple(facts.score_ids[dimension, one] for one in weak if (dimension, one) in facts.score_ids)
    words = names([_score_words(facts.scores, dimension, one) for one in weak], 4)
    reason = tr("{dimension} scores {mean:.1f} on average; {least:g} needed: {below}.", dimension=name, mean=mean,
                least=enough, below=words)  # fmt: skip
    return Verdict(False, reason, Rows("readiness_item", ids, tr("Readiness scores below {least:g}", least=enough)))


def _mean_of(scores: Scores, dimension: str) -> float:
    items = ITEMS[dimension]
    return sum(scores.get((dimension, one), 0) for one in items) / len(items)


def programme_readiness(facts: GateFacts, criterion: Criterion) -> Verdict:
    """The programme's own score of an item, or its mean of a dimension, is enough."""
    dimension, _, item = (criterion.parameter or "").partition("/")
    enough = least(criterion)
    if dimension not in ITEMS:
        return _nothing_chosen(Rows("readiness_item", (), criterion.text))
    scores, asked = facts.programme_scores, (item,) if item else ITEMS[dimension]
    low = [(dimension, one) for one in asked if scores.get((dimension, one), HIGHEST) < enough]
    ids = tuple(facts.programme_score_ids[one] for one in low if one in facts.programme_score_ids)
    rows = Rows("readiness_item", ids, tr("Readiness of the programme"))
    if not any(one[0] == dimension for one in scores):
        words = tr("{dimension} of the programme itself is not scored.", dimension=tr(DIMENSION.show(dimension)))
        return Verdict(False, words, rows)
    value = scores.get((dimension, item), 0) if item else _mean_of(scores, dimension)
    what = tr(item) if item else tr(DIMENSION.show(dimension))
    if value >= enough:
        return Verdict(True, tr("The programme scores {value:.1f} on {what}.", value=value, what=what))
    words = tr("The programme scores {value:.1f} on {what}; {least:g} needed.", value=value, what=what, least=enough)
    return Verdict(False, words, rows)


def _nothing_chosen(rows: Rows) -> Verdict:
    return Verdict(False, tr("The criterion does not say what it looks at; choose it in the gate criteria."), rows)


def risk_tier_set(facts: GateFacts, _: Criterion) -> Verdict:
    """A risk tier is set, and it is not prohibited."""
    rows = itself(facts, tr("Risk tier"))
    if facts.risk_tier == "prohibited":
        return Verdict(False, tr("The risk tier is prohibited: this use may not go on."), rows)
    if facts.risk_tier:
        return Verdict(True, tr("The risk tier is {risk_tier}.", risk_tier=small(RISK_TIER.show(facts.risk_tier))))
    return Verdict(False, tr("No risk tier is set."), rows)


def data_owner_named(facts: GateFacts, _: Criterion) -> Verdict:
    """Every data source linked has an owner who is still there, and one is linked."""
    rows = failing(facts, "data_source", "data_sources_without_owner", tr("Data sources without an owner"))
    if facts.data_sources_without_owner:
        words = tr("No owner is named for {data_sources_without_owner}.",
                   data_sources_without_owner=names(facts.data_sources_without_owner))  # fmt: skip
        return Verdict(False, words, rows)
    if facts.data_owners_left:
        words = trn("The data owner, {names}, has left.", "These data owners have left: {names}.",
                    len(facts.data_owners_left), names=names(facts.data_owners_left))  # fmt: skip
        return Verdict(False, words, failing(facts, "data_source", "data_owners_left", tr("Owner has left")))
    if not facts.data_owners:
        return Verdict(False, tr("No data source with an owner is linked."), rows)
    return Verdict(True, tr("Data owner: {data_owners}.", data_owners=names(facts.data_owners)))


def component_used(facts: GateFacts, _: Criterion) -> Verdict:
    """A registered component is used or published."""
    if facts.components:
        return Verdict(True, tr("Uses or publishes {components}.", components=names(facts.components)))
    rows = failing(facts, "component", "components_waited_for", tr("Components it waits for"))
    return Verdict(False, tr("No registered component is used or published."), rows)
