"""What the data says about use cases at their gates: one pass of grouped questions for any number of use cases."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from axonix_desktop.core.gates import Criterion, GateFacts
from axonix_desktop.store.engine import ProgrammeFile

_TIERS = ("minimal", "limited", "high", "prohibited")
_CHAMPION_FAMILY = "champion"
_FEW = 200
"""Up to so many use cases are looked up by their ids; for more it is quicker to read the tables once."""
_AMONG = " WHERE id IN (SELECT value FROM json_each(?))"


def criteria(f: ProgrammeFile) -> tuple[Criterion, ...]:
    """The criteria in force in this programme, by stage and code."""
    rows = f.read(
        "SELECT code, stage, text, rule, threshold FROM gate_criterion WHERE is_active = 1 ORDER BY stage, code"
    )
    return tuple(Criterion(*row) for row in rows)


def use_case_id(f: ProgrammeFile, key: str) -> int | None:
    """The id of the use case with ``key``, compared without case and outer blanks."""
    rows = f.read("SELECT id FROM use_case WHERE key = ? COLLATE NOCASE", (key.strip(),))
    return rows[0][0] if rows else None


def waived(f: ProgrammeFile, use_case: int, stage: int) -> frozenset[str]:
    """Codes of the criteria waived by a decision at this gate; going back a stage ends what was waived before."""
    return frozenset(waivers(f, [use_case]).get((use_case, stage), {}))


def waivers(f: ProgrammeFile, ids: Sequence[int]) -> dict[tuple[int, int], dict[str, str]]:
    """Waivers that still count, by (use case, stage): code to reason."""
    found: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
    for use_case, stage, code, reason in f.read(
        "SELECT g.use_case_id, g.stage, j.value ->> 'code', j.value ->> 'reason' FROM gate_decision g,"
        " json_each(g.waivers) j WHERE g.use_case_id IN (SELECT value FROM json_each(?)) AND g.waivers IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM gate_decision r WHERE r.use_case_id = g.use_case_id"
        " AND r.decision = 'recycle' AND r.id > g.id) ORDER BY g.id",
        (json.dumps(list(ids)),),
    ):
        found[use_case, stage][code] = reason or ""
    return dict(found)


def facts_of_active(f: ProgrammeFile, today: date) -> dict[str, GateFacts]:
    """Facts of every active use case in the rollout (stage 1 to 9), by key."""
    rows = f.read("SELECT id, key FROM use_case WHERE status = 'active' AND stage > 0 ORDER BY key")
    facts = gate_facts(f, [row[0] for row in rows], today)
    return {key: facts[number] for number, key in rows}


def gate_facts(f: ProgrammeFile, ids: Sequence[int], today: date) -> dict[int, GateFacts]:
    """Facts of the use cases ``ids`` as of ``today``; a use case that is not there is left out."""
    wanted = set(ids)
    programme = _programme_facts(f)
    parts = _Parts(f, today, ids)
    deployed = f.read("SELECT count(*) FROM use_case WHERE stage >= 4 AND status IN ('active', 'completed')")[0][0]
    people = dict(
        f.read(
            "SELECT id, name FROM person WHERE id IN (SELECT owner_id FROM use_case UNION"
            " SELECT support_owner_id FROM use_case)"
        )
    )
    found: dict[int, GateFacts] = {}
    for number, stage, status, tier, live, support, runbook, owner, partner, users, handover in f.read(
        "SELECT id, stage, status, risk_tier, units_live, support_owner_id, runbook, owner_id, partner_share,"
        " self_service_users, handover_on FROM use_case" + (_AMONG if len(ids) <= _FEW else ""),
        (json.dumps(list(ids)),) if len(ids) <= _FEW else (),
    ):
        if number not in wanted:
            continue
        counts_itself = stage >= 4 and status in ("active", "completed")
        found[number] = GateFacts(
            stage=stage,
            risk_tier=tier,
            units_live=live,
            support_owner=people.get(support),
            runbook=runbook,
            owner=people.get(owner),
            partner_share=partner,
            self_service_users=users,
            handover_on=handover,
            others_deployed=deployed - counts_itself,
            **parts.of(number, tier),
            **programme,
        )
    return found


class _Parts:
    """What hangs on single use cases: of a few by their ids, of many with each table read once."""

    def __init__(self, f: ProgrammeFile, today: date, ids: Collection[int]) -> None:
        self._file, self._ids = f, list(ids) if len(ids) <= _FEW else None
        self._scores: dict[int | None, dict[tuple[str, str], int]] = defaultdict(dict)
        for use_case, dimension, item, score in self._read(
            "SELECT use_case_id, dimension, item, score FROM readiness_item WHERE score IS NOT NULL"
        ):
            self._scores[use_case][dimension, item] = score
        self._owners = self._lists(
            "SELECT use_case_id, p.name FROM data_source_use u JOIN data_source d"
            " ON d.id = u.data_source_id JOIN person p ON p.id = d.owner_id WHERE 1"
        )
        self._ownerless = self._lists(
            "SELECT use_case_id, d.name FROM data_source_use u JOIN data_source d"
            " ON d.id = u.data_source_id WHERE d.owner_id IS NULL"
        )
        self._components = self._lists(
            "SELECT use_case_id, c.name FROM component_use u JOIN component c"
            " ON c.id = u.component_id WHERE coalesce(u.is_waiting, 0) = 0"
        )
        self._answers: dict[int, dict[int, str]] = defaultdict(dict)
        for use_case, item, status in self._read(
            "SELECT use_case_id, checklist_item_id, status FROM checklist_response WHERE use_case_id IS NOT NULL"
        ):
            self._answers[use_case][item] = status
        self._items = f.read(
            "SELECT id, code, coalesce(applies_from_tier, 'minimal') FROM checklist_item"
            " WHERE is_active = 1 AND coalesce(is_programme_level, 0) = 0 ORDER BY code"
        )
        self._lessons = dict(
            self._read("SELECT use_case_id, count(*) FROM incident WHERE is_lesson_closed = 1", " GROUP BY 1")
        )
        self._workflows = self._lists("SELECT use_case_id, process FROM workflow_change WHERE use_case_id IS NOT NULL")
        self._unagreed = self._lists(
            "SELECT use_case_id, process FROM workflow_change WHERE use_case_id IS NOT NULL"
            " AND agreed_on IS NULL AND status <> 'done'"
        )
        self._read_proofs(today.isoformat())

    def _read_proofs(self, day: str) -> None:
        """What proves that a use case is fit to run: rules signed off, fairness tests in date, benefits realised."""
        self._rules = {
            use_case: (total, unsigned)
            for use_case, total, unsigned in self._file.read(
                "SELECT use_case_id, count(*), sum(signed_off_on IS NULL) FROM escalation_rule GROUP BY 1"
            )
        }
        in_date = "AND (valid_until IS NULL OR valid_until >= ?)"
        self._fair = dict(
            self._read(
                f"SELECT use_case_id, count(*) FROM fairness_test WHERE has_passed = 1 {in_date}", " GROUP BY 1", (day,)
            )
        )
        self._unfair = dict(
            self._read(
                f"SELECT use_case_id, count(*) FROM fairness_test WHERE has_passed = 0 {in_date}", " GROUP BY 1", (day,)
            )
        )
        self._benefits = {
            use_case: 100.0 * actual / planned
            for use_case, planned, actual in self._read(
                "SELECT use_case_id, sum(planned_minor), sum(actual_minor) FROM actual WHERE line = 'benefit' AND"
                " month_on >= date(?, 'start of month', '-3 months') AND month_on < date(?, 'start of month')",
                " GROUP BY 1 HAVING count(actual_minor) >= 3",
                (day, day),
            )
            if planned
        }

    def _read(self, sql: str, tail: str = "", params: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
        """Rows of a query that ends in its conditions: of the use cases wanted alone while they are few."""
        if self._ids is None:
            return self._file.read(sql + tail, params)
        few = " AND use_case_id IN (SELECT value FROM json_each(?))"
        return self._file.read(sql + few + tail, (*params, json.dumps(self._ids)))

    def _lists(self, sql: str) -> dict[int, tuple[str, ...]]:
        """Names by use case, in order."""
        found: dict[int, list[str]] = defaultdict(list)
        for key, name in self._read(sql, " ORDER BY 2"):
            found[key].append(name)
        return {key: tuple(names) for key, names in found.items()}

    def of(self, use_case: int, tier: str | None) -> dict[str, Any]:
        """The facts of one use case, by the names of :class:`GateFacts`."""
        answers = self._answers.get(use_case, {})
        total = done = 0
        still_open: list[str] = []
        if answers:
            reach = _TIERS.index(tier) if tier in _TIERS else 0
            for item, code, from_tier in self._items:
                status = answers.get(item)
                if status is None and _TIERS.index(from_tier) > reach:
                    continue
                total += 1
                if status in ("done", "not_applicable"):
                    done += 1
                else:
                    still_open.append(code)
        rules, unsigned = self._rules.get(use_case, self._rules.get(None, (0, 0)))
        return {
            "scores": self._scores.get(use_case, {}),
            "data_owners": self._owners.get(use_case, ()),
            "data_sources_without_owner": self._ownerless.get(use_case, ()),
            "components": self._components.get(use_case, ()),
            "checklist_total": total,
            "checklist_done": done,
            "checklist_open": tuple(still_open),
            "lessons_closed": self._lessons.get(use_case, 0),
            "workflow_changes": len(self._workflows.get(use_case, ())),
            "workflow_changes_open": self._unagreed.get(use_case, ()),
            "escalation_rules": rules,
            "escalation_rules_unsigned": unsigned,
            "fairness_in_date": self._fair.get(use_case, 0),
            "fairness_failing": self._unfair.get(use_case, 0),
            "realised_percent": self._benefits.get(use_case),
        }


def _programme_facts(f: ProgrammeFile) -> dict[str, Any]:
    """Champions, curricula and rehearsals: the same for every use case."""
    units = f.read(
        "SELECT u.name, EXISTS(SELECT 1 FROM champion c WHERE c.business_unit_id = u.id AND c.status = 'active')"
        " FROM business_unit u WHERE u.id IN (SELECT business_unit_id FROM use_case WHERE status = 'active')"
        " ORDER BY u.name"
    )
    required = f.read(
        "SELECT DISTINCT course_id FROM curriculum_course WHERE role_family = ? COLLATE NOCASE", (_CHAMPION_FAMILY,)
    )
    untrained = f.read(
        "SELECT p.name FROM champion c JOIN person p ON p.id = c.person_id WHERE c.status = 'active' AND EXISTS("
        "SELECT 1 FROM curriculum_course k WHERE k.role_family = ? COLLATE NOCASE AND NOT EXISTS(SELECT 1 FROM"
        " enrolment e WHERE e.person_id = c.person_id AND e.course_id = k.course_id AND e.status = 'completed'))"
        " ORDER BY 1",
        (_CHAMPION_FAMILY,),
    )
    needed, passed = f.read(
        "SELECT count(*), sum(EXISTS(SELECT 1 FROM enrolment e WHERE e.person_id = p.id AND e.course_id = k.course_id"
        " AND e.status = 'completed')) FROM person p JOIN curriculum_course k ON k.role_family = p.role_family"
        " AND k.skill_level = p.skill_level WHERE p.is_active = 1"
    )[0]
    return {
        "units_in_scope": tuple(name for name, _ in units),
        "units_without_champion": tuple(name for name, covered in units if not covered),
        "champions": f.read("SELECT count(*) FROM champion WHERE status = 'active'")[0][0],
        "champions_untrained": tuple(name for (name,) in untrained),
        "has_champion_curriculum": bool(required),
        "curricula_percent": 100.0 * passed / needed if needed else None,
        "rehearsals": f.read("SELECT count(*) FROM incident WHERE is_rehearsal = 1")[0][0],
    }
