"""What a person is told of rows that no table plans: those left out as no records, and what the reader noticed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from axonix_desktop.core.importing.cells import Sheet, column_letter
from axonix_desktop.core.importing.plan import ImportPlan, Problem, RowPlan
from axonix_desktop.core.importing.proposal import TableMatch
from axonix_desktop.core.importing.unfolding import Unfolded
from axonix_desktop.core.words import tr

_NOTHING_ENTERED = "prepared, but nothing is entered"


def tell_cells(cells: Unfolded, plan: ImportPlan, kind: str) -> None:
    """Add to the plan what was found in laying a matrix out: cells that say nothing, rows without any, the question."""
    table = cells.match.table
    plan.problems.extend(
        Problem(table.sheet, one.row + 1, column_letter(one.column), one.value[:200], one.message, is_refusal=True)
        for one in cells.faults
    )
    plan.questions.extend(cells.questions)
    for name, words in cells.seen.items():
        plan.seen[name].update(words)
    plan.rows.extend(RowPlan(table.sheet_index, row, kind, "skipped", None) for row in cells.blank)


def tell_the_rest(plan: ImportPlan, sheet: Sheet, matches: Sequence[TableMatch]) -> None:
    """Add to the problems what is known of a sheet beside its records; ``matches`` are its tables that are imported.

    Rows next to each other that are left out for one reason make one line; rows without an entry make none.
    """
    taken = {row for match in matches for row in match.table.data_rows}
    told = taken | {row for match in matches for row in match.table.header_rows}
    for one in sheet.problems:
        if one.row in told:
            letter = None if one.column is None else column_letter(one.column)
            plan.problems.append(Problem(sheet.name, one.row + 1, letter, "", one.message))
    reasons = {
        row: reason
        for match in matches
        for row, reason in match.table.left_out
        if row not in told and reason != _NOTHING_ENTERED
    }
    for first, last, reason in _runs(reasons):
        rows = f"Row {first + 1}" if first == last else tr("Rows {words} to {words2}", words=first + 1, words2=last + 1)
        plan.problems.append(
            Problem(
                sheet.name, first + 1, None, "", tr("{rows} left out, no record: {reason}.", rows=rows, reason=reason)
            )
        )


def _runs(reasons: dict[int, str]) -> Iterator[tuple[int, int, str]]:
    """Neighbouring rows of one reason as (first, last, reason)."""
    run: tuple[int, int, str] | None = None
    for row in sorted(reasons):
        if run is not None and row == run[1] + 1 and reasons[row] == run[2]:
            run = (run[0], row, run[2])
            continue
        if run is not None:
            yield run
        run = (row, row, reasons[row])
    if run is not None:
        yield run
