"""What the import page shows before anything is written, and what asks for it: plain values, no window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of the file: header, sample values, what it becomes, how sure, and why.

    ``word`` is Exact, Likely, Guess, Kept as custom field, Checklist or Not imported.
    """

    header: str
    samples: tuple[str, ...]
    becomes: str
    word: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """Something that was not understood: where it stands and what it means."""

    where: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. ``plan`` is handed back to :meth:`ImportDoor.apply` and not looked at."""

    file_name: str
    table: str
    added: int
    changed: int
    same: int
    left_out: int
    columns: Sequence[ColumnLine]
    problems: Sequence[ProblemLine]
    notes: Sequence[str]
    plan: Any
    also: str = ""
    """Other records that would be made along with it, in words ("12 people, 4 business units")."""
    noun: str = "use case"
    nouns: str = "use cases"
    is_empty: bool = False

    def work_words(self) -> str:
        """How many records would be added or changed, with their noun."""
        work = self.added + self.changed
        return f"{work:,} {self.noun if work == 1 else self.nouns}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, in a sentence, and the kinds of record it touched."""

    words: str
    kinds: frozenset[str]
