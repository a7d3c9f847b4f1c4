"""One page for one decision at a gate: what the criteria said, what was decided, by whom, under which conditions."""

from __future__ import annotations

from pathlib import Path

from axonix_desktop.core.drawing import Drawing, Line, Shape, Text, box
from axonix_desktop.core.forms import long_date
from axonix_desktop.core.gate_sheet import CriterionLine, CriterionState, GateSheet
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.stages import FIRST, LAST, STAGES
from axonix_desktop.core.words import mark, tr, within
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.printer import write_drawings
from axonix_desktop.paper.sheet import BODY, LEAD, LINE, NOTE, TITLE, Paper, Sheet, printable

_STATE_WORDS: dict[CriterionState, str] = {
    "met": mark("Met"),
    "missing": mark("Missing"),
    "waived": mark("Waived"),
    "conditions": mark("Left to conditions"),
}
_LEFT, _STATE = 20.0, 86.0
_MOST_PAST = 6
_LABEL_ROOM = 50.0
_SIGNED = 46.0


def gate_pages(facts: GateSheet, paper: Paper, font: PrintFont) -> tuple[Drawing, ...]:
    """The page of a decision; more pages only where the criteria of a programme of its own do not fit on one."""
    kind = tr("Gate decision") if facts.is_recorded else tr("Gate review")
    sheet = Sheet(paper, font, facts.programme.upper(), f"{kind}, {facts.key}")
    _head(sheet, facts, kind)
    _track(sheet, facts)
    _verdict(sheet, facts)
    _criteria(sheet, facts)
    _words(sheet, facts)
    _past(sheet, facts)
    _signatures(sheet, facts)
    return sheet.pages((facts.programme, f"{kind} {facts.key}", tr("As of {day}", day=long_date(facts.as_of))))


def write_gate_pdf(facts: GateSheet, path: Path, paper: Paper = "a4") -> int:
    """Write the page to ``path`` and return how many there are. Raises FileProblemError, leaving nothing behind."""
    title = tr(
        "{programme}: gate of stage {stage}, {key} {title}",
        programme=facts.programme,
        stage=facts.stage,
        key=facts.key,
        title=facts.title,
    )
    return write_drawings(lambda font: gate_pages(facts, paper, font), printable(title), facts.as_of, path)


def _head(sheet: Sheet, facts: GateSheet, kind: str) -> None:
    """Programme, what page this is, the use case."""
    sheet.text(0, facts.programme.upper(), NOTE, 600, "accent_text", width=sheet.width * 0.6)
    day = facts.decided_on or facts.as_of
    sheet.text(sheet.width, long_date(day), BODY, 500, "muted", align="right")
    sheet.y += 15
    words = tr("{kind}: stage {stage} {name}", kind=kind, stage=facts.stage, name=tr(STAGES[facts.stage].short))
    sheet.text(0, words, TITLE, 700, width=sheet.width)
    sheet.y += 30
    height = sheet.paragraph(0, f"{facts.key}  {facts.title}", sheet.width, 12, 600, most=2)
    sheet.y += height + 3
    about = [
        facts.unit or tr("No business unit"),
        tr("Owner: {name}", name=facts.owner or tr("not named")),
        tr("Sponsor: {name}", name=facts.sponsor or tr("not named")),
        tr("Risk tier: {tier}", tier=within(facts.risk_tier) if facts.risk_tier else tr("not set")),
    ]
    sheet.text(0, "   |   ".join(about), BODY, 400, "muted", width=sheet.width)
    sheet.y += 17
    sheet.rule(1.4, "accent")
    sheet.y += 9


