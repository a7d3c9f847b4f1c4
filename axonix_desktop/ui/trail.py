"""The way a person took through pages and records, for back and forward."""

from __future__ import annotations

from dataclasses import dataclass

_MOST = 100


@dataclass(frozen=True, slots=True)
class Stop:
    """A page, with the record that was current when it was left."""

    page_id: str
    record_id: int | None = None


class Trail:
    """Stops behind and ahead of the one a person is at."""

    def __init__(self) -> None:
        self._behind: list[Stop] = []
        self._ahead: list[Stop] = []
        self._here: Stop | None = None

    def go(self, page_id: str, record_id: int | None) -> None:
        """Arrive at a page by another way than back and forward; ``record_id`` was current where one was."""
        if self._here is None or self._here.page_id != page_id:
            if self._here is not None:
                self._behind = [*self._behind[1 - _MOST :], Stop(self._here.page_id, record_id)]
                self._ahead.clear()
            self._here = Stop(page_id)

    def may_step(self, steps: int) -> bool:
        """Whether there is a stop behind (-1) or ahead (1)."""
        return bool(self._behind if steps < 0 else self._ahead)

    def step(self, steps: int, record_id: int | None) -> Stop | None:
        """Go back (-1) or forward (1); the stop to show, None when there is none."""
        source, target = (self._behind, self._ahead) if steps < 0 else (self._ahead, self._behind)
        if not source:
            return None
        if self._here is not None:
            target.append(Stop(self._here.page_id, record_id))
        self._here = source.pop()
        return self._here
