"""Finding by a few typed letters: how well a title answers to them, and where it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

T = TypeVar("T")
_LEAST = 70.0
_SHORT, _LONG_TYPOS = 4, 2


def score(typed: str, title: str) -> float:
    """How well ``title`` answers to what was typed, 0 to 100.

    Beginnings of words in any order count most, then letters anywhere, then words with a slip of the finger.
    """
    wanted, words = typed.casefold().split(), title.casefold()
    if not wanted:
        return 0.0
    parts = words.replace("-", " ").replace("/", " ").split()
    if all(any(part.startswith(one) for part in parts) for one in wanted):
        return 100.0 - min(len(words), 60) / 10 - (0.0 if words.startswith(wanted[0]) else 3.0)
    if all(one in words for one in wanted):
        return 88.0 - min(len(words), 60) / 10
    if len("".join(wanted)) < _SHORT:
        return 0.0
    likeness = [max((fuzz.ratio(one, part[: len(one) + 1]) for part in parts), default=0.0) for one in wanted]
    return sum(likeness) / len(likeness) * 0.8 if min(likeness) >= _LEAST else 0.0


def best(typed: str, things: Iterable[T], title_of: Callable[[T], str], most: int) -> list[T]:
    """The ``most`` things whose titles answer best to what was typed, best first; equal ones keep their order."""
    scored = [(score(typed, title_of(one)), place, one) for place, one in enumerate(things)]
    ranked = sorted((one for one in scored if one[0] > 0), key=lambda one: (-one[0], one[1]))
    return [one for _, _, one in ranked[:most]]


def likely_word(word: str, known: Sequence[str]) -> str | None:
    """The known word that ``word`` was most likely meant to be: one slip in short words, two in long ones."""
    if len(word) < _SHORT or not known:
        return None
    slips = 1 if len(word) < 8 else _LONG_TYPOS
    near = [one for one in known if abs(len(one) - len(word)) <= slips]
    found = process.extractOne(word, near, scorer=DamerauLevenshtein.distance, score_cutoff=slips)
    return str(found[0]) if found else None


def places(text: str, typed: str) -> list[tuple[int, int]]:
    """Where the typed words stand in ``text``: start and length of each, in order, without overlaps."""
    lower = text.casefold()
    if len(lower) != len(text):  # letters that fold to two: their places would be off
        lower = text.lower() if len(text.lower()) == len(text) else text
    found: list[tuple[int, int]] = []
    for word in sorted(set(typed.casefold().split()), key=len, reverse=True):
        at = lower.find(word)
        while at >= 0:
            if all(at + len(word) <= start or at >= start + length for start, length in found):
                found.append((at, len(word)))
            at = lower.find(word, at + len(word))
    return sorted(found)


def excerpt(text: str, typed: str, room: int) -> str:
    """About ``room`` characters of ``text`` around the first typed word, with an ellipsis where it is cut."""
    line = " ".join(text.split())
    if len(line) <= room:
        return line
    hits = places(line, typed)
    start = max((hits[0][0] if hits else 0) - room // 3, 0)
    if start:
        start = line.find(" ", start) + 1 or start
    piece = line[start : start + room].rstrip()
    return f"{'…' if start else ''}{piece}{'…' if start + room < len(line) else ''}"
