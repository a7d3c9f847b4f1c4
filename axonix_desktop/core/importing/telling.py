"""What a person is told of rows that no table plans: those left out as no records, and what the reader noticed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from axonix_desktop.core.importing.cells import Sheet, column_letter, place_in_file
from axonix_desktop.core.importing.plan import ImportPlan, Problem, RowPlan
from axonix_desktop.core.importing.proposal import TableMatch
from axonix_desktop.core.importing.unfolding import Unfolded
from axonix_desktop.core.words import tr

_NOTHING_ENTERED = "prepared, but nothing is entered"


def tell_cells(cells: Unfolded, plan: ImportPlan, kind: str) -> None:
    """Add to the plan what was found in laying a matrix out: cells that say nothing, rows without any, the question."""
    table = cells.match.table
    plan.problems.extend(
        Problem(table.sheet, *place_in_file(cells.sheet, one.row, one.column), one.value[:200], one.message, True)
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
            plan.problems.append(Problem(sheet.name, *place_in_file(sheet, one.row, one.column), "", one.message))
    reasons = {
        row: reason
        for match in matches
        for row, reason in match.table.left_out
        if row not in told and reason != _NOTHING_ENTERED
    }
    for first, last, reason in _runs(reasons):
        sentence = tr("{rows} left out, no record: {reason}.", rows=_lines(sheet, first, last), reason=reason)
        plan.problems.append(Problem(sheet.name, *place_in_file(sheet, first, None), "", sentence))


def _lines(sheet: Sheet, first: int, last: int) -> str:
    """Rows, or in a turned sheet columns, as people call them."""
    if sheet.is_turned:
        begin, end = column_letter(first), column_letter(last)
        return (
            tr("Column {first}", first=begin)
            if first == last
            else tr("Columns {first} to {last}", first=begin, last=end)
        )
    return f"Row {first + 1}" if first == last else tr("Rows {words} to {words2}", words=first + 1, words2=last + 1)


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
