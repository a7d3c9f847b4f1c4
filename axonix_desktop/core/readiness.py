"""The five dimensions of readiness, the items scored 0 to 4 in each, and what the scores add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from axonix_desktop.core.words import mark, tr

MODULAR, API_FIRST = mark("Modular and reusable"), mark("API-first integration")
REPRODUCIBLE, SHARED_DATA = mark("Containerised, reproducible deployment"), mark("Shared feature store/data access")
MONITORING, DRIFT_ALERTS = mark("Monitoring"), mark("Drift alerts")
RETRAINING, MODEL_REGISTRY = mark("Retraining"), mark("Model registry")
CATALOGUED, QUALITY, PIPELINES = mark("Catalogued"), mark("Quality monitored"), mark("Pipelines automated")
BALANCED = mark("Access balanced with security and compliance")
WORKFLOWS, ESCALATION = mark("Workflow changes mapped"), mark("Escalation protocol")
CHAMPION, TRAINING = mark("Champion in the unit"), mark("Training by role and level")
INCIDENTS, CHANGE_FUNDED = mark("Incident response"), mark("Change management funded")

ITEMS: dict[str, tuple[str, ...]] = {
    "architecture": (MODULAR, API_FIRST, REPRODUCIBLE, SHARED_DATA),
    "data": (CATALOGUED, QUALITY, PIPELINES, BALANCED),
    "organisation": (WORKFLOWS, ESCALATION, CHAMPION, TRAINING),
    "governance": (mark("Risk assessed and classified"), mark("Bias and fairness tested"),
                   mark("Explainability fits sensitivity"), mark("Audit trail"), INCIDENTS),
    "economics": (mark("Infrastructure costed"), CHANGE_FUNDED, mark("Time-to-value modelled"),
                  mark("Benefits tracked")),
}  # fmt: skip
OPERATIONS: tuple[str, ...] = (MONITORING, DRIFT_ALERTS, RETRAINING, MODEL_REGISTRY)
"""Items of the architecture dimension that stage 8 asks for besides the four."""
DIMENSIONS: tuple[str, ...] = tuple(ITEMS)
LOWEST, HIGHEST, GOOD = 0, 4, 2
"""The ends of the scale, and the score from which on an item can carry a rollout."""
SCORE_WORDS: tuple[str, ...] = (
    mark("Nothing yet"), mark("Begun"), mark("Works in parts"), mark("Works"), mark("Exemplary"),
)  # fmt: skip

Tally = Mapping[str, tuple[int, int]]
"""By dimension: the sum of the scores, and how many items are scored."""
Sort = Literal["programme", "unit", "case"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose readiness is asked for: the whole programme, a business unit or a use case."""

    sort: Sort = "programme"
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """How ready something is in one dimension: ``value`` is 0 to 4, None where nothing is scored.

    ``scored`` of ``asked`` items (of a use case) or use cases (of a unit or programme) are scored.
    """

    dimension: str
    value: float | None
    scored: int
    asked: int


@dataclass(frozen=True, slots=True)
class Profile:
    """Readiness in all five dimensions; ``cases`` says how many use cases it rests on, ``own`` which are its own."""

    levels: tuple[Level, ...]
    cases: int = 0
    own: frozenset[str] = frozenset()

    def level(self, dimension: str) -> Level:
        """One dimension."""
        return next(one for one in self.levels if one.dimension == dimension)

    @property
    def overall(self) -> float | None:
        """The mean of the dimensions that are scored; None where none is."""
        return mean([one.value for one in self.levels])

    @property
    def weakest(self) -> Level | None:
        """The lowest of the scored dimensions, the first of equals; None where none is scored."""
        scored = [one for one in self.levels if one.value is not None]
        return min(scored, key=lambda one: one.value or 0.0) if scored else None

    @property
    def is_scored(self) -> bool:
        """Whether anything is scored."""
        return any(one.value is not None for one in self.levels)


