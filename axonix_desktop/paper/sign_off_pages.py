"""The sign-off sheet: one use case, its tier with the reason, every item by topic, and lines to sign on.

Black on white: each state is told by its word and its sign, so a copy of a copy still reads.
"""

from __future__ import annotations

from axonix_desktop.core.checklists import SETTLED, STATE_WORDS
from axonix_desktop.core.drawing import Drawing, Line, Shape, box
from axonix_desktop.core.forms import long_date
from axonix_desktop.core.governance import Deadline, deadline_words, references_words
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.sign_off_sheet import SignOffLine, SignOffSheet, SignOffTopic
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import mark, tr
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.sheet import BODY, LINE, NOTE, TITLE, Column, Paper, Sheet

_SIGN, _ITEM, _STATE, _OWNER = 17.0, 0.575, 0.13, 0.145
_MOST_TEXT, _MOST_EVIDENCE, _SIGNED = 5, 4, 118.0
_FINE = 7.0
_DAY, _REGION = 0.11, 0.05
_LAW = mark("Information about law and frameworks, not legal advice.")


def sign_off_pages(facts: SignOffSheet, paper: Paper, font: PrintFont) -> tuple[Drawing, ...]:
    """The pages of the sheet; the head of the table stands on each of them."""
    kind = tr("Sign-off sheet")
    sheet = Sheet(paper, font, facts.programme.upper(), f"{facts.key}  {facts.title}")
    _head(sheet, facts, kind)
    _tier(sheet, facts)
    _standing(sheet, facts)
    if facts.topics:
        sheet.table_head(_columns(sheet))
    for topic in facts.topics:
        _topic(sheet, topic, kind)
    _dates(sheet, facts, kind)
    _signatures(sheet, facts, kind)
    as_of = tr("As of {day}", day=long_date(facts.as_of))
    return sheet.pages((facts.programme, f"{kind} {facts.key}", as_of, tr("Not legal advice")))


def _head(sheet: Sheet, facts: SignOffSheet, kind: str) -> None:
    """Programme, day, use case, who answers for it."""
    sheet.text(0, facts.programme.upper(), NOTE, 600, "accent_text", width=sheet.width * 0.6)
    sheet.text(sheet.width, long_date(facts.as_of), BODY, 500, "muted", align="right")
    sheet.y += 15
    sheet.text(0, kind, TITLE, 700, width=sheet.width)
    sheet.y += 30
    sheet.y += sheet.paragraph(0, f"{facts.key}  {facts.title}", sheet.width, 12, 600, most=2) + 3
    if facts.purpose:
        sheet.y += sheet.paragraph(0, facts.purpose, sheet.width, BODY, 400, "muted", most=3) + 4
    stage = f"{facts.stage} {tr(STAGES[facts.stage].short)}" if facts.stage else tr(STAGES[0].short)
    pairs = [
        (tr("Business unit"), facts.unit or tr("not named")), (tr("Owner"), facts.owner or tr("not named")),
        (tr("Sponsor"), facts.sponsor or tr("not named")), (tr("Stage"), stage),
    ]  # fmt: skip
    if facts.vendor:
        pairs.append((tr("Vendor"), facts.vendor))
    wide = sheet.width / len(pairs)
    for place, (label, words) in enumerate(pairs):
        sheet.text(place * wide, label, NOTE, 600, "muted", width=wide - 8)
        sheet.text(place * wide, words, BODY, 500, dy=11, width=wide - 8)
    sheet.y += 28
    sheet.rule(1.4, "accent")
    sheet.y += 9


def _tier(sheet: Sheet, facts: SignOffSheet) -> None:
    """The risk tier in a box, with what led to it and who decided."""
    reason = facts.tier_reason or tr("No reason is recorded.")
    if not facts.tier:
        reason = tr("It has not been classified yet; until then only what applies to every use case is asked.")
    room = sheet.width - 150
    lines = sheet.font.wrapped(reason, BODY, 400, room - 14, 6)
    who = [facts.classified_by, long_date(facts.classified_on) if facts.classified_on else ""]
    by = tr("Decided by {who}", who=", ".join(part for part in who if part)) if any(who) else ""
    high = max(44.0, 16 + len(lines) * BODY * LINE + (NOTE * LINE if by else 0))
    sheet.put(box(0, sheet.y, sheet.width, high, "soft", None))
    sheet.put(box(0, sheet.y, 4, high, "accent", None))
    sheet.text(16, tr("Risk tier"), NOTE, 600, "muted", dy=7)
    sheet.text(16, facts.tier or tr("Not classified"), 13, 700, dy=18, width=128)
    for row, line in enumerate(lines):
        sheet.text(150, line, BODY, dy=7 + row * BODY * LINE)
    if by:
        sheet.text(150, by, NOTE, 400, "muted", dy=8 + len(lines) * BODY * LINE, width=room - 14)
    sheet.y += high + 10


