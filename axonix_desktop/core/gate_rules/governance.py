"""Rules about duties: checklists, fairness, explainability, incidents, risks, escalation rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from axonix_desktop.core.explaining import FREE_TIERS
from axonix_desktop.core.gate_rules.facts import (
    Check,
    Criterion,
    GateFacts,
    Rows,
    Verdict,
    failing,
    itself,
    least,
    names,
)
from axonix_desktop.core.records.governance import Incident as IncidentRecord
from axonix_desktop.core.words import small, tr, trn

SEVERITIES = ("low", "medium", "high", "critical")


def checklist_opened(facts: GateFacts, _: Criterion) -> Verdict:
    """The checklist of the use case was opened."""
    if not facts.answers:
        words = tr("The governance checklist has not been opened.")
        return Verdict(False, words, Rows("checklist_response", (), tr("Checklist answers")))
    return Verdict(True, trn("The checklist is open, with {count} answer.",
                             "The checklist is open, with {count} answers.", facts.answers))  # fmt: skip


def checklist_complete(facts: GateFacts, criterion: Criterion) -> Verdict:
    """All items that apply and are due by this gate are settled, those of the programme too."""
    if not facts.answers:
        words = tr("The governance checklist has not been opened.")
        return Verdict(False, words, Rows("checklist_response", (), tr("Checklist answers")))
    return _settled(facts, lambda one: one.gate_stage <= criterion.stage)


def blocking_items_settled(facts: GateFacts, criterion: Criterion) -> Verdict:
    """All items that apply, block a gate and are due by this one are settled."""
    due = tuple(one for one in facts.checks if one.is_blocking and one.gate_stage <= criterion.stage)
    if not due:
        return Verdict(True, tr("No blocking checklist item is due by this gate."))
    return _settled(facts, lambda one: one.is_blocking and one.gate_stage <= criterion.stage)


def topic_settled(facts: GateFacts, criterion: Criterion) -> Verdict:
    """All items of a topic that apply are settled."""
    topic = criterion.parameter or ""
    if topic not in facts.topics:
        words = tr("The checklist has no topic “{topic}”; choose another one in the gate criteria.", topic=topic)
        return Verdict(False, words, Rows("checklist_item", (), tr("Checklist library")))
    if not any(one.topic == topic for one in facts.checks):
        return Verdict(True, tr("No item of the topic “{topic}” applies to this use case.", topic=topic))
    return _settled(facts, lambda one: one.topic == topic)


def programme_items_settled(facts: GateFacts, criterion: Criterion) -> Verdict:
    """All items that the programme answers once and that are due by this gate are settled."""
    return _settled(facts, lambda one: one.is_programme_level and one.gate_stage <= criterion.stage)


def _settled(facts: GateFacts, counts: Callable[[Check], bool]) -> Verdict:
    """Whether all checks that count are settled."""
    asked = [one for one in facts.checks if counts(one)]
    if not asked:
        words = tr("No checklist item applies, so nothing shows that the duties are met.")
        return Verdict(False, words, Rows("checklist_item", (), tr("Checklist library")))
    missing = [one for one in asked if not one.is_settled]
    if not missing:
        return Verdict(True, trn("The {count} checklist item is settled.", "All {count} checklist items are settled.",
                                 len(asked)))  # fmt: skip
    words = tr("Checklist incomplete: {missing} of {total} open: {names}.", missing=len(missing), total=len(asked),
               names=names([one.code for one in missing]))  # fmt: skip
    return Verdict(False, words, _rows(missing))


def _rows(missing: Sequence[Check]) -> Rows:
    """The answers that are not settled; the items themselves where one has no answer yet."""
    title = tr("Open checklist items")
    answers = tuple(one.answer for one in missing if one.answer is not None)
    if len(answers) == len(missing):
        return Rows("checklist_response", answers, title)
    return Rows("checklist_item", tuple(one.item for one in missing), title)


def fairness_in_date(facts: GateFacts, _: Criterion) -> Verdict:
    """The newest fairness test of each metric and group has passed and is in date, and there is one."""
    wrong = (
        (facts.fairness_failing, "fairness_failing", tr("Fairness tests that failed"),
         trn("{count} fairness test has failed.", "{count} fairness tests have failed.", facts.fairness_failing)),
        (facts.fairness_out_of_date, "fairness_out_of_date", tr("Fairness tests out of date"),
         trn("{count} fairness test is out of date.", "{count} fairness tests are out of date.",
             facts.fairness_out_of_date)),
        (facts.fairness_unjudged, "fairness_unjudged", tr("Fairness tests not judged"),
         trn("{count} fairness test cannot be judged: value or threshold is missing.",
             "{count} fairness tests cannot be judged: value or threshold is missing.", facts.fairness_unjudged)),
    )  # fmt: skip
    for count, fact, title, words in wrong:
        if count:
            return Verdict(False, words, failing(facts, "fairness_test", fact, title))
    if not facts.fairness_in_date:
        return Verdict(False, tr("No fairness test is recorded."), Rows("fairness_test", (), tr("Fairness tests")))
    return Verdict(True, trn("{count} fairness test is in date.", "{count} fairness tests are in date.",
                             facts.fairness_in_date))  # fmt: skip


def explainability_in_date(facts: GateFacts, _: Criterion) -> Verdict:
    """An explanation that says what the risk tier asks for was reviewed, and that look is in date."""
    if facts.risk_tier is None:
        words = tr("What it must explain follows from its risk tier; classify it first.")
        return Verdict(False, words, itself(facts, tr("Risk tier")))
    if facts.explained_in_date:
        return Verdict(True, trn("{count} explainability record is in date.",
                                 "{count} explainability records are in date.", facts.explained_in_date))  # fmt: skip
    rows = failing(facts, "explainability", "explained_lacking", tr("Explanations that fall short"))
    if facts.explained:
        return Verdict(False, facts.explained_lack, rows)
    if facts.risk_tier in FREE_TIERS:
        return Verdict(True, tr("Of minimal risk; an explanation is welcome."))
    return Verdict(False, tr("How it is explained is not recorded."), rows)


def no_open_incident(facts: GateFacts, criterion: Criterion) -> Verdict:
    """No incident of at least a severity is open; one whose severity is not known counts."""
    from_severity = criterion.parameter if criterion.parameter in SEVERITIES else SEVERITIES[0]
    grave = SEVERITIES[SEVERITIES.index(from_severity) :]
    found = [one for one in facts.incidents if one.severity is None or one.severity in grave]
    word = small(IncidentRecord.fields["severity"].kind.show(from_severity))
    if not found:
        return Verdict(True, tr("No incident of {severity} severity or worse is open.", severity=word))
    words = trn("{count} incident is open: {names}.", "{count} incidents are open: {names}.", len(found),
                names=names([one.name for one in found]))  # fmt: skip
    return Verdict(False, words, Rows("incident", tuple(one.id for one in found), tr("Open incidents")))


def no_open_risk_above(facts: GateFacts, criterion: Criterion) -> Verdict:
    """No open risk scores above the threshold; one that was not scored counts."""
    most = least(criterion)
    found = [one for one in facts.risks if one.score is None or one.score > most]
    if not found:
        return Verdict(True, tr("No open risk scores above {most:g}.", most=most))
    words = trn("{count} open risk scores above {most:g} or is not scored: {names}.",
                "{count} open risks score above {most:g} or are not scored: {names}.", len(found), most=most,
                names=names([one.name for one in found]))  # fmt: skip
    return Verdict(False, words, Rows("raid", tuple(one.id for one in found), tr("Open risks")))


def guardrails_signed(facts: GateFacts, _: Criterion) -> Verdict:
    """Escalation rules and guardrails say all they must, are signed off, and one says who decides in doubt."""
    rows = failing(facts, "escalation_rule", "escalation_rules_open", tr("Rules not in force"))
    if not facts.escalation_rules:
        return Verdict(False, tr("No escalation rule is recorded."), rows)
    if facts.escalation_rules_unsigned:
        words = tr("{escalation_rules_unsigned} of {escalation_rules} escalation rules are not signed off.",
                   escalation_rules_unsigned=facts.escalation_rules_unsigned,
                   escalation_rules=facts.escalation_rules)  # fmt: skip
        return Verdict(False, words, rows)
    if facts.escalation_lack:
        return Verdict(False, facts.escalation_lack, rows)
    return Verdict(True, trn("The {count} escalation rule is signed off.",
                             "All {count} escalation rules are signed off.", facts.escalation_rules))  # fmt: skip


def incident_rehearsed(facts: GateFacts, _: Criterion) -> Verdict:
    """The incident protocol was rehearsed."""
    if facts.rehearsals:
        return Verdict(True, tr("The incident protocol has been rehearsed."))
    rows = Rows("incident", (), tr("Incidents"))
    return Verdict(False, tr("The incident protocol has never been rehearsed."), rows)


def lesson_closed(facts: GateFacts, criterion: Criterion) -> Verdict:
    """Enough lessons of incidents were acted upon."""
    enough = max(1.0, least(criterion))
    words = trn("{count} lesson has been closed; {least:g} needed.",
                "{count} lessons have been closed; {least:g} needed.", facts.lessons_closed, least=enough)  # fmt: skip
    if facts.lessons_closed >= enough:
        return Verdict(True, words)
    return Verdict(False, words, failing(facts, "incident", "lessons_open", tr("Incidents with open lessons")))
