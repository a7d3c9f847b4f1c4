"""The rows of one kind as grid, board and roadmap share them: one set of columns, one order, one filter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from PySide6.QtCore import QObject, Signal

from axonix_desktop.core.filters import Condition
from axonix_desktop.ui.bridge import Touched
from axonix_desktop.ui.records.columns import RecordColumns, SortKey
from axonix_desktop.ui.records.grouping import Path
from axonix_desktop.ui.records.source import RecordSource

What = Literal["rows", "order", "values"]
_MOST_PATCHED = 200


class ShownRecords(QObject):
    """``records`` as they are shown now.

    Whoever shows them listens to ``about_to_change(str)`` and ``changed(str)``: ``rows`` when other rows are there or
    shown, ``order`` when the same rows stand in another order, ``values`` when only values changed.
    """

    about_to_change = Signal(str)
    changed = Signal(str)

    def __init__(self, source: RecordSource | None, names: Sequence[str] = (), parent: QObject | None = None) -> None:
        """``names`` are the columns to load; without a ``source`` the rows are those given to :meth:`show`."""
        super().__init__(parent)
        self.source = source
        self.records = RecordColumns([], [])
        self._names = list(dict.fromkeys(names))
        self.is_loaded = False

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What rows must meet."""
        return self.records.conditions

    @property
    def filter_text(self) -> str:
        """The words that rows must hold."""
        return self.records.filter_text

    def show(self, records: RecordColumns) -> None:
        """Take other rows, as they are."""
        self.about_to_change.emit("rows")
        self.records = records
        self.changed.emit("rows")

    def load(self) -> None:
        """Read the rows anew and keep sort, filter and conditions. Raises FileProblemError."""
        fresh = self.read()
        if fresh is not None:
            self.take(fresh)

    def read(self) -> RecordColumns | None:
        """The rows as the file has them, to be taken; may be called in a thread. Raises FileProblemError."""
        return self.source.load(self._names) if self.source is not None else None

    def take(self, fresh: RecordColumns) -> None:
        """Show rows that were read, with columns asked for meanwhile; sort, filter and conditions stay."""
        old = self.records
        if self.source is not None:
            for name in self._names:
                if name not in fresh.columns:
                    self.source.add(fresh, name)
            old.today = self.source.today()
        fresh.take_over(old)
        self.is_loaded = True
        self.show(fresh)

    def need(self, *names: str) -> None:
        """Make sure that the columns ``names`` are loaded."""
        for name in names:
            if name not in self._names:
                self._names.append(name)
            if self.is_loaded and self.source is not None and name not in self.records.columns:
                self.source.add(self.records, name)

    def forget_missing(self, known: Collection[str]) -> None:
        """Leave out own fields that are no longer there; take those that changed as they are now."""
        self._names = [name for name in self._names if not name.startswith("custom:") or name in known]
        if self.is_loaded:
            self.load()

    def refresh(self, ids: Collection[int] | None = None) -> None:
        """Bring the rows in line with the file: those of ``ids`` alone when they are few, else all."""
        if self.source is None or ids is None or len(ids) > _MOST_PATCHED or not self.is_loaded:
            self.load()
            return
        if not self.source.patch(self.records, ids):
            fresh = self.source.renewed(self.records, ids)
            fresh.take_over(self.records)
            self.show(fresh)
            return
        if self.records.is_narrowed or self.records.sort_keys:
            self.about_to_change.emit("rows")
            self.records.put_in_order()
            self.changed.emit("rows")
        else:
            self.changed.emit("values")

    def follow(self, touched: Touched) -> None:
        """Bring the rows in line with the file after ``touched`` records changed, and what they refer to is called."""
        if self.source is None or not self.is_loaded or "custom_field" in touched:
            self.load()
            return
        own = touched.get(self.source.record.kind, frozenset())
        if own is not None and len(own) <= _MOST_PATCHED:
            self.source.rename(self.records, touched)
        self.refresh(own)

    def sort_by(self, keys: Sequence[SortKey]) -> None:
        """Order the rows by ``keys``."""
        self.about_to_change.emit("order")
        self.records.sort(keys)
        self.changed.emit("order")

    def search_in(self, names: Sequence[str]) -> None:
        """Let the filter look at the columns ``names``."""
        if not self.records.filter_text:
            self.records.search_in(names)
            return
        self.about_to_change.emit("rows")
        self.records.search_in(names)
        self.changed.emit("rows")

    def filter_by(self, text: str) -> None:
        """Show only rows that hold the words of ``text``."""
        if text != self.records.filter_text:
            self.about_to_change.emit("rows")
            self.records.filter(text)
            self.changed.emit("rows")

    def set_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show only rows that meet all of ``conditions``."""
        self.need(*(one.field for one in conditions if not one.is_named_set))
        self.about_to_change.emit("rows")
        if self.source is not None:
            self.records.today = self.source.today()
        self.records.narrow(conditions)
        self.changed.emit("rows")

    def group_by(self, fields: Sequence[str], closed: frozenset[Path] | None = None) -> None:
        """Put the rows in groups by ``fields`` (none: no groups); ``closed`` says which are folded."""
        self.need(*fields)
        if tuple(fields) != self.records.group_by or (closed is not None and closed != self.records.closed):
            self.about_to_change.emit("rows")
            self.records.group(fields, closed)
            self.changed.emit("rows")

    def arrange(self, keys: Sequence[SortKey], conditions: Sequence[Condition], by: Sequence[str]) -> None:
        """Sort, narrow and group at once."""
        self.need(*(key.field for key in keys), *(one.field for one in conditions if not one.is_named_set), *by)
        self.about_to_change.emit("rows")
        records = self.records
        if self.source is not None:
            records.today = self.source.today()
        records.conditions, records.group_by = tuple(conditions), tuple(name for name in by if name in records.columns)
        records.sort(keys)
        self.changed.emit("rows")