def _track(sheet: Sheet, facts: GateSheet) -> None:
    """The nine stages as steps: those passed filled, the one to be left and the one entered marked by words."""
    gap, high = 4.0, 17.0
    wide = (sheet.width - gap * (LAST - 1)) / LAST
    for number in range(FIRST, LAST + 1):
        x = (number - 1) * (wide + gap)
        is_left, is_next = number == facts.stage, number == facts.to and facts.to != facts.stage
        fill = "accent" if is_left else "heat2" if number < facts.stage else None
        sheet.put(box(x, sheet.y, wide, high, fill, "accent" if is_next else "rule"))
        role = "paper" if is_left else "ink"
        sheet.put(
            Text(x + wide / 2, sheet.y + 11.6, str(number), 9, 700 if is_left or is_next else 500, role, "centre")
        )
        if is_left or is_next:
            words = tr("stands here") if is_left else tr("is entered")
            if is_left and facts.to != facts.stage:
                words = tr("is left")
            at = x + wide / 2
            sheet.put(Text(at, sheet.y + high + 9.5, words, 7.5, 500, "muted", "centre"))
    sheet.y += high + 20


def _verdict(sheet: Sheet, facts: GateSheet) -> None:
    """The decision in a box: what, where it leads, by whom."""
    high = 54.0
    sheet.put(box(0, sheet.y, sheet.width, high, "soft", None))
    sheet.put(box(0, sheet.y, 4, high, "accent", None))
    words = facts.decision
    if not facts.is_recorded:
        words = tr("Proposed: {decision}", decision=within(facts.decision))
    sheet.text(16, words, 15, 700, dy=8, width=sheet.width * 0.45)
    sheet.text(16, tr("Leads to: {stage}", stage=facts.after), BODY, 500, dy=31, width=sheet.width * 0.45)
    x = sheet.width * 0.5
    pairs = ((tr("Forum"), facts.forum), (tr("Approver"), facts.approver),
             (tr("Date"), Date().show(facts.decided_on)))  # fmt: skip
    labels = max(_LABEL_ROOM, *(sheet.font.width(label, NOTE, 600) + 8 for label, _ in pairs))
    for place, (label, value) in enumerate(pairs):
        dy = 7 + place * 14.5
        sheet.text(x, label, NOTE, 600, "muted", dy=dy + 0.8)
        if value:
            sheet.text(x + labels, value, BODY, 500, dy=dy, width=sheet.width * 0.5 - labels - 12)
        else:
            sheet.put(Line(x + labels, sheet.y + dy + 10, sheet.width - 12, sheet.y + dy + 10, 0.5, "rule"))
    sheet.y += high + 12


def _criteria(sheet: Sheet, facts: GateSheet) -> None:
    """Each criterion with its state as a sign and a word, the reason, and the waiver's reason."""
    met = sum(one.state == "met" for one in facts.criteria)
    asked = len(facts.criteria)
    when = tr("{met} of {all} met, as they stand today", met=met, all=asked)
    if facts.decided_on:
        day = long_date(facts.decided_on)
        when = tr("{met} of {all} met, as they stood on {day}", met=met, all=asked, day=day)
    sheet.heading(tr("Criteria"), when if asked else "")
    if not asked:
        words = tr("No criteria are in force here.")
        if facts.is_recorded:
            words = tr("No criteria were in force at this gate.")
        sheet.text(0, words, BODY, role="muted", dy=1)
        sheet.y += 18
    for one in facts.criteria:
        _criterion(sheet, one)
    sheet.y += 8


def _criterion(sheet: Sheet, one: CriterionLine) -> None:
    room = sheet.width - _LEFT - _STATE
    words = sheet.font.wrapped(one.words, BODY, 600, room, 2)
    why = [one.reason, *([tr("Waived because: {reason}", reason=one.waiver)] if one.waiver else [])]
    lines = [line for each in why for line in sheet.font.wrapped(each, NOTE, 400, room, 3)]
    high = 5 + len(words) * BODY * LINE + len(lines) * NOTE * LINE + 3
    if sheet.need(high, tr("Criteria")):
        sheet.y += 4
    _sign(sheet, one.state)
    for row, line in enumerate(words):
        sheet.text(_LEFT, line, BODY, 600, dy=4 + row * BODY * LINE)
    for row, line in enumerate(lines):
        sheet.text(_LEFT, line, NOTE, 400, "muted", dy=5 + len(words) * BODY * LINE + row * NOTE * LINE)
    weight = 400 if one.state == "met" else 700
    sheet.text(sheet.width, tr(_STATE_WORDS[one.state]), NOTE, weight, dy=4.6, align="right")
    sheet.y += high
    sheet.rule(0.3, "hair")


