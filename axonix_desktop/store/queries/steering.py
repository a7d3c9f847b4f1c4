"""What the steering summary reads: use cases with all that rules ask of them, and grouped counts of everything else."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, time
from typing import Any

from axonix_desktop.core.health import Aspect, CaseFacts, Checks, Rag, known_level
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.ordering import natural
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.past import rows_as_of
from axonix_desktop.store.queries.champions import active_champions, champions_by_unit
from axonix_desktop.store.queries.checklists import figures
from axonix_desktop.store.queries.classification import new_looks
from axonix_desktop.store.queries.governance import governance
from axonix_desktop.store.queries.training import training
from axonix_desktop.store.queries.training_counts import training_counts

_ASPECTS: tuple[Aspect, ...] = ("delivery", "governance", "adoption", "benefits")
_ASSESSED = (
    "SELECT use_case_id FROM risk_answer UNION SELECT r.use_case_id FROM checklist_response r JOIN checklist_item i"
    " ON i.id = r.checklist_item_id WHERE r.status = 'done' AND r.use_case_id IS NOT NULL"
    " AND (i.topic LIKE '%risk%' OR i.topic LIKE '%impact%')"
)
PastCase = tuple[str, str, int, str, date | None]
"""Key, title, stage, status and target date of a use case as it stood."""


def programme_name(f: ProgrammeFile) -> str:
    """The programme's name; empty text where none is recorded."""
    rows = f.read("SELECT name FROM programme ORDER BY id LIMIT 1")
    return str(rows[0][0]) if rows else ""


def case_facts(f: ProgrammeFile, as_of: date) -> list[CaseFacts]:
    """Every use case in key order, with its unit, owner, dates, checklist counts and the manager's overrides."""
    checks = _checks(f, as_of)
    nothing = (Checks(), 0, 0)
    overrides = _overrides(f, as_of)
    assessed = {row[0] for row in f.read(_ASSESSED)}
    has_champions, covered, by_unit, by_case = _adoption(f, as_of)
    looks = {one.use_case_id for one in new_looks(f)}
    rows = f.read(
        "SELECT c.id, c.key, c.title, c.stage, c.status, u.name, p.name, c.risk_tier, c.rag, c.rag_reason, c.target_on,"
        " CASE WHEN s.actual_end_on IS NULL THEN s.planned_end_on END, c.updated_at, c.priority, c.business_unit_id,"
        " p.is_active FROM use_case c"
        " LEFT JOIN business_unit u ON u.id = c.business_unit_id LEFT JOIN person p ON p.id = c.owner_id"
        " LEFT JOIN stage_plan s ON s.use_case_id = c.id AND s.stage = c.stage"
    )
    cases = [
        CaseFacts(
            id=row[0], key=row[1], title=row[2], stage=row[3], status=row[4], unit=row[5], owner=row[6], tier=row[7],
            rag=row[8], rag_reason=row[9], target_on=_day(row[10]), stage_end_on=_day(row[11]),
            updated_on=_day(row[12][:10]) if row[12] else None, checks=checks.get(row[0], nothing)[0],
            priority=row[13], has_assessment=row[0] in assessed, overrides=overrides.get(row[0], ()),
            has_champion=row[14] in covered if has_champions else None,
            trained_percent=by_case.get(row[0], by_unit.get(row[14])),
            blocking=checks.get(row[0], nothing)[1] if row[3] and row[4] == "active" else 0,
            expired=checks.get(row[0], nothing)[2] if row[3] and row[4] == "active" else 0,
            needs_new_look=row[0] in looks, has_owner_left=row[15] == 0,
        )
        for row in rows
    ]  # fmt: skip
    return sorted(cases, key=lambda case: (natural(case.key), case.id))


def programme_overrides(f: ProgrammeFile, as_of: date) -> dict[Aspect, Rag]:
    """What the manager says of the programme's own health, as far as it still counts."""
    return dict(_overrides(f, as_of).get(None, ()))


