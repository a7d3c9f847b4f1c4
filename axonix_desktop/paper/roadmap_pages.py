"""The roadmap on paper: as many sheets as it needs, each with the axis on top and the names at its left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from axonix_desktop.core.drawing import Drawing, Line, Shape, Text, box, sign
from axonix_desktop.core.forms import long_date, month_name, shown_month
from axonix_desktop.core.roadmap_sheet import PrintedBar, PrintedGroup, PrintedRow, RoadmapSheet
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.paper.fonts import PrintFont
from axonix_desktop.paper.sheet import NOTE, Paper, Sheet

TITLE = mark("Roadmap")
NAMES, ROW, GROUP, AXIS, LEGEND = 196.0, 25.0, 18.0, 28.0, 18.0
LEAST_MONTH, NAMED_MONTH = 9.5, 17.0
_YEAR_ROOM = 24.0
_DAY = timedelta(days=1)
_FILL = {1: "heat1", 2: "heat1", 3: "heat2", 4: "heat2", 5: "heat3", 6: "heat3", 7: "heat4", 8: "heat4", 9: "heat5"}


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of the time that one sheet shows."""

    start: date
    end: date
    left: float
    width: float

    def x(self, day: date) -> float:
        """Where a day begins, not beyond the sheet."""
        share = (day - self.start).days / ((self.end - self.start).days or 1)
        return self.left + min(max(share, 0.0), 1.0) * self.width

    def holds(self, start: date, end: date) -> bool:
        """Whether any of the days is on the sheet."""
        return start < self.end and end >= self.start


def roadmap_pages(
    facts: RoadmapSheet, paper: Paper, font: PrintFont, *, is_landscape: bool = True
) -> tuple[Drawing, ...]:
    """All sheets: the rows from top to bottom for the first part of the time, then for the next."""
    aside = tr("As of {day}", day=long_date(facts.as_of))
    sheet = Sheet(paper, font, facts.programme.upper(), aside, is_landscape=is_landscape)
    parts = _parts(facts, sheet.width)
    is_first = True
    for part in parts:
        title = tr(TITLE)
        if len(parts) > 1:
            first, last = shown_month(part.start), shown_month(part.end - _DAY)
            title = tr("Roadmap, {first} to {last}", first=first, last=last)
        for rows in _shares(sheet, facts.groups):
            (sheet.begin if is_first else sheet.new_page)(title)
            is_first = False
            _legend(sheet, facts)
            _body(sheet, facts, part, rows)
    if is_first:
        sheet.begin(tr(TITLE))
        sheet.text(0, tr("No use case is shown."), role="muted", dy=8)
    return sheet.pages((facts.programme, tr(TITLE), facts.file_name, aside))


