"""The second part: units by stage, governance by risk tier and topic, top risks, actions of earlier meetings."""

from __future__ import annotations

from collections.abc import Sequence

from axonix_desktop.core.drawing import box, sign
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.summary import Action, Risk, SteeringSummary, TierFigure, TopicFigure
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.paper.sheet import BODY, NOTE, Column, RowPainter, Sheet, Span

PAGE_TITLE = mark("Portfolio and governance")
_ROW = 14.0
_LATE_ROOM = 62.0


def portfolio(sheet: Sheet, summary: SteeringSummary) -> None:
    """Compose units, governance, risks and actions; governance goes first where only it fits on the page begun."""
    is_governance_first = _governance_height(summary) <= sheet.room < _units_height(summary)
    if is_governance_first:
        _governance(sheet, summary)
    _units(sheet, summary)
    if not is_governance_first:
        _governance(sheet, summary)
    if summary.risks:
        _risks(sheet, summary)
    if summary.actions:
        _actions(sheet, summary.actions)


def _units_height(summary: SteeringSummary) -> float:
    return summary.unit_table.height * 1.05 + 36


def _governance_height(summary: SteeringSummary) -> float:
    topics = 40 + _ROW * len(summary.topics) if summary.topics else 30
    return 60 + _ROW * len(summary.tiers) + topics


def _units(sheet: Sheet, summary: SteeringSummary) -> None:
    sheet.need(_units_height(summary), tr(PAGE_TITLE))
    note = trn(
        "Use cases in the pipeline and in stages 1 to 9; {count} business unit",
        "Use cases in the pipeline and in stages 1 to 9; {count} business units",
        summary.unit_count,
    )
    sheet.heading(tr("Business units by stage"), note)
    sheet.y += sheet.drawing(summary.unit_table) + 16


def _tiers(sheet: Sheet) -> tuple[Column, ...]:
    """The columns of the table of risk tiers."""
    cases = tr("Use cases")
    wide = max(0.12, (sheet.font.width(cases, NOTE, 600) + 8) / sheet.width)
    return (
        Column(tr("Risk tier"), 0.31 - wide),
        Column(cases, wide, "right"),
        Column(tr("At stage 4 or later"), 0.19, "right"),
        Column(tr("Checklist items done"), 0.2, "right"),
        Column(tr("Open"), 0.15, "right"),
        Column(tr("Overdue"), 0.15, "right"),
    )


def _governance(sheet: Sheet, summary: SteeringSummary) -> None:
    title = tr(PAGE_TITLE)
    sheet.need(60 + _ROW * len(summary.tiers), title)
    sheet.heading(tr("Governance"), tr("Open use cases by risk tier, with their checklist items"))
    rows = [_tier_row(sheet, tier) for tier in summary.tiers]
    sheet.table(_tiers(sheet), rows, _ROW, title)
    sheet.y += 7
    if not summary.topics:
        sheet.text(0, tr("No checklist has been opened yet, so no topic can be shown."), NOTE, role="muted")
        sheet.y += 22
        return
    sheet.y += 9
    sheet.need(24 + _ROW * min(len(summary.topics), 6), title)
    sheet.heading(tr("Checklists by topic"), tr("Items done of those that apply"))
    for topic in summary.topics:
        if sheet.need(_ROW, title):
            sheet.heading(tr("Checklists by topic, continued"))
        _topic_row(sheet, topic)
    sheet.y += 14


def _tier_row(sheet: Sheet, tier: TierFigure) -> RowPainter:
    def row(spans: Sequence[Span]) -> None:
        sheet.text(0, tier.label, NOTE, 600, dy=2)
        counts = (tier.cases, tier.live, tier.done, tier.open, tier.overdue)
        for place, count in enumerate(counts):
            weight = 600 if count and place == 4 else 400
            role = "ink" if count else "faint"
            sheet.text(sum(spans[place + 1]) - 6, f"{count:,}", NOTE, weight, role, dy=2, align="right")

    return row


def _topic_row(sheet: Sheet, topic: TopicFigure) -> None:
    """A bar of what is done out of all items, with the counts in words."""
    left, room, total = sheet.width * 0.38, sheet.width * 0.3, topic.done + topic.open
    sheet.text(0, topic.label, NOTE, 500, dy=2, width=left - 8)
    done = room * topic.done / total if total else 0.0
    if topic.done:
        sheet.put(box(left, sheet.y + 2.6, done, 8, "bar"))
    sheet.put(box(left, sheet.y + 2.6, room, 8, None, "rule"))
    late = tr("{count:,} overdue", count=topic.overdue) if topic.overdue else ""
    end = sheet.width - (max(sheet.font.width(late, NOTE, 600) + 12, _LATE_ROOM) if late else 0.0)
    words = tr("{done:,} of {total:,} done", done=topic.done, total=total)
    sheet.text(left + room + 8, words, NOTE, dy=2, width=end - left - room - 12)
    if late:
        sheet.marks(sign("red", end, sheet.y + 2.6, 8))
        sheet.text(sheet.width, late, NOTE, 600, dy=2, align="right")
    sheet.y += _ROW


def _risks(sheet: Sheet, summary: SteeringSummary) -> None:
    sheet.need(40 + _ROW * len(summary.risks), tr(PAGE_TITLE))
    shown = len(summary.risks)
    note = tr("score = probability × impact, 1 to 25")
    if summary.risk_total > shown:
        note = tr(
            "{shown} of {total:,} open; score = probability × impact, 1 to 25", shown=shown, total=summary.risk_total
        )
    sheet.heading(tr("Top risks and issues"), note)
    for risk in summary.risks:
        _risk_row(sheet, risk)
    sheet.y += 14


def _risk_row(sheet: Sheet, risk: Risk) -> None:
    sheet.text(20, str(risk.score) if risk.score else "–", BODY, 700, dy=1.6, align="right")
    sheet.text(32, risk.title, NOTE, 500, dy=2, width=sheet.width * 0.62 - 36)
    owner, role, weight = (risk.owner, "ink", 400) if risk.owner else (tr("No owner"), "ink", 700)
    sheet.text(sheet.width * 0.64, owner, NOTE, weight, role, dy=2, width=sheet.width * 0.2)
    sheet.text(sheet.width, Date().show(risk.due_on) or tr("no date"), NOTE, dy=2, align="right")
    sheet.y += _ROW
    sheet.rule(0.3, "hair")


def _actions(sheet: Sheet, actions: Sequence[Action]) -> None:
    sheet.need(40 + _ROW * min(len(actions), 4), tr(PAGE_TITLE))
    sheet.heading(tr("Actions from earlier meetings"))
    for action in actions:
        sheet.need(_ROW, tr(PAGE_TITLE))
        sheet.marks(sign(action.level, 0, sheet.y + 2.6, 8))
        sheet.text(15, action.text, NOTE, 500, dy=2, width=sheet.width * 0.55 - 20)
        sheet.text(sheet.width * 0.57, action.words, NOTE, dy=2, width=sheet.width * 0.14)
        owner, weight = (action.owner, 400) if action.owner else (tr("No owner"), 700)
        due = Date().show(action.due_on) or tr("no date")
        room = sheet.width * 0.15
        if not action.owner:
            room = sheet.width * 0.28 - sheet.font.width(due, NOTE, 400) - 6
        sheet.text(sheet.width * 0.72, owner, NOTE, weight, dy=2, width=room)
        sheet.text(sheet.width, due, NOTE, dy=2, align="right")
        sheet.y += _ROW
        sheet.rule(0.3, "hair")
    sheet.y += 14