@dataclass(frozen=True, slots=True)
class Book:
    """All scores at one moment: of each use case its unit and whether it is active, and the tallies (None: programme).

    A use case without a tally is not scored.
    """

    cases: Mapping[int, tuple[int | None, bool]]
    tallies: Mapping[int | None, Tally]

    def profile(self, subject: Subject) -> Profile:
        """The readiness of a subject."""
        if subject.sort == "case":
            return case_profile(self.tallies.get(subject.id, {}))
        among = joint_profile(self.tallies.get(one, {}) for one in self.among(subject))
        if subject.sort == "unit":
            return among
        return programme_profile(case_profile(self.tallies.get(None, {})), among)

    def overall(self, case: int) -> float | None:
        """The mean of the dimensions in which a use case is scored; None where none is."""
        return case_profile(self.tallies[case]).overall if self.tallies.get(case) else None

    def among(self, subject: Subject) -> tuple[int, ...]:
        """The use cases that count for a subject: itself, or the active ones of the unit or the programme."""
        if subject.sort == "case":
            return (subject.id,) if subject.id in self.cases and subject.id is not None else ()
        return tuple(
            number
            for number, (unit, is_active) in self.cases.items()
            if is_active and (subject.sort == "programme" or unit == subject.id)
        )


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of what is there; None (not scored) counts as nothing, not as 0."""
    there = [one for one in values if one is not None]
    return sum(there) / len(there) if there else None


def tally_of(scores: Mapping[tuple[str, str], int | None]) -> dict[str, tuple[int, int]]:
    """The tally of scores by (dimension, item)."""
    found: dict[str, tuple[int, int]] = {}
    for (dimension, _item), score in scores.items():
        if score is not None:
            points, scored = found.get(dimension, (0, 0))
            found[dimension] = (points + score, scored + 1)
    return found


def case_profile(tally: Tally) -> Profile:
    """The readiness of one use case, or the programme's own; items beyond those of the method count once scored."""
    levels: list[Level] = []
    for dimension in DIMENSIONS:
        points, scored = tally.get(dimension, (0, 0))
        levels.append(Level(dimension, points / scored if scored else None, scored, max(len(ITEMS[dimension]), scored)))
    return Profile(tuple(levels), 1)


def joint_profile(tallies: Iterable[Tally]) -> Profile:
    """The readiness of several use cases together: each counts the same in a dimension in which it is scored."""
    given = list(tallies)
    values: dict[str, list[float | None]] = {dimension: [] for dimension in DIMENSIONS}
    for tally in filter(None, given):
        for dimension, (points, scored) in tally.items():
            if scored and dimension in values:
                values[dimension].append(points / scored)
    levels = (Level(one, mean(found), len(found), len(given)) for one, found in values.items())
    return Profile(tuple(levels), len(given))


def programme_profile(own: Profile, among: Profile) -> Profile:
    """The programme's own scores where it has any in a dimension, else those of its active use cases."""
    levels = tuple(
        mine if mine.value is not None else theirs for mine, theirs in zip(own.levels, among.levels, strict=True)
    )
    return Profile(
        levels, among.cases, frozenset(one.dimension for one in own.levels if one.value is not None)
    )  # fmt: skip


def items_of(dimension: str, recorded: Iterable[str] = (), *, with_operations: bool = False) -> tuple[str, ...]:
    """The items of a dimension: those of the method, then those of operation, then the programme's own by name."""
    known = ITEMS[dimension]
    if dimension == "architecture" and (with_operations or any(one in OPERATIONS for one in recorded)):
        known = (*known, *OPERATIONS)
    return (*known, *sorted({one for one in recorded if one not in known and one not in OPERATIONS}))


def score_words(score: int | None) -> str:
    """A score in words, with its number: “2, works in parts”."""
    if score is None:
        return tr("not scored")
    return tr("{score}, {words}", score=score, words=tr(SCORE_WORDS[score]).lower())


def value_words(value: float | None) -> str:
    """A mean as it is shown, one figure after the point; “not scored” where there is none."""
    return tr("not scored") if value is None else f"{value:.1f}"


def score_objections(dimension: str, item: str, score: int | None) -> tuple[str, ...]:
    """Why a score cannot be kept, in words; empty when it can."""
    reasons: list[str] = []
    if dimension not in ITEMS:
        reasons.append(tr("“{dimension}” is none of the five dimensions.", dimension=dimension))
    if not item.strip():
        reasons.append(tr("Name the item that is scored."))
    if score is not None and not LOWEST <= score <= HIGHEST:
        reasons.append(tr("A score is a whole number from 0 to 4, not {score}.", score=score))
    return tuple(reasons)


def period_ends(first: date, today: date, most: int = 8) -> tuple[date, ...]:
    """The last days of the quarters from ``first`` until before ``today``, oldest first, at most ``most``.

    A history of less than nine months is told in months.
    """
    months = 3 if (today - first).days > 270 else 1
    found: list[date] = []
    day = today.replace(day=1) - timedelta(days=1)
    while len(found) < most and day >= first:
        if months == 1 or day.month % 3 == 0:
            found.append(day)
        day = day.replace(day=1) - timedelta(days=1)
    return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class ItemLevel:
    """One item over several use cases: how many have each score 0 to 4, and how many use cases there are."""

    dimension: str
    item: str
    counts: tuple[int, int, int, int, int]
    asked: int

    @property
    def scored(self) -> int:
        """How many use cases are scored."""
        return sum(self.counts)

    @property
    def value(self) -> float | None:
        """The mean of the scores; None where there is none."""
        return sum(place * count for place, count in enumerate(self.counts)) / self.scored if self.scored else None


def weakest_items(levels: Sequence[ItemLevel], most: int | None = None) -> tuple[ItemLevel, ...]:
    """The scored items below the top, lowest mean first; of equals the one more use cases were scored on."""
    scored = [one for one in levels if one.value is not None and one.value < HIGHEST]
    scored.sort(key=lambda one: (one.value, -one.scored, DIMENSIONS.index(one.dimension), one.item))
    return tuple(scored[:most])
