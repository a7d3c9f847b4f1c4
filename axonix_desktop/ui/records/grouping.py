"""Rows in groups: headings between the rows, with count and sums, open or closed; one or two levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made_by
from typing import Protocol

from axonix_desktop.core.fields import Field
from axonix_desktop.core.filter_words import empty_words
from axonix_desktop.core.filters import is_dated, is_listed
from axonix_desktop.core.kinds import Key, LongText, Percent, Stored, Text
from axonix_desktop.core.words import mark, tr, trn


class GroupColumn(Protocol):
    """What grouping asks of a column."""

    field: Field
    values: list[Stored]

    def word(self, value: Stored) -> str:
        """The words of a stored value."""
        ...

    def ranks(self) -> list[float]:
        """The place of each row in ascending order of value."""
        ...


Path = tuple[str, ...]
"""Which group: the stored values of its headings from the outermost on, as text."""
MOST_LEVELS = 2
_MONTHS = (
    mark("January {year}"), mark("February {year}"), mark("March {year}"), mark("April {year}"), mark("May {year}"),
    mark("June {year}"), mark("July {year}"), mark("August {year}"), mark("September {year}"), mark("October {year}"),
    mark("November {year}"), mark("December {year}"),
)  # fmt: skip


@dataclass(slots=True)
class Group:
    """One heading: ``rows`` are the row numbers below it, in their order, shown or not."""

    path: Path
    level: int
    field: Field
    title: str
    rows: list[int]
    is_open: bool
    _figures: dict[str, tuple[float, int]] = made_by(default_factory=dict[str, tuple[float, int]])

    @property
    def count(self) -> int:
        """How many records stand in the group."""
        return len(self.rows)

    def figure(self, column: GroupColumn) -> tuple[float, int]:
        """Sum of the column's numbers in the group, and how many of them there are."""
        name = column.field.name
        if name not in self._figures:
            values = column.values
            numbers = [value for row in self.rows if isinstance(value := values[row], (int, float))]
            self._figures[name] = (sum(numbers), len(numbers))
        return self._figures[name]


def may_group(one: Field) -> bool:
    """Whether rows can be grouped by a field: choices, references, yes or no, stages, days (by month), short texts."""
    kind = one.kind
    if is_listed(kind) or is_dated(kind):
        return True
    return isinstance(kind, Text) and not isinstance(kind, (LongText, Key)) and kind.name == "text"


def grouped(
    rows: Sequence[int], columns: Mapping[str, GroupColumn], by: Sequence[str], closed: frozenset[Path]
) -> tuple[list[int], list[Group]]:
    """The order with headings, and the groups; heading ``g`` stands in the order as ``-(g + 1)``."""
    order: list[int] = []
    groups: list[Group] = []
    _gather(list(rows), [columns[name] for name in by if name in columns][:MOST_LEVELS], (), closed, order, groups)
    return order, groups


def _gather(
    rows: list[int],
    by: Sequence[GroupColumn],
    above: Path,
    closed: frozenset[Path],
    order: list[int] | None,
    groups: list[Group],
) -> None:
    """Put the headings and rows of one level in order; without an order (closed above) only the groups are made."""
    column, inner = by[0], by[1:]
    for value, members in _buckets(rows, column):
        path = (*above, "" if value is None else str(value))
        is_open = path not in closed
        group = Group(path, len(above), column.field, title_of(column, value), members, is_open)
        groups.append(group)
        if order is not None:
            order.append(-len(groups))
        below = order if is_open else None
        if inner:
            _gather(members, inner, path, closed, below, groups)
        elif below is not None:
            below += members


def _buckets(rows: list[int], column: GroupColumn) -> list[tuple[Stored, list[int]]]:
    """The rows by value (days by month), values in their order, those without one last."""
    values, by_month = column.values, is_dated(column.field.kind)
    found: dict[Stored, list[int]] = {}
    for row in rows:
        value = values[row]
        if by_month and value:
            value = str(value)[:7]
        bucket = found.get(value)
        if bucket is None:
            found[value] = [row]
        else:
            bucket.append(row)
    if "" in found:
        found[None] = sorted(found.pop("") + found.get(None, []))
    if by_month:
        return sorted(found.items(), key=lambda one: (one[0] is None, str(one[0])))
    ranks = column.ranks()
    return sorted(found.items(), key=lambda one: (one[0] is None, ranks[one[1][0]]))


def title_of(column: GroupColumn, value: Stored) -> str:
    """The words of a heading."""
    if value is None:
        return empty_words()
    if is_dated(column.field.kind):
        year, _, month = str(value).partition("-")
        return tr(_MONTHS[int(month) - 1], year=year) if month.isdigit() and 1 <= int(month) <= 12 else str(value)
    return column.word(value) or str(value)


def figure_words(group: Group, column: GroupColumn) -> str:
    """Sum of a column in a group as its heading shows it, the average of shares; empty where there is no number."""
    total, count = group.figure(column)
    kind = column.field.kind
    if not kind.is_numeric or not count:
        return ""
    if isinstance(kind, Percent):
        return tr("{share} avg", share=kind.show(round(total / count, 1)))
    return kind.show(int(total) if float(total).is_integer() else round(total, 6))


def spoken_heading(group: Group, *, is_open: bool | None = None) -> str:
    """What a screen reader says on the heading of a group."""
    count = trn("{count} record", "{count} records", group.count)
    if group.is_open if is_open is None else is_open:
        return tr("Group {title}, {count}, open", title=group.title, count=count)
    return tr("Group {title}, {count}, closed", title=group.title, count=count)
