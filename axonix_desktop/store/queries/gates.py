"""What the data says about use cases at their gates: the criteria in force, and the facts they are judged by."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from axonix_desktop.core.gate_rules.facts import Criterion, GateFacts
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.champions import champions_by_unit
from axonix_desktop.store.queries.gate_parts import FEW, Parts
from axonix_desktop.store.queries.gate_programme import programme_facts

_NOBODY = (None, False)
_ASKED_OTHERWISE = " OR ".join(
    f"s.value ->> '{one}' IS NOT c.{one}" for one in ("text", "rule", "threshold", "parameter")
)
"""Whether a criterion ``c`` asks something else by now than what a decision saw of it, ``s``."""
_AMONG = " WHERE id IN (SELECT value FROM json_each(?))"


def criteria(f: ProgrammeFile) -> tuple[Criterion, ...]:
    """The criteria in force in this programme, by stage and code."""
    rows = f.read(
        "SELECT code, stage, text, rule, threshold, parameter, id, version FROM gate_criterion WHERE is_active = 1"
        " ORDER BY stage, code"
    )
    return tuple(Criterion(*row) for row in rows)


def use_case_id(f: ProgrammeFile, key: str) -> int | None:
    """The id of the use case with ``key``, compared without case and outer blanks."""
    rows = f.read("SELECT id FROM use_case WHERE key = ? COLLATE NOCASE", (key.strip(),))
    return rows[0][0] if rows else None


def waivers(f: ProgrammeFile, ids: Sequence[int]) -> dict[tuple[int, int], dict[str, str]]:
    """Waivers that still count, by (use case, stage): code to reason.

    Going back a stage ends what was waived before, and so does another wording or measure of the criterion.
    """
    found: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    for use_case, stage, code, reason in f.read(
        "SELECT g.use_case_id, g.stage, j.value ->> 'code', j.value ->> 'reason' FROM gate_decision g,"
        " json_each(g.waivers) j WHERE g.use_case_id IN (SELECT value FROM json_each(?)) AND g.waivers IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM gate_decision r WHERE r.use_case_id = g.use_case_id"
        " AND r.decision = 'recycle' AND r.id > g.id)"
        " AND NOT EXISTS (SELECT 1 FROM json_each(g.snapshot, '$.criteria') s JOIN gate_criterion c"
        f" ON c.code = s.value ->> 'code' WHERE c.code = j.value ->> 'code' AND ({_ASKED_OTHERWISE})) ORDER BY g.id",
        (json.dumps(list(ids)),),
    ):
        found[use_case, stage][code] = reason or ""
    return dict(found)


def facts_of_active(f: ProgrammeFile, today: date) -> dict[str, GateFacts]:
    """Facts of every active use case in the rollout (stage 1 to 9), by key."""
    rows = f.read("SELECT id, key FROM use_case WHERE status = 'active' AND stage > 0 ORDER BY key")
    facts = gate_facts(f, [row[0] for row in rows], today)
    return {key: facts[number] for number, key in rows}


def gate_facts(
    f: ProgrammeFile, ids: Sequence[int], today: date, *, fields: Collection[str] = ()
) -> dict[int, GateFacts]:
    """Facts of the use cases ``ids`` as of ``today``; a use case that is not there is left out.

    ``fields`` are fields of the use case that are wanted besides those that criteria in force look at.
    """
    wanted = set(ids)
    programme, programme_rows = programme_facts(f, today)
    parts = Parts(f, today, ids)
    deployed = f.read("SELECT count(*) FROM use_case WHERE stage >= 4 AND status IN ('active', 'completed')")[0][0]
    people = {
        one: (name, is_active == 0)
        for one, name, is_active in f.read(
            "SELECT id, name, is_active FROM person WHERE id IN (SELECT owner_id FROM use_case UNION"
            " SELECT support_owner_id FROM use_case)"
        )
    }
    units, champions, covered = _units(f)
    looked_at = _fields(f, fields)
    columns = "".join(f", {name}" for name in looked_at)
    found: dict[int, GateFacts] = {}
    for number, stage, status, tier, live, support, runbook, owner, partner, users, handover, unit, *values in f.read(
        "SELECT id, stage, status, risk_tier, units_live, support_owner_id, runbook, owner_id, partner_share,"
        f" self_service_users, handover_on, business_unit_id{columns} FROM use_case"
        + (_AMONG if len(ids) <= FEW else ""),
        (json.dumps(list(ids)),) if len(ids) <= FEW else (),
    ):
        if number not in wanted:
            continue
        counts_itself = stage >= 4 and status in ("active", "completed")
        own, rows = parts.of(number, tier)
        owned, supported = people.get(owner, _NOBODY), people.get(support, _NOBODY)
        found[number] = GateFacts(
            stage=stage,
            id=number,
            risk_tier=tier,
            units_live=live,
            support_owner=supported[0],
            has_support_left=supported[1],
            runbook=runbook,
            owner=owned[0],
            has_owner_left=owned[1],
            partner_share=partner,
            self_service_users=users,
            handover_on=handover,
            others_deployed=deployed - counts_itself,
            unit=units.get(unit),
            unit_has_champion=unit in covered,
            fields=dict(zip(looked_at, values, strict=True)),
            rows={**programme_rows, **rows, "unit_champions": tuple(champions.get(unit, ()))},
            **own,
            **programme,
        )
    return found


def _units(f: ProgrammeFile) -> tuple[dict[int, str], dict[int, list[int]], Collection[int]]:
    """Units by name, the champions of each whatever their status, and the units in which one counts."""
    champions: dict[int, list[int]] = defaultdict(list)
    for number, unit in f.read("SELECT id, business_unit_id FROM champion WHERE business_unit_id IS NOT NULL"):
        champions[unit].append(number)
    return dict(f.read("SELECT id, name FROM business_unit")), champions, champions_by_unit(f)


def _fields(f: ProgrammeFile, more: Collection[str]) -> list[str]:
    """The fields of a use case that criteria in force look at, and ``more``; only those there are."""
    asked = f.read(
        "SELECT DISTINCT parameter FROM gate_criterion WHERE is_active = 1 AND rule IN ('field_filled',"
        " 'field_at_least')"
    )
    return sorted({*(name for (name,) in asked), *more} & set(UseCase.fields))
