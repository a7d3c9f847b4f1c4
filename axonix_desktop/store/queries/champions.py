"""The figures of champions: coverage, single points of failure, the quiet ones, waves, time, and what they changed.

:func:`champions` gives all of them at once; :func:`coverage_of` is for the detail of one business unit.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from axonix_desktop.core.champion_steps import ChampionFacts
from axonix_desktop.core.champion_time import (
    CoveragePoint,
    Dated,
    Effect,
    Pair,
    PlannedWave,
    Side,
    Wave,
    effect,
    sides,
    timeline,
    waves,
)
from axonix_desktop.core.champions import (
    FILLING,
    ChampionRow,
    Limits,
    Quiet,
    SinglePoint,
    Total,
    UnitCoverage,
    UnitRow,
    coverage,
    inactive,
    single_points,
    total,
)
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.settings import setting

INACTIVE_DAYS, MOST_USE_CASES = "champions.inactive_days", "champions.most_use_cases"
_ACTIVE = "champion c JOIN person p ON p.id = c.person_id WHERE c.status = 'active' AND coalesce(p.is_active, 1) = 1"
COUNTING = f"{_ACTIVE} AND c.role IN ({', '.join(repr(one) for one in sorted(FILLING))})"
"""The champions ``c`` who count for their unit: active, not gone, and no sponsor."""
_CHAMPIONS = (
    "SELECT c.id, c.person_id, p.name, c.business_unit_id, c.role, coalesce(c.wave, ''),"
    " CASE WHEN p.is_active = 0 THEN 'alumni' ELSE c.status END, c.since_on,"
    " c.until_on, max(CASE WHEN c.last_check_in_on <= ?1 THEN c.last_check_in_on ELSE '' END, coalesce(k.last_on, '')),"
    " c.hours_a_week, d.id,"
    " coalesce(d.name, ''), coalesce(u.n, 0), coalesce(k.n, 0), coalesce(k.reached, 0)"
    " FROM champion c JOIN person p ON p.id = c.person_id LEFT JOIN person d ON d.id = c.deputy_id AND d.is_active = 1"
    " LEFT JOIN (SELECT champion_id, count(*) n, max(held_on) last_on, sum(people_reached) reached FROM check_in"
    " WHERE held_on <= ?1 GROUP BY champion_id) k ON k.champion_id = c.id"
    " LEFT JOIN (SELECT s.champion_id, count(*) n FROM champion_use_case s JOIN use_case x ON x.id = s.use_case_id"
    " WHERE x.status NOT IN ('completed', 'retired') GROUP BY 1) u ON u.champion_id = c.id"
    " ORDER BY p.name COLLATE NOCASE, c.id"
)
_UNITS = (
    "SELECT u.id, u.name, u.headcount, u.champion_target, (SELECT count(*) FROM use_case x WHERE x.business_unit_id ="
    " u.id AND x.status = 'active') FROM business_unit u"
)
_LAST_LISTED = 200


@dataclass(frozen=True)
class Champions:
    """Every figure of champions as of ``today``.

    ``rows`` are all champions by id; ``units`` every business unit with its coverage, largest gap first; ``sides``
    compares the training of covered units with that of units that are short.
    """

    today: date
    limits: Limits = field(default_factory=Limits)
    rows: dict[int, ChampionRow] = field(default_factory=dict[int, ChampionRow])
    units: tuple[UnitCoverage, ...] = ()
    total: Total = field(default_factory=Total)
    single_points: tuple[SinglePoint, ...] = ()
    inactive: tuple[Quiet, ...] = ()
    waves: tuple[Wave, ...] = ()
    timeline: tuple[CoveragePoint, ...] = ()
    effects: tuple[Effect, ...] = ()
    sides: tuple[Side, Side] = (Side(), Side())

    @property
    def active(self) -> tuple[int, ...]:
        """The champions who are active, of every role."""
        return self.with_status("active")

    @property
    def hours(self) -> float:
        """Hours a week that active champions set aside."""
        return sum(self.rows[one].hours or 0 for one in self.active)

    @property
    def reached(self) -> int:
        """People reached by all check-ins noted."""
        return sum(one.reached for one in self.rows.values())

    @property
    def uncovered(self) -> tuple[int, ...]:
        """The units that need champions and have none."""
        return tuple(one.unit.id for one in self.units if one.level == "none")

    def with_status(self, *statuses: str) -> tuple[int, ...]:
        """The champions of some statuses."""
        return tuple(one.id for one in self.rows.values() if one.status in statuses)


def limits(f: ProgrammeFile) -> Limits:
    """From when on a champion counts as inactive or overloaded, as the programme has it."""
    usual = Limits()
    return Limits(setting(f, INACTIVE_DAYS, usual.inactive_days), setting(f, MOST_USE_CASES, usual.most_use_cases))


def champions(f: ProgrammeFile, today: date) -> Champions:
    """All figures of champions."""
    rows = champion_rows(f, today)
    units = coverage(unit_rows(f), rows)
    asked = limits(f)
    return Champions(
        today=today,
        limits=asked,
        rows={one.id: one for one in rows},
        units=units,
        total=total(units),
        single_points=single_points(units, rows, asked),
        inactive=inactive(rows, today, asked),
        waves=waves(planned_waves(f), rows),
        timeline=timeline(rows, units, today),
        effects=_effects(f, rows, units, today),
        sides=sides(units, _training_counts(f)),
    )


def quiet_champions(f: ProgrammeFile, today: date) -> tuple[int, ...]:
    """The champions who are inactive, longest first."""
    return tuple(one.champion_id for one in inactive(champion_rows(f, today), today, limits(f)))


def active_champions(f: ProgrammeFile) -> int:
    """How many champions of any role are active."""
    return f.read(f"SELECT count(*) FROM {_ACTIVE}")[0][0]


def champions_by_unit(f: ProgrammeFile) -> dict[int, int]:
    """How many champions count for each business unit; units without one are not in it."""
    return dict(
        f.read(
            f"SELECT c.business_unit_id, count(*) FROM {COUNTING} AND c.business_unit_id IS NOT NULL GROUP BY 1"
        )
    )  # fmt: skip


def champion_rows(f: ProgrammeFile, today: date) -> list[ChampionRow]:
    """All champions as the rules need them, by name; who has left the organisation is no champion any more."""
    return [_row(found) for found in f.read(_CHAMPIONS, (today.isoformat(),))]


def unit_rows(f: ProgrammeFile) -> list[UnitRow]:
    """All business units as the rules need them."""
    return [UnitRow._make(row) for row in f.read(_UNITS)]


def planned_waves(f: ProgrammeFile) -> list[PlannedWave]:
    """The waves of champions that are planned."""
    rows = f.read("SELECT id, name, planned_seats, starts_on, ends_on FROM cohort WHERE purpose = 'champions'")
    return [PlannedWave(number, name, seats, _day(first), _day(last)) for number, name, seats, first, last in rows]


def coverage_of(f: ProgrammeFile, unit_id: int, today: date) -> tuple[UnitCoverage, dict[int, ChampionRow]] | None:
    """The coverage of one business unit and all who are or were its champions; None when it is gone."""
    units = [UnitRow._make(row) for row in f.read(f"{_UNITS} WHERE u.id = ?", (unit_id,))]
    if not units:
        return None
    rows = [one for one in champion_rows(f, today) if one.unit_id == unit_id]
    return coverage(units, rows)[0], {one.id: one for one in rows}


def champion_facts(f: ProgrammeFile, champion_id: int) -> ChampionFacts | None:
    """What the steps of a champion depend on; None when the champion is gone."""
    return facts_by_id(f, [champion_id]).get(champion_id)


def facts_by_id(f: ProgrammeFile, ids: Collection[int]) -> dict[int, ChampionFacts]:
    """What the steps of champions depend on; those who are gone are left out."""
    rows = f.read(
        "SELECT c.id, p.name, c.status, c.business_unit_id, c.since_on, c.until_on, (SELECT count(*) FROM"
        " champion_use_case u WHERE u.champion_id = c.id), coalesce(p.is_active, 1) = 0 FROM champion c"
        " JOIN person p ON p.id = c.person_id WHERE c.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {
        number: ChampionFacts(name, status, unit, _day(since), _day(until), cases, bool(has_left))
        for number, name, status, unit, since, until, cases, has_left in rows
    }


def days_of_check_ins(f: ProgrammeFile, ids: Collection[int]) -> dict[int, set[date]]:
    """By champion the days of some check-ins."""
    found: dict[int, set[date]] = {}
    for champion, day in f.read(
        "SELECT champion_id, held_on FROM check_in WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    ):
        found.setdefault(champion, set()).add(date.fromisoformat(day))
    return found


def last_and_newest(f: ProgrammeFile, champions: Collection[int]) -> list[tuple[int, date | None, date | None]]:
    """(champion, last check-in as noted, newest check-in there is) of champions who are still there."""
    rows = f.read(
        "SELECT id, last_check_in_on, (SELECT max(held_on) FROM check_in WHERE champion_id = champion.id) FROM champion"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(champions)),),
    )
    return [(number, _day(noted), _day(newest)) for number, noted, newest in rows]


class CheckInLine(NamedTuple):
    """A check-in of a champion."""

    id: int
    held_on: date
    kind: str
    subject: str
    people_reached: int | None


def check_ins(f: ProgrammeFile, champion_id: int) -> list[CheckInLine]:
    """The check-ins of a champion, latest first."""
    rows = f.read(
        "SELECT id, held_on, coalesce(check_in_kind, ''), coalesce(subject, ''), people_reached FROM check_in"
        " WHERE champion_id = ? ORDER BY held_on DESC, id DESC LIMIT ?",
        (champion_id, _LAST_LISTED),
    )
    return [CheckInLine(one[0], date.fromisoformat(one[1]), *one[2:]) for one in rows]


class SupportedCase(NamedTuple):
    """A use case that a champion supports; ``id`` is that of the support."""

    id: int
    use_case_id: int
    key: str
    title: str
    stage: int


def supported(f: ProgrammeFile, champion_id: int) -> list[SupportedCase]:
    """The use cases a champion supports, by key."""
    rows = f.read(
        "SELECT s.id, c.id, c.key, c.title, c.stage FROM champion_use_case s JOIN use_case c ON c.id = s.use_case_id"
        " WHERE s.champion_id = ? ORDER BY c.key",
        (champion_id,),
    )
    return [SupportedCase._make(row) for row in rows]


def supportable(f: ProgrammeFile, champion_id: int) -> list[tuple[int, str, str]]:
    """(id, key, title) of open use cases the champion does not support yet, those of their unit first."""
    return [
        (number, key, title)
        for number, key, title, _ in f.read(
            "SELECT x.id, x.key, x.title, x.business_unit_id IS c.business_unit_id FROM use_case x, champion c"
            " WHERE c.id = ?1 AND x.status NOT IN ('completed', 'retired') AND x.id NOT IN (SELECT use_case_id FROM"
            " champion_use_case WHERE champion_id = ?1) ORDER BY 4 DESC, x.key",
            (champion_id,),
        )
    ]


def _effects(
    f: ProgrammeFile, rows: Collection[ChampionRow], units: Collection[UnitCoverage], today: date
) -> tuple[Effect, ...]:
    """What changed in every unit that has or had champions."""
    by_unit: dict[int | None, list[ChampionRow]] = {}
    for one in rows:
        by_unit.setdefault(one.unit_id, []).append(one)
    trained, training_from = _dated(
        f,
        "SELECT p.business_unit_id, e.completed_on FROM enrolment e JOIN person p ON p.id = e.person_id"
        " WHERE e.completed_on <= ?1 ORDER BY e.completed_on",
        today,
    )
    passed, stages_from = _dated(
        f,
        "SELECT c.business_unit_id, s.actual_end_on FROM stage_plan s JOIN use_case c ON c.id = s.use_case_id"
        " WHERE s.actual_end_on <= ?1 ORDER BY s.actual_end_on",
        today,
    )
    found = [
        effect(
            (one.unit.id, one.unit.name), by_unit[one.unit.id],
            Dated(tuple(trained.get(one.unit.id, ())), training_from),
            Dated(tuple(passed.get(one.unit.id, ())), stages_from), today,
        )
        for one in units
        if one.unit.id in by_unit
    ]  # fmt: skip
    found = _with_users(f, found)
    return tuple(sorted(found, key=lambda one: (not one.is_measured, one.unit.casefold())))


def _dated(f: ProgrammeFile, sql: str, today: date) -> tuple[dict[int, list[date]], date | None]:
    """Days by unit, oldest first, and the first day of all."""
    days: dict[int, list[date]] = {}
    first: date | None = None
    for unit, text in f.read(sql, (today.isoformat(),)):
        day = date.fromisoformat(text)
        first = first or day
        if unit is not None:
            days.setdefault(unit, []).append(day)
    return days, first


def _with_users(f: ProgrammeFile, found: list[Effect]) -> list[Effect]:
    """Add who uses what the units have, then and now, where the history of the file reaches back to then."""
    begun = f.read("SELECT min(at) FROM jr_txn")[0][0]
    asked = [one for one in found if one.is_measured and one.on is not None and begun and one.on.isoformat() > begun]
    if not asked:
        return found
    now: Counter[int] = Counter()
    unit_of: dict[int, int] = {}
    born: dict[int, str] = {}
    held: dict[int, int] = {}
    for number, unit, users, made in f.read(
        "SELECT id, business_unit_id, coalesce(self_service_users, 0), coalesce(created_at, '') FROM use_case"
        " WHERE business_unit_id IS NOT NULL"
    ):
        now[unit] += users
        unit_of[number], born[number], held[number] = unit, made, users
    moves: dict[int, list[tuple[str, int]]] = {}
    for number, at, before in f.read(
        "SELECT r.pk, t.at, coalesce(json_extract(r.before, '$.self_service_users'), 0) FROM jr_row r JOIN jr_txn t"
        " ON t.id = r.txn WHERE r.tbl = 'use_case' AND r.op = 'U' AND r.before LIKE '%\"self_service_users\"%'"
        " ORDER BY r.seq"
    ):
        moves.setdefault(number, []).append((at, before))
    told: list[Effect] = []
    for one in found:
        if one not in asked or one.on is None or not now[one.unit_id]:
            told.append(one)
            continue
        moment = f"{one.on.isoformat()}T23:59:59Z"
        then = sum(
            next((before for at, before in moves.get(number, ()) if at > moment), held[number])
            for number, unit in unit_of.items()
            if unit == one.unit_id and born[number] <= moment
        )
        told.append(replace(one, users=Pair(float(then), float(now[one.unit_id]))))
    return told


def _training_counts(f: ProgrammeFile) -> dict[int, tuple[int, int]]:
    """Enrolments that count and completed ones, by unit; those of people who have left do not."""
    return {
        unit: (count, completed)
        for unit, count, completed in f.read(
            "SELECT p.business_unit_id, count(*), sum(e.status = 'completed') FROM enrolment e JOIN person p"
            " ON p.id = e.person_id WHERE e.status <> 'cancelled' AND p.business_unit_id IS NOT NULL"
            " AND coalesce(p.is_active, 1) = 1 GROUP BY 1"
        )
    }


def _row(found: tuple[Any, ...]) -> ChampionRow:
    days = (_day(one) for one in found[7:10])
    return ChampionRow._make((*found[:7], *days, *found[10:]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
