"""The first page: head, three lines, decisions, health, the nine stages, what moved, what needs attention."""

from __future__ import annotations

from collections.abc import Sequence

from axonix_desktop.core.attention import Attention
from axonix_desktop.core.drawing import Line, Text, box, sign
from axonix_desktop.core.forms import long_date
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.sentences import capital, number
from axonix_desktop.core.summary import HealthFigure, Move, Movement, RecordedFigure, SteeringSummary
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.paper.sheet import BODY, LEAD, LINE, NOTE, TITLE, Sheet, badge

MOVES_SHOWN = 9
DATES_SHOWN = 4
RECORD_TITLE = mark("How complete the record is")
RECORD_NOTE = mark("Share of open use cases")
PAGE_TITLE = mark("Where we stand")
_MOVE_ROW = 13.4
_WHAT_ROOM, _LABEL_ROOM = 36.0, 66.0
_ASPECTS = {
    "delivery": mark("Delivery"), "governance": mark("Governance"), "adoption": mark("Adoption"),
    "benefits": mark("Benefits"),
}  # fmt: skip
_WHAT = {
    "Move": mark("Move"), "Back": mark("Back"), "Gate": mark("Gate"), "Slip": mark("Slip"), "Status": mark("Status"),
    "New": mark("New"), "Gone": mark("Gone"),
}  # fmt: skip


def first_page(sheet: Sheet, summary: SteeringSummary) -> None:
    """Compose the first page; what does not fit flows on to the next."""
    _head(sheet, summary)
    _lines(sheet, summary.sentences)
    if summary.decisions:
        _decisions(sheet, summary)
    _health(sheet, summary.health)
    _track(sheet, summary)
    if summary.total:
        _movement_and_status(sheet, summary)
    _attention(sheet, summary)
    if summary.open_total and not _is_record_beside(summary):
        _record(sheet, summary)


def _head(sheet: Sheet, summary: SteeringSummary) -> None:
    half = sheet.width * 0.62
    sheet.text(0, summary.programme.upper(), NOTE, 600, "accent_text", width=half)
    sheet.text(0, summary.title, TITLE, 700, dy=12, width=half)
    sheet.text(sheet.width, long_date(summary.as_of), 11, 600, dy=10.5, align="right")
    since = summary.movement.since
    is_known = since is not None and summary.movement.is_known
    below = tr("Changes since {day}", day=long_date(since)) if since and is_known else tr("Data as of this day")
    sheet.text(sheet.width, below, NOTE, 400, "muted", dy=25, align="right")
    sheet.y += 42
    sheet.rule(1.8, "accent")
    sheet.y += 8


def _lines(sheet: Sheet, sentences: tuple[str, ...]) -> None:
    for sentence in sentences:
        width = sheet.width
        lines = sheet.font.wrapped(sentence, LEAD, 400, width, 3)
        if len(lines) > 1 and sheet.font.width(lines[-1], LEAD) < width * 0.2:
            width *= 0.86  # a word alone on the last line reads badly
        sheet.y += sheet.paragraph(0, sentence, width, LEAD, most=3) + 1.2
    sheet.y += 9


def _decisions(sheet: Sheet, summary: SteeringSummary) -> None:
    sheet.heading(tr("Decisions needed"), tr("Recommendation and last sensible date"))
    for place, decision in enumerate(summary.decisions, 1):
        middle, right = sheet.width * 0.42, sheet.width - 70
        sheet.marks(badge(0, sheet.y + 1, str(place), sheet.font))
        left = sheet.paragraph(22, decision.text, middle - 34, BODY, 600, dy=1, most=2)
        words = decision.recommendation or tr("No recommendation recorded")
        role = "ink" if decision.recommendation else "muted"
        height = sheet.paragraph(middle, words, right - middle - 10, NOTE, role=role, dy=1.5, most=2)
        due = Date().show(decision.due_on) or tr("no date")
        sheet.text(sheet.width, due, BODY, 600, dy=1, align="right")
        sheet.y += max(left, height, 14) + 4
        if place < len(summary.decisions):
            sheet.rule(0.3, "hair")
            sheet.y += 3
    sheet.y += 10


