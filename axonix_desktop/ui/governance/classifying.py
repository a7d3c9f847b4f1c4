"""From a use case to its classification: what is known goes in, the decision is kept as one step."""

from __future__ import annotations

from functools import partial

from axonix_desktop.actions.classification import classify_risk
from axonix_desktop.core.classification import NO, YES, answer_codes
from axonix_desktop.core.records.choices import RISK_TIER
from axonix_desktop.core.words import tr
from axonix_desktop.store.queries.checklists import traits
from axonix_desktop.store.queries.classification import latest, new_looks, newest_answers, risk_questions
from axonix_desktop.store.queries.records import rows
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.governance.classify_dialog import ClassifyDialog, Subject


def subject_of(context: PageContext, use_case_id: int) -> Subject | None:
    """What is known of a use case before it is asked; None when it is gone."""
    file = context.programme.file
    found = rows(file, "use_case", ["key", "title", "risk_tier"], {"id": use_case_id})
    if not found:
        return None
    key, title, tier = (None if one is None else str(one) for one in found[0])
    said, newest = newest_answers(file, use_case_id), latest(file, [use_case_id]).get(use_case_id)
    known = traits(file, [use_case_id])[use_case_id].known
    before: dict[str, tuple[str, ...]] = {}
    notes: dict[str, str] = {}
    for question in risk_questions().questions:
        codes = answer_codes(question, said.get(question.code))
        told = known.get(question.code) if question.kind == "yes_no" else None
        if told is not None and (not codes or codes[0] not in ((YES,) if told else (NO,))):
            codes, notes[question.code] = (YES,) if told else (NO,), tr("From the use case")
        elif codes and newest is not None:
            notes[question.code] = tr("As answered last time")
        before[question.code] = codes
    looks = new_looks(file, [use_case_id])
    occasion = looks[0].reasons if looks else ()
    return Subject(key or "", title or "", tier, before, notes, occasion, context.programme.actor)


def classify_use_case(context: PageContext, use_case_id: int) -> bool:
    """Ask the questions of a use case and keep what was decided. True when it was."""
    subject = subject_of(context, use_case_id)
    if subject is None:
        return False
    dialog = ClassifyDialog(context.look, risk_questions(), subject, context.window)
    dialog.exec()
    decision = dialog.decision
    dialog.deleteLater()
    if decision is None:
        return False
    act = partial(classify_risk, use_case_id=use_case_id, decision=decision, today=context.programme.today())
    done = context.change(act, tr("The classification cannot be kept"))
    if done:
        words = tr("{key} is classified as {tier}", key=subject.key, tier=tr(RISK_TIER.show(decision.tier)))
        context.toast.say(words, tr("Undo"), partial(context.run, "edit.undo"))
    return done
