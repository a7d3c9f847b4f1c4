"""The rows of the roadmap: use cases in the grid's order, under the heads of their groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from axonix_desktop.core.roadmap import CasePlan, Days, Expected, Slip, forecast, slip
from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.records.columns import RecordColumns

GROUPS = (
    ("unit", mark("Business unit"), "business_unit_id", mark("No business unit")),
    ("stage", mark("Stage"), "stage", mark("No stage")),
    ("owner", mark("Owner"), "owner_id", mark("No owner")),
    ("none", mark("Nothing"), "", ""),
)
COLUMNS = ("key", "title", "business_unit_id", "stage", "status", "owner_id")


class Plans(Protocol):
    """Where the dates of use cases come from."""

    def __contains__(self, case: int) -> bool: ...

    def plan(self, case: int) -> CasePlan:
        """The plan of a use case."""
        ...


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A use case; ``group`` is the name of its group."""

    id: int
    key: str
    title: str
    unit: str
    owner: str
    status: str
    group: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The head of a group with the ids of all its use cases, shown or folded away."""

    name: str
    ids: tuple[int, ...]
    is_open: bool


Row = CaseRow | GroupRow


class Outlook:
    """Forecast and slip of each use case, worked out when asked for."""

    def __init__(self, plans: Plans, today: date, lengths: dict[int, int]) -> None:
        self.plans, self.today, self.lengths = plans, today, lengths
        self._expected: dict[int, tuple[Expected, ...]] = {}
        self._slips: dict[int, Slip | None] = {}
        self._spans: dict[GroupRow, tuple[int, Days | None]] = {}

    def plan(self, case: int) -> CasePlan:
        """The plan of a use case; an empty one for one that came after the plans were read."""
        return self.plans.plan(case) if case in self.plans else CasePlan(case, 0)

    def expected(self, case: int) -> tuple[Expected, ...]:
        """The forecast of a use case."""
        found = self._expected.get(case)
        if found is None:
            found = self._expected[case] = forecast(self.plan(case), self.today, self.lengths)
        return found

    def slip(self, case: int) -> Slip | None:
        """How late a use case is."""
        if case not in self._slips:
            self._slips[case] = slip(self.plan(case), self.expected(case))
        return self._slips[case]

    def forget(self, case: int) -> None:
        """Work everything out anew that a use case has part in."""
        self._expected.pop(case, None)
        self._slips.pop(case, None)
        self._spans.clear()

    def of_group(self, group: GroupRow) -> tuple[int, Days | None]:
        """How many of a group are late, and from when to when the group is planned."""
        found = self._spans.get(group)
        if found is None:
            late = sum((one := self.slip(case)) is not None and one.days > 0 for case in group.ids)
            planned = [one.planned for case in group.ids for one in self.plan(case).stages.values() if one.planned]
            days = (min(one[0] for one in planned), max(one[1] for one in planned)) if planned else None
            found = self._spans[group] = (late, days)
        return found


def rows_of(records: RecordColumns, by: str, folded: Iterable[str]) -> list[Row]:
    """The rows to show, grouped ``by`` unit, stage, owner or none; groups named in ``folded`` keep theirs hidden."""
    cases = list(_cases(records, by))
    if by == "none":
        return list(cases)
    groups: dict[str, list[CaseRow]] = {}
    for one in cases:
        groups.setdefault(one.group, []).append(one)
    hidden = set(folded)
    rows: list[Row] = []
    for name in _in_order(records, by, groups):
        members = groups[name]
        is_open = name not in hidden
        rows.append(GroupRow(name, tuple(one.id for one in members), is_open))
        if is_open:
            rows += members
    return rows


def _cases(records: RecordColumns, by: str) -> Iterable[CaseRow]:
    columns = records.columns
    if not all(name in columns for name in COLUMNS):
        return
    key, title, unit, stage, status, owner = (columns[name] for name in COLUMNS)
    place = next((one for one in GROUPS if one[0] == by), GROUPS[-1])
    group = {"business_unit_id": unit, "owner_id": owner, "stage": stage}.get(place[2])
    for row in records.rows:
        name = (group.text(row) or tr(place[3])) if group is not None else ""
        yield CaseRow(
            records.ids[row], key.text(row), title.text(row), unit.text(row), owner.text(row), status.text(row), name
        )


def _in_order(records: RecordColumns, by: str, names: Iterable[str]) -> Sequence[str]:
    """The groups' names: stages by number, all others by name, what has none last."""
    place = next(one for one in GROUPS if one[0] == by)
    column = records.columns[place[2]]
    if by == "stage":
        ranks = {column.text(row): column.values[row] for row in records.rows}
        return sorted(names, key=lambda name: (name not in ranks, ranks.get(name) or 0))
    return sorted(names, key=lambda name: (name == tr(place[3]), name.casefold()))
