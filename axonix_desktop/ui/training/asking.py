"""Asks how to enrol, complete, refresh or cancel, and does it: one change set, with a word and a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from axonix_desktop.actions.training import cancel_enrolments, complete_group, enrol_group, enrol_refreshers
from axonix_desktop.core.words import tr
from axonix_desktop.ui.context import PageContext


def enrol(context: PageContext, people: Sequence[int] = (), courses: Sequence[int] = ()) -> bool:
    """Ask whom to enrol in what. True when people were enrolled."""
    from axonix_desktop.ui.training.enrol_dialog import EnrolDialog

    dialog = EnrolDialog(context, people, courses)
    is_wanted = bool(dialog.exec())
    dialog.deleteLater()
    if not is_wanted:
        return False
    act = partial(
        enrol_group, people=dialog.people, courses=dialog.courses, due_on=dialog.due_on, cohort=dialog.cohort,
        today=context.programme.today(),
    )  # fmt: skip
    return _done(context, act, tr("They could not be enrolled"))


def complete(context: PageContext, enrolments: Sequence[int] = ()) -> bool:
    """Ask who completed what. True when something was recorded."""
    from axonix_desktop.ui.training.complete_dialog import CompleteDialog

    dialog = CompleteDialog(context, enrolments)
    is_wanted = bool(dialog.exec())
    dialog.deleteLater()
    if not is_wanted or dialog.completed_on is None:
        return False
    act = partial(
        complete_group, enrolments=dialog.enrolments, completed_on=dialog.completed_on, score=dialog.score,
        today=context.programme.today(),
    )  # fmt: skip
    return _done(context, act, tr("The completions could not be recorded"))


def refresh(context: PageContext, people: Sequence[int] | None = None) -> bool:
    """Ask whose knowledge is to be refreshed. True when people were enrolled."""
    from axonix_desktop.ui.training.complete_dialog import RefreshDialog

    dialog = RefreshDialog(context, people)
    is_wanted = bool(dialog.exec())
    dialog.deleteLater()
    if not is_wanted:
        return False
    act = partial(
        enrol_refreshers, within_days=dialog.days, due_on=dialog.due_on, cohort=dialog.cohort, people=people,
        today=context.programme.today(),
    )  # fmt: skip
    return _done(context, act, tr("They could not be enrolled"))


def cancel(context: PageContext, enrolments: Sequence[int]) -> bool:
    """Cancel enrolments; undo brings them back, so nobody is asked."""
    return _done(context, partial(cancel_enrolments, enrolments=enrolments), tr("They could not be cancelled"))


def _done(context: PageContext, act: Callable[..., object], failure: str) -> bool:
    """Do it and say so, with the way back."""
    before = context.programme.undo_label()
    if not context.change(act, failure):
        return False
    label = context.programme.undo_label()
    if label and label != before:
        context.toast.say(label, tr("Undo"), lambda: context.run("edit.undo"))
    return True
