"""The rules of champions and check-ins, asked wherever records are edited in general: in grids, the form, by pasting.

A status follows the order of the steps, as on the buttons; a champion who becomes active or ends gets the day that goes
with it. Nobody who has left is made champion or deputy, and no check-in is noted before it was held. The last check-in
of a champion follows the check-ins there are. Imports take what a list says.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from axonix_desktop.core.champion_steps import (
    ChampionFacts,
    Named,
    Talk,
    check_in_objection,
    day_of_step,
    last_check_in,
    naming_objection,
    step_objections,
    values_after,
)
from axonix_desktop.core.fields import Record
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.moments import day_here
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.champions import days_of_check_ins, facts_by_id, last_and_newest
from axonix_desktop.store.queries.records import records, rows
from axonix_desktop.store.work import Work

Changes = Sequence[tuple[int, Mapping[str, Value]]]
_NAMING = frozenset({"person_id", "deputy_id", "since_on", "until_on"})


class _Step(NamedTuple):
    """A status typed into a cell, and the champion as they would stand otherwise."""

    facts: ChampionFacts
    to: str
    on: date | None


def refuse_bad_steps(f: ProgrammeFile, kind: str, given: Changes) -> None:
    """Raises RefusedError where the status of a champion does not follow from the one before; other kinds pass."""
    for step in _steps(f, kind, given, day_here(f.now)).values():
        reasons = step_objections(*step, day_here(f.now))
        if reasons:
            raise RefusedError(" ".join(reasons))


def refuse_bad_naming(f: ProgrammeFile, kind: str, given: Changes) -> None:
    """Raises RefusedError where people or days are typed that the dialogs would not take; other kinds pass.

    ``given`` are the ids (0 for a record to be added) with their new values. What stands in a record already does not
    keep another field from being changed.
    """
    if kind == "check_in":
        days = [values["held_on"] for _, values in given if isinstance(values.get("held_on"), date)]
        reasons = (check_in_objection(Talk(day), day_here(f.now)) for day in days if isinstance(day, date))
    elif kind == "champion":
        reasons = _naming_reasons(f, [(number, values) for number, values in given if _NAMING & values.keys()])
    else:
        return
    reason = next((one for one in reasons if one), None)
    if reason:
        raise RefusedError(reason)


def _naming_reasons(f: ProgrammeFile, given: Changes) -> Generator[str | None]:
    held = {one.id: one for one in records(f, "champion", {"id": [number for number, _ in given if number]}) if given}
    after = [(values, _named(held.get(number), values)) for number, values in given]
    asked = {one for _, named in after for one in (named.person_id, named.deputy_id) if one is not None}
    people = {
        int(number or 0): (str(name or ""), is_active != 0)
        for number, name, is_active in rows(f, "person", ["id", "name", "is_active"], {"id": asked})
    }
    for values, named in after:
        yield naming_objection(named, people, values.keys())


def _named(held: Record | None, values: Mapping[str, Value]) -> Named:
    """A champion as they would be named."""
    found = {name: values.get(name, getattr(held, name, None)) for name in (*_NAMING, "status")}
    person, deputy, since, until = (found[name] for name in ("person_id", "deputy_id", "since_on", "until_on"))
    return Named(
        person if isinstance(person, int) else None,
        deputy if isinstance(deputy, int) else None,
        since if isinstance(since, date) else None,
        until if isinstance(until, date) else None,
        is_over=found["status"] == "alumni",
    )


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
