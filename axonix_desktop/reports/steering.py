"""Gather the steering summary: everything it says, as frozen facts, from what the programme file holds today.

Nothing is invented: a part without data says so, a comparison without a past says why there is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from axonix_desktop.core.attention import findings
from axonix_desktop.core.health import (
    ASPECTS,
    GO_LIVE_STAGE,
    LEVEL_WORDS,
    Aspect,
    CaseFacts,
    Level,
    Rag,
    adoption,
    delivery,
    governance,
    programme,
    rules,
)
from axonix_desktop.core.portfolio import ProgrammeStage, programme_stage
from axonix_desktop.core.records.choices import RISK_TIER, STATUS, WORK_STATUS
from axonix_desktop.core.sentences import three_lines
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.summary import (
    Action,
    Coming,
    CountFigure,
    Decision,
    HealthFigure,
    Movement,
    RecordedFigure,
    Risk,
    StageFigure,
    SteeringSummary,
    TierFigure,
    TopicFigure,
    UnitFigure,
)
from axonix_desktop.core.words import mark, tr
from axonix_desktop.reports.capability import capability, other_findings
from axonix_desktop.reports.figures import stage_track, status_bars, unit_table
from axonix_desktop.reports.movement import movement, unknown
from axonix_desktop.reports.parts import part_figures
from axonix_desktop.reports.selection import case_table
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries import steering as query
from axonix_desktop.store.queries.gates import criteria, facts_of_active

_GRAVITY: tuple[Level, ...] = ("red", "amber", "none", "green")
AHEAD_DAYS = 56
RISKS_SHOWN = 5
TITLE = mark("Steering summary")
_NO_UNIT = mark("No business unit")
_NO_RATING: dict[Aspect, str] = {
    "delivery": mark("No status colour and no target date is recorded yet"),
    "governance": mark("No risk tier and no checklist is recorded yet"),
    "adoption": mark("No champion and no training is recorded yet"),
    "benefits": mark("No benefit figures yet"),
}


def gather(f: ProgrammeFile, as_of: date, since: date | None = None) -> SteeringSummary:
    """The facts of the summary as of a day, compared with the end of ``since`` where the file reaches back so far."""
    cases = query.case_facts(f, as_of)
    past = _past(f, since)
    moved = _movement(f, cases, past, as_of, since)
    attention = (*findings(cases, as_of), *other_findings(f, as_of))
    attention = tuple(sorted(attention, key=lambda one: _GRAVITY.index(one.level)))  # stable: else as given
    units = _units(cases, as_of)
    stage = _programme_stage(f, as_of)
    stages = _stages(cases, past)
    statuses = _statuses(cases)
    unit_count = sum(unit.name != tr(_NO_UNIT) for unit in units)
    counts = query.part_counts(f, as_of)
    able = capability(f, as_of)
    return SteeringSummary(
        programme=query.programme_name(f) or f.path.stem,
        title=tr(TITLE),
        as_of=as_of,
        sentences=three_lines(cases, moved, attention, as_of, unit_count),
        total=len(cases),
        open_total=sum(case.is_open for case in cases),
        programme_stage=stage.number,
        programme_stage_reason=stage.reason,
        stages=stages,
        statuses=statuses,
        tiers=_tiers(cases),
        topics=tuple(TopicFigure(*row) for row in query.topics(f, as_of)),
        recorded=_recorded(cases),
        units=units,
        unit_count=unit_count,
        health=_health(cases, query.programme_overrides(f, as_of), as_of),
        movement=moved,
        attention=attention,
        coming=_coming(f, as_of),
        cases=case_table(cases, moved, as_of),
        decisions=tuple(Decision(text, why or "", _day(due)) for text, why, due in query.decisions_needed(f)),
        actions=_actions(f, as_of),
        risks=_risks(f),
        risk_total=counts["risks_open"],
        parts=tuple(one for one in part_figures(counts) if one.label not in able.told),
        rules=_rules(),
        track=stage_track(stages, stage.number),
        status_bars=status_bars(statuses),
        unit_table=unit_table(units),
        capability=able,
    )


def _past(f: ProgrammeFile, since: date | None) -> dict[int, query.PastCase] | None:
    """The use cases as they stood at the end of ``since``; None where the file does not reach back so far."""
    first = query.first_day(f)
    return None if since is None or first is None or since < first else query.past_cases(f, since)


def _movement(
    f: ProgrammeFile,
    cases: Sequence[CaseFacts],
    past: Mapping[int, query.PastCase] | None,
    as_of: date,
    since: date | None,
) -> Movement:
    if past is None or since is None:
        return unknown(since, query.first_day(f))
    return movement(cases, past, since, query.gate_decisions(f, since, as_of))


def _programme_stage(f: ProgrammeFile, as_of: date) -> ProgrammeStage:
    in_force = criteria(f)
    if not in_force:
        return ProgrammeStage(0, tr("No gate criteria are in force in this file, so no stage can be judged."))
    return programme_stage(in_force, facts_of_active(f, as_of))


def _stages(cases: Sequence[CaseFacts], past: Mapping[int, query.PastCase] | None) -> tuple[StageFigure, ...]:
    now = Counter(case.stage for case in cases)
    then = None if past is None else Counter(row[2] for row in past.values())
    return tuple(
        StageFigure(one.number, tr(one.short), now[one.number], None if then is None else then[one.number])
        for one in STAGES
    )


def _statuses(cases: Sequence[CaseFacts]) -> tuple[CountFigure, ...]:
    now = Counter(case.status for case in cases)
    return tuple(CountFigure(tr(option.label), now[option.code]) for option in STATUS.options)


def _tiers(cases: Sequence[CaseFacts]) -> tuple[TierFigure, ...]:
    """Open use cases by tier, gravest first, as far as there are any."""
    found: list[TierFigure] = []
    labels: list[tuple[str | None, str]] = [(option.code, tr(option.label)) for option in reversed(RISK_TIER.options)]
    for code, label in [*labels, (None, tr("Not classified"))]:
        of_tier = [case for case in cases if case.is_open and case.tier == code]
        if not of_tier:
            continue
        found.append(
            TierFigure(
                label=label,
                cases=len(of_tier),
                live=sum(case.stage >= GO_LIVE_STAGE for case in of_tier),
                done=sum(case.checks.done for case in of_tier),
                open=sum(case.checks.open for case in of_tier),
                overdue=sum(case.checks.overdue for case in of_tier),
            )
        )
    return tuple(found)


def _recorded(cases: Sequence[CaseFacts]) -> tuple[RecordedFigure, ...]:
    """How complete the record of the open use cases is, in what the rules rest on."""
    still_open = [case for case in cases if case.is_open]
    total = len(still_open)
    return (
        RecordedFigure(tr("Business unit"), sum(bool(case.unit) for case in still_open), total),
        RecordedFigure(tr("Owner"), sum(bool(case.owner) for case in still_open), total),
        RecordedFigure(tr("Next date"), sum(case.due_on is not None for case in still_open), total),
        RecordedFigure(tr("Risk tier"), sum(case.tier is not None for case in still_open), total),
        RecordedFigure(tr("Status colour"), sum(case.rag is not None for case in still_open), total),
        RecordedFigure(tr("Checklist"), sum(case.checks.total > 0 for case in still_open), total),
    )


def _units(cases: Sequence[CaseFacts], as_of: date) -> tuple[UnitFigure, ...]:
    """Units with their use cases by stage and delivery level, largest first; those without a unit come last."""
    stages: dict[str, Counter[int]] = {}
    levels: dict[str, Counter[Level]] = {}
    for case in cases:
        name = case.unit or _NO_UNIT
        stages.setdefault(name, Counter())[case.stage] += 1
        levels.setdefault(name, Counter())[delivery(case, as_of).level] += 1
    order = sorted(stages, key=lambda name: (name == _NO_UNIT, -stages[name].total(), name.casefold(), name))
    return tuple(
        UnitFigure(
            tr(name) if name == _NO_UNIT else name,
            tuple(stages[name][number] for number in range(len(STAGES))),
            tuple((level, levels[name][level]) for level in LEVEL_WORDS),
        )
        for name in order
    )


def _health(cases: Sequence[CaseFacts], overrides: Mapping[Aspect, Rag], as_of: date) -> tuple[HealthFigure, ...]:
    ratings: dict[Aspect, list[Rag]] = {
        "delivery": [delivery(case, as_of) for case in cases],
        "governance": [governance(case) for case in cases],
        "adoption": [adoption(case) for case in cases],
    }
    return tuple(
        HealthFigure(aspect, overrides.get(aspect) or programme(ratings.get(aspect, ()), tr(_NO_RATING[aspect])))
        for aspect in ASPECTS
    )


def _coming(f: ProgrammeFile, as_of: date) -> tuple[Coming, ...]:
    rows = query.stage_dates(f, as_of, as_of + timedelta(days=AHEAD_DAYS))
    return tuple(
        Coming(date.fromisoformat(day), key, title, tr("gate {stage}", stage=stage) if stage else tr("target date"))
        for day, key, title, stage in rows
    )


def _actions(f: ProgrammeFile, as_of: date) -> tuple[Action, ...]:
    found: list[Action] = []
    for text, owner, stored, status in query.open_actions(f):
        due = _day(stored)
        is_late = status != "done" and due is not None and due < as_of
        level: Level = "green" if status == "done" else "red" if is_late else "none"
        words = tr("Overdue") if is_late else tr(WORK_STATUS.show(status))
        found.append(Action(text, owner or "", due, level, words))
    return tuple(found)


def _risks(f: ProgrammeFile) -> tuple[Risk, ...]:
    rows = query.open_risks(f, RISKS_SHOWN)
    return tuple(Risk(" ".join(title.split()), score, owner or "", _day(due)) for title, score, owner, due in rows)


def _rules() -> tuple[str, ...]:
    """How the figures are made, for the last page."""
    return (
        *rules(),
        tr(
            "Programme stage: the highest stage whose gate criteria, and those of all stages before it, hold for every"
            " active use case in the rollout."
        ),
        tr(
            "Health in the use-case table is the worst of delivery and governance. Next date is the "
            "earlier of the planned"
            " end of the stage and the target date; a date that has passed is set in bold."
        ),
    )


def _day(stored: Any) -> date | None:
    return date.fromisoformat(str(stored)) if stored else None
