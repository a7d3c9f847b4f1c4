"""Ids made here, not by SQLite: 63-bit whole numbers, ordered by time, never used again.

An id is 42 bits of milliseconds since 1970 (until the year 2109) and 21 bits that start at random within each
millisecond and count upwards. Two laptops practically never meet, and within one process every id is greater than
the one before, even when the clock goes back.
"""

from __future__ import annotations

import secrets
import threading
import time

_SEQUENCE_BITS = 21
_LARGEST = 2**63 - 1


class IdSequence:
    """A row of ids in which each is greater than the last; safe to use from several threads."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    def take(self, count: int) -> range:
        """Return ``count`` new ids as one unbroken range."""
        start = time.time_ns() // 1_000_000 << _SEQUENCE_BITS | secrets.randbits(_SEQUENCE_BITS - 1)
        with self._lock:
            first = max(start, self._last + 1)
            last = first + count - 1
            if last > _LARGEST:
                raise OverflowError("There are no ids left.")
            self._last = max(last, self._last)
        return range(first, first + count)


_of_this_process = IdSequence()


def new_id() -> int:
    """Return an id that no record has: 63 bits, greater than every id made before in this process."""
    return _of_this_process.take(1)[0]


def new_ids(count: int) -> range:
    """Return ``count`` new ids in ascending order without a gap; for bulk inserts."""
    return _of_this_process.take(count)
