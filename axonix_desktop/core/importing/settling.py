"""Whose value counts where the file and the programme differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axonix_desktop.core.importing.plan import ImportPlan, Policy, Problem, StoreView, Update
from axonix_desktop.core.kinds import Reference, Stored
from axonix_desktop.core.records.catalogue import record_of


def settle(
    differing: Sequence[Update], plan: ImportPlan, view: StoreView, kind: str, sheet: str, policy: Policy
) -> None:
    """Split what differs into updates and conflicts: a value a person changed since the last import is not overwritten.

    ``theirs`` overwrites all the same, ``ours`` keeps every value that is there and fills only empty ones.
    """
    kind_plan = plan.of(kind)
    edited: Mapping[int, frozenset[str]] = {}
    if differing and policy == "ask":
        edited = view.edited(kind, [one.record_id for one in differing])
    for one in differing:
        kept: frozenset[str] = edited.get(one.record_id, frozenset())
        if policy == "ours":
            kept = frozenset(name for name, (old, _) in one.changes.items() if old is not None)
        taken = {name: pair for name, pair in one.changes.items() if name not in kept}
        held = {name: pair for name, pair in one.changes.items() if name in kept}
        if held and policy == "ask":
            kind_plan.conflicts.append(Update(one.record_id, one.row, held))
            plan.problems.extend(_conflict(sheet, one.row, kind, name, new) for name, (_, new) in held.items())
        if taken:
            kind_plan.updates.append(Update(one.record_id, one.row, taken))
        else:
            kind_plan.unchanged += 1


def _conflict(sheet: str, row: int, kind: str, name: str, new: Stored) -> Problem:
    """The sentence for a value that a person changed after the last import and the file has otherwise."""
    declared = record_of(kind).fields.get(name)
    label = declared.label if declared else "A field of your own"
    is_shown = declared is not None and not isinstance(declared.kind, Reference)
    says = declared.kind.show(declared.kind.from_store(new)) if declared and is_shown else ""
    sentence = f"{label} was changed here since the last import and is kept; choose “theirs” to take the file's value."
    return Problem(sheet, row, None, says[:200], sentence)
