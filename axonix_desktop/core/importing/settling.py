"""Whose value counts where the file and the programme differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axonix_desktop.core.importing.plan import ImportPlan, Policy, StoreView, Update


def settle(differing: Sequence[Update], plan: ImportPlan, view: StoreView, kind: str, policy: Policy) -> None:
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
        if taken:
            kind_plan.updates.append(Update(one.record_id, one.row, taken))
        else:
            kind_plan.unchanged += 1
