"""The last page: dates ahead, the other parts of the programme, room for notes, and how the figures are made."""

from __future__ import annotations

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.summary import Coming, PartFigure, SteeringSummary
from axonix_desktop.core.words import mark, tr
from axonix_desktop.paper.sheet import NOTE, Sheet

PAGE_TITLE = mark("Dates, notes and rules")
COMING_SHOWN = 12
NOTE_LINES = 16
_ROW = 14.0
_NOTE_LINE = 23.0


def closing(sheet: Sheet, summary: SteeringSummary) -> None:
    """Compose what comes after the tables; notes get what is left of the page."""
    if summary.coming:
        sheet.need(_coming_height(summary), tr(PAGE_TITLE))
        _coming(sheet, summary.coming)
    _parts(sheet, summary.parts)
    rules = _rules_height(sheet, summary)
    if sheet.room < rules + 40 + _NOTE_LINE:
        sheet.new_page(tr(PAGE_TITLE))
    _notes(sheet, rules)
    _rules(sheet, summary)


def _coming_height(summary: SteeringSummary) -> float:
    return 44 + _ROW * min(len(summary.coming), COMING_SHOWN)


def _coming(sheet: Sheet, coming: tuple[Coming, ...]) -> None:
    sheet.heading(tr("Dates in the next eight weeks"), tr("{count:,} in all", count=len(coming)))
    for one in coming[:COMING_SHOWN]:
        sheet.text(0, Date().show(one.on), NOTE, 600, dy=2)
        sheet.text(64, one.key, NOTE, 500, "muted", dy=2, width=64)
        sheet.text(132, one.title, NOTE, 400, dy=2, width=sheet.width - 132 - 84)
        sheet.text(sheet.width, one.what, NOTE, 400, "muted", dy=2, align="right", width=80)
        sheet.y += _ROW
        sheet.rule(0.3, "hair")
    rest = len(coming) - COMING_SHOWN
    if rest > 0:
        sheet.text(0, tr("and {rest:,} more", rest=rest), NOTE, role="muted", dy=2)
        sheet.y += 12
    sheet.y += 14


def _parts(sheet: Sheet, parts: tuple[PartFigure, ...]) -> None:
    sheet.need(40 + _ROW * len(parts), tr(PAGE_TITLE))
    sheet.heading(tr("Other parts of the programme"))
    for part in parts:
        sheet.text(0, part.label, NOTE, 600, dy=2)
        sheet.text(110, part.words, NOTE, 400, "ink" if part.has_data else "muted", dy=2, width=sheet.width - 110)
        sheet.y += _ROW
        sheet.rule(0.3, "hair")
    sheet.y += 14


def _notes(sheet: Sheet, below: float) -> None:
    """Ruled lines to write on, as many as the page has room for above what comes ``below``."""
    sheet.heading(tr("Notes and decisions taken"), tr("To be filled in at the meeting"))
    lines = min(NOTE_LINES, int((sheet.room - below - 18) // _NOTE_LINE))
    for _ in range(lines):
        sheet.y += _NOTE_LINE
        sheet.rule(0.4, "hair")
    sheet.y += 18


def _rules_height(sheet: Sheet, summary: SteeringSummary) -> float:
    lines = sum(len(sheet.font.wrapped(rule, 7.5, 400, sheet.width, 9)) for rule in summary.rules)
    return 26 + lines * 7.5 * 1.34 + 4 * len(summary.rules)


def _rules(sheet: Sheet, summary: SteeringSummary) -> None:
    sheet.heading(tr("How the figures are made"))
    for rule in summary.rules:
        sheet.y += sheet.paragraph(0, rule, sheet.width, 7.5, role="muted", most=9) + 4
