"""The items to work on in all use cases: who is asked what, what was answered, and lines made only when looked at.

Use cases that are alike share the items asked of them, so that half a million lines cost little more than the answers.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import NamedTuple, overload

from axonix_desktop.core.checklists import SETTLED, Given, State, state
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import (
    AskedItems,
    Case,
    Standing,
    answers_given,
    asked_cases,
    standing_of,
)


class Answer(NamedTuple):
    """An answer as it was given, where it stands, and whether it is open past its day."""

    id: int
    given: Given
    state: State
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class WorkCase:
    """A use case (or the programme) with the items asked of it; ``answers`` by the place of their item."""

    case: Case
    asked: AskedItems
    answers: Mapping[int, Answer]


Run = tuple[WorkCase, tuple[int, ...]]
"""Some of the items asked of a use case, by their places."""


class Lines(Sequence[Standing]):
    """The lines of runs, one after the other; each is made when it is asked for."""

    __slots__ = ("_ends", "_today", "runs")

    def __init__(self, runs: Sequence[Run], today: date) -> None:
        self.runs, self._today = runs, today
        self._ends: array[int] | None = None

    def __len__(self) -> int:
        return len(self.runs[0][1]) if len(self.runs) == 1 else self._bounds()[-1] if self.runs else 0

    @overload
    def __getitem__(self, place: int) -> Standing: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Standing]: ...
    def __getitem__(self, place: int | slice) -> Standing | Sequence[Standing]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(place)
        run, before = self._run_at(place)
        return self._line(self.runs[run][0], self.runs[run][1][place - before])

    def __iter__(self) -> Iterator[Standing]:
        return (self._line(held, place) for held, places in self.runs for place in places)

    def part(self, first: int, last: int) -> Iterator[Run]:
        """The runs of the lines from ``first`` to ``last``, both included."""
        at, before = self._run_at(first)
        while at < len(self.runs) and before <= last:
            held, places = self.runs[at]
            yield (held, places if first <= before and before + len(places) - 1 <= last
                   else places[max(first - before, 0) : last - before + 1])  # fmt: skip
            at, before = at + 1, before + len(places)

    def row_of(self, use_case_id: int | None, item_id: int) -> int | None:
        """Where the line of a use case and an item stands, None where it is not among them."""
        before = 0
        for held, places in self.runs:
            if held.case.id == use_case_id:
                for row, place in enumerate(places):
                    if held.asked[place][0].id == item_id:
                        return before + row
            before += len(places)
        return None

    def given(self) -> Iterator[Given | None]:
        """What was answered in each line, without making the lines."""
        for held, places in self.runs:
            for place in places:
                answer = held.answers.get(place)
                yield answer.given if answer else None

    def use_case_ids(self) -> set[int | None]:
        """The use cases of the lines; None is the programme."""
        return {held.case.id for held, _ in self.runs}

    def _bounds(self) -> array[int]:
        """How many lines stand up to the end of each run."""
        if self._ends is None:
            self._ends = array("l", accumulate(len(places) for _, places in self.runs))
        return self._ends

    def _run_at(self, place: int) -> tuple[int, int]:
        """The run a line stands in, and how many lines stand before it."""
        if len(self.runs) == 1:
            return 0, 0
        ends = self._bounds()
        run = bisect_right(ends, place)
        return run, ends[run - 1] if run else 0

    def _line(self, held: WorkCase, place: int) -> Standing:
        item, why = held.asked[place]
        answer = held.answers.get(place)
        return standing_of(held.case, item, why, (answer.id, answer.given) if answer else None, self._today)


def work_list(f: ProgrammeFile, today: date) -> tuple[WorkCase, ...]:
    """Every use case that is not retired, by key, and after them the programme, each with what it is asked."""
    own: dict[int | None, dict[int, tuple[int, Given]]] = {}
    for (use_case_id, item_id), held in answers_given(f).items():
        own.setdefault(use_case_id, {})[item_id] = held
    nothing: dict[int, Answer] = {}
    found: list[WorkCase] = []
    for case, asked in asked_cases(f):
        given = own.get(case.id)
        answers = {
            place: _answer(*given[item.id], *state(item, given[item.id][1], today)[:1], today)
            for place, (item, _) in enumerate(asked)
            if item.id in given
        } if given else nothing  # fmt: skip
        found.append(WorkCase(case, asked, answers))
    return tuple(found)


def _answer(number: int, given: Given, how: State, today: date) -> Answer:
    return Answer(number, given, how, how not in SETTLED and given.due_on is not None and given.due_on < today)
