"""What the radar page shows of a subject, from the scores read: series, rows of the sheet, lists, tables to copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.readiness import (
    DIMENSIONS,
    Book,
    ItemLevel,
    Profile,
    Subject,
    mean,
    value_words,
    weakest_items,
)
from axonix_desktop.core.records.choices import DIMENSION
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.readiness import Scores, item_levels, recorded_items, scores_of
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.readiness_views.chooser import Choice, day_words
from axonix_desktop.ui.readiness_views.over_time import Line
from axonix_desktop.ui.readiness_views.profile_matrix import ProfileRow
from axonix_desktop.ui.readiness_views.radar import MOST, Series
from axonix_desktop.ui.readiness_views.score_row import RowItem


@dataclass(slots=True)
class Shown:
    """A subject with everything that is shown of it; the past comes later than the rest."""

    f: ProgrammeFile
    scores: Scores
    subject: Subject
    today: date
    compared: tuple[Choice, Choice] = (None, None)
    past: Mapping[date, Book] = field(default_factory=dict[date, Book])
    is_own: bool = False
    """Whether the sheet of the programme shows its own scores, not those of its use cases."""

    @property
    def counts_cases(self) -> bool:
        """Whether the sheet counts use cases by score instead of showing scores of its own."""
        return self.subject.sort == "unit" or (self.subject.sort == "programme" and not self.is_own)

    @property
    def profile(self) -> Profile:
        """The readiness of the subject now."""
        return self.scores.book.profile(self.subject)

    @property
    def among(self) -> tuple[int, ...]:
        """The use cases that count for it."""
        return self.scores.book.among(self.subject)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.scores.name(self.subject) or tr("Whole programme")

    def series(self) -> list[Series]:
        """The outlines: the subject, and whatever it is compared with that can be known."""
        found = [Series(self.name, _values(self.profile))]
        for choice in self.compared:
            profile = self.profile_of(choice)
            if profile is not None and choice is not None:
                words = day_words(choice) if isinstance(choice, date) else self._named(choice)
                found.append(Series(words, _values(profile)))
        return found[:MOST]

    def profile_of(self, choice: Choice) -> Profile | None:
        """The readiness of what is compared with; None where there is nothing."""
        if isinstance(choice, date):
            book = self.past.get(choice)
            return book.profile(self.subject) if book is not None else None
        return self.scores.book.profile(choice) if choice is not None and self.scores.is_there(choice) else None

    def _named(self, subject: Subject) -> str:
        return self.scores.name(subject) or tr("Whole programme")

    def items(self) -> dict[str, list[RowItem]]:
        """The rows of the sheet by dimension: scores of its own, or how many use cases have each score."""
        names = recorded_items(self.f)
        if self.counts_cases:
            levels = item_levels(self.f, self.among)
            blank = (0, 0, 0, 0, 0)
            return {
                dimension: [
                    RowItem(dimension, item, level=levels.get((dimension, item))
                            or ItemLevel(dimension, item, blank, len(self.among)))
                    for item in items
                ]
                for dimension, items in names.items()
            }  # fmt: skip
        kept = scores_of(self.f, self.subject.id if self.subject.sort == "case" else None)
        found: dict[str, list[RowItem]] = {}
        for dimension, items in names.items():
            rows: list[RowItem] = []
            for item in items:
                one = kept.get((dimension, item))
                if one is None:
                    rows.append(RowItem(dimension, item))
                else:
                    rows.append(
                        RowItem(
                            dimension, item, one.score, one.evidence, one.next_step, one.assessed_by, one.assessed_on
                        )
                    )
            found[dimension] = rows
        return found

    def weakest(self, most: int) -> tuple[tuple[ItemLevel, ...], int]:
        """The weakest items, at most so many, and how many there are in all."""
        if self.subject.sort == "case":
            levels = [
                ItemLevel(row.dimension, row.item, _one(row.score), 1)
                for rows in self.items().values()
                for row in rows
                if row.score is not None
            ]
        else:
            levels = list(item_levels(self.f, self.among).values())
        found = weakest_items(levels)
        return found[:most], len(found)

    def cases(self) -> tuple[list[int], list[int]]:
        """The use cases to be listed, weakest first, and those that are not scored.

        Beside a use case stand the others of its unit.
        """
        around = self.subject
        if self.subject.sort == "case" and (case := self.scores.cases.get(self.subject.id or 0)) is not None:
            around = Subject("unit", case.unit_id) if case.unit_id is not None else Subject()
        book = self.scores.book
        overall = {one: book.overall(one) for one in book.among(around)}
        scored = [one for one, value in overall.items() if value is not None]
        scored.sort(key=lambda one: (overall[one] or 0.0, self.scores.cases[one].key))
        return scored, [one for one, value in overall.items() if value is None]

    def case_row(self, number: int) -> ProfileRow:
        """A use case as the matrix lists it."""
        case, profile = self.scores.cases[number], self.scores.book.profile(Subject("case", number))
        return ProfileRow(f"{case.key}  {case.title}", _values(profile), profile.overall)

    def days(self) -> list[date]:
        """The days told, today last."""
        return [*sorted(self.past), self.today]

    def lines(self) -> list[Line]:
        """A line for each dimension over :meth:`days`."""
        books = [self.past[day] for day in sorted(self.past)]
        profiles = [*(book.profile(self.subject) for book in books), self.profile]
        return [
            Line(tr(DIMENSION.show(dimension)), tuple(one.levels[place].value for one in profiles))
            for place, dimension in enumerate(DIMENSIONS)
        ]

    def radar_table(self) -> ChartTable:
        """The numbers of the radar."""
        rows = [[one.name, *map(_figure, one.values), _figure(mean(one.values))] for one in self.series()]
        return ChartTable((tr("Readiness"), *axes(), tr("Overall")), rows)

    def time_table(self) -> ChartTable:
        """The numbers over time."""
        heads = [tr("Dimension"), *(Date().show(day) for day in self.days())]
        return ChartTable(heads, [[line.name, *map(_figure, line.values)] for line in self.lines()])

    def cases_table(self) -> ChartTable:
        """The use cases with their values."""
        scored, bare = self.cases()
        rows = [self.case_row(one) for one in (*scored, *bare)]
        heads = (tr("Use case"), *axes(), tr("Overall"))
        return ChartTable(heads, [[row.name, *map(_figure, row.values), _figure(row.overall)] for row in rows])


def axes() -> tuple[str, ...]:
    """The five dimensions in the language in use."""
    return tuple(tr(DIMENSION.show(one)) for one in DIMENSIONS)


def summary(profile: Profile) -> str:
    """The whole in one line: overall, and what is weakest."""
    weakest = profile.weakest
    if weakest is None:
        return tr("Nothing is scored yet")
    name = tr(DIMENSION.show(weakest.dimension))
    return tr(
        "Overall {overall} of 4 · weakest: {name} {value}",
        overall=value_words(profile.overall), name=name, value=value_words(weakest.value),
    )  # fmt: skip


def first_compared(scores: Scores, subject: Subject, days: Sequence[date]) -> tuple[Choice, Choice]:
    """What a subject is first compared with: a use case with its unit, a unit with the whole; and with the past."""
    then = days[-3] if len(days) > 3 else days[0] if days else None
    if subject.sort == "programme":
        return (then, None)
    case = scores.cases.get(subject.id or 0) if subject.sort == "case" else None
    if case is not None and case.unit_id is not None:
        return (Subject("unit", case.unit_id), then)
    return (Subject(), then)


def _values(profile: Profile) -> tuple[float | None, ...]:
    return tuple(one.value for one in profile.levels)


def _figure(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _one(score: int | None) -> tuple[int, int, int, int, int]:
    """The counts of a single score."""
    counts = [0] * 5
    if score is not None:
        counts[score] = 1
    return (counts[0], counts[1], counts[2], counts[3], counts[4])
