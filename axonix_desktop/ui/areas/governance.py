"""Commands of the governance views: the sign-off sheet on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach

if TYPE_CHECKING:
    from axonix_desktop.ui.context import PageContext
    from axonix_desktop.ui.page import Page


def commands(reach: Reach) -> tuple[Command, ...]:
    """The sign-off sheet on paper."""
    return (
        Command("governance.print", mark("Sign-o&ff sheet…"), "printer", "report", partial(_print, reach),
                tip=mark("The checklist of one use case with its evidence and lines to sign on"),
                objection=reach.needs_file),
    )  # fmt: skip


def _print(reach: Reach) -> None:
    """Open the preview of the sign-off sheet of the selected use case; where none is selected, ask for which."""
    context = reach.context
    if context is None:
        return
    current = context.current
    if current.kind == "use_case" and current.record_id is not None:
        open_sheet(context, reach.page(), current.record_id)
    else:
        _ask(context, reach.page())


def _ask(context: PageContext, page: Page | None) -> None:
    """Ask of which use case, then open its sheet."""
    from axonix_desktop.store.queries.records import rows
    from axonix_desktop.ui.overview.list_dialog import ListDialog, Listing

    found = sorted(
        (str(key or ""), str(title or ""), int(number or 0))
        for number, key, title, status in rows(context.programme.file, "use_case", ["id", "key", "title", "status"])
        if status != "retired"
    )
    lines = [(title, key) for key, title, _ in found]
    listing = Listing(tr("Sign-off sheet: which use case?"), (tr("Use case"), tr("Key")), lines)
    dialog = ListDialog(context.look, listing, lambda row: open_sheet(context, page, found[row][2]), context.window)
    dialog.exec()
    dialog.deleteLater()


def open_sheet(context: PageContext, page: Page | None, use_case_id: int) -> None:
    """Open the preview on the sheet of a use case."""
    from axonix_desktop.ui.areas.printing import subjects_of
    from axonix_desktop.ui.printing.preview import PrintPreview
    from axonix_desktop.ui.printing.subjects import sign_off

    file, today = context.programme.file, context.programme.today()
    subjects = [sign_off(file, use_case_id, today), *subjects_of(context, page)]
    dialog = PrintPreview(
        context.look, (context.state, context.jobs, context.messages), subjects, "sign_off",
        (context.programme.path, today), context.window,
    )  # fmt: skip
    dialog.exec()
    dialog.deleteLater()
