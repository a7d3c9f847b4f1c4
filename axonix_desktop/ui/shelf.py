"""Which tabs stay made: those shown lately. The others are closed where nothing is lost by making them anew."""

from __future__ import annotations

from collections.abc import Callable

_KEPT = 8


class Shelf:
    """The tabs of an open programme, the one shown last at the end."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._held: dict[str, Callable[[], bool]] = {}

    def put(self, tab_id: str, give_up: Callable[[], bool]) -> None:
        """A tab is shown; ``give_up`` closes it once it is among the oldest, and answers whether it did."""
        self._held.pop(tab_id, None)
        self._held[tab_id] = give_up
        for one in list(self._held)[: -self._kept]:
            if self._held[one]():
                del self._held[one]
