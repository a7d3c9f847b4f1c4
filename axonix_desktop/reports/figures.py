"""The summary's figures as drawings: the stage track, bars by status, and the table of units by stage.

They are made from facts alone, in points on a sheet :data:`WIDTH` wide, and painted on paper and screen alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axonix_desktop.core.drawing import Drawing, Line, Mark, Shape, Text, box, sign
from axonix_desktop.core.health import Level
from axonix_desktop.core.stages import FIRST
from axonix_desktop.core.summary import CountFigure, StageFigure, UnitFigure
from axonix_desktop.core.words import tr, trn

WIDTH = 510.0
SIDE_WIDTH = 152.0
UNITS_SHOWN = 24

_TRACK_HEIGHT = 27.0
_POINT = 6.0
_GAP = 2.4
_NAME_WIDTH = 150.0
_STAGE_WIDTH = 23.0
_TOTAL_WIDTH = 34.0
_LEVEL_WIDTH = 32.0
_LABEL_WIDTH, _LETTER = 52.0, 4.6
_LONG_NAME = 13
_ROW = 13.5
_LEVELS: tuple[Level, ...] = ("green", "amber", "red")


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the unit table's columns stand: room for names, and which levels have a column."""

    name_width: float
    levels: tuple[Level, ...]

    @property
    def end(self) -> float:
        """The right edge of the column of totals."""
        return self.name_width + 10 * _STAGE_WIDTH + _TOTAL_WIDTH


def stage_track(stages: Sequence[StageFigure], programme_stage: int) -> Drawing:
    """The pipeline and the nine stages as a strip of arrows: now, and then in brackets.

    An arrow is filled where there are more than then; a bar below marks the stages the programme has completed.
    """
    marks: list[Mark] = []
    width = (WIDTH - _GAP * (len(stages) - 1)) / len(stages)
    for place, figure in enumerate(stages):
        x = place * (width + _GAP)
        has_grown = figure.then is not None and figure.now > figure.then
        fill, words = ("accent", "paper") if has_grown else ("soft", "ink")
        if figure.number < FIRST:
            marks.append(
                box(x, 0, width, _TRACK_HEIGHT, "accent" if has_grown else None, None if has_grown else "rule")
            )
        else:
            marks.append(_arrow(x, width, fill, is_first=figure.number == FIRST, is_last=place == len(stages) - 1))
        marks.extend(_track_words(figure, x, width, words))
        label_weight = 600 if has_grown else 400
        if figure.number >= FIRST:
            marks.append(
                Text(
                    x + width / 2,
                    _TRACK_HEIGHT + 14.5,
                    tr("Stage {number}", number=figure.number),
                    7,
                    400,
                    "muted",
                    "centre",
                )
            )
        lines = figure.short.rsplit(" ", 1)
        size, room = (7.5, width + 1) if max(map(len, lines)) <= _LONG_NAME else (6.2, width + 5)
        for row, line in enumerate(lines):
            y = _TRACK_HEIGHT + (24.0 if figure.number >= FIRST else 14.5) + row * 9
            marks.append(Text(x + width / 2, y, line, size, label_weight, "ink", "centre", room))
        if FIRST <= figure.number <= programme_stage:
            marks.append(box(x, _TRACK_HEIGHT + 2.4, width - 2, 2.2, "ink"))
    return Drawing(WIDTH, _TRACK_HEIGHT + 36, tuple(marks))


def _track_words(figure: StageFigure, x: float, width: float, role: str) -> list[Mark]:
    """The number now and, where the past is known, the number then beside it."""
    now, middle = f"{figure.now:,}", x + width / 2
    if figure.then is None:
        return [Text(middle + 1, 18.2, now, 13, 700, role, "centre")]
    then = f"({figure.then:,})"
    size = 12.0 if len(now) + len(then) < 8 else 9.0
    room = len(now) * size * 0.64 + len(then) * 7 * 0.52 + 2.5
    left = middle + 1 - room / 2
    return [
        Text(left, 18, now, size, 700, role),
        Text(left + room, 18, then, 7, 400, role, "right"),
    ]


def _arrow(x: float, width: float, fill: str, *, is_first: bool, is_last: bool) -> Shape:
    """An arrow that fits into the next one; the first begins and the last ends straight."""
    notch = 0.0 if is_first else _POINT
    right = x + width + (0.0 if is_last else _POINT - _GAP)
    tip = right if is_last else right + 0.0
    shoulder = right if is_last else right - _POINT
    points = [(x, 0.0), (shoulder, 0.0), (tip, _TRACK_HEIGHT / 2), (shoulder, _TRACK_HEIGHT), (x, _TRACK_HEIGHT)]
    if notch:
        points.append((x + notch, _TRACK_HEIGHT / 2))
    return Shape(tuple(points), fill)


