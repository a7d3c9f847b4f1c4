"""The surest one-to-one match of columns and fields."""

from __future__ import annotations

from collections.abc import Mapping

_STEP = 1e-4


def best_pairs(sure: Mapping[tuple[int, str], float], least: float = 0.65) -> dict[int, str]:
    """Column → field such that each is used once and the sum of squared confidences is greatest.

    Squares let one sure pair outweigh two doubtful ones, and pairs below ``least`` only fill what the others leave;
    of equals the column further left wins. Takes time cubic in the fields of one cluster of pairs, and clusters are
    small: most headers name one field.
    """
    pairs: dict[int, str] = {}
    for columns, fields in _clusters(sure):
        worth = [
            [_worth(sure.get((column, one)), place, least) for place, column in enumerate(columns)] for one in fields
        ]
        for row, at in enumerate(_assign(worth)):
            if at is not None and (columns[at], fields[row]) in sure:
                pairs[columns[at]] = fields[row]
    return pairs


def _worth(confidence: float | None, place: int, least: float) -> float:
    if confidence is None:
        return 0.0
    return (confidence**2 if confidence >= least else 0.05 * confidence) - _STEP * place


def _clusters(sure: Mapping[tuple[int, str], float]) -> list[tuple[list[int], list[str]]]:
    """Columns and fields that hang together by any pair."""
    of_column: dict[int, list[str]] = {}
    of_field: dict[str, list[int]] = {}
    for column, one in sure:
        of_column.setdefault(column, []).append(one)
        of_field.setdefault(one, []).append(column)
    seen: set[int] = set()
    clusters: list[tuple[list[int], list[str]]] = []
    for start in sorted(of_column):
        if start in seen:
            continue
        columns, fields, todo = {start}, set[str](), [start]
        while todo:
            for one in of_column[todo.pop()]:
                if one not in fields:
                    fields.add(one)
                    fresh = [column for column in of_field[one] if column not in columns]
                    columns.update(fresh)
                    todo.extend(fresh)
        seen |= columns
        clusters.append((sorted(columns), sorted(fields)))
    return clusters


def _assign(worth: list[list[float]]) -> list[int | None]:
    """For each row a column, none twice, so that the sum is greatest (the Hungarian method, rows added one by one)."""
    rows, real = len(worth), len(worth[0])
    width = max(rows, real)
    cost = [[-one for one in row] + [0.0] * (width - len(row)) for row in worth]
    of_row, of_column, match = [0.0] * (rows + 1), [0.0] * (width + 1), [0] * (width + 1)
    for row in range(1, rows + 1):
        match[0] = row
        at, way = _free_column(cost, of_row, of_column, match)
        while at:
            match[at] = match[way[at]]
            at = way[at]
    taken: list[int | None] = [None] * rows
    for column in range(1, real + 1):
        if match[column]:
            taken[match[column] - 1] = column - 1
    return taken


def _free_column(
    cost: list[list[float]], of_row: list[float], of_column: list[float], match: list[int]
) -> tuple[int, list[int]]:
    """The column at the end of the cheapest chain of exchanges that frees one for ``match[0]``, and the chain."""
    width = len(of_column) - 1
    least, used, way = [float("inf")] * (width + 1), [False] * (width + 1), [0] * (width + 1)
    at = 0
    while True:
        used[at] = True
        here, step, following = match[at], float("inf"), 0
        for column in range(1, width + 1):
            if used[column]:
                continue
            rest = cost[here - 1][column - 1] - of_row[here] - of_column[column]
            if rest < least[column]:
                least[column], way[column] = rest, at
            if least[column] < step:
                step, following = least[column], column
        for column in range(width + 1):
            if used[column]:
                of_row[match[column]] += step
                of_column[column] -= step
            else:
                least[column] -= step
        at = following
        if match[at] == 0:
            return at, way