def _health(sheet: Sheet, figures: tuple[HealthFigure, ...]) -> None:
    sheet.heading(tr("Programme health"), tr("The rules are on the last page"))
    room = sheet.width / len(figures)
    top, tallest = sheet.y, 0.0
    for place, figure in enumerate(figures):
        x = place * room + (8 if place else 0)
        sheet.text(x, tr(_ASPECTS[figure.aspect]), NOTE, 600, "muted", dy=1)
        sheet.marks(sign(figure.rag.level, x, sheet.y + 14, 9))
        is_rated = figure.rag.level != "none"
        sheet.text(x + 13, tr(figure.rag.words), BODY, 600, "ink" if is_rated else "muted", dy=13.5)
        width = room - (18 if place else 10)
        height = sheet.paragraph(x, figure.rag.reason, width, NOTE, dy=27, role="ink" if is_rated else "muted", most=4)
        tallest = max(tallest, 27 + height)
    for place in range(1, len(figures)):
        x = place * room
        sheet.put(Line(x, top + 1, x, top + tallest, 0.4, "hair"))
    sheet.y += tallest + 12


def _track(sheet: Sheet, summary: SteeringSummary) -> None:
    is_known = summary.movement.is_known
    note = tr("Use cases now (then); filled: more than then") if is_known else tr("Use cases now")
    sheet.heading(tr("Nine-stage programme"), note)
    sheet.y += 1
    sheet.y += sheet.drawing(summary.track) + 1
    reached = summary.programme_stage
    head = tr("No stage is complete for the programme yet.")
    if reached:
        head = tr("The programme has completed stage {stage}.", stage=reached)
    sheet.y += sheet.paragraph(0, f"{head} {summary.programme_stage_reason}", sheet.width, NOTE, most=3, role="muted")
    sheet.y += 12


def _movement_and_status(sheet: Sheet, summary: SteeringSummary) -> None:
    """What moved at the left, status bars at the right; next dates where nothing is known of the past."""
    gap, side = 20.0, summary.status_bars.width
    left = sheet.width - side - gap
    movement = summary.movement
    top = sheet.y
    if movement.is_known and movement.since:
        sheet.heading(tr("Since {day}", day=long_date(movement.since)), _tally(movement), width=left)
        _moves(sheet, movement, left)
    elif _is_record_beside(summary):
        _record_bars(sheet, summary.recorded, left)
        sheet.y += sheet.paragraph(0, movement.note, left, NOTE, role="muted", dy=3) + 3
    else:
        _next_dates(sheet, summary, left)
        sheet.y += sheet.paragraph(0, movement.note, left, NOTE, role="muted", dy=5) + 5
    bottom = sheet.y
    sheet.y = top
    sheet.heading(tr("Use cases by status"), x=left + gap, width=side)
    sheet.y += sheet.drawing(summary.status_bars, left + gap, side)
    sheet.y = max(bottom, sheet.y) + 13


def _next_dates(sheet: Sheet, summary: SteeringSummary, width: float) -> None:
    """The first dates that lie ahead, where there is no movement to show."""
    sheet.heading(tr("Next dates"), width=width)
    for one in summary.coming[:DATES_SHOWN]:
        sheet.text(0, Date().show(one.on), NOTE, 600, dy=2)
        sheet.text(64, one.title, NOTE, dy=2, width=width - 132)
        sheet.text(width, one.what, NOTE, 400, "muted", dy=2, align="right", width=62)
        sheet.y += _MOVE_ROW
        sheet.rule(0.3, "hair", width=width)


def _is_record_beside(summary: SteeringSummary) -> bool:
    """The record's completeness stands beside the status bars where neither movement nor dates can."""
    return bool(summary.open_total) and not summary.movement.is_known and not summary.coming


def _record(sheet: Sheet, summary: SteeringSummary) -> None:
    half = (sheet.width - 24) / 2
    sheet.need(30 + _MOVE_ROW * 3, tr(PAGE_TITLE))
    sheet.heading(tr(RECORD_TITLE), tr(RECORD_NOTE))
    top = sheet.y
    _bars(sheet, summary.recorded[:3], 0, half)
    sheet.y = top
    _bars(sheet, summary.recorded[3:], half + 24, half)
    sheet.y += 14


def _record_bars(sheet: Sheet, figures: Sequence[RecordedFigure], width: float) -> None:
    sheet.heading(tr(RECORD_TITLE), tr(RECORD_NOTE), width=width)
    _bars(sheet, figures, 0, width)


def _bars(sheet: Sheet, figures: Sequence[RecordedFigure], x: float, width: float) -> None:
    """A bar of what is on record out of all, with the share in words."""
    labels = max((sheet.font.width(figure.label, NOTE, 400) + 5 for figure in figures), default=0.0)
    labels = max(labels, _LABEL_ROOM)
    left, room = x + labels, width - labels - 36
    for figure in figures:
        share = figure.recorded / figure.total if figure.total else 0.0
        sheet.text(x, figure.label, NOTE, dy=2)
        if share:
            sheet.put(box(left, sheet.y + 2.6, room * share, 8, "bar"))
        sheet.put(box(left, sheet.y + 2.6, room, 8, None, "rule"))
        percent = 100 if share == 1 else min(99, round(share * 100)) if figure.recorded else 0
        words = as_percent(percent or "<1") if figure.recorded else tr("none")
        sheet.text(x + width, words, NOTE, 600 if share < 0.5 else 400, dy=2, align="right")
        sheet.y += _MOVE_ROW


