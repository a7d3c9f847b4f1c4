"""What the committee should look at first: each finding with its count, its worst examples and what to ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from axonix_desktop.core.health import GO_LIVE_STAGE, CaseFacts, Level, Rag, days, delivery
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.shortening import shortened
from axonix_desktop.core.stages import STAGES
from axonix_desktop.core.words import mark, small, tr, trn

STALE_DAYS = 90
CHAMPION_STAGE = 3
"""From this stage on a use case should have a champion in its unit."""
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
class _Seen:
    """A use case as the looks see it: with its delivery level and by how many days its date has passed."""

    case: CaseFacts
    as_of: date
    delivery: Rag
    late: int


@dataclass(frozen=True, slots=True)
class _Look:
    """A question asked of every open use case; ``weight`` is None where it does not apply, else its badness.

    ``words`` tells so many use cases, ``ask`` is translated when it is shown.
    """

    code: str
    level: Level
    words: Callable[[int], str]
    ask: str
    weight: Callable[[_Seen], float | None]
    reason: Callable[[_Seen], str]


def findings(cases: Iterable[CaseFacts], as_of: date) -> tuple[Attention, ...]:
    """All findings that have at least one use case, gravest kind first."""
    seen = [_Seen(case, as_of, delivery(case, as_of), late_days(case, as_of)) for case in cases if case.is_open]
    found: list[Attention] = []
    for look in _LOOKS:
        hits = [(weight, one) for one in seen if (weight := look.weight(one)) is not None]
        if not hits:
            continue
        hits.sort(key=lambda hit: (-hit[0], -hit[1].case.stage))  # stable: else as given
        found.append(
            Attention(
                code=look.code,
                level=look.level,
                count=len(hits),
                words=look.words(len(hits)),
                ask=tr(look.ask),
                examples=_examples([one for _, one in hits[:EXAMPLES]], look),
                case_ids=frozenset(one.case.id for _, one in hits),
            )
        )
    return tuple(found)


def late_days(case: CaseFacts, as_of: date) -> int:
    """Days by which the use case's next date has passed; 0 when it has none or it lies ahead."""
    return max(0, (as_of - case.due_on).days) if case.due_on else 0


def _examples(worst: Sequence[_Seen], look: _Look) -> tuple[str, ...]:
    """The worst few by name, with the reason where it tells more than the finding itself."""
    named: list[str] = []
    for one in worst:
        reason, title = look.reason(one), shortened(one.case.title)
        named.append(f"{title} ({reason})" if reason else title)
    return tuple(named)


def _unchecked(one: _Seen) -> float | None:
    checks = one.case.checks
    is_short = one.case.tier == "high" and one.case.stage >= GO_LIVE_STAGE and (checks.open or not checks.total)
    return float(checks.open or 1_000) if is_short else None


def _stale(one: _Seen) -> float | None:
    idle = (one.as_of - one.case.updated_on).days if one.case.updated_on else 0
    return float(idle) if idle > STALE_DAYS and one.case.status == "active" else None


def _when(holds: Callable[[_Seen], bool], weight: str = "stage") -> Callable[[_Seen], float | None]:
    """A weight for those the condition holds for: their stage, or the days they are late."""
    return lambda one: float(one.late if weight == "late" else one.case.stage) if holds(one) else None


def _stage(one: _Seen) -> str:
    return tr("stage {stage}", stage=one.case.stage) if one.case.stage else small(STAGES[0].short)


def _unchecked_words(count: int) -> str:
    return trn(
        "{count} high-risk use case at stage {stage} or later has no complete checklist",
        "{count} high-risk use cases at stage {stage} or later have no complete checklist",
        count,
        stage=GO_LIVE_STAGE,
    )


def _stale_words(count: int) -> str:
    return trn(
        "{count} active use case has not been updated for {days} days",
        "{count} active use cases have not been updated for {days} days",
        count,
        days=STALE_DAYS,
    )


def _open_items(count: int) -> str:
    return trn("{count} items open", "{count} items open", count)