def status_bars(counts: Sequence[CountFigure]) -> Drawing:
    """Horizontal bars with their number at the end, in the order given, from a common zero."""
    marks: list[Mark] = []
    most = max((figure.count for figure in counts), default=0)
    left = max(_LABEL_WIDTH, 4.0 + _LETTER * max((len(figure.label) for figure in counts), default=0))
    room = SIDE_WIDTH - left - 32.0
    for row, figure in enumerate(counts):
        y = row * 15.0
        length = room * figure.count / most if most else 0.0
        marks.append(Text(0, y + 9.4, figure.label, 8, 400, "ink", "left", left - 4))
        if figure.count:
            marks.append(box(left, y + 2, max(length, 0.8), 9.5, "bar"))
        marks.append(Text(left + length + 4, y + 9.4, f"{figure.count:,}", 8, 600))
    marks.append(Line(left, 0, left, len(counts) * 15.0 - 1, 0.6, "ink"))
    return Drawing(SIDE_WIDTH, len(counts) * 15.0, tuple(marks))


def unit_table(units: Sequence[UnitFigure]) -> Drawing:
    """Units by stage, darker where there are more, with delivery levels at the right and a line of sums."""
    shown = _with_others(units)
    most = max((count for unit in units[:UNITS_SHOWN] for count in unit.by_stage), default=0)
    is_rated = any(count for unit in units for level, count in unit.levels if level != "none")
    grid = _Grid(_NAME_WIDTH if is_rated else _NAME_WIDTH + len(_LEVELS) * _LEVEL_WIDTH, _LEVELS if is_rated else ())
    marks: list[Mark] = _unit_head(grid)
    y = 19.0
    for place, unit in enumerate(shown):
        is_sum = place == UNITS_SHOWN
        marks.extend(_unit_row(unit, y, 0 if is_sum else most, grid))
        y += _ROW
    if len(shown) > 1:
        marks.append(Line(0, y + 0.5, WIDTH, y + 0.5, 0.9, "ink"))
        marks.extend(_unit_row(_sum_of(tr("All units"), units), y + 1.5, 0, grid, weight=600))
        y += _ROW + 1.5
    return Drawing(WIDTH, y, tuple(marks))


def _with_others(units: Sequence[UnitFigure]) -> list[UnitFigure]:
    """The largest units, and one line with the sum of all others where there are too many."""
    if len(units) <= UNITS_SHOWN:
        return list(units)
    rest = units[UNITS_SHOWN:]
    return [
        *units[:UNITS_SHOWN],
        _sum_of(trn("{count} other unit", "{count} other units", len(rest)), rest),
    ]


def _sum_of(name: str, units: Sequence[UnitFigure]) -> UnitFigure:
    by_stage = tuple(sum(unit.by_stage[stage] for unit in units) for stage in range(10))
    levels: dict[Level, int] = {"green": 0, "amber": 0, "red": 0, "none": 0}
    for unit in units:
        for level, count in unit.levels:
            levels[level] += count
    return UnitFigure(name, by_stage, tuple(levels.items()))


def _unit_head(grid: _Grid) -> list[Mark]:
    marks: list[Mark] = [Text(0, 11, tr("Business unit"), 7.5, 600, "muted")]
    for stage in range(10):
        x = grid.name_width + (stage + 0.5) * _STAGE_WIDTH
        marks.append(Text(x, 11, str(stage) if stage else tr("Pipe"), 7.5, 600, "muted", "centre"))
    x = grid.end
    marks.append(Text(x - 2, 11, tr("Total"), 7.5, 600, "muted", "right"))
    for place, level in enumerate(grid.levels):
        marks.extend(sign(level, x + (place + 1) * _LEVEL_WIDTH - 10, 4, 8))
    marks.append(Line(0, 16.5, WIDTH, 16.5, 0.9, "ink"))
    return marks


def _unit_row(unit: UnitFigure, y: float, most: int, grid: _Grid, weight: int = 400) -> list[Mark]:
    base = y + 9.6
    marks: list[Mark] = [Text(0, base, unit.name, 8, max(weight, 500), "ink", "left", grid.name_width - 8)]
    for stage, count in enumerate(unit.by_stage):
        x = grid.name_width + stage * _STAGE_WIDTH
        step = _heat(count, most)
        if step:
            marks.append(box(x + 0.6, y + 0.6, _STAGE_WIDTH - 1.2, _ROW - 1.2, f"heat{step}"))
        words = f"{count:,}" if count else "·"
        role = "paper" if step >= 4 else "ink" if count else "faint"
        marks.append(Text(x + _STAGE_WIDTH / 2, base, words, 7.5, weight if count else 400, role, "centre", 23))
    x = grid.end
    marks.append(Text(x - 2, base, f"{unit.total:,}", 8, 600, "ink", "right"))
    levels = dict(unit.levels)
    for place, level in enumerate(grid.levels):
        count = levels.get(level, 0)
        right = x + (place + 1) * _LEVEL_WIDTH - 2
        marks.append(Text(right, base, f"{count:,}" if count else "·", 8, weight, "ink" if count else "faint", "right"))
    marks.append(Line(0, y + _ROW, WIDTH, y + _ROW, 0.3, "hair"))
    return marks


def _heat(count: int, most: int) -> int:
    """0 for nothing, then 1 (few) to 5 (most)."""
    if not count or not most:
        return 0
    return 1 + min(4, int(5 * (count - 1) / most)) if most > 5 else min(5, count)
