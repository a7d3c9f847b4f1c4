"""What is due by the times a programme keeps records of people for."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from axonix_desktop.core.personal import ERASED_NAME
from axonix_desktop.core.retention import RULES, SETTING, Due, Rule, last_day_due, months_of
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import titles
from axonix_desktop.store.queries.settings import setting

_SINCE = {
    "people": f"""
SELECT p.id, max(
  substr(coalesce(p.updated_at, p.created_at, ''), 1, 10),
  coalesce((SELECT max(max(coalesce(c.until_on, ''), coalesce(c.last_check_in_on, ''))) FROM champion c
    WHERE c.person_id = p.id), ''),
  coalesce((SELECT max(k.held_on) FROM check_in k JOIN champion c ON c.id = k.champion_id
    WHERE c.person_id = p.id), ''),
  coalesce((SELECT max(max(coalesce(e.completed_on, ''), coalesce(e.enrolled_on, ''))) FROM enrolment e
    WHERE e.person_id = p.id), '')) AS day
FROM person p WHERE p.is_active = 0 AND p.name <> '{ERASED_NAME}'""",
    "alumni": """
SELECT id, coalesce(until_on, last_check_in_on, substr(coalesce(updated_at, ''), 1, 10)) AS day
FROM champion WHERE status = 'alumni'""",
    "check_ins": "SELECT id, held_on AS day FROM check_in",
    "training": """
SELECT id, coalesce(nullif(max(coalesce(expires_on, ''), coalesce(completed_on, ''),
  iif(status = 'completed', '', coalesce(due_on, ''))), ''), substr(coalesce(updated_at, ''), 1, 10)) AS day
FROM enrolment WHERE status IN ('completed', 'failed', 'expired', 'cancelled')""",
    "attendance": "SELECT id, held_on AS day FROM steering_meeting WHERE coalesce(attendees, '[]') <> '[]'",
    "classes": "SELECT id, coalesce(ends_on, starts_on) AS day FROM cohort WHERE coalesce(trainer, '') <> ''",
    "incidents": """
SELECT id, closed_on AS day FROM incident WHERE closed_on IS NOT NULL AND (coalesce(closed_by, '') <> ''
  OR EXISTS (SELECT 1 FROM incident_event e WHERE e.incident_id = incident.id AND coalesce(e.told_by, '') <> ''))""",
}


def kept_months(f: ProgrammeFile) -> dict[str, Any]:
    """The months kept by rule, as the programme chose them; a rule without a choice is not in it."""
    return setting(f, SETTING, dict[str, Any]())


def due(f: ProgrammeFile, rule: Rule, today: date) -> list[Due]:
    """The records that are due today by a rule, oldest first; none where everything is kept."""
    months = months_of(kept_months(f), rule.name)
    if months is None:
        return []
    found: list[tuple[int, str]] = f.read(
        f"SELECT id, day FROM ({_SINCE[rule.name]}) WHERE day <> '' AND day <= ? ORDER BY day, id",
        (last_day_due(today, months).isoformat(),),
    )
    ids = [number for number, _ in found]
    called, whose = titles(f, rule.kind, ids), _whose(f, rule.kind, ids)
    told = {number: ", ".join(filter(None, (whose.get(number), called.get(number)))) for number in ids}
    return [Due(rule.kind, number, told[number], date.fromisoformat(day)) for number, day in found]


def _whose(f: ProgrammeFile, kind: str, ids: list[int]) -> dict[int, str]:
    """The person a record is about, where its own title does not say so."""
    among = "IN (SELECT value FROM json_each(?))"
    queries = {
        "enrolment": f"SELECT e.id, p.name FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.id {among}",
        "check_in": "SELECT k.id, p.name FROM check_in k JOIN champion c ON c.id = k.champion_id"
        f" JOIN person p ON p.id = c.person_id WHERE k.id {among}",
    }
    return dict(f.read(queries[kind], (json.dumps(ids),))) if kind in queries else {}


def all_due(f: ProgrammeFile, today: date) -> dict[str, list[Due]]:
    """Everything that is due today, by the name of the rule; rules under which nothing is due are left out."""
    found = {rule.name: due(f, rule, today) for rule in RULES}
    return {name: rows for name, rows in found.items() if rows}


def names_in_incidents(f: ProgrammeFile, ids: list[int]) -> list[int]:
    """The entries of the timelines of incidents that say who told them."""
    found: list[int] = []
    for number in ids:
        found += [
            row[0]
            for row in f.read(
                "SELECT id FROM incident_event WHERE incident_id = ? AND coalesce(told_by, '') <> ''", (number,)
            )
        ]
    return found