def _overrides(f: ProgrammeFile, as_of: date) -> dict[int | None, tuple[tuple[Aspect, Rag], ...]]:
    rows = f.read(
        "SELECT use_case_id, aspect, rag, comment FROM health_override WHERE expires_on IS NULL OR expires_on >= ?"
        " ORDER BY id DESC",
        (as_of.isoformat(),),
    )
    found: dict[int | None, list[tuple[Aspect, Rag]]] = defaultdict(list)
    for case, aspect, code, comment in rows:
        level = known_level(code)
        known: Aspect | None = next((one for one in _ASPECTS if one == aspect), None)
        if level and known:
            found[case].append((known, Rag(level, comment, "manager")))
    return {case: tuple(pairs) for case, pairs in found.items()}


def _checks(f: ProgrammeFile, as_of: date) -> dict[int, tuple[Checks, int, int]]:
    """The items that are wanted by now, of use cases whose checklist was opened; open blocking items; expired proof."""
    found: dict[int, tuple[Checks, int, int]] = {}
    for number, one in figures(f, as_of).items():
        if number is not None:
            checks = Checks(one.wanted_settled, max(one.wanted - one.wanted_settled, one.overdue), one.overdue)
            found[number] = (checks if one.answered else Checks(), len(one.blocked_by), one.expired)
    return found


def _adoption(f: ProgrammeFile, as_of: date) -> tuple[bool, frozenset[int], dict[int, float], dict[int, float]]:
    """Whether champions are recorded, the units with an active one, and who is trained by unit and by use case."""
    has_champions = bool(f.read("SELECT EXISTS(SELECT 1 FROM champion)")[0][0])
    covered = frozenset(champions_by_unit(f))
    found = training(f, as_of)
    by_unit = {one.unit_id: 100.0 * len(one.through) / one.people for one in found.units if one.unit_id and one.people}
    by_case = {one.use_case_id: one.coverage.percent or 0.0 for one in found.operators}
    return has_champions, covered, by_unit, by_case


def topics(f: ProgrammeFile, as_of: date) -> list[tuple[str, int, int, int]]:
    """(topic, settled, open, overdue) of every checklist topic with items that apply, most overdue first."""
    rows = [
        (topic, tally.settled, tally.applicable - tally.settled, tally.overdue)
        for topic, tally in governance(f, as_of).by_topic().items()
        if tally.applicable
    ]
    return sorted(rows, key=lambda row: (-row[3], -row[2], row[0]))


def past_cases(f: ProgrammeFile, since: date) -> dict[int, PastCase]:
    """(key, title, stage, status, target) by id, as the use cases stood at the end of ``since`` (UTC)."""
    moment = datetime.combine(since, time.max, tzinfo=UTC)
    names = ("id", "key", "title", "stage", "status", "target_on")
    places = [UseCase.columns().index(name) for name in names]
    found: dict[int, PastCase] = {}
    for row in rows_as_of(f, "use_case", moment):
        number, key, title, stage, status, target = (row[place] for place in places)
        found[number] = (key, title, stage, status, _day(target))
    return found


def first_day(f: ProgrammeFile) -> date | None:
    """The day (UTC) of the file's first change set; None for a file without any."""
    first = f.read("SELECT min(at) FROM jr_txn")[0][0]
    return date.fromisoformat(str(first)[:10]) if first else None


def stage_dates(f: ProgrammeFile, start: date, end: date) -> list[tuple[str, str, str, int | None]]:
    """(ISO day, key, title, stage or None for a target date) that falls in the span, both days included."""
    span = (start.isoformat(), end.isoformat())
    return f.read(
        "SELECT s.planned_end_on, c.key, c.title, s.stage FROM stage_plan s JOIN use_case c ON c.id = s.use_case_id"
        " WHERE s.planned_end_on BETWEEN ? AND ? AND s.actual_end_on IS NULL AND s.stage >= c.stage"
        " AND c.status NOT IN ('completed', 'retired')"
        " UNION ALL SELECT c.target_on, c.key, c.title, NULL FROM use_case c WHERE c.target_on BETWEEN ? AND ?"
        " AND c.status NOT IN ('completed', 'retired') ORDER BY 1, 2, 4",
        (*span, *span),
    )


