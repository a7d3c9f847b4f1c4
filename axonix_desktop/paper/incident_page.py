"""The page of an incident: what happened, when, its clock, timeline, cause, lesson, and who closed it."""

from __future__ import annotations

from axonix_desktop.core.assurance_sheets import IncidentLine, IncidentSheet
from axonix_desktop.core.drawing import Drawing, Line, Shape, Text, box
from axonix_desktop.core.forms import long_date
from axonix_desktop.core.words import tr, trn
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.sheet import BODY, LEAD, LINE, NOTE, TITLE, Paper, Sheet

_WHEN, _SIGNED = 118.0, 60.0
_MOST_WORDS = 14


def incident_pages(facts: IncidentSheet, paper: Paper, font: PrintFont) -> tuple[Drawing, ...]:
    """The page of an incident; more pages only where a long timeline needs them."""
    kind = tr("Exercise of the incident protocol") if facts.is_rehearsal else tr("Incident report")
    sheet = Sheet(paper, font, facts.programme.upper(), f"{facts.key}  {facts.summary}")
    _head(sheet, facts, kind)
    _moments(sheet, facts)
    _steps(sheet, facts)
    _clock(sheet, facts)
    _timeline(sheet, facts, kind)
    _passage(sheet, tr("Root cause"), "", facts.root_cause or tr("Not said yet."), kind)
    lesson_note = tr("acted upon") if facts.is_lesson_closed else tr("open")
    _passage(sheet, tr("Lesson"), lesson_note if facts.lesson else "", facts.lesson or tr("Not said yet."), kind)
    _closing(sheet, facts, kind)
    return sheet.pages((facts.programme, f"{kind} {facts.key}", tr("As of {day}", day=long_date(facts.as_of)),
                        tr("Not legal advice")))  # fmt: skip


def _head(sheet: Sheet, facts: IncidentSheet, kind: str) -> None:
    sheet.text(0, facts.programme.upper(), NOTE, 600, "accent_text", width=sheet.width * 0.6)
    sheet.text(sheet.width, long_date(facts.as_of), BODY, 500, "muted", align="right")
    sheet.y += 15
    sheet.text(0, f"{kind} {facts.key}".strip(), TITLE, 700, width=sheet.width)
    sheet.y += 30
    sheet.y += sheet.paragraph(0, facts.summary, sheet.width, 12, 600, most=3) + 4
    pairs = (
        (tr("Severity"), facts.severity or tr("not set")), (tr("Harm"), facts.harm or tr("not said")),
        (tr("Use case"), facts.use_case or tr("none named")), (tr("Owner"), facts.owner or tr("not named")),
    )  # fmt: skip
    shares, x = (0.14, 0.24, 0.38, 0.24), 0.0
    for (label, words), share in zip(pairs, shares, strict=True):
        wide = sheet.width * share
        sheet.text(x, label, NOTE, 600, "muted", width=wide - 8)
        sheet.text(x, words, BODY, 500, dy=11, width=wide - 8)
        x += wide
    sheet.y += 29
    sheet.rule(1.4, "accent")
    sheet.y += 10


def _moments(sheet: Sheet, facts: IncidentSheet) -> None:
    """When it was noticed, known, contained, told and resolved, side by side."""
    wide = sheet.width / max(len(facts.moments), 1)
    told = [sheet.font.wrapped(words or tr("not noted"), BODY, 500, wide - 12, 2) for _label, words in facts.moments]
    high = 25 + BODY * LINE * max(map(len, told), default=1)
    sheet.put(box(0, sheet.y, sheet.width, high, "soft", None))
    for place, ((label, words), lines) in enumerate(zip(facts.moments, told, strict=True)):
        sheet.text(place * wide + 8, label, NOTE, 600, "muted", dy=6, width=wide - 12)
        for row, line in enumerate(lines):
            sheet.text(place * wide + 8, line, BODY, 500 if words else 400, "ink" if words else "muted",
                       dy=18 + row * BODY * LINE, width=wide - 12)  # fmt: skip
    sheet.y += high + 12


