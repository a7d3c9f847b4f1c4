"""Recording fairness tests and model changes, approving them, signing rules off, agreeing workflows: one step each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from axonix_desktop.actions.bulk_records import Made, insert_records
from axonix_desktop.core.escalation import judge_rule
from axonix_desktop.core.fairness import has_passed, is_at_odds, objections
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.model_log import approval_objections, entry_state
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.governance import EscalationRule, FairnessTest, ModelChange, WorkflowChange
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import records


def record_test(f: ProgrammeFile, values: Mapping[str, Value], *, today: date, actor: str) -> Made:
    """Record a fairness test; whether it passed is read from its numbers. Raises RefusedError."""
    number, metric = values.get("use_case_id"), str(values.get("metric") or "")
    if not isinstance(number, int):
        raise RefusedError(tr("Say which use case was tested."))
    whole = {"comparison": "at_least", "tested_on": today, **{k: v for k, v in values.items() if v is not None}}
    bare = FairnessTest(**{**whole, "id": 0, "metric": metric, "use_case_id": number})
    reasons = objections(bare, today)
    if reasons:
        raise RefusedError(" ".join(reasons))
    with f.work(tr("Record a fairness test: {metric}", metric=metric), actor=actor) as work:
        made = insert_records(f, work, "fairness_test", [{**whole, "has_passed": has_passed(bare)}])
    return Made(work.change_set, made)


def settle_results(f: ProgrammeFile, ids: Sequence[int], *, actor: str) -> int | None:
    """Bring noted results in line with their numbers. Returns the change set, None when all are."""
    tests = [one for one in records(f, "fairness_test", {"id": list(ids)}) if isinstance(one, FairnessTest)]
    wrong = [one for one in tests if is_at_odds(one) or (one.has_passed is None and has_passed(one) is not None)]
    if not wrong:
        return None
    label = trn("Read the result of {count} fairness test from its numbers",
                "Read the results of {count} fairness tests from their numbers", len(wrong))  # fmt: skip
    with f.work(label, actor=actor) as work:
        work.update_many("fairness_test", [(one.id, {"has_passed": has_passed(one)}) for one in wrong])
        return work.change_set


def log_change(f: ProgrammeFile, values: Mapping[str, Value], *, today: date, actor: str) -> Made:
    """Record a decision about or an update of a model, with who approved it. Raises RefusedError."""
    number, change = values.get("use_case_id"), str(values.get("change") or "").strip()
    reasons: list[str] = []
    if not isinstance(number, int):
        reasons.append(tr("Say whose model it is."))
    if not change:
        reasons.append(tr("Say what changed."))
    if not str(values.get("approver") or "").strip():
        reasons.append(tr("Name who approved it; the trail is worth what its approvals are worth."))
    changed, approved = values.get("changed_on"), values.get("approved_on")
    if isinstance(changed, date) and changed > today:
        reasons.append(tr("A change cannot be in the future."))
    if isinstance(approved, date) and approved > today:
        reasons.append(tr("An approval cannot be in the future."))
    if reasons:
        raise RefusedError(" ".join(reasons))
    whole = {"changed_on": today, "approved_on": today, **{k: v for k, v in values.items() if v is not None}}
    called = " ".join(part for part in (str(values.get("model") or ""), str(values.get("version") or "")) if part)
    label = tr("Log a model change: {model}", model=called) if called else tr("Log a model change")
    with f.work(label, actor=actor) as work:
        made = insert_records(f, work, "model_change", [whole])
    return Made(work.change_set, made)


def approve_changes(f: ProgrammeFile, ids: Sequence[int], by: str, on: date, *, today: date, actor: str) -> int | None:
    """Approve entries of the model log. Those that name an approver keep the name; the day is added where it lacks.

    Returns the change set's number, None when all were approved. Raises RefusedError.
    """
    entries = [one for one in records(f, "model_change", {"id": list(ids)}) if isinstance(one, ModelChange)]
    waiting = [one for one in entries if entry_state(one) != "approved"]
    name = " ".join(by.split())
    reasons = approval_objections(name, on, waiting, today)
    if reasons:
        raise RefusedError(" ".join(reasons))
    if not waiting:
        return None
    label = trn("Approve {count} model change", "Approve {count} model changes", len(waiting))
    with f.work(label, actor=actor) as work:
        approved = [(one.id, {"approver": (one.approver or "").strip() or name, "approved_on": on}) for one in waiting]
        work.update_many("model_change", approved)
        return work.change_set


def sign_off_rules(f: ProgrammeFile, ids: Sequence[int], by: str, on: date, *, today: date, actor: str) -> int | None:
    """Sign escalation rules and guardrails off. Rules signed already stay as they are. Raises RefusedError.

    Returns the change set's number, None when all were signed.
    """
    name = " ".join(by.split())
    if not name:
        raise RefusedError(tr("Name who agrees to it."))
    if on > today:
        raise RefusedError(tr("It cannot be signed off in the future."))
    rules = [one for one in records(f, "escalation_rule", {"id": list(ids)}) if isinstance(one, EscalationRule)]
    open_rules = [one for one in rules if one.signed_off_on is None]
    undecided = [one.trigger for one in open_rules if not (one.decider or "").strip()]
    if undecided:
        raise RefusedError(tr("Say who decides before it is signed off: {rules}.", rules="; ".join(undecided[:3])))
    vague = [(one.trigger, judged.reason) for one in open_rules if (judged := judge_rule(one)).state == "incomplete"]
    if vague:
        raise RefusedError("\n".join(f"{trigger}: {reason}" for trigger, reason in vague[:3]))
    if not open_rules:
        return None
    label = trn("Sign off {count} escalation rule", "Sign off {count} escalation rules", len(open_rules))
    with f.work(label, actor=actor) as work:
        signed = {"signed_off_by": name, "signed_off_on": on}
        work.update_many("escalation_rule", [(one.id, signed) for one in open_rules])
        return work.change_set


def agree_workflows(f: ProgrammeFile, ids: Sequence[int], on: date, *, today: date, actor: str) -> int | None:
    """Say that changed workflows are agreed. Each must say how work was and will be done. Raises RefusedError.

    Returns the change set's number, None when all were agreed or cancelled.
    """
    if on > today:
        raise RefusedError(tr("It cannot be agreed in the future."))
    found = [one for one in records(f, "workflow_change", {"id": list(ids)}) if isinstance(one, WorkflowChange)]
    open_ones = [one for one in found if one.agreed_on is None and one.status != "cancelled"]
    vague = [one.process for one in open_ones if not (one.before or "").strip() or not (one.after or "").strip()]
    if vague:
        raise RefusedError(
            tr("Say how it was done and how it will be done first: {names}.", names="; ".join(vague[:3]))
        )
    if not open_ones:
        return None
    label = trn("Agree {count} workflow change", "Agree {count} workflow changes", len(open_ones))
    with f.work(label, actor=actor) as work:
        work.update_many("workflow_change", [(one.id, {"agreed_on": on}) for one in open_ones])
        return work.change_set
