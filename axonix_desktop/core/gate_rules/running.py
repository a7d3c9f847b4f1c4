"""Rules about running and scaling: production, support, workflows, the partner's share, users, benefits."""

from __future__ import annotations

from axonix_desktop.core.attainment import percent_words
from axonix_desktop.core.gate_rules.facts import (
    Criterion,
    GateFacts,
    Rows,
    Verdict,
    failing,
    itself,
    least,
    names,
    shown_day,
)
from axonix_desktop.core.numbers import as_percent
from axonix_desktop.core.words import tr, trn


def beyond_pilot_unit(facts: GateFacts, criterion: Criterion) -> Verdict:
    """It is in production in enough units besides the pilot."""
    rows = itself(facts, tr("Units in production"))
    if facts.units_live is None:
        return Verdict(False, tr("How many units work with it is not recorded."), rows)
    if facts.units_live - 1 >= max(1.0, least(criterion)):
        return Verdict(True, tr("In production in {units_live} units.", units_live=facts.units_live))
    if facts.units_live > 1:
        words = tr("In production in {units_live} units; {least:g} beyond the pilot needed.",
                   units_live=facts.units_live, least=least(criterion))  # fmt: skip
        return Verdict(False, words, rows)
    return Verdict(False, tr("In production in no unit beyond the pilot."), rows)


def further_use_cases(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Enough other use cases have gone as far."""
    words = tr("{others_deployed} other use cases stand at stage 4 or later; {least:g} are needed.",
               others_deployed=facts.others_deployed, least=least(criterion))  # fmt: skip
    holds = facts.others_deployed >= least(criterion)
    return Verdict(holds, words, None if holds else Rows("use_case", (), tr("Stage 4 or later")))


def support_and_runbook(facts: GateFacts, _: Criterion) -> Verdict:
    """A support owner who is still there and a runbook are named."""
    rows = itself(facts, tr("Support owner and runbook"))
    if not facts.support_owner and not facts.runbook:
        return Verdict(False, tr("No support owner and no runbook is named."), rows)
    if not facts.support_owner:
        return Verdict(False, tr("No support owner is named."), rows)
    if facts.has_support_left:
        return Verdict(False, _support_left(facts), rows)
    if not facts.runbook:
        return Verdict(False, tr("No runbook is named."), rows)
    return Verdict(True, tr("Support: {support_owner}; the runbook is named.", support_owner=facts.support_owner))


def _support_left(facts: GateFacts) -> str:
    return tr("The support owner, {name}, has left.", name=facts.support_owner)


def workflow_agreed(facts: GateFacts, _: Criterion) -> Verdict:
    """Workflow changes are recorded and all agreed."""
    rows = failing(facts, "workflow_change", "workflow_changes_open", tr("Workflow changes not agreed"))
    if not facts.workflow_changes:
        return Verdict(False, tr("No workflow change is recorded."), rows)
    if facts.workflow_changes_open:
        words = tr("Not yet agreed: {workflow_changes_open}.", workflow_changes_open=names(facts.workflow_changes_open))
        return Verdict(False, words, rows)
    return Verdict(True, trn("The {count} workflow change is agreed.", "All {count} workflow changes are agreed.",
                             facts.workflow_changes))  # fmt: skip


def internal_owner(facts: GateFacts, _: Criterion) -> Verdict:
    """Delivery and run have an owner inside the house, and nobody of them has left."""
    rows = itself(facts, tr("Owner and support owner"))
    if not facts.owner and not facts.support_owner:
        return Verdict(False, tr("No internal owner is named for delivery and run."), rows)
    if not facts.owner:
        return Verdict(False, tr("No internal owner is named for delivery."), rows)
    if not facts.support_owner:
        return Verdict(False, tr("No internal owner is named for the run."), rows)
    left = [tr("The owner, {name}, has left.", name=facts.owner)] if facts.has_owner_left else []
    left += [_support_left(facts)] if facts.has_support_left else []
    if left:
        return Verdict(False, " ".join(left), rows)
    words = tr("{owner} owns delivery, {support_owner} the run.", owner=facts.owner, support_owner=facts.support_owner)
    return Verdict(True, words)


def partner_share(facts: GateFacts, criterion: Criterion) -> Verdict:
    """The partner gives little enough of the effort."""
    rows = itself(facts, tr("Partner effort"))
    if facts.partner_share is None:
        return Verdict(False, tr("The partner's share of the effort is not recorded."), rows)
    holds = facts.partner_share <= least(criterion)
    words = tr("The partner gives {share} of the effort; at most {most}.",
               share=as_percent(facts.partner_share), most=as_percent(least(criterion)))  # fmt: skip
    return Verdict(holds, words, None if holds else rows)


def self_service_reported(facts: GateFacts, _: Criterion) -> Verdict:
    """People use it without help, and how many was reported."""
    rows = itself(facts, tr("Self-service users"))
    if facts.self_service_users is None:
        return Verdict(False, tr("Self-service users are not reported."), rows)
    words = trn("{count} person uses it without help.", "{count} people use it without help.", facts.self_service_users)
    return Verdict(facts.self_service_users > 0, words, None if facts.self_service_users > 0 else rows)


def handover_signed(facts: GateFacts, _: Criterion) -> Verdict:
    """The handover from the partner is signed."""
    if facts.handover_on:
        return Verdict(True, tr("Handover signed {handover_on}.", handover_on=shown_day(facts.handover_on)))
    return Verdict(False, tr("No handover is signed."), itself(facts, tr("Handover signed")))


def benefits_realised(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Enough of the planned benefit came in over the last three months."""
    rows = failing(facts, "actual", "benefits", tr("Planned and actual amounts"))
    if facts.realised_percent is None:
        return Verdict(False, tr("No planned and actual benefits are recorded for the last three months."), rows)
    words = tr("{share} of plan was realised; {least} needed.",
               share=percent_words(facts.realised_percent), least=as_percent(least(criterion)))  # fmt: skip
    holds = facts.realised_percent >= least(criterion)
    return Verdict(holds, words, None if holds else rows)
