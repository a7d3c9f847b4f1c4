"""Saving what an import hands out: the workbook to send back, and templates to begin with."""

from __future__ import annotations

from pathlib import Path

from axonix_desktop.core.importing.cells import Workbook, column_number
from axonix_desktop.core.importing.plan import Problem
from axonix_desktop.core.importing.turning import as_in_file
from axonix_desktop.core.words import tr, trn
from axonix_desktop.exchange.error_workbook import CellError, write_error_workbook
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.importing.session import ImportSession


def save_error_workbook(context: PageContext, session: ImportSession, filters: str) -> None:
    """Ask where, then write the workbook off the GUI thread."""
    ready, source = session.ready, session.source
    if ready is None or source is None:
        return
    folder = source.path.parent if source.path is not None else context.programme.path.parent
    name = tr("{name} with errors.xlsx", name=source.stem)
    path = context.messages.file_to_make(tr("Save error workbook"), filters, folder / name)
    if path is None:
        return
    draft = ready.draft
    errors = cell_errors(draft.workbook, ready.plan.problems)
    turned = {sheet.index for sheet in draft.workbook.sheets if sheet.is_turned}
    headers = {one.table.sheet_index: one.table.header_row for one in draft.matches
               if one.table.sheet_index not in turned}  # fmt: skip
    corrections = {
        (index, column, row) if index in turned else (index, row, column): value
        for (index, row, column), value in draft.decisions.corrections.items()
    }

    def done(count: object) -> None:
        told = trn("{count} problem marked in {name}", "{count} problems marked in {name}", int(str(count)),
                   name=path.name)  # fmt: skip
        context.toast.say(told)

    ticket = context.jobs.start(
        tr("Saving {name}", name=path.name),
        lambda _job: write_error_workbook(
            path, as_in_file(draft.workbook), errors, headers, source=source.path, corrections=corrections
        ),
        may_cancel=False,
    )
    ticket.done.connect(done)
    ticket.failed.connect(lambda error: context.messages.tell_error(tr("The workbook was not saved"), error))


def cell_errors(book: Workbook, problems: list[Problem]) -> list[CellError]:
    """The problems of a plan by their cells."""
    indexes = {sheet.name: sheet.index for sheet in book.sheets}
    return [
        CellError(indexes[one.sheet], one.row - 1, column_number(one.column) if one.column else None, one.message)
        for one in problems
        if one.sheet in indexes
    ]


def save_template(context: PageContext, filters: str, *, has_data: bool) -> None:
    """Ask where, then write a template: empty, or with the records that are there."""
    name = tr("My programme.xlsx") if has_data else tr("Tracker template.xlsx")
    path = context.messages.file_to_make(tr("Save a template"), filters, context.programme.path.with_name(name))
    if path is None:
        return
    f = context.programme.file

    def work(_job: object) -> Path:
        from axonix_desktop.exchange.contents import contents
        from axonix_desktop.exchange.export import write_workbook
        from axonix_desktop.exchange.template import write_template

        whole = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
        if has_data:
            write_workbook(whole, contents(f))
        else:
            write_template(whole)
        return whole

    ticket = context.jobs.start(tr("Saving {name}", name=path.name), work, may_cancel=False)
    ticket.done.connect(lambda _path: context.toast.say(tr("{name} saved", name=path.name)))
    ticket.failed.connect(lambda error: context.messages.tell_error(tr("The template was not saved"), error))
