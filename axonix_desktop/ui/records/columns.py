"""The rows of one kind of record as columns of Python lists with an order: sorted and filtered without Qt.

Values are kept as the programme file stores them and turned into words only where they are shown; equal values share
their words and their place in the order, so 100,000 rows cost little more than their distinct values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from axonix_desktop.core.fields import Field
from axonix_desktop.core.filter_words import value_words
from axonix_desktop.core.filters import Condition, meets
from axonix_desktop.core.kinds import Key, Kind, Moment, Reference, Stored, Text
from axonix_desktop.core.moments import shown_moment
from axonix_desktop.ui.records.finding import Finder
from axonix_desktop.ui.records.grouping import Group, Path, grouped

EMPTY_RANK = float("inf")
_EXACT = 2.0**53
_MOST_FINDERS = 2
_BEGINNING = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class SortKey:
    """One key of a sort: the field's name and its direction."""

    field: str
    is_descending: bool = False


class Column:
    """The stored values of one field with their words and their order."""

    __slots__ = ("_distinct", "_is_plain", "_places", "_ranks", "_words", "field", "labels", "values")

    def __init__(self, field: Field, values: list[Stored], labels: Mapping[int, str] | None = None) -> None:
        """``labels`` are the titles of the records a reference points to, by id."""
        self.field = field
        self.values = values
        self.labels: Mapping[int, str] = labels or {}
        self._is_plain = type(field.kind) in (Text, Key, Kind) or isinstance(field.kind, Text)
        self._words: dict[Stored, str] = {}
        self._ranks: list[float] | None = None
        self._places: dict[Stored, float] = {}
        self._distinct = 0

    def text(self, row: int) -> str:
        """The words of row ``row``, as a person reads them; empty for no value."""
        return self.word(self.values[row])

    def word(self, value: Stored) -> str:
        """The words of a stored value; empty for no value."""
        if value is None:
            return ""
        if self._is_plain:
            return value if isinstance(value, str) else str(value)
        found = self._words.get(value)
        if found is None:
            found = self._words[value] = self._worded(value)
        return found

    def _worded(self, value: Stored) -> str:
        """Turn a stored value into words; what cannot be read is shown as it is."""
        if isinstance(self.field.kind, Reference):
            return self.labels.get(value, "") if isinstance(value, int) else ""
        if isinstance(self.field.kind, Moment):
            return shown_moment(str(value))
        return value_words(self.field.kind, value)

    def ranks(self) -> list[float]:
        """The place of each row in ascending order of value; rows without a value stand at infinity."""
        if self._ranks is None:
            distinct = {value for value in self.values if value is not None and value != ""}
            keyed = sorted(((self._sort_key(value), value) for value in distinct), key=lambda pair: pair[0])
            place: dict[Stored, float] = {}
            last_key, rank = None, -1.0
            for key, value in keyed:
                rank += key != last_key
                place[value] = EMPTY_RANK if key[0] else rank
                last_key = key
            place[None] = place[""] = EMPTY_RANK
            self._places, self._distinct = place, int(rank) + 1
            self._ranks = [place[value] for value in self.values]
        return self._ranks

    def sort_ranks(self, *, is_descending: bool) -> tuple[list[float], int]:
        """Whole numbers that put the rows in order with empties last, and how many different ones there may be."""
        ranks, last = self.ranks(), float(self._distinct)
        if is_descending:
            return [last if rank == EMPTY_RANK else last - 1 - rank for rank in ranks], self._distinct + 1
        return [last if rank == EMPTY_RANK else rank for rank in ranks], self._distinct + 1

    def _sort_key(self, value: Stored) -> tuple[int, str, object]:
        """Order by value within one type; values that cannot be read come last."""
        kind = self.field.kind
        if isinstance(kind, Reference):
            text = self._worded(value)
            return (0, "text", text.casefold()) if text else (1, "", "")
        try:
            empty, key = kind.sort_key(kind.from_store(value))
        except (ValueError, TypeError):
            return (1, "", str(value))
        return (empty, type(key).__name__ if not isinstance(key, (int, float)) else "number", key)

    def relabel(self, labels: Mapping[int, str]) -> None:
        """Take other titles for what a reference points to."""
        self.labels = labels
        self._words.clear()
        self._ranks = None

    def put(self, row: int, value: Stored) -> None:
        """Give row ``row`` another value."""
        self.values[row] = value
        if self._ranks is not None and value in self._places:
            self._ranks[row] = self._places[value]
        else:
            self._ranks = None