def _sign(sheet: Sheet, state: CriterionState) -> None:
    """A sign that reads without colour: tick, cross, bar, dot."""
    x, y = 1.0, sheet.y + 5
    match state:
        case "met":
            sheet.put(Line(x + 1, y + 4.5, x + 3.6, y + 7.4, 1.4, "green"))
            sheet.put(Line(x + 3.6, y + 7.4, x + 8.6, y + 1.2, 1.4, "green"))
        case "missing":
            sheet.put(Line(x + 1.4, y + 1.4, x + 7.6, y + 7.6, 1.4, "red"))
            sheet.put(Line(x + 7.6, y + 1.4, x + 1.4, y + 7.6, 1.4, "red"))
        case "waived":
            sheet.put(Line(x + 0.8, y + 4.5, x + 8.2, y + 4.5, 1.8, "ink"))
        case _:
            sheet.put(Shape(((x + 1.5, y + 1.5), (x + 7.5, y + 7.5)), None, "ink", 1.2, is_ellipse=True))


def _words(sheet: Sheet, facts: GateSheet) -> None:
    """Conditions, what an earlier gate left open, and the note."""
    if facts.conditions:
        due = tr("no date set")
        if facts.conditions_due_on:
            due = tr("due {day}", day=long_date(facts.conditions_due_on))
        met = tr("open")
        if facts.conditions_met_on:
            met = tr("met on {day}", day=long_date(facts.conditions_met_on))
        _passage(sheet, tr("Conditions"), f"{due}, {met}" if facts.is_recorded else due, facts.conditions)
    if facts.open_before:
        _passage(sheet, tr("Still open from earlier gates"), "", " ".join(facts.open_before))
    if facts.note:
        _passage(sheet, tr("Note"), "", facts.note)


def _passage(sheet: Sheet, title: str, aside: str, words: str) -> None:
    most = 12
    lines = [line for part in words.splitlines() for line in sheet.font.wrapped(part, LEAD, 400, sheet.width, most)]
    high = 24 + min(len(lines), most) * LEAD * LINE + 8
    sheet.need(high, title)
    sheet.heading(title, aside)
    for line in lines[:most]:
        sheet.text(0, line, LEAD)
        sheet.y += LEAD * LINE
    sheet.y += 8


def _past(sheet: Sheet, facts: GateSheet) -> None:
    """Earlier decisions about this use case, newest first, as many as the page has room for."""
    room = int((sheet.room - _SIGNED - 34) // 13)
    shown = facts.past[: max(min(_MOST_PAST, room), 0)]
    if not shown:
        return
    rest = len(facts.past) - len(shown)
    sheet.heading(tr("Decided before"), tr("and {rest:,} earlier", rest=rest) if rest else "")
    for one in shown:
        sheet.text(0, Date().show(one.on), NOTE, 400, "muted", dy=1)
        sheet.text(70, one.words, NOTE, 600, dy=1, width=sheet.width * 0.4)
        sheet.text(sheet.width, one.who, NOTE, 400, "muted", dy=1, align="right", width=sheet.width * 0.4)
        sheet.y += 13
    sheet.y += 10


def _signatures(sheet: Sheet, facts: GateSheet) -> None:
    """Two lines to sign on, at the foot of the page."""
    sheet.need(_SIGNED, tr("Signatures"))
    sheet.y = max(sheet.y, sheet.floor - 40)
    half = (sheet.width - 30) / 2
    for x, words in ((0.0, facts.approver or tr("Approver")), (half + 30, facts.forum or tr("For the forum"))):
        sheet.put(Line(x, sheet.y + 22, x + half, sheet.y + 22, 0.6, "ink"))
        sheet.text(x, tr("{name}, date", name=words), NOTE, 400, "muted", dy=25, width=half)
    sheet.y += 40