_LOOKS: tuple[_Look, ...] = (
    _Look("prohibited", "red",
          lambda n: trn("{count} use case has a prohibited risk tier",
                        "{count} use cases have a prohibited risk tier", n),
          mark("Stop, or correct the tier"), _when(lambda one: one.case.tier == "prohibited"), _stage),
    _Look("off_track", "red", lambda n: trn("{count} use case is off track", "{count} use cases are off track", n),
          mark("Decide on a new date, help, or a stop"), _when(lambda one: one.delivery.level == "red", "late"),
          lambda one: one.case.rag_reason or ("" if one.case.rag else one.delivery.reason)),
    _Look("unchecked", "red", _unchecked_words, mark("Complete it before the next gate"), _unchecked,
          lambda one: _open_items(one.case.checks.open) if one.case.checks.open else tr("no checklist")),
    _Look("blocked", "amber",
          lambda n: trn("{count} use case is held up by open blocking checklist items",
                        "{count} use cases are held up by open blocking checklist items", n),
          mark("Settle them before the gate"), lambda one: float(one.case.blocking) or None,
          lambda one: _open_items(one.case.blocking)),
    _Look("overdue_items", "amber",
          lambda n: trn("{count} use case has overdue checklist items",
                        "{count} use cases have overdue checklist items", n),
          mark("Agree new dates with the owners"), lambda one: float(one.case.checks.overdue) or None,
          lambda one: tr("{count:,} overdue", count=one.case.checks.overdue)),
    _Look("evidence_expired", "amber",
          lambda n: trn("{count} use case has evidence that has expired",
                        "{count} use cases have evidence that has expired", n),
          mark("Renew the evidence"), lambda one: float(one.case.expired) or None,
          lambda one: tr("{count:,} expired", count=one.case.expired)),
    _Look("new_look", "amber",
          lambda n: trn("{count} risk classification no longer fits the use case",
                        "{count} risk classifications no longer fit their use cases", n),
          mark("Classify the risk again"), _when(lambda one: one.case.needs_new_look), _stage),
    _Look("no_champion", "amber",
          lambda n: trn("{count} use case has no active champion in its unit",
                        "{count} use cases have no active champion in their unit", n),
          mark("Nominate a champion"),
          _when(lambda one: one.case.has_champion is False and one.case.stage >= CHAMPION_STAGE), _stage),
    _Look("date_passed", "amber",
          lambda n: trn("{count} use case is past its date, not rated off track",
                        "{count} use cases are past their date, not rated off track", n),
          mark("Confirm or move the date"), _when(lambda one: one.late > 0 and one.delivery.level != "red", "late"),
          lambda one: tr("{days} late", days=days(one.late))),
    _Look("unassessed", "amber",
          lambda n: trn("{count} high-risk use case has no impact assessment on record",
                        "{count} high-risk use cases have no impact assessment on record", n),
          mark("Record the assessment"), _when(lambda one: one.case.tier == "high" and not one.case.has_assessment),
          _stage),
    _Look("on_hold", "amber", lambda n: trn("{count} use case is on hold", "{count} use cases are on hold", n),
          mark("Resume or retire"), _when(lambda one: one.case.status == "on_hold"),
          lambda one: one.case.rag_reason or ""),
    _Look("no_owner", "amber", lambda n: trn("{count} use case has no owner", "{count} use cases have no owner", n),
          mark("Name an owner"), _when(lambda one: not one.case.owner), _stage),
    _Look("owner_left", "amber",
          lambda n: trn("{count} use case is owned by somebody who has left",
                        "{count} use cases are owned by people who have left", n),
          mark("Name another owner"), _when(lambda one: one.case.has_owner_left), lambda one: one.case.owner or ""),
    _Look("no_tier", "amber",
          lambda n: trn("{count} use case in rollout has no risk tier",
                        "{count} use cases in rollout have no risk tier", n),
          mark("Classify the risk"), _when(lambda one: one.case.tier is None and one.case.stage > 0), _stage),
    _Look("no_unit", "amber",
          lambda n: trn("{count} use case belongs to no business unit",
                        "{count} use cases belong to no business unit", n),
          mark("Assign a business unit"), _when(lambda one: not one.case.unit), _stage),
    _Look("stale", "none", _stale_words, mark("Ask for an update"), _stale,
          lambda one: tr("last on {day}", day=Date().show(one.case.updated_on))),
)  # fmt: skip
