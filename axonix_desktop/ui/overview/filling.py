"""Puts figures into the cards: words and numbers for each, and the tables behind the charts."""

from __future__ import annotations

from datetime import date

from axonix_desktop.core.forms import short_day
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.overview import RAG_ORDER, Moves, Portfolio, moves, shown_units
from axonix_desktop.core.portfolio import share
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.overview import Overview
from axonix_desktop.store.queries.trends import PastFigures
from axonix_desktop.ui.charts.flow import FlowPoint
from axonix_desktop.ui.charts.heat import HeatRow
from axonix_desktop.ui.charts.stacked import Bar
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.overview.cards import LEVELS
from axonix_desktop.ui.overview.kpi import Kpi, Mood
from axonix_desktop.ui.overview.reading import Past
from axonix_desktop.ui.overview.words import stage_words

HORIZONS = (range(1), range(1, 4), range(4, 7), range(7, 10))
HORIZON_NAMES = (mark("Pipeline"), mark("Foundation"), mark("Expansion"), mark("Maturity"))
MOST_UNITS = 12
TITLES = {
    "active": mark("Active use cases"),
    "due": mark("Gates due in 30 days"),
    "coverage": mark("Units with a champion"),
    "training": mark("Training complete"),
    "items": mark("Governance items overdue"),
}
_GOOD_WAY = {"active": 1, "due": 0, "coverage": 1, "training": 1, "items": -1}


def now_values(now: Overview) -> dict[str, float | None]:
    """The five figures; None where there is nothing to divide by."""
    people = now.people
    return {
        "active": now.portfolio.active,
        "due": len(now.portfolio.due_ids),
        "coverage": share(people.units_covered, people.units),
        "training": share(people.completed, people.enrolments),
        "items": now.items_overdue,
    }


def past_values(past: PastFigures) -> dict[str, float | None]:
    """The same figures of a day gone by."""
    return {
        "active": past.active,
        "due": past.due,
        "coverage": share(past.units_covered, past.units),
        "training": share(past.completed, past.enrolments),
        "items": past.items_overdue,
    }


def kpi(name: str, now: Overview, past: Past | None) -> Kpi:
    """One card: the figure, and where the past is known its line and what has become of it."""
    value = now_values(now)[name]
    is_share = name in ("coverage", "training")
    title, shown = tr(TITLES[name]), _shown(value, is_share=is_share)
    if past is None:
        return Kpi(title, shown, since=tr("Reading the past…"), said=f"{title}: {shown}")
    line = [one for figures in past.figures if (one := past_values(figures)[name]) is not None]
    if value is not None:
        line.append(value)
    then = past_values(past.then)[name] if past.then else None
    day = short_day(past.since, now.today)
    if past.then is None or then is None or value is None:
        if value is None:
            since = tr("Nothing recorded yet")
        elif past.then is None:
            since = tr("History begins {day}", day=short_day(past.first, now.today))
        else:
            since = tr("Not recorded on {day}", day=day)
        return Kpi(title, shown, since=since, said=f"{title}: {shown}. {since}", past=tuple(line))
    change = round(value) - round(then)  # as shown, so that the numbers agree
    if not change:
        since = tr("Unchanged since {day}", day=day)
        return Kpi(title, shown, since=since, said=f"{title}: {shown}. {since}", past=tuple(line))
    words = trn("{count} point", "{count} points", abs(change)) if is_share else f"{abs(change):,}"
    way = 1 if change > 0 else -1
    mood: Mood = "plain" if not _GOOD_WAY[name] else "good" if way == _GOOD_WAY[name] else "bad"
    since = tr("since {day}", day=day)
    said = tr("{title}: {value}, up {change} since {day}", title=title, value=shown, change=words, day=day)
    if way < 0:
        said = tr("{title}: {value}, down {change} since {day}", title=title, value=shown, change=words, day=day)
    return Kpi(title, shown, words, way, mood, since, said, tuple(line))


def bars(found: Portfolio) -> list[Bar]:
    """A bar for each stage."""
    return [
        Bar(
            str(stage) if stage else "", tr(STAGES[stage].short),
            {level: found.by_stage_rag.get((stage, level), 0) for level in RAG_ORDER},
        )
        for stage in found.stages
    ]  # fmt: skip


