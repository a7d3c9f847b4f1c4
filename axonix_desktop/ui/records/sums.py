"""What the status bar says of the selected cells: sum and average, as a spreadsheet does."""

from __future__ import annotations

from axonix_desktop.core.kinds import Percent
from axonix_desktop.core.words import tr
from axonix_desktop.ui.records.columns import Column
from axonix_desktop.ui.records.grid import RecordGrid


def selection_words(grid: RecordGrid) -> tuple[str, ...]:
    """Sum and average of the numbers selected, when they are of one sort and more than one cell is selected."""
    boxes = grid.selection.boxes()
    if sum((bottom - top + 1) * (last - first + 1) for top, bottom, first, last in boxes) < 2:
        return ()
    model, sections = grid.record_model, grid.selection.sections()
    order = model.records.order
    found: dict[str, tuple[Column, list[float]]] = {}
    for top, bottom, first, last in boxes:
        rows = [row for row in order[top : bottom + 1] if row >= 0]
        for section in sections[first : last + 1]:
            column = model.column(section)
            if column is not None and column.field.kind.is_numeric:
                values = column.values
                numbers = [value for row in rows if isinstance(value := values[row], (int, float))]
                found.setdefault(column.field.name, (column, []))[1].extend(numbers)
    filled = [(column, numbers) for column, numbers in found.values() if numbers]
    if not filled or len({column.field.kind.name for column, _numbers in filled}) > 1:
        return ()
    return _worded(filled)


def _worded(filled: list[tuple[Column, list[float]]]) -> tuple[str, ...]:
    """The figures of one or several columns of one sort."""
    numbers = [number for _column, part in filled for number in part]
    field = filled[0][0].field
    kind, total = field.kind, sum(numbers)
    average = total / len(numbers)
    shown_average = kind.show(round(average) if kind.name == "money" else _tidy(round(average, 2)))
    average_words = tr("Average {figure}", figure=shown_average)
    if isinstance(kind, Percent):
        return (average_words,)
    shown_total = kind.show(_tidy(round(total, 6)))
    if len(filled) == 1:
        return (tr("Sum of {field}: {figure}", field=_lowered(tr(field.label)), figure=shown_total), average_words)
    return (tr("Sum {figure}", figure=shown_total), average_words)


def _tidy(number: float) -> float:
    """Without decimals where it has none."""
    return int(number) if float(number).is_integer() else number


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
