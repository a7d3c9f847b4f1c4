"""Which backups may go: many recent ones stay, then one a day, one a week, one a month.

Order comes from the backups' own numbers, never from a clock: a computer whose clock was wrong for a while keeps
more, never less. Days, weeks and months are counted where backups exist, so a month without work costs none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

KEEP_RECENT = 20
KEEP_DAYS = 7
KEEP_WEEKS = 4
KEEP_MONTHS = 24


class Dated(Protocol):
    """What thinning looks at: a number that only grows, and the moment the clock showed (aware UTC)."""

    @property
    def number(self) -> int:
        """Grows with every backup of the same programme file."""
        ...

    @property
    def made_at(self) -> datetime:
        """What the clock showed, aware UTC."""
        ...


T = TypeVar("T", bound=Dated)


@dataclass(frozen=True, slots=True)
class _Rule:
    """Keep the newest of each of the last ``keep`` periods; ``period`` names a moment's day, week or month."""

    keep: int
    period: Callable[[datetime], tuple[int, ...]]


_RULES = (
    _Rule(KEEP_DAYS, lambda at: (at.year, at.month, at.day)),
    _Rule(KEEP_WEEKS, lambda at: tuple(at.isocalendar())[:2]),
    _Rule(KEEP_MONTHS, lambda at: (at.year, at.month)),
)


def superfluous(backups: Sequence[T], now: datetime) -> list[T]:
    """The backups that no rule keeps, oldest first.

    Nothing is superfluous while the clock ``now`` (aware UTC) lies before the newest backup; a backup dated later
    than a following one, or later than ``now``, is doubtful and stays.
    """
    ordered = sorted(backups, key=lambda one: one.number)
    if not ordered or now < ordered[-1].made_at:
        return []
    doubtful = _doubtful(ordered)
    kept = {one.number for one in ordered[-KEEP_RECENT:]} | doubtful
    sure = [one for one in ordered if one.number not in doubtful]
    for rule in _RULES:
        newest = {rule.period(one.made_at): one.number for one in sure}
        kept.update(newest[period] for period in sorted(newest, reverse=True)[: rule.keep])
    return [one for one in ordered if one.number not in kept]


def _doubtful(ordered: Sequence[Dated]) -> set[int]:
    """Numbers of backups whose date contradicts a later backup's date."""
    found: set[int] = set()
    earliest_after: datetime | None = None
    for one in reversed(ordered):
        if earliest_after is not None and one.made_at > earliest_after:
            found.add(one.number)
        else:
            earliest_after = one.made_at
    return found
