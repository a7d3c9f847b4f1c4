"""Which rows hold a typed word: by the vocabulary of all rows where there are many, else by looking at each row.

A typed word has no blank in it, so a row holds it exactly when one of the row's own words does. The words of 100,000
long texts are far fewer than the texts are long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

_WORTH_AN_INDEX = 4_000
_MOST_READ = 400_000


class Finder:
    """The folded words of every row, and for many rows which rows each word stands in."""

    def __init__(self, total: int, text_of: Callable[[int], str]) -> None:
        """``text_of`` gives the words of a row, as they are shown."""
        self._total = total
        self._text_of = text_of
        self._folded: list[str] = []
        self._rows_of: defaultdict[str, list[int]] = defaultdict(list)
        self._indexed = 0
        self._vocabulary: list[str] = []
        self._once: dict[str, int] = {}
        self._is_indexed = False
        self._changed: set[int] = set()

    def prepare(self, most: int) -> bool:
        """Read up to ``most`` further rows; True when nothing is left to do."""
        if len(self._folded) < self._total:
            self._fold(most)
        elif self._indexed < self._wanted():
            self._index(most)
        return len(self._folded) >= self._total and self._indexed >= self._wanted()

    def read_again(self, row: int) -> None:
        """The words of ``row`` are others now."""
        if row < len(self._folded):
            self._folded[row] = self._text_of(row).casefold()
            self._changed.add(row)

    def among(self, rows: list[int], word: str) -> list[int]:
        """Those of ``rows``, in their order, that hold the folded ``word``."""
        self._fold(self._total)
        hits = self._hits(word)
        if hits is not None:
            return [row for row in rows if row in hits]
        folded = self._folded
        return [row for row in rows if word in folded[row]]

    def _wanted(self) -> int:
        return self._total if self._total >= _WORTH_AN_INDEX else 0

    def _fold(self, most: int) -> None:
        start = len(self._folded)
        text_of = self._text_of
        self._folded += [text_of(row).casefold() for row in range(start, min(start + most, self._total))]

    def _index(self, most: int) -> None:
        rows_of, folded = self._rows_of, self._folded
        end = min(self._indexed + most, self._total)
        for row in range(self._indexed, end):
            for word in set(folded[row].split()):
                rows_of[word].append(row)
        self._indexed = end
        if end == self._total:
            self._once = {word: rows[0] for word, rows in rows_of.items() if len(rows) == 1}
            for word in self._once:
                del rows_of[word]
            self._vocabulary = list(rows_of)
            self._is_indexed = True

    def _hits(self, word: str) -> set[int] | None:
        """The rows that hold ``word``; None where looking at each row is the better way."""
        if not self._is_indexed:
            return None
        lists = [self._rows_of[known] for known in self._vocabulary if word in known]
        if sum(map(len, lists)) > _MOST_READ:
            return None
        hits = {row for known, row in self._once.items() if word in known}
        hits.update(*lists)
        folded = self._folded
        for row in self._changed:
            (hits.add if word in folded[row] else hits.discard)(row)
        return hits
