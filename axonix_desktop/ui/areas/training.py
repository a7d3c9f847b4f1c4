"""Commands of training: enrolling groups, recording completions, refreshers, cancelling, evidence of AI literacy."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from axonix_desktop.core.words import mark, tr
from axonix_desktop.ui.commands import Command
from axonix_desktop.ui.context import PageContext
from axonix_desktop.ui.reach import Reach

_PEOPLE, _ENROLMENTS = ("people", "training/people"), ("training/enrolments",)
_COURSES = ("training/courses",)


def commands(reach: Reach) -> tuple[Command, ...]:
    """What can be done about training; the selected people, courses or enrolments are taken where there are any."""

    def with_context(do: Callable[[PageContext], object]) -> Callable[[], object]:
        return lambda: do(reach.context) if reach.context is not None else None

    under = mark("Training")
    return (
        Command("training.enrol", mark("&Enrol people…"), "user-plus", "data", with_context(partial(_enrol, reach)),
                tip=mark("Enrol a group of people in courses"), objection=partial(_needs_course, reach), under=under,
                group=7),
        Command("training.complete", mark("Record &completions…"), "check-check", "data",
                with_context(partial(_complete, reach)), tip=mark("Record who is through with a course"),
                objection=partial(_needs_enrolment, reach), under=under, group=7),
        Command("training.refreshers", mark("Enrol for &refreshers…"), "refresh-cw", "data",
                with_context(_refresh), tip=mark("Enrol again whose completion has run out or soon will"),
                objection=partial(_needs_enrolment, reach), under=under, group=7),
        Command("training.cancel", mark("Ca&ncel the selected enrolments"), "ban", "data",
                with_context(partial(_cancel, reach)), tip=mark("Cancel enrolments; what is completed stays"),
                objection=partial(_needs_selection, reach), under=under, group=7),
        Command("training.evidence", mark("Save AI literacy as a ta&ble…"), "file-spreadsheet", "report",
                with_context(_save_evidence), tip=mark("Who learned what and when, as an Excel workbook or CSV file"),
                objection=reach.needs_file, group=1),
    )  # fmt: skip


def _enrol(reach: Reach, context: PageContext) -> None:
    from axonix_desktop.ui.training.asking import enrol

    enrol(context, _selected(reach, "person", _PEOPLE), _selected(reach, "course", _COURSES))


def _complete(reach: Reach, context: PageContext) -> None:
    from axonix_desktop.ui.training.asking import complete

    complete(context, _selected(reach, "enrolment", _ENROLMENTS))


def _refresh(context: PageContext) -> None:
    from axonix_desktop.ui.training.asking import refresh

    refresh(context)


def _cancel(reach: Reach, context: PageContext) -> None:
    from axonix_desktop.ui.training.asking import cancel

    cancel(context, _selected(reach, "enrolment", _ENROLMENTS))


def _save_evidence(context: PageContext) -> None:
    from axonix_desktop.ui.training.evidence import save_table

    save_table(context)


def _selected(reach: Reach, kind: str, pages: tuple[str, ...]) -> tuple[int, ...]:
    """The records of a kind that are selected on one of the pages where they live."""
    context, page = reach.context, reach.page()
    if context is None or page is None or page.page_id not in pages or context.current.kind != kind:
        return ()
    return tuple(context.current.selected)


def _has(reach: Reach, kind: str) -> bool:
    from axonix_desktop.store.queries.records import has_any

    context = reach.context
    return context is not None and has_any(context.programme.file, kind)


def _needs_course(reach: Reach) -> str | None:
    """Why nobody can be enrolled now, or None."""
    reason = reach.may_write()
    if reason is None and not _has(reach, "course"):
        return tr("There is no course yet. Add one, or import a list of courses.")
    if reason is None and not _has(reach, "person"):
        return tr("There are no people yet. Add them, or import a list.")
    return reason


def _needs_enrolment(reach: Reach) -> str | None:
    """Why nothing can be completed or refreshed now, or None."""
    reason = reach.may_write()
    if reason is None and not _has(reach, "enrolment"):
        return tr("Nobody is enrolled yet. Enrol people first.")
    return reason


def _needs_selection(reach: Reach) -> str | None:
    """Why no enrolment can be cancelled now, or None."""
    return reach.may_write() or (
        None if _selected(reach, "enrolment", _ENROLMENTS) else tr("Select enrolments on the Training page first.")
    )
