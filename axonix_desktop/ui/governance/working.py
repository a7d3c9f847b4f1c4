"""What is done with the items selected in the work list: answered together, signed off together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import cast

from axonix_desktop.actions.checklists import answer_items, sign_off
from axonix_desktop.core.kinds import Text, Value
from axonix_desktop.core.records.governance import ChecklistResponse
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.queries.checklists import Standing
from axonix_desktop.ui.assurance.form_dialog import Asked, ask, done
from axonix_desktop.ui.context import PageContext

ASKED = ("status", "evidence", "owner_id", "due_on", "reason", "holds_until", "evidence_expires_on")
_MOST_NAMED = 4


def answer(context: PageContext, chosen: Sequence[Standing]) -> bool:
    """Ask for what is to be written into the answers of ``chosen``; only what is filled in is written, as one step."""
    if not chosen:
        return False
    fields = [replace(ChecklistResponse.fields[name], default=None, required=False) for name in ASKED]
    targets = [(one.use_case_id, one.item.id) for one in chosen]

    def make(values: dict[str, Value]) -> str | None:
        if not values:
            return tr("Fill in what is to be written; what stays empty is left as it is.")
        act = partial(answer_items, targets=targets, changes=values, today=context.programme.today())
        return done(context, act, tr("The answers cannot be kept"))

    title = trn("Answer {count} item", "Answer {count} items", len(chosen))
    note = tr("{items}. What stays empty is left as it is. “Not applicable” and exceptions need a reason and a day.",
              items=_named(chosen))  # fmt: skip
    is_done = ask(context, Asked(title, note, fields, tr("Write"), first="status"), make)
    if is_done:
        context.toast.say(trn("{count} item answered", "{count} items answered", len(chosen)))
    return is_done


def sign(context: PageContext, chosen: Sequence[Standing]) -> bool:
    """Ask who looked at the evidence, then sign the answers off."""
    answers = [one.answer_id for one in chosen if one.answer_id is not None]
    if not answers:
        return False
    signer = replace(ChecklistResponse.fields["signed_off_by"], kind=Text(), required=True)

    def make(values: dict[str, Value]) -> str | None:
        act = partial(sign_off, answers=answers, signer=cast("str", values["signed_off_by"]),
                      today=context.programme.today())  # fmt: skip
        return done(context, act, tr("The answers cannot be signed off"))

    title = trn("Sign off {count} item", "Sign off {count} items", len(answers))
    note = tr("{items}. Whoever signs has looked at the evidence, and is neither the owner nor the one who gave it.",
              items=_named(chosen))  # fmt: skip
    begins: dict[str, Value] = {"signed_off_by": context.programme.actor}
    is_done = ask(context, Asked(title, note, [signer], tr("Sign off"), begins, first="signed_off_by"), make)
    if is_done:
        context.toast.say(trn("{count} item signed off", "{count} items signed off", len(answers)))
    return is_done


def sign_objection(chosen: Sequence[Standing]) -> str | None:
    """Why the selection cannot be signed off, or None."""
    if not chosen:
        return tr("Select the items first.")
    if any(one.given is None or one.given.status != "done" for one in chosen):
        return tr("Only items that are done can be signed off.")
    return None


def _named(chosen: Sequence[Standing]) -> str:
    """The first codes and how many more there are."""
    codes = list(dict.fromkeys(one.item.code for one in chosen))
    words = ", ".join(codes[:_MOST_NAMED])
    if len(codes) > _MOST_NAMED:
        words = tr("{codes} and {more} more", codes=words, more=f"{len(codes) - _MOST_NAMED:,}")
    cases = {one.use_case_id for one in chosen}
    if len(cases) > 1:
        return tr("{codes} of {cases}", codes=words, cases=trn("{count} use case", "{count} use cases", len(cases)))
    first = chosen[0]
    return tr("{codes} of {cases}", codes=words, cases=first.key or tr("the programme"))
