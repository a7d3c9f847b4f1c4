"""From a change in the programme file to a Qt signal: who shows records listens here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Bridge(QObject):
    """``changed`` carries the kinds of record a change set touched (an empty set means: anything)."""

    changed = Signal(object)

    def tell(self, kinds: Iterable[str] = ()) -> None:
        """Say that records of ``kinds`` changed."""
        self.changed.emit(frozenset(kinds))


class Current(QObject):
    """The record that grid, board and detail panel share."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._record_id: int | None = None

    @property
    def record_id(self) -> int | None:
        """The id of the record, None when there is none."""
        return self._record_id

    def set(self, record_id: int | None) -> None:
        """Make ``record_id`` the current record."""
        if record_id != self._record_id:
            self._record_id = record_id
            self.changed.emit(record_id)
