"""What must hold before a stage may be left: each criterion looks at given facts and answers with a reason in words.

The same sentence greys a button, fills its tip and refuses in the action. Criteria are data (a programme may change,
add or switch off its own); the rules they name are the functions below.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from axonix_desktop.core.readiness import API_FIRST, ITEMS, MODULAR, OPERATIONS
from axonix_desktop.core.words import tr


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: ``stage`` is the stage it must hold to leave, ``threshold`` the least (or most) that is enough."""

    code: str
    stage: int
    text: str
    rule: str
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class GateFacts:
    """What the data says about a use case and its programme; None means "not recorded".

    ``scores`` maps (dimension, item) to 0–4; percentages are 0–100; counts are whole numbers.
    """

    stage: int
    risk_tier: str | None = None
    scores: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    data_owners: tuple[str, ...] = ()
    data_sources_without_owner: tuple[str, ...] = ()
    checklist_total: int = 0
    checklist_done: int = 0
    checklist_open: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    units_in_scope: tuple[str, ...] = ()
    units_without_champion: tuple[str, ...] = ()
    champions: int = 0
    champions_untrained: tuple[str, ...] = ()
    has_champion_curriculum: bool = False
    units_live: int | None = None
    others_deployed: int = 0
    support_owner: str | None = None
    runbook: str | None = None
    lessons_closed: int = 0
    rehearsals: int = 0
    workflow_changes: int = 0
    workflow_changes_open: tuple[str, ...] = ()
    curricula_percent: float | None = None
    owner: str | None = None
    partner_share: float | None = None
    escalation_rules: int = 0
    escalation_rules_unsigned: int = 0
    self_service_users: int | None = None
    fairness_in_date: int = 0
    fairness_failing: int = 0
    handover_on: str | None = None
    realised_percent: float | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """How a criterion came out: ``reason`` says why in words, ``is_waived`` that a manager set it aside."""

    criterion: Criterion
    holds: bool
    reason: str
    is_waived: bool = False


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


Verdict = tuple[bool, str]
Rule = Callable[[GateFacts, float], Verdict]


def evaluate(stage: int, criteria: Sequence[Criterion], facts: GateFacts, waived: Collection[str] = ()) -> Gate:
    """Look at every criterion of ``stage``. A criterion whose rule is unknown here does not hold and says so."""
    findings: list[Finding] = []
    for criterion in criteria:
        if criterion.stage != stage:
            continue
        rule = RULES.get(criterion.rule)
        if rule is None:
            holds, reason = False, tr("This version does not know the rule “{rule}”.", rule=criterion.rule)
        else:
            holds, reason = rule(facts, criterion.threshold or 0.0)
        findings.append(Finding(criterion, holds, reason, criterion.code in waived))
    return Gate(stage, tuple(findings))


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


def _names(names: Sequence[str], most: int = 3) -> str:
    shown = ", ".join(names[:most])
    rest = len(names) - most
    return tr("{shown} and {rest} more", shown=shown, rest=rest) if rest > 0 else shown


def _scores(facts: GateFacts, dimension: str, items: Sequence[str], least: float) -> Verdict:
    below = [
        f"{item} {'is not scored' if (score := facts.scores.get((dimension, item))) is None else f'scores {score}'}"
        for item in items
        if (facts.scores.get((dimension, item)) or 0) < least
    ]
    if not below:
        return True, tr("All of {items} score {least:g} or more.", items=len(items), least=least)
    return False, tr("Needs {least:g} or more on each: {below}.", least=least, below=_names(below, 4))


def _data_readiness(facts: GateFacts, least: float) -> Verdict:
    return _scores(facts, "data", ITEMS["data"], least)


def _architecture_readiness(facts: GateFacts, least: float) -> Verdict:
    return _scores(facts, "architecture", (MODULAR, API_FIRST), least)


def _operations_readiness(facts: GateFacts, least: float) -> Verdict:
    return _scores(facts, "architecture", OPERATIONS, least)


def _risk_tier_set(facts: GateFacts, _: float) -> Verdict:
    if facts.risk_tier == "prohibited":
        return False, tr("The risk tier is prohibited: this use may not go on.")
    return (
        (True, tr("The risk tier is {risk_tier}.", risk_tier=facts.risk_tier))
        if facts.risk_tier
        else (False, tr("No risk tier is set."))
    )


