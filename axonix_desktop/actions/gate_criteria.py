"""Changing what gates ask: adding, changing, switching and resetting criteria, and a person's word for one of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from axonix_desktop.core.gate_editing import CriterionDraft, draft_objections, own_code
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.portfolio import CriterionConfirmation, GateCriterion
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_id
from axonix_desktop.store.queries.confirmations import reworded_since
from axonix_desktop.store.queries.gate_criteria import new_shipped, shipped
from axonix_desktop.store.queries.records import record, records, rows

MOST_WHO = 200


def add_criterion(f: ProgrammeFile, draft: CriterionDraft, *, actor: str) -> int:
    """Add a criterion of the programme's own. Raises RefusedError. Returns the change set's number."""
    _refuse(draft)
    taken = [str(row[0]) for row in rows(f, "gate_criterion", ["code"])]
    code = own_code(draft.stage, taken)
    with f.work(tr("Add gate criterion {code}", code=code), actor=actor) as work:
        work.insert(_made(code, draft, 1))
        return work.change_set


def change_criterion(f: ProgrammeFile, number: int, draft: CriterionDraft, *, actor: str) -> int | None:
    """Make a criterion as ``draft`` says; its version rises. The stage stays. Raises RefusedError.

    Returns the change set's number, None when nothing differs.
    """
    one = _there(f, number)
    _refuse(draft)
    if draft.stage != one.stage:
        raise RefusedError(tr("A criterion stays at its stage; add one at the other stage and switch this one off."))
    return _keep(f, one, draft, tr("Change gate criterion {code}", code=one.code), actor)


def switch_criterion(f: ProgrammeFile, number: int, *, is_active: bool, actor: str) -> int | None:
    """Switch a criterion on or off. Raises RefusedError for one whose rule is not known here.

    Returns the change set's number, None when it is so already.
    """
    one = _there(f, number)
    draft = CriterionDraft(one.stage, one.text, one.rule, one.threshold, one.parameter, is_active)
    if is_active:
        _refuse(draft)
    words = (
        tr("Switch on gate criterion {code}", code=one.code)
        if is_active
        else tr("Switch off gate criterion {code}", code=one.code)
    )
    return _keep(f, one, draft, words, actor)


def reset_criterion(f: ProgrammeFile, number: int, *, actor: str) -> int | None:
    """Make a shipped criterion as it was shipped. Raises RefusedError for one of the programme's own.

    Returns the change set's number, None when nothing differs.
    """
    one = _there(f, number)
    original = shipped().get(one.code)
    if original is None:
        raise RefusedError(tr("{code} is the programme's own; there is nothing to reset it to.", code=one.code))
    return _keep(f, one, original, tr("Reset gate criterion {code}", code=one.code), actor)


def remove_criterion(f: ProgrammeFile, number: int, *, actor: str) -> int:
    """Remove a criterion of the programme's own with its confirmations. Raises RefusedError for a shipped one.

    Decisions keep what they saw of it. Returns the change set's number.
    """
    one = _there(f, number)
    if one.code in shipped():
        raise RefusedError(tr("{code} comes with the program; switch it off instead.", code=one.code))
    confirmations = [
        int(row[0] or 0) for row in rows(f, "criterion_confirmation", ["id"], {"gate_criterion_id": number})
    ]
    with f.work(tr("Remove gate criterion {code}", code=one.code), actor=actor) as work:
        work.delete_many("criterion_confirmation", confirmations)
        work.delete("gate_criterion", number)
        return work.change_set


def update_criteria(f: ProgrammeFile, *, actor: str) -> int | None:
    """Add the shipped criteria that this file does not have yet, switched off; what is there stays as it is.

    Returns the change set's number, None when nothing is new.
    """
    missing = new_shipped(f)
    if not missing:
        return None
    words = trn("Update the gate criteria: {count} new", "Update the gate criteria: {count} new", len(missing))
    with f.work(words, actor=actor) as work:
        for code, draft in missing.items():
            work.insert(_made(code, draft, 1, is_active=False))
        return work.change_set


def confirm_criterion(  # noqa: PLR0913 - a confirmation is all of this
    f: ProgrammeFile,
    use_case_id: int,
    criterion_id: int,
    by: str,
    valid_until: date | None,
    note: str = "",
    *,
    today: date,
    actor: str,
) -> int | None:
    """Say for a use case that a criterion holds, in the name of ``by``. Raises RefusedError.

    An earlier confirmation gives way to this one, whose words are those the criterion has now. Returns the change
    set's number, None when it stands so already.
    """
    one = _there(f, criterion_id)
    found = rows(f, "use_case", ["key"], {"id": use_case_id})
    if not found:
        raise RefusedError(tr("The use case is no longer there; it may have been removed meanwhile."))
    if one.rule != "confirmed_by_person":
        raise RefusedError(tr("{code} is judged from the data; nobody can confirm it by hand.", code=one.code))
    if not by.strip():
        raise RefusedError(tr("Say who confirms it."))
    if len(by) > MOST_WHO:
        raise RefusedError(tr("The name is too long; {most} characters are the most.", most=MOST_WHO))
    if valid_until is not None and valid_until < today:
        raise RefusedError(tr("The confirmation would have ended already; choose a later day, or none."))
    said = (by.strip(), today, valid_until, note.strip() or None)
    of = {"use_case_id": use_case_id, "gate_criterion_id": criterion_id}
    held = next(
        (each for each in records(f, "criterion_confirmation", of) if isinstance(each, CriterionConfirmation)), None
    )
    before = held and (held.confirmed_by, held.confirmed_on, held.valid_until, held.note)
    if held is not None and before == said and held.id not in reworded_since(f):
        return None
    with f.work(tr("Confirm “{criterion}” for {key}", criterion=one.text, key=found[0][0]), actor=actor) as work:
        if held is not None:
            work.delete("criterion_confirmation", held.id)
        work.insert(
            CriterionConfirmation(
                id=new_id(), use_case_id=use_case_id, gate_criterion_id=criterion_id, confirmed_by=said[0],
                confirmed_on=said[1], valid_until=said[2], note=said[3],
            )
        )  # fmt: skip
        return work.change_set


def withdraw_confirmation(f: ProgrammeFile, number: int, *, actor: str) -> int:
    """Take a confirmation back. Raises RefusedError when it is gone. Returns the change set's number."""
    one = record(f, "criterion_confirmation", number)
    if not isinstance(one, CriterionConfirmation):
        raise RefusedError(tr("The confirmation is no longer there; it may have been taken back meanwhile."))
    with f.work(tr("Withdraw a confirmation"), actor=actor) as work:
        work.delete("criterion_confirmation", number)
        return work.change_set


