"""What must hold before a stage may be left: each criterion looks at given facts and answers with a reason in words.

The same sentence greys a button, fills its tip and refuses in the action. Criteria are data (a programme may change,
add or switch off its own); the rules they name are declared in ``gate_rules/catalogue.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from axonix_desktop.core.gate_rules.catalogue import RULES
from axonix_desktop.core.gate_rules.facts import Criterion, GateFacts, Rows
from axonix_desktop.core.words import tr


@dataclass(frozen=True, slots=True)
class Finding:
    """How a criterion came out: ``reason`` says why in words, ``is_waived`` that a manager set it aside.

    ``rows`` are the records that keep it from holding.
    """

    criterion: Criterion
    holds: bool
    reason: str
    is_waived: bool = False
    rows: Rows | None = None

    @property
    def is_programme_level(self) -> bool:
        """Whether the answer is the same for every use case."""
        return is_programme_level(self.criterion)


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate of ``stage`` as the data has it today."""

    stage: int
    findings: tuple[Finding, ...]

    @property
    def is_open(self) -> bool:
        """True when every criterion holds or is waived."""
        return all(finding.holds or finding.is_waived for finding in self.findings)

    @property
    def missing(self) -> tuple[Finding, ...]:
        """What keeps the gate shut."""
        return tuple(finding for finding in self.findings if not (finding.holds or finding.is_waived))


def is_programme_level(criterion: Criterion) -> bool:
    """Whether the criterion asks something of the whole programme."""
    spec = RULES.get(criterion.rule)
    return spec is not None and spec.is_programme_level


def evaluate(stage: int, criteria: Sequence[Criterion], facts: GateFacts, waived: Collection[str] = ()) -> Gate:
    """Look at every criterion of ``stage``."""
    return Gate(stage, tuple(judged(one, facts, waived) for one in criteria if one.stage == stage))


def judged(criterion: Criterion, facts: GateFacts, waived: Collection[str] = ()) -> Finding:
    """How one criterion comes out. One whose rule is unknown here does not hold and says so."""
    spec = RULES.get(criterion.rule)
    if spec is None:
        words = tr("This version does not know the rule “{rule}”.", rule=criterion.rule)
        return Finding(criterion, False, words, criterion.code in waived)
    verdict = spec.judge(facts, criterion)
    return Finding(criterion, verdict.holds, verdict.reason, criterion.code in waived, verdict.rows)


def objections(stage: int, target: int, gate: Gate, *, skip_waiver: str | None = None) -> tuple[str, ...]:
    """Why a use case at ``stage`` may not move to ``target`` now; empty when it may."""
    if target == stage:
        return (tr("It already stands at this stage."),)
    if not 0 <= target <= 9:
        return (tr("There is no stage {target}.", target=target),)
    if target < stage:
        return ()
    reasons = [finding.reason for finding in gate.missing]
    if target > stage + 1 and not skip_waiver:
        reasons.append(
            tr(
                "Stages are entered in order; going from {stage} to {target} needs a waiver with a reason.",
                stage=stage,
                target=target,
            )
        )
    return tuple(reasons)
