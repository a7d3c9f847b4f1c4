"""Commands of the governance views: the sign-off sheet on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach

if TYPE_CHECKING:
    from axonix_desktop.ui.context import PageContext
    from axonix_desktop.ui.page import Page
    from axonix_desktop.ui.pages.governance_work import GovernanceWorkPage

_UNDER = mark("Wor&k list")
_WAYS = (
    ("answer", mark("&Answer the items…"), "square-check",
     mark("Write state, evidence, owner or day into the items selected in the work list")),
    ("sign_off", mark("&Sign off the items…"), "check-check",
     mark("Say that a second person looked at the evidence of the items selected in the work list")),
    ("reopen", mark("&Reopen the items"), "rotate-ccw",
     mark("Take the answers of the items selected in the work list back to “in progress”")),
)  # fmt: skip


def commands(reach: Reach) -> tuple[Command, ...]:
    """The sign-off sheet on paper; answering and signing off the selected items."""
    return (
        Command("governance.print", mark("Sign-o&ff sheet…"), "printer", "report", partial(_print, reach),
                tip=mark("The checklist of one use case with its evidence and lines to sign on"),
                objection=reach.needs_file),
        *(
            Command(f"governance.{way}", title, icon, "data", partial(_do, reach, way), tip=tip,
                    objection=partial(_objection, reach, way), group=60, under=_UNDER)
            for way, title, icon, tip in _WAYS
        ),
    )  # fmt: skip


def _work(reach: Reach) -> GovernanceWorkPage | None:
    """The work list, where it is shown."""
    return cast("GovernanceWorkPage | None", reach.page("governance/work"))


def _do(reach: Reach, way: str) -> None:
    page = _work(reach)
    if page is not None:
        page.work_on(way)


def _objection(reach: Reach, way: str) -> str | None:
    """Why it cannot be done with the items now."""
    page = _work(reach)
    if page is None:
        return tr("Select items in the work list of the governance page.")
    return reach.may_write() or page.objection(way)


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
