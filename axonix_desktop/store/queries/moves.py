"""Where use cases stand before a move, what was decided at their gates, and since when they are where they are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.moving import OpenConditions, Standing
from axonix_desktop.core.records.portfolio import GateDecision
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import records, rows

_BACK_HERE = (
    "SELECT max(r.decided_on) FROM gate_decision r WHERE r.use_case_id = c.id AND r.decision = 'recycle'"
    " AND r.snapshot ->> 'to' = c.stage"
)


@dataclass(frozen=True, slots=True)
class Entered:
    """Since when a use case stands at its stage; ``is_exact`` is False where only the record of it has a date.

    ``planned_end_on`` is the planned end of the stage where one is set.
    """

    on: date
    is_exact: bool
    planned_end_on: date | None = None


def standings(f: ProgrammeFile, ids: Sequence[int], today: date) -> dict[int, Standing]:
    """Where the use cases ``ids`` stand, with their gates as the data has them today; without those that are gone."""
    from axonix_desktop.core.gates import evaluate  # the rules of the gates wait until a card is moved
    from axonix_desktop.store.queries.gates import criteria, gate_facts, waivers

    facts = gate_facts(f, ids, today)
    rules = criteria(f)
    still_waived = waivers(f, ids)
    opened = open_conditions(f, ids)
    begun = _begun(f, ids)
    found: dict[int, Standing] = {}
    for number, key, title, stage, status, tier in rows(
        f, "use_case", ("id", "key", "title", "stage", "status", "risk_tier"), {"id": list(ids)}
    ):
        if not isinstance(number, int) or not isinstance(stage, int) or number not in facts:
            continue
        waived = still_waived.get((number, stage), {})
        found[number] = Standing(
            id=number,
            key=str(key),
            title=str(title),
            stage=stage,
            status=str(status),
            risk_tier=None if tier is None else str(tier),
            entered_on=begun.get(number),
            gate=evaluate(stage, rules, facts[number], waived),
            waivers=waived,
            open_conditions=opened.get(number, ()),
        )
    return found


def decisions(f: ProgrammeFile, use_case: int, stage: int | None = None) -> list[GateDecision]:
    """What was decided at the gates of a use case (of ``stage`` alone where given), newest first."""
    where = {"use_case_id": use_case} if stage is None else {"use_case_id": use_case, "stage": stage}
    return [one for one in reversed(records(f, "gate_decision", where)) if isinstance(one, GateDecision)]


def open_conditions(f: ProgrammeFile, ids: Sequence[int] | None = None) -> dict[int, tuple[OpenConditions, ...]]:
    """Conditions nobody has called met, of gates that were passed with them and not again since, by use case."""
    found: dict[int, list[OpenConditions]] = defaultdict(list)
    only = "" if ids is None else " AND g.use_case_id IN (SELECT value FROM json_each(?))"
    for use_case, number, stage, words, due, day in f.read(
        "SELECT g.use_case_id, g.id, g.stage, g.conditions, g.conditions_due_on, g.decided_on FROM gate_decision g"
        " JOIN use_case c ON c.id = g.use_case_id WHERE g.decision = 'conditional_go' AND g.conditions_met_on IS NULL"
        " AND g.stage < c.stage AND NOT EXISTS (SELECT 1 FROM gate_decision n WHERE n.use_case_id = g.use_case_id"
        f" AND n.stage = g.stage AND n.id > g.id AND n.decision IN ('go', 'conditional_go')){only} ORDER BY g.id",
        () if ids is None else (json.dumps(list(ids)),),
    ):
        decided = _day(day)
        if decided is not None:
            found[use_case].append(OpenConditions(number, stage, words or "", _day(due), decided))
    return {use_case: tuple(ones) for use_case, ones in found.items()}


def entered(f: ProgrammeFile) -> dict[int, Entered]:
    """Since when every use case stands at its stage.

    The actual start of the stage or the last way back to it says so exactly; without either, the day on which the
    stage was last recorded is the latest it can have been.
    """
    recorded = dict(
        f.read(
            "SELECT r.pk, max(t.at) FROM jr_row r JOIN jr_txn t ON t.id = r.txn WHERE r.tbl = 'use_case'"
            " AND r.op = 'U' AND r.after LIKE '%\"stage\":%' GROUP BY r.pk"
        )
    )
    found: dict[int, Entered] = {}
    for number, made, start, end, back in f.read(
        f"SELECT c.id, c.created_at, s.actual_start_on, s.planned_end_on, ({_BACK_HERE}) FROM use_case c"
        " LEFT JOIN stage_plan s ON s.use_case_id = c.id AND s.stage = c.stage"
    ):
        exact = max((day for day in (start, back) if day), default=None)
        day = _day((exact or recorded.get(number) or made or "")[:10] or None)
        if day is not None:
            found[number] = Entered(day, exact is not None, _day(end))
    return found


def stage_plans(f: ProgrammeFile, ids: Sequence[int]) -> dict[tuple[int, int], tuple[int, date | None]]:
    """The id and actual start of every stage plan of the use cases, by (use case, stage)."""
    found: dict[tuple[int, int], tuple[int, date | None]] = {}
    for number, use_case, stage, start in rows(
        f, "stage_plan", ("id", "use_case_id", "stage", "actual_start_on"), {"use_case_id": list(ids)}
    ):
        if isinstance(number, int) and isinstance(use_case, int) and isinstance(stage, int):
            found[use_case, stage] = (number, _day(start))
    return found


def words_used(f: ProgrammeFile) -> Mapping[str, tuple[str, ...]]:
    """Forums and approvers that decisions have named so far, the latest first; approvers also from the people."""
    forums = [row[0] for row in f.read("SELECT forum FROM gate_decision WHERE forum IS NOT NULL ORDER BY id DESC")]
    signers = [
        row[0] for row in f.read("SELECT approver FROM gate_decision WHERE approver IS NOT NULL ORDER BY id DESC")
    ]
    people = [row[0] for row in f.read("SELECT name FROM person ORDER BY name")]
    return {"forum": tuple(dict.fromkeys(forums)), "approver": tuple(dict.fromkeys([*signers, *people]))}


def _begun(f: ProgrammeFile, ids: Sequence[int]) -> dict[int, date]:
    """The actual start, or the last way back, of the stage each use case stands at."""
    found: dict[int, date] = {}
    for number, start, back in f.read(
        f"SELECT c.id, s.actual_start_on, ({_BACK_HERE}) FROM use_case c LEFT JOIN stage_plan s"
        " ON s.use_case_id = c.id AND s.stage = c.stage WHERE c.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    ):
        day = _day(max((one for one in (start, back) if one), default=None))
        if day is not None:
            found[number] = day
    return found


@lru_cache(maxsize=4_096)  # a few hundred days are those of thousands of use cases
def _day(stored: Any) -> date | None:
    day = Date().from_store(stored)
    return day if isinstance(day, date) else None
