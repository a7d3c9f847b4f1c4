"""How many have reached what their role asks for: role families by skill level against targets, operators of use cases.

A target is a share of the people of a role family at a skill level; it asks for whole persons, rounded up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import ceil, floor

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.training import Progress
from axonix_desktop.core.words import tr, trn

TRAINED_PERCENT = 90.0
"""The share of a use case's operators that should be trained unless a gate says otherwise."""
_NAMED = 5
_DIGITS = 9


def needed(people: int, target_percent: float) -> int:
    """How many of ``people`` a target asks for, rounded up to whole persons; never more than there are."""
    wanted = round(people * max(target_percent, 0.0) / 100.0, _DIGITS)
    return min(people, ceil(wanted))


@dataclass(frozen=True)
class Cell:
    """A role family at a skill level: its people, those through all that is asked of them, and the target.

    ``target`` is None where none is set; ``required`` is how many courses are asked. Nobody counts as through where
    no course is asked.
    """

    family: str
    level: str
    people: tuple[int, ...] = ()
    through: tuple[int, ...] = ()
    required: int = 0
    target: float | None = None
    due_on: date | None = None
    target_id: int = 0

    @property
    def attained(self) -> int:
        """How many are through."""
        return len(self.through)

    @cached_property
    def needed(self) -> int:
        """How many the target asks for; none without a target."""
        return needed(len(self.people), self.target) if self.target is not None else 0

    @property
    def gap(self) -> int:
        """How many people are lacking to the target."""
        return max(self.needed - self.attained, 0)

    @property
    def share(self) -> float | None:
        """The share that is through in percent; None where nobody is or nothing is asked."""
        return 100.0 * self.attained / len(self.people) if self.people and self.required else None

    @property
    def gap_points(self) -> float:
        """How many points the share lies below the target; 0 where it is reached or nobody is there."""
        if self.target is None or not self.people:
            return 0.0
        return max(self.target - (self.share or 0.0), 0.0)

    @property
    def is_met(self) -> bool | None:
        """Whether the target is reached; None without a target or without people."""
        return None if self.target is None or not self.people else self.gap == 0

    @property
    def lacking(self) -> tuple[int, ...]:
        """The people who are not through."""
        done = set(self.through)
        return tuple(one for one in self.people if one not in done)


def cell_words(cell: Cell, today: date) -> str:
    """A cell in words: where it stands and what is lacking."""
    people = trn("{count} person", "{count} people", len(cell.people))
    if not cell.people:
        words = tr("Nobody has this role and level.")
        if cell.target is not None:
            return tr("Target {target}; nobody has this role and level.", target=percent_words(cell.target))
        return words
    if not cell.required:
        return tr("{people}; no course is asked of them. Set up a curriculum.", people=people)
    stands = tr("{done} of {people} through ({share})", done=f"{cell.attained:,}", people=people,
                share=percent_words(cell.share))  # fmt: skip
    if cell.target is None:
        return tr("{stands}; no target is set.", stands=stands)
    aim = percent_words(cell.target)
    if not cell.gap:
        return tr("{stands}; target {target} reached.", stands=stands, target=aim)
    lacking = trn("{count} more person is needed", "{count} more people are needed", cell.gap)
    if cell.due_on is None:
        return tr("{stands}; target {target}: {lacking}.", stands=stands, target=aim, lacking=lacking)
    day = Date().show(cell.due_on)
    if cell.due_on < today:
        return tr("{stands}; target {target} was due {day}: {lacking}.", stands=stands, target=aim, day=day,
                  lacking=lacking)  # fmt: skip
    return tr("{stands}; target {target} by {day}: {lacking}.", stands=stands, target=aim, day=day, lacking=lacking)


def percent_words(value: float | None) -> str:
    """``67%``, rounded down so that no more is told than there is; a dash where there is none."""
    return "–" if value is None else as_percent(floor(round(value, 6)))


@dataclass(frozen=True, slots=True)
class OperatorFacts:
    """A person who operates a use case, and how far they are."""

    person_id: int
    name: str
    progress: Progress
    lacking: tuple[str, ...] = ()
    """The titles of the required courses that are not held."""
    operator_id: int = 0

    @property
    def is_trained(self) -> bool:
        """Whether all that is asked of the person is held; nobody is trained of whom nothing is asked."""
        return self.progress.is_through

    @property
    def reason(self) -> str:
        """Why the person counts as trained or not."""
        if not self.progress.required:
            return tr("No course is asked of this role yet")
        if self.is_trained:
            return trn("{count} required course is held", "All {count} required courses are held",
                       len(self.progress.required))  # fmt: skip
        return tr("Lacking: {courses}", courses=listed(self.lacking))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many operators of a use case are trained."""

    operators: tuple[OperatorFacts, ...] = field(default=())

    @property
    def trained(self) -> int:
        """How many are trained."""
        return sum(one.is_trained for one in self.operators)

    @property
    def untrained(self) -> tuple[OperatorFacts, ...]:
        """Those who are not."""
        return tuple(one for one in self.operators if not one.is_trained)

    @property
    def percent(self) -> float | None:
        """The share in percent; None where nobody is named."""
        return 100.0 * self.trained / len(self.operators) if self.operators else None


def operators_trained(found: Coverage, least: float = TRAINED_PERCENT) -> tuple[bool, str]:
    """Whether at least ``least`` percent of the operators are trained, with the reason and the untrained named."""
    total, share = len(found.operators), found.percent
    if share is None:
        return False, tr("Nobody is named who operates it.")
    said = tr("{done} of {operators} trained ({share}); {least} needed.", done=f"{found.trained:,}",
              operators=trn("{count} operator", "{count} operators", total), share=percent_words(share),
              least=as_percent(least))  # fmt: skip
    holds = share + 1e-9 >= least
    names = [one.name for one in found.untrained]
    return holds, said if not names else tr("{said} Not yet: {names}.", said=said, names=listed(names))


def listed(names: Sequence[str], most: int = _NAMED) -> str:
    """The first few of a list, and how many more there are."""
    if len(names) <= most:
        return ", ".join(names)
    return tr("{names} and {more} more", names=", ".join(names[:most]), more=f"{len(names) - most:,}")
