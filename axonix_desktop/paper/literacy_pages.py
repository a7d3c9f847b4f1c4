"""The evidence of AI literacy on paper: where it stands, by role and level, then person by person; heads repeat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import floor

from axonix_desktop.core.drawing import Drawing, box
from axonix_desktop.core.forms import long_date
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.literacy_sheet import LiteracySheet, Proof, ProofCourse, ProofGroup, Unproven
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.words import tr, trn, within
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.sheet import BODY, LEAD, NOTE, TITLE, Column, Paper, Sheet, Span

_ROW, _LEAST = 15.0, 90.0
_Row = Callable[[Sheet, Sequence[Span]], None]


def literacy_pages(facts: LiteracySheet, paper: Paper, font: PrintFont) -> tuple[Drawing, ...]:
    """All pages of the evidence."""
    title, aside = tr("AI literacy: evidence"), tr("As of {day}", day=long_date(facts.as_of))
    sheet = Sheet(paper, font, facts.programme.upper(), aside)
    _head(sheet, facts, title)
    _summary(sheet, facts)
    _law(sheet)
    _section(sheet, tr("Courses that count"), _course_heads(), [partial(_course, one) for one in facts.courses],
             tr("No course is marked as AI literacy. Open a course and set “AI literacy” to yes."))  # fmt: skip
    _section(sheet, tr("By role family and skill level"), _group_heads(is_role=True),
             [partial(_group, one, is_role=True) for one in facts.roles], tr("Nobody is recorded."))  # fmt: skip
    _section(sheet, tr("By business unit"), _group_heads(is_role=False),
             [partial(_group, one, is_role=False) for one in facts.units], tr("Nobody is recorded."))  # fmt: skip
    _section(sheet, tr("Who learned what, and when"), _proof_heads(), [partial(_proof, one) for one in facts.proofs],
             tr("No completion of such a course is recorded."))  # fmt: skip
    if facts.people:
        _section(sheet, tr("Not proven today"), _open_heads(), [partial(_unproven, one) for one in facts.unproven],
                 tr("Nobody: everyone is proven."))  # fmt: skip
    return sheet.pages((facts.programme, title, facts.file_name, aside))


def _head(sheet: Sheet, facts: LiteracySheet, title: str) -> None:
    sheet.text(0, facts.programme.upper(), NOTE, 600, "accent_text", width=sheet.width * 0.6)
    sheet.text(sheet.width, long_date(facts.as_of), BODY, 500, "muted", align="right")
    sheet.y += 15
    sheet.text(0, title, TITLE, 700, width=sheet.width)
    sheet.y += 30
    sheet.rule(1.4, "accent")
    sheet.y += 10


def _summary(sheet: Sheet, facts: LiteracySheet) -> None:
    """The figure in a box, and the rule it follows."""
    high = 58.0
    sheet.put(box(0, sheet.y, sheet.width, high, "soft", None))
    sheet.put(box(0, sheet.y, 4, high, "accent", None))
    sheet.text(16, _percent(facts.share), 22, 700, dy=9)
    sheet.text(16, tr("literate"), NOTE, 500, "muted", dy=36)
    said = trn("{done} of {count} person is literate today.", "{done} of {count} people are literate today.",
               facts.people, done=f"{facts.literate:,}")  # fmt: skip
    rule = tr("Counted is who holds a course marked as AI literacy, and all of those that their role family,"
              " their skill level or a duty for everyone asks of them. A completion that has run out does"
              " not count.")  # fmt: skip
    sheet.text(96, said, LEAD, 600, dy=8, width=sheet.width - 108)
    sheet.paragraph(96, rule, sheet.width - 108, NOTE, role="muted", dy=24, most=3)
    sheet.y += high + 8


def _law(sheet: Sheet) -> None:
    words = tr("Article 4 of the EU AI Act asks those who provide or use AI systems for measures that support the AI"
               " literacy of their staff. Information, not legal advice.")  # fmt: skip
    sheet.y += sheet.paragraph(0, words, sheet.width, NOTE, role="muted", most=3) + 10


def _section(sheet: Sheet, title: str, heads: Sequence[Column], rows: Sequence[_Row], nothing: str) -> None:
    """A heading and its table; a table that finds little room begins on the next page."""
    wanted = min(len(rows), 4) * _ROW + 40
    if sheet.room < max(wanted, _LEAST if rows else 40):
        sheet.new_page(title)
    else:
        sheet.heading(title, f"{len(rows):,}" if len(rows) > 1 else "")
    if rows:
        painters = [partial(_painted, sheet, row) for row in rows]
        sheet.table(heads, painters, _ROW, tr("{title}, continued", title=title))
    else:
        sheet.y += sheet.paragraph(0, nothing, sheet.width, BODY, role="muted", dy=1) + 6
    sheet.y += 14


def _painted(sheet: Sheet, row: _Row, spans: Sequence[Span]) -> None:
    row(sheet, spans)


def _course_heads() -> tuple[Column, ...]:
    return (Column(tr("Course"), 0.36), Column(tr("Level"), 0.15), Column(tr("Valid for"), 0.14),
            Column(tr("Hours"), 0.09, "right"), Column(tr("Completions"), 0.13, "right"),
            Column(tr("Hold it today"), 0.13, "right"))  # fmt: skip


def _group_heads(*, is_role: bool) -> tuple[Column, ...]:
    tail = (Column(tr("People"), 0.12, "right"), Column(tr("Literate"), 0.12, "right"),
            Column(tr("Share"), 0.26, "right"))  # fmt: skip
    if is_role:
        return (Column(tr("Role family"), 0.32), Column(tr("Skill level"), 0.18), *tail)
    return (Column(tr("Business unit"), 0.5), *tail)


def _proof_heads() -> tuple[Column, ...]:
    return (Column(tr("Person"), 0.15), Column(tr("Unit"), 0.12), Column(tr("Role and level"), 0.2),
            Column(tr("Course"), 0.2), Column(tr("Completed"), 0.13), Column(tr("Valid until"), 0.13),
            Column(tr("Score"), 0.07, "right"))  # fmt: skip


def _open_heads() -> tuple[Column, ...]:
    return (Column(tr("Person"), 0.2), Column(tr("Unit"), 0.17), Column(tr("Role and level"), 0.22),
            Column(tr("Why"), 0.41))  # fmt: skip


def _course(one: ProofCourse, sheet: Sheet, spans: Sequence[Span]) -> None:
    months = one.validity_months
    valid = trn("{count} month", "{count} months", months) if months else tr("for ever")
    name = tr("{course} (mandatory)", course=one.title) if one.is_mandatory else one.title
    hours = f"{one.hours:g}" if one.hours is not None else ""
    _cells(sheet, spans, (name, one.level, valid, hours, f"{one.completions:,}", f"{one.holders:,}"), (3, 4, 5))


def _group(one: ProofGroup, sheet: Sheet, spans: Sequence[Span], *, is_role: bool) -> None:
    name = one.name or (tr("No role family") if is_role else tr("No business unit"))
    lead = (name, one.level or tr("No skill level")) if is_role else (name,)
    words = (*lead, f"{one.people:,}", f"{one.literate:,}", "")
    _cells(sheet, spans, words, (len(lead), len(lead) + 1))
    x, wide = spans[-1]
    share, room = one.share or 0.0, wide - 56
    sheet.put(box(x + 14, sheet.y + 5, room, 5, "hair"))
    if share:
        sheet.put(box(x + 14, sheet.y + 5, room * share / 100, 5, "bar"))
    sheet.text(x + wide - 6, _percent(one.share), BODY, 600, dy=2.6, align="right")


def _proof(one: Proof, sheet: Sheet, spans: Sequence[Span]) -> None:
    until = Date().show(one.until) if one.until else tr("for ever")
    if not one.is_valid:
        until = tr("run out {day}", day=Date().show(one.until)) if one.until else tr("run out")
    score = f"{one.score:g}" if one.score is not None else ""
    words = (one.person, one.unit, _role(one.role, one.level), one.course, Date().show(one.completed_on) or "–", until,
             score)  # fmt: skip
    _cells(sheet, spans, words, (6,))


def _unproven(one: Unproven, sheet: Sheet, spans: Sequence[Span]) -> None:
    _cells(sheet, spans, (one.person, one.unit, _role(one.role, one.level), one.reason), ())


def _cells(sheet: Sheet, spans: Sequence[Span], words: Sequence[str], right: Sequence[int]) -> None:
    """The words of a row; the first one stands out, those at ``right`` end where their column ends."""
    for place, ((x, wide), one) in enumerate(zip(spans, words, strict=True)):
        is_right = place in right
        at = x + wide - 6 if is_right else x
        weight = 600 if not place else 400
        sheet.text(at, one, NOTE, weight, dy=3, align="right" if is_right else "left", width=wide - 6)


def _role(role: str, level: str) -> str:
    return tr("{role}, {level}", role=role, level=within(level)) if role and level else role or level


def _percent(value: float | None) -> str:
    return "–" if value is None else as_percent(floor(round(value, 6)))
