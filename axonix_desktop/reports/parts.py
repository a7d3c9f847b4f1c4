"""The parts of the programme that one sentence tells: from counts alone, and honest where nothing is recorded."""

from __future__ import annotations

from collections.abc import Mapping

from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.portfolio import share
from axonix_desktop.core.summary import PartFigure
from axonix_desktop.core.words import tr, trn


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
    heads = trn("{count} active champion", "{count} active champions", active)
    return trn(
        "{active} in {covered:,} of {count} business unit.",
        "{active} in {covered:,} of {count} business units.",
        units,
        active=heads,
        covered=covered,
    ), True


def _training(counts: Mapping[str, int]) -> tuple[str, bool]:
    enrolments, completed = counts["enrolments"], counts["completed"]
    if not enrolments:
        return tr("No training records yet."), False
    percent = share(completed, enrolments)
    return trn(
        "{completed:,} of {count} enrolment completed ({share}), {overdue:,} overdue.",
        "{completed:,} of {count} enrolments completed ({share}), {overdue:,} overdue.",
        enrolments,
        completed=completed,
        share=as_percent(percent or 0),
        overdue=counts["training_overdue"],
    ), True


def _readiness(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not counts["readiness_cases"]:
        return tr("No readiness scores yet."), False
    scored = counts["readiness_cases"]
    return trn("{count} use case with readiness scores.", "{count} use cases with readiness scores.", scored), True


def _money(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not (counts["business_cases"] or counts["money_lines"] or counts["actuals"]):
        return tr("No business cases and no actual figures yet."), False
    lines = trn("{count} benefit and cost line", "{count} benefit and cost lines", counts["money_lines"])
    actuals = trn("{count} actual figure", "{count} actual figures", counts["actuals"])
    return trn(
        "{count} use case with a business case, {lines}, {actuals}.",
        "{count} use cases with a business case, {lines}, {actuals}.",
        counts["business_cases"],
        lines=lines,
        actuals=actuals,
    ), True


def _incidents(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not counts["incidents"]:
        return tr("No incidents recorded."), False
    return trn(
        "{open:,} open of {count} incident on record.",
        "{open:,} open of {count} incidents on record.",
        counts["incidents"],
        open=counts["incidents_open"],
    ), True


def _raid(counts: Mapping[str, int]) -> tuple[str, bool]:
    if not counts["raid"]:
        return tr("No risk register yet."), False
    return trn(
        "{count} open risk or issue of {entries:,} entries.",
        "{count} open risks and issues of {entries:,} entries.",
        counts["risks_open"],
        entries=counts["raid"],
    ), True
