"""The parts of the programme that one sentence tells: from counts alone, and honest where nothing is recorded."""

from __future__ import annotations

from collections.abc import Mapping

from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.portfolio import share
from axonix_desktop.core.summary import PartFigure
from axonix_desktop.core.words import tr


def part_figures(counts: Mapping[str, int]) -> tuple[PartFigure, ...]:
    """Champions, training, readiness, money, incidents and risks, in this order."""
    return (
        PartFigure(tr("Champions"), *_champions(counts)),
        PartFigure(tr("Training"), *_training(counts)),
        PartFigure(tr("Readiness"), *_readiness(counts)),
        PartFigure(tr("Business cases"), *_money(counts)),
        PartFigure(tr("Incidents"), *_incidents(counts)),
        PartFigure(tr("Risks and issues"), *_raid(counts)),
    )


def _champions(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not counts["champions"]:
        return tr("No champions recorded yet."), False
    active, covered, units = counts["champions_active"], counts["units_covered"], counts["units"]
    return tr(
        "{active} in {covered:,} of {units}.",
        active=_of(active, "active champion"),
        covered=covered,
        units=_of(units, "business unit"),
    ), True


def _training(counts: Mapping[str, int]) -> tuple[str, bool]:
    enrolments, completed = counts["enrolments"], counts["completed"]
    if not enrolments:
        return tr("No training records yet."), False
    percent = share(completed, enrolments)
    return (
        tr(
            "{completed:,} of {enrolments} completed ({share}), {counts:,} overdue.",
            completed=completed,
            enrolments=_of(enrolments, "enrolment"),
            share=as_percent(percent or 0),
            counts=counts["training_overdue"],
        ),
        True,
    )


def _readiness(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not counts["readiness_cases"]:
        return tr("No readiness scores yet."), False
    return tr("{counts} with readiness scores.", counts=_of(counts["readiness_cases"], "use case")), True


def _money(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not (counts["business_cases"] or counts["money_lines"] or counts["actuals"]):
        return tr("No business cases and no actual figures yet."), False
    return (
        tr(
            "{counts} with a business case, {counts2}, {counts3}.",
            counts=_of(counts["business_cases"], "use case"),
            counts2=_of(counts["money_lines"], "benefit and cost line"),
            counts3=_of(counts["actuals"], "actual figure"),
        ),
        True,
    )


def _incidents(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not counts["incidents"]:
        return tr("No incidents recorded."), False
    return tr(
        "{counts:,} open of {counts2} on record.",
        counts=counts["incidents_open"],
        counts2=_of(counts["incidents"], "incident"),
    ), True


def _raid(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not counts["raid"]:
        return tr("No risk register yet."), False
    entries = counts["raid"]
    return tr(
        "{counts} of {entries:,} entries.",
        counts=_of(counts["risks_open"], "open risk or issue", "open risks and issues"),
        entries=entries,
    ), True


def _of(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
