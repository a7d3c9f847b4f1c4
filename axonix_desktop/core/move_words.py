"""What a decision at a gate is called: in the history, as the result it will have, and on the button."""

from __future__ import annotations

from collections.abc import Sequence

from axonix_desktop.core.kinds import Date
from axonix_desktop.core.moving import START, Decision, Standing, goal, outcome, way
from axonix_desktop.core.records.choices import GATE_DECISION
from axonix_desktop.core.stages import LAST, STAGES
from axonix_desktop.core.words import small, tr, trn


def label(moves: Sequence[tuple[Standing, Decision]]) -> str:
    """The name of the change set (English, as everything that is written to the file)."""
    one, decision = moves[0]
    who = one.key if len(moves) == 1 else tr("{moves:,} use cases", moves=len(moves))
    targets = {goal(each, what) for each, what in moves}
    there = _stage(targets.pop()) if len(targets) == 1 else "their next stage"
    ways = {way(each.stage, goal(each, what)) for each, what in moves}
    match decision.decision:
        case "hold":
            return (
                tr("Hold {who} at {stage}", who=who, stage=_stage(one.stage))
                if len(moves) == 1
                else tr("Hold {who}", who=who)
            )
        case "stop":
            return tr("Stop {who}", who=who)
        case "recycle":
            return tr(
                "Move {who} back to {words}",
                who=who,
                words=there if there != "their next stage" else "an earlier stage",
            )
        case _ if all(each.stage == LAST for each, _ in moves):
            return tr("Complete {who}", who=who)
        case _ if ways == {"start"}:
            return tr("Start {who}", who=who)
        case _:
            return tr("Move {who} to {there}", who=who, there=there)


def _stage(number: int) -> str:
    return f"stage {number} {STAGES[number].short}" if number else "the pipeline"


def stage_words(number: int) -> str:
    """A stage as it stands in a sentence: ``stage 6 Capability``, ``the pipeline``."""
    if not number:
        return tr("the pipeline")
    return tr("stage {number} {name}", number=number, name=tr(STAGES[number].short))


def result_words(standing: Standing, decision: Decision) -> str:
    """What the decision will do, as one line before the button."""
    after = outcome(standing, decision)
    there = stage_words(after.stage)
    if decision.decision == "hold":
        main = tr("{key} stays at {stage} and is put on hold", key=standing.key, stage=there)
    elif decision.decision == "stop":
        main = tr("{key} stays at {stage} and is retired", key=standing.key, stage=there)
    elif decision.decision == "recycle":
        main = tr("{key} goes back to {stage}", key=standing.key, stage=there)
    elif standing.stage == LAST:
        main = tr("{key} is completed", key=standing.key)
    elif standing.stage == 0:
        main = tr("{key} starts at {stage}", key=standing.key, stage=there)
    else:
        main = tr("{key} moves to {stage}", key=standing.key, stage=there)
    parts = [main, *_further(standing, decision)]
    return tr("{parts}.", parts=tr("; ").join(parts))


def _further(standing: Standing, decision: Decision) -> list[str]:
    """What else comes with the decision."""
    parts: list[str] = []
    if decision.decision in ("go", "conditional_go", "hold"):
        unmet = {one.criterion.code for one in standing.gate.findings if not one.holds}
        waived = sum(1 for code in decision.waivers if code in unmet)
        if waived:
            parts.append(trn("{count} criterion is waived", "{count} criteria are waived", waived))
    if decision.decision == "conditional_go":
        covered = len(standing.missing(decision.waivers))
        if covered:
            words = trn("{count} criterion is left open", "{count} criteria are left open", covered)
            parts.append(tr("{criteria} under conditions", criteria=words))
        if decision.conditions_due_on:
            parts.append(tr("conditions due {date}", date=Date().show(decision.conditions_due_on)))
    if decision.decision in ("go", "conditional_go", START):
        jumped = goal(standing, decision) - standing.stage - 1
        if jumped > 0:
            parts.append(trn("{count} stage is skipped", "{count} stages are skipped", jumped))
        if standing.status == "on_hold":
            parts.append(tr("it is no longer on hold"))
    return parts


def button_words(decision: Decision, stage: int) -> str:
    """The verb on the button."""
    if decision.decision == START:
        return tr("Start at {stage}", stage=stage_words(decision.target or stage + 1))
    option = GATE_DECISION.option(decision.decision)
    return tr("Record decision: {decision}", decision=small(option.label) if option else decision.decision)
