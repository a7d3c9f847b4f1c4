"""The evidence of AI literacy as a table: an Excel workbook or a CSV file, one line a completion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from axonix_desktop.core.fields import Field
from axonix_desktop.core.kinds import Date, Kind, Number, Stored, Text
from axonix_desktop.core.literacy_sheet import LiteracySheet
from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.context import PageContext

_HEADS: tuple[tuple[str, str, Kind, int], ...] = (
    ("person", mark("Person"), Text(), 180), ("unit", mark("Business unit"), Text(), 150),
    ("role", mark("Role family"), Text(), 150), ("level", mark("Skill level"), Text(), 110),
    ("course", mark("Course"), Text(), 240), ("hours", mark("Hours"), Number(), 80),
    ("completed", mark("Completed"), Date(), 110), ("until", mark("Valid until"), Date(), 110),
    ("score", mark("Score"), Number(), 80), ("today", mark("Counts today"), Text(), 110),
)  # fmt: skip


def save_table(context: PageContext) -> Path | None:
    """Ask where, then write the table. The file written, None when none was."""
    programme = context.programme
    name = tr("{stem} AI literacy {today:%Y-%m-%d}.xlsx", stem=programme.path.stem, today=programme.today())
    filters = ";;".join((tr("Excel workbook (*.xlsx)"), tr("CSV file (*.csv)")))
    path = context.messages.file_to_make(tr("Save the evidence"), filters, programme.path.with_name(name))
    if path is None:
        return None
    if path.suffix.casefold() not in (".xlsx", ".csv"):
        path = path.with_name(f"{path.name}.xlsx")
    try:
        from axonix_desktop.reports.literacy import gather_literacy

        write_table(gather_literacy(programme.file, programme.today()), path, programme.path)
    except Exception as error:
        context.messages.tell_error(tr("“{file}” was not saved", file=path.name), error)
        return None
    context.toast.say(tr("“{file}” is saved.", file=path.name))
    return path


def write_table(facts: LiteracySheet, path: Path, programme: Path) -> None:
    """Write the completions to a workbook or, by the ending of ``path``, to a CSV file. Raises FileProblemError."""
    if path.suffix.casefold() == ".csv":
        from axonix_desktop.ui.charts.table import ChartTable

        rows = [[one.isoformat() if isinstance(one, date) else one for one in row] for row in _rows(facts)]
        heads = [tr(head) for _name, head, _kind, _width in _HEADS]
        path.write_text(ChartTable(heads, rows).csv(), encoding="utf-8-sig", newline="")
        return
    from axonix_desktop.exchange.export import ExportSheet, write_workbook

    fields = [Field(name, kind, tr(head), tr(head), width=width) for name, head, kind, width in _HEADS]
    stored: list[tuple[Stored, ...]] = [
        tuple(one.isoformat() if isinstance(one, date) else one for one in row) for row in _rows(facts)
    ]
    cover = {
        tr("Programme"): facts.programme, tr("As of"): facts.as_of, tr("People"): facts.people,
        tr("Literate"): facts.literate, tr("Note"): tr("Information, not legal advice."),
    }  # fmt: skip
    write_workbook(path, [ExportSheet(tr("AI literacy"), "literacy", fields, stored)], cover=cover, never=[programme])


def _rows(facts: LiteracySheet) -> list[Sequence[str | float | date | None]]:
    """A line for each completion."""
    return [
        (one.person, one.unit, one.role, one.level, one.course, one.hours, one.completed_on, one.until, one.score,
         tr("yes") if one.is_valid else tr("no, run out"))
        for one in facts.proofs
    ]  # fmt: skip
