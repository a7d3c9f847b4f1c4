"""Puts figures of champions into words: the cards, the lines of the lists, and the tables behind the charts."""

from __future__ import annotations

from axonix_desktop.core.champion_time import Side
from axonix_desktop.core.champions import ROLES, Quiet, SinglePoint
from axonix_desktop.core.kinds import Date, Number
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.records.people import Champion
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.champions import Champions
from axonix_desktop.ui.champions.coverage_map import places_words
from axonix_desktop.ui.champions.effect_table import HEADS, effect_words
from axonix_desktop.ui.champions.timeline import CoverageTimeline
from axonix_desktop.ui.champions.wave_chart import PARTS, level_words
from axonix_desktop.ui.charts.table import Cell, ChartTable
from axonix_desktop.ui.overview.kpi import Kpi
from axonix_desktop.ui.overview.rows import RowWords

TITLES = {
    "places": mark("Champion places filled"),
    "active": mark("Active champions"),
    "units": mark("Units with a champion"),
    "points": mark("Single points of failure"),
    "inactive": mark("Inactive champions"),
}


def kpi(name: str, now: Champions) -> Kpi:
    """One card: the figure, what it is made of, and for two of them the line of the past year."""
    value, since = _figures(name, now)
    title = tr(TITLES[name])
    past: tuple[float, ...] = ()
    if name == "places":
        past = tuple(one.percent for one in now.timeline if one.percent is not None)
    elif name == "active":
        past = tuple(float(len(one.active)) for one in now.timeline)
    return Kpi(title, value, since=since, said=f"{title}: {value}. {since}", past=past, has_trend=any(past))


def _figures(name: str, now: Champions) -> tuple[str, str]:
    whole = now.total
    match name:
        case "places":
            if whole.percent is None:
                return "–", tr("No target can be worked out yet")
            told = tr("{filled} of {needed}", filled=f"{whole.filled:,}", needed=f"{whole.needed:,}")
            return as_percent(round(whole.percent)), told
        case "active":
            coming = now.with_status("nominated", "onboarding")
            told = trn("{count} on the way", "{count} on the way", len(coming))
            if now.hours:
                told = tr("{hours} h a week, {coming}", hours=Number().show(round(now.hours, 1)), coming=told)
            return f"{len(now.active):,}", told
        case "units":
            some, short = sum(bool(one.filling) for one in now.units), sum(bool(one.gap) for one in now.units)
            told = trn("{some} of {units}; {count} needs more", "{some} of {units}; {count} need more", short,
                       some=f"{some:,}", units=f"{len(now.units):,}")  # fmt: skip
            return as_percent(round(100 * some / len(now.units))) if now.units else "–", told
        case "points":
            alone = sum(one.kind == "alone" for one in now.single_points)
            loaded = len(now.single_points) - alone
            told = tr("{alone} alone, {loaded} overloaded", alone=f"{alone:,}", loaded=f"{loaded:,}")
            return f"{len(now.single_points):,}", told
        case _:
            days = trn("no check-in for {count} day", "no check-in for {count} days", now.limits.inactive_days)
            return f"{len(now.inactive):,}", days


def point_row(one: SinglePoint, now: Champions, *, may_write: bool) -> RowWords:
    """The line of a single point of failure."""
    if one.kind == "alone":
        said = tr("{words}, without a deputy", words=one.words())
        return RowWords(
            one.words(), "triangle-alert", "amber", verb=tr("Name a deputy") if may_write else tr("Show"), said=said
        )
    words = trn("over {count} use case", "over {count} use cases", now.limits.most_use_cases)
    return RowWords(one.words(), "layers", "amber", verb=tr("Show"), said=f"{one.words()}, {words}")


