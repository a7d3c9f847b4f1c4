"""Workflow changes by business unit: how many are agreed, which are overdue, and each with its owner."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from axonix_desktop.core.records.governance import WorkflowChange
from axonix_desktop.store.engine import ProgrammeFile
from axonix_desktop.store.queries.records import records


@dataclass(frozen=True, slots=True)
class UnitWorkflows:
    """How many workflow changes of a unit are agreed; ``overdue`` are past their day and not done.

    Of all (``ids``) those that were cancelled count neither as agreed nor as open.
    """

    unit_id: int | None
    name: str
    ids: frozenset[int]
    agreed: frozenset[int]
    overdue: frozenset[int]
    cancelled: frozenset[int] = frozenset()

    @property
    def counted(self) -> frozenset[int]:
        """Those that were not cancelled."""
        return self.ids - self.cancelled

    @property
    def unagreed(self) -> frozenset[int]:
        """Those still to be agreed."""
        return self.counted - self.agreed

    @property
    def share(self) -> float:
        """The agreed share in percent."""
        return 100.0 * len(self.agreed) / len(self.counted) if self.counted else 0.0


def workflows_by_unit(f: ProgrammeFile, today: date) -> list[UnitWorkflows]:
    """The workflow changes of each unit, by its name; those without a unit last."""
    rows = f.read(
        "SELECT w.business_unit_id, coalesce(u.name, ''), w.id, (w.agreed_on IS NOT NULL OR w.status = 'done')"
        " AND w.status <> 'cancelled', w.due_on < ? AND w.status NOT IN ('done', 'cancelled'), w.status = 'cancelled'"
        " FROM workflow_change w"
        " LEFT JOIN business_unit u ON u.id = w.business_unit_id ORDER BY u.name IS NULL, u.name, w.id",
        (today.isoformat(),),
    )
    held: dict[tuple[int | None, str], list[tuple[int, ...]]] = defaultdict(list)
    for unit, name, *one in rows:
        held[unit, name].append(tuple(one))
    return [
        UnitWorkflows(unit, name, frozenset(one[0] for one in found),
                      *(frozenset(one[0] for one in found if one[place]) for place in (1, 2, 3)))
        for (unit, name), found in held.items()
    ]  # fmt: skip


def workflow_changes(f: ProgrammeFile) -> dict[int, tuple[WorkflowChange, str, str]]:
    """Every workflow change by id, with the name of its owner and the key of its use case."""
    names = {
        number: (owner, key)
        for number, owner, key in f.read(
            "SELECT w.id, coalesce(p.name, ''), coalesce(c.key, '') FROM workflow_change w"
            " LEFT JOIN person p ON p.id = w.owner_id LEFT JOIN use_case c ON c.id = w.use_case_id"
        )
    }
    found = [one for one in records(f, "workflow_change") if isinstance(one, WorkflowChange)]
    return {one.id: (one, *names.get(one.id, ("", ""))) for one in found}
