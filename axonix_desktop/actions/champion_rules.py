"""The rules of champions and check-ins, asked wherever records are edited in general: in grids, the form, by pasting.

A status follows the order of the steps, as on the buttons; a champion who becomes active or ends gets the day that goes
with it. The last check-in of a champion follows the check-ins there are. Imports take what a list says.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from axonix_desktop.core.champion_steps import ChampionFacts, day_of_step, last_check_in, step_objections, values_after
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.champions import days_of_check_ins, facts_by_id, last_and_newest
from axonix_desktop.store.work import Work

Changes = Sequence[tuple[int, Mapping[str, Value]]]


class _Step(NamedTuple):
    """A status typed into a cell, and the champion as they would stand otherwise."""

    facts: ChampionFacts
    to: str
    on: date | None


def refuse_bad_steps(f: ProgrammeFile, kind: str, given: Changes) -> None:
    """Raises RefusedError where the status of a champion does not follow from the one before; other kinds pass."""
    for step in _steps(f, kind, given, f.now.date()).values():
        reasons = step_objections(*step)
        if reasons:
            raise RefusedError(" ".join(reasons))


def with_days_of_steps(f: ProgrammeFile, kind: str, given: Changes, today: date) -> Changes:
    """``given`` with the days that go with a new status of champions; other kinds as they are."""
    taken = _steps(f, kind, given, today)
    return [
        (number, {**values_after(*taken[number]), **values} if number in taken else values) for number, values in given
    ]


@contextmanager
def last_check_ins_kept(
    f: ProgrammeFile, work: Work, kind: str, ids: Iterable[int] = (), given: Iterable[Mapping[str, Value]] = ()
) -> Generator[None]:
    """Inside check-ins change: those of ``ids``, or those ``given`` are added; what is noted of champions follows."""
    if kind != "check_in":
        yield
        return
    before = days_of_check_ins(f, list(ids))
    yield
    named = {one["champion_id"] for one in given if isinstance(one.get("champion_id"), int)}
    touched = {*before, *(one for one in named if isinstance(one, int))}
    changes: list[tuple[int, Mapping[str, Value]]] = [
        (number, {"last_check_in_on": last_check_in(noted, before.get(number, ()), newest)})
        for number, noted, newest in last_and_newest(f, touched)
    ]
    work.update_many("champion", changes)


def _steps(f: ProgrammeFile, kind: str, given: Changes, today: date) -> dict[int, _Step]:
    """The steps that a change of champions would take, by id."""
    typed = {number: values for number, values in given if kind == "champion" and values.get("status")}
    found: dict[int, _Step] = {}
    for number, facts in facts_by_id(f, typed).items() if typed else ():
        values, to = typed[number], str(typed[number]["status"])
        if to == facts.status:
            continue
        unit, since = values.get("business_unit_id", facts.unit_id), values.get("since_on", facts.since_on)
        found[number] = _Step(
            replace(facts, unit_id=unit if isinstance(unit, int) else None,
                    since_on=since if isinstance(since, date) else None), to, day_of_step(values, to, today)
        )  # fmt: skip
    return found