def bars_table(found: Portfolio) -> ChartTable:
    """Stages by level, with totals."""
    heads = [tr("Stage"), *(tr(level.word) for level in LEVELS), tr("Total")]
    return ChartTable(heads, [
        [stage_words(stage), *(found.by_stage_rag.get((stage, level), 0) for level in RAG_ORDER), found.at_stage(stage)]
        for stage in found.stages
    ])  # fmt: skip


class UnitRows:
    """The rows of the heat map, each with the units it stands for."""

    def __init__(self, found: Portfolio, names: dict[int, str], most: int) -> None:
        shown = shown_units(found, names, most)
        self.stages = tuple(found.stages)
        self.units: list[tuple[int | None, ...]] = [(unit,) for unit in shown.units]
        labels = [names.get(unit or 0, tr("No business unit")) for unit in shown.units]
        if shown.others:
            self.units.append(shown.others)
            labels.append(trn("{count} other unit", "{count} other units", len(shown.others)))
        self.hidden = len(shown.others)
        self.rows = [
            HeatRow(
                label,
                tuple(sum(found.by_unit_stage.get((one, stage), 0) for one in units) for stage in self.stages),
                is_sum=len(units) > 1,
            )
            for label, units in zip(labels, self.units, strict=True)
        ]

    @property
    def columns(self) -> list[tuple[str, str]]:
        """Short and whole names of the stages."""
        return [(str(stage) if stage else tr("Pipeline"), stage_words(stage)) for stage in self.stages]

    def table(self) -> ChartTable:
        """Units by stage, with totals."""
        heads = [tr("Business unit"), *(whole for _, whole in self.columns), tr("Total")]
        lines = [[row.name, *row.counts, row.total] for row in self.rows]
        sums = [sum(row.counts[place] for row in self.rows) for place in range(len(self.stages))]
        return ChartTable(heads, [*lines, [tr("Total"), *sums, sum(sums)]])


class Flow:
    """The points of the flow chart, each with the use cases that moved before it."""

    def __init__(self, now: Overview, past: Past) -> None:
        self.names: list[str] = []
        self.points: list[FlowPoint] = []
        self.moved: list[Moves] = []
        self.stages: list[dict[int, int]] = []
        self.active: list[frozenset[int]] = []
        is_monthly = len(past.figures) > 1 and (past.figures[-1].day - past.figures[-2].day).days > 20
        before: dict[int, int] | None = None
        for figures in past.figures:
            label = _period_label(figures.day, now.today, is_monthly=is_monthly)
            self._add(label, short_day(figures.day, now.today), figures.stages, figures.active_ids, before)
            before = figures.stages
        stages = {number: row.stage for number, row in now.cases.items()}
        active = frozenset(number for number, row in now.cases.items() if row.status == "active")
        self._add(tr("Today"), tr("Today"), stages, active, before)

    def _add(
        self, label: str, name: str, stages: dict[int, int], active: frozenset[int], before: dict[int, int] | None
    ) -> None:
        counts = [0, 0, 0, 0]
        for number in active:
            counts[(stages[number] + 2) // 3] += 1
        found = moves(before, stages) if before is not None else Moves((), ())
        self.names.append(name)
        self.points.append(FlowPoint(label, name, tuple(counts), len(found.forward), len(found.back)))
        self.moved.append(found)
        self.stages.append(stages)
        self.active.append(active)

    def band_ids(self, place: int, horizon: str) -> tuple[int, ...]:
        """The active use cases of a horizon (in the language in use) at a point."""
        wanted = HORIZONS[[tr(name) for name in HORIZON_NAMES].index(horizon)]
        stages = self.stages[place]
        return tuple(number for number in self.active[place] if stages[number] in wanted)

    def table(self) -> ChartTable:
        """Points by horizon, and the moves before each."""
        heads = [tr("At the end of"), *(tr(name) for name in HORIZON_NAMES), tr("Moved forward"), tr("Moved back")]
        return ChartTable(heads, [[one.name, *one.counts, one.forward, one.back] for one in self.points])


def _period_label(day: date, today: date, *, is_monthly: bool) -> str:
    words = short_day(day, today)
    return words.split(" ", 1)[1] if is_monthly else words


def _shown(value: float | None, *, is_share: bool) -> str:
    if value is None:
        return "–"
    return as_percent(round(value)) if is_share else f"{round(value):,}"
