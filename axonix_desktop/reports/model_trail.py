"""Gather the trail of one use case's models for an auditor: decisions, updates, tests, explanations, incidents."""

from __future__ import annotations

from datetime import date

from axonix_desktop.core.assurance_sheets import TrailSection, TrailSheet
from axonix_desktop.core.fairness import STATE_WORDS, judge_explanation
from axonix_desktop.core.kinds import Date
from axonix_desktop.core.moments import shown_moment
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.records.governance import EscalationRule, FairnessTest, Incident, ModelChange
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.assurance import Trail, trail
from axonix_desktop.store.queries.records import record, titles
from axonix_desktop.store.queries.steering import programme_name


def gather_trail(f: ProgrammeFile, use_case_id: int, today: date) -> TrailSheet:
    """The trail as of ``today``. Raises RefusedError when the use case is gone."""
    case = record(f, "use_case", use_case_id)
    if not isinstance(case, UseCase):
        raise RefusedError(tr("The use case is no longer there; it may have been removed meanwhile."))
    found = trail(f, use_case_id, today)
    owner = titles(f, "person", [case.owner_id]).get(case.owner_id, "") if case.owner_id else ""
    unit = titles(f, "business_unit", [case.business_unit_id]).get(case.business_unit_id, "") if (
        case.business_unit_id
    ) else ""  # fmt: skip
    return TrailSheet(
        programme=programme_name(f) or f.path.stem,
        as_of=today,
        key=case.key or "",
        title=case.title,
        tier=tr(RISK_TIER.show(case.risk_tier)) if case.risk_tier else "",
        owner=owner,
        unit=unit,
        sections=(_changes(found), _tests(found), _explanations(found, today), _incidents(found), _rules(found),
                  _workflows(found)),
    )  # fmt: skip


def _changes(found: Trail) -> TrailSection:
    kind = ModelChange.fields["change_kind"].kind
    rows = tuple(
        (
            _day(one.changed_on),
            tr(kind.show(one.change_kind)) if one.change_kind else "",
            " ".join(part for part in (one.model, one.version) if part),
            one.change,
            one.decision or "",
            _approval(one),
        )
        for one in found.changes
    )
    heads = (tr("Date"), tr("Kind"), tr("Model and version"), tr("Change"), tr("Decision"), tr("Approved"))
    note = trn("{count} entry, oldest first", "{count} entries, oldest first", len(rows))
    empty = tr("No decision about and no update of a model is recorded.")
    return TrailSection(tr("Model log"), note, heads, (0.135, 0.12, 0.155, 0.25, 0.19, 0.15), rows, empty)


def _tests(found: Trail) -> TrailSection:
    must = FairnessTest.fields["comparison"].kind
    rows = tuple(
        (
            _day(row.test.tested_on),
            row.test.metric,
            row.test.group_tested or "",
            "" if row.test.value is None else f"{row.test.value:,.4g}",
            " ".join(part for part in (tr(must.show(row.test.comparison or "at_least")).lower(),
                                       "" if row.test.threshold is None else f"{row.test.threshold:,.4g}") if part),
            tr(STATE_WORDS[row.judged.state]),
            row.test.tested_by or "",
        )
        for row in found.tests
    )  # fmt: skip
    heads = (tr("Date"), tr("Metric"), tr("Group"), tr("Value"), tr("Must be"), tr("Result"), tr("By"))
    empty = tr("No fairness test is recorded.")
    return TrailSection(tr("Fairness tests"), "", heads, (0.12, 0.22, 0.2, 0.08, 0.13, 0.11, 0.14), rows, empty)


def _explanations(found: Trail, today: date) -> TrailSection:
    rows = tuple(
        (one.method, one.audience or "", one.limits or "", judge_explanation(one, today).reason)
        for one in found.explanations
    )
    heads = (tr("How it is explained"), tr("To whom"), tr("What it cannot explain"), tr("Review"))
    empty = tr("No explanation is recorded.")
    return TrailSection(tr("Explanations"), "", heads, (0.3, 0.18, 0.28, 0.24), rows, empty)


def _incidents(found: Trail) -> TrailSection:
    kind = Incident.fields["severity"].kind
    rows = tuple(
        (
            shown_moment(one.detected_at) if one.detected_at else "",
            " ".join(part for part in (one.key, one.summary) if part),
            tr(kind.show(one.severity)) if one.severity else "",
            one.lesson or "",
            tr("Closed by {person}", person=one.closed_by) if one.closed_by else tr("Open"),
        )
        for one in found.incidents
    )
    heads = (tr("Noticed"), tr("Incident"), tr("Severity"), tr("Lesson"), tr("State"))
    empty = tr("No incident is recorded.")
    return TrailSection(tr("Incidents"), "", heads, (0.16, 0.3, 0.1, 0.26, 0.18), rows, empty)


def _rules(found: Trail) -> TrailSection:
    kind = EscalationRule.fields["rule_kind"].kind
    rows = tuple(
        (tr(kind.show(one.rule_kind)), one.trigger, one.decider or "", _signed(one), _day(one.rehearsed_on))
        for one in found.rules
    )
    heads = (tr("Kind"), tr("Trigger"), tr("Who decides"), tr("Signed off"), tr("Tried"))
    empty = tr("No rule of its own; the rules for every use case apply.")
    return TrailSection(tr("Escalation rules and guardrails"), "", heads, (0.12, 0.36, 0.2, 0.2, 0.12), rows, empty)


def _workflows(found: Trail) -> TrailSection:
    rows = tuple(
        (one.process, one.before or "", one.after or "", _day(one.agreed_on) or tr("Not agreed"))
        for one in found.workflows
    )
    heads = (tr("Process"), tr("Before"), tr("After"), tr("Agreed"))
    empty = tr("No changed way of working is recorded.")
    return TrailSection(tr("Workflow changes"), "", heads, (0.2, 0.32, 0.33, 0.15), rows, empty)


def _day(day: date | None) -> str:
    return Date().show(day)


def _approval(one: ModelChange) -> str:
    if not one.approver:
        return tr("Not approved")
    return ", ".join(part for part in (one.approver, _day(one.approved_on)) if part)


def _signed(one: EscalationRule) -> str:
    if one.signed_off_on is None:
        return tr("Not signed off")
    return ", ".join(part for part in (one.signed_off_by or "", _day(one.signed_off_on)) if part)