def _standing(sheet: Sheet, facts: SignOffSheet) -> None:
    """How many items are settled, and which open ones keep a gate shut."""
    if not facts.items:
        sheet.heading(tr("Checklist"))
        sheet.text(0, tr("No item of the checklist library applies."), BODY, role="muted", dy=1)
        sheet.y += 18
        return
    sheet.heading(tr("Checklist"), tr("{settled} of {all} items settled", settled=facts.settled, all=facts.items))
    if facts.blocking:
        words = tr("Open, and keeping the present gate shut: {codes}", codes=", ".join(facts.blocking))
        sheet.y += sheet.paragraph(0, words, sheet.width, BODY, 600, most=4) + 5
    else:
        sheet.y += sheet.paragraph(0, tr("No open item keeps the present gate shut."), sheet.width, BODY) + 5


def _columns(sheet: Sheet) -> list[Column]:
    rest = 1 - _ITEM - _STATE - _OWNER
    lead = _SIGN / sheet.width
    return [
        Column("", lead), Column(tr("Item and evidence"), _ITEM - lead), Column(tr("State"), _STATE),
        Column(tr("Owner, due"), _OWNER), Column(tr("Signed off"), rest),
    ]  # fmt: skip


def _topic(sheet: Sheet, topic: SignOffTopic, title: str) -> None:
    """A topic's line, never alone at the foot of a page, and its items."""
    first = _height(sheet, topic.lines[0]) if topic.lines else 0.0
    if sheet.need(22 + first, title):
        sheet.table_head(_columns(sheet))
    note = tr("{settled} of {all}", settled=topic.settled, all=len(topic.lines))
    sheet.put(box(0, sheet.y + 2, sheet.width, 16, "soft", None))
    sheet.text(6, topic.name, BODY, 700, dy=4.5, width=sheet.width * 0.8)
    sheet.text(sheet.width - 6, note, BODY, 600, dy=4.5, align="right")
    sheet.y += 20
    for one in topic.lines:
        if sheet.need(_height(sheet, one), title):
            sheet.table_head(_columns(sheet))
        _item(sheet, one)


def _evidence(one: SignOffLine) -> str:
    """What proves it, of when and until when."""
    if not one.evidence:
        return tr("No evidence recorded") if one.state in ("in_progress", "to_check") else ""
    days: list[str] = []
    if one.evidence_on:
        days.append(tr("of {day}", day=Date().show(one.evidence_on)))
    if one.evidence_expires_on:
        days.append(tr("valid until {day}", day=Date().show(one.evidence_expires_on)))
    return tr("Evidence: {words}", words="; ".join([one.evidence, *days]))


def _texts(sheet: Sheet, one: SignOffLine) -> list[tuple[str, float, int, str]]:
    """The lines of the item's column: its words, its evidence, why it stands where it stands, its references."""
    room = _ITEM * sheet.width - _SIGN - 10
    head = sheet.font.wrapped(f"{one.code}  {one.text}", BODY, 500, room, _MOST_TEXT)
    lines = [(line, BODY, 500, "ink") for line in head]
    why = "" if one.state in ("done", "not_started", "in_progress") else one.why
    for words, size in ((_evidence(one), NOTE), (why, NOTE), (references_words(one.frameworks), _FINE)):
        if words:
            lines += [(line, size, 400, "muted") for line in sheet.font.wrapped(words, size, 400, room, _MOST_EVIDENCE)]
    return lines


def _height(sheet: Sheet, one: SignOffLine) -> float:
    beside = 8 + NOTE * LINE * (len(_owner_lines(sheet, one)) + len(_due_lines(sheet, one)))
    return max(28.0, beside, 7 + sum(size * LINE for _, size, _, _ in _texts(sheet, one)))


def _owner_lines(sheet: Sheet, one: SignOffLine) -> list[str]:
    return sheet.font.wrapped(one.owner or tr("nobody named"), NOTE, 400, _OWNER * sheet.width - 6, 2)


def _due_lines(sheet: Sheet, one: SignOffLine) -> list[str]:
    """When an open item is due, in as many lines as its column asks for."""
    if not one.due_on or one.state in SETTLED:
        return []
    words = tr("due {day}", day=Date().show(one.due_on))
    return sheet.font.wrapped(words, NOTE, 400, _OWNER * sheet.width - 6, 2)


