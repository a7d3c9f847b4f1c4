"""Asks how to enrol, complete, refresh or cancel, and does it: one change set, with a word and a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from axonix_desktop.actions.training import cancel_enrolments, complete_group, enrol_group, enrol_refreshers
from axonix_desktop.core.words import tr
from axonix_desktop.ui.aside import change_rows
from axonix_desktop.ui.context import PageContext


def enrol(context: PageContext, people: Sequence[int] = (), courses: Sequence[int] = ()) -> None:
    """Ask whom to enrol in what, and enrol them."""
    from axonix_desktop.ui.training.enrol_dialog import EnrolDialog

    dialog = EnrolDialog(context, people, courses)
    is_wanted = bool(dialog.exec())
    dialog.deleteLater()
    if not is_wanted:
        return
    act = partial(
        enrol_group, people=dialog.people, courses=dialog.courses, due_on=dialog.due_on, cohort=dialog.cohort,
        today=context.programme.today(),
    )  # fmt: skip
    rows = len(dialog.people) * len(dialog.courses)
    _do(context, act, tr("Enrolling people"), tr("They could not be enrolled"), rows)


def complete(context: PageContext, enrolments: Sequence[int] = ()) -> None:
    """Ask who completed what, and record it."""
    from axonix_desktop.ui.training.complete_dialog import CompleteDialog

    dialog = CompleteDialog(context, enrolments)
    is_wanted = bool(dialog.exec())
    dialog.deleteLater()
    if not is_wanted or dialog.completed_on is None:
        return
    act = partial(
        complete_group, enrolments=dialog.enrolments, completed_on=dialog.completed_on, score=dialog.score,
        today=context.programme.today(),
    )  # fmt: skip
    failure = tr("The completions could not be recorded")
    _do(context, act, tr("Recording completions"), failure, len(dialog.enrolments))


def refresh(context: PageContext, people: Sequence[int] | None = None) -> None:
    """Ask whose knowledge is to be refreshed, and enrol them."""
    from axonix_desktop.ui.training.complete_dialog import RefreshDialog

    dialog = RefreshDialog(context, people)
    is_wanted = bool(dialog.exec())
    dialog.deleteLater()
    if not is_wanted:
        return
    act = partial(
        enrol_refreshers, within_days=dialog.days, due_on=dialog.due_on, cohort=dialog.cohort, people=people,
        today=context.programme.today(),
    )  # fmt: skip
    _do(context, act, tr("Enrolling people"), tr("They could not be enrolled"), dialog.rows)


def cancel(context: PageContext, enrolments: Sequence[int]) -> None:
    """Cancel enrolments; undo brings them back, so nobody is asked."""
    act = partial(cancel_enrolments, enrolments=enrolments)
    _do(context, act, tr("Cancelling enrolments"), tr("They could not be cancelled"), len(enrolments))


def _do(context: PageContext, act: Callable[..., object], title: str, failure: str, rows: int) -> None:
    """Do it, aside where it concerns many rows, and say so with the way back."""
    before = context.programme.undo_label()

    def done() -> None:
        label = context.programme.undo_label()
        if label and label != before:
            context.toast.say(label, tr("Undo"), lambda: context.run("edit.undo"))

    change_rows(context, title, act, failure, done, rows=rows)
