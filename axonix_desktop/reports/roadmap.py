"""Gather the printed roadmap: the use cases shown, in their order and groups, with every bar and how late they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from axonix_desktop.core.health import LATE_RED_DAYS, Level, days
from axonix_desktop.core.records.choices import STATUS
from axonix_desktop.core.roadmap import CasePlan, Expected, Slip, forecast, slip
from axonix_desktop.core.roadmap_sheet import PrintedBar, PrintedGroup, PrintedRow, RoadmapSheet
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import rows, titles
from axonix_desktop.store.queries.roadmap import lengths, plan_book
from axonix_desktop.store.queries.steering import programme_name

_MARGIN = timedelta(days=10)
_FARTHEST = timedelta(days=3_650)
_DAY = timedelta(days=1)


def gather(f: ProgrammeFile, groups: Sequence[tuple[str, Sequence[int]]], as_of: date, about: str = "") -> RoadmapSheet:
    """The roadmap of the use cases whose ids are given in groups (an empty name for none), as of a day."""
    book, usual = plan_book(f), lengths(f)
    units = titles(f, "business_unit")
    known = {
        row[0]: (str(row[1]), str(row[2]), units.get(int(row[3] or 0), ""), str(row[4]))
        for row in rows(f, "use_case", ["id", "key", "title", "business_unit_id", "status"])
    }
    made: list[PrintedGroup] = []
    for name, ids in groups:
        lines: list[PrintedRow] = []
        for one in ids:
            if one in book and one in known:
                key, title, unit, status = known[one]
                plan = book.plan(one)
                expected = forecast(plan, as_of, usual)
                level, late = lateness(slip(plan, expected), plan, status)
                bars = tuple(_bars(plan, expected, as_of))
                lines.append(PrintedRow(key, title, unit, level, late, bars, plan.target_on))
        if lines:
            made.append(PrintedGroup(name, tuple(lines)))
    return RoadmapSheet(programme_name(f), about, as_of, _span(made, as_of), tuple(made), f.path.name)


def lateness(found: Slip | None, plan: CasePlan, status: str) -> tuple[Level, str]:
    """Lateness as a level with its words."""
    if not plan.is_open:
        return "none", tr(STATUS.show(status))
    if found is None:
        return ("green", tr("On plan")) if plan.is_planned else ("none", tr("No plan"))
    if found.days > 0:
        return "red" if found.days > LATE_RED_DAYS else "amber", tr("{days} late", days=days(found.days))
    return "green", tr("{words} early", words=days(-found.days)) if found.days else tr("On plan")


def _bars(plan: CasePlan, expected: Iterable[Expected], as_of: date) -> Iterable[PrintedBar]:
    """Every bar of a use case: baseline first, so that what matters more is painted over it."""
    if not plan.stages and plan.start_on and plan.target_on and plan.start_on <= plan.target_on:
        yield PrintedBar("wish", 0, plan.start_on, plan.target_on)
    for number, one in sorted(plan.stages.items()):
        if one.baseline:
            yield PrintedBar("baseline", number, *one.baseline)
        if one.planned:
            is_over = bool(one.actual_end) or number < plan.stage or not plan.is_open
            yield PrintedBar("over" if is_over else "now" if number == plan.stage else "planned", number, *one.planned)
        start = one.actual_start or one.actual_end
        if start:
            yield PrintedBar("actual", number, start, one.actual_end or max(as_of, start))
    for one in expected:
        if plan.dates(one.stage).planned != (one.start, one.end):
            yield PrintedBar("expected", one.stage, max(one.start, min(as_of, one.end)), one.end)


def _span(groups: Iterable[PrintedGroup], as_of: date) -> tuple[date, date]:
    """From the first day of any bar to the last, today among them, with a margin."""
    found = [as_of]
    for group in groups:
        for row in group.rows:
            found += [day for bar in row.bars for day in (bar.start, bar.end)]
            found += [row.target_on] if row.target_on else []
    first = max(min(found) - _MARGIN, as_of - _FARTHEST)
    return first.replace(day=1), min(max(found) + _MARGIN, as_of + _FARTHEST)
