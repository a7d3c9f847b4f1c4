"""What was worked out of a draft: the plan, what values become, and the rows of the review. Plain values only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from axonix_desktop.core.importing.cells import column_number
from axonix_desktop.core.importing.draft import (
    Draft,
    TableDraft,
    doubtful_columns,
    is_doubtful_table,
    missing_fields,
    proposed_cells,
    target_of,
)
from axonix_desktop.core.importing.headings import HEADINGS, column_in, headings_of
from axonix_desktop.core.importing.linking import fold
from axonix_desktop.core.importing.meanings import ColumnTold, Known, column_told, known_names, sort_of
from axonix_desktop.core.importing.plan import Existing, ImportPlan, Problem, RowPlan, StoreView, Twin
from axonix_desktop.core.importing.planning import plan_workbook
from axonix_desktop.core.kinds import Stored
from axonix_desktop.ui.importing.steps import StepName
from axonix_desktop.ui.importing.wording import kept_in

Values = Mapping[str, Stored]
_WORTH = ("refused", "changed", "new", "unchanged", "skipped", "excluded")
"""Of a row of a matrix, which stands for several records, the outcome that is told."""


@dataclass(frozen=True, slots=True)
class RowTold:
    """A row for the review: what becomes of it, the fields that change (old, new), its values, and its problems."""

    plan: RowPlan
    changes: Mapping[str, tuple[Stored, Stored]] = field(default_factory=dict[str, tuple[Stored, Stored]])
    problems: tuple[Problem, ...] = ()
    conflicts: Mapping[str, tuple[Stored, Stored]] = field(default_factory=dict[str, tuple[Stored, Stored]])


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with what a person looks at. ``told`` is by place of the table and column."""

    draft: Draft
    plan: ImportPlan
    told: Mapping[tuple[int, int], ColumnTold]
    known: Known
    rows: Mapping[tuple[int, int], RowTold]
    values: Mapping[int, Values]
    fiscal_start: int = 1
    customs: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    """The custom field of each kind and folded name."""

    def of_table(self, place: int) -> list[RowTold]:
        """The rows of a table in sheet order."""
        table = self.draft.tables[place].proposed.table
        found = [self.rows[table.sheet_index, row] for row in table.data_rows if (table.sheet_index, row) in self.rows]
        return sorted(found, key=lambda one: one.plan.row)

    def column(self, place: int, column: int) -> ColumnTold:
        """What the values of any column become; worked out now where it was not yet."""
        known = self.told.get((place, column))
        if known is not None:
            return known
        table = self.draft.tables[place]
        match = table.match
        one = column_in(match, column)
        if one is None:
            return ColumnTold("free")
        return column_told(match, one, self.draft.sheet(table), self.draft.decisions, self.known, self.fiscal_start)

    def open_values(self) -> int:
        """How many values of taken tables somebody should look at."""
        return sum(one.open_count for one in self.told.values())

    def open_twins(self) -> list[Twin]:
        """Possible duplicates that nobody has decided about."""
        rows = self.draft.decisions.rows
        return [one for one in self.plan.twins if (one.sheet_index, one.row) not in rows]

    def count(self, outcome: str) -> int:
        """How many rows come out so."""
        return sum(1 for one in self.rows.values() if one.plan.outcome == outcome)

    def problem_rows(self) -> int:
        """How many rows have something to look at."""
        return sum(1 for one in self.rows.values() if one.problems)


def planned(draft: Draft, view: StoreView) -> Planned:
    """Work out what ``draft`` would do."""
    plan = plan_workbook(draft.workbook, draft.matches, view, draft.decisions)
    kinds = ("person", "business_unit", "course", "use_case", "checklist_item", "component", "data_source")
    known = known_names({kind: view.existing(kind) for kind in kinds}, _made_by_tables(draft, plan))
    known = replace(known, near=plan.taken_for)
    told: dict[tuple[int, int], ColumnTold] = {}
    for place, table in enumerate(draft.tables):
        if not table.is_taken or table.kind is None:
            continue
        match, sheet = table.match, draft.sheet(table)
        has_stage = any(one.field == "stage" for one in match.columns)
        for one in match.columns:
            if sort_of(str(match.kind), one, has_stage) != "free":
                told[place, one.column] = column_told(match, one, sheet, draft.decisions, known, view.fiscal_start)
        if (headings := headings_of(match)) is not None:
            told[place, HEADINGS] = column_told(match, headings, sheet, draft.decisions, known)
    values = _values(plan)
    customs = {(kind, fold(name)): number for number, kind, name, _ in view.custom_fields}
    for batch in plan.kinds["custom_field"].batches if "custom_field" in plan.kinds else ():
        customs |= {(str(row[1]), fold(row[2])): int(row[0] or 0) for row in batch.rows}
    held = _with_existing(values, plan, view)
    return Planned(draft, plan, told, known, _rows(draft, plan), held, view.fiscal_start, customs)


