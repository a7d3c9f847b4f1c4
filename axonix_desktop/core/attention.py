"""What the committee should look at first: each finding with its count, its worst examples and what to ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from axonix_desktop.core.health import GO_LIVE_STAGE, CaseFacts, Level, days, delivery
from axonix_desktop.core.kinds import Date

STALE_DAYS = 90
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Attention:
    """One finding: ``words`` says what, ``ask`` what to do, ``examples`` name the worst with their reason."""

    code: str
    level: Level
    count: int
    words: str
    ask: str
    examples: tuple[str, ...]
    case_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Look:
    """A question asked of every open use case; ``weight`` is None where it does not apply, else its badness."""

    code: str
    level: Level
    one: str
    many: str
    ask: str
    weight: Callable[[CaseFacts, date], float | None]
    reason: Callable[[CaseFacts, date], str]


def findings(cases: Iterable[CaseFacts], as_of: date) -> tuple[Attention, ...]:
    """All findings that have at least one use case, gravest kind first."""
    still_open = [case for case in cases if case.is_open]
    found: list[Attention] = []
    for look in _LOOKS:
        hits = [(weight, case) for case in still_open if (weight := look.weight(case, as_of)) is not None]
        if not hits:
            continue
        hits.sort(key=lambda hit: (-hit[0], -hit[1].stage, hit[1].key, hit[1].id))
        found.append(
            Attention(
                code=look.code,
                level=look.level,
                count=len(hits),
                words=f"{len(hits):,} {look.one if len(hits) == 1 else look.many}",
                ask=look.ask,
                examples=_examples([case for _, case in hits], look, as_of),
                case_ids=frozenset(case.id for _, case in hits),
            )
        )
    return tuple(found)


def _examples(cases: Sequence[CaseFacts], look: _Look, as_of: date) -> tuple[str, ...]:
    """The worst few by name, with the reason where it tells more than the finding itself."""
    named: list[str] = []
    for case in cases[:EXAMPLES]:
        reason = look.reason(case, as_of)
        named.append(f"{case.title} ({reason})" if reason else case.title)
    return tuple(named)


def late_days(case: CaseFacts, as_of: date) -> int:
    """Days by which the use case's next date has passed; 0 when it has none or it lies ahead."""
    return max(0, (as_of - case.due_on).days) if case.due_on else 0


def _off_track(case: CaseFacts, as_of: date) -> float | None:
    return float(late_days(case, as_of)) if delivery(case, as_of).level == "red" else None


def _date_passed(case: CaseFacts, as_of: date) -> float | None:
    late = late_days(case, as_of)
    return float(late) if late and delivery(case, as_of).level != "red" else None


def _unassessed(case: CaseFacts, as_of: date) -> float | None:
    return float(case.stage) if case.tier == "high" and not case.has_assessment else None


def _unchecked(case: CaseFacts, as_of: date) -> float | None:
    is_short = case.tier == "high" and case.stage >= GO_LIVE_STAGE and (case.checks.open or not case.checks.total)
    return float(case.checks.open or 1_000) if is_short else None


def _stale(case: CaseFacts, as_of: date) -> float | None:
    idle = (as_of - case.updated_on).days if case.updated_on else 0
    return float(idle) if idle > STALE_DAYS and case.status == "active" else None


def _when(holds: Callable[[CaseFacts], bool]) -> Callable[[CaseFacts, date], float | None]:
    """A weight that is the stage for those the condition holds for: the further on, the graver."""
    return lambda case, as_of: float(case.stage) if holds(case) else None


def _nothing(case: CaseFacts, as_of: date) -> str:
    return ""


def _stage(case: CaseFacts, as_of: date) -> str:
    return f"stage {case.stage}" if case.stage else "pipeline"


def _late(case: CaseFacts, as_of: date) -> str:
    return f"{days(late_days(case, as_of))} late"


_LOOKS: tuple[_Look, ...] = (
    _Look("prohibited", "red", "use case has a prohibited risk tier", "use cases have a prohibited risk tier",
          "Stop, or correct the tier", _when(lambda case: case.tier == "prohibited"), _stage),
    _Look("off_track", "red", "use case is off track", "use cases are off track",
          "Decide on a new date, help, or a stop", _off_track, lambda case, as_of: delivery(case, as_of).reason),
    _Look("unchecked", "red", f"high-risk use case at stage {GO_LIVE_STAGE} or later has no complete checklist",
          f"high-risk use cases at stage {GO_LIVE_STAGE} or later have no complete checklist",
          "Complete it before the next gate", _unchecked,
          lambda case, as_of: f"{case.checks.open} items open" if case.checks.open else "no checklist"),
    _Look("overdue_items", "amber", "use case has overdue checklist items", "use cases have overdue checklist items",
          "Agree new dates with the owners", lambda case, as_of: float(case.checks.overdue) or None,
          lambda case, as_of: f"{case.checks.overdue} overdue"),
    _Look("date_passed", "amber", "further use case has passed its date", "further use cases have passed their date",
          "Confirm or move the date", _date_passed, _late),
    _Look("unassessed", "amber", "high-risk use case has no impact assessment on record",
          "high-risk use cases have no impact assessment on record", "Record the assessment", _unassessed, _stage),
    _Look("on_hold", "amber", "use case is on hold", "use cases are on hold", "Resume or retire",
          _when(lambda case: case.status == "on_hold"),
          lambda case, as_of: case.rag_reason or ""),
    _Look("no_owner", "amber", "use case has no owner", "use cases have no owner", "Name an owner",
          _when(lambda case: not case.owner), _stage),
    _Look("no_tier", "amber", "use case in rollout has no risk tier", "use cases in rollout have no risk tier",
          "Classify the risk", _when(lambda case: case.tier is None and case.stage > 0), _stage),
    _Look("no_unit", "amber", "use case belongs to no business unit", "use cases belong to no business unit",
          "Assign a business unit", _when(lambda case: not case.unit), _nothing),
    _Look("stale", "none", f"active use case has not been updated for {STALE_DAYS} days",
          f"active use cases have not been updated for {STALE_DAYS} days", "Ask for an update", _stale,
          lambda case, as_of: f"last on {Date().show(case.updated_on)}"),
)  # fmt: skip