def _item(sheet: Sheet, one: SignOffLine) -> None:
    """One item with its state, owner and signature."""
    high, width = _height(sheet, one), sheet.width
    _sign(sheet, one.state)
    dy = 4.0
    for words, size, weight, role in _texts(sheet, one):
        sheet.text(_SIGN, words, size, weight, role, dy=dy)
        dy += size * LINE
    x, room = _ITEM * width, _STATE * width - 6
    is_open = one.state not in SETTLED
    state = sheet.paragraph(x, tr(STATE_WORDS[one.state]), room, NOTE, 700 if is_open else 500, dy=4.6, most=2)
    if one.is_blocking and is_open:
        sheet.paragraph(
            x,
            tr("blocks gate {stage}", stage=one.gate_stage) if one.gate_stage else tr("blocks the gate"),
            room,
            NOTE,
            400,
            "muted",
            dy=4.6 + state,
            most=2,
        )
    x, dy = (_ITEM + _STATE) * width, 4.6
    for role, lines in (("ink", _owner_lines(sheet, one)), ("muted", _due_lines(sheet, one))):
        for line in lines:
            sheet.text(x, line, NOTE, 400, role, dy=dy)
            dy += NOTE * LINE
    x = (_ITEM + _STATE + _OWNER) * width
    room = width - x
    if one.signed_off_by:
        signed = sheet.paragraph(x, one.signed_off_by, room, NOTE, 500, dy=4.6, most=2)
        if one.signed_off_on:
            sheet.text(x, Date().show(one.signed_off_on), NOTE, 400, "muted", dy=4.6 + signed, width=room)
    else:
        sheet.put(Line(x, sheet.y + 22, width, sheet.y + 22, 0.5, "rule"))
    sheet.y += high
    sheet.rule(0.3, "hair")


def _sign(sheet: Sheet, state: str) -> None:
    """A sign that reads without colour: tick, bar, half-done, cross, empty box."""
    x, y = 1.0, sheet.y + 5
    match state:
        case "done":
            sheet.put(Line(x + 1, y + 4.5, x + 3.6, y + 7.4, 1.4, "ink"))
            sheet.put(Line(x + 3.6, y + 7.4, x + 8.6, y + 1.2, 1.4, "ink"))
        case "not_applicable" | "exception":
            sheet.put(Line(x + 0.8, y + 4.5, x + 8.2, y + 4.5, 1.8, "ink"))
        case "expired" | "lapsed":
            sheet.put(Line(x + 1.4, y + 1.4, x + 7.6, y + 7.6, 1.4, "ink"))
            sheet.put(Line(x + 7.6, y + 1.4, x + 1.4, y + 7.6, 1.4, "ink"))
        case "in_progress" | "to_check":
            sheet.put(box(x + 1, y + 1, 7, 7, None, "ink"))
            sheet.put(box(x + 1, y + 4.5, 7, 3.5, "ink", None))
        case _:
            sheet.put(Shape(((x + 1, y + 1), (x + 8, y + 1), (x + 8, y + 8), (x + 1, y + 8)), None, "ink", 0.9))


def _dates(sheet: Sheet, facts: SignOffSheet, title: str) -> None:
    """The dates of the law that the items name: day, what, where it is written, how sure we are; never cut apart."""
    if not facts.dates:
        return
    wide = sheet.width * (1 - _DAY - _REGION)
    rows = [
        (one, [sheet.font.wrapped(words, _FINE, 400, wide, 3) for words in _date_words(one)]) for one in facts.dates
    ]
    sheet.need(34 + sum(_date_height(words) for _, words in rows), title)
    sheet.y += 12
    sheet.heading(tr("Dates in law"), tr(_LAW))
    for one, parts in rows:
        day = Date().show(one.on) if one.on else tr("No date")
        is_ahead = one.on is not None and one.on >= facts.as_of
        sheet.text(0, day, NOTE, 600 if is_ahead else 400, "ink" if is_ahead else "muted", dy=3)
        sheet.text(sheet.width * _DAY, one.region, NOTE, 400, "muted", dy=3)
        dy = 3.0
        for place, lines in enumerate(parts):
            for line in lines:
                sheet.text(sheet.width * (_DAY + _REGION), line, _FINE, 400, "muted" if place else "ink", dy=dy)
                dy += _FINE * LINE
        sheet.y += _date_height(parts)
        sheet.rule(0.3, "hair")


def _date_words(one: Deadline) -> tuple[str, str]:
    what, source, sure = deadline_words(one)
    return what, tr("{source}. {confidence}.", source=source, confidence=sure)


def _date_height(parts: list[list[str]]) -> float:
    return 6 + sum(map(len, parts)) * _FINE * LINE


def _signatures(sheet: Sheet, facts: SignOffSheet, title: str) -> None:
    """Three lines to sign on, and that this is no legal advice; together on one page."""
    sheet.need(_SIGNED, title)
    sheet.y += 12
    sheet.heading(tr("Signatures"))
    words = tr("With my signature I confirm that I have read the answers above and looked at their evidence.")
    sheet.text(0, words, BODY, width=sheet.width)
    sheet.y += 40
    third = (sheet.width - 40) / 3
    people = (facts.owner or tr("Owner of the use case"), tr("Second person, who checked"), tr("For the committee"))
    for place, words in enumerate(people):
        x = place * (third + 20)
        sheet.put(Line(x, sheet.y, x + third, sheet.y, 0.6, "ink"))
        sheet.text(x, words, NOTE, 500, dy=3, width=third)
        sheet.text(x, tr("Name, date, signature"), NOTE, 400, "muted", dy=14, width=third)
    sheet.y += 32
    sheet.text(0, tr(_LAW), NOTE, 400, "muted", width=sheet.width)
