"""What the editors of a form ask of the programme file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol


class FormDoor(Protocol):
    """Names, days and records made on the way."""

    def titles(self, kind: str) -> Mapping[int, str]:
        """The title of every record of ``kind`` by id."""
        ...

    def make(self, kind: str, title: str) -> int | None:
        """Add a record of ``kind`` called ``title`` and return its id; None when it could not be made."""
        ...

    def may_make(self, kind: str) -> bool:
        """Whether a record of ``kind`` can be made from a title alone."""
        ...

    def today(self) -> date:
        """The day it is."""
        ...

    def now(self) -> datetime:
        """The moment it is."""
        ...
