"""Figures of the whole programme from plain rows: counts, and the stage the programme itself has reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from axonix_desktop.core.gates import Criterion, Finding, GateFacts, evaluate, is_programme_level, judged
from axonix_desktop.core.stages import FIRST, LAST
from axonix_desktop.core.words import tr, trn


@dataclass(frozen=True, slots=True)
class ProgrammeStage:
    """``number`` is the highest stage whose criteria, and those of all before it, hold; ``reason`` says what comes.

    ``findings`` are those of the programme itself, which are the same for every use case, as far as they were asked.
    """

    number: int
    reason: str
    findings: tuple[Finding, ...] = ()


def programme_stage(criteria: Sequence[Criterion], facts: Mapping[str, GateFacts]) -> ProgrammeStage:
    """The stage the programme stands at: the highest whose criteria hold across its active use cases.

    ``facts`` maps the key of each active use case in the rollout to what the data says of it.
    """
    if not facts:
        return ProgrammeStage(0, tr("No active use case is in the rollout yet."))
    if not criteria:
        return ProgrammeStage(0, tr("No gate criteria are in force."))
    for stage in range(FIRST, LAST + 1):
        short = 0
        first_reason = ""
        for key, one in facts.items():
            missing = evaluate(stage, criteria, one).missing
            if missing:
                short += 1
                first_reason = first_reason or tr("For example {key}: {reason}", key=key, reason=missing[0].reason)
        if short:
            words = trn(
                "{count} of {all:,} active use case does not yet meet stage {stage}.",
                "{count} of {all:,} active use cases do not yet meet stage {stage}.",
                short,
                all=len(facts),
                stage=stage,
            )
            return ProgrammeStage(stage - 1, f"{words} {first_reason}")
    return ProgrammeStage(LAST, tr("The criteria of all nine stages hold."))


def programme_findings(criteria: Sequence[Criterion], facts: GateFacts) -> tuple[Finding, ...]:
    """How the criteria come out that ask the same of every use case; the facts of any use case will do."""
    return tuple(judged(one, facts) for one in criteria if is_programme_level(one))


def share(part: int, whole: int) -> float | None:
    """``part`` of ``whole`` in percent with one decimal, or None of nothing."""
    return round(100.0 * part / whole, 1) if whole else None
