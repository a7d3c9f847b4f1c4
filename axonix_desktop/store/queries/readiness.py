"""Readiness scores: all of them grouped, those of one use case one by one, and the figures other pages tell."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from axonix_desktop.core.readiness import DIMENSIONS, Book, ItemLevel, Profile, Subject, items_of
from axonix_desktop.core.scale_gaps import GAPS, gaps
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.components import read_components
from axonix_desktop.store.queries.data_sources import read_sources
from axonix_desktop.store.queries.scale_gaps import gap_facts

_SCORED = "score IS NOT NULL"
KINDS = frozenset({"readiness_item", "use_case", "business_unit"})
"""The kinds of record that a :class:`Scores` is read from."""


@dataclass(frozen=True, slots=True)
class Score:
    """One recorded item of a use case (None: the programme); ``score`` None is recorded but not scored."""

    id: int
    use_case_id: int | None
    dimension: str
    item: str
    score: int | None
    evidence: str
    next_step: str
    assessed_by: str
    assessed_on: str


@dataclass(frozen=True, slots=True)
class Case:
    """A use case as readiness lists it."""

    id: int
    key: str
    title: str
    unit_id: int | None
    stage: int
    is_active: bool


@dataclass(frozen=True, slots=True)
class Scores:
    """Every score of the programme, grouped; ``book`` answers for any subject."""

    book: Book
    cases: dict[int, Case]
    units: dict[int, str]

    def name(self, subject: Subject) -> str:
        """What people call a subject; empty for the programme and for one that is gone."""
        if subject.sort == "unit":
            return self.units.get(subject.id or 0, "")
        case = self.cases.get(subject.id or 0) if subject.sort == "case" else None
        return f"{case.key} {case.title}" if case else ""

    def is_there(self, subject: Subject) -> bool:
        """Whether the subject is still there."""
        return subject.sort == "programme" or subject.id in (self.units if subject.sort == "unit" else self.cases)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is scored."""
        return not self.book.tallies


@dataclass(frozen=True, slots=True)
class ReadinessFigures:
    """What other pages and reports tell of readiness, components and data sources.

    ``programme`` is the readiness of the whole programme; ``scored`` of ``active`` use cases have any score;
    ``wide`` names, by gap, the active use cases in which it is wide open; ``reuse_percent`` is the share of
    components that two use cases or more use; ``waiting`` counts use cases that wait for a component;
    ``unadopted`` names the mandatory standards that not every active use case follows; ``uncatalogued`` the data
    sources in use that are in no catalogue.
    """

    programme: Profile
    active: int
    scored: int
    unscored_ids: tuple[int, ...]
    wide: dict[str, tuple[int, ...]]
    reuse_percent: float | None
    waiting: int
    unadopted: tuple[str, ...]
    uncatalogued: tuple[str, ...]


def read_scores(f: ProgrammeFile) -> Scores:
    """All scores, grouped by use case and dimension."""
    tallies: dict[int | None, dict[str, tuple[int, int]]] = defaultdict(dict)
    for case, dimension, points, scored in f.read(
        f"SELECT use_case_id, dimension, sum(score), count(*) FROM readiness_item WHERE {_SCORED} GROUP BY 1, 2"
    ):
        tallies[case][dimension] = (points, scored)
    cases = {
        number: Case(number, key, title, unit, stage, status == "active")
        for number, key, title, unit, stage, status in f.read(
            "SELECT id, key, title, business_unit_id, stage, status FROM use_case ORDER BY key"
        )
    }
    units = dict(f.read("SELECT id, name FROM business_unit ORDER BY name"))
    book = Book({one.id: (one.unit_id, one.is_active) for one in cases.values()}, dict(tallies))
    return Scores(book, cases, units)


def scores_of(f: ProgrammeFile, use_case_id: int | None) -> dict[tuple[str, str], Score]:
    """What is recorded of a use case (None: the programme), by dimension and item."""
    rows = f.read(
        "SELECT id, use_case_id, dimension, item, score, coalesce(evidence, ''), coalesce(next_step, ''),"
        " coalesce(assessed_by, ''), coalesce(assessed_on, '') FROM readiness_item WHERE use_case_id IS ? ORDER BY id",
        (use_case_id,),
    )
    return {(row[2], row[3]): Score(*row) for row in rows}


def item_scores(f: ProgrammeFile, ids: Sequence[int], dimension: str, item: str) -> dict[int, Score]:
    """What is recorded on one item, by use case, of the use cases ``ids``."""
    rows = f.read(
        "SELECT id, use_case_id, dimension, item, score, coalesce(evidence, ''), coalesce(next_step, ''),"
        " coalesce(assessed_by, ''), coalesce(assessed_on, '') FROM readiness_item WHERE dimension = ? AND item = ?"
        " AND use_case_id IN (SELECT value FROM json_each(?))",
        (dimension, item, json.dumps(list(ids))),
    )
    return {row[1]: Score(*row) for row in rows}


def recorded_items(f: ProgrammeFile) -> dict[str, tuple[str, ...]]:
    """The items of each dimension: those of the method and those that are recorded, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for dimension, item in f.read("SELECT DISTINCT dimension, item FROM readiness_item"):
        found[dimension].append(item)
    return {dimension: items_of(dimension, found[dimension], with_operations=True) for dimension in DIMENSIONS}


def item_levels(f: ProgrammeFile, ids: Sequence[int]) -> dict[tuple[str, str], ItemLevel]:
    """How many of the use cases ``ids`` have each score, by dimension and item; items without a score are left out."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * 5)
    for dimension, item, score, count in f.read(
        f"SELECT dimension, item, score, count(*) FROM readiness_item WHERE {_SCORED}"
        " AND use_case_id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3",
        (json.dumps(list(ids)),),
    ):
        counts[dimension, item][score] = count
    return {
        key: ItemLevel(key[0], key[1], (row[0], row[1], row[2], row[3], row[4]), len(ids))
        for key, row in counts.items()
    }


def readiness_figures(f: ProgrammeFile) -> ReadinessFigures:
    """The figures of readiness as the file has them now."""
    scores = read_scores(f)
    ids = scores.book.among(Subject())
    unscored = tuple(one for one in ids if not scores.book.tallies.get(one))
    wide: dict[str, list[int]] = {code: [] for code in GAPS}
    for number, facts in gap_facts(f, ids).items():
        for gap in gaps(facts):
            if gap.width == "wide":
                wide[gap.code].append(number)
    components, sources = read_components(f), read_sources(f)
    return ReadinessFigures(
        programme=scores.book.profile(Subject()),
        active=len(ids),
        scored=len(ids) - len(unscored),
        unscored_ids=unscored,
        wide={code: tuple(found) for code, found in wide.items()},
        reuse_percent=components.reuse_percent,
        waiting=len({use.use_case_id for one in components.components for use in one.waiting}),
        unadopted=tuple(
            one.name for one in components.components if one.is_mandatory and one.adopted < components.active
        ),
        uncatalogued=tuple(one.name for one in sources if one.uses and not one.is_catalogued),
    )
