"""The nine stages of a rollout, their three horizons, and the order they are entered in.

Stage 0 is the pipeline: known, not yet rolling out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from axonix_desktop.core.words import tr

Horizon = Literal["Pipeline", "Foundation", "Expansion", "Maturity"]


@dataclass(frozen=True, slots=True)
class Stage:
    """``name`` is the whole name, ``short`` the word on boards, charts and tables."""

    number: int
    short: str
    name: str
    horizon: Horizon


STAGES: tuple[Stage, ...] = (
    Stage(0, "Pipeline", "Not yet rolling out", "Pipeline"),
    Stage(1, "Data & governance", "Establish data infrastructure and governance", "Foundation"),
    Stage(2, "Components", "Build reusable components and standards", "Foundation"),
    Stage(3, "Champions", "Train the first wave of AI champions", "Foundation"),
    Stage(4, "Deploy", "Deploy AI across 2–3 additional use cases", "Expansion"),
    Stage(5, "Refine", "Refine operational processes based on learnings", "Expansion"),
    Stage(6, "Capability", "Build internal capability alongside the partner", "Expansion"),
    Stage(7, "Self-service", "Enable self-service AI for business teams", "Maturity"),
    Stage(8, "MLOps", "Implement advanced MLOps for continuous improvement", "Maturity"),
    Stage(9, "Advisory", "Shift partner from delivery to advisory", "Maturity"),
)
TITLES: tuple[str, ...] = tuple(stage.short for stage in STAGES)
FIRST, LAST = 1, 9


def stage(number: int) -> Stage:
    """The stage of ``number`` (0–9); raises ``IndexError`` outside."""
    if not 0 <= number <= LAST:
        raise IndexError(
            tr("There is no stage {number}; stages run from 0 (pipeline) to {LAST}.", number=number, LAST=LAST)
        )
    return STAGES[number]


def following(number: int) -> Stage | None:
    """The stage after ``number``, or None after the last."""
    return STAGES[number + 1] if number < LAST else None


def skipped(start: int, target: int) -> tuple[int, ...]:
    """The stages a move from ``start`` to ``target`` would jump over; empty for steps, recycles and stays."""
    return tuple(range(start + 1, target)) if target > start + 1 else ()