def gate_decisions(f: ProgrammeFile, after: date, until: date) -> list[tuple[int, str, str, int, str, str]]:
    """(use case id, key, title, stage, decision, ISO day) of gates decided after one day and up to another."""
    return f.read(
        "SELECT c.id, c.key, c.title, g.stage, g.decision, g.decided_on FROM gate_decision g JOIN use_case c"
        " ON c.id = g.use_case_id WHERE g.decided_on > ? AND g.decided_on <= ? ORDER BY g.decided_on, g.id",
        (after.isoformat(), until.isoformat()),
    )


def decisions_needed(f: ProgrammeFile) -> list[tuple[str, str | None, str | None]]:
    """(decision, recommendation, last sensible day) of every decision still to be taken, most urgent first."""
    return f.read(
        "SELECT text, recommendation, due_on FROM steering_decision WHERE outcome IS NULL AND decided_on IS NULL"
        " ORDER BY due_on IS NULL, due_on, id"
    )


def open_actions(f: ProgrammeFile) -> list[tuple[str, str | None, str | None, str]]:
    """(action, owner, due day, status) of the committee's actions that were not cancelled, open ones first."""
    return f.read(
        "SELECT a.text, p.name, a.due_on, a.status FROM steering_action a LEFT JOIN person p ON p.id = a.owner_id"
        " WHERE a.status <> 'cancelled' ORDER BY a.status = 'done', a.due_on IS NULL, a.due_on, a.id"
    )


def open_risks(f: ProgrammeFile, most: int) -> list[tuple[str, int | None, str | None, str | None]]:
    """(title, probability × impact, owner, due day) of the gravest open risks and issues."""
    return f.read(
        "SELECT r.title, r.probability * r.impact, p.name, r.due_on FROM raid r LEFT JOIN person p ON p.id = r.owner_id"
        " WHERE r.status IN ('open', 'in_progress') AND r.entry_kind IN ('risk', 'issue')"
        " ORDER BY r.probability * r.impact IS NULL, r.probability * r.impact DESC, r.due_on IS NULL, r.due_on, r.id"
        " LIMIT ?",
        (most,),
    )


def part_counts(f: ProgrammeFile, as_of: date) -> dict[str, Any]:
    """Plain counts of the parts that are told in one sentence each."""
    one = f.read(
        "SELECT (SELECT count(*) FROM champion), (SELECT count(*) FROM business_unit),"
        " (SELECT count(DISTINCT use_case_id) FROM business_case), (SELECT count(*) FROM business_case_line),"
        " (SELECT count(*) FROM actual), (SELECT count(DISTINCT use_case_id) FROM readiness_item),"
        " (SELECT count(*) FROM incident WHERE closed_on IS NULL AND coalesce(is_rehearsal, 0) = 0),"
        " (SELECT count(*) FROM incident WHERE coalesce(is_rehearsal, 0) = 0),"
        " (SELECT count(*) FROM raid WHERE status IN ('open', 'in_progress')"
        "  AND entry_kind IN ('risk', 'issue')), (SELECT count(*) FROM raid)"
    )[0]
    names = (
        "champions", "units", "business_cases", "money_lines", "actuals", "readiness_cases", "incidents_open",
        "incidents", "risks_open", "raid",
    )  # fmt: skip
    learned = training_counts(f, as_of)
    return {
        **dict(zip(names, one, strict=True)),
        "champions_active": active_champions(f), "units_covered": len(champions_by_unit(f)),
        "enrolments": learned.enrolments, "completed": learned.completed, "training_overdue": learned.overdue,
    }  # fmt: skip


def _day(stored: str | None) -> date | None:
    day = Date().from_store(stored)
    return day if isinstance(day, date) else None
