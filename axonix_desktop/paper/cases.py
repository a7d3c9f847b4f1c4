"""The use-case table: two lines a row while there are few, one line when there are many; the head repeats."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from axonix_desktop.core.drawing import box, sign
from axonix_desktop.core.health import LEVEL_WORDS, Level
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.stages import LAST, STAGES
from axonix_desktop.core.summary import CaseRow, CaseTable, SteeringSummary
from axonix_desktop.paper.sheet import NOTE, Column, Sheet

COMFORTABLE_ROWS = 72
PAGE_TITLE = "Use cases"
_TALL, _LOW = 27.0, 13.5
_ROOM_TO_BEGIN = 190.0
_WIDE = (
    Column("Key", 0.09),
    Column("Use case, unit", 0.265),
    Column("Stage", 0.15),
    Column("Health", 0.12),
    Column("Owner", 0.12),
    Column("Next date", 0.11),
    Column("Note", 0.145),
)
_DENSE = (
    Column("Key", 0.095),
    Column("Use case", 0.285),
    Column("Unit", 0.15),
    Column("Stage", 0.145),
    Column("Health", 0.11),
    Column("Owner", 0.105),
    Column("Next date", 0.11),
)
_LEGEND: tuple[tuple[Level, str], ...] = (
    ("green", LEVEL_WORDS["green"]),
    ("amber", f"{LEVEL_WORDS['amber']}: owner acts"),
    ("red", f"{LEVEL_WORDS['red']}: committee acts"),
    ("none", LEVEL_WORDS["none"]),
)


def case_table(sheet: Sheet, summary: SteeringSummary) -> None:
    """Compose the table with the rule that chose its rows and the legend of its signs."""
    table = summary.cases
    if sheet.room < _ROOM_TO_BEGIN:
        sheet.new_page(PAGE_TITLE)
    else:
        sheet.heading(PAGE_TITLE)
    if not table.is_whole:
        sheet.y += sheet.paragraph(0, table.rule, sheet.width, NOTE, role="muted", dy=1) + 6
    is_dense = len(table.rows) > COMFORTABLE_ROWS
    columns, height = (_DENSE, _LOW) if is_dense else (_WIDE, _TALL)
    draw = _low_row if is_dense else _tall_row
    sheet.table(columns, [draw(sheet, row) for row in table.rows], height, f"{PAGE_TITLE}, continued")
    _legend(sheet, table)


def _legend(sheet: Sheet, table: CaseTable) -> None:
    sheet.need(24, f"{PAGE_TITLE}, continued")
    sheet.rule(1.2)
    sheet.y += 5
    x = 0.0
    for level, words in _LEGEND:
        sheet.marks(sign(level, x, sheet.y + 1.4, 8))
        sheet.text(x + 12, words, NOTE, role="muted")
        x += 20 + sheet.font.width(words, NOTE)
    if any(row.step for row in table.rows):
        sheet.text(x, "↑ ↓ stage moved", NOTE, role="muted")
    shown = f"{len(table.rows):,} of {table.total:,}" if not table.is_whole else f"{table.total:,}"
    noun = "use case" if table.total == 1 else "use cases"
    sheet.text(sheet.width, f"{shown} {noun}", NOTE, 600, align="right")
    sheet.y += 24


def _stage_bar(sheet: Sheet, stage: int, x: float, y: float, cell: float) -> None:
    """Nine small squares, dark up to the stage."""
    for number in range(1, LAST + 1):
        left = x + (number - 1) * (cell + 0.8)
        sheet.put(box(left, y, cell, cell, "bar" if number <= stage else "soft"))


def _owner(sheet: Sheet, row: CaseRow, x: float, width: float, dy: float) -> None:
    sheet.text(x, row.owner or "No owner", NOTE, 400 if row.owner else 700, dy=dy, width=width)


def _due(sheet: Sheet, row: CaseRow, x: float, width: float, dy: float) -> None:
    words = Date().show(row.due_on) or "no date"
    weight, role = (600, "ink") if row.is_late else (400, "ink" if row.due_on else "muted")
    sheet.text(x, words, NOTE, weight, role, dy=dy, width=width)


def _rag(sheet: Sheet, row: CaseRow, x: float, width: float, dy: float) -> None:
    sheet.marks(sign(row.rag.level, x, sheet.y + dy + 0.6, 8))
    weight = 700 if row.rag.level in ("red", "amber") else 400
    sheet.text(x + 11.5, row.rag.words, NOTE, weight, "muted" if row.rag.level == "none" else "ink", dy=dy, width=width)


def _tall_row(sheet: Sheet, row: CaseRow) -> Callable[[Sequence[float]], None]:
    def draw(edges: Sequence[float]) -> None:
        key, title, stage, rag, owner, due, note = edges
        sheet.text(key, row.key, NOTE, 500, "muted", dy=3, width=title - 6)
        sheet.text(title, row.title, NOTE, 600, dy=3, width=stage - title - 8)
        unit, role = (row.unit, "muted") if row.unit else ("No business unit", "ink")
        sheet.text(title, unit, 7.5, 400 if row.unit else 600, role, dy=14, width=stage - title - 8)
        _stage_bar(sheet, row.stage, stage, sheet.y + 4.6, 6.2)
        words = f"{row.stage} {STAGES[row.stage].short}" if row.stage else STAGES[0].short
        step = f"{row.step} " if row.step else ""
        sheet.text(stage, step + words, 7.5, 600 if step else 400, dy=14, width=rag - stage - 8)
        if row.status != "Active":
            sheet.text(rag + 11.5, row.status, 7.5, 400, "muted", dy=14, width=owner - rag - 16)
        _rag(sheet, row, rag, owner - rag - 16, 3)
        _owner(sheet, row, owner, due - owner - 6, 3)
        _due(sheet, row, due, note - due - 3, 3)
        sheet.paragraph(note, row.note, sheet.width - note, 7.5, dy=3.4, most=2)

    return draw


def _low_row(sheet: Sheet, row: CaseRow) -> Callable[[Sequence[float]], None]:
    def draw(edges: Sequence[float]) -> None:
        key, title, unit, stage, rag, owner, due = edges
        sheet.text(key, row.key, NOTE, 500, "muted", dy=2.3, width=title - 6)
        sheet.text(title, row.title, NOTE, 500, dy=2.3, width=unit - title - 8)
        sheet.text(unit, row.unit or "No unit", NOTE, 400 if row.unit else 700, dy=2.3, width=stage - unit - 8)
        _stage_bar(sheet, row.stage, stage, sheet.y + 3.8, 5.6)
        words = f"{row.stage or '–'} {row.step}".rstrip()
        sheet.text(stage + 60, words, NOTE, 600, dy=2.3, width=rag - stage - 60)
        _rag(sheet, row, rag, owner - rag - 15, 2.3)
        _owner(sheet, row, owner, due - owner - 6, 2.3)
        _due(sheet, row, due, sheet.width - due, 2.3)

    return draw
