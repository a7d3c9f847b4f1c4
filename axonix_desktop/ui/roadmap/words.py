"""What the roadmap says in words: of a row, of a bar, of lateness, of what waits for what."""

from __future__ import annotations

from datetime import date

from axonix_desktop.core.health import LATE_RED_DAYS
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.roadmap import CasePlan, Days, Slip, StageDates, plan_moved
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr, trn
from axonix_desktop.ui.roadmap.rows import CaseRow, GroupRow, Outlook, Row


def shown(day: date | None) -> str:
    """A day as tables write it."""
    return Date().show(day)


def stage_title(stage: int) -> str:
    """``4 · Deploy``."""
    return tr("{number} · {name}", number=stage, name=tr(STAGES[stage].short))


def slip_words(found: Slip | None, plan: CasePlan, status: str = "") -> tuple[str, str]:
    """Lateness in words with its tone."""
    if not plan.is_open:
        return status, "grey"
    if found is None:
        return (tr("On plan"), "green") if plan.is_planned else (tr("No plan"), "grey")
    if found.days > 0:
        words = trn("{count} day late", "{count} days late", found.days)
        return words, "red" if found.days > LATE_RED_DAYS else "amber"
    if found.days < 0:
        return trn("{count} day early", "{count} days early", -found.days), "green"
    return tr("On plan"), "green"


def row_words(row: Row, outlook: Outlook) -> str:
    """What a screen reader says of a row."""
    if isinstance(row, GroupRow):
        late, _days = outlook.of_group(row)
        name = row.name if row.is_open else tr("{group}, folded", group=row.name)
        count = trn("{count} use case", "{count} use cases", len(row.ids))
        return tr("{group}, {count}, {late} late", group=name, count=count, late=late)
    return case_words(row, outlook)


def case_words(row: CaseRow, outlook: Outlook, stage: int | None = None) -> str:
    """A use case in one sentence: the stage it stands at (or ``stage``) and how late it is."""
    plan = outlook.plan(row.id)
    late, _tone = slip_words(outlook.slip(row.id), plan, row.status)
    case = tr("{key} {title}", key=row.key, title=row.title)
    number = stage or max(plan.stage, 1)
    planned = plan.dates(number).planned
    if planned is None:
        return tr("{case}, stage {stage} not planned, {late}", case=case, stage=number, late=late)
    return tr(
        "{case}, stage {stage} planned {start} to {end}, {late}",
        case=case,
        stage=number,
        start=shown(planned[0]),
        end=shown(planned[1]),
        late=late,
    )


def stage_words(dates: StageDates, outlook: Outlook, case: int) -> list[str]:
    """All dates of a stage, a line each."""
    lines: list[str] = []
    if dates.planned:
        lines.append(tr("Planned {days}", days=span_words(dates.planned)))
    if dates.baseline:
        lines.append(tr("Baseline {days}", days=span_words(dates.baseline)))
    moved = plan_moved(dates)
    if moved:
        later = trn("Planned {count} day after its baseline", "Planned {count} days after its baseline", moved)
        sooner = trn("Planned {count} day before its baseline", "Planned {count} days before its baseline", -moved)
        lines.append(later if moved > 0 else sooner)
    if dates.actual_start and dates.actual_end:
        lines.append(tr("Actual {days}", days=span_words((dates.actual_start, dates.actual_end))))
    elif dates.actual_start:
        lines.append(tr("Began on {day}", day=shown(dates.actual_start)))
    expected = next((one for one in outlook.expected(case) if one.stage == dates.stage), None)
    if expected:
        lines.append(tr("Expected {days}", days=span_words((expected.start, expected.end))))
        if dates.due and expected.end != dates.due:
            late = (expected.end - dates.due).days
            lines.append(
                trn("{count} day late", "{count} days late", late)
                if late > 0
                else trn("{count} day early", "{count} days early", -late)
            )
    return lines


def span_words(days: Days) -> str:
    """``1 Mar 2026 to 30 Apr 2026 (61 days)``."""
    count = trn("{count} day", "{count} days", (days[1] - days[0]).days + 1)
    return tr("{start} to {end} ({count})", start=shown(days[0]), end=shown(days[1]), count=count)


def case_tip(row: CaseRow, outlook: Outlook, waits: list[str]) -> str:
    """The tip of a row: who, how late, until when, what it waits for."""
    plan = outlook.plan(row.id)
    late, _tone = slip_words(outlook.slip(row.id), plan, row.status)
    lines = [tr("{key} {title}", key=row.key, title=row.title)]
    lines += [one for one in (row.unit, row.owner) if one]
    lines.append(late)
    found = outlook.slip(row.id)
    if found and found.days > 0:
        lines.append(tr("Measured at stage {stage}", stage=stage_title(found.stage)))
    expected = outlook.expected(row.id)
    if expected:
        lines.append(
            tr("Stage {stage} expected to end on {day}", stage=expected[-1].stage, day=shown(expected[-1].end))
        )
    if plan.target_on:
        lines.append(tr("Target {day}", day=shown(plan.target_on)))
    return "\n".join([*(one for one in lines if one), *waits])


def bar_tip(row: CaseRow, stage: int, outlook: Outlook) -> str:
    """The tip of a bar: stage and all its dates."""
    head = tr("{key} {title}", key=row.key, title=row.title)
    lines = stage_words(outlook.plan(row.id).dates(stage), outlook, row.id)
    return "\n".join([head, tr("Stage {stage}", stage=stage_title(stage)), *lines])
