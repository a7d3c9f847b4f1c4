"""The rule of checklist answers, asked wherever records are edited in general: in the grid, the form, by pasting.

"Not applicable" and exceptions need a reason and an end date. The rule is asked when the status is set, or when the
reason or the day is taken away; answers that came in without them may be mended one field at a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from axonix_desktop.core.checklists import NEEDS_REASON, Given, answer_objection
from axonix_desktop.core.kinds import Value
from axonix_desktop.core.problems import RefusedError
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.checklists import given_answers

_ASKED = ("status", "reason", "holds_until")


def refuse_bare_excuses(f: ProgrammeFile, kind: str, given: Sequence[tuple[int, Mapping[str, Value]]]) -> None:
    """Raises RefusedError where an answer would be excused without a reason or an end date; other kinds pass.

    ``given`` are the ids (0 for a record to be added) with their new values.
    """
    if kind != "checklist_response":
        return
    touched = [(number, values) for number, values in given if _is_asked(values)]
    held = given_answers(f, [number for number, _values in touched if number]) if touched else {}
    for number, values in touched:
        before = held[number][1] if number in held else Given()
        wanted = {name: cast("str", values[name]) for name in _ASKED if name in values}
        after = replace(before, **wanted)
        reason = answer_objection(after)
        if reason and ("status" in values or answer_objection(before) is None):
            raise RefusedError(reason)


def _is_asked(values: Mapping[str, Value]) -> bool:
    """Whether a change could leave an excuse without what it needs."""
    if values.get("status") in NEEDS_REASON:
        return True
    return any(name in values and values[name] in (None, "") for name in ("reason", "holds_until"))
