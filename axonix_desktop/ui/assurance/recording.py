"""Small windows that record a fairness test, a model change or an explanation, and sign rules and workflows off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from axonix_desktop.actions import assurance as acts
from axonix_desktop.actions.bulk_records import add_records
from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.records.governance import EscalationRule, ModelChange, WorkflowChange
from axonix_desktop.core.words import mark, tr, trn
from axonix_desktop.store.queries.records import titles
from axonix_desktop.ui.assurance.form_dialog import Asked, ask, done
from axonix_desktop.ui.context import PageContext

_VALID_DAYS = 365
_FIELDS = {
    "fairness_test": ("use_case_id", "metric", "group_tested", "comparison", "threshold", "value", "sample_size",
                      "tested_by", "tested_on", "valid_until"),
    "model_change": ("use_case_id", "change_kind", "model", "version", "change", "decision", "approver", "changed_on",
                     "approved_on"),
    "explainability": ("use_case_id", "method", "audience", "limits", "reviewed_by", "reviewed_on", "valid_until"),
}  # fmt: skip
_NEEDED = {
    "fairness_test": ("use_case_id", "metric", "threshold", "value"),
    "model_change": ("use_case_id", "change", "approver"),
    "explainability": ("use_case_id", "method"),
}
_WORDS = {
    "fairness_test": (mark("Record a fairness test"), mark("Whether it passed is read from value and threshold.")),
    "model_change": (mark("Log a model change"),
                     mark("Part of the audit trail: what changed, what was decided, who approved.")),
    "explainability": (mark("Record an explanation"), mark("How a decision of the AI can be explained, and to whom.")),
}  # fmt: skip


def record(
    context: PageContext, kind: str, use_case_id: int | None = None, begins: dict[str, Value] | None = None
) -> int | None:
    """Ask for a record of ``kind`` and add it; returns its id, None when none was added."""
    declared, today = record_of(kind), context.programme.today()
    fields = [_field(kind, declared.fields[name]) for name in _FIELDS[kind]]
    whole: dict[str, Value] = {"use_case_id": use_case_id, **_beginning(context, kind), **(begins or {})}
    words = {} if use_case_id is None else {
        "use_case_id": titles(context.programme.file, "use_case", [use_case_id]).get(use_case_id, "")
    }  # fmt: skip
    made: list[Any] = []

    def make(values: dict[str, Value]) -> str | None:
        act: Callable[..., Any]
        if kind == "fairness_test":
            act = partial(acts.record_test, values=values, today=today)
        elif kind == "model_change":
            act = partial(acts.log_change, values=values, today=today)
        else:
            act = partial(add_records, kind=kind, given=[values])
        return done(context, act, tr("It cannot be recorded"), made)

    title, note = _WORDS[kind]
    if not ask(context, Asked(tr(title), tr(note), fields, tr("Record it"), whole, words), make):
        return None
    number: int = made[0].ids[0]
    context.toast.say(
        tr("“{title}” recorded", title=tr(declared.label)), tr("Show"), lambda: context.open_record(kind, number)
    )
    return number


def settle(context: PageContext, ids: Sequence[int]) -> None:
    """Bring noted results in line with their numbers, and say how to take it back."""
    reason = done(context, partial(acts.settle_results, ids=ids), tr("The results cannot be changed"))
    if reason is not None:
        context.messages.tell(tr("The results cannot be changed"), reason)
        return
    words = trn("{count} result read from its numbers", "{count} results read from their numbers", len(ids))
    context.toast.say(words, tr("Undo"), lambda: context.run("edit.undo"))


def sign_off(context: PageContext, ids: Sequence[int]) -> bool:
    """Ask who agrees to rules, and sign them off."""
    fields = [EscalationRule.fields[name] for name in ("signed_off_by", "signed_off_on")]
    note = trn("{count} rule is signed off.", "{count} rules are signed off.", len(ids))
    failure = tr("The rules cannot be signed off")
    return _sign(context, partial(acts.sign_off_rules, ids=ids), fields, (tr("Sign off"), note, failure))


def approve(context: PageContext, ids: Sequence[int]) -> bool:
    """Ask who approves entries of the model log, and when."""
    fields = [ModelChange.fields[name] for name in ("approver", "approved_on")]
    note = trn("{count} entry of the model log is approved; a name that stands there is kept.",
               "{count} entries of the model log are approved; names that stand there are kept.", len(ids))  # fmt: skip
    failure = tr("The changes cannot be approved")
    return _sign(context, partial(acts.approve_changes, ids=ids), fields, (tr("Approve"), note, failure))


def _sign(context: PageContext, act: Callable[..., Any], fields: Sequence[Field], words: tuple[str, str, str]) -> bool:
    """Ask by whom and on which day, the two ``fields``; ``words`` are the verb, what is signed, and the failure."""
    (by, on), (verb, note, failure), programme = fields, words, context.programme

    def make(values: dict[str, Value]) -> str | None:
        signed = {"by": str(values.get(by.name, "")), "on": _day(context, values[on.name])}
        return done(context, partial(act, **signed, today=programme.today()), failure)

    begins: dict[str, Value] = {by.name: programme.actor, on.name: programme.today()}
    needed = [replace(one, required=True) for one in fields]
    return ask(context, Asked(verb, note, needed, verb, begins), make)


def agree(context: PageContext, ids: Sequence[int]) -> bool:
    """Ask when changed workflows were agreed, and note it."""
    on = replace(WorkflowChange.fields["agreed_on"], required=True)

    def make(values: dict[str, Value]) -> str | None:
        act = partial(
            acts.agree_workflows, ids=ids, on=_day(context, values["agreed_on"]), today=context.programme.today()
        )
        return done(context, act, tr("The changes cannot be agreed"))

    note = trn("{count} changed way of working is agreed.", "{count} changed ways of working are agreed.", len(ids))
    begins: dict[str, Value] = {"agreed_on": context.programme.today()}
    return ask(context, Asked(tr("Agree"), note, [on], tr("Agree"), begins), make)


def _day(context: PageContext, value: Value) -> date:
    return value if isinstance(value, date) else context.programme.today()


def _field(kind: str, field: Field) -> Field:
    return replace(field, required=field.name in _NEEDED[kind])


def _beginning(context: PageContext, kind: str) -> dict[str, Value]:
    """What a new record begins with: today, and for what must be repeated a year."""
    today = context.programme.today()
    ends = today + timedelta(days=_VALID_DAYS)
    match kind:
        case "fairness_test":
            return {"comparison": "at_least", "tested_on": today, "valid_until": ends}
        case "model_change":
            return {"changed_on": today, "approved_on": today}
        case _:
            return {"reviewed_on": today, "valid_until": ends}
