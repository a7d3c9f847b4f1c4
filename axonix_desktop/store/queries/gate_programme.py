"""What gates are told of the programme as a whole: the same for every use case, so it is asked once."""

from __future__ import annotations

from datetime import date
from typing import Any

from axonix_desktop.store.engine import ProgrammeFile

_CHAMPION_FAMILY = "champion"
VALID = "e.status = 'completed' AND (e.expires_on IS NULL OR e.expires_on >= ?1)"
"""A completed enrolment ``e`` that has not expired; ``?1`` is today as text."""
_NEEDED = (
    "person p JOIN curriculum_course k ON k.role_family = p.role_family COLLATE NOCASE"
    " AND k.skill_level = p.skill_level WHERE p.is_active = 1"
)
_PASSED = f"EXISTS(SELECT 1 FROM enrolment e WHERE e.person_id = p.id AND e.course_id = k.course_id AND {VALID})"


def programme_facts(f: ProgrammeFile, today: date, *, with_people: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts by the names of ``GateFacts``, and the ids behind them.

    ``with_people`` also finds who is not through the curriculum of their role, which is only wanted to be shown.
    """
    day = today.isoformat()
    units = f.read(
        "SELECT u.id, u.name, EXISTS(SELECT 1 FROM champion c WHERE c.business_unit_id = u.id AND c.status = 'active')"
        " FROM business_unit u WHERE u.id IN (SELECT business_unit_id FROM use_case WHERE status = 'active')"
        " ORDER BY u.name"
    )
    bare = [(number, name) for number, name, covered in units if not covered]
    untrained = f.read(
        "SELECT c.id, p.name FROM champion c JOIN person p ON p.id = c.person_id WHERE c.status = 'active' AND EXISTS("
        "SELECT 1 FROM curriculum_course k WHERE k.role_family = ?2 COLLATE NOCASE AND NOT EXISTS(SELECT 1 FROM"
        f" enrolment e WHERE e.person_id = c.person_id AND e.course_id = k.course_id AND {VALID})) ORDER BY 2",
        (day, _CHAMPION_FAMILY),
    )
    one = f.read(
        "SELECT (SELECT count(*) FROM champion WHERE status = 'active'), EXISTS(SELECT 1 FROM curriculum_course WHERE"
        " role_family = ? COLLATE NOCASE), (SELECT count(*) FROM incident WHERE is_rehearsal = 1)",
        (_CHAMPION_FAMILY,),
    )[0]
    needed, passed = f.read(f"SELECT count(*), sum({_PASSED}) FROM {_NEEDED}", (day,))[0]
    scores = f.read(
        "SELECT id, dimension, item, score FROM readiness_item WHERE use_case_id IS NULL AND score IS NOT NULL"
    )
    rows = {
        "units_without_champion": tuple(number for number, _ in bare),
        "champions_untrained": tuple(number for number, _ in untrained),
        "programme_scores": tuple(row[0] for row in scores),
    }
    if with_people:
        found = f.read(f"SELECT DISTINCT p.id FROM {_NEEDED} AND NOT {_PASSED}", (day,))
        rows["people_untrained"] = tuple(number for (number,) in found)
    return {
        "units_in_scope": tuple(name for _, name, _ in units),
        "units_without_champion": tuple(name for _, name in bare),
        "champions": one[0],
        "champions_untrained": tuple(name for _, name in untrained),
        "has_champion_curriculum": bool(one[1]),
        "curricula_percent": 100.0 * passed / needed if needed else None,
        "rehearsals": one[2],
        "programme_scores": {(dimension, item): score for _, dimension, item, score in scores},
    }, rows
