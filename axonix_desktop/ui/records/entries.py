"""What can be chosen for a cell, and which of it fits what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axonix_desktop.core.kinds import Value


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to choose: its value, its words, its mark (icon and colour role); ``is_new`` is yet to be made."""

    value: Value
    words: str
    icon: str = ""
    colour: str = "text_muted"
    is_new: bool = False


def matching(entries: Sequence[Entry], words: str) -> list[Entry]:
    """The entries that hold ``words``: those that begin with them first, then at a word's beginning, then anywhere."""
    wanted = " ".join(words.casefold().split())
    if not wanted:
        return list(entries)
    ranked: list[tuple[int, int, Entry]] = []
    for place, one in enumerate(entries):
        text = one.words.casefold()
        if wanted in text:
            rank = 0 if text.startswith(wanted) else 1 if f" {wanted}" in text else 2
            ranked.append((rank, place, one))
    return [one for _rank, _place, one in sorted(ranked, key=lambda each: each[:2])]