def _tally(movement: Movement) -> str:
    return tr(
        "{forward:,} moved up, {back:,} back, {added:,} new, {removed:,} gone, {slipped:,} slipped",
        forward=movement.forward,
        back=movement.back,
        added=movement.added,
        removed=movement.removed,
        slipped=movement.slipped,
    )


def _moves(sheet: Sheet, movement: Movement, width: float) -> None:
    if not movement.moves:
        sheet.text(0, tr("No use case moved, came, went or slipped."), BODY, role="muted", dy=2)
        sheet.y += 14
        return
    shown = movement.moves[:MOVES_SHOWN]
    words = (sheet.font.width(tr(_WHAT[move.what]), NOTE, 600) + 6 for move in shown)
    room = max(_WHAT_ROOM, *words)
    for move in shown:
        _move_row(sheet, move, width, room)
    rest = len(movement.moves) - MOVES_SHOWN
    if rest > 0:
        more = trn(
            "and {number} further change; ↑ and ↓ mark stage moves in the use-case table",
            "and {number} further changes; ↑ and ↓ mark stage moves in the use-case table",
            rest,
            number=number(rest),
        )
        sheet.text(0, more, NOTE, 400, "muted", dy=2, width=width)
        sheet.y += 12


def _move_row(sheet: Sheet, move: Move, width: float, left: float) -> None:
    is_step = move.what in ("Move", "Back")
    sheet.text(0, tr(_WHAT[move.what]), NOTE, 600, "accent_text" if is_step else "ink", dy=2)
    if move.key:
        sheet.text(left, move.key, 7, 500, "muted", dy=3, width=46)
        left += 50
    sheet.text(left, move.title, NOTE, 500, dy=2, width=width * 0.6 - left - 6)
    sheet.text(width * 0.6, move.change, NOTE, dy=2, width=width * 0.4)
    sheet.y += _MOVE_ROW
    sheet.rule(0.3, "hair", width=width)


def _attention(sheet: Sheet, summary: SteeringSummary) -> None:
    rows = summary.attention
    sheet.need(90, tr(PAGE_TITLE))
    if not rows:
        sheet.heading(tr("Needs attention"))
        words = tr("No rule calls for attention.")
        if not summary.total:
            words = tr("Nothing to look at before the first use case.")
        sheet.text(0, words, BODY, role="muted", dy=1)
        sheet.y += 24
        return
    kinds = trn(
        "{number} kind of finding, gravest first",
        "{number} kinds of findings, gravest first",
        len(rows),
        number=capital(number(len(rows))),
    )
    sheet.heading(tr("Needs attention"), kinds)
    for row in rows:
        if sheet.need(_attention_height(sheet, row), tr(PAGE_TITLE)):
            sheet.heading(tr("Needs attention, continued"))
        _attention_row(sheet, row)
    sheet.y += 12


def _examples(sheet: Sheet, row: Attention) -> str:
    """As many examples as fit on two lines, at least one, and how many more there are."""
    for most in range(len(row.examples), 0, -1):
        rest = row.count - most
        words = "; ".join(row.examples[:most])
        if rest > 0:
            words = tr("{names}; and {rest:,} more", names=words, rest=rest)
        lines = sheet.font.wrapped(words, NOTE, 400, sheet.width * 0.68, 2)
        if most == 1 or not lines[-1].endswith("…"):
            return words
    return ""


def _attention_height(sheet: Sheet, row: Attention) -> float:
    lines = sheet.font.wrapped(_examples(sheet, row), NOTE, 400, sheet.width * 0.68, 2)
    return 17 + len(lines) * NOTE * LINE


def _attention_row(sheet: Sheet, row: Attention) -> None:
    sheet.marks(sign(row.level, 0, sheet.y + 3.2, 8.5))
    sheet.text(15, row.words, BODY, 600, dy=2, width=sheet.width * 0.68)
    sheet.put(Text(sheet.width, sheet.y + 2 + BODY, row.ask, NOTE, 500, "ink", "right", sheet.width * 0.28))
    height = sheet.paragraph(15, _examples(sheet, row), sheet.width * 0.68, NOTE, role="muted", dy=14, most=2)
    sheet.y += 17 + height
    sheet.rule(0.3, "hair")