def _made_by_tables(draft: Draft, plan: ImportPlan) -> dict[str, list[Values]]:
    """The records that tables of the file make themselves: other tables refer to them."""
    kinds = {str(one.kind) for one in draft.taken}
    return {
        kind: [
            dict(zip(batch.columns, row, strict=True))
            for batch in plan.kinds[kind].batches
            if not batch.is_named
            for row in batch.rows
        ]
        for kind in kinds
        if kind in plan.kinds
    }


def _values(plan: ImportPlan) -> dict[int, Values]:
    """The values of every new record by its id."""
    found: dict[int, Values] = {}
    for one in plan.kinds.values():
        for batch in one.batches:
            for row in batch.rows:
                if isinstance(row[0], int):
                    found[row[0]] = dict(zip(batch.columns, row, strict=True))
    return found


def _with_existing(values: dict[int, Values], plan: ImportPlan, view: StoreView) -> dict[int, Values]:
    """Add the values of the records that rows stand for."""
    met: defaultdict[str, set[int]] = defaultdict(set)
    for row in plan.rows:
        if row.record_id is not None and row.record_id not in values:
            met[row.kind].add(row.record_id)
    for kind, ids in met.items():
        held: Existing = view.existing(kind)
        identity = held.columns.index("id")
        for row in held.rows:
            if row[identity] in ids:
                values[int(row[identity] or 0)] = dict(zip(held.columns, row, strict=True))
    return values


def _rows(draft: Draft, plan: ImportPlan) -> dict[tuple[int, int], RowTold]:
    """Rows by sheet and row, with their changes and problems."""
    by_name = {sheet.name: sheet for sheet in draft.workbook.sheets}
    problems: defaultdict[tuple[int, int], list[Problem]] = defaultdict(list)
    for one in plan.problems:
        if (sheet := by_name.get(one.sheet)) is not None:
            row = column_number(one.column) if sheet.is_turned and one.column else one.row - 1
            problems[sheet.index, row].append(one)
    changes = {(kind, one.record_id): one.changes for kind, all_ in plan.kinds.items() for one in all_.updates}
    conflicts = {(kind, one.record_id): one.changes for kind, all_ in plan.kinds.items() for one in all_.conflicts}
    found: dict[tuple[int, int], RowTold] = {}
    for row in plan.rows:
        place = (row.sheet_index, row.row)
        mark = (row.kind, row.record_id or 0)
        told = RowTold(
            row,
            changes.get(mark, {}) if row.outcome == "changed" else {},
            tuple(problems.get(place, ())),
            conflicts.get(mark, {}),
        )
        before = found.get(place)
        if before is None or _WORTH.index(row.outcome) < _WORTH.index(before.plan.outcome):
            found[place] = told
    return found


def first_step(ready: Planned) -> StepName:
    """Where somebody has to look first; the review when nothing is in doubt."""
    draft = ready.draft
    taken = draft.taken
    if not taken or any(is_doubtful_table(one) for one in taken):
        return "sheet"
    if any(missing_fields(draft, one) or doubtful_columns(one) for one in taken):
        return "columns"
    if draft.saved_as:
        return "review"
    if any(proposed_cells(one) for one in taken):
        return "columns"
    if ready.open_values():
        return "values"
    return "match" if ready.open_twins() else "review"


def matched_words(table: TableDraft) -> tuple[int, int, int, int]:
    """How many columns of a table are matched, to be checked, kept (as custom fields or notes), and left out."""
    columns = table.match.columns
    doubtful = len(doubtful_columns(table))
    matched = sum(1 for one in columns if one.becomes in ("field", "checklist", "cells"))
    kept = sum(1 for one in columns if target_of(one) == "custom")
    custom = kept if kept_in(table) != "nothing" else 0
    return matched - doubtful, doubtful, custom, len(columns) - matched - custom
