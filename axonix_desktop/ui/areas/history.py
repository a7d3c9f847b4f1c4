"""The commands of the history: the steps, two dates side by side, the window as it stood, one record's history."""

from __future__ import annotations

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.reach import Reach


def commands(reach: Reach) -> tuple[Command, ...]:
    """What can be done with the past; none of it changes anything by itself."""
    return (
        Command(
            "history.undo", mark("Undo &history…"), "undo-2", "edit", lambda: _show_steps(reach),
            tip=mark("Every step by name; undo back to any of them"), objection=reach.needs_file, group=1,
        ),
        Command(
            "history.record", mark("History of this re&cord"), "rotate-ccw-clock", "edit", lambda: _show_record(reach),
            tip=mark("What became of the selected record"), objection=lambda: _needs_record(reach), group=1,
        ),
        Command(
            "history.compare", mark("&Compare dates…"), "git-compare", "report", lambda: _compare(reach),
            tip=mark("What was added, changed and removed between two dates"), objection=reach.needs_file, group=5,
        ),
        Command(
            "history.past", mark("Show as it &stood on…"), "calendar-clock", "view", lambda: _ask_past(reach),
            tip=mark("Every page as it was on a day of the past, read only"), objection=reach.needs_file, group=8,
        ),
    )  # fmt: skip


def _show_steps(reach: Reach) -> None:
    if reach.context is not None:
        reach.context.go("history")


def _needs_record(reach: Reach) -> str | None:
    context = reach.context
    if context is None:
        return reach.needs_file()
    return None if context.current.record_id is not None else tr("no record is selected")


def _show_record(reach: Reach) -> None:
    """The history page, narrowed to the record selected."""
    context = reach.context
    if context is None or context.current.record_id is None:
        return
    kind, record_id = context.current.kind, context.current.record_id
    context.go("history")
    from axonix_desktop.ui.pages.history import HistoryPage

    page = reach.page("history")
    if isinstance(page, HistoryPage):
        page.show_record(kind, record_id)


def _compare(reach: Reach) -> None:
    context = reach.context
    if context is not None:
        from axonix_desktop.ui.history.compare import CompareDialog

        dialog = CompareDialog(context, context.programme.today(), context.window)
        dialog.exec()
        dialog.deleteLater()


def _ask_past(reach: Reach) -> None:
    """Ask which day, then show the window as it stood."""
    context = reach.context
    if context is None:
        return
    from axonix_desktop.ui.history.past import PastDialog

    dialog = PastDialog(context.look, context.programme.file, context.programme.today(), context.window)
    if dialog.exec():
        context.show_past(dialog.moment())
    dialog.deleteLater()
