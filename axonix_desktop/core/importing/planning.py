"""From the proposals for a workbook to one plan: every believable table, what others refer to first."""

from __future__ import annotations

from collections.abc import Sequence

from axonix_desktop.core.importing.cells import Workbook
from axonix_desktop.core.importing.corrections import corrected, without_left_out
from axonix_desktop.core.importing.identity import Met
from axonix_desktop.core.importing.keeping import CustomColumns
from axonix_desktop.core.importing.linking import Linker
from axonix_desktop.core.importing.plan import ORDER, Decisions, ImportPlan, RowPlan, StoreView
from axonix_desktop.core.importing.proposal import TableMatch
from axonix_desktop.core.importing.table_plan import Planning, TablePlanner
from axonix_desktop.core.importing.telling import tell_the_rest

BELIEVABLE = 0.65


def believable(workbook: Workbook, matches: Sequence[TableMatch]) -> list[TableMatch]:
    """The tables an import takes when nobody says otherwise: of a known kind, sure enough, with rows.

    Hidden sheets count only when nothing visible does: they hold lists for drop-downs and last year's figures.
    """
    visible = {sheet.index for sheet in workbook.sheets if sheet.state == "visible"}
    sure = [one for one in matches if one.kind and one.confidence >= BELIEVABLE and one.table.data_rows]
    return [one for one in sure if one.table.sheet_index in visible] or sure


def plan_workbook(
    workbook: Workbook, matches: Sequence[TableMatch], view: StoreView, decisions: Decisions | None = None
) -> ImportPlan:
    """Plan the import of the given tables against what the programme holds. Changes nothing."""
    plan = ImportPlan(workbook.file_name)
    decided = decisions or Decisions()
    linker = Linker(plan, view, decided.links)
    shared = Planning(plan, view, decided, linker, CustomColumns(plan, view), Met())
    sheets = {sheet.index: corrected(sheet, decided) for sheet in workbook.sheets}
    known = [one for one in matches if one.kind in ORDER]
    for match in sorted(known, key=lambda one: ORDER.index(str(one.kind))):
        index = match.table.sheet_index
        kept, excluded = without_left_out(match, decided)
        plan.rows.extend(RowPlan(index, row, str(match.kind), "excluded", None) for row in excluded)
        TablePlanner(kept, sheets[index], shared).run()
    linker.about.finish(plan, view, decided.policy)
    for index, sheet in sheets.items():
        if own := [one for one in known if one.table.sheet_index == index]:
            tell_the_rest(plan, sheet, own)
    plan.kinds = {kind: plan.kinds[kind] for kind in sorted(plan.kinds, key=_place) if _says_something(plan, kind)}
    return plan


def _place(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else -1


def _says_something(plan: ImportPlan, kind: str) -> bool:
    one = plan.kinds[kind]
    return bool(one.created or one.updates or one.conflicts or one.unchanged)
