"""What is shown on screen as values for paper: the rows of a grid, the cards of the board."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from axonix_desktop.core.fields import Field
from axonix_desktop.core.filter_words import words_of
from axonix_desktop.core.grid_sheet import BoardCard, BoardColumn, BoardSheet, GridColumn, GridGroup, GridRow, GridSheet
from axonix_desktop.core.health import Level, known_level
from axonix_desktop.core.kinds import LongText
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.columns import Column, RecordColumns
from axonix_desktop.ui.records.filter_row import choices_of
from axonix_desktop.ui.records.grouping import grouped

POINTS = 0.66
"""Points of paper to a pixel of the screen: a column of 120 pixels is 79 points wide."""
_LONG = 150.0
BOARD_COLUMNS = ("key", "title", "business_unit_id", "owner_id", "rag", "stage")


def about(records: RecordColumns, view: str = "") -> str:
    """The view and what narrows and orders its rows, in words."""
    parts = [view] if view else []
    if records.filter_text:
        parts.append(tr("Words: {words}", words=records.filter_text))
    for condition in records.conditions:
        column = records.columns.get(condition.field)
        field = column.field if column and not condition.is_named_set else None
        parts.append(words_of(condition, field, choices_of(field, records) if field else {}))
    keys = [tr(records.columns[key.field].field.label) for key in records.sort_keys if key.field in records.columns]
    if keys:
        parts.append(tr("Sorted by {fields}", fields=", ".join(keys)))
    return "; ".join(parts)


def grid_facts(  # noqa: PLR0913 - a table is what it shows and how
    records: RecordColumns,
    widths: Sequence[tuple[str, int]],
    by: Sequence[str],
    *,
    programme: str,
    title: str,
    title_field: str,
    view: str,
    about_file: tuple[str, date],
) -> GridSheet:
    """The rows of a grid as it shows them.

    ``widths`` are its columns with their widths at 100 %, ``about_file`` is the file's name and the day.
    """
    shown = [(records.columns[name], width) for name, width in widths if name in records.columns]
    rag = records.columns.get("rag")
    columns = tuple(_column(column.field, width, title_field) for column, width in shown)

    def made(rows: Sequence[int]) -> tuple[GridRow, ...]:
        return tuple(GridRow(tuple(column.text(row) for column, _width in shown), _level(rag, row)) for row in rows)

    groups = tuple(GridGroup(name, made(rows)) for name, rows in _groups(records, by))
    return GridSheet(programme, title, about(records, view), about_file[1], columns, groups, about_file[0])


def board_facts(records: RecordColumns, *, programme: str, about_file: tuple[str, date]) -> BoardSheet:
    """The cards of the board by stage, in the order of the grid."""
    columns = records.columns
    by_stage: list[list[BoardCard]] = [[] for _ in STAGES]
    if all(name in columns for name in BOARD_COLUMNS):
        for row in records.rows:
            stage = columns["stage"].values[row]
            words = {name: columns[name].text(row) for name in BOARD_COLUMNS}
            card = BoardCard(
                words["key"], words["title"], words["business_unit_id"], words["owner_id"],
                _level(columns["rag"], row), words["rag"],
            )  # fmt: skip
            by_stage[stage if isinstance(stage, int) and 0 <= stage < len(by_stage) else 0].append(card)
    made = tuple(
        BoardColumn(stage.number, tr(stage.short), tuple(cards)) for stage, cards in zip(STAGES, by_stage, strict=True)
    )
    return BoardSheet(programme, about(records), about_file[1], made, about_file[0])


def _groups(records: RecordColumns, by: Sequence[str]) -> list[tuple[str, list[int]]]:
    """The rows under the innermost headings, open or closed; all of them under none where nothing is grouped."""
    if not any(name in records.columns for name in by):
        return [("", list(records.rows))] if records.rows else []
    _order, groups = grouped(records.rows, records.columns, by, frozenset())
    deepest = max((group.level for group in groups), default=0)
    outer = ""
    found: list[tuple[str, list[int]]] = []
    for group in groups:
        if group.level < deepest:
            outer = group.title
            continue
        found.append((tr("{group} · {inner}", group=outer, inner=group.title) if outer else group.title, group.rows))
    return found


def _column(field: Field, width: int, title_field: str) -> GridColumn:
    is_title = field.name == title_field
    points = max(width * POINTS, _LONG) if isinstance(field.kind, LongText) else width * POINTS
    align = "right" if field.kind.is_numeric else "left"
    return GridColumn(tr(field.label), points, align, is_title, field.name == "rag")


def _level(column: Column | None, row: int) -> Level:
    value = column.values[row] if column is not None else None
    return known_level(value if isinstance(value, str) else None) or "none"
