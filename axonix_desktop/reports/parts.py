"""The parts of the programme that one sentence tells: from counts alone, and honest where nothing is recorded."""

from __future__ import annotations

from collections.abc import Mapping

from axonix_desktop.core.portfolio import share
from axonix_desktop.core.summary import PartFigure


def part_figures(counts: Mapping[str, int]) -> tuple[PartFigure, ...]:
    """Champions, training, readiness, money, incidents and risks, in this order."""
    return (
        PartFigure("Champions", *_champions(counts)),
        PartFigure("Training", *_training(counts)),
        PartFigure("Readiness", *_readiness(counts)),
        PartFigure("Business cases", *_money(counts)),
        PartFigure("Incidents", *_incidents(counts)),
        PartFigure("Risks and issues", *_raid(counts)),
    )


def _champions(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not counts["champions"]:
        return "No champions recorded yet.", False
    active, covered, units = counts["champions_active"], counts["units_covered"], counts["units"]
    return f"{_of(active, 'active champion')} in {covered:,} of {_of(units, 'business unit')}.", True


def _training(counts: Mapping[str, int]) -> tuple[str, bool]:
    enrolments, completed = counts["enrolments"], counts["completed"]
    if not enrolments:
        return "No training records yet.", False
    percent = share(completed, enrolments)
    return (
        f"{completed:,} of {_of(enrolments, 'enrolment')} completed ({percent:g} %), "
        f"{counts['training_overdue']:,} overdue.",
        True,
    )


def _readiness(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not counts["readiness_cases"]:
        return "No readiness scores yet.", False
    return f"{_of(counts['readiness_cases'], 'use case')} with readiness scores.", True


def _money(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not (counts["business_cases"] or counts["money_lines"] or counts["actuals"]):
        return "No business cases and no actual figures yet.", False
    return (
        f"{_of(counts['business_cases'], 'use case')} with a business case, "
        f"{_of(counts['money_lines'], 'benefit and cost line')}, {_of(counts['actuals'], 'actual figure')}.",
        True,
    )


def _incidents(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not counts["incidents"]:
        return "No incidents recorded.", False
    return f"{counts['incidents_open']:,} open of {_of(counts['incidents'], 'incident')} on record.", True


def _raid(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not counts["raid"]:
        return "No risk register yet.", False
    entries = counts["raid"]
    return f"{_of(counts['risks_open'], 'open risk or issue', 'open risks and issues')} of {entries:,} entries.", True


def _of(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
