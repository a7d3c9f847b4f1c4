"""The way back from a record of another kind to the one it was opened from."""

from __future__ import annotations

from collections.abc import Callable

from axonix_desktop.ui.detail.reading import ShownRecord


class WayBack:
    """Remembers what one came from: a use case, then its checklist answer, then the person who owes it."""

    def __init__(self) -> None:
        self._trail: list[tuple[str, int, str]] = []

    def to(self, record: ShownRecord, before: ShownRecord | None) -> str:
        """``record`` is shown after ``before``; what the way back leads to is called so, empty for no way back."""
        known = [(kind, record_id) for kind, record_id, _called in self._trail]
        if (record.kind, record.id) in known:
            del self._trail[known.index((record.kind, record.id)) :]
        elif record.kind == "use_case":
            self._trail.clear()
        elif before is not None and before.kind != record.kind:
            self._trail.append((before.kind, before.id, before.called))
        return self._trail[-1][2] if self._trail else ""

    def go(self, open_record: Callable[[str, int], object]) -> None:
        """Go one step back."""
        if self._trail:
            kind, record_id, _called = self._trail[-1]
            open_record(kind, record_id)
