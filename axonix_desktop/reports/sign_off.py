"""Gather the sign-off sheet of a use case: who answers for it, its tier with the reason, where every item stands."""

from __future__ import annotations

from datetime import date

from axonix_desktop.core.checklists import SETTLED, expires_on
from axonix_desktop.core.governance import deadlines, deadlines_of
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.records.governance import RiskClassification
from axonix_desktop.core.records.portfolio import UseCase
from axonix_desktop.core.sign_off_sheet import SignOffLine, SignOffSheet, SignOffTopic
from axonix_desktop.core.words import tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import Standing, standings
from axonix_desktop.store.queries.records import record, records, titles
from axonix_desktop.store.queries.steering import programme_name
from axonix_desktop.store.seed import legal_deadlines


def gather_sign_off(f: ProgrammeFile, use_case_id: int, today: date) -> SignOffSheet:
    """The sheet as of ``today``. Raises RefusedError when the use case is gone."""
    case = record(f, "use_case", use_case_id)
    if not isinstance(case, UseCase):
        raise RefusedError(tr("The use case is no longer there; it may have been removed meanwhile."))
    people = titles(f, "person", [one for one in (case.owner_id, case.sponsor_id) if one])
    units = titles(f, "business_unit", [case.business_unit_id]) if case.business_unit_id else {}
    decided = _classified(f, use_case_id, case.risk_tier)
    found = standings(f, today, [use_case_id])
    return SignOffSheet(
        programme=programme_name(f) or f.path.stem,
        as_of=today,
        key=case.key or "",
        title=case.title,
        purpose=(case.description or case.problem or "").strip(),
        unit=units.get(case.business_unit_id or 0, ""),
        owner=people.get(case.owner_id or 0, ""),
        sponsor=people.get(case.sponsor_id or 0, ""),
        vendor=case.vendor or "",
        stage=case.stage,
        tier=tr(RISK_TIER.show(case.risk_tier)) if case.risk_tier else "",
        tier_reason=(decided.reason or "").strip() if decided else "",
        classified_by=(decided.decided_by or "") if decided else "",
        classified_on=decided.decided_on if decided else None,
        topics=_topics(found),
        dates=deadlines_of(deadlines(legal_deadlines()), (each for one in found for each in one.item.frameworks)),
    )


def _classified(f: ProgrammeFile, use_case_id: int, tier: str | None) -> RiskClassification | None:
    """The newest classification, where it is the one that counts: a tier set otherwise has no recorded reason."""
    found = [one for one in records(f, "risk_classification", {"use_case_id": use_case_id})
             if isinstance(one, RiskClassification)]  # fmt: skip
    newest = max(found, key=lambda one: (one.decided_on or date.min, one.id), default=None)
    return newest if newest is not None and newest.tier == tier else None


def _topics(found: list[Standing]) -> tuple[SignOffTopic, ...]:
    """The items by topic, in the order of the checklist."""
    by_topic: dict[str, list[Standing]] = {}
    for one in found:
        by_topic.setdefault(one.item.topic, []).append(one)
    return tuple(
        SignOffTopic(topic, tuple(map(_line, lines)), sum(one.state in SETTLED for one in lines))
        for topic, lines in by_topic.items()
    )


def _line(one: Standing) -> SignOffLine:
    given = one.given
    evidence = (given.evidence or "").strip() if given else ""
    if given and given.has_file:
        evidence = tr("{words}; file attached", words=evidence) if evidence else tr("File attached")
    return SignOffLine(
        code=one.item.code,
        text=one.item.text,
        state=one.state,
        why=one.reason,
        is_blocking=one.item.is_blocking,
        gate_stage=one.item.gate_stage,
        is_wanted=one.is_wanted,
        evidence=evidence,
        evidence_on=given.evidence_on if given else None,
        evidence_expires_on=expires_on(one.item, given) if given else None,
        owner=one.owner,
        due_on=one.due_on,
        signed_off_by=(given.signed_off_by or "") if given else "",
        signed_off_on=given.signed_off_on if given else None,
        frameworks=one.item.frameworks,
    )
