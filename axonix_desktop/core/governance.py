"""How far governance has come: items counted by where they stand, and the frameworks they are referenced by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from axonix_desktop.core.sentences import capital
from axonix_desktop.core.words import mark, tr

Level = Literal["settled", "at_work", "reopened", "not_started"]
LEVELS: tuple[Level, ...] = ("settled", "at_work", "reopened", "not_started")
"""From settled to not begun, as bars are stacked."""
LEVEL_WORDS: dict[str, str] = {
    "settled": mark("Settled"),
    "at_work": mark("In work"),
    "reopened": mark("Open again"),
    "not_started": mark("Not started"),
}
LEVEL_OF: dict[str, Level] = {
    "done": "settled",
    "not_applicable": "settled",
    "exception": "settled",
    "in_progress": "at_work",
    "to_check": "at_work",
    "expired": "reopened",
    "lapsed": "reopened",
    "not_started": "not_started",
}
"""The level of a state of ``core.checklists``."""
FRAMEWORKS = ("NIST AI RMF", "EU AI Act", "ISO/IEC 42001", "OMB M-25-21", "UK", "AI Verify")
"""The frameworks of the shipped library, in the order in which they are shown."""
_OTHER_NAMES = {"ISO 42001": "ISO/IEC 42001", "EU": "EU AI Act", "NIST": "NIST AI RMF", "OMB": "OMB M-25-21"}
_REGIONS = {"EU AI Act": "EU", "OMB M-25-21": "US"}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items stand in which state; ``overdue`` are the open ones past their day."""

    states: Mapping[str, int] = field(default_factory=dict[str, int])
    overdue: int = 0

    @property
    def applicable(self) -> int:
        """All items counted."""
        return sum(self.states.values())

    @property
    def settled(self) -> int:
        """Those that need nothing more for now."""
        return self.level("settled")

    @property
    def percent(self) -> int | None:
        """The settled share, rounded down so that 100 means all of them; None where nothing applies."""
        whole = self.applicable
        return self.settled * 100 // whole if whole else None

    @property
    def answered(self) -> Tally:
        """The same without the items that nobody has begun."""
        return Tally({state: count for state, count in self.states.items() if state != "not_started"}, self.overdue)

    def level(self, level: str) -> int:
        """How many stand at a level."""
        return sum(count for state, count in self.states.items() if LEVEL_OF[state] == level)


def together(tallies: Iterable[Tally]) -> Tally:
    """Several tallies as one."""
    each = list(tallies)
    # many use cases share a tally: each is added up once
    times, shared = Counter(map(id, each)), {id(one): one for one in each}
    states: dict[str, int] = {}
    overdue = 0
    for place, one in shared.items():
        overdue += one.overdue * times[place]
        for state, count in one.states.items():
            states[state] = states.get(state, 0) + count * times[place]
    return Tally(states, overdue)


def tally_of(standings: Iterable[tuple[str, bool]]) -> Tally:
    """The tally of states, each with whether it is overdue."""
    states: dict[str, int] = {}
    overdue = 0
    for state, is_overdue in standings:
        states[state] = states.get(state, 0) + 1
        overdue += is_overdue
    return Tally(states, overdue)


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A place in a framework, such as number ``26(1)`` of the EU AI Act; no ``framework`` where none is known."""

    framework: str
    number: str


def reference_of(words: str) -> Reference:
    """A stored reference (``NIST AI RMF GV 1.6``) as framework and number."""
    text = words.strip()
    for name in (*FRAMEWORKS, *_OTHER_NAMES):
        rest = text[len(name) :]
        if text.casefold().startswith(name.casefold()) and (not rest or not rest[0].isalnum()):
            return Reference(_OTHER_NAMES.get(name, name), rest.strip(" :,-–") or name)
    return Reference("", text)


def references_words(references: Iterable[str]) -> str:
    """Stored references in one line, the name of each framework once."""
    found: dict[str, list[str]] = {}
    for words in references:
        place = reference_of(words)
        found.setdefault(place.framework, []).append(place.number)
    return "; ".join(f"{name} {', '.join(numbers)}".strip() for name, numbers in found.items())


def references_told(references: Iterable[str]) -> str:
    """Stored references in one line, which says that it is no legal advice where a law is among them."""
    each = list(references)
    words = references_words(each)
    if any(reference_of(one).framework in _REGIONS for one in each):
        return tr("{references}. Information, not legal advice.", references=words)
    return words


def number_order(number: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts ``GV 2`` before ``GV 10``: figures by value, words by letter."""
    parts: list[tuple[int, int, str]] = []
    for part in _split(number):
        parts.append((0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()))
    return tuple(parts)


def _split(text: str) -> list[str]:
    """Runs of figures and runs of anything else."""
    found: list[str] = []
    for one in text:
        if found and found[-1][-1].isdecimal() is one.isdecimal():
            found[-1] += one
        else:
            found.append(one)
    return [part for part in found if part.strip()]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A dated duty; ``on`` is None where it hangs on an event instead of a day. Information, not legal advice."""

    on: date | None
    region: str
    what: str
    source: str
    confidence: str

    def days_left(self, today: date) -> int | None:
        """Days from ``today``, negative once it has passed; None without a day."""
        return None if self.on is None else (self.on - today).days


def deadlines(shipped: Iterable[Mapping[str, str]]) -> tuple[Deadline, ...]:
    """The shipped deadlines as dated facts, by day, those without one last.

    What was once written of how they stand is left out: it is computed from today.
    """
    found: list[Deadline] = []
    for one in shipped:
        try:
            on = date.fromisoformat(one.get("date", ""))
        except ValueError:
            on = None
        found.append(
            Deadline(on, one.get("region", ""), one.get("what", ""), one.get("source", ""), one.get("confidence", ""))
        )
    return tuple(sorted(found, key=lambda one: (one.on is None, one.on or date.max, one.region)))


def deadlines_of(found: Iterable[Deadline], references: Iterable[str]) -> tuple[Deadline, ...]:
    """The deadlines of the law that is named among stored ``references``."""
    named = {_REGIONS.get(reference_of(words).framework) for words in references}
    return tuple(one for one in found if one.region in named)


def deadline_words(one: Deadline) -> tuple[str, str, str]:
    """What a deadline asks, where it is written, and how sure we are of it."""
    return capital(tr(one.what)), tr(one.source), capital(tr(one.confidence))
