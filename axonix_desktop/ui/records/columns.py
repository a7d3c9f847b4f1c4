"""The rows of one kind of record as columns of Python lists with an order: sorted and filtered without Qt.

Values are kept as the programme file stores them and turned into words only where they are shown; equal values share
their words and their place in the order, so 100,000 rows cost little more than their distinct values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from axonix_desktop.core.fields import Field
from axonix_desktop.core.filters import Condition
from axonix_desktop.core.kinds import Date, Key, Kind, Moment, Reference, Stored, Text

_EMPTY_RANK = float("inf")


@dataclass(frozen=True, slots=True)
class SortKey:
    """One key of a sort: the field's name and its direction."""

    field: str
    is_descending: bool = False


class Column:
    """The stored values of one field with their words and their order."""

    __slots__ = ("_is_plain", "_ranks", "_words", "field", "labels", "values")

    def __init__(self, field: Field, values: list[Stored], labels: Mapping[int, str] | None = None) -> None:
        """``labels`` are the titles of the records a reference points to, by id."""
        self.field = field
        self.values = values
        self.labels: Mapping[int, str] = labels or {}
        self._is_plain = type(field.kind) in (Text, Key, Kind) or isinstance(field.kind, Text)
        self._words: dict[Stored, str] = {}
        self._ranks: list[float] | None = None

    def text(self, row: int) -> str:
        """The words of row ``row``, as a person reads them; empty for no value."""
        value = self.values[row]
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
            return _moment_words(str(value))
        try:
            return self.field.kind.show(self.field.kind.from_store(value))
        except (ValueError, TypeError):
            return str(value)

    def ranks(self) -> list[float]:
        """The place of each row in ascending order of value; rows without a value stand at infinity."""
        if self._ranks is None:
            distinct = {value for value in self.values if value is not None and value != ""}
            ordered = sorted(distinct, key=self._sort_key)
            place: dict[Stored, float] = {}
            last_key, rank = None, -1.0
            for value in ordered:
                key = self._sort_key(value)
                rank += key != last_key
                place[value] = _EMPTY_RANK if key[0] else rank
                last_key = key
            self._ranks = [place.get(value, _EMPTY_RANK) for value in self.values]
        return self._ranks

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
        self._ranks = None


def _moment_words(stored: str) -> str:
    """A moment kept as UTC text, in this computer's time: ``22 Nov 2026, 14:32``."""
    try:
        moment = datetime.fromisoformat(stored).astimezone()
    except ValueError:
        return stored
    return f"{Date().show(moment.date())}, {moment:%H:%M}"


class RecordColumns:
    """All loaded columns of one kind, the ids of the rows, and the rows to show in order.

    ``order[i]`` is the row number shown at place ``i``.
    """

    def __init__(self, ids: list[int], columns: Iterable[Column]) -> None:
        self.ids = ids
        self.columns: dict[str, Column] = {column.field.name: column for column in columns}
        self.order: list[int] = list(range(len(ids)))
        self.sort_keys: tuple[SortKey, ...] = ()
        self.filter_text = ""
        self.conditions: tuple[Condition, ...] = ()
        self._sorted: list[int] = self.order
        self._searched: tuple[str, ...] = tuple(self.columns)
        self._haystack: list[str] = []
        self._places: dict[int, int] | None = None
        self._rows: dict[int, int] | None = None

    @property
    def total(self) -> int:
        """Number of rows, shown or not."""
        return len(self.ids)

    @property
    def shown(self) -> int:
        """Number of rows the filter lets through."""
        return len(self.order)

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

    def sort(self, keys: Sequence[SortKey]) -> None:
        """Order the rows by ``keys``, first key first; by value, empties last in both directions, else stable."""
        self.sort_keys = tuple(key for key in keys if key.field in self.columns)
        rows = list(range(len(self.ids)))
        for key in reversed(self.sort_keys):
            ranks = self.columns[key.field].ranks()
            if key.is_descending:
                ranks = [rank if rank == _EMPTY_RANK else -rank for rank in ranks]
            rows.sort(key=ranks.__getitem__)
        self._sorted = rows
        self._refilter(rows)

    def search_in(self, names: Sequence[str]) -> None:
        """Let the filter look at the columns ``names`` (those on screen)."""
        wanted = tuple(name for name in names if name in self.columns)
        if wanted != self._searched:
            self._searched = wanted
            self._haystack = []
            if self.filter_text:
                self._refilter(self._sorted)

    def filter(self, text: str) -> None:
        """Show only rows that hold every word of ``text`` in some searched column, whatever the case."""
        before, self.filter_text = self.filter_text, text
        narrower = bool(before) and text.startswith(before)
        self._refilter(self.order if narrower else self._sorted)

    @property
    def is_narrowed(self) -> bool:
        """Whether words or conditions keep rows out."""
        return bool(self.filter_text or self.conditions)

    def narrow(self, conditions: Sequence[Condition]) -> None:
        """Show only rows that meet all ``conditions``."""
        self.conditions = tuple(conditions)
        self._refilter(self._sorted)

    def put_in_order(self) -> None:
        """Sort and filter anew after values changed."""
        self.sort(self.sort_keys)

    def take_over(self, old: RecordColumns) -> None:
        """Sort, filter and search as ``old`` does."""
        self.search_in(old._searched)
        self.filter_text, self.conditions = old.filter_text, old.conditions
        self.sort(old.sort_keys)

    def put(self, row: int, values: Mapping[str, Stored]) -> None:
        """Give row ``row`` other values, by field name."""
        for name, value in values.items():
            self.columns[name].put(row, value)
        self._haystack = self._haystack[:0]

    def prepare_search(self, most: int) -> bool:
        """Fold the words of up to ``most`` further rows; True when all are ready."""
        start = len(self._haystack)
        columns = [self.columns[name] for name in self._searched]
        for row in range(start, min(start + most, len(self.ids))):
            self._haystack.append("\n".join([column.text(row) for column in columns]).casefold())
        return len(self._haystack) >= len(self.ids)

    def _refilter(self, rows: list[int]) -> None:
        """Show those of ``rows`` that the filter lets through."""
        words = self.filter_text.casefold().split()
        if words:
            self.prepare_search(len(self.ids))
            haystack = self._haystack
            for word in words:
                rows = [row for row in rows if word in haystack[row]]
        for condition in self.conditions:
            if condition.field == "id":
                wanted = set(condition.values)
                rows = [row for row in rows if self.ids[row] in wanted]
        self.order = rows if words else list(rows)
        self._places = None
