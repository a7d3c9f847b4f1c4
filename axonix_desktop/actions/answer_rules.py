"""The rule of checklist answers, asked wherever records are edited in general: in the grid, the form, by pasting.

"Not applicable" and exceptions need a reason and an end date that is still to come. The rule is asked when the status
or the day is set, or when the reason is taken away; answers that came in without them may be mended one field at a
time. A sign-off by the owner or by whoever gave the evidence is refused. Evidence that is typed over and a file that
is added have their day and are looked at anew, as when an item is answered; so is what is left where evidence goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from axonix_desktop.core.checklists import (
    NEEDS_REASON,
    Given,
    change_objection,
    consequences,
    sign_off_objection,
)
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.moments import day_here
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import given_answers, items_by_id
from axonix_desktop.store.queries.evidence import evidence_givers
from axonix_desktop.store.queries.records import titles

Changes = Sequence[tuple[int, Mapping[str, Value]]]
_KIND = "checklist_response"
_ASKED = ("status", "reason", "holds_until", "evidence")


def refuse_bad_answers(f: ProgrammeFile, kind: str, given: Changes) -> None:
    """Raises RefusedError where an answer would be excused or signed off as it may not be; other kinds pass.

    ``given`` are the ids (0 for a record to be added) with their new values.
    """
    if kind != _KIND:
        return
    touched = [(number, values) for number, values in given if _is_asked(values)]
    held = given_answers(f, [number for number, _values in touched if number]) if touched else {}
    for number, values in touched:
        before = held[number][1] if number in held else Given()
        after = _after(f, before, values)
        reason = change_objection(before, after, values, day_here(f.now))
        if reason:
            raise RefusedError(reason)
        signer = values.get("signed_off_by")
        if signer:
            givers = () if "evidence" in values else evidence_givers(f, [number]).get(number, ())
            reason = sign_off_objection(after, str(signer), givers)
            if reason:
                raise RefusedError(reason)


def with_consequences(f: ProgrammeFile, kind: str, given: Changes, day: date) -> Changes:
    """``given`` with what follows from new evidence or another status of an answer; other kinds as they are."""
    if kind != _KIND or not any("evidence" in values or "status" in values for _number, values in given):
        return given
    held = given_answers(f, [number for number, _values in given])
    return [
        (number, consequences(*held[number], values, day) if number in held else values) for number, values in given
    ]


def with_first_consequences(
    f: ProgrammeFile, kind: str, given: Sequence[Mapping[str, Value]], day: date
) -> Sequence[Mapping[str, Value]]:
    """Answers to be added with what follows from the evidence they bring; records of other kinds as they are."""
    if kind != _KIND:
        return given
    asked = [one.get("checklist_item_id") for one in given]
    library = items_by_id(f, {number for number in asked if isinstance(number, int)})
    return [
        consequences(library[number], Given(), one, day) if isinstance(number, int) and number in library else one
        for number, one in zip(asked, given, strict=True)
    ]


def after_file(f: ProgrammeFile, kind: str, record_id: int, day: date, *, is_new: bool) -> Mapping[str, Value]:
    """What follows for an answer from a file that came to it, or went; nothing for records of other kinds."""
    held = given_answers(f, [record_id]) if kind == _KIND else {}
    if record_id not in held:
        return {}
    return consequences(*held[record_id], {}, day, has_new_file=is_new, has_lost_file=not is_new)


def _after(f: ProgrammeFile, before: Given, values: Mapping[str, Value]) -> Given:
    """The answer as it would stand."""
    after = replace(before, **{name: cast("str", values[name]) for name in _ASKED if name in values})
    if "owner_id" in values:
        owner = values["owner_id"]
        after = replace(after, owner=titles(f, "person", [owner]).get(owner) if isinstance(owner, int) else None)
    return after


def _is_asked(values: Mapping[str, Value]) -> bool:
    """Whether a change could leave an answer as it may not be."""
    if values.get("status") in NEEDS_REASON or values.get("signed_off_by"):
        return True
    return "holds_until" in values or ("reason" in values and values["reason"] in (None, ""))