class RecordColumns:
    """All loaded columns of one kind, the ids of the rows, and the rows to show in order.

    ``order[i]`` is what stands at place ``i``: a row number, or ``-(g + 1)`` for the heading of ``groups[g]``.
    ``rows`` are the rows shown without headings, those of closed groups included.
    """

    def __init__(self, ids: list[int], columns: Iterable[Column]) -> None:
        self.ids = ids
        self.columns: dict[str, Column] = {column.field.name: column for column in columns}
        self.rows: list[int] = list(range(len(ids)))
        self.order: list[int] = self.rows
        self.groups: list[Group] = []
        self.sort_keys: tuple[SortKey, ...] = ()
        self.filter_text = ""
        self.conditions: tuple[Condition, ...] = ()
        self.group_by: tuple[str, ...] = ()
        self.closed: frozenset[Path] = frozenset()
        self.today = _BEGINNING
        self._sorted: list[int] = self.rows
        self._met: list[int] = self.rows
        self._searched: tuple[str, ...] = tuple(self.columns)
        self._finders: dict[frozenset[str], Finder] = {}
        self._places: dict[int, int] | None = None
        self._rows: dict[int, int] | None = None

    @property
    def total(self) -> int:
        """Number of rows, shown or not."""
        return len(self.ids)

    @property
    def shown(self) -> int:
        """Number of rows the filter lets through."""
        return len(self.rows)

    def fields(self) -> list[Field]:
        """The fields of the loaded columns."""
        return [column.field for column in self.columns.values()]

    def add_column(self, column: Column) -> None:
        """Take in another column (its values in the order of ``ids``)."""
        self.columns[column.field.name] = column

    def row_of(self, record_id: int) -> int | None:
        """The row number of the record ``record_id``, shown or not."""
        if self._rows is None:
            self._rows = {one: row for row, one in enumerate(self.ids)}
        return self._rows.get(record_id)

    def place_of(self, record_id: int) -> int | None:
        """The place at which the record ``record_id`` is shown, or None."""
        row = self.row_of(record_id)
        if row is None:
            return None
        if self._places is None:
            self._places = {row: place for place, row in enumerate(self.order)}
        return self._places.get(row)

    def neighbour(self, record_id: int, steps: int) -> int | None:
        """The record that stands so many records after (or before) another one; None where the rows end."""
        place = self.place_of(record_id)
        step = 1 if steps > 0 else -1
        left = abs(steps)
        while place is not None and left:
            place += step
            if not 0 <= place < len(self.order):
                return None
            left -= self.order[place] >= 0
        return self.ids[self.order[place]] if place is not None else None

    def group_at(self, place: int) -> Group | None:
        """The group whose heading stands at ``place``, None for a row."""
        number = self.order[place] if 0 <= place < len(self.order) else 0
        return self.groups[-number - 1] if number < 0 else None

    def sort(self, keys: Sequence[SortKey]) -> None:
        """Order the rows by ``keys``, first key first; by value, empties last in both directions, else stable."""
        self.sort_keys = tuple(key for key in keys if key.field in self.columns)
        rows = list(range(len(self.ids)))
        parts = [self.columns[key.field].sort_ranks(is_descending=key.is_descending) for key in self.sort_keys]
        for ranks in _merged(parts):
            rows.sort(key=ranks.__getitem__)
        self._sorted = rows
        self._refilter()

    def search_in(self, names: Sequence[str]) -> None:
        """Let the filter look at the columns ``names`` (those on screen)."""
        wanted = tuple(name for name in names if name in self.columns)
        if sorted(wanted) != sorted(self._searched):
            self._searched = wanted
            if self.filter_text:
                self._refind(self._met)

    def filter(self, text: str) -> None:
        """Show only rows that hold every word of ``text`` in some searched column, whatever the case."""
        before, self.filter_text = self.filter_text, text
        if before and text.startswith(before):
            self._refind(self.rows, text.casefold().split()[max(len(before.split()) - 1, 0) :])
        else:
            self._refind(self._met)

    @property
    def is_narrowed(self) -> bool:
        """Whether words or conditions keep rows out."""
        return bool(self.filter_text or self.conditions)

    def narrow(self, conditions: Sequence[Condition]) -> None:
        """Show only rows that meet all ``conditions``."""
        self.conditions = tuple(conditions)
        self._refilter()

    def group(self, by: Sequence[str], closed: frozenset[Path] | None = None) -> None:
        """Put the rows in groups by the fields ``by`` (none: no groups); ``closed`` says which are folded."""
        self.group_by = tuple(name for name in by if name in self.columns)
        if closed is not None:
            self.closed = closed
        self._regroup()

    def put_in_order(self) -> None:
        """Sort and filter anew after values changed."""
        self.sort(self.sort_keys)

    def take_over(self, old: RecordColumns) -> None:
        """Sort, filter, group and search as ``old`` does."""
        self.search_in(old._searched)
        self.filter_text, self.conditions, self.today = old.filter_text, old.conditions, old.today
        self.group_by, self.closed = tuple(name for name in old.group_by if name in self.columns), old.closed
        self.sort(old.sort_keys)

    def put(self, row: int, values: Mapping[str, Stored]) -> None:
        """Give row ``row`` other values, by field name."""
        for name, value in values.items():
            self.columns[name].put(row, value)
        for finder in self._finders.values():
            finder.read_again(row)

    def relabel(self, name: str, labels: Mapping[int, str]) -> None:
        """Take other titles for what the column ``name`` refers to; the filter reads its rows anew."""
        self.columns[name].relabel(labels)
        self._finders.clear()

    def prepare_search(self, most: int) -> bool:
        """Read up to ``most`` further rows for the filter; True when all is ready."""
        return self._ready_finder().prepare(most)

    def _ready_finder(self) -> Finder:
        """What finds words in the searched columns; those of the last few sets of columns are kept."""
        key = frozenset(self._searched)
        found = self._finders.pop(key, None)
        if found is None:
            columns = [self.columns[name] for name in self._searched]
            found = Finder(
                len(self.ids), lambda row: "\n".join([column.word(column.values[row]) for column in columns])
            )
            while len(self._finders) >= _MOST_FINDERS:
                del self._finders[next(iter(self._finders))]
        self._finders[key] = found
        return found

    def counted(self, name: str) -> Counter[Stored]:
        """How often each value of a column occurs among the rows that meet the other conditions and hold the words."""
        values = self.columns[name].values
        rows = self._meeting(self._sorted, [one for one in self.conditions if one.field != name])
        for word in self.filter_text.casefold().split():
            rows = self._ready_finder().among(rows, word)
        found = Counter([values[row] for row in rows])
        if "" in found:
            found[None] += found.pop("")
        return found

    def _refilter(self) -> None:
        """Look anew which rows meet the conditions, then which of them hold the words."""
        self._met = self._meeting(self._sorted, self.conditions)
        self._refind(self._met)

    def _meeting(self, rows: list[int], conditions: Sequence[Condition]) -> list[int]:
        """Those of ``rows`` that meet all of ``conditions``."""
        for condition in conditions:
            if condition.is_named_set:
                among = frozenset(condition.values)
                rows = [row for row in rows if self.ids[row] in among]
            elif condition.field in self.columns:
                column = self.columns[condition.field]
                values, test = column.values, meets(condition, column.field.kind, self.today, column.word)
                right = {value for value in set(values) if test(value)}
                rows = [row for row in rows if values[row] in right]
        return rows

    def _refind(self, rows: list[int], words: Sequence[str] | None = None) -> None:
        """Show those of ``rows`` that hold the words; ``words`` are those not looked for yet, all unless said."""
        wanted = self.filter_text.casefold().split() if words is None else words
        if wanted:
            finder = self._ready_finder()
            for word in sorted(wanted, key=len, reverse=True):
                rows = finder.among(rows, word)
        self.rows = rows
        self._regroup()

    def _regroup(self) -> None:
        """Put headings between the rows where they are grouped."""
        if self.group_by:
            self.order, self.groups = grouped(self.rows, self.columns, self.group_by, self.closed)
        else:
            self.order, self.groups = self.rows, list[Group]()
        self._places = None


def _merged(parts: Sequence[tuple[list[float], int]]) -> list[list[float]]:
    """The ranks of several keys as few lists of numbers, to sort by one after the other (last key first)."""
    merged: list[list[float]] = []
    room = 1.0
    for ranks, count in reversed(parts):
        if merged and room * count < _EXACT:
            merged[-1] = [rank * room + lower for rank, lower in zip(ranks, merged[-1], strict=True)]
            room *= count
        else:
            merged.append(ranks)
            room = float(count)
    return merged
