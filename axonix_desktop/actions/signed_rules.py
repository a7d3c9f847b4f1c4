"""Escalation rules that are signed off, wherever records are edited in general: in the grid, the form, by pasting.

Who signed a rule signed what it said: a rule that says something else by now has to be signed off anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axonix_desktop.core.kinds import Value
from axonix_desktop.core.records.governance import EscalationRule
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import records

Changes = Sequence[tuple[int, Mapping[str, Value]]]
SIGNED: frozenset[str] = frozenset({"use_case_id", "rule_kind", "trigger", "decider", "within_hours"})
"""The fields that make up what is signed."""
_SIGNATURE = ("signed_off_by", "signed_off_on")


def with_signatures_taken(f: ProgrammeFile, kind: str, given: Changes) -> Changes:
    """``given`` with the sign-off taken off rules that say something else by it; other kinds as they are.

    A change that signs the rule at the same time keeps what it says of that.
    """
    if kind != "escalation_rule" or not any(SIGNED & values.keys() for _number, values in given):
        return given
    held = {one.id: one for one in records(f, kind, {"id": [number for number, _values in given]})}
    made: list[tuple[int, Mapping[str, Value]]] = []
    for number, values in given:
        one = held.get(number)
        is_other = isinstance(one, EscalationRule) and any(
            getattr(one, name) != value for name, value in values.items() if name in SIGNED
        )
        made.append((number, {**dict.fromkeys(_SIGNATURE), **values} if is_other else values))
    return made
