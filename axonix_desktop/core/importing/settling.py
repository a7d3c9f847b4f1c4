"""Whose value counts where the file and the programme differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from axonix_desktop.core.importing.plan import ImportPlan, Policy, Problem, StoreView, Update
from axonix_desktop.core.kinds import Reference, Stored
from axonix_desktop.core.records.catalogue import record_of
from axonix_desktop.core.words import tr


def settle(
    differing: Sequence[Update],
    plan: ImportPlan,
    view: StoreView,
    kind: str,
    sheet: str,
    policy: Policy,
    rules: Mapping[str, Policy] | None = None,
) -> set[int]:
    """Split what differs into updates and conflicts: a value a person changed since the last import is not overwritten.

    ``theirs`` overwrites all the same, ``ours`` fills only empty fields, ``mine`` changes nothing that is there;
    ``rules`` name fields with a policy of their own. Returns the records that are changed.
    """
    kind_plan = plan.of(kind)
    edited: Mapping[int, frozenset[str]] = {}
    ruled: Mapping[str, Policy] = rules or {}
    if differing and "ask" in (policy, *ruled.values()):
        edited = view.edited(kind, [one.record_id for one in differing])
    changed: set[int] = set()
    for one in differing:
        by_hand = edited.get(one.record_id, frozenset[str]())
        taken: dict[str, tuple[Stored, Stored]] = {}
        held: dict[str, tuple[Stored, Stored]] = {}
        for name, pair in one.changes.items():
            rule = ruled.get(name, policy)
            if rule == "theirs" or (rule == "ask" and name not in by_hand) or (rule == "ours" and pair[0] is None):
                taken[name] = pair
            elif rule == "ask":
                held[name] = pair
        if held:
            kind_plan.conflicts.append(Update(one.record_id, one.row, held))
            plan.problems.extend(_conflict(sheet, one.row, kind, name, new) for name, (_, new) in held.items())
        if taken:
            kind_plan.updates.append(Update(one.record_id, one.row, taken))
            changed.add(one.record_id)
        else:
            kind_plan.unchanged += 1
    return changed


def _conflict(sheet: str, row: int, kind: str, name: str, new: Stored) -> Problem:
    """The sentence for a value that a person changed after the last import and the file has otherwise."""
    declared = record_of(kind).fields.get(name)
    label = declared.label if declared else tr("A field of your own")
    is_shown = declared is not None and not isinstance(declared.kind, Reference)
    says = declared.kind.show(declared.kind.from_store(new)) if declared and is_shown else ""
    sentence = tr(
        "{label} was changed here since the last import and is kept; overwrite it (“theirs”) to take the file's value.",
        label=label,
    )
    return Problem(sheet, row, None, says[:200], sentence)
