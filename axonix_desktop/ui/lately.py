"""What several pages read alike: as long as nothing has changed, whoever asks second gets what the first was given."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.touched import position

Found = TypeVar("Found")


class Lately:
    """The newest readings of an open programme by name; may be asked in a thread. Nobody changes what was read."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[int, Any]] = {}

    def read(self, f: ProgrammeFile, name: Hashable, read: Callable[[], Found]) -> Found:
        """What ``read`` gives, or gave when it was last asked by this ``name`` and the file stood where it stands."""
        now = position(f)
        kept = self._kept.get(name)
        if kept is not None and kept[0] == now:
            return kept[1]
        found = read()
        self._kept[name] = now, found
        return found

    def forget(self) -> None:
        """Something changed: let go of everything."""
        self._kept.clear()
