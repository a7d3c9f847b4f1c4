"""The use-case table: two lines a row while there are few, one line when there are many; the head repeats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from axonix_desktop.core.drawing import box, sign
from axonix_desktop.core.health import Level
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.stages import LAST, STAGES
from axonix_desktop.core.summary import CaseRow, CaseTable, SteeringSummary
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.paper.sheet import NOTE, Column, RowPainter, Sheet, Span, printable

COMFORTABLE_ROWS = 72
PAGE_TITLE = mark("Use cases")
_TALL, _LOW = 27.0, 13.5
_DOWN, _SECOND, _SMALL = 2.3, 13.4, 7.5
_ROOM_TO_BEGIN = 190.0
_DUE, _HEALTH, _MOST_HEAD = 0.11, 0.12, 0.14
_Cell = Callable[[Sheet, CaseRow, float, float], None]
_LEGEND: tuple[tuple[Level, str], ...] = (
    ("green", mark("On track")),
    ("amber", mark("At risk: owner acts")),
    ("red", mark("Off track: committee acts")),
    ("none", mark("Not rated")),
)


def case_table(sheet: Sheet, summary: SteeringSummary) -> None:
    """Compose the table with the rule that chose its rows and the legend of its signs."""
    table = summary.cases
    if sheet.room < _ROOM_TO_BEGIN:
        sheet.new_page(tr(PAGE_TITLE))
    else:
        sheet.heading(tr(PAGE_TITLE))
    if not table.is_whole:
        sheet.y += sheet.paragraph(0, table.rule, sheet.width, NOTE, role="muted", dy=1) + 6
    is_dense = len(table.rows) > COMFORTABLE_ROWS
    cells = _columns(sheet, table.rows, is_dense=is_dense)
    rows = [_row(sheet, row, [cell for _, cell in cells]) for row in table.rows]
    height = _LOW if is_dense else _TALL
    sheet.table([column for column, _ in cells], rows, height, _continued())
    _legend(sheet, table)


def _continued() -> str:
    return tr("{title}, continued", title=tr(PAGE_TITLE))


def _columns(sheet: Sheet, rows: Sequence[CaseRow], *, is_dense: bool) -> list[tuple[Column, _Cell]]:
    """The columns with what paints their cells; owner and date only where any row has one, titles get the rest."""

    def share(words: Iterable[str], least: float, most: float, weight: int = 400) -> float:
        """The share of the width that the longest words need, within bounds."""
        longest = max((sheet.font.width(printable(one), NOTE, weight) for one in words), default=0.0)
        return min(max((longest + 9) / sheet.width, least), most)

    def titled(title: str, words: Iterable[str], least: float, most: float, weight: int = 400) -> Column:
        """A column as wide as its words and its title need, within bounds."""
        head = (sheet.font.width(title, NOTE, 600) + 7) / sheet.width
        return Column(title, min(max(share(words, least, most, weight), head), max(most, _MOST_HEAD)))

    owners = (row.owner or tr("No owner") for row in rows)
    owner = [(titled(tr("Owner"), owners, 0.09, 0.125, 600), _owner)] if any(row.owner for row in rows) else []
    due = [(_due_column(sheet, rows), _due)] if any(row.due_on for row in rows) else []
    head = (titled(tr("Key"), (row.key for row in rows), 0.06, 0.15, 500), _key)
    if not is_dense:
        tail = [*owner, *due, (Column(tr("Note"), 0.15), _note)]
        middle = [(Column(tr("Stage"), 0.15), _stage), (_health_column(sheet, rows), _rag_and_status)]
        return [head, (Column(tr("Use case, unit"), _rest(head, *middle, *tail)), _title_and_unit), *middle, *tail]
    note = [] if owner and due else [(Column(tr("Note"), 0.175), _short_note)]
    units = share((row.unit or tr("No unit") for row in rows), 0.08, 0.16)
    tail = [
        (Column(tr("Unit"), units), _unit),
        (Column(tr("Stage"), 0.135), _short_stage),
        (Column(tr("Health"), 0.115), _rag),
        *owner,
        *due,
        *note,
    ]
    return [head, (Column(tr("Use case"), _rest(head, *tail)), _title), *tail]


def _due_column(sheet: Sheet, rows: Sequence[CaseRow]) -> Column:
    """As wide as its longest day in bold needs."""
    title = tr("Next date")
    days = max(sheet.font.width(Date().show(row.due_on) or tr("no date"), NOTE, 600) for row in rows) + 2
    return Column(title, min(max(_DUE, max(days, sheet.font.width(title, NOTE, 600) + 7) / sheet.width), _MOST_HEAD))


def _health_column(sheet: Sheet, rows: Sequence[CaseRow]) -> Column:
    """As wide as the longest status below the levels needs."""
    longest = max((sheet.font.width(tr(row.status), _SMALL, 400) for row in rows), default=0.0) + 16
    return Column(tr("Health"), min(max(_HEALTH, longest / sheet.width), _MOST_HEAD))


def _rest(*cells: tuple[Column, _Cell]) -> float:
    """The share that the other columns leave."""
    return 1.0 - sum(column.share for column, _ in cells)


def _row(sheet: Sheet, row: CaseRow, cells: Sequence[_Cell]) -> RowPainter:
    def paint(spans: Sequence[Span]) -> None:
        for (x, width), cell in zip(spans, cells, strict=True):
            cell(sheet, row, x, width)

    return paint


def _legend(sheet: Sheet, table: CaseTable) -> None:
    sheet.need(24, _continued())
    sheet.rule(1.2)
    sheet.y += 5
    x = 0.0
    for level, words in _LEGEND:
        sheet.marks(sign(level, x, sheet.y + 1.4, 8))
        sheet.text(x + 12, tr(words), NOTE, role="muted")
        x += 20 + sheet.font.width(tr(words), NOTE)
    if any(row.step for row in table.rows):
        sheet.text(x, tr("↑ ↓ stage moved"), NOTE, role="muted")
    words = trn("{count} use case", "{count} use cases", table.total)
    if not table.is_whole:
        words = trn(
            "{shown} of {count} use case", "{shown} of {count} use cases", table.total, shown=f"{len(table.rows):,}"
        )
    sheet.text(sheet.width, words, NOTE, 600, align="right")
    sheet.y += 24


def _stage_bar(sheet: Sheet, stage: int, x: float, y: float, cell: float) -> None:
    """Nine small squares, dark up to the stage."""
    for number in range(1, LAST + 1):
        left = x + (number - 1) * (cell + 0.8)
        sheet.put(box(left, y, cell, cell, "bar" if number <= stage else "soft"))


def _key(sheet: Sheet, row: CaseRow, x: float, width: float) -> None:
    sheet.text(x, row.key, NOTE, 500, "muted", dy=_DOWN, width=width - 6)


def _title(sheet: Sheet, row: CaseRow, x: float, width: float) -> None:
    sheet.text(x, row.title, NOTE, 500, dy=_DOWN, width=width - 8)


def _unit(sheet: Sheet, row: CaseRow, x: float, width: float) -> None:
    sheet.text(x, row.unit or tr("No unit"), NOTE, 400 if row.unit else 700, dy=_DOWN, width=width - 8)


def _title_and_unit(sheet: Sheet, row: CaseRow, x: float, width: float) -> None:
    sheet.text(x, row.title, NOTE, 600, dy=_DOWN, width=width - 8)
    unit, weight, role = (row.unit, 400, "muted") if row.unit else (tr("No business unit"), 600, "ink")
    sheet.text(x, unit, _SMALL, weight, role, dy=_SECOND, width=width - 8)


def _short_stage(sheet: Sheet, row: CaseRow, x: float, width: float) -> None:
    _stage_bar(sheet, row.stage, x, sheet.y + 4, 5.0)
    sheet.text(x + 54, f"{row.stage or '–'} {row.step}".rstrip(), NOTE, 600, dy=_DOWN, width=width - 54)


def _stage(sheet: Sheet, row: CaseRow, x: float, width: float) -> None:
    _stage_bar(sheet, row.stage, x, sheet.y + 4, 6.2)
    words = f"{row.stage} {tr(STAGES[row.stage].short)}" if row.stage else tr(STAGES[0].short)
    step = f"{row.step} " if row.step else ""
    sheet.text(x, step + words, _SMALL, 600 if step else 400, dy=_SECOND, width=width - 8)


def _rag(sheet: Sheet, row: CaseRow, x: float, width: float) -> None:
    sheet.marks(sign(row.rag.level, x, sheet.y + _DOWN + 0.6, 8))
    weight = 700 if row.rag.level in ("red", "amber") else 400
    role = "muted" if row.rag.level == "none" else "ink"
    sheet.text(x + 11.5, tr(row.rag.words), NOTE, weight, role, dy=_DOWN, width=width - 15)


def _rag_and_status(sheet: Sheet, row: CaseRow, x: float, width: float) -> None:
    _rag(sheet, row, x, width)
    if row.status != "Active":
        sheet.text(x + 11.5, tr(row.status), _SMALL, 400, "muted", dy=_SECOND, width=width - 15)


def _owner(sheet: Sheet, row: CaseRow, x: float, width: float) -> None:
    sheet.text(x, row.owner or tr("No owner"), NOTE, 400 if row.owner else 700, dy=_DOWN, width=width - 6)


def _due(sheet: Sheet, row: CaseRow, x: float, width: float) -> None:
    words = Date().show(row.due_on) or tr("no date")
    weight, role = (600, "ink") if row.is_late else (400, "ink" if row.due_on else "muted")
    sheet.text(x, words, NOTE, weight, role, dy=_DOWN, width=width - 1)


def _note(sheet: Sheet, row: CaseRow, x: float, width: float) -> None:
    sheet.paragraph(x, row.note, width, _SMALL, dy=_DOWN + 0.4, most=2)


def _short_note(sheet: Sheet, row: CaseRow, x: float, width: float) -> None:
    sheet.text(x, row.note, _SMALL, dy=_DOWN + 0.3, width=width)
