"""What a move between stages means, and why it may not be made: start, step on, skip, step back, completion.

The facts come in as a :class:`Standing`, the wish as a :class:`Decision`. The sentences that grey a column or a button
are the ones the act refuses with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from axonix_desktop.core.gates import Finding, Gate
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.records.choices import GATE_DECISION, STATUS
from axonix_desktop.core.stages import FIRST, LAST, STAGES, skipped
from axonix_desktop.core.words import tr, trn

Way = Literal["stay", "start", "on", "skip", "back"]
START = "start"
"""The decision that takes a use case out of the pipeline: no gate stands before stage 1."""
PASSING = ("go", "conditional_go")
SKIP_CODE = "SKIP"
_CLOSED = ("completed", "retired")


@dataclass(frozen=True, slots=True)
class OpenConditions:
    """What a conditional go asked for and nobody has yet called met."""

    decision_id: int
    stage: int
    words: str
    due_on: date | None
    decided_on: date


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a use case stands before a decision; ``waivers`` are those that still count, code to reason."""

    id: int
    key: str
    title: str
    stage: int
    status: str
    risk_tier: str | None
    entered_on: date | None
    gate: Gate
    waivers: Mapping[str, str] = field(default_factory=dict[str, str])
    open_conditions: tuple[OpenConditions, ...] = ()

    def missing(self, waivers: Mapping[str, str]) -> tuple[Finding, ...]:
        """The criteria that neither hold nor are waived with a reason."""
        return tuple(
            one for one in self.gate.findings if not one.holds and not waivers.get(one.criterion.code, "").strip()
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be decided: ``decision`` is a code of the choice, or :data:`START`; ``on`` is the day of it.

    ``target`` is the stage to go to where it is not the next one. ``note`` is the reason where one is asked for.
    """

    decision: str
    on: date
    target: int | None = None
    waivers: Mapping[str, str] = field(default_factory=dict[str, str])
    skip_reason: str = ""
    conditions: str = ""
    conditions_due_on: date | None = None
    forum: str = ""
    approver: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """Why not; ``about`` names what can mend it.

    It is ``case``, ``criteria``, ``conditions_before``, ``waiver``, ``skip``, ``target``, ``conditions``, ``due``,
    ``reason`` or ``date``.
    """

    about: str
    words: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a use case stands after a decision."""

    stage: int
    status: str


def way(stage: int, target: int) -> Way:
    """What going from ``stage`` to ``target`` is."""
    if target == stage:
        return "stay"
    if target < stage:
        return "back"
    if skipped(stage, target):
        return "skip"
    return "start" if stage == 0 else "on"


def usual_decision(stage: int, target: int) -> str:
    """The decision that a move to ``target`` begins with."""
    return {"start": START, "back": "recycle"}.get(way(stage, target), START if stage == 0 else "go")


def goal(standing: Standing, decision: Decision) -> int:
    """The stage that the decision leads to."""
    if decision.target is not None and decision.decision in (*PASSING, START, "recycle"):
        return decision.target
    if decision.decision in (*PASSING, START):
        return min(standing.stage + 1, LAST)
    return standing.stage - 1 if decision.decision == "recycle" else standing.stage


def outcome(standing: Standing, decision: Decision) -> Outcome:
    """Stage and status after the decision."""
    target = goal(standing, decision)
    if decision.decision == "recycle":
        return Outcome(target, "active" if target else "proposed")
    if decision.decision == "hold":
        return Outcome(standing.stage, "on_hold")
    if decision.decision == "stop":
        return Outcome(standing.stage, "retired")
    return Outcome(target, "completed" if standing.stage == LAST else "active")


def hindrances(standing: Standing) -> tuple[Objection, ...]:
    """What keeps a use case from going on, whatever its criteria say."""
    found: list[Objection] = []
    if standing.status in _CLOSED:
        status = tr(STATUS.show(standing.status)).lower()
        words = tr("{key} is {status}; change its status before you move it.", key=standing.key, status=status)
        return (Objection("case", words),)
    if standing.risk_tier == "prohibited":
        words = tr("The risk tier of {key} is prohibited: such a use may not go on.", key=standing.key)
        found.append(Objection("case", words))
    for one in standing.open_conditions:
        told = {"stage": one.stage, "conditions": _one_line(one.words)}
        words = tr("The conditions of the gate of stage {stage} are still open: {conditions}", **told)
        if one.due_on:
            words = tr(
                "The conditions of the gate of stage {stage} (due {date}) are still open: {conditions}",
                date=Date().show(one.due_on),
                **told,
            )
        found.append(Objection("conditions_before", words))
    return tuple(found)


def objections_to_move(standing: Standing, target: int) -> tuple[str, ...]:
    """Why the use case may not be moved to ``target`` as things stand, without a waiver; empty when it may."""
    if not 0 <= target <= LAST:
        return (tr("There is no stage {stage}.", stage=target),)
    kind = way(standing.stage, target)
    if kind == "stay":
        return (tr("It already stands at this stage."),)
    if kind == "back":
        return tuple(one.words for one in hindrances(standing) if standing.status in _CLOSED)
    reasons = [one.words for one in hindrances(standing)]
    if not reasons:
        reasons += [one.reason for one in standing.missing(standing.waivers)]
    if kind == "skip":
        reasons.append(_in_order(standing.stage, target))
    return tuple(reasons)


def objections_to(standing: Standing, decision: Decision, today: date) -> tuple[Objection, ...]:
    """Everything that stands against a decision; empty when it may be recorded."""
    if GATE_DECISION.option(decision.decision) is None and decision.decision != START:
        return (Objection("case", tr("“{decision}” is not a decision.", decision=decision.decision)),)
    found = list(_about_place(standing, decision))
    if standing.status in _CLOSED:
        found += hindrances(standing)
    elif decision.decision in (*PASSING, START):
        found += hindrances(standing)
        found += _about_going_on(standing, decision)
    elif decision.decision in ("recycle", "stop") and not decision.note.strip():
        words = tr("Say why it goes back.") if decision.decision == "recycle" else tr("Say why it is stopped.")
        found.append(Objection("reason", words))
    return (*found, *_about_waivers(standing, decision), *_about_day(standing, decision, today))


def plan_dates(stage: int, target: int, on: date, started: date | None) -> dict[int, dict[str, date | None]]:
    """The actual dates that a move writes into the stage plans, by stage; ``started`` is the target's actual start.

    Going on ends the stage left and begins the one entered. Going back opens the earlier stage again and takes the
    dates of those after it, which are still to come once more; the history keeps what they were.
    """
    if target == stage:
        return {stage: {"actual_end_on": on}} if stage == LAST else {}
    dates: dict[int, dict[str, date | None]] = {}
    if target > stage:
        if stage >= FIRST:
            dates[stage] = {"actual_end_on": on}
        dates[target] = {"actual_start_on": on, "actual_end_on": None}
        return dates
    for number in range(max(target + 1, FIRST), stage + 1):
        dates[number] = {"actual_start_on": None, "actual_end_on": None}
    if target >= FIRST:
        dates[target] = {"actual_start_on": started or on, "actual_end_on": None}
    return dates


def _about_place(standing: Standing, decision: Decision) -> tuple[Objection, ...]:
    """Whether the decision fits the stage the use case stands at."""
    target = goal(standing, decision)
    is_start = decision.decision == START
    if not 0 <= target <= LAST:
        return (Objection("target", tr("There is no stage {stage}.", stage=target)),)
    if is_start != (standing.stage == 0):
        if is_start:
            return (Objection("target", tr("{key} has been started already.", key=standing.key)),)
        words = tr("{key} is in the pipeline, before any gate; start it first.", key=standing.key)
        return (Objection("target", words),)
    if decision.decision == "recycle" and target >= standing.stage:
        return (Objection("target", tr("Choose the earlier stage it goes back to.")),)
    if decision.decision in (*PASSING, START) and target <= standing.stage and standing.stage != LAST:
        return (Objection("target", tr("A go leads to a later stage.")),)
    if decision.decision == "conditional_go" and standing.stage == LAST:
        words = tr("The last gate completes the use case; nothing may stay open. Hold it instead.")
        return (Objection("target", words),)
    return ()


def _about_going_on(standing: Standing, decision: Decision) -> list[Objection]:
    """Criteria, order of stages, and what a conditional go needs."""
    found: list[Objection] = []
    missing = standing.missing(decision.waivers)
    if missing and decision.decision == "go":
        words = trn("{count} criterion is neither met nor waived.", "{count} criteria are neither met nor waived.",
                    len(missing))  # fmt: skip
        found.append(Objection("criteria", words))
    target = goal(standing, decision)
    if way(standing.stage, target) == "skip" and not decision.skip_reason.strip():
        found.append(Objection("skip", _in_order(standing.stage, target)))
    if decision.decision == "conditional_go":
        if not decision.conditions.strip():
            found.append(Objection("conditions", tr("Say what is still to be done.")))
        if decision.conditions_due_on is None:
            found.append(Objection("due", tr("Say by when the conditions are to be met.")))
        elif decision.conditions_due_on < decision.on:
            found.append(Objection("due", tr("The conditions cannot be due before the decision.")))
    return found


def _about_waivers(standing: Standing, decision: Decision) -> list[Objection]:
    """Every waiver names a criterion of this gate and says why."""
    known = {one.criterion.code: one.criterion.text for one in standing.gate.findings}
    found: list[Objection] = []
    for code, reason in decision.waivers.items():
        if code not in known:
            found.append(Objection("waiver", tr("This gate has no criterion {code}.", code=code)))
        elif not reason.strip():
            found.append(Objection("waiver", tr("Say why this is waived: {criterion}.", criterion=tr(known[code]))))
    return found


def _about_day(standing: Standing, decision: Decision, today: date) -> list[Objection]:
    """A decision is taken today or before, and not before the stage was entered."""
    if decision.on > today:
        return [Objection("date", tr("The decision lies in the future; it can be dated today at the latest."))]
    if standing.entered_on is not None and decision.on < standing.entered_on:
        day = Date().show(standing.entered_on)
        words = tr("{key} entered this stage on {date}; the decision cannot be older.", key=standing.key, date=day)
        return [Objection("date", words)]
    return []


def _in_order(stage: int, target: int) -> str:
    """Why stages may not simply be jumped over."""
    names = ", ".join(f"{number} {tr(STAGES[number].short)}" for number in skipped(stage, target))
    return tr("Stages are entered in order; this skips {stages} and needs a waiver with a reason.", stages=names)


def _one_line(words: str, most: int = 120) -> str:
    """The words on one line, cut at ``most`` characters."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
