"""Working a governance checklist: opening it, answering with evidence, signing off, making exceptions, reopening.

An answer is made where there is none yet, so that whoever answers an item need not open the checklist first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from axonix_desktop.actions.attachments import insert_files, refuse_large
from axonix_desktop.core.checklists import Given, Item, applies, change_objection, consequences, sign_off_objection
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.core.records.governance import ChecklistResponse
from axonix_desktop.core.words import tr, trn
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.ids import new_ids
from axonix_desktop.store.queries.checklists import given_answers, items, items_by_id, programme_traits, unanswered
from axonix_desktop.store.queries.evidence import evidence_givers
from axonix_desktop.store.queries.records import rows
from axonix_desktop.store.work import Work

Target = tuple[int | None, int]
"""A use case (None: the programme as a whole) and a checklist item."""
Files = Sequence[tuple[str, bytes]]
ANSWERED = (
    "status", "reason", "holds_until", "evidence", "evidence_on", "evidence_expires_on", "owner_id", "due_on",
)  # fmt: skip
"""The fields of an answer that :func:`answer_items` sets."""


def open_checklist(f: ProgrammeFile, use_case_id: int, *, actor: str) -> int | None:
    """Add an answer for each item that applies to the use case and has none.

    Returns the change set's number, None when every item has its answer. Raises RefusedError when the use case is gone.
    """
    return open_checklists(f, [use_case_id], actor=actor)


def open_checklists(
    f: ProgrammeFile, use_cases: Sequence[int], only: Collection[int] | None = None, *, actor: str
) -> int | None:
    """Open the checklists of many use cases in one step; ``only`` keeps to some items (those of one list).

    An item that was named in ``only`` is opened for every use case, whether its tier asks for it or not.
    Raises RefusedError when a use case is gone.
    """
    keys = {int(row[0] or 0): str(row[1]) for row in rows(f, "use_case", ["id", "key"], {"id": list(use_cases)})}
    if not keys or len(keys) != len(set(use_cases)):
        raise RefusedError(tr("The use case is no longer there; it may have been removed meanwhile."))
    missing = unanswered(f, use_cases, only)
    if not missing:
        return None
    if len(keys) == 1:
        label = tr("Open checklist of {found}", found=next(iter(keys.values())))
    else:
        label = trn("Open checklist of {count} use case", "Open checklists of {count} use cases", len(keys))
    with f.work(label, actor=actor) as work:
        _begin(work, missing)
    return work.change_set or None


def open_programme_checklist(f: ProgrammeFile, *, actor: str) -> int | None:
    """Add an answer for each programme-level item that applies and has none. Returns None when each has one."""
    there = {row[0] for row in rows(f, "checklist_response", ["checklist_item_id"], {"use_case_id": None})}
    whole = programme_traits(f)
    own = (one for one in items(f) if one.is_programme_level and applies(one, whole).holds)
    missing: list[Target] = [(None, one.id) for one in own if one.id not in there]
    if not missing:
        return None
    with f.work(tr("Open checklist of the programme"), actor=actor) as work:
        _begin(work, missing)
    return work.change_set or None


def answer_items(
    f: ProgrammeFile,
    targets: Sequence[Target],
    changes: Mapping[str, Value],
    files: Files = (),
    *,
    today: date,
    actor: str,
) -> int | None:
    """Set status, reason, evidence, owner or due date of answers (:data:`ANSWERED`) and attach evidence files.

    What follows from it (``core.checklists.consequences``) is written with it. Raises RefusedError where the rule
    refuses one of the answers; then nothing is changed.
    """
    unknown = [name for name in changes if name not in ANSWERED]
    if unknown:
        raise RefusedError(tr("One of the fields is no longer there; it may have been removed meanwhile."))
    refuse_large(files)
    _refuse_nothing(targets)
    numbers, held = _held(f, targets)
    codes = [held[target][0].code for target in targets]
    with f.work(_label(f, targets, codes, changes, files), actor=actor) as work:
        numbers |= _begin(work, [target for target in targets if target not in numbers])
        for target in targets:
            item, given = held[target]
            wanted = consequences(item, given, changes, today, has_new_file=bool(files))
            reason = change_objection(given, _after(given, wanted), changes, today)
            if reason:
                raise RefusedError(f"{item.code}: {reason}" if len(targets) > 1 else reason)
            work.update("checklist_response", numbers[target], wanted)
            insert_files(work, "checklist_response", numbers[target], files)
    return work.change_set or None


def sign_off(f: ProgrammeFile, answers: Sequence[int], signer: str, *, today: date, actor: str) -> int:
    """Say that ``signer`` looked at the evidence of the answers. Raises RefusedError where they may not."""
    _refuse_nothing(answers)
    found, givers = given_answers(f, answers), evidence_givers(f, answers)
    for answer in answers:
        if answer not in found:
            raise RefusedError(tr("The answer is no longer there; it may have been removed meanwhile."))
        item, given = found[answer]
        reason = sign_off_objection(given, signer, givers.get(answer, ()))
        if reason:
            raise RefusedError(f"{item.code}: {reason}" if len(answers) > 1 else reason)
    if len(answers) == 1:
        label = tr("Sign off {code}", code=found[answers[0]][0].code)
    else:
        label = trn("Sign off {count} checklist answer", "Sign off {count} checklist answers", len(answers))
    name = signer.strip()
    with f.work(label, actor=actor) as work:
        work.update_many(
            "checklist_response", [(one, {"signed_off_by": name, "signed_off_on": today}) for one in answers]
        )
    return work.change_set


def reopen(f: ProgrammeFile, answers: Sequence[int], *, actor: str) -> int | None:
    """Take answers back to "in progress": sign-off, reason and end date go, evidence and files stay to be renewed."""
    _refuse_nothing(answers)
    found = given_answers(f, answers)
    if len(found) != len(set(answers)):
        raise RefusedError(tr("The answer is no longer there; it may have been removed meanwhile."))
    fresh: dict[str, Value] = {
        "status": "in_progress", "reason": None, "holds_until": None, "signed_off_by": None, "signed_off_on": None,
    }  # fmt: skip
    if len(answers) == 1:
        label = tr("Reopen {code}", code=found[answers[0]][0].code)
    else:
        label = trn("Reopen {count} checklist answer", "Reopen {count} checklist answers", len(answers))
    with f.work(label, actor=actor) as work:
        work.update_many("checklist_response", [(one, fresh) for one in answers])
    return work.change_set or None


def _refuse_nothing(chosen: Sequence[object]) -> None:
    if not chosen:
        raise RefusedError(tr("Choose at least one item."))


def _held(f: ProgrammeFile, targets: Sequence[Target]) -> tuple[dict[Target, int], dict[Target, tuple[Item, Given]]]:
    """The answers that are there by target, and what stands in each. Raises RefusedError for an item that is gone."""
    cases = {case for case, _item in targets}
    if len(rows(f, "use_case", ["id"], {"id": [one for one in cases if one is not None]})) != len(cases - {None}):
        raise RefusedError(tr("The use case is no longer there; it may have been removed meanwhile."))
    wanted = set(targets)
    numbers: dict[Target, int] = {}
    for number, case, item in rows(
        f, "checklist_response", ["id", "use_case_id", "checklist_item_id"],
        {"checklist_item_id": [item for _case, item in targets]},
    ):  # fmt: skip
        target = (None if case is None else int(case), int(item or 0))
        if target in wanted:
            numbers[target] = int(number or 0)
    there, library = given_answers(f, numbers.values()), items_by_id(f, {item for _case, item in targets})
    held: dict[Target, tuple[Item, Given]] = {}
    for target in targets:
        if target[1] not in library:
            raise RefusedError(tr("The checklist item is no longer there; it may have been removed meanwhile."))
        held[target] = there[numbers[target]] if target in numbers else (library[target[1]], Given())
    return numbers, held


def _begin(work: Work, targets: Sequence[Target]) -> dict[Target, int]:
    """Make answers, not started."""
    made = dict(zip(targets, new_ids(len(targets)), strict=True))
    for (case, item), number in made.items():
        work.insert(ChecklistResponse(id=number, use_case_id=case, checklist_item_id=item))
    return made


def _after(given: Given, wanted: Mapping[str, Value]) -> Given:
    """The answer as it would stand, as far as the rule asks."""
    names = ("status", "reason", "holds_until")
    return replace(given, **{name: cast("str", wanted[name]) for name in names if name in wanted})


def _label(
    f: ProgrammeFile, targets: Sequence[Target], codes: Sequence[str], changes: Mapping[str, Value], files: Files
) -> str:
    """What the history says was done."""
    if len(targets) > 1:
        return trn("Answer {count} checklist item", "Answer {count} checklist items", len(targets))
    case = targets[0][0]
    key = tr("the programme") if case is None else str(rows(f, "use_case", ["key"], {"id": case})[0][0])
    if files and not changes:
        return tr("Attach evidence to {code} of {key}", code=codes[0], key=key)
    return tr("Answer {code} of {key}", code=codes[0], key=key)
