"""The trail of a use case on paper: the model log in the order of time, then what proves it, as tables that repeat."""

from __future__ import annotations

from axonix_desktop.core.assurance_sheets import TrailSection, TrailSheet
from axonix_desktop.core.drawing import Drawing
from axonix_desktop.core.forms import long_date
from axonix_desktop.core.words import tr
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.sheet import BODY, LINE, NOTE, TITLE, Column, Paper, Sheet

_MOST_LINES = 12
_GAP = 7.0


def trail_pages(facts: TrailSheet, paper: Paper, font: PrintFont) -> tuple[Drawing, ...]:
    """The pages of the trail."""
    kind = tr("Model trail")
    sheet = Sheet(paper, font, facts.programme.upper(), f"{facts.key}  {facts.title}")
    _head(sheet, facts, kind)
    for section in facts.sections:
        _section(sheet, section, kind)
    as_of = tr("As of {day}", day=long_date(facts.as_of))
    return sheet.pages((facts.programme, f"{kind} {facts.key}", as_of))


def _head(sheet: Sheet, facts: TrailSheet, kind: str) -> None:
    sheet.text(0, facts.programme.upper(), NOTE, 600, "accent_text", width=sheet.width * 0.6)
    sheet.text(sheet.width, long_date(facts.as_of), BODY, 500, "muted", align="right")
    sheet.y += 15
    sheet.text(0, kind, TITLE, 700, width=sheet.width)
    sheet.y += 30
    sheet.y += sheet.paragraph(0, f"{facts.key}  {facts.title}", sheet.width, 12, 600, most=2) + 3
    about = (
        facts.unit or tr("No business unit"),
        tr("Owner: {name}", name=facts.owner or tr("not named")),
        tr("Risk tier: {tier}", tier=(facts.tier or tr("not set")).lower()),
    )
    sheet.text(0, "   |   ".join(about), BODY, 400, "muted", width=sheet.width)
    sheet.y += 17
    sheet.rule(1.4, "accent")
    sheet.y += 9


def _section(sheet: Sheet, section: TrailSection, kind: str) -> None:
    """A heading and its table; rows are as high as their words, the head repeats on each page."""
    columns = [Column(head, share) for head, share in zip(section.heads, section.shares, strict=True)]
    sheet.need(70 if section.rows else 44, kind)
    sheet.heading(section.title, section.note)
    if not section.rows:
        sheet.text(0, section.empty, BODY, role="muted", dy=1, width=sheet.width)
        sheet.y += 20
        return
    sheet.table_head(columns)
    for row in section.rows:
        cells = [_wrapped(sheet, words, share) for words, share in zip(row, section.shares, strict=True)]
        high = max(len(lines) for lines in cells) * BODY * LINE + 7
        if sheet.need(high, kind):
            sheet.table_head(columns)
        x = 0.0
        for lines, share in zip(cells, section.shares, strict=True):
            for place, line in enumerate(lines):
                sheet.text(x, line, BODY, 400, dy=3 + place * BODY * LINE)
            x += share * sheet.width
        sheet.y += high
        sheet.rule(0.3, "hair")
    sheet.y += 12


def _wrapped(sheet: Sheet, words: str, share: float) -> list[str]:
    room = share * sheet.width - _GAP
    lines = [line for part in words.splitlines() for line in sheet.font.wrapped(part, BODY, 400, room, _MOST_LINES)]
    return lines or [""]
