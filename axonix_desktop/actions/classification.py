"""Classifying the risk of a use case: answers, decision and tier kept as one step."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from axonix_desktop.core.classification import (
    NO,
    YES,
    Answers,
    answer_words,
    classify,
    decision_objection,
    needs_new_look,
)
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.records.governance import RiskAnswer, RiskClassification
from axonix_desktop.core.words import small, tr
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.classification import facts_now, latest, risk_questions
from axonix_desktop.store.queries.records import rows


@dataclass(frozen=True, slots=True)
class Decision:
    """What was answered and decided; ``tier`` may differ from what the answers lead to when ``reason`` says why."""

    answers: Answers
    tier: str
    reason: str = ""
    decided_by: str = ""


def classify_risk(f: ProgrammeFile, use_case_id: int, decision: Decision, *, today: date, actor: str) -> int:
    """Keep a classification with its answers and what it rests on, and set the use case's risk tier.

    The answer about personal data goes into the use case, too. Raises RefusedError when a question is not answered,
    another tier is decided without a reason, or the use case is gone; then nothing is changed.
    """
    found = rows(f, "use_case", ["key"], {"id": use_case_id})
    if not found:
        raise RefusedError(tr("The use case is no longer there; it may have been removed meanwhile."))
    content = risk_questions()
    outcome = classify(content, decision.answers)
    objection = decision_objection(outcome, decision.tier, decision.reason)
    if objection:
        raise RefusedError(objection)
    by = decision.decided_by.strip() or actor
    own = decision.reason.strip()
    label = tr("Classify {key} as {tier}", key=found[0][0], tier=small(RISK_TIER.show(decision.tier)))
    occasion = occasion_of(f, use_case_id)
    with f.work(label, actor=actor) as work:
        changes: dict[str, Value] = {"risk_tier": decision.tier}
        said = decision.answers.get("personal_data", ())
        if YES in said or NO in said:
            changes["personal_data"] = YES in said
        work.update("use_case", use_case_id, changes)
        basis = facts_now(f, [use_case_id])[use_case_id]
        number = work.insert(
            RiskClassification(
                id=new_id(), use_case_id=use_case_id, tier=decision.tier, proposed_tier=outcome.tier,
                reason=own if decision.tier != outcome.tier or own else outcome.words, decided_by=by, decided_on=today,
                occasion=occasion, questions_version=content.version,
                basis=json.dumps(basis, ensure_ascii=False, sort_keys=True),
            )
        )  # fmt: skip
        for question in content.questions:
            work.insert(
                RiskAnswer(
                    id=new_id(), use_case_id=use_case_id, risk_classification_id=number, code=question.code,
                    question=question.text, answer=answer_words(question, decision.answers[question.code]),
                    answered_by=by, answered_on=today,
                )
            )  # fmt: skip
    return work.change_set


def occasion_of(f: ProgrammeFile, use_case_id: int) -> str:
    """Why a use case is classified now: its first look, or what has changed since the last."""
    newest = latest(f, [use_case_id]).get(use_case_id)
    if newest is None:
        return tr("First look")
    reasons = needs_new_look(newest.basis, facts_now(f, [use_case_id]).get(use_case_id, {}))
    return " ".join(reasons) or tr("Looked at again")
