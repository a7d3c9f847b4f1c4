"""From a change in the programme file to a Qt signal: who shows records listens here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

Touched = Mapping[str, frozenset[int] | None]
"""The ids that a change set touched by kind of record; None stands for "many"; no kind at all means anything."""


class Bridge(QObject):
    """``changed`` carries a :data:`Touched`."""

    changed = Signal(object)

    def tell(self, touched: Touched | Iterable[str] = ()) -> None:
        """Say that records changed: by kind with their ids, or just the kinds."""
        self.changed.emit(dict(touched) if isinstance(touched, Mapping) else dict.fromkeys(touched))


class Current(QObject):
    """The record and the selection that grid, board, roadmap and detail panel share."""

    changed = Signal(object)
    selection_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind = "use_case"
        self._record_id: int | None = None
        self._selected: tuple[int, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of the record."""
        return self._kind

    @property
    def record_id(self) -> int | None:
        """The id of the record, None when there is none."""
        return self._record_id

    @property
    def selected(self) -> tuple[int, ...]:
        """The ids of all selected records in the order shown; the current one alone when no more are selected."""
        return self._selected or ((self._record_id,) if self._record_id is not None else ())

    def set(self, record_id: int | None, kind: str = "use_case") -> None:
        """Make ``record_id`` the current record."""
        if (record_id, kind) != (self._record_id, self._kind):
            is_kept = kind == self._kind and record_id in self._selected
            self._record_id, self._kind = record_id, kind
            if not is_kept:
                self._selected = ()
            self.changed.emit(record_id)

    def select(self, ids: Iterable[int]) -> None:
        """Make ``ids`` the selection (of the current kind)."""
        wanted = tuple(ids)
        if wanted != self._selected:
            self._selected = wanted
            self.selection_changed.emit()