def _there(f: ProgrammeFile, number: int) -> GateCriterion:
    one = record(f, "gate_criterion", number)
    if not isinstance(one, GateCriterion):
        raise RefusedError(tr("The criterion is no longer there; it may have been removed meanwhile."))
    return one


def _refuse(draft: CriterionDraft) -> None:
    reasons = draft_objections(draft)
    if reasons:
        raise RefusedError(" ".join(reasons))


def _keep(f: ProgrammeFile, one: GateCriterion, draft: CriterionDraft, words: str, actor: str) -> int | None:
    """Write what differs, and the next version."""
    wanted: Mapping[str, Value] = {
        "text": draft.text.strip(), "rule": draft.rule, "threshold": draft.threshold, "parameter": draft.parameter,
        "is_active": draft.is_active,
    }  # fmt: skip
    changed = {name: value for name, value in wanted.items() if getattr(one, name) != value}
    if not changed:
        return None
    with f.work(words, actor=actor) as work:
        work.update("gate_criterion", one.id, {**changed, "version": one.version + 1})
        return work.change_set


def _made(code: str, draft: CriterionDraft, version: int, *, is_active: bool | None = None) -> GateCriterion:
    return GateCriterion(
        id=new_id(), code=code, stage=draft.stage, text=draft.text.strip(), rule=draft.rule, threshold=draft.threshold,
        parameter=draft.parameter, is_active=draft.is_active if is_active is None else is_active, version=version,
    )  # fmt: skip
