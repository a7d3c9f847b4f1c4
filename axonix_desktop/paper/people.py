"""Champions, training, readiness and incidents: by unit, by dimension, and what is open."""

from __future__ import annotations

from collections.abc import Sequence

from axonix_desktop.core.drawing import box, sign
from axonix_desktop.core.summary import Capability, DimensionFigure, IncidentFigure, PeopleFigure, SteeringSummary
from axonix_desktop.core.words import mark, tr
from axonix_desktop.paper.sheet import NOTE, Column, RowPainter, Sheet, Span

PAGE_TITLE = mark("People, readiness and incidents")
_ROW = 14.0
_TOP_SCORE = 4


def people(sheet: Sheet, summary: SteeringSummary) -> None:
    """Compose what is recorded; a part without data is told in one line at the end of the summary."""
    found = summary.capability
    if found.people:
        _people(sheet, found)
    if found.dimensions:
        _readiness(sheet, found)
    if found.incidents_total or found.incidents:
        _incidents(sheet, found)


def _units() -> tuple[Column, ...]:
    """The columns of the table of units."""
    return (
        Column(tr("Business unit"), 0.3),
        Column(tr("Champions"), 0.17),
        Column("", 0.02),
        Column(tr("People through their courses"), 0.36),
        Column("", 0.15),
    )


def _people(sheet: Sheet, found: Capability) -> None:
    shown = len(found.people)
    sheet.need(56 + _ROW * min(shown, 6), tr(PAGE_TITLE))
    note = tr("Largest gap first")
    if found.people_total > shown:
        note = tr("the {shown} with the largest gaps of {total}", shown=shown, total=found.people_total)
    sheet.heading(tr("Champions and training"), note)
    sheet.y += sheet.paragraph(0, f"{found.people_words}.", sheet.width, NOTE, dy=1, most=2) + 4
    title = tr("{title}, continued", title=tr(PAGE_TITLE))
    sheet.table(_units(), [_unit_row(sheet, one) for one in found.people], _ROW, title)
    sheet.y += 14


def _unit_row(sheet: Sheet, one: PeopleFigure) -> RowPainter:
    def row(spans: Sequence[Span]) -> None:
        (name, room), (heads, _), _, (bar, wide), (note, last) = spans
        sheet.text(name, one.name, NOTE, 600, dy=2, width=room - 8)
        sheet.marks(sign(one.level, heads, sheet.y + 2.6, 8))
        words = f"{one.champions:,}"
        if one.needed:
            words = tr("{part:,} of {whole:,}", part=one.champions, whole=one.needed)
        sheet.text(heads + 13, words, NOTE, dy=2)
        if not one.asked:
            sheet.text(bar, tr("no courses asked"), NOTE, role="muted", dy=2)
            return
        _bar(sheet, bar, wide - 92, one.through / one.asked)
        sheet.text(bar + wide - 84, tr("{part:,} of {whole:,}", part=one.through, whole=one.asked), NOTE, dy=2)
        sheet.text(note + last, one.note, NOTE, 600, dy=2, align="right", width=last)

    return row


def _readiness(sheet: Sheet, found: Capability) -> None:
    sheet.need(46 + _ROW * len(found.dimensions), tr(PAGE_TITLE))
    sheet.heading(tr("Readiness"), tr("Mean score of active use cases, 0 to 4"))
    sheet.y += sheet.paragraph(0, f"{found.readiness_words}.", sheet.width, NOTE, dy=1, most=2) + 4
    for one in found.dimensions:
        _dimension_row(sheet, one)
    sheet.y += 14


def _dimension_row(sheet: Sheet, one: DimensionFigure) -> None:
    left, wide = sheet.width * 0.3, sheet.width * 0.4
    sheet.text(0, one.label, NOTE, 600, dy=2, width=left - 8)
    _bar(sheet, left, wide, (one.value or 0.0) / _TOP_SCORE)
    words = tr("not scored") if one.value is None else f"{one.value:.1f}"
    sheet.text(left + wide + 8, words, NOTE, 600 if one.value is not None else 400, dy=2)
    scored = tr("{scored:,} of {asked:,} scored", scored=one.scored, asked=one.asked)
    sheet.text(sheet.width, scored, NOTE, role="muted", dy=2, align="right")
    sheet.y += _ROW
    sheet.rule(0.3, "hair")


def _incidents(sheet: Sheet, found: Capability) -> None:
    shown = len(found.incidents)
    sheet.need(50 + _ROW * shown, tr(PAGE_TITLE))
    more = ""
    if found.incidents_total > shown:
        more = tr("{shown} of {total:,} open", shown=shown, total=found.incidents_total)
    sheet.heading(tr("Incidents"), more)
    sheet.y += sheet.paragraph(0, f"{found.incident_words}.", sheet.width, NOTE, dy=1, most=2) + 4
    for one in found.incidents:
        _incident_row(sheet, one)
    sheet.y += 14


def _incident_row(sheet: Sheet, one: IncidentFigure) -> None:
    sheet.marks(sign(one.level, 0, sheet.y + 2.6, 8))
    sheet.text(15, one.severity, NOTE, 600, dy=2, width=56)
    sheet.text(74, one.key, NOTE, 500, "muted", dy=2, width=52)
    sheet.text(130, one.summary, NOTE, dy=2, width=sheet.width * 0.6 - 136)
    sheet.text(sheet.width, one.words, NOTE, dy=2, align="right", width=sheet.width * 0.39)
    sheet.y += _ROW
    sheet.rule(0.3, "hair")


def _bar(sheet: Sheet, x: float, width: float, share: float) -> None:
    if share > 0:
        sheet.put(box(x, sheet.y + 2.6, width * min(share, 1.0), 8, "bar"))
    sheet.put(box(x, sheet.y + 2.6, width, 8, None, "rule"))