def _data_owner_named(facts: GateFacts, _: float) -> Verdict:
    if facts.data_sources_without_owner:
        return False, tr(
            "No owner is named for {data_sources_without_owner}.",
            data_sources_without_owner=_names(facts.data_sources_without_owner),
        )
    if not facts.data_owners:
        return False, tr("No data source with an owner is linked.")
    return True, tr("Data owner: {data_owners}.", data_owners=_names(facts.data_owners))


def _checklist_opened(facts: GateFacts, _: float) -> Verdict:
    if facts.checklist_total:
        return True, tr(
            "{checklist_done} of {checklist_total} checklist items are done.",
            checklist_done=facts.checklist_done,
            checklist_total=facts.checklist_total,
        )
    return False, tr("The governance checklist has not been opened.")


def _checklist_complete(facts: GateFacts, _: float) -> Verdict:
    if not facts.checklist_total:
        return False, tr("The governance checklist has not been opened.")
    if facts.checklist_done >= facts.checklist_total:
        return True, tr("All {checklist_total} checklist items are done.", checklist_total=facts.checklist_total)
    missing = facts.checklist_total - facts.checklist_done
    names = f": {_names(facts.checklist_open)}" if facts.checklist_open else ""
    return False, tr(
        "Checklist incomplete: {missing} of {checklist_total} open{names}.",
        missing=missing,
        checklist_total=facts.checklist_total,
        names=names,
    )


def _component_used(facts: GateFacts, _: float) -> Verdict:
    if facts.components:
        return True, tr("Uses or publishes {components}.", components=_names(facts.components))
    return False, tr("No registered component is used or published.")


def _units_have_champions(facts: GateFacts, _: float) -> Verdict:
    if not facts.units_in_scope:
        return False, tr("No business unit is named, so no champion can be looked for.")
    if facts.units_without_champion:
        return False, tr(
            "No active champion in {units_without_champion}.",
            units_without_champion=_names(facts.units_without_champion),
        )
    return True, tr(
        "Every unit in scope has an active champion: {units_in_scope}.", units_in_scope=_names(facts.units_in_scope)
    )


def _champions_trained(facts: GateFacts, _: float) -> Verdict:
    if not facts.champions:
        return False, tr("There is no active champion to train.")
    if not facts.has_champion_curriculum:
        return False, tr("No champion curriculum is set up.")
    if facts.champions_untrained:
        return False, tr(
            "Not yet through the champion curriculum: {champions_untrained}.",
            champions_untrained=_names(facts.champions_untrained),
        )
    return True, tr("All {champions} champions completed the curriculum.", champions=facts.champions)


def _beyond_pilot_unit(facts: GateFacts, least: float) -> Verdict:
    if facts.units_live is None:
        return False, tr("How many units work with it is not recorded.")
    beyond = facts.units_live - 1
    if beyond >= max(1.0, least):
        return True, tr("In production in {units_live} units.", units_live=facts.units_live)
    return False, tr("In production in no unit beyond the pilot.")


def _further_use_cases(facts: GateFacts, least: float) -> Verdict:
    enough = facts.others_deployed >= least
    return enough, tr(
        "{others_deployed} other use cases stand at stage 4 or later; {least:g} are needed.",
        others_deployed=facts.others_deployed,
        least=least,
    )


def _support_and_runbook(facts: GateFacts, _: float) -> Verdict:
    missing = [
        word for word, value in (("support owner", facts.support_owner), ("runbook", facts.runbook)) if not value
    ]
    if missing:
        return False, tr("No {missing} is named.", missing=" and no ".join(missing))
    return True, tr("Support: {support_owner}; the runbook is named.", support_owner=facts.support_owner)


def _lesson_closed(facts: GateFacts, least: float) -> Verdict:
    return facts.lessons_closed >= max(1.0, least), tr(
        "{lessons_closed} lessons have been closed; 1 is needed.", lessons_closed=facts.lessons_closed
    )


def _incident_rehearsed(facts: GateFacts, _: float) -> Verdict:
    if facts.rehearsals:
        return True, tr("The incident protocol has been rehearsed.")
    return False, tr("The incident protocol has never been rehearsed.")


def _workflow_agreed(facts: GateFacts, _: float) -> Verdict:
    if not facts.workflow_changes:
        return False, tr("No workflow change is recorded.")
    if facts.workflow_changes_open:
        return False, tr(
            "Not yet agreed: {workflow_changes_open}.", workflow_changes_open=_names(facts.workflow_changes_open)
        )
    return True, tr("All {workflow_changes} workflow changes are agreed.", workflow_changes=facts.workflow_changes)