def _steps(sheet: Sheet, facts: IncidentSheet) -> None:
    """The protocol as a row of steps: those reached carry a tick."""
    if not facts.steps:
        return
    wide = sheet.width / len(facts.steps)
    for place, (title, is_reached) in enumerate(facts.steps):
        middle = place * wide + wide / 2
        if place:
            sheet.put(Line(middle - wide + 8, sheet.y + 7, middle - 8, sheet.y + 7, 1.0, "rule"))
        ring = ((middle - 6, sheet.y + 1), (middle + 6, sheet.y + 13))
        sheet.put(Shape(ring, "accent" if is_reached else None, "accent" if is_reached else "rule", 1.0,
                        is_ellipse=True))  # fmt: skip
        if is_reached:
            sheet.put(Line(middle - 3, sheet.y + 7.2, middle - 0.8, sheet.y + 9.6, 1.3, "paper"))
            sheet.put(Line(middle - 0.8, sheet.y + 9.6, middle + 3.2, sheet.y + 4.6, 1.3, "paper"))
        role = "ink" if is_reached else "muted"
        sheet.put(Text(middle, sheet.y + 24, title, NOTE, 600 if is_reached else 400, role, "centre", wide - 4))
    sheet.y += 38


def _clock(sheet: Sheet, facts: IncidentSheet) -> None:
    """What the reporting clock says, its rule and its source."""
    sheet.heading(tr("Reporting clock"))
    sheet.y += sheet.paragraph(0, facts.clock, sheet.width, LEAD, 600, dy=1, most=2) + 3
    if facts.clock_rule:
        sheet.y += sheet.paragraph(0, facts.clock_rule, sheet.width, BODY, 400, most=3) + 2
        sheet.y += sheet.paragraph(0, facts.clock_source, sheet.width, NOTE, 400, "muted", most=2)
    sheet.y += 8


def _timeline(sheet: Sheet, facts: IncidentSheet, kind: str) -> None:
    count = len(facts.timeline)
    sheet.heading(tr("Timeline"), trn("{count} entry", "{count} entries", count) if count else "")
    if not count:
        sheet.text(0, tr("Nothing is noted yet."), BODY, role="muted", dy=1)
        sheet.y += 16
    for one in facts.timeline:
        _entry(sheet, one, kind)
    sheet.y += 8


def _entry(sheet: Sheet, one: IncidentLine, kind: str) -> None:
    room = sheet.width - _WHEN
    lines = [line for part in one.text.splitlines() for line in sheet.font.wrapped(part, BODY, 400, room, 8)]
    about = ", ".join(part for part in (one.sort, one.by) if part)
    high = 5 + len(lines) * BODY * LINE + (NOTE * LINE if about else 0) + 3
    sheet.need(high, kind)
    sheet.text(0, one.when, BODY, 500, "muted", dy=4, width=_WHEN - 10)
    for row, line in enumerate(lines):
        sheet.text(_WHEN, line, BODY, 400, dy=4 + row * BODY * LINE)
    if about:
        sheet.text(_WHEN, about, NOTE, 400, "muted", dy=4 + len(lines) * BODY * LINE, width=room)
    sheet.y += high
    sheet.rule(0.3, "hair")


def _passage(sheet: Sheet, title: str, aside: str, words: str, kind: str) -> None:
    lines = [line for part in words.splitlines() for line in sheet.font.wrapped(part, LEAD, 400, sheet.width, 12)]
    high = 24 + min(len(lines), _MOST_WORDS) * LEAD * LINE + 8
    sheet.need(high, kind)
    sheet.heading(title, aside)
    for row, line in enumerate(lines[:_MOST_WORDS]):
        sheet.text(0, line, LEAD, 400, dy=1 + row * LEAD * LINE)
    sheet.y += high - 22


def _closing(sheet: Sheet, facts: IncidentSheet, kind: str) -> None:
    """Who closed it, or lines to sign on."""
    sheet.need(_SIGNED, kind)
    sheet.heading(tr("Closed by a second person"), "" if facts.closed else tr("still open"))
    if facts.closed:
        sheet.text(0, facts.closed, LEAD, 600, dy=1, width=sheet.width)
        sheet.y += 18
        return
    wide = sheet.width / 2 - 12
    for place, label in enumerate((tr("Name and signature, not the owner"), tr("Date"))):
        x = place * (wide + 24)
        sheet.put(Line(x, sheet.y + 22, x + wide, sheet.y + 22, 0.6, "rule"))
        sheet.text(x, label, NOTE, 400, "muted", dy=25, width=wide)
    sheet.y += 40