def _parts(facts: RoadmapSheet, width: float) -> list[_Part]:
    """The time cut into equal numbers of whole months, so that a month is never too narrow to read."""
    first, last = facts.span
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    room = width - NAMES
    sheets = max(-(-months // max(int(room // LEAST_MONTH), 1)), 1)
    each = -(-months // sheets)
    starts = [_later(first, number * each) for number in range(sheets + 1)]
    return [_Part(start, end, NAMES, room) for start, end in pairwise(starts)]


def _shares(sheet: Sheet, groups: Sequence[PrintedGroup]) -> list[list[PrintedGroup | PrintedRow]]:
    """What stands on each sheet from top to bottom; a group's name is repeated where it goes on."""
    room = sheet.floor - 40 - 39 - LEGEND - AXIS
    shares: list[list[PrintedGroup | PrintedRow]] = []
    used = room + 1
    for group in groups:
        for place, row in enumerate(group.rows):
            head = GROUP if group.name and place == 0 else 0.0
            if used + head + ROW > room:
                shares.append([])
                used, head = 0.0, GROUP if group.name else 0.0
            if head:
                name = group.name if place == 0 else tr("{title}, continued", title=group.name)
                shares[-1].append(PrintedGroup(name, group.rows))
            shares[-1].append(row)
            used += head + ROW
    return shares


def _legend(sheet: Sheet, facts: RoadmapSheet) -> None:
    """What the marks mean, and what is shown."""
    x, y = 0.0, sheet.y + 5
    sheet.put(box(x, y, 16, 7, "heat2", "rule"))
    x += _legend_words(sheet, x + 20, tr("Planned stage"), 64) + 20
    sheet.put(box(x, y, 16, 7, None, "rule"))
    x += _legend_words(sheet, x + 20, tr("Over"), 28) + 20
    sheet.put(box(x, y + 2, 16, 3, "ink"))
    x += _legend_words(sheet, x + 20, tr("Actual"), 34) + 20
    _hatched(sheet, x, y + 0.5, 16, 5.5)
    x += _legend_words(sheet, x + 20, tr("Forecast"), 44) + 20
    _promised(sheet, x, y + 5, 16)
    x += _legend_words(sheet, x + 20, tr("Baseline"), 44) + 20
    _diamond(sheet, x, y + 3.5)
    x += _legend_words(sheet, x + 8, tr("Target"), 38) + 8
    sheet.text(sheet.width, facts.about, NOTE, role="muted", dy=4, align="right", width=sheet.width - x)
    sheet.y += LEGEND


def _legend_words(sheet: Sheet, x: float, words: str, least: float) -> float:
    """Place what a mark means; returns the room it takes."""
    sheet.text(x, words, NOTE, dy=4)
    return max(least, sheet.font.width(words, NOTE, 400) + 8)


def _body(sheet: Sheet, facts: RoadmapSheet, part: _Part, rows: Sequence[PrintedGroup | PrintedRow]) -> None:
    """The axis, the rows, and today over them."""
    top = sheet.y
    height = AXIS + sum(GROUP if isinstance(row, PrintedGroup) else ROW for row in rows)
    _axis(sheet, part, height)
    sheet.y = top + AXIS
    for row in rows:
        if isinstance(row, PrintedGroup):
            sheet.put(box(0, sheet.y, sheet.width, GROUP, "soft"))
            sheet.text(4, row.name, 8.5, 700, dy=3.6, width=NAMES - 60)
            count = len(row.rows)
            words = trn("{count} use case", "{count} use cases", count)
            sheet.text(NAMES - 8, words, 7.5, role="muted", dy=4.4, align="right")
            sheet.y += GROUP
        else:
            _row(sheet, part, row)
    if part.holds(facts.as_of, facts.as_of):
        x = part.x(facts.as_of)
        sheet.put(Line(x, top + AXIS - 2, x, top + height, 1.2, "accent"))
        width = sheet.font.width(tr("Today"), 7.5, 600) + 6
        sheet.put(box(x - width / 2, top + AXIS - 12, width, 10, "accent"))
        sheet.put(Text(x, top + AXIS - 4.4, tr("Today"), 7.5, 600, "paper", "centre"))
    sheet.y = top + height


def _axis(sheet: Sheet, part: _Part, height: float) -> None:
    """Years over months; a line at the start of every quarter runs through the rows."""
    y = sheet.y
    sheet.text(0, tr("Use case"), NOTE, 600, "muted", dy=AXIS - 13)
    at = part.start
    has_months = part.width / max((part.end - part.start).days, 1) * 30 >= NAMED_MONTH
    while at < part.end:
        following = _later(at, 1)
        x, wide = part.x(at), part.x(following) - part.x(at)
        year_room = part.x(date(at.year + 1, 1, 1)) - x
        if (at.month == 1 or at == part.start) and year_room > _YEAR_ROOM:
            sheet.put(Text(x + 3, y + 9, str(at.year), NOTE, 700))
        thick, role = (0.8, "rule") if at.month == 1 else (0.3, "rule") if at.month % 3 == 1 else (0.3, "hair")
        sheet.put(Line(x, y if at.month == 1 else y + 13, x, y + (height if at.month % 3 == 1 else AXIS), thick, role))
        if has_months:
            sheet.put(Text(x + wide / 2, y + AXIS - 5, month_name(at.month), 7, 400, "muted", "centre"))
        elif at.month % 3 == 1 and _later(at, 3) <= part.end:
            middle = (x + part.x(_later(at, 3))) / 2
            sheet.put(Text(middle, y + AXIS - 5, tr("Q{number}", number=at.month // 3 + 1), 7, 400, "muted", "centre"))
        at = following
    sheet.put(Line(0, y + AXIS, sheet.width, y + AXIS, 0.8, "ink"))


def _row(sheet: Sheet, part: _Part, row: PrintedRow) -> None:
    """Names at the left, bars over the time."""
    sheet.text(4, row.title, 8.5, 600, dy=2.5, width=NAMES - 14)
    key = f"{row.key}   {row.unit}" if row.unit else row.key
    late = sheet.font.width(row.late, 7.5, 600)
    sheet.text(4, key, 7.5, role="muted", dy=13.5, width=NAMES - 34 - late)
    sheet.marks(sign(row.level, NAMES - 20 - late, sheet.y + 14, 7))
    sheet.text(NAMES - 10 - late, row.late, 7.5, 600, dy=13.5)
    for bar in row.bars:
        if part.holds(bar.start, bar.end):
            _bar(sheet, part, bar)
    if row.target_on and part.holds(row.target_on, row.target_on):
        _diamond(sheet, part.x(row.target_on + _DAY), sheet.y + 8.5)
    sheet.y += ROW
    sheet.rule(0.3, "hair")


def _bar(sheet: Sheet, part: _Part, bar: PrintedBar) -> None:
    """One bar in its lane: plan above, what happened and what is expected below, the baseline at the foot."""
    left, right = part.x(bar.start), part.x(bar.end + _DAY)
    wide, y = max(right - left, 1.0), sheet.y
    if bar.kind == "actual":
        sheet.put(box(left, y + 15, wide, 3, "ink"))
    elif bar.kind == "expected":
        _hatched(sheet, left, y + 14.4, wide, 4.2)
    elif bar.kind == "baseline":
        _promised(sheet, left, y + 22.5, wide)
    elif bar.kind == "wish":
        sheet.put(box(left, y + 3.5, wide, 10, None, "rule"))
        sheet.put(Text((left + right) / 2, y + 11, tr("Stages not planned"), 7, 400, "muted", "centre", wide - 4))
    else:
        fill = None if bar.kind == "over" else _FILL[bar.stage]
        shape = box(left, y + 3.5, wide, 10, fill, "ink" if bar.kind == "now" else "rule")
        sheet.put(Shape(shape.points, fill, shape.edge, 1.2 if bar.kind == "now" else 0.5))
        if wide > 6:
            role = "paper" if fill in ("heat4", "heat5") else "ink"
            sheet.put(Text((left + right) / 2, y + 11, str(bar.stage), 7, 600, role, "centre"))


def _hatched(sheet: Sheet, x: float, y: float, wide: float, high: float) -> None:
    """A frame filled with slanted strokes, told apart without colour."""
    sheet.put(box(x, y, wide, high, "paper", "ink"))
    at = x + 1.5
    while at + high <= x + wide:
        sheet.put(Line(at, y + high, at + high, y, 0.4, "ink"))
        at += 3.0


def _promised(sheet: Sheet, x: float, y: float, wide: float) -> None:
    """A thin line with ticks at both ends."""
    sheet.put(Line(x, y, x + wide, y, 0.8, "faint"))
    for at in (x + 0.3, x + wide - 0.3):
        sheet.put(Line(at, y - 3, at, y, 0.6, "faint"))


def _diamond(sheet: Sheet, x: float, y: float) -> None:
    """The target day."""
    sheet.put(Shape(((x, y - 4), (x + 4, y), (x, y + 4), (x - 4, y)), "ink", "paper", 0.6))


def _later(day: date, months: int) -> date:
    """The first of the month so many months on."""
    place = day.year * 12 + day.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)
