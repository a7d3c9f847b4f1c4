"""What gates are told of the programme as a whole: the same for every use case, so it is asked once."""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from typing import Any

from axonix_desktop.core.gate_rules.facts import Learned
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.champions import COUNTING, champions_by_unit
from axonix_desktop.store.queries.training_book import read_book
from axonix_desktop.store.queries.training_crowd import read_crowd

_CHAMPION_FAMILY = "champion"
"""The role family whose curriculum champions go through."""


def programme_facts(f: ProgrammeFile, today: date) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts by the names of ``GateFacts``, and the ids behind them."""
    units = f.read(
        "SELECT u.id, u.name FROM business_unit u WHERE u.id IN (SELECT business_unit_id FROM use_case"
        " WHERE status = 'active') ORDER BY u.name"
    )
    covered = champions_by_unit(f)
    bare = [(number, name) for number, name in units if number not in covered]
    courses = frozenset(
        course
        for (course,) in f.read(
            "SELECT course_id FROM curriculum_course WHERE role_family = ? COLLATE NOCASE", (_CHAMPION_FAMILY,)
        )
    )
    champions = f.read(f"SELECT c.id, c.person_id, p.name FROM {COUNTING} ORDER BY p.name, c.id")
    untrained = _untrained(f, today, champions, courses)
    rehearsals = f.read("SELECT count(*) FROM incident WHERE is_rehearsal = 1")[0][0]
    scores = f.read(
        "SELECT id, dimension, item, score FROM readiness_item WHERE use_case_id IS NULL AND score IS NOT NULL"
    )
    rows = {
        "units_without_champion": tuple(number for number, _ in bare),
        "champions_untrained": tuple(number for number, _ in untrained),
    }
    return {
        "units_in_scope": tuple(name for _, name in units),
        "units_without_champion": tuple(name for _, name in bare),
        "champions": len(champions),
        "champions_untrained": tuple(name for _, name in untrained),
        "has_champion_curriculum": bool(courses),
        "learned": cache(partial(_learned, f, today)),
        "rehearsals": rehearsals,
        "programme_scores": {(dimension, item): score for _, dimension, item, score in scores},
        "programme_score_ids": {(dimension, item): number for number, dimension, item, _ in scores},
        "topics": frozenset(one for (one,) in f.read("SELECT DISTINCT topic FROM checklist_item WHERE is_active = 1")),
    }, rows


def _untrained(
    f: ProgrammeFile, today: date, champions: list[tuple[Any, ...]], courses: frozenset[int]
) -> list[tuple[int, str]]:
    """The champions (id, name) who do not hold every course of the champions' curriculum today."""
    if not courses or not champions:
        return []
    book = read_book(f, today, {person for _, person, _ in champions})
    return [
        (number, name)
        for number, person, name in champions
        if not all(book.standing(person, course).is_held for course in courses)
    ]


def _learned(f: ProgrammeFile, today: date) -> Learned:
    """How much of what is asked of the people is held, and who lacks something; read when a gate asks."""
    if not f.read("SELECT EXISTS(SELECT 1 FROM curriculum_course)")[0][0]:
        return Learned()
    crowd = read_crowd(f, today)
    asked = sum(len(required) * len(people) for required, people in crowd.groups.items())
    held = crowd.counted(crowd.held).total()
    lacking = tuple(one for required, people in crowd.groups.items() if required for one in people - crowd.through)
    return Learned(100.0 * held / asked if asked else None, lacking)
