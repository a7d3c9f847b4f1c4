"""What the cells of a list may hold: words, samples, a choice that can be changed, how sure it is, a count, a tick."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One text, strong where it names the line, with a second, quieter line below."""

    text: str
    second: str = ""
    is_strong: bool = False
    tone: str = "text"


@dataclass(frozen=True, slots=True)
class Samples:
    """Several values; lines break between them."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """What was chosen, in a box that opens a list; ``is_open`` is False where there is nothing to choose."""

    text: str
    is_empty: bool = False
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Sure:
    """A word as a chip and the reason below."""

    word: str
    tone: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at the trailing edge."""

    value: int


@dataclass(frozen=True, slots=True)
class Tick:
    """Taken or not."""

    is_on: bool
    is_open: bool = True


LineCell = Words | Samples | Pick | Sure | Figure | Tick


def spoken(cell: LineCell, on: str, off: str) -> str:
    """A cell as a screen reader says it and as it is copied; ``on`` and ``off`` are the words for a tick."""
    match cell:
        case Words(text, second):
            return f"{text} – {second}" if second else text
        case Samples(values):
            return " · ".join(values)
        case Pick(text):
            return text
        case Sure(word, _, reason):
            return f"{word} – {reason}" if reason else word
        case Figure(value):
            return f"{value:,}"
        case Tick(is_on):
            return on if is_on else off
