"""Figures of training as cards, lines and tables show them."""

from __future__ import annotations

from axonix_desktop.core.attainment import TRAINED_PERCENT, Cell, cell_words, operators_trained, percent_words
from axonix_desktop.core.forms import short_day
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.training import SOON, Taken, level_words
from axonix_desktop.core.words import mark, tr, trn, within
from axonix_desktop.store.queries.training import CaseOperators, Training
from axonix_desktop.ui.charts.table import ChartTable
from axonix_desktop.ui.overview.kpi import Kpi
from axonix_desktop.ui.overview.rows import RowWords
from axonix_desktop.ui.overview.words import days_words
from axonix_desktop.ui.training.curve_chart import month_words
from axonix_desktop.ui.training.unit_bars import BEHIND, THROUGH, WAY, UnitBar

TITLES = {
    "through": mark("People trained"),
    "gap": mark("People to go to targets"),
    "overdue": mark("Overdue"),
    "expiring": mark("Running out in 90 days"),
    "operators": mark("Operators trained"),
}


def kpi(name: str, now: Training) -> Kpi:
    """One card: the figure and what it rests on."""
    title, since = tr(TITLES[name]), ""
    match name:
        case "through":
            value = percent_words(now.share)
            since = tr(
                "{done} of {asked} hold all they need", done=f"{len(now.through):,}", asked=f"{len(now.asked):,}"
            )
            if not now.asked:
                since = tr("No course is asked of anyone yet")
        case "gap":
            value, below = f"{now.gap:,}", now.cells_below
            targets = sum(cell.target is not None for cell in now.cells)
            since = trn("{below} of {count} target missed", "{below} of {count} targets missed", targets, below=below)
            if not targets:
                value, since = "–", tr("No target is set yet")
            elif not below:
                since = tr("Every target is reached")
        case "overdue":
            value = f"{len(now.overdue):,}"
            first = now.longest_overdue[0].due_on if now.longest_overdue else None
            since = tr("longest since {day}", day=short_day(first, now.today)) if first else tr("Nothing is late")
        case "expiring":
            value = f"{len(now.expiring.get(SOON[-1], ())):,}"
            since = trn("{count} has run out", "{count} have run out", len(now.expired))
            if not now.expired:
                since = tr("Nothing has run out")
        case _:
            total, below = now.operators_total, sum(_is_below(one) for one in now.operators)
            share = 100.0 * now.operators_trained / total if total else None
            value = percent_words(share)
            since = trn("{count} use case below {least}", "{count} use cases below {least}", below,
                        least=percent_words(TRAINED_PERCENT))  # fmt: skip
            if not total:
                since = tr("No operators are named yet")
            elif not below:
                since = tr("{least} reached everywhere", least=percent_words(TRAINED_PERCENT))
    return Kpi(title, value, since=since, said=f"{title}: {value}. {since}", has_trend=False)


def _is_below(one: CaseOperators) -> bool:
    return not operators_trained(one.coverage)[0]


def overdue_line(one: Taken, now: Training) -> RowWords:
    """An enrolment past its due day."""
    days = (now.today - (one.due_on or now.today)).days
    short, whole = days_words(days)
    who, what = now.names.get(one.person_id, ""), now.titles.get(one.course_id, "")
    text = tr("{person}: {course}", person=who, course=what)
    said = tr("{person}: {course}, overdue for {days}", person=who, course=what, days=whole)
    tone = "red" if days > SOON[0] else "amber"
    icon = "circle-alert" if tone == "red" else "triangle-alert"
    return RowWords(text, icon, tone, age=short, verb=tr("Show"), said=said)


def window_lines(now: Training) -> list[tuple[RowWords, tuple[int, ...], str]]:
    """What has run out, and what does within 30, 60 and 90 days; each with its enrolments and their name."""
    gone = tr("Run out, no refresher")
    made = [(_counted(gone, "circle-alert", "red", now.expired), now.expired, gone)]
    for days, tone in zip(SOON, ("amber", "blue", "grey"), strict=True):
        ids = now.expiring.get(days, ())
        words = tr("Within {days} days", days=days)
        title = tr("Running out within {days} days", days=days)
        made.append((_counted(words, "calendar-clock", tone, ids), ids, title))
    return made


def _counted(words: str, icon: str, tone: str, ids: tuple[int, ...]) -> RowWords:
    count = trn("{count} completion", "{count} completions", len(ids))
    return RowWords(words, icon, tone if ids else "grey", age=f"{len(ids):,}", verb=tr("Show") if ids else "",
                    said=f"{words}: {count}")  # fmt: skip


def case_line(one: CaseOperators) -> RowWords:
    """A use case with the share of its operators that is trained."""
    holds, reason = operators_trained(one.coverage)
    found = one.coverage
    counted = tr("{done} of {people}", done=f"{found.trained:,}", people=f"{len(found.operators):,}")
    tone = "green" if holds else "red" if (found.percent or 0) < TRAINED_PERCENT / 2 else "amber"
    icon = "circle-check" if holds else "circle-alert" if tone == "red" else "triangle-alert"
    title = one.title or one.key
    return RowWords(title, icon, tone, new=f"{counted} · {percent_words(found.percent)}", chip_tone=tone,
                    said=f"{title}: {reason}")  # fmt: skip


def unit_rows(now: Training) -> list[UnitBar]:
    """A bar for each unit."""
    return [
        UnitBar(
            one.name or tr("No business unit"), {THROUGH: one.through, WAY: one.on_the_way, BEHIND: one.behind},
            percent_words(100.0 * len(one.through) / one.people if one.people else None),
        )
        for one in now.units
    ]  # fmt: skip


def table(name: str, now: Training) -> ChartTable:
    """The numbers behind a chart."""
    if name == "matrix":
        heads = [tr("Role family"), tr("Skill level"), tr("People"), tr("Trained"), tr("Share"), tr("Target"),
                 tr("People to go"), tr("In words")]  # fmt: skip
        return ChartTable(heads, [
            [cell.family or tr("No role family"), level_words(cell.level), len(cell.people), cell.attained,
             percent_words(cell.share), percent_words(cell.target), cell.gap, cell_words(cell, now.today)]
            for cell in now.cells
        ])  # fmt: skip
    if name == "curve":
        heads = [tr("At the end of"), tr("Due"), tr("Completed")]
        return ChartTable(heads, [[month_words(one), one.due, one.done] for one in now.curve.points])
    if name == "cohorts":
        heads = [tr("Cohort"), tr("Course"), tr("Planned seats"), tr("Taken"), tr("Completed"), tr("Starts"),
                 tr("Led by")]  # fmt: skip
        return ChartTable(heads, [
            [one.name, one.course, one.planned, one.taken, one.completed, Date().show(one.starts_on), one.trainer]
            for one in now.classes
        ])  # fmt: skip
    heads = [tr("Business unit"), tr("Trained"), tr("On the way"), tr("Behind"), tr("People")]
    return ChartTable(heads, [
        [one.name or tr("No business unit"), len(one.through), len(one.on_the_way), len(one.behind), one.people]
        for one in now.units
    ])  # fmt: skip


def cell_title(cell: Cell) -> str:
    """What the people of a cell are called as a set of rows."""
    return tr("{family}, {level}", family=cell.family or tr("No role family"), level=within(level_words(cell.level)))