def quiet_row(one: Quiet, now: Champions, *, may_write: bool) -> RowWords:
    """The line of an inactive champion, with the unit and the days."""
    verb = tr("Check in") if may_write else tr("Show")
    unit = next((each.unit.name for each in now.units if each.unit.id == one.unit_id), "")
    words = tr("{name}, {unit}", name=one.name, unit=unit) if unit else one.name
    if one.days is None:
        said = tr("{name}: {what}", name=words, what=one.words())
        return RowWords(words, "clock", "red", age=tr("never"), verb=verb, said=said)
    far = one.days > 2 * now.limits.inactive_days
    days = tr("{days} d", days=f"{one.days:,}")
    spoken = trn("{count} day", "{count} days", one.days)
    last = tr("last on {day}", day=Date().show(one.last_on)) if one.last_on else tr("never")
    said = tr("{words}: {days}, {last}", words=words, days=spoken, last=last)
    return RowWords(words, "clock", "red" if far else "amber", age=days, verb=verb, said=said)


def sides_words(sides: tuple[Side, Side]) -> str:
    """The training of covered units beside that of units that are short; empty where one of the two is missing."""
    covered, short = sides
    if covered.percent is None or short.percent is None:
        return ""
    first = trn(
        "{count} unit with the champions it needs has completed {share} of its enrolments",
        "{count} units with the champions they need have completed {share} of their enrolments",
        covered.units, share=as_percent(round(covered.percent)),
    )  # fmt: skip
    second = trn(
        "{count} unit that is short: {share}", "{count} units that are short: {share}", short.units,
        share=as_percent(round(short.percent)),
    )  # fmt: skip
    return tr("{covered}; {short}.", covered=first, short=second)


def map_table(now: Champions) -> ChartTable:
    """Units by role, with target and gap."""
    roles = [tr(Champion.fields["role"].kind.show(role)) for role in ROLES]
    heads = [tr("Business unit"), *roles, tr("On the way"), tr("Target"), tr("Missing"), tr("Places")]
    rows: list[list[Cell]] = [
        [one.unit.name, *(len(one.active.get(role, ())) for role in ROLES), len(one.on_the_way), one.target, one.gap,
         places_words(one)]
        for one in now.units
    ]  # fmt: skip
    return ChartTable(heads, rows)


def timeline_table(now: Champions) -> ChartTable:
    """Months with the places filled and needed."""
    heads = [tr("At the end of"), tr("Active champions"), tr("Places filled"), tr("Places needed")]
    return ChartTable(heads, [
        [Date().show(one.day), len(one.active), CoverageTimeline.value(one), one.needed] for one in now.timeline
    ])  # fmt: skip


def waves_table(now: Champions) -> ChartTable:
    """Waves with their seats and who is in them."""
    heads = [tr("Wave"), tr("Planned seats"), tr("First day"), tr("Last day"), *(tr(word) for _, word, _ in PARTS),
             tr("Result")]  # fmt: skip
    rows: list[list[Cell]] = []
    for one in now.waves:
        plan = one.planned
        days = (Date().show(plan.starts_on), Date().show(plan.ends_on)) if plan is not None else ("", "")
        counts = [len(one.by_status.get(status, ())) for status, _, _ in PARTS]
        rows.append([one.name, one.seats, *days, *counts, level_words(one, one.level(now.today))])
    return ChartTable(heads, rows)


def effects_table(now: Champions) -> ChartTable:
    """Units with their figures before and after."""
    heads = [tr("Business unit"), tr("Champion"), tr("Since")]
    for one in HEADS:
        heads += [tr("{figure}, before", figure=tr(one)), tr("{figure}, after", figure=tr(one))]
    rows: list[list[Cell]] = []
    for one in now.effects:
        cells: list[Cell] = [one.unit, one.name, Date().show(one.on)]
        for pair in (one.training, one.stages, one.users):
            cells += [round(pair.before, 2), round(pair.after, 2)] if pair is not None else [None, None]
        rows.append([*cells, "" if one.is_measured else effect_words(one)])
    return ChartTable([*heads, tr("Remark")], rows)