def _curricula_complete(facts: GateFacts, least: float) -> Verdict:
    if facts.curricula_percent is None:
        return False, tr("No curriculum is set up for the roles in scope.")
    return (
        facts.curricula_percent >= least,
        tr(
            "Curricula are {curricula_percent:.0f}% complete; {least:g}% needed.",
            curricula_percent=facts.curricula_percent,
            least=least,
        ),
    )


def _internal_owner(facts: GateFacts, _: float) -> Verdict:
    missing = [word for word, value in (("delivery", facts.owner), ("run", facts.support_owner)) if not value]
    if missing:
        return False, tr("No internal owner is named for {missing}.", missing=" and ".join(missing))
    return True, tr(
        "{owner} owns delivery, {support_owner} the run.", owner=facts.owner, support_owner=facts.support_owner
    )


def _partner_share(facts: GateFacts, most: float) -> Verdict:
    if facts.partner_share is None:
        return False, tr("The partner's share of the effort is not recorded.")
    return facts.partner_share <= most, tr(
        "The partner gives {partner_share:g}% of the effort; at most {most:g}%.",
        partner_share=facts.partner_share,
        most=most,
    )


def _guardrails_signed(facts: GateFacts, _: float) -> Verdict:
    if not facts.escalation_rules:
        return False, tr("No escalation rule is recorded.")
    if facts.escalation_rules_unsigned:
        return (
            False,
            tr(
                "{escalation_rules_unsigned} of {escalation_rules} escalation rules are not signed off.",
                escalation_rules_unsigned=facts.escalation_rules_unsigned,
                escalation_rules=facts.escalation_rules,
            ),
        )
    return True, tr("All {escalation_rules} escalation rules are signed off.", escalation_rules=facts.escalation_rules)


def _self_service_reported(facts: GateFacts, _: float) -> Verdict:
    if facts.self_service_users is None:
        return False, tr("Self-service users are not reported.")
    return facts.self_service_users > 0, tr(
        "{self_service_users:,} people use it without help.", self_service_users=facts.self_service_users
    )


def _fairness_in_date(facts: GateFacts, _: float) -> Verdict:
    if facts.fairness_failing:
        return False, tr("{fairness_failing} fairness tests have failed.", fairness_failing=facts.fairness_failing)
    if not facts.fairness_in_date:
        return False, tr("No fairness test is in date.")
    return True, tr("{fairness_in_date} fairness tests are in date.", fairness_in_date=facts.fairness_in_date)


def _handover_signed(facts: GateFacts, _: float) -> Verdict:
    return (
        (True, tr("Handover signed {handover_on}.", handover_on=facts.handover_on))
        if facts.handover_on
        else (False, tr("No handover is signed."))
    )


def _benefits_realised(facts: GateFacts, least: float) -> Verdict:
    if facts.realised_percent is None:
        return False, tr("No planned and actual benefits are recorded for the last three months.")
    return facts.realised_percent >= least, tr(
        "{realised_percent:.0f}% of plan was realised; {least:g}% needed.",
        realised_percent=facts.realised_percent,
        least=least,
    )


RULES: dict[str, Rule] = {
    "data_readiness": _data_readiness,
    "risk_tier_set": _risk_tier_set,
    "data_owner_named": _data_owner_named,
    "checklist_opened": _checklist_opened,
    "component_used": _component_used,
    "architecture_readiness": _architecture_readiness,
    "units_have_champions": _units_have_champions,
    "champions_trained": _champions_trained,
    "checklist_complete": _checklist_complete,
    "beyond_pilot_unit": _beyond_pilot_unit,
    "further_use_cases": _further_use_cases,
    "support_and_runbook": _support_and_runbook,
    "lesson_closed": _lesson_closed,
    "incident_rehearsed": _incident_rehearsed,
    "workflow_agreed": _workflow_agreed,
    "curricula_complete": _curricula_complete,
    "internal_owner": _internal_owner,
    "partner_share": _partner_share,
    "guardrails_signed": _guardrails_signed,
    "self_service_reported": _self_service_reported,
    "operations_readiness": _operations_readiness,
    "fairness_in_date": _fairness_in_date,
    "handover_signed": _handover_signed,
    "benefits_realised": _benefits_realised,
}
