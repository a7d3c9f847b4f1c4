"""What rows must hold to be shown: conditions on fields, as values, and whether a stored value meets them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from axonix_desktop.core.kinds import Choice, Date, Kind, Moment, Reference, StageNumber, Stored, YesNo
from axonix_desktop.core.moments import local_day
from axonix_desktop.core.periods import span_of

TESTS = frozenset({
    "contains", "lacks", "is", "any_of", "none_of", "at_least", "at_most", "more_than", "less_than", "between",
    "empty", "filled", "within",
})  # fmt: skip
Meets = Callable[[Stored], bool]
_DAY_LENGTH = len("2026-11-22")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on the stored value of ``field``; several must all hold.

    ``test`` is one of :data:`TESTS`; ``within`` holds a relative date such as ``this month``, None among the values
    of ``any_of`` and ``none_of`` stands for no value. ``field`` ``id`` with ``any_of`` and ``words`` is a named set
    of rows (``Gates due in 30 days``).
    """

    field: str
    test: str
    values: tuple[Stored, ...] = ()
    words: str = ""

    @property
    def is_named_set(self) -> bool:
        """Whether it names rows instead of asking for values."""
        return self.field == "id"


def is_listed(kind: Kind) -> bool:
    """Whether the values of a kind are chosen from a list when one filters."""
    return isinstance(kind, (Choice, StageNumber, Reference, YesNo))


def is_dated(kind: Kind) -> bool:
    """Whether the values of a kind are days or moments."""
    return isinstance(kind, (Date, Moment))


def meets(condition: Condition, kind: Kind, today: date, word_of: Callable[[Stored], str]) -> Meets:
    """The test of ``condition`` on stored values of ``kind``; ``word_of`` gives the words that are shown for one."""
    values = condition.values
    match condition.test:
        case "empty":
            return lambda stored: stored is None or stored == ""
        case "filled":
            return lambda stored: stored is not None and stored != ""
        case "contains" | "lacks":
            wanted = str(values[0]).casefold() if values else ""
            has = condition.test == "contains"
            return lambda stored: (wanted in word_of(stored).casefold()) is has
        case "any_of":
            among = frozenset(values)
            return lambda stored: (None if stored == "" else stored) in among
        case "none_of":
            barred = frozenset(values)
            return lambda stored: (None if stored == "" else stored) not in barred
        case "is" if not is_dated(kind) and not kind.is_numeric and not is_listed(kind):
            same = str(values[0]).casefold() if values else ""
            return lambda stored: word_of(stored).casefold() == same
        case _:
            return _in_order(condition, kind, today)


def _in_order(condition: Condition, kind: Kind, today: date) -> Meets:
    """Tests that compare: numbers by value, days by their ISO text."""
    low, high = condition.values[0] if condition.values else None, condition.values[-1] if condition.values else None
    if condition.test == "within":
        first, last = span_of(str(low), today)
        return _between(first.isoformat() if first else None, last.isoformat() if last else None, is_day=True)
    is_day = is_dated(kind)
    match condition.test:
        case "is" | "between":
            return _between(low, high, is_day=is_day)
        case "at_least":
            return _between(low, None, is_day=is_day)
        case "at_most":
            return _between(None, high, is_day=is_day)
        case "more_than":
            no_more = _between(None, low, is_day=is_day)
            return lambda stored: stored is not None and stored != "" and not no_more(stored)
        case "less_than":
            no_less = _between(low, None, is_day=is_day)
            return lambda stored: stored is not None and stored != "" and not no_less(stored)
        case _:
            raise ValueError(f"{condition.test} is no test")


def _between(low: Stored, high: Stored, *, is_day: bool) -> Meets:
    """Whether a stored value lies between two others, both included; None leaves that side open."""
    if is_day:
        first, last = str(low) if low is not None else "", str(high) if high is not None else "\uffff"
        return lambda stored: isinstance(stored, str) and stored != "" and first <= _day_of(stored) <= last
    least = low if isinstance(low, (int, float)) else float("-inf")
    most = high if isinstance(high, (int, float)) else float("inf")
    return lambda stored: isinstance(stored, (int, float)) and least <= stored <= most


def _day_of(stored: str) -> str:
    """The day of a kept day or moment, the latter in the zone in use."""
    if len(stored) == _DAY_LENGTH:
        return stored
    day = local_day(stored)
    return day.isoformat() if day is not None else stored[:_DAY_LENGTH]


def condition_to_plain(condition: Condition) -> dict[str, object]:
    """A condition as plain data, for what is kept with a view."""
    plain: dict[str, object] = {"field": condition.field, "test": condition.test, "values": list(condition.values)}
    return plain | ({"words": condition.words} if condition.words else {})


def condition_from_plain(plain: object) -> Condition | None:
    """The condition that :func:`condition_to_plain` wrote; None for what is none (a newer version's, or spoilt)."""
    if not isinstance(plain, dict):
        return None
    held = cast("dict[str, object]", plain)
    field, test, listed = held.get("field"), held.get("test"), held.get("values", [])
    if not isinstance(field, str) or not isinstance(test, str) or test not in TESTS or not isinstance(listed, list):
        return None
    values = cast("list[Stored]", listed)
    if any(not isinstance(one, (str, int, float, type(None))) for one in values):
        return None
    if test in _COUNTS and not _COUNTS[test][0] <= len(values) <= _COUNTS[test][1]:
        return None
    if test == "within" and not _is_period(values[0]):
        return None
    return Condition(field, test, tuple(values), str(held.get("words") or ""))


_COUNTS = {
    "contains": (1, 1), "lacks": (1, 1), "is": (1, 1), "at_least": (1, 1), "at_most": (1, 1), "more_than": (1, 1),
    "less_than": (1, 1), "between": (2, 2), "within": (1, 1),
}  # fmt: skip


def _is_period(code: object) -> bool:
    try:
        span_of(str(code), date(2000, 1, 1))
    except ValueError:
        return False
    return True
